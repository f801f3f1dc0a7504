/* SPDX-License-Identifier: Apache-2.0 */
#include "base/buf.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/error.h"

void ty_buf_free(ty_buf *buf)
{
	free(buf->data);
	*buf = (ty_buf){ .max = buf->max };
}

void ty_buf_clear(ty_buf *buf)
{
	buf->len = 0;
	buf->failed = false;
}

char *ty_buf_grow(ty_buf *buf, size_t n)
{
	size_t max = buf->max ? buf->max : TY_BUF_MAX;
	size_t cap = buf->cap ? buf->cap : max < 64 ? max : 64; /* never over max */
	char *data;

	if (buf->failed || n > max - buf->len) {
		buf->failed = true;
		return NULL;
	}
	while (cap < buf->len + n)
		cap = cap > max / 2 ? max : cap * 2;
	data = realloc(buf->data, cap);
	if (!data) {
		buf->failed = true;
		return NULL;
	}
	buf->data = data;
	buf->cap = cap;
	return data + buf->len;
}

void ty_buf_print(ty_buf *buf, const char *format, ...)
{
	va_list args;
	int len;
	char *to;

	va_start(args, format);
	len = vsnprintf(NULL, 0, format, args);
	va_end(args);
	to = len < 0 ? NULL : ty_buf_room(buf, (size_t)len + 1);
	if (!to) {
		buf->failed = true;
		return;
	}
	va_start(args, format);
	vsnprintf(to, (size_t)len + 1, format, args);
	va_end(args);
	buf->len += (size_t)len;
}

void ty_buf_cut(ty_buf *buf, size_t len)
{
	if (len < buf->len)
		buf->len = len;
}

taiyaku_status ty_buf_status(const ty_buf *buf, taiyaku_error *err)
{
	if (buf->failed)
		return ty_fail(err, TAIYAKU_ELIMIT, "out of memory, or text over %zu bytes",
			       buf->max ? buf->max : TY_BUF_MAX);
	return TAIYAKU_OK;
}
