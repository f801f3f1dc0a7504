/* SPDX-License-Identifier: Apache-2.0 */
/* Units of XLIFF 2.x: matches in the module of that name, the best in the target of its segment. */
#include <stdio.h>

#include "markup/xml_write.h"
#include "tmx/fill_xliff.h"
#include "tmx/xliff.h"
#include "tmx/xliff_unit.h"

static const taiyaku_str none = { NULL, 0 };

/* ---- reading ---- */

/* Whether a segment's state lets its translation be touched. */
static bool is_open(const ty_fill_unit *unit, const ty_fill_segment *segment)
{
	taiyaku_str state = ty_fill_value(unit->raw, &segment->holder.tag, none, "state");

	if (ty_str_is(state, "reviewed") || ty_str_is(state, "final"))
		return false;
	return !segment->has_target || ty_fill_blank(unit, &segment->target) ||
	       ty_fill_copied(unit, segment, state);
}

static void read_segment(ty_fill_unit *unit, const ty_fill_file *file,
			 const ty_xml_lexed_element *element, bool translate)
{
	ty_fill_segment *segment = ty_fill_segment_new(unit);
	size_t at = element->content_from;
	bool has_source = false;
	ty_xml_lexed_element child;

	if (!segment)
		return;
	segment->holder = *element;
	segment->has_holder = true;
	segment->id = ty_fill_value(unit->raw, &element->tag, none, "id");
	while (ty_xml_lex_child(&child, unit->raw, &at, element->content_to)) {
		if (ty_fill_is(file, &child.tag, "source")) {
			unit->flaw = has_source ? "there are two sources" : unit->flaw;
			ty_fill_segment_source(unit, segment, true, child.content_from,
					       child.content_to);
			unit->source = child;
			has_source = true;
		} else if (ty_fill_is(file, &child.tag, "target")) {
			unit->flaw = segment->has_target ? "there are two targets" : unit->flaw;
			segment->target = child;
			segment->has_target = true;
		}
	}
	if (!has_source)
		unit->flaw = "there is no source";
	else
		segment->open = translate && is_open(unit, segment);
}

/* Whether an element is that of a module.  What no tag looked at declares is taken by its name: a
 * file or a group may do that too. */
static bool is_module(const ty_fill_unit *unit, const ty_fill_file *file, const ty_xml_token *tag,
		      const char *name, const char *of)
{
	taiyaku_str uri = ty_fill_namespace(unit, file, tag);

	if (!ty_str_is(tag->name, name))
		return false;
	return uri.data ? ty_str_starts(uri, ty_str(of)) : !ty_str_equal(tag->prefix, file->prefix);
}

void ty_fill_second_read(ty_fill_unit *unit, const ty_fill_file *file, bool translate)
{
	ty_xml_lexed_element child;

	for (size_t at = unit->tag.to; ty_xml_lex_child(&child, unit->raw, &at, unit->raw.len);) {
		if (ty_fill_is(file, &child.tag, "segment")) {
			read_segment(unit, file, &child, translate);
		} else if (ty_fill_is(file, &child.tag, "originalData")) {
			unit->data = child;
			unit->has_data = true;
		} else if (is_module(unit, file, &child.tag, "matches", TY_FILL_MATCHES)) {
			unit->matches = child;
			unit->has_matches = true;
		} else if (is_module(unit, file, &child.tag, "glossary", TY_FILL_GLOSSARY)) {
			unit->glossary = child;
			unit->has_glossary = true;
		}
	}
}

/* ---- the target ---- */

/* Behind the source of a segment, where its target is to be. */
static ty_xml_lexed_element source_of(const ty_fill_unit *unit, const ty_fill_segment *segment,
				      const ty_fill_file *file)
{
	ty_xml_lexed_element child = { .to = segment->source_to };

	for (size_t at = segment->holder.content_from;
	     ty_xml_lex_child(&child, unit->raw, &at, segment->holder.content_to);)
		if (ty_fill_is(file, &child.tag, "source"))
			break;
	return child;
}

