/* SPDX-License-Identifier: Apache-2.0 */
/*
 * XLIFF as a stream of units to be filled.  A parser beside it sees the same text and says whether
 * it is well-formed; here only the places of tags are looked for.  A unit waits for the one behind
 * it, whose text is its context.
 */
#include <stdlib.h>

#include "base/ascii.h"
#include "base/error.h"
#include "base/tag.h"
#include "markup/xml_read.h"
#include "tmx/fill_xliff.h"
#include "tmx/xliff.h"

/* Written out at least so often, in bytes. */
enum { STEP = 1 << 15 };

static const taiyaku_str none = { NULL, 0 };

typedef struct xliff {
	ty_fill *fill;
	ty_edit *edit;
	ty_xml_reader *checker;
	ty_fill_file file;
	ty_arena arena; /* of the root */
	size_t at;	/* of the next token */
	bool root_seen, fitted;
	taiyaku_str target_language; /* that the file gets */
	size_t depth;
	bool translate[TY_XML_DEPTH_MAX + 2];
	/* The head of a file of 1.2, where taiyaku is to be named. */
	enum { NOWHERE, IN_FILE, IN_HEADER } head;
	size_t head_depth;
	size_t tool_at; /* SIZE_MAX: not known yet */
	ty_fill_unit units[2];
	bool waits; /* units[0] */
	ty_buf before;
} xliff;

/* ---- reading ---- */

static taiyaku_status check_events(void *ctx, const ty_xml_element *element, taiyaku_error *err)
{
	(void)ctx, (void)element, (void)err;
	return TAIYAKU_OK;
}

static taiyaku_status check_end(void *ctx, taiyaku_str name, taiyaku_error *err)
{
	(void)ctx, (void)name, (void)err;
	return TAIYAKU_OK;
}

static taiyaku_status more(bool *there, xliff *x, taiyaku_error *err)
{
	taiyaku_str added;
	taiyaku_status status = ty_edit_more(&added, there, x->edit, err);

	return status || !*there ? status : ty_xml_push(x->checker, added, err);
}

/* Text that has no end yet, of which nothing is wanted, as a token. */
static bool is_long_text(ty_xml_token *out, taiyaku_str text, size_t at)
{
	*out = (ty_xml_token){ .what = TY_XML_TEXT, .from = at, .to = at + text.len };
	return text.len > TY_FILL_UNIT_MAX && text.data[0] != '<';
}

/* Whether a tag has a control character outside its values.  What reads drops these, so a name may
 * be another than it seems. */
static bool has_control(taiyaku_str tag)
{
	char quote = 0;

	for (size_t i = 0; i < tag.len; i++) {
		char c = tag.data[i];

		if (quote)
			quote = c == quote ? 0 : quote;
		else if (c == '"' || c == '\'')
			quote = c;
		else if ((unsigned char)c < 0x20 && !ty_is_blank(c))
			return true;
	}
	return false;
}

/* The token at a place; *there false: the file ends. */
static taiyaku_status token_at(ty_xml_token *out, bool *there, xliff *x, size_t at,
			       taiyaku_error *err)
{
	taiyaku_status status = TAIYAKU_OK;

	*there = true;
	while (!status && *there) {
		taiyaku_str text;

		text = ty_edit_text(x->edit, at);
		if (text.len > 0 && ty_xml_lex(out, text, 0)) {
			if ((out->what == TY_XML_START || out->what == TY_XML_END) &&
			    has_control(ty_str_slice(text, 0, out->to)))
				return ty_fail_at(err, TAIYAKU_ESYNTAX, x->fill->name,
						  ty_edit_line(x->edit, at), 0,
						  "a control character in a tag");
			out->from += at;
			out->to += at;
			return TAIYAKU_OK;
		}
		if (is_long_text(out, text, at))
			return TAIYAKU_OK;
		status = more(there, x, err);
	}
	return status;
}

/* ---- a unit ---- */

static void reset_unit(ty_fill_unit *unit)
{
	ty_arena arena = unit->arena;

	ty_arena_reset(&arena);
	*unit = (ty_fill_unit){ .arena = arena };
}

static bool has_text(const ty_fill_segment *segment)
{
	return !ty_str_is_blank(segment->source.text);
}

