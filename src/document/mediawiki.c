/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Dumps of MediaWiki (export-0.10, -0.11): the pages of Wikipedia and Wiktionary in one XML file of
 * any size.  One page is held at a time, and a page without Japanese is passed over unread.
 */
#include "base/error.h"
#include "document/wikitext.h"
#include "format.h"
#include "markup/xml_read.h"
#include "text/convert.h"

enum {
	TITLE_MAX = 1000,    /* bytes of a title; MediaWiki allows 255 */
	PAGE_MAX = 16 << 20, /* bytes of a page; a longer one is read in pieces */
};

typedef struct dump {
	ty_reading *reading;
	ty_xml_reader *xml;
	ty_pairs *pairs;
	ty_wikitext *wiki;
	ty_buf title, page;
	ty_buf *to;    /* what text is added to, NULL: none */
	uint64_t line; /* of the beginning of what is in page */
	bool begun;    /* the page was read in part */
} dump;

/* Read the lines that are complete; at the end of the page the last one too. */
static taiyaku_status read_page(dump *d, bool whole, taiyaku_error *err)
{
	taiyaku_str rest = ty_buf_str(&d->page);
	taiyaku_status status = ty_buf_status(&d->page, err);

	if (status || (!d->begun && whole && !ty_pairs_want(d->pairs, rest))) {
		ty_buf_clear(&d->page);
		return status;
	}
	if (!d->begun)
		status = ty_wikitext_begin(d->wiki, ty_str_trim(ty_buf_str(&d->title)), err);
	d->begun = true;
	while (!status && rest.data)
		status = ty_wikitext_line(d->wiki, d->pairs, ty_str_next(&rest, '\n'), d->line++,
					  err);
	ty_buf_clear(&d->page);
	if (!status && whole) {
		status = ty_wikitext_end(d->wiki, d->pairs, err);
		d->begun = false;
	}
	return status;
}

static taiyaku_status on_start(void *ctx, const ty_xml_element *element, taiyaku_error *err)
{
	dump *d = ctx;

	(void)err;
	if (ty_str_is(element->name, "title")) {
		ty_buf_clear(&d->title);
		d->to = &d->title;
	} else if (ty_str_is(element->name, "text")) {
		ty_buf_clear(&d->page);
		d->line = ty_xml_position(d->xml).line;
		d->to = &d->page;
	} else {
		d->to = NULL;
	}
	return TAIYAKU_OK;
}

static taiyaku_status on_text(void *ctx, taiyaku_str text, taiyaku_error *err)
{
	dump *d = ctx;

	if (!d->to || (d->to == &d->title && d->title.len + text.len > TITLE_MAX))
		return TAIYAKU_OK;
	ty_buf_add(d->to, text);
	return d->page.len > PAGE_MAX ? read_page(d, false, err) : TAIYAKU_OK;
}

static taiyaku_status on_end(void *ctx, taiyaku_str name, taiyaku_error *err)
{
	dump *d = ctx;

	d->to = NULL;
	return ty_str_is(name, "text") ? read_page(d, true, err) : TAIYAKU_OK;
}

static taiyaku_status on_damage(void *ctx, const ty_xml_damage *damage, taiyaku_error *err)
{
	dump *d = ctx;

	d->to = NULL;
	return ty_reading_reject(d->reading, damage->at, damage->raw, err, "%s", damage->cause);
}

static taiyaku_status read_all(dump *d, ty_text *text, taiyaku_error *err)
{
	bool cut;
	taiyaku_status status = ty_reading_xml(&cut, d->xml, text, err);

	if (!status && cut)
		status = ty_reading_cut(d->reading, ty_xml_position(d->xml), err);
	return status ? status : ty_pairs_finish(d->pairs, err);
}

static taiyaku_status read_mediawiki(ty_reading *reading, taiyaku_error *err)
{
	static const char *const ancestors[] = { "mediawiki", NULL };
	static const ty_xml_handler handler = { .start = on_start,
						.end = on_end,
						.text = on_text,
						.damage = on_damage,
						.record = "page",
						.ancestors = ancestors };
	dump d = { .reading = reading };
	ty_text *text = NULL;
	taiyaku_status status =
		ty_text_open(&text, reading->in, reading->options->encoding, reading->hooks, err);

	if (!status)
		status = ty_pairs_open(&d.pairs, reading, err);
	if (!status)
		status = ty_wikitext_open(&d.wiki, err);
	if (!status)
		status = ty_xml_open(&d.xml, ty_input_name(reading->in), &handler, &d, err);
	if (!status)
		status = read_all(&d, text, err);
	ty_xml_close(d.xml);
	ty_wikitext_close(d.wiki);
	ty_pairs_free(d.pairs);
	ty_text_close(text);
	ty_buf_free(&d.title);
	ty_buf_free(&d.page);
	return status;
}

static int sniff(const ty_head *head)
{
	return ty_str_has(head->text, "<mediawiki") ? 98 : 0;
}

const ty_format ty_format_mediawiki = {
	.info = { .name = "mediawiki",
		  .title = "Dumps of MediaWiki",
		  .extensions = "",
		  .reads = true,
		  .document = true },
	.sniff = sniff,
	.read = read_mediawiki,
};
