/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A fuzzy search by lists: where the texts that have one of the rarest pieces of the query are few,
 * reading their lists is sooner done than scanning the signatures of all texts of about its length.
 */
#ifndef TY_STORE_LMDB_PIECES_H
#define TY_STORE_LMDB_PIECES_H

#include "store/lmdb_columns.h"
#include "store/lmdb_near.h"
#include "store/pieces.h"

typedef struct ty_pieces_list ty_pieces_list;

/* Texts that are found by lists, instead of in blocks. */
typedef struct ty_pieces_search {
	ty_lmdb_txn *t;
	const ty_near *query;
	ty_arena *arena;
	bool any;     /* all of those that ty_pieces_has, but for the recent ones; */
	size_t limit; /* else none */
	ty_portions *portions;
	const ty_portion *guide; /* the largest, which tells how rare pieces are */
	uint64_t pairs;		 /* of all portions */
	ty_pieces_list *lists;	 /* those that are read first, then others, the shortest first */
	size_t n_lists, n_first;
	size_t least; /* of the pieces in the first lists, that a text has */
	uint64_t scan_costs;
	uint64_t set; /* all their pieces (store/pieces.h) */
} ty_pieces_search;

/* What scanning costs instead. */
typedef struct ty_pieces_scan {
	size_t least;	     /* edits that the shortest texts may have, the fewest */
	size_t n;	     /* of bytes, at least 1 */
	const size_t *bytes; /* of texts that may have least + i edits */
} ty_pieces_scan;

/* Whether texts of so many tokens, that may have so many edits, are found by lists. */
static inline bool ty_pieces_has(const ty_pieces_search *search, size_t tokens, size_t limit)
{
	/* Where words are counted, a longer text lacks no more of them for it.  Else its length
	 * decides, and of the longest no column tells that. */
	return search->any &&
	       (!search->query->text->grams || (tokens < TY_COLUMN_LONG && limit <= search->limit));
}

/* Decide which texts are found by lists.  arena lives as long as out. */
int ty_pieces_decide(ty_pieces_search *out, ty_arena *arena, ty_lmdb_txn *t, const ty_near *query,
		     const ty_pieces_scan *scan);
/* Find them, and perhaps others; search->any is false then if scanning is cheaper after all. */
taiyaku_status ty_pieces_find(ty_pieces_search *search, ty_numbers_fn found, void *ctx,
			      taiyaku_error *err);

#endif
