#!/usr/bin/env bats
# SPDX-License-Identifier: Apache-2.0
load program

setup_file() {
	cd "$BATS_FILE_TMPDIR" || return 1
	load program
	printf '%s\t%s\n' ja en \
		30日以内に返す 'Return it within 30 days' \
		設定を保存する 'Save the settings' \
		設定を保存しない 'Do not save the settings' \
		サーバーを再起動します。 'Restart the server.' \
		'%sを開けません' 'Cannot open %s' >memory.tsv
	cat >tagged.tmx <<'E'
<?xml version="1.0" encoding="UTF-8"?>
<tmx version="1.4"><header creationtool="t" creationtoolversion="1" segtype="sentence" o-tmf="t" adminlang="en" srclang="ja" datatype="xml"/><body>
<tu><tuv xml:lang="ja"><seg><bpt i="1" x="1">&lt;b&gt;</bpt>保存<ept i="1">&lt;/b&gt;</ept>を押し<ph x="2">&lt;br/&gt;</ph>ます</seg></tuv><tuv xml:lang="en"><seg>Press <ph x="2">&lt;br/&gt;</ph><bpt i="1" x="1">&lt;b&gt;</bpt>Save<ept i="1">&lt;/b&gt;</ept></seg></tuv></tu>
</body></tmx>
E
	TAIYAKU_STORE=$PWD/store.tyk taiyaku import -q memory.tsv tagged.tmx
}

fill() {
	taiyaku --store "$BATS_FILE_TMPDIR/store.tyk" pretranslate "$@"
}

# XLIFF 1.2 with these lines in its body.
first() {
	printf '%s\n' '<?xml version="1.0" encoding="UTF-8"?>' \
		'<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">' \
		'<file original="a" source-language="ja-JP" target-language="en-US" datatype="plaintext">' \
		'<header/>' '<body>' "$@" '</body>' '</file>' '</xliff>'
}

unit() { # ID SOURCE REST
	printf '<trans-unit id="%s"><source>%s</source>%s</trans-unit>\n' "$1" "$2" "${3-}"
}

po() {
	printf '%s\n' 'msgid ""' 'msgstr ""' '"Language: en\n"' \
		'"Content-Type: text/plain; charset=UTF-8\n"' "$@"
}

# Valid by the schemas that are kept beside the repository, or named; visibly not looked at else.
valid() { # SCHEMA FILE
	local folder=${TAIYAKU_SHARED:-$BATS_TEST_DIRNAME/../../../shared}/schemas
	if ! command -v xmllint >/dev/null || ! [ -e "$folder/$1" ]; then
		echo "# not validated: no $1" >&3
		return 0
	fi
	XML_CATALOG_FILES=$folder/catalog.xml xmllint --noout --nonet --schema "$folder/$1" "$2"
}

@test "a PO is filled, what is fuzzy is marked with the msgid it belongs to" {
	po '' '# mine' 'msgid "設定を保存する"' 'msgstr ""' '' '#, no-wrap' \
		'msgid "60日以内に返す"' 'msgstr   ""' '' 'msgid "近くない"' 'msgstr ""' >in.po
	run -0 --separate-stderr fill in.po -o out.po
	stderr_is 'taiyaku: 3 to translate: 0 at 101, 1 at 100, 1 fuzzy, 1 without a match; 2 filled in, 1 of them to be looked at; 0 left as they were'
	po '' '# mine' 'msgid "設定を保存する"' 'msgstr "Save the settings"' '' '#, fuzzy, no-wrap' \
		'#| msgid "30日以内に返す"' 'msgid "60日以内に返す"' \
		'msgstr   "Return it within 60 days"' '' 'msgid "近くない"' 'msgstr ""' >want.po
	diff want.po out.po
	! command -v msgfmt >/dev/null || msgfmt -c -o /dev/null out.po
}

@test "a second run changes nothing more, and a file without a match keeps its bytes" {
	po '' 'msgid "設定を保存する"' 'msgstr ""' >in.po
	fill -q in.po -o out.po
	run -0 --separate-stderr fill -q out.po -o again.po
	cmp out.po again.po
	po '' 'msgid "まったく別のこと"' 'msgstr ""' | sed 's/$/\r/' >none.po
	run -1 --separate-stderr fill -q none.po -o same.po
	cmp none.po same.po
	first "$(unit 1 まったく別のこと)" "$(unit 2 '' '<target/>')" >none.xlf
	run -1 --separate-stderr fill -q none.xlf -o same.xlf
	cmp none.xlf same.xlf
	first "$(unit 1 設定を保存する)" "$(unit 2 60日以内に返す)" >in.xlf
	fill -q in.xlf -o out.xlf
	fill -q out.xlf | cmp out.xlf
	! cmp -s in.xlf out.xlf
}

