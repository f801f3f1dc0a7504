/* SPDX-License-Identifier: Apache-2.0 */
/*
 * HTML by libxml2's push parser: no tree, so the size of a page does not matter.  Encodings were
 * dealt with before (text/convert.h), entities are those of HTML, nothing is fetched.
 */
#include <libxml/HTMLparser.h>
#include <stdlib.h>

#include "base/error.h"
#include "document/fragment.h"
#include "document/html_attributes.h"
#include "document/html_row.h"
#include "document/html_tag.h"
#include "text/convert.h"

enum {
	DEPTH_MAX = 256, /* elements inside one another that are told apart */
	LANG_MAX = 16,	 /* bytes of a lang attribute */
	PIECE = 1 << 16	 /* bytes given to the parser at a time */
};

/* An element that is open. */
typedef struct element {
	const ty_tag *tag;
	char lang[LANG_MAX]; /* its own or the one it inherits */
	bool marked;	     /* a span for its lang is open */
	bool part;	     /* one for what it sets apart is */
	bool note;	     /* a link to a note */
} element;

typedef struct html {
	ty_pairs *pairs;
	ty_reading *reading; /* NULL: of a fragment */
	taiyaku_error *err;
	taiyaku_status status; /* of what was handed over; the first failure stays */
	htmlParserCtxtPtr parser;
	uint64_t offset; /* lines before what the parser was given */
	ty_buf held;	 /* what the parser was not given yet */
	bool skipping;	 /* up to the next tag */
	bool begun;	 /* the parser was given something */
	ty_block_builder block;
	bool open; /* a block has begun */
	char lang[LANG_MAX], label[64];
	element stack[DEPTH_MAX];
	size_t depth; /* may exceed DEPTH_MAX */
	int silent, lists, preformatted;
	bool space; /* the text ended in white space */
	ty_html_row row;
	bool in_cell;
} html;

static uint64_t line_now(const html *h)
{
	int line = h->parser && h->parser->input ? h->parser->input->line : 1;

	return h->offset + (line > 0 ? (uint64_t)line : 1);
}

static taiyaku_str view(const xmlChar *s)
{
	return ty_str((const char *)s);
}

/* ---- blocks ---- */

static void keep(html *h, taiyaku_status status)
{
	if (!h->status)
		h->status = status;
}

static void end_block(html *h)
{
	const ty_block *block;

	if (!h->open || h->in_cell)
		return;
	h->open = false;
	keep(h, ty_block_end(&block, &h->block, h->err));
	if (!h->status && block->text.len > 0)
		keep(h, ty_pairs_block(h->pairs, block, h->err));
}

/* The language that what comes now inherits. */
static void copy_lang(char to[LANG_MAX], const html *h)
{
	size_t at = h->depth < DEPTH_MAX ? h->depth : DEPTH_MAX;

	if (at)
		memcpy(to, h->stack[at - 1].lang, LANG_MAX);
	else
		memset(to, 0, LANG_MAX);
}

static void begin_block(html *h, ty_block_kind kind, int level)
{
	end_block(h);
	if (h->in_cell) {
		if (h->block.text.len)
			ty_block_add(&h->block, TY_STR(TY_HARD_BREAK), line_now(h));
		h->space = true;
		return;
	}
	ty_block_begin(&h->block, kind, level, line_now(h));
	copy_lang(h->lang, h);
	h->block.block.lang = ty_str(h->lang);
	h->open = true;
	h->space = true;
}

/* A text without an end in sight is handed over before it is too long. */
static void go_on(html *h)
{
	if (h->open && !h->in_cell && h->block.text.len > TY_BLOCK_MAX / 4)
		begin_block(h, h->block.block.kind, h->block.block.level);
}

/* Text outside any block begins one. */
static void need_block(html *h)
{
	if (!h->open)
		begin_block(h, TY_BLOCK_TEXT, 0);
}

static void add(html *h, taiyaku_str text, uint64_t line)
{
	need_block(h);
	ty_block_add(&h->block, text, line);
}

/* ---- tables ---- */

static void end_cell(html *h)
{
	const ty_block *block;

	if (!h->in_cell)
		return;
	h->in_cell = h->open = false;
	keep(h, ty_block_end(&block, &h->block, h->err));
	if (!h->status)
		keep(h, ty_html_row_add(&h->row, block, h->err));
}

static void end_row(html *h)
{
	end_cell(h);
	if (!h->status)
		keep(h, ty_html_row_end(&h->row, h->pairs, h->err));
}

static void begin_row(html *h)
{
	end_row(h);
	end_block(h);
	if (!h->status)
		keep(h, ty_html_row_begin(&h->row, h->err));
}

