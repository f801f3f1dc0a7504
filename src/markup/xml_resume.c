/* SPDX-License-Identifier: Apache-2.0 */
#include "markup/xml_resume.h"

/* Bytes in which a name and the end of its tag are looked for. */
enum { TAG_SIZE = 64 };

bool ty_xml_is_tag(taiyaku_str text, const char *name)
{
	taiyaku_str want = ty_str(name);

	return text.len > want.len && ty_str_starts(text, want) &&
	       memchr(">/ \t\n\r", text.data[want.len], 6);
}

/* Whether the < at text.data[at] is such a place. */
static bool can_resume(ty_xml_resumption *out, taiyaku_str text, size_t at,
		       const ty_xml_shape *shape)
{
	size_t end = text.len - at < TAG_SIZE ? text.len : at + TAG_SIZE;
	taiyaku_str tag = ty_str_slice(text, at, end);
	bool closing = tag.len > 1 && tag.data[1] == '/';
	taiyaku_str name = ty_str_slice(tag, closing ? 2 : 1, tag.len);
	size_t n = 0, close;

	while (shape->ancestors[n])
		n++;
	*out = (ty_xml_resumption){ at, n };
	if (!closing)
		return ty_xml_is_tag(name, shape->record);
	if (ty_xml_is_tag(name, shape->record)) {
		close = ty_str_find(tag, TY_STR(">"), 0);
		out->at = at + close + 1;
		return shape->in_record && close != SIZE_MAX;
	}
	for (size_t i = 0; i < n; i++)
		if (ty_xml_is_tag(name, shape->ancestors[i])) {
			out->parents = i + 1;
			return true;
		}
	return false;
}

bool ty_xml_find_resumption(ty_xml_resumption *out, size_t *at, taiyaku_str text,
			    const ty_xml_shape *shape, bool last)
{
	while (*at < text.len) {
		const char *found = memchr(text.data + *at, '<', text.len - *at);

		if (!found) {
			*at = text.len;
			return false;
		}
		*at = (size_t)(found - text.data);
		if (text.len - *at < TAG_SIZE && !last)
			return false;
		if (can_resume(out, text, *at, shape))
			return true;
		++*at;
	}
	return false;
}
