/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE /* F_OFD_SETLK */
#include "store/lmdb_file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include "base/error.h"
#include "store/lmdb.h"
#include "store/lmdb_pages.h"

/* Bytes of the file that are locked, far behind any that hold data: one for the right to write, and
 * one for each process that has the file open, by its id. */
#define WRITE_BYTE ((off_t)1 << 61)
#define PROCESS_BYTES ((off_t)1 << 60)
#define PROCESSES ((off_t)1 << 32)

/* A disk with less room is full: a write of LMDB is of a few pages at least. */
enum { DISK_FULL = 64 << 10 };

static int lock_bytes(int fd, int command, short type, off_t byte, off_t n)
{
	struct flock lock = { .l_type = type, .l_whence = SEEK_SET, .l_start = byte, .l_len = n };
	int result;

	do
		result = fcntl(fd, command, &lock);
	while (result < 0 && errno == EINTR);
	if (result < 0)
		return errno;
	return command == F_OFD_GETLK && lock.l_type != F_UNLCK ? EAGAIN : 0;
}

static int lock_byte(int fd, int command, short type, off_t byte)
{
	return lock_bytes(fd, command, type, byte, 1);
}

/* Where locks are not to be had, a store works as LMDB alone does. */
static bool is_unsupported(int failure)
{
	return failure == EINVAL || failure == ENOLCK || failure == ENOSYS ||
	       failure == EOPNOTSUPP || failure == EBADF;
}

/* A second handle would break LMDB's lock table.  A file opened for reading can only be locked for
 * sharing, which two handles may do, so there looking comes first. */
static taiyaku_status claim(ty_lmdb_file *file, const char *path, bool writable, taiyaku_error *err)
{
	off_t byte = PROCESS_BYTES + getpid();
	int failure = writable ? 0 : lock_byte(file->fd, F_OFD_GETLK, F_WRLCK, byte);

	if (!failure)
		failure = lock_byte(file->fd, F_OFD_SETLK, writable ? F_WRLCK : F_RDLCK, byte);
	if (failure == EAGAIN || failure == EACCES)
		return ty_fail_at(err, TAIYAKU_EARGUMENT, path, 0, 0,
				  "this process has the store open already");
	return TAIYAKU_OK;
}

/* The name of LMDB's lock file, to be freed; NULL: no memory. */
static char *lock_name(const char *path)
{
	size_t len = strlen(path);
	char *name = malloc(len + sizeof "-lock");

	if (!name)
		return NULL;
	memcpy(name, path, len);
	memcpy(name + len, "-lock", sizeof "-lock");
	return name;
}

/* LMDB writes to the map of its lock file: on a full disk that is a SIGBUS, unless the bytes are
 * there before.  Readers that may not make it do without. */
static int make_lock_file(const char *path)
{
	char *name = lock_name(path);
	struct stat st;
	int fd, failure = 0;

	if (!name)
		return ENOMEM;
	fd = open(name, O_RDWR | O_CREAT | O_CLOEXEC, 0666);
	free(name);
	if (fd < 0)
		return errno;
	if (fstat(fd, &st) < 0)
		failure = errno;
	else if (st.st_size < TY_LMDB_LOCK_SIZE)
		failure = posix_fallocate(fd, 0, TY_LMDB_LOCK_SIZE);
	close(fd);
	return failure == EINVAL || failure == EOPNOTSUPP ? 0 : failure;
}