static void begin_cell(html *h, bool head)
{
	end_cell(h);
	if (!h->row.open)
		begin_row(h);
	begin_block(h, TY_BLOCK_CELL, 0);
	h->row.n_heads += head;
	h->in_cell = h->row.open;
}

/* ---- elements ---- */

/* A link inside the page from a raised number is a reference to a note. */
static bool is_note(const html *h, taiyaku_str href)
{
	if (!ty_str_starts(href, TY_STR("#")) || href.len < 2)
		return false;
	if (ty_str_starts(href, TY_STR("#cite")) || ty_str_starts(href, TY_STR("#fn")) ||
	    ty_str_starts(href, TY_STR("#note")))
		return true;
	return h->depth > 1 && h->depth <= DEPTH_MAX &&
	       strcmp(h->stack[h->depth - 2].tag->name, "sup") == 0;
}

static void begin_mark(html *h, element *e, const xmlChar **attributes)
{
	taiyaku_str href = ty_html_attribute(attributes, "href");

	need_block(h);
	if (e->tag->kind == TY_MARK_LINK && is_note(h, href)) {
		e->note = true;
		ty_block_open(&h->block, TY_MARK_NOTE, ty_str_slice(href, 1, href.len));
		return;
	}
	ty_block_open(&h->block, (ty_mark)e->tag->kind, href);
}

static void begin_kind(html *h, const element *e, const xmlChar **attributes)
{
	taiyaku_str id = ty_html_attribute(attributes, "id");

	begin_block(h, (ty_block_kind)e->tag->kind,
		    e->tag->kind == TY_BLOCK_ITEM ? h->lists : e->tag->level);
	if (h->in_cell || id.len == 0 || id.len >= sizeof h->label)
		return;
	memcpy(h->label, id.data, id.len);
	h->block.block.label = ty_str_of(h->label, id.len);
}

static void use_element(html *h, element *e, const xmlChar **attributes)
{
	switch (e->tag->use) {
	case TY_TAG_BLOCK:
		begin_kind(h, e, attributes);
		h->preformatted += strcmp(e->tag->name, "pre") == 0;
		break;
	case TY_TAG_MARK:
		begin_mark(h, e, attributes);
		break;
	case TY_TAG_SILENT:
		h->silent++;
		break;
	case TY_TAG_BREAK:
		if (!h->silent)
			add(h, TY_STR(TY_HARD_BREAK), line_now(h));
		h->space = true;
		break;
	case TY_TAG_RULE:
		end_block(h);
		break;
	case TY_TAG_LIST:
		end_block(h);
		h->lists++;
		break;
	case TY_TAG_TABLE:
		if (h->in_cell) {
			end_cell(h);
			if (!h->status)
				keep(h, ty_html_row_leave(&h->row, h->pairs, h->err));
		}
		end_block(h);
		break;
	case TY_TAG_ROW:
		begin_row(h);
		break;
	case TY_TAG_CELL:
		begin_cell(h, e->tag->level == 1);
		break;
	case TY_TAG_OTHER:
		break;
	}
}

/* lang on an element is a span of its text: the whole of a block, or a part of it. */
static void mark_language(html *h, element *e, taiyaku_str lang)
{
	if (lang.len == 0 || lang.len >= LANG_MAX || h->silent || e->tag->empty)
		return;
	if (e->tag->use == TY_TAG_BLOCK || e->tag->use == TY_TAG_CELL ||
	    e->tag->use == TY_TAG_MARK || e->tag->use == TY_TAG_OTHER) {
		/* The language of the page marks nothing. */
		if (strcmp(e->tag->name, "body") == 0 || h->depth <= 1)
			return;
		need_block(h);
		ty_block_open(&h->block, TY_MARK_LANGUAGE, lang);
		e->marked = true;
	}
}

/* <h2>題<span>Title</span></h2> */
static void mark_part(html *h, element *e)
{
	const ty_block *block = &h->block.block;

	if (!h->open || (block->kind != TY_BLOCK_HEADING && block->kind != TY_BLOCK_TERM) ||
	    e->tag->use != TY_TAG_OTHER || e->tag->empty || e->marked || h->silent)
		return;
	ty_block_open(&h->block, TY_MARK_PART, TY_STR(""));
	e->part = true;
}

static void start_element(void *ctx, const xmlChar *name, const xmlChar **attributes)
{
	html *h = ctx;
	element shallow, *e;
	taiyaku_str lang = ty_html_language(attributes);

	if (h->status)
		return;
	go_on(h);
	e = h->depth < DEPTH_MAX ? &h->stack[h->depth] : &shallow;
	*e = (element){ .tag = ty_tag_find(view(name)) };
	copy_lang(e->lang, h);
	if (lang.len < LANG_MAX && lang.len > 0) {
		memcpy(e->lang, lang.data, lang.len);
		e->lang[lang.len] = '\0';
	}
	h->depth++;
	if (h->depth > DEPTH_MAX && e->tag->use != TY_TAG_BREAK)
		return;
	use_element(h, e, attributes);
	mark_language(h, e, lang);
	mark_part(h, e);
	if (!h->row.open)
		keep(h, ty_html_texts(h->pairs, attributes, line_now(h), h->err));
}

