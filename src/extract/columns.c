/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/columns.h"

#include "base/error.h"
#include "extract/cell.h"
#include "extract/fields.h"
#include "extract/find.h"
#include "extract/prose.h"
#include "extract/gloss.h"
#include "extract/names.h"
#include "extract/neighbours.h"
#include "text/script.h"
#include "text/utf8.h"

enum {
	CELL_MAX = 1200, /* bytes of a cell that can be a title */
	LANGUAGE = 88,	 /* how sure the name of a language is */
	SPELT_LIKE_KANA = 14
};

void ty_columns_free(ty_columns *columns)
{
	ty_arena_free(&columns->arena);
}

/* 『題』（上映中）: where the title in quotation marks ends that a remark in a bracket follows. */
static size_t title_end(const ty_scan *scan)
{
	size_t i;

	if (scan->n == 0 || !ty_scan_is_open(scan, 0) ||
	    (scan->glyphs[0].shape != TY_SHAPE_WHITE && scan->glyphs[0].shape != TY_SHAPE_CORNER))
		return scan->n;
	i = scan->glyphs[0].match + 1;
	while (i < scan->n && ty_scan_space(scan, i))
		i++;
	return i < scan->n && ty_scan_is_open(scan, i) && scan->glyphs[i].match == scan->n - 1 &&
			       scan->glyphs[i].shape == TY_SHAPE_ROUND
		       ? scan->glyphs[0].match + 1
		       : scan->n;
}

static bool clean(taiyaku_str *out, ty_arena *arena, const ty_block *cell)
{
	ty_scan scan;

	return ty_scan_make(&scan, arena, cell) &&
	       ty_scan_title(out, arena, &scan, 0, title_end(&scan));
}

/* "始値（はじめね）" without its reading; "行（レコード）" holds another word for it,
 * "保存（する）" the ending of the verb. */
static taiyaku_str without_hiragana(taiyaku_str ja)
{
	static const char *const endings[] = { "する", "した", "な",   "の",
					       "に",   "と",   "さん", "さま" };
	size_t counts[TY_SCRIPTS] = { 0 };
	taiyaku_str plain = ty_gloss_without_reading(ja),
		    rest = ty_str_slice(ja, plain.len, ja.len);

	ty_script_count(counts, rest);
	if (counts[TY_SCRIPT_KATAKANA] > 0)
		return ja;
	for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
		size_t at = ty_str_find(rest, ty_str(endings[i]), 0);

		/* Nothing but the bracket around it, narrow or wide. */
		if (at != SIZE_MAX && at <= 4 && rest.len - at - strlen(endings[i]) <= 3)
			return ja;
	}
	return plain;
}

static size_t count_alternatives(taiyaku_str text)
{
	size_t n = 0;
	taiyaku_str part;

	for (size_t at = 0; ty_cell_alternative(&part, &at, text);)
		n++;
	return n;
}

/* "港 / 橋 | harbour / bridge": as many on either side go together one by one. */
static taiyaku_status push_cells(ty_outlet *outlet, const ty_found *found, taiyaku_error *err)
{
	taiyaku_status status = TAIYAKU_OK;
	size_t ja_at = 0, en_at = 0;
	ty_found one = *found;

	if (count_alternatives(found->ja) != count_alternatives(found->en))
		return ty_outlet_push(outlet, found, err);
	while (!status && ty_cell_alternative(&one.ja, &ja_at, found->ja) &&
	       ty_cell_alternative(&one.en, &en_at, found->en))
		status = ty_outlet_push(outlet, &one, err);
	return status;
}

