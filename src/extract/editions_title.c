/* SPDX-License-Identifier: Apache-2.0 */
/* The title in a citation, among its author, publisher and year. */
#include "base/ascii.h"
#include "extract/citation.h"
#include "extract/date.h"
#include "extract/edge_part.h"
#include "extract/editions.h"

enum {
	AUTHOR_WORDS = 4,
	LABEL_MAX = 12, /* characters of a label */
	PARTS_MAX = 4,	/* of a citation without marks: author, title, publisher, year */
	UNMARKED_MAX = 300,
	ALONE_MAX = 80, /* characters of an item that is a title */
	ITEM_MAX = 200	/* the same, of one that is a citation */
};

/* A text from..to that a mark sets apart, and where the mark begins and ends. */
typedef struct marked_text {
	size_t begin, from, to, end;
	bool quoted, white;
} marked_text;

static bool shows_title(ty_shape shape)
{
	return shape == TY_SHAPE_CORNER || shape == TY_SHAPE_WHITE || shape == TY_SHAPE_CURLED ||
	       shape == TY_SHAPE_STRAIGHT || shape == TY_SHAPE_GUILLEMET ||
	       shape == TY_SHAPE_DOUBLE_ANGLE || shape == TY_SHAPE_SINGLE ||
	       shape == TY_SHAPE_STAR || shape == TY_SHAPE_UNDERSCORE;
}

/* The mark that begins at character i and ends before to. */
static bool mark_at(marked_text *out, const ty_scan *scan, size_t i, size_t to)
{
	size_t end;

	if (scan->glyphs[i].opens) {
		const ty_span *span = &scan->block->spans[scan->glyphs[i].opens - 1];

		end = ty_scan_index(scan, span->to);
		if (end <= to && end > i &&
		    (span->mark == TY_MARK_EMPHASIS || span->mark == TY_MARK_QUOTE ||
		     span->mark == TY_MARK_STRONG || span->mark == TY_MARK_LINK)) {
			*out = (marked_text){ i, i, end, end, span->mark == TY_MARK_QUOTE, false };
			ty_scan_unquote(scan, &out->from, &out->to);
			return true;
		}
	}
	if (!ty_scan_is_open(scan, i) || scan->glyphs[i].match >= to ||
	    !shows_title((ty_shape)scan->glyphs[i].shape))
		return false;
	end = scan->glyphs[i].match;
	*out = (marked_text){ i,
			      i + 1,
			      end,
			      end + 1,
			      scan->glyphs[i].shape != TY_SHAPE_STAR &&
				      scan->glyphs[i].shape != TY_SHAPE_UNDERSCORE,
			      scan->glyphs[i].shape == TY_SHAPE_WHITE };
	ty_scan_unquote(scan, &out->from, &out->to);
	return true;
}

static bool is_colon(const ty_scan *scan, size_t i)
{
	return ty_scan_is(scan, i, ":") || ty_scan_cp(scan, i) == U'：';
}

/* **書名**: 題, **書名:** 題: what is set apart before a colon says what follows. */
static bool is_label(const ty_scan *scan, const marked_text *text)
{
	return !text->quoted && (is_colon(scan, text->end) || is_colon(scan, text->to - 1)) &&
	       text->to - text->from <= LABEL_MAX;
}

static bool is_language(const ty_scan *scan, const marked_text *text, bool japanese)
{
	if (text->from + 1 >= text->to || is_label(scan, text) ||
	    ty_scan_holds_japanese(scan, text->from, text->to) != japanese)
		return false;
	return japanese ||
	       ty_gloss_sort(ty_scan_raw(scan, text->from, text->to)) == TY_SORT_ENGLISH;
}

/* Words stand right before and behind a quotation: "The “Big” Harbour" is one title. */
static bool is_inside(const ty_scan *scan, const marked_text *text, size_t from, size_t to)
{
	size_t before = text->begin, after = text->end;

	while (before > from && ty_scan_space(scan, before - 1))
		before--;
	while (after < to && ty_scan_space(scan, after))
		after++;
	return before > from && ty_scan_script(scan, before - 1) == TY_SCRIPT_LATIN && after < to &&
	       ty_scan_script(scan, after) == TY_SCRIPT_LATIN;
}

