/* SPDX-License-Identifier: Apache-2.0 */
/*
 * LMDB makes room before it puts values: for all that one call puts, and by spilling as many pages.
 * So it is asked to put 64 Mi values of eight bytes under a key where the first of them is already:
 * it spills, meets that one, and stops.  A version that makes room in another way would only keep
 * more in memory.
 */
#include "store/lmdb_spill.h"

#include <stddef.h>
#include <stdint.h>

enum { VALUES = 1 << 26 };

/* Bytes that may be written before pages are spilled: few, so that their memory is used again and
 * again. */
#define WRITTEN_MAX ((size_t)8 << 20)

static MDB_val key_of(uint64_t *value)
{
	return (MDB_val){ sizeof *value, value };
}

static int open_database(ty_spill *spill, MDB_txn *txn)
{
	uint64_t value = 0;
	MDB_val key = key_of(&value), data = key_of(&value);
	int rc = mdb_dbi_open(txn, "spill", MDB_CREATE | MDB_DUPSORT | MDB_DUPFIXED, &spill->dbi);

	if (rc)
		return rc;
	spill->open = true;
	return mdb_put(txn, spill->dbi, &key, &data, 0);
}

int ty_spill_note(ty_spill *spill, MDB_txn *txn, size_t bytes)
{
	uint64_t value = 0;
	MDB_val key = key_of(&value), data[2] = {
		key_of(&value),
		{ VALUES, NULL },
	};
	MDB_cursor *cursor;
	int rc;

	spill->written += bytes;
	if (spill->written < WRITTEN_MAX)
		return 0;
	spill->written = 0;
	rc = spill->open ? 0 : open_database(spill, txn);
	if (!rc)
		rc = mdb_cursor_open(txn, spill->dbi, &cursor);
	if (rc)
		return rc;
	rc = mdb_cursor_put(cursor, &key, data, MDB_MULTIPLE | MDB_NODUPDATA);
	mdb_cursor_close(cursor);
	return rc == MDB_KEYEXIST ? 0 : rc;
}

int ty_spill_end(ty_spill *spill, MDB_txn *txn)
{
	if (!spill->open)
		return 0;
	spill->open = false;
	return mdb_drop(txn, spill->dbi, 1);
}
