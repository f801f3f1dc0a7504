/* SPDX-License-Identifier: Apache-2.0 */
#include "store/postings_form.h"

static void put4(ty_buf *to, uint32_t x)
{
	for (int i = 0; i < TY_POSTINGS_WORD; i++)
		ty_buf_byte(to, (char)(unsigned char)(x >> 8 * i));
}

static unsigned width_of(uint32_t x)
{
	return x ? 32 - (unsigned)__builtin_clz(x) : 0;
}

/* Gaps of n numbers behind the number before; returns the width of the widest. */
static unsigned make_gaps(uint32_t *gaps, const uint32_t *numbers, size_t n, uint32_t before,
			  uint32_t less)
{
	uint32_t all = 0;

	for (size_t i = 0; i < n; i++) {
		gaps[i] = numbers[i] - before - less;
		before = numbers[i];
		all |= gaps[i];
	}
	return width_of(all);
}

static void add_gaps(ty_buf *to, const uint32_t *gaps, size_t n, unsigned width)
{
	size_t size = ty_postings_bytes(n, width);
	char *room = ty_buf_room(to, size);
	uint64_t bits = 0;
	unsigned have = 0;

	if (!room)
		return;
	for (size_t i = 0; i < n; i++) {
		bits |= (uint64_t)gaps[i] << have;
		have += width;
		if (have < 32)
			continue;
		for (int k = 0; k < TY_POSTINGS_WORD; k++)
			*room++ = (char)(unsigned char)(bits >> 8 * k);
		bits >>= 32;
		have -= 32;
	}
	for (; have; have -= have < 8 ? have : 8, bits >>= 8)
		*room++ = (char)(unsigned char)bits;
	to->len += size;
}

static void write_short(ty_buf *to, const uint32_t *numbers, const uint8_t *places, size_t n)
{
	const uint32_t less = places ? 0 : 1;
	uint32_t gaps[TY_POSTINGS_SHORT_MAX];
	unsigned width = make_gaps(gaps, numbers, n, 0 - less, less);

	ty_buf_byte(to, (char)(n << 2 | (places ? TY_POSTINGS_PLACED : TY_POSTINGS_SHORT)));
	if (n == 1 && !places)
		width = (width + 7) / 8 * 8;
	else
		ty_buf_byte(to, (char)width);
	add_gaps(to, gaps, n, width);
	if (places)
		ty_buf_add(to, ty_str_of((const char *)places, n));
}

void ty_postings_write_firsts(ty_buf *to, const uint32_t *numbers, size_t n)
{
	if (!n)
		return;
	ty_buf_byte(to, 0);
	ty_buf_byte(to, (char)n);
	for (size_t i = 0; i < n; i++)
		put4(to, numbers[i]);
}

static void write_packed(ty_buf *to, const uint32_t *numbers, const uint8_t *places, size_t n)
{
	const uint32_t less = places ? 0 : 1;
	const size_t blocks = (n + TY_POSTINGS_BLOCK - 1) / TY_POSTINGS_BLOCK;
	uint32_t gaps[TY_POSTINGS_BLOCK], before = 0 - less;
	size_t widths;

	ty_buf_byte(to, places ? TY_POSTINGS_PLACED : TY_POSTINGS_PACKED);
	put4(to, (uint32_t)n);
	if (places)
		put4(to, (uint32_t)ty_postings_count(numbers, n));
	for (size_t b = 0; blocks > 1 && b < blocks; b++)
		put4(to, numbers[b + 1 < blocks ? (b + 1) * TY_POSTINGS_BLOCK - 1 : n - 1]);
	widths = to->len;
	for (size_t b = 0; b < blocks; b++)
		ty_buf_byte(to, 0);
	for (size_t i = 0; i < n; i += TY_POSTINGS_BLOCK) {
		size_t count = n - i < TY_POSTINGS_BLOCK ? n - i : TY_POSTINGS_BLOCK;
		unsigned width = make_gaps(gaps, numbers + i, count, before, less);

		add_gaps(to, gaps, count, width);
		if (!to->failed)
			to->data[widths + i / TY_POSTINGS_BLOCK] = (char)width;
		before = numbers[i + count - 1];
	}
	if (places)
		ty_buf_add(to, ty_str_of((const char *)places, n));
}

static void write_dense(ty_buf *to, const uint32_t *numbers, size_t n, uint32_t range)
{
	size_t size = (size_t)range / 8 + 1;
	char *room;

	ty_buf_byte(to, TY_POSTINGS_DENSE);
	put4(to, (uint32_t)n);
	room = ty_buf_room(to, size);
	if (!room)
		return;
	memset(room, 0, size);
	for (size_t i = 0; i < n; i++)
		room[numbers[i] / 8] = (char)(room[numbers[i] / 8] | 1 << numbers[i] % 8);
	to->len += size;
}

/* A gap of average size takes its own bits and about two more for the widest of its block. */
static bool dense_is_smaller(size_t n, uint32_t range)
{
	return range / n < 8 && (width_of((uint32_t)(range / n)) + 2) * n > range;
}

void ty_postings_write(ty_buf *to, const uint32_t *numbers, const uint8_t *places, size_t n,
		       uint32_t range)
{
	if (n <= TY_POSTINGS_SHORT_MAX)
		write_short(to, numbers, places, n);
	else if (!places && dense_is_smaller(n, range))
		write_dense(to, numbers, n, range);
	else
		write_packed(to, numbers, places, n);
}
