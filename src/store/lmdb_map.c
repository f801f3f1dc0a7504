/* SPDX-License-Identifier: Apache-2.0 */
#include "store/lmdb_map.h"

#include <errno.h>
#include <stdlib.h>

#include "store/seal.h"
#include "store/varint.h"

enum {
	/* A value over half a page goes to pages of its own, whose first has a header of 16 bytes:
	 * this fills one page of 4 KiB, and is never more than two where pages are smaller. */
	BLOCK_MAX = 4080 - TY_SEAL,
	BATCH_MAX = 1024,	/* edits merged into a block at a time */
	BATCH_BYTES = 64 << 10, /* the same in bytes, but for a single large one */
	COST_SAMPLE = 16,	/* entries that tell what one more will cost */
	HEAD_MAX = 4,		/* bytes of an entry beside its key and value */
};

static MDB_val val_of(taiyaku_str s)
{
	return (MDB_val){ s.len, (void *)(uintptr_t)s.data }; /* LMDB only reads it */
}

static taiyaku_str str_of(MDB_val v)
{
	return ty_str_of(v.mv_data, v.mv_size);
}

/* ---- reading ---- */

int ty_map_open(ty_map_cursor *out, MDB_txn *txn, const ty_map *map)
{
	out->walk.values = map->values;
	return mdb_cursor_open(txn, map->dbi, &out->mdb);
}

void ty_map_close(ty_map_cursor *cursor)
{
	if (cursor->mdb)
		mdb_cursor_close(cursor->mdb);
	cursor->mdb = NULL;
}

static int get(taiyaku_str *block, ty_map_cursor *cursor, MDB_val *key, MDB_cursor_op op)
{
	MDB_val value;
	int rc = mdb_cursor_get(cursor->mdb, key, &value, op);

	if (!rc)
		*block = ty_seal_off(value.mv_data, value.mv_size);
	return rc;
}

/* Open the block that an operation of LMDB leads to. */
static int enter(ty_map_cursor *cursor, MDB_val *key, MDB_cursor_op op)
{
	taiyaku_str block;
	int rc = get(&block, cursor, key, op);

	if (!rc)
		ty_pack_open(&cursor->walk, block, cursor->walk.values);
	return rc;
}

/* From the end of a block to the first entry of the next. */
static int step_over(ty_map_cursor *cursor)
{
	MDB_val key;
	int rc;

	if (cursor->walk.damaged)
		return MDB_CORRUPTED;
	rc = enter(cursor, &key, MDB_NEXT);
	if (rc)
		return rc;
	return ty_pack_next(&cursor->walk) ? 0 : MDB_CORRUPTED;
}

int ty_map_block(taiyaku_str *out, ty_map_cursor *cursor, taiyaku_str key)
{
	MDB_val at = val_of(key);
	int rc = get(out, cursor, &at, MDB_SET_RANGE);

	if (rc == MDB_NOTFOUND)
		return get(out, cursor, &at, MDB_LAST);
	if (rc || ty_str_equal(str_of(at), key))
		return rc;
	rc = get(out, cursor, &at, MDB_PREV);
	return rc == MDB_NOTFOUND ? get(out, cursor, &at, MDB_FIRST) : rc;
}

int ty_map_seek(ty_map_cursor *cursor, taiyaku_str key)
{
	taiyaku_str block;
	int rc = ty_map_block(&block, cursor, key);

	if (rc)
		return rc;
	ty_pack_open(&cursor->walk, block, cursor->walk.values);
	return ty_pack_seek(&cursor->walk, key) ? 0 : step_over(cursor);
}

int ty_map_first(ty_map_cursor *cursor)
{
	MDB_val key;
	int rc = enter(cursor, &key, MDB_FIRST);

	if (rc)
		return rc;
	return ty_pack_next(&cursor->walk) ? 0 : MDB_CORRUPTED;
}

int ty_map_next(ty_map_cursor *cursor)
{
	return ty_pack_next(&cursor->walk) ? 0 : step_over(cursor);
}

/* ---- writing ---- */

/* One call of ty_map_apply. */
typedef struct job {
	MDB_txn *txn;
	MDB_cursor *cursor;
	const ty_map *map;
	const ty_edits *edits;
	ty_map_room *room;
	ty_edit edit; /* the next one, if more */
	bool more;
	/* The block that the next edits belong to, and the key where the following one begins. */
	bool has_old, has_next;
	size_t first_len, next_len;
	char first[TY_PACK_KEY_MAX], next[TY_PACK_KEY_MAX];
	size_t target; /* bytes at which a block is full */
	bool written;  /* a block of this group was */
	size_t bytes;  /* of all of them */
} job;

