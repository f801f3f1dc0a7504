/* SPDX-License-Identifier: Apache-2.0 */
#include "tmx/xliff_markup.h"

#include "base/ascii.h"
#include "tmx/xliff.h"

/* Names of what is lost, as users are told. */
#define LOST_TYPE "types of inline tags"
#define LOST_SUB "texts inside inline tags"
#define LOST_ASSOC "assoc of inline tags"

bool ty_xliff_is_token(taiyaku_str s)
{
	for (size_t i = 0; i < s.len; i++) {
		char c = s.data[i];

		if (!(ty_is_alnum(c) || c == '.' || c == '_' || c == '-'))
			return false;
	}
	return s.len > 0;
}

void ty_xliff_markup_clear(ty_xliff_markup *m)
{
	ty_buf_clear(&m->data);
	ty_arena_reset(&m->arena);
	m->n_data = 0;
}

void ty_xliff_markup_free(ty_xliff_markup *m)
{
	ty_buf_free(&m->data);
	ty_arena_free(&m->arena);
}

/* ---- which belong together ---- */

/* NULL: there are too many, or none of this number. */
static ty_xliff_pairing *pairing_of(ty_xliff_markup *m, taiyaku_str i, bool make)
{
	for (size_t k = 0; k < m->n_pairings; k++)
		if (ty_str_equal(m->pairings[k].i, i))
			return &m->pairings[k];
	if (!make || m->n_pairings == TY_XLIFF_TAGS_MAX || !ty_xliff_is_token(i))
		return NULL;
	m->pairings[m->n_pairings] = (ty_xliff_pairing){ .i = i };
	return &m->pairings[m->n_pairings++];
}

static void find_pairs(ty_xliff_markup *m, taiyaku_str markup)
{
	ty_inline_token tag;

	m->n_pairings = m->n_used = m->depth = m->codes = 0;
	m->made = 0;
	while (ty_inline_next(&tag, &markup)) {
		taiyaku_str name = ty_str(tag.kind ? tag.kind->name : NULL);
		bool begins = ty_str_is(name, "bpt");
		ty_xliff_pairing *p;

		if (tag.what != TY_INLINE_START || (!begins && !ty_str_is(name, "ept")))
			continue;
		p = pairing_of(m, ty_inline_attribute(&tag, "i"), true);
		if (!p)
			continue;
		p->begins += begins;
		p->ends += !begins;
		p->ends_last = !begins;
	}
}

/* One beginning, and then one end: else XLIFF cannot hold them as a pair. */
static ty_xliff_pairing *partner(ty_xliff_markup *m, const ty_inline_token *tag)
{
	ty_xliff_pairing *p = pairing_of(m, ty_inline_attribute(tag, "i"), false);

	return p && p->begins == 1 && p->ends == 1 && p->ends_last ? p : NULL;
}

/* ---- ids ---- */

static bool is_used(const ty_xliff_markup *m, taiyaku_str id)
{
	for (size_t i = 0; i < m->n_used; i++)
		if (ty_str_equal(m->used[i], id))
			return true;
	return m->n_used == TY_XLIFF_TAGS_MAX;
}

static taiyaku_str use(ty_xliff_markup *m, taiyaku_str id)
{
	if (m->n_used < TY_XLIFF_TAGS_MAX)
		m->used[m->n_used++] = id;
	return id;
}

/* "_" and a number: that of the tag, else one that is made. */
static taiyaku_str made_id(ty_xliff_markup *m, taiyaku_str number)
{
	ty_buf made = { 0 };
	taiyaku_str id = { NULL, 0 };

	ty_buf_add(&made, TY_STR(TY_XLIFF_MADE));
	ty_buf_add(&made, number);
	if (number.len == 0 || is_used(m, ty_buf_str(&made))) {
		ty_buf_clear(&made);
		ty_buf_print(&made,
			     TY_XLIFF_MADE "."
					   "%u",
			     ++m->made);
	}
	m->failed |= made.failed || !ty_arena_copy(&id, &m->arena, ty_buf_str(&made));
	ty_buf_free(&made);
	return id;
}

static taiyaku_str id_of(ty_xliff_markup *m, const ty_inline_token *tag, taiyaku_str number)
{
	taiyaku_str x = ty_inline_attribute(tag, "x");

	if (ty_xliff_is_token(x) && !ty_str_starts(x, TY_STR(TY_XLIFF_MADE)) && !is_used(m, x))
		return use(m, x);
	return use(m, made_id(m, number));
}

/* ---- attributes ---- */

/* Values are escaped already. */
static void add(ty_buf *to, const char *name, taiyaku_str value)
{
	ty_buf_print(to, " %s=\"", name);
	ty_buf_add(to, value);
	ty_buf_byte(to, '"');
}

static bool is_one_of(taiyaku_str value, const char *const *known)
{
	while (*known && !ty_str_is(value, *known))
		known++;
	return *known != NULL;
}

