/* SPDX-License-Identifier: Apache-2.0 */
#include "tmx/sdltm_segment.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/error.h"
#include "text/utf8.h"

/* Texts and tags of one segment. */
enum { PIECES_MAX = 10000 };

/* What a tag is told by its Type; any other stands alone. */
typedef enum piece_kind { TEXT, START, END, ALONE } piece_kind;

typedef struct piece {
	struct piece *next;
	piece_kind kind;
	bool paired;	  /* a start whose end is there, an end whose start is */
	taiyaku_str text; /* of a text; of a tag, what is shown for it */
	taiyaku_str anchor, alignment, id;
} piece;

typedef struct reader {
	ty_arena arena;
	piece *first, *last;
	size_t n, depth;
	bool is_segment, no_memory;
	piece *tag; /* that is open */
	ty_buf value;
} reader;

static piece *add(reader *r)
{
	piece *p = r->n < PIECES_MAX ? ty_arena_alloc(&r->arena, sizeof *p) : NULL;

	if (!p) {
		r->no_memory = true;
		return NULL;
	}
	if (r->last)
		r->last->next = p;
	else
		r->first = p;
	r->last = p;
	r->n++;
	return p;
}

static taiyaku_str kept(reader *r, taiyaku_str s)
{
	taiyaku_str copy = { NULL, 0 };

	if (!ty_arena_copy(&copy, &r->arena, s))
		r->no_memory = true;
	return copy;
}

static taiyaku_status start(void *ctx, const ty_xml_element *element, taiyaku_error *err)
{
	reader *r = ctx;
	(void)err;

	if (r->depth++ == 0)
		r->is_segment = ty_str_is(element->name, "Segment");
	if (ty_str_is(element->name, "Tag")) {
		r->tag = add(r);
		if (r->tag)
			r->tag->kind = ALONE;
	}
	ty_buf_clear(&r->value);
	return TAIYAKU_OK;
}

static void set_tag(reader *r, taiyaku_str name, taiyaku_str value)
{
	piece *tag = r->tag;

	if (ty_str_is(name, "Type") && ty_str_is(value, "Start"))
		tag->kind = START;
	else if (ty_str_is(name, "Type") && ty_str_is(value, "End"))
		tag->kind = END;
	else if (ty_str_is(name, "Anchor"))
		tag->anchor = kept(r, value);
	else if (ty_str_is(name, "AlignmentAnchor"))
		tag->alignment = kept(r, value);
	else if (ty_str_is(name, "TagID"))
		tag->id = kept(r, value);
	else if (ty_str_is(name, "TextEquivalent"))
		tag->text = kept(r, value);
}

static taiyaku_status end(void *ctx, taiyaku_str name, taiyaku_error *err)
{
	reader *r = ctx;
	taiyaku_str value = ty_buf_str(&r->value);
	(void)err;

	r->depth--;
	if (ty_str_is(name, "Tag")) {
		r->tag = NULL;
	} else if (r->tag) {
		set_tag(r, name, value);
	} else if (ty_str_is(name, "Value")) {
		piece *p = add(r);

		if (p)
			p->text = kept(r, value);
	}
	ty_buf_clear(&r->value);
	return TAIYAKU_OK;
}

static taiyaku_status text(void *ctx, taiyaku_str s, taiyaku_error *err)
{
	reader *r = ctx;
	(void)err;

	ty_buf_add(&r->value, s);
	return TAIYAKU_OK;
}

/* Starts and ends of one anchor belong together, each to the nearest. */
static void pair_tags(piece *first)
{
	for (piece *s = first; s; s = s->next) {
		piece *e = s->next;

		if (s->kind != START)
			continue;
		while (e && (e->kind != END || e->paired || !ty_str_equal(e->anchor, s->anchor)))
			e = e->next;
		if (e)
			s->paired = e->paired = true;
	}
}

/* The tag of TMX: a pair, half of one, or one that stands alone; i pairs within a segment, x
 * between the two. */
static void add_tag(ty_inline *out, const piece *p)
{
	ty_xml_attribute attributes[4];
	ty_xml_element element = { .attributes = attributes };
	bool half = p->kind != ALONE && !p->paired;

	if (half) {
		element.name = TY_STR("it");
		attributes[element.n_attributes++] =
			(ty_xml_attribute){ .name = TY_STR("pos"),
					    .value = p->kind == START ? TY_STR("begin")
								      : TY_STR("end") };
	} else if (p->kind == ALONE) {
		element.name = TY_STR("ph");
	} else {
		element.name = p->kind == START ? TY_STR("bpt") : TY_STR("ept");
		attributes[element.n_attributes++] =
			(ty_xml_attribute){ .name = TY_STR("i"), .value = p->anchor };
	}
	if (p->kind != END || half) {
		if (p->alignment.len > 0)
			attributes[element.n_attributes++] =
				(ty_xml_attribute){ .name = TY_STR("x"), .value = p->alignment };
		if (p->id.len > 0)
			attributes[element.n_attributes++] =
				(ty_xml_attribute){ .name = TY_STR("type"), .value = p->id };
	}
	ty_inline_start(out, &element);
	if (p->text.len > 0)
		ty_inline_text(out, p->text);
	ty_inline_end(out, element.name);
}

static taiyaku_status parse(reader *r, taiyaku_str xml, taiyaku_error *err)
{
	static const ty_xml_handler handler = { .start = start, .end = end, .text = text };
	ty_xml_reader *in = NULL;
	bool cut = false;
	taiyaku_status status = ty_xml_open(&in, "", &handler, r, err);

	if (!status)
		status = ty_xml_push(in, xml, err);
	if (!status)
		status = ty_xml_finish(&cut, in, err);
	ty_xml_close(in);
	if (!status && (cut || !r->is_segment))
		status = ty_fail(err, TAIYAKU_ESYNTAX, "this is no segment of Trados");
	if (!status && (r->no_memory || r->value.failed))
		status = ty_fail(err, TAIYAKU_ELIMIT, "the segment is too large");
	return status;
}

taiyaku_status ty_sdltm_segment(ty_inline *out, taiyaku_str xml, taiyaku_error *err)
{
	reader r = { 0 };
	taiyaku_status status;

	ty_inline_clear(out);
	if (ty_utf8_valid(xml) != xml.len)
		return ty_fail(err, TAIYAKU_ESYNTAX, "the segment is not valid UTF-8");
	status = parse(&r, xml, err);
	if (!status) {
		pair_tags(r.first);
		for (const piece *p = r.first; p; p = p->next)
			if (p->kind == TEXT)
				ty_inline_text(out, p->text);
			else
				add_tag(out, p);
		if (out->text.failed || out->markup.failed)
			status = ty_fail_memory(err);
	}
	ty_buf_free(&r.value);
	ty_arena_free(&r.arena);
	return status;
}
