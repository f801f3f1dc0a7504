#!/usr/bin/env bats
# SPDX-License-Identifier: Apache-2.0
load program

# ja, en, kind, file and line: what does not depend on how sure the rule is.
short() {
	cut -f 1-3,7-8
}

@test "the pairs of a document are found" {
	article
	run -0 --separate-stderr bash -c '"$TAIYAKU" align --tsv article.txt | cut -f 1-3,7-8'
	output_is $'港の灯り、三十年ぶり再開\tThe harbour lights: service resumes after thirty years\ttitle\tarticle.txt\t3\n待たされた漁師、組合が公開質問\tThe cooperative asks in public: fishermen kept waiting\ttitle\tarticle.txt\t5'
	stderr_is ''
}

@test "text for people says pair, kind, rule and place" {
	article
	run -0 --separate-stderr taiyaku align article.txt
	[ "${lines[0]}" = 港の灯り、三十年ぶり再開 ]
	[[ ${lines[1]} =~ ^'    The harbour lights: service resumes after thirty years  (title, '[a-z-]+\ [0-9]+')'$ ]]
	[[ ${lines[2]} == '    article.txt:3, '*2019*'http://news.example.jp/minato.html' ]]
}

@test "JSON has the fields of a pair, confidence and rule" {
	article
	run -0 --separate-stderr taiyaku align --json article.txt
	[ "${#lines[@]}" = 2 ]
	[[ ${lines[0]} =~ ^'{"ja":"港の灯り、三十年ぶり再開","en":"The harbour lights: service resumes after thirty years","kind":"title","id":"'[0-9a-f]{16}'","confidence":'[0-9]+',"rule":"'[a-z-]+'","origins":[{"file":"article.txt","line":3' ]]
}

@test "standard input is a file" {
	article
	run -0 --separate-stderr bash -c '"$TAIYAKU" align --tsv - <article.txt | cut -f 1,7-8'
	output_is $'港の灯り、三十年ぶり再開\t(standard input)\t3\n待たされた漁師、組合が公開質問\t(standard input)\t5'
}

@test "nothing found is exit status 1" {
	printf 'No Japanese here.\n' >plain.txt
	run -1 --separate-stderr taiyaku align plain.txt
	output_is ''
	stderr_is ''
}

@test "a pair found twice is one pair with two places" {
	article one.txt
	article two.txt
	run -0 --separate-stderr taiyaku align --json one.txt two.txt
	[ "${#lines[@]}" = 2 ]
	[[ ${lines[0]} == *'"origins":[{"file":"one.txt","line":3'*'},{"file":"two.txt","line":3'*'}]}' ]]
	stderr_is 'taiyaku: 2 files read, 2 pairs, 0 skipped'
	run -0 --separate-stderr taiyaku align --quiet --json one.txt two.txt
	stderr_is ''
	# The same file twice is the same place.
	run -0 --separate-stderr taiyaku align -q --json one.txt one.txt
	[[ ${lines[0]} != *two.txt* && ${lines[0]} != *one.txt*one.txt* ]]
}

@test "--kind selects, --min-confidence selects" {
	article
	run -0 --separate-stderr taiyaku align --tsv --kind title article.txt
	[ "${#lines[@]}" = 2 ]
	run -1 --separate-stderr taiyaku align --tsv --kind name article.txt
	output_is ''
	confidence=$(taiyaku align --tsv article.txt | head -n 1 | cut -f 5)
	run -0 --separate-stderr taiyaku align --tsv --min-confidence "$confidence" article.txt
	[ "${#lines[@]}" = 2 ]
	[ "$confidence" = 100 ] || run -1 taiyaku align --min-confidence $((confidence + 1)) article.txt
}

@test "-o and --to write any format, which appears whole" {
	article
	run -0 --separate-stderr taiyaku align -o pairs.csv article.txt
	output_is ''
	[ "$(sed -n 2p pairs.csv | cut -d , -f 1-3)" = '港の灯り、三十年ぶり再開,The harbour lights: service resumes after thirty years,title' ]
	run -0 --separate-stderr taiyaku align --to csv article.txt
	output_is "$(cat pairs.csv)"
	run -0 --separate-stderr taiyaku align --json -o pairs.txt article.txt
	output_is ''
	[ "$(cat pairs.txt)" = "$(taiyaku align --json article.txt)" ]
	# Nothing is lost by a run that fails.
	cp pairs.csv before.csv
	run -2 --separate-stderr taiyaku align -q -o pairs.csv article.txt missing.txt
	one_error 'missing.txt: cannot open: no such file or directory'
	cmp pairs.csv before.csv
	run -2 taiyaku align -q --json -o none.json article.txt missing.txt
	[ ! -e none.json ]
}

@test "a file that cannot be read does not keep the others from being read" {
	article
	run -2 --separate-stderr taiyaku align --tsv missing.txt article.txt
	[ "${#lines[@]}" = 2 ]
	stderr_is $'taiyaku: missing.txt: cannot open: no such file or directory\ntaiyaku: 1 file read, 2 pairs, 1 skipped: 1 cannot open: no such file or directory'
}