static taiyaku_status push_row(bool *paired, const ty_column_sides *sides, ty_outlet *outlet,
			       const ty_block *cells, size_t n, taiyaku_error *err)
{
	ty_found found = { .rule = sides->rule };
	const ty_block *ja, *en;
	ty_sort sort;
	int doubt = 0;

	*paired = false;
	if (sides->ja >= n || sides->en >= n)
		return TAIYAKU_OK;
	ja = &cells[sides->ja];
	if (ty_str_trim(ja->text).len == 0 && sides->reading < n)
		ja = &cells[sides->reading];
	en = &cells[sides->en];
	found.line = ja->line;
	if (ja->text.len > CELL_MAX || en->text.len > CELL_MAX || ty_cell_is_code(en) ||
	    ty_cell_is_code(ja))
		return TAIYAKU_OK;
	if (!clean(&found.ja, &outlet->arena, ja) || !clean(&found.en, &outlet->arena, en) ||
	    !ty_cell_without_remark(&found.en, &outlet->arena, found.en))
		return ty_fail_memory(err);
	sort = ty_gloss_sort_beside(found.en, found.ja);
	/* "ガウラ | Gaura": a foreign name, where the column says that its spelling is English. */
	if (sort == TY_SORT_ROMAJI && sides->named && ty_gloss_is_katakana(found.ja)) {
		sort = TY_SORT_ENGLISH;
		doubt = SPELT_LIKE_KANA;
	}
	if (!ty_has_japanese(found.ja) || ty_has_japanese(found.en) ||
	    ty_cell_are_sentences(found.ja, found.en) || ty_cell_only_reads(found.ja, found.en) ||
	    sort == TY_SORT_NUMBER || sort == TY_SORT_NONE || sort == TY_SORT_ROMAJI ||
	    (sort == TY_SORT_FOREIGN && !(sides->named && ty_gloss_is_latin(found.en))))
		return TAIYAKU_OK;
	*paired = true;
	found.ja = without_hiragana(ty_cell_without_gloss(found.ja, found.en));
	found.kind = sides->kind;
	found.confidence = sides->confidence - doubt - ty_find_misfit(found.ja, found.en) / 2;
	return push_cells(outlet, &found, err);
}

/* 'ja', 'Japanese', '日本語': a list of languages has each in its own words, one of them Japanese.
 */
static taiyaku_status push_language(ty_outlet *outlet, const ty_block *cells, size_t n,
				    taiyaku_error *err)
{
	ty_found found = { .rule = "columns", .kind = TAIYAKU_TERM, .confidence = LANGUAGE };

	for (size_t c = 0; c < n; c++) {
		taiyaku_str text = ty_str_trim(cells[c].text);

		if (ty_str_is(text, "日本語")) {
			found.ja = text;
			found.line = cells[c].line;
		} else if (ty_str_is(text, "Japanese")) {
			found.en = text;
		}
	}
	return found.ja.len && found.en.len ? ty_outlet_push(outlet, &found, err) : TAIYAKU_OK;
}

static taiyaku_status give_row(ty_columns *columns, ty_outlet *outlet, const ty_block *cells,
			       size_t n, taiyaku_error *err)
{
	bool paired[TY_SIDES_MAX] = { false };
	taiyaku_status status = TAIYAKU_OK;

	for (size_t i = 0; !status && i < columns->n_sides; i++)
		status = push_row(&paired[i], &columns->sides[i], outlet, cells, n, err);
	if (!status && columns->n_sides == 0)
		status = push_language(outlet, cells, n, err);
	for (size_t c = 0; !status && c < n; c++) {
		bool done = false;

		for (size_t i = 0; i < columns->n_sides; i++)
			done |= paired[i] &&
				(c == columns->sides[i].ja || c == columns->sides[i].en);
		if (!done)
			status = ty_prose_block(outlet, &cells[c], err);
	}
	return status;
}

static bool copy_row(ty_block **out, ty_arena *arena, const ty_block *cells, size_t n)
{
	*out = ty_arena_array(arena, n, sizeof **out);
	if (!*out)
		return false;
	for (size_t c = 0; c < n; c++)
		if (!ty_block_copy(&(*out)[c], arena, &cells[c]))
			return false;
	return true;
}

/* 日本語名 | 題, 英語名 | Title: the table stands on its side, its rows are the fields of a record.
 */
static bool is_sideways(const ty_table_head *head)
{
	bool ja = false, en = false;

	for (size_t c = 0; c < head->names_width; c++)
		if (ty_name_read(head->names[c].text).side != TY_SIDE_NONE)
			return false;
	for (size_t r = 0; r < head->n; r++) {
		ty_side side;

		if (head->widths[r] != 2)
			return false;
		side = ty_name_read(head->rows[r][0].text).side;
		ja |= side == TY_SIDE_JAPANESE && ty_has_japanese(head->rows[r][1].text);
		en |= side == TY_SIDE_ENGLISH && !ty_has_japanese(head->rows[r][1].text);
	}
	return ja && en;
}

/* 日本語 | English above the rest, in a format that marks no header (a table of a letter or
 * slides).
 */
static bool names_languages(const ty_block *cells, size_t n)
{
	bool ja = false, en = false;

	for (size_t c = 0; c < n; c++) {
		ty_side side = ty_name_read(ty_str_trim(cells[c].text)).side;

		ja |= side == TY_SIDE_JAPANESE;
		en |= side == TY_SIDE_ENGLISH;
	}
	return ja && en;
}

