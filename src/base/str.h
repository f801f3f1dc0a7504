/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Views of text: the small operations that need no table and allocate nothing.
 */
#ifndef TY_BASE_STR_H
#define TY_BASE_STR_H

#include <string.h>

#include "base/endian.h"
#include "taiyaku.h"

/* A string literal as a view. */
#define TY_STR(literal) ((taiyaku_str){ (literal), sizeof(literal) - 1 })
/* A view as the two arguments of "%.*s". */
#define TY_ARG(s) (int)(s).len, (s).data ? (s).data : ""

/* A NUL-terminated string as a view; NULL is empty. */
static inline taiyaku_str ty_str(const char *s)
{
	return (taiyaku_str){ s, s ? strlen(s) : 0 };
}

static inline taiyaku_str ty_str_of(const char *data, size_t len)
{
	return (taiyaku_str){ data, len };
}

/* Bytes from..to; both must lie inside. */
static inline taiyaku_str ty_str_slice(taiyaku_str s, size_t from, size_t to)
{
	/* No offset is added to NULL, not even 0. */
	return (taiyaku_str){ from ? s.data + from : s.data, to - from };
}

static inline bool ty_str_equal(taiyaku_str a, taiyaku_str b)
{
	return a.len == b.len && (a.len == 0 || memcmp(a.data, b.data, a.len) == 0);
}

/* Lists of words are gone through with these: most differ in the first byte. */
static inline bool ty_str_is(taiyaku_str a, const char *b)
{
	return a.len == 0 ? !b[0] : a.data[0] == b[0] && ty_str_equal(a, ty_str(b));
}

static inline bool ty_str_starts(taiyaku_str s, taiyaku_str with)
{
	return s.len >= with.len && (with.len == 0 || memcmp(s.data, with.data, with.len) == 0);
}

static inline bool ty_str_ends(taiyaku_str s, taiyaku_str with)
{
	return s.len >= with.len &&
	       (with.len == 0 || memcmp(s.data + s.len - with.len, with.data, with.len) == 0);
}

/* All bytes of a text of 1 to 8 in one number: no two texts of the same length have the same. */
static inline uint64_t ty_str_number_of(taiyaku_str s)
{
	const unsigned char *p = (const unsigned char *)s.data;

	if (s.len < 4)
		return p[0] | (uint64_t)p[s.len / 2] << 8 | (uint64_t)p[s.len - 1] << 16;
	return ty_le32(p) | (uint64_t)ty_le32(p + s.len - 4) << 32;
}

/* The same where eight bytes can be read, whatever the text: without branches. */
static inline uint64_t ty_str_number_ahead(taiyaku_str s)
{
	uint64_t x = ty_le64(s.data);
	uint64_t few =
		(x & 0xff) | (x >> s.len / 2 * 8 & 0xff) << 8 | (x >> (s.len - 1) * 8 & 0xff) << 16;
	uint64_t many = (x & UINT32_MAX) | x >> (s.len - 4) % 8 * 8 << 32;
	uint64_t is_many = 0 - (uint64_t)(s.len >= 4);

	return (many & is_many) | (few & ~is_many);
}

/* Order of bytes, a prefix before what it begins: that of code points in UTF-8. */
static inline int ty_str_compare(taiyaku_str a, taiyaku_str b)
{
	size_t n = a.len < b.len ? a.len : b.len;
	int order = n ? memcmp(a.data, b.data, n) : 0;

	if (order)
		return order;
	return a.len < b.len ? -1 : a.len > b.len;
}

/* Offset of the first occurrence at or after from, or SIZE_MAX. */
size_t ty_str_find(taiyaku_str s, taiyaku_str what, size_t from);
/* The last place of what in s; SIZE_MAX: none. */
size_t ty_str_find_last(taiyaku_str s, taiyaku_str what);

/* Code points of valid UTF-8. */
size_t ty_str_count_points(taiyaku_str s);

/* Whether what occurs in s. */
static inline bool ty_str_has(taiyaku_str s, const char *what)
{
	return ty_str_find(s, ty_str(what), 0) != SIZE_MAX;
}

/* How many of its bytes are c. */
size_t ty_str_count(taiyaku_str s, char c);
/* How many line ends (LF, CR LF, CR) end before byte to, which may stand inside of a CR LF. */
size_t ty_str_count_lines(taiyaku_str s, size_t to);

/* Whether s is valid UTF-8: no overlong forms, surrogates or values over U+10FFFF. */
bool ty_str_valid(taiyaku_str s);

/* Bytes that the first n code points of valid UTF-8 take; all of s where it has fewer. */
size_t ty_str_points(taiyaku_str s, size_t n);
/* Make it so: a byte that is no part of a character becomes '?'. */
void ty_str_mend(char *data, size_t len);

/* Equal but for the case of A-Z. */
bool ty_str_equal_ascii_case(taiyaku_str a, taiyaku_str b);

static inline bool ty_str_is_ascii_case(taiyaku_str a, const char *b)
{
	return a.len == 0
		       ? !b[0]
		       : ((a.data[0] ^ b[0]) & ~0x20) == 0 && ty_str_equal_ascii_case(a, ty_str(b));
}

/* Begins with a word that is not empty, but for the case of A-Z. */
static inline bool ty_str_starts_ascii_case(taiyaku_str s, const char *with)
{
	return s.len > 0 && ((s.data[0] ^ with[0]) & ~0x20) == 0 && s.len >= strlen(with) &&
	       ty_str_equal_ascii_case(ty_str_slice(s, 0, strlen(with)), ty_str(with));
}

/* One of the words of a blank-separated list, but for the case of A-Z. */
bool ty_str_among(taiyaku_str word, const char *list);

/* Without ASCII white space at both ends. */
taiyaku_str ty_str_trim(taiyaku_str s);
/* Whether there is nothing in it but white space of any width (White_Space of Unicode): no text. */
bool ty_str_is_blank(taiyaku_str s);

/* The text behind the last c; all of s where there is none. */
taiyaku_str ty_str_behind_last(taiyaku_str s, char c);

/* The text before the next separator, which is dropped; *rest moves past it and is { NULL, 0 }
 * after the last field. */
taiyaku_str ty_str_next(taiyaku_str *rest, char separator);

/* An unsigned decimal number that fills s; false if it is not one or exceeds max. */
bool ty_str_number(uint64_t *out, taiyaku_str s, uint64_t max);

/* The one of n names nearest to s by edit distance over bytes, at most a third of its length
 * away; NULL if none is. */
const char *ty_str_nearest(taiyaku_str s, const char *const *names, size_t n);

#endif
