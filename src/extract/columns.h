/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Tables: which column holds the Japanese and which the English is told by the header, else by
 * what the cells hold; then every row is a pair.
 */
#ifndef TY_EXTRACT_COLUMNS_H
#define TY_EXTRACT_COLUMNS_H

#include "extract/column_sides.h"
#include "extract/outlet.h"

typedef struct ty_columns {
	ty_arena arena; /* of the rows that are kept */
	ty_table_head head;
	bool open;    /* a table has begun */
	bool decided; /* what the columns are is known; rows are not kept any more */
	ty_column_sides sides[TY_SIDES_MAX];
	size_t n_sides;
} ty_columns;

TAIYAKU_CHECKED taiyaku_status ty_columns_row(ty_columns *columns, ty_outlet *outlet,
					      const ty_block *cells, size_t n, bool header,
					      taiyaku_error *err);
TAIYAKU_CHECKED taiyaku_status ty_columns_end(ty_columns *columns, ty_outlet *outlet,
					      taiyaku_error *err);
void ty_columns_free(ty_columns *columns);

#endif
