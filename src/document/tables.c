/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Tables of fields separated by tabs, commas or semicolons, as documents: with a few lines of prose
 * before and after, with any columns.  What the columns hold is for pairs to see; this reader sees
 * the separator and whether the first row names the columns.
 */
#include "base/error.h"
#include "document/document.h"
#include "document/fragment.h"
#include "extract/language.h"
#include "extract/names.h"
#include "markup/csv.h"

/* Lines that are looked at to find the separator. */
enum { LOOK_LINES = 100 };

/* ---- what is the separator ---- */

typedef struct look {
	char separator;
	int lines, with; /* lines, and those that have it */
	int even;	 /* lines that have it as often as the line before */
	int japanese;	 /* lines that hold Japanese beside a separator */
} look;

static int count_of(taiyaku_str line, char separator)
{
	int n = 0;

	for (size_t i = 0; i < line.len; i++)
		n += line.data[i] == separator;
	return n;
}

static look look_for(taiyaku_str text, char separator)
{
	look l = { .separator = separator };
	int before = -1;

	while (text.data && l.lines < LOOK_LINES) {
		taiyaku_str line = ty_str_next(&text, '\n');
		int n = count_of(line, separator);

		if (ty_str_trim(line).len == 0)
			continue;
		l.lines++;
		l.with += n > 0;
		l.even += n > 0 && n == before;
		l.japanese += n > 0 && ty_pairs_wanted(line);
		before = n;
	}
	return l;
}

/* Tabs before anything else: prose has none. */
static look best_look(taiyaku_str text)
{
	static const char separators[] = { '\t', ';', ',' };
	look best = { .separator = ',' };

	for (size_t i = 0; i < sizeof separators; i++) {
		look l = look_for(text, separators[i]);

		if (l.with * 2 > l.lines && l.with > best.with)
			best = l;
	}
	return best;
}

/* ---- rows ---- */

/* Words that name a column in any table. */
static bool is_column_word(taiyaku_str word)
{
	static const char *const words[] = {
		"name",	 "title",   "term",	  "word",    "meaning", "translation", "gloss",
		"kanji", "kana",    "romaji",	  "reading", "phrase",	"source",      "target",
		"題名",	 "題",	    "タイトル",	  "名称",    "名前",	"用語",	       "訳語",
		"意味",	 "読み",    "よみ",	  "訳",	     "英訳",	"和訳",	       "英題",
		"邦題",	 "原題",    "英名",	  "和名",    "備考",	"ローマ字",    "見出し語",
		"label", "english", "definition",
	};

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (ty_str_equal_ascii_case(word, ty_str(words[i])))
			return true;
	return ty_language_named(word).len > 0;
}

/* 英語名, nameJa: one word that says a language and more. */
static ty_side side_of_name(taiyaku_str cell)
{
	ty_name name;

	if (cell.len == 0 || memchr(cell.data, ' ', cell.len))
		return TY_SIDE_NONE;
	name = ty_name_read(cell);
	return name.stem[0] || ty_pairs_wanted(cell) ? name.side : TY_SIDE_NONE;
}

/* "kanji name", "title_ja", "English" */
static bool names_column(taiyaku_str cell)
{
	ty_side side = side_of_name(cell);
	size_t from = 0;

	if (side == TY_SIDE_JAPANESE || side == TY_SIDE_ENGLISH)
		return true;
	for (size_t i = 0; i <= cell.len; i++) {
		if (i < cell.len && !memchr(" _-./()", cell.data[i], 7))
			continue;
		if (i > from && is_column_word(ty_str_slice(cell, from, i)))
			return true;
		from = i + 1;
	}
	return false;
}

/* Two of its cells name columns, or one where there is nothing else to pair; or none is Japanese,
 * then it is no pair anyway. */
static bool is_header(const taiyaku_str *cells, size_t n)
{
	size_t names = 0, japanese = 0;

	for (size_t i = 0; i < n; i++) {
		names += names_column(cells[i]);
		japanese += ty_pairs_wanted(cells[i]);
	}
	return names >= 2 || japanese == 0;
}

typedef struct table {
	ty_pairs *pairs;
	ty_csv *csv;
	char separator;
	uint64_t line;	/* of the first byte */
	bool begun;	/* the header was read */
	ty_arena arena; /* of a row */
} table;

static taiyaku_status give_line(table *t, taiyaku_str text, uint64_t line, taiyaku_error *err)
{
	const ty_block block = { .kind = TY_BLOCK_TEXT, .text = text, .line = line };

	return text.len ? ty_pairs_block(t->pairs, &block, err) : TAIYAKU_OK;
}

static taiyaku_status give_cells(table *t, const taiyaku_str *fields, size_t n, uint64_t line,
				 bool header, taiyaku_error *err)
{
	ty_block *cells;

	ty_arena_reset(&t->arena);
	cells = ty_arena_array(&t->arena, n, sizeof *cells);
	if (!cells)
		return ty_fail_memory(err);
	for (size_t i = 0; i < n; i++)
		cells[i] = (ty_block){ .kind = TY_BLOCK_CELL,
				       .text = ty_str_trim(fields[i]),
				       .line = line };
	return ty_pairs_row(t->pairs, cells, n, header, err);
}

