/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Units of XLIFF 1.2: matches in alt-trans, the best in target.  sdlxliff and mqxliff have no
 * alt-trans that their programs look at; there the score stands where these keep it.
 */
#include <stdio.h>

#include "markup/xml_write.h"
#include "tmx/fill_xliff.h"
#include "tmx/xliff.h"
#include "tmx/xliff_unit.h"

static const taiyaku_str none = { NULL, 0 };

/* ---- reading ---- */

/* Whether somebody has said that this is the translation, empty or not. */
static bool is_done(taiyaku_str state)
{
	taiyaku_str status = none;
	bool untouched;

	return ty_str_is(state, "Translated") || ty_str_is(state, "ManuallyConfirmed") ||
	       (ty_xliff_state(&status, &untouched, state) && ty_str_is(status, "approved"));
}

/* The next <mrk mtype="seg"> at or behind *at. */
static bool next_part(ty_xml_lexed_element *out, const ty_fill_unit *unit, size_t *at, size_t end)
{
	ty_xml_token token;

	for (; *at < end && ty_xml_lex(&token, unit->raw, *at); *at = token.to) {
		if (token.what != TY_XML_START || !ty_str_is(token.name, "mrk") ||
		    !ty_str_is(ty_fill_value(unit->raw, &token, none, "mtype"), "seg"))
			continue;
		if (!ty_xml_lex_element(out, unit->raw, token.from))
			return false;
		*at = out->to;
		return true;
	}
	return false;
}

static ty_fill_segment *segment_of(ty_fill_unit *unit, taiyaku_str id)
{
	for (size_t i = 0; i < unit->n; i++)
		if (ty_str_equal(unit->segments[i].id, id))
			return &unit->segments[i];
	return NULL;
}

static void read_children(ty_fill_unit *unit, const ty_fill_file *file)
{
	ty_xml_lexed_element child;

	for (size_t at = unit->tag.to; ty_xml_lex_child(&child, unit->raw, &at, unit->raw.len);) {
		if (ty_fill_is(file, &child.tag, "source")) {
			unit->flaw = unit->has_source ? "there are two sources" : unit->flaw;
			unit->source = child;
			unit->has_source = true;
		} else if (ty_fill_is(file, &child.tag, "seg-source")) {
			unit->seg_source = child;
			unit->has_seg_source = true;
		} else if (ty_fill_is(file, &child.tag, "target")) {
			unit->flaw = unit->has_target ? "there are two targets" : unit->flaw;
			unit->target = child;
			unit->has_target = true;
		}
	}
	if (!unit->has_source)
		unit->flaw = "there is no source";
}

/* The parts of a segmented source; else all of it is one segment. */
static void read_sources(ty_fill_unit *unit)
{
	const ty_xml_lexed_element *source =
		unit->has_seg_source ? &unit->seg_source : &unit->source;
	size_t at = source->content_from;
	ty_fill_segment *segment;
	ty_xml_lexed_element part;

	while (unit->has_seg_source && next_part(&part, unit, &at, source->content_to)) {
		segment = ty_fill_segment_new(unit);
		if (!segment)
			return;
		segment->id = ty_fill_value(unit->raw, &part.tag, none, "mid");
		segment->part = part;
		ty_fill_segment_source(unit, segment, false, part.content_from, part.content_to);
	}
	if (unit->n > 0)
		return;
	unit->has_seg_source = false;
	segment = ty_fill_segment_new(unit);
	if (segment)
		ty_fill_segment_source(unit, segment, false, unit->source.content_from,
				       unit->source.content_to);
}

/* Whether what the unit says lets its translation be touched. */
static bool is_open(const ty_fill_unit *unit, const ty_fill_file *file)
{
	taiyaku_str raw = unit->raw;

	if (ty_str_is(ty_fill_value(raw, &unit->tag, none, "approved"), "yes"))
		return false;
	if (unit->has_target && is_done(ty_fill_value(raw, &unit->target.tag, none, "state")))
		return false;
	return file->dialect != TY_FILL_MEMOQ ||
	       (ty_fill_value(raw, &unit->tag, file->own, "locked").len == 0 &&
		!is_done(ty_fill_value(raw, &unit->tag, file->own, "status")));
}

/* What stands between part i of the source and the next; *plain: no tag does. */
static taiyaku_str between(bool *plain, const ty_fill_unit *unit, size_t i)
{
	taiyaku_str text = ty_str_slice(unit->raw, unit->segments[i].part.to,
					unit->segments[i + 1].part.tag.from);

	*plain = text.len == 0 || !memchr(text.data, '<', text.len);
	return text;
}

/* Where a part that the target lacks belongs: behind the nearest one before it that is there, else
 * before the nearest behind it.  SIZE_MAX: tags stand between them, so nobody knows. */
