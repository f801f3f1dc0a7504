/* SPDX-License-Identifier: Apache-2.0 */
/*
 * TMX 1.4b for strict readers: valid by the DTD, every header attribute there, dates only in their
 * form, no date of today, so that the same pairs are the same bytes.  What a pair has beyond two
 * texts becomes attributes and props, and comes back from them.
 */
#include <stdlib.h>

#include "base/error.h"
#include "base/origin.h"
#include "markup/xml_write.h"
#include "base/tag.h"
#include "tmx/inline.h"
#include "tmx/tags.h"
#include "tmx/tmx.h"
#include "tmx/tmx_unit.h"

/* Names of what is lost, as users are told. */
#define LOST_CHARACTERS "characters that XML forbids"
#define LOST_TAGS "inline tags that are not those of TMX"

typedef struct tmx {
	ty_writing *writing;
	const taiyaku_languages *languages;
	char source[TY_TAGS_SIZE]; /* of the header */
	ty_buf unit;
	ty_buf value;
	ty_buf places; /* of the props of the pair: a prop_place for each */
} tmx;

/* Where a prop goes: to the tuv of a side, or what is added to the side of one to the tu. */
enum prop_place { ATTRIBUTE = 2, OF_UNIT = 3 };

/* What the props of a pair say that are not written as such. */
typedef struct layout {
	const taiyaku_prop *attributes[2][TY_UNIT_ATTRIBUTES]; /* of the tuv; NULL: not there */
	const taiyaku_prop *common[TY_UNIT_ATTRIBUTES];	       /* of the tu */
	char tags[2][TY_TAGS_SIZE];
} layout;

/* ---- pieces ---- */

static void count_left_out(tmx *t, size_t left_out)
{
	if (left_out)
		ty_lost_add(&t->writing->lost, TY_STR(LOST_CHARACTERS));
}

static void add(tmx *t, const char *xml)
{
	ty_buf_add(&t->unit, ty_str(xml));
}

static void add_attribute(tmx *t, const char *name, taiyaku_str value)
{
	count_left_out(t, ty_xml_add_attribute(&t->unit, name, value));
}

static void add_text(tmx *t, taiyaku_str text)
{
	count_left_out(t, ty_xml_add_text(&t->unit, text));
}

static void add_prop(tmx *t, const char *indent, taiyaku_str type, taiyaku_str value)
{
	if (value.len == 0)
		return;
	add(t, indent);
	add(t, "<prop");
	add_attribute(t, "type", type);
	add(t, ">");
	add_text(t, value);
	add(t, "</prop>\n");
}

/* ---- props that are attributes ---- */

/* Whether a prop of this name becomes an attribute.  The first of several of one name does. */
static bool take_attribute(layout *l, int side, taiyaku_str name, const taiyaku_prop *prop)
{
	size_t i = ty_unit_attribute_of(name);
	const taiyaku_prop **place;

	if (i == TY_UNIT_ATTRIBUTES)
		return false;
	place = side < 0 ? &l->common[i] : &l->attributes[side][i];
	if (*place || !ty_unit_attribute_ok(i, prop->value, side >= 0))
		return false;
	*place = prop;
	return true;
}

/* "ja:lang": the tag of a text with its region. */
static bool take_tag(layout *l, bool taken[2], const taiyaku_languages *languages, int side,
		     taiyaku_str name, taiyaku_str value)
{
	char tag[TY_TAGS_SIZE];

	if (side < 0 || taken[side] || !ty_str_is(name, "lang") || !ty_tags_normal(tag, value) ||
	    ty_tag_fit(value, languages, side) <= 0)
		return false;
	memcpy(l->tags[side], tag, sizeof tag);
	taken[side] = true;
	return true;
}

static void default_tag(char out[TY_TAGS_SIZE], taiyaku_str tag, const char *otherwise)
{
	if (!ty_tags_normal(out, tag))
		ty_tags_normal(out, ty_str(otherwise));
}

