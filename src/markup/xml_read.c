/* SPDX-License-Identifier: Apache-2.0 */
#include "markup/xml_read.h"

#include <stdio.h>
#include <stdlib.h>

#include <libxml/parser.h>

#include "base/error.h"
#include "markup/xml_attributes.h"
#include "markup/xml_cause.h"
#include "markup/xml_filter.h"
#include "markup/xml_plain.h"
#include "markup/xml_resume.h"

/* Bytes given to the parser at a time: few behind a damaged place, so that many of them do not
 * cost a large piece each, then more and more. */
enum { PIECE_MIN = 512, PIECE_MAX = 1 << 16 };
/* A reference is not longer. */
enum { REFERENCE_MAX = 64 };

struct ty_xml_reader {
	const char *file;
	const ty_xml_handler *handler;
	void *ctx;
	taiyaku_str record; /* of handler */
	ty_xml_filter filter;
	xmlParserCtxtPtr parser;
	/* Text that passed the filter.  Offsets count its bytes from the first of the file. */
	ty_buf window;
	uint64_t from;	 /* offset of its first byte */
	size_t pushed;	 /* bytes of it that the parser has */
	size_t piece;	 /* bytes it gets next */
	uint64_t origin; /* offset of the parser's first byte; wraps, as a prefix is before it */
	uint64_t cursor; /* an offset that only goes forward, and its place */
	ty_position cursor_at, dropped_at;
	ty_buf values; /* of the attributes of one tag */
	ty_xml_plain plain;
	uint64_t plain_at; /* offset in a record that is told without the parser; 0: none is */
	/* What is open. */
	size_t depth;
	size_t synthetic;	 /* elements of the prefix that are still to come */
	bool complete, finished; /* the root was closed; all was pushed */
	bool in_record;
	size_t record_depth;
	uint64_t record_from;
	ty_position record_at;
	uint64_t event_end; /* offset behind what was last told */
	/* The first thing wrong in what was pushed. */
	bool broken;
	uint64_t broken_at;
	char cause[TY_XML_CAUSE_SIZE];
	/* Looking for a place to go on at. */
	bool searching, told;
	uint64_t search_at, damage_from, resumed_at, damages;
	/* Of the handler. */
	taiyaku_status status;
	taiyaku_error *err;
};

/* ---- places ---- */

/* Offset of the parser. */
static uint64_t here(const ty_xml_reader *r)
{
	const xmlParserInput *in = r->parser->input;

	if (r->plain_at)
		return r->plain_at;
	return r->origin + (uint64_t)in->consumed + (uint64_t)(in->cur - in->base);
}

/* The place of an offset that is not before the cursor. */
static ty_position behind(const ty_xml_reader *r, uint64_t offset)
{
	return ty_position_behind(r->cursor_at, ty_str_slice(ty_buf_str(&r->window),
							     (size_t)(r->cursor - r->from),
							     (size_t)(offset - r->from)));
}

/* The place of an offset that is not before the last one asked for. */
static ty_position place_of(ty_xml_reader *r, uint64_t offset)
{
	uint64_t end = r->from + r->window.len;

	if (offset > end)
		offset = end;
	if (offset > r->cursor) {
		r->cursor_at = behind(r, offset);
		r->cursor = offset;
	}
	return r->cursor_at;
}

/* Where the tag begins that the parser is in: no < stands inside a tag. */
static uint64_t tag_start(const ty_xml_reader *r, uint64_t offset, uint64_t at_least)
{
	uint64_t end = r->from + r->window.len;

	if (at_least < r->from)
		at_least = r->from;
	if (offset > end)
		offset = end;
	for (uint64_t at = offset; at > at_least; at--)
		if (r->window.data[at - 1 - r->from] == '<')
			return at - 1;
	return at_least;
}

/* ---- what went wrong ---- */

/* From now on nothing is told; the parser is not stopped, as that would lose its place. */
static void break_off(ty_xml_reader *r, uint64_t at, const char *cause)
{
	if (r->broken)
		return;
	r->broken = true;
	r->broken_at = at;
	snprintf(r->cause, sizeof r->cause, "%s", cause);
}

static void on_error(void *ctx, xmlErrorPtr error)
{
	ty_xml_reader *r = ctx;
	char cause[TY_XML_CAUSE_SIZE];

	/* Others are about namespaces and languages, which damage nothing. */
	if (error->level != XML_ERR_FATAL || r->broken)
		return;
	ty_xml_cause(cause, error);
	break_off(r, here(r), cause);
}

