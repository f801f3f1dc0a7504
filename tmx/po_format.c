/* SPDX-License-Identifier: Apache-2.0 */
#include "tmx/po_format.h"

#include "base/ascii.h"
#include "base/str.h"

/* Directives of one text that are compared. */
enum { DIRECTIVES_MAX = 64 };

typedef enum kind {
	C_PRINTF,
	PRINTF,
	PERCENT_NAMES,
	BRACES,
	JAVA_BRACES,
	PERCENT_NUMBERS,
	SHELL
} kind;

/* ---- printf: an order of conversions ---- */

/* What a directive takes: the argument's length, "l", and its type, a conversion that stands for
 * all that take the same.  Type 0: no directive has this place. */
typedef struct directive {
	taiyaku_str length;
	char type;
} directive;

typedef struct directives {
	directive list[DIRECTIVES_MAX]; /* by argument */
	size_t n;
	bool sound;
} directives;

/* Only C tells a number with a sign from one without. */
static char type_of(char conversion, kind what)
{
	static const char *const alike[] = { "di", "uoxX", "eEfFgGaA" };
	static const char *const alike_elsewhere[] = { "diuoxXb", "eEfFgG", "sra" };
	const char *const *sets = what == C_PRINTF ? alike : alike_elsewhere;

	for (int i = 0; i < 3; i++)
		if (ty_is_any(conversion, sets[i]))
			return *sets[i];
	return conversion;
}

/* The directive behind the % at s[at - 1]; returns the end. */
static size_t take_directive(directives *out, taiyaku_str s, size_t at, kind what)
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
	out->list[place] = (directive){ ty_str_slice(s, from, at), type_of(s.data[at], what) };
	if (place >= out->n)
		out->n = place + 1;
	return at + 1;
}

static void find_directives(directives *out, taiyaku_str s, kind what)
{
	*out = (directives){ .sound = true };
	for (size_t at = 0; out->sound && at < s.len;)
		at = s.data[at] == '%' ? take_directive(out, s, at + 1, what) : at + 1;
}

static bool is_same(const directive *a, const directive *b)
{
	return a->type == b->type && ty_str_equal(a->length, b->length);
}

/* A plural may leave out a number that its form says by itself. */
static bool fit(const directives *id, const directives *str, bool may_lack)
{
	if (!str->sound || str->n > id->n || (str->n < id->n && !may_lack))
		return false;
	for (size_t i = 0; i < str->n; i++)
		if (!is_same(&id->list[i], &str->list[i]) && !(may_lack && !str->list[i].type))
			return false;
	return true;
}

/* ---- names and numbers, in any order ---- */

static bool is_braces(kind what)
{
	return what == BRACES || what == JAVA_BRACES;
}

/* Whether a byte of an argument's name goes on. */
static bool goes_on(char c, kind what)
{
	if (what == PERCENT_NAMES)
		return c != ')';
	return what == PERCENT_NUMBERS ? ty_is_digit(c) : c == '_' || ty_is_alnum(c);
}

/* Whether a name may end before this byte: how its value is written may stand behind it. */
static bool may_end(char c, kind what)
{
	return c == '}' || ty_is_any(c, what == SHELL ? ":-+=?" : ",:!.[");
}

/* The name of the next argument from s[*at] on; *at moves behind it. */
static bool next_argument(taiyaku_str *out, taiyaku_str s, size_t *at, kind what)
{
	bool quoted = false;

	for (size_t i = *at; i + 1 < s.len; i++) {
		char sign = s.data[i], next = s.data[i + 1];
		bool closed = is_braces(what);
		size_t from = i + 1, to;

		if (what == JAVA_BRACES && sign == '\'')
			quoted = !quoted;
		if (quoted || sign != (closed ? '{' : what == SHELL ? '$' : '%'))
			continue;
		if (next == sign) { /* it stands for itself */
			i++;
			continue;
		}
		if ((what == PERCENT_NAMES && next == '(') || (what == SHELL && next == '{')) {
			closed = true;
			from++;
		}
		for (to = from; to < s.len && goes_on(s.data[to], what);)
			to++;
		if (to == from || (what == PERCENT_NAMES && !closed) ||
		    (what == SHELL && ty_is_digit(s.data[from])))
			continue;
		if (closed && what != PERCENT_NAMES && (to == s.len || !may_end(s.data[to], what)))
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
	{ "c-format", C_PRINTF },	   { "objc-format", C_PRINTF },
	{ "php-format", PRINTF },	   { "javascript-format", PRINTF },
	{ "python-format", PRINTF },	   { "python-brace-format", BRACES },
	{ "perl-brace-format", BRACES },   { "java-format", JAVA_BRACES },
	{ "csharp-format", BRACES },	   { "qt-format", PERCENT_NUMBERS },
	{ "kde-format", PERCENT_NUMBERS }, { "sh-format", SHELL },
};

static bool fits(kind what, taiyaku_str id, taiyaku_str str, bool may_lack)
{
	directives wanted, given;

	if (is_braces(what) && ty_str_has(id, "{}")) /* by their order, or in Java nothing */
		return true;
	if (what != C_PRINTF && what != PRINTF)
		return has_all(id, str, what) && (may_lack || has_all(str, id, what));
	find_directives(&wanted, id, what);
	find_directives(&given, str, what);
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