static size_t place_of(bool *behind, const ty_fill_unit *unit, size_t i)
{
	bool plain = true;
	size_t k = i;

	while (plain && k > 0 && !unit->segments[k].has_target)
		between(&plain, unit, --k);
	*behind = plain && unit->segments[k].has_target;
	if (*behind)
		return unit->segments[k].target.to;
	plain = true;
	for (k = i; plain && k + 1 < unit->n && !unit->segments[k].has_target; k++)
		between(&plain, unit, k);
	return plain && unit->segments[k].has_target ? unit->segments[k].target.tag.from : SIZE_MAX;
}

static void read_targets(ty_fill_unit *unit, bool open)
{
	taiyaku_str state = none;
	size_t at = unit->target.content_from;
	ty_xml_lexed_element part;
	bool parts = false;

	if (unit->has_target)
		state = ty_fill_value(unit->raw, &unit->target.tag, none, "state");
	while (unit->has_target && unit->has_seg_source &&
	       next_part(&part, unit, &at, unit->target.content_to)) {
		ty_fill_segment *segment =
			segment_of(unit, ty_fill_value(unit->raw, &part.tag, none, "mid"));

		parts = true;
		if (!segment || segment->has_target)
			continue;
		segment->target = part;
		segment->has_target = true;
		segment->open = open && (ty_fill_blank(unit, &part) ||
					 ty_fill_copied(unit, segment, state));
	}
	for (size_t i = 0; parts && i < unit->n; i++) {
		ty_fill_segment *one = &unit->segments[i];
		bool behind;

		/* One whose name another has may be there under that. */
		if (!one->has_target && one->id.len > 0 && segment_of(unit, one->id) == one)
			one->open = open && place_of(&behind, unit, i) != SIZE_MAX;
	}
	if (parts)
		return;
	if (!unit->has_seg_source && unit->has_target) {
		unit->segments[0].target = unit->target;
		unit->segments[0].has_target = true;
		open = open && (ty_fill_blank(unit, &unit->target) ||
				ty_fill_copied(unit, &unit->segments[0], state));
	} else if (unit->has_target) {
		open = open && ty_fill_blank(unit, &unit->target);
	}
	for (size_t i = 0; i < unit->n; i++)
		unit->segments[i].open = open;
}

/* What sdlxliff says of its segments. */
static void read_definitions(ty_fill_unit *unit, const ty_fill_file *file)
{
	ty_xml_lexed_element child, one;

	for (size_t at = unit->tag.to; ty_xml_lex_child(&child, unit->raw, &at, unit->raw.len);) {
		size_t inside = child.content_from;

		if (!ty_str_equal(child.tag.prefix, file->own) ||
		    !ty_str_is(child.tag.name, "seg-defs"))
			continue;
		while (ty_xml_lex_child(&one, unit->raw, &inside, child.content_to)) {
			ty_fill_segment *segment =
				segment_of(unit, ty_fill_value(unit->raw, &one.tag, none, "id"));

			if (!segment || segment->has_holder)
				continue;
			segment->holder = one;
			segment->has_holder = true;
			if (ty_str_is(ty_fill_value(unit->raw, &one.tag, none, "locked"), "true") ||
			    is_done(ty_fill_value(unit->raw, &one.tag, none, "conf")))
				segment->open = false;
		}
	}
}

void ty_fill_first_read(ty_fill_unit *unit, const ty_fill_file *file, bool translate)
{
	read_children(unit, file);
	if (unit->flaw)
		return;
	read_sources(unit);
	if (unit->n == 0)
		return;
	read_targets(unit, translate && is_open(unit, file));
	if (file->dialect == TY_FILL_SDL)
		read_definitions(unit, file);
}

/* ---- the target ---- */

/* The source with its segments replaced by their translations; those that lack one are empty. */
static void add_parts(ty_buf *to, const ty_fill_unit *unit)
{
	size_t at = unit->seg_source.content_from;

	for (size_t i = 0; i < unit->n; i++) {
		const ty_fill_segment *segment = &unit->segments[i];

		ty_buf_add(to, ty_str_slice(unit->raw, at, segment->source_from));
		if (segment->filled)
			ty_coded_write(to, &segment->translation);
		at = segment->source_to;
	}
	ty_buf_add(to, ty_str_slice(unit->raw, at, unit->seg_source.content_to));
}

static void add_content(ty_buf *to, const ty_fill_unit *unit)
{
	if (unit->has_seg_source)
		add_parts(to, unit);
	else
		ty_coded_write(to, &unit->segments[0].translation);
}

typedef struct state {
	taiyaku_str name, qualifier;
} state;

