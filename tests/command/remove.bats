#!/usr/bin/env bats
# SPDX-License-Identifier: Apache-2.0
load program

# Four terms, two of them of one Japanese word, one of a client, one with a tuid.
four() {
	printf '%s\n' '{"ja":"灯台","en":"lighthouse","kind":"term"}' \
		'{"ja":"灯台","en":"beacon","kind":"term"}' \
		'{"ja":"港","en":"harbour","kind":"term","memory":"acme"}' \
		'{"ja":"舟","en":"boat","kind":"term","tuid":"t-1"}' >four.jsonl
	run -0 taiyaku import -q four.jsonl
}
left() {
	taiyaku export --to tsv | tail -n +2 | cut -f 1,2 | sort | tr '\t\n' '=;'
}
id_of() {
	taiyaku export --to jsonl | sed -n "s/.*\"en\":\"$1\".*\"id\":\"\([0-9a-f]*\)\".*/\1/p"
}

@test "a pair goes by its id, and from all searches" {
	four
	run -0 --separate-stderr taiyaku remove --json "$(id_of beacon)"
	[[ $output == '{"ja":"灯台","en":"beacon","kind":"term"'* ]]
	[ "$(left)" = '港=harbour;灯台=lighthouse;舟=boat;' ]
	run -1 taiyaku lookup beacon
	run -1 taiyaku match --kind term beacon
	run -1 taiyaku search beaco
	run -0 taiyaku info --count
	run -0 taiyaku import -q four.jsonl
	run -0 taiyaku lookup beacon
}

@test "by its tuid, and by the whole of a text in either language" {
	four
	run -0 taiyaku remove t-1 harbour
	[[ $output == *'2 removed' ]]
	[ "$(left)" = '灯台=beacon;灯台=lighthouse;' ]
	cp store.tyk before
	run -1 --separate-stderr taiyaku remove 灯
	output_is ''
	cmp store.tyk before
	stderr_is "taiyaku: no pair is called '灯'"
	run -1 --separate-stderr taiyaku remove ''
	stderr_is "taiyaku: no name was given"
}

@test "a text of several pairs removes nothing without --all" {
	four
	run -1 --separate-stderr taiyaku remove 舟 灯台
	[[ $output == *beacon*'id '*lighthouse*'id '* ]]
	stderr_is "taiyaku: '灯台' is the name of 2 pairs: name one by its id"
	[ "$(left)" = '港=harbour;灯台=beacon;灯台=lighthouse;舟=boat;' ]
	run -0 taiyaku remove --all 灯台
	[ "$(left)" = '港=harbour;舟=boat;' ]
}

@test "only pairs of the memory and the kind asked for" {
	four
	run -1 taiyaku remove --memory acme 舟
	run -1 taiyaku remove --kind title 港
	run -0 taiyaku remove --memory acme --kind term 港
	[ "$(left)" = '灯台=beacon;灯台=lighthouse;舟=boat;' ]
}

@test "a whole memory or kind goes with --all, and nothing without" {
	four
	run -2 taiyaku remove --memory acme
	run -2 taiyaku remove --all
	run -0 taiyaku remove --memory acme --all
	[ "$(left)" = '灯台=beacon;灯台=lighthouse;舟=boat;' ]
	run -0 taiyaku remove --kind term --all
	[ "$(left)" = '' ]
	run -1 taiyaku remove --kind term --all
}

@test "names come from standard input, unknown ones are skipped and told" {
	four
	run -3 --separate-stderr taiyaku remove --tsv - <<<"$(id_of beacon)"$'\n舟\n舟\nnone\n\n'
	[ "${#lines[@]}" = 2 ]
	stderr_is "taiyaku: no pair is called 'none'"
	[ "$(left)" = '港=harbour;灯台=lighthouse;' ]
}

@test "a trial run changes nothing, and a store is not made" {
	four
	run -0 taiyaku remove --dry-run 舟
	[[ $output == *'dry run'* ]]
	[ "$(left)" = '港=harbour;灯台=beacon;灯台=lighthouse;舟=boat;' ]
	run -2 --separate-stderr taiyaku --store missing.tyk remove 舟
	one_error missing.tyk
	[ ! -e missing.tyk ]
}
