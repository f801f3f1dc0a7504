/* SPDX-License-Identifier: Apache-2.0 */
#include "text/utf8.h"

#include <unicode/ustring.h>

#include "chance.h"
#include "test.h"

static void every_code_point_is_written_and_read(void **state)
{
	uint32_t cp, back;
	ty_buf buf = { 0 };

	(void)state;
	for (cp = 0; cp <= 0x10ffff; cp++) {
		if (cp >= 0xd800 && cp < 0xe000)
			continue;
		ty_buf_clear(&buf);
		ty_utf8_append(&buf, cp);
		assert_int_equal(ty_utf8_valid(ty_buf_str(&buf)), buf.len);
		assert_int_equal(ty_utf8_next(&back, ty_buf_str(&buf), 0), buf.len);
		assert_int_equal(back, cp);
		assert_int_equal(ty_utf8_before(&back, ty_buf_str(&buf), buf.len), 0);
		assert_int_equal(back, cp);
		assert_int_equal(ty_str_count_points(ty_buf_str(&buf)), 1);
	}
	ty_buf_free(&buf);
}

static void walking_back_meets_the_same_characters(void **state)
{
	taiyaku_str s = TY_STR("a題é𠮷z");
	size_t at = s.len;
	uint32_t cp, want[] = { 'z', 0x20bb7, 0xe9, 0x984c, 'a' };

	(void)state;
	for (size_t i = 0; i < 5; i++) {
		at = ty_utf8_before(&cp, s, at);
		assert_int_equal(cp, want[i]);
	}
	assert_int_equal(at, 0);
	assert_int_equal(ty_str_count_points(s), 5);
}

static void a_cut_moves_to_the_border_of_a_character(void **state)
{
	taiyaku_str s = TY_STR("a題𠮷");
	static const size_t floors[] = { 0, 1, 1, 1, 4, 4, 4, 4, 8, 8 };

	(void)state;
	for (size_t at = 0; at < sizeof floors / sizeof *floors; at++)
		assert_int_equal(ty_utf8_floor(s, at), floors[at]);
}

static void a_view_cut_inside_a_character_is_not_read_past_its_end(void **state)
{
	uint32_t cp;
	char *bytes = malloc(3);

	(void)state;
	assert_non_null(bytes);
	memcpy(bytes, "\xf0\xa0\xae", 3);
	for (size_t len = 1; len <= 3; len++) {
		char *exact = malloc(len);

		assert_non_null(exact);
		memcpy(exact, bytes, len);
		assert_int_equal(ty_utf8_next(&cp, ty_str_of(exact, len), 0), len);
		assert_int_equal(cp, TY_UTF8_REPLACEMENT);
		free(exact);
	}
	free(bytes);
}

