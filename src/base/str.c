/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE /* memmem */
#include "base/str.h"

#include "base/ascii.h"
#include "base/bytes.h"

enum { NAME_MAX_BYTES = 64 }; /* longer names have no nearest one */
enum { BLOCK = 128 };	      /* bytes counted together */
enum { BYTE_MAX = 255 };      /* what a byte counts up to */

size_t ty_str_count(taiyaku_str s, char c)
{
	size_t n = 0;

	while (s.len >= BLOCK) {
		unsigned char found = 0; /* of a byte's width, so that this becomes vector code */

		for (size_t i = 0; i < BLOCK; i++)
			found = (unsigned char)(found + (s.data[i] == c));
		n += found;
		s = ty_str_of(s.data + BLOCK, s.len - BLOCK);
	}
	for (size_t i = 0; i < s.len; i++)
		n += s.data[i] == c;
	return n;
}

size_t ty_str_count_lines(taiyaku_str s, size_t to)
{
	size_t n = 0;

	for (size_t i = 0; i < to; i++)
		n += s.data[i] == '\n' ||
		     (s.data[i] == '\r' && (i + 1 == s.len || s.data[i + 1] != '\n'));
	return n;
}

/* Every byte but the continuation bytes 80-BF begins one. */
size_t ty_str_count_points(taiyaku_str s)
{
	size_t i = 0, others = 0;

	while (s.len - i >= TY_BYTES) {
		ty_bytes found = { 0 };

		for (size_t k = 0; k < BYTE_MAX && s.len - i >= TY_BYTES; k++, i += TY_BYTES)
			found += ty_bytes_between(ty_bytes_at(s.data + i), 0x80, 0xbf) & 1;
		others += ty_bytes_sum(found);
	}
	for (; i < s.len; i++)
		others += ((unsigned char)s.data[i] & 0xc0) == 0x80;
	return s.len - others;
}

size_t ty_str_find(taiyaku_str s, taiyaku_str what, size_t from)
{
	const char *at;

	if (from > s.len)
		return SIZE_MAX;
	if (what.len == 0)
		return from;
	at = s.len > from ? memmem(s.data + from, s.len - from, what.data, what.len) : NULL;
	return at ? (size_t)(at - s.data) : SIZE_MAX;
}

size_t ty_str_find_last(taiyaku_str s, taiyaku_str what)
{
	for (; s.len >= what.len; s.len--) {
		if (ty_str_ends(s, what))
			return s.len - what.len;
		if (s.len == 0)
			break;
	}
	return SIZE_MAX;
}

/* Bytes of the character that begins at p (left > 0), 0 if none does (Unicode, table 3-7). */
static size_t character(const unsigned char *p, size_t left)
{
	size_t len = p[0] < 0x80 ? 1 : p[0] < 0xC2 ? 0 : p[0] < 0xE0 ? 2 : p[0] < 0xF0 ? 3 : 4;

	if (p[0] > 0xF4 || len > left)
		return 0;
	for (size_t i = 1; i < len; i++)
		if ((p[i] & 0xC0) != 0x80)
			return 0;
	if ((p[0] == 0xE0 && p[1] < 0xA0) || (p[0] == 0xED && p[1] > 0x9F) ||
	    (p[0] == 0xF0 && p[1] < 0x90) || (p[0] == 0xF4 && p[1] > 0x8F))
		return 0;
	return len;
}

bool ty_str_valid(taiyaku_str s)
{
	for (size_t at = 0, len; at < s.len; at += len) {
		len = character((const unsigned char *)s.data + at, s.len - at);
		if (len == 0)
			return false;
	}
	return true;
}

void ty_str_mend(char *data, size_t len)
{
	for (size_t at = 0; at < len;) {
		size_t n = character((const unsigned char *)data + at, len - at);

		if (n == 0)
			data[at] = '?';
		at += n ? n : 1;
	}
}

bool ty_str_equal_ascii_case(taiyaku_str a, taiyaku_str b)
{
	if (a.len != b.len)
		return false;
	for (size_t i = 0; i < a.len; i++)
		if (ty_lower(a.data[i]) != ty_lower(b.data[i]))
			return false;
	return true;
}

bool ty_str_among(taiyaku_str word, const char *list)
{
	for (const char *at = list; word.len && *at;) {
		size_t same = 0;

		while (same < word.len && at[same] &&
		       ty_lower(at[same]) == ty_lower(word.data[same]))
			same++;
		at += same;
		if (same == word.len && (*at == ' ' || !*at))
			return true;
		while (*at && *at != ' ')
			at++;
		at += *at == ' ';
	}
	return false;
}

