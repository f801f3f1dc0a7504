#!/usr/bin/env bats
# SPDX-License-Identifier: Apache-2.0
load program

@test "a pair is added once, and found at once" {
	run -0 --separate-stderr taiyaku add --kind term --note seen 灯台 lighthouse
	output_is ''
	run -0 taiyaku add --kind term 灯台 lighthouse
	run -0 --separate-stderr taiyaku export --to jsonl
	[ "${#lines[@]}" = 1 ]
	[[ $output == *'"ja":"灯台","en":"lighthouse","kind":"term"'*'"note":"seen"'* ]]
	run -0 taiyaku search 灯
	run -0 taiyaku match --kind term 灯台
}

@test "a program is told the pair and its id" {
	run -0 --separate-stderr taiyaku add --json --dry-run 灯台 lighthouse
	[[ $output == '{"ja":"灯台","en":"lighthouse","kind":"segment","id":"'*'","origins":[]}' ]]
	[ ! -e store.tyk ]
	said=$output
	run -0 --separate-stderr taiyaku add --json 灯台 lighthouse
	output_is "$said"
	run -0 --separate-stderr taiyaku export --to jsonl
	output_is "$said"
	run -0 --separate-stderr taiyaku add --tsv --languages en:ja beacon 灯台
	[[ $output == $'beacon\t灯台\tsegment\t'* ]]
}

@test "two texts are needed" {
	run -2 --separate-stderr taiyaku add 灯台
	run -2 --separate-stderr taiyaku add 灯台 ' '
	run -2 --separate-stderr taiyaku add $'\u3000' lighthouse
	one_error 'a text is empty'
}

@test "a status that there is not is told with those there are" {
	run -2 --separate-stderr taiyaku add 灯台 lighthouse --status aproved
	one_error "option '--status' takes approved, provisional, non-standard or forbidden, not 'aproved'; did you mean 'approved'?"
	[ ! -e store.tyk ]
	run -0 taiyaku add 灯台 lighthouse --status forbidden
	run -0 --separate-stderr taiyaku export --to jsonl
	[[ $output == *'"status":"forbidden"'* ]]
}