static void lay_out(layout *l, tmx *t, const taiyaku_pair *pair)
{
	bool tagged[2] = { false, false };

	*l = (layout){ 0 };
	default_tag(l->tags[TAIYAKU_SOURCE], t->languages->source, "ja");
	default_tag(l->tags[TAIYAKU_TARGET], t->languages->target, "en");
	ty_buf_clear(&t->places);
	for (size_t i = 0; i < pair->n_props; i++) {
		const taiyaku_prop *prop = &pair->props[i];
		taiyaku_str name;
		int side = ty_tag_split(&name, prop->type, t->languages);

		if (take_attribute(l, side, name, prop) ||
		    take_tag(l, tagged, t->languages, side, name, prop->value))
			ty_buf_byte(&t->places, ATTRIBUTE);
		else
			ty_buf_byte(&t->places, (char)(side < 0 ? OF_UNIT : side));
	}
}

static void add_attributes(tmx *t, const taiyaku_prop *const *places)
{
	for (size_t i = 0; i < TY_UNIT_ATTRIBUTES; i++)
		if (places[i])
			add_attribute(t, ty_unit_attribute(i).data, places[i]->value);
}

/* ---- a unit ---- */

static void start_unit(tmx *t, const layout *l, const taiyaku_pair *pair)
{
	char made[17];
	taiyaku_str id = pair->tuid.len ? pair->tuid : pair->id;

	if (id.len == 0) {
		taiyaku_pair_id(made, pair);
		id = ty_str(made);
	}
	add(t, "<tu");
	add_attribute(t, "tuid", id);
	/* The source is the tuv whose language is srclang, letter for letter to strict readers. */
	if (!ty_str_is(ty_str(l->tags[TAIYAKU_SOURCE]), t->source))
		add_attribute(t, "srclang", ty_str(l->tags[TAIYAKU_SOURCE]));
	add_attributes(t, l->common);
	add(t, ">\n");
	if (pair->note.len) {
		add(t, "  <note>");
		add_text(t, pair->note);
		add(t, "</note>\n");
	}
}

static void add_fields(tmx *t, const taiyaku_pair *pair)
{
	/* A segment is what a unit is where nothing is said. */
	if (pair->kind != TAIYAKU_ANY && pair->kind != TAIYAKU_SEGMENT)
		add_prop(t, "  ", TY_STR("x-kind"), ty_str(taiyaku_kind_name(pair->kind)));
	add_prop(t, "  ", TY_STR("x-status"), pair->status);
	add_prop(t, "  ", TY_STR("x-reading"), pair->reading);
	add_prop(t, "  ", TY_STR("x-memory"), pair->memory);
	for (size_t i = 0; i < pair->n_origins; i++) {
		ty_buf_clear(&t->value);
		ty_origin_print(&t->value, &pair->origins[i]);
		add_prop(t, "  ", TY_STR(TY_UNIT_ORIGIN), ty_buf_str(&t->value));
	}
}

static void add_props(tmx *t, const char *indent, int place, const taiyaku_pair *pair)
{
	for (size_t i = 0; i < t->places.len; i++) {
		taiyaku_str name = pair->props[i].type;

		if (t->places.data[i] != place)
			continue;
		if (place != OF_UNIT)
			ty_tag_split(&name, name, t->languages);
		add_prop(t, indent, name, pair->props[i].value);
	}
}

static void add_segment(tmx *t, int side, const taiyaku_pair *pair)
{
	taiyaku_str markup = pair->markup[side];

	add(t, "<seg>");
	if (t->writing->options->level == 1 || markup.len == 0) {
		add_text(t, pair->text[side]);
	} else if (ty_inline_check(NULL, markup)) {
		ty_buf_add(&t->unit, markup);
	} else {
		add_text(t, pair->text[side]);
		ty_lost_add(&t->writing->lost, TY_STR(LOST_TAGS));
	}
	add(t, "</seg>");
}