/* XLIFF 1.2: a value that it does not know begins with x- and has no blanks. */
static void add_own(ty_xliff_markup *m, ty_buf *to, const char *name, taiyaku_str value,
		    const char *const *known)
{
	if (value.len == 0)
		return;
	if (memchr(value.data, ' ', value.len) || memchr(value.data, '&', value.len)) {
		ty_lost_add(m->lost, TY_STR(LOST_TYPE));
		return;
	}
	ty_buf_print(to, " %s=\"%s", name, is_one_of(value, known) ? "" : "x-");
	ty_buf_add(to, value);
	ty_buf_byte(to, '"');
}

/* XLIFF 2.1, 4.3.1.30 and 4.3.1.27: one of a list, else "authority:value" under a type. */
static void add_sub_type(ty_xliff_markup *m, ty_buf *to, taiyaku_str type)
{
	static const char *const known[] = { "fmt", "ui", "quote", "link", "image", "other", NULL };
	size_t colon = ty_str_find(type, TY_STR(":"), 0);
	bool authority = colon != SIZE_MAX && colon > 0 && colon + 1 < type.len &&
			 ty_str_find(type, TY_STR(":"), colon + 1) == SIZE_MAX;

	if (type.len == 0)
		return;
	if (memchr(type.data, ' ', type.len) || memchr(type.data, '&', type.len) ||
	    (colon != SIZE_MAX && !authority)) {
		ty_lost_add(m->lost, TY_STR(LOST_TYPE));
	} else if (is_one_of(type, known)) {
		add(to, "type", type);
	} else {
		ty_buf_print(to, " type=\"other\" subType=\"%s",
			     authority ? "" : TY_XLIFF_OURS ":");
		ty_buf_add(to, type);
		ty_buf_byte(to, '"');
	}
}

/* The type of a tag, under which a ut hides. */
static taiyaku_str type_of(const ty_inline_token *tag)
{
	if (ty_str_is(ty_str(tag->kind->name), "ut"))
		return TY_STR("ut");
	return ty_inline_attribute(tag, "type");
}

/* ---- 1.2 ---- */

static const char *start_first(ty_xliff_markup *m, ty_buf *to, const ty_inline_token *tag)
{
	static const char *const delimiters[] = { "bold", "italic", "underlined", "link", NULL };
	static const char *const placeholders[] = { "image", "pb", "lb", NULL };
	taiyaku_str name = ty_str(tag->kind->name), assoc = ty_inline_attribute(tag, "assoc");
	bool ends = ty_str_is(name, "ept"), begins = ty_str_is(name, "bpt");
	ty_xliff_pairing *pair = begins || ends ? partner(m, tag) : NULL;
	const char *written = tag->kind->name;

	if (ty_str_is(name, "ut"))
		written = "ph";
	else if ((begins || ends) && !pair)
		written = "it";
	ty_buf_print(to, "<%s", written);
	if (ends && pair) {
		add(to, "id", pair->id);
	} else {
		taiyaku_str id = id_of(m, tag, pair ? pair->i : (taiyaku_str){ NULL, 0 });

		add(to, "id", id);
		if (pair)
			pair->id = id;
	}
	if (pair)
		add(to, "rid", pair->i);
	else if (ty_str_is(ty_str(written), "it"))
		add(to, "pos",
		    ends || ty_str_is(ty_inline_attribute(tag, "pos"), "end") ? TY_STR("close")
									      : TY_STR("open"));
	if (ty_str_is(ty_str(written), "ph") && assoc.len > 0) {
		if (ty_str_is(assoc, "p") || ty_str_is(assoc, "f") || ty_str_is(assoc, "b"))
			add(to, "assoc",
			    ty_str_is(assoc, "p")   ? TY_STR("preceding")
			    : ty_str_is(assoc, "f") ? TY_STR("following")
						    : TY_STR("both"));
		else
			ty_lost_add(m->lost, TY_STR(LOST_ASSOC));
	}
	add_own(m, to, "ctype", type_of(tag),
		ty_str_is(ty_str(written), "ph") ? placeholders : delimiters);
	return written;
}

static const char *start_text_first(ty_xliff_markup *m, ty_buf *to, const ty_inline_token *tag)
{
	static const char *const none[] = { NULL };
	static const char *const datatypes[] = { "html",  "plaintext", "rtf", "sgml",
						 "xhtml", "xml",       NULL };
	taiyaku_str x = ty_inline_attribute(tag, "x"), type = ty_inline_attribute(tag, "type");

	if (ty_str_is(ty_str(tag->kind->name), "sub")) {
		ty_buf_add(to, TY_STR("<sub"));
		add_own(m, to, "datatype", ty_inline_attribute(tag, "datatype"), datatypes);
		add_own(m, to, "ctype", type, none);
		return "sub";
	}
	ty_buf_add(to, TY_STR("<mrk mtype=\"" TY_XLIFF_HI_1));
	if (ty_xliff_is_token(x)) {
		ty_buf_byte(to, ':');
		ty_buf_add(to, x);
	}
	ty_buf_byte(to, '"');
	if (type.len > 0)
		add(to, "comment", type);
	return "mrk";
}

