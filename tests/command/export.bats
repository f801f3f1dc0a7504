#!/usr/bin/env bats
# SPDX-License-Identifier: Apache-2.0
load program

@test "the whole store comes out, in one order" {
	glossary
	taiyaku import -q glossary.tsv
	run -0 --separate-stderr taiyaku export --to jsonl
	[ "${#lines[@]}" = 3 ]
	stderr_is ''
	taiyaku export -o one.jsonl
	taiyaku convert one.jsonl two.tsv
	sed '1!G;h;$!d' one.jsonl >reversed.jsonl
	taiyaku --store other.tyk import -q reversed.jsonl
	taiyaku --store other.tyk export -o other.jsonl
	cmp one.jsonl other.jsonl
}

@test "--kind and --memory select" {
	glossary
	printf 'ja\ten\n灯台\tlighthouse\n' >more.tsv
	taiyaku import -q --kind term --memory acme glossary.tsv
	taiyaku import -q --kind segment --memory other more.tsv
	[ "$(taiyaku export --to jsonl | wc -l)" = 4 ]
	[ "$(taiyaku export --to jsonl --kind term | wc -l)" = 3 ]
	[ "$(taiyaku export --to jsonl --memory other | wc -l)" = 1 ]
	run -0 --separate-stderr taiyaku export --to jsonl --memory other --kind term
	output_is ''
	stderr_is 'taiyaku: no pair to write'
}

@test "--where selects by any field, and all conditions hold" {
	cat >list.jsonl <<'END'
{"ja":"港の灯","en":"Harbour Lights","status":"approved","note":"ＤＲＡＦＴ 2","origins":[{"author":"Mori","year":"2019"},{"author":"Abe"}]}
{"ja":"港の船","en":"Harbour Boats","kind":"term","memory":"acme","origins":[{"file":"a.md","line":7}]}
{"ja":"町","en":"Town","status":"forbidden","props":[["en:partOfSpeech","noun"]]}
END
	taiyaku import -q list.jsonl
	selected() {
		local i arguments=()
		for i in "${@:2}"; do arguments+=(--where "$i"); done
		[ "$(taiyaku export --tsv "${arguments[@]}" | cut -f 1 | sort | tr '\n' ' ')" = "$1" ]
	}
	selected '港の灯 港の船 ' 'en~harbour'
	selected '町 ' 'en!~HARBOUR'
	selected '' 'en=harbour'
	selected '町 ' 'en=Town'
	selected '港の灯 ' 'ja~港' 'status=approved'
	selected '港の灯 ' 'note~draft'
	selected '港の灯 ' 'author=Abe'
	selected '港の船 町 ' 'author!=Abe'
	selected '港の船 町 ' 'author='
	selected '港の灯 ' 'author!='
	selected '港の灯 ' 'year=2019' 'author~mo'
	selected '港の船 ' 'memory=acme' 'kind=term'
	selected '港の船 ' 'file=a.md' 'line=7'
	selected '町 ' 'prop:partOfSpeech=noun'
	selected '町 ' 'prop:en:partOfSpeech=noun'
	[ "$(taiyaku convert list.jsonl - --where ja=町 --to jsonl | wc -l)" = 1 ]
}

@test "a condition that cannot be is told" {
	glossary
	taiyaku import -q glossary.tsv
	run -2 --separate-stderr taiyaku export --where autor=x
	one_error "no field 'autor'; did you mean 'author'?"
	run -2 --separate-stderr taiyaku export --where author
	one_error "no condition: 'author' (FIELD=VALUE or FIELD~TEXT)"
	run -2 --separate-stderr taiyaku export --where 'ja~'
	one_error "'ja~' looks for nothing"
	run -2 --separate-stderr taiyaku export --since yesterday
	one_error "no date: 'yesterday' (YYYY-MM-DD)"
}

@test "--since selects what was made or changed then or later" {
	cat >memory.tmx <<'END'
<tmx version="1.4"><header creationtool="t" creationtoolversion="1" segtype="sentence" o-tmf="t" adminlang="en" srclang="ja" datatype="plaintext"/><body>
<tu creationdate="20190101T000000Z"><tuv xml:lang="ja"><seg>旧</seg></tuv><tuv xml:lang="en"><seg>old</seg></tuv></tu>
<tu creationdate="20200131T235959Z"><tuv xml:lang="ja"><seg>前</seg></tuv><tuv xml:lang="en"><seg>before</seg></tuv></tu>
<tu creationdate="20200201T000000Z"><tuv xml:lang="ja"><seg>新</seg></tuv><tuv xml:lang="en"><seg>new</seg></tuv></tu>
<tu creationdate="20190101T000000Z"><tuv xml:lang="ja"><seg>改</seg></tuv><tuv xml:lang="en" changedate="20210101T000000Z"><seg>changed</seg></tuv></tu>
<tu><tuv xml:lang="ja"><seg>無</seg></tuv><tuv xml:lang="en"><seg>none</seg></tuv></tu>
</body></tmx>
END
	taiyaku import -q memory.tmx
	[ "$(taiyaku export --tsv --since 2020-02-01 | cut -f 2 | tr '\n' ' ')" = 'changed new ' ]
	[ "$(taiyaku export --tsv --since 20210101T000001Z | wc -l)" = 0 ]
}

