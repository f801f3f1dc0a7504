/* SPDX-License-Identifier: Apache-2.0 */
/*
 * reStructuredText: paragraphs, headings (a line over a rule), list items, notes, definition lists
 * and tables as blocks.  Directives of code, pictures and the like are left out with all that is
 * indented under them; of others the content is read.
 */
#include "base/ascii.h"
#include "base/error.h"
#include "document/fragment.h"
#include "document/lines.h"
#include "document/rst_inline.h"
#include "format.h"
#include "text/utf8.h"

enum {
	PARAGRAPH_MAX = 1 << 20, /* bytes gathered before they are read */
	COLUMNS_MAX = 100,	 /* of a table */
};

typedef enum part { NOTHING, TEXT, GRID, SIMPLE, LIST_TABLE } part;

typedef struct rst {
	part part;	  /* what is being gathered */
	ty_buf paragraph; /* its lines, without their indentation, with their ends */
	uint64_t line;
	size_t indent; /* of its first line */
	ty_block_kind kind;
	int level;
	bool after_definition_term;  /* the paragraph is one line that may define the next */
	size_t skip_under;	     /* lines indented deeper than this - 1 are left out; 0: none */
	size_t columns[COLUMNS_MAX]; /* of a simple table: where they begin */
	size_t n_columns;
	bool header_row; /* the rows so far may be the header */
	ty_buf label;
	ty_arena arena;
	ty_block cells[COLUMNS_MAX];
	size_t n_cells;
	ty_block_builder block;
} rst;

/* ---- lines ---- */

static size_t indentation(taiyaku_str line)
{
	size_t n = 0;

	while (n < line.len && (line.data[n] == ' ' || line.data[n] == '\t'))
		n++;
	return n;
}

/* A line of one repeated punctuation mark: under a heading, or between paragraphs. */
static bool is_rule(taiyaku_str line)
{
	line = ty_str_trim(line);
	if (line.len < 3 || !memchr("=-`:.'\"~^_*+#<>", line.data[0], 15))
		return false;
	for (size_t i = 1; i < line.len; i++)
		if (line.data[i] != line.data[0])
			return false;
	return true;
}

/* "=== ====": the edge of a simple table; its columns are those of the table then. */
static bool is_simple_edge(rst *r, taiyaku_str line)
{
	size_t columns[COLUMNS_MAX], n = 0;

	for (size_t i = 0; i < line.len; i++) {
		if (line.data[i] != '=' && line.data[i] != ' ')
			return false;
		if (line.data[i] != '=' || (i > 0 && line.data[i - 1] == '='))
			continue;
		if (n >= COLUMNS_MAX)
			return false;
		columns[n++] = i;
	}
	if (n < 2)
		return false;
	memcpy(r->columns, columns, n * sizeof *columns);
	r->n_columns = n;
	return true;
}

static bool is_grid_edge(taiyaku_str line)
{
	if (line.len < 3 || line.data[0] != '+')
		return false;
	for (size_t i = 0; i < line.len; i++)
		if (line.data[i] != '+' && line.data[i] != '-' && line.data[i] != '=')
			return false;
	return true;
}

/* Bytes of "- ", "* ", "1. ", "#. ", "a) " at the beginning, or 0. */
static size_t bullet(taiyaku_str line)
{
	size_t n = 0;

	if (line.len > 1 && memchr("-*+", line.data[0], 3) && line.data[1] == ' ')
		return 2;
	if (line.len > 0 && line.data[0] == '(')
		n++;
	while (n < line.len && n < 5 && (ty_is_digit(line.data[n]) || line.data[n] == '#'))
		n++;
	if (n == 0 || n + 1 >= line.len || !memchr(".)", line.data[n], 2) ||
	    line.data[n + 1] != ' ')
		return 0;
	return n + 2;
}

/* ---- tables ---- */

static taiyaku_status add_cell(rst *r, taiyaku_str text, uint64_t line, taiyaku_error *err)
{
	const ty_block *cell;
	taiyaku_status status;

	if (r->n_cells >= COLUMNS_MAX)
		return TAIYAKU_OK;
	ty_block_begin(&r->block, TY_BLOCK_CELL, 0, line);
	ty_rst_text(&r->block, ty_str_trim(text), line);
	status = ty_block_end(&cell, &r->block, err);
	if (status)
		return status;
	if (!ty_block_copy(&r->cells[r->n_cells++], &r->arena, cell))
		return ty_fail_memory(err);
	return TAIYAKU_OK;
}

