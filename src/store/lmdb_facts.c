/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The database of facts, and bringing a store of an older version to the version of today.
 */
#include <errno.h>
#include <stdio.h>

#include "base/error.h"
#include "store/lmdb_columns.h"
#include "store/seal.h"

static MDB_val val_of(const char *name)
{
	return (MDB_val){ strlen(name), (void *)(uintptr_t)name };
}

int ty_fact_put(MDB_txn *t, MDB_dbi facts, const char *name, taiyaku_str value)
{
	MDB_val key = val_of(name), data;
	ty_buf bytes = { 0 };
	int rc;

	ty_buf_add(&bytes, value);
	/* The version is for all versions to read. */
	if (!ty_str_is(ty_str("version"), name))
		ty_seal_add(&bytes, ty_str(name));
	data = (MDB_val){ bytes.len, bytes.data };
	rc = bytes.failed ? ENOMEM : mdb_put(t, facts, &key, &data, 0);
	ty_buf_free(&bytes);
	return rc;
}

int ty_fact_get(char out[TY_FACT_MAX], MDB_txn *t, MDB_dbi facts, const char *name)
{
	MDB_val key = val_of(name), data;
	int rc = mdb_get(t, facts, &key, &data);
	taiyaku_str value;

	if (rc)
		return rc;
	value = ty_str_is(ty_str("version"), name) ? ty_str_of(data.mv_data, data.mv_size)
						   : ty_seal_off(data.mv_data, data.mv_size);
	if (value.len >= TY_FACT_MAX)
		return MDB_CORRUPTED;
	if (value.len)
		memcpy(out, value.data, value.len);
	out[value.len] = '\0';
	return 0;
}

int ty_fact_put_version(MDB_txn *t, MDB_dbi facts, uint32_t version)
{
	char text[16];
	int len = snprintf(text, sizeof text, "%u", version);

	return ty_fact_put(t, facts, "version", ty_str_of(text, (size_t)len));
}

taiyaku_status ty_lmdb_version(uint32_t *version, const ty_lmdb *db, MDB_txn *t, taiyaku_error *err)
{
	char text[TY_FACT_MAX];
	uint64_t number;
	int rc = ty_fact_get(text, t, db->facts, "version");

	if (rc)
		return ty_lmdb_fail(db, rc, err);
	if (!ty_str_number(&number, ty_str(text), UINT32_MAX) || number == 0)
		return ty_lmdb_fail(db, MDB_CORRUPTED, err);
	if (number > TY_LMDB_VERSION)
		return ty_fail_at(err, TAIYAKU_ESTORE, db->path, 0, 0,
				  "the store is of version %u, this taiyaku reads up to %d",
				  (uint32_t)number, TY_LMDB_VERSION);
	*version = (uint32_t)number;
	return TAIYAKU_OK;
}

taiyaku_status ty_lmdb_version_now(const ty_lmdb *db, uint32_t version, taiyaku_error *err)
{
	if (version == TY_LMDB_VERSION)
		return TAIYAKU_OK;
	return ty_fail_at(err, TAIYAKU_ESTORE, db->path, 0, 0,
			  "the store is of version %u: a command that writes brings it to %d",
			  version, TY_LMDB_VERSION);
}

/* ---- counters ---- */

static void list_counters(uint64_t *fields[TY_COUNTERS], ty_counters *c)
{
	fields[0] = &c->next;
	fields[1] = &c->string;
	for (size_t i = 0; i < 5; i++)
		fields[2 + i] = &c->kinds[i];
	fields[7] = &c->transaction;
}

int ty_counters_read(ty_counters *out, MDB_txn *t, MDB_dbi facts)
{
	uint64_t *fields[TY_COUNTERS];
	MDB_val key = val_of("counters"), value;
	int rc = mdb_get(t, facts, &key, &value);
	const unsigned char *bytes = value.mv_data;

	if (rc || value.mv_size != TY_COUNTERS * 8 + TY_SEAL)
		return rc && rc != MDB_NOTFOUND ? rc : MDB_CORRUPTED;
	list_counters(fields, out);
	for (size_t i = 0; i < TY_COUNTERS; i++) {
		*fields[i] = 0;
		for (size_t j = 0; j < 8; j++)
			*fields[i] |= (uint64_t)bytes[i * 8 + j] << (8 * j);
	}
	return 0;
}

int ty_counters_write(ty_counters *counters, MDB_txn *t, MDB_dbi facts)
{
	uint64_t *fields[TY_COUNTERS];
	char bytes[TY_COUNTERS * 8];

	counters->transaction = mdb_txn_id(t);
	list_counters(fields, counters);
	for (size_t i = 0; i < sizeof bytes; i++)
		bytes[i] = (char)(unsigned char)(*fields[i / 8] >> (8 * (i % 8)));
	return ty_fact_put(t, facts, "counters", ty_str_of(bytes, sizeof bytes));
}

