/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Which fields of a record are a pair, seen through the readers of JSON and XML.  The records are
 * constructed; of JATS and MEDLINE no published ones with titles in Japanese script were at hand.
 */
#include "extract/reader.h"

static void fields_of_one_number_go_together(void **state)
{
	(void)state;
	CHECK_JSON("{\"title1_ja\":\"山の声\",\"title1_en\":\"Voice of the Mountain\","
		   "\"title2_ja\":\"川の声\",\"title2_en\":\"Voice of the River\"}",
		   "山の声=Voice of the Mountain;川の声=Voice of the River;");
	CHECK_JSON(
		"{\"ja\":{\"steps\":[\"初め\",\"終わり\"]},\"en\":{\"steps\":[\"Start\",\"End\"]}}",
		"初め=Start;終わり=End;");
}

static void a_menu_of_languages_translates_nothing(void **state)
{
	(void)state;
	CHECK_JSON("{\"ja\":\"日本語\",\"en\":\"English\"}", "");
	CHECK_JSON(
		"[{\"code\":\"ja\",\"label\":\"日本語\"},{\"code\":\"en\",\"label\":\"English\"}]",
		"");
	CHECK_JSON("{\"ja\":\"日本語\",\"en\":\"Japanese\"}", "日本語=Japanese;");
}

static void links_to_languages_are_no_text(void **state)
{
	(void)state;
	CHECK_JSON("{\"nav_ja\":\"日本語EN\",\"nav_en\":\"JAEN\"}", "");
	CHECK_JSON("{\"nav_ja\":\"日本語UI\",\"nav_en\":\"Japanese UI\"}", "日本語UI=Japanese UI;");
}

static void other_fields_tell_the_language_of_a_record(void **state)
{
	(void)state;
	CHECK_JSON("{\"name\":\"Embarcadouro\",\"name_jp\":\"桟橋\","
		   "\"description\":\"Uma ponte para o mar, com barcos\"}",
		   "");
	CHECK_JSON("{\"name\":\"Pier\",\"name_jp\":\"桟橋\","
		   "\"description\":\"A bridge to the sea, with boats\"}",
		   "桟橋=Pier;");
	CHECK_JSON("{\"title\":\"Die Brücke mit dem Schiff\",\"title_jp\":\"船の橋\"}", "");
	CHECK_XML("<mods><titleInfo><title>Harbour Songs</title></titleInfo>"
		  "<titleInfo type=\"alternative\"><title>Hai gang xue ge</title></titleInfo>"
		  "<titleInfo type=\"alternative\"><title>海港學歌</title></titleInfo></mods>",
		  "");
}

static void the_name_that_a_program_gives_is_no_title(void **state)
{
	(void)state;
	CHECK_XML("<software name=\"starbook2\"><description>Book of Stars</description>"
		  "<info name=\"alt_title\" value=\"星の本\"/></software>",
		  "星の本=Book of Stars;");
}

static void what_is_translated_already_goes_with_nothing_alike(void **state)
{
	(void)state;
	CHECK_XML("<r><title xml:lang=\"ja\">石の本</title><title xml:lang=\"en\">Book of "
		  "Stone</title>"
		  "<description>技術の覚え書き</description></r>",
		  "石の本=Book of Stone;");
}

static void titles_of_articles_have_their_translations(void **state)
{
	(void)state;
	CHECK_XML("<title-group><article-title xml:lang=\"ja\">水の研究</article-title>"
		  "<trans-title-group xml:lang=\"en\"><trans-title>A Study of Water</trans-title>"
		  "</trans-title-group></title-group>",
		  "水の研究=A Study of Water;");
	CHECK_XML(
		"<mods><titleInfo><title>水の研究</title></titleInfo>"
		"<titleInfo type=\"alternative\"><title>Mizu no kenkyu</title></titleInfo>"
		"<titleInfo type=\"translated\"><title>A Study of Water</title></titleInfo></mods>",
		"水の研究=A Study of Water;");
	CHECK_XML("<article xml:lang=\"ja\"><article-title>水の研究</article-title>"
		  "<trans-title>A Study of Water</trans-title></article>",
		  "水の研究=A Study of Water;");
	CHECK_JSON("{\"title_ja\":\"森の本\",\"subtitle_ja\":\"木と草\","
		   "\"title_en\":\"Book of the Forest\",\"subtitle_en\":\"Trees and Grass\"}",
		   "森の本：木と草=Book of the Forest: Trees and Grass;");
	CHECK_XML("<Article><ArticleTitle>[A case of invention].</ArticleTitle>"
		  "<VernacularTitle>発明の一例</VernacularTitle></Article>",
		  "発明の一例=A case of invention;");
}