/* What the translations of a unit say together. */
static state state_of(const ty_fill_unit *unit)
{
	bool review = false, lacking = false, exact = true;

	for (size_t i = 0; i < unit->n; i++) {
		const ty_fill_segment *segment = &unit->segments[i];

		if (ty_str_is_blank(segment->source.text))
			continue;
		lacking |= segment->open && !segment->filled;
		review |= segment->filled && segment->review;
		exact &= !segment->filled || segment->known.list[0].score >= 100;
	}
	return (state){ lacking	 ? TY_STR("needs-translation")
			: review ? TY_STR("needs-review-translation")
				 : TY_STR("translated"),
			exact ? TY_STR("exact-match") : TY_STR("fuzzy-match") };
}

/* Behind the sources, where a target is to be: also behind a seg-source that is not segmented. */
static size_t behind_sources(const ty_fill_unit *unit)
{
	return unit->seg_source.to > unit->source.to ? unit->seg_source.to : unit->source.to;
}

static void write_target(ty_fill_unit *unit, const ty_fill_file *file)
{
	const state is = state_of(unit);
	size_t behind = behind_sources(unit);
	ty_buf with = { 0 };

	if (unit->has_target) {
		if (file->dialect == TY_FILL_PLAIN) {
			ty_fill_attribute(unit, &unit->target.tag, none, "state", is.name);
			if (file->qualifies)
				ty_fill_attribute(unit, &unit->target.tag, none, "state-qualifier",
						  is.qualifier);
		}
		add_content(&with, unit);
		ty_fill_content(unit, &unit->target, &with);
		return;
	}
	ty_buf_add(&with, ty_fill_indent(unit, unit->source.tag.from));
	ty_fill_tag(&with, file, "<", "target");
	if (file->dialect == TY_FILL_PLAIN) {
		ty_xml_add_attribute(&with, "state", is.name);
		if (file->qualifies)
			ty_xml_add_attribute(&with, "state-qualifier", is.qualifier);
	}
	ty_buf_byte(&with, '>');
	add_content(&with, unit);
	ty_fill_tag(&with, file, "</", "target");
	ty_buf_byte(&with, '>');
	ty_fill_change_take(unit, behind, behind, &with);
}

/* A part that the target lacks, with what divides it from its neighbour in the source. */
static void add_part(ty_fill_unit *unit, size_t i)
{
	const ty_fill_segment *segment = &unit->segments[i];
	const ty_xml_lexed_element *part = &segment->part;
	bool behind, plain;
	size_t at = place_of(&behind, unit, i);
	ty_buf with = { 0 };

	if (behind)
		ty_buf_add(&with, between(&plain, unit, i - 1));
	ty_buf_add(&with, ty_str_slice(unit->raw, part->tag.from, part->content_from));
	ty_coded_write(&with, &segment->translation);
	ty_buf_add(&with, ty_str_slice(unit->raw, part->content_to, part->to));
	if (!behind)
		ty_buf_add(&with, between(&plain, unit, i));
	ty_fill_change_take(unit, at, at, &with);
}

/* Into the segments that the target has already, and beside them. */
static void write_parts(ty_fill_unit *unit, const ty_fill_file *file)
{
	const state is = state_of(unit);

	if (file->dialect == TY_FILL_PLAIN) {
		ty_fill_attribute(unit, &unit->target.tag, none, "state", is.name);
		if (file->qualifies)
			ty_fill_attribute(unit, &unit->target.tag, none, "state-qualifier",
					  is.qualifier);
	}
	for (size_t i = 0; i < unit->n; i++) {
		const ty_fill_segment *segment = &unit->segments[i];
		ty_buf with = { 0 };

		if (segment->filled && !segment->has_target)
			add_part(unit, i);
		if (!segment->filled || !segment->has_target)
			continue;
		ty_coded_write(&with, &segment->translation);
		ty_fill_content(unit, &segment->target, &with);
	}
}

/* ---- what programs keep elsewhere ---- */

static void write_sdl(ty_fill_unit *unit, const ty_fill_segment *segment)
{
	const ty_known *known = &segment->known.list[0];
	const ty_xml_token *tag = &segment->holder.tag;
	char percent[16];

	snprintf(percent, sizeof percent, "%d", known->score > 100 ? 100 : known->score);
	ty_fill_attribute(unit, tag, none, "conf",
			  segment->review ? TY_STR("Draft") : TY_STR("Translated"));
	ty_fill_attribute(unit, tag, none, "origin", TY_STR("tm"));
	ty_fill_attribute(unit, tag, none, "origin-system",
			  known->memory.len ? known->memory : TY_STR(TY_XLIFF_OURS));
	ty_fill_attribute(unit, tag, none, "percent", ty_str(percent));
	ty_fill_attribute(unit, tag, none, "text-match",
			  known->score > 100 ? TY_STR("SourceAndTarget") : none);
}

