/* SPDX-License-Identifier: Apache-2.0 */
/*
 * TBX, read: version 2 (martif, ISO 30042:2008), version 3 (2019) in both styles, and TBX-Min.
 * They differ in the names of elements, which tbx_dialect.c knows.
 */
#include "glossary/tbx.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/ascii.h"
#include "base/error.h"
#include "base/set.h"
#include "base/tag.h"
#include "glossary/tbx_category.h"
#include "glossary/tbx_check.h"
#include "glossary/tbx_concept.h"
#include "glossary/tbx_dialect.h"
#include "glossary/term.h"
#include "markup/xml_read.h"
#include "text/convert.h"

/* Bytes of one term or value. */
#define TEXT_MAX ((size_t)1 << 20)
/* Other languages that are named. */
enum { OTHERS_SIZE = 200 };

/* What r->side is where no language is open, or another one. */
enum { NO_SIDE = -2, OTHER_SIDE = -1 };

typedef struct reader {
	ty_reading *reading;
	ty_xml_reader *xml;
	const ty_tbx_dialect *dialect;
	ty_arena arena; /* of the concept */
	ty_tbx_element stack[TY_XML_DEPTH_MAX + 1];
	size_t depth; /* 0: outside of a concept */
	ty_tbx_concept concept;
	int side;
	ty_tbx_term *term;
	ty_tbx_value *grouped; /* the first value of the open group */
	taiyaku_str name;      /* of the open category */
	taiyaku_str target;    /* that it refers to */
	ty_buf text;	       /* of the open term, category or note */
	bool no_memory;
	const char *fault;				   /* of the concept */
	taiyaku_str transaction, responsible, date, stamp; /* of the open transacGrp */
	uint64_t number;				   /* of the concept, from 1 */
	bool named;					   /* the open language has a term */
	unsigned languages;				   /* of the concept, that have one */
	ty_tbx_check check;				   /* where there is no sink */
	char others[OTHERS_SIZE]; /* languages that are left out, with blanks between */
} reader;

int ty_tbx_sniff(const ty_head *head)
{
	return ty_tbx_dialect_of(head->text) ? 95 : 0;
}

/* ---- values ---- */

/* The text of an element without the white space that lays out a file: at its ends, and a line
 * end before an indentation, which is a blank, but nothing between kanji and kana. */
static taiyaku_str text_of(const ty_buf *buf)
{
	taiyaku_str s = ty_str_trim(ty_buf_str(buf));
	char *to = buf->data;
	size_t len = 0;

	for (size_t i = 0; i < s.len; i++) {
		size_t end = i;

		while (s.data[i] == '\n' && end < s.len && ty_is_blank(s.data[end]))
			end++;
		if (end > i + 1) {
			if (!(s.data[i - 1] & 0x80) || !(s.data[end] & 0x80))
				to[len++] = ' ';
			i = end - 1;
		} else {
			to[len++] = s.data[i];
		}
	}
	return ty_str_of(to, len);
}

/* Where a value of the open place goes; NULL: nowhere. */
static ty_tbx_values *open_values(reader *r)
{
	if (r->side == NO_SIDE)
	return &r->concept.values;
	if (r->side == OTHER_SIDE)
		return NULL;
	return r->term ? &r->term->values : &r->concept.sections[r->side].values;
}

static ty_tbx_value *add(reader *r, taiyaku_str name, taiyaku_str text)
{
	ty_tbx_values *to = open_values(r);
	ty_tbx_value *value;

	if (!to || text.len == 0)
		return NULL;
	value = ty_tbx_add_value(to, &r->arena, name, text);
	if (!value)
		r->fault = "too much is said in one place of a concept";
	return value;
}

static taiyaku_str kept(reader *r, taiyaku_str s)
{
	taiyaku_str copy = { NULL, 0 };

	if (s.len > 0 && !ty_arena_copy(&copy, &r->arena, s))
		r->no_memory = true;
	return copy;
}

/* "c2", or "c2 text" where the text of a reference says more than where to. */
static taiyaku_str reference(reader *r, taiyaku_str text)
{
	ty_buf both = { 0 };
	taiyaku_str whole;

	if (r->target.len == 0 || ty_str_equal(r->target, text))
		return text;
	ty_buf_add(&both, r->target);
	if (text.len > 0)
		ty_buf_byte(&both, ' ');
	ty_buf_add(&both, text);
	whole = kept(r, ty_buf_str(&both));
	r->no_memory = r->no_memory || both.failed;
	ty_buf_free(&both);
	return whole;
}

static ty_tbx_element parent(const reader *r)
{
	return r->depth > 0 ? r->stack[r->depth - 1] : TY_TBX_OUTSIDE;
}

/* A definition or a context, whose source may follow. */
static bool takes_source(const ty_tbx_value *value)
{
	return value && value->source.len == 0 &&
	       (ty_str_is(value->name, "definition") || ty_str_is(value->name, "context"));
}

