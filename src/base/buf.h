/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Growable bytes with a size cap.  Appends return nothing: a failure (no memory, over the cap)
 * sticks, later appends do nothing, and ty_buf_status reports it once at the end.
 */
#ifndef TY_BASE_BUF_H
#define TY_BASE_BUF_H

#include "base/str.h"

typedef struct ty_buf {
	char *data; /* owned; len bytes, not NUL-terminated; NULL while empty */
	size_t len, cap;
	size_t max; /* cap of len; 0: TY_BUF_MAX */
	bool failed;
} ty_buf;

/* No buffer of this library holds more, unless its owner says so. */
#define TY_BUF_MAX ((size_t)1 << 31)

/* All-zero is an empty buffer. */
void ty_buf_free(ty_buf *buf);
/* Empty it, keep its memory, forget a failure. */
void ty_buf_clear(ty_buf *buf);
void ty_buf_print(ty_buf *buf, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* ty_buf_room where there is none yet. */
char *ty_buf_grow(ty_buf *buf, size_t n);
/* Cut to len bytes. */
void ty_buf_cut(ty_buf *buf, size_t len);
/* TAIYAKU_ELIMIT if any append failed. */
TAIYAKU_CHECKED taiyaku_status ty_buf_status(const ty_buf *buf, taiyaku_error *err);

/* Room for n more bytes at the end: where to write them (then add to len), or NULL. */
static inline char *ty_buf_room(ty_buf *buf, size_t n)
{
	if (buf->data && !buf->failed && n <= buf->cap - buf->len)
		return buf->data + buf->len;
	return ty_buf_grow(buf, n);
}

static inline void ty_buf_add(ty_buf *buf, taiyaku_str s)
{
	char *to = ty_buf_room(buf, s.len);

	if (!to || s.len == 0)
		return;
	memcpy(to, s.data, s.len);
	buf->len += s.len;
}

static inline void ty_buf_byte(ty_buf *buf, char byte)
{
	char *to = ty_buf_room(buf, 1);

	if (!to)
		return;
	*to = byte;
	buf->len++;
}

/* Borrowed until the next append. */
static inline taiyaku_str ty_buf_str(const ty_buf *buf)
{
	return (taiyaku_str){ buf->data, buf->len };
}

#endif
