#!/usr/bin/env bats
# SPDX-License-Identifier: Apache-2.0
# What holds for all commands: options, their places and their mistakes.
load program

@test "without a command there is one line of help and exit status 2" {
	run -2 --separate-stderr taiyaku
	one_error "no command given (see 'taiyaku help')"
}

@test "a mistyped command names the nearest" {
	run -2 --separate-stderr taiyaku lokup x
	stderr_is "taiyaku: no command 'lokup'; did you mean 'lookup'?"
	run -2 --separate-stderr taiyaku xyzzy
	stderr_is "taiyaku: no command 'xyzzy'"
}

@test "a mistyped option names the nearest" {
	run -2 --separate-stderr taiyaku lookup --josn x
	stderr_is "taiyaku: no option '--josn'; did you mean '--json'?"
	run -2 --separate-stderr taiyaku lookup --maximum=3 x
	one_error "no option '--maximum'"
	run -2 --separate-stderr taiyaku --jsno lookup x
	stderr_is "taiyaku: no option '--jsno'; did you mean '--json'?"
	run -2 --separate-stderr taiyaku lookup -x
	one_error "no option '-x'"
}

@test "a mistyped format names the nearest" {
	glossary
	run -2 --separate-stderr taiyaku convert glossary.tsv - --to jsnol
	stderr_is "taiyaku: no format 'jsnol'; did you mean 'jsonl'?"
	run -2 --separate-stderr taiyaku import --from tvs glossary.tsv
	stderr_is "taiyaku: no format 'tvs'; did you mean 'tsv'?"
}

@test "a mistyped choice names the nearest" {
	run -2 --separate-stderr taiyaku lookup --color alwys x
	stderr_is "taiyaku: option '--color' takes auto, always or never, not 'alwys'; did you mean 'always'?"
	run -2 --separate-stderr taiyaku import --kind titel x
	stderr_is "taiyaku: option '--kind' takes title, segment, term or name, not 'titel'; did you mean 'title'?"
}

@test "a number out of its range is told with the range" {
	for value in 101 x -1 '' 1.5; do
		run -2 --separate-stderr taiyaku align --min-confidence "$value" x
		one_error "option '--min-confidence' takes"
	done
	run -2 --separate-stderr taiyaku align --min-confidence 101 x
	stderr_is "taiyaku: option '--min-confidence' takes a number from 0 to 100, not '101'"
	run -2 --separate-stderr taiyaku lookup --max 0 x
	stderr_is "taiyaku: option '--max' takes a number from 1 to 100000000, not '0'"
}

@test "an option without its value, or with one it does not take" {
	run -2 --separate-stderr taiyaku align --min-confidence
	stderr_is "taiyaku: option '--min-confidence' needs N"
	run -2 --separate-stderr taiyaku align -o
	one_error "option '-o' needs a value"
	run -2 --separate-stderr taiyaku align --json=yes x
	stderr_is "taiyaku: option '--json' takes no value"
	run -2 --separate-stderr taiyaku --store '' info
	stderr_is "taiyaku: option '--store' takes PATH, not nothing"
}

@test "an option that means nothing to a command is told" {
	run -2 --separate-stderr taiyaku info --kind term
	stderr_is "taiyaku: option '--kind' means nothing to info"
	run -2 --separate-stderr taiyaku --memory acme validate x
	stderr_is "taiyaku: option '--memory' means nothing to validate"
	run -2 --separate-stderr taiyaku export --dry-run
	stderr_is "taiyaku: option '--dry-run' means nothing to export"
	run -2 --separate-stderr taiyaku lookup --json --tsv x
	stderr_is "taiyaku: either '--json' or '--tsv'"
}

@test "too few and too many arguments" {
	run -2 --separate-stderr taiyaku lookup
	stderr_is "taiyaku: lookup needs TEXT... (see 'taiyaku help lookup')"
	run -2 --separate-stderr taiyaku convert a
	stderr_is "taiyaku: convert needs IN OUT (see 'taiyaku help convert')"
	run -2 --separate-stderr taiyaku convert a b c
	stderr_is "taiyaku: convert: 'c' is one argument too many (see 'taiyaku help convert')"
	run -2 --separate-stderr taiyaku info x
	one_error "info: 'x' is one argument too many"
}