static taiyaku_status give_row(rst *r, ty_pairs *pairs, bool header, taiyaku_error *err)
{
	taiyaku_status status = TAIYAKU_OK;

	if (r->n_cells > 0)
		status = ty_pairs_row(pairs, r->cells, r->n_cells, header, err);
	r->n_cells = 0;
	ty_arena_reset(&r->arena);
	return status;
}

/* The byte where display column wanted begins: wide characters take two columns. */
static size_t byte_of_column(taiyaku_str line, size_t wanted)
{
	size_t at = 0, column = 0;

	while (at < line.len && column < wanted) {
		uint32_t cp;

		at = ty_utf8_next(&cp, line, at);
		/* East Asian Wide and Fullwidth (UAX #11), as docutils counts them. */
		column += (cp >= 0x1100 && cp <= 0x115F) || (cp >= 0x2E80 && cp <= 0xA4CF) ||
					  (cp >= 0xAC00 && cp <= 0xD7A3) ||
					  (cp >= 0xF900 && cp <= 0xFAFF) ||
					  (cp >= 0xFE30 && cp <= 0xFE6F) ||
					  (cp >= 0xFF00 && cp <= 0xFF60) ||
					  (cp >= 0xFFE0 && cp <= 0xFFE6)
				  ? 2
				  : 1;
	}
	return at;
}

static taiyaku_status simple_row(rst *r, ty_pairs *pairs, taiyaku_str line, uint64_t number,
				 taiyaku_error *err)
{
	taiyaku_status status = TAIYAKU_OK;

	for (size_t i = 0; !status && i < r->n_columns; i++) {
		size_t from = byte_of_column(line, r->columns[i]);
		size_t to =
			i + 1 < r->n_columns ? byte_of_column(line, r->columns[i + 1]) : line.len;

		status = add_cell(r, ty_str_slice(line, from, to), number, err);
	}
	return status ? status : give_row(r, pairs, r->header_row, err);
}

/* A line of a grid table: "| a | b |".  Rows of several lines give several rows. */
static taiyaku_status grid_row(rst *r, ty_pairs *pairs, taiyaku_str line, uint64_t number,
			       taiyaku_error *err)
{
	taiyaku_str rest = ty_str_trim(line);
	taiyaku_status status = TAIYAKU_OK;

	ty_str_next(&rest, '|');
	while (!status && rest.data && rest.len > 0)
		status = add_cell(r, ty_str_next(&rest, '|'), number, err);
	return status ? status : give_row(r, pairs, false, err);
}

/* ---- paragraphs ---- */

static taiyaku_status give(rst *r, ty_pairs *pairs, taiyaku_str text, taiyaku_error *err)
{
	const ty_block *block;
	taiyaku_status status;

	ty_block_begin(&r->block, r->kind, r->level, r->line);
	ty_rst_text(&r->block, text, r->line);
	r->block.block.label = ty_buf_str(&r->label);
	status = ty_block_end(&block, &r->block, err);
	if (status || ty_str_trim(block->text).len == 0)
		return status;
	return ty_pairs_block(pairs, block, err);
}

static taiyaku_status flush(rst *r, ty_pairs *pairs, taiyaku_error *err)
{
	taiyaku_str text = ty_str_trim(ty_buf_str(&r->paragraph));
	taiyaku_status status = ty_buf_status(&r->paragraph, err);

	if (!status && r->part == LIST_TABLE) {
		if (text.len > 0)
			status = add_cell(r, text, r->line, err);
		if (!status)
			status = give_row(r, pairs, r->header_row, err);
	} else if (!status && text.len > 0) {
		status = give(r, pairs, text, err);
	}
	ty_buf_clear(&r->paragraph);
	ty_buf_clear(&r->label);
	r->kind = TY_BLOCK_TEXT;
	r->level = 0;
	return status;
}

static void add_line(rst *r, taiyaku_str line, uint64_t number)
{
	if (r->paragraph.len == 0)
		r->line = number;
	ty_buf_add(&r->paragraph, line);
	ty_buf_byte(&r->paragraph, '\n');
}

