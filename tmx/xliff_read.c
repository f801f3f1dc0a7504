/* SPDX-License-Identifier: Apache-2.0 */
/*
 * XLIFF 1.2 and 2.x, as real programs write it.  A unit that cannot be read is rejected with its
 * line, number, id and cause, and the next is read; one without a translation is passed over; only
 * a file that is cut off, or is no XLIFF, is an error.  Proposals (alt-trans, matches) are not
 * read.
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/error.h"
#include "markup/xml_read.h"
#include "text/convert.h"
#include "tmx/xliff.h"
#include "tmx/xliff_check.h"
#include "tmx/xliff_inline.h"
#include "tmx/xliff_scope.h"
#include "tmx/xliff_unit.h"

typedef enum place {
	OUTSIDE,
	IN_UNIT,
	IN_SOURCE,
	IN_SEG_SOURCE,
	IN_TARGET,
	IN_NOTE,
	IN_OURS, /* a note or meta of ours */
	IN_DATA,
	IN_CONTEXT_FILE,
	IN_CONTEXT_LINE
} place;

typedef struct xliff {
	ty_reading *reading;
	ty_xml_reader *xml;
	ty_text *text;
	place where;
	size_t skipping; /* depth inside an element that is passed over */
	bool root_seen;
	uint64_t number, open; /* of the unit; of the one that was begun last */
	ty_xliff_scope scope;
	ty_xliff_unit unit;
	ty_xliff_segment *segment; /* of 2.x; NULL: an ignorable */
	ty_xliff_inline whole, part;
	taiyaku_str part_id; /* in the arena of the unit */
	bool in_part;
	ty_buf value, name;
	uint64_t mended; /* inline elements */
	ty_position mended_at;
	ty_xliff_check check;
} xliff;

/* ---- messages ---- */

static taiyaku_status reject(xliff *x, ty_position at, taiyaku_str raw, const char *cause,
			     taiyaku_error *err)
{
	const ty_unit_name name = { .what = "unit",
				    .number = x->number,
				    .id_name = "id",
				    .id = x->open == x->number ? x->unit.fields.tuid : TY_STR("") };

	return ty_reading_reject_unit(x->reading, at, raw, &name, cause, err);
}

/* ---- elements ---- */

static void start_unit(xliff *x, const ty_xml_element *element)
{
	ty_unit *fields = &x->unit.fields;

	ty_xliff_unit_reset(&x->unit);
	x->open = ++x->number;
	x->where = IN_UNIT;
	x->in_part = false;
	x->segment = NULL;
	ty_unit_set(fields, &fields->tuid, ty_xliff_attribute(element, "id"));
	x->unit.locked = ty_xliff_scope_locks(&x->scope, element);
	x->unit.approved = ty_str_is(ty_xliff_attribute(element, "approved"), "yes");
	x->unit.tags[0] = x->scope.languages[0];
	x->unit.tags[1] = x->scope.languages[1];
	x->unit.place.file = x->scope.original;
	for (size_t i = 0; i < element->n_attributes; i++)
		if (ty_str_is(element->attributes[i].prefix, "mq") &&
		    ty_str_is(element->attributes[i].name, "status"))
			ty_xliff_unit_state(&x->unit, &x->unit.whole, element->attributes[i].value);
}

/* The language on a source or target counts where the file names none. */
static void take_language(xliff *x, int side, const ty_xml_element *element)
{
	for (size_t i = 0; x->unit.tags[side].len == 0 && i < element->n_attributes; i++)
		if (ty_str_is(element->attributes[i].prefix, "xml") &&
		    ty_str_is(element->attributes[i].name, "lang"))
			ty_unit_set(&x->unit.fields, &x->unit.tags[side],
				    element->attributes[i].value);
}