static bool is_space(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

taiyaku_str ty_str_trim(taiyaku_str s)
{
	while (s.len > 0 && is_space(s.data[0])) {
		s.data++;
		s.len--;
	}
	while (s.len > 0 && is_space(s.data[s.len - 1]))
		s.len--;
	return s;
}

/* Code points of two and of three bytes that are White_Space. */
static const char *const wide_spaces[] = {
	"\xC2\x85",	"\xC2\xA0",	"\xE1\x9A\x80", "\xE2\x80\xA8",
	"\xE2\x80\xA9", "\xE2\x80\xAF", "\xE2\x81\x9F", "\xE3\x80\x80",
};

/* Bytes of the wide white space that s begins with; 0: none. */
static size_t wide_space(taiyaku_str s)
{
	for (size_t i = 0; i < sizeof wide_spaces / sizeof *wide_spaces; i++)
		if (ty_str_starts(s, ty_str(wide_spaces[i])))
			return strlen(wide_spaces[i]);
	/* U+2000-200A */
	return s.len > 2 && !memcmp(s.data, "\xE2\x80", 2) && (unsigned char)s.data[2] <= 0x8A ? 3
											       : 0;
}

bool ty_str_is_blank(taiyaku_str s)
{
	for (s = ty_str_trim(s); s.len > 0; s = ty_str_trim(s)) {
		size_t wide = wide_space(s);

		if (wide == 0)
			return false;
		s = ty_str_slice(s, wide, s.len);
	}
	return true;
}

taiyaku_str ty_str_behind_last(taiyaku_str s, char c)
{
	size_t at = s.len;

	while (at > 0 && s.data[at - 1] != c)
		at--;
	return ty_str_slice(s, at, s.len);
}

taiyaku_str ty_str_next(taiyaku_str *rest, char separator)
{
	taiyaku_str field = *rest;
	const char *end = rest->len ? memchr(rest->data, separator, rest->len) : NULL;

	if (!end) {
		*rest = (taiyaku_str){ NULL, 0 };
		return field;
	}
	field.len = (size_t)(end - field.data);
	*rest = ty_str_of(end + 1, rest->len - field.len - 1);
	return field;
}

bool ty_str_number(uint64_t *out, taiyaku_str s, uint64_t max)
{
	uint64_t n = 0;

	if (s.len == 0)
		return false;
	for (size_t i = 0; i < s.len; i++) {
		uint64_t digit = (uint64_t)(unsigned char)s.data[i] - '0';

		if (digit > 9 || digit > max || n > (max - digit) / 10)
			return false;
		n = n * 10 + digit;
	}
	*out = n;
	return true;
}

/* Edit distance where also two neighbours that changed places cost 1, as in a slip of the hand. */
static size_t distance(taiyaku_str a, taiyaku_str b)
{
	size_t rows[3][NAME_MAX_BYTES + 1];
	size_t *before = rows[0], *last = rows[1], *row = rows[2], *free_row;

	for (size_t j = 0; j <= b.len; j++)
		last[j] = j;
	for (size_t i = 0; i < a.len; i++) {
		row[0] = i + 1;
		for (size_t j = 0; j < b.len; j++) {
			size_t best = last[j] + (ty_lower(a.data[i]) != ty_lower(b.data[j]));

			if (row[j] + 1 < best)
				best = row[j] + 1;
			if (last[j + 1] + 1 < best)
				best = last[j + 1] + 1;
			if (i > 0 && j > 0 && ty_lower(a.data[i]) == ty_lower(b.data[j - 1]) &&
			    ty_lower(a.data[i - 1]) == ty_lower(b.data[j]) &&
			    before[j - 1] + 1 < best)
				best = before[j - 1] + 1;
			row[j + 1] = best;
		}
		free_row = before;
		before = last;
		last = row;
		row = free_row;
	}
	return last[b.len];
}

const char *ty_str_nearest(taiyaku_str s, const char *const *names, size_t n)
{
	const char *nearest = NULL;
	size_t best = SIZE_MAX;

	if (s.len > NAME_MAX_BYTES)
		return NULL;
	for (size_t i = 0; i < n; i++) {
		taiyaku_str name = ty_str(names[i]);
		size_t longer = name.len > s.len ? name.len : s.len;
		size_t d = name.len <= NAME_MAX_BYTES ? distance(s, name) : SIZE_MAX;

		if (d < best && d <= (longer + 2) / 3) {
			best = d;
			nearest = names[i];
		}
	}
	return nearest;
}

size_t ty_str_points(taiyaku_str s, size_t n)
{
	size_t at = 0;

	for (; n && at < s.len; n--)
		for (at++; at < s.len && ((unsigned char)s.data[at] & 0xc0) == 0x80;)
			at++;
	return at;
}
