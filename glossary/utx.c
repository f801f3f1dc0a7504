/* SPDX-License-Identifier: Apache-2.0 */
/*
 * UTX (AAMT), the Japanese format for simple glossaries: a header of lines that begin with #, the
 * last of which names the columns, then a term pair a line, separated by tabs.  Reads UTX-S 1.00
 * to 1.20, writes 1.11.  utx_column knows what the columns mean.
 */
#include "format.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/ascii.h"
#include "base/error.h"
#include "base/origin.h"
#include "base/spool.h"
#include "base/pair.h"
#include "base/tag.h"
#include "glossary/term.h"
#include "glossary/term_check.h"
#include "glossary/utx_column.h"
#include "text/convert.h"

/* Columns of a file; more are an error, for no glossary has them. */
enum { COLUMNS_MAX = 256 };
/* Header lines before the columns. */
enum { HEADER_LINES_MAX = 1000 };

/* ---- reading ---- */

typedef struct reader {
	ty_reading *reading;
	ty_text *text;
	ty_arena header; /* lives as long as the file */
	ty_arena row;	 /* reset for each line */
	int sides[2];	 /* of a pair, for src and tgt */
	ty_utx_column columns[COLUMNS_MAX];
	size_t n_columns;
	ty_term_check check;
	uint64_t surplus; /* first line with a cell behind the last column, 0: none */
} reader;

static int sniff(const ty_head *head)
{
	if (ty_str_starts(head->text, TY_STR("#UTX")))
		return 95;
	return ty_str_ends(head->name, TY_STR(".utx")) ? 60 : 0;
}

static bool is_none(taiyaku_str cell)
{
	return cell.len == 0 || ty_str_is(cell, "-");
}

/* ja, en-US, zho */
static bool is_tag(taiyaku_str s)
{
	size_t letters = 0;

	while (letters < s.len && ty_is_letter(s.data[letters]))
		letters++;
	return (letters == 2 || letters == 3) && (letters == s.len || s.data[letters] == '-');
}

/* The languages of a header item such as "ja/en", "lang: ja/en"; *known where it is one. */
static taiyaku_status read_languages(reader *r, bool *known, taiyaku_str item, uint64_t line,
				     taiyaku_error *err)
{
	const taiyaku_languages *languages = &r->reading->options->languages;
	size_t colon = ty_str_find(item, TY_STR(":"), 0), n = 0;
	taiyaku_str rest = item;
	int sides[2];

	if (colon != SIZE_MAX &&
	    ty_str_equal_ascii_case(ty_str_trim(ty_str_slice(item, 0, colon)), TY_STR("lang")))
		item = rest = ty_str_trim(ty_str_slice(item, colon + 1, item.len));
	if (!ty_str_has(item, "/"))
		return TAIYAKU_OK;
	while (rest.len > 0) {
		taiyaku_str tag = ty_str_trim(ty_str_next(&rest, '/'));
		int side = ty_tag_side(tag, languages);

		if (!is_tag(tag))
			return TAIYAKU_OK;
		if (side >= 0 && n < 2 && (n == 0 || sides[0] != side))
			sides[n++] = side;
	}
	*known = true;
	if (n == 2) {
		memcpy(r->sides, sides, sizeof sides);
		return TAIYAKU_OK;
	}
	return ty_fail_at(err, TAIYAKU_EARGUMENT, ty_input_name(r->reading->in), line, 0,
			  "the glossary is %.*s, not %.*s and %.*s", TY_ARG(item),
			  TY_ARG(languages->source), TY_ARG(languages->target));
}

/* The items of a header line: version; ja/en; date; key: value ... */
static taiyaku_status read_header_line(reader *r, bool *known, taiyaku_str text, uint64_t line,
				       taiyaku_error *err)
{
	taiyaku_status status = TAIYAKU_OK;

	while (text.len > 0 && !status && !*known)
		status = read_languages(r, known, ty_str_trim(ty_str_next(&text, ';')), line, err);
	return status;
}

/* A "#" before a name is a mistake that real files make. */
static taiyaku_str name_of(taiyaku_str cell)
{
	cell = ty_str_trim(cell);
	while (ty_str_starts(cell, TY_STR("#")))
		cell = ty_str_trim(ty_str_slice(cell, 1, cell.len));
	return cell;
}

