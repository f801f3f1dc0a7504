/* SPDX-License-Identifier: Apache-2.0 */
/* What there is of lists: the fact "portions". */
#include <errno.h>

#include "base/grow.h"
#include "store/lmdb_search.h"
#include "store/seal.h"
#include "store/varint.h"

enum { FACT_FIELDS = 3 }; /* of a portion: id, first, end */

static MDB_val portions_key(void)
{
	static const char name[] = "portions";

	return (MDB_val){ sizeof name - 1, (void *)(uintptr_t)name };
}

static int read_portions(ty_portions *out, taiyaku_str rest)
{
	uint64_t head[2], field[FACT_FIELDS];
	uint32_t end = 1;

	if (!ty_varint_next(&head[0], &rest) || !ty_varint_next(&head[1], &rest))
		return MDB_CORRUPTED;
	out->next_id = (uint32_t)head[0];
	out->next_word = (uint32_t)head[1];
	while (rest.len) {
		if (!TY_GROW(out->list, out->cap, out->n + 1))
			return ENOMEM;
		for (size_t i = 0; i < FACT_FIELDS; i++)
			if (!ty_varint_next(&field[i], &rest) || field[i] > UINT32_MAX)
				return MDB_CORRUPTED;
		if (field[1] != end || field[2] <= end)
			return MDB_CORRUPTED;
		end = (uint32_t)field[2];
		out->list[out->n++] = (ty_portion){ (uint32_t)field[0], (uint32_t)field[1], end };
	}
	return 0;
}

int ty_portions_load(ty_lmdb_txn *t, ty_portions **out)
{
	ty_search_txn *search = ty_search_of(t);
	MDB_val key = portions_key(), value;
	int rc;

	if (!search)
		return ENOMEM;
	*out = &search->portions;
	if (search->portions.loaded)
		return 0;
	search->portions.next_id = search->portions.next_word = 1;
	rc = mdb_get(t->mdb, t->db->facts, &key, &value);
	if (!rc)
		rc = read_portions(&search->portions, ty_seal_off(value.mv_data, value.mv_size));
	else if (rc == MDB_NOTFOUND)
		rc = 0;
	search->portions.loaded = !rc;
	return rc;
}

int ty_portions_save(ty_lmdb_txn *t)
{
	const ty_portions *portions = &t->search->portions;
	ty_buf bytes = { 0 };
	MDB_val key = portions_key(), value;
	int rc;

	ty_varint_add(&bytes, portions->next_id);
	ty_varint_add(&bytes, portions->next_word);
	for (size_t i = 0; i < portions->n; i++) {
		ty_varint_add(&bytes, portions->list[i].id);
		ty_varint_add(&bytes, portions->list[i].first);
		ty_varint_add(&bytes, portions->list[i].end);
	}
	ty_seal_add(&bytes, ty_str_of(key.mv_data, key.mv_size));
	value = (MDB_val){ bytes.len, bytes.data };
	rc = bytes.failed ? ENOMEM : mdb_put(t->mdb, t->db->facts, &key, &value, 0);
	ty_buf_free(&bytes);
	return rc;
}

uint32_t ty_portions_end(const ty_portions *portions)
{
	return portions->n ? portions->list[portions->n - 1].end : 1;
}