static void take_header(ty_table_head *head)
{
	if (head->names_width > 0 || head->n < 2 ||
	    !names_languages(head->rows[0], head->widths[0]))
		return;
	head->names = head->rows[0];
	head->names_width = head->widths[0];
	head->n--;
	memmove(head->rows, head->rows + 1, head->n * sizeof *head->rows);
	memmove(head->widths, head->widths + 1, head->n * sizeof *head->widths);
}

static taiyaku_status give_record(ty_columns *columns, ty_outlet *outlet, taiyaku_error *err)
{
	const ty_table_head *head = &columns->head;
	ty_field *fields = ty_arena_array(&outlet->arena, head->n, sizeof *fields);
	ty_record record = { .fields = fields, .n = head->n };

	if (!fields)
		return ty_fail_memory(err);
	for (size_t r = 0; r < head->n; r++)
		fields[r] = (ty_field){ .name = ty_str_trim(head->rows[r][0].text),
					.text = ty_str_trim(head->rows[r][1].text),
					.line = head->rows[r][1].line };
	record.line = fields[0].line;
	return ty_fields_record(outlet, &record, err);
}

/* What was kept to look at is enough. */
static taiyaku_status settle(ty_columns *columns, ty_outlet *outlet, taiyaku_error *err)
{
	taiyaku_status status = TAIYAKU_OK;

	columns->decided = true;
	if (is_sideways(&columns->head)) {
		status = give_record(columns, outlet, err);
		columns->head.n = 0;
		return status;
	}
	take_header(&columns->head);
	columns->n_sides = ty_column_sides_of(columns->sides, &columns->head);
	/* Kanji below the name of the language are Japanese. */
	for (size_t i = 0; i < columns->n_sides; i++)
		outlet->japanese |= columns->sides[i].named;
	for (size_t r = 0; !status && r < columns->head.n; r++)
		status = give_row(columns, outlet, columns->head.rows[r], columns->head.widths[r],
				  err);
	columns->head.n = 0;
	return status;
}

/* <td lang="ja">, of a text that could be Chinese. */
static bool says_japanese(const ty_block *cell)
{
	const ty_span *whole = cell->n_spans ? &cell->spans[0] : NULL;

	return whole && whole->mark == TY_MARK_LANGUAGE && whole->from == 0 &&
	       whole->to == cell->text.len && ty_neighbours_is_tag(whole->value, "ja") &&
	       ty_has_japanese(cell->text);
}

taiyaku_status ty_columns_row(ty_columns *columns, ty_outlet *outlet, const ty_block *cells,
			      size_t n, bool header, taiyaku_error *err)
{
	taiyaku_status status = TAIYAKU_OK;

	for (size_t c = 0; c < n; c++)
		outlet->japanese |= says_japanese(&cells[c]);
	if (header && columns->open)
		status = ty_columns_end(columns, outlet, err);
	columns->open = true;
	if (n > TY_CELLS_MAX) {
		ty_reading_mend(outlet->reading, ty_line(cells->line), 1,
				"a row of %zu cells: those behind %d are left out", n,
				TY_CELLS_MAX);
		n = TY_CELLS_MAX;
	}
	if (status || n == 0)
		return status;
	for (size_t c = 0; !status && header && c < n; c++)
		status = ty_prose_block(outlet, &cells[c], err);
	if (status)
		return status;
	if (header) {
		columns->head.names_width = n;
		return copy_row(&columns->head.names, &columns->arena, cells, n)
			       ? TAIYAKU_OK
			       : ty_fail_memory(err);
	}
	if (columns->decided)
		return give_row(columns, outlet, cells, n, err);
	if (!copy_row(&columns->head.rows[columns->head.n], &columns->arena, cells, n))
		return ty_fail_memory(err);
	columns->head.widths[columns->head.n++] = n;
	return columns->head.n == TY_TABLE_LOOK ? settle(columns, outlet, err) : TAIYAKU_OK;
}

taiyaku_status ty_columns_end(ty_columns *columns, ty_outlet *outlet, taiyaku_error *err)
{
	taiyaku_status status = TAIYAKU_OK;
	ty_arena arena;

	if (!columns->open)
		return TAIYAKU_OK;
	if (!columns->decided)
		status = settle(columns, outlet, err);
	ty_arena_reset(&columns->arena);
	arena = columns->arena;
	*columns = (ty_columns){ .arena = arena };
	return status;
}
