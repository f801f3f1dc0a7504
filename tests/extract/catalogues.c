/* SPDX-License-Identifier: Apache-2.0 */
/* What programs show: catalogues of messages, maps and lists of texts in their code. */
#include "extract/reader.h"

static void a_message_of_qt_has_its_source_beside_it(void **state)
{
	(void)state;
	CHECK_XML("<TS language=\"ja_JP\"><context><name>Quay</name><message>"
		  "<location filename=\"quay.cpp\" line=\"3\"/><source>Moor the boat</source>"
		  "<translation>船をつなぐ</translation></message><message numerus=\"yes\">"
		  "<source>%n boat(s)</source><translation><numerusform>%n 隻</numerusform>"
		  "</translation></message></context></TS>",
		  "船をつなぐ=Moor the boat;%n 隻=%n boat(s);");
	CHECK_XML("<location line=\"3\"/><source>Lamp</source><translation>灯</translation>"
		  "</message>\n<message><source>Rope</source><translation type=\"unfinished\"/>"
		  "</message>",
		  "灯=Lamp;");
}

static void names_in_angle_brackets_are_no_members(void **state)
{
	(void)state;
	CHECK_CODE("class Quay {\n\tMap<Text, Text> map = new HashMap<Text, Text>();\n"
		   "\tvoid fill() {\n\t\tmap.put(\"灯台\", \"lighthouse\");\n"
		   "\t\tmap.put(\"桟橋\", \"jetty\");\n",
		   "灯台=lighthouse;桟橋=jetty;");
	CHECK_CODE("class Quay {\n\tprivate static final Map<Text, Text> M = new TreeMap<>();\n"
		   "\tstatic {\n\t\tM.put(\"灯台\", \"lighthouse\");\n\t}\n}\n",
		   "灯台=lighthouse;");
	CHECK_CODE("class Quay {\n\tint a, b;\n\tQuay() {\n\t\tput(\"灯台\", \"lighthouse\");\n"
		   "\t}\n}\n",
		   "灯台=lighthouse;");
}

static void front_matter_that_is_cut_off_may_have_blank_lines(void **state)
{
	(void)state;
	check_pairs(&ty_format_markdown,
		    "---\nid: 7\ntitle: \"Two lamps: a year on the quay\"\n"
		    "title_ja: \"二つの灯：岸壁の一年\"\n\nkind: report\n\nplace: quay\n",
		    "二つの灯：岸壁の一年=Two lamps: a year on the quay;", __LINE__);
	check_pairs(&ty_format_markdown, "---\n\ntitle: Lamps\n\n灯の話をする。\n", "", __LINE__);
}

#define CHECK_PO(document, want) check_pairs(&ty_format_po_titles, (document), (want), __LINE__)
#define ENTRY(id, str) "msgid \"" id "\"\nmsgstr \"" str "\"\n\n"

static void entries_without_kana_may_be_of_another_language(void **state)
{
	ty_buf long_list = { 0 };

	(void)state;
	CHECK_PO(ENTRY("Harbour", "港") ENTRY("Lamp", "灯") ENTRY("The quay", "岸壁です"),
		 "港=Harbour;灯=Lamp;岸壁です=The quay;");
	CHECK_PO(ENTRY("Harbour", "港") ENTRY("Lamp", "灯"), "港=Harbour;灯=Lamp;");
	/* Old forms, and the simplified ones of Chinese. */
	CHECK_PO(ENTRY("Lamp", "燈") ENTRY("Harbour", "港") ENTRY("Translation", "翻譯"), "");
	CHECK_PO(ENTRY("Harbour", "港口") ENTRY("Lamp", "灯") ENTRY("Translation", "翻译"), "");
	/* In what shows kana they are those of a name. */
	CHECK_PO(ENTRY("The quay", "岸壁です") ENTRY("Kunitachi School", "國立学園"),
		 "岸壁です=The quay;國立学園=Kunitachi School;");
	/* The head of the next file. */
	CHECK_PO(ENTRY("Harbour", "港") ENTRY("", "Language: zh\\n") ENTRY("Lamp", "灯")
			 ENTRY("", "Language: ja\\n") ENTRY("Salt", "塩"),
		 "港=Harbour;塩=Salt;");
	for (int i = 0; i < 40; i++)
		ty_buf_print(&long_list, ENTRY("lamp number %d", "灯%d"), i, i);
	ty_buf_byte(&long_list, '\0');
	CHECK_PO(long_list.data, "");
	ty_buf_free(&long_list);
}