/* Choose what is filled in of a segment. */
static void choose(xliff *x, ty_fill_unit *unit, ty_fill_segment *segment)
{
	bool marks = x->file.dialect != TY_FILL_PLAIN;
	bool can = !x->file.second || x->file.names_target || ty_edit_holds(x->edit);

	if (segment->known.n == 0 || !can ||
	    !ty_fill_wanted(x->fill, &segment->known.list[0], marks))
		return;
	unit->failed |= !ty_fill_make(&segment->translation, &segment->review, &unit->arena,
				      &segment->known.list[0], &segment->source);
	segment->filled = !unit->failed;
	if (segment->filled)
		ty_fill_count(x->fill, segment->review);
}

static const ty_fill_segment *next_text(const ty_fill_unit *unit, size_t from)
{
	for (size_t i = from; i < unit->n; i++)
		if (has_text(&unit->segments[i]))
			return &unit->segments[i];
	return NULL;
}

static taiyaku_status ask(xliff *x, ty_fill_unit *unit, const ty_fill_unit *behind,
			  taiyaku_error *err)
{
	taiyaku_status status = TAIYAKU_OK;

	for (size_t i = 0; !status && i < unit->n; i++) {
		ty_fill_segment *segment = &unit->segments[i];
		const ty_fill_segment *next = next_text(unit, i + 1);
		taiyaku_segment query = { .text = segment->source.text,
					  .in_context = true,
					  .before = ty_buf_str(&x->before) };

		if (!has_text(segment))
			continue;
		if (!next && behind)
			next = next_text(behind, 0);
		query.after = next ? next->source.text : none;
		if (segment->open)
			status = ty_fill_ask(x->fill, &segment->known, &unit->arena, &query,
					     x->file.side, err);
		else
			x->fill->counts.translated++;
		if (!status && segment->open && x->file.second && x->fill->ask_terms)
			status = x->fill->ask_terms(x->fill->ctx, &unit->terms, &unit->arena,
						    segment->source.text, x->file.side, err);
		if (!status)
			choose(x, unit, segment);
		ty_buf_clear(&x->before);
		ty_buf_add(&x->before, segment->source.text);
	}
	return status;
}

static int by_place(const void *a, const void *b)
{
	const ty_fill_change *x = a, *y = b;

	if (x->from != y->from)
		return x->from < y->from ? -1 : 1;
	return x->order < y->order ? -1 : x->order > y->order;
}

static void apply(xliff *x, ty_fill_unit *unit)
{
	size_t done = 0;

	if (unit->n_changes > 0)
		qsort(unit->changes, unit->n_changes, sizeof *unit->changes, by_place);
	for (size_t i = 0; i < unit->n_changes; i++) {
		const ty_fill_change *one = &unit->changes[i];

		if (one->from < done) /* two elements of one id: the first has it */
			continue;
		ty_edit_replace(x->edit, unit->from + one->from, unit->from + one->to, one->with);
		done = one->to;
	}
}

/* All is known of the unit that waits: the text behind it too. */
static taiyaku_status finish_unit(xliff *x, const ty_fill_unit *behind, taiyaku_error *err)
{
	ty_fill_unit *unit = &x->units[0];
	taiyaku_status status = TAIYAKU_OK;

	if (!x->waits)
		return TAIYAKU_OK;
	x->waits = false;
	if (unit->flaw)
		ty_fill_skip(x->fill, unit->line, unit->flaw);
	else if (x->file.side >= 0)
		status = ask(x, unit, behind, err);
	if (!status && !unit->flaw && !unit->failed) {
		if (x->file.second)
			ty_fill_second_write(unit, x->fill, &x->file);
		else
			ty_fill_first_write(unit, x->fill, &x->file);
	}
	if (!status && unit->failed)
		return ty_fail_memory(err);
	if (status)
		return status;
	apply(x, unit);
	return ty_edit_pass(x->edit, unit->to, err);
}

/* A unit that is too long goes out as it comes in. */
static taiyaku_status find_end(size_t *out, xliff *x, const ty_xml_token *tag, taiyaku_error *err)
{
	taiyaku_status status = TAIYAKU_OK;
	const uint64_t line = x->units[1].line;
	size_t depth = !tag->empty;
	ty_xml_token token;
	bool there = true;

	*out = tag->to;
	while (!status && depth > 0) {
		status = token_at(&token, &there, x, *out, err);
		if (!status && !there)
			return ty_fail_at(err, TAIYAKU_ESYNTAX, x->fill->name, line, 0,
					  "the file is cut off in a unit");
		if (status)
			return status;
		depth += token.what == TY_XML_START && !token.empty;
		depth -= token.what == TY_XML_END;
		*out = token.to;
		if (*out - tag->from <= TY_FILL_UNIT_MAX)
			continue;
		status = finish_unit(x, NULL, err);
		if (!status)
			status = ty_edit_pass(x->edit, *out, err);
	}
	return status;
}

