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

@test "the first change brings a store of version 1 to the version of today" {
	python3 -c 'import lzma, sys; sys.stdout.buffer.write(lzma.open(sys.argv[1]).read())' \
		"$BATS_TEST_DIRNAME/../cases/store/version-1.tyk.xz" >store.tyk
	run -2 --separate-stderr taiyaku info
	one_error "$PWD/store.tyk: the store is of version 1: a command that writes brings it to 3"
	run -0 taiyaku add 港 harbour
	run -0 --separate-stderr taiyaku info --count --json
	[[ $output == *'"version":3,'*'"pairs":2101,'*'"counted":2101,'* ]]
	run -0 taiyaku search --count --memory acme chapter
	output_is 2100
	run -0 taiyaku lookup --exact 第1201章
	run -0 taiyaku match --threshold 100 'chapter 1201'
	run -0 taiyaku export -o again.tsv
	run -0 taiyaku import -q again.tsv
}