/* ---- 2.1 ---- */

static void refer_to_data(ty_xliff_markup *m, ty_buf *to, const ty_inline_token *tag)
{
	m->n_data++;
	ty_buf_print(to, " dataRef=\"d%u\"", m->n_data);
	ty_buf_print(&m->data, "<data id=\"d%u\">", m->n_data);
	if (tag->empty)
		ty_buf_add(&m->data, TY_STR("</data>\n"));
}

static void code_second(ty_xliff_markup *m, ty_buf *to, const ty_inline_token *tag)
{
	taiyaku_str name = ty_str(tag->kind->name);
	bool ends = ty_str_is(name, "ept"), begins = ty_str_is(name, "bpt");
	ty_xliff_pairing *pair = begins || ends ? partner(m, tag) : NULL;
	bool placeholder = ty_str_is(name, "ph") || ty_str_is(name, "ut");

	/* The beginning may stand in a sub, which is left out. */
	if (ends && pair && pair->id.len == 0)
		pair = NULL;
	ends = ends || ty_str_is(ty_inline_attribute(tag, "pos"), "end");
	ty_buf_add(to, placeholder ? TY_STR("<ph") : ends ? TY_STR("<ec") : TY_STR("<sc"));
	if (ends && pair) {
		add(to, "startRef", pair->id);
	} else {
		taiyaku_str id = id_of(m, tag, pair ? pair->i : (taiyaku_str){ NULL, 0 });

		add(to, "id", id);
		if (pair)
			pair->id = id;
		else if (!placeholder)
			add(to, "isolated", TY_STR("yes"));
	}
	refer_to_data(m, to, tag);
	add_sub_type(m, to, type_of(tag));
	if (ty_inline_attribute(tag, "assoc").len > 0)
		ty_lost_add(m->lost, TY_STR(LOST_ASSOC));
	ty_buf_add(to, TY_STR("/>"));
}

static void hi_second(ty_xliff_markup *m, ty_buf *to, const ty_inline_token *tag)
{
	ty_buf_add(to, TY_STR("<mrk"));
	add(to, "id", id_of(m, tag, (taiyaku_str){ NULL, 0 }));
	add(to, "type", TY_STR(TY_XLIFF_HI_2));
	if (ty_inline_attribute(tag, "type").len > 0)
		add(to, "value", ty_inline_attribute(tag, "type"));
	ty_buf_add(to, tag->empty ? TY_STR("/>") : TY_STR(">"));
}

/* Codes are data, in which there are no tags: what stands in a sub stays as code. */
static void start_second(ty_xliff_markup *m, ty_buf *to, const ty_inline_token *tag)
{
	const char *end = NULL;

	if (m->codes > 0) {
		ty_lost_add(m->lost, TY_STR(LOST_SUB));
	} else if (tag->kind->code) {
		code_second(m, to, tag);
	} else {
		hi_second(m, to, tag);
		end = "mrk";
	}
	if (tag->empty)
		return;
	m->open[m->depth++] = end;
	m->codes += m->codes > 0 || tag->kind->code;
}

static void end_second(ty_xliff_markup *m, ty_buf *to)
{
	const char *end = m->open[--m->depth];

	if (m->codes > 0 && --m->codes == 0)
		ty_buf_add(&m->data, TY_STR("</data>\n"));
	if (end)
		ty_buf_print(to, "</%s>", end);
}

/* ---- both ---- */

static void start_tag(ty_xliff_markup *m, ty_buf *to, const ty_inline_token *tag)
{
	const char *end = tag->kind->code ? start_first(m, to, tag) : start_text_first(m, to, tag);

	ty_buf_add(to, tag->empty ? TY_STR("/>") : TY_STR(">"));
	if (!tag->empty)
		m->open[m->depth++] = end;
}

void ty_xliff_markup_add(ty_xliff_markup *m, ty_buf *to, taiyaku_str markup)
{
	ty_inline_token token;

	find_pairs(m, markup);
	while (ty_inline_next(&token, &markup)) {
		if (token.what == TY_INLINE_TEXT)
			ty_buf_add(m->second && m->codes > 0 ? &m->data : to, token.raw);
		else if (token.what == TY_INLINE_START && m->second)
			start_second(m, to, &token);
		else if (token.what == TY_INLINE_START)
			start_tag(m, to, &token);
		else if (m->second)
			end_second(m, to);
		else
			ty_buf_print(to, "</%s>", m->open[--m->depth]);
	}
}
