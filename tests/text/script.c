/* SPDX-License-Identifier: Apache-2.0 */
#include "text/script.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include "test.h"

static void characters_have_the_class_of_their_use(void **state)
{
	static const struct {
		uint32_t cp;
		ty_script script;
	} rows[] = {
		{ 'a', TY_SCRIPT_LATIN },	{ U'é', TY_SCRIPT_LATIN },
		{ U'ō', TY_SCRIPT_LATIN },	{ U'Ａ', TY_SCRIPT_LATIN },
		{ '7', TY_SCRIPT_DIGIT },	{ U'７', TY_SCRIPT_DIGIT },
		{ ' ', TY_SCRIPT_SPACE },	{ '\n', TY_SCRIPT_SPACE },
		{ 0x3000, TY_SCRIPT_SPACE },	{ 0xa0, TY_SCRIPT_SPACE },
		{ 0, TY_SCRIPT_CONTROL },	{ 0x1b, TY_SCRIPT_CONTROL },
		{ 0x200b, TY_SCRIPT_CONTROL },	{ 0xfeff, TY_SCRIPT_CONTROL },
		{ U'あ', TY_SCRIPT_HIRAGANA },	{ U'ゝ', TY_SCRIPT_HIRAGANA },
		{ U'ア', TY_SCRIPT_KATAKANA },	{ U'ー', TY_SCRIPT_KATAKANA },
		{ U'ｱ', TY_SCRIPT_KATAKANA },	{ U'ｰ', TY_SCRIPT_KATAKANA },
		{ U'ㇰ', TY_SCRIPT_KATAKANA },	{ U'漢', TY_SCRIPT_HAN },
		{ U'々', TY_SCRIPT_HAN },	{ U'〇', TY_SCRIPT_HAN },
		{ U'〆', TY_SCRIPT_HAN },	{ 0x2f47, TY_SCRIPT_HAN },
		{ 0x2ee8, TY_SCRIPT_HAN },	{ U'𠮷', TY_SCRIPT_HAN },
		{ 0xfa10, TY_SCRIPT_HAN },	{ U'한', TY_SCRIPT_HANGUL },
		{ U'д', TY_SCRIPT_CYRILLIC },	{ U'α', TY_SCRIPT_GREEK },
		{ U'ع', TY_SCRIPT_OTHER },	{ 0xe000, TY_SCRIPT_OTHER },
		{ '.', TY_SCRIPT_ASCII_PUNCT }, { '~', TY_SCRIPT_ASCII_PUNCT },
		{ U'、', TY_SCRIPT_CJK_PUNCT }, { U'「', TY_SCRIPT_CJK_PUNCT },
		{ U'・', TY_SCRIPT_CJK_PUNCT }, { U'〜', TY_SCRIPT_CJK_PUNCT },
		{ U'（', TY_SCRIPT_CJK_PUNCT }, { U'｡', TY_SCRIPT_CJK_PUNCT },
		{ U'“', TY_SCRIPT_PUNCT },	{ U'—', TY_SCRIPT_PUNCT },
		{ U'…', TY_SCRIPT_PUNCT },	{ U'①', TY_SCRIPT_SYMBOL },
		{ U'㈱', TY_SCRIPT_SYMBOL },	{ U'×', TY_SCRIPT_SYMBOL },
		{ U'○', TY_SCRIPT_SYMBOL },	{ 0x1f363, TY_SCRIPT_SYMBOL },
		{ 0x3099, TY_SCRIPT_MARK },	{ 0x0301, TY_SCRIPT_MARK },
		{ 0xfe0f, TY_SCRIPT_MARK },	{ 0xe0100, TY_SCRIPT_MARK },
		{ 0x10ffff, TY_SCRIPT_OTHER },
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		if (ty_script_of(rows[i].cp) != rows[i].script)
			print_error("U+%04X\n", rows[i].cp);
		assert_int_equal(ty_script_of(rows[i].cp), rows[i].script);
	}
}

static void japanese_letters_have_the_script_that_unicode_gives_them(void **state)
{
	static const struct {
		UScriptCode icu;
		ty_script script;
	} rows[] = {
		{ USCRIPT_HIRAGANA, TY_SCRIPT_HIRAGANA },
		{ USCRIPT_KATAKANA, TY_SCRIPT_KATAKANA },
		{ USCRIPT_HAN, TY_SCRIPT_HAN },
	};

	int wrong = 0;

	(void)state;
	for (UChar32 cp = 0; cp <= 0x10ffff; cp++) {
		UErrorCode code = U_ZERO_ERROR;
		UScriptCode icu;

		if (!u_isalpha(cp))
			continue;
		icu = uscript_getScript(cp, &code);
		for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
			if (icu != rows[i].icu || ty_script_of((uint32_t)cp) == rows[i].script)
				continue;
			print_error("U+%04X\n", (unsigned)cp);
			wrong++;
		}
	}
	assert_int_equal(wrong, 0);
}

static void japanese_is_kana_or_kanji_and_nothing_else(void **state)
{
	(void)state;
	assert_true(ty_has_japanese(TY_STR("see 題 here")));
	assert_true(ty_has_japanese(TY_STR("“quoted” ｱ")));
	assert_true(ty_has_japanese(TY_STR("ー")));
	assert_true(ty_has_japanese(TY_STR("—𠮷")));
	assert_false(ty_has_japanese(TY_STR("")));
	assert_false(ty_has_japanese(TY_STR("“curly” — dashes… → ① 「」、。")));
	assert_false(ty_has_japanese(TY_STR("한국어 Österreich Москва")));
}

static void characters_are_counted_by_class(void **state)
{
	size_t counts[TY_SCRIPTS];

	(void)state;
	ty_script_count(counts, TY_STR("第3章 サーバーの (Server)、"));
	assert_int_equal(counts[TY_SCRIPT_HAN], 2);
	assert_int_equal(counts[TY_SCRIPT_DIGIT], 1);
	assert_int_equal(counts[TY_SCRIPT_KATAKANA], 4);
	assert_int_equal(counts[TY_SCRIPT_HIRAGANA], 1);
	assert_int_equal(counts[TY_SCRIPT_SPACE], 2);
	assert_int_equal(counts[TY_SCRIPT_LATIN], 6);
	assert_int_equal(counts[TY_SCRIPT_ASCII_PUNCT], 2);
	assert_int_equal(counts[TY_SCRIPT_CJK_PUNCT], 1);
}

static void japanese_code_points_are_counted(void **state)
{
	uint32_t point;

	(void)state;
	for (point = 1; point < 0x110000; point++)
		assert_int_equal(ty_script_count_japanese(&point, 1),
				 ty_script_is_japanese(ty_script_of(point)));
	assert_int_equal(ty_script_count_japanese((const uint32_t[]){ 0x65e5, 'a', 0xff76 }, 3), 2);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(characters_have_the_class_of_their_use),
		cmocka_unit_test(japanese_letters_have_the_script_that_unicode_gives_them),
		cmocka_unit_test(japanese_is_kana_or_kanji_and_nothing_else),
		cmocka_unit_test(characters_are_counted_by_class),
		cmocka_unit_test(japanese_code_points_are_counted),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
