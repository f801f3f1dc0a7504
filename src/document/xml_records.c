/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Any XML that keeps texts beside each other: xml:lang siblings (JATS, JPCOAR, DataCite, Dublin
 * Core, MODS, SKOS), elements and attributes of catalogues and of games.  An element that holds
 * elements is a record of those that hold text.  What the elements of a schema mean is not known
 * here; their names, languages and kinds are handed on.
 */
#include <stdlib.h>

#include "base/ascii.h"
#include "base/error.h"
#include "document/comments.h"
#include "document/document.h"
#include "document/fragment.h"
#include "extract/language.h"
#include "document/loose_xml.h"
#include "document/nest.h"
#include "text/script.h"

/* Bytes of text kept for an element that may be one text with marked parts. */
#define TEXT_MAX ((size_t)1 << 20)

typedef struct element {
	size_t name, name_len; /* bytes of names, and so the next two */
	size_t lang, lang_len; /* said by itself, or by an element around it */
	size_t hint, hint_len;
	size_t attributes, n_attributes; /* from which of them on, and how many */
	size_t texts;			 /* bytes of texts when it began */
	uint64_t line;
	bool opened;	/* it is a value of nest */
	bool mixed;	/* it has text of its own, or parts that are only marked */
	bool marks;	/* it only marks a part of the element around it */
	bool says_lang; /* it has the attribute itself */
	bool holds;	/* an element in it is more than a part of its text */
	bool leaves;	/* an element in it is a text of its own */
	bool silent;	/* nothing in it is read: rt */
	bool wraps;	/* what is in it belongs to the element around it */
} element;

/* An attribute that is no namespace and no language, in bytes of names. */
typedef struct attribute {
	size_t name, name_len, value, value_len;
} attribute;

typedef struct xml {
	ty_pairs *pairs;
	ty_nest *nest;
	ty_loose scan;
	int depth; /* of the fragment */
	ty_buf names, attributes, texts;
	size_t n;
	element elements[TY_NEST_DEPTH + 1];
} xml;

static element *innermost(xml *x)
{
	return &x->elements[x->n];
}

static taiyaku_str named(const xml *x, size_t at, size_t len)
{
	return len ? ty_str_of(x->names.data + at, len) : (taiyaku_str){ NULL, 0 };
}

static taiyaku_str name_of(const xml *x, const element *e)
{
	return named(x, e->name, e->name_len);
}

static size_t keep(xml *x, taiyaku_str s)
{
	size_t at = x->names.len;

	ty_buf_add(&x->names, s);
	return at;
}

/* Parts of a text that are only marked, in XHTML, JATS, TEI and Qt Linguist. */
static bool is_inline(taiyaku_str name)
{
	return ty_str_among(
		ty_loose_local(name),
		"i b em strong italic bold sc u sub sup span a br ruby rb rt rp q small "
		"code tt underline overline monospace xref ext-link named-content "
		"styled-content hi emph font fn inline-formula numerusform");
}

/* Readings of ruby, notes and references to them. */
static bool is_silent(taiyaku_str name)
{
	return ty_str_among(ty_loose_local(name), "rt rp fn xref");
}

/* One form of the title of what is around it, in MODS and JATS. */
static bool is_wrapper(taiyaku_str name)
{
	return ty_str_among(ty_loose_local(name), "titleInfo trans-title-group");
}

/* ---- attributes ---- */

static bool is_lang(taiyaku_str name)
{
	return ty_str_among(ty_loose_local(name), "lang language locale");
}

static bool is_namespace(taiyaku_str name)
{
	return ty_str_is(name, "xmlns") || ty_str_starts(name, TY_STR("xmlns:")) ||
	       ty_str_starts(name, TY_STR("xsi:"));
}

/* Attributes that say what an element is: titleType="TranslatedTitle", name="alt_title". */
static bool is_hint(taiyaku_str name)
{
	taiyaku_str local = ty_loose_local(name);

	return ty_str_among(local, "type name key kind class role") ||
	       ty_str_ends(local, TY_STR("Type"));
}

/* Attributes that hold the text of an element that has none. */
static bool is_value(taiyaku_str name)
{
	return ty_str_among(ty_loose_local(name), "value content text");
}

