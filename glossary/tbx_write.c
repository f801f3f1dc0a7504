/* SPDX-License-Identifier: Apache-2.0 */
/*
 * TBX, written: version 2 (martif, which most programs read), version 3 in the DCA and in the DCT
 * style, all three TBX-Basic.  Pairs of one conceptId make one concept, so they wait until the
 * end; a pair without one is a concept of its own, without an id.
 */
#include "glossary/tbx.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/draft.h"
#include "base/error.h"
#include "base/grow.h"
#include "base/pair.h"
#include "glossary/term.h"
#include "glossary/tbx_category.h"
#include "glossary/tbx_gather.h"
#include "markup/xml_write.h"

typedef struct style {
	const char *concept, *section, *term_section; /* names of elements */
	bool dct;
	const char *head, *tail; /* %1: the source language */
} style;

/* The XCS that OmegaT, Lokalize and others expect to be named. */
static const style v2 = {
	"termEntry",
	"langSet",
	"tig",
	false,
	"<martifHeader>\n<fileDesc><sourceDesc><p>taiyaku</p></sourceDesc></fileDesc>\n"
	"<encodingDesc><p type=\"XCSURI\">TBXBasicXCSV02.xcs</p></encodingDesc>\n"
	"</martifHeader>\n<text>\n<body>\n",
	"</body>\n</text>\n</martif>\n"
};
#define V3_HEADER                                                                     \
	"<tbxHeader>\n<fileDesc><sourceDesc><p>taiyaku</p></sourceDesc></fileDesc>\n" \
	"</tbxHeader>\n<text>\n<body>\n"
#define V3_TAIL "</body>\n</text>\n</tbx>\n"
static const style v3_dca = { "conceptEntry", "langSec", "termSec", false, V3_HEADER, V3_TAIL };
static const style v3_dct = { "conceptEntry", "langSec", "termSec", true, V3_HEADER, V3_TAIL };

/* A pair that waits for the others of its concept. */
typedef struct waiting {
	const taiyaku_pair *pair;
	taiyaku_str concept;
	size_t order;
} waiting;

typedef struct writer {
	const style *style;
	ty_arena pairs;	  /* that wait */
	ty_arena scratch; /* of one concept */
	waiting *waiting; /* owned */
	size_t n, cap;
	ty_buf out;
	int depth; /* of indentation */
} writer;

/* ---- elements ---- */

static void indent(writer *w)
{
	for (int i = 0; i < w->depth; i++)
		ty_buf_add(&w->out, TY_STR("  "));
}

static void open_element(writer *w, const char *name)
{
	indent(w);
	ty_buf_print(&w->out, "<%s>\n", name);
	w->depth++;
}

static void close_element(writer *w, const char *name)
{
	w->depth--;
	indent(w);
	ty_buf_print(&w->out, "</%s>\n", name);
}

static void add_content(ty_writing *writing, const char *name, taiyaku_str text)
{
	writer *w = writing->state;

	ty_buf_byte(&w->out, '>');
	ty_term_lost_blanks(&writing->lost, text);
	if (ty_xml_add_text(&w->out, text) > 0)
		ty_lost_add(&writing->lost, TY_STR("control characters"));
	ty_buf_print(&w->out, "</%s>\n", name);
}

/* <name>text</name> */
static void add_element(ty_writing *writing, const char *name, taiyaku_str text)
{
	writer *w = writing->state;

	indent(w);
	ty_buf_print(&w->out, "<%s", name);
	add_content(writing, name, text);
}

/* A category in the style of the file: <descrip type="definition">, <basic:definition>. */
static void add_category(ty_writing *writing, const char *holder, const char *module,
			 const char *name, taiyaku_str target, taiyaku_str text)
{
	writer *w = writing->state;
	char element[64];

	if (w->style->dct)
		snprintf(element, sizeof element, "%s:%s", module, name);
	else
		snprintf(element, sizeof element, "%s", holder);
	indent(w);
	ty_buf_print(&w->out, "<%s", element);
	if (!w->style->dct)
		ty_xml_add_attribute(&w->out, "type", ty_str(name));
	if (target.len > 0)
		ty_xml_add_attribute(&w->out, "target", target);
	add_content(writing, element, text);
}

