/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Tables: which column holds the Japanese and which the English is told by the header, else by
 * what the cells hold; then every row is a pair.
 */
#ifndef TY_EXTRACT_COLUMNS_H
#define TY_EXTRACT_COLUMNS_H

#include "extract/found.h"

/* Rows that are kept to see what the columns hold. */
enum { TY_COLUMNS_LOOK = 64 };

typedef struct ty_columns {
	ty_arena arena; /* of the rows that are kept */
	ty_block *rows[TY_COLUMNS_LOOK];
	size_t widths[TY_COLUMNS_LOOK];
	size_t n;
	ty_block *header;
	size_t header_width;
	bool open;    /* a table has begun */
	bool decided; /* what the columns are is known; rows are not kept any more */
	bool pairs;   /* and two of them go together */
	size_t ja, en;
	int confidence;
	taiyaku_kind kind;
	const char *rule;
} ty_columns;

TAIYAKU_CHECKED taiyaku_status ty_columns_row(ty_columns *columns, ty_pairs *pairs,
					      const ty_block *cells, size_t n, bool header,
					      taiyaku_error *err);
TAIYAKU_CHECKED taiyaku_status ty_columns_end(ty_columns *columns, ty_pairs *pairs,
					      taiyaku_error *err);
void ty_columns_free(ty_columns *columns);

/* ---- for columns.c and column_sides.c ---- */

/* Which two columns go together, by the header and the rows that were kept. */
void ty_columns_decide(ty_columns *columns);
/* The whole cell is program text. */
bool ty_columns_is_code(const ty_block *cell);

#endif
