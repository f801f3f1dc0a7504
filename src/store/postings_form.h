/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Forms of a list.  The first byte tells which, numbers are little-endian.
 *
 *   short   n << 2; one number: its bytes; more: a width, then n gaps of so many bits
 *   packed  n (4 bytes), blocks of 128 gaps: for each its last number (4) and its width (1), the
 *           former only where there is more than one block; then the gaps
 *   placed  the same with the number of documents (4) behind n; gaps can be 0; n places at the end.
 *           Up to 63 entries: n << 2 as above, a width, gaps and places
 *   dense   documents (4), one bit for each number
 *
 * A gap in a list without places is one less than the difference, for no number repeats.  Before
 * any of them there may be firsts: a byte of 0, how many (1), and those (4 each).
 */
#ifndef TY_STORE_POSTINGS_FORM_H
#define TY_STORE_POSTINGS_FORM_H

#include "base/endian.h"
#include "store/postings.h"

enum { TY_POSTINGS_SHORT, TY_POSTINGS_PACKED, TY_POSTINGS_PLACED, TY_POSTINGS_DENSE };
enum { TY_POSTINGS_SHORT_MAX = 63, TY_POSTINGS_BLOCK = 128, TY_POSTINGS_WORD = 4 };

/* Bytes of n gaps of so many bits. */
static inline size_t ty_postings_bytes(size_t n, unsigned width)
{
	return (n * width + 7) / 8;
}

/* How many of n > 0 rising numbers are different. */
static inline size_t ty_postings_count(const uint32_t *numbers, size_t n)
{
	size_t count = 1;

	for (size_t i = 1; i < n; i++)
		count += numbers[i] != numbers[i - 1];
	return count;
}

static inline const unsigned char *ty_postings_at(const ty_postings *list, size_t offset)
{
	return (const unsigned char *)list->bytes.data + offset;
}

/* ---- the blocks of an open list that is not dense ---- */

static inline size_t ty_postings_blocks(const ty_postings *list)
{
	return (list->n + TY_POSTINGS_BLOCK - 1) / TY_POSTINGS_BLOCK;
}

/* The numbers of block b. */
static inline size_t ty_postings_block_count(const ty_postings *list, size_t b)
{
	const size_t left = list->n - b * TY_POSTINGS_BLOCK;

	return left < TY_POSTINGS_BLOCK ? left : TY_POSTINGS_BLOCK;
}

/* The last number of block b; of lists of several blocks. */
static inline uint32_t ty_postings_last(const ty_postings *list, size_t b)
{
	return ty_le32(ty_postings_at(list, list->lasts + b * TY_POSTINGS_WORD));
}

/* Bytes of the gaps of block b; of lists that have widths. */
static inline size_t ty_postings_block_bytes(const ty_postings *list, size_t b)
{
	return ty_postings_bytes(ty_postings_block_count(list, b),
				 *ty_postings_at(list, list->widths + b));
}

/* The numbers of block b, whose gaps begin at an offset of bytes: list->packed for the first. */
void ty_postings_read_block(uint32_t *out, const ty_postings *list, size_t b, size_t offset);

#endif
