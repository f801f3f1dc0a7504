/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A copy of a store while it is in use: LMDB copies what one transaction sees, and leaves out free
 * pages.  It does so into a pipe, on a thread of its own, so that the copy can be told of and
 * ended.
 */
#define _GNU_SOURCE /* pipe2 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"
#include "base/relay.h"
#include "store/lmdb.h"
#include "store/lmdb_pages.h"

enum { PIECE = 1 << 16 }; /* bytes from the pipe at a time */

/* ---- the pages ---- */

/* One end of the pipe: what LMDB writes to. */
typedef struct sending {
	MDB_env *env;
	int to;
	int rc; /* of LMDB */
} sending;

/* A relay's.  LMDB keeps SIGPIPE from the thread that writes. */
static taiyaku_status send_pages(void *ctx, void *box, taiyaku_error *err)
{
	sending *s = box;

	(void)ctx;
	(void)err;
	s->rc = mdb_env_copyfd2(s->env, s->to, MDB_CP_COMPACT);
	close(s->to);
	return TAIYAKU_OK;
}

static int write_all(int fd, const char *bytes, size_t n)
{
	while (n) {
		ssize_t some = write(fd, bytes, n);

		if (some < 0 && errno != EINTR)
			return errno;
		if (some > 0) {
			bytes += some;
			n -= (size_t)some;
		}
	}
	return 0;
}

/* The other end, to its end; ECANCELED: hooks say so. */
static int take_pages(int fd, int from, uint64_t total, const taiyaku_hooks *hooks)
{
	char piece[PIECE];
	uint64_t done = 0;
	int rc = 0;

	while (!rc) {
		ssize_t n = read(from, piece, sizeof piece);

		if (n == 0)
			return 0;
		if (n < 0) {
			rc = errno == EINTR ? 0 : errno;
			continue;
		}
		rc = write_all(fd, piece, (size_t)n);
		done += (uint64_t)n;
		if (!rc && hooks && hooks->progress && hooks->progress(hooks->ctx, done, total, 0))
			rc = ECANCELED;
	}
	return rc;
}

static int copy_through(int ends[2], ty_lmdb *db, int fd, const taiyaku_hooks *hooks)
{
	const uint64_t size = ty_lmdb_file_size(&db->file);
	sending s = { .env = db->env, .to = ends[1] };
	ty_relay *relay;
	int rc;

	if (ty_relay_open(&relay, &s, 1, sizeof s, send_pages, NULL, NULL)) {
		close(ends[0]);
		close(ends[1]);
		return EAGAIN;
	}
	(void)ty_relay_box(relay);
	rc = ty_relay_send(relay, NULL) ? EAGAIN : take_pages(fd, ends[0], size, hooks);
	/* Who still writes learns that nobody reads. */
	close(ends[0]);
	(void)ty_relay_close(relay, false, NULL);
	return rc ? rc : s.rc;
}

/* Write the pages in use into a new file. */
static int copy_pages(ty_lmdb *db, const char *path, const taiyaku_hooks *hooks)
{
	int ends[2], rc, fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);

	if (fd < 0)
		return errno;
	rc = pipe2(ends, O_CLOEXEC) < 0 ? errno : copy_through(ends, db, fd, hooks);
	if (close(fd) < 0 && !rc)
		rc = errno;
	return rc;
}

/* ---- the file ---- */

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
	/* What the file has, not the room that the store may grow into: that is mapped already. */
	if (!rc)
		rc = mdb_env_set_mapsize(env, 1);
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

/* The failure of copying to a path. */
static taiyaku_status fail(ty_lmdb *db, int rc, const char *path, const char *what,
			   taiyaku_error *err)
{
	if (rc == ECANCELED)
		return ty_fail(err, TAIYAKU_ECANCELED, "interrupted");
	if (rc > 0)
		return ty_fail_errno(err, path, rc, what);
	return ty_lmdb_fail(db, rc, err);
}

static int copy_to(ty_lmdb *db, const char *temporary, const char *path, const taiyaku_hooks *hooks)
{
	int rc = copy_pages(db, temporary, hooks);

	if (!rc)
		rc = finish_file(temporary);
	if (!rc)
		rc = publish(temporary, path);
	if (rc)
		unlink(temporary);
	return rc;
}

taiyaku_status ty_lmdb_copy(taiyaku_store *store, const char *path, const taiyaku_hooks *hooks,
			    taiyaku_error *err)
{
	ty_lmdb *db = (ty_lmdb *)store;
	size_t size = strlen(path) + 32;
	char *temporary;
	ty_txn *txn;
	taiyaku_status status;
	int rc;

	if (access(path, F_OK) == 0)
		return ty_fail_errno(err, path, EEXIST, "cannot write the copy");
	/* As every reader: of the file that has the path now, which stays open meanwhile. */
	status = ty_lmdb_begin(&txn, store, false, err);
	if (status)
		return status;
	temporary = malloc(size);
	if (temporary)
		snprintf(temporary, size, "%s.%ld-copy", path, (long)getpid());
	rc = temporary ? copy_to(db, temporary, path, hooks) : ENOMEM;
	free(temporary);
	ty_lmdb_abort(txn);
	return fail(db, rc, path, "cannot write the copy", err);
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

static int replace(taiyaku_compacted *out, ty_lmdb *db, const char *temporary, const char *path,
		   const taiyaku_hooks *hooks)
{
	struct stat st;
	int rc;

	/* One that was killed has left its copy. */
	if (unlink(temporary) < 0 && errno != ENOENT)
		return errno;
	rc = copy_pages(db, temporary, hooks);
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
taiyaku_status ty_lmdb_compact(taiyaku_compacted *out, taiyaku_store *store,
			       const taiyaku_hooks *hooks, taiyaku_error *err)
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
		rc = replace(out, db, temporary, path, hooks);
	}
	free(temporary);
	free(path);
	ty_lmdb_abort(txn);
	return fail(db, rc, db->path, "cannot write the smaller store", err);
}