static bool keep_key(char *to, size_t *len, MDB_val key)
{
	if (key.mv_size == 0 || key.mv_size > TY_PACK_KEY_MAX)
		return false;
	memcpy(to, key.mv_data, key.mv_size);
	*len = key.mv_size;
	return true;
}

/* Take a copy of the block under the cursor: writing moves LMDB's pages. */
static int take_old(job *j, MDB_val key, MDB_val value)
{
	if (!keep_key(j->first, &j->first_len, key))
		return MDB_CORRUPTED;
	ty_buf_add(&j->room->old, ty_seal_off(value.mv_data, value.mv_size));
	j->has_old = true;
	return j->room->old.failed ? ENOMEM : 0;
}

static int take_next(job *j, MDB_val key)
{
	j->has_next = true;
	return keep_key(j->next, &j->next_len, key) ? 0 : MDB_CORRUPTED;
}

/* The same, and look at what follows. */
static int take_old_and_next(job *j, MDB_val key, MDB_val value)
{
	int rc = take_old(j, key, value);

	if (rc)
		return rc;
	rc = mdb_cursor_get(j->cursor, &key, &value, MDB_NEXT);
	if (rc == MDB_NOTFOUND)
		return 0;
	return rc ? rc : take_next(j, key);
}

/* Find the block that the next edit belongs to: the last that does not begin behind it, else the
 * first; none in an empty map. */
static int locate(job *j)
{
	MDB_val key = val_of(j->edit.key), value;
	int rc = mdb_cursor_get(j->cursor, &key, &value, MDB_SET_RANGE);

	j->has_old = j->has_next = false;
	j->bytes = 0;
	ty_buf_clear(&j->room->old);
	if (rc == MDB_NOTFOUND) {
		rc = mdb_cursor_get(j->cursor, &key, &value, MDB_LAST);
		if (rc == MDB_NOTFOUND)
			return 0;
		return rc ? rc : take_old(j, key, value);
	}
	if (rc)
		return rc;
	if (ty_str_equal(str_of(key), j->edit.key))
		return take_old_and_next(j, key, value);
	rc = take_next(j, key);
	if (rc)
		return rc;
	rc = mdb_cursor_get(j->cursor, &key, &value, MDB_PREV);
	if (!rc)
		return take_old(j, key, value);
	if (rc != MDB_NOTFOUND)
		return rc;
	j->has_next = false;
	rc = mdb_cursor_get(j->cursor, &key, &value, MDB_FIRST);
	return rc ? rc : take_old_and_next(j, key, value);
}

/* The edits that belong to the block, as many as one round takes. */
static size_t gather(job *j)
{
	taiyaku_str next = ty_str_of(j->next, j->next_len);
	size_t n = 0, bytes = 0;

	while (j->more && n < BATCH_MAX && bytes < BATCH_BYTES &&
	       (!j->has_next || ty_str_compare(j->edit.key, next) < 0)) {
		if (n > 0 && ty_str_equal(j->room->batch[n - 1].key, j->edit.key))
			n--; /* the same entry again: the later edit counts */
		j->room->batch[n++] = j->edit;
		bytes += j->edit.key.len + j->edit.value.len;
		j->more = j->edits->next(j->edits->ctx, &j->edit);
	}
	return n;
}

/* How full the new blocks shall be: full where entries are only appended behind the last one, for
 * so whole stores are loaded; else what comes out is shared out evenly. */
static int choose_target(job *j, size_t n)
{
	ty_pack_walk walk;
	size_t entries = 0, total = j->room->old.len, blocks;

	j->target = BLOCK_MAX;
	ty_pack_open(&walk, ty_buf_str(&j->room->old), j->map->values);
	while (ty_pack_next(&walk))
		entries++;
	if (walk.damaged)
		return MDB_CORRUPTED;
	if (!j->has_next &&
	    (entries == 0 || ty_str_compare(ty_pack_key(&walk), j->room->batch[0].key) < 0))
		return 0;
	for (size_t i = 0; i < n; i++) {
		const ty_edit *edit = &j->room->batch[i];

		if (j->map->values || entries < COST_SAMPLE)
			total += edit->key.len + edit->value.len + HEAD_MAX;
		else
			total += j->room->old.len / entries;
	}
	blocks = (total + BLOCK_MAX - 1) / BLOCK_MAX;
	if (blocks > 1)
		j->target = total / blocks;
	return 0;
}

static int remove_old(job *j)
{
	MDB_val key = val_of(ty_str_of(j->first, j->first_len));

	return mdb_del(j->txn, j->map->dbi, &key, NULL);
}