static void end_transac_category(reader *r, taiyaku_str text)
{
	if (ty_str_is(r->name, "responsibility")) {
		r->responsible = text;
	} else if (ty_str_is(r->name, "transactionType")) {
		r->transaction = text;
	} else { /* <transac type="origination">who</transac> */
		r->transaction = r->name;
		r->responsible = text;
	}
}

/* The value of TBX-Basic for the word of another dialect. */
static taiyaku_str basic_status(taiyaku_str word)
{
	static const char *const values[] = { NULL, "preferredTerm-admn-sts",
					      "admittedTerm-admn-sts", NULL,
					      "deprecatedTerm-admn-sts" };
	const char *value = values[ty_term_rank(ty_term_status(word))];

	if (!value || ty_tbx_allows(ty_tbx_category_of(TY_STR("administrativeStatus")), word))
		return word;
	if (ty_str_starts(word, TY_STR("superseded")) || ty_str_is(word, "obsolete"))
		return TY_STR("supersededTerm-admn-sts");
	return ty_str(value);
}

static void end_category(reader *r, taiyaku_str text)
{
	ty_tbx_value *value;

	if (parent(r) == TY_TBX_IN_TRANSAC) {
		end_transac_category(r, text);
		return;
	}
	if (ty_str_is(r->name, "source") && takes_source(r->grouped)) {
		r->grouped->source = text;
		return;
	}
	if (ty_str_is(r->name, "pronunciation") &&
	    r->side == ty_term_reading_side(&r->reading->options->languages))
		r->name = TY_STR("reading");
	if (ty_str_is(r->name, "administrativeStatus"))
		text = basic_status(text);
	value = add(r, r->name, reference(r, text));
	if (parent(r) == TY_TBX_IN_GROUP && !r->grouped)
		r->grouped = value;
}

static void end_note(reader *r, taiyaku_str text)
{
	taiyaku_str name, value;
	ty_tbx_value *added;

	if (parent(r) == TY_TBX_IN_TRANSAC && ty_term_is_date(text)) {
		r->stamp = text;
		return;
	}
	if (!ty_tbx_special(&name, &value, text, r->term != NULL)) {
		add(r, TY_STR("note"), text);
		return;
	}
	added = add(r, name, value);
	if (added)
		added->from_note = true;
}

/* 2026-01-02 as TMX writes a date, where no note has told the time too. */
static taiyaku_str stamp_of(reader *r)
{
	char stamp[17];

	if (r->stamp.len > 0)
		return r->stamp;
	if (r->date.len < 10 || r->date.data[4] != '-' || r->date.data[7] != '-')
		return r->date;
	snprintf(stamp, sizeof stamp, "%.4s%.2s%.2sT000000Z", r->date.data, r->date.data + 5,
		 r->date.data + 8);
	return ty_term_is_date(ty_str(stamp)) ? kept(r, ty_str(stamp)) : r->date;
}

static void end_transac(reader *r)
{
	bool made =
		ty_str_is(r->transaction, "origination") || ty_str_is(r->transaction, "creation");

	add(r, made ? TY_STR("creationdate") : TY_STR("changedate"), stamp_of(r));
	add(r, made ? TY_STR("creationid") : TY_STR("changeid"), r->responsible);
}

/* ---- elements ---- */

/* Report the concept, which costs itself only. */
static taiyaku_status reject(reader *r, ty_position at, taiyaku_str record, const char *cause,
			     taiyaku_error *err)
{
	const ty_unit_name name = {
		.what = "concept", .number = r->number, .id_name = "id", .id = r->concept.id
	};

	return ty_reading_reject_unit(r->reading, at, record, &name, cause, err);
}

/* A language that is not asked for: named once at the end. */
static void remember_other(reader *r, taiyaku_str tag)
{
	taiyaku_str known = ty_str(r->others), rest = known;

	while (rest.len > 0)
		if (ty_str_equal(ty_str_next(&rest, ' '), tag))
			return;
	if (tag.len > 0 && known.len + tag.len + 2 < sizeof r->others)
		snprintf(r->others + known.len, sizeof r->others - known.len, "%s%.*s",
			 known.len ? " " : "", TY_ARG(tag));
}

static void start_concept(reader *r, const ty_xml_element *element)
{
	ty_arena_reset(&r->arena);
	r->number++;
	r->concept = (ty_tbx_concept){ .id = kept(r, ty_xml_value(element, NULL, TY_STR("id"))) };
	r->side = NO_SIDE;
	r->languages = 0;
	r->term = NULL;
	r->grouped = NULL;
	r->fault = NULL;
}

