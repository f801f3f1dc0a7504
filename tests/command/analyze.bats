#!/usr/bin/env bats
# SPDX-License-Identifier: Apache-2.0
load program

# N different characters from code point 0x$3 on, of which the last K are others.
text() { # N K HEX
	local i
	for ((i = 0; i < $1; i++)); do
		# shellcheck disable=SC2059
		printf "\\U$(printf %08x $((i < $1 - $2 ? 0x$3 + i : 0x9000 + i)))"
	done
}

# The number of segments in each band of the sum: "repetitions 101 100 95 85 75 50 none all".
bands() {
	taiyaku analyze --tsv "$@" | grep $'^\t' | cut -f 3 | tr '\n' ' '
}

@test "without a store there are repetitions, across files, and none" {
	printf '港の灯。船が来た。港の灯。\n' >one.txt
	printf '船が来た。\n\n町。\n' >two.txt
	run -0 --separate-stderr taiyaku analyze --tsv one.txt two.txt
	[ "${lines[0]}" = $'one.txt\trepetitions\t1\t4\t4\t3\t4\t2' ]
	[ "${lines[7]}" = $'one.txt\tnone\t2\t9\t9\t7\t9\t4' ]
	[ "${lines[8]}" = $'one.txt\tall\t3\t13\t13\t10\t13\t5' ]
	[ "${lines[9]}" = $'two.txt\trepetitions\t1\t5\t5\t4\t5\t2' ]
	[ "${lines[18]}" = $'\trepetitions\t2\t9\t9\t7\t9\t4' ]
	[ "${lines[26]}" = $'\tall\t5\t20\t20\t15\t20\t8' ]
	stderr_is ''
	run -2 --separate-stderr taiyaku --store missing.tyk analyze one.txt
	one_error 'missing.tyk: there is no store here'
}

@test "a job counted by hand: spaces, punctuation, Latin words, full width" {
	# 13 characters, of them 2 spaces and 3 marks; words: Web, 2.0, と, 港, 、, 灯 and 。
	printf 'Web 2.0 と港、灯。\n' >job.txt
	[ "$(taiyaku analyze --tsv job.txt | grep $'^job.txt\tall')" = $'job.txt\tall\t1\t13\t11\t8\t7\t4' ]
	# A combining mark and a control character are nothing; an ideographic space is a space.
	printf 'か\u3099\u3000き\u200b\n' >job.txt
	[ "$(taiyaku analyze --tsv job.txt | grep $'^job.txt\tall')" = $'job.txt\tall\t1\t3\t2\t2\t2\t1' ]
	printf 'The quick-witted fox, 3 times.\n' >job.txt
	[ "$(taiyaku analyze --tsv job.txt | grep $'^job.txt\tall')" = $'job.txt\tall\t1\t30\t26\t23\t5\t10' ]
}

@test "the bands are exact at their edges" {
	# Score 95 and 94, 85 and 84, 75 and 74, 50 and 49, each far from all others.
	local row job=() n=0
	for row in '20 1 4e00' '17 1 4f00' '20 3 5000' '19 3 5100' '20 5 5200' '27 7 5300' '20 10 5400' '51 26 5500'; do
		read -r count changed from <<<"$row"
		printf '{"ja":"%s","en":"%d"}\n' "$(text "$count" 0 "$from")" $((++n))
		job+=("$(text "$count" "$changed" "$from")")
	done >list.jsonl
	printf '{"ja":"ＡＢＣの灯","en":"width"}\n{"ja":"同じ。","en":"same"}\n' >>list.jsonl
	taiyaku import -q list.jsonl
	printf '%s\n\n' "${job[@]}" 'ABCの灯' '同じ。' '同じ。' >job.txt
	#    rep 101 100 95 85 75 50 none all
	[ "$(bands job.txt)" = '1 0 1 2 2 2 2 1 11 ' ] || {
		taiyaku analyze job.txt
		return 1
	}
	[ "$(bands --memory nobody job.txt)" = '1 0 0 0 0 0 0 10 11 ' ]
}

@test "a text between its own neighbours is 101" {
	cat >memory.tmx <<'END'
<tmx version="1.4"><header creationtool="t" creationtoolversion="1" segtype="sentence" o-tmf="t" adminlang="en" srclang="ja" datatype="plaintext"/><body>
<tu><prop type="x-context-pre">前の文。</prop><prop type="x-context-post">次の文。</prop><tuv xml:lang="ja"><seg>この文。</seg></tuv><tuv xml:lang="en"><seg>This.</seg></tuv></tu>
</body></tmx>
END
	taiyaku import -q memory.tmx
	printf '前の文。この文。次の文。\n' >job.txt
	[ "$(bands job.txt | cut -d ' ' -f 2,3)" = '1 0' ]
	printf '別の文。この文。次の文。\n' >job.txt
	[ "$(bands job.txt | cut -d ' ' -f 2,3)" = '0 1' ]
}

