/* SPDX-License-Identifier: Apache-2.0 */
/* What stands at the ends of a title and is no part of it: numbers, dates, bullets, marks. */
#include "base/ascii.h"
#include "extract/edge_part.h"

static bool is_decoration(const ty_scan *scan, size_t i)
{
	ty_script script = ty_scan_script(scan, i);

	return script == TY_SCRIPT_SYMBOL || script == TY_SCRIPT_MARK ||
	       ty_scan_is(scan, i, "-*#+>~.,:;") || ty_scan_cp(scan, i) == U'・' ||
	       ty_scan_cp(scan, i) == U'、' || ty_scan_cp(scan, i) == U'，' ||
	       ty_scan_cp(scan, i) == U'：' || ty_scan_cp(scan, i) == 0x2022 ||
	       ty_scan_cp(scan, i) == U'※' || ty_scan_cp(scan, i) == 0x2013 ||
	       ty_scan_cp(scan, i) == 0x2014;
}

/* A mark that stands for a note or a number behind a Japanese title: 港の本#. */
static bool ends_in_mark(const ty_scan *scan, size_t to)
{
	uint32_t cp = to > 1 ? ty_scan_cp(scan, to - 1) : 0;

	/* ¹ ² ³, ⁰ to ⁹, † ‡ */
	if (cp == 0xb9 || cp == 0xb2 || cp == 0xb3 || cp == 0x2020 || cp == 0x2021 ||
	    (cp >= 0x2070 && cp <= 0x2079))
		return ty_scan_japanese(scan, to - 2) || ty_scan_space(scan, to - 2);
	return to > 1 && ty_scan_is(scan, to - 1, "#*.") && ty_scan_japanese(scan, to - 2);
}

/* "9:30" at character i; moves *i behind it. */
static bool skip_clock(const ty_scan *scan, size_t *i, size_t to)
{
	size_t at = *i, digits = at;

	while (at < to && ty_is_digit(ty_scan_cp(scan, at)))
		at++;
	if (at == digits || at - digits > 2 || at + 2 >= to ||
	    (ty_scan_cp(scan, at) != ':' && ty_scan_cp(scan, at) != U'：') ||
	    !ty_is_digit(ty_scan_cp(scan, at + 1)) || !ty_is_digit(ty_scan_cp(scan, at + 2)))
		return false;
	*i = at + 3;
	return true;
}

/* "9:30 題", "12:00-13:00 題": where the text behind a time begins; from: there is none. */
static size_t behind_clock(const ty_scan *scan, size_t from, size_t to)
{
	size_t i = from;

	if (!skip_clock(scan, &i, to))
		return from;
	while (i < to && (ty_scan_is(scan, i, "-~ ") || ty_scan_cp(scan, i) == U'～' ||
			  ty_scan_cp(scan, i) == U'〜' || ty_scan_cp(scan, i) == 0x2013))
		i++;
	(void)skip_clock(scan, &i, to);
	return i < to && ty_scan_space(scan, i) ? i : ty_scan_space(scan, i - 1) ? i : from;
}

static size_t skip_digits(const ty_scan *scan, size_t i, size_t to)
{
	while (i < to && ty_is_digit(ty_scan_cp(scan, i)))
		i++;
	return i;
}

/* "2011/3/4 題", "2011年3月4日 題": where the text behind a date begins; from: there is none. */
static size_t behind_date(const ty_scan *scan, size_t from, size_t to)
{
	size_t year = skip_digits(scan, from, to), month, day;

	if (year != from + 4 || year >= to ||
	    (!ty_scan_is(scan, year, "/.-") && ty_scan_cp(scan, year) != U'年'))
		return from;
	month = skip_digits(scan, year + 1, to);
	if (month == year + 1 || month > year + 3 || month >= to ||
	    (ty_scan_cp(scan, month) != ty_scan_cp(scan, year) && ty_scan_cp(scan, month) != U'月'))
		return from;
	day = skip_digits(scan, month + 1, to);
	if (day == month + 1 || day > month + 3)
		return from;
	day += day < to && ty_scan_cp(scan, day) == U'日';
	return day < to && ty_scan_space(scan, day) ? day : from;
}

/* "#12 題", "(1) 題": where the text behind a number that a mark begins; from: there is none. */
static size_t behind_marked_number(const ty_scan *scan, size_t from, size_t to)
{
	bool bracket = from < to && ty_scan_cp(scan, from) == '(';
	size_t i = from < to ? skip_digits(scan, from + 1, to) : from;

	if (i <= from + 1 || i > from + 4 || (!bracket && ty_scan_cp(scan, from) != '#'))
		return from;
	if (bracket && (i >= to || ty_scan_cp(scan, i) != ')'))
		return from;
	i += bracket;
	return i < to && ty_scan_space(scan, i) ? i : from;
}

