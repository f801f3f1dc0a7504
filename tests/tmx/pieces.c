/* SPDX-License-Identifier: Apache-2.0 */
#include "test.h"

#include "base/buf.h"
#include "tmx/pieces.h"

static void pieces_are_numbers_words_and_characters(void **state)
{
	ty_arena arena = { 0 };
	ty_buf got = { 0 };
	ty_pieces pieces;
	taiyaku_error err = { 0 };

	(void)state;
	assert_ok(ty_pieces_make(&pieces, &arena, TY_STR("ＡＢ社の第12版、1,000円 in Use"), &err));
	for (size_t i = 0; i < pieces.n; i++) {
		ty_buf_add(&got, ty_piece_text(&pieces, i));
		ty_buf_byte(&got, '|');
	}
	assert_str(ty_buf_str(&got), "ＡＢ|社|の|第|12|版|、|1,000|円| |in| |Use|");
	assert_str(ty_piece_key(&pieces, 0), "ab");
	assert_int_equal(pieces.list[7].kind, TY_PIECE_NUMBER);
	assert_int_equal(pieces.list[1].kind, TY_PIECE_KANJI);
	ty_buf_free(&got);
	ty_arena_free(&arena);
}

/* Equal pieces in a, with those that are not in brackets. */
static void align(const char *a, const char *b, const char *want)
{
	ty_arena arena = { 0 };
	ty_buf got = { 0 };
	ty_pieces x, y;
	size_t equal[2] = { 0, 0 };
	taiyaku_error err = { 0 };

	assert_ok(ty_pieces_make(&x, &arena, ty_str(a), &err));
	assert_ok(ty_pieces_make(&y, &arena, ty_str(b), &err));
	assert_true(ty_pieces_align(&x, &y, &arena));
	for (size_t i = 0; i < x.n; i++) {
		ty_buf_add(&got, x.list[i].equal ? TY_STR("") : TY_STR("["));
		ty_buf_add(&got, ty_piece_text(&x, i));
		ty_buf_add(&got, x.list[i].equal ? TY_STR("") : TY_STR("]"));
		equal[0] += x.list[i].equal;
	}
	for (size_t i = 0; i < y.n; i++)
		equal[1] += y.list[i].equal;
	assert_int_equal(equal[0], equal[1]);
	assert_str(ty_buf_str(&got), want);
	ty_buf_free(&got);
	ty_arena_free(&arena);
}

static void texts_are_laid_side_by_side(void **state)
{
	(void)state;
	align("日本が発表", "日本も発表", "日本[が]発表");
	align("one two three", "one three", "one [two][ ]three");
	align("三", "", "[三]");
	align("", "三", "");
	align("abc 10", "ABC 10", "abc 10");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(pieces_are_numbers_words_and_characters),
		cmocka_unit_test(texts_are_laid_side_by_side),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
