/* SPDX-License-Identifier: Apache-2.0 */
/* Pairs found by identity, and put into and taken out of the records and every index. */
#include <errno.h>

#include "base/error.h"
#include "base/grow.h"
#include "base/pair.h"
#include "store/lmdb_columns.h"
#include "store/lmdb_near.h"
#include "store/lmdb_words.h"

/* Bytes of records that are written at a time. */
enum { RECORDS_MAX = 256 << 10 };

/* ---- writing ---- */

/* Make the record of a pair at the end of to. */
static taiyaku_status make_record(ty_buf *to, ty_lmdb_txn *t, const taiyaku_pair *pair,
				  taiyaku_error *err)
{
	size_t from = to->len;
	taiyaku_status status;

	ty_record_write(to, pair, &t->names);
	status = ty_buf_status(to, err);
	if (!status && to->len - from > TY_RECORD_MAX)
		return ty_fail(err, TAIYAKU_ELIMIT, "a pair takes over %zu MiB",
			       TY_RECORD_MAX >> 20);
	return status;
}

static int index_keys(ty_lmdb_txn *t, const ty_key_ref *keys, size_t n, uint64_t number)
{
	int rc = 0;

	for (size_t i = 0; !rc && i < n; i++)
		rc = ty_lmdb_index_key(t, &keys[i], number);
	return rc;
}

taiyaku_status ty_lmdb_add(ty_txn *txn, const taiyaku_pair *pair, uint64_t id,
			   const ty_key_ref *keys, size_t n, taiyaku_error *err)
{
	ty_lmdb_txn *t = (ty_lmdb_txn *)txn;
	ty_lmdb_change *change = t->change;
	uint64_t number = t->counters.next;
	taiyaku_status status;
	int rc;

	if (number > TY_LMDB_NUMBER_MAX)
		return ty_fail_at(err, TAIYAKU_ELIMIT, t->db->path, 0, 0,
				  "the store holds %llu pairs and no more",
				  (unsigned long long)TY_LMDB_NUMBER_MAX);
	if (!TY_GROW(change->added, change->added_cap, change->n_added + 1))
		return ty_fail_memory(err);
	status = make_record(&change->records, t, pair, err);
	if (status)
		return status;
	(void)ty_lmdb_number(change->added[change->n_added].key, number);
	change->added[change->n_added++].end = change->records.len;
	t->counters.next++;
	t->counters.kinds[pair->kind]++;
	txn->kinds |= TY_KIND_BIT(pair->kind);
	rc = ty_lmdb_index_hash(t, TY_HASH_ID, id, number);
	if (!rc)
		rc = index_keys(t, keys, n, number);
	if (!rc)
		rc = ty_search_add(t, (uint32_t)number, pair);
	if (!rc && change->records.len >= RECORDS_MAX)
		rc = ty_lmdb_flush_records(t);
	return ty_lmdb_fail(t->db, rc, err);
}

taiyaku_status ty_lmdb_replace(ty_txn *txn, uint64_t number, const taiyaku_pair *pair,
			       const ty_key_ref *keys, size_t n, taiyaku_error *err)
{
	ty_lmdb_txn *t = (ty_lmdb_txn *)txn;
	unsigned char key[TY_LMDB_NUMBER];
	taiyaku_status status;
	int rc = ty_lmdb_flush_records(t);

	if (rc)
		return ty_lmdb_fail(t->db, rc, err);
	ty_buf_clear(&t->change->record);
	status = make_record(&t->change->record, t, pair, err);
	if (status)
		return status;
	rc = ty_map_put(t->mdb, &t->db->records, ty_lmdb_number(key, number),
			ty_buf_str(&t->change->record), &t->change->room);
	if (!rc)
		rc = index_keys(t, keys, n, number);
	return ty_lmdb_fail(t->db, rc, err);
}

static int drop_keys(ty_lmdb_txn *t, const ty_removal *what)
{
	int rc = ty_lmdb_drop_hash(t, TY_HASH_ID, what->id, what->number);

	for (size_t i = 0; !rc && i < what->n_keys; i++)
		rc = ty_lmdb_drop_key(t, &what->keys[i], what->number);
	return rc;
}

/* Lists keep its number until they are merged: a search asks the columns. */
static int drop_searched(ty_lmdb_txn *t, const ty_removal *what)
{
	int rc = ty_search_of(t) ? 0 : ENOMEM;

	for (int side = 0; !rc && side < 2; side++)
		if (what->texts[side].n_tokens)
			rc = ty_near_remove(t, (uint32_t)what->number, side, &what->texts[side]);
	return rc ? rc : ty_columns_remove(t, (uint32_t)what->number);
}

taiyaku_status ty_lmdb_remove(ty_txn *txn, const ty_removal *what, taiyaku_error *err)
{
	ty_lmdb_txn *t = (ty_lmdb_txn *)txn;
	unsigned char key[TY_LMDB_NUMBER];
	int rc = ty_lmdb_flush_records(t);

	if (!rc)
		rc = ty_map_drop(t->mdb, &t->db->records, ty_lmdb_number(key, what->number),
				 &t->change->room);
	if (!rc)
		rc = drop_keys(t, what);
	if (!rc)
		rc = drop_searched(t, what);
	if (!rc)
		t->counters.kinds[what->kind]--;
	return ty_lmdb_fail(t->db, rc, err);
}

/* ---- finding ---- */

void ty_lmdb_expect(ty_txn *txn, uint64_t id, const ty_searchable texts[2])
{
	const ty_lmdb_txn *t = (const ty_lmdb_txn *)txn;

	if (!t->change)
		return;
	ty_number_map_expect(&t->change->ids, id);
	for (int side = 0; t->search && side < 2; side++)
		if (texts[side].words)
			ty_words_expect(&t->search->change, &texts[side]);
}

taiyaku_status ty_lmdb_find(uint64_t *number, taiyaku_pair *known, ty_txn *txn,
			    const taiyaku_pair *pair, uint64_t id, ty_arena *arena,
			    taiyaku_error *err)
{
	ty_lmdb_txn *t = (ty_lmdb_txn *)txn;
	taiyaku_status status;
	bool there;
	int rc;

	*number = 0;
	for (;;) {
		rc = ty_lmdb_by_hash(number, t, TY_HASH_ID, id);
		if (rc || !*number)
			return ty_lmdb_fail(t->db, rc, err);
		status = ty_lmdb_get(known, &there, txn, *number, arena, err);
		if (status || (there && ty_pair_same(known, pair)))
			return status;
	}
}

taiyaku_status ty_lmdb_by_id(uint64_t *number, ty_txn *txn, uint64_t id, taiyaku_error *err)
{
	ty_lmdb_txn *t = (ty_lmdb_txn *)txn;

	return ty_lmdb_fail(t->db, ty_lmdb_by_hash(number, t, TY_HASH_ID, id), err);
}
