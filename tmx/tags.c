/* SPDX-License-Identifier: Apache-2.0 */
#include "tmx/tags.h"

#include "text/tag.h"

/* Codes that tools use in place of the primary subtag. */
static const struct {
	const char *code, *primary;
} others[] = {
	{ "jpn", "ja" },
	{ "jp", "ja" },
	{ "eng", "en" },
};

static bool is_separator(char c)
{
	return c == '-' || c == '_';
}

static char lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static char upper(char c)
{
	return c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c;
}

static bool is_alphanumeric(char c)
{
	c = lower(c);
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

/* RFC 5646, 2.1.1: a region in capitals, a script with a capital, the rest small. */
bool ty_tags_normal(char out[TY_TAGS_SIZE], taiyaku_str tag)
{
	size_t from = 0;

	tag = ty_str_trim(tag);
	if (tag.len == 0 || tag.len >= TY_TAGS_SIZE)
		return false;
	while (from <= tag.len) {
		taiyaku_str part = ty_tag_primary(ty_str_slice(tag, from, tag.len));

		if (part.len == 0 || part.len > 8)
			return false;
		for (size_t i = 0; i < part.len; i++) {
			bool capital = from > 0 && (part.len == 2 || (part.len == 4 && i == 0));

			if (!is_alphanumeric(part.data[i]))
				return false;
			out[from + i] = capital ? upper(part.data[i]) : lower(part.data[i]);
		}
		from += part.len;
		out[from] = from < tag.len ? '-' : '\0';
		from++;
	}
	return true;
}

static bool same_tag(taiyaku_str a, taiyaku_str b)
{
	if (a.len != b.len)
		return false;
	for (size_t i = 0; i < a.len; i++)
		if (lower(a.data[i]) != lower(b.data[i]) &&
		    !(is_separator(a.data[i]) && is_separator(b.data[i])))
			return false;
	return true;
}

int ty_tags_fit(taiyaku_str tag, taiyaku_str wanted)
{
	if (ty_str_equal(tag, wanted))
		return 3;
	tag = ty_str_trim(tag);
	if (same_tag(tag, wanted))
		return 3;
	tag = ty_tag_primary(tag);
	wanted = ty_tag_primary(wanted);
	if (same_tag(tag, wanted))
		return 2;
	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		if (same_tag(tag, ty_str(others[i].code)) &&
		    same_tag(wanted, ty_str(others[i].primary)))
			return 1;
	return 0;
}
