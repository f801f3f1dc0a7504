/* SPDX-License-Identifier: Apache-2.0 */
/* TSV and CSV, described and written: a header and one pair a row, its first origin and its props
 * beside it. */
#include "glossary/table.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/error.h"
#include "base/pair.h"
#include "markup/csv.h"

/* Rows that wait until it is known which props there are, and columns for these: what comes up
 * later, and more, is lost. */
enum { HELD_MAX = 1000, HELD_BYTES_MAX = 4 << 20, PROPS_MAX = TY_COLUMNS_MAX - 16 };

/* Names of the columns behind the two texts, as columns.c reads them. */
static const char *const header[] = { "kind",	   "status", "reading", "note", "memory",
				      "tuid",	   "id",     "file",	"line", "author",
				      "romanized", "year",   "date",	"url" };

/* A prop of this type; a pair with several has a column for each. */
typedef struct column {
	taiyaku_str type;
	size_t nth;
} column;

typedef struct table {
	char separator;
	bool begun; /* the header is written */
	ty_arena arena;
	taiyaku_pair held[HELD_MAX];
	size_t n_held, held_bytes;
	column columns[PROPS_MAX];
	size_t n_columns;
	ty_buf row;
} table;

static void add(table *t, taiyaku_str field)
{
	ty_buf_byte(&t->row, t->separator);
	ty_csv_add(&t->row, field, t->separator);
}

static taiyaku_status finish_row(ty_writing *writing, taiyaku_error *err)
{
	table *t = writing->state;

	/* RFC 4180 wants CR LF; every reader takes LF, and it keeps diffs clean. */
	ty_buf_byte(&t->row, '\n');
	ty_output_add(writing->to, ty_buf_str(&t->row));
	return ty_buf_status(&t->row, err);
}

static void drop_table(ty_writing *writing)
{
	table *t = writing->state;

	ty_buf_free(&t->row);
	ty_arena_free(&t->arena);
	free(t);
}

static taiyaku_status begin_table(ty_writing *writing, char separator, taiyaku_error *err)
{
	table *t = calloc(1, sizeof *t);

	if (!t)
		return ty_fail_memory(err);
	writing->state = t;
	t->separator = separator;
	return TAIYAKU_OK;
}

/* ---- props ---- */

/* The value of a pair for a column; empty if there is none. */
static taiyaku_str value_of(const taiyaku_pair *pair, const column *of)
{
	size_t n = 0;

	for (size_t i = 0; i < pair->n_props; i++)
		if (ty_str_equal(pair->props[i].type, of->type) && n++ == of->nth)
			return pair->props[i].value;
	return (taiyaku_str){ NULL, 0 };
}

static column column_of(const taiyaku_pair *pair, size_t prop)
{
	column of = { .type = pair->props[prop].type };

	for (size_t i = 0; i < prop; i++)
		of.nth += ty_str_equal(pair->props[i].type, of.type);
	return of;
}

static bool has_column(const table *t, const column *of)
{
	for (size_t i = 0; i < t->n_columns; i++)
		if (t->columns[i].nth == of->nth && ty_str_equal(t->columns[i].type, of->type))
			return true;
	return false;
}

static void note_columns(table *t, const taiyaku_pair *pair)
{
	for (size_t i = 0; i < pair->n_props && t->n_columns < PROPS_MAX; i++) {
		column of = column_of(pair, i);

		if (!has_column(t, &of))
			t->columns[t->n_columns++] = of;
	}
}

static void note_lost(ty_writing *writing, const taiyaku_pair *pair)
{
	const table *t = writing->state;

	if (pair->n_origins > 1)
		ty_lost_add(&writing->lost, TY_STR("origins after a pair's first"));
	if (pair->markup[TAIYAKU_SOURCE].len || pair->markup[TAIYAKU_TARGET].len)
		ty_lost_add(&writing->lost, TY_STR("inline tags"));
	for (size_t i = 0; i < pair->n_props; i++) {
		column of = column_of(pair, i);

		if (!has_column(t, &of))
			ty_lost_add(&writing->lost, of.type);
	}
}

/* ---- rows ---- */

static void add_origin(table *t, const taiyaku_origin *origin)
{
	char line[24];

	snprintf(line, sizeof line, "%" PRIu64, origin->line);
	add(t, origin->file);
	add(t, origin->line ? ty_str(line) : TY_STR(""));
	add(t, origin->author);
	add(t, origin->romanized);
	add(t, origin->year);
	add(t, origin->date);
	add(t, origin->url);
}