/* ---- events ---- */

static bool quiet(const ty_xml_reader *r)
{
	return r->broken || r->status;
}

static void begin_record(ty_xml_reader *r)
{
	uint64_t at = tag_start(r, here(r), r->event_end);

	if (r->in_record) {
		break_off(r, at, "the record is not closed before the next begins");
		return;
	}
	r->record_from = at;
	r->record_at = place_of(r, at);
	r->record_depth = r->depth;
	r->in_record = true;
}

/* An element was opened; false: it is not told. */
static bool open_element(ty_xml_reader *r, taiyaku_str name)
{
	r->depth++;
	if (r->synthetic > 0) {
		r->synthetic--;
		return false;
	}
	if (r->record.len > 0 && ty_str_equal(name, r->record))
		begin_record(r);
	if (r->depth > TY_XML_DEPTH_MAX)
		break_off(r, here(r), "elements are nested too deep");
	return !quiet(r);
}

static void tell_start(ty_xml_reader *r, const ty_xml_element *element)
{
	r->status = r->handler->start(r->ctx, element, r->err);
	r->event_end = here(r);
}

static void tell_end(ty_xml_reader *r, taiyaku_str name)
{
	r->status = r->handler->end(r->ctx, name, r->err);
	if (r->in_record && r->depth == r->record_depth)
		r->in_record = false;
	r->depth--;
	r->complete = r->depth == 0;
	r->event_end = here(r);
}

static void tell_text(ty_xml_reader *r, taiyaku_str text)
{
	if (r->handler->text)
		r->status = r->handler->text(r->ctx, text, r->err);
	if (!r->in_record)
		r->event_end = here(r);
}

static void on_start(void *ctx, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri,
		     int n_namespaces, const xmlChar **namespaces, int n_attributes,
		     int n_defaulted, const xmlChar **attributes)
{
	ty_xml_reader *r = ctx;
	ty_xml_attribute taken[TY_XML_ATTRIBUTES_MAX];
	ty_xml_element element = { .attributes = taken };

	(void)uri, (void)n_namespaces, (void)namespaces, (void)n_defaulted;
	element.name = ty_str((const char *)name);
	element.prefix = ty_str((const char *)prefix);
	if (quiet(r) || !open_element(r, element.name))
		return;
	element.n_attributes = ty_xml_attributes(taken, &r->values, attributes, n_attributes);
	r->status = ty_buf_status(&r->values, r->err);
	if (!r->status)
		tell_start(r, &element);
}

static void on_end(void *ctx, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
	ty_xml_reader *r = ctx;

	(void)prefix, (void)uri;
	if (!quiet(r))
		tell_end(r, ty_str((const char *)name));
}

static void on_text(void *ctx, const xmlChar *text, int len)
{
	ty_xml_reader *r = ctx;

	if (!quiet(r))
		tell_text(r, ty_str_of((const char *)text, (size_t)len));
}

/* ---- the parser ---- */

static taiyaku_status make_parser(ty_xml_reader *r, taiyaku_error *err)
{
	xmlSAXHandler sax = { .initialized = XML_SAX2_MAGIC,
			      .startElementNs = on_start,
			      .endElementNs = on_end,
			      .characters = on_text,
			      .ignorableWhitespace = on_text,
			      .cdataBlock = on_text,
			      .serror = on_error };

	if (r->parser)
		xmlFreeParserCtxt(r->parser);
	r->parser = xmlCreatePushParserCtxt(&sax, r, NULL, 0, NULL);
	if (!r->parser || xmlCtxtUseOptions(r->parser, XML_PARSE_NONET | XML_PARSE_IGNORE_ENC) < 0)
		return ty_fail_memory(err);
	r->broken = false;
	r->depth = 0;
	return TAIYAKU_OK;
}

taiyaku_status ty_xml_open(ty_xml_reader **out, const char *file, const ty_xml_handler *handler,
			   void *ctx, taiyaku_error *err)
{
	ty_xml_reader *r = malloc(sizeof *r);
	taiyaku_status status;

	if (!r)
		return ty_fail_memory(err);
	*r = (ty_xml_reader){ .file = file,
			      .handler = handler,
			      .ctx = ctx,
			      .record = ty_str(handler->record),
			      .cursor_at = { 1, 1 },
			      .piece = PIECE_MAX };
	status = make_parser(r, err);
	if (status) {
		ty_xml_close(r);
		return status;
	}
	*out = r;
	return TAIYAKU_OK;
}

