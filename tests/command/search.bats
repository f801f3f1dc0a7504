#!/usr/bin/env bats
# SPDX-License-Identifier: Apache-2.0
load program

setup_file() {
	cd "$BATS_FILE_TMPDIR" || return 1
	load program
	printf '%s\t%s\t%s\n' ja en tuid \
		新しいｻｰﾊﾞｰの設定 'Settings of the new server' 1 \
		設定を保存する 'Save the settings' 2 \
		灯台 'lighthouse' 3 >memory.tsv
	TAIYAKU_STORE=$PWD/store.tyk taiyaku import -q memory.tsv
}

ask() {
	taiyaku --store "$BATS_FILE_TMPDIR/store.tyk" search "$@"
}

@test "a part of a text is found in either language, with its place in code points" {
	run -0 --separate-stderr ask --json サーバー
	[[ $output == *'"ja":"新しいｻｰﾊﾞｰの設定"'*'"side":"ja","start":3,"end":8,'* ]]
	run -0 --separate-stderr ask --tsv SETTING
	[ "$(cut -f 2,5,6,7 <<<"$output")" = $'Save the settings\ten\t9\t16
Settings of the new server\ten\t0\t7' ]
}

@test "one character is enough" {
	run -0 --separate-stderr ask --ids 定
	[ "$output" = '2 1' ]
	run -0 --separate-stderr ask --ids 灯
	[ "$output" = 3 ]
}

@test "several words are all to be found, a phrase as it stands" {
	run -0 --separate-stderr ask --ids 'the settings'
	[ "$output" = '2 1' ]
	run -0 --separate-stderr ask --ids '"the settings"'
	[ "$output" = 2 ]
	run -0 --separate-stderr ask --ids '設定 server'
	[ "$output" = 1 ]
}

@test "sides and counts" {
	run -0 --separate-stderr ask --ids --side target t
	[ "$output" = '3 2 1' ]
	run -1 --separate-stderr ask --side source settings
	run -0 --separate-stderr ask --ids --side en t
	[ "$output" = '3 2 1' ]
	run -1 --separate-stderr ask --side ja settings
	run -0 --separate-stderr taiyaku --store "$BATS_FILE_TMPDIR/store.tyk" match --side ja 灯台へ --threshold 60
	run -1 --separate-stderr taiyaku --store "$BATS_FILE_TMPDIR/store.tyk" match --side en 灯台
	run -1 --separate-stderr ask --languages en:ja --side target settings
	run -0 --separate-stderr ask --languages en:ja --side source settings
	run -2 --separate-stderr ask --side de settings
	[ "$stderr" = "taiyaku: option '--side' takes ja, en, source or target, not 'de'" ]
	run -0 --separate-stderr ask --count 設定
	[ "$output" = 2 ]
	run -1 --separate-stderr ask --count 無
	[ "$output" = 0 ]
	run -0 --separate-stderr ask --json --count 設定
	[ "$output" = '{"query":"設定","count":2}' ]
}

@test "the place stands out in colour" {
	run -0 --separate-stderr ask --color always 灯台
	[[ ${lines[0]} == *$'\033[33m灯台\033[0m'* ]]
}

@test "lines of standard input are answered each" {
	run -0 --separate-stderr ask --ids - <<<$'灯台\n何もない\n保存'
	[ "$output" = $'3\n\n2' ]
}

@test "nothing found is exit status 1, nothing asked 2" {
	run -1 --separate-stderr ask 何もない
	output_is ''
	run -2 --separate-stderr ask
}