static taiyaku_status start_unit(xliff *x, const ty_xml_token *tag, taiyaku_error *err)
{
	ty_fill_unit *unit = &x->units[1], first;
	taiyaku_status status;
	taiyaku_str translate;
	bool wanted = x->translate[x->depth];

	reset_unit(unit);
	unit->from = tag->from;
	unit->line = ty_edit_line(x->edit, tag->from);
	status = find_end(&unit->to, x, tag, err);
	if (status)
		return status;
	if (unit->to - unit->from > TY_FILL_UNIT_MAX) {
		ty_fill_skip(x->fill, unit->line, "the unit is too long");
		ty_buf_clear(&x->before);
		x->at = unit->to;
		return TAIYAKU_OK;
	}
	if (!ty_arena_copy(
		    &unit->raw, &unit->arena,
		    ty_str_slice(ty_edit_text(x->edit, unit->from), 0, unit->to - unit->from)) ||
	    !ty_xml_lex(&unit->tag, unit->raw, 0))
		return ty_fail_memory(err);
	translate = ty_fill_value(unit->raw, &unit->tag, none, "translate");
	if (translate.len > 0)
		wanted = !ty_str_is(translate, "no");
	if (x->file.side >= 0 && x->file.second)
		ty_fill_second_read(unit, &x->file, wanted);
	else if (x->file.side >= 0)
		ty_fill_first_read(unit, &x->file, wanted);
	if (unit->failed)
		return ty_fail_memory(err);
	status = finish_unit(x, unit, err);
	first = x->units[0];
	x->units[0] = *unit;
	x->units[1] = first;
	x->waits = true;
	x->at = x->units[0].to;
	return status;
}

/* ---- what is around units ---- */

static taiyaku_status hold(xliff *x, size_t from, size_t to, const ty_buf *with, taiyaku_error *err)
{
	taiyaku_status status = finish_unit(x, NULL, err);

	if (!status)
		status = ty_buf_status(with, err);
	return status ? status : ty_edit_hold(x->edit, from, to, ty_buf_str(with), err);
}

/* On which side of the store a file's sources are; -1: its languages are others. */
static int side_of(const taiyaku_languages *store, taiyaku_str source, taiyaku_str target)
{
	int best = 0, side = -1;

	for (int i = 0; i < 2; i++) {
		int one = source.len ? ty_tag_fit(source, store, i) : 1;
		int other = target.len ? ty_tag_fit(target, store, !i) : 1;

		if (one > 0 && other > 0 && one + other > best) {
			best = one + other;
			side = i;
		}
	}
	return source.len + target.len > 0 ? side : -1;
}

static taiyaku_status take_languages(xliff *x, const ty_xml_token *tag, taiyaku_str source,
				     taiyaku_str target, taiyaku_error *err)
{
	const taiyaku_languages *store = &x->fill->languages;
	uint64_t line = ty_edit_line(x->edit, tag->from);
	taiyaku_error what = { 0 };

	x->file.side = side_of(store, source, target);
	x->file.names_target = target.len > 0;
	if (x->file.side >= 0) {
		x->fitted = true;
		x->target_language = x->file.side == TAIYAKU_SOURCE ? store->target : store->source;
		return TAIYAKU_OK;
	}
	ty_fail_at(&what, TAIYAKU_EARGUMENT, x->fill->name, line, 0,
		   "the file is from \"%.*s\" to \"%.*s\", the store holds %.*s and %.*s",
		   TY_ARG(source), TY_ARG(target), TY_ARG(store->source), TY_ARG(store->target));
	if (x->fitted) {
		ty_fill_tell(x->fill, line, what.message);
		return TAIYAKU_OK;
	}
	return ty_fail_at(err, what.status, x->fill->name, line, 0, "%s", what.message);
}