@test "translations, approved, locked and untranslatable texts stay" {
	po '' 'msgid "設定を保存する"' 'msgstr "Mine"' '' '#, fuzzy' 'msgid "設定を保存しない"' \
		'msgstr "Draft"' '' '#~ msgid "設定を保存する"' '#~ msgstr ""' >in.po
	run -0 --separate-stderr fill in.po
	diff in.po <(printf '%s\n' "$output")
	first "$(unit 1 設定を保存する '<target>Mine</target>')" \
		'<trans-unit id="2" approved="yes"><source>設定を保存する</source><target/></trans-unit>' \
		'<trans-unit id="3" translate="no"><source>設定を保存する</source></trans-unit>' \
		'<group translate="no"><trans-unit id="4"><source>設定を保存する</source></trans-unit></group>' \
		"$(unit 5 設定を保存する '<target state="signed-off"/>')" >in.xlf
	run -0 --separate-stderr fill in.xlf
	diff in.xlf <(printf '%s\n' "$output")
}

@test "a copy of the source is no translation, unless it can be one" {
	printf 'ja\ten\nＣＰＵ\tCPU\nCPU\tprocessor\n' >cpu.tsv
	taiyaku import -q "$BATS_FILE_TMPDIR/memory.tsv" cpu.tsv
	first "$(unit 1 設定を保存する '<target>設定を保存する</target>')" \
		"$(unit 2 設定を保存する '<target state="translated">設定を保存する</target>')" \
		"$(unit 3 CPU '<target>CPU</target>')" >in.xlf
	run -0 --separate-stderr taiyaku pretranslate in.xlf
	[[ $stderr == *'1 filled in'*'2 left as they were' ]]
	[[ $output == *'exact-match">Save the settings</target>'* ]]
}

@test "a file in ISO-2022-JP is filled, its own bytes as they were" {
	po '' '#: 港' 'msgid "設定を保存する"' 'msgstr ""' '' 'msgid "60日以内に返す"' 'msgstr ""' >in.po
	sed s/UTF-8/ISO-2022-JP/ in.po | iconv -t ISO-2022-JP >jis.po
	fill -q in.po | sed s/UTF-8/ISO-2022-JP/ | iconv -t ISO-2022-JP >want.po
	fill -q jis.po | cmp want.po
	first '<!-- 港 -->' "$(unit 1 設定を保存する '<target>設定を保存する</target>')" "$(unit 2 60日以内に返す)" >in.xlf
	sed s/UTF-8/ISO-2022-JP/ in.xlf | iconv -t ISO-2022-JP >jis.xlf
	fill -q in.xlf >want.xlf
	fill -q jis.xlf | iconv -f ISO-2022-JP | sed s/ISO-2022-JP/UTF-8/ | cmp want.xlf
	grep -q 'Save the settings' want.xlf
}

@test "XLIFF 1.2 gets matches in alt-trans, and those of 100 as target" {
	first "$(unit 1 設定を保存する)" "$(unit 2 60日以内に返す '<note>n</note>')" \
		"$(unit 3 サーバーを再起動します。 '<target state="new" >サーバーを再起動します。</target>')" >in.xlf
	fill -q in.xlf -o out.xlf
	first "$(unit 1 設定を保存する '<target state="translated" state-qualifier="exact-match">Save the settings</target><alt-trans match-quality="100" origin="taiyaku" tool-id="taiyaku"><source>設定を保存する</source><target>Save the settings</target></alt-trans>')" \
		"$(unit 2 60日以内に返す '<alt-trans match-quality="87" origin="taiyaku" tool-id="taiyaku"><source>30日以内に返す</source><target>Return it within 60 days</target></alt-trans><note>n</note>')" \
		"$(unit 3 サーバーを再起動します。 '<target state="translated" state-qualifier="exact-match" >Restart the server.</target><alt-trans match-quality="100" origin="taiyaku" tool-id="taiyaku"><source>サーバーを再起動します。</source><target>Restart the server.</target></alt-trans>')" |
		sed 's,<header/>,<header><tool tool-id="taiyaku" tool-name="taiyaku" tool-version="0.1.0"/></header>,' >want.xlf
	diff want.xlf out.xlf
	valid xliff-1.2/xliff-core-1.2-strict.xsd out.xlf
	fill -q in.xlf --fill 80 | grep -F '<target state="needs-review-translation" state-qualifier="fuzzy-match">Return it within 60 days</target>'
	fill -q in.xlf --threshold 80 | grep -F 'fuzzy-match">Return it within 60 days</target>'
	run -0 --separate-stderr fill -q in.xlf --threshold 90
	[[ $output != *'60 days'* ]]
}

@test "codes of the file stand where those of the memory stood" {
	first "$(unit 1 '<g id="8">保存</g>を押し<x id="9"/>ます')" "$(unit 2 '<g id="8">設定を保存する</g>')" \
		"$(unit 3 '設定を<x id="3"/>保存する')" "$(unit 4 '<bpt id="1">a</bpt>保存<ept id="1">b</ept>を押し<ph id="2">c</ph>ます')" >in.xlf
	fill -q in.xlf -o out.xlf
	grep -F 'exact-match">Press <x id="9"/><g id="8">Save</g></target>' out.xlf
	grep -F 'state="translated" state-qualifier="exact-match"><g id="8">Save the settings</g></target>' out.xlf
	grep -F 'state="needs-review-translation" state-qualifier="exact-match">Save the settings</target>' out.xlf
	grep -F '"translated" state-qualifier="exact-match">Press <ph id="2">c</ph><bpt id="1">a</bpt>Save<ept id="1">b</ept></target>' out.xlf
	valid xliff-1.2/xliff-core-1.2-strict.xsd out.xlf
}