/* Two terms on two sides make a line the line of columns. */
static taiyaku_status read_columns(reader *r, bool *are, taiyaku_str text, uint64_t line,
				   taiyaku_error *err)
{
	const taiyaku_languages *languages = &r->reading->options->languages;
	bool has[2] = { false, false };

	r->n_columns = 0;
	while (text.len > 0) {
		taiyaku_str name = name_of(ty_str_next(&text, '\t'));
		ty_utx_column *column = &r->columns[r->n_columns];
		char number[32];

		if (r->n_columns == COLUMNS_MAX)
			return ty_fail_at(err, TAIYAKU_ELIMIT, ty_input_name(r->reading->in), line,
					  0, "more than %d columns", COLUMNS_MAX);
		snprintf(number, sizeof number, "column %zu", r->n_columns + 1);
		if (!ty_arena_copy(&name, &r->header, name.len ? name : ty_str(number)) ||
		    !ty_utx_column_of(column, &r->header, name, r->sides, languages))
			return ty_fail_memory(err);
		if (column->field == TY_UTX_TERM)
			has[column->side] = true;
		r->n_columns++;
	}
	*are = has[0] && has[1];
	return TAIYAKU_OK;
}

static taiyaku_status read_header(reader *r, taiyaku_str *text, uint64_t *line, bool *more,
				  taiyaku_error *err)
{
	taiyaku_status status;
	bool known = false, columns = false;
	int n = 0;

	do {
		status = ty_text_line(text, line, more, r->text, err);
		if (status || !*more)
			return status;
		if (!ty_str_starts(*text, TY_STR("#")) && text->len > 0)
			break;
		if (n == 0)
			ty_utx_check_version(r->reading, *line, *text);
		if (n++ == HEADER_LINES_MAX)
			return ty_fail_at(err, TAIYAKU_ELIMIT, ty_input_name(r->reading->in), *line,
					  0, "more than %d header lines", HEADER_LINES_MAX);
		status = read_columns(r, &columns, *text, *line, err);
		if (!status && !columns && (n == 1 || !known))
			ty_utx_check_header(&r->check, r->reading, *line, *text);
		if (!status && columns)
			ty_utx_check_columns(&r->check, r->reading, *line, *text);
		if (!status && !columns && !known)
			status = read_header_line(r, &known, name_of(*text), *line, err);
		if (status)
			return status;
	} while (!columns);
	if (columns)
		return ty_text_line(text, line, more, r->text, err);
	status = read_columns(r, &columns, *text, *line, err);
	if (status)
		return status;
	if (columns) /* without the #, as spreadsheets save it */
		return ty_text_line(text, line, more, r->text, err);
	return read_columns(r, &columns, TY_STR("src\ttgt\tsrc:pos"), *line, err);
}

static taiyaku_status set_origin(reader *r, ty_draft *draft, taiyaku_str cell, taiyaku_error *err)
{
	taiyaku_origin origin;
	bool is;

	if (!ty_origin_parse(&origin, &is, &r->row, cell))
		return ty_fail_memory(err);
	if (is)
		ty_draft_origin(draft, &origin);
	else
		ty_draft_prop(draft, TY_STR("source"), cell);
	return TAIYAKU_OK;
}

/* A further value of a field that has one: kept as a prop of this name. */
static void set(taiyaku_str *field, ty_draft *draft, const char *name, taiyaku_str cell)
{
	if (field->len == 0)
		*field = cell;
	else
		ty_draft_prop(draft, ty_str(name), cell);
}

static taiyaku_status set_cell(reader *r, ty_draft *draft, const ty_utx_column *column,
			       taiyaku_str cell, uint64_t line, taiyaku_error *err)
{
	taiyaku_pair *pair = &draft->pair;
	taiyaku_str status;

	switch (column->field) {
	case TY_UTX_TERM:
		set(&pair->text[column->side], draft, "synonym", cell);
		break;
	case TY_UTX_STATUS:
		status = ty_term_status(cell);
		ty_term_check_word(r->reading, line, "status", cell,
				   "approved provisional non-standard forbidden");
		if (status.len > 0)
			pair->status = ty_term_worse(pair->status, status);
		else
			ty_draft_prop(draft, TY_STR("administrativeStatus"), cell);
		break;
	case TY_UTX_NOTE:
		set(&pair->note, draft, "note", cell);
		break;
	case TY_UTX_READING:
		set(&pair->reading, draft, "reading", cell);
		break;
	case TY_UTX_TUID:
		set(&pair->tuid, draft, "tuid", cell);
		break;
	case TY_UTX_MEMORY:
		set(&pair->memory, draft, "memory", cell);
		break;
	case TY_UTX_ORIGIN:
		return set_origin(r, draft, cell, err);
	case TY_UTX_PROP:
		if (ty_str_ends(column->prop, TY_STR("partOfSpeech")))
			ty_term_check_word(r->reading, line, "part of speech", cell,
					   "noun properNoun verb adjective adverb sentence");
		/* tgt:pos as src:pos has it says nothing more. */
		if (!ty_str_ends(column->prop, TY_STR(":partOfSpeech")) ||
		    !ty_str_equal(ty_pair_prop(pair, "partOfSpeech"), cell))
			ty_draft_prop(draft, column->prop, cell);
		break;
	}
	return TAIYAKU_OK;
}

