#!/usr/bin/env bats
# SPDX-License-Identifier: Apache-2.0
load program

term() {
	run -0 taiyaku add --kind term --note 'to check' "$@" 灯台 'light house'
}

@test "a text is put right, and the new id is said" {
	term
	run -0 --separate-stderr taiyaku edit --json 灯台 --en lighthouse
	[[ $output == '{"ja":"灯台","en":"lighthouse","kind":"term",'*'"note":"to check"'*'"was":"'* ]]
	id=${output#*\"id\":\"} was=${output#*\"was\":\"}
	[ "${id:0:16}" != "${was:0:16}" ]
	run -1 taiyaku lookup --exact 'light house'
	run -0 taiyaku search lighthous
	run -0 taiyaku match --kind term lighthouse
	run -0 taiyaku info --count
	run -0 taiyaku edit "${id:0:16}" --ja 灯台守 --en 'lighthouse keeper'
	[[ $output == *'id '*'before: '"${id:0:16}"* ]]
	run -1 taiyaku edit "${was:0:16}" --note none
}

@test "note, status and reading change, the id does not" {
	term
	run -0 --separate-stderr taiyaku edit 'light house' --json --note seen --status approved --reading とうだい
	[[ $output == *'"status":"approved"'*'"note":"seen"'*'"reading":"とうだい"'* ]]
	id=${output#*\"id\":\"} was=${output#*\"was\":\"}
	[ "${id:0:16}" = "${was:0:16}" ]
	run -0 taiyaku lookup toudai
	run -0 taiyaku edit 灯台 --clear note,reading
	run -1 taiyaku lookup toudai
	run -0 --separate-stderr taiyaku lookup --json 灯台
	[[ $output != *'"note"'* ]]
	run -2 --separate-stderr taiyaku edit 灯台 --clear notes
	one_error "option '--clear' takes"
}

@test "kind and memory are what it gets" {
	term
	run -0 taiyaku edit 灯台 --kind title --memory acme
	run -0 taiyaku lookup --memory acme --kind title 灯台
	run -0 taiyaku match --memory acme 灯台
	run -1 taiyaku lookup --kind term 灯台
	run -0 --separate-stderr taiyaku info --json
	[[ $output == *'"pairs":1,"titles":1,'* ]]
}

@test "what becomes equal to another pair becomes one with it" {
	term
	run -0 taiyaku add --kind term 灯台 lighthouse
	run -0 --separate-stderr taiyaku edit 'light house' --en lighthouse
	stderr_is 'taiyaku: this pair was there already: the two are one now'
	run -0 --separate-stderr taiyaku export --to jsonl
	[ "${#lines[@]}" = 1 ]
	[[ $output == *'"note":"to check"'* ]]
}

@test "one pair at a time, and only with something to change" {
	term
	run -0 taiyaku add --kind term 灯台 lighthouse
	run -1 --separate-stderr taiyaku edit 灯台 --note x
	stderr_is "taiyaku: '灯台' is the name of 2 pairs: name one by its id"
	run -1 --separate-stderr taiyaku edit 港 --note x
	stderr_is "taiyaku: no pair is called '港'"
	run -2 --separate-stderr taiyaku edit - --note x <<<$'light house\nlighthouse'
	one_error 'edit takes one NAME, not 2'
	run -2 taiyaku edit 灯台
	run -2 taiyaku edit lighthouse --en ' '
	run -2 taiyaku --store missing.tyk edit 灯台 --note x
	[ ! -e missing.tyk ]
}

@test "a trial run changes nothing" {
	term
	run -0 taiyaku edit --dry-run 灯台 --en beacon
	[[ $output == *beacon* ]]
	run -1 taiyaku lookup beacon
}
