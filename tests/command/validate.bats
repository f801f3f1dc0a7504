#!/usr/bin/env bats
# SPDX-License-Identifier: Apache-2.0
load program

@test "a sound file is exit status 0 and a word, but no result" {
	glossary
	run -0 --separate-stderr taiyaku validate glossary.tsv
	output_is ''
	stderr_is 'taiyaku: glossary.tsv: sound, 3 units'
	run -0 --separate-stderr taiyaku validate --quiet glossary.tsv
	stderr_is ''
}

# What is told of a file, without its name.
problems() {
	run -1 --separate-stderr taiyaku validate "$1"
	output=${output//"$1:"/}
}

@test "TMX: what strict readers refuse is told with its line" {
	cat >memory.tmx <<'END'
<tmx version="1.4">
<header creationtool="t" segtype="sentence" o-tmf="t" adminlang="en" datatype="plaintext"/><body>
<tu tuid="1"><tuv xml:lang="ja"><seg>港</seg></tuv><tuv xml:lang="en"><seg>harbour</seg></tuv></tu>
<tu tuid="1" creationdate="2019-01-01"><tuv xml:lang="ja"><seg>船</seg></tuv><tuv xml:lang="en"><seg>ship</seg></tuv></tu>
<tu><tuv xml:lang="ja"><seg><bpt i="1">a</bpt>灯</seg></tuv><tuv xml:lang="en"><seg>light<ept i="2">b</ept></seg></tuv></tu>
<tu><prop>x</prop><tuv xml:lang="ja"><seg>町</seg></tuv><tuv xml:lang="e n"><seg>town</seg></tuv><tuv xml:lang="en"><seg>town</seg></tuv></tu>
<tu><tuv xml:lang="ja"><seg></seg></tuv><tuv xml:lang="en"><seg>nothing</seg></tuv></tu>
</body></tmx>
END
	problems memory.tmx
	output_is '2:1: error: <header> has no creationtoolversion
2:1: error: <header> has no srclang
4:1: warning: creationdate="2019-01-01" of <tu> is not as in TMX
4:1: warning: the tuid "1" is there already
5:48: error: <bpt> of i="1" has no <ept>
5:89: error: <ept> of i="2" has no <bpt>
6:5: error: <prop> has no type
6:56: error: lang="e n" is no language tag
7:1: error: unit 5: the text in ja is empty'
	stderr_is ''
}

@test "XLIFF: ids, languages and states" {
	cat >job.xlf <<'END'
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="f" source-language="ja" datatype="plaintext"><body>
<trans-unit id="1"><source>港</source><target>harbour</target><alt-trans><target>port</target></alt-trans></trans-unit>
<trans-unit id="1"><source>船</source><target>ship</target></trans-unit>
<trans-unit><source>町</source><target>town</target></trans-unit>
</body></file></xliff>
END
	problems job.xlf
	output_is '2:38: error: no target-language is given, and here is a <target>
3:1: error: the id "1" is there already
4:1: error: <trans-unit> has no id'
	cat >job.xlf <<'END'
<xliff version="2.1" xmlns="urn:oasis:names:tc:xliff:document:2.0" srcLang="ja" trgLang="en"><file>
<unit id="1"><segment state="done"><source>港</source><target>harbour</target></segment></unit>
</file></xliff>
END
	problems job.xlf
	output_is '1:94: error: <file> has no id
2:14: error: <segment> cannot have state="done"'
}

@test "TMX: elements and attributes that the DTD does not have there" {
	cat >memory.tmx <<'END'
<tmx version="1.5" xmlns:x="urn:x">
<header creationtool="t" creationtoolversion="1" segtype="word" o-tmf="t" adminlang="en" srclang="ja" datatype="plaintext"/><body>
<tu><tuv xml:lang="ja"><seg>港</seg></tuv><note>late</note><tuv xml:lang="en" owner="me"><seg>harbour</seg><seg>port</seg></tuv></tu>
<tu><tuv lang="ja"><seg>船<b>s</b></seg></tuv><tuv xml:lang="en"><seg><it>x</it>ship</seg></tuv></tu>
<tu><prop type="p">x</prop></tu>
<tu><tuv xml:lang="ja"><seg>町</tuv></tu>
<tu><tuv xml:lang="ja"><seg>灯</seg></tuv><tuv xml:lang="en"><seg>light</seg></tuv></tu>
<x:own><tu/></x:own>
</body><body/></tmx>
END
	problems memory.tmx
	output_is '1:1: error: <tmx> cannot have version="1.5"
2:1: error: <header> cannot have segtype="word"
3:42: error: in <tu>, <note> comes too late
3:59: error: <tuv> takes no owner
3:107: error: <tuv> has a second <seg>
3:1: error: unit 1: a tuv has two seg
4:5: error: <tuv> has no xml:lang
4:26: error: in <seg> there is no place for <b>
4:70: error: <it> has no pos
5:28: error: <tu> has no <tuv>
5:1: error: unit 3: there is no text in ja
6:1: error: unit 4: <seg> is closed by </tuv>
8:1: error: in <body> there is no place for <own>
9:8: error: <tmx> has a second <body>'
	sed 's/version="1.5" xmlns:x="urn:x"/version="1.1"/; s/"word"/"block"/; /late/d; /<b>/d; /prop/d; /町/d; /own/d; s/<body.>//; s/xml:lang/lang/g' memory.tmx >old.tmx
	run -0 --separate-stderr taiyaku validate old.tmx
	stderr_is 'taiyaku: old.tmx: sound, 1 unit'
}

@test "XLIFF: elements and attributes that the schemas do not have there, codes that refer to nothing" {
	cat >job.xlf <<'END'
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2" xmlns:x="urn:x"><file original="f" source-language="ja" target-language="en" datatype="plaintext"><header><note/><skl/></header>
<body><trans-unit id="1" x:own="1" approved="maybe"><target state="done">harbour</target><source>港<g/></source><x:own/></trans-unit>
<trans-unit id="2"><source>船</source><target state="x-own">ship</target><alt-trans><source/></alt-trans></trans-unit>
</body></file></xliff>
END
	problems job.xlf
	output_is '1:181: error: in <header>, <skl> comes too late
2:7: error: <trans-unit> cannot have approved="maybe"
2:53: error: <target> cannot have state="done"
2:90: error: in <trans-unit>, <source> comes too late
2:99: error: <g> has no id
3:93: error: <alt-trans> has no <target>'
	cat >job.xlf <<'END'
<xliff version="2.1" xmlns="urn:oasis:names:tc:xliff:document:2.0" xmlns:x="urn:x" srcLang="ja" trgLang="en"><file id="f">
<x:own/><unit id="1"><notes/><originalData><data id="d">b</data></originalData>
<segment id="s"><source><ph id="1" dataRef="d"/><ph id="1" dataRef="e"/>港<ec startRef="9"/></source><target xml:lang="fr" x:own="1"><ph id="1" subType="a:b"/>port</target></segment>
<segment id="s" subState="a:b"><source>船<sc id="2"/><ec startRef="2"/><ec isolated="yes"/></source></segment></unit>
<unit id="#"/></file><file id="f"/></xliff>
END
	problems job.xlf
	output_is '2:28: error: <notes> has no <note>
3:49: error: the id "1" is there already
3:49: error: dataRef="e" has no <data>
3:74: error: startRef="9" names nothing before it
3:101: error: <target> takes no own
3:101: error: a text in "fr", the file is in "en"
3:133: error: there is a subType, and no type
4:1: error: the id "s" is there already
4:1: error: there is a subState, and no state
4:71: error: an isolated <ec> has an id, and no startRef
5:1: error: <unit> cannot have id="#"
5:13: error: <unit> has no <segment>
5:1: error: unit 2, id "#": there is no source
5:22: error: the id "f" is there already
5:34: error: <file> has no <unit>'
}

@test "PO: what msgfmt --check refuses" {
	cat >job.po <<'END'
msgid ""
msgstr "Plural-Forms: nplurals=1; plural=0;\n"

#, c-format
msgid "%d ships of %s"
msgstr "%s の船 %d"

#, c-format
msgid "%d ships of %2$s"
msgstr "%2$s の船 %1$d"

msgid "Line\n"
msgstr "行"

msgid "Line\n"
msgstr "行\n"

#, c-format
msgid "%d ship"
msgid_plural "%d ships"
msgstr[0] "一隻"
msgstr[1] "%d 隻"
END
	problems job.po
	output_is '1: error: the header has no charset
4: error: the format directives of msgstr are not those of its msgid
12: error: msgstr and its msgid do not both end with \n
15: error: the msgid is there already
18: error: 2 plural forms, the header says 1'
}

@test "PO: the formula of plurals" {
	# told: what is told of a header with these Plural-Forms
	told() {
		printf 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Plural-Forms: %s\\n"\n\nmsgid "ship"\nmsgid_plural "ships"\nmsgstr[0] "船"\nmsgstr[1] "船々"\n' "$1" >job.po
		run --separate-stderr taiyaku validate -q job.po
		output=${output//job.po:/}
	}
	told 'nplurals=2; plural=(n != 1);'
	output_is ''
	told 'nplurals=2;plural=n>1'
	output_is ''
	told 'nplurals=2; plural=n==1 ? 0 : n==2 ? 1 : 2;'
	output_is '1: error: plural=n==1 ? 0 : n==2 ? 1 : 2 is 2 where n is 0, of 2 forms'
	told 'nplurals=2; plural=n =! 1;'
	output_is '1: error: plural=n =! 1 is no expression'
	told 'nplurals=2; plural=5 / n > 1;'
	output_is '1: error: plural=5 / n > 1 divides by zero where n is 0'
	told 'nplurals=two; plural=n>1;'
	output_is $'1: error: nplurals=two is no number of forms\n6: error: a plural, and the header has no Plural-Forms'
	told 'nplurals=2;'
	output_is '1: error: there is a nplurals, and no plural'
}

@test "a declaration of another encoding is told, one that says the same in other words is not" {
	flat() { printf '<?xml version="1.0" encoding="%s"?>\n<tmx version="1.4"><header creationtool="t" creationtoolversion="1" segtype="block" o-tmf="t" adminlang="en" srclang="ja" datatype="x"/><body><tu><tuv xml:lang="ja"><seg>%s</seg></tuv><tuv xml:lang="en"><seg>harbour</seg></tuv></tu></body></tmx>' "$1" 港と船と灯台; }
	flat EUC-JP >a.tmx
	problems a.tmx
	output_is '1: error: declared as EUC-JP, it is in UTF-8'
	for name in Shift_JIS windows-31j cp932; do
		flat $name | iconv -t CP932 >a.tmx
		run -0 taiyaku validate a.tmx
	done
	flat utf-8 | iconv -t CP932 >a.tmx
	problems a.tmx
	[[ $output == '1: error: declared as UTF-8, it is in '* ]]
	printf 'msgid ""\nmsgstr "Content-Type: text/plain; charset=EUC-JP\\n"\n\nmsgid "harbour"\nmsgstr "港と船と灯台"\n' >a.po
	problems a.po
	output_is '1: error: declared as EUC-JP, it is in UTF-8'
}

@test "PO: a charset that nobody knows is told, and the text is read by what it looks like" {
	printf 'msgid ""\nmsgstr "Content-Type: text/plain; charset=FOO\\n"\n\nmsgid "港"\nmsgstr "harbour"\n' |
		iconv -t CP932 >a.po
	problems a.po
	output_is '1: error: no charset is called "FOO"'
	run -0 --separate-stderr taiyaku convert a.po - --to jsonl
	[[ $output == '{"ja":"港","en":"harbour",'* ]]
}

# FLAG MSGID MSGSTR: what is told of such an entry.
flagged() {
	printf 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n#, %s\nmsgid "%s"\nmsgstr "%s"\n' "$@" >job.po
	taiyaku validate -q job.po
}

@test "PO: the directives of each language of programs are compared" {
	for entry in 'python-format %(n)d%(m)s %(m)s%(n)d' 'python-format %d%s %d%s' 'python-brace-format {n}{{x {n}' \
		'java-format {0}{1} {1}{0}' 'qt-format %1%2 %2%1' 'sh-format $a${b} ${a}$b' 'php-format %1$s%2$d %2$d%1$s' \
		'objc-format %@ %@' 'x-format {a} {b}'; do
		flagged $entry
	done
	for entry in 'python-format %(n)d %(m)d' 'python-format %s%d %d%s' 'python-format %d%(n)d %d' \
		'python-brace-format {n} {m}' 'java-format {0} {1}' 'qt-format %1 %2' 'sh-format $a $b' \
		'php-format %1$s %2$s' 'objc-format %@ %d' 'no-wrap,python-brace-format {n} n'; do
		run -1 flagged $entry
		output_is 'job.po:4: error: the format directives of msgstr are not those of its msgid'
	done
}

@test "PO: conversions that take the same, and what is no argument, are no problem" {
	for entry in 'c-format %i%x%.1e %d%u%g' 'objc-format %ld %li' 'python-format %r%x %s%d' 'php-format %u %d' \
		'javascript-format %x%e %d%f' 'python-brace-format {a!r} {a}' 'python-brace-format {}{} {1}{0}' \
		'csharp-format {0:d}{1,5} {1}{0}' "java-format {0}'{1}' {0}" "java-format {0,date}''{1} {1}{0}" \
		'sh-format $1${a:-b} ${a}'; do
		flagged $entry
	done
	flagged perl-brace-format '{a} { b }' '{a}'
	for entry in 'c-format %d %u' 'c-format %ld %d' 'python-format %d %f' 'csharp-format {0:d} {1:d}' \
		"java-format ''{0}'' x" 'sh-format ${a:-b} ${b}'; do
		run -1 flagged $entry
		output_is 'job.po:4: error: the format directives of msgstr are not those of its msgid'
	done
}

@test "TBX: the id of a concept is there once" {
	cat >terms.tbx <<'END'
<martif type="TBX" xml:lang="ja"><martifHeader><fileDesc><sourceDesc><p>x</p></sourceDesc></fileDesc></martifHeader><text><body>
<termEntry id="c1"><langSet xml:lang="ja"><tig><term>港</term></tig></langSet><langSet xml:lang="en"><tig><term>harbour</term></tig></langSet></termEntry>
<termEntry id="c1"><langSet xml:lang="ja"><tig><term>船</term></tig></langSet><langSet xml:lang="en"><tig><term>ship</term></tig></langSet></termEntry>
</body></text></martif>
END
	problems terms.tbx
	output_is '3:1: error: the id "c1" is there already'
}

@test "TBX: its structure, its styles, the categories of its dialects" {
	cat >terms.tbx <<'END'
<martif type="TBX" xml:lang="ja"><martifHeader><fileDesc/></martifHeader><text><body>
<termEntry id="c1"><langSet><tig><termNote>x</termNote><term>港</term></tig></langSet><langSet xml:lang="en"><descrip>late</descrip></langSet><note>late</note></termEntry>
</body></text></martif>
END
	problems terms.tbx
	output_is '1:57: error: <fileDesc> has no <sourceDesc>
2:20: error: <langSet> has no xml:lang
2:34: error: <termNote> has no type
2:56: error: in <tig>, <term> comes too late
2:109: error: <descrip> has no type
2:132: error: <langSet> has no <tig>
2:142: error: in <termEntry>, <note> comes too late
2:1: error: concept 1, id "c1": there is no term in ja'
	cat >terms.tbx <<'END'
<tbx type="TBX-Min" style="dca" xml:lang="ja" xmlns="urn:iso:std:iso:30042:ed-2"><tbxHeader><fileDesc><sourceDesc><p>x</p></sourceDesc></fileDesc></tbxHeader><text><body>
<conceptEntry id="c1"><descrip type="subjectField">sea</descrip><descrip type="definition">x</descrip>
<langSec xml:lang="ja"><termSec><term>港</term></termSec></langSec><langSec xml:lang="en"><termSec><term>harbour</term></termSec></langSec></conceptEntry>
</body></text></tbx>
END
	problems terms.tbx
	output_is '2:65: error: TBX-Min has no <descrip type="definition">'
	sed 's/<term>harbour/<term> /' terms.tbx >empty.tbx
	problems empty.tbx
	[[ $output == *'2:1: error: concept 1, id "c1": there is no term in en' ]]
	cat >basic.tbx <<'END'
<martif type="TBX-Basic" xml:lang="ja"><martifHeader><fileDesc><sourceDesc><p>x</p></sourceDesc></fileDesc></martifHeader><text><body>
<termEntry id="c1"><descrip type="definition">x</descrip><langSet xml:lang="ja"><tig><term>港</term><termNote type="reading">みなと</termNote></tig></langSet></termEntry>
</body></text></martif>
END
	problems basic.tbx
	[[ $output == *'2:100: error: TBX-Basic has no <termNote type="reading">'* ]]
	sed -i 's/style="dca"/style="dct"/; s/TBX-Min/TBX-Basic/; s/<descrip type="subjectField">sea<.descrip>//' terms.tbx
	problems terms.tbx
	output_is '2:23: error: the style is dct, and here is a <descrip>'
}

@test "SRX: rules that are no regular expressions, maps that lead nowhere" {
	cat >rules.srx <<'END'
<srx version="2.0" xmlns="http://www.lisa.org/srx20"><header segmentsubflows="yes"/><body><languagerules><languagerule languagerulename="x">
<rule break="yes"><beforebreak>(a</beforebreak><afterbreak/></rule>
<rule break="perhaps"><beforebreak>a</beforebreak><afterbreak/></rule>
</languagerule></languagerules><maprules>
<languagemap languagepattern="ja.*" languagerulename="y"/></maprules></body></srx>
END
	problems rules.srx
	output_is '1:54: warning: the header has no cascade
3:1: error: break is yes or no, not "perhaps"
2:1: error: no regular expression (U_REGEX_MISMATCHED_PAREN): (a
5:1: error: no rules are called "y"'
	run -0 --separate-stderr taiyaku validate "$BATS_TEST_DIRNAME/../../tmx/sentences.srx"
	output_is ''
	run -2 --separate-stderr taiyaku convert rules.srx -
	one_error 'rules.srx: srx holds no pairs, it can only be validated'
	run -0 taiyaku help import
	[[ $output != *srx* ]]
}

@test "UTX: what 1.11 asks for, words that it does not know" {
	printf '%s\n' '#UTX 1.11; ja/en; 2026-01-02; bidirectional;' $'#src\ttgt\tsrc:pos\tterm status' \
		$'港\tharbour\tnoun\tapproved' $'船\tship\tthing\tforbidden' $'町\ttown\tnoun\tgood' \
		$'港\tharbour\tnoun\tapproved' $'\tsea\tnoun\t' >terms.utx
	problems terms.utx
	output_is '1: warning: an item of the header is empty: some programs refuse that
2: error: the header has no copyright
2: error: the header has no license
4: warning: no part of speech is called "thing"
4: error: the glossary is bidirectional, but a term is not approved
5: warning: no status is called "good"
6: warning: the pair is there already
7: error: no source term'
	printf '%s\n' '# a list' $'#src\ttgt\tnote' $'港\tharbour\tx' >terms.utx
	problems terms.utx
	output_is '1: error: the first line is not "#UTX 1.11; ..."
2: error: column 3 is not "src:pos"
2: error: the header has no copyright
2: error: the header has no license'
}

@test "tables, OmegaT glossaries and JSON Lines: fields, words, pairs that are there twice" {
	printf 'ja\ten\tkind\tstatus\n港\tharbour\tterm\tapproved\n船\tship\n町\ttown\tplace\tgood\n港\tharbour\tterm\tapproved\n' >a.tsv
	problems a.tsv
	output_is '3: warning: 2 fields, the header has 4
4: warning: no kind is called "place"
4: warning: no status is called "good"
5: warning: the pair is there already'
	sed 's/\t/,/g' a.tsv >a.csv
	problems a.csv
	[ "${#lines[@]}" = 4 ]
	printf '# Glossary in tab-separated format -*- coding: utf-8 -*-\n港\tharbour\t\n港\tharbour\tx\n' >a.utf8
	problems a.utf8
	output_is '3: warning: the pair is there already'
	printf '# ours\n港\tharbour\n船\tship\n' >glossary.txt
	problems glossary.txt
	output_is '2: warning: not ASCII, and no name in .utf8 or first line "# Glossary in tab-separated format -*- coding: utf-8 -*-": OmegaT guesses the encoding'
	printf '\xef\xbb\xbf港\tharbour\n船\tship\n' >glossary.txt
	run -0 taiyaku validate glossary.txt
	printf '{"ja":"港","en":"harbour","kind":"place"}\n{"ja":"港","en":"harbour","status":"good"}\n' >a.jsonl
	problems a.jsonl
	output_is '1: warning: no kind is called "place"
2: warning: no status is called "good"
2: warning: the pair is there already'
}

@test "what is written here is sound" {
	printf '{"ja":"港","en":"harbour","kind":"term"}\n{"ja":"船","en":"ship","kind":"term"}\n' >list.jsonl
	for format in tmx xliff xliff2 po tbx tbx3 tbx3-dca utx omegat tsv csv omegat-csv jsonl; do
		taiyaku convert --to "$format" list.jsonl "out.$format"
		run -0 --separate-stderr taiyaku validate --from "$format" "out.$format"
		output_is ''
		stderr_is "taiyaku: out.$format: sound, 2 units"
	done
}

@test "what a file has again and again is told ten times, then counted" {
	for n in {1..500}; do
		echo "<tu creationdate=\"$n May\"><tuv xml:lang=\"ja\"><seg>港$n</seg></tuv><tuv xml:lang=\"en\"><seg>harbour $n</seg></tuv></tu>"
	done >units
	cat <(echo '<tmx version="1.4"><header creationtool="t" creationtoolversion="1" segtype="sentence" o-tmf="t" adminlang="en" srclang="ja" datatype="plaintext"/><body>') units <(echo '</body></tmx>') >memory.tmx
	problems memory.tmx
	[ "${#lines[@]}" = 11 ]
	[[ ${lines[0]} == 'memory.tmx:2:1: warning: creationdate="1 May" of <tu> is not as in TMX' ]]
	[[ ${lines[10]} == 'memory.tmx:12:1: warning: creationdate="11 May" of <tu> is not as in TMX (and 489 more of this kind)' ]]
}

@test "problems are results, one a line with their place; exit status 1" {
	printf '{"ja":"港","en":"harbour"}\n{"ja":"船"}\n[]\n' >list.jsonl
	glossary
	run -1 --separate-stderr taiyaku validate glossary.tsv list.jsonl
	stderr_is 'taiyaku: glossary.tsv: sound, 3 units'
	[ "${#lines[@]}" = 2 ]
	[[ ${lines[0]} == 'list.jsonl:2: error: '* ]]
	[[ ${lines[1]} == 'list.jsonl:3: '* ]]
	run -1 --separate-stderr taiyaku validate --json list.jsonl
	[[ ${lines[0]} == '{"file":"list.jsonl","line":2,"column":'*',"severity":"error","message":"'*'"}' ]]
	run -1 --separate-stderr taiyaku validate --tsv list.jsonl
	[[ ${lines[0]} == $'list.jsonl\t2\t'* ]]
}

@test "a file that is not the format at all is a problem" {
	: >empty.tsv
	run -1 --separate-stderr taiyaku validate empty.tsv
	output_is 'empty.tsv: error: the file is empty'
	stderr_is ''
	head -c 1000 /dev/zero >zeros.tsv
	run -1 --separate-stderr taiyaku validate --from tsv zeros.tsv
	[[ $output == 'zeros.tsv: '* ]]
	printf '<?xml version="1.0" encoding="UTF-8"?>\n' >cut.tmx
	run -1 --separate-stderr taiyaku validate cut.tmx
	[[ $output == 'cut.tmx:'*': not TMX: no element' ]]
}

@test "a file that cannot be read is exit status 2, and the others are read" {
	printf '{"ja":"船","en":"ship"}\n{"ja":"船"}\n' >list.jsonl
	run -2 --separate-stderr taiyaku validate missing.tmx list.jsonl .
	[[ $output == 'list.jsonl:2: '* ]]
	stderr_is $'taiyaku: missing.tmx: cannot open: no such file or directory\ntaiyaku: .: is a directory'
}

@test "standard input is validated" {
	run -1 --separate-stderr bash -c 'printf "{\"ja\":\"船\"}\n{\"ja\":\"船\",\"en\":\"ship\"}\n" | "$TAIYAKU" validate --from jsonl -'
	[[ $output == '(standard input):1: '* ]]
}

@test "the name of a file cannot command a terminal" {
	glossary $'\x1b[31m\n\xff.tsv'
	run -0 --separate-stderr taiyaku validate $'\x1b[31m\n\xff.tsv'
	stderr_is 'taiyaku: ␛[31m ?.tsv: sound, 3 units'
}

@test "what is no file of the format that its name says is told" {
	printf '<html><body><p>Please log in.</p></body></html>\n' >memory.tmx
	run -1 --separate-stderr taiyaku validate memory.tmx
	output_is 'memory.tmx: error: named as tmx, but it holds none and is read as html'
	run -0 --separate-stderr taiyaku import memory.tmx
	stderr_is 'taiyaku: memory.tmx: named as tmx, but it holds none and is read as html'
	glossary
	mv glossary.tsv glossary.txt
	run -0 --separate-stderr taiyaku validate glossary.txt
	stderr_is 'taiyaku: glossary.txt: sound, 3 units'
}
