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

@test "two texts are needed" {
	run -2 --separate-stderr taiyaku add 灯台
	run -2 --separate-stderr taiyaku add 灯台 ' '
}
