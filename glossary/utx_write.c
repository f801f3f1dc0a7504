/* SPDX-License-Identifier: Apache-2.0 */
/* The writing half of utx.h: UTX 1.11. */
#include "glossary/utx.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/error.h"
#include "base/origin.h"
#include "base/pair.h"
#include "base/spool.h"
#include "glossary/term.h"
#include "glossary/utx_column.h"

/* A column of the file, in the order in which they were met. */
typedef struct column {
	taiyaku_str name;
	size_t nth;   /* 0, then 1, 2 ... where a pair has several values for a name */
	uint64_t row; /* the last one with a value for it */
} column;

/* Which columns there are is known at the end, so rows wait as cells of "XY" (the column's
 * index), text and a tab. */
typedef struct writer {
	ty_spool rows;
	ty_buf row;
	ty_buf cell;
	ty_arena arena;	  /* names of columns */
	ty_arena scratch; /* reset for each pair */
	column columns[TY_UTX_COLUMNS_MAX];
	size_t n_columns;
	uint64_t n_rows;
	char date[17]; /* the newest of the pairs, as TMX has it: 20260102T030405Z */
} writer;

taiyaku_status ty_utx_begin(ty_writing *writing, taiyaku_error *err)
{
	writing->state = calloc(1, sizeof(writer));
	return writing->state ? TAIYAKU_OK : ty_fail_memory(err);
}

void ty_utx_drop(ty_writing *writing)
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

/* The index of the first column of this name that the row has no value for, made where it is new;
 * TY_UTX_COLUMNS_MAX: no room.  false: no memory. */
static bool find_column(size_t *out, writer *w, taiyaku_str name)
{
	size_t nth = 0;

	for (*out = 0; *out < w->n_columns; ++*out) {
		if (!ty_str_equal(w->columns[*out].name, name))
			continue;
		if (w->columns[*out].row != w->n_rows)
			return true;
		nth++;
	}
	if (*out == TY_UTX_COLUMNS_MAX)
		return true;
	w->columns[*out].nth = nth;
	w->n_columns++;
	return ty_arena_copy(&w->columns[*out].name, &w->arena, name);
}

static taiyaku_status add_cell(ty_writing *writing, taiyaku_str name, taiyaku_str value,
			       taiyaku_error *err)
{
	writer *w = writing->state;
	size_t at;

	if (value.len == 0)
		return TAIYAKU_OK;
	if (!find_column(&at, w, name))
		return ty_fail_memory(err);
	if (at == TY_UTX_COLUMNS_MAX) {
		ty_lost_add(&writing->lost, name);
		return TAIYAKU_OK;
	}
	w->columns[at].row = w->n_rows;
	if (ty_str_is(value, "-"))
		ty_lost_add(&writing->lost, TY_STR("a hyphen alone as a value"));
	ty_term_lost_blanks(&writing->lost, value);
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

	if (!ty_utx_prop_name(&name, &w->scratch, pair->props[i].type,
			      &writing->options->languages))
		return ty_fail_memory(err);
	ty_buf_clear(&w->cell);
	ty_term_lost_blanks(&writing->lost, pair->props[i].type);
	if (ty_term_one_line(&w->cell, name))
		ty_lost_add(&writing->lost, TY_STR("tabs and line breaks"));
	return add_cell(writing, ty_buf_str(&w->cell), pair->props[i].value, err);
}

static taiyaku_status add_origin(ty_writing *writing, const taiyaku_pair *pair, size_t i,
				 taiyaku_error *err)
{
	writer *w = writing->state;

	ty_buf_clear(&w->cell);
	ty_origin_print(&w->cell, &pair->origins[i]);
	return add_cell(writing, TY_STR("origin"), ty_buf_str(&w->cell), err);
}

static void take_date(writer *w, taiyaku_str date)
{
	if (ty_term_is_date(date) && memcmp(date.data, w->date, date.len) > 0)
		memcpy(w->date, date.data, date.len);
}

taiyaku_status ty_utx_write(ty_writing *writing, const taiyaku_pair *pair, taiyaku_error *err)
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
	w->n_rows++;
	ty_term_lost(&writing->lost, pair);
	take_date(w, ty_pair_prop(pair, "creationdate"));
	take_date(w, ty_pair_prop(pair, "changedate"));
	for (size_t i = 0; !status && i < sizeof cells / sizeof *cells; i++)
		status = add_cell(writing, cells[i].name, cells[i].value, err);
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
static void sort_columns(size_t places[TY_UTX_COLUMNS_MAX], const writer *w)
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
static void print_header(ty_writing *writing, const size_t places[TY_UTX_COLUMNS_MAX])
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
static void print_row(ty_writing *writing, const size_t places[TY_UTX_COLUMNS_MAX], taiyaku_str row)
{
	const writer *w = writing->state;
	taiyaku_str cells[TY_UTX_COLUMNS_MAX] = {
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

taiyaku_status ty_utx_end(ty_writing *writing, taiyaku_error *err)
{
	writer *w = writing->state;
	size_t places[TY_UTX_COLUMNS_MAX], at;
	taiyaku_status status = TAIYAKU_OK;
	taiyaku_str row;
	bool more = true;

	w->n_rows++;
	if (!find_column(&at, w, TY_STR("src")) || !find_column(&at, w, TY_STR("tgt")) ||
	    !find_column(&at, w, TY_STR("src:pos")))
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
	ty_utx_drop(writing);
	return status;
}
