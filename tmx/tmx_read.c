/* SPDX-License-Identifier: Apache-2.0 */
/*
 * TMX 1.1-1.4b, as real programs write it.  A unit that cannot be read is rejected with its line,
 * number, tuid and cause, and the next is read; only a file that is cut off, or is no TMX, is an
 * error.
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/error.h"
#include "markup/xml_read.h"
#include "text/convert.h"
#include "tmx/inline.h"
#include "tmx/tags.h"
#include "tmx/tmx.h"
#include "tmx/tmx_check.h"
#include "tmx/tmx_unit.h"

typedef enum place { OUTSIDE, IN_HEADER, IN_BODY, IN_UNIT, IN_VARIANT, IN_SEG, IN_VALUE } place;

typedef struct tmx {
	ty_reading *reading;
	ty_xml_reader *xml;
	ty_text *text;
	place where, outer; /* outer: around a note or prop */
	size_t skipping;    /* depth inside an element that is passed over */
	bool root_seen;
	uint64_t number;  /* of the unit */
	uint64_t open;	  /* of the unit that was begun last */
	const char *flaw; /* of the unit, found before its end */
	ty_unit unit;
	ty_variant *variant;
	ty_inline segment;
	ty_buf value; /* of a note or prop */
	ty_buf type;  /* of a prop */
	bool is_note;
	uint64_t mended; /* inline tags */
	uint64_t strays; /* elements and texts that have no place there */
	ty_position mended_at, stray_at;
	uint64_t others; /* texts in other languages */
	char other_names[TY_TAGS_LIST_SIZE];
	ty_tmx_check check;
} tmx;

/* ---- messages ---- */

static taiyaku_status reject(tmx *t, ty_position at, taiyaku_str raw, const char *cause,
			     taiyaku_error *err)
{
	const ty_unit_name name = { .what = "unit",
				    .number = t->number,
				    .id_name = "tuid",
				    .id = t->open == t->number ? t->unit.tuid : TY_STR("") };

	return ty_reading_reject_unit(t->reading, at, raw, &name, cause, err);
}

static void note_others(tmx *t)
{
	for (size_t i = 0; i < t->unit.n_variants; i++) {
		const ty_variant *variant = &t->unit.variants[i];

		if (variant->used || variant->tag.len == 0 || variant->text.len == 0)
			continue;
		t->others++;
		ty_tags_note(t->other_names, variant->tag);
	}
}

/* ---- elements ---- */

/* The header of 1.4 wants these; programs that leave some out are common. */
static void check_header(tmx *t, const ty_xml_element *element)
{
	static const char *const wanted[] = { "creationtool", "creationtoolversion", "segtype",
					      "o-tmf",	      "adminlang",	     "srclang",
					      "datatype" };
	char missing[160] = "";
	size_t used = 0;

	for (size_t i = 0; t->reading->to && i < sizeof wanted / sizeof *wanted; i++) {
		if (ty_xml_value(element, "", ty_str(wanted[i])).data)
			continue;
		snprintf(missing + used, sizeof missing - used, "%s%s", used ? ", " : "",
			 wanted[i]);
		used = strlen(missing);
	}
	if (used)
		ty_reading_mend(t->reading, ty_xml_position(t->xml), 0, "the header has no %s",
				missing);
}

static void start_unit(tmx *t, const ty_xml_element *element)
{
	ty_unit_reset(&t->unit);
	t->open = ++t->number;
	t->flaw = NULL;
	t->where = IN_UNIT;
	for (size_t i = 0; i < element->n_attributes; i++) {
		const ty_xml_attribute *a = &element->attributes[i];

		if (a->prefix.len > 0 || ty_str_is(a->name, "srclang"))
			continue;
		if (ty_str_is(a->name, "tuid"))
			ty_unit_set(&t->unit, &t->unit.tuid, a->value);
		else
			ty_unit_add_attribute(&t->unit, &t->unit.fields, a->name, a->value);
	}
}

