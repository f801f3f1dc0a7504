/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The database of signatures, and the fuzzy search that scans it.
 */
#ifndef TY_STORE_LMDB_NEAR_H
#define TY_STORE_LMDB_NEAR_H

#include "store/lmdb_search.h"

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

#endif
