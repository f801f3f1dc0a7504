/* SPDX-License-Identifier: Apache-2.0 */
/* The input half of base/io.h: a file, standard input or memory, gzip unpacked by zlib. */
#include "base/io.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

#include "base/error.h"

enum {
	RAW_SIZE = 1 << 18,	 /* bytes asked of the system at a time */
	GZIP_WINDOW = 15 + 16,	 /* zlib's way to say: gzip, largest window */
	PROGRESS_STEP = 1 << 20, /* raw bytes between two calls of the progress hook */
};

struct ty_input {
	char *name; /* to print */
	char *path; /* as the system has it; NULL: no plain file */
	const taiyaku_hooks *hooks;
	int fd;			    /* -1: memory */
	taiyaku_str memory;	    /* what is left of it */
	uint64_t total, done, told; /* raw bytes: size of the file, read, last told */
	uint64_t pairs;
	bool ended; /* the raw bytes are used up */
	char *raw;  /* RAW_SIZE bytes, in use for gzip only */
	z_stream zip;
	bool zipped, member_open; /* gzip data; inside one of its members */
	bool keep_cut, was_cut;	  /* may the data be cut off; it was */
	char *ahead;		  /* TY_INPUT_PEEK bytes */
	size_t ahead_from, ahead_to;
	bool no_nul;   /* NUL bytes are left out */
	uint64_t nuls; /* so far */
};

static taiyaku_status make(ty_input **out, const char *name, const taiyaku_hooks *hooks,
			   taiyaku_error *err)
{
	ty_input *in = calloc(1, sizeof *in);

	if (!in)
		return ty_fail_memory(err);
	in->fd = -1;
	in->hooks = hooks;
	in->name = strdup(name);
	in->ahead = malloc(TY_INPUT_PEEK);
	if (!in->name || !in->ahead) {
		ty_input_close(in);
		return ty_fail_memory(err);
	}
	/* The name of a file may be any bytes; this one is text, of messages and origins. */
	ty_str_mend(in->name, strlen(in->name));
	*out = in;
	return TAIYAKU_OK;
}

static taiyaku_status start_unzip(ty_input *in, taiyaku_error *err)
{
	taiyaku_str head;
	taiyaku_status status = ty_input_peek(&head, in, err);

	if (status)
		return status;
	if (head.len < 3 || memcmp(head.data, "\x1f\x8b\x08", 3) != 0)
		return TAIYAKU_OK;
	in->raw = malloc(RAW_SIZE);
	if (!in->raw || inflateInit2(&in->zip, GZIP_WINDOW) != Z_OK)
		return ty_fail_memory(err);
	/* What was looked at is the first raw input. */
	memcpy(in->raw, head.data, head.len);
	in->zip.next_in = (unsigned char *)in->raw;
	in->zip.avail_in = (unsigned)head.len;
	in->ahead_from = in->ahead_to = 0;
	in->zipped = in->member_open = true;
	return TAIYAKU_OK;
}

taiyaku_status ty_input_open(ty_input **out, const char *path, const taiyaku_hooks *hooks,
			     taiyaku_error *err)
{
	bool standard = strcmp(path, "-") == 0;
	struct stat st;
	ty_input *in = NULL;
	taiyaku_status status = make(&in, standard ? "(standard input)" : path, hooks, err);

	if (status)
		return status;
	in->fd = standard ? dup(STDIN_FILENO) : open(path, O_RDONLY | O_CLOEXEC);
	if (in->fd < 0 || fstat(in->fd, &st) < 0) {
		status = ty_fail_errno(err, in->name, errno, "cannot open");
		goto fail;
	}
	if (S_ISDIR(st.st_mode)) {
		status = ty_fail_at(err, TAIYAKU_EIO, in->name, 0, 0, "is a directory");
		goto fail;
	}
	in->total = S_ISREG(st.st_mode) ? (uint64_t)st.st_size : 0;
	status = start_unzip(in, err);
	if (status)
		goto fail;
	if (!standard && S_ISREG(st.st_mode) && !in->zipped) {
		in->path = strdup(path);
		if (!in->path) {
			status = ty_fail_memory(err);
			goto fail;
		}
	}
	*out = in;
	return TAIYAKU_OK;
fail:
	ty_input_close(in);
	return status;
}

taiyaku_status ty_input_memory(ty_input **out, const char *name, taiyaku_str bytes,
			       const taiyaku_hooks *hooks, taiyaku_error *err)
{
	ty_input *in = NULL;
	taiyaku_status status = make(&in, name, hooks, err);

	if (status)
		return status;
	in->memory = bytes;
	in->total = bytes.len;
	status = start_unzip(in, err);
	if (status) {
		ty_input_close(in);
		return status;
	}
	*out = in;
	return TAIYAKU_OK;
}

void ty_input_close(ty_input *in)
{
	if (!in)
		return;
	if (in->zipped)
		inflateEnd(&in->zip);
	if (in->fd >= 0)
		close(in->fd);
	free(in->raw);
	free(in->ahead);
	free(in->name);
	free(in->path);
	free(in);
}

const char *ty_input_path(const ty_input *in)
{
	return in->path;
}

const char *ty_input_name(const ty_input *in)
{
	return in->name;
}

static taiyaku_status tell(ty_input *in, bool at_once, taiyaku_error *err)
{
	if (!in->hooks || !in->hooks->progress || (in->done - in->told < PROGRESS_STEP && !at_once))
		return TAIYAKU_OK;
	in->told = in->done;
	if (in->hooks->progress(in->hooks->ctx, in->done, in->total, in->pairs))
		return ty_fail(err, TAIYAKU_ECANCELED, "interrupted");
	return TAIYAKU_OK;
}