static taiyaku_status start_root(xliff *x, taiyaku_str text, const ty_xml_token *tag,
				 const ty_xml_token *place, taiyaku_error *err)
{
	taiyaku_str version = ty_fill_value(text, tag, none, "version");
	size_t end = place->to - (tag->empty ? 2 : 1);
	taiyaku_status status;
	ty_buf with = { 0 };

	if (!ty_str_is(tag->name, "xliff"))
		return ty_fail_at(err, TAIYAKU_ESYNTAX, x->fill->name,
				  ty_edit_line(x->edit, place->from), 0,
				  "not XLIFF: the document is a <%.*s>", TY_ARG(tag->name));
	x->root_seen = true;
	x->file.second = ty_str_starts(version, TY_STR("2"));
	x->file.qualifies = ty_str_is(version, "1.2");
	if (!ty_fill_root(&x->file, &x->arena, ty_str_slice(text, 0, tag->to)))
		return ty_fail_memory(err);
	if (!x->file.second)
		return TAIYAKU_OK;
	status = take_languages(x, place, ty_fill_value(text, tag, none, "srcLang"),
				ty_fill_value(text, tag, none, "trgLang"), err);
	if (status || x->file.names_target)
		return status;
	ty_buf_print(&with, " trgLang=\"%.*s\"", TY_ARG(x->target_language));
	status = hold(x, end, end, &with, err);
	ty_buf_free(&with);
	return status;
}

static taiyaku_status start_file(xliff *x, taiyaku_str text, const ty_xml_token *tag,
				 const ty_xml_token *place, taiyaku_error *err)
{
	taiyaku_status status = finish_unit(x, NULL, err);

	ty_buf_clear(&x->before);
	if (status || x->file.second)
		return status;
	ty_edit_settle(x->edit, false);
	x->file.has_tool = false;
	x->head = x->file.qualifies && x->file.dialect == TY_FILL_PLAIN ? IN_FILE : NOWHERE;
	x->head_depth = x->depth + 1;
	x->tool_at = SIZE_MAX;
	return take_languages(x, place, ty_fill_value(text, tag, none, "source-language"),
			      ty_fill_value(text, tag, none, "target-language"), err);
}

/* taiyaku's line in a header; header: with one around it. */
static taiyaku_status hold_tool(xliff *x, size_t from, size_t to, bool header, taiyaku_error *err)
{
	taiyaku_status status;
	ty_buf with = { 0 };

	if (header)
		ty_fill_tag(&with, &x->file, "<", "header>");
	ty_fill_tag(&with, &x->file, "<", "tool");
	ty_buf_print(&with, " tool-id=\"" TY_XLIFF_OURS "\" tool-name=\"" TY_XLIFF_OURS
			    "\" tool-version=\"" TAIYAKU_VERSION "\"/>");
	if (header)
		ty_fill_tag(&with, &x->file, "</", "header>");
	x->head = NOWHERE;
	status = hold(x, from, to, &with, err);
	ty_buf_free(&with);
	return status;
}

/* Elements of the head: where a tool may stand is behind skl and phase-group. */
static taiyaku_status start_in_head(xliff *x, taiyaku_str text, const ty_xml_token *tag,
				    const ty_xml_token *place, taiyaku_error *err)
{
	if (x->head == IN_FILE && x->depth == x->head_depth) {
		if (!ty_fill_is(&x->file, tag, "header"))
			return hold_tool(x, place->from, place->from, true, err);
		if (tag->empty)
			return hold_tool(x, place->from, place->to, true, err);
		x->head = IN_HEADER;
	} else if (x->head == IN_HEADER && x->depth == x->head_depth + 1) {
		if (x->tool_at == SIZE_MAX && !ty_fill_is(&x->file, tag, "skl") &&
		    !ty_fill_is(&x->file, tag, "phase-group"))
			x->tool_at = place->from;
		if (ty_fill_is(&x->file, tag, "tool") &&
		    ty_str_is(ty_fill_value(text, tag, none, "tool-id"), TY_XLIFF_OURS))
			x->file.has_tool = true;
	}
	return TAIYAKU_OK;
}

static taiyaku_status end_in_head(xliff *x, const ty_xml_token *place, taiyaku_error *err)
{
	size_t at = x->tool_at == SIZE_MAX ? place->from : x->tool_at;
	taiyaku_status status;

	if (x->head != IN_HEADER || x->depth != x->head_depth)
		return TAIYAKU_OK;
	x->head = NOWHERE;
	x->tool_at = SIZE_MAX;
	status = finish_unit(x, NULL, err);
	if (status || x->file.has_tool)
		return status;
	/* A unit in the header, where none should be, or a long text has taken that place along. */
	if (at < ty_edit_start(x->edit))
		at = place->from;
	return hold_tool(x, at, at, false, err);
}

