/* SPDX-License-Identifier: Apache-2.0 */
/* TSV and CSV, described and written: a header and one pair a row, its first origin beside it. */
#include "glossary/table.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/error.h"
#include "markup/csv.h"

/* What a writer needs from row to row. */
typedef struct table {
	char separator;
	ty_buf row;
} table;

/* Names of the columns behind the two texts, as columns.c reads them. */
static const char *const header[] = { "kind",	   "status", "reading", "note", "memory",
				      "tuid",	   "id",     "file",	"line", "author",
				      "romanized", "year",   "date",	"url" };

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
	free(t);
}

static taiyaku_status begin_table(ty_writing *writing, char separator, taiyaku_error *err)
{
	const taiyaku_languages *languages = &writing->options->languages;
	table *t = calloc(1, sizeof *t);

	if (!t)
		return ty_fail_memory(err);
	writing->state = t;
	t->separator = separator;
	ty_csv_add(&t->row, languages->source, separator);
	add(t, languages->target);
	for (size_t i = 0; i < sizeof header / sizeof *header; i++)
		add(t, ty_str(header[i]));
	return finish_row(writing, err);
}

static void note_lost(ty_writing *writing, const taiyaku_pair *pair)
{
	if (pair->n_origins > 1)
		ty_lost_add(&writing->lost, TY_STR("origins after a pair's first"));
	if (pair->markup[TAIYAKU_SOURCE].len || pair->markup[TAIYAKU_TARGET].len)
		ty_lost_add(&writing->lost, TY_STR("inline tags"));
	for (size_t i = 0; i < pair->n_props; i++)
		ty_lost_add(&writing->lost, pair->props[i].type);
}

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

static taiyaku_status write_table(ty_writing *writing, const taiyaku_pair *pair, taiyaku_error *err)
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
	note_lost(writing, pair);
	return finish_row(writing, err);
}

static taiyaku_status end_table(ty_writing *writing, taiyaku_error *err)
{
	(void)err;
	drop_table(writing);
	return TAIYAKU_OK;
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