static void add_variant(tmx *t, layout *l, int side, const taiyaku_pair *pair)
{
	size_t before;

	add(t, "  <tuv");
	add_attribute(t, "xml:lang", ty_str(l->tags[side]));
	add_attributes(t, l->attributes[side]);
	add(t, ">");
	before = t->unit.len;
	add(t, "\n");
	add_props(t, "    ", side, pair);
	if (t->unit.len == before + 1)
		ty_buf_cut(&t->unit, before);
	else
		add(t, "    ");
	add_segment(t, side, pair);
	add(t, "</tuv>\n");
}

static taiyaku_status finish(tmx *t, taiyaku_error *err)
{
	ty_output_add(t->writing->to, ty_buf_str(&t->unit));
	if (t->value.failed)
		return ty_buf_status(&t->value, err);
	if (t->places.failed)
		return ty_buf_status(&t->places, err);
	return ty_buf_status(&t->unit, err);
}

static taiyaku_status write_tmx(ty_writing *writing, const taiyaku_pair *pair, taiyaku_error *err)
{
	tmx *t = writing->state;
	layout l;

	lay_out(&l, t, pair);
	ty_buf_clear(&t->unit);
	start_unit(t, &l, pair);
	add_fields(t, pair);
	add_props(t, "  ", OF_UNIT, pair);
	for (int side = 0; side < 2; side++)
		add_variant(t, &l, side, pair);
	add(t, "</tu>\n");
	return finish(t, err);
}

/* ---- the file ---- */

static taiyaku_status begin_tmx(ty_writing *writing, taiyaku_error *err)
{
	tmx *t = calloc(1, sizeof *t);

	if (!t)
		return ty_fail_memory(err);
	writing->state = t;
	t->writing = writing;
	t->languages = &writing->options->languages;
	default_tag(t->source, t->languages->source, "ja");
	add(t, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
	if (writing->options->doctype)
		add(t, "<!DOCTYPE tmx SYSTEM \"tmx14.dtd\">\n");
	add(t, "<tmx version=\"1.4\">\n<header creationtool=\"taiyaku\"");
	add_attribute(t, "creationtoolversion", TY_STR(TAIYAKU_VERSION));
	add(t, " segtype=\"sentence\" o-tmf=\"taiyaku\" adminlang=\"en\"");
	add_attribute(t, "srclang", ty_str(t->source));
	add(t, " datatype=\"plaintext\"/>\n<body>\n");
	return finish(t, err);
}

static void drop_tmx(ty_writing *writing)
{
	tmx *t = writing->state;

	ty_buf_free(&t->unit);
	ty_buf_free(&t->value);
	ty_buf_free(&t->places);
	free(t);
}

static taiyaku_status end_tmx(ty_writing *writing, taiyaku_error *err)
{
	(void)err;
	ty_output_add(writing->to, TY_STR("</body>\n</tmx>\n"));
	drop_tmx(writing);
	return TAIYAKU_OK;
}

/* Nothing but this format has an element or a document type of this name. */
static int sniff_tmx(const ty_head *head)
{
	static const taiyaku_str marks[] = {
		{ "<tmx", 4 },
		{ "<!DOCTYPE tmx", 13 },
	};

	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
		size_t at = ty_str_find(head->text, marks[i], 0);
		size_t behind = at + marks[i].len;

		if (at == SIZE_MAX || ty_str_trim(head->text).data[0] != '<')
			continue;
		if (behind < head->text.len && memchr("> \t\r\n[", head->text.data[behind], 6))
			return 95;
	}
	return 0;
}

const ty_format ty_format_tmx = {
	.info = { .name = "tmx",
		  .title = "Translation Memory eXchange 1.1-1.4b",
		  .extensions = "tmx",
		  .reads = true,
		  .writes = true },
	.sniff = sniff_tmx,
	.read = ty_tmx_read,
	.begin = begin_tmx,
	.write = write_tmx,
	.end = end_tmx,
	.drop = drop_tmx,
};
