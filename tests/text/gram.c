/* SPDX-License-Identifier: Apache-2.0 */
#include "test.h"

#include "base/buf.h"
#include "text/gram.h"

static void words(const char *key, const char *want)
{
	ty_buf got = { 0 };
	taiyaku_str word;

	for (size_t at = 0; ty_word_next(&word, ty_str(key), &at);) {
		ty_buf_add(&got, word);
		ty_buf_byte(&got, '|');
	}
	assert_str(ty_buf_str(&got), want);
	ty_buf_free(&got);
}

static void a_run_of_letters_and_digits_is_a_word(void **state)
{
	(void)state;
	words("", "");
	words("  ", "");
	words("the 2nd report", "the|2nd|report|");
	words("kyōto, 1868", "kyōto|,|1868|");
	words("a\xcc\x84 b", "a\xcc\x84|b|");
	words("snake_case x", "snake_case|x|");
	words("東京tower へ", "東京tower|へ|");
}

/* All at a time are the same as one after the other: words of every length at every place. */
static void words_together_are_those_one_by_one(void **state)
{
	static const char *const pieces[] = { "a",     "_9z", " ",  ".",  "-", "@[`{\x7f",
					      "kyōto", "題",  "\t", "  ", "x", "9/" };
	ty_buf key = { 0 };
	taiyaku_str together[4096], word;
	uint32_t hashes[4096];
	uint32_t seed = 1;

	(void)state;
	for (int round = 0; round < 3000; round++) {
		size_t n = 0, all, kinds = round % 3 ? 6 : sizeof pieces / sizeof *pieces;

		ty_buf_clear(&key);
		for (int i = 0; i < round % 200; i++) {
			seed = seed * 1664525 + 1013904223;
			ty_buf_add(&key, ty_str(pieces[(seed >> 16) % kinds]));
			for (uint32_t k = seed >> 20 & 63; (seed >> 28) == 0 && k > 0; k--)
				ty_buf_byte(&key, 'w');
		}
		all = ty_words(together, ty_buf_str(&key));
		ty_word_hashes_of(hashes, together, all, ty_buf_str(&key));
		for (size_t at = 0; ty_word_next(&word, ty_buf_str(&key), &at); n++) {
			assert_true(n < all && together[n].data == word.data);
			assert_int_equal(together[n].len, word.len);
			assert_int_equal(hashes[n], ty_word_hash(word));
		}
		assert_int_equal(n, all);
	}
	ty_buf_free(&key);
}

static void any_other_character_is_a_word_of_its_own(void **state)
{
	(void)state;
	words("don't", "don|'|t|");
	words("--x...", "-|-|x|.|.|.|");
	words("「題」。", "「|題|」|。|");
	words("5%→6°", "5|%|→|6|°|");
	words("a\xe3\x80\x80"
	      "b",
	      "a|b|"); /* an ideographic space */
}

static void equal_words_have_equal_hashes_and_others_hardly_ever(void **state)
{
	taiyaku_str key = TY_STR("to be or to be"), found[16];
	uint32_t hashes[16];

	(void)state;
	assert_int_equal(ty_words(found, key), 5);
	ty_word_hashes_of(hashes, found, 5, key);
	assert_int_equal(hashes[0], hashes[3]);
	assert_int_equal(hashes[1], hashes[4]);
	assert_true(hashes[0] != hashes[1] && hashes[1] != hashes[2]);
	assert_true(ty_word_hash(TY_STR("a")) != ty_word_hash(ty_str_of("a\0", 2)));
	assert_true(ty_word_hash(TY_STR("abcdefgh")) != ty_word_hash(TY_STR("abcdefghi")));
}

/* What is stored must not change from one machine or build to the next. */
static void hashes_and_grams_are_the_same_everywhere(void **state)
{
	(void)state;
	assert_int_equal(ty_word_hash(TY_STR("translation")), 0x3c3bfaab);
	assert_int_equal(ty_gram('a', 0x65e5), 0x006165e5);
	assert_int_equal(ty_gram(0x65e5, 0x672c), 0x65e5672c);
}

static void words_are_told_japanese_or_not_by_their_first_character(void **state)
{
	(void)state;
	assert_true(ty_word_is_japanese(TY_STR("題")));
	assert_true(ty_word_is_japanese(TY_STR("カナ")));
	assert_false(ty_word_is_japanese(TY_STR("gloss")));
	assert_false(ty_word_is_japanese(TY_STR("。")));
	assert_false(ty_word_is_japanese(TY_STR("")));
}

static void code_points_are_decoded(void **state)
{
	uint32_t points[16];

	(void)state;
	assert_int_equal(ty_points(points, TY_STR("aé日𠮟")), 4);
	assert_int_equal(points[0], 'a');
	assert_int_equal(points[1], 0xe9);
	assert_int_equal(points[2], 0x65e5);
	assert_int_equal(points[3], 0x20b9f);
}

static void the_grams_of_a_text_are_those_of_its_pairs(void **state)
{
	static const uint32_t texts[][3] = {
		{ 0x65e5, 0x672c, 'a' }, { 0x65e5, 0x20b9f, 'a' }, { 'a', 0xffff, 0x20b9f },
		{ 0, 'a', 'b' },	 { 'a', 'b', 0 },
	};
	uint32_t grams[3];

	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		ty_grams(grams, texts[i], 3);
		assert_int_equal(grams[0], ty_gram(texts[i][0], texts[i][1]));
		assert_int_equal(grams[1], ty_gram(texts[i][1], texts[i][2]));
		assert_int_equal(grams[2], ty_gram_last(texts[i][2]));
	}
	ty_grams(grams, texts[0], 1);
	assert_int_equal(grams[0], ty_gram_last(texts[0][0]));
}

static void only_pairs_within_the_basic_plane_have_a_number_of_their_own(void **state)
{
	(void)state;
	assert_true(ty_gram_is_exact(ty_gram(0x65e5, 0x672c)));
	assert_true(ty_gram_is_exact(ty_gram_last(0x65e5)));
	assert_true(ty_gram_is_exact(ty_gram_any(0x65e5)));
	assert_false(ty_gram_is_exact(ty_gram(0x20b9f, 0x672c)));
	assert_false(ty_gram_is_exact(ty_gram(0x672c, 0x20b9f)));
	assert_false(ty_gram_is_exact(ty_gram(0x672c, 0)));
	assert_true(ty_gram(0x672c, 0) != ty_gram_last(0x672c));
	assert_true(ty_gram(0x672c, 0xffff) != ty_gram_any(0x672c));
	assert_true(ty_gram_code(0x10ffff) >= 0xd800 && ty_gram_code(0x10ffff) < 0xdfff);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_run_of_letters_and_digits_is_a_word),
		cmocka_unit_test(words_together_are_those_one_by_one),
		cmocka_unit_test(any_other_character_is_a_word_of_its_own),
		cmocka_unit_test(equal_words_have_equal_hashes_and_others_hardly_ever),
		cmocka_unit_test(hashes_and_grams_are_the_same_everywhere),
		cmocka_unit_test(words_are_told_japanese_or_not_by_their_first_character),
		cmocka_unit_test(code_points_are_decoded),
		cmocka_unit_test(the_grams_of_a_text_are_those_of_its_pairs),
		cmocka_unit_test(only_pairs_within_the_basic_plane_have_a_number_of_their_own),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
