/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The database of lists: where one stands, and reading many in order while others are written.
 */
#ifndef TY_STORE_LMDB_LISTS_H
#define TY_STORE_LMDB_LISTS_H

#include "store/lmdb_search.h"
#include "store/postings.h"

enum {
	TY_LIST_KEY = 9, /* portion, side, gram */
	TY_LIST_PREFIX = 5,

	/* Part of the format: */
	TY_LIST_PLACED = 2048,	      /* a gram that one of so many pairs has keeps its places, */
	TY_LIST_PLACED_ALL = 1 << 16, /* and every gram in a portion of no more pairs */
	TY_LIST_CHARACTER = 256,      /* a character that one of so many pairs has gets a list */
	TY_LIST_FIRSTS = 1024	      /* a list of so many entries has its firsts before it */
};

void ty_list_key(unsigned char out[TY_LIST_KEY], uint32_t portion, int side, uint32_t gram);
uint32_t ty_list_gram(taiyaku_str key);

/* What the list of a character stands under: behind all grams that begin with it. */
static inline uint32_t ty_list_character(uint32_t code)
{
	return code << 16 | 0xffff;
}

/* Stand on the first list of a portion and side whose gram is not less; MDB_NOTFOUND: there is
 * none.  Opens the cursor. */
int ty_list_seek(ty_lmdb_txn *t, ty_map_cursor *cursor, uint32_t portion, int side, uint32_t gram);

/* Step to the next list of the same portion and side; MDB_NOTFOUND past the last. */
int ty_list_next(ty_map_cursor *cursor, uint32_t portion, int side);
/* The list of a gram; *there false: it has none. */
int ty_list_find(ty_postings *out, bool *there, ty_lmdb_txn *t, ty_map_cursor *cursor,
		 uint32_t portion, int side, uint32_t gram);

/* The lists of a portion and side in order, copied many at a time: so writing may go on. */
typedef struct ty_list_copy {
	uint32_t portion;
	int side;
	ty_buf bytes; /* behind one another: gram, length, list */
	size_t at;
	bool there; /* stands on a list */
	uint32_t gram;
	ty_postings list;
} ty_list_copy;

int ty_list_copy_first(ty_list_copy *copy, ty_lmdb_txn *t, uint32_t portion, int side);
int ty_list_copy_next(ty_list_copy *copy, ty_lmdb_txn *t);

/* Remove all lists of a portion. */
int ty_lists_drop(ty_lmdb_txn *t, uint32_t portion);

#endif
