/* SPDX-License-Identifier: Apache-2.0 */
/*
 * XLIFF 1.2 and 2.1, valid by their schemas, a unit a pair, in their order.  No dates: the same
 * pairs are the same bytes.  A unit has the id of its pair; where another has it already, or it
 * cannot be one, the id is made from the content and the true one is told beside it.
 */
#include <stdlib.h>

#include "base/ascii.h"
#include "base/error.h"
#include "base/origin.h"
#include "base/pair.h"
#include "base/set.h"
#include "markup/xml_write.h"
#include "text/convert.h"
#include "tmx/inline.h"
#include "tmx/tags.h"
#include "tmx/xliff.h"
#include "tmx/xliff_markup.h"

/* Names of what is lost, as users are told. */
#define LOST_CHARACTERS "characters that XML forbids"
#define LOST_TAGS "inline tags that are not those of TMX"

typedef struct xliff {
	ty_writing *writing;
	bool second; /* 2.1 */
	bool any;    /* a unit was written */
	bool ours;   /* of this unit: metadata of ours is open */
	ty_set ids;
	ty_buf unit, value, name, texts[2];
	ty_xliff_markup markup;
} xliff;

/* ---- pieces ---- */

static void count_left_out(xliff *x, size_t left_out)
{
	if (left_out)
		ty_lost_add(&x->writing->lost, TY_STR(LOST_CHARACTERS));
}

static void add(xliff *x, const char *xml)
{
	ty_buf_add(&x->unit, ty_str(xml));
}

static void add_text(xliff *x, ty_buf *to, taiyaku_str text)
{
	count_left_out(x, ty_xml_add_text(to, text));
}

static void add_attribute(xliff *x, const char *name, taiyaku_str value)
{
	count_left_out(x, ty_xml_add_attribute(&x->unit, name, value));
}

static void add_note(xliff *x, taiyaku_str note)
{
	if (note.len == 0)
		return;
	add(x, x->second ? "<notes><note>" : "<note>");
	add_text(x, &x->unit, note);
	add(x, x->second ? "</note></notes>\n" : "</note>\n");
}

/* A field that XLIFF has no place for. */
static void add_ours(xliff *x, const char *prefix, taiyaku_str name, taiyaku_str value)
{
	ty_buf_clear(&x->name);
	ty_buf_print(&x->name, "%s%s", x->second ? "" : TY_XLIFF_OURS " ", prefix);
	ty_buf_add(&x->name, name);
	if (!x->ours && x->second)
		add(x, "<mda:metadata><mda:metaGroup category=\"" TY_XLIFF_OURS "\">\n");
	x->ours = true;
	add(x, x->second ? "<mda:meta" : "<note");
	add_attribute(x, x->second ? "type" : "from", ty_buf_str(&x->name));
	add(x, ">");
	add_text(x, &x->unit, value);
	add(x, x->second ? "</mda:meta>\n" : "</note>\n");
}

static void add_field(xliff *x, const char *name, taiyaku_str value)
{
	if (value.len > 0)
		add_ours(x, "", ty_str(name), value);
}

/* ---- a unit ---- */

/* An id that no unit before had; *told: the pair's own must be told beside it. */
static bool add_id(xliff *x, bool *told, const taiyaku_pair *pair)
{
	taiyaku_str id = pair->tuid;
	char made[17];
	bool is_new = false;

	if (id.len > 0 && (!x->second || ty_xliff_is_token(id)) &&
	    !ty_set_add(&x->ids, &is_new, ty_set_hash(id, TY_STR(""))))
		return false;
	*told = !is_new && id.len > 0;
	for (unsigned n = 1; !is_new; n++) {
		if (pair->id.len == 0)
			taiyaku_pair_id(made, pair);
		ty_buf_clear(&x->name);
		ty_buf_add(&x->name, pair->id.len ? pair->id : ty_str(made));
		if (n > 1)
			ty_buf_print(&x->name, "-%u", n);
		id = ty_buf_str(&x->name);
		if (!ty_set_add(&x->ids, &is_new, ty_set_hash(id, TY_STR(""))))
			return false;
		*told |= n > 1;
	}
	add_attribute(x, "id", id);
	return true;
}