/* In DCA the type names the category, in DCT the element does. */
static void start_category(reader *r, const ty_xml_element *element)
{
	static const char *const holders[] = {
		"descrip", "admin",	  "termNote", "ref",
		"xref",	   "transacNote", "transac",  "termCompGrp"
	};
	taiyaku_str name = element->name, type = ty_xml_value(element, NULL, TY_STR("type"));

	for (size_t i = 0; i < sizeof holders / sizeof *holders; i++)
		if (ty_str_is(name, holders[i]) && type.len > 0) {
			name = type;
			break;
		}
	r->name = kept(r, ty_tbx_plain_name(name));
	r->target = kept(r, ty_xml_value(element, NULL, TY_STR("target")));
}

static void start_section(reader *r, const ty_xml_element *element)
{
	taiyaku_str tag = ty_xml_value(element, NULL, TY_STR("lang"));

	r->named = false;
	r->side = ty_tag_side(tag, &r->reading->options->languages);
	if (r->side < 0) {
		r->side = OTHER_SIDE;
		remember_other(r, tag);
	}
}

static taiyaku_status start(void *ctx, const ty_xml_element *element, taiyaku_error *err)
{
	reader *r = ctx;
	ty_tbx_element k = TY_TBX_IN_CONCEPT;

	if (!r->reading->to)
		ty_tbx_check_start(&r->check, r->reading, ty_xml_position(r->xml), element);
	if (r->depth == 0) {
		if (!ty_str_is(element->name, r->dialect->record))
			return TAIYAKU_OK;
		start_concept(r, element);
	} else {
		k = ty_tbx_element_of(parent(r), element->name);
	}
	if (r->depth > TY_XML_DEPTH_MAX)
		return ty_fail_there(err, TAIYAKU_ELIMIT, ty_input_name(r->reading->in),
				     ty_xml_position(r->xml), "elements are nested too deep");
	if ((k == TY_TBX_IN_SECTION && parent(r) != TY_TBX_IN_CONCEPT) ||
	    (k == TY_TBX_IN_TERM_SECTION && parent(r) != TY_TBX_IN_SECTION)) {
		r->fault = "a language or a term is not where it belongs";
		k = TY_TBX_IN_IGNORED;
	}
	if (k == TY_TBX_IN_TERM || k == TY_TBX_IN_CATEGORY || k == TY_TBX_IN_DATE ||
	    k == TY_TBX_IN_NOTE)
		ty_buf_clear(&r->text);
	if (k == TY_TBX_IN_SECTION)
		start_section(r, element);
	if (k == TY_TBX_IN_TERM_SECTION && r->side >= 0) {
		r->term = ty_arena_alloc(&r->arena, sizeof *r->term);
		r->no_memory = r->no_memory || !r->term;
	}
	if (k == TY_TBX_IN_CATEGORY)
		start_category(r, element);
	if (k == TY_TBX_IN_TRANSAC)
		r->transaction = r->responsible = r->date = r->stamp = TY_STR("");
	r->stack[r->depth++] = k;
	return TAIYAKU_OK;
}

static taiyaku_status end_concept(reader *r, taiyaku_error *err)
{
	const taiyaku_languages *languages = &r->reading->options->languages;
	char without[64];
	ty_position at;
	taiyaku_str record;

	/* Whatever these languages are, it is sound. */
	if (!r->fault && !r->reading->to && r->languages > 1) {
		r->reading->counts.pairs++;
		return TAIYAKU_OK;
	}
	for (int side = 0; side < 2 && !r->fault; side++)
		if (r->concept.sections[side].n == 0) {
			snprintf(without, sizeof without, "there is no term in %.*s",
				 TY_ARG(side ? languages->target : languages->source));
			r->fault = without;
		}
	if (!r->fault && ty_tbx_is_too_much(&r->concept))
		r->fault = "too many terms and values in one concept";
	if (!r->fault)
		return ty_tbx_push(&r->concept, &r->arena, r->reading, err);
	record = ty_xml_record(r->xml, &at);
	return reject(r, at, record, r->fault, err);
}

static void end_term_section(reader *r)
{
	if (r->term && r->term->text.len > 0 &&
	    !ty_tbx_add_term(&r->concept.sections[r->side], r->term))
		r->fault = "too many terms in one concept";
	r->term = NULL;
}

