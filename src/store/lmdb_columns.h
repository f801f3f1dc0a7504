/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The database of columns: four bytes a pair, for what a search asks of each of a million hits.
 */
#ifndef TY_STORE_LMDB_COLUMNS_H
#define TY_STORE_LMDB_COLUMNS_H

#include "store/lmdb_search.h"

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

#endif
