/* SPDX-License-Identifier: Apache-2.0 */
/* The reading half of table.h: rows to pairs. */
#include "base/control.h"
#include "base/error.h"
#include "glossary/table.h"
#include "glossary/term_check.h"
#include "markup/csv.h"
#include "text/convert.h"

/* A row and the pair made of it. */
typedef struct table {
	ty_reading *reading;
	ty_layout layout;
	ty_csv *csv;
	ty_text *text;
	bool past_header;
	ty_term_check check;
	uint64_t bad_numbers;
	ty_buf note;  /* of a row with several columns of notes */
	ty_arena row; /* reset for each */
	taiyaku_prop props[TY_COLUMNS_MAX];
	taiyaku_origin origin;
	taiyaku_pair pair;
} table;

static void add_prop(table *t, taiyaku_str type, taiyaku_str value)
{
	t->props[t->pair.n_props++] = (taiyaku_prop){ type, value };
}

static void add_note(table *t, taiyaku_str value)
{
	if (t->pair.note.len == 0) {
		t->pair.note = value;
		return;
	}
	if (t->note.len == 0)
		ty_buf_add(&t->note, t->pair.note);
	ty_buf_add(&t->note, TY_STR("; "));
	ty_buf_add(&t->note, value);
	t->pair.note = ty_buf_str(&t->note);
}

/* Fields of an origin; false: column is another field. */
static bool set_origin(table *t, ty_column column, taiyaku_str value)
{
	switch (column) {
	case TY_COLUMN_FILE:
		t->origin.file = value;
		break;
	case TY_COLUMN_LINE:
		if (!ty_str_number(&t->origin.line, value, INT64_MAX))
			t->bad_numbers++;
		break;
	case TY_COLUMN_AUTHOR:
		t->origin.author = value;
		break;
	case TY_COLUMN_ROMANIZED:
		t->origin.romanized = value;
		break;
	case TY_COLUMN_YEAR:
		t->origin.year = value;
		break;
	case TY_COLUMN_DATE:
		t->origin.date = value;
		break;
	case TY_COLUMN_URL:
		t->origin.url = value;
		break;
	default:
		return false;
	}
	t->pair.n_origins = 1;
	return true;
}

/* A word or a number that is looked up has no control characters; those of texts go later. */
static bool is_looked_up(ty_column column)
{
	return column == TY_COLUMN_STATUS || column == TY_COLUMN_KIND || column == TY_COLUMN_LINE ||
	       column == TY_COLUMN_ID;
}

static void set_field(table *t, ty_column column, taiyaku_str name, taiyaku_str value,
		      uint64_t line)
{
	taiyaku_pair *pair = &t->pair;

	if (value.len == 0 || set_origin(t, column, value))
		return;
	if (column == TY_COLUMN_SOURCE)
		pair->text[TAIYAKU_SOURCE] = value;
	else if (column == TY_COLUMN_TARGET)
		pair->text[TAIYAKU_TARGET] = value;
	else if (column == TY_COLUMN_READING)
		pair->reading = value;
	else if (column == TY_COLUMN_NOTE)
		add_note(t, value);
	else if (column == TY_COLUMN_MEMORY)
		pair->memory = value;
	else if (column == TY_COLUMN_TUID || (column == TY_COLUMN_ID && ty_columns_tuid(value).len))
		pair->tuid = value;
	else if (column == TY_COLUMN_STATUS && ty_columns_status(value).len > 0)
		pair->status = ty_columns_status(value);
	else if (column == TY_COLUMN_KIND && ty_columns_kind(value))
		pair->kind = ty_columns_kind(value);
	else if (column == TY_COLUMN_PROP)
		add_prop(t, name, value);
	else if (column == TY_COLUMN_STATUS || column == TY_COLUMN_KIND) {
		ty_term_check_word(t->reading, line, column == TY_COLUMN_KIND ? "kind" : "status",
				   value, "");
		add_prop(t, name, value);
	}
}

