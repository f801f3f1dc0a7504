/* SPDX-License-Identifier: Apache-2.0 */
#include "text/tag.h"

taiyaku_str ty_tag_primary(taiyaku_str tag)
{
	size_t n = 0;

	while (n < tag.len && tag.data[n] != '-' && tag.data[n] != '_')
		n++;
	return ty_str_of(tag.data, n);
}

bool ty_tag_is_japanese(taiyaku_str tag)
{
	return ty_str_equal_ascii_case(ty_tag_primary(tag), TY_STR("ja"));
}

int ty_tag_side(taiyaku_str tag, const taiyaku_languages *languages)
{
	taiyaku_str primary = ty_tag_primary(tag);

	if (primary.len == 0)
		return -1;
	if (ty_str_equal_ascii_case(primary, ty_tag_primary(languages->source)))
		return TAIYAKU_SOURCE;
	if (ty_str_equal_ascii_case(primary, ty_tag_primary(languages->target)))
		return TAIYAKU_TARGET;
	return -1;
}

bool ty_tag_prefix(taiyaku_str *out, ty_arena *arena, taiyaku_str tag, taiyaku_str name)
{
	taiyaku_str primary = ty_tag_primary(tag);
	char *text = ty_arena_alloc(arena, primary.len + 1 + name.len);

	if (!text)
		return false;
	if (primary.len > 0)
		memcpy(text, primary.data, primary.len);
	text[primary.len] = ':';
	if (name.len > 0)
		memcpy(text + primary.len + 1, name.data, name.len);
	*out = ty_str_of(text, primary.len + 1 + name.len);
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
