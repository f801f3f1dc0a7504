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

static int sync_file(const char *path)
{
	int fd = open(path, O_RDWR | O_CLOEXEC), failure;

	if (fd < 0)
		return errno;
	failure = fsync(fd) < 0 ? errno : 0;
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
		rc = sync_file(temporary);
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