taiyaku_status ty_input_pair(ty_input *in, taiyaku_error *err)
{
	in->pairs++;
	return tell(in, true, err);
}

static taiyaku_status read_raw(size_t *got, ty_input *in, char *buffer, size_t size,
			       taiyaku_error *err)
{
	taiyaku_status status;
	ssize_t n;

	if (in->fd < 0) {
		n = (ssize_t)(size < in->memory.len ? size : in->memory.len);
		if (n)
			memcpy(buffer, in->memory.data, (size_t)n);
		in->memory = ty_str_of(in->memory.data + n, in->memory.len - (size_t)n);
	} else {
		while ((n = read(in->fd, buffer, size)) < 0 && errno == EINTR) {
			/* The signal may be the wish to stop. */
			status = tell(in, true, err);
			if (status)
				return status;
		}
		if (n < 0)
			return ty_fail_errno(err, in->name, errno, "cannot read");
	}
	*got = (size_t)n;
	in->done += (uint64_t)n;
	if (n == 0)
		in->ended = true;
	return tell(in, false, err);
}

/* Unpack into buffer; members of a gzip file follow one another (RFC 1952, 2.2). */
static taiyaku_status read_zipped(size_t *got, ty_input *in, char *buffer, size_t size,
				  taiyaku_error *err)
{
	in->zip.next_out = (unsigned char *)buffer;
	in->zip.avail_out = size > UINT32_MAX ? UINT32_MAX : (unsigned)size;
	*got = 0;
	while (*got == 0) {
		int result;

		if (in->zip.avail_in == 0 && !in->ended) {
			size_t n;
			taiyaku_status status = read_raw(&n, in, in->raw, RAW_SIZE, err);

			if (status)
				return status;
			in->zip.next_in = (unsigned char *)in->raw;
			in->zip.avail_in = (unsigned)n;
		}
		if (in->zip.avail_in == 0 && in->ended) {
			in->was_cut = in->member_open;
			if (in->was_cut && !in->keep_cut)
				return ty_fail_at(err, TAIYAKU_ESYNTAX, in->name, 0, 0,
						  "gzip data is cut off");
			return TAIYAKU_OK;
		}
		if (!in->member_open && inflateReset(&in->zip) != Z_OK)
			return ty_fail_memory(err);
		in->member_open = true;
		result = inflate(&in->zip, Z_NO_FLUSH);
		if (result == Z_STREAM_END)
			in->member_open = false;
		else if (result != Z_OK)
			return ty_fail_at(err, TAIYAKU_ESYNTAX, in->name, 0, 0,
					  "gzip data is damaged");
		*got = (size_t)((char *)in->zip.next_out - buffer);
	}
	return TAIYAKU_OK;
}

/* What is left of the bytes without their NULs. */
static size_t leave_out_nul(ty_input *in, char *bytes, size_t len)
{
	size_t kept = 0;

	if (len == 0 || !memchr(bytes, '\0', len))
		return len;
	for (size_t i = 0; i < len; i++)
		if (bytes[i] != '\0')
			bytes[kept++] = bytes[i];
	in->nuls += len - kept;
	return kept;
}

taiyaku_status ty_input_peek(taiyaku_str *out, ty_input *in, taiyaku_error *err)
{
	size_t have = in->ahead_to - in->ahead_from;

	if (in->ahead_from > 0) {
		memmove(in->ahead, in->ahead + in->ahead_from, have);
		in->ahead_from = 0;
		in->ahead_to = have;
	}
	while (in->ahead_to < TY_INPUT_PEEK) {
		size_t got;
		char *to = in->ahead + in->ahead_to;
		size_t room = TY_INPUT_PEEK - in->ahead_to;
		taiyaku_status status = in->zipped ? read_zipped(&got, in, to, room, err)
						   : read_raw(&got, in, to, room, err);

		if (status)
			return status;
		if (got == 0)
			break;
		in->ahead_to += in->no_nul ? leave_out_nul(in, to, got) : got;
	}
	*out = ty_str_of(in->ahead, in->ahead_to);
	return TAIYAKU_OK;
}

void ty_input_keep_cut(ty_input *in)
{
	in->keep_cut = true;
}

bool ty_input_was_cut(const ty_input *in)
{
	return in->was_cut;
}

void ty_input_drop_nul(ty_input *in)
{
	in->no_nul = true;
	in->ahead_to = in->ahead_from +
		       leave_out_nul(in, in->ahead + in->ahead_from, in->ahead_to - in->ahead_from);
}

uint64_t ty_input_dropped_nul(const ty_input *in)
{
	return in->nuls;
}

taiyaku_status ty_input_read(size_t *got, ty_input *in, char *buffer, size_t size,
			     taiyaku_error *err)
{
	size_t have = in->ahead_to - in->ahead_from, raw;
	taiyaku_status status;

	if (have > 0) {
		*got = have < size ? have : size;
		memcpy(buffer, in->ahead + in->ahead_from, *got);
		in->ahead_from += *got;
		return TAIYAKU_OK;
	}
	do {
		status = in->zipped ? read_zipped(got, in, buffer, size, err)
				    : read_raw(got, in, buffer, size, err);
		if (status)
			return status;
		raw = *got;
		if (in->no_nul)
			*got = leave_out_nul(in, buffer, raw);
	} while (raw > 0 && *got == 0);
	return TAIYAKU_OK;
}
