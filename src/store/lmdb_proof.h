/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Proving a store against its records.  What stands in an index, and what should by the records, is
 * added up as hashes: equal sums are equal sets, in whatever order, and no set is kept in memory.
 */
#ifndef TY_STORE_LMDB_PROOF_H
#define TY_STORE_LMDB_PROOF_H

#include "base/set.h"
#include "store/lmdb_near.h"
#include "store/lmdb_walk.h"

/* How many, and the sum of their hashes. */
typedef struct ty_tally {
	uint64_t n, sum;
} ty_tally;

static inline void ty_tally_add(ty_tally *to, uint64_t hash)
{
	to->n++;
	to->sum += hash;
}

static inline bool ty_tally_equal(const ty_tally *a, const ty_tally *b)
{
	return a->n == b->n && a->sum == b->sum;
}

/* What lists say of one side of a portion: texts of grams or words, places in them, texts of
 * characters. */
typedef struct ty_list_tally {
	ty_tally texts, places, characters;
} ty_list_tally;

typedef struct ty_proof {
	ty_lmdb_txn *t;
	ty_problems *problems;
	const ty_proving *how;
	unsigned char *there;	 /* owned: a bit for each number that a record has */
	uint64_t records, bytes; /* bytes of all values looked at, for progress */
	bool grams[2];		 /* by side: lists of grams, not of words */

	ty_tally ids[2], keys[2], near[2]; /* as stored, as the records say */
	ty_list_tally *lists;		   /* owned: as stored; two sides a portion */
	ty_list_tally *expected;	   /* owned: as the records say */
	ty_set special;	 /* hashes of grams that have places, and of characters that have a list */
	uint64_t *words; /* owned: hashes of words, by number */
	uint32_t n_words;
	uint32_t *seen; /* owned: of the text at hand, open addressing */
	size_t seen_cap;
	size_t portion; /* of the pair at hand */
	ty_arena arena; /* of the pair at hand */
} ty_proof;

static inline bool ty_proof_has(const ty_proof *p, uint64_t number)
{
	return number < p->t->counters.next && (p->there[number / 8] >> number % 8 & 1);
}

/* ---- lmdb_verify_search.c; they return LMDB's codes ---- */

/* What is stored: signatures, words, lists. */
int ty_prove_near(ty_proof *p);
int ty_prove_words(ty_proof *p);
int ty_prove_lists(ty_proof *p);
/* What a pair adds to what should be. */
int ty_prove_texts(ty_proof *p, uint32_t number, const ty_searchable texts[2]);
/* Compare both. */
void ty_prove_search(ty_proof *p);

#endif
