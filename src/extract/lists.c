/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/lists.h"

#include "base/ascii.h"
#include "base/error.h"
#include "extract/attributes.h"
#include "extract/cell.h"
#include "extract/find.h"
#include "extract/remark.h"
#include "extract/romaji.h"
#include "extract/works.h"
#include "text/utf8.h"

enum {
	SIDE_MAX = 40, /* characters of a term */
	WORDS_MAX = 6, /* words of its translation */
	ITEMS_LEAST = 3,
	LINES_MAX_BYTES = 20000, /* of a paragraph whose lines may be a list */
	MOST = 70,		 /* per cent of the items that have the form */
	CONFIDENCE = 78
};

/* What can part a term from its translation, white space around it aside. */
static const char *const marks[] = { "::", ":", "：", "=>", "=",   "＝", "→", "⇒", "->",
				     "–",  "—", "--", "-",  "...", "…",	 "/", "|", "｜" };

void ty_lists_free(ty_lists *lists)
{
	ty_arena_free(&lists->arena);
}

static void start(ty_lists *lists, int level)
{
	ty_arena arena = lists->arena;

	ty_arena_reset(&arena);
	*lists = (ty_lists){ .arena = arena, .level = level };
}

/* 画像を理解する: what something does. */
static bool is_deed(taiyaku_str text)
{
	static const char *const ends[] = {
		"る", "す", "う", "く", "む", "つ", "ぶ", "ぐ", "ない"
	};

	if (!ty_str_has(text, "を") && !ty_str_has(text, "が"))
		return false;
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
		if (ty_str_ends(text, ty_str(ends[i])))
			return true;
	return false;
}

/* "Encoder: 画像を理解する", a list of names and of what they do. */
static bool tells_deeds(const ty_lists *lists)
{
	size_t n = 0;

	for (size_t i = 0; i < lists->n; i++)
		n += is_deed(lists->kept[i].ja);
	return !lists->japanese_first && n * 2 >= lists->n;
}

taiyaku_status ty_lists_end(ty_lists *lists, ty_outlet *outlet, taiyaku_error *err)
{
	bool sure = lists->n >= ITEMS_LEAST && lists->n * 100 >= lists->items * MOST;
	ty_attributes attributes = { 0, 0 };
	taiyaku_status status = TAIYAKU_OK;

	for (size_t i = 0; sure && i < lists->n; i++)
		ty_attributes_count(&attributes, lists->kept[i].ja, lists->kept[i].en);
	sure = sure && !ty_attributes_are_values(&attributes, lists->n) && !tells_deeds(lists);
	for (size_t i = 0; !status && sure && i < lists->n; i++)
		status = ty_outlet_push(outlet, &lists->kept[i], err);
	start(lists, 0);
	return status;
}

/* "**題** title": the end of a mark that sets the first words apart does the same. */
static size_t behind_term(const char **which, size_t *width, const ty_scan *scan)
{
	const ty_span *span = scan->block->n_spans ? &scan->block->spans[0] : NULL;
	size_t to = span ? ty_scan_index(scan, span->to) : 0;

	if (!span || span->from > 0 || to >= scan->n || !ty_scan_space(scan, to) ||
	    (span->mark != TY_MARK_STRONG && span->mark != TY_MARK_EMPHASIS))
		return scan->n;
	/* "**Title** / 題": another mark parts them. */
	if (!ty_script_is_word(ty_scan_script(scan, to + 1)) && !ty_scan_is_open(scan, to + 1))
		return scan->n;
	*which = "*";
	*width = 0;
	return to;
}

/* 港/Harbour, 港=Harbour: the only such mark of the text, between the languages. */
static bool is_solid(const ty_scan *scan, size_t i)
{
	if (ty_scan_japanese(scan, i - 1) == ty_scan_japanese(scan, i + 1) ||
	    ty_scan_space(scan, i - 1) || ty_scan_space(scan, i + 1))
		return false;
	for (size_t k = i + 1; k < scan->n; k++)
		if (ty_scan_cp(scan, k) == ty_scan_cp(scan, i))
			return false;
	return true;
}

/* 港 / Harbour: a slash that stands apart parts the halves of a line; of an item, and of a text of
 * one line, halves.c tells. */
static bool is_slash(const ty_scan *scan, size_t i, bool line)
{
	return is_solid(scan, i) ||
	       (line && ty_scan_space(scan, i - 1) && ty_scan_space(scan, i + 1));
}

/* 「港」"Harbour", 港　Harbour, "平均  average": what is quoted, a wide gap, and a narrow one
 * before small letters part them too. */