/* “Title,” in *Journal*: nothing but "in" stands between an article and what it is printed in. */
static bool goes_on(const ty_scan *scan, size_t from, size_t to)
{
	taiyaku_str between = ty_str_trim(ty_scan_raw(scan, from, to));

	while (between.len && memchr(",.: ", between.data[0], 4))
		between = ty_str_slice(between, 1, between.len);
	return between.len == 0 || ty_str_is(between, "in") || ty_str_is(between, "In") ||
	       ty_str_is(between, "In:") || ty_str_is(between, "in:");
}

/* "*Harbour Review* 12, 1990", "*Harbour Review*, 12(3)": behind a journal its volume. */
static bool is_journal(const ty_scan *scan, const marked_text *text, size_t to)
{
	size_t i = text->end, digits = 0;

	if (text->quoted)
		return false;
	while (i < to && ty_scan_is(scan, i, ", "))
		i++;
	for (; i < to && ty_scan_script(scan, i) == TY_SCRIPT_DIGIT; i++)
		digits++;
	return digits > 0 && digits < 4 && i > text->end + digits &&
	       (i == to || !ty_script_is_word(ty_scan_script(scan, i)));
}

static bool marked_title(ty_edge *out, const ty_scan *scan, size_t from, size_t to, bool japanese,
			 bool first)
{
	marked_text last = { 0 }, next;
	bool found = false;

	for (size_t i = from; i < to; i++) {
		if (mark_at(&next, scan, i, to)) {
			/* 「題」『誌』, “Title,” *Journal*; else the nearer one. */
			if (is_language(scan, &next, japanese) && !is_journal(scan, &next, to) &&
			    !(!japanese && next.quoted && !next.white &&
			      is_inside(scan, &next, from, to)) &&
			    !(found && last.quoted && (next.white || !next.quoted) && !last.white &&
			      goes_on(scan, last.end, i))) {
				last = next;
				found = true;
				if (first)
					break;
			}
			i = next.end - 1;
		} else if (ty_scan_is_open(scan, i) && scan->glyphs[i].match < to) {
			i = scan->glyphs[i].match;
		}
	}
	/* The comma of the sentence inside quotation marks. */
	if (found && last.quoted && ty_scan_is(scan, last.to - 1, ","))
		last.to--;
	*out = (ty_edge){ last.from, last.to, TY_EDGE_QUOTED };
	return found;
}

/* "Anne Morris", "A. Morris and B. Lee", "Morris": only capitals begin its words. */
static bool is_author(taiyaku_str text)
{
	taiyaku_str word;
	size_t words = 0;

	for (size_t at = 0; ty_gloss_word(&word, &at, text); words++)
		if (!ty_is_upper(word.data[0]) && !ty_str_is(word, "and") && !ty_str_is(word, "et"))
			return false;
	return words > 0 && words <= AUTHOR_WORDS;
}

static bool is_publisher(taiyaku_str text)
{
	static const char *const names[] = { "Press",	   "Books",  "Publishing", "Publishers",
					     "University", "Verlag", "Sons",	   "Ltd" };
	taiyaku_str word;

	for (size_t at = 0; ty_gloss_word(&word, &at, text);)
		for (size_t i = 0; i < sizeof names / sizeof *names; i++)
			if (ty_str_is(word, names[i]))
				return true;
	return false;
}

static bool is_part_end(const ty_scan *scan, size_t i, size_t to)
{
	return ty_scan_is(scan, i, ",.") && (i + 1 >= to || ty_scan_space(scan, i + 1));
}

/* "(2001). The Harbour. North Press", "2001, The Harbour, North Press": the part behind the year
 * that follows the author. */
