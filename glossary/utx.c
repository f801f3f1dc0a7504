/* SPDX-License-Identifier: Apache-2.0 */
/*
 * UTX (AAMT), the Japanese format for simple glossaries: a header of lines that begin with #, the
 * last of which names the columns, then a term pair a line, separated by tabs.  Reads UTX-S 1.00
 * to 1.20; utx_write.c writes 1.11.  utx_column knows what the columns mean.
 */
#include "glossary/utx.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/ascii.h"
#include "base/control.h"
#include "base/error.h"
#include "base/origin.h"
#include "base/pair.h"
#include "base/tag.h"
#include "glossary/term.h"
#include "glossary/term_check.h"
#include "glossary/utx_column.h"
#include "text/convert.h"

/* Header lines before the columns. */
enum { HEADER_LINES_MAX = 1000 };

typedef struct reader {
	ty_reading *reading;
	ty_text *text;
	ty_arena header; /* lives as long as the file */
	ty_arena row;	 /* reset for each line */
	int sides[2];	 /* of a pair, for src and tgt */
	ty_utx_column columns[TY_UTX_COLUMNS_MAX];
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

/* Control characters go before anything is made of a name or a value. */
static taiyaku_status next_line(reader *r, taiyaku_str *text, uint64_t *line, bool *more,
				taiyaku_error *err)
{
	uint64_t dropped = 0;
	taiyaku_status status = ty_text_line(text, line, more, r->text, err);

	if (status || !*more)
		return status;
	ty_arena_reset(&r->row);
	if (!ty_controls_drop_text(text, &dropped, &r->row, TY_CONTROLS_ASCII))
		return ty_fail_memory(err);
	ty_reading_dropped(r->reading, dropped);
	return TAIYAKU_OK;
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

		if (r->n_columns == TY_UTX_COLUMNS_MAX)
			return ty_fail_at(err, TAIYAKU_ELIMIT, ty_input_name(r->reading->in), line,
					  0, "more than %d columns", TY_UTX_COLUMNS_MAX);
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
		status = next_line(r, text, line, more, err);
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
		return next_line(r, text, line, more, err);
	status = read_columns(r, &columns, *text, *line, err);
	if (status)
		return status;
	if (columns) /* without the #, as spreadsheets save it */
		return next_line(r, text, line, more, err);
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
static void set(taiyaku_str *field, ty_draft *draft, taiyaku_str name, taiyaku_str cell)
{
	if (field->len == 0)
		*field = cell;
	else
		ty_draft_prop(draft, name, cell);
}

static taiyaku_status set_cell(reader *r, ty_draft *draft, const ty_utx_column *column,
			       taiyaku_str cell, uint64_t line, taiyaku_error *err)
{
	taiyaku_pair *pair = &draft->pair;
	taiyaku_str status;

	switch (column->field) {
	case TY_UTX_TERM:
		set(&pair->text[column->side], draft, TY_STR("synonym"), cell);
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
		set(&pair->note, draft, column->prop, cell);
		break;
	case TY_UTX_READING:
		set(&pair->reading, draft, column->prop, cell);
		break;
	case TY_UTX_TUID:
		set(&pair->tuid, draft, TY_STR("tuid"), cell);
		break;
	case TY_UTX_MEMORY:
		set(&pair->memory, draft, TY_STR("memory"), cell);
		break;
	case TY_UTX_ORIGIN:
		return set_origin(r, draft, cell, err);
	case TY_UTX_PROP:
		if (ty_str_ends(column->prop, TY_STR("partOfSpeech")))
			ty_term_check_word(r->reading, line, "part of speech", cell,
					   "noun properNoun verb adjective adverb sentence");
		ty_draft_prop(draft, column->prop, cell);
		break;
	}
	return TAIYAKU_OK;
}

/* A tgt:pos as src:pos has it says nothing more, whichever column stands first. */
static void drop_second_pos(ty_draft *draft)
{
	taiyaku_str pos = ty_pair_prop(&draft->pair, "partOfSpeech");
	size_t kept = 0;

	for (size_t i = 0; i < draft->pair.n_props; i++)
		if (!ty_str_ends(draft->props[i].type, TY_STR(":partOfSpeech")) ||
		    !ty_str_equal(draft->props[i].value, pos))
			draft->props[kept++] = draft->props[i];
	draft->pair.n_props = kept;
}

static taiyaku_status read_row(reader *r, taiyaku_str text, uint64_t line, taiyaku_error *err)
{
	taiyaku_status status = TAIYAKU_OK;
	taiyaku_str rest = text;
	ty_draft draft;
	size_t n = 0;

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
	drop_second_pos(&draft);
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
			status = next_line(r, &text, &line, &more, err);
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

const ty_format ty_format_utx = {
	.info = { .name = "utx",
		  .title = "Universal Terminology eXchange 1.11",
		  .extensions = "utx",
		  .reads = true,
		  .writes = true },
	.sniff = sniff,
	.read = read_utx,
	.begin = ty_utx_begin,
	.write = ty_utx_write,
	.end = ty_utx_end,
	.drop = ty_utx_drop,
};
