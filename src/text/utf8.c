/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The loops over blocks are written so that a compiler makes vector instructions of them on any
 * machine: a reduction over a fixed number of bytes, no exit in the middle.
 */
#include "text/utf8.h"

#include "base/bytes.h"

enum {
	SCAN_BLOCK = 256, /* bytes looked at before the result of a scan is asked for */
	WORDS = 4,	  /* 8-byte words of ASCII checked at a time */
	BLOCK = 64	  /* bytes of other text checked at a time, a bit each */
};

static const uint64_t high_bits = 0x8080808080808080u;

size_t ty_utf8_before(uint32_t *cp, taiyaku_str s, size_t at)
{
	size_t start = at - 1;

	while (start > 0 && at - start < 4 && ((unsigned char)s.data[start] & 0xc0) == 0x80)
		start--;
	ty_utf8_next(cp, ty_str_of(s.data, at), start);
	return start;
}

size_t ty_utf8_floor(taiyaku_str s, size_t at)
{
	if (at >= s.len)
		return s.len;
	while (at > 0 && ((unsigned char)s.data[at] & 0xc0) == 0x80)
		at--;
	return at;
}

/* Bytes of ASCII from at on. */
static size_t skip_ascii(const unsigned char *p, size_t at, size_t len)
{
	uint64_t words[WORDS];

	while (len - at >= sizeof words) {
		memcpy(words, p + at, sizeof words);
		if ((words[0] | words[1] | words[2] | words[3]) & high_bits)
			break;
		at += sizeof words;
	}
	for (; len - at >= sizeof *words; at += sizeof *words) {
		memcpy(words, p + at, sizeof *words);
		if (words[0] & high_bits)
			break;
	}
	while (at < len && p[at] < 0x80)
		at++;
	return at;
}

static bool continues(unsigned char byte)
{
	return (byte & 0xc0) == 0x80;
}

/* Bytes at p that agree with a well-formed sequence that is no ASCII (Unicode, table 3-7), and how
 * many bytes that has; 0 and 0 if none begins with p[0]. */
static size_t sequence(size_t *whole, const unsigned char *p, size_t left)
{
	unsigned char low = 0x80, high = 0xbf; /* of the second byte */
	size_t n = 1;

	*whole = p[0] < 0xc2 || p[0] > 0xf4 ? 0 : p[0] < 0xe0 ? 2 : p[0] < 0xf0 ? 3 : 4;
	if (*whole == 0)
		return 0;
	if (p[0] == 0xe0)
		low = 0xa0;
	else if (p[0] == 0xed)
		high = 0x9f;
	else if (p[0] == 0xf0)
		low = 0x90;
	else if (p[0] == 0xf4)
		high = 0x8f;
	if (left < 2 || p[1] < low || p[1] > high)
		return 1;
	for (n = 2; n < *whole && n < left && continues(p[n]);)
		n++;
	return n;
}

size_t ty_utf8_fault(bool *cut, taiyaku_str s)
{
	size_t whole, n = sequence(&whole, (const unsigned char *)s.data, s.len);

	*cut = n > 0 && n == s.len;
	return n ? n : 1;
}

size_t ty_utf8_ascii(taiyaku_str s)
{
	return skip_ascii((const unsigned char *)s.data, 0, s.len);
}

/* Which bytes of a block are what, a bit each. */
typedef struct kinds {
	uint64_t leads;	    /* of any sequence */
	uint64_t of_3;	    /* leads E0-FF */
	uint64_t continue_; /* 80-BF */
	uint64_t special;   /* none of a sequence, or leads whose second byte is not any 80-BF */
} kinds;

static ty_bytes is_special(ty_bytes x)
{
	return ty_bytes_are(x & 0xfe, 0xc0) | ty_bytes_are(x, 0xe0) | ty_bytes_are(x, 0xed) |
	       ty_bytes_between(x, 0xf0, 0xff);
}

static kinds kinds_of(const unsigned char *p)
{
	const ty_bytes a = ty_bytes_at(p), b = ty_bytes_at(p + TY_BYTES);
	const ty_bytes c = ty_bytes_at(p + (size_t)2 * TY_BYTES);
	const ty_bytes d = ty_bytes_at(p + (size_t)3 * TY_BYTES);
	uint64_t high = ty_bytes_bits_of_4(a, b, c, d);
	/* Of a byte over 7F, bits 6 and 5 as the highest. */
	const ty_bytes a2 = a + a, b2 = b + b, c2 = c + c, d2 = d + d;
	uint64_t second = ty_bytes_bits_of_4(a2, b2, c2, d2);
	uint64_t third = ty_bytes_bits_of_4(a2 + a2, b2 + b2, c2 + c2, d2 + d2);
	uint64_t special = high ? ty_bytes_bits_of_4(is_special(a), is_special(b), is_special(c),
						     is_special(d))
				: 0;

	return (kinds){ high & second, high & second & third, high & ~second, special };
}