static taiyaku_status read_row(table *t, const ty_csv_row *row, taiyaku_error *err)
{
	static const char *const sides[] = { "source", "target" };
	const ty_columns *columns = &t->layout.columns;

	ty_buf_clear(&t->note);
	ty_arena_reset(&t->row);
	t->origin = (taiyaku_origin){ 0 };
	t->pair = (taiyaku_pair){ .kind = columns->kind, .origins = &t->origin, .props = t->props };
	for (size_t i = 0; i < row->n && i < columns->n; i++) {
		taiyaku_str value = row->fields[i];
		uint64_t dropped = 0;

		if (is_looked_up(columns->of[i]) &&
		    !ty_controls_drop_text(&value, &dropped, &t->row, TY_CONTROLS_ASCII))
			return ty_fail_memory(err);
		ty_reading_dropped(t->reading, dropped);
		set_field(t, columns->of[i], columns->names[i], value, row->line);
	}
	for (int side = 0; side < 2; side++)
		if (ty_str_is_blank(t->pair.text[side]))
			return ty_reading_reject(t->reading, ty_line(row->line), row->raw, err,
						 "the row has no %s text", sides[side]);
	if (!t->reading->to && t->layout.header && row->n != columns->n)
		ty_reading_tell(t->reading, false, ty_line(row->line),
				"%zu fields, the header has %zu", row->n, columns->n);
	ty_term_check_pair(&t->check, t->reading, row->line, &t->pair);
	return ty_reading_pair(t->reading, &t->pair, err);
}

static taiyaku_status read_rows(table *t, taiyaku_error *err)
{
	ty_csv_row row;
	bool got;
	taiyaku_status status = ty_csv_next(&row, &got, t->csv, err);

	while (!status && got) {
		bool nothing = row.raw.len == 0 || row.raw.data[0] == '#';

		if (row.fault)
			status = ty_reading_reject(t->reading, ty_line(row.line), row.raw, err,
						   "%s", row.fault);
		else if (!nothing && t->layout.header && !t->past_header)
			t->past_header = true;
		else if (!nothing)
			status = read_row(t, &row, err);
		if (!status)
			status = ty_csv_next(&row, &got, t->csv, err);
	}
	return status;
}

static taiyaku_status read_all(table *t, taiyaku_error *err)
{
	const taiyaku_read_options *options = t->reading->options;
	taiyaku_str chunk;
	taiyaku_status status =
		ty_text_open(&t->text, t->reading->in, options->encoding, t->reading->hooks, err);

	if (status)
		return status;
	status = ty_csv_new(&t->csv, t->layout.separator, err);
	if (status)
		return status;
	if (t->layout.quoted)
		ty_csv_quoted(t->csv);
	do {
		status = ty_text_chunk(&chunk, t->text, err);
		if (!status)
			status = ty_csv_feed(t->csv, chunk, err);
		if (!status)
			status = read_rows(t, err);
	} while (!status && chunk.len > 0);
	t->reading->counts.mended += ty_text_mended(t->text);
	if (!status && t->bad_numbers > 0)
		ty_reading_mend(t->reading, ty_line(0), t->bad_numbers,
				"line numbers that are none were left out");
	return status;
}

/* What the first piece of the file tells. */
static taiyaku_status look(table *t, ty_arena *arena, const char *separators, taiyaku_error *err)
{
	const ty_reading *reading = t->reading;
	taiyaku_str raw, text;
	taiyaku_status status = ty_input_peek(&raw, reading->in, err);

	if (!status)
		status = ty_text_head(&text, arena, raw, reading->options->encoding, err);
	if (!status)
		status = ty_layout_find(&t->layout, arena, text, raw.len < TY_INPUT_PEEK,
					separators, &reading->options->languages, err);
	if (!status && t->layout.foreign)
		return ty_fail_at(err, TAIYAKU_EARGUMENT, ty_input_name(reading->in), 1, 0,
				  "the columns name other languages than %.*s and %.*s",
				  TY_ARG(reading->options->languages.source),
				  TY_ARG(reading->options->languages.target));
	if (!status && t->layout.rows > 0 && t->layout.columns.n == 0)
		status = ty_fail_at(err, TAIYAKU_ESYNTAX, ty_input_name(reading->in), 1, 0,
				    "no table: the first rows have fewer than two columns");
	ty_reading_dropped(t->reading, t->layout.controls);
	return status;
}

taiyaku_status ty_table_read(ty_reading *reading, const char *separators, taiyaku_error *err)
{
	ty_arena arena = { 0 };
	table *t = ty_arena_alloc(&arena, sizeof *t);
	taiyaku_status status;

	if (!t)
		return ty_fail_memory(err);
	t->reading = reading;
	status = look(t, &arena, separators, err);
	if (!status)
		status = read_all(t, err);
	ty_csv_free(t->csv);
	ty_text_close(t->text);
	ty_buf_free(&t->note);
	ty_arena_free(&t->row);
	ty_term_check_free(&t->check);
	ty_arena_free(&arena);
	return status;
}
