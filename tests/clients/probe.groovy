// SPDX-License-Identifier: Apache-2.0
// Runs inside OmegaT when it has loaded a project: prints the terms of glossary/taiyaku.txt that it
// finds in each segment.
import org.omegat.core.Core
import org.omegat.gui.glossary.GlossaryReaderTSV
import org.omegat.tokenizer.DefaultTokenizer
import org.omegat.tokenizer.ITokenizer.StemmingMode

if (eventType.toString() == "LOAD") {
	def project = Core.project
	def file = new File(project.projectProperties.glossaryRoot, "taiyaku.txt")
	def tokens = { text -> project.sourceTokenizer.tokenizeWords(text, StemmingMode.GLOSSARY) }
	def out = new PrintStream(System.out, true, "UTF-8")

	GlossaryReaderTSV.read(file, false).each { term ->
		project.allEntries.each { entry ->
			if (DefaultTokenizer.isContainsAll(tokens(entry.srcText), tokens(term.srcText), false))
				out.println "GLOSSARY\t${entry.srcText}\t${term.srcText}\t${term.locText}"
		}
	}
}