static void only_well_formed_sequences_are_valid(void **state)
{
	static const struct {
		const char *text;
		size_t valid;
	} rows[] = {
		{ "", 0 },
		{ "ascii", 5 },
		{ "日本語", 9 },
		{ "日本\xe8\xaa", 6 },
		{ "a\x80", 1 },
		{ "a\xc0\xaf", 1 },	    /* overlong / */
		{ "a\xc1\xbf", 1 },	    /* overlong DEL */
		{ "a\xe0\x9f\xbf", 1 },	    /* overlong U+07FF */
		{ "a\xe0\xa0\x80", 4 },	    /* U+0800 */
		{ "a\xed\x9f\xbf", 4 },	    /* U+D7FF */
		{ "a\xed\xa0\x80", 1 },	    /* a surrogate */
		{ "a\xf0\x8f\xbf\xbf", 1 }, /* overlong U+FFFF */
		{ "a\xf0\x90\x80\x80", 5 }, /* U+10000 */
		{ "a\xf4\x8f\xbf\xbf", 5 }, /* U+10FFFF */
		{ "a\xf4\x90\x80\x80", 1 }, /* over U+10FFFF */
		{ "a\xf5\x80\x80\x80", 1 }, /* no such lead byte */
		{ "a\xef\xbf\xbe", 4 },	    /* a noncharacter is valid */
		{ "日\xff本", 3 },
		{ "日\xe6\x97本", 3 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		assert_int_equal(ty_utf8_valid(ty_str(rows[i].text)), rows[i].valid);
}

static size_t valid_by_icu(taiyaku_str s)
{
	UErrorCode code = U_ZERO_ERROR;
	int32_t len;

	for (size_t n = s.len; n > 0; n--) {
		code = U_ZERO_ERROR;
		u_strFromUTF8(NULL, 0, &len, s.data, (int32_t)n, &code);
		if (code != U_INVALID_CHAR_FOUND)
			return n;
	}
	return 0;
}

static void random_bytes_are_judged_as_icu_judges_them(void **state)
{
	/* Bytes that stand at the borders of the rules, so that sequences come about. */
	static const char bytes[] = "\xe3\x81\x82\xe6\x97\xa5\xf0\xa0\x80\x90\x8f\xbf\xf4\xed\x9f"
				    "\xe0\xc3\xa9\xc2\xc1 abc\xef\xbc\xa1";
	uint64_t seed = 1;
	char text[200];

	(void)state;
	for (int round = 0; round < 4000; round++) {
		size_t len = chance_next(&seed) % sizeof text;

		for (size_t i = 0; i < len;) {
			if (chance_next(&seed) % 20 > 0 && len - i >= 3) {
				memcpy(text + i, chance_next(&seed) % 2 ? "\xe3\x81\x82" : "abc",
				       3);
				i += 3;
			} else {
				text[i++] = bytes[chance_next(&seed) % (sizeof bytes - 1)];
			}
		}
		assert_int_equal(ty_utf8_valid(ty_str_of(text, len)),
				 valid_by_icu(ty_str_of(text, len)));
	}
}

/* Wherever it is cut off: what follows may be a whole block of ASCII. */
static void a_sequence_that_ascii_cuts_off_is_not_valid(void **state)
{
	char text[300];

	(void)state;
	for (size_t at = 0; at < 200; at++)
		for (size_t n = 1; n <= 2; n++) {
			memset(text, 'a', sizeof text);
			memcpy(text + at, "\xe3\x81", n);
			assert_int_equal(ty_utf8_valid(ty_str_of(text, sizeof text)), at);
		}
}

static size_t find_one_by_one(taiyaku_str s, size_t from)
{
	for (size_t i = from; i < s.len; i++) {
		unsigned char c = (unsigned char)s.data[i];

		if ((c >= 0xe2 && c <= 0xe9) || c == 0xef || c == 0xf0)
			return i;
	}
	return SIZE_MAX;
}

static void the_scan_finds_the_first_japanese_lead_byte(void **state)
{
	char text[2000];
	taiyaku_str s = { text, sizeof text };
	uint64_t seed = 2;

	(void)state;
	assert_true(ty_utf8_find_japanese(TY_STR(""), 0) == SIZE_MAX);
	assert_int_equal(ty_utf8_find_japanese(TY_STR("a題"), 0), 1);
	assert_true(ty_utf8_find_japanese(TY_STR("a題"), 2) == SIZE_MAX);
	assert_true(ty_utf8_find_japanese(TY_STR("é ä д 한국"), 0) == SIZE_MAX);
	for (int round = 0; round < 200; round++) {
		memset(text, round % 2 ? 'x' : 0xec, sizeof text);
		for (int i = 0; i < round % 7; i++)
			text[chance_next(&seed) % sizeof text] =
				(char)(0xe0 + chance_next(&seed) % 32);
		s.len = sizeof text - chance_next(&seed) % 300;
		for (size_t from = 0; from <= s.len; from += 1 + chance_next(&seed) % 50)
			assert_true(ty_utf8_find_japanese(s, from) == find_one_by_one(s, from));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_code_point_is_written_and_read),
		cmocka_unit_test(walking_back_meets_the_same_characters),
		cmocka_unit_test(a_cut_moves_to_the_border_of_a_character),
		cmocka_unit_test(a_view_cut_inside_a_character_is_not_read_past_its_end),
		cmocka_unit_test(only_well_formed_sequences_are_valid),
		cmocka_unit_test(random_bytes_are_judged_as_icu_judges_them),
		cmocka_unit_test(a_sequence_that_ascii_cuts_off_is_not_valid),
		cmocka_unit_test(the_scan_finds_the_first_japanese_lead_byte),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
