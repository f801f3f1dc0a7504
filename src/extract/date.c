/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/date.h"

#include <stdio.h>

#include "base/ascii.h"

enum { ACCESS_REACH = 24 }; /* bytes between "Retrieved" and its date */

/* A number of at most digits digits at *at; moves *at behind it. */
static bool number(unsigned *out, taiyaku_str s, size_t *at, size_t digits)
{
	size_t i = *at;
	unsigned n = 0;

	while (i < s.len && ty_is_digit(s.data[i]) && i - *at < digits)
		n = n * 10 + (unsigned)(s.data[i++] - '0');
	if (i == *at || (i < s.len && ty_is_digit(s.data[i])))
		return false;
	*at = i;
	*out = n;
	return true;
}

static bool skip(taiyaku_str s, size_t *at, const char *text)
{
	taiyaku_str what = ty_str(text);

	if (!ty_str_starts(ty_str_slice(s, *at, s.len), what))
		return false;
	*at += what.len;
	return true;
}

static void skip_blanks(taiyaku_str s, size_t *at)
{
	while (*at < s.len && (s.data[*at] == ' ' || s.data[*at] == '\n'))
		++*at;
}

/* A month by its name or its first three letters. */
static bool month_name(unsigned *out, taiyaku_str s, size_t *at)
{
	static const char *const names[] = { "january",	  "february", "march",	  "april",
					     "may",	  "june",     "july",	  "august",
					     "september", "october",  "november", "december" };
	size_t end = *at;

	if (end == s.len || !memchr("jfmasondJFMASOND", s.data[end], 16))
		return false;
	while (end < s.len && ty_is_letter(s.data[end]))
		end++;
	for (unsigned i = 0; i < 12 && end - *at >= 3; i++) {
		taiyaku_str name = ty_str(names[i]);

		if (end - *at > name.len ||
		    !ty_str_equal_ascii_case(ty_str_slice(name, 0, end - *at),
					     ty_str_slice(s, *at, end)))
			continue;
		/* A beginning of a name is an abbreviation only up to four letters. */
		if (end - *at > 4 && end - *at < name.len)
			continue;
		*out = i + 1;
		*at = end;
		skip(s, at, ".");
		return true;
	}
	return false;
}

static bool sound(unsigned year, unsigned month, unsigned day)
{
	return year >= 1500 && year < 2100 && month >= 1 && month <= 12 && day <= 31;
}

static bool finish(ty_date *out, size_t from, size_t to, const unsigned date[3])
{
	if (!sound(date[0], date[1], date[2]))
		return false;
	out->from = from;
	out->to = to;
	if (date[2])
		snprintf(out->iso, sizeof out->iso, "%04u-%02u-%02u", date[0] % 10000,
			 date[1] % 100, date[2] % 100);
	else
		snprintf(out->iso, sizeof out->iso, "%04u-%02u", date[0] % 10000, date[1] % 100);
	return true;
}

/* 14 June 2014; 14 June, 2014; 14th June 2014 */
static bool day_first(ty_date *out, taiyaku_str s, size_t from)
{
	unsigned date[3];
	size_t at = from;

	if (!number(&date[2], s, &at, 2) || date[2] == 0)
		return false;
	if (!skip(s, &at, "th") && !skip(s, &at, "st") && !skip(s, &at, "nd"))
		skip(s, &at, "rd");
	skip_blanks(s, &at);
	if (!month_name(&date[1], s, &at))
		return false;
	skip(s, &at, ",");
	skip_blanks(s, &at);
	return number(&date[0], s, &at, 4) && finish(out, from, at, date);
}

/* June 14, 2014; June 2014 */
static bool month_first(ty_date *out, taiyaku_str s, size_t from)
{
	unsigned date[3] = { 0 };
	size_t at = from, before;

	if (!month_name(&date[1], s, &at))
		return false;
	skip_blanks(s, &at);
	before = at;
	if (number(&date[2], s, &at, 2) && date[2] > 0) {
		skip(s, &at, ",");
		skip_blanks(s, &at);
		return number(&date[0], s, &at, 4) && finish(out, from, at, date);
	}
	at = before;
	date[2] = 0;
	return number(&date[0], s, &at, 4) && finish(out, from, at, date);
}

