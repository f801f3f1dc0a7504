/* SPDX-License-Identifier: Apache-2.0 */
/* Prints what OmegaT's own readers find in a glossary: source, target, a line each. */
import java.io.File;
import java.io.PrintStream;
import java.util.List;
import org.omegat.core.Core;
import org.omegat.core.data.NotLoadedProject;
import org.omegat.core.data.ProjectProperties;
import org.omegat.gui.glossary.GlossaryEntry;
import org.omegat.gui.glossary.GlossaryReaderCSV;
import org.omegat.gui.glossary.GlossaryReaderTBX;
import org.omegat.gui.glossary.GlossaryReaderTSV;
import org.omegat.util.Language;

public class GlossaryProbe {
	static class Properties extends ProjectProperties {
		Properties() throws Exception {
		}

		public Language getSourceLanguage() {
			return new Language("ja");
		}

		public Language getTargetLanguage() {
			return new Language("en");
		}
	}

	static List<GlossaryEntry> read(File file) throws Exception {
		if (file.getName().endsWith(".tbx"))
			return GlossaryReaderTBX.read(file, false);
		if (file.getName().endsWith(".csv"))
			return GlossaryReaderCSV.read(file, false);
		return GlossaryReaderTSV.read(file, false);
	}

	public static void main(String[] args) throws Exception {
		PrintStream out = new PrintStream(System.out, true, "UTF-8");
		Properties properties = new Properties();

		Core.setProject(new NotLoadedProject() {
			public ProjectProperties getProjectProperties() {
				return properties;
			}
		});
		for (GlossaryEntry entry : read(new File(args[0])))
			out.println(entry.getSrcText() + "\t" + entry.getLocText());
	}
}