static void start_text(xliff *x, place where, const ty_xml_element *element)
{
	x->where = where;
	x->in_part = false;
	x->whole.second = x->scope.second;
	x->whole.data = x->unit.data;
	x->whole.n_data = x->unit.n_data;
	ty_xliff_inline_clear(&x->whole);
	take_language(x, where == IN_TARGET, element);
	if (where == IN_TARGET && !x->scope.second)
		ty_xliff_unit_state(&x->unit, &x->unit.whole, ty_xliff_attribute(element, "state"));
}

static void start_segment(xliff *x, const ty_xml_element *element)
{
	taiyaku_str id = ty_xliff_attribute(element, "id");

	x->segment = ty_xliff_unit_segment(&x->unit, (taiyaku_str){ NULL, 0 }, true);
	if (!x->segment)
		return;
	ty_unit_set(&x->unit.fields, &x->segment->id, id);
	ty_xliff_unit_state(&x->unit, x->segment, ty_xliff_attribute(element, "state"));
	ty_xliff_unit_state(&x->unit, x->segment, ty_xliff_attribute(element, "subState"));
}

static void start_value(xliff *x, place where, taiyaku_str name)
{
	x->where = where;
	ty_buf_clear(&x->value);
	ty_buf_clear(&x->name);
	ty_buf_add(&x->name, name);
}

static void start_note(xliff *x, const ty_xml_element *element)
{
	const taiyaku_str ours = TY_STR(TY_XLIFF_OURS " ");
	taiyaku_str from = ty_xliff_attribute(element, "from");

	if (!x->scope.second && ty_str_starts(from, ours))
		start_value(x, IN_OURS, ty_str_slice(from, ours.len, from.len));
	else
		start_value(x, IN_NOTE, TY_STR(""));
}

/* Where the text stood: what programs that make XLIFF of PO write. */
static bool start_context(xliff *x, const ty_xml_element *element)
{
	taiyaku_str type = ty_xliff_attribute(element, "context-type");

	if (ty_str_is(type, "sourcefile"))
		start_value(x, IN_CONTEXT_FILE, type);
	else if (ty_str_is(type, "linenumber"))
		start_value(x, IN_CONTEXT_LINE, type);
	else
		return false;
	return true;
}

/* <sdl:seg id="1" conf="Draft">: what sdlxliff says of a segment. */
static void take_conf(xliff *x, const ty_xml_element *element)
{
	ty_xliff_segment *segment =
		ty_xliff_unit_segment(&x->unit, ty_xliff_attribute(element, "id"), false);

	if (segment)
		ty_xliff_unit_state(&x->unit, segment, ty_xliff_attribute(element, "conf"));
}

/* Elements of a unit of 1.2; false: it is passed over. */
static bool start_in_first(xliff *x, const ty_xml_element *element)
{
	taiyaku_str name = element->name;

	if (ty_str_is(element->prefix, "sdl")) {
		if (ty_str_is(name, "seg"))
			take_conf(x, element);
		return ty_str_is(name, "seg-defs");
	}
	if (ty_str_is(name, "source"))
		start_text(x, IN_SOURCE, element);
	else if (ty_str_is(name, "seg-source"))
		start_text(x, IN_SEG_SOURCE, element);
	else if (ty_str_is(name, "target"))
		start_text(x, IN_TARGET, element);
	else if (ty_str_is(name, "note"))
		start_note(x, element);
	else if (ty_str_is(name, "context"))
		return start_context(x, element);
	else
		return ty_str_is(name, "context-group");
	return true;
}

/* The same of 2.x. */
static bool start_in_second(xliff *x, const ty_xml_element *element)
{
	taiyaku_str name = element->name;

	if (!ty_str_equal(element->prefix, x->scope.prefix)) {
		if (ty_str_is(name, "meta"))
			start_value(x, IN_OURS, ty_xliff_attribute(element, "type"));
		else if (ty_str_is(name, "metaGroup"))
			return ty_str_is(ty_xliff_attribute(element, "category"), TY_XLIFF_OURS);
		else
			return ty_str_is(name, "metadata");
		return true;
	}
	if (ty_str_is(name, "segment"))
		start_segment(x, element);
	else if (ty_str_is(name, "source") && x->segment)
		start_text(x, IN_SOURCE, element);
	else if (ty_str_is(name, "target") && x->segment)
		start_text(x, IN_TARGET, element);
	else if (ty_str_is(name, "note"))
		start_note(x, element);
	else if (ty_str_is(name, "data"))
		start_value(x, IN_DATA, ty_xliff_attribute(element, "id"));
	else
		return ty_str_is(name, "notes") || ty_str_is(name, "originalData");
	return true;
}

