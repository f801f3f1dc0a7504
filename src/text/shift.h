/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The state of a text in ISO-2022-JP (RFC 1468): which characters its bytes stand for is what the
 * escape sequence before them says.
 */
#ifndef TY_TEXT_SHIFT_H
#define TY_TEXT_SHIFT_H

#include "base/buf.h"

/* Bytes of an escape sequence. */
enum { TY_SHIFT_MAX = 4 };

/* The escape sequence that is in force; all zero: ASCII, as at the beginning. */
typedef struct ty_shift {
	char escape[TY_SHIFT_MAX];
	unsigned char len;
} ty_shift;

/* Go over whole characters and escape sequences. */
void ty_shift_pass(ty_shift *shift, taiyaku_str bytes);
/* The place at, or that of the escape sequences that end there. */
size_t ty_shift_before(taiyaku_str bytes, size_t at);
/* Whether bytes begin with an escape sequence. */
bool ty_shift_begins(taiyaku_str bytes);
/* The escape sequence to put behind bytes that end in from, before bytes that are meant in to;
 * empty: none.  Borrowed from to. */
taiyaku_str ty_shift_between(const ty_shift *from, const ty_shift *to);
/* A text that begins and ends in ASCII, without the escape sequence at its end. */
taiyaku_str ty_shift_open(taiyaku_str bytes);

#endif