static void start_variant(tmx *t, const ty_xml_element *element)
{
	taiyaku_str tag = ty_xml_value(element, "xml", TY_STR("lang"));

	t->where = IN_VARIANT;
	t->variant = ty_unit_add_variant(&t->unit);
	if (!t->variant) {
		t->flaw = "there are too many tuv";
		t->skipping = 1;
		t->where = IN_UNIT;
		return;
	}
	if (!tag.data)
		tag = ty_xml_value(element, "", TY_STR("lang"));
	ty_unit_set(&t->unit, &t->variant->tag, ty_str_trim(tag));
	for (size_t i = 0; i < element->n_attributes; i++) {
		const ty_xml_attribute *a = &element->attributes[i];

		if (a->prefix.len == 0 && !ty_str_is(a->name, "lang"))
			ty_unit_add_attribute(&t->unit, &t->variant->fields, a->name, a->value);
	}
}

static void start_value(tmx *t, const ty_xml_element *element, bool is_note)
{
	taiyaku_str type = ty_xml_value(element, "", TY_STR("type"));

	t->outer = t->where;
	t->where = IN_VALUE;
	t->is_note = is_note;
	ty_buf_clear(&t->value);
	ty_buf_clear(&t->type);
	ty_buf_add(&t->type, type.len ? type : TY_STR("x-prop"));
}

static void end_value(tmx *t)
{
	taiyaku_str value = ty_buf_str(&t->value);

	t->where = t->outer;
	if (t->value.failed || t->type.failed)
		t->unit.failed = true;
	else if (t->outer == IN_HEADER)
		t->unit.trados_follows |= ty_str_is(ty_buf_str(&t->type), TY_UNIT_TRADOS_TYPE) &&
					  ty_str_is(ty_str_trim(value), TY_UNIT_TRADOS_FOLLOWS);
	else if (t->is_note)
		ty_unit_add_note(&t->unit, value);
	else
		ty_unit_add_prop(&t->unit,
				 t->outer == IN_UNIT ? &t->unit.fields : &t->variant->fields,
				 ty_buf_str(&t->type), value);
}

static void end_seg(tmx *t)
{
	t->where = IN_VARIANT;
	if (t->segment.too_deep)
		t->flaw = "inline tags are nested too deep";
	if (t->variant->has_seg)
		t->flaw = "a tuv has two seg";
	t->variant->has_seg = true;
	if (t->segment.mended > 0 && t->mended == 0)
		t->mended_at = ty_xml_position(t->xml);
	t->mended += t->segment.mended;
	ty_unit_set(&t->unit, &t->variant->text, ty_buf_str(&t->segment.text));
	ty_unit_set(&t->unit, &t->variant->markup, ty_inline_markup(&t->segment));
	if (t->segment.text.failed || t->segment.markup.failed)
		t->unit.failed = true;
}

static taiyaku_status end_unit(tmx *t, taiyaku_error *err)
{
	const char *cause = t->flaw;
	char buffer[128];
	ty_position at;
	taiyaku_str raw;
	taiyaku_status status = TAIYAKU_OK;

	t->where = IN_BODY;
	if (!cause)
		status = ty_unit_push(&cause, buffer, &t->unit, t->reading, err);
	if (!status && !cause && t->reading->to)
		note_others(t);
	if (status || !cause)
		return status;
	raw = ty_xml_record(t->xml, &at);
	return reject(t, at, raw, cause, err);
}

/* ---- events ---- */

static void note_stray(tmx *t)
{
	if (t->strays++ == 0)
		t->stray_at = ty_xml_position(t->xml);
}

