/* SPDX-License-Identifier: Apache-2.0 */
#include "document/entity.h"

#include <libxml/HTMLparser.h>

#include "base/ascii.h"
#include "markup/xml_reference.h"

bool ty_entity_read(uint32_t *out, taiyaku_str name)
{
	char z[TY_ENTITY_MAX + 1];
	const htmlEntityDesc *known;

	if (name.len == 0 || name.len > TY_ENTITY_MAX)
		return false;
	memcpy(z, name.data, name.len);
	z[name.len] = '\0';
	if (z[0] == '#') {
		uint32_t cp;

		/* &#X41; is right in HTML. */
		if (z[1] == 'X')
			z[1] = 'x';
		if (!ty_xml_number(&cp, ty_str_of(z, name.len)) || !ty_xml_is_char(cp) ||
		    cp == '\r')
			return false;
		*out = cp;
		return true;
	}
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