/* As BCP 47 has it where it is one of the languages that matter: "ja" for "jpn". */
static taiyaku_str tag_of(taiyaku_str lang)
{
	taiyaku_str tag = ty_language_named(lang);

	return tag.len ? tag : lang;
}

static attribute *attributes_of(const xml *x, const element *e)
{
	return e->n_attributes ? (attribute *)(void *)x->attributes.data + e->attributes : NULL;
}

static taiyaku_str attribute_name(const xml *x, const attribute *a)
{
	return named(x, a->name, a->name_len);
}

static taiyaku_str attribute_value(const xml *x, const attribute *a)
{
	return named(x, a->value, a->value_len);
}

static void keep_attribute(xml *x, element *e, taiyaku_str name, taiyaku_str value)
{
	attribute a = { .name_len = name.len, .value_len = value.len };

	a.name = keep(x, name);
	a.value = keep(x, value);
	ty_buf_add(&x->attributes, ty_str_of((const char *)&a, sizeof a));
	e->n_attributes++;
}

static void read_attributes(xml *x, element *e, const ty_loose_tag *tag)
{
	e->attributes = x->attributes.len / sizeof(attribute);
	for (size_t i = 0; i < tag->n_attributes; i++) {
		taiyaku_str name = tag->attributes[i].name, value = tag->attributes[i].value;

		if (is_lang(name) && value.len) {
			value = tag_of(value);
			e->lang = keep(x, value);
			e->lang_len = value.len;
			e->says_lang = true;
			continue;
		}
		if (is_hint(name) && !e->hint_len) {
			e->hint = keep(x, value);
			e->hint_len = value.len;
		}
		if (value.len && !is_namespace(name))
			keep_attribute(x, e, name, value);
	}
}

/* Whether attributes are texts beside that of the element: ja="", en="", or any in Japanese. */
static bool has_texts(const xml *x, const element *e)
{
	const attribute *attributes = attributes_of(x, e);

	for (size_t i = 0; i < e->n_attributes; i++) {
		taiyaku_str name = attribute_name(x, &attributes[i]);

		if (ty_language_named(name).len ||
		    ty_pairs_wanted(attribute_value(x, &attributes[i])))
			return true;
	}
	return false;
}

static taiyaku_str value_of(const xml *x, const element *e)
{
	const attribute *attributes = attributes_of(x, e);

	for (size_t i = 0; i < e->n_attributes; i++)
		if (is_value(attribute_name(x, &attributes[i])))
			return attribute_value(x, &attributes[i]);
	return (taiyaku_str){ NULL, 0 };
}

/* ---- elements ---- */

/* The element becomes a value, with its attributes as members. */
static taiyaku_status open_value(xml *x, element *e, taiyaku_error *err)
{
	taiyaku_status status;

	if (e->wraps)
		return open_value(x, e - 1, err);
	if (e->opened || e == x->elements)
		return TAIYAKU_OK;
	e->opened = true;
	status = ty_nest_open(x->nest, TY_NEST_OBJECT, name_of(x, e), e->line, err);
	if (!status && e->says_lang)
		status = ty_nest_lang(x->nest, named(x, e->lang, e->lang_len), err);
	for (size_t i = 0; i < e->n_attributes && !status; i++) {
		const attribute *a = &attributes_of(x, e)[i];
		const ty_field field = { .name = attribute_name(x, a),
					 .text = attribute_value(x, a),
					 .line = e->line };

		status = ty_nest_add(x->nest, &field, err);
	}
	return status;
}

/* The language of a whole document is not that of a text without a character of it. */
static taiyaku_str lang_of(const xml *x, const element *e, taiyaku_str text)
{
	taiyaku_str lang = named(x, e->lang, e->lang_len);

	return e->says_lang || !ty_str_is(lang, "ja") || ty_has_japanese(text)
		       ? lang
		       : (taiyaku_str){ NULL, 0 };
}