/* ".. name:: argument", ".. [1] note", ".. comment"; line without its indentation. */
static taiyaku_status read_explicit(rst *r, ty_pairs *pairs, taiyaku_str line, size_t indent,
				    uint64_t number, taiyaku_error *err)
{
	/* Their content is prose; every other directive holds code, data or nothing. */
	static const char *const prose[] = { "note",	   "warning",	   "tip",	 "hint",
					     "admonition", "important",	   "caution",	 "danger",
					     "seealso",	   "topic",	   "sidebar",	 "epigraph",
					     "glossary",   "versionadded", "deprecated", "error" };
	size_t colons = ty_str_find(line, TY_STR("::"), 0), close;
	taiyaku_str name;
	taiyaku_status status = flush(r, pairs, err);

	if (status)
		return status;
	r->part = TEXT;
	close = ty_str_starts(line, TY_STR(".. [")) ? ty_str_find(line, TY_STR("]"), 0) : SIZE_MAX;
	if (close != SIZE_MAX) {
		r->kind = TY_BLOCK_NOTE;
		ty_buf_add(&r->label, ty_str_slice(line, 4, close));
		add_line(r, ty_str_slice(line, close + 1, line.len), number);
		return TAIYAKU_OK;
	}
	name = colons == SIZE_MAX ? TY_STR("") : ty_str_trim(ty_str_slice(line, 2, colons));
	if (ty_str_is(name, "list-table")) {
		r->part = LIST_TABLE;
		r->header_row = false;
		r->skip_under = 0;
		r->indent = indent + 1;
		return TAIYAKU_OK;
	}
	/* Their argument is a heading. */
	if (ty_str_is(name, "contents") || ty_str_is(name, "topic") || ty_str_is(name, "sidebar") ||
	    ty_str_is(name, "admonition") || ty_str_is(name, "rubric") ||
	    ty_str_is(name, "table")) {
		r->kind = TY_BLOCK_CAPTION;
		add_line(r, ty_str_trim(ty_str_slice(line, colons + 2, line.len)), number);
		status = flush(r, pairs, err);
	}
	for (size_t i = 0; !status && i < sizeof prose / sizeof *prose; i++)
		if (ty_str_is(name, prose[i]))
			return TAIYAKU_OK;
	if (status)
		return status;
	r->skip_under = indent + 1;
	return TAIYAKU_OK;
}

/* A line inside a list-table: "* - cell" begins a row, "- cell" a cell. */
static taiyaku_status list_table_line(rst *r, ty_pairs *pairs, taiyaku_str line, uint64_t number,
				      taiyaku_error *err)
{
	taiyaku_status status = TAIYAKU_OK;

	if (ty_str_starts(line, TY_STR(":header-rows:"))) {
		r->header_row = !ty_str_ends(line, TY_STR(" 0"));
		return TAIYAKU_OK;
	}
	if (ty_str_starts(line, TY_STR(":")))
		return TAIYAKU_OK;
	if (ty_str_starts(line, TY_STR("* - "))) {
		bool first = r->n_cells == 0 && r->paragraph.len == 0;

		status = flush(r, pairs, err);
		if (!first)
			r->header_row = false;
		line = ty_str_slice(line, 4, line.len);
	} else if (ty_str_starts(line, TY_STR("- "))) {
		status = add_cell(r, ty_buf_str(&r->paragraph), r->line, err);
		ty_buf_clear(&r->paragraph);
		line = ty_str_slice(line, 2, line.len);
	}
	add_line(r, line, number);
	return status;
}

/* A line of text; full is the line with its indentation. */
static taiyaku_status text_line(rst *r, ty_pairs *pairs, taiyaku_str line, size_t indent,
				uint64_t number, taiyaku_error *err)
{
	size_t mark = bullet(line);
	taiyaku_status status = TAIYAKU_OK;

	if (is_rule(line)) {
		/* Under a line it makes a heading of it; over one it is dropped. */
		if (r->paragraph.len > 0 && r->kind == TY_BLOCK_TEXT) {
			r->kind = TY_BLOCK_HEADING;
			r->level = 1 + (int)((unsigned char)line.data[0] % 6);
		}
		return flush(r, pairs, err);
	}
	if (mark) {
		status = flush(r, pairs, err);
		r->kind = TY_BLOCK_ITEM;
		r->level = 1 + (int)(indent / 2);
	} else if (r->paragraph.len > 0 && indent > r->indent && r->kind == TY_BLOCK_TEXT &&
		   r->after_definition_term) {
		r->kind = TY_BLOCK_TERM;
		status = flush(r, pairs, err);
		r->kind = TY_BLOCK_DEFINITION;
	}
	if (status)
		return status;
	r->after_definition_term = r->paragraph.len == 0 && !mark;
	if (r->paragraph.len == 0)
		r->indent = indent;
	r->part = TEXT;
	add_line(r, ty_str_slice(line, mark, line.len), number);
	return r->paragraph.len > PARAGRAPH_MAX ? flush(r, pairs, err) : TAIYAKU_OK;
}

