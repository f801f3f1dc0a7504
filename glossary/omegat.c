/* SPDX-License-Identifier: Apache-2.0 */
/*
 * OmegaT glossaries: source term, target term and comment, separated by tabs (glossary.txt) or
 * commas, without a line of names.  Which column is in which language the file does not say, so
 * the scripts in its beginning decide.  There is no field for a status, and a forbidden term must
 * not pass for a suggestion: any but "approved" stands in brackets before the comment.
 */
#include "format.h"

#include <stdlib.h>

#include "base/error.h"
#include "glossary/term.h"
#include "glossary/term_check.h"
#include "markup/csv.h"
#include "text/convert.h"
#include "text/direction.h"
#include "text/utf8.h"

/* What OmegaT writes first; with it, it reads any name as UTF-8. */
#define FIRST_LINE "# Glossary in tab-separated format -*- coding: utf-8 -*-"

/* ---- reading ---- */

typedef struct reader {
	ty_reading *reading;
	bool turned;	  /* the first column is in the target language */
	bool guessed;	  /* OmegaT guesses the encoding; not when it was told */
	uint64_t surplus; /* first line with more than three columns, 0: none */
	ty_term_check check;
} reader;

/* Whether every line has two or three columns, and the scripts of two languages: then also
 * any name that OmegaT reads is a glossary's. */
static bool looks_like_glossary(taiyaku_str text)
{
	const taiyaku_languages languages = { TY_STR("ja"), TY_STR("en") };
	ty_direction direction = { 0 };
	size_t lines = 0;

	while (text.len > 0) {
		taiyaku_str line = ty_str_next(&text, '\n'), first, second;

		if (!text.data && lines > 0)
			break; /* may be cut off */
		if (ty_str_trim(line).len == 0 || ty_str_starts(line, TY_STR("#")))
			continue;
		lines++;
		first = ty_str_next(&line, '\t');
		second = ty_str_next(&line, '\t');
		ty_str_next(&line, '\t');
		if (first.len == 0 || second.len == 0 || line.len > 0)
			return false;
		ty_direction_add(&direction, first, second, &languages);
	}
	return lines > 1 && (direction.straight + direction.turned) * 10 >= lines * 9;
}

static int sniff(const ty_head *head)
{
	static const char *const endings[] = { ".txt", ".tab", ".utf8" };

	if (ty_str_starts(head->text, TY_STR("# Glossary in tab-separated format")))
		return 95;
	if (ty_str_is(head->name, "glossary.txt") && ty_str_has(head->text, "\t"))
		return 60;
	for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
		if (ty_str_ends(head->name, ty_str(endings[i])) && looks_like_glossary(head->text))
			return 55;
	return 0;
}

/* A comma is a comma in any list, so the content proves nothing. */
static int sniff_csv(const ty_head *head)
{
	(void)head;
	return 0;
}

/* "[forbidden] not in contracts": the status and the rest. */
static void read_comment(taiyaku_pair *pair, taiyaku_str comment)
{
	size_t close = ty_str_find(comment, TY_STR("]"), 0);

	pair->note = comment;
	if (close == SIZE_MAX || comment.data[0] != '[')
		return;
	pair->status = ty_str_slice(comment, 1, close);
	if (ty_term_rank(pair->status) > 0)
		pair->note = ty_str_trim(ty_str_slice(comment, close + 1, comment.len));
	else
		pair->status = TY_STR("");
}

static taiyaku_status read_fields(reader *r, const taiyaku_str fields[3], uint64_t line,
				  taiyaku_str raw, taiyaku_error *err)
{
	taiyaku_pair pair = { .kind = TAIYAKU_TERM };

	for (int i = 0; i < 2; i++)
		if (ty_str_is_blank(fields[i]))
			return ty_reading_reject(r->reading, ty_line(line), raw, err,
						 i ? "no target term" : "no source term");
	pair.text[r->turned] = fields[0];
	pair.text[!r->turned] = fields[1];
	read_comment(&pair, fields[2]);
	ty_term_check_pair(&r->check, r->reading, line, &pair);
	return ty_reading_pair(r->reading, &pair, err);
}

static void split_line(reader *r, taiyaku_str fields[3], taiyaku_str text, uint64_t line)
{
	for (int i = 0; i < 3; i++)
		fields[i] = ty_str_trim(ty_str_next(&text, '\t'));
	if (ty_str_trim(text).len > 0 && r->surplus == 0)
		r->surplus = line;
}

/* Without one of these OmegaT guesses; older ones take the encoding of the system for .tab. */
static bool says_encoding(taiyaku_str name, taiyaku_str raw)
{
	return ty_str_ends(name, TY_STR(".utf8")) || ty_str_starts(raw, TY_STR("\xEF\xBB\xBF")) ||
	       ty_str_starts(raw, TY_STR("\xFE\xFF")) || ty_str_starts(raw, TY_STR("\xFF\xFE")) ||
	       ty_str_has(ty_str_next(&raw, '\n'), "coding:");
}