static void add_fields(xliff *x, const taiyaku_pair *pair, bool told)
{
	x->ours = false;
	if (told)
		add_ours(x, "", TY_STR("tuid"), pair->tuid);
	if (pair->kind != TAIYAKU_ANY && pair->kind != TAIYAKU_SEGMENT)
		add_field(x, "kind", ty_str(taiyaku_kind_name(pair->kind)));
	add_field(x, "reading", pair->reading);
	add_field(x, "memory", pair->memory);
	for (size_t i = 0; i < pair->n_origins; i++) {
		ty_buf_clear(&x->value);
		ty_origin_print(&x->value, &pair->origins[i]);
		add_field(x, "origin", ty_buf_str(&x->value));
	}
	for (size_t i = 0; i < pair->n_props; i++)
		add_ours(x, TY_XLIFF_PROP, pair->props[i].type, pair->props[i].value);
	if (x->ours && x->second)
		add(x, "</mda:metaGroup></mda:metadata>\n");
}

static void make_text(xliff *x, int side, const taiyaku_pair *pair)
{
	taiyaku_str markup = pair->markup[side];

	ty_buf_clear(&x->texts[side]);
	if (markup.len > 0 && ty_inline_check(NULL, markup)) {
		ty_xliff_markup_add(&x->markup, &x->texts[side], markup);
		return;
	}
	if (markup.len > 0)
		ty_lost_add(&x->writing->lost, TY_STR(LOST_TAGS));
	add_text(x, &x->texts[side], pair->text[side]);
}

static void add_source(xliff *x)
{
	add(x, "<source>");
	ty_buf_add(&x->unit, ty_buf_str(&x->texts[TAIYAKU_SOURCE]));
	add(x, "</source>\n");
}

static void add_target(xliff *x)
{
	ty_buf_add(&x->unit, ty_buf_str(&x->texts[TAIYAKU_TARGET]));
	add(x, "</target>\n");
}

static bool write_first(xliff *x, const taiyaku_pair *pair)
{
	taiyaku_str status = pair->status;
	bool told;

	add(x, "<trans-unit");
	if (!add_id(x, &told, pair))
		return false;
	if (ty_str_is(status, "approved"))
		add(x, " approved=\"yes\"");
	add(x, " xml:space=\"preserve\">\n");
	add_source(x);
	if (ty_str_is(status, "approved"))
		add(x, "<target state=\"final\">");
	else if (ty_str_is(status, "provisional"))
		add(x, "<target state=\"needs-review-translation\">");
	else if (status.len > 0)
		ty_buf_print(&x->unit, "<target state=\"x-%.*s\">", TY_ARG(status));
	else
		add(x, "<target state=\"translated\">");
	add_target(x);
	add_note(x, pair->note);
	add_fields(x, pair, told);
	add(x, "</trans-unit>\n");
	return true;
}

static bool write_second(xliff *x, const taiyaku_pair *pair)
{
	taiyaku_str status = pair->status;
	bool told;

	add(x, "<unit");
	if (!add_id(x, &told, pair))
		return false;
	add(x, " xml:space=\"preserve\">\n");
	add_fields(x, pair, told);
	add_note(x, pair->note);
	if (x->markup.data.len > 0) {
		add(x, "<originalData>\n");
		ty_buf_add(&x->unit, ty_buf_str(&x->markup.data));
		add(x, "</originalData>\n");
	}
	if (ty_str_is(status, "approved"))
		add(x, "<segment state=\"final\">\n");
	else if (status.len > 0)
		ty_buf_print(&x->unit,
			     "<segment state=\"translated\" subState=\"" TY_XLIFF_OURS ":%.*s\">\n",
			     TY_ARG(status));
	else
		add(x, "<segment state=\"translated\">\n");
	add_source(x);
	add(x, "<target>");
	add_target(x);
	add(x, "</segment>\n</unit>\n");
	return true;
}