/* ---- ends ---- */

static void note_mended(xliff *x, const ty_xliff_inline *in)
{
	uint64_t n = in->segment.mended + in->unknown;

	if (n > 0 && x->mended == 0)
		x->mended_at = ty_xml_position(x->xml);
	x->mended += n;
}

static void finish_text(xliff *x, ty_xliff_segment *segment, int side, ty_xliff_inline *in)
{
	ty_xliff_unit *unit = &x->unit;

	if (in->segment.too_deep)
		unit->flaw = "inline elements are nested too deep";
	else
		note_mended(x, in);
	ty_xliff_unit_set(unit, segment, side, ty_buf_str(&in->segment.text),
			  ty_xliff_inline_markup(in));
	if (in->segment.text.failed || in->segment.markup.failed || in->names.failed ||
	    in->code.failed)
		unit->fields.failed = true;
}

/* The end of a <mrk mtype="seg">. */
static void end_part(xliff *x)
{
	int side = x->where == IN_TARGET;
	ty_xliff_segment *segment = ty_xliff_unit_segment(&x->unit, x->part_id, true);

	x->in_part = false;
	if (!segment)
		return;
	x->unit.n_targets += side == TAIYAKU_TARGET;
	finish_text(x, segment, side, &x->part);
}

static void end_text(xliff *x)
{
	ty_xliff_unit *unit = &x->unit;
	int side = x->where == IN_TARGET;

	if (x->scope.second)
		unit->n_targets++;
	if (x->where != IN_SEG_SOURCE)
		finish_text(x, x->scope.second ? x->segment : &unit->whole, side, &x->whole);
	x->where = IN_UNIT;
}

static void end_value(xliff *x)
{
	ty_xliff_unit *unit = &x->unit;
	taiyaku_str value = ty_buf_str(&x->value), name = ty_buf_str(&x->name);
	place where = x->where;

	x->where = IN_UNIT;
	unit->fields.failed |= x->value.failed || x->name.failed;
	if (where == IN_NOTE || (where == IN_OURS && !ty_xliff_unit_ours(unit, name, value)))
		ty_unit_add_note(&unit->fields, value);
	else if (where == IN_CONTEXT_FILE)
		ty_unit_set(&unit->fields, &unit->place.file, ty_str_trim(value));
	else if (where == IN_CONTEXT_LINE &&
		 !ty_str_number(&unit->place.line, ty_str_trim(value), UINT64_MAX))
		unit->place.line = 0;
	if (where != IN_DATA || unit->n_data == TY_XLIFF_DATA_MAX)
		return;
	ty_unit_set(&unit->fields, &unit->data[unit->n_data].type, name);
	ty_unit_set(&unit->fields, &unit->data[unit->n_data].value, value);
	unit->n_data++;
}

static taiyaku_status end_unit(xliff *x, taiyaku_error *err)
{
	const char *cause = NULL;
	char buffer[128];
	ty_position at;
	taiyaku_str raw;
	taiyaku_status status;

	x->where = OUTSIDE;
	status = ty_xliff_unit_push(&cause, buffer, &x->unit, x->reading, err);
	if (status || !cause)
		return status;
	raw = ty_xml_record(x->xml, &at);
	return reject(x, at, raw, cause, err);
}

/* ---- events ---- */

static bool is_text(const xliff *x)
{
	return x->where == IN_SOURCE || x->where == IN_SEG_SOURCE || x->where == IN_TARGET;
}

