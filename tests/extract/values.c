/* SPDX-License-Identifier: Apache-2.0 */
/* Values of data as they are shown, and what they are called: paths, phrases, keys with a
 * language, columns that are named alike, records that are long. */
#include "extract/reader.h"

static void values_are_read_as_they_are_shown(void **state)
{
	(void)state;
	CHECK_JSON(
		"[{\"title_ja\":\"塩と&#33865;\",\"title_en\":\"Salt &amp; Leaf\"},"
		"{\"title_ja\":\"<b>港</b>の<ruby>灯<rt>ひ</rt></ruby>\","
		"\"title_en\":\"Light of<br>the <i>Harbour</i>\"},"
		"{\"title_ja\":\"[灯台協会](https://example.org/) 会員\","
		"\"title_en\":\"Member of the [Light Society](/light)\"},"
		"{\"title_ja\":\"<北の船>が沈む\",\"title_en\":\"<Northern ship> sinks\"}]",
		"塩と葉=Salt & Leaf;港の灯=Light of the Harbour;"
		"灯台協会 会員=Member of the Light Society;<北の船>が沈む=<Northern ship> sinks;");
}

static void a_parallel_title_stands_behind_an_equals_sign(void **state)
{
	(void)state;
	CHECK_JSON("[{\"title\":\"港の模型を用いた実験=Experiments on a model harbour\"},"
		   "{\"title\":\"速さ=Speed\"}]",
		   "港の模型を用いた実験=Experiments on a model harbour;");
}

static void a_key_may_say_its_language(void **state)
{
	(void)state;
	check_pairs(&ty_format_ini,
		    "[Desktop Entry]\nName[de]=Hafenlampe\nName[ja]=港の灯\nName=Harbour Lamp\n"
		    "Keywords=lamp;light;\nKeywords[ja]=灯;明かり;\n",
		    "港の灯=Harbour Lamp;", __LINE__);
	CHECK_CODE("// ==UserScript==\n// @name     Lamps off\n// @name:ja  灯を消す\n"
		   "// ==/UserScript==\nrun();\n",
		   "灯を消す=Lamps off;");
}

static void several_columns_of_a_table_go_together(void **state)
{
	(void)state;
	check_pairs(&ty_format_table,
		    "museum_name,museum_japanese,keeper,keeper_japanese,way\n"
		    "Lamp Museum,灯の館,Society of Lamps,灯の会,3-min walk\n"
		    "Salt House,塩の家,Friends of Salt,塩の友の会,4-min walk\n"
		    "Tide Hall,潮の間,Union of Tides,潮の組合,5-min walk\n",
		    "灯の館=Lamp Museum;灯の会=Society of Lamps;塩の家=Salt House;"
		    "塩の友の会=Friends of Salt;潮の間=Tide Hall;潮の組合=Union of Tides;",
		    __LINE__);
}

static void a_dictionary_may_have_its_english_for_names(void **state)
{
	(void)state;
	CHECK_JSON(
		"{\"Save changes\":\"変更を保存\",\"Close\":\"閉じる\",\"Open the file\":\"開く\"}",
		"変更を保存=Save changes;閉じる=Close;開く=Open the file;");
	CHECK_JSON("{\"Full Name\":\"森健二\",\"Job Title\":\"港長\",\"Home Address\":\"港町\"}",
		   "");
	CHECK_CODE("const TITLE_JA = { 'Rain on the Sea': '海に降る雨', 'Lamps': '灯' };\n",
		   "海に降る雨=Rain on the Sea;灯=Lamps;");
}

static void languages_may_take_turns(void **state)
{
	(void)state;
	check_pairs(&ty_format_turtle,
		    "<a> <b/effect> \"Tonic\"@en, \"強壮\"@ja, \"Calming\"@en, \"鎮静\"@ja, "
		    "\"Cooling\"@en, \"冷却\"@ja .\n"
		    "<c> <b/maker> \"港の会\"@ja, \"Lamp Works\"@en, \"灯の会\"@ja, \"Salt "
		    "Works\"@en .\n",
		    "強壮=Tonic;鎮静=Calming;冷却=Cooling;", __LINE__);
}

static void what_is_assigned_is_of_the_thing_it_is_assigned_to(void **state)
{
	(void)state;
	CHECK_CODE("quay._en = \"Eastern quay\";\nquay._ja = \"東の岸壁\";\n"
		   "tower._en = \"Western tower\";\ntower._ja = \"西の塔\";\n",
		   "東の岸壁=Eastern quay;西の塔=Western tower;");
	CHECK_CODE("book.title = \"港の灯\";\nbook.english = \"Light of the Harbour\";\n",
		   "港の灯=Light of the Harbour;");
	CHECK_CODE("text.ja.menu = \"献立\";\ntext.en.menu = \"Menu\";\n", "献立=Menu;");
}