static taiyaku_status read_row(reader *r, taiyaku_str text, uint64_t line, taiyaku_error *err)
{
	taiyaku_status status = TAIYAKU_OK;
	taiyaku_str rest = text;
	ty_draft draft;
	size_t n = 0;

	ty_arena_reset(&r->row);
	ty_draft_start(&draft, &r->row);
	draft.pair.kind = TAIYAKU_TERM;
	while (rest.len > 0 && !status) {
		taiyaku_str cell = ty_str_trim(ty_str_next(&rest, '\t'));

		if (n == r->n_columns && cell.len > 0 && r->surplus == 0)
			r->surplus = line;
		if (n < r->n_columns && !is_none(cell))
			status = set_cell(r, &draft, &r->columns[n], cell, line, err);
		if (n < r->n_columns)
			n++;
	}
	if (!status && draft.failed)
		status = ty_fail_memory(err);
	if (status)
		return status;
	for (int side = 0; side < 2; side++)
		if (ty_str_is_blank(draft.pair.text[r->sides[side]]))
			return ty_reading_reject(r->reading, ty_line(line), text, err,
						 side ? "no target term" : "no source term");
	ty_term_check_pair(&r->check, r->reading, line, &draft.pair);
	ty_utx_check_status(&r->check, r->reading, line, &draft.pair);
	return ty_reading_pair(r->reading, &draft.pair, err);
}

static taiyaku_status read_rows(reader *r, taiyaku_error *err)
{
	taiyaku_str text;
	uint64_t line;
	bool more;
	taiyaku_status status = read_header(r, &text, &line, &more, err);
	while (!status && more) {
		if (ty_str_trim(text).len > 0 && !ty_str_starts(text, TY_STR("#")))
			status = read_row(r, text, line, err);
		if (!status)
			status = ty_text_line(&text, &line, &more, r->text, err);
	}
	if (!status && r->surplus > 0)
		ty_reading_mend(r->reading, ty_line(r->surplus), 1,
				"cells behind the last column are left out");
	return status;
}

static taiyaku_status read_utx(ty_reading *reading, taiyaku_error *err)
{
	reader *r = calloc(1, sizeof *r);
	taiyaku_status status;

	if (!r)
		return ty_fail_memory(err);
	r->reading = reading;
	r->sides[1] = TAIYAKU_TARGET;
	status = ty_text_open(&r->text, reading->in, reading->options->encoding, reading->hooks,
			      err);
	if (!status)
		status = read_rows(r, err);
	if (r->text)
		reading->counts.mended += ty_text_mended(r->text);
	ty_text_close(r->text);
	ty_term_check_free(&r->check);
	ty_arena_free(&r->header);
	ty_arena_free(&r->row);
	free(r);
	return status;
}

/* ---- writing ---- */

/* A column of the file, in the order in which they were met. */
typedef struct column {
	taiyaku_str name;
	size_t nth; /* 0, then 1, 2 ... where a pair has several values for a name */
} column;

/* Which columns there are is known at the end, so rows wait as cells of "XY" (the column's
 * index), text and a tab. */
typedef struct writer {
	ty_spool rows;
	ty_buf row;
	ty_buf cell;
	ty_arena arena;	  /* names of columns */
	ty_arena scratch; /* reset for each pair */
	column columns[COLUMNS_MAX];
	size_t n_columns;
	char date[17]; /* the newest of the pairs, as TMX has it: 20260102T030405Z */
} writer;

static taiyaku_status begin_utx(ty_writing *writing, taiyaku_error *err)
{
	writing->state = calloc(1, sizeof(writer));
	return writing->state ? TAIYAKU_OK : ty_fail_memory(err);
}

static void drop_utx(ty_writing *writing)
{
	writer *w = writing->state;

	if (!w)
		return;
	ty_spool_free(&w->rows);
	ty_buf_free(&w->row);
	ty_buf_free(&w->cell);
	ty_arena_free(&w->arena);
	ty_arena_free(&w->scratch);
	free(w);
	writing->state = NULL;
}

