/* SPDX-License-Identifier: Apache-2.0 */
/* The output half of base/io.h: temporary name, fsync, rename. */
#include "base/io.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <libgen.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

#include "base/error.h"

enum { BUFFER_SIZE = 1 << 18, GZIP_WINDOW = 15 + 16, GZIP_LEVEL = 6, GZIP_MEMORY = 8 };

/* Where LMDB has the number that its files begin with, and that number. */
enum { DATABASE_AT = 16 };
static const uint32_t database = 0xBEEFC0DE;

/* "." and eight digits, which make a temporary name. */
enum { ENDING_SIZE = 9 };

struct ty_output {
	char *path;	 /* NULL: memory */
	char *temporary; /* NULL: written directly (standard output, a device, a pipe) */
	int fd;
	ty_buf *memory; /* borrowed */
	int failure;	/* errno of the first failed write, 0 if none */
	char *buffer;
	size_t len;
	bool zipped;
	z_stream zip;
};

static void free_output(ty_output *to)
{
	if (to->fd >= 0)
		close(to->fd);
	if (to->zipped)
		deflateEnd(&to->zip);
	free(to->buffer);
	free(to->temporary);
	free(to->path);
	free(to);
}

static taiyaku_status make(ty_output **out, const char *path, taiyaku_error *err)
{
	ty_output *to = calloc(1, sizeof *to);

	if (!to)
		return ty_fail_memory(err);
	to->fd = -1;
	to->buffer = malloc(BUFFER_SIZE);
	to->path = path ? strdup(path) : NULL;
	if (!to->buffer || (path && !to->path)) {
		free_output(to);
		return ty_fail_memory(err);
	}
	*out = to;
	return TAIYAKU_OK;
}

/* Create real.XXXXXXXX with the mode a plain open would give; a taken name is tried again. */
static int create_beside(ty_output *to, const char *real)
{
	size_t size = strlen(real) + ENDING_SIZE + 1;
	uint32_t random;

	to->temporary = malloc(size);
	if (!to->temporary)
		return ENOMEM;
	do {
		if (getrandom(&random, sizeof random, 0) != sizeof random)
			return EIO;
		snprintf(to->temporary, size, "%s.%08" PRIx32, real, random);
		to->fd = open(to->temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
	} while (to->fd < 0 && errno == EEXIST);
	return to->fd < 0 ? errno : 0;
}

/* A temporary file beside the one wanted; a link is followed, so that it stays a link. */
static int open_temporary(ty_output *to)
{
	struct stat st;
	bool exists = stat(to->path, &st) == 0;
	char *real;
	int failure;

	if (exists && S_ISDIR(st.st_mode))
		return EISDIR;
	if (exists && !S_ISREG(st.st_mode)) {
		to->fd = open(to->path, O_WRONLY | O_CLOEXEC);
		return to->fd < 0 ? errno : 0;
	}
	if (exists && access(to->path, W_OK) < 0)
		return errno;
	real = exists ? realpath(to->path, NULL) : strdup(to->path);
	if (!real)
		return errno;
	failure = create_beside(to, real);
	free(real);
	if (failure) {
		free(to->temporary);
		to->temporary = NULL;
		return failure;
	}
	return exists && fchmod(to->fd, st.st_mode & 07777) < 0 ? errno : 0;
}

/* A store is nobody's export: its name stands here by mistake. */
static bool is_database(const char *path)
{
	struct stat st;
	uint32_t number = 0;
	int fd =
		stat(path, &st) == 0 && S_ISREG(st.st_mode) ? open(path, O_RDONLY | O_CLOEXEC) : -1;

	if (fd < 0)
		return false;
	if (pread(fd, &number, sizeof number, DATABASE_AT) != sizeof number)
		number = 0;
	close(fd);
	return number == database;
}

taiyaku_status ty_output_open(ty_output **out, const char *path, bool gzip, taiyaku_error *err)
{
	ty_output *to = NULL;
	taiyaku_status status = make(&to, path, err);

	if (status)
		return status;
	if (strcmp(path, "-") == 0) {
		to->fd = dup(STDOUT_FILENO);
		if (to->fd < 0)
			status = ty_fail_errno(err, "(standard output)", errno, "cannot write");
	} else if (is_database(path)) {
		status = ty_fail_at(err, TAIYAKU_EARGUMENT, path, 0, 0,
				    "is a store, and not written over");
	} else {
		int failure = open_temporary(to);

		if (failure)
			status = ty_fail_errno(err, path, failure, "cannot write");
	}
	if (!status && gzip) {
		to->zipped = deflateInit2(&to->zip, GZIP_LEVEL, Z_DEFLATED, GZIP_WINDOW,
					  GZIP_MEMORY, Z_DEFAULT_STRATEGY) == Z_OK;
		if (!to->zipped)
			status = ty_fail_memory(err);
	}
	if (status) {
		ty_output_abort(to);
		return status;
	}
	*out = to;
	return TAIYAKU_OK;
}

taiyaku_status ty_output_memory(ty_output **out, ty_buf *buf, taiyaku_error *err)
{
	taiyaku_status status = make(out, NULL, err);

	if (!status)
		(*out)->memory = buf;
	return status;
}

static void write_all(ty_output *to, const char *data, size_t len)
{
	if (to->memory) {
		ty_buf_add(to->memory, ty_str_of(data, len));
		if (to->memory->failed)
			to->failure = ENOMEM;
		return;
	}
	while (len > 0 && !to->failure) {
		ssize_t n = write(to->fd, data, len);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0) {
			to->failure = errno;
			return;
		}
		data += n;
		len -= (size_t)n;
	}
}

