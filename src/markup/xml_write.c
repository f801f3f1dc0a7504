/* SPDX-License-Identifier: Apache-2.0 */
#include "markup/xml_write.h"

#include "base/bytes.h"

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

/* Whether any of so many bytes may not stay as it is.  EF begins what is left out only before BF.
 */
static bool may_be_odd(const char *p, bool attribute)
{
	const ty_bytes x = ty_bytes_at(p);
	const uint32_t before = ty_bytes_bits(ty_bytes_are(x, 0xBF)) >> 1 | 1u << (TY_BYTES - 1);
	ty_bytes odd =
		ty_bytes_between(x, 0, ' ' - 1) | ty_bytes_are(x, '&') | ty_bytes_are(x | 2, '>');

	if (attribute)
		odd |= ty_bytes_are(x, '"');
	return ty_bytes_bits(odd) | (ty_bytes_bits(ty_bytes_are(x, 0xEF)) & before);
}

static bool is_odd(taiyaku_str s, size_t at, bool attribute)
{
	return replacement((unsigned char)s.data[at], attribute) || is_noncharacter(s, at);
}

/* Bytes from at on that may stay as they are. */
static size_t plain_bytes(taiyaku_str s, size_t at, bool attribute)
{
	const size_t from = at;

	while (at < s.len) {
		size_t n = s.len - at < TY_BYTES ? s.len - at : TY_BYTES;

		/* The last ones together with some before them. */
		if (s.len >= TY_BYTES && !may_be_odd(s.data + at + n - TY_BYTES, attribute)) {
			at += n;
			continue;
		}
		for (size_t end = at + n; at < end; at++)
			if (is_odd(s, at, attribute))
				return at - from;
	}
	return at - from;
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
		size_t n = plain_bytes(s, at, attribute);

		ty_buf_add(to, ty_str_slice(s, at, at + n));
		at += n;
		if (at < s.len)
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