@test "XLIFF 2.1 gets the matches module, ids, a state and its target language" {
	cat >in.xlf <<'E'
<?xml version="1.0" encoding="UTF-8"?>
<xliff version="2.1" srcLang="ja" xmlns="urn:oasis:names:tc:xliff:document:2.0">
 <file id="f">
  <unit id="u">
   <originalData><data id="d1">&lt;b&gt;</data></originalData>
   <segment>
    <source><pc id="1" dataRefStart="d1">保存</pc>を押し<ph id="2"/>ます</source>
   </segment>
   <segment id="b" state="initial"><source>60日以内に返す</source></segment>
   <segment state="final"><source>設定を保存する</source></segment>
  </unit>
 </file>
</xliff>
E
	fill -q in.xlf -o out.xlf
	valid xliff-2.1/xliff-2.1-with-modules.xsd out.xlf
	cat >want.xlf <<'E'
<?xml version="1.0" encoding="UTF-8"?>
<xliff version="2.1" srcLang="ja" xmlns="urn:oasis:names:tc:xliff:document:2.0" trgLang="en">
 <file id="f">
  <unit id="u">
   <mtc:matches xmlns:mtc="urn:oasis:names:tc:xliff:matches:2.0">
   <mtc:match ref="#s1" matchQuality="100" similarity="100" type="tm" origin="taiyaku"><originalData><data id="d1">&lt;b&gt;</data></originalData><source><pc id="1" dataRefStart="d1">保存</pc>を押し<ph id="2"/>ます</source><target>Press <ph id="2"/><pc id="1" dataRefStart="d1">Save</pc></target></mtc:match>
   <mtc:match ref="#b" matchQuality="87" similarity="87" type="tm" origin="taiyaku"><source>30日以内に返す</source><target>Return it within 60 days</target></mtc:match>
   </mtc:matches>
   <originalData><data id="d1">&lt;b&gt;</data></originalData>
   <segment state="translated" id="s1">
    <source><pc id="1" dataRefStart="d1">保存</pc>を押し<ph id="2"/>ます</source>
    <target>Press <ph id="2"/><pc id="1" dataRefStart="d1">Save</pc></target>
   </segment>
   <segment id="b" state="initial"><source>60日以内に返す</source></segment>
   <segment state="final"><source>設定を保存する</source></segment>
  </unit>
 </file>
</xliff>
E
	diff want.xlf out.xlf
	fill -q out.xlf | cmp out.xlf
	fill -q --fill 70 out.xlf -o more.xlf
	grep -F '<segment id="b" state="initial" subState="taiyaku:provisional"><source>60日以内に返す</source><target>Return it within 60 days</target></segment>' more.xlf
	valid xliff-2.1/xliff-2.1-with-modules.xsd more.xlf
}

@test "XLIFF 2.1 gets the terms of its open texts in the glossary module" {
	cat >terms.jsonl <<'E'
{"ja":"サーバー","en":"server","kind":"term","props":[["definition","計算機 <a> & b"]]}
{"ja":"サーバー","en":"host","kind":"term","status":"approved"}
{"ja":"サーバー","en":"servant","kind":"term","status":"provisional"}
{"ja":"サーバー","en":"waiter","kind":"term","status":"forbidden"}
{"ja":"再起動","en":"restart","kind":"term"}
{"ja":"起動","en":"start","kind":"term"}
{"ja":"A<B","en":"A&B","kind":"term"}
{"ja":"完了","en":"done","kind":"term"}
E
	taiyaku --store terms.tyk import -q terms.jsonl
	cat >in.xlf <<'E'
<xliff version="2.1" srcLang="ja" trgLang="en" xmlns="urn:oasis:names:tc:xliff:document:2.0">
 <file id="f">
  <unit id="u">
   <segment><source>サーバの<pc id="1">再</pc>起動</source></segment>
   <segment><source>A&lt;Bをサーバーで再起動</source></segment>
   <segment state="final"><source>完了</source><target>done</target></segment>
  </unit>
  <unit id="v" translate="no"><segment><source>完了</source></segment></unit>
  <unit id="w"><gls:glossary xmlns:gls="urn:oasis:names:tc:xliff:glossary:2.0"><gls:glossEntry><gls:term>起動</gls:term><gls:translation>boot</gls:translation></gls:glossEntry></gls:glossary><segment><source>起動完了</source></segment></unit>
 </file>
</xliff>
E
	run -1 --separate-stderr taiyaku --store terms.tyk pretranslate in.xlf -o out.xlf
	stderr_is 'taiyaku: 3 to translate: 0 at 101, 0 at 100, 0 fuzzy, 3 without a match; 0 filled in, 0 of them to be looked at; 2 left as they were; 4 terms offered'
	valid xliff-2.1/xliff-2.1-with-modules.xsd out.xlf
	cat >want.xlf <<'E'
<xliff version="2.1" srcLang="ja" trgLang="en" xmlns="urn:oasis:names:tc:xliff:document:2.0">
 <file id="f">
  <unit id="u">
   <gls:glossary xmlns:gls="urn:oasis:names:tc:xliff:glossary:2.0">
   <gls:glossEntry><gls:term>サーバー</gls:term><gls:translation>host</gls:translation><gls:translation>server</gls:translation><gls:translation>servant</gls:translation><gls:definition>計算機 &lt;a&gt; &amp; b</gls:definition></gls:glossEntry>
   <gls:glossEntry><gls:term>再起動</gls:term><gls:translation>restart</gls:translation></gls:glossEntry>
   <gls:glossEntry><gls:term>A&lt;B</gls:term><gls:translation>A&amp;B</gls:translation></gls:glossEntry>
   </gls:glossary>
   <segment><source>サーバの<pc id="1">再</pc>起動</source></segment>
   <segment><source>A&lt;Bをサーバーで再起動</source></segment>
   <segment state="final"><source>完了</source><target>done</target></segment>
  </unit>
  <unit id="v" translate="no"><segment><source>完了</source></segment></unit>
  <unit id="w"><gls:glossary xmlns:gls="urn:oasis:names:tc:xliff:glossary:2.0"><gls:glossEntry><gls:term>起動</gls:term><gls:translation>boot</gls:translation></gls:glossEntry><gls:glossEntry><gls:term>完了</gls:term><gls:translation>done</gls:translation></gls:glossEntry></gls:glossary><segment><source>起動完了</source></segment></unit>
 </file>
</xliff>
E
	diff want.xlf out.xlf
	run -1 taiyaku --store terms.tyk pretranslate -q out.xlf -o again.xlf
	cmp out.xlf again.xlf
	run -1 taiyaku --store terms.tyk pretranslate -q --no-terms in.xlf -o none.xlf
	cmp in.xlf none.xlf
}

