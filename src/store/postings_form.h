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

#endif
