/* SPDX-License-Identifier: Apache-2.0 */
#include "document/fragment.h"

#include <stdio.h>

#include "text/utf8.h"

/* A sniff that is less sure than this leaves the fragment to be plain text. */
enum { SURE = 50 };

/* To add a reader: declare it, add a row; the first of equal ones wins. */
/* clang-format off */
extern const ty_fragment_reader ty_fragment_bibtex;
extern const ty_fragment_reader ty_fragment_code;
extern const ty_fragment_reader ty_fragment_ini;
extern const ty_fragment_reader ty_fragment_json;
extern const ty_fragment_reader ty_fragment_xml;
extern const ty_fragment_reader ty_fragment_po_titles;
extern const ty_fragment_reader ty_fragment_sql;
extern const ty_fragment_reader ty_fragment_table;
extern const ty_fragment_reader ty_fragment_turtle;
extern const ty_fragment_reader ty_fragment_yaml;
extern const ty_fragment_reader ty_fragment_latex;
extern const ty_fragment_reader ty_fragment_ris;
extern const ty_fragment_reader ty_fragment_rst;
extern const ty_fragment_reader ty_fragment_wikitext;
extern const ty_fragment_reader ty_fragment_html;
extern const ty_fragment_reader ty_fragment_markdown;
extern const ty_fragment_reader ty_fragment_plain;

static const ty_fragment_reader *const readers[] = {
	&ty_fragment_bibtex,
	&ty_fragment_code,
	&ty_fragment_ini,
	&ty_fragment_json,
	&ty_fragment_xml,
	&ty_fragment_po_titles,
	&ty_fragment_sql,
	&ty_fragment_table,
	&ty_fragment_turtle,
	&ty_fragment_yaml,
	&ty_fragment_latex,
	&ty_fragment_ris,
	&ty_fragment_rst,
	&ty_fragment_wikitext,
	&ty_fragment_html,
	&ty_fragment_markdown,
	&ty_fragment_plain,
	NULL
};
/* clang-format on */

static const ty_fragment_reader *by_name(taiyaku_str name)
{
	for (size_t i = 0; name.len && readers[i]; i++)
		if (ty_str_among(name, readers[i]->names))
			return readers[i];
	return NULL;
}

static const ty_fragment_reader *by_content(taiyaku_str text)
{
	taiyaku_str start = ty_str_slice(text, 0, ty_utf8_floor(text, TY_HEAD_SIZE));
	ty_head head = { .raw = start, .text = start };
	const ty_fragment_reader *best = NULL;
	int surest = SURE - 1;

	for (size_t i = 0; readers[i]; i++) {
		int sure = readers[i]->sniff ? readers[i]->sniff(&head) : 0;

		if (sure <= surest)
			continue;
		surest = sure;
		best = readers[i];
	}
	return best;
}

/* A cap that a part of a document meets ends the part, not the document.  Such an error has a line;
 * those of the file as a whole, of memory and of who takes the pairs, have a file or no place. */
static taiyaku_status read_part(ty_pairs *pairs, const ty_fragment_reader *reader,
				const ty_fragment *fragment, taiyaku_error *err)
{
	taiyaku_error own = { 0 };
	char what[sizeof own.message + sizeof ": what follows in this part is left out"];
	taiyaku_status status = reader->read(pairs, fragment, &own);

	if (status == TAIYAKU_ELIMIT && fragment->depth > 0 && own.line && !own.file[0]) {
		snprintf(what, sizeof what, "%s: what follows in this part is left out",
			 own.message);
		ty_pairs_tell(pairs, own.line, what);
		return TAIYAKU_OK;
	}
	if (status && err && !err->status)
		*err = own;
	return status;
}