/* A text that stands for an element; one of several lines may be a document of its own. */
static taiyaku_status add_text(xml *x, const element *e, taiyaku_str text, taiyaku_error *err)
{
	const element *hinting = !e->hint_len && e[-1].wraps ? e - 1 : e;
	const ty_field field = { .name = name_of(x, e),
				 .lang = lang_of(x, e, text),
				 .hint = named(x, hinting->hint, hinting->hint_len),
				 .text = text,
				 .line = e->line };
	const ty_fragment fragment = {
		.text = text, .line = e->line, .one_line = true, .depth = x->depth + 1
	};
	bool known = false;
	taiyaku_status status = TAIYAKU_OK;

	if (ty_str_has(text, "\n") && ty_pairs_wanted(text))
		status = ty_fragment_read(&known, x->pairs, &fragment, err);
	return status || known ? status : ty_nest_add(x->nest, &field, err);
}

static taiyaku_status begin_element(xml *x, const ty_loose_tag *tag, taiyaku_error *err)
{
	element *outer = innermost(x), *e = outer + 1;

	if (x->n >= TY_NEST_DEPTH)
		return ty_fail_at(err, TAIYAKU_ELIMIT, NULL, tag->line, 0, "nested deeper than %d",
				  TY_NEST_DEPTH);
	*e = (element){ .name = keep(x, tag->name),
			.name_len = tag->name.len,
			.lang = outer->lang,
			.lang_len = outer->lang_len,
			.texts = x->texts.len,
			.line = tag->line,
			.silent = outer->silent || is_silent(tag->name) };
	read_attributes(x, e, tag);
	x->n++;
	if (ty_str_equal_ascii_case(ty_loose_local(tag->name), TY_STR("br")))
		ty_buf_add(&x->texts, TY_STR(TY_HARD_BREAK));
	/* A part that says its language is more than marked. */
	e->marks = x->n > 1 && is_inline(tag->name) && !e->says_lang;
	e->wraps = is_wrapper(tag->name) && !e->says_lang;
	outer->mixed |= e->marks;
	outer->holds |= e->says_lang;
	return e->marks ? TAIYAKU_OK : open_value(x, outer, err);
}

/* An element without elements in it. */
static taiyaku_status add_leaf(xml *x, element *e, taiyaku_str text, taiyaku_error *err)
{
	taiyaku_str value = value_of(x, e);
	taiyaku_status status;

	if (text.len == 0 && value.len)
		return add_text(x, e, value, err);
	if (e->wraps || !has_texts(x, e))
		return text.len ? add_text(x, e, text, err) : TAIYAKU_OK;
	status = open_value(x, e, err);
	if (!status && text.len)
		status = add_text(x, e, text, err);
	return status ? status : ty_nest_close(x->nest, err);
}

/* The text is kept where the element around may be one text with marked parts; not where that one
 * holds more than a text can. */
static void settle_text(xml *x, element *e)
{
	element *outer = e - 1;

	outer->leaves |= !e->opened && !e->marks;
	outer->holds |= e->opened && !e->mixed;
	if (e->opened && !e->mixed)
		ty_buf_cut(&x->texts, e->texts);
	else if (!outer->mixed && x->texts.len - outer->texts > TEXT_MAX)
		ty_buf_cut(&x->texts, outer->texts);
}

static taiyaku_status end_element(xml *x, taiyaku_error *err)
{
	element *e = innermost(x);
	taiyaku_str text = ty_str_trim(ty_str_slice(ty_buf_str(&x->texts), e->texts, x->texts.len));
	taiyaku_status status = TAIYAKU_OK;

	if (e->wraps && (e->leaves || e->holds)) {
		ty_buf_cut(&x->texts, e->texts);
		e->opened = true;
	} else if (e->opened && e->mixed && !e->holds) {
		ty_nest_drop(x->nest);
		status = text.len ? add_text(x, e, text, err) : TAIYAKU_OK;
	} else if (e->opened) {
		status = ty_nest_close(x->nest, err);
		if (!status && e->mixed && !e->leaves)
			status = add_text(x, e, text, err);
	} else if (!e->marks) {
		status = add_leaf(x, e, text, err);
	}
	settle_text(x, e);
	ty_buf_cut(&x->names, e->name);
	ty_buf_cut(&x->attributes, e->attributes * sizeof(attribute));
	x->n--;
	return status;
}

