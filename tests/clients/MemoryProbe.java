/* SPDX-License-Identifier: Apache-2.0 */
/* Prints what OmegaT's own reader finds in a TMX file: source, target, a line each. */
import java.io.File;
import java.io.PrintStream;
import org.omegat.util.Language;
import org.omegat.util.TMXReader2;

public class MemoryProbe {
	public static void main(String[] args) throws Exception {
		PrintStream out = new PrintStream(System.out, true, "UTF-8");

		new TMXReader2().readTMX(new File(args[0]), new Language("ja"), new Language("en"), false, false,
				true, false, (unit, source, target, paragraphs) -> {
					if (source != null && target != null)
						out.println(source.text + "\t" + target.text);
					return true;
				});
	}
}
