/* SPDX-License-Identifier: Apache-2.0 */
#include "store/lmdb_lists.h"

#include <errno.h>

#include "base/endian.h"

enum {
	BATCH_BYTES = 128 << 10, /* copied at a time, but for a single large list */
	DROP_BATCH = 1024,	 /* keys removed at a time */
	HEAD = 8,		 /* gram and length in front of a copied list */
};

void ty_list_key(unsigned char out[TY_LIST_KEY], uint32_t portion, int side, uint32_t gram)
{
	ty_put_be32(out, portion);
	out[4] = (unsigned char)side;
	ty_put_be32(out + TY_LIST_PREFIX, gram);
}

uint32_t ty_list_gram(taiyaku_str key)
{
	return ty_be32(key.data + TY_LIST_PREFIX);
}

/* 0, or MDB_NOTFOUND where the entry stood on is of another portion or side. */
static int check(const ty_map_cursor *cursor, const unsigned char key[TY_LIST_KEY])
{
	taiyaku_str found = ty_map_key(cursor);

	if (found.len != TY_LIST_KEY)
		return MDB_CORRUPTED;
	return memcmp(found.data, key, TY_LIST_PREFIX) == 0 ? 0 : MDB_NOTFOUND;
}

int ty_list_seek(ty_lmdb_txn *t, ty_map_cursor *cursor, uint32_t portion, int side, uint32_t gram)
{
	unsigned char key[TY_LIST_KEY];
	int rc;

	ty_list_key(key, portion, side, gram);
	rc = ty_lmdb_seek(t, cursor, &t->db->search.lists,
			  ty_str_of((const char *)key, TY_LIST_KEY));
	return rc ? rc : check(cursor, key);
}

int ty_list_next(ty_map_cursor *cursor, uint32_t portion, int side)
{
	unsigned char key[TY_LIST_KEY];
	int rc = ty_map_next(cursor);

	ty_list_key(key, portion, side, 0);
	return rc ? rc : check(cursor, key);
}

int ty_list_find(ty_postings *out, bool *there, ty_lmdb_txn *t, ty_map_cursor *cursor,
		 uint32_t portion, int side, uint32_t gram)
{
	int rc = ty_list_seek(t, cursor, portion, side, gram);

	*there = !rc && ty_list_gram(ty_map_key(cursor)) == gram;
	if (*there && !ty_postings_open(out, ty_map_value(cursor)))
		return MDB_CORRUPTED;
	return rc == MDB_NOTFOUND ? 0 : rc;
}

/* ---- copying ---- */

/* Copy lists from gram on. */
static int load(ty_list_copy *copy, ty_lmdb_txn *t, uint32_t gram)
{
	unsigned char head[HEAD];
	ty_map_cursor cursor = { 0 };
	int rc = ty_list_seek(t, &cursor, copy->portion, copy->side, gram);

	ty_buf_clear(&copy->bytes);
	copy->at = 0;
	while (!rc && copy->bytes.len < BATCH_BYTES) {
		taiyaku_str list = ty_map_value(&cursor);

		ty_put_be32(head, ty_list_gram(ty_map_key(&cursor)));
		ty_put_be32(head + 4, (uint32_t)list.len);
		ty_buf_add(&copy->bytes, ty_str_of((const char *)head, HEAD));
		ty_buf_add(&copy->bytes, list);
		rc = ty_list_next(&cursor, copy->portion, copy->side);
	}
	ty_map_close(&cursor);
	if (copy->bytes.failed)
		return ENOMEM;
	return rc == MDB_NOTFOUND ? 0 : rc;
}

/* Stand on the list at copy->at, or on none. */
static int stand(ty_list_copy *copy)
{
	const char *head = copy->bytes.data + copy->at;

	copy->there = copy->at < copy->bytes.len;
	if (!copy->there)
		return 0;
	copy->gram = ty_be32(head);
	if (!ty_postings_open(&copy->list, ty_str_of(head + HEAD, ty_be32(head + 4))))
		return MDB_CORRUPTED;
	return 0;
}

int ty_list_copy_first(ty_list_copy *copy, ty_lmdb_txn *t, uint32_t portion, int side)
{
	int rc;

	copy->portion = portion;
	copy->side = side;
	rc = load(copy, t, 0);
	return rc ? rc : stand(copy);
}

int ty_list_copy_next(ty_list_copy *copy, ty_lmdb_txn *t)
{
	int rc = 0;

	copy->at += HEAD + ty_be32(copy->bytes.data + copy->at + 4);
	if (copy->at == copy->bytes.len) {
		if (copy->gram == UINT32_MAX) {
			copy->there = false;
			return 0;
		}
		rc = load(copy, t, copy->gram + 1);
	}
	return rc ? rc : stand(copy);
}

/* ---- removing ---- */

typedef struct drops {
	unsigned char keys[DROP_BATCH][TY_LIST_KEY];
	size_t n, given;
} drops;

static bool next_drop(void *ctx, ty_edit *out)
{
	drops *d = ctx;

	if (d->given == d->n)
		return false;
	*out = (ty_edit){
		.key = ty_str_of((const char *)d->keys[d->given++], TY_LIST_KEY),
		.drop = true,
	};
	return true;
}

int ty_lists_drop(ty_lmdb_txn *t, uint32_t portion)
{
	unsigned char from[TY_LIST_KEY];
	drops d;
	const ty_edits edits = { next_drop, &d };
	int rc = 0;

	ty_list_key(from, portion, 0, 0);
	do {
		ty_map_cursor cursor = { 0 };

		d.n = d.given = 0;
		rc = ty_lmdb_seek(t, &cursor, &t->db->search.lists,
				  ty_str_of((const char *)from, TY_LIST_KEY));
		while (!rc && d.n < DROP_BATCH && ty_map_key(&cursor).len == TY_LIST_KEY &&
		       memcmp(ty_map_key(&cursor).data, from, 4) == 0) {
			memcpy(d.keys[d.n++], ty_map_key(&cursor).data, TY_LIST_KEY);
			rc = ty_map_next(&cursor);
		}
		ty_map_close(&cursor);
		if (rc == MDB_NOTFOUND)
			rc = 0;
		if (!rc && d.n)
			rc = ty_map_apply(t->mdb, &t->db->search.lists, &edits, &t->change->room);
	} while (!rc && d.n);
	return rc;
}