static void add_named_note(ty_writing *writing, const char *name, taiyaku_str value)
{
	writer *w = writing->state;

	indent(w);
	ty_buf_print(&w->out, "<note>%s: ", name);
	ty_term_lost_blanks(&writing->lost, value);
	if (ty_xml_add_text(&w->out, value) > 0)
		ty_lost_add(&writing->lost, TY_STR("control characters"));
	ty_buf_add(&w->out, TY_STR("</note>\n"));
}

/* ---- values ---- */

static bool is_reference(const ty_tbx_category *category)
{
	return ty_str_is(ty_str(category->element), "ref") ||
	       ty_str_is(ty_str(category->element), "xref");
}

/* "c2 text": the target and the text, which is the target again where there is none. */
static void add_reference(ty_writing *writing, const ty_tbx_category *category,
			  const ty_tbx_value *value)
{
	taiyaku_str text = value->text, target = ty_str_next(&text, ' ');

	add_category(writing, category->element, category->module, category->name, target,
		     text.len > 0 ? text : target);
}

/* A date and who it was, which stand in two values. */
static void add_transaction(ty_writing *writing, const ty_tbx_values *values, const char *type,
			    const char *date_name, const char *id_name)
{
	writer *w = writing->state;
	taiyaku_str date = { NULL, 0 }, who = { NULL, 0 };
	char day[16];

	for (const ty_tbx_value *v = values->first; v; v = v->next) {
		if (ty_str_is(v->name, date_name) && date.len == 0)
			date = v->text;
		if (ty_str_is(v->name, id_name) && who.len == 0)
			who = v->text;
	}
	if (date.len > 0 && !ty_term_is_date(date)) {
		ty_lost_add(&writing->lost, ty_str(date_name));
		date.len = 0;
	}
	if (date.len == 0 && who.len == 0)
		return;
	open_element(w, "transacGrp");
	add_category(writing, "transac", "basic", "transactionType", TY_STR(""), ty_str(type));
	if (who.len > 0)
		add_category(writing, "transacNote", "basic", "responsibility", TY_STR(""), who);
	if (date.len > 0) {
		snprintf(day, sizeof day, "%.4s-%.2s-%.2s", date.data, date.data + 4,
			 date.data + 6);
		add_element(writing, "date", ty_str(day));
		if (!ty_str_ends(date, TY_STR("T000000Z")))
			add_element(writing, "note", date); /* with the time */
	}
	close_element(w, "transacGrp");
}

/* A value that is not in the list of its category: the one there is for the rest, NULL: none. */
static const char *nearest_value(const ty_tbx_category *category, taiyaku_str value)
{
	if (ty_str_is(ty_str(category->name), "partOfSpeech") && ty_str_is(value, "properNoun"))
		return "noun";
	return ty_tbx_allows(category, TY_STR("other")) ? "other" : NULL;
}

/* What comes first in a term's section. */
static void add_term_notes(ty_writing *writing, const ty_tbx_values *values)
{
	for (const ty_tbx_value *v = values->first; v; v = v->next) {
		const ty_tbx_category *category = ty_tbx_category_of(v->name);
		const char *value;

		if (!category || !ty_str_is(ty_str(category->element), "termNote"))
			continue;
		if (ty_tbx_allows(category, v->text)) {
			add_category(writing, "termNote", category->module, category->name,
				     TY_STR(""), v->text);
			continue;
		}
		value = nearest_value(category, v->text);
		if (value)
			add_category(writing, "termNote", category->module, category->name,
				     TY_STR(""), ty_str(value));
	}
}

static void add_with_source(ty_writing *writing, const ty_tbx_category *category,
			    const ty_tbx_value *v)
{
	writer *w = writing->state;

	open_element(w, "descripGrp");
	add_category(writing, category->element, category->module, category->name, TY_STR(""),
		     v->text);
	add_category(writing, "admin", "basic", "source", TY_STR(""), v->source);
	close_element(w, "descripGrp");
}

static void add_value(ty_writing *writing, const ty_tbx_value *v)
{
	const ty_tbx_category *category = ty_tbx_category_of(v->name);
	bool is_link = ty_str_is(v->name, "externalCrossReference");

	if (ty_str_is(v->name, "note"))
		add_element(writing, "note", v->text);
	else if (ty_str_is(v->name, "reading") || ty_str_is(v->name, "status"))
		add_named_note(writing, ty_str_is(v->name, "reading") ? "reading" : "status",
			       v->text);
	else if (!category)
		return; /* a transaction */
	else if (ty_str_is(ty_str(category->element), "termNote")) {
		if (!ty_tbx_allows(category, v->text))
			add_named_note(writing, category->name, v->text);
	} else if (is_link && !ty_str_starts(v->text, TY_STR("http://")) &&
		   !ty_str_starts(v->text, TY_STR("https://"))) {
		add_named_note(writing, category->name, v->text);
	} else if (is_reference(category)) {
		add_reference(writing, category, v);
	} else if (v->source.len > 0) {
		add_with_source(writing, category, v);
	} else {
		add_category(writing, category->element, category->module, category->name,
			     TY_STR(""), v->text);
	}
}

