#!/usr/bin/env bats
# SPDX-License-Identifier: Apache-2.0
load program

@test "what the store holds, as text, TSV and JSON" {
	glossary
	article
	taiyaku import -q --kind term glossary.tsv
	taiyaku import -q article.txt
	run -0 --separate-stderr taiyaku info
	[ "${lines[0]}" = "store     $TAIYAKU_STORE" ]
	grep -qx 'pairs     5' <<<"$output"
	grep -qx 'terms     3' <<<"$output"
	grep -qx 'titles    2' <<<"$output"
	run -0 --separate-stderr taiyaku info --tsv
	grep -qx $'pairs\t5' <<<"$output"
	run -0 --separate-stderr taiyaku info --json
	[ "${#lines[@]}" = 1 ]
	[[ $output == '{"store":"'*'/store.tyk","source":"ja","target":"en","version":'*',"bytes":'*',"pairs":5,"titles":2,"segments":0,"terms":3,"names":0}' ]]
}

@test "--count walks the records and agrees" {
	glossary
	article one.txt
	article two.txt
	taiyaku import -q --kind term glossary.tsv
	taiyaku import -q one.txt two.txt
	run -0 --separate-stderr taiyaku info --count --json
	[[ $output == *'"pairs":5,'*'"counted":5,"origins":'[0-9]*'}' ]]
	stderr_is ''
}

@test "a store that is not there is an error" {
	run -2 --separate-stderr taiyaku info
	one_error "$TAIYAKU_STORE: there is no store here: 'taiyaku import' makes one"
}

# older N: store.tyk is a store of version N, of the cases.
older() {
	python3 -c 'import lzma, sys; sys.stdout.buffer.write(lzma.open(sys.argv[1]).read())' \
		"$BATS_TEST_DIRNAME/../cases/store/version-$1.tyk.xz" >store.tyk
	run -2 --separate-stderr taiyaku info
	one_error "$PWD/store.tyk: the store is of version $1: a command that writes brings it to 4"
}

@test "the first change brings a store of version 1 to the version of today" {
	older 1
	run -0 taiyaku add 港 harbour
	run -0 --separate-stderr taiyaku info --count --json
	[[ $output == *'"version":4,'*'"pairs":2101,'*'"counted":2101,'* ]]
	run -0 taiyaku verify
	run -0 taiyaku search --count --memory acme chapter
	output_is 2100
	run -0 taiyaku lookup --exact 第1201章
	run -0 taiyaku match --threshold 100 'chapter 1201'
	run -0 taiyaku export -o again.tsv
	run -0 taiyaku import -q again.tsv
}

@test "a store of version 3 is left alone by what reads, and brought to the version of today by what writes" {
	older 3
	cp store.tyk before
	for command in verify 'backup copy.tyk' 'match 寺塩の話1' export; do
		# shellcheck disable=SC2086
		run -2 --separate-stderr taiyaku $command
		one_error "$PWD/store.tyk: the store is of version 3: a command that writes brings it to 4"
	done
	cmp store.tyk before
	run -0 taiyaku compact
	run -0 taiyaku verify
	run -0 --separate-stderr taiyaku info --json
	[[ $output == *'"version":4,'*'"pairs":700,'* ]]
	run -0 taiyaku match --ids --max 1000 --threshold 50 'a tale of lamp and mat 1'
	[ "$(wc -w <<<"$output")" -eq 101 ]
	run -0 taiyaku match --ids --threshold 100 港町の話
	[ "$(wc -w <<<"$output")" -eq 1 ]
}
