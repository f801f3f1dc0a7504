/* SPDX-License-Identifier: Apache-2.0 */
#include "base/tag.h"

#include "base/ascii.h"

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

taiyaku_str ty_tag_primary(taiyaku_str tag)
{
	size_t n = 0;

	while (n < tag.len && !is_separator(tag.data[n]))
		n++;
	return ty_str_of(tag.data, n);
}

bool ty_tag_is_japanese(taiyaku_str tag)
{
	return ty_tag_same(ty_tag_primary(tag), TY_STR("ja"));
}

bool ty_tag_same(taiyaku_str a, taiyaku_str b)
{
	if (a.len != b.len)
		return false;
	for (size_t i = 0; i < a.len; i++)
		if (ty_lower(a.data[i]) != ty_lower(b.data[i]) &&
		    !(is_separator(a.data[i]) && is_separator(b.data[i])))
			return false;
	return true;
}

static taiyaku_str tag_of(const taiyaku_languages *languages, int side)
{
	taiyaku_str tag = side == TAIYAKU_SOURCE ? languages->source : languages->target;

	if (tag.len > 0)
		return tag;
	return side == TAIYAKU_SOURCE ? TY_STR("ja") : TY_STR("en");
}

/* Whether only the whole tags tell the two languages apart. */
static bool is_close(const taiyaku_languages *languages)
{
	return ty_tag_same(ty_tag_primary(tag_of(languages, TAIYAKU_SOURCE)),
			   ty_tag_primary(tag_of(languages, TAIYAKU_TARGET)));
}

taiyaku_str ty_tag_name(const taiyaku_languages *languages, int side)
{
	taiyaku_str tag = tag_of(languages, side);

	return is_close(languages) ? tag : ty_tag_primary(tag);
}

/* Whether the range holds the tag (RFC 4647, 3.3.1): "en-GB" holds "en-GB-oxendict". */
static bool holds(taiyaku_str range, taiyaku_str tag)
{
	return tag.len > range.len && is_separator(tag.data[range.len]) &&
	       ty_tag_same(ty_str_slice(tag, 0, range.len), range);
}

/* Of two languages with one primary subtag: the longer of those that hold the tag. */
static int fit_close(taiyaku_str tag, taiyaku_str wanted, taiyaku_str other)
{
	if (!holds(wanted, tag) || ty_tag_same(tag, other))
		return 0;
	return holds(other, tag) && other.len > wanted.len ? 0 : 2;
}

int ty_tag_fit(taiyaku_str tag, const taiyaku_languages *languages, int side)
{
	taiyaku_str wanted = tag_of(languages, side), primary;

	tag = ty_str_trim(tag);
	if (ty_tag_same(tag, wanted))
		return 3;
	primary = ty_tag_primary(tag);
	if (ty_tag_same(primary, ty_tag_primary(wanted)))
		return is_close(languages) ? fit_close(tag, wanted, tag_of(languages, !side)) : 2;
	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		if (ty_tag_same(primary, ty_str(others[i].code)) &&
		    ty_tag_same(ty_tag_primary(wanted), ty_str(others[i].primary)))
			return !is_close(languages);
	return 0;
}

int ty_tag_side(taiyaku_str tag, const taiyaku_languages *languages)
{
	int source = ty_tag_fit(tag, languages, TAIYAKU_SOURCE);
	int target = ty_tag_fit(tag, languages, TAIYAKU_TARGET);

	if (source == 0 && target == 0)
		return -1;
	return target > source ? TAIYAKU_TARGET : TAIYAKU_SOURCE;
}

bool ty_tag_prefix(taiyaku_str *out, ty_arena *arena, const taiyaku_languages *languages, int side,
		   taiyaku_str name)
{
	taiyaku_str tag = ty_tag_name(languages, side);
	char *text = ty_arena_alloc(arena, tag.len + 1 + name.len);

	if (!text)
		return false;
	memcpy(text, tag.data, tag.len);
	text[tag.len] = ':';
	if (name.len > 0)
		memcpy(text + tag.len + 1, name.data, name.len);
	*out = ty_str_of(text, tag.len + 1 + name.len);
	return true;
}

int ty_tag_split(taiyaku_str *name, taiyaku_str whole, const taiyaku_languages *languages)
{
	size_t colon = ty_str_find(whole, TY_STR(":"), 0);
	int side;

	*name = whole;
	if (colon == SIZE_MAX)
		return -1;
	side = ty_tag_side(ty_str_slice(whole, 0, colon), languages);
	if (side >= 0)
		*name = ty_str_slice(whole, colon + 1, whole.len);
	return side;
}