static void leave_element(html *h, const element *e)
{
	if (e->marked)
		ty_block_close(&h->block, TY_MARK_LANGUAGE);
	if (e->part)
		ty_block_close(&h->block, TY_MARK_PART);
	switch (e->tag->use) {
	case TY_TAG_BLOCK:
		end_block(h);
		h->preformatted -= strcmp(e->tag->name, "pre") == 0;
		break;
	case TY_TAG_MARK:
		ty_block_close(&h->block, e->note ? TY_MARK_NOTE : (ty_mark)e->tag->kind);
		break;
	case TY_TAG_SILENT:
		h->silent -= h->silent > 0;
		break;
	case TY_TAG_LIST:
		end_block(h);
		h->lists -= h->lists > 0;
		break;
	case TY_TAG_TABLE:
		end_row(h);
		if (!h->status)
			keep(h, ty_pairs_table_end(h->pairs, h->err));
		break;
	case TY_TAG_ROW:
		end_row(h);
		break;
	case TY_TAG_CELL:
		end_cell(h);
		break;
	default:
		break;
	}
}

static void end_element(void *ctx, const xmlChar *name)
{
	html *h = ctx;

	(void)name;
	if (h->status || h->depth == 0)
		return;
	if (--h->depth < DEPTH_MAX)
		leave_element(h, &h->stack[h->depth]);
}

/* ---- text ---- */

static bool is_space(char c)
{
	return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}

/* A run of white space is one space, or one line end where it has one: which of them a Japanese
 * title keeps is decided later. */
static void characters(void *ctx, const xmlChar *data, int len)
{
	html *h = ctx;
	taiyaku_str s = ty_str_of((const char *)data, len > 0 ? (size_t)len : 0);
	uint64_t line, ends = 0;

	if (h->status || h->silent || s.len == 0)
		return;
	for (size_t i = 0; i < s.len; i++)
		ends += s.data[i] == '\n';
	line = line_now(h);
	line = line > ends ? line - ends : 1;
	for (size_t i = 0; i < s.len;) {
		size_t from = i;
		bool wrapped = false;

		while (i < s.len && is_space(s.data[i]))
			wrapped |= s.data[i++] == '\n';
		if (i > from && !(h->space && h->open) && (h->open || i < s.len)) {
			add(h,
			    wrapped && h->preformatted ? TY_STR(TY_HARD_BREAK)
			    : wrapped		       ? TY_STR("\n")
						       : TY_STR(" "),
			    line);
			h->space = true;
		}
		for (size_t k = from; k < i; k++)
			line += s.data[k] == '\n';
		for (from = i; i < s.len && !is_space(s.data[i]);)
			i++;
		if (i > from) {
			add(h, ty_str_slice(s, from, i), line);
			h->space = false;
		}
	}
}

/* ---- reading ---- */

static taiyaku_status open_parser(html *h, taiyaku_error *err)
{
	htmlSAXHandler sax = { .startElement = start_element,
			       .endElement = end_element,
			       .characters = characters,
			       .cdataBlock = characters };

	h->err = err;
	h->parser = htmlCreatePushParserCtxt(&sax, h, NULL, 0, NULL, XML_CHAR_ENCODING_UTF8);
	if (!h->parser)
		return ty_fail_memory(err);
	htmlCtxtUseOptions(h->parser, HTML_PARSE_RECOVER | HTML_PARSE_NOERROR |
					      HTML_PARSE_NOWARNING | HTML_PARSE_NONET |
					      HTML_PARSE_IGNORE_ENC);
	return TAIYAKU_OK;
}

/* What is open ends. */
static taiyaku_status end_text(html *h)
{
	htmlParseChunk(h->parser, "", 0, 1);
	if (!h->status) {
		end_row(h);
		end_block(h);
	}
	return h->status;
}

static void free_parser(html *h)
{
	xmlDocPtr doc = h->parser ? h->parser->myDoc : NULL;

	htmlFreeParserCtxt(h->parser);
	xmlFreeDoc(doc);
	h->parser = NULL;
}

/* The parser keeps a text, a comment or a tag until it ends.  One without an end is given up: what
 * is open ends, and the next tag begins anew. */
