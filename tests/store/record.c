/* SPDX-License-Identifier: Apache-2.0 */
#include "store/record.h"

#include "sample.h"

/* A table of strings that takes every second one. */
typedef struct table {
	ty_arena arena;
	taiyaku_str strings[1000];
	size_t n;
	uint64_t asked;
} table;

static uint64_t number(void *ctx, taiyaku_str s, bool often)
{
	table *t = ctx;

	for (size_t i = 0; i < t->n; i++)
		if (ty_str_equal(t->strings[i], s))
			return i + 1;
	if ((!often && t->asked++ % 2) || t->n == 1000)
		return 0;
	assert_true(ty_arena_copy(&t->strings[t->n], &t->arena, s));
	return ++t->n;
}

static bool string(taiyaku_str *out, void *ctx, uint64_t n)
{
	table *t = ctx;

	if (n == 0 || n > t->n)
		return false;
	*out = t->strings[n - 1];
	return true;
}

static void any_pair_comes_back_whole(void **state)
{
	static table t;
	const ty_strings strings = { number, string, &t };
	ty_arena arena = { 0 };
	ty_buf bytes = { 0 };
	uint64_t seed = 1;

	(void)state;
	for (int round = 0; round < 5000; round++) {
		taiyaku_pair pair = sample_pair(&arena, &seed), back;
		taiyaku_error err = { 0 };
		taiyaku_str text[2];

		ty_buf_clear(&bytes);
		ty_record_write(&bytes, &pair, &strings);
		assert_false(bytes.failed);
		assert_ok(ty_record_read(&back, &arena, ty_buf_str(&bytes), &strings, &err));
		assert_pair(&back, &pair);
		assert_int_equal(ty_record_kind(ty_buf_str(&bytes)), pair.kind);
		ty_record_texts(text, ty_buf_str(&bytes));
		assert_view(text[0], pair.text[0], "source");
		assert_view(text[1], pair.text[1], "target");
		ty_arena_reset(&arena);
	}
	ty_arena_free(&arena);
	ty_buf_free(&bytes);
	ty_arena_free(&t.arena);
	t = (table){ 0 };
}

static void a_record_costs_little_beside_its_texts(void **state)
{
	static table t;
	const ty_strings strings = { number, string, &t };
	const taiyaku_prop props[] = {
		{ TY_STR("creationdate"), TY_STR("20200928T102600Z") },
		{ TY_STR("creationid"), TY_STR("yamamoto") },
	};
	const taiyaku_origin origin = { .file = TY_STR("a/long/path/to/a/document.txt"),
					.line = 12345,
					.year = TY_STR("2014") };
	taiyaku_pair pair = {
		.kind = TAIYAKU_SEGMENT,
		.text = { TY_STR("題"), TY_STR("title") },
		.tuid = TY_STR("123456"),
		.props = props,
		.n_props = 2,
		.origins = &origin,
		.n_origins = 1,
	};
	ty_buf bytes = { 0 };

	(void)state;
	(void)number(&t, TY_STR("yamamoto"), true);
	ty_record_write(&bytes, &pair, &strings);
	/* Kind, flags, two lengths, checksum: 7; tuid 3; number of props, type, time, type, name:
	 * 9; number of origins, flags, line, file, year: 7. */
	assert_int_equal(bytes.len, 3 + 5 + 7 + 3 + 9 + 7);
	ty_buf_free(&bytes);
	ty_arena_free(&t.arena);
	t = (table){ 0 };
}

static void damage_is_noticed(void **state)
{
	static table t;
	const ty_strings strings = { number, string, &t };
	ty_arena arena = { 0 };
	ty_buf bytes = { 0 };
	uint64_t seed = 3;

	(void)state;
	for (int round = 0; round < 2000; round++) {
		taiyaku_pair pair = sample_pair(&arena, &seed), back;
		taiyaku_error err = { 0 };
		size_t len, cut;
		char *copy;

		ty_buf_clear(&bytes);
		ty_record_write(&bytes, &pair, &strings);
		len = bytes.len;
		copy = malloc(len);
		assert_non_null(copy);
		memcpy(copy, bytes.data, len);
		cut = chance_below(&seed, len);
		assert_int_equal(
			ty_record_read(&back, &arena, ty_str_of(copy, cut), &strings, &err),
			TAIYAKU_ESTORE);
		copy[chance_below(&seed, len)] ^= (char)(1 << chance_below(&seed, 8));
		err = (taiyaku_error){ 0 };
		assert_int_equal(
			ty_record_read(&back, &arena, ty_str_of(copy, len), &strings, &err),
			TAIYAKU_ESTORE);
		free(copy);
		ty_arena_reset(&arena);
	}
	ty_arena_free(&arena);
	ty_buf_free(&bytes);
	ty_arena_free(&t.arena);
	t = (table){ 0 };
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(any_pair_comes_back_whole),
		cmocka_unit_test(a_record_costs_little_beside_its_texts),
		cmocka_unit_test(damage_is_noticed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
