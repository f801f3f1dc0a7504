/* SPDX-License-Identifier: Apache-2.0 */
/*
 * JSON and JSON Lines of any shape, whole or cut out of somewhere: CSL-JSON, answers of web
 * services, message catalogues.  One scanner reads them and the literals of programming languages;
 * it takes comments, names without quotation marks and commas too many, as people write them.
 */
#include "base/ascii.h"
#include "document/document.h"
#include "document/fragment.h"
#include "document/literals.h"

static size_t skip_space(taiyaku_str s, size_t at)
{
	while (at < s.len && ty_is_blank(s.data[at]))
		at++;
	return at;
}

/* A string with a colon behind it: the member of an object. */
static bool is_member(taiyaku_str s, size_t at)
{
	if (at >= s.len || s.data[at] != '"')
		return false;
	for (at++; at < s.len && s.data[at] != '"'; at++) {
		if (s.data[at] == '\n')
			return false;
		if (s.data[at] == '\\')
			at++;
	}
	at = skip_space(s, at + 1);
	return at < s.len && s.data[at] == ':';
}

/* An object or an array of them; an excerpt begins with the end of a value or with a member. */
static int sniff(const ty_head *head)
{
	taiyaku_str s = head->text;
	size_t at = skip_space(s, 0);
	bool object = false, array = false;

	if (at < s.len && s.data[at] == '[') {
		array = true;
		at = skip_space(s, at + 1);
	}
	if (at < s.len && s.data[at] == '{') {
		object = true;
		at = skip_space(s, at + 1);
	}
	if (is_member(s, at))
		return object ? 80 : array ? 0 : 60;
	if (!object && array && at < s.len && s.data[at] == '[')
		return is_member(s, at) ? 0 : 40;
	while (!object && !array && at < s.len && memchr("}],", s.data[at], 3)) {
		array = true;
		at = skip_space(s, at + 1);
	}
	if (array && at < s.len && s.data[at] == '{')
		at = skip_space(s, at + 1);
	return array && is_member(s, at) ? 60 : 0;
}

static taiyaku_status read_text(ty_pairs *pairs, ty_text *text, taiyaku_str name,
				taiyaku_error *err)
{
	ty_chars chars = ty_chars_of_text(text, err);

	(void)name;
	return ty_literals_read(pairs, &chars, &ty_syntax_json, 0, err);
}

static taiyaku_status read(ty_reading *reading, taiyaku_error *err)
{
	return ty_document_read(reading, read_text, err);
}

static taiyaku_status read_fragment(ty_pairs *pairs, const ty_fragment *fragment,
				    taiyaku_error *err)
{
	ty_chars chars = ty_chars_of_memory(fragment->text, fragment->line);

	return ty_literals_read(pairs, &chars, &ty_syntax_json, fragment->depth, err);
}

const ty_fragment_reader ty_fragment_json = {
	"json json5 jsonc jsonl ndjson geojson csljson csl-json", sniff, read_fragment
};

const ty_format ty_format_json = { .info = { .name = "json",
					     .title = "JSON and JSON Lines of any shape, CSL-JSON",
					     .extensions = "json jsonl ndjson json5 jsonc csljson",
					     .reads = true,
					     .document = true },
				   .sniff = sniff,
				   .read = read };