/* ---- upgrades ---- */

/* Put seals behind all values of a database. */
static int seal_all(MDB_txn *t, MDB_dbi dbi)
{
	ty_buf key_bytes = { 0 }, bytes = { 0 };
	MDB_cursor *cursor;
	MDB_val key, value;
	int rc = mdb_cursor_open(t, dbi, &cursor);

	if (rc)
		return rc;
	rc = mdb_cursor_get(cursor, &key, &value, MDB_FIRST);
	while (!rc) {
		taiyaku_str name = ty_str_of(key.mv_data, key.mv_size);

		ty_buf_clear(&key_bytes);
		ty_buf_clear(&bytes);
		ty_buf_add(&key_bytes, name);
		ty_buf_add(&bytes, ty_str_of(value.mv_data, value.mv_size));
		if (!ty_str_is(name, "version"))
			ty_seal_add(&bytes, ty_buf_str(&key_bytes));
		key = (MDB_val){ key_bytes.len, key_bytes.data };
		value = (MDB_val){ bytes.len, bytes.data };
		rc = key_bytes.failed || bytes.failed
			     ? ENOMEM
			     : mdb_cursor_put(cursor, &key, &value, MDB_CURRENT);
		if (!rc)
			rc = mdb_cursor_get(cursor, &key, &value, MDB_NEXT);
	}
	mdb_cursor_close(cursor);
	ty_buf_free(&key_bytes);
	ty_buf_free(&bytes);
	return rc == MDB_NOTFOUND ? 0 : rc;
}

/* Blocks of columns had one pair more, where the seal is now. */
static int cut_columns(MDB_txn *t, MDB_dbi dbi)
{
	const size_t block = (size_t)TY_COLUMNS_BLOCK * TY_COLUMN;
	unsigned char name[TY_LMDB_NUMBER];
	ty_buf all = { 0 };
	MDB_cursor *cursor;
	MDB_val key, value;
	int rc = mdb_cursor_open(t, dbi, &cursor);

	if (rc)
		return rc;
	for (rc = mdb_cursor_get(cursor, &key, &value, MDB_FIRST); !rc;
	     rc = mdb_cursor_get(cursor, &key, &value, MDB_NEXT))
		ty_buf_add(&all, ty_str_of(value.mv_data, value.mv_size));
	mdb_cursor_close(cursor);
	if (rc == MDB_NOTFOUND)
		rc = all.failed ? ENOMEM : mdb_drop(t, dbi, 0);
	for (size_t at = 0; !rc && at < all.len; at += block) {
		size_t end = all.len - at < block ? all.len : at + block;

		(void)ty_lmdb_number(name, at / block);
		key = (MDB_val){ TY_LMDB_NUMBER, name };
		value = (MDB_val){ end - at, all.data + at };
		rc = mdb_put(t, dbi, &key, &value, 0);
	}
	ty_buf_free(&all);
	return rc;
}

/* Version 3: seals, and the transaction among the counters. */
int ty_upgrade_2(ty_lmdb *db, MDB_txn *t)
{
	const MDB_dbi all[] = { db->facts,
				db->records.dbi,
				db->strings.dbi,
				db->index.dbi,
				db->search.near,
				db->search.columns,
				db->search.lists.dbi,
				db->search.words.dbi,
				db->search.vocabulary };
	/* Those of a store without pairs, which had none. */
	const char first[TY_COUNTERS * 8] = { [0] = 1, [8] = 1 };
	MDB_val key = val_of("counters"), value;
	ty_buf counters = { 0 };
	int rc = mdb_get(t, db->facts, &key, &value);

	/* They say of which transaction they are: so will the one that ends. */
	if (rc == MDB_NOTFOUND)
		value = (MDB_val){ 0, NULL };
	if (!rc || rc == MDB_NOTFOUND) {
		ty_buf_add(&counters, ty_str_of(value.mv_data, value.mv_size));
		ty_buf_add(&counters, ty_str_of(first + value.mv_size % sizeof first,
						sizeof first - value.mv_size % sizeof first));
		value = (MDB_val){ counters.len, counters.data };
		rc = counters.failed ? ENOMEM : mdb_put(t, db->facts, &key, &value, 0);
		ty_buf_free(&counters);
	}
	if (!rc)
		rc = cut_columns(t, db->search.columns);
	for (size_t i = 0; !rc && i < sizeof all / sizeof *all; i++)
		rc = seal_all(t, all[i]);
	return rc;
}
