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

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_message_of_qt_has_its_source_beside_it),
		cmocka_unit_test(names_in_angle_brackets_are_no_members),
		cmocka_unit_test(front_matter_that_is_cut_off_may_have_blank_lines),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
