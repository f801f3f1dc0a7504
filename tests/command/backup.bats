#!/usr/bin/env bats
# SPDX-License-Identifier: Apache-2.0
load program

@test "the copy holds what the store held, searches too" {
	glossary
	run -0 taiyaku import -q glossary.tsv
	run -0 --separate-stderr taiyaku backup copy.tyk
	output_is ''
	stderr_is ''
	run -0 taiyaku export --to tsv -o one.tsv
	run -0 taiyaku --store copy.tyk export --to tsv -o two.tsv
	cmp one.tsv two.tsv
	run -0 taiyaku --store copy.tyk search --ids --count 救命
	[ "$output" = 1 ]
	run -0 taiyaku --store copy.tyk match サーバー
	run -0 taiyaku --store copy.tyk info --count
}

@test "nothing is written over, nothing is left behind" {
	glossary
	run -0 taiyaku import -q glossary.tsv
	echo mine >there
	run -2 --separate-stderr taiyaku backup there
	one_error there
	[ "$(cat there)" = mine ]
	run -2 --separate-stderr taiyaku backup missing/copy.tyk
	run -2 --separate-stderr taiyaku backup
	run -2 --separate-stderr taiyaku backup -
	stderr_is "taiyaku: a store is a file, it cannot be '-'"
	[ ! -e ./- ]
	run -2 --separate-stderr taiyaku --store missing.tyk backup copy.tyk
	[ ! -e copy.tyk ]
	[ "$(find . -name '*-copy')" = '' ]
}

@test "a copy made while another process writes is whole, with all of a change or nothing of it" {
	glossary
	run -0 taiyaku import -q glossary.tsv
	mkfifo rows
	"$TAIYAKU" import -q --from tsv - <rows &
	writer=$!
	exec 9>rows
	printf 'ja\ten\n' >&9
	seq 20000 | sed 's/.*/第&章の港の灯り\tchapter & of the harbour lights/' >&9
	run -0 taiyaku backup during.tyk
	run -0 taiyaku --store during.tyk verify
	[[ $(taiyaku --store during.tyk info --json) == *'"pairs":3,'* ]]
	exec 9>&-
	while kill -0 "$writer" 2>/dev/null; do
		rm -f any.tyk
		run -0 taiyaku backup any.tyk
		[[ $(taiyaku --store any.tyk info --json) =~ '"pairs":'(3|20003)',' ]]
	done
	wait "$writer"
	run -0 taiyaku --store any.tyk verify
	run -0 taiyaku backup after.tyk
	[[ $(taiyaku --store after.tyk info --json) == *'"pairs":20003,'* ]]
	[ "$(find . -name '*-copy')" = '' ]
}
