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
# out translated, and the terms that OmegaT finds in it are those of the store.
@test "OmegaT translates a project made by export, and finds its terms" {
	need java
	need groovy
	need /usr/share/omegat/OmegaT.jar
	mkdir home
	taiyaku import -q "$BATS_TEST_DIRNAME"/../samples/*
	taiyaku add -q --kind term 連絡船 ferry
	taiyaku export -q --omegat project
	printf '%s\n\n' '海の国道：連絡船と町の記憶' 'これは訳されていない。' >project/source/a.txt
	run java -Djava.awt.headless=true -Duser.home="$PWD/home" -jar /usr/share/omegat/OmegaT.jar \
		"$PWD/project" --mode=console-translate --config-dir="$PWD/home/.omegat" \
		--script="$BATS_TEST_DIRNAME/../clients/probe.groovy"
	# A memory that it cannot load is only told, not a failure.
	[[ $output != *TF_TM_LOAD_ERROR* ]] || {
		echo "$output"
		return 1
	}
	grep -Fx 'National road of the sea: Ferries and what towns remember' project/target/a.txt
	grep -Fx 'これは訳されていない。' project/target/a.txt
	[[ $output == *$'GLOSSARY\t海の国道：連絡船と町の記憶\t連絡船\tferry'* ]] || {
		echo "$output"
		return 1
	}
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

# What translate-toolkit and OmegaT fill from the same memory, taiyaku fills too.

known() { # makes known.tmx, and the store, of a few units
	printf '%s\t%s\n' ja en \
		設定を保存する 'Save the settings' \
		灯台の入口はこちらです 'The entrance of the lighthouse is here' \
		連絡船は三十分おきに出ます 'A ferry leaves every thirty minutes' \
		海の国道を歩く 'Walk the national road of the sea' >known.tsv
	taiyaku import -q known.tsv
	taiyaku export -o known.tmx
}

texts() { # equal, near, near, near, far
	printf '%s\n' 設定を保存する 灯台の出口はこちらです 連絡船は二十分おきに出ます \
		海の国道を歩いた まったく別の文章がここにある
}

entries() {
	printf 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Content-Transfer-Encoding: 8bit\\n"\n'
	texts | sed 's/.*/\nmsgid "&"\nmsgstr ""/'
}

units() {
	echo '<?xml version="1.0" encoding="UTF-8"?>'
	echo '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="a" source-language="ja" target-language="en" datatype="plaintext"><body>'
	texts | awk '{ printf "<trans-unit id=\"%d\"><source>%s</source></trans-unit>\n", NR, $0 }'
	echo '</body></file></xliff>'
}

# The source texts that have a translation, or in XLIFF a proposal.
filled() {
	/usr/bin/python3 -c '
import sys
from translate.storage import factory
for unit in factory.getobject(sys.argv[1]).units:
    if unit.source and (unit.target or getattr(unit, "getalttrans", lambda: [])()):
        print(unit.source)' "$1" | sort
}

@test "a PO is filled at least where translate-toolkit fills it" {
	need pretranslate
	need /usr/lib/python3/dist-packages/translate
	known
	entries >in.po
	cp in.po template.po
	pretranslate --tm=known.tmx -s 75 -t template.po in.po theirs.po --progress=none
	taiyaku pretranslate -q in.po -o ours.po
	[ -n "$(filled theirs.po)" ]
	[ -z "$(comm -23 <(filled theirs.po) <(filled ours.po))" ]
	msgfmt -c -o /dev/null ours.po
	# What is there is whole: pofilter finds no fault that does not come with being fuzzy.
	pofilter --progress=none -t escapes -t newlines -t printf -t untranslated ours.po faults.po
	! grep -F 'Save the settings' faults.po
}

@test "an XLIFF gets at least the proposals of translate-toolkit" {
	need pretranslate
	need /usr/lib/python3/dist-packages/translate
	known
	units >in.xlf
	cp in.xlf template.xlf
	pretranslate --tm=known.tmx -s 75 -t template.xlf in.xlf theirs.xlf --progress=none
	taiyaku pretranslate -q in.xlf -o ours.xlf
	[ -n "$(filled theirs.xlf)" ]
	[ -z "$(comm -23 <(filled theirs.xlf) <(filled ours.xlf))" ]
}

@test "OmegaT translates no more of a PO and an XLIFF than taiyaku" {
	need java
	need /usr/share/omegat/OmegaT.jar
	need /usr/lib/python3/dist-packages/translate
	known
	mkdir -p project/{source,target,tm/auto,glossary,omegat,dictionary} home
	cp known.tmx project/tm/auto/
	entries >project/source/a.po
	# It fills in only what has a target already.
	units | sed 's,<source>\(.*\)</source>,&<target>\1</target>,' >project/source/a.xlf
	cat >project/omegat.project <<'EOP'
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
EOP
	run java -Djava.awt.headless=true -Duser.home="$PWD/home" -jar /usr/share/omegat/OmegaT.jar \
		"$PWD/project" --mode=console-translate --quiet --config-dir="$PWD/home/.omegat"
	[[ $output != *TF_TM_LOAD_ERROR* ]] || {
		echo "$output"
		return 1
	}
	for name in a.po a.xlf; do
		grep -F 'Save the settings' project/target/$name
		taiyaku pretranslate -q project/source/$name -o ours
		for text in 'Save the settings' 'The entrance' 'A ferry' 'Walk the'; do
			! grep -qF "$text" project/target/$name || grep -F "$text" ours
		done
	done
}
