/* SPDX-License-Identifier: Apache-2.0 */
#include "base/control.h"

#include "test.h"

static taiyaku_str dropped_from(ty_arena *arena, taiyaku_str text, ty_controls which, uint64_t want)
{
	const taiyaku_pair pair = { .text = { text, TY_STR("x") } };
	taiyaku_pair out;
	uint64_t n;

	assert_true(ty_controls_drop(&out, &n, arena, &pair, which));
	assert_int_equal(n, want);
	return out.text[TAIYAKU_SOURCE];
}

static void assert_left(const char *text, ty_controls which, uint64_t n, const char *want)
{
	ty_arena arena = { 0 };
	taiyaku_str left = dropped_from(&arena, ty_str(text), which, n);

	assert_string_equal(left.data, want);
	ty_arena_free(&arena);
}

static void texts_without_them_are_borrowed(void **state)
{
	static const char text[] = "港の灯り\tHarbour\r\nLights \x7f \xc2\x9b 港";
	ty_arena arena = { 0 };
	taiyaku_str left;

	(void)state;
	left = dropped_from(&arena, TY_STR(text), TY_CONTROLS_ASCII, 0);
	assert_ptr_equal(left.data, text);
	assert_int_equal(left.len, sizeof text - 1);
	assert_null(arena.last);
	ty_arena_free(&arena);
}

static void those_of_ascii_go_wherever_they_stand(void **state)
{
	char text[40], want[40];

	(void)state;
	for (size_t len = 1; len < 20; len++)
		for (size_t at = 0; at < len; at++)
			for (char c = 1; c < ' '; c++) {
				memset(text, 'a', len);
				text[len] = '\0';
				memcpy(want, text, sizeof want);
				text[at] = c;
				if (c == '\t' || c == '\n' || c == '\r')
					continue;
				if (c == '\v' || c == '\f')
					want[at] = ' ';
				else
					want[len - 1] = '\0';
				assert_left(text, TY_CONTROLS_ASCII, 1, want);
			}
}

static void a_terminal_gets_none_at_all(void **state)
{
	(void)state;
	assert_left("港\x1b[31m\x7f \xc2\x9b"
		    "31m \xc2\xa0 \xc3\x9b",
		    TY_CONTROLS_ALL, 3, "港[31m 31m \xc2\xa0 \xc3\x9b");
}

static void every_field_is_cleaned(void **state)
{
	const taiyaku_str bad = TY_STR("a\x01z");
	const taiyaku_origin origin = { bad, 1, bad, bad, bad, bad, bad };
	const taiyaku_prop prop = { bad, bad };
	const taiyaku_pair pair = { .text = { bad, bad },
				    .markup = { bad, bad },
				    .tuid = bad,
				    .memory = bad,
				    .status = bad,
				    .note = bad,
				    .reading = bad,
				    .origins = &origin,
				    .n_origins = 1,
				    .props = &prop,
				    .n_props = 1 };
	ty_arena arena = { 0 };
	taiyaku_pair out;
	uint64_t n;

	(void)state;
	assert_true(ty_controls_drop(&out, &n, &arena, &pair, TY_CONTROLS_ASCII));
	assert_int_equal(n, 17);
	assert_string_equal(out.text[TAIYAKU_TARGET].data, "az");
	assert_string_equal(out.origins[0].url.data, "az");
	assert_string_equal(out.props[0].value.data, "az");
	assert_string_equal(out.reading.data, "az");
	ty_arena_free(&arena);
}

static void a_prop_of_nothing_else_goes(void **state)
{
	const taiyaku_prop props[] = { { TY_STR("a"), TY_STR("\x01") },
				       { TY_STR("b"), TY_STR("c\x01") },
				       { TY_STR("\x02"), TY_STR("d") } };
	const taiyaku_pair pair = { .text = { TY_STR("x"), TY_STR("y") },
				    .props = props,
				    .n_props = 3 };
	taiyaku_pair out;
	ty_arena arena = { 0 };
	uint64_t n;

	(void)state;
	assert_true(ty_controls_drop(&out, &n, &arena, &pair, TY_CONTROLS_ASCII));
	assert_int_equal(n, 3);
	assert_int_equal(out.n_props, 1);
	assert_str(out.props[0].type, "b");
	assert_str(out.props[0].value, "c");
	ty_arena_free(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(texts_without_them_are_borrowed),
		cmocka_unit_test(those_of_ascii_go_wherever_they_stand),
		cmocka_unit_test(a_terminal_gets_none_at_all),
		cmocka_unit_test(every_field_is_cleaned),
		cmocka_unit_test(a_prop_of_nothing_else_goes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