static void attributes_of_an_element_are_a_record(void **state)
{
	(void)state;
	CHECK_CODE("const a = (<ul><Card title=\"Tea Bowl\" subtitle=\"茶碗\" />"
		   "<Card title=\"Kettle\" subtitle=\"茶釜\">text</Card>"
		   "<i data-ja=\"茶室\" data-en=\"Tea room\"/></ul>);\n",
		   "茶碗=Tea Bowl;茶釜=Kettle;茶室=Tea room;");
}

static void a_title_and_a_subtitle_may_be_of_two_languages(void **state)
{
	(void)state;
	CHECK_JSON("{\"title\":\"灯台守\",\"subtitle\":\"The Lighthouse Keeper\"}",
		   "灯台守=The Lighthouse Keeper;");
	CHECK_JSON(
		"{\"title\":\"灯台守\",\"title_en\":\"The Keeper\",\"subtitle\":\"Two Summers\"}",
		"灯台守=The Keeper;");
}

static void a_path_is_named_by_its_end(void **state)
{
	(void)state;
	CHECK_JSON("{\"ja\":{\"file\":{\"open\":\"開く\"}},\"en\":{\"file\":{\"open\":\"Open\"}}}",
		   "開く=Open;");
}

static void the_label_of_a_case_names_nothing(void **state)
{
	(void)state;
	CHECK_CODE("switch (p) {\ncase \"http://example.org/type\":\n\tlabel_ja = \"種類\";\n"
		   "\tlabel_en = \"Type\";\n}\n",
		   "種類=Type;");
	CHECK_CODE("switch (p) { case \"ja\": return \"種類\"; case \"en\": return \"Type\"; }\n",
		   "種類=Type;");
}

static void a_text_has_its_translation_beside_it(void **state)
{
	(void)state;
	CHECK_JSON("[{\"text\":\"こんばんは\",\"translation\":\"Good evening\"}]",
		   "こんばんは=Good evening;");
}

static void cells_of_a_row_may_stand_in_brackets_of_their_own(void **state)
{
	(void)state;
	CHECK_CODE(
		"words = [ (\"n1\", (\"灯台\", \"lighthouse\")), (\"n2\", (\"桟橋\", \"jetty\")),\n"
		"(\"n3\", (\"水門\", \"sluice\")) ]\n",
		"灯台=lighthouse;桟橋=jetty;水門=sluice;");
	CHECK_JSON("[[\"n1\", [\"灯台\", \"lighthouse\"]], [\"n2\", [\"桟橋\", \"jetty\"]],"
		   "[\"n3\", [\"水門\", \"sluice\"]]]",
		   "灯台=lighthouse;桟橋=jetty;水門=sluice;");
	CHECK_JSON("[[[\"灯台\", \"lighthouse\"], [\"桟橋\", \"jetty\"]]]",
		   "灯台=lighthouse;桟橋=jetty;");
}

static void variants_are_of_the_record(void **state)
{
	(void)state;
	CHECK_JSON(
		"[{\"title\":\"海の声\",\"publisher\":\"港湾書房\",\"multi\":{\"main\":{\"title\":"
		"\"ja\"},"
		"\"_keys\":{\"title\":{\"ja-alalc97\":\"Umi no koe\",\"en\":\"Voice of the Sea\"},"
		"\"publisher\":{\"en\":\"Harbour Press\"}}}}]",
		"海の声=Voice of the Sea;港湾書房=Harbour Press;");
	CHECK_JSON("[{\"title\":\"Voice of the Sea\",\"multi\":{\"_keys\":{\"title\":"
		   "{\"ja\":\"海の声\"}}}}]",
		   "海の声=Voice of the Sea;");
}

static void two_arguments_may_be_no_translation(void **state)
{
	(void)state;
	CHECK_CODE("pair(\"灯台\", \"Lighthouse\")", "灯台=Lighthouse;");
	CHECK_CODE("field(\"***12) Foggy Pier (Japanese: 霧の桟橋, Hepburn: Kiri no sanbashi)***\","
		   "\"```Two friends wait for a boat.```\")",
		   "霧の桟橋=Foggy Pier;");
	CHECK_CODE("field(\"霧の桟橋 (The Pier in the Fog)\", \"Two friends\")",
		   "霧の桟橋=The Pier in the Fog;");
	CHECK_CODE("field(\"霧の桟橋の記録\", \"Two friends wait for a boat.\")", "");
	CHECK_CODE("field(\"港の設定\", \"harbour.settings\")", "");
	CHECK_CODE("log(\"灯台に着く: {}\", \"Reached lighthouse {}\")", "");
}