@test "sdlxliff keeps the score where Trados looks, mqxliff where memoQ does" {
	cat >in.sdlxliff <<'E'
<?xml version="1.0" encoding="utf-8"?><xliff xmlns:sdl="http://sdl.com/FileTypes/SdlXliff/1.0" xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2"><file original="a" source-language="ja-JP" target-language="en-US"><body>
<trans-unit id="a"><source>設定を保存する60日以内に返す</source><seg-source><g id="0"><mrk mtype="seg" mid="1">設定を保存する</mrk><mrk mtype="seg" mid="2">60日以内に返す</mrk></g></seg-source><target><g id="0"><mrk mtype="seg" mid="1"/><mrk mtype="seg" mid="2"></mrk></g></target><sdl:seg-defs><sdl:seg id="1" conf="Draft"/><sdl:seg id="2" /></sdl:seg-defs></trans-unit>
<trans-unit id="b"><source>設定を保存する</source><seg-source><mrk mtype="seg" mid="3">設定を保存する</mrk></seg-source><sdl:seg-defs><sdl:seg id="3"/></sdl:seg-defs></trans-unit>
<trans-unit id="c"><source>設定を保存する</source><seg-source><mrk mtype="seg" mid="4">設定を保存する</mrk></seg-source><target><mrk mtype="seg" mid="4"/></target><sdl:seg-defs><sdl:seg id="4" locked="true"/></sdl:seg-defs></trans-unit>
</body></file></xliff>
E
	sed -i '1s/^/\xef\xbb\xbf/; s/$/\r/' in.sdlxliff
	fill -q in.sdlxliff -o out.sdlxliff
	sed -e 's,<target><g id="0"><mrk mtype="seg" mid="1"/><mrk mtype="seg" mid="2"></mrk>,<target><g id="0"><mrk mtype="seg" mid="1">Save the settings</mrk><mrk mtype="seg" mid="2">Return it within 60 days</mrk>,' \
		-e 's,<sdl:seg id="1" conf="Draft"/><sdl:seg id="2" />,<sdl:seg id="1" conf="Translated" origin="tm" origin-system="taiyaku" percent="100"/><sdl:seg id="2" conf="Draft" origin="tm" origin-system="taiyaku" percent="87" />,' \
		-e 's,</seg-source><sdl:seg-defs><sdl:seg id="3"/>,</seg-source><target><mrk mtype="seg" mid="3">Save the settings</mrk></target><sdl:seg-defs><sdl:seg id="3" conf="Translated" origin="tm" origin-system="taiyaku" percent="100"/>,' \
		in.sdlxliff >want.sdlxliff
	cmp want.sdlxliff out.sdlxliff
	cat >in.mqxliff <<'E'
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2" xmlns:mq="MQXliff"><file original="a" source-language="ja" target-language="en" datatype="x"><body>
<trans-unit id="1" mq:status="NotStarted" mq:percent="0" mq:guid="x"><source>設定を保存する</source><target xml:space="preserve"></target></trans-unit>
<trans-unit id="2" mq:locked="locked" mq:status="NotStarted"><source>設定を保存する</source><target></target></trans-unit>
<trans-unit id="3" mq:status="NotStarted"><source>60日以内に返す</source><target/></trans-unit>
</body></file></xliff>
E
	fill -q in.mqxliff -o out.mqxliff
	sed -e '2s/NotStarted" mq:percent="0"/Pretranslated" mq:percent="100"/' \
		-e '2s/preserve"><\/target>/preserve">Save the settings<\/target>/' \
		-e '4s/NotStarted"/Pretranslated" mq:percent="87"/; 4s/<target\/>/<target>Return it within 60 days<\/target>/' \
		in.mqxliff >want.mqxliff
	diff want.mqxliff out.mqxliff
	# Of several segments the first may be the one that is not known.
	sed -i '2,4d' in.mqxliff
	sed -i '1a <trans-unit id="1" mq:status="NotStarted"><source>まったく別のこと。設定を保存する</source><seg-source><mrk mtype="seg" mid="0">まったく別のこと。</mrk><mrk mtype="seg" mid="1">設定を保存する</mrk></seg-source></trans-unit>' in.mqxliff
	fill -q in.mqxliff | grep -F 'mq:status="Pretranslated" mq:percent="100"'
}