void ty_xml_close(ty_xml_reader *reader)
{
	if (!reader)
		return;
	if (reader->parser)
		xmlFreeParserCtxt(reader->parser);
	ty_xml_filter_free(&reader->filter);
	ty_buf_free(&reader->window);
	ty_buf_free(&reader->values);
	ty_xml_plain_free(&reader->plain);
	free(reader);
}

/* ---- going on behind damage ---- */

/* Where the damage begins: with the record it is in, even if that is in its first tag. */
static void find_damage(ty_xml_reader *r)
{
	taiyaku_str tag;

	r->damage_from = r->record_from;
	if (r->in_record)
		return;
	r->damage_from = tag_start(r, r->broken_at, r->event_end);
	tag = ty_str_trim(ty_str_slice(ty_buf_str(&r->window), (size_t)(r->damage_from - r->from),
				       r->window.len));
	if (tag.len > 0)
		r->damage_from = r->from + (uint64_t)(tag.data - r->window.data);
	r->record_at = place_of(r, r->damage_from);
	r->in_record = r->handler->record && tag.len > 0 &&
		       ty_xml_is_tag(ty_str_slice(tag, 1, tag.len), r->handler->record);
}

static taiyaku_status begin_search(ty_xml_reader *r, taiyaku_error *err)
{
	find_damage(r);
	if (!r->handler->damage)
		return ty_fail_there(err, TAIYAKU_ESYNTAX, r->file, r->record_at, "%s", r->cause);
	if (++r->damages > TY_XML_DAMAGE_MAX)
		return ty_fail_there(err, TAIYAKU_ELIMIT, r->file, r->record_at,
				     "more than %d damaged places", TY_XML_DAMAGE_MAX);
	r->searching = true;
	r->told = false;
	r->search_at = r->damage_from + 1;
	if (r->in_record && r->broken_at > r->damage_from)
		r->search_at = r->broken_at;
	else if (!r->in_record && r->damage_from != r->resumed_at)
		r->search_at = r->damage_from; /* itself the end of what is around records? */
	return TAIYAKU_OK;
}

static taiyaku_status tell_damage(ty_xml_reader *r, uint64_t end, taiyaku_error *err)
{
	ty_xml_damage damage = { r->in_record, r->record_at, { NULL, 0 }, r->cause };
	size_t len = (size_t)(end - r->damage_from);

	if (r->told)
		return TAIYAKU_OK;
	r->told = true;
	if (len > TY_XML_RECORD_MAX)
		len = TY_XML_RECORD_MAX;
	damage.raw = ty_str_trim(ty_str_of(r->window.data + (r->damage_from - r->from), len));
	return r->handler->damage(r->ctx, &damage, err);
}

/* A new parser that believes to be inside the elements around records. */
static taiyaku_status resume(ty_xml_reader *r, const ty_xml_resumption *at, taiyaku_error *err)
{
	ty_buf prefix = { 0 };
	taiyaku_status status = tell_damage(r, r->from + at->at, err);

	if (!status)
		status = make_parser(r, err);
	if (status)
		return status;
	for (size_t i = 0; i < at->parents; i++)
		ty_buf_print(&prefix, "<%s>", r->handler->ancestors[i]);
	r->synthetic = at->parents;
	r->complete = r->in_record = r->searching = false;
	r->event_end = r->from + at->at;
	r->origin = r->event_end - prefix.len;
	r->resumed_at = r->event_end;
	r->pushed = at->at;
	r->piece = PIECE_MIN;
	xmlParseChunk(r->parser, prefix.data, (int)prefix.len, 0);
	ty_buf_free(&prefix);
	return TAIYAKU_OK;
}

static taiyaku_status search(bool *found, ty_xml_reader *r, bool last, taiyaku_error *err)
{
	const ty_xml_shape shape = { r->handler->record, r->handler->ancestors, r->in_record };
	size_t at = (size_t)(r->search_at - r->from);
	ty_xml_resumption place;

	*found = ty_xml_find_resumption(&place, &at, ty_buf_str(&r->window), &shape, last);
	if (*found)
		return resume(r, &place, err);
	r->search_at = r->from + at;
	if (r->search_at - r->damage_from > TY_XML_RECORD_MAX)
		return tell_damage(r, r->search_at, err);
	return TAIYAKU_OK;
}

