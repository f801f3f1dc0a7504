/* SPDX-License-Identifier: Apache-2.0 */
#include "chance.h"
#include "test.h"

#include "store/signature.h"
#include "text/distance.h"

enum { LONGEST = 120, RECORDS = 1300, WORDS = 5 };

static void sign(uint64_t *out, size_t words, const uint32_t *tokens, size_t n)
{
	ty_arena arena = { 0 };
	uint32_t counted[2000];

	assert_true(ty_signature_count(counted, &arena, tokens, n));
	ty_signature_make(out, words, counted, n);
	ty_arena_free(&arena);
}

/* How many of the tokens of a certainly are not in b, a text of m tokens. */
static size_t count_lacking(const uint32_t *a, size_t n, const uint32_t *b, size_t m)
{
	const size_t words = ty_signature_words(m);
	uint32_t counted[LONGEST], columns[LONGEST];
	uint64_t has[TY_SIGNATURE_WORDS_MAX];
	ty_arena arena = { 0 };
	size_t lacking = 0;

	sign(has, words, b, m);
	assert_true(ty_signature_count(counted, &arena, a, n));
	ty_signature_columns(columns, words, counted, n);
	for (size_t i = 0; i < n; i++)
		lacking += !(has[columns[i] / 64] >> columns[i] % 64 & 1);
	ty_arena_free(&arena);
	return lacking;
}

static void texts_never_lack_more_tokens_than_the_distance(void **state)
{
	uint64_t seed = 3;
	uint32_t a[LONGEST], b[LONGEST];

	(void)state;
	for (int round = 0; round < 20000; round++) {
		size_t n = chance_next(&seed) % LONGEST, m = chance_next(&seed) % LONGEST, d;
		uint32_t alphabet = 1 + (uint32_t)(chance_next(&seed) % 20);
		ty_arena arena = { 0 };

		for (size_t i = 0; i < n; i++)
			a[i] = (uint32_t)(chance_next(&seed) % alphabet);
		for (size_t i = 0; i < m; i++)
			b[i] = i < n && chance_next(&seed) % 4
				       ? a[i]
				       : (uint32_t)(chance_next(&seed) % alphabet);
		d = ty_pattern_distance(ty_pattern_new(&arena, a, n), b, m, LONGEST);
		assert_true(count_lacking(a, n, b, m) + (m > n ? m - n : 0) <= d);
		ty_arena_free(&arena);
	}
}

static void the_second_occurrence_of_a_token_is_another_bit(void **state)
{
	const uint32_t once[] = { 7 }, twice[] = { 7, 7 }, other[] = { 8 };

	(void)state;
	assert_int_equal(count_lacking(once, 1, twice, 2), 0);
	assert_int_equal(count_lacking(twice, 2, once, 1), 1);
	assert_int_equal(count_lacking(other, 1, once, 1), 1);
}

static void a_long_text_is_counted_exactly_too(void **state)
{
	uint32_t tokens[2000], counted[2000], seen[17] = { 0 };
	ty_arena arena = { 0 };

	(void)state;
	for (size_t i = 0; i < 2000; i++)
		tokens[i] = (uint32_t)(i % 500);
	assert_true(ty_signature_count(counted, &arena, tokens, 2000));
	for (size_t i = 500; i < 2000; i++)
		assert_true(counted[i] != counted[i % 500]);
	for (size_t i = 0; i < 2000; i++)
		tokens[i] = 5;
	assert_true(ty_signature_count(counted, &arena, tokens, 2000));
	for (size_t i = 0; i < 17; i++)
		seen[i] = counted[i];
	assert_int_equal(seen[15], seen[16]);
	assert_true(seen[14] != seen[15]);
	ty_arena_free(&arena);
}

static void how_a_token_is_counted_depends_on_nothing_behind_it(void **state)
{
	uint32_t tokens[600], all[600], counted[600];
	ty_arena arena = { 0 };
	uint64_t seed = 4;

	(void)state;
	for (size_t i = 0; i < 600; i++)
		tokens[i] = (uint32_t)(chance_next(&seed) % 20);
	assert_true(ty_signature_count(all, &arena, tokens, 600));
	for (size_t n = 0; n < 600; n++) {
		assert_true(ty_signature_count(counted, &arena, tokens, n));
		assert_memory_equal(counted, all, n * sizeof *all);
	}
	ty_arena_free(&arena);
}

