/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The portions of the pairs that lists are made for: which there are (lmdb_portion_table.c), and
 * making and merging them.
 */
#ifndef TY_STORE_LMDB_PORTIONS_H
#define TY_STORE_LMDB_PORTIONS_H

#include "store/lmdb.h"

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

/* The fact "portions", read once in a transaction. */
int ty_portions_load(ty_lmdb_txn *t, ty_portions **out);
int ty_portions_save(ty_lmdb_txn *t);
/* Number of the first pair that is in no list. */
uint32_t ty_portions_end(const ty_portions *portions);

/* Make lists of what is in runs, and merge portions that have become too many. */
int ty_portions_add(ty_lmdb_txn *t);

#endif
