/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Transactions: LMDB's, our locks around them, the counters, and what a change has in hand until
 * its commit.
 */
#include <stdlib.h>

#include "base/error.h"
#include "base/huge.h"
#include "store/lmdb_search.h"

/* Another process made the file larger than the map of this one: map it again, if no other
 * transaction of this process uses the map. */
static int map_again(ty_lmdb *db)
{
	int rc = MDB_MAP_RESIZED;

	(void)pthread_mutex_lock(&db->file.guard);
	if (db->file.transactions == 1)
		rc = mdb_env_set_mapsize(db->env, 0);
	(void)pthread_mutex_unlock(&db->file.guard);
	return rc;
}

static int begin_mdb(ty_lmdb_txn *t, bool write)
{
	unsigned flags = write ? 0 : MDB_RDONLY;
	int dead, rc = 0;

	/* Readers that were killed would keep every page that was given back since from use. */
	if (write)
		rc = mdb_reader_check(t->db->env, &dead);
	if (!rc)
		rc = mdb_txn_begin(t->db->env, NULL, flags, &t->mdb);
	if (rc == MDB_MAP_RESIZED) {
		rc = map_again(t->db);
		if (!rc)
			rc = mdb_txn_begin(t->db->env, NULL, flags, &t->mdb);
	}
	if (!rc)
		rc = ty_counters_read(&t->counters, t->mdb, t->db->facts);
	for (unsigned kind = TAIYAKU_TITLE; kind <= TAIYAKU_NAME; kind++)
		if (t->counters.kinds[kind])
			t->base.kinds |= TY_KIND_BIT(kind);
	return rc;
}

static void free_change(ty_lmdb_change *change)
{
	if (!change)
		return;
	if (change->sorter)
		(void)ty_relay_close(change->sorter, true, NULL);
	ty_buf_free(&change->records);
	free(change->added);
	ty_huge_free(change->shorts, change->shorts_cap * sizeof *change->shorts);
	ty_huge_free(change->entries, change->entries_cap);
	ty_huge_free(change->items, change->items_cap * sizeof *change->items);
	ty_number_map_free(&change->ids);
	free(change->known);
	ty_number_map_free(&change->texts);
	ty_number_map_free(&change->numbers);
	free(change->seen);
	ty_arena_free(&change->arena);
	ty_buf_free(&change->record);
	ty_map_room_free(&change->room);
	free(change);
}

/* A change that comes to nothing gives its room on the disk back. */
static void cut_file(const ty_lmdb *db)
{
	MDB_envinfo info;
	MDB_stat stat;

	if (mdb_env_info(db->env, &info) == 0 && mdb_env_stat(db->env, &stat) == 0)
		ty_lmdb_file_cut(&db->file, ((uint64_t)info.me_last_pgno + 1) * stat.ms_psize);
}

/* End it on all but LMDB's side. */
static void leave(ty_lmdb_txn *t)
{
	bool write = t->base.writing;

	free_change(t->change);
	free(t->cache);
	ty_lmdb_file_leave(&t->db->file, write);
	if (write)
		ty_lmdb_file_unlock(&t->db->file);
	free(t);
}

static taiyaku_status begin_here(ty_txn **out, taiyaku_store *store, bool write, taiyaku_error *err)
{
	ty_lmdb *db = (ty_lmdb *)store;
	ty_lmdb_txn *t = calloc(1, sizeof *t);
	taiyaku_status status;
	uint32_t version;

	if (!t)
		return ty_fail_memory(err);
	t->base.store = store;
	t->base.writing = write;
	t->db = db;
	t->names = (ty_strings){ ty_lmdb_string_number, ty_lmdb_string, t };
	if (write)
		t->change = calloc(1, sizeof *t->change);
	status = write && !t->change ? ty_fail_memory(err) : TAIYAKU_OK;
	if (!status && !db->env)
		status = ty_fail_at(err, TAIYAKU_EIO, db->path, 0, 0, "the store is gone");
	if (!status && write)
		status = ty_lmdb_file_lock(&db->file, db->path, err);
	if (!status) {
		status = ty_lmdb_file_enter(&db->file, write, db->path, err);
		if (status && write)
			ty_lmdb_file_unlock(&db->file);
	}
	if (status) {
		free(t->change);
		free(t);
		return status;
	}
	status = ty_lmdb_fail(db, begin_mdb(t, write), err);
	/* Another process may have brought the store to a version of its own since it was opened,
	 * or put one of an older version in its place. */
	if (!status)
		status = ty_lmdb_version(&version, db, t->mdb, err);
	if (!status)
		status = ty_lmdb_version_now(db, version, err);
	if (status) {
		ty_lmdb_abort(&t->base);
		return status;
	}
	*out = &t->base;
	return TAIYAKU_OK;
}

/* Who began before another process put a smaller file in the place of this one goes on in the old
 * one, which nobody writes any more; who begins follows to the new. */
taiyaku_status ty_lmdb_begin(ty_txn **out, taiyaku_store *store, bool write, taiyaku_error *err)
{
	ty_lmdb *db = (ty_lmdb *)store;
	taiyaku_status status = begin_here(out, store, write, err);
	bool moved = true;

	while (!status && moved && ty_lmdb_file_replaced(&db->file, db->path)) {
		ty_lmdb_abort(*out);
		status = ty_lmdb_follow(&moved, db, err);
		if (!status && !moved && write)
			return ty_fail_at(err, TAIYAKU_EIO, db->path, 0, 0,
					  "another process replaced the store: open it again");
		if (!status)
			status = begin_here(out, store, write, err);
	}
	if (status || !write || !ty_lmdb_file_gone(&db->file))
		return status;
	ty_lmdb_abort(*out);
	return ty_fail_at(err, TAIYAKU_EIO, db->path, 0, 0, "the store was removed meanwhile");
}

static void close_cursors(ty_lmdb_txn *t)
{
	ty_map_close(&t->records);
	ty_map_close(&t->strings);
	ty_map_close(&t->index);
	ty_search_free(t);
}

void ty_lmdb_abort(ty_txn *txn)
{
	ty_lmdb_txn *t = (ty_lmdb_txn *)txn;

	close_cursors(t);
	if (t->mdb)
		mdb_txn_abort(t->mdb);
	if (txn->writing)
		cut_file(t->db);
	leave(t);
}

taiyaku_status ty_lmdb_commit(ty_txn *txn, taiyaku_error *err)
{
	ty_lmdb_txn *t = (ty_lmdb_txn *)txn;
	ty_lmdb *db = t->db;
	taiyaku_status status;
	int rc;

	if (!txn->writing) {
		ty_lmdb_abort(txn);
		return TAIYAKU_OK;
	}
	ty_lmdb_sort_index(t);
	status = ty_search_flush(t, err);
	rc = status ? 0 : ty_lmdb_flush_records(t);
	if (!status && !rc)
		rc = ty_lmdb_flush_index(t);
	if (!status && !rc)
		rc = ty_counters_write(&t->counters, t->mdb, t->db->facts);
	if (!status && !rc)
		rc = ty_spill_end(&t->change->room.spill, t->mdb);
	if (status || rc) {
		status = status ? status : ty_lmdb_fail(db, rc, err);
		ty_lmdb_abort(txn);
		return status;
	}
	close_cursors(t);
	rc = mdb_txn_commit(t->mdb);
	status = ty_lmdb_fail(db, rc, err);
	if (rc)
		cut_file(db);
	leave(t);
	return status;
}
