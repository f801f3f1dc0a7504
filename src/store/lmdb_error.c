/* SPDX-License-Identifier: Apache-2.0 */
/* What LMDB's codes mean to a person. */
#include <errno.h>

#include "base/error.h"
#include "store/lmdb.h"

taiyaku_status ty_lmdb_fail(const ty_lmdb *db, int rc, taiyaku_error *err)
{
	const char *path = db->path;
	MDB_envinfo info = { 0 };

	switch (rc) {
	case 0:
		return TAIYAKU_OK;
	case ENOMEM:
		return ty_fail_memory(err);
	case MDB_MAP_FULL:
		(void)mdb_env_info(db->env, &info);
		return ty_fail_at(
			err, TAIYAKU_ELIMIT, path, 0, 0,
			"the store does not fit into the %zu MiB that this process may map",
			info.me_mapsize >> 20);
	case MDB_MAP_RESIZED:
		return ty_fail_at(err, TAIYAKU_ELIMIT, path, 0, 0,
				  "another process made the store larger than this one has mapped: "
				  "open it again");
	case MDB_READERS_FULL:
		return ty_fail_at(err, TAIYAKU_EIO, path, 0, 0, "over %d readers at the same time",
				  TY_LMDB_READERS);
	case MDB_VERSION_MISMATCH:
	case MDB_INVALID:
	case MDB_NOTFOUND:
	case MDB_INCOMPATIBLE:
		return ty_fail_at(err, TAIYAKU_ESTORE, path, 0, 0, "not a taiyaku store");
	default:
		if (rc == EIO && ty_lmdb_file_disk_full(&db->file))
			rc = ENOSPC;
		if (rc > 0)
			return ty_fail_errno(err, path, rc, "cannot read or write the store");
		return ty_fail_at(err, TAIYAKU_ESTORE, path, 0, 0, "the store is damaged: %s",
				  mdb_strerror(rc));
	}
}
