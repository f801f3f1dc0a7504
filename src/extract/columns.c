/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/columns.h"

#include "base/error.h"
#include "extract/fields.h"
#include "extract/find.h"
#include "extract/gloss.h"
#include "extract/names.h"
#include "text/utf8.h"

enum {
	CELL_MAX = 1200, /* bytes of a cell that can be a title */
	ROWS_LEAST = 3,	 /* rows that show what columns without names hold */
	MOSTLY = 70,	 /* per cent of the cells */
	BY_NAMES = 94,
	BY_ONE_NAME = 88,
	BY_CELLS = 78,
	BY_PARALLEL_NAMES = 84, /* Term | 用語 */
	BY_CELLS_NAMED_OTHERWISE = 58
};

/* What the cells of one column are. */
typedef struct column {
	ty_side side; /* what its header says */
	ty_role role;
	bool header_japanese;
	bool named;   /* it has a header */
	size_t cells; /* that are not empty */
	size_t japanese, english, bytes;
} column;

void ty_columns_free(ty_columns *columns)
{
	ty_arena_free(&columns->arena);
}

static bool is_code(const ty_block *cell)
{
	for (size_t i = 0; i < cell->n_spans; i++)
		if (cell->spans[i].mark == TY_MARK_CODE &&
		    cell->spans[i].to - cell->spans[i].from + 2 >= cell->text.len)
			return true;
	return false;
}

/* ---- what the columns are ---- */

static void count_cell(column *to, const ty_block *cell)
{
	taiyaku_str text = ty_str_trim(cell->text);
	ty_sort sort;

	if (text.len == 0)
		return;
	to->cells++;
	to->bytes += text.len;
	if (ty_has_japanese(text)) {
		to->japanese += !ty_fields_is_sentence(text);
		return;
	}
	sort = ty_gloss_sort(text);
	to->english += !is_code(cell) && text.len < CELL_MAX &&
		       (sort == TY_SORT_ENGLISH || sort == TY_SORT_MEDIUM);
}

static size_t look(column *list, size_t max, const ty_columns *columns)
{
	size_t width = columns->header_width;

	for (size_t r = 0; r < columns->n; r++)
		if (columns->widths[r] > width)
			width = columns->widths[r];
	if (width > max)
		width = max;
	for (size_t c = 0; c < width; c++) {
		list[c] = (column){ .side = TY_SIDE_NONE };
		if (c < columns->header_width) {
			taiyaku_str name = ty_str_trim(columns->header[c].text);

			list[c].named = name.len > 0;
			list[c].side = ty_name_read(name).side;
			list[c].role = ty_name_read(name).role;
			list[c].header_japanese = ty_has_japanese(name);
		}
		for (size_t r = 0; r < columns->n; r++)
			if (c < columns->widths[r])
				count_cell(&list[c], &columns->rows[r][c]);
	}
	return width;
}

static bool mostly(size_t some, size_t all)
{
	return all > 0 && some * 100 >= all * MOSTLY;
}

/* Remarks, people and data beside a term do not translate it. */
static bool may_hold(const column *c)
{
	return c->role == TY_ROLE_NONE || c->role == TY_ROLE_TITLE || c->role == TY_ROLE_NAME ||
	       c->role == TY_ROLE_TERM;
}

static bool holds(const column *c, ty_side side)
{
	return side == TY_SIDE_JAPANESE ? mostly(c->japanese, c->cells)
					: mostly(c->english, c->cells);
}

/* The column that is this side: by its name, else the one with the shortest cells of those that
 * hold such texts; n: none. */
static size_t find_side(bool *by_name, const column *list, size_t n, ty_side side)
{
	size_t best = n;

	for (size_t c = 0; c < n; c++) {
		*by_name = list[c].side == side && list[c].cells > 0 &&
			   (side != TY_SIDE_JAPANESE || list[c].japanese > 0);
		if (*by_name)
			return c;
	}
	for (size_t c = 0; c < n; c++)
		if (list[c].side == TY_SIDE_NONE && may_hold(&list[c]) &&
		    list[c].cells >= ROWS_LEAST && holds(&list[c], side) &&
		    (best == n ||
		     list[c].bytes * list[best].cells < list[best].bytes * list[c].cells))
			best = c;
	return best;
}

/* A table of titles says so; any other is a glossary. */
static taiyaku_kind kind_by(ty_role role)
{
	if (role == TY_ROLE_TITLE)
		return TAIYAKU_TITLE;
	return role == TY_ROLE_NAME ? TAIYAKU_NAME : TAIYAKU_TERM;
}

static void decide(ty_columns *columns)
{
	column list[TY_COLUMNS_LOOK] = { 0 };
	size_t n = look(list, TY_COLUMNS_LOOK, columns);
	bool ja_named, en_named;

	columns->decided = true;
	columns->ja = find_side(&ja_named, list, n, TY_SIDE_JAPANESE);
	columns->en = find_side(&en_named, list, n, TY_SIDE_ENGLISH);
	columns->pairs = columns->ja < n && columns->en < n && columns->ja != columns->en;
	if (!columns->pairs)
		return;
	columns->kind = kind_by(list[columns->ja].role != TY_ROLE_NONE ? list[columns->ja].role
								       : list[columns->en].role);
	columns->rule = ja_named || en_named ? "named-columns" : "columns";
	if (ja_named && en_named)
		columns->confidence = BY_NAMES;
	else if (ja_named || en_named)
		columns->confidence = BY_ONE_NAME;
	else if (list[columns->ja].named && list[columns->en].named &&
		 list[columns->ja].header_japanese && !list[columns->en].header_japanese)
		columns->confidence = BY_PARALLEL_NAMES;
	else if (list[columns->ja].named || list[columns->en].named)
		columns->confidence = BY_CELLS_NAMED_OTHERWISE;
	else
		columns->confidence = BY_CELLS;
	if (columns->ja > columns->en + 1 || columns->en > columns->ja + 1)
		columns->confidence -= ja_named && en_named ? 0 : 8;
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
	if (ja->text.len > CELL_MAX || en->text.len > CELL_MAX || is_code(en) || is_code(ja))
		return TAIYAKU_OK;
	if (!clean(&found.ja, ty_found_arena(pairs), ja) ||
	    !clean(&found.en, ty_found_arena(pairs), en))
		return ty_fail_memory(err);
	sort = ty_gloss_sort(found.en);
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

	decide(columns);
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