/* Nothing but white space and marks of emphasis stands before it on its line. */
static bool begins_line(const ty_scan *scan, size_t before)
{
	while (before > 0 &&
	       (ty_scan_space(scan, before - 1) || ty_scan_is(scan, before - 1, "*_")) &&
	       ty_scan_cp(scan, before - 1) != 0x2028)
		before--;
	return before == 0 || ty_scan_cp(scan, before - 1) == 0x2028;
}

/* "4.3 題", "2) 題": where the text behind the number of a section begins. */
static size_t behind_number(const ty_scan *scan, size_t from, size_t to)
{
	size_t i = from;
	bool marked = false;

	if (!scan->glyphs[from].opens && !begins_line(scan, from))
		return from;
	i = behind_clock(scan, from, to);
	if (i == from)
		i = behind_date(scan, from, to);
	if (i == from)
		i = behind_marked_number(scan, from, to);
	if (i > from)
		return i;
	while (i < to &&
	       (ty_is_digit(ty_scan_cp(scan, i)) || (i > from && ty_scan_is(scan, i, ".)"))))
		marked |= ty_scan_is(scan, i++, ".)");
	if (i > from)
		return marked && i < to && ty_scan_space(scan, i) ? i : from;
	/* "１．題": in wide characters it needs no space. */
	while (i < to && ty_scan_cp(scan, i) >= U'０' && ty_scan_cp(scan, i) <= U'９')
		i++;
	return i > from && i + 1 < to && ty_scan_cp(scan, i) == U'．' ? i + 1 : from;
}

/* "■題", "◼︎題": where the text behind the mark of a heading or an item begins that stands
 * at the beginning of a line, but "▽題▼" has one at either end; from: there is none. */
static size_t behind_bullet(const ty_scan *scan, size_t from, size_t to)
{
	static const uint32_t bullets[] = { U'■', U'□', U'◆', U'◇', U'●', U'◎', U'★',
					    U'☆', U'▼', U'▲', U'▽', U'△', U'▶', U'►',
					    U'▸', U'◼', U'◾', U'▪', U'◉', U'❖' };
	size_t i = from;

	if (from + 2 >= to || !begins_line(scan, from) ||
	    ty_scan_script(scan, to - 1) == TY_SCRIPT_SYMBOL)
		return from;
	for (size_t k = 0; i == from && k < sizeof bullets / sizeof *bullets; k++)
		i += ty_scan_cp(scan, from) == bullets[k];
	while (i > from && i < to && ty_scan_script(scan, i) == TY_SCRIPT_MARK)
		i++;
	return i < to && ty_scan_script(scan, i) != TY_SCRIPT_SYMBOL ? i : from;
}

void ty_edge_trim(const ty_scan *scan, ty_edge *edge)
{
	size_t i;

	ty_scan_trim(scan, &edge->from, &edge->to);
	edge->from = behind_bullet(scan, edge->from, edge->to);
	edge->from = behind_number(scan, edge->from, edge->to);
	ty_scan_trim(scan, &edge->from, &edge->to);
	/* "[題": a bracket that never closes. */
	while (edge->from < edge->to && ty_scan_is(scan, edge->from, "[(") &&
	       scan->glyphs[edge->from].match == TY_UNMATCHED)
		edge->from++;
	/* "🤖 題", "- 題", but not "▽題▼": a decoration is followed by a space. */
	for (i = edge->from; i < edge->to && is_decoration(scan, i); i++)
		;
	if (i < edge->to &&
	    (ty_scan_space(scan, i) || !ty_script_is_word(ty_scan_script(scan, i)) ||
	     ty_scan_is(scan, edge->from, ".,:;") ||
	     ty_scan_script(scan, edge->from) == TY_SCRIPT_CJK_PUNCT))
		edge->from = i;
	while (edge->to > edge->from &&
	       (ends_in_mark(scan, edge->to) || ty_scan_is(scan, edge->to - 1, ",:;-") ||
		ty_scan_cp(scan, edge->to - 1) == U'、' ||
		ty_scan_cp(scan, edge->to - 1) == U'：' || ty_scan_space(scan, edge->to - 1)))
		edge->to--;
	ty_scan_trim(scan, &edge->from, &edge->to);
}
