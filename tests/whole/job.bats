#!/usr/bin/env bats
# SPDX-License-Identifier: Apache-2.0
# The main job from end to end: documents in, a translation memory out.

load ../command/program.bash

samples=$BATS_TEST_DIRNAME/../samples

@test "importing the same documents twice changes nothing" {
	taiyaku import -q "$samples"/*
	taiyaku export --to jsonl -o first.jsonl
	run taiyaku import "$samples"/*
	[ "$status" = 0 ]
	[[ $output$stderr == *" 0 added, 0 merged, "* ]]
	taiyaku export --to jsonl -o second.jsonl
	cmp first.jsonl second.jsonl
}

@test "a memory imported into an empty store is exported with the same bytes" {
	taiyaku import -q "$samples"/*
	taiyaku export -o first.tmx
	taiyaku --store other.tyk import -q first.tmx
	taiyaku --store other.tyk export -o second.tmx
	cmp first.tmx second.tmx
	taiyaku --store other.tyk export --to jsonl -o other.jsonl
	taiyaku export --to jsonl -o this.jsonl
	cmp this.jsonl other.jsonl
}

@test "two stores that saw the same documents hold the same ids" {
	taiyaku --store a.tyk import -q "$samples"/harbour.txt "$samples"/catalogue.html
	taiyaku --store b.tyk import -q "$samples"/catalogue.html
	taiyaku --store b.tyk import -q "$samples"/harbour.txt
	taiyaku --store a.tyk export --to jsonl -o a.jsonl
	taiyaku --store b.tyk export --to jsonl -o b.jsonl
	cmp a.jsonl b.jsonl
}

@test "two articles that gloss a title differently give two pairs, each with its origin" {
	printf '%s\n' 'Mori, H. (2019). 港の灯り、再び [Harbour lights, again]. 3 April 2019.' >one.txt
	printf '%s\n' 'Sato, K. (2020). 港の灯り、再び [The lights of the harbour return]. 5 May 2020.' >two.txt
	taiyaku import -q one.txt two.txt
	run taiyaku lookup --json 港の灯り、再び
	[ "$status" = 0 ]
	[ "${#lines[@]}" = 2 ]
	[[ $output == *'Harbour lights, again'*'"file":"one.txt"'* ]]
	[[ $output == *'The lights of the harbour return'*'"file":"two.txt"'* ]]
}

@test "a romanised author is an author, not a translation" {
	run taiyaku align --json "$samples"/harbour.txt
	[ "$status" = 0 ]
	[[ $output == *'"author":"北海新聞","romanized":"Hokkai Shinbun","year":"2019","date":"2019-04-05"'* ]]
	[[ $output != *'"en":"Hokkai Shinbun"'* ]]
}
