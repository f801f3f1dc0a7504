/* SPDX-License-Identifier: Apache-2.0 */
/* The backend: what store.c may ask of LMDB, each in a file of its own. */
#include "store/lmdb_columns.h"
#include "store/lmdb_firsts.h"
#include "store/lmdb_inside.h"
#include "store/lmdb_near.h"

static taiyaku_status inspect(taiyaku_store_info *out, taiyaku_store *store, bool count,
			      taiyaku_error *err)
{
	ty_lmdb *db = (ty_lmdb *)store;
	const ty_counters *counters;
	ty_txn *txn;
	taiyaku_status status = ty_lmdb_begin(&txn, store, false, err);

	if (status)
		return status;
	counters = &((ty_lmdb_txn *)txn)->counters;
	out->languages = store->languages;
	out->file_bytes = ty_lmdb_file_size(&db->file);
	out->version = db->version;
	for (size_t i = 0; i < sizeof out->kinds / sizeof *out->kinds; i++) {
		out->kinds[i] = counters->kinds[i];
		out->pairs += counters->kinds[i];
	}
	out->counted = out->pairs;
	if (count)
		status = ty_lmdb_count(&out->counted, &out->origins, (ty_lmdb_txn *)txn, err);
	ty_lmdb_abort(txn);
	return status;
}

static void discard(taiyaku_store *store)
{
	ty_lmdb *db = (ty_lmdb *)store;
	ty_txn *txn;

	if (db->made && !ty_lmdb_file_shared(&db->file) &&
	    ty_lmdb_begin(&txn, store, true, NULL) == TAIYAKU_OK) {
		if (((ty_lmdb_txn *)txn)->counters.next == 1)
			ty_lmdb_file_remove(db->path);
		ty_lmdb_abort(txn);
	}
	ty_lmdb_close(store);
}

const ty_backend ty_backend_lmdb = {
	.scheme = "lmdb",
	.open = ty_lmdb_open,
	.close = ty_lmdb_close,
	.discard = discard,
	.inspect = inspect,
	.verify = ty_lmdb_verify,
	.copy = ty_lmdb_copy,
	.compact = ty_lmdb_compact,
	.begin = ty_lmdb_begin,
	.commit = ty_lmdb_commit,
	.abort = ty_lmdb_abort,
	.expect = ty_lmdb_expect,
	.find = ty_lmdb_find,
	.get = ty_lmdb_get,
	.texts = ty_lmdb_texts,
	.texts_of = ty_lmdb_texts_of,
	.add = ty_lmdb_add,
	.index = ty_lmdb_index,
	.replace = ty_lmdb_replace,
	.remove = ty_lmdb_remove,
	.by_id = ty_lmdb_by_id,
	.by_key = ty_lmdb_by_key,
	.by_prefix = ty_lmdb_by_prefix,
	.near = ty_lmdb_near,
	.inside = ty_lmdb_inside,
	.first = ty_lmdb_first,
	.recent = ty_lmdb_recent,
	.select = ty_lmdb_select,
	.each = ty_lmdb_each,
};