/* A unit has one score: that of the segment that is known least. */
static void write_memoq(ty_fill_unit *unit, const ty_fill_file *file)
{
	char percent[16];
	int least = 101;

	for (size_t i = 0; i < unit->n; i++)
		if (unit->segments[i].filled && unit->segments[i].known.list[0].score < least)
			least = unit->segments[i].known.list[0].score;
	snprintf(percent, sizeof percent, "%d", least);
	ty_fill_attribute(unit, &unit->tag, file->own, "status", TY_STR("Pretranslated"));
	ty_fill_attribute(unit, &unit->tag, file->own, "percent", ty_str(percent));
}

/* ---- matches ---- */

static void add_match(ty_buf *to, ty_fill_unit *unit, const ty_fill_segment *segment,
		      const ty_known *known, const ty_fill_file *file, taiyaku_str target)
{
	char quality[16];

	snprintf(quality, sizeof quality, "%d", known->score);
	ty_fill_tag(to, file, "<", "alt-trans");
	if (unit->has_seg_source && segment->id.len > 0)
		ty_fill_reference(to, "mid", "", segment->id);
	ty_xml_add_attribute(to, "match-quality", ty_str(quality));
	ty_xml_add_attribute(to, "origin",
			     known->memory.len ? known->memory : TY_STR(TY_XLIFF_OURS));
	if (file->has_tool)
		ty_xml_add_attribute(to, "tool-id", TY_STR(TY_XLIFF_OURS));
	ty_buf_byte(to, '>');
	ty_fill_tag(to, file, "<", "source>");
	ty_fill_known(to, unit, segment, known, 0);
	ty_fill_tag(to, file, "</", "source>");
	ty_fill_tag(to, file, "<", "target>");
	ty_buf_add(to, target);
	ty_fill_tag(to, file, "</", "target>");
	ty_fill_tag(to, file, "</", "alt-trans>");
}

/* Whether the unit offers this translation already. */
static bool is_offered(const ty_fill_unit *unit, const ty_fill_segment *segment,
		       const ty_fill_file *file, taiyaku_str target)
{
	ty_xml_lexed_element child, inner;

	for (size_t at = unit->tag.to; ty_xml_lex_child(&child, unit->raw, &at, unit->raw.len);) {
		size_t inside = child.content_from;
		taiyaku_str mid = ty_fill_value(unit->raw, &child.tag, none, "mid");

		if (!ty_fill_is(file, &child.tag, "alt-trans") ||
		    (mid.len > 0 && !ty_str_equal(mid, segment->id)))
			continue;
		while (ty_xml_lex_child(&inner, unit->raw, &inside, child.content_to))
			if (ty_fill_is(file, &inner.tag, "target") &&
			    ty_str_equal(target, ty_str_slice(unit->raw, inner.content_from,
							      inner.content_to)))
				return true;
	}
	return false;
}

static void write_matches(ty_fill_unit *unit, const ty_fill_segment *segment, ty_fill *fill,
			  ty_fill_file *file)
{
	size_t behind = unit->has_target ? unit->target.to : behind_sources(unit);
	taiyaku_str indent = ty_fill_indent(unit, unit->source.tag.from);

	for (size_t i = 0; i < segment->known.n; i++) {
		const ty_known *known = &segment->known.list[i];
		ty_buf target = { 0 }, with = { 0 };

		ty_fill_known(&target, unit, segment, known, 1);
		if (!is_offered(unit, segment, file, ty_buf_str(&target))) {
			ty_fill_settle(fill, file);
			ty_buf_add(&with, indent);
			add_match(&with, unit, segment, known, file, ty_buf_str(&target));
			ty_fill_change_take(unit, behind, behind, &with);
		}
		unit->failed |= target.failed;
		ty_buf_free(&target);
	}
}

void ty_fill_first_write(ty_fill_unit *unit, ty_fill *fill, ty_fill_file *file)
{
	bool filled = false, parts = false;

	for (size_t i = 0; i < unit->n; i++) {
		filled |= unit->segments[i].filled;
		parts |= unit->has_seg_source && unit->segments[i].has_target;
	}
	if (filled && parts)
		write_parts(unit, file);
	else if (filled)
		write_target(unit, file);
	if (filled && file->dialect == TY_FILL_MEMOQ)
		write_memoq(unit, file);
	for (size_t i = 0; i < unit->n; i++) {
		const ty_fill_segment *segment = &unit->segments[i];

		if (segment->filled && segment->has_holder)
			write_sdl(unit, segment);
		if (file->dialect == TY_FILL_PLAIN)
			write_matches(unit, segment, fill, file);
	}
}