static void the_key_of_a_message_is_no_gloss(void **state)
{
	(void)state;
	CHECK_PO(ENTRY("quay:lamp-list:copy", "灯をコピー") ENTRY("Lamp: copy", "灯のコピー"),
		 "灯のコピー=Lamp: copy;");
}

static void a_value_named_for_a_language_may_have_phrases_for_names(void **state)
{
	(void)state;
	CHECK_JSON("{\"ja\":{\"Light the lamp\":\"灯をともす\",\"Moor\":\"つなぐ\"}}",
		   "灯をともす=Light the lamp;つなぐ=Moor;");
	CHECK_CODE("export const ja = { 'Light the lamp': '灯をともす', 'Moor': 'つなぐ' };\n",
		   "灯をともす=Light the lamp;つなぐ=Moor;");
	CHECK_JSON("{\"ja\":{\"lamp\":\"灯\",\"moor\":\"つなぐ\"}}", "");
	CHECK_JSON("{\"zh\":{\"Light the lamp\":\"点灯\",\"Moor the boat\":\"停泊\"}}", "");
	CHECK_CODE("const EN_NAMES = { '灯台': 'lighthouse', '桟橋': 'jetty' };\n",
		   "灯台=lighthouse;桟橋=jetty;");
}

static void words_of_a_dictionary_may_be_in_capitals(void **state)
{
	(void)state;
	CHECK_CODE(
		"const NAMES = { '灯台': 'LIGHTHOUSE', '桟橋': 'JETTY', '船の鐘': 'SHIP BELL' };\n",
		"灯台=LIGHTHOUSE;桟橋=JETTY;船の鐘=SHIP BELL;");
	CHECK_CODE("const CODES = { '日本放送': 'NHB', '港湾局': 'KWK', '灯台の会': 'TDK' };\n",
		   "");
	CHECK_CODE("const NAMES = { '港湾局': 'HARBOR', '東の港': 'E_HARBOR1' };\n", "");
}

static void a_text_in_brackets_may_name_a_member(void **state)
{
	(void)state;
	CHECK_CODE("words = { [\"灯台\"] = \"lighthouse\", [\"桟橋\"] = \"jetty\" }\n",
		   "灯台=lighthouse;桟橋=jetty;");
	CHECK_CODE("f([\"灯台\"], [\"桟橋\"])\n", "");
}

static void to_stands_between_a_name_and_its_text(void **state)
{
	(void)state;
	CHECK_CODE("val a = mapOf(\"灯台\" to \"lighthouse\", \"桟橋\" to \"jetty\")\n",
		   "灯台=lighthouse;桟橋=jetty;");
	CHECK_CODE("val a = mapOf(\"ja\" to mapOf(\"k.a\" to \"灯をともす\"),\n"
		   "\t\"en\" to mapOf(\"k.a\" to \"Light the lamp\"))\n",
		   "灯をともす=Light the lamp;");
}

static void the_translation_of_a_title_may_be_called_tr(void **state)
{
	(void)state;
	CHECK_CODE("a = { title: '港の灯', titleTr: 'Harbour Light', lang: 'ja' };\n",
		   "港の灯=Harbour Light;");
	/* Of Turkish, where others are named so too. */
	CHECK_CODE("a = { title_ja: '港の灯', titleTr: 'Liman Lambasi' };\n", "");
}

static void a_title_may_hold_the_one_in_the_other_language(void **state)
{
	(void)state;
	CHECK_JSON("{\"title\":\"港の灯 · Light of the Harbour\",\"title_en\":\"Light of the "
		   "Harbour\"}",
		   "港の灯=Light of the Harbour;");
	CHECK_JSON("{\"title\":\"Light of the Harbour / 港の灯\",\"title_en\":\"Light of the "
		   "Harbour\"}",
		   "港の灯=Light of the Harbour;");
	CHECK_JSON("{\"title\":\"LAMP - 港の灯\",\"title_en\":\"Lamp\"}", "LAMP - 港の灯=Lamp;");
	/* It is Chinese. */
	CHECK_JSON("{\"title\":\"港灯 · Light of the Harbour\",\"title_zh\":\"港灯\","
		   "\"title_en\":\"Light of the Harbour\"}",
		   "");
	CHECK_JSON("{\"title\":\"港灯\",\"title_zh\":\"港的灯\",\"title_en\":\"Harbour Light\"}",
		   "港灯=Harbour Light;");
}

