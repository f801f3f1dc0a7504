#!/usr/bin/env bats
# SPDX-License-Identifier: Apache-2.0
# Other people's programs on a translation memory made from documents.  A program that is not
# installed skips its test and says so; tests/setup.sh clients installs them.

load ../command/program.bash

need() { # PROGRAM or FILE
	command -v "$1" >/dev/null || [ -e "$1" ] || skip "$1 is not installed"
}

memory() { # makes memory.tmx from the samples
	taiyaku import -q "$BATS_TEST_DIRNAME"/../samples/*
	taiyaku export -o memory.tmx
}

# The schemas that are kept beside the repository, or named.
shared() {
	local folder=${TAIYAKU_SHARED:-$BATS_TEST_DIRNAME/../../../shared}
	[ -e "$folder/$1" ] || skip "no $1: TAIYAKU_SHARED names the folder it is in"
	echo "$folder/$1"
}

@test "a memory is valid against the DTD of TMX 1.4b" {
	need xmllint
	dtd=$(shared schemas/tmx14.dtd)
	memory
	xmllint --nonet --noout --dtdvalid "$dtd" memory.tmx
}

# Console mode, as a translator's build does it: a line of the source that is in the memory comes
# out translated.
@test "OmegaT translates a Japanese title from a memory" {
	need java
	need /usr/share/omegat/OmegaT.jar
	mkdir -p project/{source,target,tm/auto,glossary,omegat,dictionary} home
	memory
	cp memory.tmx project/tm/auto/
	printf '%s\n' '海の国道：連絡船と町の記憶' >project/source/a.txt
	cat >project/omegat.project <<'EOF'
<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<omegat><project version="1.0">
<source_dir>__DEFAULT__</source_dir><target_dir>__DEFAULT__</target_dir><tm_dir>__DEFAULT__</tm_dir>
<glossary_dir>__DEFAULT__</glossary_dir><glossary_file>__DEFAULT__</glossary_file>
<dictionary_dir>__DEFAULT__</dictionary_dir>
<source_lang>ja</source_lang><target_lang>en</target_lang>
<source_tok>org.omegat.tokenizer.LuceneJapaneseTokenizer</source_tok>
<target_tok>org.omegat.tokenizer.LuceneEnglishTokenizer</target_tok>
<sentence_seg>false</sentence_seg><support_default_translations>true</support_default_translations>
<remove_tags>false</remove_tags></project></omegat>
EOF
	run java -Djava.awt.headless=true -Duser.home="$PWD/home" -jar /usr/share/omegat/OmegaT.jar \
		"$PWD/project" --mode=console-translate --quiet --config-dir="$PWD/home/.omegat"
	# A memory that it cannot load is only told, not a failure.
	[[ $output != *TF_TM_LOAD_ERROR* ]] || {
		echo "$output"
		return 1
	}
	grep -Fx 'National road of the sea: Ferries and what towns remember' project/target/a.txt
}

@test "translate-toolkit reads every unit of a memory" {
	need /usr/lib/python3/dist-packages/translate
	memory
	units=$(taiyaku export --to jsonl | wc -l)
	read=$(/usr/bin/python3 -c '
from translate.storage import factory
units = factory.getobject("memory.tmx").units
print(sum(1 for u in units if u.source and u.target))')
	[ "$units" -gt 15 ]
	[ "$read" = "$units" ]
}

@test "translate-toolkit's pretranslate fills a PO from a memory" {
	need pretranslate
	memory
	cat >in.pot <<'EOF'
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\n"
"Content-Transfer-Encoding: 8bit\n"

msgid "救命胴衣"
msgstr ""
EOF
	cp in.pot template.po
	pretranslate --tm=memory.tmx -s 60 -t template.po in.pot out.po --progress=none
	grep -Fx 'msgstr "life jacket"' out.po
}

@test "translate-toolkit reads every unit of a memory as XLIFF" {
	need /usr/lib/python3/dist-packages/translate
	memory
	taiyaku convert memory.tmx memory.xlf
	units=$(taiyaku export --to jsonl | wc -l)
	read=$(/usr/bin/python3 -c '
from translate.storage import factory
units = factory.getobject("memory.xlf").units
print(sum(1 for u in units if u.source and u.target))')
	[ "$units" -gt 15 ]
	[ "$read" = "$units" ]
}
