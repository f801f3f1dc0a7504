/* SPDX-License-Identifier: Apache-2.0 */
#include "test.h"

#include "base/buf.h"
#include "tmx/why.h"

/* The kinds of difference, blank-separated, and the same whichever text comes first. */
static void why(const char *a, const char *b, const char *want)
{
	for (int turn = 0; turn < 2; turn++) {
		ty_arena arena = { 0 };
		ty_buf got = { 0 };
		ty_differences found;
		taiyaku_error err = { 0 };

		assert_ok(ty_why_find(&found, &arena, ty_str(turn ? b : a), ty_str(turn ? a : b),
				      &err));
		for (size_t i = 0; taiyaku_why_name(i); i++)
			if (found.why >> i & 1)
				ty_buf_print(&got, "%s%s", got.len ? " " : "", taiyaku_why_name(i));
		if (!ty_str_is(ty_buf_str(&got), want))
			print_error("%s / %s\n", a, b);
		assert_str(ty_buf_str(&got), want);
		ty_buf_free(&got);
		ty_arena_free(&arena);
	}
}

static void equal_texts_do_not_differ(void **state)
{
	(void)state;
	why("題名", "題名", "");
	why("", "", "");
}

static void numbers_are_named(void **state)
{
	(void)state;
	why("支払いは30日以内", "支払いは60日以内", "number");
	why("第三章", "第四章", "number");
	why("３０日", "60日", "number");
	why("Pay within 30 days.", "Pay within 60 days.", "number");
	why("three copies", "four copies", "number");
	why("1,000円", "1,500円", "number");
	why("三十日以内", "30日以内", "width");
}

static void negations_are_named(void **state)
{
	(void)state;
	why("開始する", "開始しない", "negation");
	why("直ちに行うこと。", "直ちに行わないこと。", "negation");
	why("変更できます", "変更できません", "negation");
	why("これは原本です", "これは原本ではない", "negation");
	why("保存せず終了", "保存して終了", "negation");
	why("使用可能な文字", "使用不可能な文字", "negation");
	why("少ない人数", "少ない人員", "word");
	why("It is allowed.", "It is not allowed.", "negation");
	why("You can delete it", "You can't delete it", "negation");
	why("They do agree", "They don't agree", "negation");
	why("with permission", "without permission", "negation word");
	why("an able clerk", "an unable clerk", "negation");
	why("支払いは30日以内に行うこと。", "支払いは60日以内に行わないこと。", "number negation");
}

static void names_are_told_from_words(void **state)
{
	(void)state;
	why("田中さんの家", "鈴木さんの家", "name");
	why("京都市の人口", "大阪市の人口", "name");
	why("ジョン・スミスの手紙", "ポール・スミスの手紙", "name");
	why("a letter from Smith today", "a letter from Jones today", "name");
	why("the NHK archive", "the BBC archive", "name");
	why("追加制裁を発表", "経済制裁を発表", "word");
	why("the old letter", "the new letter", "word");
	why("Letters of the king", "Stories of the king", "word");
	why("食べた", "食べる", "word");
}

static void particles_are_named(void **state)
{
	(void)state;
	why("日本がロシアに追加制裁を発表", "日本がロシア追加制裁発表", "particle");
	why("私が行く", "私は行く", "particle");
	why("東京から出発", "東京まで出発", "particle");
	why("庭には花", "庭に花", "particle");
}

static void punctuation_and_tags_of_writing_are_named(void **state)
{
	(void)state;
	why("終わりました。", "終わりました", "punctuation");
	why("春、夏", "春・夏", "punctuation");
	why("spring, summer", "spring summer", "punctuation");
	why("“end”", "\"end\"", "punctuation");
	why("ｻｰﾊﾞｰの設定", "サーバーの設定", "width");
	why("ＡＢＣ", "ABC", "width");
	why("Abc def", "abc def", "case");
	why("ＡＢＣ", "abc", "width case");
	why("題　名", "題 名", "width");
	why("題 ", "題", "width");
}

static void what_was_left_out_or_added_is_named(void **state)
{
	(void)state;
	why("設定", "設定画面", "word");
	why("", "設定", "word");
	why("save the file", "save the whole file", "word");
}

static void the_places_that_differ_are_told(void **state)
{
	const taiyaku_str a = TY_STR("支払いは３０日以内に行う。"),
			  b = TY_STR("支払いは60日以内に行わない。");
	ty_arena arena = { 0 };
	ty_differences found;
	taiyaku_error err = { 0 };

	(void)state;
	assert_ok(ty_why_find(&found, &arena, a, b, &err));
	assert_int_equal(found.n, 2);
	assert_str(ty_str_slice(a, found.list[0].start[0], found.list[0].end[0]), "３０");
	assert_str(ty_str_slice(b, found.list[0].start[1], found.list[0].end[1]), "60");
	assert_int_equal(found.list[0].why, TAIYAKU_WHY_NUMBER);
	assert_str(ty_str_slice(a, found.list[1].start[0], found.list[1].end[0]), "う");
	assert_str(ty_str_slice(b, found.list[1].start[1], found.list[1].end[1]), "わない");
	assert_int_equal(found.list[1].why, TAIYAKU_WHY_NEGATION);
	ty_arena_free(&arena);
}

static void texts_of_any_length_are_compared(void **state)
{
	static char a[300000], b[300000];
	ty_arena arena = { 0 };
	ty_differences found;
	taiyaku_error err = { 0 };

	(void)state;
	for (size_t i = 0; i + 3 <= sizeof a; i += 3) {
		memcpy(a + i, i % 2 ? "日" : "月", 3);
		memcpy(b + i, i % 7 ? "火" : "水", 3);
	}
	assert_ok(
		ty_why_find(&found, &arena, ty_str_of(a, sizeof a), ty_str_of(b, sizeof b), &err));
	assert_int_equal(found.n, 1);
	assert_int_equal(found.why, TAIYAKU_WHY_WORD);
	ty_arena_free(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(equal_texts_do_not_differ),
		cmocka_unit_test(numbers_are_named),
		cmocka_unit_test(negations_are_named),
		cmocka_unit_test(names_are_told_from_words),
		cmocka_unit_test(particles_are_named),
		cmocka_unit_test(punctuation_and_tags_of_writing_are_named),
		cmocka_unit_test(what_was_left_out_or_added_is_named),
		cmocka_unit_test(the_places_that_differ_are_told),
		cmocka_unit_test(texts_of_any_length_are_compared),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