static void add_values(ty_writing *writing, const ty_tbx_values *values)
{
	add_term_notes(writing, values);
	for (const ty_tbx_value *v = values->first; v; v = v->next)
		add_value(writing, v);
	add_transaction(writing, values, "origination", "creationdate", "creationid");
	add_transaction(writing, values, "modification", "changedate", "changeid");
}

/* ---- concepts ---- */

static void add_section(ty_writing *writing, const ty_tbx_section *section, taiyaku_str language)
{
	writer *w = writing->state;

	indent(w);
	ty_buf_print(&w->out, "<%s", w->style->section);
	ty_xml_add_attribute(&w->out, "xml:lang", language);
	ty_buf_add(&w->out, TY_STR(">\n"));
	w->depth++;
	add_values(writing, &section->values);
	for (const ty_tbx_term *t = section->first; t; t = t->next) {
		open_element(w, w->style->term_section);
		add_element(writing, "term", t->text);
		add_values(writing, &t->values);
		close_element(w, w->style->term_section);
	}
	close_element(w, w->style->section);
}

/* The concept of these pairs; an empty id: none. */
static taiyaku_status add_concept(ty_writing *writing, const taiyaku_pair *const *pairs, size_t n,
				  taiyaku_str id, taiyaku_error *err)
{
	const taiyaku_languages *languages = &writing->options->languages;
	writer *w = writing->state;
	ty_tbx_concept concept;
	taiyaku_str written = id;
	taiyaku_status status =
		ty_tbx_gather(&concept, &w->scratch, pairs, n, languages, &writing->lost, err);

	if (status)
		return status;
	if (id.len > 0 && !ty_tbx_id_write(&written, &w->scratch, id))
		return ty_fail_memory(err);
	ty_buf_clear(&w->out);
	indent(w);
	ty_buf_print(&w->out, "<%s", w->style->concept);
	if (id.len > 0)
		ty_xml_add_attribute(&w->out, "id", written);
	ty_buf_add(&w->out, TY_STR(">\n"));
	w->depth++;
	add_values(writing, &concept.values);
	add_section(writing, &concept.sections[TAIYAKU_SOURCE], languages->source);
	add_section(writing, &concept.sections[TAIYAKU_TARGET], languages->target);
	close_element(w, w->style->concept);
	ty_output_add(writing->to, ty_buf_str(&w->out));
	ty_arena_reset(&w->scratch);
	return ty_buf_status(&w->out, err);
}

/* ---- the file ---- */

static taiyaku_status begin(ty_writing *writing, const style *of, taiyaku_error *err)
{
	writer *w = calloc(1, sizeof *w);
	ty_buf *out;

	writing->state = w;
	if (!w)
		return ty_fail_memory(err);
	w->style = of;
	out = &w->out;
	ty_buf_add(out, TY_STR("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"));
	ty_buf_print(out, "<%s type=\"TBX-Basic\"", of == &v2 ? "martif" : "tbx");
	if (of != &v2)
		ty_buf_print(out, " style=\"%s\"", of->dct ? "dct" : "dca");
	ty_xml_add_attribute(out, "xml:lang", writing->options->languages.source);
	if (of != &v2)
		ty_buf_add(out, TY_STR(" xmlns=\"urn:iso:std:iso:30042:ed-2\""));
	if (of->dct)
		ty_buf_add(out, TY_STR(" xmlns:min=\"http://www.tbxinfo.net/ns/min\""
				       " xmlns:basic=\"http://www.tbxinfo.net/ns/basic\""));
	ty_buf_print(out, ">\n%s", of->head);
	ty_output_add(writing->to, ty_buf_str(out));
	return ty_buf_status(out, err);
}

static taiyaku_status begin_v2(ty_writing *writing, taiyaku_error *err)
{
	return begin(writing, &v2, err);
}

