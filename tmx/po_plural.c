/* SPDX-License-Identifier: Apache-2.0 */
#include "tmx/po_plural.h"

#include "base/ascii.h"

/* Parentheses inside one another, bytes of a formula, and numbers that are tried, as many as msgfmt
 * tries. */
enum { DEPTH_MAX = 100, FORMULA_MAX = 4096, NUMBERS = 1000 };

typedef struct scan {
	taiyaku_str s;
	size_t at;
	uint64_t n;
	int depth;
	int dead; /* inside what is not computed: its divisions do not count */
	ty_po_plural result;
} scan;

static uint64_t choice(scan *in);

/* Operators of two operands, those that bind least first; of one level from left to right.  A name
 * stands before one that begins it. */
static const struct {
	const char *name;
	int level;
} operators[] = {
	{ "||", 0 }, { "&&", 1 }, { "==", 2 }, { "!=", 2 }, { "<=", 3 }, { ">=", 3 }, { "<", 3 },
	{ ">", 3 },  { "+", 4 },  { "-", 4 },  { "*", 5 },  { "/", 5 },	 { "%", 5 },
};

enum { OPERATORS = sizeof operators / sizeof *operators, LEVELS = 6 };

static bool take(scan *in, const char *text)
{
	taiyaku_str rest;

	while (in->at < in->s.len && ty_is_blank(in->s.data[in->at]))
		in->at++;
	rest = ty_str_slice(in->s, in->at, in->s.len);
	if (!ty_str_starts(rest, ty_str(text)))
		return false;
	in->at += ty_str(text).len;
	return true;
}

static uint64_t fail(scan *in, ty_po_plural why)
{
	if (!in->result)
		in->result = why;
	in->at = in->s.len;
	return 0;
}

static uint64_t operand(scan *in)
{
	uint64_t value = 0;
	size_t from;

	if (take(in, "n"))
		return in->n;
	if (take(in, "(")) {
		if (in->depth == DEPTH_MAX)
			return fail(in, TY_PO_PLURAL_SYNTAX);
		in->depth++;
		value = choice(in);
		in->depth--;
		return take(in, ")") ? value : fail(in, TY_PO_PLURAL_SYNTAX);
	}
	from = in->at;
	while (in->at < in->s.len && ty_is_digit(in->s.data[in->at]))
		in->at++;
	if (!ty_str_number(&value, ty_str_slice(in->s, from, in->at), UINT32_MAX))
		return fail(in, TY_PO_PLURAL_SYNTAX);
	return value;
}

static uint64_t negation(scan *in)
{
	bool is_not = false, any = false;
	uint64_t value;

	while (take(in, "!")) {
		any = true;
		is_not = !is_not;
	}
	value = operand(in);
	return any ? (value != 0) != is_not : value;
}

static uint64_t divide(scan *in, uint64_t a, uint64_t b, bool rest)
{
	if (b > 0)
		return rest ? a % b : a / b;
	return in->dead ? 0 : fail(in, TY_PO_PLURAL_ZERO);
}

static uint64_t compute(scan *in, const char *name, uint64_t a, uint64_t b)
{
	bool twice = name[1] == '=';

	switch (name[0]) {
	case '|':
		return a || b;
	case '&':
		return a && b;
	case '=':
		return a == b;
	case '!':
		return a != b;
	case '<':
		return twice ? a <= b : a < b;
	case '>':
		return twice ? a >= b : a > b;
	case '+':
		return a + b;
	case '-':
		return a - b;
	case '*':
		return a * b;
	default:
		return divide(in, a, b, name[0] == '%');
	}
}

static uint64_t level_of(scan *in, int level)
{
	uint64_t value = level == LEVELS ? negation(in) : level_of(in, level + 1);
	size_t i = 0;

	while (level < LEVELS && i < OPERATORS) {
		bool decided;
		uint64_t other;

		if (operators[i].level != level || !take(in, operators[i].name)) {
			i++;
			continue;
		}
		decided = level < 2 && (value != 0) == (level == 0);
		in->dead += decided;
		other = level_of(in, level + 1);
		in->dead -= decided;
		value = compute(in, operators[i].name, value, other);
		i = 0;
	}
	return value;
}

static uint64_t choice(scan *in)
{
	uint64_t value = level_of(in, 0), yes, no;
	bool chosen = value != 0;

	if (!take(in, "?"))
		return value;
	if (in->depth == DEPTH_MAX)
		return fail(in, TY_PO_PLURAL_SYNTAX);
	in->depth++;
	in->dead += !chosen;
	yes = choice(in);
	in->dead += chosen - !chosen;
	if (!take(in, ":"))
		fail(in, TY_PO_PLURAL_SYNTAX);
	no = choice(in);
	in->dead -= chosen;
	in->depth--;
	return chosen ? yes : no;
}

ty_po_plural ty_po_plural_form(uint64_t *value, taiyaku_str formula, uint64_t n)
{
	scan in = { .s = ty_str_trim(formula), .n = n };
	uint64_t form = in.s.len > FORMULA_MAX ? fail(&in, TY_PO_PLURAL_SYNTAX) : choice(&in);

	if (!in.result && in.at < in.s.len)
		in.result = TY_PO_PLURAL_SYNTAX;
	if (!in.result)
		*value = form;
	return in.result;
}

ty_po_plural ty_po_plural_check(uint64_t *n, uint64_t *value, taiyaku_str formula, uint64_t forms)
{
	for (*n = 0; *n <= NUMBERS; ++*n) {
		ty_po_plural result = ty_po_plural_form(value, formula, *n);

		if (result)
			return result;
		if (*value >= forms)
			return TY_PO_PLURAL_RANGE;
	}
	return TY_PO_PLURAL_SOUND;
}
