#!/usr/bin/env bats
# SPDX-License-Identifier: Apache-2.0
load program

setup_file() {
	cd "$BATS_FILE_TMPDIR" || return 1
	load program
	printf '%s\t%s\t%s\n' ja en tuid \
		30日以内に返す 'Return it within 30 days' 1 \
		設定を保存する 'Save the settings' 2 \
		設定を保存しない 'Do not save the settings' 3 \
		灯台の設定を保存する 'Save the settings of the lighthouse' 4 >memory.tsv
	TAIYAKU_STORE=$PWD/store.tyk taiyaku import -q memory.tsv
}

ask() {
	taiyaku --store "$BATS_FILE_TMPDIR/store.tyk" match "$@"
}

@test "near texts are found in either language, best first, with what differs" {
	run -0 --separate-stderr ask --tsv --threshold 60 設定を保存する
	[ "$(cut -f 1,6,7 <<<"$output")" = $'設定を保存する\t100\t
灯台の設定を保存する\t70\tword particle
設定を保存しない\t62\tnegation' ]
	run -0 --separate-stderr ask --tsv --threshold 60 'save the setting'
	[ "$(cut -f 2,6,7 <<<"$output")" = $'Save the settings\t66\tword case' ]
}

@test "JSON adds query, score and why as a list" {
	run -0 --separate-stderr ask --json 60日以内に返す
	[[ $output == *'"query":"60日以内に返す","score":87,"why":["number"],"proposal":"Return it within 60 days"}' ]]
	run -0 --separate-stderr ask --json 設定を保存する
	[[ ${lines[0]} == *'"score":100,"why":[]}' ]]
}

@test "text shows the numbers put right" {
	run -0 --separate-stderr ask 60日以内に返す
	[ "${lines[0]}" = 30日以内に返す ]
	[ "${lines[1]}" = '    Return it within 30 days  (segment 87, number)' ]
	[ "${lines[2]}" = '    = Return it within 60 days' ]
}

@test "what differs stands out in colour" {
	run -0 --separate-stderr ask --color always 60日以内に返す
	[[ ${lines[0]} == *$'\033[33m30\033[0m'* ]]
	[[ ${lines[2]} == *$'within \033[33m60\033[0m days'* ]]
}

@test "ids are one line for each query, empty where nothing is near" {
	run -0 --separate-stderr ask --ids --threshold 70 - <<<$'設定を保存する\nnothing like it\n30日以内に返す'
	[ "$output" = $'2 4\n\n1' ]
	run -0 --separate-stderr ask --ids --threshold 70 --max 1 設定を保存する
	[ "$output" = 2 ]
}

@test "without TEXT the queries are lines of standard input" {
	run -0 --separate-stderr ask --ids <<<30日以内に返す
	[ "$output" = 1 ]
}

@test "a program can talk to a running match" {
	coproc talk { ask --ids -; }
	echo 30日以内に返す >&"${talk[1]}"
	read -r -t 20 first <&"${talk[0]}"
	[ "$first" = 1 ]
	echo 設定を保存しない >&"${talk[1]}"
	read -r -t 20 second <&"${talk[0]}"
	[[ $second == 3* ]]
}

@test "neighbours make 101" {
	cd "$BATS_TEST_TMPDIR"
	cat >context.tmx <<-'END'
		<?xml version="1.0"?>
		<tmx version="1.4"><header creationtool="t" creationtoolversion="1" segtype="sentence"
		o-tmf="t" adminlang="en" srclang="ja" datatype="plaintext"/><body>
		<tu tuid="a"><prop type="x-context-pre">前の文</prop><prop type="x-context-post">後の文</prop>
		<tuv xml:lang="ja"><seg>題名</seg></tuv><tuv xml:lang="en"><seg>Title</seg></tuv></tu>
		</body></tmx>
	END
	run -0 taiyaku --store c.tyk import -q context.tmx
	run -0 --separate-stderr taiyaku --store c.tyk match --tsv --context 前の文 題名 後の文
	[ "$(cut -f 5,6,7 <<<"$output")" = $'題名\t101\t' ]
	run -0 --separate-stderr taiyaku --store c.tyk match --tsv --context 前の文 題名 別の文
	[ "$(cut -f 5,6,7 <<<"$output")" = $'題名\t100\tcontext' ]
}

@test "nothing near is exit status 1, a wrong threshold 2" {
	run -1 --separate-stderr ask 何もない
	output_is ''
	run -1 ask ''
	run -2 ask --threshold 0 設定
	run -2 ask --threshold 101 設定
	run -2 taiyaku --store missing.tyk match 設定
}