/* ---- pushing ---- */

/* Drop what nobody will look at again, once it is the larger part. */
static void trim(ty_xml_reader *r)
{
	uint64_t keep = r->in_record ? r->record_from : r->event_end;
	uint64_t parsed = r->from + r->pushed;
	size_t n;

	if (r->searching)
		keep = r->told ? r->search_at : r->damage_from;
	else if (keep > parsed)
		keep = parsed;
	n = (size_t)(keep - r->from);
	if (n < PIECE_MAX || n < r->window.len / 2)
		return;
	place_of(r, keep);
	memmove(r->window.data, r->window.data + n, r->window.len - n);
	ty_buf_cut(&r->window, r->window.len - n);
	r->from = keep;
	r->pushed = r->pushed > n ? r->pushed - n : 0;
}

/* Whether the parser waits for the end of a reference at an & that begins none: it would wait for
 * a semicolon from any place behind. */
static bool waits_in_vain(const ty_xml_reader *r, uint64_t at)
{
	taiyaku_str rest = ty_str_slice(ty_buf_str(&r->window), (size_t)(at - r->from), r->pushed);

	if (rest.len < 2 || rest.data[0] != '&')
		return false;
	for (size_t i = 1; i < rest.len && i < REFERENCE_MAX; i++)
		if (rest.data[i] == '<' || rest.data[i] == '&' || rest.data[i] == ' ' ||
		    rest.data[i] == '\n')
			return true;
	return rest.len >= REFERENCE_MAX;
}

/* Whether all that was pushed is told, up to a place where a record may begin. */
static bool is_between_records(const ty_xml_reader *r)
{
	return r->record.len && !r->in_record && !r->synthetic && r->depth > 0 &&
	       r->depth < TY_XML_DEPTH_MAX / 2 && r->parser->instate == XML_PARSER_CONTENT &&
	       here(r) == r->from + r->pushed;
}

static void tell_event(ty_xml_reader *r, const ty_xml_event *event)
{
	ty_xml_element element = { .name = event->text, .n_attributes = event->n_attributes };

	if (event->n_attributes)
		element.attributes = r->plain.attributes + event->attribute;
	if (event->kind == TY_XML_ENDS)
		tell_end(r, event->text);
	else if (event->kind == TY_XML_SAYS)
		tell_text(r, event->text);
	else if (open_element(r, event->text))
		tell_start(r, &element);
}

/* Tell of the record that comes next, if it needs no parser; the parser never hears of it. */
static ty_xml_plainness read_plain(ty_xml_reader *r)
{
	taiyaku_str rest = ty_str_slice(ty_buf_str(&r->window), r->pushed, r->window.len);
	uint64_t from = r->from + r->pushed;
	size_t len;
	ty_xml_plainness is = ty_xml_plain_read(&r->plain, &len, rest, r->handler->record);

	if (is != TY_XML_PLAIN)
		return is;
	for (size_t i = 0; i < r->plain.n_events && !quiet(r); i++) {
		r->plain_at = from + r->plain.events[i].at;
		tell_event(r, &r->plain.events[i]);
	}
	r->plain_at = 0;
	r->pushed += len;
	r->origin += len;
	return is;
}

static taiyaku_status parse_piece(ty_xml_reader *r, taiyaku_error *err)
{
	size_t n = r->window.len - r->pushed;
	uint64_t at;

	if (n > r->piece)
		n = r->piece;
	if (r->record.len) /* the next may need no parser */
		n = ty_xml_before_next(ty_str_of(r->window.data + r->pushed, n),
				       r->handler->record);
	r->piece = r->piece < PIECE_MAX / 2 ? r->piece * 2 : PIECE_MAX;
	xmlParseChunk(r->parser, r->window.data + r->pushed, (int)n, 0);
	r->pushed += n;
	if (r->status)
		return r->status;
	at = here(r);
	if (!r->parser->wellFormed)
		break_off(r, at, "not well-formed");
	if (!r->broken && waits_in_vain(r, at))
		break_off(r, at, TY_XML_BARE_AMPERSAND);
	if (!r->broken && r->from + r->pushed > at + TY_XML_TAG_MAX + PIECE_MAX)
		break_off(r, at + 1, "a tag or a reference does not end");
	if (!r->broken && r->in_record && at > r->record_from + TY_XML_RECORD_MAX)
		break_off(r, at, "the record is too long");
	return r->broken ? begin_search(r, err) : TAIYAKU_OK;
}