/* 2014-06-14, 2014/6/14, 2014.6.14, 2014-06, 2014年6月14日, 2014年6月; 2014, June 14 */
static bool year_first(ty_date *out, taiyaku_str s, size_t from)
{
	unsigned date[3] = { 0 };
	size_t at = from, end;
	char mark;

	if (!number(&date[0], s, &at, 4) || date[0] < 1500)
		return false;
	end = at;
	if (skip(s, &at, "年")) {
		if (!number(&date[1], s, &at, 2) || !skip(s, &at, "月"))
			return false;
		end = at;
		if (number(&date[2], s, &at, 2) && skip(s, &at, "日"))
			end = at;
		else
			date[2] = 0;
		return finish(out, from, end, date);
	}
	if (skip(s, &at, ", ") && month_name(&date[1], s, &at)) {
		end = at;
		skip_blanks(s, &at);
		if (number(&date[2], s, &at, 2))
			end = at;
		else
			date[2] = 0;
		return finish(out, from, end, date);
	}
	at = end;
	mark = at < s.len ? s.data[at] : 0;
	if (mark != '-' && mark != '/' && mark != '.')
		return false;
	at++;
	if (!number(&date[1], s, &at, 2))
		return false;
	end = at;
	if (at < s.len && s.data[at] == mark) {
		at++;
		if (number(&date[2], s, &at, 2))
			end = at;
		else
			date[2] = 0;
	} else if (mark != '-') {
		return false; /* 2014/15 is a volume, 2014.5 a number */
	}
	return finish(out, from, end, date);
}

static bool is_access(taiyaku_str s, const ty_date *date)
{
	static const char *const before[] = { "etrieved", "ccessed", "閲覧日", "参照日" };
	static const char *const after[] = { "閲覧", "参照", "アクセス", "確認" };
	size_t from = date->from > ACCESS_REACH ? date->from - ACCESS_REACH : 0;
	size_t to = s.len - date->to > ACCESS_REACH ? date->to + ACCESS_REACH : s.len;

	for (size_t i = 0; i < sizeof before / sizeof *before; i++)
		if (ty_str_has(ty_str_slice(s, from, date->from), before[i]))
			return true;
	for (size_t i = 0; i < sizeof after / sizeof *after; i++)
		if (ty_str_has(ty_str_slice(s, date->to, to), after[i]))
			return true;
	return false;
}

/* Every date has the four digits of a year; most texts have none. */
static bool holds_year(taiyaku_str s)
{
	unsigned run = 0;

	for (size_t at = 0; at < s.len; at++) {
		run = ty_is_digit(s.data[at]) ? run + 1 : 0;
		if (run == 4)
			return true;
	}
	return false;
}

bool ty_date_find(ty_date *out, taiyaku_str s)
{
	if (!holds_year(s))
		return false;
	for (size_t at = 0; at < s.len; at++) {
		bool inside =
			at > 0 && (ty_is_digit(s.data[at - 1]) || ty_is_letter(s.data[at - 1]));

		if (inside || !(ty_is_digit(s.data[at]) || ty_is_letter(s.data[at])))
			continue;
		if (at > 0 && (s.data[at - 1] == '/' || s.data[at - 1] == '-'))
			continue; /* part of a path or of a longer number */
		if (!day_first(out, s, at) && !month_first(out, s, at) && !year_first(out, s, at))
			continue;
		if (!is_access(s, out))
			return true;
		at = out->to - 1;
	}
	return false;
}

bool ty_date_year(size_t *to, taiyaku_str s, size_t at)
{
	unsigned year;

	if ((at > 0 && ty_is_digit(s.data[at - 1])) || !number(&year, s, &at, 4) || year < 1500 ||
	    year > 2099)
		return false;
	if (at < s.len && s.data[at] >= 'a' && s.data[at] <= 'f' &&
	    (at + 1 == s.len || !ty_is_letter(s.data[at + 1])))
		at++;
	*to = at;
	return true;
}