static bool title_behind_year(ty_edge *out, const ty_scan *scan, size_t from, size_t to)
{
	size_t at, begin = to;

	for (size_t i = from + 1; i < to && begin == to; i++) {
		if (ty_citation_year_in(scan, i).len)
			begin = scan->glyphs[i].match + 1;
		else if (ty_scan_script(scan, i) == TY_SCRIPT_DIGIT && i > from + 1 &&
			 is_part_end(scan, i - 2, to) && ty_scan_space(scan, i - 1) &&
			 ty_date_year(&at, scan->block->text, scan->glyphs[i].at))
			begin = ty_scan_index(scan, at);
	}
	if (begin + 1 >= to || !(ty_scan_space(scan, begin) || ty_scan_space(scan, begin + 1)) ||
	    !ty_scan_is(scan, begin, ".,: "))
		return false;
	for (begin++; begin < to && ty_scan_space(scan, begin);)
		begin++;
	for (at = begin; at < to && !is_part_end(scan, at, to);)
		at++;
	*out = (ty_edge){ begin, at, TY_EDGE_STOP };
	return at < to && begin < at;
}

/* "A. Morris, The Harbour, North Press, 2001": four parts, or three without the publisher. */
static bool title_behind_author(ty_edge *out, const ty_scan *scan, size_t from, size_t to)
{
	size_t begins[PARTS_MAX + 1] = { from }, n = 1, end;
	taiyaku_str year, author;

	while (to > from && ty_scan_is(scan, to - 1, ",. "))
		to--;
	for (size_t i = from; i < to; i++) {
		if (ty_scan_is_open(scan, i) && scan->glyphs[i].match < to)
			i = scan->glyphs[i].match;
		if (i + 2 >= to || !ty_scan_is(scan, i, ",") || !ty_scan_space(scan, i + 1))
			continue;
		if (n == PARTS_MAX)
			return false;
		begins[n++] = i + 2;
	}
	if (n < PARTS_MAX - 1)
		return false;
	year = ty_str_trim(ty_scan_raw(scan, begins[n - 1], to));
	author = ty_scan_raw(scan, from, begins[1] - 2);
	if (!ty_date_year(&end, year, year.len >= 4 ? year.len - 4 : 0) || end != year.len ||
	    (n == PARTS_MAX && year.len != 4) || !is_author(author) || is_publisher(author))
		return false;
	/* North Street, New Haven, 2001: three parts can be anything. */
	if (n < PARTS_MAX &&
	    ty_gloss_function_words(ty_scan_raw(scan, begins[1], begins[2] - 2)) == 0)
		return false;
	*out = (ty_edge){ begins[1], begins[2] - 2, TY_EDGE_STOP };
	return true;
}

/* "Morris, A.: The Harbour, North Press (2001)": behind an initial and a colon. */
static bool title_behind_colon(ty_edge *out, const ty_scan *scan, size_t from, size_t to)
{
	size_t begin = from + 2, end;

	while (begin < to && !(ty_scan_is(scan, begin, ":") && ty_scan_space(scan, begin + 1)))
		begin++;
	if (begin == to || !ty_scan_is(scan, begin - 1, "."))
		return false;
	for (end = begin + 2; end < to && !is_part_end(scan, end, to);)
		end++;
	*out = (ty_edge){ begin + 2, end, TY_EDGE_STOP };
	return end < to;
}

static bool unmarked_title(ty_edge *out, const ty_scan *scan, size_t from, size_t to)
{
	ty_scan_trim(scan, &from, &to);
	/* [1] */
	if (ty_scan_is_open(scan, from) && ty_edge_note_mark(scan, from))
		from = scan->glyphs[from].match + 1;
	ty_scan_trim(scan, &from, &to);
	if (from + 4 > to || to - from > UNMARKED_MAX || ty_scan_holds_japanese(scan, from, to) ||
	    !(title_behind_colon(out, scan, from, to) || title_behind_year(out, scan, from, to) ||
	      title_behind_author(out, scan, from, to)))
		return false;
	ty_scan_trim(scan, &out->from, &out->to);
	return out->from < out->to && !ty_is_lower(ty_scan_cp(scan, out->from)) &&
	       ty_scan_mix(scan, out->from, out->to).words > 1 &&
	       ty_gloss_sort(ty_scan_raw(scan, out->from, out->to)) == TY_SORT_ENGLISH;
}

