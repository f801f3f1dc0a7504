#!/usr/bin/env bats
# SPDX-License-Identifier: Apache-2.0
load program

@test "the name of OUT says its format" {
	glossary
	run -0 --separate-stderr taiyaku convert glossary.tsv out.jsonl
	output_is ''
	stderr_is ''
	[ "$(wc -l <out.jsonl)" = 3 ]
	[[ $(head -n 1 out.jsonl) == '{"ja":"救命胴衣","en":"life jacket",'* ]]
	run -0 --separate-stderr taiyaku convert glossary.tsv out
	stderr_is ''
	run -0 --separate-stderr taiyaku convert glossary.tsv out.xlsx
	stderr_is 'taiyaku: out.xlsx: no format has a name like this: it is written as tmx'
	run -0 --separate-stderr taiyaku convert --to tmx glossary.tsv out.xlsx
	stderr_is ''
}

@test "- is standard input and standard output" {
	glossary
	run -0 --separate-stderr bash -c '"$TAIYAKU" convert --to jsonl - - <glossary.tsv'
	[ "${#lines[@]}" = 3 ]
	run -0 --separate-stderr taiyaku convert glossary.tsv - --to csv
	[ "${#lines[@]}" = 4 ]
}

@test "--kind and --memory say what is read" {
	glossary
	run -0 --separate-stderr taiyaku convert --kind term --memory acme glossary.tsv - --to jsonl
	[[ ${lines[0]} == *'"kind":"term"'*'"memory":"acme"'* ]]
}

@test "a document is converted, a pair found twice once" {
	article one.txt
	cat one.txt one.txt >two.txt
	run -0 --separate-stderr taiyaku convert two.txt - --to jsonl
	[ "${#lines[@]}" = 2 ]
}

@test "what a file lists twice stays twice" {
	glossary
	cat glossary.tsv glossary.tsv | sed '5d' >twice.tsv
	run -0 --separate-stderr taiyaku convert twice.tsv - --to jsonl
	[ "${#lines[@]}" = 6 ]
}

@test "--json and --tsv are results as of every command" {
	glossary
	run -0 --separate-stderr taiyaku convert --json glossary.tsv -
	[ "$output" = "$(taiyaku convert glossary.tsv - --to jsonl)" ]
	run -0 --separate-stderr taiyaku convert --tsv glossary.tsv -
	[ "$(cut -f 1-3 <<<"$output" | head -n 1)" = $'救命胴衣\tlife jacket\tsegment' ]
	run -0 --separate-stderr taiyaku convert --tsv glossary.tsv out
	output_is ''
	[ "$(wc -l <out)" = 3 ]
}

@test "OUT stays what it was when IN cannot be read" {
	glossary
	echo precious >out.tsv
	run -2 --separate-stderr taiyaku convert missing.tsv out.tsv
	one_error 'missing.tsv: cannot open: no such file or directory'
	[ "$(cat out.tsv)" = precious ]
	run -2 taiyaku convert missing.tsv new.tsv
	[ ! -e new.tsv ]
	[ "$(ls)" = $'glossary.tsv\nout.tsv' ]
}

@test "IN may be OUT" {
	glossary
	taiyaku convert glossary.tsv full.tsv
	cp full.tsv same.tsv
	run -0 --separate-stderr taiyaku convert same.tsv same.tsv
	cmp full.tsv same.tsv
}

@test "a record that cannot be read is told, left out and kept; exit status 3" {
	printf '{"ja":"港","en":"harbour"}\n{"ja":"船"}\n{"ja":"灯","en":"light"}\n' >list.jsonl
	run -3 --separate-stderr taiyaku convert list.jsonl - --to tsv --rejects rejected
	[ "${#lines[@]}" = 3 ]
	[[ $stderr == 'taiyaku: list.jsonl:2: '* ]]
	[ "$(cat rejected)" = '{"ja":"船"}' ]
	run -3 --separate-stderr taiyaku convert --quiet list.jsonl - --to tsv
	stderr_is ''
}

@test "what a format cannot hold is told once" {
	printf '{"ja":"港","en":"harbour","note":"of the north","memory":"acme"}\n{"ja":"船","en":"ship","memory":"acme"}\n' >list.jsonl
	run -0 --separate-stderr taiyaku convert list.jsonl - --to omegat
	[ "${#stderr_lines[@]}" = 1 ]
	[[ $stderr == 'taiyaku: (standard output): omegat cannot hold, left out: '*memory* ]]
}

@test "--gzip packs, and what is packed is read" {
	glossary
	taiyaku convert --gzip glossary.tsv packed.tsv
	gzip -t packed.tsv
	[ "$(taiyaku convert packed.tsv - --to csv)" = "$(taiyaku convert glossary.tsv - --to csv)" ]
	taiyaku convert glossary.tsv out.csv.gz
	gzip -t out.csv.gz
}