static taiyaku_status begin_v3_dca(ty_writing *writing, taiyaku_error *err)
{
	return begin(writing, &v3_dca, err);
}

static taiyaku_status begin_v3_dct(ty_writing *writing, taiyaku_error *err)
{
	return begin(writing, &v3_dct, err);
}

static void drop(ty_writing *writing)
{
	writer *w = writing->state;

	if (!w)
		return;
	ty_arena_free(&w->pairs);
	ty_arena_free(&w->scratch);
	ty_buf_free(&w->out);
	free(w->waiting);
	free(w);
	writing->state = NULL;
}

static bool hold(writer *w, const taiyaku_pair *pair, taiyaku_str concept)
{
	if (!TY_GROW(w->waiting, w->cap, w->n + 1))
		return false;
	w->waiting[w->n] = (waiting){ pair, concept, w->n };
	w->n++;
	return true;
}

/* A pair of several concepts is written in each. */
static taiyaku_status write_pair(ty_writing *writing, const taiyaku_pair *pair, taiyaku_error *err)
{
	writer *w = writing->state;
	taiyaku_pair *copy;

	if (ty_pair_prop(pair, "conceptId").len == 0)
		return add_concept(writing, &pair, 1, TY_STR(""), err);
	copy = ty_arena_alloc(&w->pairs, sizeof *copy);
	if (!copy || !ty_pair_copy(copy, &w->pairs, pair))
		return ty_fail_memory(err);
	for (size_t i = 0; i < copy->n_props; i++)
		if (ty_str_is(copy->props[i].type, "conceptId") && copy->props[i].value.len > 0 &&
		    !hold(w, copy, copy->props[i].value))
			return ty_fail_memory(err);
	return TAIYAKU_OK;
}

static int by_concept(const void *a, const void *b)
{
	const waiting *x = a, *y = b;
	int order = ty_str_compare(x->concept, y->concept);

	return order ? order : (x->order > y->order) - (x->order < y->order);
}

/* Concepts stand in the order of their ids, so that the same content gives the same file. */
static taiyaku_status end(ty_writing *writing, taiyaku_error *err)
{
	writer *w = writing->state;
	const taiyaku_pair **pairs = calloc(TY_TBX_GATHER_MAX, sizeof *pairs);
	taiyaku_status status = pairs ? TAIYAKU_OK : ty_fail_memory(err);
	size_t i = 0;

	if (w->n > 0)
		qsort(w->waiting, w->n, sizeof *w->waiting, by_concept);
	while (!status && i < w->n) {
		taiyaku_str id = w->waiting[i].concept;
		bool again = i > 0 && ty_str_equal(w->waiting[i - 1].concept, id);
		size_t n = 0;

		while (i < w->n && n < TY_TBX_GATHER_MAX && ty_str_equal(w->waiting[i].concept, id))
			pairs[n++] = w->waiting[i++].pair;
		if (again)
			ty_lost_add(&writing->lost, TY_STR("conceptId of more than 1000 pairs"));
		status = add_concept(writing, pairs, n, again ? TY_STR("") : id, err);
	}
	if (!status)
		ty_output_add(writing->to, ty_str(w->style->tail));
	free(pairs);
	drop(writing);
	return status;
}

const ty_format ty_format_tbx = {
	.info = { .name = "tbx",
		  .title = "TermBase eXchange 2008 (martif), read also 2019 and TBX-Min",
		  .extensions = "tbx",
		  .reads = true,
		  .writes = true },
	.sniff = ty_tbx_sniff,
	.read = ty_tbx_read,
	.begin = begin_v2,
	.write = write_pair,
	.end = end,
	.drop = drop,
};

const ty_format ty_format_tbx3 = {
	.info = { .name = "tbx3",
		  .title = "TermBase eXchange 2019, categories as elements (DCT)",
		  .extensions = "tbx",
		  .reads = true,
		  .writes = true },
	.read = ty_tbx_read,
	.begin = begin_v3_dct,
	.write = write_pair,
	.end = end,
	.drop = drop,
};

const ty_format ty_format_tbx3_dca = {
	.info = { .name = "tbx3-dca",
		  .title = "TermBase eXchange 2019, categories as attributes (DCA)",
		  .extensions = "tbx",
		  .reads = true,
		  .writes = true },
	.read = ty_tbx_read,
	.begin = begin_v3_dca,
	.write = write_pair,
	.end = end,
	.drop = drop,
};
