/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/cell.h"
#include "extract/gloss.h"

#include "extract/labels.h"
#include "extract/names.h"
#include "test.h"

static void check(const char *const *texts, size_t n, ty_sort sort)
{
	for (size_t i = 0; i < n; i++) {
		ty_sort got = ty_gloss_sort(ty_str(texts[i]));

		if (got != sort)
			print_error("\"%s\" is of sort %d, not %d\n", texts[i], (int)got,
				    (int)sort);
		assert_int_equal(got, sort);
	}
}

#define CHECK(sort, ...)                                            \
	do {                                                        \
		static const char *const texts[] = { __VA_ARGS__ }; \
		check(texts, sizeof texts / sizeof *texts, sort);   \
	} while (0)

static void english_may_be_a_gloss(void **state)
{
	(void)state;
	CHECK(TY_SORT_ENGLISH, "Version of Record", "Last Updated", "oh my!", "to be",
	      "The Long Road", "typesetting", "name", "La La Land", "Yes Man",
	      "Mr. Mori’s envoy, back from Kyoto", "Vision-and-Language", "U.S. bases in Japan",
	      "How to use “furoshiki”", "Node.js in a week", "Pokémon");
}

static void what_is_never_a_gloss_is_told_apart(void **state)
{
	(void)state;
	CHECK(TY_SORT_ROMAJI, "Chuou Nippou", "Kamo no Chōmei", "Nagaki michi");
	CHECK(TY_SORT_READING, "ながいみち", "コトバ");
	CHECK(TY_SORT_JAPANESE, "長い道", "長い道 part 2", "マイコン本3");
	CHECK(TY_SORT_ABBREVIATION, "ja", "RAG", "LREC2020", "ACM TALLIP", "AT&T");
	CHECK(TY_SORT_NUMBER, "2014", "14 June 2014", "3-12");
	CHECK(TY_SORT_LANGUAGE, "in Japanese", "English", "Japanese only");
	CHECK(TY_SORT_MEDIUM, "Video", "Dataset", "Doctoral dissertation");
	CHECK(TY_SORT_FOREIGN, "Statistisches Bundesamt", "Преступление", "Química y física",
	      "유전자 발현");
	CHECK(TY_SORT_NONE, "Version 2.1", "last updated in May", "ax, bx", "PDF",
	      "https://example.org/", "see below", "${title}", "a_b(c)", "br.md-none", "J-STAGE",
	      "pp. 3-12", "vol. 3", "");
}

static void an_event_ends_in_a_number(void **state)
{
	(void)state;
	assert_true(ty_gloss_is_event(TY_STR("River Conference 2019")));
	assert_true(ty_gloss_is_event(TY_STR("Town Talk #4")));
	assert_true(ty_gloss_is_event(TY_STR("Tech Talk 2026 Spring")));
	assert_false(ty_gloss_is_event(TY_STR("A Walk Through Towns")));
	assert_false(ty_gloss_is_event(TY_STR("Maps in the Spring")));
}

static void a_number_is_shared_in_whatever_characters(void **state)
{
	(void)state;
	assert_true(ty_gloss_shares_number(TY_STR("規則30"), TY_STR("Rule 30")));
	assert_true(ty_gloss_shares_number(TY_STR("規則３０"), TY_STR("Rule 30")));
	assert_true(ty_gloss_shares_number(TY_STR("令和3年版 港の報告"), TY_STR("Report 2021")));
	assert_true(ty_gloss_shares_number(TY_STR("平成元年"), TY_STR("In 1989")));
	assert_false(ty_gloss_shares_number(TY_STR("令和3年版 港の報告"), TY_STR("Report 2020")));
	assert_false(ty_gloss_shares_number(TY_STR("港の報告"), TY_STR("Report 2021")));
	assert_false(ty_gloss_shares_number(TY_STR("第3回"), TY_STR("Report")));
}

static void a_name_is_made_of_capitals_and_a_head(void **state)
{
	(void)state;
	assert_true(ty_gloss_is_name(TY_STR("Faculty of Art and Design")));
	assert_true(ty_gloss_is_name(TY_STR("Minato University")));
	assert_false(ty_gloss_is_name(TY_STR("How the university was built")));
	assert_false(ty_gloss_is_name(TY_STR("The Long Road")));
}