@test "--languages en:ja reads English as the source" {
	printf 'en\tja\nharbour\t港\n' >turned.tsv
	run -0 --separate-stderr taiyaku convert --languages en:ja turned.tsv - --to jsonl
	[[ $output == '{"en":"harbour","ja":"港",'* ]]
}

@test "control characters come in from no format, and are counted" {
	printf 'ja\ten\n\x02\tx\n港\x1b[31m\tharb\x01our\n\x02\tx\n船\x0b客\tpassenger\n' >c.tsv
	printf 'ja,en\n港\x1b[31m,harb\x01our\n' >c.csv
	printf '{"ja":"港\\u001b[31m","en":"harb\\u0001our"}\n' >c.jsonl
	printf 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "港\\033[31m"\nmsgstr "harb\x01our"\n' >c.po
	for file in c.csv c.jsonl c.po; do
		run -0 --separate-stderr taiyaku convert "$file" - --to tsv
		[[ ${lines[1]} == $'港[31m\tharbour\t'* ]]
		stderr_is "taiyaku: $file: 2 control characters were dropped, the first from pair 1"
	done
	run -3 --separate-stderr taiyaku convert c.tsv - --to tsv
	[[ ${lines[2]} == $'船 客\tpassenger\t'* ]]
	stderr_is "taiyaku: c.tsv: pair 1: a text of nothing but control characters
taiyaku: c.tsv: pair 3: a text of nothing but control characters
taiyaku: c.tsv: 3 control characters were dropped, the first from pair 1"
}

@test "a table whose columns name other languages is not read as one of ja and en" {
	printf 'de\tfr\nHaus\tmaison\n' >list.tsv
	run -2 --separate-stderr taiyaku convert list.tsv -
	one_error 'list.tsv:1: the columns name other languages than ja and en'
	taiyaku convert --languages de:fr list.tsv - --json | grep -F '"de":"Haus","fr":"maison"'
	for header in 'ja,fr' 'German,French,note' '日本語,ドイツ語' 'zh-TW,en' \
		'Domain,en-GB,Example' 'Forbidden,it-IT' 'en-GB,note'; do
		printf '%s\n家,maison\n' "$header" >list.csv
		run -2 taiyaku convert list.csv -
	done
	printf 'to\tzu\nharbour\tHafen\n' >words.tsv
	[ "$(taiyaku convert --languages en:de words.tsv - --json | wc -l)" = 2 ]
	for first in 'ドイツ語,German' '英,en' 'Thai,タイ' 'am,I' 'it,それ' 'no-go,中止' 'en-GB,英国英語'; do
		printf '%s\n家,house\n' "$first" >list.csv
		[ "$(taiyaku convert list.csv - --json | wc -l)" = 2 ]
	done
}

@test "what a glossary loses at the ends of a text is told, and a note that reads as a status" {
	printf '{"ja":" 港","en":"harbour ","kind":"term","note":"x"}\n' >list.jsonl
	for format in tbx utx omegat omegat-csv; do
		run -0 --separate-stderr taiyaku convert list.jsonl - --to $format
		stderr_is "taiyaku: (standard output): $format cannot hold, left out: blanks around a text"
	done
	for format in tmx xliff xliff2 po tsv csv jsonl; do
		taiyaku convert -q list.jsonl back.$format --to $format
		taiyaku convert -q back.$format - --from $format --json | grep -F '"ja":" 港","en":"harbour "'
	done
	printf '{"ja":"港","en":"harbour","kind":"term","note":"[forbidden] here"}\n' >list.jsonl
	run -0 --separate-stderr taiyaku convert list.jsonl - --to omegat
	stderr_is 'taiyaku: (standard output): omegat cannot hold, left out: a note that begins with a status in brackets'
}

@test "a list whose first line is longer than what is looked at is told by its beginning" {
	for blank in '' ' '; do
		printf '{"ja":%s"%s","en":"long"}\n' "$blank" "$(printf '長い文%.0s' {1..3000})" >list.jsonl
		[ "$(taiyaku convert list.jsonl - --json | wc -l)" = 1 ]
	done
}

@test "control characters in what is looked up are gone before" {
	printf 'ja\ten\tstatus\tkind\n港\tharbour\tappro\001ved\tte\002rm\n' >list.tsv
	run -0 --separate-stderr taiyaku convert --json list.tsv -
	[[ $output == *'"kind":"term"'*'"status":"approved"'* ]]
	[[ $stderr == *'2 control characters were dropped, the first from pair 1'* ]]
}