/* A row of the table all the same: its quotes are letters. */
static taiyaku_status give_faulty(table *t, taiyaku_str raw, uint64_t line, taiyaku_error *err)
{
	taiyaku_str fields[TY_CSV_FIELDS_MAX];
	size_t n = 0;

	while (raw.data && n < TY_CSV_FIELDS_MAX) {
		taiyaku_str field = ty_str_trim(ty_str_next(&raw, t->separator));

		fields[n++] = ty_str_starts(field, TY_STR("\"")) ? ty_str_slice(field, 1, field.len)
								 : field;
	}
	return give_cells(t, fields, n, line, false, err);
}

static taiyaku_status give_row(table *t, const ty_csv_row *row, taiyaku_error *err)
{
	uint64_t line = row->line + t->line - 1;
	bool header = !t->begun && is_header(row->fields, row->n);

	if (row->raw.len > TY_CSV_ROW_MAX) {
		ty_pairs_tell_cut(t->pairs, line, "row", TY_CSV_ROW_MAX);
		/* What goes on behind it is the same table. */
		if (t->begun)
			return TAIYAKU_OK;
	}
	if (row->fault && t->begun) {
		ty_pairs_tell(t->pairs, line, row->fault);
		return give_faulty(t, row->raw, line, err);
	}
	if (row->fault || row->n == 1)
		return give_line(t, row->raw, line, err);
	t->begun = true;
	return give_cells(t, row->fields, row->n, line, header, err);
}

/* An empty piece is the end. */
static taiyaku_status take(table *t, taiyaku_str piece, taiyaku_error *err)
{
	ty_csv_row row;
	bool got = true;
	taiyaku_status status = ty_csv_feed(t->csv, piece, err);

	while (!status) {
		status = ty_csv_next(&row, &got, t->csv, err);
		if (status || !got)
			break;
		status = give_row(t, &row, err);
	}
	return status;
}

static taiyaku_status open_csv(table *t, taiyaku_str text, taiyaku_error *err)
{
	t->separator = best_look(text).separator;
	return ty_csv_new(&t->csv, t->separator, err);
}

static void table_free(table *t)
{
	ty_csv_free(t->csv);
	ty_arena_free(&t->arena);
}

static taiyaku_status read_text(ty_pairs *pairs, ty_text *text, taiyaku_str name,
				taiyaku_error *err)
{
	table t = { .pairs = pairs, .line = 1 };
	taiyaku_str piece;
	taiyaku_status status = ty_text_chunk(&piece, text, err);

	(void)name;
	if (!status)
		status = open_csv(&t, piece, err);
	while (!status) {
		bool last = piece.len == 0;

		status = take(&t, piece, err);
		if (status || last)
			break;
		status = ty_text_chunk(&piece, text, err);
	}
	table_free(&t);
	return status;
}

static taiyaku_status read(ty_reading *reading, taiyaku_error *err)
{
	return ty_document_read(reading, read_text, err);
}

static taiyaku_status read_fragment(ty_pairs *pairs, const ty_fragment *fragment,
				    taiyaku_error *err)
{
	table t = { .pairs = pairs, .line = fragment->line };
	taiyaku_status status = open_csv(&t, fragment->text, err);

	if (!status && fragment->text.len)
		status = take(&t, fragment->text, err);
	if (!status)
		status = take(&t, (taiyaku_str){ NULL, 0 }, err);
	table_free(&t);
	return status;
}

/* ---- the format ---- */

/* The first line names a Japanese column and another. */
static bool named_columns(taiyaku_str text, char separator)
{
	taiyaku_str line = ty_str_next(&text, '\n');
	bool japanese = false, other = false;

	while (line.data) {
		taiyaku_str cell = ty_str_trim(ty_str_next(&line, separator));
		taiyaku_str lang = ty_language_named(cell);
		ty_side side = side_of_name(cell);

		japanese |= ty_str_is(lang, "ja") || side == TY_SIDE_JAPANESE;
		other |= (lang.len && !ty_str_is(lang, "ja")) || side == TY_SIDE_ENGLISH;
	}
	return japanese && other;
}

/* Tabs in every line are a table; commas are also in prose, and as often only in a table. */
static int sniff(const ty_head *head)
{
	look l = best_look(head->text);

	if (l.with == 0)
		return 0;
	if (named_columns(head->text, l.separator))
		return 90;
	if (l.lines < 3 || l.japanese * 2 < l.with || l.with * 10 < l.lines * 9)
		return 0;
	if (l.separator == '\t')
		return 30;
	return l.even * 10 >= (l.lines - 1) * 9 ? 25 : 0;
}

const ty_fragment_reader ty_fragment_table = { "csv tsv", sniff, read_fragment };

const ty_format ty_format_table = {
	.info = { .name = "table",
		  .title = "tables of any columns, separated by tabs or commas",
		  .extensions = "csv tsv tab",
		  .reads = true,
		  .document = true },
	.sniff = sniff,
	.read = read
};
