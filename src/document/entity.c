/* SPDX-License-Identifier: Apache-2.0 */
#include "document/entity.h"

#include <libxml/HTMLparser.h>

#include "base/ascii.h"

static bool number_of(uint32_t *out, taiyaku_str name)
{
	bool hex = name.len > 2 && (name.data[1] == 'x' || name.data[1] == 'X');
	uint32_t value = 0;

	if (name.len < 2)
		return false;
	for (size_t i = hex ? 2 : 1; i < name.len; i++) {
		uint32_t digit = ty_digit_of(name.data[i]);

		if (digit >= (hex ? 16u : 10u))
			return false;
		value = value * (hex ? 16 : 10) + digit;
		if (value > 0x10ffff)
			return false;
	}
	*out = value;
	return value >= 0x20 ? value < 0xd800 || value > 0xdfff : value == '\t' || value == '\n';
}

bool ty_entity_read(uint32_t *out, taiyaku_str name)
{
	char z[TY_ENTITY_MAX + 1];
	const htmlEntityDesc *known;

	if (name.len == 0 || name.len > TY_ENTITY_MAX)
		return false;
	if (name.data[0] == '#')
		return number_of(out, name);
	memcpy(z, name.data, name.len);
	z[name.len] = '\0';
	known = htmlEntityLookup((const xmlChar *)z);
	if (known)
		*out = known->value;
	else if (ty_str_is(name, "apos"))
		*out = '\'';
	return known || ty_str_is(name, "apos");
}

size_t ty_entity_at(uint32_t *out, taiyaku_str text)
{
	size_t end = 1;

	while (end < text.len && end <= TY_ENTITY_MAX + 1 &&
	       (ty_is_alnum(text.data[end]) || text.data[end] == '#'))
		end++;
	return end < text.len && text.data[end] == ';' &&
			       ty_entity_read(out, ty_str_slice(text, 1, end))
		       ? end + 1
		       : 0;
}