static size_t behind_japanese(const char **which, size_t *width, const ty_scan *scan)
{
	bool quoted =
		ty_scan_is_open(scan, 0) && ty_shape_is_quote((ty_shape)scan->glyphs[0].shape);
	size_t i = quoted ? scan->glyphs[0].match + 1 : 0, from;

	while (!quoted && i < scan->n && ty_script_is_word(ty_scan_script(scan, i)) &&
	       ty_scan_script(scan, i) != TY_SCRIPT_LATIN)
		i++;
	for (from = i; i < scan->n && ty_scan_space(scan, i);)
		i++;
	if (from == 0 || i >= scan->n || !ty_scan_japanese(scan, quoted ? 1 : 0) ||
	    ty_scan_holds_japanese(scan, i, scan->n))
		return scan->n;
	*width = i - from;
	if (quoted)
		*which = "\"";
	else if (i - from > 1 || (i > from && ty_scan_cp(scan, from) == 0x3000))
		*which = "  ";
	else if (i > from && ty_is_lower(ty_scan_cp(scan, i)))
		*which = " ";
	else
		return scan->n;
	return from;
}

/* The first mark that has white space behind it, or a wide one; scan->n: there is none. */
static size_t find_mark(const char **which, size_t *width, const ty_scan *scan, bool line)
{
	size_t at;

	for (size_t i = 1; i + 1 < scan->n && i < 2 * SIDE_MAX; i++) {
		if (ty_scan_is_open(scan, i)) {
			i = scan->glyphs[i].match;
			continue;
		}
		for (size_t m = 0; m < sizeof marks / sizeof *marks; m++) {
			taiyaku_str mark = ty_str(marks[m]);
			bool ascii = (unsigned char)mark.data[0] < 0x80;

			if (!ty_str_starts(ty_scan_raw(scan, i, scan->n), mark))
				continue;
			if (mark.data[0] == '/'
				    ? !is_slash(scan, i, line)
				    : ascii && !ty_scan_space(scan, i + mark.len) &&
					      !(ty_str_is(mark, "=") && is_solid(scan, i)))
				continue;
			if (mark.data[0] == '-' && !ty_scan_space(scan, i - 1))
				continue;
			*which = marks[m];
			*width = ty_str_count_points(mark);
			return i;
		}
	}
	at = behind_term(which, width, scan);
	return at < scan->n ? at : behind_japanese(which, width, scan);
}

/* "Harbour (港): where ships lie": the Japanese is a remark on the English before it, which a
 * romanisation, "Minato (港): harbour", is not. */
static bool is_remark(const ty_scan *scan, size_t from, size_t to)
{
	size_t open = to;

	for (size_t i = from; i < to; i++) {
		if (ty_scan_is_open(scan, i) &&
		    !ty_shape_is_quote((ty_shape)scan->glyphs[i].shape)) {
			open = i < open ? i : open;
			i = scan->glyphs[i].match;
		} else if (ty_scan_japanese(scan, i)) {
			return false;
		}
	}
	return open < to && ty_scan_holds_japanese(scan, open, to) &&
	       ty_romaji_test(ty_scan_raw(scan, from, open)) == TY_ROMAJI_NO;
}

/* A text that is only words: no link, no code, no sentence. */
static bool is_bare(const ty_scan *scan)
{
	for (size_t i = 0; i < scan->block->n_spans; i++)
		if (scan->block->spans[i].mark == TY_MARK_LINK ||
		    scan->block->spans[i].mark == TY_MARK_IMAGE ||
		    scan->block->spans[i].mark == TY_MARK_CODE)
			return false;
	return scan->n <= 3 * SIDE_MAX;
}

/* "tide table: when the sea comes", without what small letters behind a colon tell of it. */
static taiyaku_str without_definition(taiyaku_str en)
{
	size_t at = ty_str_find(en, TY_STR(": "), 0);

	return at != SIZE_MAX && at + 2 < en.len && ty_is_lower(en.data[at + 2])
		       ? ty_str_slice(en, 0, at)
		       : en;
}