/* An excerpt began inside of the element that ends. */
static taiyaku_status end_outermost(xml *x, taiyaku_str name, taiyaku_error *err)
{
	element *outermost = &x->elements[0];
	const ty_field field = { .name = name,
				 .text = ty_str_trim(ty_buf_str(&x->texts)),
				 .line = outermost->line };
	taiyaku_status status =
		outermost->mixed ? ty_nest_add(x->nest, &field, err) : ty_nest_close(x->nest, err);

	outermost->mixed = false;
	ty_buf_clear(&x->texts);
	return status;
}

/* Elements inside that were not closed end too; an end without a beginning is none. */
static taiyaku_status close_element(xml *x, taiyaku_str name, taiyaku_error *err)
{
	size_t at = x->n;
	taiyaku_status status = TAIYAKU_OK;

	if (at == 0)
		return end_outermost(x, name, err);
	while (at > 0 && !ty_str_equal(name_of(x, &x->elements[at]), name))
		at--;
	while (at > 0 && x->n >= at && !status)
		status = end_element(x, err);
	return status;
}

static void take_text(xml *x, taiyaku_str text)
{
	element *e = innermost(x);

	if (e->silent || x->texts.len - e->texts > TEXT_MAX)
		return;
	if (ty_str_trim(text).len) {
		e->mixed = true;
		if (x->n == 0)
			e->line = x->scan.chars->line;
	}
	ty_buf_add(&x->texts, text);
}

static taiyaku_status take_tag(xml *x, const ty_loose_tag *tag, taiyaku_error *err)
{
	const ty_fragment comment = { .text = tag->text, .line = tag->line, .depth = x->depth + 1 };
	taiyaku_status status = TAIYAKU_OK;

	switch (tag->kind) {
	case TY_LOOSE_OPEN:
		/* Text outside of everything, before an element: of an excerpt, or lost. */
		if (x->n == 0) {
			ty_buf_clear(&x->texts);
			x->elements[0].mixed = false;
		}
		status = begin_element(x, tag, err);
		return status || !tag->empty ? status : end_element(x, err);
	case TY_LOOSE_CLOSE:
		return close_element(x, tag->name, err);
	case TY_LOOSE_TEXT:
		take_text(x, tag->text);
		return TAIYAKU_OK;
	case TY_LOOSE_COMMENT:
		if (x->n == 0)
			ty_comments_file(x->pairs, tag->text);
		return ty_fragment_or_text(x->pairs, &comment, err);
	default:
		return TAIYAKU_OK;
	}
}

static taiyaku_status read_tags(xml *x, taiyaku_error *err)
{
	for (;;) {
		ty_loose_tag tag;
		taiyaku_status status = ty_loose_next(&tag, &x->scan, err);

		if (!status && tag.kind != TY_LOOSE_END)
			status = take_tag(x, &tag, err);
		if (status || tag.kind == TY_LOOSE_END)
			return status;
		if (x->names.failed || x->attributes.failed || x->texts.failed)
			return ty_fail_memory(err);
	}
}

static taiyaku_status read_xml(ty_pairs *pairs, ty_chars *chars, int depth, taiyaku_error *err)
{
	xml *x = calloc(1, sizeof *x);
	taiyaku_status status;

	if (!x)
		return ty_fail_memory(err);
	x->pairs = pairs;
	x->scan.chars = chars;
	x->depth = depth;
	status = ty_nest_new(&x->nest, pairs, TY_NEST_OBJECT, err);
	if (!status)
		status = read_tags(x, err);
	while (!status && x->n > 0)
		status = end_element(x, err);
	if (!status)
		status = ty_nest_break(x->nest, err);
	ty_nest_free(x->nest);
	ty_loose_free(&x->scan);
	ty_buf_free(&x->names);
	ty_buf_free(&x->attributes);
	ty_buf_free(&x->texts);
	free(x);
	return status;
}

static taiyaku_status read_text(ty_pairs *pairs, ty_text *text, taiyaku_str name,
				taiyaku_error *err)
{
	ty_chars chars = ty_chars_of_text(text, err);

	(void)name;
	return read_xml(pairs, &chars, 0, err);
}

