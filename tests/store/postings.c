/* SPDX-License-Identifier: Apache-2.0 */
#include "chance.h"
#include "test.h"

#include "store/postings.h"

enum { RANGE = 20000 };

static int by_value(const void *a, const void *b)
{
	const uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

	return x < y ? -1 : x > y;
}

/* Numbers under RANGE, each with a chance of one in sparse; at least one. */
static size_t sample(uint32_t *out, uint64_t sparse, uint64_t *seed)
{
	size_t n = 0;

	for (uint32_t x = 0; x < RANGE; x++)
		if (chance_next(seed) % sparse == 0)
			out[n++] = x;
	if (!n)
		out[n++] = (uint32_t)(chance_next(seed) % RANGE);
	return n;
}

static ty_postings list_of(ty_buf *bytes, const uint32_t *numbers, const uint8_t *places, size_t n)
{
	ty_postings list;

	ty_buf_clear(bytes);
	ty_postings_write(bytes, numbers, places, n, RANGE);
	assert_false(bytes->failed);
	assert_true(ty_postings_open(&list, ty_buf_str(bytes)));
	assert_int_equal(list.n, n);
	return list;
}

static void a_list_of_any_density_reads_back(void **state)
{
	static uint32_t numbers[RANGE], got[RANGE];
	uint64_t seed = 6;
	ty_buf bytes = { 0 };

	(void)state;
	for (uint64_t sparse = 1; sparse < 40000; sparse += 1 + sparse / 2) {
		for (int round = 0; round < 5; round++) {
			size_t n = sample(numbers, sparse, &seed);
			ty_postings list = list_of(&bytes, numbers, NULL, n);

			assert_int_equal(list.documents, n);
			assert_null(ty_postings_places(&list));
			ty_postings_read(got, &list);
			assert_memory_equal(got, numbers, n * sizeof *got);
			assert_int_equal(ty_postings_documents(got, &list), n);
			assert_memory_equal(got, numbers, n * sizeof *got);
		}
	}
	ty_buf_free(&bytes);
}

static void the_largest_numbers_are_kept(void **state)
{
	const uint32_t numbers[] = { 0, UINT32_MAX - 1 };
	uint32_t many[200], got[200];
	ty_buf bytes = { 0 };
	ty_postings list;

	(void)state;
	for (size_t n = 1; n <= 2; n++) {
		ty_buf_clear(&bytes);
		ty_postings_write(&bytes, numbers + 2 - n, NULL, n, UINT32_MAX);
		assert_true(ty_postings_open(&list, ty_buf_str(&bytes)));
		ty_postings_read(got, &list);
		assert_memory_equal(got, numbers + 2 - n, n * sizeof *got);
	}
	for (uint32_t i = 0; i < 200; i++)
		many[i] = i < 100 ? i : UINT32_MAX - 200 + i;
	ty_buf_clear(&bytes);
	ty_postings_write(&bytes, many, NULL, 200, UINT32_MAX);
	assert_true(ty_postings_open(&list, ty_buf_str(&bytes)));
	ty_postings_read(got, &list);
	assert_memory_equal(got, many, sizeof many);
	ty_buf_free(&bytes);
}

static void lists_take_few_bits_a_number(void **state)
{
	static uint32_t numbers[RANGE];
	uint64_t seed = 7;
	ty_buf bytes = { 0 };

	(void)state;
	for (uint32_t x = 0; x < RANGE; x++)
		numbers[x] = x;
	list_of(&bytes, numbers, NULL, RANGE);
	assert_true(bytes.len < RANGE / 8 + 16);
	list_of(&bytes, numbers, NULL, 1);
	assert_int_equal(bytes.len, 1);
	list_of(&bytes, numbers + 300, NULL, 1);
	assert_int_equal(bytes.len, 3);
	assert_true(list_of(&bytes, numbers, NULL, sample(numbers, 32, &seed)).n * 9 / 8 + 64 >
		    bytes.len);
	ty_buf_free(&bytes);
}

