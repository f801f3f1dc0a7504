/* SPDX-License-Identifier: Apache-2.0 */
#include "document/rst_inline.h"

enum { MARKUP_MAX = 2000 }; /* bytes between a mark and its end; further ones are text */

typedef struct rst_inline {
	ty_block_builder *to;
	taiyaku_str s;
	uint64_t line;
	size_t counted; /* bytes of s whose line ends are in line */
} rst_inline;

static void show(rst_inline *r, size_t from, size_t to)
{
	for (; r->counted < from; r->counted++)
		r->line += r->s.data[r->counted] == '\n';
	ty_block_add(r->to, ty_str_slice(r->s, from, to), r->line);
}

/* Where the mark that ends what begins at from stands, or SIZE_MAX.  An end mark follows no blank
 * (docutils, inline markup recognition rule 2). */
static size_t end_of(const rst_inline *r, size_t from, taiyaku_str mark)
{
	size_t limit = r->s.len - from > MARKUP_MAX ? from + MARKUP_MAX : r->s.len;
	taiyaku_str near = ty_str_slice(r->s, 0, limit);
	size_t at = from;

	if (from >= limit || memchr(" \n", r->s.data[from], 2))
		return SIZE_MAX;
	while ((at = ty_str_find(near, mark, at)) != SIZE_MAX) {
		if (at > from && !memchr(" \n\\", r->s.data[at - 1], 3))
			return at;
		at += mark.len;
	}
	return SIZE_MAX;
}

static size_t show_span(rst_inline *r, size_t at, taiyaku_str mark, ty_mark kind)
{
	size_t from = at + mark.len, end = end_of(r, from, mark);

	if (end == SIZE_MAX)
		return at;
	ty_block_open(r->to, kind, TY_STR(""));
	show(r, from, end);
	ty_block_close(r->to, kind);
	return end + mark.len;
}

/* `text <target>`_, `text`_, :role:`text <target>`: at is that of the first backquote. */
static size_t show_reference(rst_inline *r, size_t at)
{
	size_t end = end_of(r, at + 1, TY_STR("`"));
	taiyaku_str inside;
	size_t open, behind;

	if (end == SIZE_MAX)
		return at;
	inside = ty_str_slice(r->s, at + 1, end);
	open = ty_str_ends(inside, TY_STR(">")) ? ty_str_find(inside, TY_STR("<"), 0) : SIZE_MAX;
	if (open == SIZE_MAX) {
		show(r, at + 1, end);
	} else {
		ty_block_open(r->to, TY_MARK_LINK, ty_str_slice(inside, open + 1, inside.len - 1));
		show(r, at + 1, at + 1 + ty_str_trim(ty_str_slice(inside, 0, open)).len);
		ty_block_close(r->to, TY_MARK_LINK);
	}
	behind = end + 1;
	while (behind < r->s.len && r->s.data[behind] == '_')
		behind++;
	return behind;
}

/* ":role:" in front of a backquote at at: its length, or 0. */
static size_t role(taiyaku_str s, size_t at)
{
	size_t end = at + 1;

	while (end < s.len && ((s.data[end] | 32) >= 'a' && (s.data[end] | 32) <= 'z'))
		end++;
	return end > at + 1 && end + 1 < s.len && s.data[end] == ':' && s.data[end + 1] == '`'
		       ? end + 1 - at
		       : 0;
}

/* "[1]_": a reference to a note at at. */
static size_t show_note(rst_inline *r, size_t at)
{
	size_t end = end_of(r, at + 1, TY_STR("]_"));
	taiyaku_str label;

	if (end == SIZE_MAX || end - at > 40)
		return at;
	label = ty_str_slice(r->s, at + 1, end);
	ty_block_open(r->to, TY_MARK_NOTE, label);
	show(r, at, end + 1);
	ty_block_close(r->to, TY_MARK_NOTE);
	return end + 2;
}

/* Markup at at: the offset behind it, or at where it is text. */
static size_t show_markup(rst_inline *r, size_t at)
{
	taiyaku_str rest = ty_str_slice(r->s, at, r->s.len);

	switch (r->s.data[at]) {
	case '*':
		return ty_str_starts(rest, TY_STR("**"))
			       ? show_span(r, at, TY_STR("**"), TY_MARK_STRONG)
			       : show_span(r, at, TY_STR("*"), TY_MARK_EMPHASIS);
	case '`':
		return ty_str_starts(rest, TY_STR("``"))
			       ? show_span(r, at, TY_STR("``"), TY_MARK_CODE)
			       : show_reference(r, at);
	case ':':
		return role(r->s, at) ? at + role(r->s, at) : at;
	case '[':
		return show_note(r, at);
	case '\\': /* a backslash and the blank after it vanish, other characters stay */
		if (rest.len < 2 || (unsigned char)rest.data[1] >= 0x80)
			return at + 1;
		if (rest.data[1] != ' ' && rest.data[1] != '\n')
			show(r, at + 1, at + 2);
		return at + 2;
	default:
		return at;
	}
}

void ty_rst_text(ty_block_builder *to_block, taiyaku_str s, uint64_t line)
{
	rst_inline r = { .to = to_block, .s = s, .line = line };
	size_t plain = 0, i = 0;

	while (i < s.len) {
		size_t behind;

		if (!memchr("*`:[\\", s.data[i], 5)) {
			i++;
			continue;
		}
		if (i > plain)
			show(&r, plain, i);
		plain = i;
		behind = show_markup(&r, i);
		if (behind > i)
			plain = i = behind;
		else
			i++;
	}
	if (plain < s.len)
		show(&r, plain, s.len);
}