static taiyaku_status open_regular(int *fd, const char *path, bool writable, taiyaku_error *err)
{
	const char *what = "cannot open the store";
	struct stat st;

	/* Not to wait for the other end of a named pipe. */
	*fd = open(path, (writable ? O_RDWR : O_RDONLY) | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
	if (*fd < 0 && errno == EISDIR)
		return ty_fail_at(err, TAIYAKU_ESTORE, path, 0, 0, "a directory, not a store");
	if (*fd < 0 || fstat(*fd, &st) < 0)
		return ty_fail_errno(err, path, errno, what);
	if (S_ISDIR(st.st_mode))
		return ty_fail_at(err, TAIYAKU_ESTORE, path, 0, 0, "a directory, not a store");
	if (!S_ISREG(st.st_mode))
		return ty_fail_at(err, TAIYAKU_ESTORE, path, 0, 0, "not a regular file");
	if (st.st_size == 0)
		return ty_fail_at(err, TAIYAKU_ESTORE, path, 0, 0, "an empty file, not a store");
	return TAIYAKU_OK;
}

taiyaku_status ty_lmdb_file_look(int *fd, const char *path, taiyaku_error *err)
{
	return open_regular(fd, path, false, err);
}

taiyaku_status ty_lmdb_file_hold(int fd, const char *path, taiyaku_error *err)
{
	int failure = lock_byte(fd, F_OFD_SETLKW, F_RDLCK, WRITE_BYTE);

	return !failure || is_unsupported(failure)
		       ? TAIYAKU_OK
		       : ty_fail_errno(err, path, failure, "cannot lock the store");
}

static taiyaku_status start(ty_lmdb_file *file, const char *path, bool writable, taiyaku_error *err)
{
	taiyaku_status status = open_regular(&file->fd, path, writable, err);
	int failure;

	if (!status)
		status = ty_lmdb_pages_check(file->fd, path, err);
	if (!status)
		status = claim(file, path, writable, err);
	if (status)
		return status;
	failure = make_lock_file(path);
	if (failure && writable)
		return ty_fail_errno(err, path, failure, "cannot make the lock file of the store");
	file->lock_file = !failure;
	return TAIYAKU_OK;
}

taiyaku_status ty_lmdb_file_open(ty_lmdb_file *file, const char *path, bool writable,
				 taiyaku_error *err)
{
	pthread_mutexattr_t kind;
	taiyaku_status status;

	*file = (ty_lmdb_file){ .fd = -1 };
	if (pthread_mutexattr_init(&kind))
		return ty_fail_memory(err);
	/* A thread that begins a change inside its own change is told, not hung. */
	(void)pthread_mutexattr_settype(&kind, PTHREAD_MUTEX_ERRORCHECK);
	(void)pthread_mutex_init(&file->writer, &kind);
	(void)pthread_mutex_init(&file->guard, NULL);
	(void)pthread_mutexattr_destroy(&kind);
	status = start(file, path, writable, err);
	if (status)
		ty_lmdb_file_close(file);
	return status;
}

bool ty_lmdb_file_replaced(const ty_lmdb_file *file, const char *path)
{
	struct stat own, other;

	return stat(path, &other) == 0 && fstat(file->fd, &own) == 0 &&
	       (own.st_ino != other.st_ino || own.st_dev != other.st_dev);
}

bool ty_lmdb_file_gone(const ty_lmdb_file *file)
{
	struct stat st;

	return fstat(file->fd, &st) == 0 && st.st_nlink == 0;
}

bool ty_lmdb_file_shared(const ty_lmdb_file *file)
{
	return lock_bytes(file->fd, F_OFD_GETLK, F_WRLCK, PROCESS_BYTES, PROCESSES) != 0;
}

void ty_lmdb_file_remove(const char *path)
{
	char *name = lock_name(path);

	if (name && unlink(name) == 0)
		unlink(path);
	free(name);
}

taiyaku_status ty_lmdb_file_again(ty_lmdb_file *file, const char *path, bool writable,
				  taiyaku_error *err)
{
	ty_lmdb_file fresh = { .fd = -1 };
	taiyaku_status status = start(&fresh, path, writable, err);

	if (status) {
		if (fresh.fd >= 0)
			close(fresh.fd);
		return status;
	}
	close(file->fd);
	file->fd = fresh.fd;
	file->lock_file = fresh.lock_file;
	return TAIYAKU_OK;
}

void ty_lmdb_file_close(ty_lmdb_file *file)
{
	if (file->fd >= 0)
		close(file->fd);
	file->fd = -1;
	(void)pthread_mutex_destroy(&file->writer);
	(void)pthread_mutex_destroy(&file->guard);
}

uint64_t ty_lmdb_file_size(const ty_lmdb_file *file)
{
	struct stat st;

	return fstat(file->fd, &st) < 0 ? 0 : (uint64_t)st.st_size;
}

void ty_lmdb_file_cut(const ty_lmdb_file *file, uint64_t size)
{
	/* If it fails, the next change writes over what is there. */
	if (ty_lmdb_file_size(file) > size && ftruncate(file->fd, (off_t)size) < 0)
		return;
}

bool ty_lmdb_file_disk_full(const ty_lmdb_file *file)
{
	struct statvfs disk;

	return fstatvfs(file->fd, &disk) == 0 &&
	       (uint64_t)disk.f_bavail * disk.f_frsize < DISK_FULL;
}

taiyaku_status ty_lmdb_file_lock(ty_lmdb_file *file, const char *path, taiyaku_error *err)
{
	int failure = pthread_mutex_lock(&file->writer);

	if (failure)
		return ty_fail(err, TAIYAKU_EARGUMENT, "this thread has a change open already");
	failure = lock_byte(file->fd, F_OFD_SETLKW, F_WRLCK, WRITE_BYTE);
	if (!failure || is_unsupported(failure))
		return TAIYAKU_OK;
	(void)pthread_mutex_unlock(&file->writer);
	return ty_fail_errno(err, path, failure, "cannot lock the store");
}

void ty_lmdb_file_unlock(ty_lmdb_file *file)
{
	(void)lock_byte(file->fd, F_OFD_SETLK, F_UNLCK, WRITE_BYTE);
	(void)pthread_mutex_unlock(&file->writer);
}

taiyaku_status ty_lmdb_file_enter(ty_lmdb_file *file, bool write, const char *path,
				  taiyaku_error *err)
{
	int failure = 0;

	(void)pthread_mutex_lock(&file->guard);
	if (!write && !file->lock_file && file->lockless++ == 0)
		failure = lock_byte(file->fd, F_OFD_SETLKW, F_RDLCK, WRITE_BYTE);
	if (failure && !is_unsupported(failure)) {
		file->lockless--;
		(void)pthread_mutex_unlock(&file->guard);
		return ty_fail_errno(err, path, failure, "cannot lock the store");
	}
	file->transactions++;
	(void)pthread_mutex_unlock(&file->guard);
	return TAIYAKU_OK;
}

void ty_lmdb_file_leave(ty_lmdb_file *file, bool write)
{
	(void)pthread_mutex_lock(&file->guard);
	file->transactions--;
	if (!write && !file->lock_file && --file->lockless == 0)
		(void)lock_byte(file->fd, F_OFD_SETLK, F_UNLCK, WRITE_BYTE);
	(void)pthread_mutex_unlock(&file->guard);
}
