/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Walking and checking UTF-8.  All text inside the library is valid, so walking needs no errors.
 */
#ifndef TY_TEXT_UTF8_H
#define TY_TEXT_UTF8_H

#include "base/buf.h"

/* The code point that begins at byte at (at < s.len); returns the offset behind it. */
size_t ty_utf8_next(uint32_t *cp, taiyaku_str s, size_t at);
/* The code point that ends at byte at (at > 0); returns the offset where it begins. */
size_t ty_utf8_before(uint32_t *cp, taiyaku_str s, size_t at);
/* Code points in s. */
size_t ty_utf8_count(taiyaku_str s);
/* Bytes of the longest valid beginning: no overlong forms, surrogates or values over U+10FFFF. */
size_t ty_utf8_valid(taiyaku_str s);
void ty_utf8_append(ty_buf *to, uint32_t cp);

/* Byte offset of the first lead byte at or after from that can begin a Japanese character (E2-E9,
 * EF, F0), or SIZE_MAX: the fast scan that lets text without Japanese be skipped. */
size_t ty_utf8_find_japanese(taiyaku_str s, size_t from);

#endif
