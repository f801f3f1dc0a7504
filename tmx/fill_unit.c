/* SPDX-License-Identifier: Apache-2.0 */
/* A unit of XLIFF being filled: its segments, and the changes that are planned in it. */

#include "base/ascii.h"
#include "markup/xml_write.h"
#include "text/script.h"
#include "tmx/fill_xliff.h"
#include "tmx/xliff.h"
#include "tmx/xliff_unit.h"

#define SDL "http://sdl.com/FileTypes/SdlXliff/"
#define MEMOQ "MQXliff"

/* ---- namespaces ---- */

bool ty_fill_root(ty_fill_file *file, ty_arena *arena, taiyaku_str tag)
{
	ty_xml_lexed a;

	if (!ty_arena_copy(&file->root, arena, tag) || !ty_xml_lex(&file->root_tag, file->root, 0))
		return false;
	file->prefix = file->root_tag.prefix;
	for (size_t at = 0; ty_xml_lex_attribute(&a, file->root, &file->root_tag, &at);) {
		if (!ty_str_is(a.prefix, "xmlns"))
			continue;
		if (ty_str_starts(a.value, TY_STR(TY_FILL_MATCHES))) {
			file->matches = a.name;
		} else if (ty_str_starts(a.value, TY_STR(TY_FILL_GLOSSARY))) {
			file->terms = a.name;
		} else if (ty_str_starts(a.value, TY_STR(SDL))) {
			file->dialect = TY_FILL_SDL;
			file->own = a.name;
		} else if (ty_str_is(a.value, MEMOQ)) {
			file->dialect = TY_FILL_MEMOQ;
			file->own = a.name;
		}
	}
	return true;
}

/* What a tag declares a prefix to be. */
static taiyaku_str declared(taiyaku_str raw, const ty_xml_token *tag, taiyaku_str prefix)
{
	const taiyaku_str xmlns = TY_STR("xmlns"), none = { NULL, 0 };
	ty_xml_lexed a;

	for (size_t at = 0; ty_xml_lex_attribute(&a, raw, tag, &at);)
		if (ty_str_equal(a.prefix, prefix.len ? xmlns : none) &&
		    ty_str_equal(a.name, prefix.len ? prefix : xmlns))
			return a.value;
	return none;
}

taiyaku_str ty_fill_namespace(const ty_fill_unit *unit, const ty_fill_file *file,
			      const ty_xml_token *tag)
{
	taiyaku_str uri = declared(unit->raw, tag, tag->prefix);

	if (!uri.data)
		uri = declared(unit->raw, &unit->tag, tag->prefix);
	return uri.data ? uri : declared(file->root, &file->root_tag, tag->prefix);
}

/* ---- segments and changes ---- */

ty_fill_segment *ty_fill_segment_new(ty_fill_unit *unit)
{
	if (unit->n == TY_FILL_SEGMENTS_MAX) {
		unit->flaw = "there are too many segments";
		return NULL;
	}
	if (!TY_ARENA_GROW(&unit->arena, unit->segments, unit->cap, unit->n + 1)) {
		unit->failed = true;
		return NULL;
	}
	return &unit->segments[unit->n++];
}

static void add_change(ty_fill_unit *unit, size_t from, size_t to, taiyaku_str with)
{
	taiyaku_str kept;

	if (!TY_ARENA_GROW(&unit->arena, unit->changes, unit->cap_changes, unit->n_changes + 1) ||
	    !ty_arena_copy(&kept, &unit->arena, with)) {
		unit->failed = true;
		return;
	}
	unit->changes[unit->n_changes] = (ty_fill_change){ from, to, unit->n_changes, kept };
	unit->n_changes++;
}

void ty_fill_change_take(ty_fill_unit *unit, size_t from, size_t to, ty_buf *with)
{
	unit->failed |= with->failed;
	add_change(unit, from, to, ty_buf_str(with));
	ty_buf_free(with);
}

/* ---- tags ---- */

taiyaku_str ty_fill_value(taiyaku_str raw, const ty_xml_token *tag, taiyaku_str prefix,
			  const char *name)
{
	ty_xml_lexed attribute;

	for (size_t at = 0; ty_xml_lex_attribute(&attribute, raw, tag, &at);)
		if (ty_str_equal(attribute.prefix, prefix) && ty_str_is(attribute.name, name))
			return attribute.value;
	return (taiyaku_str){ NULL, 0 };
}

bool ty_fill_is(const ty_fill_file *file, const ty_xml_token *tag, const char *name)
{
	return ty_str_equal(tag->prefix, file->prefix) && ty_str_is(tag->name, name);
}

void ty_fill_prefixed(ty_buf *to, const char *open, taiyaku_str prefix, const char *name)
{
	ty_buf_add(to, ty_str(open));
	ty_buf_add(to, prefix);
	if (prefix.len > 0)
		ty_buf_byte(to, ':');
	ty_buf_add(to, ty_str(name));
}

void ty_fill_tag(ty_buf *to, const ty_fill_file *file, const char *open, const char *name)
{
	ty_fill_prefixed(to, open, file->prefix, name);
}

/* Behind the last attribute, or behind the name. */
static size_t attributes_end(taiyaku_str raw, const ty_xml_token *tag)
{
	size_t end = tag->from + 1 + tag->prefix.len + (tag->prefix.len > 0) + tag->name.len;
	ty_xml_lexed attribute;

	for (size_t at = 0; ty_xml_lex_attribute(&attribute, raw, tag, &at);)
		end = attribute.to;
	return end;
}