static void write_target(ty_fill_unit *unit, const ty_fill_segment *segment,
			 const ty_fill_file *file)
{
	const ty_xml_token *tag = &segment->holder.tag;
	const ty_xml_lexed_element source = source_of(unit, segment, file);
	ty_buf with = { 0 };

	ty_fill_attribute(unit, tag, none, "state",
			  segment->review ? TY_STR("initial") : TY_STR("translated"));
	ty_fill_attribute(unit, tag, none, "subState",
			  segment->review ? TY_STR(TY_XLIFF_OURS ":provisional") : none);
	if (segment->has_target) {
		ty_coded_write(&with, &segment->translation);
		ty_fill_content(unit, &segment->target, &with);
		return;
	}
	ty_buf_add(&with, ty_fill_indent(unit, source.tag.from));
	ty_fill_tag(&with, file, "<", "target>");
	ty_coded_write(&with, &segment->translation);
	ty_fill_tag(&with, file, "</", "target>");
	ty_fill_change_take(unit, source.to, source.to, &with);
}

/* ---- matches ---- */

static bool is_id(const ty_fill_unit *unit, const char *id)
{
	for (size_t i = 0; i < unit->n; i++)
		if (ty_str_is(unit->segments[i].id, id))
			return true;
	return false;
}

/* An id for a segment that has none, which nothing in the unit has or was given. */
static void name_segment(ty_fill_unit *unit, ty_fill_segment *segment)
{
	char id[32];
	size_t n = (size_t)(segment - unit->segments) + 1;

	do {
		snprintf(id, sizeof id, "s%zu", n++);
	} while (ty_str_has(unit->raw, id) || is_id(unit, id));
	ty_fill_attribute(unit, &segment->holder.tag, none, "id", ty_str(id));
	unit->failed |= !ty_arena_copy(&segment->id, &unit->arena, ty_str(id));
}

/* What codes of the file refer to is repeated in a match that has them. */
static void add_data(ty_buf *to, const ty_fill_unit *unit, taiyaku_str source, taiyaku_str target)
{
	const taiyaku_str reference = TY_STR("dataRef");

	if (unit->has_data && (ty_str_find(source, reference, 0) != SIZE_MAX ||
			       ty_str_find(target, reference, 0) != SIZE_MAX))
		ty_buf_add(to, ty_str_slice(unit->raw, unit->data.tag.from, unit->data.to));
}

static void add_match(ty_buf *to, ty_fill_unit *unit, const ty_fill_segment *segment,
		      const ty_known *known, const ty_fill_file *file, taiyaku_str prefix,
		      taiyaku_str target)
{
	int similarity = known->score > 100 ? 100 : known->score;
	ty_buf source = { 0 };

	ty_fill_known(&source, unit, segment, known, 0);
	ty_fill_prefixed(to, "<", prefix, "match");
	ty_fill_reference(to, "ref", "#", segment->id);
	ty_buf_print(to, " matchQuality=\"%d\" similarity=\"%d\" type=\"%s\"", similarity,
		     similarity, known->score > 100 ? "icm" : "tm");
	ty_xml_add_attribute(to, "origin",
			     known->memory.len ? known->memory : TY_STR(TY_XLIFF_OURS));
	ty_buf_byte(to, '>');
	add_data(to, unit, ty_buf_str(&source), target);
	ty_fill_tag(to, file, "<", "source>");
	ty_buf_add(to, ty_buf_str(&source));
	to->failed |= source.failed;
	ty_buf_free(&source);
	ty_fill_tag(to, file, "</", "source>");
	ty_fill_tag(to, file, "<", "target>");
	ty_buf_add(to, target);
	ty_fill_tag(to, file, "</", "target>");
	ty_fill_prefixed(to, "</", prefix, "match>");
}