@test "every encoding stays, and what it lacks is put in as a reference" {
	printf 'ja\ten\n灯台の表\tCat – é\n' >cat.tsv
	taiyaku import -q cat.tsv
	for encoding in UTF-8 UTF-16 UTF-16BE Shift_JIS EUC-JP; do
		first "$(unit 1 灯台の表)" | sed "1s/UTF-8/${encoding%BE}/" |
			iconv -f UTF-8 -t "$encoding" >in.xlf
		taiyaku pretranslate -q in.xlf -o out.xlf
		[ "$encoding" = UTF-16BE ] || [ "$(xmllint --xpath 'string(//*[local-name()="target"])' out.xlf)" = 'Cat – é' ]
		iconv -f "$encoding" -t UTF-8 out.xlf | grep -qE 'Cat (–|&#x2013;) (é|&#xE9;)</target><alt'
		cmp -n 40 in.xlf out.xlf
	done
	printf 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=EUC-JP\\n"\n\nmsgid "灯台の表"\nmsgstr ""\n\nmsgid "犬は庭にいます"\nmsgstr ""\n' |
		iconv -t EUC-JP >in.po
	printf 'ja\ten\n犬は庭にいます\tDog\n' | taiyaku import -q -
	run -3 --separate-stderr taiyaku pretranslate in.po -o out.po
	[[ $stderr == *'in.po:5: the encoding of the file lacks characters of the translation'* ]]
	iconv -f EUC-JP -t UTF-8 out.po | grep -Fx 'msgstr "Dog"'
	printf 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=Shift_JIS\\n"\n\nmsgid "Chapters 1-2"\nmsgstr ""\n' >in.po
	printf 'ja\ten\n第1〜2章\tChapters 1-2\n' | taiyaku import -q -
	taiyaku pretranslate -q in.po -o out.po
	iconv -f CP932 -t UTF-8 out.po | grep -Fx 'msgstr "第1～2章"'
}

@test "a template names its encoding once something is put in" {
	printf 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=CHARSET\\n"\n\nmsgid "設定を保存する"\nmsgstr ""\n' >in.pot
	fill -q in.pot -o out.po
	diff out.po <(sed 's/CHARSET/UTF-8/; $s/""/"Save the settings"/' in.pot)
	sed 's/設定を保存する/まったく別のこと/' in.pot >none.pot
	run -1 --separate-stderr fill -q none.pot -o same.pot
	cmp none.pot same.pot
}

@test "English is translated to Japanese from the same store" {
	printf 'msgid ""\nmsgstr ""\n"Language: ja\\n"\n\nmsgid "Save the settings"\nmsgstr ""\n' >in.po
	fill -q in.po | grep -Fx 'msgstr "設定を保存する"'
	first "$(unit 1 'Save the settings')" |
		sed 's/ja-JP/en-GB/; s/"en-US"/"ja"/' >in.xlf
	fill -q in.xlf | grep -F '<target state="translated" state-qualifier="exact-match">設定を保存する</target>'
	first "$(unit 1 'Save the settings')" | sed 's/ja-JP/fr/' >in.xlf
	run -2 --separate-stderr fill in.xlf -o none.xlf
	one_error 'in.xlf:3: the file is from "fr" to "en-US", the store holds ja and en'
	[ ! -e none.xlf ]
}

@test "placeholders are those of the file, plurals have both forms" {
	po '' '#, c-format' 'msgid "%dを開けません"' 'msgstr ""' '' 'msgid "設定を保存する"' \
		'msgid_plural "30日以内に返す"' 'msgstr[0] ""' 'msgstr[1] ""' '' \
		'msgid "サーバーを再起動します。\n"' 'msgstr ""' >in.po
	sed -i '3a "Plural-Forms: nplurals=2; plural=(n != 1);\\n"' in.po
	fill -q in.po -o out.po
	grep -Fx 'msgstr "Cannot open %d"' out.po
	grep -Fx '#, fuzzy, c-format' out.po
	grep -Fx 'msgstr[0] "Save the settings"' out.po
	grep -Fx 'msgstr[1] "Return it within 30 days"' out.po
	grep -Fx 'msgstr "Restart the server.\n"' out.po
	! command -v msgfmt >/dev/null || msgfmt -c -o /dev/null out.po
}

