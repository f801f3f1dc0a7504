/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Numbers in as few bytes as they need: seven bits a byte, low ones first, the high bit says that
 * more follow (LEB128).  Most numbers of a record are lengths under 128.
 */
#ifndef TY_STORE_VARINT_H
#define TY_STORE_VARINT_H

#include "base/buf.h"

enum { TY_VARINT_MAX = 10 }; /* bytes of the longest */

static inline size_t ty_varint_size(uint64_t n)
{
	size_t size = 1;

	while (n >= 0x80) {
		n >>= 7;
		size++;
	}
	return size;
}

static inline void ty_varint_add(ty_buf *to, uint64_t n)
{
	char *at = ty_buf_room(to, TY_VARINT_MAX);

	if (!at)
		return;
	for (; n >= 0x80; n >>= 7) {
		*at++ = (char)(n | 0x80);
		to->len++;
	}
	*at = (char)n;
	to->len++;
}

/* The number at the beginning of rest, which moves behind it; false: cut off, or over 64 bits. */
static inline bool ty_varint_next(uint64_t *out, taiyaku_str *rest)
{
	uint64_t n = 0;

	for (size_t i = 0; i < rest->len && i < TY_VARINT_MAX; i++) {
		uint64_t byte = (unsigned char)rest->data[i];

		if (i == TY_VARINT_MAX - 1 && byte > 1)
			return false;
		n |= (byte & 0x7F) << (7 * i);
		if (byte & 0x80)
			continue;
		*out = n;
		*rest = ty_str_of(rest->data + i + 1, rest->len - i - 1);
		return true;
	}
	return false;
}

/* The next n bytes; false: there are not so many. */
static inline bool ty_bytes_next(taiyaku_str *out, taiyaku_str *rest, uint64_t n)
{
	if (n > rest->len)
		return false;
	*out = ty_str_of(rest->data, (size_t)n);
	*rest = ty_str_of(rest->data + n, rest->len - (size_t)n);
	return true;
}

#endif