/* Whether the unit offers this translation of the segment already. */
static bool is_offered(const ty_fill_unit *unit, const ty_fill_segment *segment,
		       const ty_fill_file *file, taiyaku_str target)
{
	ty_xml_lexed_element match, child;
	size_t at = unit->matches.content_from;

	while (unit->has_matches &&
	       ty_xml_lex_child(&match, unit->raw, &at, unit->matches.content_to)) {
		taiyaku_str ref = ty_fill_value(unit->raw, &match.tag, none, "ref");
		size_t inside = match.content_from;

		if (ref.len == 0 || !ty_str_equal(ty_str_slice(ref, 1, ref.len), segment->id))
			continue;
		while (ty_xml_lex_child(&child, unit->raw, &inside, match.content_to))
			if (ty_fill_is(file, &child.tag, "target") &&
			    ty_str_equal(target, ty_str_slice(unit->raw, child.content_from,
							      child.content_to)))
				return true;
	}
	return false;
}

static void write_matches(ty_buf *to, ty_fill_unit *unit, ty_fill_segment *segment,
			  const ty_fill_file *file, taiyaku_str prefix, taiyaku_str indent)
{
	for (size_t i = 0; i < segment->known.n; i++) {
		const ty_known *known = &segment->known.list[i];
		ty_buf target = { 0 };

		ty_fill_known(&target, unit, segment, known, 1);
		if (!is_offered(unit, segment, file, ty_buf_str(&target))) {
			if (segment->id.len == 0)
				name_segment(unit, segment);
			ty_buf_add(to, indent);
			add_match(to, unit, segment, known, file, prefix, ty_buf_str(&target));
		}
		unit->failed |= target.failed;
		ty_buf_free(&target);
	}
}

/* All matches of a unit: in the element that it has for them, else in one of our own. */
static void add_matches(ty_fill_unit *unit, const ty_fill_file *file)
{
	ty_buf matches = { 0 }, with = { 0 };
	bool inside = unit->has_matches && !unit->matches.tag.empty;
	taiyaku_str prefix = inside		     ? unit->matches.tag.prefix
			     : file->matches.len > 0 ? file->matches
						     : TY_STR("mtc");
	taiyaku_str indent = ty_fill_indent(unit, unit->segments[0].holder.tag.from);

	for (size_t i = 0; i < unit->n; i++)
		write_matches(&matches, unit, &unit->segments[i], file, prefix, indent);
	if (matches.len > 0 && inside) {
		ty_fill_change_take(unit, unit->matches.content_to, unit->matches.content_to,
				    &matches);
		return;
	}
	if (matches.len > 0) {
		ty_buf_add(&with, indent);
		ty_fill_prefixed(&with, "<", prefix, "matches");
		if (!ty_str_equal(prefix, file->matches)) {
			ty_buf_print(&with, " xmlns:%.*s", TY_ARG(prefix));
			ty_buf_add(&with, TY_STR("=\"" TY_FILL_MATCHES "2.0\""));
		}
		ty_buf_byte(&with, '>');
		ty_buf_add(&with, ty_buf_str(&matches));
		ty_buf_add(&with, indent);
		ty_fill_prefixed(&with, "</", prefix, "matches>");
		ty_fill_change_take(unit, unit->tag.to, unit->tag.to, &with);
	}
	unit->failed |= matches.failed;
	ty_buf_free(&matches);
}

void ty_fill_second_write(ty_fill_unit *unit, ty_fill *fill, ty_fill_file *file)
{
	for (size_t i = 0; i < unit->n; i++) {
		if (!unit->segments[i].filled)
			continue;
		ty_fill_settle(fill, file);
		write_target(unit, &unit->segments[i], file);
	}
	if (unit->n > 0) {
		/* Under the prefix of XLIFF a source in matches would be one of theirs. */
		if (!unit->has_matches || !ty_str_equal(unit->matches.tag.prefix, file->prefix))
			add_matches(unit, file);
		ty_fill_glossary(unit, fill, file);
	}
}