static void give_up(html *h)
{
	uint64_t line = line_now(h);

	if (h->reading)
		ty_reading_mend(h->reading, ty_line(line), 1,
				"more than %d bytes without the end of a text or tag: the rest is "
				"left out up to the next tag",
				TY_TAG_WAITING);
	keep(h, end_text(h));
	h->offset = line_now(h) - 1;
	free_parser(h);
	h->depth = 0;
	h->silent = h->lists = h->preformatted = 0;
	h->begun = false;
	h->skipping = true;
	if (!h->status)
		keep(h, open_parser(h, h->err));
}

/* After giving up: without what stands before the next tag. */
static taiyaku_str to_next_tag(html *h, taiyaku_str text)
{
	size_t n = 0;

	for (; n < text.len && text.data[n] != '<'; n++)
		h->offset += text.data[n] == '\n';
	h->skipping = n == text.len;
	return ty_str_slice(text, n, text.len);
}

/* An excerpt may begin with an end tag, behind which the parser would be at the end of the page. */
static void begin_inside(html *h)
{
	taiyaku_str first = ty_buf_str(&h->held);

	if (!h->begun && !ty_str_has(first, "<html") && !ty_str_has(first, "<HTML"))
		htmlParseChunk(h->parser, "<html>", 6, 0);
	h->begun = true;
}

static void parse(html *h, size_t n)
{
	begin_inside(h);
	htmlParseChunk(h->parser, h->held.data, (int)n, 0);
	memmove(h->held.data, h->held.data + n, h->held.len - n);
	ty_buf_cut(&h->held, h->held.len - n);
	/* The parser waits for a tag to end a text. */
	if (h->held.len > 0 && h->held.data[0] != '<') {
		htmlParseChunk(h->parser, "<!---->", 7, 0);
		go_on(h);
	}
	if (!h->status && h->parser->input->end - h->parser->input->cur > TY_TAG_WAITING)
		give_up(h);
}

static void feed(html *h, taiyaku_str text)
{
	while (text.len && !h->status) {
		size_t n = text.len < PIECE ? text.len : PIECE, end;
		taiyaku_str piece = ty_str_slice(text, 0, n);

		text = ty_str_slice(text, n, text.len);
		/* What is held begins with a tag. */
		if (h->skipping && h->held.len == 0)
			piece = to_next_tag(h, piece);
		h->skipping = h->skipping && h->held.len == 0;
		ty_buf_add(&h->held, piece);
		keep(h, ty_buf_status(&h->held, h->err));
		end = h->status ? 0 : ty_tag_cut(ty_buf_str(&h->held));
		if (end)
			parse(h, end);
	}
}

static taiyaku_status finish(html *h)
{
	if (!h->status && h->held.len)
		parse(h, h->held.len);
	return end_text(h);
}

static void free_html(html *h)
{
	free_parser(h);
	ty_buf_free(&h->held);
	ty_block_builder_free(&h->block);
	ty_html_row_free(&h->row);
	free(h);
}

static taiyaku_status read_html(ty_reading *reading, taiyaku_error *err)
{
	ty_text *text = NULL;
	html *h = calloc(1, sizeof *h);
	taiyaku_str chunk = { NULL, 0 };
	taiyaku_status status;

	if (!h)
		return ty_fail_memory(err);
	h->reading = reading;
	status = ty_text_open(&text, reading->in, reading->options->encoding, reading->hooks, err);
	if (!status)
		status = ty_pairs_open(&h->pairs, reading, err);
	if (!status)
		status = open_parser(h, err);
	while (!status) {
		status = ty_text_chunk(&chunk, text, err);
		if (status || chunk.len == 0)
			break;
		feed(h, chunk);
		status = h->status;
	}
	if (!status)
		status = finish(h);
	if (!status)
		status = ty_pairs_finish(h->pairs, err);
	ty_pairs_free(h->pairs);
	free_html(h);
	ty_text_close(text);
	return status;
}

static taiyaku_status read_fragment(ty_pairs *pairs, const ty_fragment *fragment,
				    taiyaku_error *err)
{
	html *h = calloc(1, sizeof *h);
	taiyaku_status status;

	if (!h)
		return ty_fail_memory(err);
	h->pairs = pairs;
	h->offset = fragment->line - 1;
	status = open_parser(h, err);
	if (!status) {
		feed(h, fragment->text);
		status = finish(h);
	}
	free_html(h);
	return status;
}

const ty_fragment_reader ty_fragment_html = { "html xhtml htm", ty_tag_sniff, read_fragment };

const ty_format ty_format_html = {
	.info = { .name = "html",
		  .title = "HTML",
		  .extensions = "html htm xhtml",
		  .reads = true,
		  .document = true },
	.sniff = ty_tag_sniff,
	.read = read_html,
};