static void check_encoding(reader *r, taiyaku_str text, uint64_t line)
{
	if (!r->guessed || ty_utf8_ascii(text) == text.len)
		return;
	r->guessed = false;
	ty_reading_tell(r->reading, false, ty_line(line),
			"not ASCII, and no name in .utf8 or first line \"" FIRST_LINE
			"\": OmegaT guesses the encoding");
}

static taiyaku_status read_lines(reader *r, ty_text *text, taiyaku_error *err)
{
	taiyaku_str s, fields[3];
	uint64_t line;
	bool more;
	taiyaku_status status = ty_text_line(&s, &line, &more, text, err);

	while (!status && more) {
		check_encoding(r, s, line);
		if (ty_str_trim(s).len > 0 && !ty_str_starts(s, TY_STR("#"))) {
			split_line(r, fields, s, line);
			status = read_fields(r, fields, line, s, err);
		}
		if (!status)
			status = ty_text_line(&s, &line, &more, text, err);
	}
	return status;
}

static taiyaku_status read_row(reader *r, const ty_csv_row *row, taiyaku_error *err)
{
	taiyaku_str fields[3] = {
		{ NULL, 0 },
	};

	if (row->fault)
		return ty_reading_reject(r->reading, ty_line(row->line), row->raw, err, "%s",
					 row->fault);
	if (ty_str_trim(row->raw).len == 0 || ty_str_starts(row->raw, TY_STR("#")))
		return TAIYAKU_OK;
	for (size_t i = 0; i < 3 && i < row->n; i++)
		fields[i] = ty_str_trim(row->fields[i]);
	if (row->n > 3 && r->surplus == 0)
		r->surplus = row->line;
	return read_fields(r, fields, row->line, row->raw, err);
}

static taiyaku_status read_rows(reader *r, ty_text *text, taiyaku_error *err)
{
	ty_csv *csv = NULL;
	taiyaku_status status = ty_csv_new(&csv, ',', err);
	taiyaku_str piece = TY_STR("?");

	while (!status && piece.len > 0) {
		ty_csv_row row;
		bool got = true;

		status = ty_text_chunk(&piece, text, err);
		if (!status)
			status = ty_csv_feed(csv, piece, err);
		while (!status && got) {
			status = ty_csv_next(&row, &got, csv, err);
			if (!status && got)
				status = read_row(r, &row, err);
		}
	}
	ty_csv_free(csv);
	return status;
}

/* Look at the beginning of the file; a row that is cut off at its end does no harm. */
static taiyaku_status find_direction(reader *r, char separator, taiyaku_error *err)
{
	const taiyaku_read_options *options = r->reading->options;
	ty_arena arena = { 0 };
	ty_direction direction = { 0 };
	taiyaku_str raw, head;
	taiyaku_status status = ty_input_peek(&raw, r->reading->in, err);

	if (!status)
		status = ty_text_head(&head, &arena, raw, options->encoding, err);
	if (!status)
		r->guessed = !says_encoding(ty_str(ty_input_name(r->reading->in)), raw);
	while (!status && head.len > 0) {
		taiyaku_str line = ty_str_next(&head, '\n');
		taiyaku_str first = ty_str_next(&line, separator);

		if (!ty_str_starts(first, TY_STR("#")))
			ty_direction_add(&direction, first, ty_str_next(&line, separator),
					 &options->languages);
	}
	ty_arena_free(&arena);
	r->turned = ty_direction_turned(&direction);
	return status;
}

static taiyaku_status read_glossary(ty_reading *reading, char separator, taiyaku_error *err)
{
	reader r = { .reading = reading };
	ty_text *text = NULL;
	taiyaku_status status = find_direction(&r, separator, err);

	if (!status)
		status = ty_text_open(&text, reading->in, reading->options->encoding,
				      reading->hooks, err);
	if (status)
		return status;
	status = separator == '\t' ? read_lines(&r, text, err) : read_rows(&r, text, err);
	if (!status && r.surplus > 0)
		ty_reading_mend(reading, ty_line(r.surplus), 1,
				"columns behind the comment are left out");
	reading->counts.mended += ty_text_mended(text);
	ty_text_close(text);
	ty_term_check_free(&r.check);
	return status;
}

static taiyaku_status read_tsv(ty_reading *reading, taiyaku_error *err)
{
	return read_glossary(reading, '\t', err);
}

static taiyaku_status read_csv(ty_reading *reading, taiyaku_error *err)
{
	return read_glossary(reading, ',', err);
}

/* ---- writing ---- */

typedef struct writer {
	ty_buf row;
	ty_buf field;
} writer;

