/* SPDX-License-Identifier: Apache-2.0 */
#include "markup/xml_write.h"

enum { BLOCK = 16 }; /* bytes that are looked at together */

/* What a byte becomes; "" for one that is left out, NULL for itself.  A CR would be read as LF, and
 * in an attribute tabs and line ends as blanks (XML 1.0, 2.11 and 3.3.3). */
static const char *replacement(unsigned char c, bool attribute)
{
	switch (c) {
	case '&':
		return "&amp;";
	case '<':
		return "&lt;";
	case '>':
		return "&gt;";
	case '"':
		return attribute ? "&quot;" : NULL;
	case '\t':
		return attribute ? "&#9;" : NULL;
	case '\n':
		return attribute ? "&#10;" : NULL;
	case '\r':
		return "&#13;";
	default:
		return c < 0x20 ? "" : NULL;
	}
}

/* U+FFFE or U+FFFF. */
static bool is_noncharacter(taiyaku_str s, size_t at)
{
	return (unsigned char)s.data[at] == 0xEF && s.len - at >= 3 &&
	       (unsigned char)s.data[at + 1] == 0xBF && (unsigned char)s.data[at + 2] >= 0xBE;
}

/* Copy a block, behind which a byte can be read; false: something in it may not stay as it is.
 * Without branches, so that a compiler makes vector code of it. */
static bool copy_plain(char *to, const unsigned char *p, bool attribute)
{
	const unsigned char quote = attribute ? '"' : '&';
	unsigned char odd = 0;

	for (size_t i = 0; i < BLOCK; i++) {
		to[i] = (char)p[i];
		odd |= (unsigned char)((p[i] < 0x20) | (p[i] == '&') | ((p[i] | 2) == '>') |
				       (p[i] == quote) | ((p[i] == 0xEF) & (p[i + 1] == 0xBF)));
	}
	return !odd;
}

/* The byte at at, or the three of a character that is left out; returns how many. */
static size_t add_odd(ty_buf *to, size_t *left_out, taiyaku_str s, size_t at, bool attribute)
{
	bool dropped = is_noncharacter(s, at);
	const char *instead = dropped ? "" : replacement((unsigned char)s.data[at], attribute);

	*left_out += instead && !*instead;
	ty_buf_add(to, instead ? ty_str(instead) : ty_str_slice(s, at, at + 1));
	return dropped ? 3 : 1;
}

static size_t add(ty_buf *to, taiyaku_str s, bool attribute)
{
	size_t left_out = 0;

	for (size_t at = 0; at < s.len;) {
		unsigned char rest[BLOCK + 1] = "xxxxxxxxxxxxxxxxx";
		const unsigned char *p = (const unsigned char *)s.data + at;
		size_t n = s.len - at <= BLOCK ? s.len - at : BLOCK, end = at + n;
		char *room = ty_buf_room(to, BLOCK);

		if (!room)
			return left_out;
		if (s.len - at <= BLOCK)
			p = memcpy(rest, p, n);
		if (copy_plain(room, p, attribute)) {
			to->len += n;
			at = end;
		}
		while (at < end)
			at += add_odd(to, &left_out, s, at, attribute);
	}
	return left_out;
}

size_t ty_xml_add_text(ty_buf *to, taiyaku_str s)
{
	return add(to, s, false);
}

size_t ty_xml_add_attribute(ty_buf *to, const char *name, taiyaku_str value)
{
	size_t left_out;

	ty_buf_byte(to, ' ');
	ty_buf_add(to, ty_str(name));
	ty_buf_add(to, TY_STR("=\""));
	left_out = add(to, value, true);
	ty_buf_byte(to, '"');
	return left_out;
}