/* One step; *more false: there is nothing to go on with. */
static taiyaku_status parse_some(bool *more, ty_xml_reader *r, bool last, taiyaku_error *err)
{
	ty_xml_plainness is = TY_XML_NOT_PLAIN;

	*more = true;
	if (r->searching)
		return search(more, r, last, err);
	if (is_between_records(r))
		is = read_plain(r);
	if (is == TY_XML_PLAIN)
		return r->broken ? begin_search(r, err) : r->status;
	*more = is == TY_XML_NOT_PLAIN || last || r->window.len - r->pushed >= PIECE_MAX;
	return *more ? parse_piece(r, err) : TAIYAKU_OK;
}

static taiyaku_status parse(ty_xml_reader *r, bool last, taiyaku_error *err)
{
	taiyaku_status status = TAIYAKU_OK;
	bool more = true;

	while (!status && more && (r->searching || r->pushed < r->window.len))
		status = parse_some(&more, r, last, err);
	trim(r);
	return status;
}

static taiyaku_status filter(ty_xml_reader *r, taiyaku_str piece, bool last, taiyaku_error *err)
{
	bool none = r->filter.dropped == 0;

	ty_xml_filter_add(&r->filter, &r->window, piece, last);
	if (none && r->filter.dropped > 0)
		r->dropped_at = behind(r, r->from + r->filter.first);
	return ty_buf_status(&r->window, err);
}

taiyaku_status ty_xml_push(ty_xml_reader *reader, taiyaku_str piece, taiyaku_error *err)
{
	taiyaku_status status = TAIYAKU_OK;

	reader->err = err;
	/* In parts, so that the window stays small whatever is pushed. */
	while (!status && piece.len > 0) {
		size_t n = piece.len < PIECE_MAX ? piece.len : PIECE_MAX;

		while (n < piece.len && (piece.data[n] & 0xC0) == 0x80)
			n++;
		status = filter(reader, ty_str_slice(piece, 0, n), false, err);
		if (!status)
			status = parse(reader, false, err);
		piece = ty_str_slice(piece, n, piece.len);
	}
	return status;
}

/* Let the parser see the end; what it finds wrong there counts only behind the root. */
static taiyaku_status parse_end(ty_xml_reader *r, taiyaku_error *err)
{
	xmlParseChunk(r->parser, "", 0, 1);
	if (r->status || r->searching)
		return r->status;
	if (r->complete && r->broken)
		return begin_search(r, err);
	if (!r->in_record)
		return TAIYAKU_OK;
	r->broken = false;
	break_off(r, here(r), "the file is cut off");
	return begin_search(r, err);
}

taiyaku_status ty_xml_finish(bool *cut, ty_xml_reader *reader, taiyaku_error *err)
{
	ty_xml_reader *r = reader;
	taiyaku_status status;

	r->err = err;
	r->finished = true;
	*cut = r->filter.place > TY_XML_IN_TEXT;
	status = filter(r, (taiyaku_str){ NULL, 0 }, true, err);
	if (!status)
		status = parse(r, true, err);
	if (!status && !r->searching)
		status = parse_end(r, err);
	if (!status && r->searching)
		status = tell_damage(r, r->from + r->window.len, err);
	*cut = *cut || !r->complete;
	return status;
}

ty_position ty_xml_position(ty_xml_reader *reader)
{
	if (reader->finished)
		return place_of(reader,
				reader->from + ty_str_trim(ty_buf_str(&reader->window)).len);
	return place_of(reader, tag_start(reader, here(reader), reader->event_end));
}

taiyaku_str ty_xml_record(const ty_xml_reader *reader, ty_position *at)
{
	uint64_t end = here(reader);

	*at = reader->record_at;
	return ty_str_of(reader->window.data + (reader->record_from - reader->from),
			 (size_t)(end - reader->record_from));
}

uint64_t ty_xml_dropped(const ty_xml_reader *reader, ty_position *at)
{
	*at = reader->dropped_at;
	return reader->filter.dropped;
}
