/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A sorted map inside LMDB: entries packed into blocks (store/pack.h) that fill a page each, kept
 * under their first key.  Changes come sorted and in bulk, so that a block is rewritten once
 * however many of its entries change.  Functions return LMDB's codes.
 */
#ifndef TY_STORE_LMDB_MAP_H
#define TY_STORE_LMDB_MAP_H

#include <lmdb.h>

#include "store/lmdb_spill.h"
#include "store/pack.h"

typedef struct ty_map {
	MDB_dbi dbi;
	bool values; /* entries have values, not keys alone */
} ty_map;

/* ---- reading ---- */

typedef struct ty_map_cursor {
	MDB_cursor *mdb; /* owned; NULL: not open */
	ty_pack_walk walk;
} ty_map_cursor;

int ty_map_open(ty_map_cursor *out, MDB_txn *txn, const ty_map *map);
void ty_map_close(ty_map_cursor *cursor);
/* Stand on the first entry not less than key; MDB_NOTFOUND: there is none. */
int ty_map_seek(ty_map_cursor *cursor, taiyaku_str key);
/* The block in which a key is, if it is anywhere: entries for ty_pack_open. */
int ty_map_block(taiyaku_str *out, ty_map_cursor *cursor, taiyaku_str key);
/* Stand on the first entry. */
int ty_map_first(ty_map_cursor *cursor);
int ty_map_next(ty_map_cursor *cursor);

/* The entry stood on.  The key is the cursor's, the value borrowed until the transaction ends or
 * writes. */
static inline taiyaku_str ty_map_key(const ty_map_cursor *cursor)
{
	return ty_pack_key(&cursor->walk);
}

static inline taiyaku_str ty_map_value(const ty_map_cursor *cursor)
{
	return cursor->walk.value;
}

/* ---- writing ---- */

typedef struct ty_edit {
	taiyaku_str key, value;
	bool drop; /* remove the entry, if it is there */
} ty_edit;

/* Where edits come from, in ascending order of keys.  What an edit points at stays until
 * ty_map_apply returns. */
typedef struct ty_edits {
	bool (*next)(void *ctx, ty_edit *out); /* false: no more */
	void *ctx;
} ty_edits;

/* What ty_map_apply works in, kept from call to call of a transaction.  All-zero is fine. */
typedef struct ty_map_room {
	ty_buf old;
	ty_pack_build build;
	ty_edit *batch; /* owned */
	ty_spill spill;
} ty_map_room;

/* Insert, replace and remove entries.  Cursors of the map must seek anew. */
int ty_map_apply(MDB_txn *txn, const ty_map *map, const ty_edits *edits, ty_map_room *room);
/* Insert or replace one entry. */
int ty_map_put(MDB_txn *txn, const ty_map *map, taiyaku_str key, taiyaku_str value,
	       ty_map_room *room);
/* Remove one entry, if it is there. */
int ty_map_drop(MDB_txn *txn, const ty_map *map, taiyaku_str key, ty_map_room *room);
/* Its memory alone: what was spilled is the transaction's still, until ty_spill_end. */
void ty_map_room_free(ty_map_room *room);

#endif