static void labels_say_what_follows(void **state)
{
	static const struct {
		const char *text;
		ty_label label;
		const char *rest;
	} rows[] = {
		{ "原題：The Long Road", TY_LABEL_ORIGINAL, "The Long Road" },
		{ "英: Snow", TY_LABEL_ENGLISH, "Snow" },
		{ "略称GOT", TY_LABEL_ABBREVIATION, "GOT" },
		{ "略称号", TY_LABEL_NONE, NULL },
		{ "in Japanese: 長い道", TY_LABEL_JAPANESE, "長い道" },
		{ "Japanese 長い道", TY_LABEL_JAPANESE, "長い道" },
		{ "lit. 'long road'", TY_LABEL_LITERAL, "'long road'" },
		{ "Hepburn: Nagai michi", TY_LABEL_ROMAJI, "Nagai michi" },
		{ "English is spoken", TY_LABEL_NONE, NULL },
		{ "meaning “x”", TY_LABEL_LITERAL, "“x”" },
		{ "meaningful", TY_LABEL_NONE, NULL },
		{ "現代の道", TY_LABEL_NONE, NULL },
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		taiyaku_str text = ty_str(rows[i].text);
		size_t after;

		assert_int_equal(ty_label_at_start(&after, text), rows[i].label);
		assert_str(ty_str_slice(text, after, text.len),
			   rows[i].rest ? rows[i].rest : rows[i].text);
	}
}

static void a_sentence_ends_in_a_full_stop_of_either_form(void **state)
{
	(void)state;
	assert_true(ty_cell_is_sentence(
		TY_STR("桟橋の長さを，海の深い所から岸に向けて測って記すこと。（港湾規則）")));
	assert_true(ty_cell_is_sentence(
		TY_STR("桟橋の長さを，海の深い所から岸に向けて測って記すこと．（港湾規則）")));
	assert_false(ty_cell_is_sentence(
		TY_STR("第３．海の深い所から岸に向けて測った桟橋の長さについての報告書")));
}

static void names_of_fields_say_side_and_role(void **state)
{
	static const struct {
		const char *name;
		const char *stem;
		ty_side side;
		ty_role role;
	} rows[] = {
		{ "title_ja", "title", TY_SIDE_JAPANESE, TY_ROLE_TITLE },
		{ "titleEn", "title", TY_SIDE_ENGLISH, TY_ROLE_TITLE },
		{ "dc:title", "title", TY_SIDE_NONE, TY_ROLE_TITLE },
		{ "script-title", "title", TY_SIDE_JAPANESE, TY_ROLE_TITLE },
		{ "trans-title", "title", TY_SIDE_NONE, TY_ROLE_TITLE },
		{ "index_name_english", "indexname", TY_SIDE_ENGLISH, TY_ROLE_NONE },
		{ "nameKana", "name", TY_SIDE_READING, TY_ROLE_NONE },
		{ "title_romanji", "title", TY_SIDE_ROMAJI, TY_ROLE_TITLE },
		{ "etitle", "title", TY_SIDE_ENGLISH, TY_ROLE_TITLE },
		{ "英語", "", TY_SIDE_ENGLISH, TY_ROLE_NONE },
		{ "邦題", "title", TY_SIDE_JAPANESE, TY_ROLE_TITLE },
		{ "備考", "備考", TY_SIDE_NONE, TY_ROLE_TEXT },
		{ "施設名（英語）", "施設名", TY_SIDE_ENGLISH, TY_ROLE_NAME },
		{ "施設名(日)", "施設名", TY_SIDE_JAPANESE, TY_ROLE_NAME },
		{ "施設名（カナ）", "施設名", TY_SIDE_READING, TY_ROLE_NAME },
		{ "よみ（日本語）", "", TY_SIDE_READING, TY_ROLE_NONE },
		{ "Title（和文）", "title", TY_SIDE_JAPANESE, TY_ROLE_TITLE },
		{ "見出し_英文", "見出し", TY_SIDE_ENGLISH, TY_ROLE_NONE },
		{ "価格（円）", "価格（円）", TY_SIDE_NONE, TY_ROLE_NONE },
		{ "publicationYear", "publicationyear", TY_SIDE_NONE, TY_ROLE_YEAR },
		{ "xml:url", "url", TY_SIDE_NONE, TY_ROLE_URL },
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		ty_name name = ty_name_read(ty_str(rows[i].name));

		assert_str(ty_str(name.stem), rows[i].stem);
		assert_int_equal(name.side, rows[i].side);
		assert_int_equal(name.role, rows[i].role);
	}
	assert_int_equal(ty_name_language(TY_STR("ja-JP")), TY_SIDE_JAPANESE);
	assert_int_equal(ty_name_language(TY_STR("ja-Kana")), TY_SIDE_READING);
	assert_int_equal(ty_name_language(TY_STR("ja-Latn")), TY_SIDE_ROMAJI);
	assert_int_equal(ty_name_language(TY_STR("en-US")), TY_SIDE_ENGLISH);
	assert_int_equal(ty_name_language(TY_STR("ko")), TY_SIDE_OTHER);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(english_may_be_a_gloss),
		cmocka_unit_test(what_is_never_a_gloss_is_told_apart),
		cmocka_unit_test(an_event_ends_in_a_number),
		cmocka_unit_test(a_number_is_shared_in_whatever_characters),
		cmocka_unit_test(a_name_is_made_of_capitals_and_a_head),
		cmocka_unit_test(labels_say_what_follows),
		cmocka_unit_test(a_sentence_ends_in_a_full_stop_of_either_form),
		cmocka_unit_test(names_of_fields_say_side_and_role),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