bool ty_edition_title(ty_edge *out, bool *marked, const ty_scan *scan, size_t from, size_t to,
		      bool japanese, bool first)
{
	*marked = marked_title(out, scan, from, to, japanese, first);
	return *marked || (!japanese && unmarked_title(out, scan, from, to));
}

/* Where the title from..to ends before a bracket with its publisher or its year:
 * 題（北出版、2003年）.
 */
static size_t without_imprint(const ty_scan *scan, size_t from, size_t to)
{
	static const char *const ends[] = { "社",   "出版", "書房", "書店",  "書院",
					    "文庫", "新書", "選書", "出版会" };
	taiyaku_str inside;
	size_t open;

	ty_scan_trim(scan, &from, &to);
	if (to <= from + 2 || !ty_scan_is_close(scan, to - 1) ||
	    scan->glyphs[to - 1].shape != TY_SHAPE_ROUND)
		return to;
	open = scan->glyphs[to - 1].match;
	if (open <= from)
		return to;
	inside = ty_str_trim(ty_scan_raw(scan, open + 1, to - 1));
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
		if (ty_str_ends(inside, ty_str(ends[i])))
			return open;
	return ty_scan_mix(scan, open, to).digit >= 4 ? open : to;
}

/* An item that is nothing but a title. */
static bool is_title_alone(const ty_scan *scan)
{
	for (size_t i = 0; i < scan->n; i++)
		if (ty_scan_is(scan, i, ":,;") || ty_scan_cp(scan, i) == U'：' ||
		    ty_scan_cp(scan, i) == U'、' || ty_scan_cp(scan, i) == U'。')
			return false;
	return scan->n <= ALONE_MAX;
}

/* "[Title](address) by Anne Morris", Anne Morris『Title』: who wrote it stands beside the title. */
static bool is_book(const ty_scan *scan, const ty_edge *title)
{
	taiyaku_str rest = ty_str_trim(ty_scan_raw(scan, title->to, scan->n));

	return ty_str_starts(rest, TY_STR("by ")) || ty_str_starts(rest, TY_STR("』"));
}

bool ty_edition_of_item(ty_edge *out, const ty_scan *scan, size_t from)
{
	bool marked, cited;

	if (scan->n > ITEM_MAX)
		return false;
	cited = ty_edition_title(out, &marked, scan, from, scan->n, true, true) ||
		ty_edition_title(out, &marked, scan, from, scan->n, false, true);
	if (cited && (is_book(scan, out) || !is_title_alone(scan)))
		return true;
	*out = (ty_edge){ from, scan->n, TY_EDGE_START };
	return is_title_alone(scan);
}

/* 森遥訳『題』北出版, "*Title* (North Press, 2001)": a title among what is told of its book. */
static bool is_cited(const ty_scan *scan, const ty_edge *title, size_t to)
{
	size_t end = title->to;

	if (end < to && ty_scan_is_close(scan, end) && scan->glyphs[end].shape == TY_SHAPE_WHITE)
		return end + 1 >= to || ty_scan_script(scan, end + 1) != TY_SCRIPT_HIRAGANA;
	return ty_scan_mix(scan, end, to).digit >= 4 && !ty_scan_holds_japanese(scan, end, to);
}

void ty_edition_narrow(size_t *from, size_t *to, const ty_scan *scan, bool japanese)
{
	ty_edge title;
	bool marked;

	if (ty_edition_title(&title, &marked, scan, *from, *to, japanese, true) &&
	    is_cited(scan, &title, *to)) {
		*from = title.from;
		*to = title.to;
	} else if (japanese) {
		*to = without_imprint(scan, *from, *to);
	}
}
