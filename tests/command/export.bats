#!/usr/bin/env bats
# SPDX-License-Identifier: Apache-2.0
load program

@test "the whole store comes out, in one order" {
	glossary
	taiyaku import -q glossary.tsv
	run -0 --separate-stderr taiyaku export --to jsonl
	[ "${#lines[@]}" = 3 ]
	stderr_is ''
	taiyaku export -o one.jsonl
	taiyaku convert one.jsonl two.tsv
	sed '1!G;h;$!d' one.jsonl >reversed.jsonl
	taiyaku --store other.tyk import -q reversed.jsonl
	taiyaku --store other.tyk export -o other.jsonl
	cmp one.jsonl other.jsonl
}

@test "--kind and --memory select" {
	glossary
	printf 'ja\ten\n灯台\tlighthouse\n' >more.tsv
	taiyaku import -q --kind term --memory acme glossary.tsv
	taiyaku import -q --kind segment --memory other more.tsv
	[ "$(taiyaku export --to jsonl | wc -l)" = 4 ]
	[ "$(taiyaku export --to jsonl --kind term | wc -l)" = 3 ]
	[ "$(taiyaku export --to jsonl --memory other | wc -l)" = 1 ]
	[ "$(taiyaku export --to jsonl --memory other --kind term | wc -l)" = 0 ]
}

@test "--languages turns the direction" {
	glossary
	taiyaku import -q glossary.tsv
	run -0 --separate-stderr taiyaku export --languages en:ja --to jsonl
	[[ ${lines[0]} == '{"en":"'*'","ja":"'* ]]
}

@test "--json and --tsv are results as of every command, without a header" {
	glossary
	taiyaku import -q glossary.tsv
	run -0 --separate-stderr taiyaku export --json
	[ "$output" = "$(taiyaku export --to jsonl)" ]
	run -0 --separate-stderr taiyaku export --tsv
	[ "${#lines[@]}" = 3 ]
	[ "$(cut -f 1-3 <<<"$output" | sort | head -n 1)" = $'サーバー\tserver\tsegment' ]
	run -0 --separate-stderr taiyaku export --tsv --languages en:ja
	[ "$(cut -f 1-3 <<<"$output" | sort | head -n 1)" = $'boarding ticket\t乗船券\tsegment' ]
	taiyaku export --json -o list
	[ "$(cat list)" = "$(taiyaku export --json)" ]
}

@test "a store that is not there is an error, and none is made" {
	run -2 --separate-stderr taiyaku export --to tsv
	one_error "$TAIYAKU_STORE: there is no store here: 'taiyaku import' makes one"
	[ ! -e store.tyk ]
}