static int write_block(job *j)
{
	ty_pack_build *build = &j->room->build;
	taiyaku_str old = ty_str_of(j->first, j->has_old ? j->first_len : 0);
	MDB_val key = val_of(ty_pack_first(build)), value;
	int order = ty_str_compare(ty_pack_first(build), old);
	int rc = 0;

	ty_pack_finish(build);
	ty_seal_add(&build->bytes, ty_pack_first(build));
	if (build->bytes.failed)
		return ENOMEM;
	value = val_of(ty_buf_str(&build->bytes));
	if (j->has_old && !j->written && order)
		rc = remove_old(j);
	if (!rc)
		rc = mdb_put(j->txn, j->map->dbi, &key, &value,
			     !j->has_next && order > 0 ? MDB_APPEND : 0);
	j->written = true;
	j->bytes += value.mv_size;
	ty_pack_clear(build);
	return rc;
}

static int emit(job *j, taiyaku_str key, taiyaku_str value)
{
	ty_pack_build *build = &j->room->build;
	int rc = 0;

	if (build->n && (build->bytes.len >= j->target || !ty_pack_has_room(build) ||
			 (ty_pack_size_most(build, key, value) > BLOCK_MAX &&
			  ty_pack_size_with(build, key, value) > BLOCK_MAX)))
		rc = write_block(j);
	ty_pack_add(build, key, value);
	return rc;
}

/* Merge the old block with n edits into new blocks. */
static int merge(job *j, size_t n)
{
	ty_pack_walk walk;
	bool have;
	int rc = 0;

	ty_pack_open(&walk, ty_buf_str(&j->room->old), j->map->values);
	have = ty_pack_next(&walk);
	for (size_t i = 0; !rc && (have || i < n);) {
		const ty_edit *edit = &j->room->batch[i];
		int order = !have ? 1 : i == n ? -1 : ty_str_compare(ty_pack_key(&walk), edit->key);

		if (order < 0) {
			rc = emit(j, ty_pack_key(&walk), walk.value);
			have = ty_pack_next(&walk);
			continue;
		}
		if (order == 0)
			have = ty_pack_next(&walk);
		if (!edit->drop)
			rc = emit(j, edit->key, edit->value);
		i++;
	}
	if (!rc && j->room->build.n)
		rc = write_block(j);
	if (!rc && !j->written && j->has_old)
		rc = remove_old(j);
	return rc;
}

static int apply_group(job *j)
{
	size_t n;
	int rc = locate(j);

	if (rc)
		return rc;
	n = gather(j);
	rc = choose_target(j, n);
	if (rc)
		return rc;
	j->written = false;
	rc = merge(j, n);
	return rc ? rc : ty_spill_note(&j->room->spill, j->txn, j->bytes);
}

int ty_map_apply(MDB_txn *txn, const ty_map *map, const ty_edits *edits, ty_map_room *room)
{
	job j = { .txn = txn, .map = map, .edits = edits, .room = room };
	int rc;

	if (!room->batch)
		room->batch = malloc((BATCH_MAX + 1) * sizeof *room->batch);
	if (!room->batch)
		return ENOMEM;
	ty_pack_clear(&room->build);
	room->build.values = map->values;
	rc = mdb_cursor_open(txn, map->dbi, &j.cursor);
	if (rc)
		return rc;
	j.more = edits->next(edits->ctx, &j.edit);
	while (!rc && j.more)
		rc = apply_group(&j);
	mdb_cursor_close(j.cursor);
	return rc;
}

static bool next_of_one(void *ctx, ty_edit *out)
{
	ty_edit **edit = ctx;

	if (!*edit)
		return false;
	*out = **edit;
	*edit = NULL;
	return true;
}

static int apply_one(MDB_txn *txn, const ty_map *map, ty_edit edit, ty_map_room *room)
{
	ty_edit *left = &edit;

	return ty_map_apply(txn, map, &(ty_edits){ next_of_one, &left }, room);
}

int ty_map_put(MDB_txn *txn, const ty_map *map, taiyaku_str key, taiyaku_str value,
	       ty_map_room *room)
{
	return apply_one(txn, map, (ty_edit){ key, value, false }, room);
}

int ty_map_drop(MDB_txn *txn, const ty_map *map, taiyaku_str key, ty_map_room *room)
{
	return apply_one(txn, map, (ty_edit){ .key = key, .drop = true }, room);
}

void ty_map_room_free(ty_map_room *room)
{
	ty_buf_free(&room->old);
	ty_buf_free(&room->build.bytes);
	free(room->batch);
	*room = (ty_map_room){ .spill = room->spill };
}