@test "neighbours make 101" {
	cat >context.tmx <<'E'
<tmx version="1.4"><header creationtool="t" creationtoolversion="1" segtype="sentence" o-tmf="t" adminlang="en" srclang="ja" datatype="xml"/><body>
<tu><prop type="x-context-pre">前の文</prop><prop type="x-context-post">後の文</prop><tuv xml:lang="ja"><seg>開く</seg></tuv><tuv xml:lang="en"><seg>Open it</seg></tuv></tu>
<tu><tuv xml:lang="ja"><seg>開く</seg></tuv><tuv xml:lang="en"><seg>Open</seg></tuv></tu>
</body></tmx>
E
	taiyaku import -q context.tmx
	first "$(unit 1 前の文)" "$(unit 2 開く)" "$(unit 3 後の文)" >in.xlf
	run -0 --separate-stderr taiyaku pretranslate in.xlf
	[[ $output == *'exact-match">Open it</target><alt-trans match-quality="101"'* ]]
	[[ $stderr == *'1 at 101, 0 at 100'* ]]
}

@test "only pairs of a memory or kind are used, and at most --max are offered" {
	printf 'ja\ten\n灯台\tlighthouse\n灯台\tLight\n灯台\tbeacon\n' >terms.tsv
	taiyaku import -q --memory sea terms.tsv
	first "$(unit 1 灯台)" >in.xlf
	[ "$(taiyaku pretranslate -q --max 2 in.xlf | grep -o '<alt-trans [^>]*origin="sea"' | wc -l)" = 2 ]
	run -1 --separate-stderr taiyaku pretranslate --memory land in.xlf
	diff in.xlf <(printf '%s\n' "$output")
}

@test "one of several translations that are as good is to be looked at" {
	printf 'ja\ten\n灯台\tlighthouse\n灯台\tbeacon\n港\tharbour\n' >list.tsv
	taiyaku import -q --memory sea list.tsv
	taiyaku import -q --memory land list.tsv
	po '' 'msgid "灯台"' 'msgstr ""' '' 'msgid "港"' 'msgstr ""' >in.po
	run -0 --separate-stderr taiyaku pretranslate in.po
	[[ $stderr == *'2 filled in, 1 of them to be looked at'* ]]
	[[ $output == *$'#, fuzzy\n'*'msgid "灯台"'*'msgstr "harbour"'* ]]
	first "$(unit 1 灯台)" >in.xlf
	run -0 --separate-stderr taiyaku pretranslate --max 1 in.xlf
	[[ $output == *'<target state="needs-review-translation"'* ]]
}

@test "what cannot be read is an error with its place, and leaves no file" {
	first "$(unit 1 設定を保存する)" | head -c 300 >cut.xlf
	run -2 --separate-stderr fill cut.xlf -o out
	one_error 'cut.xlf:'
	first '<trans-unit id="1"><source>設定を保存する</target></trans-unit>' >bad.xlf
	run -2 --separate-stderr fill bad.xlf -o out
	one_error 'bad.xlf:6:35: '
	po '' 'msgid "設定を保存する"' >cut.po
	run -2 --separate-stderr fill cut.po -o out
	one_error 'cut.po:6: the file is cut off'
	first "$(unit 1 猫)" | sed 's/猫/\xff\xfe/' >wrong.xlf
	run -2 --separate-stderr fill --encoding UTF-8 wrong.xlf -o out
	one_error 'wrong.xlf:6: bytes that are no UTF-8'
	printf 'a,b\n' >a.csv
	run -2 --separate-stderr fill a.csv -o out
	one_error 'a.csv: neither XLIFF nor PO'
	: >empty.po
	run -2 --separate-stderr fill empty.po -o out
	one_error 'empty.po: the file is empty'
	first "$(printf '<group>%.0s' {1..300})" >deep.xlf
	run -2 --separate-stderr fill deep.xlf -o out
	one_error 'deep.xlf:'
	run -2 --separate-stderr fill missing.xlf -o out
	[ ! -e out ]
	run -2 --separate-stderr fill a b
	one_error "pretranslate: 'b' is one argument too many"
}

@test "a bad entry or unit is told and left, the others are filled" {
	po '' 'msgid "設定を保存する"' 'msgstr ""' '' 'msgid "a" x' 'msgstr ""' '' \
		'msgid "設定を保存しない"' 'msgstr ""' >in.po
	run -3 --separate-stderr fill in.po
	[[ $stderr == *'in.po:9: text behind the string'* ]]
	[[ $output == *'"Do not save the settings"'* ]]
	first '<trans-unit id="1"><note>n</note></trans-unit>' "$(unit 2 設定を保存する)" >in.xlf
	run -3 --separate-stderr fill in.xlf
	[[ $stderr == *'in.xlf:6: there is no source'* ]]
	[[ $output == *'>Save the settings</target>'* ]]
}