static taiyaku_status begin(ty_writing *writing, taiyaku_error *err)
{
	writing->state = calloc(1, sizeof(writer));
	return writing->state ? TAIYAKU_OK : ty_fail_memory(err);
}

static taiyaku_status begin_tsv(ty_writing *writing, taiyaku_error *err)
{
	ty_output_add(writing->to, TY_STR(FIRST_LINE "\n"));
	return begin(writing, err);
}

static void drop(ty_writing *writing)
{
	writer *w = writing->state;

	if (!w)
		return;
	ty_buf_free(&w->row);
	ty_buf_free(&w->field);
	free(w);
	writing->state = NULL;
}

static taiyaku_status end(ty_writing *writing, taiyaku_error *err)
{
	(void)err;
	drop(writing);
	return TAIYAKU_OK;
}

static void tell_lost(ty_writing *writing, const taiyaku_pair *pair)
{
	ty_lost *lost = &writing->lost;
	taiyaku_pair again = { 0 };

	ty_term_lost(lost, pair);
	if (pair->status.len == 0 && pair->note.len > 0)
		read_comment(&again, pair->note);
	if (again.status.len > 0)
		ty_lost_add(lost, TY_STR("a note that begins with a status in brackets"));
	if (ty_term_rank(pair->status) == 1)
		ty_lost_add(lost, TY_STR("status approved"));
	if (pair->tuid.len > 0)
		ty_lost_add(lost, TY_STR("tuid"));
	if (pair->memory.len > 0)
		ty_lost_add(lost, TY_STR("memory"));
	if (pair->reading.len > 0)
		ty_lost_add(lost, TY_STR("reading"));
	if (pair->n_origins > 0)
		ty_lost_add(lost, TY_STR("origins"));
	for (size_t i = 0; i < pair->n_props; i++)
		ty_lost_add(lost, pair->props[i].type);
}

/* The field buffer as the next field of a row: one line, since OmegaT reads line by line. */
static void add_field(ty_writing *writing, char separator, taiyaku_str value)
{
	writer *w = writing->state;
	size_t begins = w->row.len;

	if (begins > 0)
		ty_buf_byte(&w->row, separator);
	ty_buf_clear(&w->field);
	ty_term_lost_blanks(&writing->lost, value);
	if (ty_term_one_line(&w->field, value))
		ty_lost_add(&writing->lost, TY_STR("tabs and line breaks"));
	if (separator == ',') {
		ty_csv_add(&w->row, ty_buf_str(&w->field), separator);
		return;
	}
	if (begins == 0 && ty_str_starts(ty_buf_str(&w->field), TY_STR("#")))
		ty_buf_byte(&w->row, ' '); /* no comment, and trimmed by readers */
	ty_buf_add(&w->row, ty_buf_str(&w->field));
}

static taiyaku_status write_row(ty_writing *writing, const taiyaku_pair *pair, char separator,
				taiyaku_error *err)
{
	writer *w = writing->state;
	ty_buf comment = { 0 };
	taiyaku_status status;

	tell_lost(writing, pair);
	if (ty_term_rank(pair->status) > 1)
		ty_buf_print(&comment, "[%.*s]%s", TY_ARG(pair->status), pair->note.len ? " " : "");
	ty_buf_add(&comment, pair->note);
	ty_buf_clear(&w->row);
	add_field(writing, separator, pair->text[TAIYAKU_SOURCE]);
	add_field(writing, separator, pair->text[TAIYAKU_TARGET]);
	add_field(writing, separator, ty_buf_str(&comment));
	ty_output_add(writing->to, ty_buf_str(&w->row));
	ty_output_byte(writing->to, '\n');
	status = ty_buf_status(&comment, err);
	if (!status)
		status = ty_buf_status(&w->row, err);
	ty_buf_free(&comment);
	return status;
}

static taiyaku_status write_tsv(ty_writing *writing, const taiyaku_pair *pair, taiyaku_error *err)
{
	return write_row(writing, pair, '\t', err);
}

static taiyaku_status write_csv(ty_writing *writing, const taiyaku_pair *pair, taiyaku_error *err)
{
	return write_row(writing, pair, ',', err);
}

const ty_format ty_format_omegat = {
	.info = { .name = "omegat",
		  .title = "OmegaT glossary, tab-separated",
		  .extensions = "utf8 tab",
		  .reads = true,
		  .writes = true },
	.sniff = sniff,
	.read = read_tsv,
	.begin = begin_tsv,
	.write = write_tsv,
	.end = end,
	.drop = drop,
};

const ty_format ty_format_omegat_csv = {
	.info = { .name = "omegat-csv",
		  .title = "OmegaT glossary, comma-separated",
		  .extensions = "csv",
		  .reads = true,
		  .writes = true },
	.sniff = sniff_csv,
	.read = read_csv,
	.begin = begin,
	.write = write_csv,
	.end = end,
	.drop = drop,
};
