/* SPDX-License-Identifier: Apache-2.0 */
#include "markup/xml_attributes.h"

/* Without NOENT libxml2 writes every & of a value as "&#38;". */
static taiyaku_str plain_value(char *room, taiyaku_str value)
{
	const taiyaku_str amp = TY_STR("&#38;");
	size_t len = 0;

	for (size_t at = 0; at < value.len;) {
		room[len++] = value.data[at];
		at += ty_str_starts(ty_str_slice(value, at, value.len), amp) ? amp.len : 1;
	}
	return ty_str_of(room, len);
}

size_t ty_xml_attributes(ty_xml_attribute *out, ty_buf *values, const xmlChar **from, int n)
{
	size_t count = n < TY_XML_ATTRIBUTES_MAX ? (size_t)n : TY_XML_ATTRIBUTES_MAX;
	size_t escaped = 0;
	char *room;

	for (size_t i = 0; i < count; i++) {
		const xmlChar **a = from + 5 * i;

		out[i].name = ty_str((const char *)a[0]);
		out[i].prefix = ty_str((const char *)a[1]);
		out[i].value = ty_str_of((const char *)a[3], (size_t)(a[4] - a[3]));
		if (out[i].value.len && memchr(out[i].value.data, '&', out[i].value.len))
			escaped += out[i].value.len;
	}
	if (escaped == 0)
		return count;
	ty_buf_clear(values);
	room = ty_buf_room(values, escaped);
	for (size_t i = 0; room && i < count; i++) {
		taiyaku_str *value = &out[i].value;
		size_t len = value->len;

		if (len && memchr(value->data, '&', len)) {
			*value = plain_value(room, *value);
			room += len;
		}
	}
	return room ? count : 0;
}

taiyaku_str ty_xml_value(const ty_xml_element *element, const char *prefix, taiyaku_str name)
{
	for (size_t i = 0; i < element->n_attributes; i++) {
		const ty_xml_attribute *a = &element->attributes[i];

		if (ty_str_equal(a->name, name) && (!prefix || ty_str_is(a->prefix, prefix)))
			return ty_str_of(a->value.data ? a->value.data : "", a->value.len);
	}
	return (taiyaku_str){ NULL, 0 };
}