static taiyaku_status write_row(ty_writing *writing, const taiyaku_pair *pair, taiyaku_error *err)
{
	static const taiyaku_origin none = { 0 };
	table *t = writing->state;
	char made[17];

	taiyaku_pair_id(made, pair);
	ty_buf_clear(&t->row);
	ty_csv_add(&t->row, pair->text[TAIYAKU_SOURCE], t->separator);
	add(t, pair->text[TAIYAKU_TARGET]);
	add(t, ty_str(taiyaku_kind_name(pair->kind)));
	add(t, pair->status);
	add(t, pair->reading);
	add(t, pair->note);
	add(t, pair->memory);
	add(t, pair->tuid);
	add(t, pair->id.len ? pair->id : ty_str(made));
	add_origin(t, pair->n_origins ? pair->origins : &none);
	for (size_t i = 0; i < t->n_columns; i++)
		add(t, value_of(pair, &t->columns[i]));
	note_lost(writing, pair);
	return finish_row(writing, err);
}

/* The header, and the rows that waited for it. */
static taiyaku_status write_held(ty_writing *writing, taiyaku_error *err)
{
	const taiyaku_languages *languages = &writing->options->languages;
	table *t = writing->state;
	taiyaku_status status;

	t->begun = true;
	ty_csv_add(&t->row, languages->source, t->separator);
	add(t, languages->target);
	for (size_t i = 0; i < sizeof header / sizeof *header; i++)
		add(t, ty_str(header[i]));
	for (size_t i = 0; i < t->n_columns; i++) {
		taiyaku_str name = t->columns[i].type;

		if (!ty_columns_prop(&name, &t->arena, languages))
			return ty_fail_memory(err);
		add(t, name);
	}
	status = finish_row(writing, err);
	for (size_t i = 0; !status && i < t->n_held; i++)
		status = write_row(writing, &t->held[i], err);
	return status;
}

static taiyaku_status write_table(ty_writing *writing, const taiyaku_pair *pair, taiyaku_error *err)
{
	table *t = writing->state;
	taiyaku_pair *held = &t->held[t->n_held];
	taiyaku_status status = TAIYAKU_OK;

	if (!t->begun && t->n_held < HELD_MAX && t->held_bytes < HELD_BYTES_MAX) {
		t->n_held++;
		t->held_bytes += pair->text[0].len + pair->text[1].len;
		if (!ty_pair_copy(held, &t->arena, pair))
			return ty_fail_memory(err);
		note_columns(t, held);
		return TAIYAKU_OK;
	}
	if (!t->begun)
		status = write_held(writing, err);
	return status ? status : write_row(writing, pair, err);
}

static taiyaku_status end_table(ty_writing *writing, taiyaku_error *err)
{
	table *t = writing->state;
	taiyaku_status status = t->begun ? TAIYAKU_OK : write_held(writing, err);

	drop_table(writing);
	return status;
}

/* A header that names both texts is as good as sure; two columns of two scripts are likely. */
static int sniff_table(const ty_head *head, const char *separators)
{
	const taiyaku_languages languages = { TY_STR("ja"), TY_STR("en") };
	ty_arena arena = { 0 };
	ty_layout layout;
	int sure = 0;

	if (ty_layout_find(&layout, &arena, head->text, head->raw.len < TY_HEAD_SIZE, separators,
			   &languages, NULL) == TAIYAKU_OK) {
		if (layout.header)
			sure = 90;
		else if (layout.rows > 1 && layout.fitting * 10 >= layout.rows * 8)
			sure = 45;
	}
	ty_arena_free(&arena);
	return sure;
}

static int sniff_tsv(const ty_head *head)
{
	return sniff_table(head, "\t");
}

static int sniff_csv(const ty_head *head)
{
	return sniff_table(head, ",;");
}

static taiyaku_status read_tsv(ty_reading *reading, taiyaku_error *err)
{
	return ty_table_read(reading, "\t", err);
}

static taiyaku_status read_csv(ty_reading *reading, taiyaku_error *err)
{
	return ty_table_read(reading, ",;", err);
}

static taiyaku_status begin_tsv(ty_writing *writing, taiyaku_error *err)
{
	return begin_table(writing, '\t', err);
}

static taiyaku_status begin_csv(ty_writing *writing, taiyaku_error *err)
{
	return begin_table(writing, ',', err);
}

const ty_format ty_format_tsv = {
	.info = { .name = "tsv",
		  .title = "tab-separated values, OmegaT glossaries",
		  .extensions = "tsv tab utf8",
		  .reads = true,
		  .writes = true },
	.sniff = sniff_tsv,
	.read = read_tsv,
	.begin = begin_tsv,
	.write = write_table,
	.end = end_table,
	.drop = drop_table,
};

const ty_format ty_format_csv = {
	.info = { .name = "csv",
		  .title = "comma-separated values (RFC 4180)",
		  .extensions = "csv",
		  .reads = true,
		  .writes = true },
	.sniff = sniff_csv,
	.read = read_csv,
	.begin = begin_csv,
	.write = write_table,
	.end = end_table,
	.drop = drop_table,
};