static const char *record_name(const xliff *x)
{
	return x->scope.second ? "unit" : "trans-unit";
}

static void start_inline(xliff *x, const ty_xml_element *element)
{
	bool seg = !x->scope.second && x->where != IN_SOURCE && !x->in_part &&
		   ty_str_is(element->name, "mrk") &&
		   ty_str_is(ty_xliff_attribute(element, "mtype"), "seg");

	ty_xliff_inline_start(&x->whole, element);
	if (x->in_part)
		ty_xliff_inline_start(&x->part, element);
	if (!seg)
		return;
	x->in_part = true;
	ty_unit_set(&x->unit.fields, &x->part_id, ty_xliff_attribute(element, "mid"));
	ty_xliff_inline_clear(&x->part);
}

static void end_inline(xliff *x)
{
	if (x->in_part && x->part.depth == 0)
		end_part(x);
	else if (x->in_part)
		ty_xliff_inline_end(&x->part);
	ty_xliff_inline_end(&x->whole);
}

static bool start_outside(xliff *x, const ty_xml_element *element)
{
	if (ty_str_is(element->name, record_name(x))) {
		start_unit(x, element);
		return true;
	}
	return ty_xliff_scope_start(&x->scope, element);
}

static taiyaku_status on_start(void *ctx, const ty_xml_element *element, taiyaku_error *err)
{
	xliff *x = ctx;
	bool known = false;

	if (!x->reading->to)
		ty_xliff_check_start(&x->check, x->reading, ty_xml_position(x->xml), element);
	if (x->skipping > 0) {
		x->skipping++;
		return TAIYAKU_OK;
	}
	if (!x->root_seen) {
		if (!ty_str_is(element->name, "xliff"))
			return ty_fail_there(err, TAIYAKU_ESYNTAX, ty_input_name(x->reading->in),
					     ty_xml_position(x->xml),
					     "not XLIFF: the document is a <%.*s>",
					     TY_ARG(element->name));
		x->root_seen = true;
		ty_xliff_scope_root(&x->scope, element);
		return TAIYAKU_OK;
	}
	if (is_text(x)) {
		start_inline(x, element);
		return TAIYAKU_OK;
	}
	if (x->where == OUTSIDE)
		known = start_outside(x, element);
	else if (x->where == IN_UNIT)
		known = x->scope.second ? start_in_second(x, element) : start_in_first(x, element);
	if (!known)
		x->skipping = 1;
	return x->scope.failed ? ty_fail_memory(err) : TAIYAKU_OK;
}

static taiyaku_status on_end(void *ctx, taiyaku_str name, taiyaku_error *err)
{
	xliff *x = ctx;

	if (!x->reading->to)
		ty_xliff_check_end(&x->check, ty_xml_position(x->xml), name);
	if (x->skipping > 0) {
		x->skipping--;
		return TAIYAKU_OK;
	}
	if (is_text(x)) {
		if (x->whole.depth > 0)
			end_inline(x);
		else
			end_text(x);
	} else if (x->where > IN_UNIT) {
		end_value(x);
	} else if (x->where == IN_UNIT && ty_str_is(name, record_name(x))) {
		return end_unit(x, err);
	} else if (x->where == IN_UNIT && ty_str_is(name, "segment")) {
		x->segment = NULL;
	} else if (x->where == OUTSIDE) {
		ty_xliff_scope_end(&x->scope);
	}
	return TAIYAKU_OK;
}

static taiyaku_status on_text(void *ctx, taiyaku_str text, taiyaku_error *err)
{
	xliff *x = ctx;

	(void)err;
	if (x->skipping > 0 || x->where < IN_SOURCE)
		return TAIYAKU_OK;
	if (!is_text(x)) {
		ty_buf_add(&x->value, text);
		return TAIYAKU_OK;
	}
	ty_xliff_inline_text(&x->whole, text);
	if (x->in_part)
		ty_xliff_inline_text(&x->part, text);
	return TAIYAKU_OK;
}

