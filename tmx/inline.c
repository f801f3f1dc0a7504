/* SPDX-License-Identifier: Apache-2.0 */
#include "tmx/inline.h"

#include <stdio.h>

#include "markup/xml_write.h"

/* TMX 1.4 DTD, content markup.  sub stands in native code, all others in text. */
static const ty_inline_kind kinds[] = {
	{ "bpt", true, { "i", "x", "type" }, true },
	{ "ept", true, { "i" }, true },
	{ "ph", true, { "x", "assoc", "type" }, false },
	{ "it", true, { "pos", "x", "type" }, true },
	{ "hi", false, { "x", "type" }, false },
	{ "ut", true, { "x" }, false },
	{ "sub", false, { "datatype", "type" }, false },
};

enum { KINDS = sizeof kinds / sizeof *kinds, PH = 2, SUB = KINDS - 1 };

const ty_inline_kind *ty_inline_kind_of(taiyaku_str name)
{
	for (size_t i = 0; i < KINDS; i++)
		if (ty_str_is(name, kinds[i].name))
			return &kinds[i];
	return NULL;
}

bool ty_inline_allows(const ty_inline_kind *outer, const ty_inline_kind *inner)
{
	return (inner == &kinds[SUB]) == (outer && outer->code);
}

bool ty_inline_value_ok(const ty_inline_kind *kind, taiyaku_str value)
{
	if (ty_str_is(ty_str(kind->name), "it"))
		return ty_str_is(value, "begin") || ty_str_is(value, "end");
	return true;
}

void ty_inline_clear(ty_inline *segment)
{
	ty_buf_clear(&segment->text);
	ty_buf_clear(&segment->markup);
	segment->tagged = segment->written = segment->open = segment->too_deep = false;
	segment->mended = 0;
	segment->depth = segment->codes = segment->n_unnamed = 0;
	segment->next = 1;
}

void ty_inline_free(ty_inline *segment)
{
	ty_buf_free(&segment->text);
	ty_buf_free(&segment->markup);
}

/* The innermost tag that is written as itself; NULL: none is open. */
static const ty_inline_kind *innermost(const ty_inline *segment)
{
	for (size_t i = segment->depth; i > 0; i--)
		if (segment->frames[i - 1].kind)
			return segment->frames[i - 1].kind;
	return NULL;
}

static void finish_tag(ty_inline *segment)
{
	if (segment->open)
		ty_buf_byte(&segment->markup, '>');
	segment->open = false;
}

/* A bpt or ept without a number: those that belong together are nested. */
static void add_number(ty_inline *segment, bool begins)
{
	unsigned number = segment->next;
	char digits[16];

	if (!begins && segment->n_unnamed > 0)
		number = segment->unnamed[--segment->n_unnamed];
	else
		segment->next++;
	if (begins && segment->n_unnamed < TY_INLINE_DEPTH_MAX)
		segment->unnamed[segment->n_unnamed++] = number;
	snprintf(digits, sizeof digits, "%u", number);
	ty_xml_add_attribute(&segment->markup, "i", ty_str(digits));
	segment->mended++;
}

/* The attributes that TMX knows, in its order. */
static void add_attributes(ty_inline *segment, const ty_inline_kind *kind,
			   const ty_xml_element *element)
{
	size_t known = 0;

	for (size_t i = 0; i < 4 && kind->attributes[i]; i++) {
		taiyaku_str value = ty_xml_value(element, "", ty_str(kind->attributes[i]));

		known += value.data != NULL;
		if (value.data)
			ty_xml_add_attribute(&segment->markup, kind->attributes[i], value);
		else if (i == 0 && kind->required)
			add_number(segment, kind == &kinds[0]);
	}
	segment->mended += element->n_attributes - known;
}

/* An it that does not say whether it begins or ends is a ph. */
static const ty_inline_kind *mend_kind(ty_inline *segment, const ty_inline_kind *kind,
				       const ty_xml_element *element)
{
	taiyaku_str pos = ty_xml_value(element, "", TY_STR("pos"));

	if (!ty_str_is(ty_str(kind->name), "it"))
		return kind;
	if (pos.data && ty_inline_value_ok(kind, pos))
		return kind;
	segment->mended++;
	return &kinds[PH];
}