static void a_word_goes_with_what_says_its_meaning(void **state)
{
	(void)state;
	CHECK_JSON("[{\"word\":\"波止場\",\"reading\":\"はとば\",\"english\":\"wharf\"},"
		   "{\"kanji\":\"桟橋\",\"romaji\":\"sanbashi\",\"meaning\":\"jetty\"}]",
		   "波止場=wharf;桟橋=jetty;");
	CHECK_JSON("{\"jp\":\"波止場に行く\",\"word\":\"波止場\",\"en\":\"Go to the wharf.\"}",
		   "波止場に行く=Go to the wharf.;");
	CHECK_JSON("{\"tag1\":\"Nami広告\",\"tag2\":\"DeepWave\",\"tag3\":\"WaveChat\"}", "");
}

static void what_a_template_adds_is_a_gloss_where_it_says_so(void **state)
{
	(void)state;
	CHECK_WIKI("{{nihongo|''Harbour Lights''|港の灯と船|Minato no hi to fune|released in "
		   "[[1999]] as}}",
		   "港の灯と船=Harbour Lights;");
	CHECK_WIKI(
		"{{nihongo|''Harbour Lights''|港の灯と船|Minato no hi to fune|lit. \"The Lamps and "
		"the Ship\"}}",
		"港の灯と船=Harbour Lights;港の灯と船=The Lamps and the Ship;");
}

static void the_language_that_a_document_says_is_heeded(void **state)
{
	const char *html = "<li><span data-lang=\"en\">Harbour map</span><span data-lang=\"ja\">"
			   "港の地図</span></li>";

	(void)state;
	check_pairs(&ty_format_po_titles,
		    "msgid \"\"\nmsgstr \"\"\n\"Language: zh_TW\\n\"\n\nmsgid \"Harbour\"\n"
		    "msgstr \"港口\"\n",
		    "", __LINE__);
	check_pairs(&ty_format_po_titles,
		    "msgid \"\"\nmsgstr \"\"\n\"Language: ja\\n\"\n\nmsgid \"Harbour\"\n"
		    "msgstr \"港\"\n",
		    "港=Harbour;", __LINE__);
	check_pairs(&ty_format_html, html, "港の地図=Harbour map;", __LINE__);
}

static void a_dictionary_has_its_words_for_names(void **state)
{
	(void)state;
	CHECK_JSON("{\"犬小屋\":\"kennel\",\"猫\":\"small cat\"}", "犬小屋=kennel;猫=small cat;");
}

static void two_alternatives_or_arguments_go_together(void **state)
{
	(void)state;
	CHECK_CODE("x = ja ? '設定' : 'Settings';", "設定=Settings;");
	CHECK_CODE("add('魚の本', 'Book of Fish');", "魚の本=Book of Fish;");
	CHECK_CODE("set('label', '魚の本');", "");
	CHECK_CODE("put('title_ja', '鳥の本'); put('title_en', 'Book of Birds');",
		   "鳥の本=Book of Birds;");
}

