/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/columns.h"

#include "base/error.h"
#include "extract/fields.h"
#include "extract/find.h"
#include "extract/gloss.h"
#include "text/utf8.h"

enum {
	CELL_MAX = 1200, /* bytes of a cell that can be a title */
};

void ty_columns_free(ty_columns *columns)
{
	ty_arena_free(&columns->arena);
}

bool ty_columns_is_code(const ty_block *cell)
{
	for (size_t i = 0; i < cell->n_spans; i++)
		if (cell->spans[i].mark == TY_MARK_CODE &&
		    cell->spans[i].to - cell->spans[i].from + 2 >= cell->text.len)
			return true;
	return false;
}

/* ---- rows ---- */

static bool clean(taiyaku_str *out, ty_arena *arena, const ty_block *cell)
{
	ty_scan scan;

	return ty_scan_make(&scan, arena, cell) && ty_scan_title(out, arena, &scan, 0, scan.n);
}

static taiyaku_status push_row(bool *paired, ty_columns *columns, ty_pairs *pairs,
			       const ty_block *cells, size_t n, taiyaku_error *err)
{
	ty_found found = { .rule = columns->rule };
	const ty_block *ja, *en;
	ty_sort sort;

	*paired = false;
	if (columns->ja >= n || columns->en >= n)
		return TAIYAKU_OK;
	ja = &cells[columns->ja];
	en = &cells[columns->en];
	found.line = ja->line;
	if (ja->text.len > CELL_MAX || en->text.len > CELL_MAX || ty_columns_is_code(en) ||
	    ty_columns_is_code(ja))
		return TAIYAKU_OK;
	if (!clean(&found.ja, ty_found_arena(pairs), ja) ||
	    !clean(&found.en, ty_found_arena(pairs), en))
		return ty_fail_memory(err);
	sort = ty_gloss_sort_beside(found.en, found.ja);
	if (!ty_has_japanese(found.ja) || ty_has_japanese(found.en) ||
	    ty_fields_is_sentence(found.ja) || sort == TY_SORT_NUMBER || sort == TY_SORT_NONE ||
	    sort == TY_SORT_FOREIGN || sort == TY_SORT_ROMAJI)
		return TAIYAKU_OK;
	*paired = true;
	found.ja = ty_fields_without_gloss(found.ja, found.en);
	found.kind = columns->kind;
	found.confidence = columns->confidence - ty_find_misfit(found.ja, found.en) / 2;
	return ty_found_push(pairs, &found, err);
}

static taiyaku_status give_row(ty_columns *columns, ty_pairs *pairs, const ty_block *cells,
			       size_t n, taiyaku_error *err)
{
	bool paired = false;
	taiyaku_status status = TAIYAKU_OK;

	if (columns->pairs)
		status = push_row(&paired, columns, pairs, cells, n, err);
	for (size_t c = 0; !status && c < n; c++)
		if (!paired || (c != columns->ja && c != columns->en))
			status = ty_found_text(pairs, &cells[c], err);
	return status;
}

static bool copy_row(ty_block **out, ty_arena *arena, const ty_block *cells, size_t n)
{
	*out = ty_arena_array(arena, n, sizeof **out);
	if (!*out)
		return false;
	for (size_t c = 0; c < n; c++)
		if (!ty_block_copy(&(*out)[c], arena, &cells[c]))
			return false;
	return true;
}

/* What was kept to look at is enough. */
static taiyaku_status settle(ty_columns *columns, ty_pairs *pairs, taiyaku_error *err)
{
	taiyaku_status status = TAIYAKU_OK;

	ty_columns_decide(columns);
	for (size_t r = 0; !status && r < columns->n; r++)
		status = give_row(columns, pairs, columns->rows[r], columns->widths[r], err);
	columns->n = 0;
	return status;
}

taiyaku_status ty_columns_row(ty_columns *columns, ty_pairs *pairs, const ty_block *cells, size_t n,
			      bool header, taiyaku_error *err)
{
	taiyaku_status status = TAIYAKU_OK;

	if (header && columns->open)
		status = ty_columns_end(columns, pairs, err);
	columns->open = true;
	if (n > TY_CELLS_MAX)
		n = TY_CELLS_MAX;
	if (status || n == 0)
		return status;
	if (header) {
		columns->header_width = n;
		return copy_row(&columns->header, &columns->arena, cells, n) ? TAIYAKU_OK
									     : ty_fail_memory(err);
	}
	if (columns->decided)
		return give_row(columns, pairs, cells, n, err);
	if (!copy_row(&columns->rows[columns->n], &columns->arena, cells, n))
		return ty_fail_memory(err);
	columns->widths[columns->n++] = n;
	return columns->n == TY_COLUMNS_LOOK ? settle(columns, pairs, err) : TAIYAKU_OK;
}

taiyaku_status ty_columns_end(ty_columns *columns, ty_pairs *pairs, taiyaku_error *err)
{
	taiyaku_status status = TAIYAKU_OK;
	ty_arena arena;

	if (!columns->open)
		return TAIYAKU_OK;
	if (!columns->decided)
		status = settle(columns, pairs, err);
	ty_arena_reset(&columns->arena);
	arena = columns->arena;
	*columns = (ty_columns){ .arena = arena };
	return status;
}