@test "a text of megabytes stays as it is, in a unit or an entry, and is told" {
	long=$(head -c 5000000 /dev/zero | tr '\0' x)
	first "$(unit 1 設定を保存する)" >in.xlf
	sed -i "/<trans-unit/r /dev/stdin" in.xlf <<<"<trans-unit id=\"2\"><source>$long</source></trans-unit>
$(unit 3 設定を保存する)"
	run -3 --separate-stderr fill in.xlf -o out.xlf
	[[ $stderr == 'taiyaku: in.xlf:7: the unit is too long'*'2 filled in'* ]]
	[ "$(grep -c '<target state="translated"' out.xlf)" = 2 ]
	cmp <(grep xxxx in.xlf) <(grep xxxx out.xlf)
	{
		po '' 'msgid "設定を保存する"' 'msgstr ""' ''
		printf 'msgid "%s%s%s%s"\nmsgstr ""\n' "$long" "$long" "$long" "$long"
	} >in.po
	run -3 --separate-stderr fill in.po -o out.po
	[[ $stderr == *': the entry is too long'*'1 filled in'* ]]
	cmp <(tail -n 2 in.po) <(tail -n 2 out.po)
	run -3 --separate-stderr taiyaku convert out.po out.jsonl
	[[ $stderr == 'taiyaku: out.po:9: the '* ]]
	[ "$(wc -l <out.jsonl)" = 1 ]
}

@test "a file is filled in its own place, or from standard input" {
	po '' 'msgid "設定を保存する"' 'msgstr ""' >in.po
	fill -q - <in.po >out.po
	fill -q in.po -o in.po
	diff in.po out.po
	grep -Fx 'msgstr "Save the settings"' in.po
}

@test "a tag with a control character in a name is refused: what reads drops it" {
	first "$(unit 1 設定を保存する)" >in.xlf
	sed -i $'s/<trans-unit /<trans\x1b-unit /; s/<source>/<source a\x02b="1">/' in.xlf
	run -2 --separate-stderr fill in.xlf -o out.xlf
	[[ $stderr == 'taiyaku: in.xlf:'*': a control character in a tag' ]]
	[ ! -e out.xlf ]
}

@test "a header that holds units, as none should, is filled all the same" {
	first >in.xlf
	sed -i "s,<header/>,<header><note>n</note>$(unit 1 設定を保存する)</header>," in.xlf
	fill in.xlf -o out.xlf
	grep -F '>Save the settings</target>' out.xlf
}

@test "the lines of a PO entry are found in whatever order they stand" {
	po '' '#| msgctxt "old"' '# mine' '#, c-format' '#| msgid "old"' 'msgid "60日以内に返す"' \
		'msgstr ""' '' 'msgid "60日以内に返す"' 'msgid_plural "60日以内に返す"' \
		'msgstr[1] ""' 'msgstr[0] ""' >in.po
	fill -q in.po -o out.po
	po '' '#| msgid "30日以内に返す"' '# mine' '#, fuzzy, c-format' 'msgid "60日以内に返す"' \
		'msgstr "Return it within 60 days"' '' '#, fuzzy' '#| msgid "30日以内に返す"' \
		'#| msgid_plural "30日以内に返す"' 'msgid "60日以内に返す"' \
		'msgid_plural "60日以内に返す"' 'msgstr[1] "Return it within 60 days"' \
		'msgstr[0] "Return it within 60 days"' >want.po
	diff want.po out.po
}

@test "a pair of codes around more codes than are carried is left out as a whole" {
	local codes
	codes=$(printf '<x id="%d"/>' {1..300})
	first "$(unit 1 "<g id=\"0\">設定を${codes}保存する</g>")" >in.xlf
	fill -q in.xlf -o out.xlf
	grep -F '>Save the settings</target>' out.xlf
	fill -q out.xlf -o again.xlf
}

@test "a target stands behind a seg-source that is not segmented" {
	first "$(unit 1 設定を保存する '<seg-source>設定を保存する</seg-source>')" >in.xlf
	fill -q in.xlf -o out.xlf
	grep -F '</seg-source><target ' out.xlf
	valid xliff-1.2/xliff-core-1.2-strict.xsd out.xlf
}

# XLIFF 2.0 whose own elements have a prefix, with more attributes and content.
prefixed() {
	printf '%s' '<?xml version="1.0" encoding="UTF-8"?>' \
		'<x:xliff version="2.0" srcLang="ja" trgLang="en" ' \
		"xmlns:x=\"urn:oasis:names:tc:xliff:document:2.0\" $1><x:file id=\"f\">$2</x:file></x:xliff>"
}

@test "segments of a unit get ids of their own" {
	prefixed '' '<x:unit id="s1"><x:segment><x:source>設定を保存する</x:source></x:segment><x:segment><x:source>30日以内に返す</x:source></x:segment></x:unit>' >in.xlf
	fill -q in.xlf -o out.xlf
	grep -F '<x:segment state="translated" id="s2"><x:source>設定' out.xlf
	grep -F '<x:segment state="translated" id="s3"><x:source>30日' out.xlf
}

