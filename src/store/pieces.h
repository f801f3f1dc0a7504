/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Pieces of a text that do not overlap: one edit spoils one of them at most, so a text within k
 * edits has one of any k + 1 of them as it is (the pigeonhole principle), and does not lack more
 * than k of however many.  Those few that the fewest texts have are looked for.  A piece is a word,
 * or a pair of neighbouring characters.
 */
#ifndef TY_STORE_PIECES_H
#define TY_STORE_PIECES_H

#include "base/arena.h"

enum {
	TY_PIECES_MAX = 256, /* of a text */
	TY_PIECES_SET = 64   /* bits of a set of them */
};

/* A piece of a text; pieces of neighbouring places overlap. */
typedef struct ty_piece {
	uint32_t place;
	uint32_t texts; /* that have it, perhaps */
} ty_piece;

/* How cheap each number of pieces is: what ty_pieces_measure found. */
typedef struct ty_pieces {
	const ty_piece *list; /* by place, each at one of its own */
	size_t n, most;
	uint32_t *costs; /* of the first i pieces, the best j: the texts that have them, in all */
} ty_pieces;

/* What choosing 1 to most of n pieces (up to TY_PIECES_MAX) that do not overlap would cost.  list
 * is kept.  false: no memory. */
bool ty_pieces_measure(ty_pieces *out, ty_arena *arena, const ty_piece *list, size_t n, size_t most)
	__attribute__((warn_unused_result));
/* Texts that have the cheapest k pieces, each counted for every piece; UINT32_MAX: there are not so
 * many, or the sum is so large. */
uint32_t ty_pieces_cost(const ty_pieces *pieces, size_t k);
/* Which these are: chosen[i] for list[i]. */
void ty_pieces_choose(bool *chosen, const ty_pieces *pieces, size_t k);

/* Add pieces to those chosen, the rarest first, as long as all can have a bit of a set: bits[i] for
 * list[i], 0 for those that are not chosen.  Neighbouring bits are those of pieces that overlap.
 * false: those chosen have no room. */
bool ty_pieces_fill(uint64_t *bits, bool *chosen, const ty_pieces *pieces);
/* The most pieces of a set that do not overlap: so many edits at least it takes to spoil them. */
size_t ty_pieces_spoiled(uint64_t set);

#endif