@test "the options of every command stand before or behind its name, and among its arguments" {
	glossary
	taiyaku import --kind term -q glossary.tsv
	want=$(taiyaku lookup 救命胴衣 --json)
	[ "$(taiyaku --json lookup 救命胴衣)" = "$want" ]
	[ "$(taiyaku lookup --json 救命胴衣)" = "$want" ]
	mv store.tyk other.tyk
	[ "$(taiyaku --store other.tyk lookup 救命胴衣 --json)" = "$want" ]
	[ "$(taiyaku lookup --store=other.tyk --json 救命胴衣)" = "$want" ]
	[ "$(taiyaku lookup --store other.tyk --kind term --json 救命胴衣)" = "$want" ]
	[ "$(taiyaku --kind term lookup --store other.tyk --json 救命胴衣)" = "$want" ]
	run -1 taiyaku --kind title lookup --store other.tyk --json 救命胴衣
}

@test "what stands behind -- is no option" {
	glossary
	taiyaku import -q glossary.tsv
	run -1 --separate-stderr taiyaku lookup -- --json
	output_is ''
}

@test "--version says the version" {
	run -0 --separate-stderr taiyaku --version
	[[ $output =~ ^taiyaku\ [0-9]+\.[0-9]+\.[0-9]+$ ]]
	run -0 --separate-stderr taiyaku lookup --version
	[[ $output =~ ^taiyaku\ [0-9]+\.[0-9]+\.[0-9]+$ ]]
}

@test "--languages takes two tags of different languages" {
	for value in ja ja: :en ja:ja ja-jp:JA-JP x:en ja:e1 'ja:en-' 'ja en'; do
		run -2 --separate-stderr taiyaku convert --languages "$value" a b
		one_error "option '--languages' takes two"
	done
}

@test "--languages names the fields of JSON, and is that of a new store" {
	printf 'de\ten\nHafen\tharbour\n' >hafen.tsv
	taiyaku import -q --languages de:en hafen.tsv
	run -0 --separate-stderr taiyaku lookup --json Hafen
	[[ $output == '{"de":"Hafen","en":"harbour",'* ]]
	run -0 --separate-stderr taiyaku lookup --languages de-DE:en-GB --json Hafen
	[[ $output == '{"de":"Hafen","en":"harbour",'* ]]
	run -2 --separate-stderr taiyaku lookup --languages ja:en Hafen
	stderr_is "taiyaku: $TAIYAKU_STORE: the store holds de:en, not ja:en"
	run -2 --separate-stderr taiyaku import --languages ja:en hafen.tsv
	stderr_is "taiyaku: $TAIYAKU_STORE: the store holds de:en, not ja:en"
}

@test "--languages of one language and two regions go by the whole tag" {
	printf 'en-US\ten-GB\ncolor\tcolour\n' >colour.tsv
	taiyaku import -q --languages en-US:en-GB colour.tsv
	run -0 --separate-stderr taiyaku lookup --json colour
	[[ $output == '{"en-US":"color","en-GB":"colour",'* ]]
	run -0 --separate-stderr taiyaku export --languages en-gb:en-us --to tsv
	[[ $output == *$'colour\tcolor'* ]]
	run -2 --separate-stderr taiyaku lookup --languages en:fr colour
	stderr_is "taiyaku: $TAIYAKU_STORE: the store holds en-US:en-GB, not en:fr"
}

@test "a store is no standard input or output" {
	glossary
	run -2 --separate-stderr taiyaku --store - import glossary.tsv
	stderr_is "taiyaku: a store is a file, it cannot be '-'"
	[ "$(ls)" = glossary.tsv ]
}

@test "a value that is no UTF-8 is an error" {
	run -2 --separate-stderr taiyaku lookup --memory $'\xff' x
	stderr_is "taiyaku: the value of option '--memory' is not valid UTF-8: '?'"
	glossary
	taiyaku import -q glossary.tsv
	run -2 --separate-stderr taiyaku lookup $'\xe6\x97'
	stderr_is "taiyaku: '??' is not valid UTF-8"
}