static void a_long_record_is_read_to_its_end(void **state)
{
	ty_buf text = { 0 }, want = { 0 };

	(void)state;
	for (int i = 0; i < 300; i++) {
		ty_buf_print(&text, "id = %d\nname_ja = '岸壁%d番'\nname_en = 'Quay %d of all'\n",
			     i, i, i);
		ty_buf_print(&want, "岸壁%d番=Quay %d of all;", i, i);
	}
	ty_buf_byte(&text, 0);
	ty_buf_byte(&want, 0);
	check_pairs(&ty_format_code, text.data, want.data, __LINE__);
	ty_buf_free(&text);
	ty_buf_free(&want);
}

static void the_end_of_a_long_record_is_no_record_of_two(void **state)
{
	ty_buf record = { 0 };

	(void)state;
	ty_buf_add(&record, TY_STR("<r><rec>"));
	for (int i = 0; i < 201; i++)
		ty_buf_print(&record,
			     "<b xml:lang=\"ja\">港%d</b><a xml:lang=\"en\">harbour %d</a>", i, i);
	ty_buf_add(&record, TY_STR("</rec></r>"));
	ty_buf_byte(&record, '\0');
	CHECK_XML(record.data, "");
	ty_buf_free(&record);
}

static void a_word_of_several_spellings_means_the_same(void **state)
{
	(void)state;
	CHECK_XML("<entry><k_ele><keb>灯台守</keb></k_ele><k_ele><keb>燈台守</keb></k_ele>"
		  "<r_ele><reb>とうだいもり</reb></r_ele><sense><gloss>lighthouse keeper</gloss>"
		  "<gloss>oh dear!</gloss></sense></entry>",
		  "灯台守=lighthouse keeper;灯台守=oh dear!;燈台守=lighthouse keeper;燈台守=oh "
		  "dear!;");
	/* The characters that spell a word are no words. */
	CHECK_JSON(
		"{\"kanji\":[\"灯\",\"台\"],\"kana\":\"とうだい\",\"meanings\":[\"lighthouse\"]}",
		"");
}

static void a_synonym_is_no_rival_of_the_title(void **state)
{
	(void)state;
	CHECK_XML("<anime><title xml:lang=\"ja\" type=\"official\">潮の城</title>"
		  "<title xml:lang=\"en\" type=\"official\">The Castle of Tides</title>"
		  "<title xml:lang=\"en\" type=\"syn\">Tide Castle</title></anime>",
		  "潮の城=The Castle of Tides;");
}

static void a_language_in_its_own_words_is_not_japanese(void **state)
{
	(void)state;
	CHECK_JSON("[{\"name\":\"Chinese\",\"nativeName\":\"中文\"},"
		   "{\"name\":\"Japanese\",\"nativeName\":\"日本語\"}]",
		   "日本語=Japanese;");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(values_are_read_as_they_are_shown),
		cmocka_unit_test(a_parallel_title_stands_behind_an_equals_sign),
		cmocka_unit_test(a_key_may_say_its_language),
		cmocka_unit_test(several_columns_of_a_table_go_together),
		cmocka_unit_test(a_dictionary_may_have_its_english_for_names),
		cmocka_unit_test(languages_may_take_turns),
		cmocka_unit_test(what_is_assigned_is_of_the_thing_it_is_assigned_to),
		cmocka_unit_test(attributes_of_an_element_are_a_record),
		cmocka_unit_test(a_title_and_a_subtitle_may_be_of_two_languages),
		cmocka_unit_test(a_path_is_named_by_its_end),
		cmocka_unit_test(the_label_of_a_case_names_nothing),
		cmocka_unit_test(a_text_has_its_translation_beside_it),
		cmocka_unit_test(variants_are_of_the_record),
		cmocka_unit_test(two_arguments_may_be_no_translation),
		cmocka_unit_test(a_long_record_is_read_to_its_end),
		cmocka_unit_test(the_end_of_a_long_record_is_no_record_of_two),
		cmocka_unit_test(cells_of_a_row_may_stand_in_brackets_of_their_own),
		cmocka_unit_test(a_word_of_several_spellings_means_the_same),
		cmocka_unit_test(a_synonym_is_no_rival_of_the_title),
		cmocka_unit_test(a_language_in_its_own_words_is_not_japanese),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
