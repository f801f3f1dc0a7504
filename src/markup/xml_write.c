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

/* From at over whole blocks that are copied as they are.  Without branches, so that a compiler
 * makes vector code of it. */
static size_t skip_plain(taiyaku_str s, size_t at)
{
	const unsigned char *p = (const unsigned char *)s.data;

	while (s.len - at > BLOCK) {
		unsigned odd = 0;

		for (size_t i = at; i < at + BLOCK; i++)
			odd |= (unsigned)(p[i] < 0x20) | (p[i] == '&') | (p[i] == '<') |
			       (p[i] == '>') | (p[i] == '"') |
			       ((unsigned)(p[i] == 0xEF) & (p[i + 1] == 0xBF));
		if (odd)
			break;
		at += BLOCK;
	}
	return at;
}

static size_t add(ty_buf *to, taiyaku_str s, bool attribute)
{
	size_t done = 0, left_out = 0;

	for (size_t i = skip_plain(s, 0); i < s.len; i++) {
		unsigned char c = (unsigned char)s.data[i];
		const char *instead = NULL;
		size_t width = 1;

		if (c > '>' && c != 0xEF)
			continue;
		if (is_noncharacter(s, i)) {
			instead = "";
			width = 3;
		} else {
			instead = replacement(c, attribute);
		}
		if (!instead)
			continue;
		ty_buf_add(to, ty_str_slice(s, done, i));
		ty_buf_add(to, ty_str(instead));
		left_out += !*instead;
		done = i + width;
		i = skip_plain(s, done) - 1;
	}
	ty_buf_add(to, ty_str_slice(s, done, s.len));
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