static void a_comment_may_quote_data(void **state)
{
	(void)state;
	CHECK_CODE("/**\n * Names of it.\n * Example: { \"en\": \"Harbour Tower\", \"ja\": "
		   "\"港の塔\" }\n"
		   " */\nlet names;\n",
		   "港の塔=Harbour Tower;");
	CHECK_CODE("// say {name}, as in {'a': {'ja': '塩', 'en': 'salt'}}\nrun();\n", "塩=salt;");
	CHECK_CODE("// {港} stands for \"harbour\": see {0}\nrun();\n", "");
}

static void the_gloss_that_ends_a_line_is_no_part_of_the_next(void **state)
{
	(void)state;
	CHECK_CODE("// 灯台 (lighthouse), 桟橋 (jetty)\n// 水門 (sluice), 堤防 (levee)\nrun();\n",
		   "灯台=lighthouse;桟橋=jetty;水門=sluice;堤防=levee;");
}

static void files_of_messages_go_together_by_their_keys(void **state)
{
	(void)state;
	CHECK_XML("<!-- values/strings.xml -->\n<string name=\"lamp\">Lamp</string>\n"
		  "<string name=\"price\">Price ($)</string>\n"
		  "<!-- values-de/strings.xml -->\n<string name=\"lamp\">Lampe</string>\n"
		  "<!-- values-ja/strings.xml -->\n<string name=\"price\">値段 ($)</string>\n"
		  "<string name=\"lamp\">灯</string>\n",
		  "値段 ($)=Price ($);灯=Lamp;");
	/* Without their names, and where the other is French. */
	CHECK_XML("<string name=\"lamp\">Lamp</string><string name=\"port\">Port</string>\n"
		  "<!-- now Japanese -->\n"
		  "<string name=\"lamp\">灯</string><string name=\"port\">港</string>\n",
		  "");
	CHECK_XML("<!-- values-fr/strings.xml -->\n"
		  "<string name=\"lamp\">Lampe</string><string name=\"port\">Port</string>\n"
		  "<!-- values-ja/strings.xml -->\n"
		  "<string name=\"lamp\">灯</string><string name=\"port\">港</string>\n",
		  "");
	CHECK_CODE("// locales/en.js\nexport default { quay: { lamp: 'Lamp', rope: 'Rope' } };\n"
		   "// locales/ja.js\nexport default { quay: { lamp: '灯' }, rope: '綱' };\n",
		   "灯=Lamp;");
}

static void listings_may_show_files_in_several_languages(void **state)
{
	static const char *const above[][2] = {
		{ "`locales/en.json`", "`locales/ja.json`" },
		{ "### 1. app_en.arb", "### 2. app_ja.arb" },
		{ "**English:**", "**Japanese:**" },
		{ "File: i18n/en/menu.json (new)", "File: i18n/ja/menu.json (new)" },
	};
	ty_buf text = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof above / sizeof *above; i++) {
		ty_buf_print(&text,
			     "%s\n\n```json\n{\"lamp\": \"Lamp\", \"moor\": \"Moor\"}\n```\n\n%s\n"
			     "\n```json\n{\"lamp\": \"灯\", \"sail\": \"帆\"}\n```\n",
			     above[i][0], above[i][1]);
		ty_buf_byte(&text, '\0');
		check_pairs(&ty_format_markdown, text.data, "灯=Lamp;", __LINE__);
		ty_buf_clear(&text);
	}
	ty_buf_free(&text);
	check_pairs(&ty_format_markdown,
		    "```json title=\"en.json\"\n{\"lamp\": \"Lamp\"}\n```\n\n"
		    "```json title=\"ja.json\"\n{\"lamp\": \"灯\"}\n```\n",
		    "灯=Lamp;", __LINE__);
	check_pairs(&ty_format_markdown, "**\n\n```\n{\"lamp\": \"灯\"}\n```\n", "", __LINE__);
	/* A line that names both, and one that says more. */
	check_pairs(&ty_format_markdown,
		    "Of en.json and ja.json:\n\n```json\n{\"lamp\": \"Lamp\"}\n```\n\nWhat the "
		    "program shows to those who read it in ja.json, and who do not mind lamps:\n\n"
		    "```json\n{\"lamp\": \"灯\"}\n```\n",
		    "", __LINE__);
}