@test "TMX is written as level 1, with a DOCTYPE, packed, and in either direction" {
	taiyaku add -q 港 Harbour
	taiyaku export --doctype -o memory.tmx
	[ "$(sed -n 2p memory.tmx)" = '<!DOCTYPE tmx SYSTEM "tmx14.dtd">' ]
	taiyaku export --gzip --languages en:ja -o memory.tmx.gz
	zcat memory.tmx.gz | grep -F 'srclang="en"'
	[ "$(zcat memory.tmx.gz | grep -c '<tuv')" = 2 ]
	zcat memory.tmx.gz | grep -m 1 '<tuv' | grep -F Harbour
	taiyaku export --level 1 | grep -F '<seg>港</seg>'
}

@test "--omegat makes a project folder, and leaves a project file that is there" {
	printf 'ja\ten\tkind\tstatus\n港\tharbour\tterm\t\n灯台\tlighthouse\tsegment\t\n船\tship\tsegment\t\n船\tboat\ttitle\t\n町\ttown\tsegment\tprovisional\n' >list.tsv
	taiyaku import -q list.tsv
	run -0 --separate-stderr taiyaku export --omegat project
	output_is ''
	stderr_is 'taiyaku: project: 1 units to insert, 3 to offer, 1 terms'
	[ "$(sed -n 2p project/glossary/taiyaku.txt)" = $'港\tharbour\t' ]
	grep -F lighthouse project/tm/auto/taiyaku.tmx
	[ "$(grep -c '<tu ' project/tm/taiyaku.tmx)" = 3 ]
	grep -F '<source_lang>ja</source_lang>' project/omegat.project
	for folder in source target omegat dictionary; do [ -d "project/$folder" ]; done
	echo mine >project/omegat.project
	taiyaku export -q --omegat project --languages en:ja
	[ "$(cat project/omegat.project)" = mine ]
	# Turned, each English text has one translation.
	[ "$(grep -c '<tu ' project/tm/auto/taiyaku.tmx)" = 3 ]
	taiyaku export -q --omegat turned --languages en:ja
	grep -F '<source_lang>en</source_lang>' turned/omegat.project
	run -2 --separate-stderr taiyaku export --omegat project -o memory.tmx
	one_error "'--omegat' writes a folder"
	run -2 --separate-stderr taiyaku export --omegat missing/project
	one_error 'missing/project: cannot make the folder: no such file'
}

@test "--languages turns the direction" {
	glossary
	taiyaku import -q glossary.tsv
	run -0 --separate-stderr taiyaku export --languages en:ja --to jsonl
	[[ ${lines[0]} == '{"en":"'*'","ja":"'* ]]
	run -0 --separate-stderr taiyaku export --languages EN:jpn --json
	[[ ${lines[0]} == '{"ja":"'*'","en":"'* ]]
	run -0 --separate-stderr taiyaku export --languages en-US:ja-JP
	[[ $output == *' srclang="en-US" '*'<tuv xml:lang="en-US">'*'<tuv xml:lang="ja-JP">'* ]]
}

@test "--json and --tsv are results as of every command, without a header" {
	glossary
	taiyaku import -q glossary.tsv
	run -0 --separate-stderr taiyaku export --json
	[ "$output" = "$(taiyaku export --to jsonl)" ]
	run -0 --separate-stderr taiyaku export --tsv
	[ "${#lines[@]}" = 3 ]
	[ "$(cut -f 1-3 <<<"$output" | sort | head -n 1)" = $'サーバー\tserver\tsegment' ]
	run -0 --separate-stderr taiyaku export --tsv --languages en:ja
	[ "$(cut -f 1-3 <<<"$output" | sort | head -n 1)" = $'boarding ticket\t乗船券\tsegment' ]
	taiyaku export --json -o list
	[ "$(cat list)" = "$(taiyaku export --json)" ]
}

@test "a store that is not there is an error, and none is made" {
	run -2 --separate-stderr taiyaku export --to tsv
	one_error "$TAIYAKU_STORE: there is no store here: 'taiyaku import' makes one"
	[ ! -e store.tyk ]
}

@test "a store is not written over" {
	taiyaku add -q 灯台 lighthouse
	run -2 taiyaku export -o store.tyk
	output_is 'taiyaku: store.tyk: is a store, and not written over'
	printf 'ja\ten\n港\tharbour\n' >list.tsv
	TAIYAKU_STORE=other.tyk run -2 taiyaku convert list.tsv store.tyk
	output_is 'taiyaku: store.tyk: is a store, and not written over'
	run -0 taiyaku verify
}