static void markup_in_a_program_has_texts(void **state)
{
	(void)state;
	CHECK_CODE(
		"return (<div>\n<p className=\"x\">著書『Harbour "
		"Songs』（邦題：港の歌）の中で</p>\n"
		"<Card icon={<Sea />} text=\"本 Harbour Songs (邦題：港の歌)\n を訳す\"/></div>);",
		"港の歌=Harbour Songs;港の歌=Harbour Songs;");
	CHECK_CODE("const a = b < c; const d = e > f; x = { icon: <Sea />, title_ja: '海の歌', "
		   "title_en: 'Songs of the Sea' };",
		   "海の歌=Songs of the Sea;");
	CHECK_CODE("const f = (a: Map<string>) => ja ? '設定' : 'Settings';", "設定=Settings;");
}

static void a_table_in_a_string_is_one(void **state)
{
	(void)state;
	CHECK_CODE("write(`| 英語 | 日本語 |\n|---|---|\n| mooring | 係留 |\n| quay | 岸壁 |\n`);",
		   "係留=mooring;岸壁=quay;");
}

static void a_list_of_twos_is_a_table_from_two_rows_on(void **state)
{
	(void)state;
	CHECK_JSON("[[\"風の家\",\"House of Wind\"],[\"火の家\",\"House of Fire\"]]",
		   "風の家=House of Wind;火の家=House of Fire;");
	CHECK_JSON("[[\"風の家\",\"House of Wind\"],[\"火の家\",\"水の家\"]]", "");
}

static void two_values_named_for_languages_are_one_in_two(void **state)
{
	(void)state;
	CHECK_CODE("const labels_ja = { quay: '岸壁', go: '出港' };\n"
		   "const labels_en = { quay: 'Quay', go: 'Set sail' };",
		   "岸壁=Quay;出港=Set sail;");
	CHECK_CODE("const enPages = { home: { title: 'Sea' } };\n"
		   "const jaPages = { home: { title: '海の頁' } };",
		   "海の頁=Sea;");
	/* A record with both is a record. */
	CHECK_CODE("const worksJa = { one: { title: '海の本', title_en: 'Book of Seas' } };",
		   "海の本=Book of Seas;");
	CHECK_CODE("add('en', { top: { a: 'Pier' } });\nadd('ja', { top: { a: '桟橋' } });",
		   "桟橋=Pier;");
}

static void names_of_members_beat_the_name_of_the_whole(void **state)
{
	(void)state;
	CHECK_JSON("{\"JP\":{\"zh\":\"日本\",\"en\":\"Japan\",\"ja\":\"日本\"}}", "日本=Japan;");
	CHECK_JSON("{\"ja\":{\"ja\":\"日本語\",\"en\":\"英語\"},"
		   "\"en\":{\"ja\":\"Japanese\",\"en\":\"English\"}}",
		   "日本語=Japanese;英語=English;");
}

static void translations_in_a_list_are_of_what_holds_it(void **state)
{
	(void)state;
	CHECK_JSON("{\"id\":1,\"title\":\"Care of Nets\",\"language\":\"en\",\"translations\":["
		   "{\"id\":2,\"language\":\"ja\",\"title\":\"網の手入れ\"}]}",
		   "網の手入れ=Care of Nets;");
}

static void ja_beside_a_label_is_its_japanese(void **state)
{
	(void)state;
	CHECK_CODE("define{ id = 'a.b', label = 'Quest offers', ja = '依頼の一覧' }",
		   "依頼の一覧=Quest offers;");
	CHECK_JSON("[{\"label\":\"White belt\",\"kanji\":\"白\"}]", "");
	CHECK_CODE("f(displayName = 'Vodka', japaneseName = 'ウオッカ')", "ウオッカ=Vodka;");
}

static void a_title_may_be_all_capitals_or_begin_with_a_bracket(void **state)
{
	(void)state;
	CHECK_JSON("{\"title\":\"SCRAP CROWN\",\"titleJa\":\"鉄の冠\"}", "鉄の冠=SCRAP CROWN;");
	CHECK_JSON("{\"name\":\"NHK\",\"nameJa\":\"日本放送協会\"}", "");
	CHECK_JSON("{\"title_ja\":\"【前編】海の旅\",\"title_en\":\"[Part one] A Sea Voyage\"}",
		   "【前編】海の旅=[Part one] A Sea Voyage;");
}