/* The index of a column, made where it is new; COLUMNS_MAX: no room.  false: no memory. */
static bool find_column(size_t *out, writer *w, taiyaku_str name, size_t nth)
{
	for (*out = 0; *out < w->n_columns; ++*out)
		if (w->columns[*out].nth == nth && ty_str_equal(w->columns[*out].name, name))
			return true;
	if (*out == COLUMNS_MAX)
		return true;
	w->columns[*out].nth = nth;
	w->n_columns++;
	return ty_arena_copy(&w->columns[*out].name, &w->arena, name);
}

static taiyaku_status add_cell(ty_writing *writing, taiyaku_str name, size_t nth, taiyaku_str value,
			       taiyaku_error *err)
{
	writer *w = writing->state;
	size_t at;

	if (value.len == 0)
		return TAIYAKU_OK;
	if (!find_column(&at, w, name, nth))
		return ty_fail_memory(err);
	if (at == COLUMNS_MAX) {
		ty_lost_add(&writing->lost, name);
		return TAIYAKU_OK;
	}
	if (ty_str_is(value, "-"))
		ty_lost_add(&writing->lost, TY_STR("a hyphen alone as a value"));
	ty_buf_byte(&w->row, (char)('A' + at / 16));
	ty_buf_byte(&w->row, (char)('A' + at % 16));
	if (ty_term_one_line(&w->row, value))
		ty_lost_add(&writing->lost, TY_STR("tabs and line breaks"));
	ty_buf_byte(&w->row, '\t');
	return TAIYAKU_OK;
}

/* The name of a column must stand in a line of them. */
static taiyaku_status add_prop(ty_writing *writing, const taiyaku_pair *pair, size_t i,
			       taiyaku_error *err)
{
	writer *w = writing->state;
	taiyaku_str name;
	size_t nth = 0;

	if (!ty_utx_prop_name(&name, &w->scratch, pair->props[i].type,
			      &writing->options->languages))
		return ty_fail_memory(err);
	for (size_t j = 0; j < i; j++)
		nth += ty_str_equal(pair->props[j].type, pair->props[i].type);
	ty_buf_clear(&w->cell);
	ty_term_one_line(&w->cell, name);
	return add_cell(writing, ty_buf_str(&w->cell), nth, pair->props[i].value, err);
}

static taiyaku_status add_origin(ty_writing *writing, const taiyaku_pair *pair, size_t i,
				 taiyaku_error *err)
{
	writer *w = writing->state;

	ty_buf_clear(&w->cell);
	ty_origin_print(&w->cell, &pair->origins[i]);
	return add_cell(writing, TY_STR("origin"), i, ty_buf_str(&w->cell), err);
}

static void take_date(writer *w, taiyaku_str date)
{
	if (date.len != sizeof w->date - 1 || date.data[8] != 'T' ||
	    memcmp(date.data, w->date, date.len) <= 0)
		return;
	memcpy(w->date, date.data, date.len);
}

static taiyaku_status write_utx(ty_writing *writing, const taiyaku_pair *pair, taiyaku_error *err)
{
	bool japanese_second = ty_term_reading_side(&writing->options->languages) == TAIYAKU_TARGET;
	const struct {
		taiyaku_str name, value;
	} cells[] = {
		{ TY_STR("src"), pair->text[TAIYAKU_SOURCE] },
		{ TY_STR("tgt"), pair->text[TAIYAKU_TARGET] },
		{ TY_STR("term status"), pair->status },
		{ TY_STR("src:comment"), pair->note },
		{ japanese_second ? TY_STR("tgt:reading") : TY_STR("src:reading"), pair->reading },
		{ TY_STR("tuid"), pair->tuid },
		{ TY_STR("memory"), pair->memory },
	};
	writer *w = writing->state;
	taiyaku_status status = TAIYAKU_OK;

	ty_arena_reset(&w->scratch);
	ty_buf_clear(&w->row);
	ty_term_lost(&writing->lost, pair);
	take_date(w, ty_pair_prop(pair, "creationdate"));
	take_date(w, ty_pair_prop(pair, "changedate"));
	for (size_t i = 0; !status && i < sizeof cells / sizeof *cells; i++)
		status = add_cell(writing, cells[i].name, 0, cells[i].value, err);
	for (size_t i = 0; !status && i < pair->n_props; i++)
		status = add_prop(writing, pair, i, err);
	for (size_t i = 0; !status && i < pair->n_origins; i++)
		status = add_origin(writing, pair, i, err);
	if (!status)
		status = ty_buf_status(&w->row, err);
	return status ? status : ty_spool_put(&w->rows, ty_buf_str(&w->row), err);
}