/* A tag that TMX does not know here is native code: in text a ph holds it. */
static void add_literal(ty_inline *segment, bool in_code, const ty_xml_element *element,
			taiyaku_str end_name)
{
	ty_buf tag = { 0 };

	segment->mended++;
	if (element) {
		ty_buf_print(&tag, "<%.*s%s%.*s", TY_ARG(element->prefix),
			     element->prefix.len ? ":" : "", TY_ARG(element->name));
		for (size_t i = 0; i < element->n_attributes; i++)
			ty_buf_print(&tag, " %.*s=\"%.*s\"", TY_ARG(element->attributes[i].name),
				     TY_ARG(element->attributes[i].value));
	} else {
		ty_buf_print(&tag, "</%.*s", TY_ARG(end_name));
	}
	ty_buf_byte(&tag, '>');
	if (!in_code)
		ty_buf_add(&segment->markup, TY_STR("<ph>"));
	ty_xml_add_text(&segment->markup, ty_buf_str(&tag));
	if (!in_code)
		ty_buf_add(&segment->markup, TY_STR("</ph>"));
	segment->markup.failed |= tag.failed;
	ty_buf_free(&tag);
}

void ty_inline_start(ty_inline *segment, const ty_xml_element *element)
{
	const ty_inline_kind *outer = innermost(segment);
	const ty_inline_kind *kind = element->prefix.len ? NULL : ty_inline_kind_of(element->name);
	ty_inline_frame *frame = &segment->frames[segment->depth];

	if (segment->depth == TY_INLINE_DEPTH_MAX) {
		segment->too_deep = true;
		return;
	}
	segment->depth++;
	if (!segment->tagged)
		ty_xml_add_text(&segment->markup, ty_buf_str(&segment->text));
	segment->tagged = true;
	finish_tag(segment);
	*frame = (ty_inline_frame){ NULL, false };
	if (kind && ty_inline_allows(outer, kind)) {
		frame->kind = kind = mend_kind(segment, kind, element);
		segment->codes += kind->code;
		ty_buf_byte(&segment->markup, '<');
		ty_buf_add(&segment->markup, ty_str(kind->name));
		add_attributes(segment, kind, element);
		segment->open = true;
	} else if (kind == &kinds[SUB]) {
		segment->mended++;
		return;
	} else {
		frame->literal = true;
		add_literal(segment, outer && outer->code, element, (taiyaku_str){ NULL, 0 });
	}
	segment->written = true;
}

static void end_tag(ty_inline *segment, const ty_inline_kind *kind)
{
	if (segment->open) {
		ty_buf_add(&segment->markup, TY_STR("/>"));
	} else {
		ty_buf_add(&segment->markup, TY_STR("</"));
		ty_buf_add(&segment->markup, ty_str(kind->name));
		ty_buf_byte(&segment->markup, '>');
	}
	segment->open = false;
}

void ty_inline_end(ty_inline *segment, taiyaku_str name)
{
	ty_inline_frame frame;
	const ty_inline_kind *outer;

	if (segment->too_deep || segment->depth == 0)
		return;
	frame = segment->frames[--segment->depth];
	outer = innermost(segment);
	if (frame.literal) {
		finish_tag(segment);
		add_literal(segment, outer && outer->code, NULL, name);
	} else if (frame.kind) {
		segment->codes -= frame.kind->code;
		end_tag(segment, frame.kind);
	}
}

void ty_inline_text(ty_inline *segment, taiyaku_str text)
{
	if (segment->codes == 0)
		ty_buf_add(&segment->text, text);
	if (!segment->tagged || text.len == 0)
		return;
	finish_tag(segment);
	ty_xml_add_text(&segment->markup, text);
}

taiyaku_str ty_inline_markup(const ty_inline *segment)
{
	return segment->written ? ty_buf_str(&segment->markup) : (taiyaku_str){ NULL, 0 };
}