static void a_language_is_no_gloss_of_a_title(void **state)
{
	(void)state;
	CHECK_JSON("{\"title_ja\":\"港の歴史と現在の姿\",\"title_en\":\"in Japanese\"}", "");
}

static void the_name_of_nothing_is_read_after_any_other(void **state)
{
	char names[26 * 26 * 24], *to = names;

	(void)state;
	*to++ = '[';
	for (int i = 0; i < 26 * 26; i++)
		to += sprintf(to, "{\"x%c%c\":\"海\"},", 'a' + i / 26, 'a' + i % 26);
	memcpy(to, "[\"魚\"]]", sizeof "[\"魚\"]]");
	CHECK_JSON(names, "");
}

static void a_foreign_name_may_be_spelt_as_it_sounds(void **state)
{
	(void)state;
	CHECK_XML("<c><label xml:lang=\"ja\">ネロ</label><label xml:lang=\"en\">Nero</label></c>",
		  "ネロ=Nero;");
	CHECK_XML("<c><label xml:lang=\"ja\">東京</label><label xml:lang=\"en\">Tokyo</label></c>",
		  "");
}

static void triples_of_one_subject_are_a_record(void **state)
{
	(void)state;
	check_pairs(&ty_format_turtle,
		    "@prefix s: <http://example.org/#> .\ns:a s:label \"港\"@ja , \"port\"@en .\n"
		    "s:b s:label \"岬\"@ja .\ns:c s:label \"cape\"@en .",
		    "港=port;", __LINE__);
	CHECK_CODE("text = `\ns:a a s:City ; s:label \"潮の町\"@ja ,\n \"Tide Town\"@en .\n`;",
		   "潮の町=Tide Town;");
}

static void a_table_in_a_string_may_be_of_commas(void **state)
{
	(void)state;
	CHECK_CODE("write(`種別,日本語名,英語名\na,灯台の絵,Picture of a Lighthouse\n`);",
		   "灯台の絵=Picture of a Lighthouse;");
}

static void arguments_of_calls_are_rows(void **state)
{
	(void)state;
	CHECK_CODE(
		"add('係船柱', 'bollard', 4); add('防舷材', 'fender', 5); add('岸壁', 'quay', 6);",
		"係船柱=bollard;防舷材=fender;岸壁=quay;");
	CHECK_CODE("list.add(new Word(1, \"係船柱\", \"bollard\"));\n"
		   "list.add(new Word(2, \"防舷材\", \"fender\"));\n"
		   "list.add(new Word(3, \"岸壁\", \"quay\"));\n",
		   "係船柱=bollard;防舷材=fender;岸壁=quay;");
	/* Of several functions: nothing says that they are alike. */
	CHECK_CODE("a('係船柱', 'bollard', 4); b('防舷材', 'fender', 5); c('岸壁', 'quay', 6);",
		   "");
}

static void an_entry_of_a_dictionary_has_parts(void **state)
{
	(void)state;
	CHECK_XML("<d><entry><k_ele><keb>岸壁</keb></k_ele><r_ele><reb>がんぺき</reb></r_ele>"
		  "<sense><pos>n</pos><gloss>quay</gloss><gloss xml:lang=\"ger\">Kai</gloss>"
		  "</sense><sense><gloss>sea wall</gloss></sense></entry></d>",
		  "岸壁=quay;岸壁=sea wall;");
	CHECK_JSON("[{\"japanese\":[{\"word\":\"岸壁\",\"reading\":\"がんぺき\"}],\"senses\":[{"
		   "\"english_definitions\":[\"quay\",\"sea wall\"],\"tags\":[]}]}]",
		   "岸壁=quay;岸壁=sea wall;");
	CHECK_JSON("{\"words\":[{\"kanji\":[{\"text\":\"岸壁\"}],\"kana\":[{\"text\":"
		   "\"がんぺき\"}],\"sense\":[{\"gloss\":[{\"lang\":\"eng\",\"text\":"
		   "\"quay\"}]}]}]}",
		   "岸壁=quay;");
}