static void meeting_keeps_what_is_in_both(void **state)
{
	static uint32_t a[RANGE], b[RANGE], want[RANGE];
	static uint64_t sets[RANGE];
	static const uint64_t sparse[] = { 1, 3, 20, 200, 9000 };
	uint64_t seed = 8;
	ty_buf bytes = { 0 };

	(void)state;
	for (int round = 0; round < 100; round++) {
		size_t n = sample(a, sparse[chance_next(&seed) % 5], &seed);
		size_t m = sample(b, sparse[chance_next(&seed) % 5], &seed), kept = 0;
		ty_postings list = list_of(&bytes, b, NULL, m);

		for (size_t i = 0, j = 0; i < n; i++) {
			while (j < m && b[j] < a[i])
				j++;
			if (j < m && b[j] == a[i])
				want[kept++] = a[i];
		}
		for (size_t i = 0; i < n; i++)
			sets[i] = 7;
		ty_postings_strike(sets, 5, a, n, &list);
		for (size_t i = 0, j = 0; i < n; i++) {
			bool is = j < kept && want[j] == a[i];

			assert_int_equal(sets[i], is ? 2 : 7);
			j += is;
		}
		assert_int_equal(ty_postings_entries(ty_buf_str(&bytes)), m);
		assert_int_equal(ty_postings_meet(a, n, &list), kept);
		assert_memory_equal(a, want, kept * sizeof *a);
	}
	ty_buf_free(&bytes);
}

/* Occurrences in texts, some with many. */
static size_t sample_places(uint32_t *numbers, uint8_t *places, uint64_t sparse, uint64_t *seed)
{
	size_t n = 0;

	for (uint32_t x = 0; x < RANGE && n < RANGE - 300; x++) {
		size_t times = chance_next(seed) % sparse ? 0 : 1 + chance_next(seed) % 3;
		size_t step = times ? 1 + chance_next(seed) % 60 : 0,
		       place = chance_next(seed) % 20;

		if (times && chance_next(seed) % 500 == 0)
			times = 250;
		for (; times; times--, place += step) {
			numbers[n] = x;
			places[n++] = (uint8_t)place;
		}
	}
	if (!n) {
		numbers[n] = 1;
		places[n++] = 1;
	}
	return n;
}

static void occurrences_read_back_with_their_places(void **state)
{
	static uint32_t numbers[RANGE], got[RANGE];
	static uint8_t places[RANGE];
	uint64_t seed = 9;
	ty_buf bytes = { 0 };

	(void)state;
	for (uint64_t sparse = 2; sparse < 30000; sparse *= 2) {
		size_t n = sample_places(numbers, places, sparse, &seed), documents = 0;
		ty_postings list = list_of(&bytes, numbers, places, n);

		ty_postings_read(got, &list);
		assert_memory_equal(got, numbers, n * sizeof *got);
		assert_memory_equal(ty_postings_places(&list), places, n);
		for (size_t i = 0; i < n; i++)
			documents += !i || numbers[i] != numbers[i - 1];
		assert_int_equal(list.documents, documents);
		assert_int_equal(ty_postings_documents(got, &list), documents);
		for (size_t i = 1; i < documents; i++)
			assert_true(got[i - 1] < got[i]);
	}
	ty_buf_free(&bytes);
}

/* Occurrences as they should be: of the same text by place, each once. */
static size_t occurrences_of(uint32_t *out, const uint32_t *numbers, const uint8_t *places,
			     size_t n, uint8_t back)
{
	size_t have = 0;

	for (size_t i = 0; i < n; i++)
		out[i] = numbers[i] << 8 | (uint8_t)(places[i] - back);
	qsort(out, n, sizeof *out, by_value);
	for (size_t i = 0; i < n; i++)
		if (!have || out[have - 1] != out[i])
			out[have++] = out[i];
	return have;
}

static void following_keeps_occurrences_that_are_in_both(void **state)
{
	static uint32_t a[RANGE], b[RANGE], from[RANGE + TY_OCCURRENCE_ROOM], there[RANGE];
	static uint32_t want[RANGE], got[RANGE + TY_OCCURRENCE_ROOM];
	static uint8_t p[RANGE], q[RANGE];
	uint64_t seed = 10;
	ty_buf bytes = { 0 };

	(void)state;
	for (int round = 0; round < 60; round++) {
		size_t n = sample_places(a, p, 1 + chance_next(&seed) % 30, &seed);
		size_t m = sample_places(b, q, 1 + chance_next(&seed) % 30, &seed), kept = 0;
		uint8_t back = (uint8_t)(chance_next(&seed) % 8);
		ty_postings list = list_of(&bytes, a, p, n);
		size_t have = ty_postings_occurrences(from, &list, back);

		assert_int_equal(have, occurrences_of(there, a, p, n, back));
		assert_memory_equal(from, there, have * sizeof *from);
		list = list_of(&bytes, b, q, m);
		back = (uint8_t)(chance_next(&seed) % 8);
		m = occurrences_of(there, b, q, m, back);
		for (size_t i = 0, j = 0; i < have; i++) {
			while (j < m && there[j] < from[i])
				j++;
			if (j < m && there[j] == from[i])
				want[kept++] = from[i];
		}
		assert_int_equal(ty_postings_follow(got, from, have, back, &list), kept);
		assert_memory_equal(got, want, kept * sizeof *got);
		assert_int_equal(ty_postings_follow_any(got, from, have, back, &list), kept);
		assert_memory_equal(got, want, kept * sizeof *got);
	}
	ty_buf_free(&bytes);
}

