/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A search for a needle under way: what its two halves, for grams and for words, share.
 */
#ifndef TY_STORE_LMDB_INSIDE_H
#define TY_STORE_LMDB_INSIDE_H

#include "store/sieve.h"
#include "store/lmdb_lists.h"

enum {
	TY_INSIDE_ENOUGH = 16,	/* so few texts are looked at sooner than in one more list */
	TY_INSIDE_LENGTHY = 256 /* a list so many times longer than what is left tells too little */
};

typedef struct ty_inside {
	ty_lmdb_txn *t;
	const ty_needle *needle;
	const ty_portion *portion; /* at hand */
	ty_sieve left;		   /* what may have the needle, numbers in the portion */
	bool sure;
} ty_inside;

taiyaku_status ty_lmdb_inside(ty_txn *txn, const ty_needle *needle, ty_inside_fn found, void *ctx,
			      taiyaku_error *err);

/* Fill left and sure for the portion at hand. */
int ty_inside_grams(ty_inside *s);
/* The list of a gram or a word in the portion at hand, on the side of the needle. */
int ty_inside_list(ty_postings *out, bool *there, ty_inside *s, uint32_t which);

/* The words that each part of the needle can be a part of, the same for all portions. */
typedef struct ty_inside_parts {
	ty_buf words; /* numbers, part by part */
	size_t *ends; /* owned: behind those of each part */
} ty_inside_parts;

int ty_inside_parts_find(ty_inside_parts *out, ty_lmdb_txn *t, const ty_needle *needle);
void ty_inside_parts_free(ty_inside_parts *parts);
int ty_inside_words(ty_inside *s, const ty_inside_parts *parts);

#endif