static void sentences_translate_each_other_and_nothing_else(void **state)
{
	(void)state;
	CHECK_JSON("{\"ja\":\"船が出る。\",\"en\":\"The ship is leaving.\",\"word\":\"船\"}", "");
	CHECK_JSON("{\"岸壁に船がいます。\":\"There is a ship at the quay.\",\"岸壁\":\"Quay\"}",
		   "岸壁=Quay;");
	CHECK_JSON("{\"ja\":\"海の歌。\",\"en\":\"Songs of the Sea\"}",
		   "海の歌。=Songs of the Sea;");
}

static void source_and_target_are_of_two_languages(void **state)
{
	(void)state;
	CHECK_JSON("[{\"source\":\"港の灯\",\"target\":\"Harbour Light\"}]",
		   "港の灯=Harbour Light;");
	CHECK_JSON("[{\"author\":\"港の灯\",\"target\":\"Harbour Light\"}]", "");
}

static void the_same_text_in_two_kinds_of_english_is_one(void **state)
{
	(void)state;
	CHECK_XML("<r><t xml:lang=\"en-GB\">Harbour Light</t><t xml:lang=\"ja\">港の灯</t>"
		  "<t xml:lang=\"en-US\">Harbour Light</t></r>",
		  "港の灯=Harbour Light;港の灯=Harbour Light;");
	CHECK_XML("<r><t xml:lang=\"en\">Harbour Light</t><t xml:lang=\"ja\">港の灯</t>"
		  "<t xml:lang=\"en\">Sea Light</t></r>",
		  "");
}

static void a_pronunciation_is_no_english(void **state)
{
	(void)state;
	CHECK_SQL(
		"INSERT INTO w (word, ipa_us, note_ja) VALUES ('quay', '/kiː/', 'キー。/kiː/。');",
		"");
}

static void a_column_may_hold_a_record(void **state)
{
	(void)state;
	CHECK_SQL("INSERT INTO p (id, name) VALUES (1, '{\"ja\": \"岸壁\", \"en\": \"Quay\"}');",
		  "岸壁=Quay;");
	CHECK_SQL("UPDATE p SET name = '{\"ja\": \"岸壁\", \"en\": \"Quay\"}' WHERE id = 1;",
		  "岸壁=Quay;");
}

static void a_page_of_php_is_a_program_with_markup(void **state)
{
	const taiyaku_read_options options = { .languages = { TY_STR("ja"), TY_STR("en") } };
	const char *page = "<?php $t = ['en' => 'Harbour', 'ja' => '港']; ?>\n"
			   "<p lang=\"ja\">don't</p><h1>灯台 (Lighthouse)</h1>\n"
			   "<?php $u = ['en' => 'Quay', 'ja' => '岸壁']; ?>\n";
	ty_buf got = { 0 };
	const taiyaku_sink to = { write_pair, &got };
	ty_reading reading = { .options = &options, .to = &to };
	taiyaku_error err = { 0 };

	(void)state;
	assert_ok(ty_input_memory(&reading.in, "x.php", ty_str(page), NULL, &err));
	assert_ok(ty_format_code.read(&reading, &err));
	ty_input_close(reading.in);
	assert_str_at(ty_buf_str(&got), TY_STR("港=Harbour;岸壁=Quay;灯台=Lighthouse;"), __FILE__,
		      __LINE__);
	ty_buf_free(&got);
}

static void a_record_in_a_string_needs_no_declaration(void **state)
{
	(void)state;
	CHECK_CODE("const x = `\n<entry>\n <title_ja>港の灯</title_ja>\n <title_en>Harbour Light"
		   "</title_en>\n</entry>`;",
		   "港の灯=Harbour Light;");
}