static void pack(ty_output *to, const char *data, size_t len, int flush)
{
	char packed[16384];
	int result;

	to->zip.next_in = (unsigned char *)(uintptr_t)data; /* zlib only reads it */
	to->zip.avail_in = (unsigned)len;
	do {
		to->zip.next_out = (unsigned char *)packed;
		to->zip.avail_out = sizeof packed;
		result = deflate(&to->zip, flush);
		if (result == Z_STREAM_ERROR) {
			to->failure = EIO;
			return;
		}
		write_all(to, packed, sizeof packed - to->zip.avail_out);
	} while (to->zip.avail_out == 0);
}

static void flush_buffer(ty_output *to, int flush)
{
	if (!to->failure && to->zipped)
		pack(to, to->buffer, to->len, flush);
	else if (!to->failure)
		write_all(to, to->buffer, to->len);
	to->len = 0;
}

void ty_output_add(ty_output *to, taiyaku_str s)
{
	while (s.len > 0) {
		size_t room = BUFFER_SIZE - to->len;
		size_t n = s.len < room ? s.len : room;

		memcpy(to->buffer + to->len, s.data, n);
		to->len += n;
		s = ty_str_of(s.data + n, s.len - n);
		if (to->len == BUFFER_SIZE)
			flush_buffer(to, Z_NO_FLUSH);
	}
}

void ty_output_byte(ty_output *to, char byte)
{
	to->buffer[to->len++] = byte;
	if (to->len == BUFFER_SIZE)
		flush_buffer(to, Z_NO_FLUSH);
}

void ty_output_flush(ty_output *to)
{
	if (!to->zipped)
		flush_buffer(to, Z_NO_FLUSH);
}

bool ty_output_failed(const ty_output *to)
{
	return to->failure != 0;
}

taiyaku_status ty_output_status(const ty_output *to, taiyaku_error *err)
{
	const char *name = to->path && strcmp(to->path, "-") == 0 ? "(standard output)" : to->path;

	return to->failure ? ty_fail_errno(err, name, to->failure, "cannot write") : TAIYAKU_OK;
}

/* The rename itself must reach the disk too. */
static int sync_directory(const char *path)
{
	char *copy = strdup(path);
	int fd, result;

	if (!copy)
		return ENOMEM;
	fd = open(dirname(copy), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	free(copy);
	if (fd < 0)
		return 0; /* a directory that cannot be read can still be written */
	result = fsync(fd) < 0 && errno != EINVAL ? errno : 0;
	close(fd);
	return result;
}

static int finish(ty_output *to)
{
	char *real;
	int failure = 0;

	if (!to->temporary)
		return 0;
	if (fsync(to->fd) < 0)
		return errno;
	real = strdup(to->temporary);
	if (!real)
		return ENOMEM;
	real[strlen(real) - ENDING_SIZE] = '\0';
	if (rename(to->temporary, real) < 0)
		failure = errno;
	if (!failure) {
		free(to->temporary);
		to->temporary = NULL;
		failure = sync_directory(real);
	}
	free(real);
	return failure;
}

taiyaku_status ty_output_close(ty_output *to, taiyaku_error *err)
{
	taiyaku_status status;

	flush_buffer(to, Z_FINISH);
	if (!to->failure)
		to->failure = finish(to);
	status = ty_output_status(to, err);
	ty_output_abort(to);
	return status;
}

void ty_output_abort(ty_output *to)
{
	if (!to)
		return;
	if (to->temporary)
		unlink(to->temporary);
	free_output(to);
}