static taiyaku_status blank_line(rst *r, ty_pairs *pairs, taiyaku_error *err)
{
	taiyaku_status status;

	if (r->part == LIST_TABLE)
		return TAIYAKU_OK;
	status = flush(r, pairs, err);
	if (!status && r->part != TEXT && r->part != NOTHING)
		status = ty_pairs_table_end(pairs, err);
	r->part = NOTHING;
	return status;
}

static taiyaku_status table_line(rst *r, ty_pairs *pairs, taiyaku_str full, uint64_t number,
				 taiyaku_error *err)
{
	if (r->part == GRID)
		return is_grid_edge(ty_str_trim(full)) ? TAIYAKU_OK
						       : grid_row(r, pairs, full, number, err);
	if (is_simple_edge(r, full)) {
		r->header_row = false;
		return TAIYAKU_OK;
	}
	return simple_row(r, pairs, full, number, err);
}

static taiyaku_status end_list_table(rst *r, ty_pairs *pairs, taiyaku_error *err)
{
	taiyaku_status status = flush(r, pairs, err);

	r->part = NOTHING;
	return status ? status : ty_pairs_table_end(pairs, err);
}

static taiyaku_status read_line(void *ctx, ty_pairs *pairs, taiyaku_str full, uint64_t number,
				taiyaku_error *err)
{
	rst *r = ctx;
	size_t indent = indentation(full);
	taiyaku_str line = ty_str_trim(full);

	if (line.len == 0)
		return blank_line(r, pairs, err);
	if (r->skip_under && indent >= r->skip_under)
		return TAIYAKU_OK;
	r->skip_under = 0;
	if (r->part == LIST_TABLE && indent >= r->indent)
		return list_table_line(r, pairs, line, number, err);
	if (r->part == LIST_TABLE) {
		taiyaku_status status = end_list_table(r, pairs, err);

		if (status)
			return status;
	}
	if (r->part == GRID || r->part == SIMPLE)
		return table_line(r, pairs, full, number, err);
	if (ty_str_starts(line, TY_STR(".. ")))
		return read_explicit(r, pairs, line, indent, number, err);
	if (r->paragraph.len == 0 && (is_grid_edge(line) || is_simple_edge(r, full))) {
		r->part = is_grid_edge(line) ? GRID : SIMPLE;
		r->header_row = r->part == SIMPLE;
		return TAIYAKU_OK;
	}
	if (ty_str_ends(line, TY_STR("::")) && !ty_str_starts(line, TY_STR("..")))
		r->skip_under = indent + 1; /* a literal block follows */
	return text_line(r, pairs, line, indent, number, err);
}

static taiyaku_status at_end(void *ctx, ty_pairs *pairs, taiyaku_error *err)
{
	rst *r = ctx;

	return r->part == LIST_TABLE ? end_list_table(r, pairs, err) : flush(r, pairs, err);
}

static const ty_line_reader rst_reader = { .line = read_line, .end = at_end };

static void free_rst(rst *r)
{
	ty_buf_free(&r->paragraph);
	ty_buf_free(&r->label);
	ty_arena_free(&r->arena);
	ty_block_builder_free(&r->block);
}

static taiyaku_status read_rst(ty_reading *reading, taiyaku_error *err)
{
	rst r = { 0 };
	taiyaku_status status = ty_lines_read(reading, &rst_reader, &r, err);

	free_rst(&r);
	return status;
}

static taiyaku_status read_fragment(ty_pairs *pairs, const ty_fragment *fragment,
				    taiyaku_error *err)
{
	rst r = { 0 };
	taiyaku_status status =
		ty_lines_text(pairs, fragment->text, fragment->line, &rst_reader, &r, err);

	free_rst(&r);
	return status;
}

static int sniff(const ty_head *head)
{
	if (ty_str_ends(head->name, TY_STR(".rst")) || ty_str_ends(head->name, TY_STR(".rest")))
		return 90;
	if (ty_str_ends(head->name, TY_STR(".txt")) &&
	    (ty_str_has(head->text, "\n.. ") || ty_str_has(head->text, ">`_")) &&
	    ty_str_has(head->text, "\n====="))
		return 60;
	return 0;
}

const ty_fragment_reader ty_fragment_rst = { "rst restructuredtext rest", NULL, read_fragment };

const ty_format ty_format_rst = {
	.info = { .name = "rst",
		  .title = "reStructuredText",
		  .extensions = "rst rest",
		  .reads = true,
		  .document = true },
	.sniff = sniff,
	.read = read_rst,
};
