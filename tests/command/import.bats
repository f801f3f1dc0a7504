#!/usr/bin/env bats
# SPDX-License-Identifier: Apache-2.0
load program

pairs() {
	taiyaku info --json | grep -o '"pairs":[0-9]*' | cut -d : -f 2
}

@test "a receipt says what was done, and the second time that nothing was" {
	glossary
	run -0 --separate-stderr taiyaku import glossary.tsv
	output_is '3 read, 3 added, 0 merged, 0 unchanged, 0 skipped'
	stderr_is ''
	run -0 --separate-stderr taiyaku import glossary.tsv
	output_is '3 read, 0 added, 0 merged, 3 unchanged, 0 skipped'
	run -0 --separate-stderr taiyaku import --json glossary.tsv
	output_is '{"read":3,"added":0,"merged":0,"unchanged":3,"skipped":0}'
	run -0 --separate-stderr taiyaku import --tsv glossary.tsv
	output_is $'3\t0\t0\t3\t0'
	run -0 --separate-stderr taiyaku import --quiet glossary.tsv
	output_is ''
	[ "$(pairs)" = 3 ]
}

@test "a document is imported, and another place is merged" {
	article one.txt
	article two.txt
	run -0 --separate-stderr taiyaku import one.txt
	output_is '2 read, 2 added, 0 merged, 0 unchanged, 0 skipped'
	run -0 --separate-stderr taiyaku import one.txt two.txt
	output_is '4 read, 0 added, 2 merged, 2 unchanged, 0 skipped'
	[ "$(pairs)" = 2 ]
	[[ $(taiyaku lookup --json 港の灯り、三十年ぶり再開) == *'"file":"one.txt"'*'"file":"two.txt"'* ]]
}

@test "all files are one change: when one cannot be read nothing is changed" {
	glossary
	run -2 --separate-stderr taiyaku import glossary.tsv missing.tsv
	one_error 'missing.tsv: cannot open: no such file or directory'
	glossary first.tsv
	taiyaku import -q first.tsv
	printf 'ja\ten\n灯台\tlighthouse\n' >more.tsv
	: >empty.tsv
	run -2 --separate-stderr taiyaku import more.tsv empty.tsv
	one_error 'empty.tsv: the file is empty'
	run -1 taiyaku lookup 灯台
	[ "$(pairs)" = 3 ]
}

@test "a file that is cut off changes nothing; --partial keeps what comes before the cut" {
	seq 1000 | sed 's/.*/第&章\tchapter &/; 1i ja\ten' >many.tsv
	taiyaku convert many.tsv many.tmx
	head -c 60000 many.tmx >cut.tmx
	run -2 --separate-stderr taiyaku import cut.tmx
	one_error 'cut.tmx:'
	[[ $stderr == *': the file is cut off' ]]
	[ ! -e store.tyk ]
	run -3 taiyaku import --partial -q cut.tmx
	[ "$(pairs)" -gt 400 ]
	[ "$(pairs)" -lt 1000 ]
}

@test "a file that is cut off between two units, and one that is packed, exit with 3 too" {
	seq 9000 | sed 's/.*/第&章\tchapter &/; 1i ja\ten' >many.tsv
	taiyaku convert many.tsv many.tmx
	sed '/第100章/,$d; $d' many.tmx | sed '$d' >between.tmx
	run -3 --separate-stderr taiyaku import --partial between.tmx
	[ "$stderr" = 'taiyaku: between.tmx:400: the file is cut off; what came before was read' ]
	gzip many.tmx
	head -c 30000 many.tmx.gz >cut.tmx.gz
	run -2 taiyaku import cut.tmx.gz
	run -3 taiyaku import --partial cut.tmx.gz
	[ "$(pairs)" -gt 1000 ]
	gzip <many.tsv >many.tsv.gz
	head -c 20000 many.tsv.gz >cut.tsv.gz
	run -3 --separate-stderr taiyaku import --partial cut.tsv.gz
	[[ $stderr == *': the file is cut off; what came before was read'* ]]
}

@test "a dump of a wiki that is cut off is one, and so is kept with --partial" {
	printf '%s' '<mediawiki><page><title>港</title><ns>0</ns><revision><model>wikitext</model>' \
		"<text>''港の灯'' [The harbour light]" \
		'</text></revision></page><page><title>船</title><revision><te' >dump.xml
	run -2 --separate-stderr taiyaku import dump.xml
	[[ $stderr == *'dump.xml:1:170: the file is cut off' ]]
	[ ! -e store.tyk ]
	run -3 --separate-stderr taiyaku import --partial dump.xml
	output_is '1 read, 1 added, 0 merged, 0 unchanged, 1 skipped'
}

