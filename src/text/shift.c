/* SPDX-License-Identifier: Apache-2.0 */
#include "text/shift.h"

#define ASCII TY_STR("\x1b(B")

/* The length of the escape sequence at the beginning of s; 0: none is there. */
static size_t escape_at(taiyaku_str s)
{
	size_t at = 1;

	if (s.len == 0 || s.data[0] != '\x1b')
		return 0;
	while (at < s.len && at < TY_SHIFT_MAX && s.data[at] >= ' ' && s.data[at] <= '/')
		at++;
	return at > 1 && at < s.len && at < TY_SHIFT_MAX ? at + 1 : 0;
}

void ty_shift_pass(ty_shift *shift, taiyaku_str bytes)
{
	for (size_t at = 0; at < bytes.len; at++) {
		size_t len = escape_at(ty_str_slice(bytes, at, bytes.len));

		if (len > 0) {
			memcpy(shift->escape, bytes.data + at, len);
			shift->len = (unsigned char)len;
			at += len - 1;
		}
		/* A line begins in ASCII; two bytes of a character are none of these. */
		if (bytes.data[at] == '\n' || bytes.data[at] == '\r' ||
		    ty_str_equal(ty_str_of(shift->escape, shift->len), ASCII))
			shift->len = 0;
	}
}

size_t ty_shift_before(taiyaku_str bytes, size_t at)
{
	for (size_t len = 3; len <= TY_SHIFT_MAX && len <= at; len++)
		if (escape_at(ty_str_slice(bytes, at - len, at)) == len)
			return ty_shift_before(bytes, at - len);
	return at;
}

bool ty_shift_begins(taiyaku_str bytes)
{
	return escape_at(bytes) > 0;
}

taiyaku_str ty_shift_between(const ty_shift *from, const ty_shift *to)
{
	taiyaku_str wanted = ty_str_of(to->escape, to->len);

	if (ty_str_equal(ty_str_of(from->escape, from->len), wanted))
		return (taiyaku_str){ NULL, 0 };
	return wanted.len ? wanted : ASCII;
}

taiyaku_str ty_shift_open(taiyaku_str bytes)
{
	if (ty_str_ends(bytes, ASCII))
		bytes.len -= ASCII.len;
	return bytes;
}