static taiyaku_status start_tag(xliff *x, const ty_xml_token *place, taiyaku_error *err)
{
	taiyaku_str text = ty_edit_text(x->edit, place->from), translate;
	taiyaku_status status = TAIYAKU_OK;
	ty_xml_token tag;

	if (!ty_xml_lex(&tag, text, 0))
		return ty_fail_memory(err);
	translate = ty_fill_value(text, &tag, none, "translate");
	if (x->root_seen && ty_fill_is(&x->file, &tag, x->file.second ? "unit" : "trans-unit"))
		return start_unit(x, place, err);
	if (!x->root_seen)
		status = start_root(x, text, &tag, place, err);
	else if (ty_fill_is(&x->file, &tag, "file"))
		status = start_file(x, text, &tag, place, err);
	else if (x->head != NOWHERE)
		status = start_in_head(x, text, &tag, place, err);
	if (status || tag.empty)
		return status;
	if (x->depth > TY_XML_DEPTH_MAX)
		return ty_fail_at(err, TAIYAKU_ELIMIT, x->fill->name, 0, 0,
				  "elements are nested too deep");
	x->depth++;
	x->translate[x->depth] =
		translate.len ? !ty_str_is(translate, "no") : x->translate[x->depth - 1];
	return TAIYAKU_OK;
}

static taiyaku_status take_token(xliff *x, const ty_xml_token *token, taiyaku_error *err)
{
	taiyaku_status status = TAIYAKU_OK;

	x->at = token->to;
	if (token->what == TY_XML_START) {
		status = start_tag(x, token, err);
	} else if (token->what == TY_XML_END) {
		x->depth -= x->depth > 0;
		status = end_in_head(x, token, err);
	}
	if (status || x->at < ty_edit_start(x->edit) + STEP)
		return status;
	/* What may still be changed stays in the window, as long as that does not grow large. */
	if ((x->waits || x->tool_at != SIZE_MAX) &&
	    x->at < ty_edit_start(x->edit) + 2 * TY_FILL_UNIT_MAX)
		return TAIYAKU_OK;
	status = finish_unit(x, NULL, err);
	return status ? status : ty_edit_pass(x->edit, x->at, err);
}

/* ---- the file ---- */

static taiyaku_status read_tokens(xliff *x, taiyaku_error *err)
{
	taiyaku_status status = TAIYAKU_OK;
	bool there = true, cut = false;
	ty_xml_token token;

	while (!status && there) {
		status = token_at(&token, &there, x, x->at, err);
		if (!status && there)
			status = take_token(x, &token, err);
	}
	if (!status)
		status = ty_xml_finish(&cut, x->checker, err);
	if (!status && (cut || !x->root_seen))
		status = ty_fail_there(
			err, TAIYAKU_ESYNTAX, x->fill->name, ty_xml_position(x->checker),
			x->root_seen ? "the file is cut off" : "not XLIFF: no element");
	if (!status)
		status = finish_unit(x, NULL, err);
	if (!status)
		status = ty_edit_pass(x->edit,
				      ty_edit_start(x->edit) +
					      ty_edit_text(x->edit, ty_edit_start(x->edit)).len,
				      err);
	ty_edit_settle(x->edit, false);
	return status;
}

taiyaku_status ty_fill_xliff(ty_fill *fill, taiyaku_error *err)
{
	static const ty_xml_handler handler = { .start = check_events, .end = check_end };
	xliff *x = calloc(1, sizeof *x);
	taiyaku_status status;

	if (!x)
		return ty_fail_memory(err);
	x->fill = fill;
	x->edit = fill->edit;
	x->translate[0] = true;
	x->tool_at = SIZE_MAX;
	status = ty_xml_open(&x->checker, fill->name, &handler, x, err);
	if (!status)
		status = read_tokens(x, err);
	ty_xml_close(x->checker);
	for (int i = 0; i < 2; i++)
		ty_arena_free(&x->units[i].arena);
	ty_arena_free(&x->arena);
	ty_buf_free(&x->before);
	free(x);
	return status;
}
