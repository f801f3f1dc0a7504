/* SPDX-License-Identifier: Apache-2.0 */
#include "tmx/tags.h"

#include <stdio.h>

#include "base/ascii.h"
#include "base/tag.h"

static char upper(char c)
{
	return ty_is_lower(c) ? (char)(c - 'a' + 'A') : c;
}

static bool is_alphanumeric(char c)
{
	c = ty_lower(c);
	return ty_is_lower(c) || ty_is_digit(c);
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
			out[from + i] = capital ? upper(part.data[i]) : ty_lower(part.data[i]);
		}
		from += part.len;
		out[from] = from < tag.len ? '-' : '\0';
		from++;
	}
	return true;
}

void ty_tags_note(char list[TY_TAGS_LIST_SIZE], taiyaku_str tag)
{
	char name[TY_TAGS_SIZE];
	size_t used = strlen(list);

	if (!ty_tags_normal(name, tag))
		return;
	for (taiyaku_str rest = ty_str_of(list, used); rest.len > 0;)
		if (ty_str_is(ty_str_trim(ty_str_next(&rest, ',')), name))
			return;
	if (used + sizeof ", " + sizeof name <= TY_TAGS_LIST_SIZE)
		snprintf(list + used, TY_TAGS_LIST_SIZE - used, "%s%s", used ? ", " : "", name);
}
