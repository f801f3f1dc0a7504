/* SPDX-License-Identifier: Apache-2.0 */
#include "document/latex_table.h"

#include "base/ascii.h"
#include "base/error.h"
#include "document/tex.h"

enum { GROUPS = 2 /* that may follow the name of the environment: a width, the columns */ };

bool ty_latex_is_table(taiyaku_str environment)
{
	return ty_str_among(environment, "tabular tabular* tabularx tabulary longtable tabu "
					 "supertabular xltabular longtabu");
}

/* A row: its bytes in the body, and whether a rule stands behind it. */
typedef struct row {
	size_t from, to, next;
	bool ruled;
} row;

/* The offset behind a comment, an escaped character, a group or any other byte at at. */
static size_t step(taiyaku_str s, size_t at)
{
	if (s.data[at] == '\\')
		return at + 2 < s.len ? at + 2 : s.len;
	if (s.data[at] == '{')
		return ty_tex_group_end(s, at, s.len);
	if (s.data[at] != '%')
		return at + 1;
	while (at < s.len && s.data[at] != '\n')
		at++;
	return at;
}

static size_t skip_blanks(taiyaku_str s, size_t at)
{
	while (at < s.len && ty_is_blank(s.data[at]))
		at++;
	return at;
}

/* Behind \hline, \midrule and the like at at; at: there is none. */
static size_t behind_rule(taiyaku_str s, size_t at)
{
	static const char *const rules[] = { "\\hline",	     "\\toprule", "\\midrule",
					     "\\bottomrule", "\\endhead", "\\endfirsthead" };

	for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
		if (ty_str_starts(ty_str_slice(s, at, s.len), ty_str(rules[i])))
			return at + strlen(rules[i]);
	return at;
}

/* The row that begins at offset at, rules before it aside; false: there is none. */
static bool row_at(row *out, taiyaku_str body, size_t at)
{
	size_t i;

	for (i = skip_blanks(body, at); i < body.len && behind_rule(body, i) > i;)
		i = skip_blanks(body, behind_rule(body, i));
	out->from = i;
	while (i < body.len && !ty_str_starts(ty_str_slice(body, i, body.len), TY_STR("\\\\")))
		i = step(body, i);
	out->to = i;
	out->next = i = i < body.len ? i + 2 : i;
	out->next += ty_tex_option(body, i); /* \\[2pt] */
	i = skip_blanks(body, out->next);
	out->ruled = i < body.len && behind_rule(body, i) > i;
	return out->from < out->to;
}

/* \multicolumn{2}{c}{text} */
static taiyaku_str cell_text(taiyaku_str cell)
{
	size_t at = 0;

	cell = ty_str_trim(cell);
	if (!ty_str_starts(cell, TY_STR("\\multicolumn{")))
		return cell;
	for (int i = 0; i < 2 && (at = ty_str_find(cell, TY_STR("{"), at)) != SIZE_MAX; i++)
		at = ty_tex_group_end(cell, at, cell.len);
	return at < cell.len ? ty_str_slice(cell, at, cell.len) : cell;
}

typedef struct table {
	ty_pairs *pairs;
	ty_arena arena;
	ty_block_builder block;
	taiyaku_str body;
	uint64_t line; /* of byte counted */
	size_t counted;
} table;

static taiyaku_status add_cell(ty_block *cell, table *t, size_t from, size_t to, taiyaku_error *err)
{
	const ty_block *block;
	taiyaku_status status;

	from = skip_blanks(t->body, from);
	for (; t->counted < from && t->counted < to; t->counted++)
		t->line += t->body.data[t->counted] == '\n';
	ty_block_begin(&t->block, TY_BLOCK_CELL, 0, t->line);
	if (from < to)
		ty_tex_text(&t->block, cell_text(ty_str_slice(t->body, from, to)), t->line);
	status = ty_block_end(&block, &t->block, err);
	if (!status && !ty_block_copy(cell, &t->arena, block))
		status = ty_fail_memory(err);
	return status;
}

static taiyaku_status give_row(table *t, const row *r, bool header, taiyaku_error *err)
{
	ty_block *cells;
	size_t n = 0, from = r->from, i = r->from;
	taiyaku_status status = TAIYAKU_OK;

	ty_arena_reset(&t->arena);
	cells = ty_arena_room(&t->arena, TY_CELLS_MAX * sizeof *cells);
	if (!cells)
		return ty_fail_memory(err);
	while (!status && i <= r->to && n < TY_CELLS_MAX) {
		if (i < r->to && t->body.data[i] != '&') {
			i = step(t->body, i);
			continue;
		}
		status = add_cell(&cells[n++], t, from, i < r->to ? i : r->to, err);
		from = ++i;
	}
	return status ? status : ty_pairs_row(t->pairs, cells, n, header, err);
}

/* Only the first row has a rule behind it: it names the columns. */
static bool has_header(taiyaku_str body, size_t at)
{
	row first, second;

	return row_at(&first, body, at) && first.ruled && row_at(&second, body, first.next) &&
	       !second.ruled;
}

taiyaku_status ty_latex_table(ty_pairs *pairs, taiyaku_str body, uint64_t line, taiyaku_error *err)
{
	table t = { .pairs = pairs, .body = body, .line = line };
	size_t at = skip_blanks(body, 0);
	taiyaku_status status = TAIYAKU_OK;
	bool header;
	row r;

	at += ty_tex_option(body, at);
	for (int i = 0; i < GROUPS && at < body.len && body.data[at] == '{'; i++)
		at = ty_tex_group_end(body, at, body.len);
	header = has_header(body, at);
	for (; !status && row_at(&r, body, at); at = r.next) {
		status = give_row(&t, &r, header, err);
		header = false;
	}
	if (!status)
		status = ty_pairs_table_end(pairs, err);
	ty_block_builder_free(&t.block);
	ty_arena_free(&t.arena);
	return status;
}
