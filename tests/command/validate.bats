#!/usr/bin/env bats
# SPDX-License-Identifier: Apache-2.0
load program

@test "a sound file is exit status 0 without a word" {
	glossary
	run -0 --separate-stderr taiyaku validate glossary.tsv
	output_is ''
	stderr_is ''
}

@test "problems are results, one a line with their place; exit status 1" {
	printf '{"ja":"港","en":"harbour"}\n{"ja":"船"}\n[]\n' >list.jsonl
	glossary
	run -1 --separate-stderr taiyaku validate glossary.tsv list.jsonl
	stderr_is ''
	[ "${#lines[@]}" = 2 ]
	[[ ${lines[0]} == 'list.jsonl:2: '* ]]
	[[ ${lines[1]} == 'list.jsonl:3: '* ]]
	run -1 --separate-stderr taiyaku validate --json list.jsonl
	[[ ${lines[0]} == '{"file":"list.jsonl","line":2,"column":'*',"message":"'*'"}' ]]
	run -1 --separate-stderr taiyaku validate --tsv list.jsonl
	[[ ${lines[0]} == $'list.jsonl\t2\t'* ]]
}

@test "a file that is not the format at all is a problem" {
	: >empty.tsv
	run -1 --separate-stderr taiyaku validate empty.tsv
	output_is 'empty.tsv: the file is empty'
	stderr_is ''
	head -c 1000 /dev/zero >zeros.tsv
	run -1 --separate-stderr taiyaku validate --from tsv zeros.tsv
	[[ $output == 'zeros.tsv: '* ]]
}

@test "a file that cannot be read is exit status 2, and the others are read" {
	printf '{"ja":"船","en":"ship"}\n{"ja":"船"}\n' >list.jsonl
	run -2 --separate-stderr taiyaku validate missing.tmx list.jsonl .
	[[ $output == 'list.jsonl:2: '* ]]
	stderr_is $'taiyaku: missing.tmx: cannot open: no such file or directory\ntaiyaku: .: is a directory'
}

@test "standard input is validated" {
	run -1 --separate-stderr bash -c 'printf "{\"ja\":\"船\"}\n{\"ja\":\"船\",\"en\":\"ship\"}\n" | "$TAIYAKU" validate --from jsonl -'
	[[ $output == '(standard input):1: '* ]]
}