static bool is_ascii(const unsigned char *p)
{
	const ty_bytes a = ty_bytes_at(p), b = ty_bytes_at(p + TY_BYTES);
	const ty_bytes c = ty_bytes_at(p + (size_t)2 * TY_BYTES);
	const ty_bytes d = ty_bytes_at(p + (size_t)3 * TY_BYTES);

	return !ty_bytes_bits(a | b | c | d);
}

/* Whether a block has only ASCII and sequences whose first byte says all (Unicode, table 3-7);
 * *open: what must continue at its beginning, then behind it. */
static bool is_common(uint64_t *open, const unsigned char *p)
{
	kinds is;

	if (!*open && is_ascii(p))
		return true;
	is = kinds_of(p);
	if (is.special || is.continue_ != (*open | is.leads << 1 | is.of_3 << 2))
		return false;
	*open = is.leads >> 63 | is.of_3 >> 62;
	return true;
}

/* What must continue at p, behind common sequences. */
static uint64_t open_at(const unsigned char *p)
{
	return (uint64_t)(p[-1] >= 0xc0) | (uint64_t)(p[-1] >= 0xe0) << 1 | (p[-2] >= 0xe0);
}

/* Bytes of such from p on, where a character begins, as far as whole blocks and the end show it: up
 * to where a character begins. */
static size_t skip_common(const unsigned char *p, size_t len)
{
	uint64_t open = 0, last = 0;
	size_t at = 0;

	while (len - at >= BLOCK && is_common(&open, p + at))
		at += BLOCK;
	if (at == len && !open)
		return len;
	if (at > 0 && at < len && len - at < BLOCK) {
		/* With a part of the block before. */
		last = len - BLOCK >= 2 ? open_at(p + len - BLOCK) : 0;
		if (is_common(&last, p + len - BLOCK) && !last)
			return len;
	} else if (at == 0 && len < BLOCK) {
		unsigned char end[BLOCK] = { 0 };

		memcpy(end, p, len);
		if (is_common(&open, end))
			return len;
	}
	if (open)
		at -= p[at - 1] >= 0xc0 ? 1 : 2;
	return at;
}

/* The same one by one, at least to behind the next block; *fault: this is not well-formed. */
static size_t skip_any(bool *fault, const unsigned char *p, size_t at, size_t len)
{
	size_t end = len - at > BLOCK ? at + BLOCK : len;

	while (at < end && !*fault) {
		size_t n, whole;

		if (p[at] < 0x80) {
			at = skip_ascii(p, at, len);
			continue;
		}
		/* Kana and most kanji (E3-E9) need no look at a special second byte. */
		while (len - at >= 3 && p[at] >= 0xe3 && p[at] <= 0xe9 && continues(p[at + 1]) &&
		       continues(p[at + 2]))
			at += 3;
		if (at == len || p[at] < 0x80)
			continue;
		n = sequence(&whole, p + at, len - at);
		*fault = n == 0 || n < whole;
		at += *fault ? 0 : n;
	}
	return at;
}

size_t ty_utf8_valid(taiyaku_str s)
{
	const unsigned char *p = (const unsigned char *)s.data;
	bool fault = false;
	size_t at = s.len < BLOCK ? skip_ascii(p, 0, s.len) : 0;

	while (at < s.len && !fault) {
		at += skip_common(p + at, s.len - at);
		at = skip_any(&fault, p, at, s.len);
	}
	return at;
}

static bool may_be_japanese(unsigned char byte)
{
	return byte >= 0xe2 && byte <= 0xf0 && (byte <= 0xe9 || byte >= 0xef);
}

/* Whether no byte of the block is E2 or over. */
static bool block_is_plain(const unsigned char *p)
{
	unsigned char largest = 0;

	for (size_t i = 0; i < SCAN_BLOCK; i++)
		largest = p[i] > largest ? p[i] : largest;
	return largest < 0xe2;
}

size_t ty_utf8_find_japanese(taiyaku_str s, size_t from)
{
	const unsigned char *p = (const unsigned char *)s.data;
	size_t at = from;

	while (at < s.len) {
		size_t end = s.len - at < SCAN_BLOCK ? s.len : at + SCAN_BLOCK;

		/* The first bytes one by one: in Japanese text the next one is near. */
		for (size_t near = at + 8; at < end && at < near; at++)
			if (may_be_japanese(p[at]))
				return at;
		while (s.len - at >= SCAN_BLOCK && block_is_plain(p + at))
			at += SCAN_BLOCK;
		end = s.len - at < SCAN_BLOCK ? s.len : at + SCAN_BLOCK;
		for (; at < end; at++)
			if (may_be_japanese(p[at]))
				return at;
	}
	return SIZE_MAX;
}
