#!/usr/bin/env bats
# SPDX-License-Identifier: Apache-2.0
load program

setup_file() {
	cd "$BATS_FILE_TMPDIR" || return 1
	load program
	glossary
	TAIYAKU_STORE=$PWD/store.tyk taiyaku import -q --kind term glossary.tsv
}

ask() {
	taiyaku --store "$BATS_FILE_TMPDIR/store.tyk" lookup "$@"
}

@test "either language finds a term" {
	run -0 --separate-stderr ask --tsv --exact 救命胴衣
	[[ $output =~ ^$'救命胴衣\tlife jacket\tterm\t'[0-9a-f]{16}$'\texact\t100\t救命胴衣'$ ]]
	run -0 --separate-stderr ask --tsv --exact 'life jacket'
	[[ $output =~ ^$'救命胴衣\tlife jacket\tterm\t'[0-9a-f]{16}$'\texact\t100\tlife jacket'$ ]]
	stderr_is ''
}

@test "JSON adds level and score" {
	run -0 --separate-stderr ask --json --exact ｻｰﾊﾞｰ
	[[ $output =~ ^'{"ja":"サーバー","en":"server","kind":"term","id":"'[0-9a-f]{16}'","origins":'.*',"level":"width","score":'[0-9]+',"query":"ｻｰﾊﾞｰ"}'$ ]]
}

@test "text for people has pair, kind, level and score" {
	run -0 --separate-stderr ask --exact 救命胴衣
	[ "${lines[0]}" = 救命胴衣 ]
	[ "${lines[1]}" = '    life jacket  (term, exact 100)' ]
}

@test "nothing found is exit status 1" {
	run -1 --separate-stderr ask ない言葉
	output_is ''
	stderr_is ''
	run -1 ask ''
	run -1 ask ' '
	run -1 ask $'\u3000'
}

@test "several texts are asked; something found is exit status 0" {
	run -0 --separate-stderr ask --tsv --exact 救命胴衣 ない言葉 server
	[ "${#lines[@]}" = 2 ]
	[ "$(cut -f 7 <<<"$output")" = $'救命胴衣\nserver' ]
	run -0 --separate-stderr ask --exact 救命胴衣 server
	[ "${lines[0]}" = 救命胴衣 ]
	[ "${lines[1]}" = 救命胴衣 ]
	[ "${lines[3]}" = server ]
}

@test "- reads a text a line" {
	run -0 --separate-stderr bash -c 'printf "\xef\xbb\xbf救命胴衣\r\n\nない言葉\nserver" |
		"$TAIYAKU" --store "$BATS_FILE_TMPDIR/store.tyk" lookup --tsv --exact -'
	[ "$(cut -f 7 <<<"$output")" = $'救命胴衣\nserver' ]
}

@test "a line that cannot be a query costs itself alone; exit status 3" {
	run -3 --separate-stderr bash -c 'printf "server\n\xff\n救命胴衣\n" |
		"$TAIYAKU" --store "$BATS_FILE_TMPDIR/store.tyk" lookup --tsv -'
	stderr_is 'taiyaku: (standard input):2: the line is not valid UTF-8'
	[ "$(cut -f 7 <<<"$output")" = $'server\n救命胴衣' ]
	run -3 --separate-stderr bash -c '{ printf "server\n"; head -c 3000000 /dev/zero | tr "\0" x; printf "\n救命胴衣"; } |
		"$TAIYAKU" --store "$BATS_FILE_TMPDIR/store.tyk" search --count -'
	stderr_is 'taiyaku: (standard input):2: the line is longer than 1048576 bytes'
	output_is $'1\n0\n1'
	run -3 --separate-stderr bash -c 'printf "\xff\nserver" |
		"$TAIYAKU" --store "$BATS_FILE_TMPDIR/store.tyk" match --kind term --ids -q -'
	stderr_is ''
	[ "${#output}" = 17 ]
}

@test "each line of standard input is answered at once" {
	mkfifo questions answers
	ask --tsv --exact - <questions >answers &
	exec 9>questions 8<answers
	echo server >&9
	read -r -t 10 answer <&8
	[[ $answer == サーバー* ]]
	echo 乗船券 >&9
	read -r -t 10 answer <&8
	[[ $answer == 乗船券* ]]
	exec 9>&-
	wait $!
}

@test "--level is the loosest level, --max the most hits" {
	run -1 ask --level exact ｻｰﾊﾞｰ
	run -0 ask --level width ｻｰﾊﾞｰ
	run -0 --separate-stderr ask --tsv --max 1 救命胴衣
	[ "${#lines[@]}" = 1 ]
	run -0 --separate-stderr ask --tsv 救命
	[[ $output == *$'\tprefix\t'* ]]
	run -1 ask --exact 救命
	run -1 ask --level width 救命
}

@test "--kind and --memory select" {
	run -0 ask --kind term --exact server
	run -1 ask --kind title --exact server
	run -1 ask --memory acme --exact server
}

@test "a store that is not there is an error" {
	run -2 --separate-stderr taiyaku --store missing.tyk lookup x
	one_error "missing.tyk: there is no store here: 'taiyaku import' makes one"
}

@test "colour where it is wanted, and not where NO_COLOR or a pipe is" {
	run -0 ask --exact --color always server
	[[ $output == $'\x1b['* ]]
	for when in auto never; do
		run -0 ask --exact --color "$when" server
		[[ $output != *$'\x1b'* ]]
	done
	command -v script >/dev/null || skip "no script to make a terminal with"
	in_terminal() {
		script -qec "$*" /dev/null </dev/null
	}
	question="'$TAIYAKU' --store '$BATS_FILE_TMPDIR/store.tyk' lookup --exact server"
	run -0 in_terminal "$question"
	[[ $output == *$'\x1b[1m'* ]]
	NO_COLOR=1 run -0 in_terminal "$question"
	[[ $output != *$'\x1b'* ]]
	NO_COLOR='' run -0 in_terminal "$question"
	[[ $output == *$'\x1b[1m'* ]]
	TERM=dumb run -0 in_terminal "$question"
	[[ $output != *$'\x1b'* ]]
	run -0 in_terminal "$question --color never"
	[[ $output != *$'\x1b'* ]]
	run -1 in_terminal "'$TAIYAKU' --store '$BATS_FILE_TMPDIR/store.tyk' lookup --exact ない言葉"
	[[ $output == *"nothing found for 'ない言葉'"* ]]
}