@test "control characters in a name of a column hide no column" {
	printf 'ja\ten\tno\x12te\tx\x12y\n港\tharbour\tof ships\tz\n' >c.tsv
	tr '\t' , <c.tsv >c.csv
	printf '#UTX 1.11; ja/en\n#src\ttgt\tcom\x12ment\tx\x12y\n港\tharbour\tof ships\tz\n' >c.utx
	for file in c.tsv c.csv c.utx; do
		run -0 --separate-stderr taiyaku convert "$file" - --to jsonl
		[[ $output == *'"note":"of ships"'*'"props":[["xy","z"]]'* ]]
		stderr_is "taiyaku: $file: 2 control characters were dropped, the first from pair 1"
	done
}

@test "no text that is written to a terminal is obeyed by it" {
	command -v script >/dev/null || skip "no script to make a terminal with"
	printf 'ja\ten\n港\xc2\x9b31m\tharbour\x7f\n' >c.tsv
	run -0 script -qec "'$TAIYAKU' convert c.tsv - --to csv" /dev/null </dev/null
	[[ $output == *港31m,harbour,* ]]
	run -0 taiyaku convert c.tsv - --to csv
	[[ $output == *港$'\xc2\x9b'31m,harbour$'\x7f',* ]]
}

@test "a name of a format that is only read is not taken for TMX" {
	glossary
	for name in out.docx out.json out.html.gz; do
		run -2 --separate-stderr taiyaku convert glossary.tsv "$name"
		one_error "$name: "
		[[ $stderr == *"' can only be read: name one that is written" ]]
		[ ! -e "$name" ]
	done
	run -0 taiyaku convert glossary.tsv out.json --to jsonl
	run -0 taiyaku convert glossary.tsv out.memory
	[[ $(head -n 2 out.memory) == *'<tmx version="1.4">' ]]
}

@test "what a prop holds breaks no line of a PO or a UTX" {
	cat >in.tmx <<'X'
<tmx version="1.4"><header srclang="ja"/><body>
<tu><prop type="flags">c-format
msgid "other"</prop><prop type="creationdate">day
beforT030405Z</prop><prop type="x-kind">term</prop>
<tuv xml:lang="ja"><seg>猫</seg></tuv><tuv xml:lang="en"><seg>cat</seg></tuv></tu></body></tmx>
X
	taiyaku convert -q in.tmx out.po
	grep -Fx '#. taiyaku prop flags: c-format\nmsgid \"other\"' out.po
	run -0 --separate-stderr taiyaku validate out.po
	taiyaku convert -q in.tmx out.utx
	[ "$(sed -n 's/\r$//; 1p' out.utx)" = '#UTX 1.11; ja/en; copyright: not stated; license: not stated' ]
	run -0 --separate-stderr taiyaku validate out.utx
}

@test "a prop that PO would read as something else is kept in a comment" {
	printf '{"ja":"猫","en":"cat %s","props":[%s]}\n' 1 '["flags"," c-format"]' 2 '["flags","no-wrap, fuzzy"]' \
		3 '["flags","a,b,"]' 4 '["flags","no-wrap, c-format"]' 5 '["extracted-comment","taiyaku memory: x"]' \
		6 '["ja:plural-of","猫々"]' >list.jsonl
	taiyaku convert list.jsonl want.jsonl
	run -0 --separate-stderr taiyaku convert list.jsonl out.po
	stderr_is ''
	grep -Fx '#, no-wrap, c-format' out.po
	[ "$(grep -c '^#,' out.po)" = 1 ]
	taiyaku convert out.po got.jsonl
	diff want.jsonl got.jsonl
}

@test "an assoc that XLIFF does not know is none in TMX" {
	cat >in.xlf <<'X'
<xliff version="1.2"><file source-language="ja" target-language="en"><body><trans-unit id="1">
<source>猫<ph id="1" assoc="両">c</ph><ph id="2" assoc="following">d</ph></source>
<target>cat<ph id="1" assoc="x">c</ph></target></trans-unit></body></file></xliff>
X
	taiyaku convert -q in.xlf out.tmx
	grep -F '<seg>猫<ph x="1">c</ph><ph x="2" assoc="f">d</ph></seg>' out.tmx
	grep -F '<seg>cat<ph x="1">c</ph></seg>' out.tmx
}

@test "more props than a unit may have are told" {
	{
		echo '<tmx version="1.4"><header creationtool="t" creationtoolversion="1" segtype="sentence" o-tmf="t" adminlang="en" srclang="ja" datatype="plaintext"/><body><tu>'
		seq -f '<prop type="p">%g</prop>' 1030
		echo '<tuv xml:lang="ja"><seg>港</seg></tuv><tuv xml:lang="en"><seg>harbour</seg></tuv></tu></body></tmx>'
	} >in.tmx
	run -0 --separate-stderr taiyaku convert in.tmx - --to jsonl
	stderr_is 'taiyaku: in.tmx: props of units with more than 1024 left out: 6'
	[[ $output == *'["p","1024"]]'* ]]
}