/* Reads an item as a term and its translation; *is false: it is something else. */
static taiyaku_status read_item(bool *is, ty_found *out, const char **mark, ty_arena *arena,
				const ty_scan *scan, bool line, taiyaku_error *err)
{
	size_t width = 0, at = find_mark(mark, &width, scan, line), words = 0;
	taiyaku_str left, right, word;
	taiyaku_status status = ty_works_item(is, out, arena, scan, err);

	if (status || *is) {
		*mark = "y";
		return status;
	}
	if (at == scan->n || !is_bare(scan))
		return TAIYAKU_OK;
	if (!ty_scan_title(&left, arena, scan, 0, at) ||
	    !ty_scan_title(&right, arena, scan, at + width, scan->n))
		return ty_fail_memory(err);
	if (ty_has_japanese(left) == ty_has_japanese(right) || is_remark(scan, 0, at) ||
	    is_remark(scan, at + width, scan->n))
		return TAIYAKU_OK;
	*out = (ty_found){ .ja = ty_has_japanese(left) ? left : right,
			   .en = ty_has_japanese(left) ? right : left,
			   .rule = "list",
			   .confidence = CONFIDENCE,
			   .line = scan->block->line };
	out->en = without_definition(out->en);
	for (size_t i = 0; ty_gloss_word(&word, &i, out->en);)
		words++;
	out->ja = ty_gloss_without_reading(out->ja);
	*is = words > 0 && words <= WORDS_MAX && ty_str_count_points(out->ja) <= SIDE_MAX &&
	      !ty_cell_is_sentence(out->ja) &&
	      ty_gloss_sort_beside(out->en, out->ja) == TY_SORT_ENGLISH &&
	      !ty_remark_english(out->ja, out->en) && ty_find_misfit(out->ja, out->en) == 0;
	return TAIYAKU_OK;
}

/* One item, or one line of a text. */
static taiyaku_status add_item(ty_lists *lists, ty_outlet *outlet, const ty_scan *scan, bool line,
			       taiyaku_error *err)
{
	bool is, first;
	const char *mark = "";
	ty_found found;
	taiyaku_status status;

	lists->items++;
	if (!lists->kept)
		lists->kept = ty_arena_room(&lists->arena, TY_LISTS_LOOK * sizeof *lists->kept);
	if (!lists->kept)
		return ty_fail_memory(err);
	status = read_item(&is, &found, &mark, &lists->arena, scan, line, err);
	if (status || !is)
		return status;
	first = ty_scan_japanese(scan, 0);
	if (lists->n == 0) {
		memcpy(lists->mark, mark, strlen(mark));
		lists->japanese_first = first;
	}
	/* All items have one form. */
	if (lists->japanese_first != first || strcmp(lists->mark, mark) != 0)
		return TAIYAKU_OK;
	lists->kept[lists->n++] = found;
	return lists->n == TY_LISTS_LOOK ? ty_lists_end(lists, outlet, err) : TAIYAKU_OK;
}

/* The end of the line that begins at byte from; *next: where the next one does. */
static size_t line_end(size_t *next, const ty_block *block, size_t from)
{
	taiyaku_str hard = TY_STR(TY_HARD_BREAK);
	/* The reader of a text knows which lines are wrapped; a string has none such. */
	size_t soft = block->kind == TY_BLOCK_STRING ? ty_str_find(block->text, TY_STR("\n"), from)
						     : SIZE_MAX;
	size_t end = ty_str_find(block->text, hard, from);

	if (end == SIZE_MAX && soft == SIZE_MAX) {
		*next = block->text.len;
		return block->text.len;
	}
	*next = soft < end ? soft + 1 : end + hard.len;
	return soft < end ? soft : end;
}

/* The lines of a paragraph are a list where all of them have the form. */
static taiyaku_status add_lines(ty_lists *lists, ty_outlet *outlet, const ty_block *block,
				taiyaku_error *err)
{
	taiyaku_status status = TAIYAKU_OK;
	size_t next, first = line_end(&next, block, 0);

	if (next == block->text.len || block->text.len > LINES_MAX_BYTES)
		return TAIYAKU_OK;
	start(lists, 0);
	for (size_t from = 0, end = first; !status && from < block->text.len; from = next) {
		ty_block line = { .kind = TY_BLOCK_TEXT, .line = ty_block_line(block, from) };
		ty_scan scan;

		end = line_end(&next, block, from);
		line.text = ty_str_trim(ty_str_slice(block->text, from, end));
		if (line.text.len == 0)
			continue;
		if (!ty_scan_make(&scan, &outlet->arena, &line))
			return ty_fail_memory(err);
		status = add_item(lists, outlet, &scan, true, err);
	}
	return status ? status : ty_lists_end(lists, outlet, err);
}

taiyaku_status ty_lists_block(ty_lists *lists, ty_outlet *outlet, const ty_scan *scan,
			      taiyaku_error *err)
{
	ty_block_kind kind = scan->block->kind;
	bool item = kind == TY_BLOCK_ITEM;
	taiyaku_status status = TAIYAKU_OK;

	if (lists->items && (!item || scan->block->level != lists->level))
		status = ty_lists_end(lists, outlet, err);
	if (status)
		return status;
	if (kind == TY_BLOCK_TEXT || kind == TY_BLOCK_STRING)
		return add_lines(lists, outlet, scan->block, err);
	if (!item)
		return status;
	if (lists->items == 0)
		start(lists, scan->block->level);
	return add_item(lists, outlet, scan, false, err);
}