void ty_fill_reference(ty_buf *to, const char *name, const char *before, taiyaku_str raw)
{
	ty_buf value = { 0 };

	ty_buf_add(&value, ty_str(before));
	ty_xml_lex_plain(&value, raw);
	ty_xml_add_attribute(to, name, ty_buf_str(&value));
	to->failed |= value.failed;
	ty_buf_free(&value);
}

/* The end of what is before an attribute: its blanks go with it. */
static size_t blanks_before(taiyaku_str raw, size_t at)
{
	while (at > 0 && ty_is_blank(raw.data[at - 1]))
		at--;
	return at;
}

void ty_fill_attribute(ty_fill_unit *unit, const ty_xml_token *tag, taiyaku_str prefix,
		       const char *name, taiyaku_str value)
{
	ty_xml_lexed attribute;
	ty_buf with = { 0 }, full = { 0 };

	for (size_t at = 0; ty_xml_lex_attribute(&attribute, unit->raw, tag, &at);) {
		if (!ty_str_equal(attribute.prefix, prefix) || !ty_str_is(attribute.name, name))
			continue;
		if (!value.data) {
			add_change(unit, blanks_before(unit->raw, attribute.from), attribute.to,
				   value);
			return;
		}
		ty_xml_add_attribute(&with, "", value); /* a blank, =, and it in quotes */
		if (!with.failed && !ty_str_equal(ty_str_slice(ty_buf_str(&with), 3, with.len - 1),
						  attribute.value))
			add_change(unit, attribute.value_from - 1, attribute.to,
				   ty_str_slice(ty_buf_str(&with), 2, with.len));
		unit->failed |= with.failed;
		ty_buf_free(&with);
		return;
	}
	if (!value.data)
		return;
	ty_buf_add(&full, prefix);
	ty_buf_print(&full, "%s%s", prefix.len ? ":" : "", name);
	ty_buf_byte(&full, '\0');
	if (!full.failed)
		ty_xml_add_attribute(&with, full.data, value);
	ty_buf_free(&full);
	ty_fill_change_take(unit, attributes_end(unit->raw, tag), attributes_end(unit->raw, tag),
			    &with);
}

/* ---- content ---- */

taiyaku_str ty_fill_indent(const ty_fill_unit *unit, size_t at)
{
	size_t from = blanks_before(unit->raw, at);
	taiyaku_str blanks = ty_str_slice(unit->raw, from, at);
	size_t line = 0;

	for (size_t i = 0; i < blanks.len; i++)
		if (blanks.data[i] == '\n')
			line = i > 0 && blanks.data[i - 1] == '\r' ? i - 1 : i;
	if (blanks.len == 0 || !memchr(blanks.data, '\n', blanks.len))
		return (taiyaku_str){ NULL, 0 };
	return ty_str_slice(blanks, line, blanks.len);
}

bool ty_fill_blank(const ty_fill_unit *unit, const ty_xml_lexed_element *element)
{
	taiyaku_str content = ty_str_slice(unit->raw, element->content_from, element->content_to);

	return ty_str_is_blank(content);
}

/* Whether nobody would leave this as it is in a translation: Japanese, or more than one word. */
static bool is_foreign(taiyaku_str text)
{
	text = ty_str_trim(text);
	return ty_has_japanese(text) || (text.len > 0 && memchr(text.data, ' ', text.len));
}

bool ty_fill_copied(const ty_fill_unit *unit, const ty_fill_segment *segment, taiyaku_str state)
{
	taiyaku_str source = ty_str_slice(unit->raw, segment->source_from, segment->source_to);
	taiyaku_str target =
		ty_str_slice(unit->raw, segment->target.content_from, segment->target.content_to);
	taiyaku_str status;
	bool untouched = false;

	if (!ty_str_equal(ty_str_trim(source), ty_str_trim(target)))
		return false;
	if (state.len == 0)
		return is_foreign(segment->source.text);
	return ty_xliff_state(&status, &untouched, state) && untouched;
}

void ty_fill_content(ty_fill_unit *unit, const ty_xml_lexed_element *element, ty_buf *content)
{
	taiyaku_str raw = unit->raw;
	ty_buf with = { 0 };

	if (!element->tag.empty) {
		ty_fill_change_take(unit, element->content_from, element->content_to, content);
		return;
	}
	/* <target/> becomes <target>...</target>. */
	ty_buf_byte(&with, '>');
	ty_buf_add(&with, ty_buf_str(content));
	ty_buf_add(&with, TY_STR("</"));
	ty_buf_add(&with, element->tag.prefix);
	if (element->tag.prefix.len > 0)
		ty_buf_byte(&with, ':');
	ty_buf_add(&with, element->tag.name);
	ty_buf_byte(&with, '>');
	unit->failed |= content->failed;
	ty_buf_free(content);
	ty_fill_change_take(unit, blanks_before(raw, element->tag.to - 2), element->tag.to, &with);
}

void ty_fill_settle(ty_fill *fill, ty_fill_file *file)
{
	bool *named = file->second ? &file->names_target : &file->has_tool;

	if (*named || !ty_edit_holds(fill->edit))
		return;
	ty_edit_settle(fill->edit, true);
	*named = true;
}
