/* SPDX-License-Identifier: Apache-2.0 */
/* The look ahead of table.h: separator, header, and which column is which. */
#include "glossary/table.h"

#include "base/control.h"
#include "base/error.h"
#include "markup/csv.h"
#include "text/script.h"

/* Rows that are looked at. */
enum { SAMPLE_ROWS = 200 };

/* The first line of the glossaries that OmegaT writes. */
#define OMEGAT_COOKIE "# Glossary in tab-separated format"

typedef struct sample {
	ty_fields rows[SAMPLE_ROWS];
	size_t n;
	bool quoted;	   /* every field of the first row */
	uint64_t controls; /* dropped from the first row */
} sample;

/* Whether every field of this row is in quotes. */
static bool all_quoted(const ty_csv_row *row, char separator)
{
	size_t separators = 0, quoted = 0;

	for (size_t i = 0; i < row->raw.len; i++) {
		bool first = i == 0 || row->raw.data[i - 1] == separator;

		separators += row->raw.data[i] == separator;
		quoted += first && row->raw.data[i] == '"';
	}
	return separators > 0 && quoted == separators + 1;
}

/* Without control characters, for names are looked up. */
static bool keep_row(sample *out, ty_arena *arena, const ty_csv_row *row)
{
	taiyaku_str *fields = ty_arena_array(arena, row->n, sizeof *fields);
	uint64_t dropped = 0;

	if (!fields)
		return false;
	for (size_t i = 0; i < row->n; i++)
		if (!ty_arena_copy(&fields[i], arena, row->fields[i]) ||
		    !ty_controls_drop_text(&fields[i], &dropped, arena, TY_CONTROLS_ASCII))
			return false;
	if (out->n == 0)
		out->controls = dropped;
	out->rows[out->n++] = (ty_fields){ fields, row->n };
	return true;
}

static taiyaku_status take_rows(sample *out, ty_arena *arena, ty_csv *csv, char separator,
				taiyaku_error *err)
{
	ty_csv_row row;
	bool got;
	taiyaku_status status = ty_csv_next(&row, &got, csv, err);

	while (!status && got && out->n < SAMPLE_ROWS) {
		if (!row.fault && row.raw.len > 0 && row.raw.data[0] != '#') {
			if (out->n == 0 && all_quoted(&row, separator)) {
				out->quoted = true;
				ty_csv_quoted(csv);
			}
			if (!keep_row(out, arena, &row))
				return ty_fail_memory(err);
		}
		status = ty_csv_next(&row, &got, csv, err);
	}
	return status;
}

/* The rows of text that are neither empty nor comments; an incomplete text's last one is left. */
static taiyaku_status take_sample(sample *out, ty_arena *arena, taiyaku_str text, bool complete,
				  char separator, taiyaku_error *err)
{
	ty_csv *csv = NULL;
	taiyaku_status status = ty_csv_new(&csv, separator, err);

	if (status)
		return status;
	status = ty_csv_feed(csv, text, err);
	if (!status && text.len > 0 && complete)
		status = ty_csv_feed(csv, (taiyaku_str){ NULL, 0 }, err);
	if (!status)
		status = take_rows(out, arena, csv, separator, err);
	ty_csv_free(csv);
	return status;
}

/* Rows with text on both sides: where the language of one side is Japanese, there and only there.
 */
static size_t count_fitting(const sample *from, const ty_columns *columns)
{
	size_t fitting = 0;

	for (size_t i = 0; i < from->n; i++) {
		bool japanese[2] = { false, false }, text[2] = { false, false };

		for (size_t j = 0; j < from->rows[i].n && j < columns->n; j++) {
			ty_column column = columns->of[j];
			int side = column == TY_COLUMN_TARGET ? TAIYAKU_TARGET : TAIYAKU_SOURCE;

			if (column != TY_COLUMN_SOURCE && column != TY_COLUMN_TARGET)
				continue;
			text[side] = from->rows[i].fields[j].len > 0;
			japanese[side] = ty_has_japanese(from->rows[i].fields[j]);
		}
		fitting += text[0] && text[1] && japanese[0] != japanese[1];
	}
	return fitting;
}

static void describe(ty_layout *out, const sample *from, char separator, taiyaku_str text,
		     const taiyaku_languages *languages)
{
	*out = (ty_layout){ .separator = separator, .quoted = from->quoted, .rows = from->n };
	if (from->n == 0)
		return;
	out->header = ty_columns_header(&out->columns, from->rows[0], languages);
	if (out->header) {
		out->controls = from->controls;
		ty_columns_turn(&out->columns, from->rows + 1, from->n - 1, languages);
	} else if (ty_columns_foreign(from->rows[0], languages)) {
		out->foreign = true;
	} else if (!ty_columns_guess(&out->columns, from->rows, from->n, languages)) {
		out->columns.n = 0;
	}
	if (ty_str_starts(text, TY_STR(OMEGAT_COOKIE)))
		out->columns.kind = TAIYAKU_TERM;
	out->fitting = count_fitting(from, &out->columns);
}

taiyaku_status ty_layout_find(ty_layout *out, ty_arena *arena, taiyaku_str text, bool complete,
			      const char *separators, const taiyaku_languages *languages,
			      taiyaku_error *err)
{
	*out = (ty_layout){ .separator = separators[0] };
	for (const char *separator = separators; *separator; separator++) {
		sample *seen = ty_arena_alloc(arena, sizeof *seen);
		ty_layout found;
		taiyaku_status status;

		if (!seen)
			return ty_fail_memory(err);
		status = take_sample(seen, arena, text, complete, *separator, err);
		if (status)
			return status;
		describe(&found, seen, *separator, text, languages);
		if (separator == separators || (found.header && !out->header) ||
		    (found.header == out->header && found.fitting > out->fitting))
			*out = found;
	}
	return TAIYAKU_OK;
}
