/* SPDX-License-Identifier: Apache-2.0 */
#include "store/pieces.h"

/* So that no sum of TY_PIECES_MAX reaches UINT32_MAX. */
enum { TEXTS_MAX = UINT32_MAX / TY_PIECES_MAX - 1 };

static uint32_t *cost_at(const ty_pieces *p, size_t i, size_t j)
{
	return &p->costs[i * (p->most + 1) + j];
}

/* The pieces before piece i that do not overlap with it are the first so many. */
static size_t apart(const ty_pieces *p, size_t i)
{
	return i && p->list[i - 1].place + 1 == p->list[i].place ? i - 1 : i;
}

/* The cost of j of the first i + 1 pieces, the last of them among them. */
static uint32_t cost_with(const ty_pieces *p, size_t i, size_t j)
{
	uint32_t before = *cost_at(p, apart(p, i), j - 1), texts = p->list[i].texts;

	if (before == UINT32_MAX)
		return before;
	return before + (texts < TEXTS_MAX ? texts : TEXTS_MAX);
}

bool ty_pieces_measure(ty_pieces *out, ty_arena *arena, const ty_piece *list, size_t n, size_t most)
{
	out->list = list;
	out->n = n;
	out->most = most;
	out->costs = ty_arena_room(arena, (n + 1) * (most + 1) * sizeof *out->costs);
	if (!out->costs)
		return false;
	ty_arena_keep(arena, out->costs, (n + 1) * (most + 1) * sizeof *out->costs);
	for (size_t j = 0; j <= most; j++)
		*cost_at(out, 0, j) = j ? UINT32_MAX : 0;
	for (size_t i = 0; i < n; i++) {
		*cost_at(out, i + 1, 0) = 0;
		for (size_t j = 1; j <= most; j++) {
			uint32_t with = cost_with(out, i, j), without = *cost_at(out, i, j);

			*cost_at(out, i + 1, j) = with < without ? with : without;
		}
	}
	return true;
}

uint32_t ty_pieces_cost(const ty_pieces *pieces, size_t k)
{
	return k <= pieces->most ? *cost_at(pieces, pieces->n, k) : UINT32_MAX;
}

void ty_pieces_choose(bool *chosen, const ty_pieces *pieces, size_t k)
{
	memset(chosen, 0, pieces->n * sizeof *chosen);
	for (size_t i = pieces->n; i && k;) {
		i--;
		if (*cost_at(pieces, i + 1, k) == *cost_at(pieces, i, k))
			continue;
		chosen[i] = true;
		i = apart(pieces, i);
		k--;
	}
}

/* false: there is no room for all. */
static bool give_bits(uint64_t *bits, const bool *chosen, const ty_pieces *p)
{
	uint32_t behind = 0; /* the place of the last one, plus 1 */
	size_t bit = 0;

	for (size_t i = 0; i < p->n; i++) {
		bits[i] = 0;
		if (!chosen[i])
			continue;
		bit += behind && behind != p->list[i].place;
		if (bit >= TY_PIECES_SET)
			return false;
		bits[i] = 1ull << bit++;
		behind = p->list[i].place + 1;
	}
	return true;
}

bool ty_pieces_fill(uint64_t *bits, bool *chosen, const ty_pieces *pieces)
{
	const ty_piece *list = pieces->list;
	size_t rarest = 0;
	bool whole = give_bits(bits, chosen, pieces);

	while (whole && rarest < pieces->n) {
		rarest = pieces->n;
		for (size_t i = 0; i < pieces->n; i++)
			if (!chosen[i] &&
			    (rarest == pieces->n || list[i].texts < list[rarest].texts))
				rarest = i;
		if (rarest == pieces->n)
			return true;
		chosen[rarest] = true;
		if (give_bits(bits, chosen, pieces))
			continue;
		chosen[rarest] = false;
		return give_bits(bits, chosen, pieces);
	}
	return whole;
}

/* Of a run of neighbours every other one, from its first on: what is added to a first bit is
 * carried through its run, so that tells the runs that begin at even places from the others. */
size_t ty_pieces_spoiled(uint64_t set)
{
	const uint64_t even = 0x5555555555555555u;
	uint64_t firsts = set & ~(set << 1);
	uint64_t from_even = set & ~(set + (firsts & even));

	return (size_t)__builtin_popcountll((from_even & even) | (set & ~from_even & ~even));
}