@test "bilingual files count by their sources, translated or not" {
	cat >job.xlf <<'END'
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="f" source-language="ja" target-language="en" datatype="plaintext"><body>
<trans-unit id="1"><source>港の灯</source></trans-unit>
<trans-unit id="2"><source>港の<g id="1">灯</g></source><target>Harbour lights</target></trans-unit>
<trans-unit id="3" translate="no"><source>ABC</source></trans-unit>
<group translate="no"><group><trans-unit id="3a"><source>DEF</source></trans-unit></group>
<trans-unit id="3b" translate="yes"><source>三</source></trans-unit>
<group translate="yes"><trans-unit id="3c"><source>四</source></trans-unit></group>
<trans-unit id="3d"><source>GHI</source></trans-unit></group>
<trans-unit id="4"><source>一。二。</source><seg-source><mrk mtype="seg" mid="1">一。</mrk><mrk mtype="seg" mid="2">二。</mrk></seg-source></trans-unit>
</body></file></xliff>
END
	[ "$(bands job.xlf)" = '1 0 0 0 0 0 0 5 6 ' ]
	cat >second.xlf <<'END'
<xliff version="2.1" xmlns="urn:oasis:names:tc:xliff:document:2.0" srcLang="ja" trgLang="en"><file id="a" translate="no">
<unit id="1"><segment><source>一</source></segment></unit>
<unit id="2" translate="yes"><segment><source>二</source></segment></unit>
</file><file id="b"><unit id="1"><segment><source>三</source></segment></unit></file></xliff>
END
	[ "$(bands second.xlf)" = '0 0 0 0 0 0 0 2 2 ' ]
	cat >job.po <<'END'
msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\n"

msgid "One harbour"
msgid_plural "Many harbours"
msgstr[0] ""
msgstr[1] ""

#, fuzzy
msgid "Ship"
msgstr "船"

#~ msgid "Gone"
#~ msgstr "なし"
END
	[ "$(bands --languages en:ja job.po)" = '0 0 0 0 0 0 0 3 3 ' ]
	cat >job.tmx <<'END'
<tmx version="1.4"><header creationtool="t" creationtoolversion="1" segtype="sentence" o-tmf="t" adminlang="en" srclang="ja" datatype="plaintext"/><body>
<tu><tuv xml:lang="ja"><seg>訳なし</seg></tuv></tu>
<tu><tuv xml:lang="ja"><seg>訳あり</seg></tuv><tuv xml:lang="en"><seg>yes</seg></tuv></tu>
</body></tmx>
END
	[ "$(bands job.tmx)" = '0 0 0 0 0 0 0 2 2 ' ]
}

@test "documents count by sentences, by our rules or those of --srx" {
	printf '# 見出し\n\n本文です。次の\n文です。\n\n```\nコード。\n```\n\n- 項目\n\nEnglish too.\n' >job.md
	[ "$(bands job.md)" = '0 0 0 0 0 0 0 5 5 ' ]
	printf '<html><body><h1>見出し</h1><p>本文です。次の<b>文</b>です。</p><table><tr><td>左</td><td>右</td></tr></table></body></html>\n' >job.html
	[ "$(bands job.html)" = '0 0 0 0 0 0 0 5 5 ' ]
	printf '1. 最初、次、終わり。\n' >job.txt
	[ "$(bands job.txt)" = '0 0 0 0 0 0 0 1 1 ' ]
	cat >commas.srx <<'END'
<srx version="2.0" xmlns="http://www.lisa.org/srx20"><header segmentsubflows="yes" cascade="no"/><body>
<languagerules><languagerule languagerulename="x"><rule break="yes"><beforebreak>、</beforebreak><afterbreak/></rule></languagerule></languagerules>
<maprules><languagemap languagepattern="ja.*" languagerulename="x"/></maprules></body></srx>
END
	[ "$(bands --srx commas.srx job.txt)" = '0 0 0 0 0 0 0 3 3 ' ]
	run -2 --separate-stderr taiyaku analyze --srx commas.srx --languages fr:en job.txt
	one_error 'commas.srx: no rules for the language fr'
}

@test "text has the rules, CSV a heading, JSON an object a band" {
	printf '港。\n' >'a "b".txt'
	run -0 --separate-stderr taiyaku analyze 'a "b".txt'
	[ "${lines[0]}" = 'a "b".txt' ]
	[[ ${lines[1]} == *segments*characters*no_spaces*no_punctuation*words*words_at_2.5 ]]
	[[ $output == *$'\nwords_at_2.5    no_spaces / 2.5, rounded' ]]
	run -0 --separate-stderr taiyaku analyze --csv 'a "b".txt'
	[ "${lines[0]}" = 'file,band,segments,characters,no_spaces,no_punctuation,words,words_at_2.5' ]
	[ "${lines[9]}" = '"a ""b"".txt",all,1,2,2,1,2,1' ]
	[ "${lines[18]}" = '"",all,1,2,2,1,2,1' ]
	run -0 --separate-stderr taiyaku analyze --json 'a "b".txt'
	[ "${lines[8]}" = '{"file":"a \"b\".txt","band":"all","segments":1,"characters":2,"no_spaces":2,"no_punctuation":1,"words":2,"words_at_2.5":1}' ]
	run -2 --separate-stderr taiyaku analyze --csv --json 'a "b".txt'
	one_error "either '--csv' or '--json' or '--tsv'"
}

@test "a file that cannot be read is told, and the others are counted" {
	printf '港。\n' >job.txt
	run -2 --separate-stderr taiyaku analyze --tsv missing.txt job.txt
	[ "${lines[8]}" = $'job.txt\tall\t1\t2\t2\t1\t2\t1' ]
	stderr_is 'taiyaku: missing.txt: cannot open: no such file or directory'
}
