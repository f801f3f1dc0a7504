/* SPDX-License-Identifier: Apache-2.0 */
#include "test.h"

#include "sample.h"
#include "store/pieces.h"

enum { N = 9 };

static size_t below(uint64_t *seed, size_t n)
{
	return chance_below(seed, n);
}

/* The least that k pieces of list, from piece i on, have in all. */
static uint64_t plain_cost(const ty_piece *list, size_t n, size_t k)
{
	uint64_t with, without;

	if (!k)
		return 0;
	if (!n)
		return UINT32_MAX;
	without = plain_cost(list + 1, n - 1, k);
	with = n > 1 && list[0].place + 1 == list[1].place ? plain_cost(list + 2, n - 2, k - 1)
							   : plain_cost(list + 1, n - 1, k - 1);
	with = with == UINT32_MAX ? with : with + list[0].texts;
	return with < without ? with : without;
}

/* Pieces at rising places, some of them neighbours. */
static void random_pieces(ty_piece *list, uint64_t *seed)
{
	uint32_t place = 0;

	for (size_t i = 0; i < N; i++) {
		place += 1 + (uint32_t)below(seed, 2);
		list[i] = (ty_piece){ place, (uint32_t)below(seed, 100) };
	}
}

static void the_cheapest_pieces_are_chosen_and_do_not_overlap(void **state)
{
	uint64_t seed = 31;
	ty_arena arena = { 0 };

	(void)state;
	for (int round = 0; round < 2000; round++) {
		const size_t k = below(&seed, N + 2);
		ty_piece list[N];
		ty_pieces pieces;
		bool chosen[N];
		uint64_t cost = 0;
		size_t n = 0;

		random_pieces(list, &seed);
		assert_true(ty_pieces_measure(&pieces, &arena, list, N, N + 1));
		assert_int_equal(ty_pieces_cost(&pieces, k), plain_cost(list, N, k));
		if (ty_pieces_cost(&pieces, k) == UINT32_MAX)
			continue;
		ty_pieces_choose(chosen, &pieces, k);
		for (size_t i = 0; i < N; i++) {
			if (!chosen[i])
				continue;
			n++;
			cost += list[i].texts;
			assert_false(i && chosen[i - 1] && list[i - 1].place + 1 == list[i].place);
		}
		assert_int_equal(n, k);
		assert_int_equal(cost, ty_pieces_cost(&pieces, k));
		ty_arena_reset(&arena);
	}
	ty_arena_free(&arena);
}

/* The most of those in a set that do not overlap, one after the other. */
static size_t plain_spoiled(const ty_piece *list, const uint64_t *bits, size_t n, uint64_t set)
{
	uint32_t free_from = 0;
	size_t count = 0;

	for (size_t i = 0; i < n; i++) {
		if (!(bits[i] & set) || list[i].place < free_from)
			continue;
		count++;
		free_from = list[i].place + 2;
	}
	return count;
}

static void a_set_tells_how_many_edits_it_takes(void **state)
{
	uint64_t seed = 32;
	ty_arena arena = { 0 };

	(void)state;
	for (int round = 0; round < 2000; round++) {
		ty_piece list[TY_PIECES_MAX];
		const size_t n = 1 + below(&seed, TY_PIECES_MAX), dense = 1 + below(&seed, 30);
		uint64_t bits[TY_PIECES_MAX], all = 0, set = 0;
		bool chosen[TY_PIECES_MAX] = { false };
		uint32_t place = 0;
		ty_pieces pieces = { .list = list, .n = n };

		for (size_t i = 0; i < n; i++) {
			place += below(&seed, dense) ? 1 : 2;
			list[i] = (ty_piece){ place, (uint32_t)below(&seed, 1000) };
		}
		assert_true(ty_pieces_fill(bits, chosen, &pieces));
		for (size_t i = 0; i < n; i++) {
			assert_int_equal(chosen[i], bits[i] != 0);
			assert_int_equal(all & bits[i], 0);
			all |= bits[i];
			set |= below(&seed, 3) ? bits[i] : 0;
		}
		assert_true(n > 32 || all == 0 || __builtin_popcountll(all) == (int)n);
		assert_int_equal(ty_pieces_spoiled(set), plain_spoiled(list, bits, n, set));
	}
	ty_arena_free(&arena);
}

static void pieces_that_have_no_room_are_refused(void **state)
{
	ty_piece list[40];
	bool chosen[40];
	uint64_t bits[40];
	const ty_pieces pieces = { .list = list, .n = 40 };

	(void)state;
	for (uint32_t i = 0; i < 40; i++) {
		list[i] = (ty_piece){ i * 2, i };
		chosen[i] = i < 32;
	}
	assert_true(ty_pieces_fill(bits, chosen, &pieces));
	assert_int_equal(bits[32], 0);
	chosen[32] = true;
	assert_false(ty_pieces_fill(bits, chosen, &pieces));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_cheapest_pieces_are_chosen_and_do_not_overlap),
		cmocka_unit_test(a_set_tells_how_many_edits_it_takes),
		cmocka_unit_test(pieces_that_have_no_room_are_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