static void the_width_grows_with_the_text_up_to_a_cap(void **state)
{
	(void)state;
	assert_int_equal(ty_signature_words(0), 1);
	assert_int_equal(ty_signature_words(8), 1);
	assert_int_equal(ty_signature_words(9), 2);
	assert_int_equal(ty_signature_words(1016), 64);
	assert_int_equal(ty_signature_words(1017), 64);
	assert_int_equal(ty_signature_words(SIZE_MAX), 64);
}

/* n random records of so many words in a block, added by one and by several. */
static void fill(ty_buf *bytes, uint64_t *signatures, uint32_t *numbers, size_t n, size_t words,
		 uint64_t *seed)
{
	ty_signature_block block;
	ty_buf before = { 0 };

	for (size_t i = 0; i < n * words; i++)
		signatures[i] = chance_next(seed) & chance_next(seed);
	for (size_t i = 0; i < n; i++)
		numbers[i] = (uint32_t)chance_next(seed);
	for (size_t done = 0; done < n;) {
		size_t step = 1 + chance_next(seed) % 11;

		if (step > n - done)
			step = n - done;
		assert_true(ty_signature_block_open(&block, ty_buf_str(&before), words));
		assert_int_equal(block.n, done);
		ty_buf_clear(bytes);
		ty_signature_block_add(bytes, &block, signatures + done * words, numbers + done,
				       step);
		ty_buf_clear(&before);
		ty_buf_add(&before, ty_buf_str(bytes));
		done += step;
	}
	ty_buf_free(&before);
}

static void a_block_gives_back_what_was_added(void **state)
{
	static uint64_t signatures[RECORDS * WORDS];
	uint32_t numbers[RECORDS];
	uint64_t seed = 4, got[WORDS];

	(void)state;
	for (size_t words = 1; words <= WORDS; words++) {
		ty_signature_block block;
		ty_buf bytes = { 0 };

		fill(&bytes, signatures, numbers, 77, words, &seed);
		assert_true(ty_signature_block_open(&block, ty_buf_str(&bytes), words));
		assert_int_equal(block.n, 77);
		for (size_t i = 0; i < 77; i++) {
			ty_signature_block_read(got, &block, i);
			assert_memory_equal(got, signatures + i * words, words * 8);
			assert_int_equal(ty_signature_block_number(&block, i), numbers[i]);
		}
		ty_buf_free(&bytes);
	}
}

static void put8(ty_buf *to, uint64_t x, int bytes)
{
	for (int i = 0; i < bytes; i++)
		ty_buf_byte(to, (char)(unsigned char)(x >> 8 * i));
}

static void a_block_of_an_older_version_is_turned(void **state)
{
	static uint64_t signatures[RECORDS * WORDS];
	uint32_t numbers[RECORDS];
	uint64_t seed = 6;

	(void)state;
	for (size_t n = 1; n < 40; n++) {
		const size_t words = 1 + n % WORDS;
		ty_buf want = { 0 }, old = { 0 }, got = { 0 };

		fill(&want, signatures, numbers, n, words, &seed);
		for (size_t group = 0; group < n; group += 8)
			for (size_t w = 0; w < words; w++)
				for (size_t i = group; i < group + 8; i++)
					put8(&old, i < n ? signatures[i * words + w] : 0, 8);
		for (size_t i = 0; i < n; i++)
			put8(&old, numbers[i], 4);
		assert_true(ty_signature_block_turn(&got, ty_buf_str(&old), words));
		assert_int_equal(got.len, want.len);
		assert_memory_equal(got.data, want.data, want.len);
		assert_false(
			ty_signature_block_turn(&got, ty_str_of(old.data, old.len - 1), words));
		assert_false(ty_signature_block_turn(&got, ty_str_of(old.data, 0), words));
		ty_buf_free(&want);
		ty_buf_free(&old);
		ty_buf_free(&got);
	}
}

static void bytes_of_a_wrong_size_are_no_block(void **state)
{
	static const char bytes[400];
	ty_signature_block block;

	(void)state;
	assert_true(ty_signature_block_open(&block, ty_str_of(bytes, 0), 1));
	assert_int_equal(block.n, 0);
	assert_true(ty_signature_block_open(&block, ty_str_of(bytes, 68), 1));
	assert_int_equal(block.n, 1);
	assert_false(ty_signature_block_open(&block, ty_str_of(bytes, 64), 1));
	assert_false(ty_signature_block_open(&block, ty_str_of(bytes, 67), 1));
	assert_true(ty_signature_block_open(&block, ty_str_of(bytes, 96), 1));
	assert_int_equal(block.n, 8);
	assert_true(ty_signature_block_room(65520, 1) * 12 <= 65520);
	assert_int_equal(ty_signature_block_room(1, 64), 8);
}