@test "modules without a prefix get what is new without one, empty ones are left" {
	local text='<x:segment id="a"><x:source>設定を保存する</x:source></x:segment>'
	local old='<match ref="#a"><x:source>a</x:source><x:target>b</x:target></match>'
	local matches='xmlns="urn:oasis:names:tc:xliff:matches:2.0"'
	prefixed "$matches" "<x:unit id=\"u\"><matches>$old</matches>$text</x:unit>" >in.xlf
	fill -q in.xlf -o out.xlf
	grep -F "$old<match ref=\"#a\" matchQuality=" out.xlf
	grep -F '</match></matches>' out.xlf
	prefixed '' "<x:unit id=\"u\"><matches $matches/>$text</x:unit>" >in.xlf
	fill -q in.xlf -o out.xlf
	grep -F '<mtc:matches xmlns:mtc="urn:oasis:names:tc:xliff:matches:2.0"><mtc:match ref' out.xlf
}

@test "an element of another namespace is not taken for a module of its name" {
	local text='<x:segment id="a"><x:source>設定を保存する</x:source></x:segment>'
	local foreign='<f:matches><f:match/></f:matches><f:glossary><f:x/></f:glossary>'
	for place in 'xmlns:f="urn:example"' ''; do
		local own=${foreign//<f:matches>/<f:matches xmlns:f=\"urn:example\">}
		own=${own//<f:glossary>/<f:glossary xmlns:f=\"urn:example\">}
		[ -z "$place" ] || own=$foreign
		prefixed "$place" "<x:unit id=\"u\">$own$text</x:unit>" >in.xlf
		fill -q in.xlf -o out.xlf
		grep -F "><mtc:matches xmlns:mtc=\"urn:oasis:names:tc:xliff:matches:2.0\"><mtc:match ref=\"#a\"" out.xlf
		grep -F "</mtc:matches>$own<x:segment" out.xlf
	done
}

@test "matches that have no prefix where XLIFF has none stay as they are, and are the only ones" {
	local old='<matches xmlns="urn:oasis:names:tc:xliff:matches:2.0"><match ref="#a"><x:source>a</x:source><x:target>b</x:target></match></matches>'
	prefixed '' "<x:unit id=\"u\">$old<x:segment id=\"a\"><x:source>設定を保存する</x:source></x:segment></x:unit>" |
		sed 's,xmlns:x=,xmlns=,; s,<x:,<,g; s,</x:,</,g' >in.xlf
	fill -q in.xlf -o out.xlf
	grep -F '<target>Save the settings</target>' out.xlf
	[ "$(grep -o '<[a-z:]*match ' out.xlf)" = '<match ' ]
}

@test "much between units, or in a header, is passed while it comes" {
	local much
	much=$(head -c 70000000 /dev/zero | tr '\0' x)
	first "$(unit 1 設定を保存する)" "<group><note>$much</note></group>" >in.xlf
	sed -i "s,<header/>,<header><reference><internal-file form=\"text\">@</internal-file></reference></header>," in.xlf
	printf '%s' "$much" >much
	sed -i -e '/@/{r much' -e 's/@//}' in.xlf
	fill -q in.xlf -o out.xlf
	grep -a -F '>Save the settings</target>' out.xlf
}

@test "a part that a segmented target lacks is put where it stands in the source" {
	part() { printf '<mrk mtype="seg" mid="%s">%s</mrk>' "$@"; }
	local a b c source
	a=$(part 1 設定を保存する) b=$(part 2 30日以内に返す) c=$(part 3 設定を保存しない)
	source="<seg-source>$a $b/$c</seg-source>"
	local A='>Save the settings</mrk>' B='>Return it within 30 days</mrk>' C='>Do not save the settings</mrk>'
	first "$(unit 1 x "$source<target>$(part 1 One)</target>")" \
		"$(unit 2 x "$source<target>[$(part 2 Two)]</target>")" \
		"$(unit 3 x "$source<target><g id=\"1\">$(part 3 Three)</g></target>")" \
		"$(unit 4 x "$source<target>$(part 1 '')$(part 3 Three)</target>")" \
		"$(unit 4 x "<seg-source>$a<x id=\"1\"/>$b $c</seg-source><target>$(part 3 Three)</target>")" \
		"$(unit 5 x "<seg-source>$a<x id=\"1\"/>$b</seg-source><target>$(part 1 One)</target>")" \
		"$(unit 5 x "<seg-source>$a $(part 1 30日以内に返す)</seg-source><target>$(part 1 One)$(part 1 Two)</target>")" \
		"$(unit 5 x "<seg-source>$a $b</seg-source><target>$(part 1 One)$(part 2 Two)</target>" | sed 's/ mid="."//g')" \
		"$(unit 6 x "$source<target state=\"final\">$(part 1 One)</target>")" >in.xlf
	fill -q in.xlf -o out.xlf
	sed -n 's,</target>.*,,; s/<mrk mtype="seg" mid=//g; s,.*</seg-source><target[^>]*>,,p' out.xlf | head -n 5 >got
	diff got - <<END
"1">One</mrk> "2"$B/"3"$C
["1"$A "2">Two</mrk>/"3"$C]
<g id="1">"1"$A "2"$B/"3">Three</mrk></g>
"1"$A "2"$B"3">Three</mrk>
"2"$B "3">Three</mrk>
END
	cmp <(grep -E 'id="[56]"' in.xlf) <(grep -E 'id="[56]"' out.xlf)
}