static void lists_of_one_length_go_together_by_place(void **state)
{
	(void)state;
	CHECK_JSON("{\"tags\":[\"岸壁\",\"防舷材\"],\"tagsEn\":[\"Quay\",\"Fender\"]}",
		   "岸壁=Quay;防舷材=Fender;");
	CHECK_JSON("{\"tags\":[\"岸壁\",\"防舷材\"],\"tagsEn\":[\"Quay\",\"Fender\",\"Rope\"]}",
		   "");
}

static void what_localizations_are_of_is_the_source(void **state)
{
	(void)state;
	CHECK_JSON("{\"strings\":{\"Leave "
		   "Port\":{\"localizations\":{\"ja\":{\"stringUnit\":{\"state\":"
		   "\"translated\",\"value\":\"出港\"}}}}}}",
		   "出港=Leave Port;");
}

static void a_body_may_be_an_author(void **state)
{
	(void)state;
	CHECK_XML("<r><contributorName xml:lang=\"ja\">港湾博物館</contributorName>"
		  "<contributorName xml:lang=\"en\">Museum of Harbours</contributorName></r>",
		  "港湾博物館=Museum of Harbours;");
	CHECK_XML("<r><contributorName xml:lang=\"ja\">森, 遥</contributorName>"
		  "<contributorName xml:lang=\"en\">Mori, Haruka</contributorName></r>",
		  "");
	CHECK_JSON("{\"author_ja\":\"森 遥（港湾大学）\","
		   "\"author_en\":\"Haruka Mori (Harbour University)\"}",
		   "");
}

static void a_definition_is_a_gloss_behind_its_reading(void **state)
{
	(void)state;
	CHECK_JSON("[{\"term\":\"さんばし\",\"definition\":\" - [sanbashi] - jetty\"}]",
		   "さんばし=jetty;");
}

static void a_word_may_have_nothing_but_its_reading(void **state)
{
	(void)state;
	CHECK_JSON("[{\"kanji\":\"\",\"kana\":\"たそがれ\",\"meaning\":\"dusk\"},"
		   "{\"kanji\":\"岸壁\",\"kana\":\"がんぺき\",\"meaning\":\"quay\"}]",
		   "たそがれ=dusk;岸壁=quay;");
}

static void a_reading_behind_a_name_is_none_of_it(void **state)
{
	(void)state;
	CHECK_JSON("[{\"name\":\"Harbour Light\",\"japanese_name\":\"港の灯 (Minato no Akari)\"}]",
		   "港の灯=Harbour Light;");
}

static void what_a_format_says_to_be_english_may_look_otherwise(void **state)
{
	(void)state;
	CHECK_XML("<r><t xml:lang=\"en\">Malmö</t><t xml:lang=\"ja\">マルメ</t></r>",
		  "マルメ=Malmö;");
	CHECK_XML("<r><t xml:lang=\"en\">Мальмё</t><t xml:lang=\"ja\">マルメ</t></r>", "");
}

static void a_picture_is_printed_as_it_stands(void **state)
{
	(void)state;
	CHECK_JSON("[{\"title_ja\":\"港の灯\",\"title_en\":\"Harbour Light 👩\\u200d🚒\"}]",
		   "港の灯=Harbour Light 👩\xe2\x80\x8d🚒;");
}

static void a_table_may_stand_on_its_side(void **state)
{
	(void)state;
	check_pairs(&ty_format_markdown,
		    "| 項目 | 値 |\n|---|---|\n| 日本語名 | 港の灯 |\n| 英語名 | Harbour Light |\n"
		    "| 分類 | 灯台 |\n",
		    "港の灯=Harbour Light;", __LINE__);
	check_pairs(&ty_format_markdown,
		    "| 項目 | 値 |\n|---|---|\n| 名前 | 港の灯 |\n| 作者 | Harbour Light |\n", "",
		    __LINE__);
}