static taiyaku_status on_damage(void *ctx, const ty_xml_damage *damage, taiyaku_error *err)
{
	xliff *x = ctx;
	bool begun = x->where != OUTSIDE;

	ty_xliff_check_damage(&x->check);

	x->where = OUTSIDE;
	x->skipping = 0;
	if (!x->root_seen)
		return ty_fail_there(err, TAIYAKU_ESYNTAX, ty_input_name(x->reading->in),
				     damage->at, "not XLIFF: %s", damage->cause);
	/* Behind damage it is not known any more which groups are open: their ends are no fault. */
	if (!damage->in_record && ty_str_starts(damage->raw, TY_STR("</group"))) {
		ty_xliff_scope_end(&x->scope);
		return TAIYAKU_OK;
	}
	if (!damage->in_record)
		return ty_reading_reject(x->reading, damage->at, damage->raw, err,
					 "outside the units: %s", damage->cause);
	if (!begun)
		x->number++;
	return reject(x, damage->at, damage->raw, damage->cause, err);
}

/* ---- the file ---- */

static taiyaku_status read_chunks(xliff *x, taiyaku_error *err)
{
	bool cut;
	taiyaku_status status = ty_reading_xml(&cut, x->xml, x->text, err);

	if (status || !cut)
		return status;
	if (!x->root_seen)
		return ty_fail_there(err, TAIYAKU_ESYNTAX, ty_input_name(x->reading->in),
				     ty_xml_position(x->xml), "not XLIFF: no element");
	return ty_reading_cut(x->reading, ty_xml_position(x->xml), err);
}

/* What is told once a file. */
static void tell(xliff *x)
{
	ty_reading_tell_dropped(x->reading, x->xml);
	if (x->mended > 0 && x->reading->to)
		ty_reading_mend(x->reading, x->mended_at, x->mended,
				"%" PRIu64 " inline elements left out, the first here", x->mended);
	if (x->unit.copies > 0 && x->reading->to)
		ty_reading_mend(
			x->reading, ty_line(0), 0,
			"copies of their source said to be not translated yet, left out: %" PRIu64,
			x->unit.copies);
	ty_unit_tell(&x->unit.fields, x->reading);
	x->reading->counts.mended += ty_text_mended(x->text);
}

static taiyaku_status read_with(xliff *x, taiyaku_error *err)
{
	static const char *const first_ancestors[] = { "xliff", "file", "body", NULL };
	static const char *const second_ancestors[] = { "xliff", "file", NULL };
	static const ty_xml_handler handlers[] = {
		{ on_start, on_end, on_text, on_damage, "trans-unit", first_ancestors },
		{ on_start, on_end, on_text, on_damage, "unit", second_ancestors },
	};
	const ty_reading *reading = x->reading;
	taiyaku_status status = ty_xliff_is_second(&x->scope.second, x->reading, err);

	if (!status)
		status = ty_text_open(&x->text, reading->in, reading->options->encoding,
				      reading->hooks, err);
	if (!status)
		status = ty_xml_open(&x->xml, ty_input_name(reading->in),
				     &handlers[x->scope.second], x, err);
	if (status)
		return status;
	status = read_chunks(x, err);
	tell(x);
	ty_reading_tell_encoding(x->reading, x->text);
	return status;
}

taiyaku_status ty_xliff_read(ty_reading *reading, taiyaku_error *err)
{
	xliff *x = calloc(1, sizeof *x);
	taiyaku_status status;

	if (!x)
		return ty_fail_memory(err);
	x->reading = reading;
	status = read_with(x, err);
	ty_xml_close(x->xml);
	ty_text_close(x->text);
	ty_xliff_unit_free(&x->unit);
	ty_xliff_check_free(&x->check);
	ty_xliff_inline_free(&x->whole);
	ty_xliff_inline_free(&x->part);
	ty_xliff_scope_free(&x->scope);
	ty_buf_free(&x->value);
	ty_buf_free(&x->name);
	free(x);
	return status;
}