@test "a record that cannot be read costs itself, is told and kept; exit status 3" {
	printf '{"ja":"港","en":"harbour"}\n{"ja":"船"}\n{"ja":"灯","en":"light"}\n' >list.jsonl
	run -3 --separate-stderr taiyaku import --rejects rejected list.jsonl
	output_is '2 read, 2 added, 0 merged, 0 unchanged, 1 skipped'
	[[ $stderr == 'taiyaku: list.jsonl:2: '* ]]
	[ "$(cat rejected)" = '{"ja":"船"}' ]
	printf '{"ja":"船"}\n{"ja":"港","en":"harbour"}\n{"ja":"灯","en":"light"}\n' >first.jsonl
	run -3 --separate-stderr taiyaku import first.jsonl
	output_is '2 read, 0 added, 0 merged, 2 unchanged, 1 skipped'
	cp list.jsonl before
	run -2 --separate-stderr taiyaku import --rejects ./list.jsonl list.jsonl
	one_error "option '--rejects' names one of the files: './list.jsonl'"
	cmp list.jsonl before
	run -2 --separate-stderr taiyaku import --rejects list.jsonl - <list.jsonl
	one_error "option '--rejects' names one of the files: 'list.jsonl'"
	cmp list.jsonl before
	run -0 taiyaku import --from tsv --rejects /dev/null - </dev/null
}

@test "--kind and --memory say what is read and where it belongs" {
	glossary
	taiyaku import -q --kind term --memory acme glossary.tsv
	run -0 --separate-stderr taiyaku lookup --json 救命胴衣
	[[ $output == *'"kind":"term"'*'"memory":"acme"'* ]]
	[[ $(taiyaku info --json) == *'"terms":3'* ]]
	# The same texts in another memory are other pairs.
	run -0 --separate-stderr taiyaku import --kind term --memory other glossary.tsv
	output_is '3 read, 3 added, 0 merged, 0 unchanged, 0 skipped'
}

@test "--dry-run says what would change and changes nothing, with a store and without" {
	glossary
	run -0 --separate-stderr taiyaku import --dry-run glossary.tsv
	output_is '3 read, 3 added, 0 merged, 0 unchanged, 0 skipped (dry run: nothing was changed)'
	[ "$(ls)" = glossary.tsv ]
	taiyaku import -q glossary.tsv
	printf 'ja\ten\n灯台\tlighthouse\n' >more.tsv
	run -0 --separate-stderr taiyaku import -n glossary.tsv more.tsv
	output_is '4 read, 1 added, 0 merged, 3 unchanged, 0 skipped (dry run: nothing was changed)'
	[ "$(pairs)" = 3 ]
}

@test "--from and --encoding force what is read" {
	printf 'ja\ten\n港\tharbour\n' | iconv -t SHIFT_JIS >list.data
	run -0 --separate-stderr taiyaku import --from tsv --encoding Shift_JIS list.data
	output_is '1 read, 1 added, 0 merged, 0 unchanged, 0 skipped'
	run -0 taiyaku lookup 港
	run -2 --separate-stderr taiyaku import --from tsv --encoding Shift_JSI list.data
	one_error ''
}

@test "standard input is imported" {
	glossary
	run -0 --separate-stderr bash -c '"$TAIYAKU" import --from tsv - <glossary.tsv'
	output_is '3 read, 3 added, 0 merged, 0 unchanged, 0 skipped'
}

@test "a file of the other direction is turned for the store" {
	glossary
	taiyaku import -q glossary.tsv
	printf 'en\tja\nlighthouse\t灯台\n' >turned.tsv
	run -0 --separate-stderr taiyaku import --languages en:ja turned.tsv
	output_is '1 read, 1 added, 0 merged, 0 unchanged, 0 skipped'
	run -0 --separate-stderr taiyaku lookup --json 灯台
	[[ $output == '{"ja":"灯台","en":"lighthouse",'* ]]
}

@test "the store is named by --store, else by TAIYAKU_STORE, else it is the user's own" {
	glossary
	taiyaku import -q --store named.tyk glossary.tsv
	[ -e named.tyk ]
	[ ! -e store.tyk ]
	taiyaku import -q glossary.tsv
	[ -e store.tyk ]
	unset TAIYAKU_STORE
	taiyaku import -q glossary.tsv
	[ -e .local/share/taiyaku/default.tyk ]
	[ "$(stat -c %a .local/share/taiyaku)" = 700 ]
	XDG_DATA_HOME=$PWD/data taiyaku import -q glossary.tsv
	[ -e data/taiyaku/default.tyk ]
	# A relative one is to be ignored, as is an empty TAIYAKU_STORE.
	rm -r .local
	TAIYAKU_STORE='' XDG_DATA_HOME=relative taiyaku import -q glossary.tsv
	[ -e .local/share/taiyaku/default.tyk ]
	[ ! -e relative ]
	run -2 --separate-stderr taiyaku import --store no/such/folder/x.tyk glossary.tsv
	one_error 'no/such/folder/x.tyk: '
	[ ! -e no ]
}

@test "a failed import leaves no store behind where there was none" {
	glossary
	run -2 --separate-stderr taiyaku import glossary.tsv missing.tsv
	one_error 'missing.tsv: cannot open: no such file or directory'
	[ "$(ls)" = glossary.tsv ]
	run -2 taiyaku import --rejects no/folder glossary.tsv
	run -2 taiyaku add --kind term 灯台 ' '
	[ "$(ls)" = glossary.tsv ]
	taiyaku import -q glossary.tsv
	run -2 taiyaku import missing.tsv
	[ "$(pairs)" = 3 ]
}