static void commands_of_a_title_page_may_end_in_a_language(void **state)
{
	(void)state;
	check_pairs(&ty_format_latex,
		    "\\documentclass{jsarticle}\n\n\\title{港の灯}\n\n\\titleEN{Harbour Light}\n\n"
		    "\\faculty{港湾大学\\\\ 海洋学部}\n\n"
		    "\\facultyEN{School of Oceans, \\\\ Harbour University}\n",
		    "港の灯=Harbour Light;港湾大学 海洋学部=School of Oceans, Harbour University;",
		    __LINE__);
	check_pairs(
		&ty_format_latex,
		"\\documentclass{jsarticle}\n\n\\title{港の灯\\\\ 夜の海\\\\Harbour Light\\\\at "
		"Night}\n\n"
		"\\affiliate{1}{港湾大学\\\\Harbour University\\\\Kobe, Japan}\n\n"
		"\\affiliate{2}{School of Oceans\\\\海洋学院}\n\n\\author{森 遥\\\\Haruka Mori}\n",
		"港の灯 夜の海=Harbour Light at Night;港湾大学=Harbour University;"
		"海洋学院=School of Oceans;",
		__LINE__);
}

static void a_subtitle_or_another_title_is_no_translation(void **state)
{
	(void)state;
	CHECK_XML("<titles><title xml:lang=\"en\">Water of the Bay</title>"
		  "<title xml:lang=\"ja\" titleType=\"TranslatedTitle\">湾の水</title>"
		  "<title xml:lang=\"en\" titleType=\"Subtitle\">Third edition</title></titles>",
		  "湾の水=Water of the Bay;");
	CHECK_XML("<titles><title xml:lang=\"ja\">湾の水</title>"
		  "<title xml:lang=\"en\" titleType=\"AlternativeTitle\">The Bay Tables</title>"
		  "<title xml:lang=\"en\" titleType=\"TranslatedTitle\">Water of the "
		  "Bay</title></titles>",
		  "湾の水=Water of the Bay;");
	CHECK_XML("<titles><title xml:lang=\"ja\">湾の水</title>"
		  "<title xml:lang=\"en\" titleType=\"AlternativeTitle\">Water of the "
		  "Bay</title></titles>",
		  "湾の水=Water of the Bay;");
}

static void wikitext_says_what_its_japanese_means(void **state)
{
	(void)state;
	CHECK_WIKI("'''浮標'''（ふひょう、{{lang-en-short|buoy}}、{{lang-de-short|Boje}}"
		   "）は、海に浮かぶ。",
		   "浮標=buoy;");
	CHECK_WIKI("The film ({{lang-ja|静かな波|lit=Calm Waves}}) is old.",
		   "静かな波=Calm Waves;");
	CHECK_WIKI("The film ({{langx|ja|網の歌|Ami no uta|lit=Song of Nets}}) is old.",
		   "網の歌=Song of Nets;");
	CHECK_WIKI("{{quote-book|ja|title=lw:ja:港の友|trans-title=Friend of the Harbour"
		   "|work=ja:海の雑誌|trans-work=Sea Magazine}}",
		   "港の友=Friend of the Harbour;海の雑誌=Sea Magazine;");
	CHECK_WIKI("{{Infobox Song\n|songtitle = \"'''波の歌'''\"<br />Romaji: Nami no Uta<br />"
		   "Official English: Song of the Waves\n}}",
		   "波の歌=Song of the Waves;");
	CHECK_CODE("a = \"'''港湾学'''（こうわんがく、{{Lang-en-short|harbour studies}}）とは\";",
		   "港湾学=harbour studies;");
}

static void a_citation_has_many_names_for_one_thing(void **state)
{
	(void)state;
	CHECK_WIKI("{{Cite magazine|title=海の声|trans-title=Voice of the Sea|magazine=港の友"
		   "|trans-work=Friend of the Harbour}}",
		   "海の声=Voice of the Sea;港の友=Friend of the Harbour;");
	CHECK_WIKI("{{cite book|script-entry=ja:灯台|trans-chapter=Lighthouse|title=Umi jiten}}",
		   "灯台=Lighthouse;");
	CHECK_JSON("{\"journal\":\"港の友\",\"trans-journal\":\"Friend of the Harbour\"}",
		   "港の友=Friend of the Harbour;");
	CHECK_JSON("{\"publisher\":\"港の友\",\"original-publisher\":\"Friend House\"}", "");
}

