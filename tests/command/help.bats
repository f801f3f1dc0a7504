#!/usr/bin/env bats
# SPDX-License-Identifier: Apache-2.0
load program

@test "help lists the commands in their groups" {
	run -0 --separate-stderr taiyaku help
	stderr_is ''
	for command in $(taiyaku help --list); do
		grep -q "^  $command" <<<"$output"
	done
	[ "$(grep -E '^(find pairs|keep them|ask|work|look after)$' <<<"$output" | wc -l)" = 5 ]
	[ "$(taiyaku --help)" = "$output" ]
	[ "$(taiyaku -h)" = "$output" ]
}

@test "help COMMAND, COMMAND --help and --help COMMAND say the same" {
	for command in $(taiyaku help --list); do
		run -0 --separate-stderr taiyaku help "$command"
		stderr_is ''
		[[ ${lines[0]} == "taiyaku $command [OPTIONS]"* ]]
		[ "$(taiyaku "$command" --help)" = "$output" ]
		[ "$(taiyaku --help "$command")" = "$output" ]
	done
	run -2 --separate-stderr taiyaku help lokup
	stderr_is "taiyaku: no command 'lokup'; did you mean 'lookup'?"
}

@test "no line of help is wider than a terminal" {
	for command in $(taiyaku help --list); do
		taiyaku help "$command" | sed '/^Example:/,$d; /^Formats:/,$d' | awk 'length > 80 { exit 1 }'
	done
	taiyaku help | awk 'length > 80 { exit 1 }'
}

@test "every example works as pasted" {
	unset TAIYAKU_STORE
	PATH=$(dirname "$TAIYAKU"):$PATH
	for command in $(taiyaku help --list); do
		example=$(taiyaku help "$command" | sed '1,/^Example:$/d')
		[[ $example == *"taiyaku "*"$command"* ]]
		run -0 --separate-stderr sh -c "$example"
		stderr_is ''
		# And once more: it leaves nothing that disturbs it.
		run -0 sh -c "$example"
	done
	[ ! -e .local ]
}

@test "man pages are sound roff and hold every option" {
	command -v groff >/dev/null || skip "no groff"
	for command in '' $(taiyaku help --list); do
		# shellcheck disable=SC2086
		taiyaku help --man $command >page.1
		run -0 groff -ww -k -Tutf8 -man -z page.1
		output_is ''
		groff -k -Tascii -P-cbou -man page.1 >page.txt
		grep -q '^NAME$' page.txt
		grep -q -- '--store PATH' page.txt
		# shellcheck disable=SC2086
		for option in $(taiyaku help $command | grep -o '^ *\(-., \)\?--[a-z-]*' | grep -o -- '--.*'); do
			grep -q -- "$option" page.txt
		done
	done
	man -l --warnings page.1 >/dev/null 2>man.log
	[ ! -s man.log ]
}

@test "bash takes the completions, and completes" {
	taiyaku help --completion bash >completion
	bash -n completion
	. completion
	complete_words() {
		COMP_WORDS=("$@")
		COMP_CWORD=$(($# - 1))
		_taiyaku
		echo "${COMPREPLY[*]}"
	}
	[ "$(complete_words taiyaku lo)" = lookup ]
	[ "$(complete_words taiyaku --store x exp)" = export ]
	[ "$(complete_words taiyaku lookup --lev)" = --level ]
	[ "$(complete_words taiyaku lookup --level ka)" = "kana kanji" ] ||
		[ "$(complete_words taiyaku lookup --level ka)" = "kana" ]
	[ "$(complete_words taiyaku lookup --color = al)" = always ]
	[ "$(complete_words taiyaku help al)" = align ]
	touch here.txt
	[ "$(complete_words taiyaku align he)" = here.txt ]
	[ "$(complete_words taiyaku lookup he)" = '' ]
	[ "$(complete_words taiyaku export --to jso)" = jsonl ]
}

@test "zsh takes the completions" {
	command -v zsh >/dev/null || skip "no zsh"
	taiyaku help --completion zsh >_taiyaku
	zsh -n _taiyaku
	[ "$(head -n 1 _taiyaku)" = '#compdef taiyaku' ]
}

@test "fish takes the completions, and completes" {
	command -v fish >/dev/null || skip "no fish"
	taiyaku help --completion fish >completion
	fish -n completion
	run -0 fish -c 'source completion; complete -C "taiyaku lookup --lev"'
	[[ $output == --level* ]]
	run -0 fish -c 'source completion; complete -C "taiyaku help loo"'
	[[ $output == lookup* ]]
	run -0 fish -c 'source completion; complete -C "taiyaku --store x.tyk -q loo"'
	[[ $output == lookup* ]]
	run -0 fish -c 'source completion; complete -C "taiyaku --store x.tyk lookup loo"'
	[[ $output != lookup* ]]
}