taiyaku_status ty_fragment_read(bool *known, ty_pairs *pairs, const ty_fragment *fragment,
				taiyaku_error *err)
{
	const ty_fragment_reader *reader = NULL;
	ty_file_language file;
	uint64_t held;
	taiyaku_status status;

	*known = false;
	if (fragment->depth > TY_FRAGMENT_DEPTH)
		return TAIYAKU_OK;
	reader = by_name(fragment->name);
	/* "text" is what stands where nobody cared. */
	if (!reader || reader == &ty_fragment_plain) {
		const ty_fragment_reader *by = by_content(fragment->text);

		reader = by ? by : reader;
	}
	if (!reader)
		return TAIYAKU_OK;
	*known = true;
	held = ty_pairs_hold_line(pairs, fragment->one_line ? fragment->line : 0);
	file = ty_pairs_file(pairs, fragment->file);
	status = read_part(pairs, reader, fragment, err);
	(void)ty_pairs_file(pairs, file);
	ty_pairs_release_line(pairs, held);
	return status;
}

/* Paragraphs, each a block. */
static taiyaku_status read_paragraphs(ty_pairs *pairs, const ty_fragment *fragment,
				      taiyaku_error *err)
{
	taiyaku_str text = fragment->text;
	uint64_t line = fragment->line;
	taiyaku_status status = TAIYAKU_OK;
	size_t at = 0;

	for (; at < text.len && text.data[at] == '\n'; at++)
		line++;
	while (at < text.len && !status) {
		size_t end = ty_str_find(text, TY_STR("\n\n"), at);
		ty_block block = { .kind = TY_BLOCK_STRING, .line = line };

		if (end == SIZE_MAX)
			end = text.len;
		block.text = ty_str_slice(text, at, end);
		if (ty_pairs_want(pairs, block.text))
			status = ty_pairs_block(pairs, &block, err);
		while (end < text.len && text.data[end] == '\n')
			end++;
		for (; at < end; at++)
			line += text.data[at] == '\n';
	}
	return status;
}

/* Example: { "ja": "...", "en": "..." }: the first object of data in text that holds no other;
 * empty: there is none. */
static taiyaku_str quoted_data(taiyaku_str text)
{
	size_t at = 0, to;

	while ((to = ty_str_find(text, TY_STR("}"), at)) != SIZE_MAX) {
		taiyaku_str object = ty_str_slice(text, at, to + 1), inside;
		size_t open = ty_str_find_last(object, TY_STR("{"));

		at = to + 1;
		if (open == SIZE_MAX)
			continue;
		object = ty_str_slice(object, open, object.len);
		inside = ty_str_trim(ty_str_slice(object, 1, object.len - 1));
		if (inside.len && memchr("\"'", inside.data[0], 2) && ty_pairs_wanted(inside) &&
		    (ty_str_has(inside, "\":") || ty_str_has(inside, "':")))
			return object;
	}
	return (taiyaku_str){ NULL, 0 };
}

/* What text quotes of data, beside its words. */
static taiyaku_status read_quoted(ty_pairs *pairs, const ty_fragment *fragment, taiyaku_error *err)
{
	ty_fragment data = *fragment;
	bool known;

	data.text = quoted_data(fragment->text);
	data.name = TY_STR("json");
	data.depth++;
	for (const char *c = fragment->text.data; data.text.len && c < data.text.data; c++)
		data.line += *c == '\n';
	return data.text.len ? ty_fragment_read(&known, pairs, &data, err) : TAIYAKU_OK;
}

taiyaku_status ty_fragment_or_text(ty_pairs *pairs, const ty_fragment *fragment, taiyaku_error *err)
{
	bool known;
	uint64_t held;
	taiyaku_status status;

	if (!ty_pairs_want(pairs, fragment->text))
		return TAIYAKU_OK;
	status = ty_fragment_read(&known, pairs, fragment, err);
	if (status || known)
		return status;
	held = ty_pairs_hold_line(pairs, fragment->one_line ? fragment->line : 0);
	status = read_quoted(pairs, fragment, err);
	if (!status)
		status = read_paragraphs(pairs, fragment, err);
	ty_pairs_release_line(pairs, held);
	return status;
}