static void behind_a_quoted_meaning_stands_something_else(void **state)
{
	(void)state;
	CHECK_WIKI("{{nihongo|The Stair|階段|Kaidan|lit. \"A Stair\", 1979}}",
		   "階段=The Stair;階段=A Stair;");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(fields_of_one_number_go_together),
		cmocka_unit_test(a_menu_of_languages_translates_nothing),
		cmocka_unit_test(the_name_that_a_program_gives_is_no_title),
		cmocka_unit_test(what_is_translated_already_goes_with_nothing_alike),
		cmocka_unit_test(titles_of_articles_have_their_translations),
		cmocka_unit_test(a_word_goes_with_what_says_its_meaning),
		cmocka_unit_test(what_a_template_adds_is_a_gloss_where_it_says_so),
		cmocka_unit_test(the_language_that_a_document_says_is_heeded),
		cmocka_unit_test(a_dictionary_has_its_words_for_names),
		cmocka_unit_test(two_alternatives_or_arguments_go_together),
		cmocka_unit_test(markup_in_a_program_has_texts),
		cmocka_unit_test(a_table_in_a_string_is_one),
		cmocka_unit_test(a_list_of_twos_is_a_table_from_two_rows_on),
		cmocka_unit_test(two_values_named_for_languages_are_one_in_two),
		cmocka_unit_test(names_of_members_beat_the_name_of_the_whole),
		cmocka_unit_test(translations_in_a_list_are_of_what_holds_it),
		cmocka_unit_test(ja_beside_a_label_is_its_japanese),
		cmocka_unit_test(a_title_may_be_all_capitals_or_begin_with_a_bracket),
		cmocka_unit_test(a_language_is_no_gloss_of_a_title),
		cmocka_unit_test(the_name_of_nothing_is_read_after_any_other),
		cmocka_unit_test(a_foreign_name_may_be_spelt_as_it_sounds),
		cmocka_unit_test(triples_of_one_subject_are_a_record),
		cmocka_unit_test(a_table_in_a_string_may_be_of_commas),
		cmocka_unit_test(arguments_of_calls_are_rows),
		cmocka_unit_test(an_entry_of_a_dictionary_has_parts),
		cmocka_unit_test(sentences_translate_each_other_and_nothing_else),
		cmocka_unit_test(source_and_target_are_of_two_languages),
		cmocka_unit_test(the_same_text_in_two_kinds_of_english_is_one),
		cmocka_unit_test(a_pronunciation_is_no_english),
		cmocka_unit_test(a_column_may_hold_a_record),
		cmocka_unit_test(a_page_of_php_is_a_program_with_markup),
		cmocka_unit_test(a_record_in_a_string_needs_no_declaration),
		cmocka_unit_test(lists_of_one_length_go_together_by_place),
		cmocka_unit_test(what_localizations_are_of_is_the_source),
		cmocka_unit_test(a_body_may_be_an_author),
		cmocka_unit_test(a_definition_is_a_gloss_behind_its_reading),
		cmocka_unit_test(a_word_may_have_nothing_but_its_reading),
		cmocka_unit_test(a_reading_behind_a_name_is_none_of_it),
		cmocka_unit_test(what_a_format_says_to_be_english_may_look_otherwise),
		cmocka_unit_test(a_picture_is_printed_as_it_stands),
		cmocka_unit_test(a_table_may_stand_on_its_side),
		cmocka_unit_test(commands_of_a_title_page_may_end_in_a_language),
		cmocka_unit_test(behind_a_quoted_meaning_stands_something_else),
		cmocka_unit_test(a_subtitle_or_another_title_is_no_translation),
		cmocka_unit_test(wikitext_says_what_its_japanese_means),
		cmocka_unit_test(a_citation_has_many_names_for_one_thing),
		cmocka_unit_test(links_to_languages_are_no_text),
		cmocka_unit_test(other_fields_tell_the_language_of_a_record),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
