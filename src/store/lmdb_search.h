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
#include "store/runs.h"

/* Pairs first..end - 1. */
typedef struct ty_portion {
	uint32_t id, first, end;
} ty_portion;

typedef struct ty_portions {
	ty_portion *list; /* owned; in order, each begins where the one before ends */
	size_t n, cap;
	uint32_t next_id, next_word;
	bool loaded;
} ty_portions;

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

/* ---- lmdb_search.c ---- */

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

/* ---- lmdb_near.c, lmdb_scan.c ---- */

enum {
	TY_NEAR_KEY = 9, /* side and script, four bytes of tokens, four of block */
	TY_NEAR_PREFIX = 5
};

typedef struct ty_near_key {
	unsigned char bytes[TY_NEAR_KEY];
} ty_near_key;

/* How much of a text is Japanese: nothing, under a half of its tokens, under three quarters, more.
 */
enum { TY_NEAR_SCRIPTS = 4 };
static inline size_t ty_near_least(int script, size_t tokens)
{
	return script < 2 ? (size_t)script : (tokens * (size_t)script + 3) / 4;
}

/* The most edits between a query and a text of so many tokens that is near enough. */
static inline size_t ty_near_limit(const ty_near *query, size_t tokens)
{
	size_t longer = tokens > query->text->n_tokens ? tokens : query->text->n_tokens;

	return (size_t)(100 - query->threshold) * longer / 100;
}

ty_near_key ty_near_key_make(int side, int script, uint32_t tokens, uint32_t block);
/* The tokens that a key has. */
uint32_t ty_near_tokens(const void *key);

/* Of the first block that may have a text. */
ty_near_key ty_near_key_of(int side, const ty_searchable *text);

int ty_near_add(ty_lmdb_txn *t, uint32_t number, int side, const ty_searchable *text);
int ty_near_flush(ty_lmdb_txn *t);
int ty_near_remove(ty_lmdb_txn *t, uint32_t number, int side, const ty_searchable *text);
void ty_near_free(ty_search_change *change);
/* From version 3 of the file to 4: blocks have columns. */
int ty_near_upgrade(ty_lmdb *db, MDB_txn *t);
taiyaku_status ty_lmdb_near(ty_txn *txn, const ty_near *query, ty_numbers_fn found, void *ctx,
			    taiyaku_error *err);

/* ---- lmdb_columns.c ---- */

enum {
	TY_COLUMN = 4,		 /* bytes of a pair: a length each, then kind and memory */
	TY_COLUMNS_BLOCK = 4091, /* pairs of a block */
	TY_COLUMN_LONG = 255	 /* the length of all texts of so many code points, or more */
};

int ty_columns_add(ty_lmdb_txn *t, uint32_t number, const taiyaku_pair *pair);
int ty_columns_lengths(ty_lmdb_txn *t, uint32_t number, const ty_searchable texts[2]);
int ty_columns_remove(ty_lmdb_txn *t, uint32_t number);
/* Whether the entry of a pair is as it should be; pair NULL: there is none of this number. */
bool ty_columns_proved(ty_lmdb_txn *t, uint32_t number, const taiyaku_pair *pair,
		       const ty_searchable texts[2]);
int ty_columns_flush(ty_lmdb_txn *t);
/* The lengths of the texts of a side of pairs first..end - 1, which are in the database. */
int ty_columns_points(unsigned char *out, ty_lmdb_txn *t, uint32_t first, uint32_t end, int side);
/* Where the entries of pairs first..end - 1 stand, which are in the database: out has room for
 * those blocks. */
int ty_columns_blocks(const unsigned char **out, ty_lmdb_txn *t, uint32_t first, uint32_t end);
/* Of the blocks that begin with the one of first. */
static inline size_t ty_columns_block_of(uint32_t first, uint32_t number)
{
	return number / TY_COLUMNS_BLOCK - first / TY_COLUMNS_BLOCK;
}
/* The numbers of pairs that were removed, rising, at most so many. */
int ty_columns_removed(uint32_t *out, size_t *n, ty_lmdb_txn *t, uint64_t most);
size_t ty_lmdb_select(uint32_t *numbers, ty_lengths *lengths, size_t n, ty_txn *txn,
		      const ty_selection *selection);

/* ---- lmdb_portion_table.c ---- */

int ty_portions_load(ty_lmdb_txn *t, ty_portions **out);
int ty_portions_save(ty_lmdb_txn *t);
/* Number of the first pair that is in no list. */
uint32_t ty_portions_end(const ty_portions *portions);

/* ---- lmdb_portions.c ---- */

/* Make lists of what is in runs, and merge portions that have become too many. */
int ty_portions_add(ty_lmdb_txn *t);

/* ---- lmdb_inside.c ---- */

taiyaku_status ty_lmdb_inside(ty_txn *txn, const ty_needle *needle, ty_inside_fn found, void *ctx,
			      taiyaku_error *err);

/* ---- lmdb_firsts.c ---- */

taiyaku_status ty_lmdb_first(bool *known, uint64_t *total, ty_txn *txn, const ty_needle *needle,
			     const ty_selection *selection, size_t max, ty_chosen_fn found,
			     void *ctx, taiyaku_error *err);

/* ---- lmdb_words.c ---- */

/* The numbers of the words of a text; those that have none are entered. */
int ty_words_enter(uint32_t *numbers, ty_lmdb_txn *t, const ty_searchable *text);
/* Those of this text will be asked for soon: they are all over the memory. */
void ty_words_expect(const ty_search_change *change, const ty_searchable *text);
/* MDB_NOTFOUND: it has none. */
int ty_words_find(uint32_t *number, ty_lmdb_txn *t, taiyaku_str word);
int ty_words_flush(ty_lmdb_txn *t);
/* The numbers of all words that have a text inside, at a start or an end that is not open at that
 * end; rising.  They are added to out, four bytes each, as this machine has them. */
int ty_words_with(ty_buf *out, ty_lmdb_txn *t, const ty_needle_word *part);
void ty_words_free(ty_search_change *change);

#endif