static taiyaku_status read(ty_reading *reading, taiyaku_error *err)
{
	return ty_document_read(reading, read_text, err);
}

static taiyaku_status read_fragment(ty_pairs *pairs, const ty_fragment *fragment,
				    taiyaku_error *err)
{
	ty_chars chars = ty_chars_of_memory(fragment->text, fragment->line);

	return read_xml(pairs, &chars, fragment->depth, err);
}

/* ---- the format ---- */

/* Behind white space, comments, declarations and processing instructions. */
static taiyaku_str behind_prolog(taiyaku_str s)
{
	for (;;) {
		static const char *const marks[][2] = {
			{ "<!--", "-->" },
			{ "<?", "?>" },
			{ "<!DOCTYPE", ">" },
		};
		size_t i = 0, end;

		s = ty_str_trim(s);
		while (i < 3 && !ty_str_starts(s, ty_str(marks[i][0])))
			i++;
		if (i == 3)
			return s;
		end = ty_str_find(s, ty_str(marks[i][1]), 0);
		if (end == SIZE_MAX)
			return (taiyaku_str){ NULL, 0 };
		s = ty_str_slice(s, end + ty_str(marks[i][1]).len, s.len);
	}
}

/* The name of the element that text begins with. */
static taiyaku_str first_name(taiyaku_str s)
{
	size_t end = 1;

	if (s.len < 2 || s.data[0] != '<')
		return (taiyaku_str){ NULL, 0 };
	while (end < s.len && !memchr(" \t\r\n/>", s.data[end], 6))
		end++;
	return ty_str_slice(s, 1, end);
}

/* "<entry>" on a line, and another element in it on the next. */
static bool begins_record(taiyaku_str s)
{
	size_t end = ty_str_find(s, TY_STR(">"), 0), at;

	if (end == SIZE_MAX || end == 0 || s.data[end - 1] == '/')
		return false;
	for (at = end + 1; at < s.len && memchr(" \t\r\n", s.data[at], 4);)
		at++;
	return memchr(s.data + end, '\n', at - end) && at + 1 < s.len && s.data[at] == '<' &&
	       s.data[at + 1] >= 'a' && s.data[at + 1] <= 'z';
}

/* Whatever declares itself to be XML, and elements that HTML does not have. */
static int sniff(const ty_head *head)
{
	bool declared = ty_str_starts(ty_str_trim(head->text), TY_STR("<?xml"));
	taiyaku_str name = first_name(behind_prolog(head->text));

	/* A page with a program in it. */
	if (ty_str_starts(ty_str_trim(head->text), TY_STR("<?php")))
		return 0;
	if (ty_str_among(name,
			 "html head body p div span table tr td th ul ol li a img br h1 h2 h3 "
			 "details summary center dl dt dd section article b i strong em "
			 "script style link meta font figure blockquote pre code kbd sub sup"))
		return 0;
	/* Of a file that is cut off before its root, its name says more. */
	if (declared)
		return name.len > 0 ? 55 : 45;
	if (name.len == 0 || !ty_is_letter(name.data[0]))
		return ty_str_has(head->text, "</") ? 20 : 0;
	/* Qt Linguist calls its files as TypeScript does, which begins with no element. */
	if (ty_str_ends(head->name, TY_STR(".ts")) && ty_str_has(head->text, "</"))
		return 52;
	/* An end tag or an attribute of XML makes it more than an address in angle brackets. */
	if (ty_str_has(head->text, "xml:lang=") || ty_str_has(head->text, "xmlns"))
		return 52;
	if (!ty_str_has(head->text, "</"))
		return 0;
	return begins_record(behind_prolog(head->text)) && !ty_str_is(name, "template") ? 51 : 40;
}

const ty_fragment_reader ty_fragment_xml = { "xml jats rdf tei mods svg xsl plist rss atom opml",
					     sniff, read_fragment };

const ty_format ty_format_xml = {
	.info = { .name = "xml",
		  .title =
			  "XML records: JATS, JPCOAR, DataCite, Dublin Core, MODS, SKOS, any other",
		  .extensions = "xml jats rdf nxml tei mods skos opml rss atom plist",
		  .reads = true,
		  .document = true },
	.sniff = sniff,
	.read = read
};