static void a_long_comment_names_no_file(void **state)
{
	ty_buf text = { 0 };

	(void)state;
	ty_buf_add(&text, TY_STR("// "));
	for (int i = 0; i < 200; i++)
		ty_buf_add(&text, TY_STR("a-"));
	ty_buf_add(&text, TY_STR("en.json\nx = { lamp: 'Lamp', rope: 'Rope' };\n// ja.json\n"
				 "x = { lamp: '灯', rope: '綱' };\n"));
	ty_buf_byte(&text, '\0');
	CHECK_CODE(text.data, "");
	ty_buf_free(&text);
}

static void an_excerpt_may_begin_in_a_listing(void **state)
{
	(void)state;
	check_pairs(&ty_format_markdown,
		    "<entry><ja>灯台</ja><en>lighthouse</en></entry>\n\n"
		    "<entry><ja>桟橋</ja><en>jetty</en></entry>\n```\n\n「水門」 (sluice)\n\n"
		    "```sh\nmake\n```\n",
		    "灯台=lighthouse;桟橋=jetty;水門=sluice;", __LINE__);
	check_pairs(&ty_format_markdown,
		    "  - id: a1\n    names:\n      ja: 灯台の会\n      en: Lamp Society\n```\n\n"
		    "The list of `ids` is long.\n",
		    "灯台の会=Lamp Society;", __LINE__);
	check_pairs(&ty_format_markdown,
		    "Author: Mori\nPlace: Quay\n\n「水門」 (sluice) and more\n\n```\nmake\n",
		    "水門=sluice;", __LINE__);
}

static void what_is_said_to_the_user_is_a_sentence(void **state)
{
	(void)state;
	CHECK_PO(ENTRY("Please enter the name:", "名前を入力してください:")
			 ENTRY("Do you light the lamp?", "灯をともしますか？")
				 ENTRY("You have %d new lamps", "新しい灯が %d 個あります")
					 ENTRY("Light the lamp", "灯をともします")
						 ENTRY("Who is it?", "誰"),
		 "灯をともします=Light the lamp;誰=Who is it?;");
}

static void a_designation_translates_what_is_displayed(void **state)
{
	(void)state;
	CHECK_JSON("{\"concept\":[{\"code\":\"80\",\"display\":\"moor\",\"designation\":["
		   "{\"language\":\"es\",\"value\":\"amarrar\"},"
		   "{\"language\":\"ja\",\"value\":\"つなぐ\"}]},"
		   "{\"code\":\"81\",\"display\":\"light\",\"designation\":["
		   "{\"language\":\"ja\",\"value\":\"ともす\"},"
		   "{\"language\":\"zh\",\"value\":\"点亮\"}]}]}",
		   "つなぐ=moor;ともす=light;");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_message_of_qt_has_its_source_beside_it),
		cmocka_unit_test(names_in_angle_brackets_are_no_members),
		cmocka_unit_test(front_matter_that_is_cut_off_may_have_blank_lines),
		cmocka_unit_test(entries_without_kana_may_be_of_another_language),
		cmocka_unit_test(the_key_of_a_message_is_no_gloss),
		cmocka_unit_test(a_value_named_for_a_language_may_have_phrases_for_names),
		cmocka_unit_test(words_of_a_dictionary_may_be_in_capitals),
		cmocka_unit_test(a_text_in_brackets_may_name_a_member),
		cmocka_unit_test(to_stands_between_a_name_and_its_text),
		cmocka_unit_test(the_translation_of_a_title_may_be_called_tr),
		cmocka_unit_test(a_title_may_hold_the_one_in_the_other_language),
		cmocka_unit_test(a_comment_may_quote_data),
		cmocka_unit_test(the_gloss_that_ends_a_line_is_no_part_of_the_next),
		cmocka_unit_test(files_of_messages_go_together_by_their_keys),
		cmocka_unit_test(listings_may_show_files_in_several_languages),
		cmocka_unit_test(a_long_comment_names_no_file),
		cmocka_unit_test(an_excerpt_may_begin_in_a_listing),
		cmocka_unit_test(what_is_said_to_the_user_is_a_sentence),
		cmocka_unit_test(a_designation_translates_what_is_displayed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
