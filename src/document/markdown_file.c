/* SPDX-License-Identifier: Apache-2.0 */
#include "document/markdown_file.h"

#include "document/fragment.h"

extern const ty_fragment_reader ty_fragment_xml, ty_fragment_yaml;

/* How sure it must be that what stands before a fence is XML or YAML, where it is a closing one. */
enum { LIKELY_XML = 40, LIKELY_YAML = 30 };

/* Bytes of a line that names a file and says no more. */
enum { LINE_MAX_BYTES = 160 };

ty_file_language ty_markdown_file(taiyaku_str info, cmark_node *code)
{
	cmark_node *above = cmark_node_previous(code);
	ty_file_language file = ty_language_of_file(info);
	char line[LINE_MAX_BYTES];
	size_t len = 0;

	if (file != TY_FILE_NONE || !above ||
	    (cmark_node_get_type(above) != CMARK_NODE_HEADING &&
	     cmark_node_get_type(above) != CMARK_NODE_PARAGRAPH))
		return file;
	for (cmark_node *n = cmark_node_first_child(above); n; n = cmark_node_next(n)) {
		/* The text of what is emphasised is in it. */
		cmark_node *leaf = cmark_node_first_child(n) ? cmark_node_first_child(n) : n;
		taiyaku_str text = ty_str(cmark_node_get_literal(leaf));

		if (len + text.len > sizeof line)
			return TY_FILE_NONE;
		if (text.len)
			memcpy(line + len, text.data, text.len);
		len += text.len;
	}
	return ty_language_of_file(ty_str_of(line, len));
}

/* ---- excerpts ---- */

/* Whether the first fence of a text ends a listing: those that open one say what it is, where none
 * is left open.  *at: the byte where its line begins. */
static bool first_fence_closes(size_t *at, taiyaku_str text)
{
	taiyaku_str rest = text;
	size_t fences = 0;

	while (rest.data) {
		const char *begin = rest.data;
		taiyaku_str line = ty_str_trim(ty_str_next(&rest, '\n'));
		bool bare = ty_str_is(line, "```");

		if (!ty_str_starts(line, TY_STR("```")))
			continue;
		if (fences == 0)
			*at = (size_t)(begin - text.data);
		/* The first opens what the second closes, and so on. */
		if (!bare)
			return fences % 2 == 1;
		fences++;
	}
	return fences % 2 == 1;
}

/* All lines have a name or are of a list. */
static bool has_names(taiyaku_str text)
{
	while (text.data) {
		taiyaku_str line = ty_str_trim(ty_str_next(&text, '\n'));

		if (line.len && !memchr("-#", line.data[0], 2) && !ty_str_has(line, ":"))
			return false;
	}
	return true;
}

size_t ty_markdown_listing(taiyaku_str *name, taiyaku_str text)
{
	size_t end = 0;
	taiyaku_str rest;
	ty_head head = { .name = { NULL, 0 } };

	if (!first_fence_closes(&end, text))
		return 0;
	head.raw = head.text = ty_str_slice(text, 0, end);
	rest = ty_str_slice(text, end, text.len);
	(void)ty_str_next(&rest, '\n');
	*name = TY_STR("xml");
	if (ty_fragment_xml.sniff(&head) >= LIKELY_XML)
		return text.len - rest.len;
	*name = TY_STR("yaml");
	return ty_fragment_yaml.sniff(&head) >= LIKELY_YAML && has_names(head.text)
		       ? text.len - rest.len
		       : 0;
}