/* Whether name, inside what is open, is read; anything else is passed over with its content. */
static bool start_known(tmx *t, const ty_xml_element *element)
{
	taiyaku_str name = element->name;

	switch (t->where) {
	case OUTSIDE:
	case IN_BODY:
		if (ty_str_is(name, "tu"))
			start_unit(t, element);
		else if (ty_str_is(name, "header"))
			check_header(t, element), t->where = IN_HEADER;
		else
			return ty_str_is(name, "body");
		return true;
	case IN_HEADER:
		if (ty_str_is(name, "prop"))
			start_value(t, element, false);
		return ty_str_is(name, "prop");
	case IN_UNIT:
		if (ty_str_is(name, "tuv"))
			start_variant(t, element);
		else if (ty_str_is(name, "note") || ty_str_is(name, "prop"))
			start_value(t, element, ty_str_is(name, "note"));
		else
			return false;
		return true;
	case IN_VARIANT:
		if (ty_str_is(name, "seg"))
			ty_inline_clear(&t->segment), t->where = IN_SEG;
		else if (ty_str_is(name, "note") || ty_str_is(name, "prop"))
			start_value(t, element, ty_str_is(name, "note"));
		else
			return false;
		return true;
	default:
		return false;
	}
}

static taiyaku_status on_start(void *ctx, const ty_xml_element *element, taiyaku_error *err)
{
	tmx *t = ctx;

	if (!t->reading->to)
		ty_tmx_check_start(&t->check, t->reading, ty_xml_position(t->xml), element);
	if (t->skipping > 0) {
		t->skipping++;
		return TAIYAKU_OK;
	}
	if (!t->root_seen) {
		if (!ty_str_is(element->name, "tmx"))
			return ty_fail_there(err, TAIYAKU_ESYNTAX, ty_input_name(t->reading->in),
					     ty_xml_position(t->xml),
					     "not TMX: the document is a <%.*s>",
					     TY_ARG(element->name));
		t->root_seen = true;
		return TAIYAKU_OK;
	}
	if (t->where == IN_SEG) {
		ty_inline_start(&t->segment, element);
	} else if (!start_known(t, element)) {
		t->skipping = 1;
		if (t->where != IN_HEADER)
			note_stray(t);
	}
	return TAIYAKU_OK;
}

static taiyaku_status on_end(void *ctx, taiyaku_str name, taiyaku_error *err)
{
	tmx *t = ctx;

	if (!t->reading->to)
		ty_tmx_check_end(&t->check, ty_xml_position(t->xml), name);
	if (t->skipping > 0) {
		t->skipping--;
		return TAIYAKU_OK;
	}
	switch (t->where) {
	case IN_SEG:
		if (t->segment.depth > 0 && !t->segment.too_deep)
			ty_inline_end(&t->segment, name);
		else if (ty_str_is(name, "seg"))
			end_seg(t);
		break;
	case IN_VALUE:
		end_value(t);
		break;
	case IN_VARIANT:
		t->where = IN_UNIT;
		break;
	case IN_UNIT:
		return end_unit(t, err);
	case IN_HEADER:
		t->where = OUTSIDE;
		break;
	default:
		break;
	}
	return TAIYAKU_OK;
}

/* Behind the line ends that come before it. */
static void note_stray_text(tmx *t, taiyaku_str text)
{
	bool first = t->strays == 0;

	note_stray(t);
	for (size_t i = 0; first && (unsigned char)text.data[i] <= ' '; i++)
		t->stray_at = ty_position_behind(t->stray_at, ty_str_slice(text, i, i + 1));
}

static taiyaku_status on_text(void *ctx, taiyaku_str text, taiyaku_error *err)
{
	tmx *t = ctx;

	(void)err;
	if (t->skipping > 0)
		return TAIYAKU_OK;
	if (t->where == IN_SEG)
		ty_inline_text(&t->segment, text);
	else if (t->where == IN_VALUE)
		ty_buf_add(&t->value, text);
	else if (ty_str_trim(text).len > 0)
		note_stray_text(t, text);
	return TAIYAKU_OK;
}

