/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A copy of a store while it is in use: LMDB copies what one transaction sees, and leaves out free
 * pages.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/error.h"
#include "store/lmdb.h"
#include "store/lmdb_pages.h"

/* The transaction that the counters of a copy are of. */
static int read_transaction(uint64_t *out, const char *path)
{
	ty_counters counters;
	MDB_env *env;
	MDB_txn *t = NULL;
	MDB_dbi facts;
	int rc = mdb_env_create(&env);

	if (rc)
		return rc;
	rc = mdb_env_set_maxdbs(env, 1);
	if (!rc)
		rc = mdb_env_open(env, path, MDB_NOSUBDIR | MDB_NOLOCK | MDB_RDONLY, 0);
	if (!rc)
		rc = mdb_txn_begin(env, NULL, MDB_RDONLY, &t);
	if (!rc)
		rc = mdb_dbi_open(t, "taiyaku", 0, &facts);
	if (!rc)
		rc = ty_counters_read(&counters, t, facts);
	if (t)
		mdb_txn_abort(t);
	mdb_env_close(env);
	*out = rc ? 0 : counters.transaction;
	return rc;
}

static int finish_file(const char *path)
{
	uint64_t transaction;
	int fd, failure = read_transaction(&transaction, path);

	if (failure)
		return failure;
	fd = open(path, O_RDWR | O_CLOEXEC);
	if (fd < 0)
		return errno;
	failure = ty_lmdb_pages_number(fd, transaction);
	if (!failure && fsync(fd) < 0)
		failure = errno;
	return close(fd) < 0 && !failure ? errno : failure;
}

/* Give a finished file its name, where there is none yet. */
static int publish(const char *temporary, const char *path)
{
	if (link(temporary, path) == 0) {
		unlink(temporary);
		return 0;
	}
	if (errno == EEXIST || access(path, F_OK) == 0)
		return EEXIST;
	/* A file system without links. */
	return rename(temporary, path) < 0 ? errno : 0;
}

static int copy_to(ty_lmdb *db, const char *temporary, const char *path)
{
	int rc = mdb_env_copy2(db->env, temporary, MDB_CP_COMPACT);

	if (!rc)
		rc = finish_file(temporary);
	if (!rc)
		rc = publish(temporary, path);
	if (rc && rc != EEXIST)
		unlink(temporary);
	return rc;
}

taiyaku_status ty_lmdb_copy(taiyaku_store *store, const char *path, taiyaku_error *err)
{
	ty_lmdb *db = (ty_lmdb *)store;
	size_t size = strlen(path) + 32;
	char *temporary;
	int rc;

	if (access(path, F_OK) == 0)
		return ty_fail_errno(err, path, EEXIST, "cannot write the copy");
	temporary = malloc(size);
	if (!temporary)
		return ty_fail_memory(err);
	snprintf(temporary, size, "%s.%ld-copy", path, (long)getpid());
	rc = copy_to(db, temporary, path);
	if (rc == EEXIST)
		unlink(temporary);
	free(temporary);
	if (rc > 0)
		return ty_fail_errno(err, path, rc, "cannot write the copy");
	return ty_lmdb_fail(db, rc, err);
}
