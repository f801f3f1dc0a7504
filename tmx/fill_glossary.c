/* SPDX-License-Identifier: Apache-2.0 */
/* The glossary module of XLIFF 2.x (5.2): the terms that occur in a unit's open segments. */
#include "markup/xml_write.h"
#include "tmx/fill_xliff.h"

/* Whether the unit has an entry for the term already. */
static bool is_offered(const ty_fill_unit *unit, taiyaku_str term)
{
	ty_xml_lexed_element entry, child;
	size_t at = unit->glossary.content_from;

	while (unit->has_glossary &&
	       ty_xml_lex_child(&entry, unit->raw, &at, unit->glossary.content_to)) {
		size_t inside = entry.content_from;

		while (ty_xml_lex_child(&child, unit->raw, &inside, entry.content_to))
			if (ty_str_is(child.tag.name, "term") &&
			    ty_str_equal(term, ty_str_slice(unit->raw, child.content_from,
							    child.content_to)))
				return true;
	}
	return false;
}

static void add_element(ty_buf *to, taiyaku_str prefix, const char *name, taiyaku_str raw)
{
	ty_fill_prefixed(to, "<", prefix, name);
	ty_buf_byte(to, '>');
	ty_buf_add(to, raw);
	ty_fill_prefixed(to, "</", prefix, name);
	ty_buf_byte(to, '>');
}

static void add_text(ty_buf *to, taiyaku_str prefix, const char *name, taiyaku_str text)
{
	ty_buf raw = { 0 };

	ty_xml_add_text(&raw, text);
	add_element(to, prefix, name, ty_buf_str(&raw));
	to->failed |= raw.failed;
	ty_buf_free(&raw);
}

/* The entry of the term of terms[0], with the translations of all of the same term.  The
 * translations are before the definition (glossary.xsd). */
static void add_entry(ty_buf *to, const ty_known_term *terms, size_t n, taiyaku_str prefix,
		      taiyaku_str raw)
{
	taiyaku_str definition = { NULL, 0 };

	ty_fill_prefixed(to, "<", prefix, "glossEntry>");
	add_element(to, prefix, "term", raw);
	for (size_t i = 0; i < n; i++) {
		if (!ty_str_equal(terms[i].text[0], terms[0].text[0]))
			continue;
		add_text(to, prefix, "translation", terms[i].text[1]);
		if (definition.len == 0)
			definition = terms[i].definition;
	}
	if (definition.len > 0)
		add_text(to, prefix, "definition", definition);
	ty_fill_prefixed(to, "</", prefix, "glossEntry>");
}

static bool came_before(const ty_known_terms *terms, size_t at)
{
	for (size_t i = 0; i < at; i++)
		if (ty_str_equal(terms->list[i].text[0], terms->list[at].text[0]))
			return true;
	return false;
}

static size_t add_entries(ty_buf *to, const ty_fill_unit *unit, taiyaku_str prefix,
			  taiyaku_str indent)
{
	const ty_known_terms *terms = &unit->terms;
	size_t added = 0;

	for (size_t i = 0; i < terms->n; i++) {
		ty_buf raw = { 0 };

		ty_xml_add_text(&raw, terms->list[i].text[0]);
		if (!came_before(terms, i) && !is_offered(unit, ty_buf_str(&raw))) {
			ty_buf_add(to, indent);
			add_entry(to, terms->list + i, terms->n - i, prefix, ty_buf_str(&raw));
			added++;
		}
		to->failed |= raw.failed;
		ty_buf_free(&raw);
	}
	return added;
}

void ty_fill_glossary(ty_fill_unit *unit, ty_fill *fill, const ty_fill_file *file)
{
	bool inside = unit->has_glossary && !unit->glossary.tag.empty;
	taiyaku_str prefix = inside		   ? unit->glossary.tag.prefix
			     : file->terms.len > 0 ? file->terms
						   : TY_STR("gls");
	taiyaku_str indent = ty_fill_indent(unit, unit->segments[0].holder.tag.from);
	size_t at = inside ? unit->glossary.content_to : unit->tag.to;
	ty_buf entries = { 0 }, with = { 0 };

	fill->counts.terms += add_entries(&entries, unit, prefix, indent);
	if (entries.len > 0 && !inside) {
		ty_buf_add(&with, indent);
		ty_fill_prefixed(&with, "<", prefix, "glossary");
		if (!ty_str_equal(prefix, file->terms))
			ty_buf_print(&with, " xmlns:%.*s=\"" TY_FILL_GLOSSARY "2.0\"",
				     TY_ARG(prefix));
		ty_buf_byte(&with, '>');
	}
	ty_buf_add(&with, ty_buf_str(&entries));
	if (entries.len > 0 && !inside) {
		ty_buf_add(&with, indent);
		ty_fill_prefixed(&with, "</", prefix, "glossary>");
	}
	with.failed |= entries.failed;
	ty_buf_free(&entries);
	if (with.len > 0 || with.failed)
		ty_fill_change_take(unit, at, at, &with);
	else
		ty_buf_free(&with);
}
