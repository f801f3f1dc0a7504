/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Records by number.  Those of a change are collected and appended in bulk; asking for one of them
 * writes them out first.
 */
#include "base/error.h"
#include "store/lmdb.h"

/* ---- writing ---- */

typedef struct added_edits {
	const ty_lmdb_change *change;
	size_t at;
} added_edits;

static bool next_added(void *ctx, ty_edit *out)
{
	added_edits *from = ctx;
	const ty_lmdb_change *change = from->change;
	size_t begin = from->at ? change->added[from->at - 1].end : 0;

	if (from->at == change->n_added)
		return false;
	*out = (ty_edit){
		.key = ty_str_of((const char *)change->added[from->at].key, TY_LMDB_NUMBER),
		.value = ty_str_slice(ty_buf_str(&change->records), begin,
				      change->added[from->at].end),
	};
	from->at++;
	return true;
}

int ty_lmdb_flush_records(ty_lmdb_txn *t)
{
	ty_lmdb_change *change = t->change;
	added_edits from = { change, 0 };
	const ty_edits edits = { next_added, &from };
	int rc = 0;

	if (change->n_added)
		rc = ty_map_apply(t->mdb, &t->db->records, &edits, &change->room);

	change->n_added = 0;
	ty_buf_clear(&change->records);
	return rc;
}

/* ---- reading ---- */

/* The record of a number; MDB_NOTFOUND: there is none. */
static int read_record(taiyaku_str *out, ty_lmdb_txn *t, uint64_t number)
{
	unsigned char bytes[TY_LMDB_NUMBER];
	taiyaku_str key = ty_lmdb_number(bytes, number);
	int rc = 0;

	if (number == 0 || number >= t->counters.next)
		return MDB_NOTFOUND;
	if (t->change && t->change->n_added && number >= t->counters.next - t->change->n_added)
		rc = ty_lmdb_flush_records(t);
	if (!rc)
		rc = ty_lmdb_seek(t, &t->records, &t->db->records, key);
	if (!rc && !ty_str_equal(ty_map_key(&t->records), key))
		return MDB_NOTFOUND;
	if (!rc)
		*out = ty_map_value(&t->records);
	return rc;
}

taiyaku_status ty_lmdb_get(taiyaku_pair *out, bool *there, ty_txn *txn, uint64_t number,
			   ty_arena *arena, taiyaku_error *err)
{
	ty_lmdb_txn *t = (ty_lmdb_txn *)txn;
	taiyaku_str record;
	int rc = read_record(&record, t, number);

	*there = !rc;
	if (rc == MDB_NOTFOUND)
		return TAIYAKU_OK;
	if (rc)
		return ty_lmdb_fail(t->db, rc, err);
	/* A transaction that writes moves its pages. */
	if (t->change && !ty_arena_copy(&record, arena, record))
		return ty_fail_memory(err);
	return ty_record_read(out, arena, record, &t->names, err);
}

taiyaku_status ty_lmdb_texts(taiyaku_str text[2], bool *there, ty_txn *txn, uint64_t number,
			     taiyaku_error *err)
{
	ty_lmdb_txn *t = (ty_lmdb_txn *)txn;
	taiyaku_str record;
	int rc = read_record(&record, t, number);

	*there = !rc;
	if (rc == MDB_NOTFOUND)
		return TAIYAKU_OK;
	if (!rc && !ty_record_sound(record))
		rc = MDB_CORRUPTED;
	if (!rc)
		ty_record_texts(text, record);
	return ty_lmdb_fail(t->db, rc, err);
}

/* ---- many at a time ---- */

/* The processor waits for the memory of a record longer than it works on it: so blocks of several
 * are on their way at the same time. */
enum { AHEAD = 8, LINE = 64 };

static int find_blocks(taiyaku_str blocks[AHEAD], ty_lmdb_txn *t, const uint32_t *numbers, size_t n)
{
	unsigned char bytes[TY_LMDB_NUMBER];
	int rc = t->records.mdb ? 0 : ty_map_open(&t->records, t->mdb, &t->db->records);

	for (size_t i = 0; !rc && i < n; i++) {
		rc = ty_map_block(&blocks[i], &t->records, ty_lmdb_number(bytes, numbers[i]));
		for (size_t at = 0; !rc && at < blocks[i].len; at += LINE)
			__builtin_prefetch(blocks[i].data + at);
	}
	return rc;
}

/* Stand on a record of a block; where the walk stands on the one before it, that is a step. */
static bool find_in_block(ty_pack_walk *walk, bool is_next, taiyaku_str block, taiyaku_str key)
{
	if (is_next && ty_pack_next(walk) && ty_str_equal(ty_pack_key(walk), key))
		return true;
	ty_pack_open(walk, block, true);
	return ty_pack_seek(walk, key) && ty_str_equal(ty_pack_key(walk), key);
}

taiyaku_status ty_lmdb_texts_of(ty_txn *txn, const uint32_t *numbers, size_t n, ty_texts_fn found,
				void *ctx, taiyaku_error *err)
{
	ty_lmdb_txn *t = (ty_lmdb_txn *)txn;
	taiyaku_status status = TAIYAKU_OK;
	taiyaku_str blocks[AHEAD], text[2];
	unsigned char bytes[TY_LMDB_NUMBER];
	ty_pack_walk walk;
	const char *stood = NULL; /* the block whose record before this was read */
	int rc = 0;

	for (size_t i = 0; !status && !rc && i < n; i++) {
		taiyaku_str key = ty_lmdb_number(bytes, numbers[i]), block;
		bool is_next;

		if (i % AHEAD == 0)
			rc = find_blocks(blocks, t, numbers + i, n - i < AHEAD ? n - i : AHEAD);
		if (rc)
			break;
		block = blocks[i % AHEAD];
		is_next = stood && stood == block.data && numbers[i] == numbers[i - 1] + 1;
		stood = NULL;
		if (!find_in_block(&walk, is_next, block, key)) {
			rc = walk.damaged ? MDB_CORRUPTED : 0;
			continue;
		}
		if (!ty_record_sound(walk.value))
			rc = MDB_CORRUPTED;
		if (rc)
			break;
		stood = block.data;
		ty_record_texts(text, walk.value);
		status = found(ctx, numbers[i], text, err);
	}
	if (rc == MDB_NOTFOUND) /* there are no records */
		rc = 0;
	return status ? status : ty_lmdb_fail(t->db, rc, err);
}