static void firsts_stand_before_a_list(void **state)
{
	static uint32_t numbers[RANGE], got[RANGE];
	uint32_t firsts[TY_POSTINGS_FIRSTS];
	uint64_t seed = 12;
	ty_buf bytes = { 0 };
	ty_postings list;

	(void)state;
	for (uint64_t sparse = 1; sparse < 40000; sparse += 1 + sparse / 2) {
		size_t n = sample(numbers, sparse, &seed), few = n < 32 ? n : 32;

		ty_buf_clear(&bytes);
		ty_postings_write_firsts(&bytes, numbers, few);
		ty_postings_write(&bytes, numbers, NULL, n, RANGE);
		assert_true(ty_postings_open(&list, ty_buf_str(&bytes)));
		assert_int_equal(ty_postings_firsts(firsts, &list), few);
		assert_memory_equal(firsts, numbers, few * sizeof *firsts);
		assert_int_equal(ty_postings_documents(got, &list), n);
		assert_memory_equal(got, numbers, n * sizeof *got);
		list = list_of(&bytes, numbers, NULL, n);
		assert_int_equal(ty_postings_firsts(firsts, &list), 0);
	}
	ty_buf_free(&bytes);
}

static void damaged_bytes_are_refused_or_read_without_harm(void **state)
{
	static uint32_t numbers[RANGE], got[RANGE];
	static uint32_t from[RANGE + TY_OCCURRENCE_ROOM], out[RANGE + TY_OCCURRENCE_ROOM];
	static uint8_t places[RANGE];
	static char copy[1 << 17];
	uint32_t firsts[TY_POSTINGS_FIRSTS];
	uint64_t seed = 11;
	ty_buf bytes = { 0 };
	ty_postings list;

	(void)state;
	assert_false(ty_postings_open(&list, ty_str_of("", 0)));
	for (int round = 0; round < 2000; round++) {
		bool placed = chance_next(&seed) % 2;
		uint64_t sparse = 2 + chance_next(&seed) % 3000;
		size_t n = placed ? sample_places(numbers, places, sparse, &seed)
				  : sample(numbers, sparse, &seed);
		size_t len;

		ty_buf_clear(&bytes);
		ty_postings_write_firsts(&bytes, numbers,
					 n < 32 ? chance_next(&seed) % (n + 1) : 0);
		ty_postings_write(&bytes, numbers, placed ? places : NULL, n, RANGE);
		len = bytes.len - (chance_next(&seed) % 2 ? chance_next(&seed) % bytes.len : 0);
		memcpy(copy, bytes.data, len);
		copy[chance_next(&seed) % (len < 12 ? len : 12)] ^=
			(char)(1 << chance_next(&seed) % 8);
		if (!ty_postings_open(&list, ty_str_of(copy, len)) || list.n > RANGE)
			continue;
		ty_postings_firsts(firsts, &list);
		ty_postings_documents(got, &list);
		ty_postings_meet(numbers, 3, &list);
		if (ty_postings_places(&list)) {
			size_t found = ty_postings_occurrences(from, &list, 1);

			assert_true(found <= list.n);
			assert_true(ty_postings_follow(out, from, found, 2, &list) <= found);
			assert_true(ty_postings_follow_any(out, from, found, 2, &list) <= found);
		}
	}
	ty_buf_free(&bytes);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_list_of_any_density_reads_back),
		cmocka_unit_test(the_largest_numbers_are_kept),
		cmocka_unit_test(lists_take_few_bits_a_number),
		cmocka_unit_test(meeting_keeps_what_is_in_both),
		cmocka_unit_test(occurrences_read_back_with_their_places),
		cmocka_unit_test(following_keeps_occurrences_that_are_in_both),
		cmocka_unit_test(firsts_stand_before_a_list),
		cmocka_unit_test(damaged_bytes_are_refused_or_read_without_harm),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
