/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The default backend's indexes for searches inside texts, as its own files see them:
 *
 *   near        side, script, tokens, block: signatures of texts (store/signature.h)
 *   columns     block: four bytes a pair: kind and memory, lengths of the texts
 *   lists       portion, side, gram: numbers of texts (store/postings.h); where words are divided
 *               by spaces, the number of a word is in the place of a gram
 *   words       word: its number
 *   vocabulary  number of the first: words behind one another
 *   taiyaku     "portions": what there is of lists
 *
 * Lists are made for a portion of the pairs at a time, thousands to millions of them; where there
 * are several of about the same size, they are merged.  The newest pairs are in no list: there are
 * few of them, and a search looks them through.  Functions return LMDB's codes.
 */
#ifndef TY_STORE_LMDB_SEARCH_H
#define TY_STORE_LMDB_SEARCH_H

#include <stdlib.h>

#include "store/lmdb.h"
#include "store/lmdb_portions.h"
#include "store/runs.h"

/* Texts of a side, script and length that wait for their block. */
typedef struct ty_pile {
	uint64_t key; /* 0: free */
	ty_buf signatures, numbers;
	size_t n;
} ty_pile;

/* A word that a change has met; none is in two lines of the cache. */
typedef struct ty_word_slot {
	_Alignas(32) uint64_t head; /* its first eight bytes, zeros behind fewer */
	union {
		uint64_t tail;		 /* the next eight, if it has no more than 16 */
		const taiyaku_str *text; /* of a longer one, in words_arena */
	} rest;
	uint32_t tag;	 /* its hash, and its length if that is up to 16 */
	uint32_t number; /* 0: free */
} ty_word_slot;

/* What a transaction that writes has collected. */
typedef struct ty_search_change {
	ty_pile *piles; /* owned; open addressing */
	size_t n_piles, piles_cap;
	size_t pile_bytes; /* of all of them */

	ty_buf columns; /* of pairs from columns_first on */
	uint32_t columns_first;

	bool bulk;	   /* texts go to runs */
	bool grams[2];	   /* by side: of pairs of characters, not of words */
	ty_runs runs[2];   /* by side */
	uint32_t runs_end; /* behind the last pair in them */

	ty_word_slot *words; /* owned; open addressing */
	size_t n_words, words_cap;
	ty_buf new_words; /* behind one another, each with a line end */
	uint32_t first_new_word;
	ty_arena words_arena;

	ty_arena scratch; /* of the text at hand */
	ty_buf room;
} ty_search_change;

typedef struct ty_search_txn {
	ty_portions portions;
	MDB_cursor *columns; /* these of a transaction that reads */
	ty_map_cursor lists, words;
	ty_search_change change;
} ty_search_txn;

int ty_search_open(ty_lmdb_search *search, MDB_txn *mdb, unsigned flags);
/* What a transaction has open or in hand, made when first asked for; NULL: no memory. */
static inline ty_search_txn *ty_search_of(ty_lmdb_txn *t)
{
	if (!t->search)
		t->search = calloc(1, sizeof *t->search);
	return t->search;
}
void ty_search_free(ty_lmdb_txn *t);
/* A pair was added. */
int ty_search_add(ty_lmdb_txn *t, uint32_t number, const taiyaku_pair *pair);
taiyaku_status ty_lmdb_index(ty_txn *txn, const ty_searchable texts[2], taiyaku_error *err);
taiyaku_status ty_lmdb_recent(uint32_t *first, uint32_t *end, ty_txn *txn, taiyaku_error *err);
/* Write what a change has collected. */
taiyaku_status ty_search_flush(ty_lmdb_txn *t, taiyaku_error *err);

#endif