static taiyaku_status write_xliff(ty_writing *writing, const taiyaku_pair *pair, taiyaku_error *err)
{
	xliff *x = writing->state;
	taiyaku_pair given = *pair;
	const ty_buf *bufs[] = { &x->unit,     &x->value,    &x->name,
				 &x->texts[0], &x->texts[1], &x->markup.data };
	taiyaku_status status = TAIYAKU_OK;
	bool ok;

	if (pair->status.len > 0 && !ty_pair_is_status(pair->status))
		given.status = (taiyaku_str){ NULL, 0 };
	ty_buf_clear(&x->unit);
	ty_xliff_markup_clear(&x->markup);
	for (int side = 0; side < 2; side++)
		make_text(x, side, &given);
	ok = x->second ? write_second(x, &given) : write_first(x, &given);
	if (!ok || x->markup.failed)
		return ty_fail_memory(err);
	x->any = true;
	ty_output_add(writing->to, ty_buf_str(&x->unit));
	for (size_t i = 0; !status && i < sizeof bufs / sizeof *bufs; i++)
		status = ty_buf_status(bufs[i], err);
	return status;
}

/* ---- the file ---- */

static void add_language(xliff *x, const char *name, taiyaku_str tag, const char *otherwise)
{
	char normal[TY_TAGS_SIZE];

	if (!ty_tags_normal(normal, tag))
		ty_tags_normal(normal, ty_str(otherwise));
	add_attribute(x, name, ty_str(normal));
}

