/* SPDX-License-Identifier: Apache-2.0 */
#include "tmx/po_format.h"

#include "base/ascii.h"
#include "base/str.h"

/* Directives of one text that are compared. */
enum { DIRECTIVES_MAX = 64 };

/* ---- printf: an order of conversions ---- */

typedef struct directives {
	taiyaku_str list[DIRECTIVES_MAX]; /* by argument: length and conversion, "ld" */
	size_t n;
	bool sound;
} directives;

/* The directive behind the % at s[at - 1]; returns the end. */
static size_t take_directive(directives *out, taiyaku_str s, size_t at)
{
	size_t digits = at, place = out->n, from;
	uint64_t number;

	if (at < s.len && s.data[at] == '%')
		return at + 1;
	while (digits < s.len && ty_is_any(s.data[digits], "0123456789"))
		digits++;
	if (digits > at && digits < s.len && s.data[digits] == '$') { /* %2$s */
		if (!ty_str_number(&number, ty_str_slice(s, at, digits), DIRECTIVES_MAX) ||
		    number == 0)
			out->sound = false;
		else
			place = (size_t)number - 1;
		at = digits + 1;
	}
	while (at < s.len && ty_is_any(s.data[at], "#0- +'I0123456789.*"))
		at++;
	from = at;
	while (at < s.len && ty_is_any(s.data[at], "hljztLq"))
		at++;
	if (at >= s.len || !ty_is_any(s.data[at], "diouxXeEfFgGaAcspnm@rbO") ||
	    place >= DIRECTIVES_MAX) {
		out->sound = false;
		return at;
	}
	out->list[place] = ty_str_slice(s, from, ++at);
	if (place >= out->n)
		out->n = place + 1;
	return at;
}

static void find_directives(directives *out, taiyaku_str s)
{
	*out = (directives){ .sound = true };
	for (size_t at = 0; out->sound && at < s.len;)
		at = s.data[at] == '%' ? take_directive(out, s, at + 1) : at + 1;
}

/* A plural may leave out a number that its form says by itself. */
static bool fit(const directives *id, const directives *str, bool may_lack)
{
	if (!str->sound || str->n > id->n || (str->n < id->n && !may_lack))
		return false;
	for (size_t i = 0; i < str->n; i++)
		if (!ty_str_equal(id->list[i], str->list[i]) &&
		    !(may_lack && str->list[i].len == 0))
			return false;
	return true;
}

/* ---- names and numbers, in any order ---- */

typedef enum kind { PRINTF, PERCENT_NAMES, BRACES, PERCENT_NUMBERS, SHELL } kind;

/* Whether a byte of an argument's name goes on; close: it ends with that. */
static bool goes_on(char c, char close, kind what)
{
	if (close)
		return c != close;
	return what == PERCENT_NUMBERS ? ty_is_digit(c) : c == '_' || ty_is_alnum(c);
}

/* The name of the next argument from s[*at] on; *at moves behind it. */
static bool next_argument(taiyaku_str *out, taiyaku_str s, size_t *at, kind what)
{
	for (size_t i = *at; i + 1 < s.len; i++) {
		char sign = s.data[i], next = s.data[i + 1], close = '\0';
		size_t from = i + 1, to;

		if (sign != (what == BRACES ? '{' : what == SHELL ? '$' : '%'))
			continue;
		if (next == sign) { /* it stands for itself */
			i++;
			continue;
		}
		if (what == BRACES)
			close = '}';
		else if (what == PERCENT_NAMES && next == '(')
			close = ')', from++;
		else if (what == SHELL && next == '{')
			close = '}', from++;
		for (to = from; to < s.len && goes_on(s.data[to], close, what);)
			to++;
		if (to == from || (what == PERCENT_NAMES && !close))
			continue;
		*out = ty_str_slice(s, from, to);
		*at = to;
		return true;
	}
	return false;
}

static bool has_argument(taiyaku_str s, taiyaku_str name, kind what)
{
	taiyaku_str one;

	for (size_t at = 0; next_argument(&one, s, &at, what);)
		if (ty_str_equal(one, name))
			return true;
	return false;
}

/* Of the first arguments: a text made to have millions would be looked through for each. */
static bool has_all(taiyaku_str s, taiyaku_str of, kind what)
{
	taiyaku_str one;
	size_t at = 0;

	for (size_t n = 0; n < DIRECTIVES_MAX && next_argument(&one, of, &at, what); n++)
		if (!has_argument(s, one, what))
			return false;
	return true;
}

/* ---- flags ---- */

static const struct {
	const char *flag;
	kind what;
} formats[] = {
	{ "c-format", PRINTF },
	{ "objc-format", PRINTF },
	{ "php-format", PRINTF },
	{ "javascript-format", PRINTF },
	{ "python-format", PRINTF },
	{ "python-brace-format", BRACES },
	{ "perl-brace-format", BRACES },
	{ "java-format", BRACES },
	{ "csharp-format", BRACES },
	{ "qt-format", PERCENT_NUMBERS },
	{ "kde-format", PERCENT_NUMBERS },
	{ "sh-format", SHELL },
};

static bool fits(kind what, taiyaku_str id, taiyaku_str str, bool may_lack)
{
	directives wanted, given;

	if (what != PRINTF)
		return has_all(id, str, what) && (may_lack || has_all(str, id, what));
	find_directives(&wanted, id);
	find_directives(&given, str);
	return !wanted.sound || fit(&wanted, &given, may_lack);
}

bool ty_po_formats_fit(taiyaku_str flags, taiyaku_str id, taiyaku_str str, bool may_lack)
{
	while (flags.len > 0) {
		taiyaku_str flag = ty_str_trim(ty_str_next(&flags, ','));

		for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
			kind what = formats[i].what;

			if (!ty_str_is(flag, formats[i].flag))
				continue;
			if (ty_str_is(flag, "python-format") && ty_str_has(id, "%("))
				what = PERCENT_NAMES;
			if (!fits(what, id, str, may_lack))
				return false;
		}
	}
	return true;
}
