/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The numbers in a text, with their values: 30, ３０, 1,000, 3.14, 三十, 二〇〇四, 3万, 1億2千万.
 * Kanji count as a number where they stand alone among kanji or with a counter (第三章, 五月), not
 * inside a word (一般, 三重県).
 */
#ifndef TY_TEXT_NUMBER_H
#define TY_TEXT_NUMBER_H

#include "base/str.h"

enum { TY_NUMBER_MAX = 40 };

typedef struct ty_number {
	size_t start, end; /* bytes of the key */
	/* Decimal digits without separators, leading zeros and sign, perhaps a point and more
	 * digits as they were written; equal values have equal digits. */
	char value[TY_NUMBER_MAX];
	size_t len;
	bool kanji;	/* written in kanji, at least in part */
	bool separated; /* thousands were set off by commas */
	bool attached;	/* a Latin letter stands next to it: A4, 2nd */
} ty_number;

/* The next number of a width key at or behind *at, which moves behind it; false: there is none.
 * Digits too many for a value are passed over in pieces. */
bool ty_number_next(ty_number *out, taiyaku_str key, size_t *at);

static inline taiyaku_str ty_number_value(const ty_number *number)
{
	return ty_str_of(number->value, number->len);
}

#endif