static int compare_columns(const column *a, const column *b)
{
	int rank_a = ty_utx_column_rank(a->name), rank_b = ty_utx_column_rank(b->name);
	int order = (rank_a > rank_b) - (rank_a < rank_b);

	if (!order)
		order = ty_str_compare(a->name, b->name);
	return order ? order : (a->nth > b->nth) - (a->nth < b->nth);
}

/* The order of the file: places[i] is the index of its column i.  A handful, so insertion. */
static void sort_columns(size_t places[COLUMNS_MAX], const writer *w)
{
	for (size_t i = 0; i < w->n_columns; i++) {
		size_t at = i;

		while (at > 0 && compare_columns(&w->columns[i], &w->columns[places[at - 1]]) < 0) {
			places[at] = places[at - 1];
			at--;
		}
		places[at] = i;
	}
}

/* 1.11 asks for the languages, the date, the copyright and the licence; a glossary on its way from
 * one program to another knows the languages. */
static void print_header(ty_writing *writing, const size_t places[COLUMNS_MAX])
{
	const taiyaku_languages *languages = &writing->options->languages;
	const writer *w = writing->state;
	const char *d = w->date;

	ty_output_add(writing->to, TY_STR("#UTX 1.11; "));
	ty_output_add(writing->to, languages->source);
	ty_output_byte(writing->to, '/');
	ty_output_add(writing->to, languages->target);
	if (*d) {
		char text[32];

		snprintf(text, sizeof text, "; %.4s-%.2s-%.2sT%.2s:%.2s:%.2sZ", d, d + 4, d + 6,
			 d + 9, d + 11, d + 13);
		ty_output_add(writing->to, ty_str(text));
	}
	ty_output_add(writing->to, TY_STR("; copyright: not stated; license: not stated\r\n#"));
	for (size_t i = 0; i < w->n_columns; i++) {
		if (i > 0)
			ty_output_byte(writing->to, '\t');
		ty_output_add(writing->to, w->columns[places[i]].name);
	}
	ty_output_add(writing->to, TY_STR("\r\n"));
}

/* One waiting row, its cells put in their places.  src:pos must have a value, so "-". */
static void print_row(ty_writing *writing, const size_t places[COLUMNS_MAX], taiyaku_str row)
{
	const writer *w = writing->state;
	taiyaku_str cells[COLUMNS_MAX] = {
		{ NULL, 0 },
	};

	while (row.len > 0) {
		taiyaku_str cell = ty_str_next(&row, '\t');
		size_t at;

		if (cell.len < 2)
			continue;
		at = (size_t)(cell.data[0] - 'A') * 16 + (size_t)(cell.data[1] - 'A');
		cells[at] = ty_str_slice(cell, 2, cell.len);
	}
	for (size_t i = 0; i < w->n_columns; i++) {
		taiyaku_str cell = cells[places[i]];

		if (i > 0)
			ty_output_byte(writing->to, '\t');
		else if (ty_str_starts(cell, TY_STR("#")))
			ty_output_byte(writing->to, ' '); /* no comment, and trimmed by readers */
		if (cell.len == 0 && ty_str_is(w->columns[places[i]].name, "src:pos"))
			cell = TY_STR("-");
		ty_output_add(writing->to, cell);
	}
	ty_output_add(writing->to, TY_STR("\r\n"));
}

static taiyaku_status end_utx(ty_writing *writing, taiyaku_error *err)
{
	writer *w = writing->state;
	size_t places[COLUMNS_MAX], at;
	taiyaku_status status = TAIYAKU_OK;
	taiyaku_str row;
	bool more = true;

	if (!find_column(&at, w, TY_STR("src"), 0) || !find_column(&at, w, TY_STR("tgt"), 0) ||
	    !find_column(&at, w, TY_STR("src:pos"), 0))
		status = ty_fail_memory(err);
	if (!status) {
		sort_columns(places, w);
		print_header(writing, places);
	}
	while (!status && more && !ty_output_failed(writing->to)) {
		status = ty_spool_next(&row, &more, &w->rows, err);
		if (!status && more)
			print_row(writing, places, row);
	}
	drop_utx(writing);
	return status;
}

const ty_format ty_format_utx = {
	.info = { .name = "utx",
		  .title = "Universal Terminology eXchange 1.11",
		  .extensions = "utx",
		  .reads = true,
		  .writes = true },
	.sniff = sniff,
	.read = read_utx,
	.begin = begin_utx,
	.write = write_utx,
	.end = end_utx,
	.drop = drop_utx,
};