static taiyaku_status begin(ty_writing *writing, bool second, taiyaku_error *err)
{
	const taiyaku_languages *languages = &writing->options->languages;
	xliff *x = calloc(1, sizeof *x);

	if (!x)
		return ty_fail_memory(err);
	writing->state = x;
	x->writing = writing;
	x->second = x->markup.second = second;
	x->markup.lost = &writing->lost;
	add(x, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
	add(x, second ? "<xliff version=\"2.1\" xmlns=\"urn:oasis:names:tc:xliff:document:2.0\" "
			"xmlns:mda=\"urn:oasis:names:tc:xliff:metadata:2.0\""
		      : "<xliff version=\"1.2\" xmlns=\"urn:oasis:names:tc:xliff:document:1.2\">\n"
			"<file original=\"" TY_XLIFF_OURS "\"");
	add_language(x, second ? "srcLang" : "source-language", languages->source, "ja");
	add_language(x, second ? "trgLang" : "target-language", languages->target, "en");
	add(x, second ? ">\n<file id=\"" TY_XLIFF_OURS "\">\n"
		      : " datatype=\"plaintext\">\n<header>\n"
			"<tool tool-id=\"" TY_XLIFF_OURS "\" tool-name=\"" TY_XLIFF_OURS
			"\" tool-version=\"" TAIYAKU_VERSION "\"/>\n</header>\n<body>\n");
	ty_output_add(writing->to, ty_buf_str(&x->unit));
	return ty_buf_status(&x->unit, err);
}

static taiyaku_status begin_first(ty_writing *writing, taiyaku_error *err)
{
	return begin(writing, false, err);
}

static taiyaku_status begin_second(ty_writing *writing, taiyaku_error *err)
{
	return begin(writing, true, err);
}

static void drop_xliff(ty_writing *writing)
{
	xliff *x = writing->state;

	ty_set_free(&x->ids);
	ty_buf_free(&x->unit);
	ty_buf_free(&x->value);
	ty_buf_free(&x->name);
	ty_buf_free(&x->texts[0]);
	ty_buf_free(&x->texts[1]);
	ty_xliff_markup_free(&x->markup);
	free(x);
}

static taiyaku_status end_xliff(ty_writing *writing, taiyaku_error *err)
{
	const xliff *x = writing->state;

	(void)err;
	/* A file of 2.1 must have a unit or a group. */
	if (x->second && !x->any)
		ty_output_add(writing->to, TY_STR("<group id=\"none\"/>\n"));
	ty_output_add(writing->to, x->second ? TY_STR("</file>\n</xliff>\n")
					     : TY_STR("</body>\n</file>\n</xliff>\n"));
	drop_xliff(writing);
	return TAIYAKU_OK;
}

/* The first tag, if it is <xliff or <prefix:xliff; else empty. */
static taiyaku_str root_tag(taiyaku_str head)
{
	const taiyaku_str name = TY_STR("xliff");
	size_t at, end;

	head = ty_str_trim(head);
	for (at = ty_str_find(head, name, 0); at != SIZE_MAX;
	     at = ty_str_find(head, name, at + 1)) {
		size_t from = at;

		if (at + name.len >= head.len || !memchr("> \t\r\n", head.data[at + name.len], 5))
			continue;
		if (from > 0 && head.data[from - 1] == ':')
			while (from > 0 && !memchr("< \t\r\n\"'", head.data[from - 1], 7))
				from--;
		if (from == 0 || head.data[from - 1] != '<' || head.data[0] != '<')
			continue;
		end = ty_str_find(head, TY_STR(">"), at);
		return ty_str_slice(head, at, end == SIZE_MAX ? head.len : end);
	}
	return (taiyaku_str){ NULL, 0 };
}

/* Whether the attribute "version", of no other namespace (its:version="2.0" is common in 1.2),
 * begins with 2. */
static bool is_second(taiyaku_str tag)
{
	const taiyaku_str name = TY_STR("version");

	for (size_t at = ty_str_find(tag, name, 1); at != SIZE_MAX;
	     at = ty_str_find(tag, name, at + 1)) {
		taiyaku_str value = ty_str_trim(ty_str_slice(tag, at + name.len, tag.len));

		if (!ty_is_blank(tag.data[at - 1]) || !ty_str_starts(value, TY_STR("=")))
			continue;
		value = ty_str_trim(ty_str_slice(value, 1, value.len));
		return ty_str_starts(value, TY_STR("\"2")) || ty_str_starts(value, TY_STR("'2"));
	}
	return false;
}

int ty_xliff_version(taiyaku_str head)
{
	taiyaku_str tag = root_tag(head);

	if (tag.len == 0)
		return 0;
	return is_second(tag) ? 2 : 1;
}

taiyaku_status ty_xliff_is_second(bool *out, ty_reading *reading, taiyaku_error *err)
{
	ty_arena arena = { 0 };
	taiyaku_str raw, head;
	taiyaku_status status = ty_input_peek(&raw, reading->in, err);

	if (!status)
		status = ty_text_head(&head, &arena, raw, reading->options->encoding, err);
	if (!status)
		*out = ty_xliff_version(head) == 2;
	ty_arena_free(&arena);
	return status;
}

static int sniff_first(const ty_head *head)
{
	return ty_xliff_version(head->text) == 1 ? 95 : 0;
}

static int sniff_second(const ty_head *head)
{
	return ty_xliff_version(head->text) == 2 ? 95 : 0;
}

const ty_format ty_format_xliff = {
	.info = { .name = "xliff",
		  .title = "XLIFF 1.2, also as sdlxliff and mqxliff",
		  .extensions = "xlf xliff sdlxliff mqxliff",
		  .reads = true,
		  .writes = true },
	.sniff = sniff_first,
	.read = ty_xliff_read,
	.begin = begin_first,
	.write = write_xliff,
	.end = end_xliff,
	.drop = drop_xliff,
};

const ty_format ty_format_xliff2 = {
	.info = { .name = "xliff2",
		  .title = "XLIFF 2.0 and 2.1",
		  .extensions = "xlf xliff",
		  .reads = true,
		  .writes = true },
	.sniff = sniff_second,
	.read = ty_xliff_read,
	.begin = begin_second,
	.write = write_xliff,
	.end = end_xliff,
	.drop = drop_xliff,
};