static taiyaku_status on_damage(void *ctx, const ty_xml_damage *damage, taiyaku_error *err)
{
	tmx *t = ctx;
	bool begun = t->where >= IN_UNIT;

	ty_tmx_check_damage(&t->check);

	t->where = IN_BODY;
	t->skipping = 0;
	/* What stands before the root, or damages it, costs no unit. */
	t->root_seen |= ty_str_has(damage->raw, "<tmx");
	if (!t->root_seen)
		return ty_fail_there(err, TAIYAKU_ESYNTAX, ty_input_name(t->reading->in),
				     damage->at, "not TMX: %s", damage->cause);
	if (!damage->in_record)
		return ty_reading_reject(t->reading, damage->at, damage->raw, err,
					 "outside the units: %s", damage->cause);
	if (!begun)
		t->number++;
	return reject(t, damage->at, damage->raw, damage->cause, err);
}

/* ---- the file ---- */

static taiyaku_status read_chunks(tmx *t, taiyaku_error *err)
{
	bool cut;
	taiyaku_status status = ty_reading_xml(&cut, t->xml, t->text, err);

	if (status || !cut)
		return status;
	if (!t->root_seen)
		return ty_fail_there(err, TAIYAKU_ESYNTAX, ty_input_name(t->reading->in),
				     ty_xml_position(t->xml), "not TMX: no element");
	return ty_reading_cut(t->reading, ty_xml_position(t->xml), err);
}

/* What is told once a file. */
static void tell(tmx *t)
{
	uint64_t nuls = ty_input_dropped_nul(t->reading->in);

	if (nuls > 0)
		ty_reading_mend(t->reading, ty_line(0), nuls, "%" PRIu64 " NUL bytes were dropped",
				nuls);
	ty_reading_tell_dropped(t->reading, t->xml);
	if (t->mended > 0 && t->reading->to)
		ty_reading_mend(t->reading, t->mended_at, t->mended,
				"%" PRIu64 " inline tags or attributes that are not of TMX, the "
				"first here",
				t->mended);
	if (t->strays > 0 && t->reading->to)
		ty_reading_mend(t->reading, t->stray_at, t->strays,
				"%" PRIu64 " elements or texts have no place in TMX and were left "
				"out, the first here",
				t->strays);
	if (t->others > 0)
		ty_reading_mend(t->reading, ty_line(0), 0,
				"further texts left out: %" PRIu64 " (%s)", t->others,
				t->other_names);
	ty_unit_tell(&t->unit, t->reading);
	t->reading->counts.mended += ty_text_mended(t->text);
}

/* Whether the beginning is that of XML in an encoding of bytes, in which a NUL is damage. */
static bool is_bytewise(taiyaku_str head)
{
	if (ty_str_starts(head, TY_STR("\xEF\xBB\xBF")))
		head = ty_str_slice(head, 3, head.len);
	head = ty_str_trim(head);
	return head.len > 1 && head.data[0] == '<' && head.data[1] != '\0';
}

static taiyaku_status read_with(tmx *t, taiyaku_error *err)
{
	static const char *const ancestors[] = { "tmx", "body", NULL };
	static const ty_xml_handler handler = { on_start,  on_end, on_text,
						on_damage, "tu",   ancestors };
	const ty_reading *reading = t->reading;
	taiyaku_str head;
	taiyaku_status status = ty_input_peek(&head, reading->in, err);

	if (status)
		return status;
	if (is_bytewise(head))
		ty_input_drop_nul(reading->in);
	status = ty_text_open(&t->text, reading->in, reading->options->encoding, reading->hooks,
			      err);
	if (!status)
		status = ty_xml_open(&t->xml, ty_input_name(reading->in), &handler, t, err);
	if (status)
		return status;
	status = read_chunks(t, err);
	tell(t);
	ty_reading_tell_encoding(t->reading, t->text);
	return status;
}

taiyaku_status ty_tmx_read(ty_reading *reading, taiyaku_error *err)
{
	tmx *t = calloc(1, sizeof *t);
	taiyaku_status status;

	if (!t)
		return ty_fail_memory(err);
	t->reading = reading;
	status = read_with(t, err);
	ty_xml_close(t->xml);
	ty_text_close(t->text);
	ty_unit_free(&t->unit);
	ty_tmx_check_free(&t->check);
	ty_inline_free(&t->segment);
	ty_buf_free(&t->value);
	ty_buf_free(&t->type);
	free(t);
	return status;
}