@test "a folder is walked in sorted order, without what is hidden, linked or no text" {
	mkdir -p docs/b docs/.git docs/a
	article docs/b/second.txt
	article docs/a/first.txt
	article docs/.git/third.txt
	article docs/.hidden.txt
	ln -s ../article.txt docs/link.txt
	ln -s .. docs/b/up
	mkfifo docs/pipe
	printf '\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR' >docs/a/image.png
	run -0 --separate-stderr taiyaku align --json docs
	[ "${#lines[@]}" = 2 ]
	[[ ${lines[0]} == *'"file":"docs/a/first.txt"'*'"file":"docs/b/second.txt"'* ]]
	[[ $stderr == "taiyaku: 2 files read, 2 pairs, 6 skipped: "* ]]
	[[ $stderr == *'2 hidden'* && $stderr == *'3 no plain files'* ]]
	run -0 --separate-stderr taiyaku align --quiet --json docs/
	[[ ${lines[0]} == *'"file":"docs/a/first.txt"'* ]]
	stderr_is ''
}

@test "a folder without documents holds no pairs" {
	mkdir empty
	run -1 --separate-stderr taiyaku align empty
	output_is ''
	stderr_is 'taiyaku: 0 files read, 0 pairs, 0 skipped'
}

@test "a folder that may not be read is told, and the rest is read" {
	mkdir -p docs/closed
	article docs/article.txt
	chmod 0 docs/closed
	chmod 755 . docs
	[ "$(id -u)" != 0 ] || command -v setpriv >/dev/null || skip "no setpriv to give up root with"
	as=()
	[ "$(id -u)" != 0 ] || as=(setpriv --reuid 65534 --regid 65534 --clear-groups)
	"${as[@]}" ls "$PWD/docs" "$TAIYAKU" >/dev/null 2>&1 || skip "another user cannot see this folder"
	run -3 --separate-stderr "${as[@]}" "$TAIYAKU" align --tsv docs
	[ "${#lines[@]}" = 2 ]
	[ "${stderr_lines[0]}" = 'taiyaku: docs/closed: cannot open: permission denied' ]
	chmod 755 docs/closed
}

@test "a table whose header names the languages is a document as any other" {
	printf 'No,用語,よみ,英訳\n1,港湾局,こうわんきょく,Port Bureau\n2,粗大ごみ,そだいごみ,bulky waste\n' >list.csv
	run -0 --separate-stderr taiyaku align --tsv list.csv
	[ "${#lines[@]}" = 2 ]
	[[ ${lines[0]} == $'港湾局\tPort Bureau\t'* ]]
	[[ ${lines[1]} == $'粗大ごみ\tbulky waste\t'* ]]
}

@test "a file that lists its pairs is told what to do with it" {
	glossary
	run -2 --separate-stderr taiyaku align --from tsv glossary.tsv
	one_error 'glossary.tsv: '
}

@test "control characters of a document do not reach the output" {
	printf 'See (2019). 港の灯り\x1b]0;x\x07、三十年ぶり再開 [The harbour\x1b[31m lights \xc2\x9b31mof old].\n' >evil.txt
	for shape in --color=always --tsv --json; do
		taiyaku align "$shape" evil.txt >out 2>err || true
		sed 's/\x1b\[[0-9]*m//g' out | LC_ALL=C grep -q $'[\x01-\x08\x0b-\x1f\x7f]\\|\xc2[\x80-\x9f]' && return 1
		[ "$shape" = --color=always ] || ! grep -q $'\x1b' out
	done
}

@test "a name that is no UTF-8 gives valid JSON" {
	article $'\xff.txt'
	run -0 --separate-stderr taiyaku align --json $'\xff.txt'
	[[ $output == *'"file":"?.txt"'* ]]
}

# bats test_tags=slow
@test "many pairs come out once each, in the order they were found" {
	seq 3000 | sed 's/.*/(2019). 港の灯り、第&章の題 [The harbour lights: title of chapter &].\n/' >many.txt
	cat many.txt many.txt >twice.txt
	taiyaku align --tsv many.txt | cut -f 1-2 >once
	[ "$(wc -l <once)" = 3000 ]
	taiyaku align --tsv twice.txt | cut -f 1-2 | cmp - once
}

@test "a list of words in a .txt file is a table where documents are looked for" {
	printf 'jetty\t桟橋\t\nquay\t岸壁\tnote\nfender\t防舷材\t\n' >"$BATS_TEST_TMPDIR/words.txt"
	run "$TAIYAKU" align --tsv --quiet "$BATS_TEST_TMPDIR/words.txt"
	[ "$status" -eq 0 ]
	[ "$(cut -f1,2 <<<"$output")" = "$(printf '桟橋\tjetty\n岸壁\tquay\n防舷材\tfender')" ]
}

@test "what is too long is told with its line, and what stands behind it is read" {
	local words
	words=$(printf 'word %.0s' {1..250000})
	printf 'msgid ""\n%s\nmsgstr "x"\n\nmsgid "Quay"\nmsgstr "岸壁"\n' \
		"$(fold -w 5000 <<<"$words" | sed 's/.*/"&"/')" >long.po
	printf '@book{a,\n note={%s},\n}\n@book{b,\n title={岸壁},\n title_en={The Quay}\n}\n' \
		"$(fold -w 5000 <<<"$words")" >long.bib
	for file in long.po long.bib; do
		run -0 --separate-stderr taiyaku align --tsv "$file"
		[[ $output == 岸壁* ]]
		[[ $stderr == *"$file:1:"*"what follows is left out" ]]
	done
}

@test "a quote that is not closed ends no table" {
	printf 'ja,en,note\n港,Harbour,a\n"灯台,Lighthouse,b\n岸壁,Quay,c\n' >open.csv
	run -0 --separate-stderr taiyaku align --tsv open.csv
	[ "$(cut -f1,2 <<<"$output")" = "$(printf '港\tHarbour\n灯台\tLighthouse\n岸壁\tQuay')" ]
	[[ $stderr == *"open.csv:3: a quote is not closed" ]]
}
