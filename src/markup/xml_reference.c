/* SPDX-License-Identifier: Apache-2.0 */
#include "markup/xml_reference.h"

#include "base/ascii.h"

bool ty_xml_is_char(uint32_t cp)
{
	return cp == '\t' || cp == '\n' || cp == '\r' || (cp >= 0x20 && cp < 0xD800) ||
	       (cp >= 0xE000 && cp < 0xFFFE) || (cp >= 0x10000 && cp < 0x110000);
}

bool ty_xml_number(uint32_t *out, taiyaku_str body)
{
	bool hex = ty_str_starts(body, TY_STR("#x"));
	size_t at = hex ? 2 : 1;
	uint32_t n = 0;

	if (at >= body.len || body.data[0] != '#')
		return false;
	for (; at < body.len; at++) {
		uint32_t digit = ty_digit_of(body.data[at]);

		if (digit >= (hex ? 16u : 10u))
			return false;
		if (n < 0x110000)
			n = n * (hex ? 16 : 10) + digit;
	}
	*out = n < 0x110000 ? n : UINT32_MAX;
	return true;
}

char ty_xml_predefined(taiyaku_str name)
{
	static const struct {
		const char *name;
		char is;
	} known[] = {
		{ "lt", '<' }, { "gt", '>' }, { "amp", '&' }, { "quot", '"' }, { "apos", '\'' },
	};

	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		if (ty_str_is(name, known[i].name))
			return known[i].is;
	return '\0';
}