static taiyaku_status end(void *ctx, taiyaku_str name, taiyaku_error *err)
{
	reader *r = ctx;
	taiyaku_status status = TAIYAKU_OK;
	taiyaku_str text;
	ty_tbx_element k;
	(void)name;

	if (!r->reading->to)
		ty_tbx_check_end(&r->check, ty_xml_position(r->xml));
	if (r->depth == 0)
		return TAIYAKU_OK;
	k = r->stack[--r->depth];
	if (k == TY_TBX_IN_TERM || k == TY_TBX_IN_CATEGORY || k == TY_TBX_IN_DATE ||
	    k == TY_TBX_IN_NOTE) {
		if (r->text.failed)
			r->fault = "a text in the concept is too long";
		text = kept(r, text_of(&r->text));
	}
	if (k == TY_TBX_IN_TERM && !r->named && !ty_str_is_blank(text)) {
		r->named = true;
		r->languages++;
	}
	if (k == TY_TBX_IN_TERM && r->term && r->term->text.len == 0 && !ty_str_is_blank(text))
		r->term->text = text;
	else if (k == TY_TBX_IN_CATEGORY)
		end_category(r, text);
	else if (k == TY_TBX_IN_NOTE)
		end_note(r, text);
	else if (k == TY_TBX_IN_DATE && parent(r) == TY_TBX_IN_TRANSAC)
		r->date = text;
	else if (k == TY_TBX_IN_TRANSAC)
		end_transac(r);
	else if (k == TY_TBX_IN_GROUP)
		r->grouped = NULL;
	else if (k == TY_TBX_IN_TERM_SECTION)
		end_term_section(r);
	else if (k == TY_TBX_IN_SECTION)
		r->side = NO_SIDE;
	else if (k == TY_TBX_IN_CONCEPT)
		status = end_concept(r, err);
	return !status && r->no_memory ? ty_fail_memory(err) : status;
}

static taiyaku_status add_text(void *ctx, taiyaku_str text, taiyaku_error *err)
{
	reader *r = ctx;
	ty_tbx_element k = parent(r);
	(void)err;

	if (k == TY_TBX_IN_TERM || k == TY_TBX_IN_CATEGORY || k == TY_TBX_IN_DATE ||
	    k == TY_TBX_IN_NOTE || k == TY_TBX_IN_INLINE)
		ty_buf_add(&r->text, text);
	return TAIYAKU_OK;
}

static taiyaku_status damage(void *ctx, const ty_xml_damage *what, taiyaku_error *err)
{
	reader *r = ctx;

	ty_tbx_check_damage(&r->check);
	if (!what->in_record)
		return ty_reading_reject(r->reading, what->at, what->raw, err, "%s", what->cause);
	if (r->depth == 0) { /* it is told before the concept was begun */
		r->number++;
		r->concept.id = TY_STR("");
	}
	r->depth = 0;
	return reject(r, what->at, what->raw, what->cause, err);
}

/* ---- the file ---- */

static taiyaku_status read_all(reader *r, ty_text *text, taiyaku_error *err)
{
	bool cut;
	taiyaku_status status = ty_reading_xml(&cut, r->xml, text, err);

	if (status || !cut)
		return status;
	return ty_reading_cut(r->reading, ty_xml_position(r->xml), err);
}

static void tell(reader *r)
{
	ty_reading_tell_dropped(r->reading, r->xml);
	if (*r->others && r->reading->to)
		ty_reading_mend(r->reading, ty_line(0), 0,
				"terms in other languages are left out: %s", r->others);
}

static taiyaku_status find_dialect(reader *r, taiyaku_error *err)
{
	ty_arena arena = { 0 };
	taiyaku_str raw, head;
	taiyaku_status status = ty_input_peek(&raw, r->reading->in, err);

	if (!status)
		status = ty_text_head(&head, &arena, raw, r->reading->options->encoding, err);
	if (!status) {
		r->dialect = ty_tbx_dialect_of(head);
		if (!r->dialect)
			status = ty_fail_at(
				err, TAIYAKU_ESYNTAX, ty_input_name(r->reading->in), 0, 0,
				"not TBX: the document is neither a <martif> nor a <tbx>");
	}
	ty_arena_free(&arena);
	return status;
}

taiyaku_status ty_tbx_read(ty_reading *reading, taiyaku_error *err)
{
	reader *r = calloc(1, sizeof *r);
	ty_xml_handler handler = { start, end, add_text, damage, NULL, NULL };
	ty_text *text = NULL;
	taiyaku_status status;

	if (!r)
		return ty_fail_memory(err);
	r->reading = reading;
	r->text.max = TEXT_MAX;
	status = find_dialect(r, err);
	if (status)
		goto done;
	handler.record = r->dialect->record;
	handler.ancestors = r->dialect->ancestors;
	status = ty_text_open(&text, reading->in, reading->options->encoding, reading->hooks, err);
	if (!status)
		status = ty_xml_open(&r->xml, ty_input_name(reading->in), &handler, r, err);
	if (!status)
		status = read_all(r, text, err);
	if (!status)
		tell(r);
	ty_reading_tell_encoding(reading, text);
done:
	if (text)
		reading->counts.mended += ty_text_mended(text);
	ty_xml_close(r->xml);
	ty_text_close(text);
	ty_tbx_check_free(&r->check);
	ty_buf_free(&r->text);
	ty_arena_free(&r->arena);
	free(r);
	return status;
}
