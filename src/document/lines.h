/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What every document reader that goes line by line does around its lines: the text opened, pairs
 * opened, one line after the other, the end, all closed.
 */
#ifndef TY_EXTRACT_LINES_H
#define TY_EXTRACT_LINES_H

#include "extract/pairs.h"

/* A reader; ctx is its state. */
typedef struct ty_line_reader {
	/* A line without its end; number is 1-based. */
	taiyaku_status (*line)(void *ctx, ty_pairs *pairs, taiyaku_str line, uint64_t number,
			       taiyaku_error *err);
	taiyaku_status (*end)(void *ctx, ty_pairs *pairs, taiyaku_error *err);
	/* Lines are tags or keywords with a value: of one without an end in sight the beginning is
	 * enough.  Else it comes in pieces. */
	bool short_lines;
} ty_line_reader;

/* All of a file. */
TAIYAKU_CHECKED taiyaku_status ty_lines_read(ty_reading *reading, const ty_line_reader *reader,
					     void *ctx, taiyaku_error *err);
/* A text inside another document, which begins at a line of its file. */
TAIYAKU_CHECKED taiyaku_status ty_lines_text(ty_pairs *pairs, taiyaku_str text, uint64_t line,
					     const ty_line_reader *reader, void *ctx,
					     taiyaku_error *err);

#endif
