/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Lines that say of what they are and in which language, as lists and notes have the fields of a
 * record: "サイト名（日本語）：題" and, not far below it, "サイト名（英語）：Title".
 */
#ifndef TY_EXTRACT_NAMED_LINES_H
#define TY_EXTRACT_NAMED_LINES_H

#include "extract/names.h"
#include "extract/outlet.h"

/* Lines that wait for their other language; the oldest makes room. */
enum { TY_NAMED_LINES = 6 };

typedef struct ty_named_lines {
	struct ty_named_line {
		ty_buf label, text;
		ty_side side; /* NONE: nothing waits here */
		uint64_t line, block;
	} kept[TY_NAMED_LINES];
	uint64_t blocks; /* that were looked at */
} ty_named_lines;

/* Whether a block without Japanese matters too. */
bool ty_named_lines_want(const ty_named_lines *lines, const ty_block *block);
/* A block in the order of the document; two lines that belong together are a record. */
TAIYAKU_CHECKED taiyaku_status ty_named_lines_block(ty_named_lines *lines, ty_outlet *outlet,
						    const ty_scan *scan, taiyaku_error *err);
void ty_named_lines_free(ty_named_lines *lines);

#endif
