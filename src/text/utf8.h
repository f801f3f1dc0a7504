/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Walking and checking UTF-8.  All text inside the library is valid, so walking needs no errors;
 * it still never reads past the end of a view that was cut inside a character.
 */
#ifndef TY_TEXT_UTF8_H
#define TY_TEXT_UTF8_H

#include "base/point.h"

/* What stands where bytes could not be read. */
#define TY_UTF8_REPLACEMENT 0xfffdu

/* The code point that begins at byte at (at < s.len); returns the offset behind it. */
static inline size_t ty_utf8_next(uint32_t *cp, taiyaku_str s, size_t at)
{
	const unsigned char *p = (const unsigned char *)s.data + at;
	size_t left = s.len - at;

	if (p[0] < 0x80) {
		*cp = p[0];
		return at + 1;
	}
	if (p[0] >= 0xe0 && p[0] < 0xf0 && left >= 3) {
		*cp = (p[0] & 0x0fu) << 12 | (p[1] & 0x3fu) << 6 | (p[2] & 0x3fu);
		return at + 3;
	}
	if (p[0] < 0xe0 && left >= 2) {
		*cp = (p[0] & 0x1fu) << 6 | (p[1] & 0x3fu);
		return at + 2;
	}
	if (p[0] >= 0xf0 && left >= 4) {
		*cp = (p[0] & 0x07u) << 18 | (p[1] & 0x3fu) << 12 | (p[2] & 0x3fu) << 6 |
		      (p[3] & 0x3fu);
		return at + 4;
	}
	*cp = TY_UTF8_REPLACEMENT;
	return s.len;
}

/* The code point that ends at byte at (at > 0); returns the offset where it begins. */
size_t ty_utf8_before(uint32_t *cp, taiyaku_str s, size_t at);
/* The largest offset not over at that no character spans. */
size_t ty_utf8_floor(taiyaku_str s, size_t at);
/* Bytes of the longest valid beginning: no overlong forms, surrogates or values over U+10FFFF. */
size_t ty_utf8_valid(taiyaku_str s);
/* Where ty_utf8_valid stops (s.len > 0): the bytes that one U+FFFD stands for, the longest
 * beginning of a sequence, else one (Unicode, 3.9); *cut: the sequence may go on behind s. */
size_t ty_utf8_fault(bool *cut, taiyaku_str s);
/* Bytes of ASCII that s begins with. */
size_t ty_utf8_ascii(taiyaku_str s);

/* Byte offset of the first lead byte at or after from that can begin a Japanese character (E2-E9,
 * EF, F0), or SIZE_MAX: the fast scan that lets text without Japanese be skipped. */
size_t ty_utf8_find_japanese(taiyaku_str s, size_t from);

#endif
