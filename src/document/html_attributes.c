/* SPDX-License-Identifier: Apache-2.0 */
#include "document/html_attributes.h"

#include "document/html_tag.h"

enum { FIELDS_MAX = 32 /* attributes of an element that are texts */ };

static taiyaku_str view(const xmlChar *s)
{
	return ty_str((const char *)s);
}

taiyaku_str ty_html_attribute(const xmlChar **list, const char *name)
{
	for (; list && list[0]; list += 2)
		if (ty_str_equal_ascii_case(view(list[0]), ty_str(name)))
			return view(list[1]);
	return TY_STR("");
}

taiyaku_str ty_html_language(const xmlChar **list)
{
	/* data-lang: of pages that show one language at a time. */
	static const char *const says[] = { "lang", "xml:lang", "data-lang" };
	taiyaku_str lang = TY_STR("");

	for (size_t i = 0; i < sizeof says / sizeof *says && lang.len == 0; i++)
		lang = ty_html_attribute(list, says[i]);
	return lang.len ? lang : ty_tag_class_language(ty_html_attribute(list, "class"));
}

taiyaku_status ty_html_texts(ty_pairs *pairs, const xmlChar **list, uint64_t line,
			     taiyaku_error *err)
{
	static const char prefix[] = "data-";
	ty_field fields[FIELDS_MAX];
	ty_record record = { .fields = fields, .line = line };
	bool japanese = false;

	for (; list && list[0] && record.n < FIELDS_MAX; list += 2) {
		taiyaku_str name = view(list[0]), text = view(list[1]);

		if (!ty_str_starts_ascii_case(name, prefix) || text.len == 0)
			continue;
		japanese |= ty_pairs_wanted(text);
		name = ty_str_slice(name, sizeof prefix - 1, name.len);
		/* data-lang-ja */
		if (ty_str_starts_ascii_case(name, "lang-"))
			name = ty_str_slice(name, sizeof "lang-" - 1, name.len);
		fields[record.n++] = (ty_field){ .name = name, .text = text, .line = line };
	}
	return japanese && record.n > 1 ? ty_pairs_record(pairs, &record, err) : TAIYAKU_OK;
}
