/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The bytes of a document one after the other with their line, from a file of any length or from
 * memory: what a scanner that looks one byte ahead needs.
 */
#ifndef TY_EXTRACT_CHARS_H
#define TY_EXTRACT_CHARS_H

#include "text/convert.h"

enum { TY_CHARS_END = -1 };

typedef struct ty_chars {
	const char *at, *end;  /* what is left of this piece */
	uint64_t line;	       /* of the next byte, 1-based */
	bool after_cr;	       /* CR LF is one line end */
	ty_text *text;	       /* borrowed; where the next piece comes from, NULL: nowhere */
	taiyaku_status status; /* why text gave no more */
	taiyaku_error *err;
} ty_chars;

/* From a file that was opened. */
static inline ty_chars ty_chars_of_text(ty_text *text, taiyaku_error *err)
{
	return (ty_chars){ .line = 1, .text = text, .err = err };
}

/* From memory whose first byte is on a line. */
static inline ty_chars ty_chars_of_memory(taiyaku_str s, uint64_t line)
{
	return (ty_chars){ .at = s.data, .end = s.len ? s.data + s.len : s.data, .line = line };
}

/* Get the next piece; false at the end and after a failure. */
bool ty_chars_more(ty_chars *chars);

/* The next byte without taking it, or TY_CHARS_END. */
static inline int ty_chars_peek(ty_chars *chars)
{
	if (chars->at == chars->end && !ty_chars_more(chars))
		return TY_CHARS_END;
	return (unsigned char)*chars->at;
}

static inline int ty_chars_next(ty_chars *chars)
{
	int c = ty_chars_peek(chars);

	if (c == TY_CHARS_END)
		return c;
	chars->at++;
	if (c == '\n' || c == '\r')
		chars->line += c == '\r' || !chars->after_cr;
	chars->after_cr = c == '\r';
	return c;
}

/* Take the next byte if it is c. */
static inline bool ty_chars_skip(ty_chars *chars, int c)
{
	if (ty_chars_peek(chars) != c)
		return false;
	ty_chars_next(chars);
	return true;
}

#endif
