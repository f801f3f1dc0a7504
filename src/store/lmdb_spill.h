/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Keeping a large change out of memory.  LMDB holds the pages that a transaction has written until
 * it ends, and writes them to the file before ("spills" them) only where they could become more
 * than 131,071.  They are invisible there and lost if the transaction is, so it may be done much
 * earlier.  (LMDB before 0.9.25 loses a mebibyte for each transaction that spilled.)  Functions
 * return its codes.
 */
#ifndef TY_STORE_LMDB_SPILL_H
#define TY_STORE_LMDB_SPILL_H

#include <lmdb.h>
#include <stdbool.h>

/* Of one transaction; all-zero is the start. */
typedef struct ty_spill {
	size_t written; /* bytes since pages were spilled */
	MDB_dbi dbi;	/* a database of this transaction alone */
	bool open;
} ty_spill;

/* So many bytes were written: spill, if that is much.  Pointers into the store become invalid,
 * cursors stay where they are. */
int ty_spill_note(ty_spill *spill, MDB_txn *txn, size_t bytes);
/* Before the commit. */
int ty_spill_end(ty_spill *spill, MDB_txn *txn);

#endif
