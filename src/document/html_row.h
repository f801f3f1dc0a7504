/* SPDX-License-Identifier: Apache-2.0 */
/* The row of a table of HTML, from its first cell to its last. */
#ifndef TY_DOCUMENT_HTML_ROW_H
#define TY_DOCUMENT_HTML_ROW_H

#include "extract/pairs.h"

/* All-zero is no row. */
typedef struct ty_html_row {
	ty_arena arena;
	ty_block *cells;
	size_t n, n_heads; /* cells; those of them that name the columns */
	bool open;
} ty_html_row;

TAIYAKU_CHECKED taiyaku_status ty_html_row_begin(ty_html_row *row, taiyaku_error *err);
/* A cell, which is copied; those over TY_CELLS_MAX are dropped. */
TAIYAKU_CHECKED taiyaku_status ty_html_row_add(ty_html_row *row, const ty_block *cell,
					       taiyaku_error *err);
/* Hand over what is open, if anything is. */
TAIYAKU_CHECKED taiyaku_status ty_html_row_end(ty_html_row *row, ty_pairs *pairs,
					       taiyaku_error *err);
/* A table inside a cell: the outer one is for layout, its cells are text. */
TAIYAKU_CHECKED taiyaku_status ty_html_row_leave(ty_html_row *row, ty_pairs *pairs,
						 taiyaku_error *err);
void ty_html_row_free(ty_html_row *row);

#endif
