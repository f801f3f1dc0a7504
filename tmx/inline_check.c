/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The check of inline.h: markup can come from anywhere, a store or a JSON file, and must not break
 * the file it is written into.  A scanner of its own, as a parser would cost more than the writing.
 */
#include "base/ascii.h"
#include "base/str.h"
#include "tmx/inline.h"

typedef struct scan {
	taiyaku_str s;
	size_t at;
	ty_buf *text; /* or NULL */
	const ty_inline_kind *open[TY_INLINE_DEPTH_MAX];
	size_t depth, codes;
} scan;

/* Move past text if it stands here. */
static bool take(scan *in, taiyaku_str text)
{
	if (!ty_str_starts(ty_str_slice(in->s, in->at, in->s.len), text))
		return false;
	in->at += text.len;
	return true;
}

static taiyaku_str take_name(scan *in)
{
	size_t from = in->at;

	while (in->at < in->s.len && ty_is_lower(in->s.data[in->at]))
		in->at++;
	return ty_str_slice(in->s, from, in->at);
}

/* A character that may stand as it is: not a control character that XML forbids. */
static bool is_plain(taiyaku_str s, size_t at)
{
	unsigned char c = (unsigned char)s.data[at];

	if (c == 0xEF && s.len - at >= 3 && (unsigned char)s.data[at + 1] == 0xBF)
		return (unsigned char)s.data[at + 2] < 0xBE;
	return c >= 0x20 || c == '\t' || c == '\n';
}

static bool take_reference(scan *in, bool in_text)
{
	static const struct {
		taiyaku_str written;
		char means;
	} known[] = {
		{ { "&amp;", 5 }, '&' },  { { "&lt;", 4 }, '<' },    { { "&gt;", 4 }, '>' },
		{ { "&quot;", 6 }, '"' }, { { "&apos;", 6 }, '\'' }, { { "&#9;", 4 }, '\t' },
		{ { "&#10;", 5 }, '\n' }, { { "&#13;", 5 }, '\r' },
	};

	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		if (take(in, known[i].written)) {
			if (in_text && in->text && in->codes == 0)
				ty_buf_byte(in->text, known[i].means);
			return true;
		}
	return false;
}

/* "value" with its quotes. */
static bool take_value(taiyaku_str *value, scan *in)
{
	size_t from;

	if (!take(in, TY_STR("\"")))
		return false;
	from = in->at;
	while (in->at < in->s.len && in->s.data[in->at] != '"') {
		if (in->s.data[in->at] == '<' || !is_plain(in->s, in->at))
			return false;
		if (in->s.data[in->at] != '&')
			in->at++;
		else if (!take_reference(in, false))
			return false;
	}
	*value = ty_str_slice(in->s, from, in->at);
	return take(in, TY_STR("\""));
}

/* The attributes of a start tag, each once, and the required one. */
static bool take_attributes(scan *in, const ty_inline_kind *kind)
{
	bool has[4] = { false };
	taiyaku_str name, value;

	while (take(in, TY_STR(" "))) {
		size_t i = 0;

		name = take_name(in);
		while (i < 4 && !(kind->attributes[i] && ty_str_is(name, kind->attributes[i])))
			i++;
		if (i == 4 || has[i] || !take(in, TY_STR("=")) || !take_value(&value, in))
			return false;
		if (i == 0 && kind->required && !ty_inline_value_ok(kind, value))
			return false;
		has[i] = true;
	}
	return has[0] || !kind->required;
}

static bool take_end_tag(scan *in)
{
	taiyaku_str name = take_name(in);

	if (in->depth == 0 || !ty_str_is(name, in->open[in->depth - 1]->name))
		return false;
	in->depth--;
	in->codes -= in->open[in->depth]->code;
	return take(in, TY_STR(">"));
}

static bool take_tag(scan *in)
{
	const ty_inline_kind *outer = in->depth ? in->open[in->depth - 1] : NULL;
	const ty_inline_kind *kind;

	if (take(in, TY_STR("</")))
		return take_end_tag(in);
	in->at++;
	kind = ty_inline_kind_of(take_name(in));
	if (!kind || !ty_inline_allows(outer, kind) || !take_attributes(in, kind))
		return false;
	if (take(in, TY_STR("/>")))
		return true;
	if (!take(in, TY_STR(">")) || in->depth == TY_INLINE_DEPTH_MAX)
		return false;
	in->open[in->depth++] = kind;
	in->codes += kind->code;
	return true;
}

static bool take_letters(scan *in)
{
	size_t from = in->at;

	while (in->at < in->s.len && in->s.data[in->at] != '<' && in->s.data[in->at] != '&' &&
	       in->s.data[in->at] != '>') {
		if (!is_plain(in->s, in->at))
			return false;
		in->at++;
	}
	if (in->text && in->codes == 0)
		ty_buf_add(in->text, ty_str_slice(in->s, from, in->at));
	return in->at > from;
}

bool ty_inline_check(ty_buf *text, taiyaku_str markup)
{
	scan in = { .s = markup, .text = text };

	while (in.at < markup.len) {
		char c = markup.data[in.at];

		if (c == '<'   ? !take_tag(&in)
		    : c == '&' ? !take_reference(&in, true)
			       : !take_letters(&in))
			return false;
	}
	return in.depth == 0;
}