static void every_scan_finds_the_same(void **state)
{
	static uint64_t signatures[RECORDS * WORDS];
	uint32_t numbers[RECORDS], want[RECORDS], got[RECORDS], columns[LONGEST];
	uint64_t seed = 5;

	(void)state;
	for (int round = 0; round < 300; round++) {
		const size_t words = 1 + chance_next(&seed) % WORDS;
		const size_t n = 1 + chance_next(&seed) % (round % 2 ? RECORDS : 100);
		ty_signature_query query = { .columns = columns,
					     .n = chance_next(&seed) % LONGEST };
		size_t found = 0;
		ty_signature_block block;
		ty_buf bytes = { 0 };
		char *exact;

		fill(&bytes, signatures, numbers, n, words, &seed);
		/* Without room behind it, where reading would go unnoticed. */
		exact = test_malloc(bytes.len);
		memcpy(exact, bytes.data, bytes.len);
		for (size_t i = 0; i < query.n; i++)
			columns[i] = (uint32_t)(chance_next(&seed) % (words * 64));
		/* A token in four is there by chance. */
		query.limit = query.n * 3 / 4 - chance_next(&seed) % (query.n / 8 + 1);
		query.from = round % 3 ? 0 : chance_next(&seed) % (n + 1);
		assert_true(ty_signature_block_open(&block, ty_str_of(exact, bytes.len), words));
		for (size_t i = 0; i < n; i++) {
			size_t lacking = 0;

			for (size_t t = 0; t < query.n; t++)
				lacking += !(signatures[i * words + columns[t] / 64] >>
						     columns[t] % 64 &
					     1);
			if (lacking <= query.limit && i >= query.from)
				want[found++] = (uint32_t)i;
		}
		for (size_t k = 0; ty_signature_scan_nth(k); k++) {
			size_t hits = ty_signature_scan_nth(k)(got, &block, &query);
			size_t before = 0;

			while (before < hits && got[before] < query.from)
				before++;
			assert_int_equal(hits - before, found);
			assert_memory_equal(got + before, want, found * sizeof *got);
		}
		test_free(exact);
		ty_buf_free(&bytes);
	}
	assert_non_null(ty_signature_scan_best());
}

static void rare_tokens_come_first(void **state)
{
	/* The first is in no record, the second in one, the third in two, the last in all. */
	static const uint32_t texts[][3] = { { 1, 2, 3 }, { 2, 3, 3 }, { 3, 3, 3 } };
	const uint32_t query[] = { 3, 1, 2, 0 }, rising[] = { 0, 1, 2, 3 };
	uint32_t counted[4], want[4];
	const uint32_t numbers[] = { 1, 2, 3 };
	const ty_signature_block none = { .words = 1 };
	uint64_t signatures[3];
	ty_signature_block block;
	ty_arena arena = { 0 };
	ty_buf bytes = { 0 };

	(void)state;
	for (size_t i = 0; i < 3; i++)
		sign(&signatures[i], 1, texts[i], 3);
	ty_signature_block_add(&bytes, &none, signatures, numbers, 3);
	assert_true(ty_signature_block_open(&block, ty_buf_str(&bytes), 1));
	assert_true(ty_signature_count(counted, &arena, query, 4));
	assert_true(ty_signature_count(want, &arena, rising, 4));
	assert_true(ty_signature_order(counted, 4, &block, &arena));
	assert_memory_equal(counted, want, sizeof want);
	ty_buf_free(&bytes);
	ty_arena_free(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(texts_never_lack_more_tokens_than_the_distance),
		cmocka_unit_test(the_second_occurrence_of_a_token_is_another_bit),
		cmocka_unit_test(a_long_text_is_counted_exactly_too),
		cmocka_unit_test(how_a_token_is_counted_depends_on_nothing_behind_it),
		cmocka_unit_test(the_width_grows_with_the_text_up_to_a_cap),
		cmocka_unit_test(a_block_gives_back_what_was_added),
		cmocka_unit_test(a_block_of_an_older_version_is_turned),
		cmocka_unit_test(bytes_of_a_wrong_size_are_no_block),
		cmocka_unit_test(every_scan_finds_the_same),
		cmocka_unit_test(rare_tokens_come_first),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
