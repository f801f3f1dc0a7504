/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Tables of pairs, one a row: TSV and CSV.  table_read.c reads, table.c writes and describes.
 */
#ifndef TY_GLOSSARY_TABLE_H
#define TY_GLOSSARY_TABLE_H

#include "format.h"
#include "glossary/columns.h"

/* What the beginning of a table tells of the rest. */
typedef struct ty_layout {
	char separator;
	bool quoted;  /* every field of the first row is in quotes: they are syntax everywhere */
	bool header;  /* the first row names the columns */
	bool foreign; /* the first row names languages that are not those of the pairs */
	uint64_t controls;    /* control characters that these names had, and are without */
	size_t rows, fitting; /* rows seen; those that have both texts */
	ty_columns columns;
} ty_layout;

/* Look at the first rows.  separators: those to try; complete: text is the whole file.  The names
 * of columns are copied into arena. */
TAIYAKU_CHECKED taiyaku_status ty_layout_find(ty_layout *out, ty_arena *arena, taiyaku_str text,
					      bool complete, const char *separators,
					      const taiyaku_languages *languages,
					      taiyaku_error *err);

TAIYAKU_CHECKED taiyaku_status ty_table_read(ty_reading *reading, const char *separators,
					     taiyaku_error *err);

#endif
