/* SPDX-License-Identifier: Apache-2.0 */
#include "document/html_row.h"

#include "base/error.h"

taiyaku_status ty_html_row_begin(ty_html_row *row, taiyaku_error *err)
{
	row->cells = ty_arena_room(&row->arena, TY_CELLS_MAX * sizeof *row->cells);
	row->n = row->n_heads = 0;
	row->open = row->cells != NULL;
	return row->open ? TAIYAKU_OK : ty_fail_memory(err);
}

taiyaku_status ty_html_row_add(ty_html_row *row, const ty_block *cell, taiyaku_error *err)
{
	if (row->n >= TY_CELLS_MAX)
		return TAIYAKU_OK;
	return ty_block_copy(&row->cells[row->n++], &row->arena, cell) ? TAIYAKU_OK
								       : ty_fail_memory(err);
}

static void close_row(ty_html_row *row)
{
	row->open = false;
	ty_arena_reset(&row->arena);
}

taiyaku_status ty_html_row_end(ty_html_row *row, ty_pairs *pairs, taiyaku_error *err)
{
	taiyaku_status status = TAIYAKU_OK;

	if (row->open && row->n)
		status = ty_pairs_row(pairs, row->cells, row->n, row->n_heads == row->n, err);
	close_row(row);
	return status;
}

taiyaku_status ty_html_row_leave(ty_html_row *row, ty_pairs *pairs, taiyaku_error *err)
{
	taiyaku_status status = TAIYAKU_OK;

	for (size_t i = 0; row->open && !status && i < row->n; i++) {
		row->cells[i].kind = TY_BLOCK_TEXT;
		status = ty_pairs_block(pairs, &row->cells[i], err);
	}
	close_row(row);
	return status ? status : ty_pairs_table_end(pairs, err);
}

void ty_html_row_free(ty_html_row *row)
{
	ty_arena_free(&row->arena);
}
