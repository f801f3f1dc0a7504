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
