/* SPDX-License-Identifier: Apache-2.0 */
#include "document/shown.h"

#include "base/ascii.h"
#include "document/entity.h"
#include "document/html_tag.h"
#include "text/utf8.h"

/* Bytes of a tag, of the label and of the target of a link; longer ones are text. */
enum { MARKUP_MAX = 2048 };

/* Where a byte is in what is left, or SIZE_MAX: not near. */
static size_t find_near(taiyaku_str text, char byte)
{
	size_t max = text.len < MARKUP_MAX ? text.len : MARKUP_MAX;
	const char *at = memchr(text.data, byte, max);

	return at ? (size_t)(at - text.data) : SIZE_MAX;
}

/* A tag at the start of text that marks what is around it; a name in pointed brackets is text.  Its
 * bytes, 0: none. */
static size_t tag_at(ty_tag_text *out, taiyaku_str text)
{
	size_t close = find_near(text, '>');

	if (close == SIZE_MAX || !ty_tag_read(out, ty_str_slice(text, 0, close + 1)))
		return 0;
	return out->tag->use != TY_TAG_OTHER || out->tag->name[0] ||
			       ty_str_among(out->name, "span font sub small big u ruby rb")
		       ? close + 1
		       : 0;
}

/* Behind a tag whose content is not shown: the bytes up to the end of that, 0: it is not near. */
static size_t silent(taiyaku_str text, const ty_tag_text *tag)
{
	for (size_t at = 0; at < text.len && at < MARKUP_MAX; at++) {
		ty_tag_text end;
		size_t n;

		if (text.data[at] != '<')
			continue;
		n = tag_at(&end, ty_str_slice(text, at, text.len));
		if (n > 0 && end.closes && ty_str_equal_ascii_case(end.name, tag->name))
			return at + n;
	}
	return 0;
}

static size_t add_tag(ty_buf *to, taiyaku_str text)
{
	ty_tag_text tag;
	size_t n = tag_at(&tag, text);

	if (n == 0)
		return 0;
	if (tag.tag->use == TY_TAG_SILENT && !tag.closes)
		n += silent(ty_str_slice(text, n, text.len), &tag);
	else if (tag.tag->use == TY_TAG_BREAK || tag.tag->use == TY_TAG_BLOCK)
		ty_buf_byte(to, ' ');
	return n;
}

/* [label](target), where the target is one of a link. */
static size_t add_link(ty_buf *to, taiyaku_str text)
{
	size_t close = find_near(text, ']'), end;
	taiyaku_str target;

	if (close == SIZE_MAX || close + 2 >= text.len || text.data[close + 1] != '(')
		return 0;
	target = ty_str_slice(text, close + 2, text.len);
	end = find_near(target, ')');
	if (end == SIZE_MAX || !(ty_str_starts(target, TY_STR("http")) || target.data[0] == '/'))
		return 0;
	ty_shown_add(to, ty_str_slice(text, 1, close));
	return close + 2 + end + 1;
}

static size_t add_entity(ty_buf *to, taiyaku_str text)
{
	uint32_t cp;
	size_t n = ty_entity_at(&cp, text);

	if (n > 0)
		ty_utf8_append(to, cp);
	return n;
}

void ty_shown_add(ty_buf *to, taiyaku_str text)
{
	size_t at = 0;

	while (at < text.len) {
		taiyaku_str rest = ty_str_slice(text, at, text.len);
		size_t n = 0;

		if (rest.data[0] == '<')
			n = add_tag(to, rest);
		else if (rest.data[0] == '&')
			n = add_entity(to, rest);
		else if (rest.data[0] == '[')
			n = add_link(to, rest);
		if (n == 0)
			ty_buf_byte(to, rest.data[0]);
		at += n ? n : 1;
	}
}
