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

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_message_of_qt_has_its_source_beside_it),
		cmocka_unit_test(names_in_angle_brackets_are_no_members),
		cmocka_unit_test(front_matter_that_is_cut_off_may_have_blank_lines),
		cmocka_unit_test(entries_without_kana_may_be_of_another_language),
		cmocka_unit_test(the_key_of_a_message_is_no_gloss),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
