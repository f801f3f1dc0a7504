/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Rows of the table are the tokens of the pattern, columns those of the text.  A column is kept as
 * differences between neighbours, +1 in plus, -1 in minus, one bit a row.  Only the blocks that a
 * path of at most limit edits can pass are computed: what enters that band from outside is assumed
 * as large as it can be, so a distance within limit comes out exact and any other one too large.
 */
#include "text/distance.h"

enum { BLOCK = 64 };

typedef struct slot {
	uint32_t token;
	uint32_t row; /* 0: free */
} slot;

struct ty_pattern {
	size_t n; /* tokens: */
	const uint32_t *tokens;
	size_t blocks;	/* words of a column */
	uint32_t mask;	/* of slots, a power of two of them */
	int shift;	/* 32 less its logarithm */
	slot *slots;	/* token to row */
	uint64_t *rows; /* blocks words a row: where the token stands; row 0: nowhere */
	uint64_t *plus, *minus;
};

static uint32_t home(const ty_pattern *p, uint32_t token)
{
	return token * 0x9e3779b1u >> p->shift;
}

/* Where a token is, or would be. */
static slot *slot_of(const ty_pattern *p, uint32_t token)
{
	uint32_t i = home(p, token);

	while (p->slots[i].row && p->slots[i].token != token)
		i = (i + 1) & p->mask;
	return &p->slots[i];
}

static const uint64_t *row_of(const ty_pattern *p, uint32_t token)
{
	return p->rows + slot_of(p, token)->row * p->blocks;
}

/* Gives every different token a row; how many. */
static uint32_t number_rows(ty_pattern *p, const uint32_t *tokens)
{
	uint32_t rows = 0;

	for (size_t k = 0; k < p->n; k++) {
		slot *at = slot_of(p, tokens[k]);

		if (!at->row)
			*at = (slot){ tokens[k], ++rows };
	}
	return rows;
}

ty_pattern *ty_pattern_new(ty_arena *arena, const uint32_t *tokens, size_t n)
{
	ty_pattern *p = ty_arena_alloc(arena, sizeof *p);
	size_t slots = 16;
	uint32_t rows, *copy;
	int shift = 28;

	if (!p || n > UINT32_MAX / 4)
		return NULL;
	for (; slots < n * 2; shift--)
		slots *= 2;
	p->n = n;
	copy = ty_arena_array(arena, n + 1, sizeof *copy);
	if (!copy)
		return NULL;
	if (n)
		memcpy(copy, tokens, n * sizeof *tokens);
	p->tokens = copy;
	p->blocks = n / BLOCK + (n % BLOCK || !n);
	p->mask = (uint32_t)(slots - 1);
	p->shift = shift;
	p->slots = ty_arena_array(arena, slots, sizeof *p->slots);
	if (!p->slots)
		return NULL;
	rows = number_rows(p, tokens);
	p->rows = ty_arena_array(arena, rows + 1, p->blocks * sizeof *p->rows);
	p->plus = ty_arena_array(arena, p->blocks, sizeof *p->plus);
	p->minus = ty_arena_array(arena, p->blocks, sizeof *p->minus);
	if (!p->rows || !p->plus || !p->minus)
		return NULL;
	for (size_t k = 0; k < n; k++)
		p->rows[slot_of(p, tokens[k])->row * p->blocks + k / BLOCK] |= 1ull << k % BLOCK;
	return p;
}

/* A pattern of one word.  What both end in costs nothing: those rows are left out, for no row
 * depends on one below.  Nor does what both begin with: behind so many columns the distance at each
 * row is how far it is from the last of them. */
static size_t distance_short(const ty_pattern *p, const uint32_t *text, size_t n, size_t limit)
{
	size_t rows = p->n, begin = 0, distance;
	uint64_t last, plus, minus;

	while (rows && n && p->tokens[rows - 1] == text[n - 1])
		rows--, n--;
	if (!rows || !n)
		return rows + n;
	while (begin < rows && begin < n && p->tokens[begin] == text[begin])
		begin++;
	if (begin == rows || begin == n)
		return rows + n - begin * 2;
	last = 1ull << (rows - 1);
	minus = (1ull << begin) - 1;
	plus = ~minus;
	distance = rows - begin;
	for (size_t j = begin; j < n; j++) {
		uint64_t x = *row_of(p, text[j]) | minus;
		uint64_t same = (((x & plus) + plus) ^ plus) | x;
		uint64_t right = minus | ~(same | plus); /* +1 from the column before */
		uint64_t left = same & plus;		 /* -1 */

		distance += (right & last) != 0;
		distance -= (left & last) != 0;
		if (distance > limit + (n - 1 - j))
			return limit + 1;
		right = right << 1 | 1;
		left <<= 1;
		plus = left | ~(same | right);
		minus = same & right;
	}
	return distance;
}

/* One block of one column: in and the result are how the row above it and its row last differ
 * from the column before, -1 to 1. */
static int advance(uint64_t *plus, uint64_t *minus, uint64_t match, uint64_t last, int in)
{
	uint64_t p = *plus, m = *minus;
	uint64_t x = match | (in < 0);
	uint64_t same = (((x & p) + p) ^ p) | x | m;
	uint64_t right = m | ~(same | p);
	uint64_t left = same & p;
	int out = ((right & last) != 0) - ((left & last) != 0);

	right = right << 1 | (in > 0);
	left = left << 1 | (in < 0);
	*plus = left | ~(same | right);
	*minus = same & right;
	return out;
}

static size_t distance_blocks(const ty_pattern *p, const uint32_t *text, size_t n, size_t limit)
{
	const uint64_t bottom = 1ull << (p->n - 1) % BLOCK;
	size_t used = 0;     /* blocks begun */
	size_t distance = 0; /* at the last row of block used - 1, in the column before */

	for (size_t j = 0; j < n; j++) {
		const uint64_t *match = row_of(p, text[j]);
		size_t first = j + 1 > limit + 1 ? (j - limit) / BLOCK : 0;
		size_t reach = limit < p->n - 1 && j < p->n - 1 - limit ? j + limit : p->n - 1;
		int out = 1;

		for (; used <= reach / BLOCK; used++) {
			size_t left = p->n - used * BLOCK;

			p->plus[used] = ~0ull;
			p->minus[used] = 0;
			distance += left < BLOCK ? left : BLOCK;
		}
		if (first >= p->blocks)
			return limit + 1;
		for (size_t b = first; b < used; b++)
			out = advance(&p->plus[b], &p->minus[b], match[b],
				      b + 1 < p->blocks ? 1ull << (BLOCK - 1) : bottom, out);
		distance = distance + (size_t)(out + 1) - 1;
		if (used == p->blocks && distance > limit + (n - 1 - j))
			return limit + 1;
	}
	return used == p->blocks ? distance : limit + 1;
}

size_t ty_pattern_distance(const ty_pattern *pattern, const uint32_t *text, size_t n, size_t limit)
{
	size_t longer = n > pattern->n ? n : pattern->n;
	size_t shorter = n > pattern->n ? pattern->n : n;

	if (limit > longer)
		limit = longer;
	if (longer - shorter > limit)
		return limit + 1;
	if (!shorter)
		return longer;
	if (pattern->blocks == 1)
		return distance_short(pattern, text, n, limit);
	return distance_blocks(pattern, text, n, limit);
}
