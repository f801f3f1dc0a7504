/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A copy of a store while it is in use: LMDB copies what one transaction sees, and leaves out free
 * pages.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
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

/* ---- in its own place ---- */

/* The new file belongs to whom the old one did. */
static int take_owner(const char *from, const char *to)
{
	struct stat st;

	if (stat(from, &st) < 0 || chmod(to, st.st_mode & 07777) < 0)
		return errno;
	/* Only root may give a file away: else it stays with who made it. */
	if (chown(to, st.st_uid, st.st_gid) < 0 && errno != EPERM)
		return errno;
	return 0;
}

/* The name is kept on the disk. */
static int sync_folder(const char *path)
{
	const char *slash = strrchr(path, '/');
	char *folder = slash ? strndup(path, (size_t)(slash - path) + 1) : strdup(".");
	int fd = folder ? open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC) : -1;

	free(folder);
	if (fd < 0)
		return errno;
	(void)fsync(fd); /* not every file system can */
	close(fd);
	return 0;
}

static int replace(taiyaku_compacted *out, ty_lmdb_txn *t, const char *temporary, const char *path)
{
	struct stat st;
	int rc;

	/* One that was killed has left its copy. */
	if (unlink(temporary) < 0 && errno != ENOENT)
		return errno;
	rc = mdb_env_copy2(t->db->env, temporary, MDB_CP_COMPACT);
	if (!rc)
		rc = finish_file(temporary);
	if (!rc)
		rc = take_owner(path, temporary);
	if (!rc)
		rc = stat(temporary, &st) < 0 ? errno : 0;
	if (!rc && (uint64_t)st.st_size < out->before) {
		out->after = (uint64_t)st.st_size;
		rc = rename(temporary, path) < 0 ? errno : sync_folder(path);
		if (!rc)
			return 0;
	}
	unlink(temporary);
	return rc;
}

/* Inside a change, so that nobody writes meanwhile.  The new file has the number of the last
 * transaction: LMDB's lock file, which old and new share, goes by it. */
taiyaku_status ty_lmdb_compact(taiyaku_compacted *out, taiyaku_store *store, taiyaku_error *err)
{
	ty_lmdb *db = (ty_lmdb *)store;
	char *path = NULL, *temporary = NULL;
	ty_txn *txn;
	taiyaku_status status = ty_lmdb_begin(&txn, store, true, err);
	int rc = ENOMEM;

	if (status)
		return status;
	out->before = out->after = ty_lmdb_file_size(&db->file);
	path = realpath(db->path, NULL);
	if (path)
		temporary = malloc(strlen(path) + sizeof "-compact");
	if (temporary) {
		snprintf(temporary, strlen(path) + sizeof "-compact", "%s-compact", path);
		rc = replace(out, (ty_lmdb_txn *)txn, temporary, path);
	}
	free(temporary);
	free(path);
	ty_lmdb_abort(txn);
	if (rc > 0)
		return ty_fail_errno(err, db->path, rc, "cannot write the smaller store");
	return ty_lmdb_fail(db, rc, err);
}
