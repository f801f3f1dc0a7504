/* SPDX-License-Identifier: Apache-2.0 */
/* What every reader does with a pair, a record that cannot be read, and what was put right. */
#include "format.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/control.h"
#include "base/error.h"
#include "markup/xml_read.h"
#include "text/convert.h"
#include "text/utf8.h"

/* Bytes of an id in a message. */
enum { ID_SHOWN = 60 };

/* A message with its place, as the hooks get it.  A record is named by its line; the column is for
 * who looks for what is wrong. */
static void fill(taiyaku_error *what, const ty_reading *reading, ty_position at, const char *format,
		 va_list args)
{
	char message[sizeof what->message];

	vsnprintf(message, sizeof message, format, args);
	if (reading->to)
		at.column = 0;
	*what = (taiyaku_error){ 0 };
	ty_fail_there(what, TAIYAKU_ESYNTAX, ty_input_name(reading->in), at, "%s", message);
}

static void tell(const ty_reading *reading, const taiyaku_error *what)
{
	if (reading->hooks && reading->hooks->warn)
		reading->hooks->warn(reading->hooks->ctx, what);
}

static bool lost_a_text(const taiyaku_pair *was, const taiyaku_pair *is)
{
	for (int side = 0; side < 2; side++)
		if (was->text[side].len > 0 && ty_str_is_blank(is->text[side]))
			return true;
	return false;
}

void ty_reading_dropped(ty_reading *reading, uint64_t controls)
{
	if (controls && !reading->controls)
		reading->controls_from = reading->counts.pairs + 1;
	reading->controls += controls;
}

/* What the options say it is. */
static taiyaku_status give(ty_reading *reading, taiyaku_pair *pair, taiyaku_error *err)
{
	const taiyaku_read_options *options = reading->options;
	taiyaku_status status;

	if (options->kind != TAIYAKU_ANY)
		pair->kind = options->kind;
	if (pair->kind == TAIYAKU_ANY)
		pair->kind = TAIYAKU_SEGMENT;
	if (options->memory.len > 0)
		pair->memory = options->memory;
	reading->counts.pairs++;
	status = ty_input_pair(reading->in, err);
	return status || !reading->to ? status : reading->to->pair(reading->to->ctx, pair, err);
}

taiyaku_status ty_reading_pair(ty_reading *reading, const taiyaku_pair *pair, taiyaku_error *err)
{
	ty_arena arena = { 0 };
	taiyaku_pair given;
	uint64_t dropped;
	taiyaku_status status;

	if (pair->rule.len > 0 && pair->confidence < reading->options->min_confidence)
		return TAIYAKU_OK;
	if (!ty_controls_drop(&given, &dropped, &arena, pair, TY_CONTROLS_ASCII)) {
		status = ty_fail_memory(err);
	} else if (dropped && lost_a_text(pair, &given)) {
		status = ty_reading_reject(reading, ty_line(0), TY_STR(""), err,
					   "pair %" PRIu64 ": a text of nothing but control "
					   "characters",
					   reading->counts.pairs + reading->counts.skipped + 1);
	} else {
		ty_reading_dropped(reading, dropped);
		status = give(reading, &given, err);
	}
	ty_arena_free(&arena);
	return status;
}

taiyaku_status ty_reading_reject(ty_reading *reading, ty_position at, taiyaku_str record,
				 taiyaku_error *err, const char *format, ...)
{
	taiyaku_error what;
	va_list args;

	va_start(args, format);
	fill(&what, reading, at, format, args);
	va_end(args);
	reading->counts.skipped++;
	tell(reading, &what);
	if (!reading->options->reject)
		return TAIYAKU_OK;
	return reading->options->reject(reading->options->reject_ctx, record, err);
}

taiyaku_status ty_reading_reject_unit(ty_reading *reading, ty_position at, taiyaku_str record,
				      const ty_unit_name *name, const char *cause,
				      taiyaku_error *err)
{
	taiyaku_str id = name->id;

	if (id.len > ID_SHOWN)
		id.len = ty_utf8_floor(id, ID_SHOWN);
	if (id.len == 0)
		return ty_reading_reject(reading, at, record, err, "%s %" PRIu64 ": %s", name->what,
					 name->number, cause);
	return ty_reading_reject(reading, at, record, err, "%s %" PRIu64 ", %s \"%.*s\": %s",
				 name->what, name->number, name->id_name, TY_ARG(id), cause);
}

void ty_reading_mend(ty_reading *reading, ty_position at, uint64_t n, const char *format, ...)
{
	taiyaku_error what;
	va_list args;

	va_start(args, format);
	fill(&what, reading, at, format, args);
	va_end(args);
	reading->counts.mended += n;
	what.status = TAIYAKU_OK;
	tell(reading, &what);
}

void ty_reading_tell(ty_reading *reading, bool is_error, ty_position at, const char *format, ...)
{
	taiyaku_error what;
	va_list args;

	if (reading->to)
		return;
	va_start(args, format);
	fill(&what, reading, at, format, args);
	va_end(args);
	if (!is_error)
		what.status = TAIYAKU_OK;
	/* A message that comes as it is has no values in it. */
	ty_repeats_tell(&reading->repeats, reading->hooks,
			ty_str(strcmp(format, "%s") == 0 ? what.message : format), &what);
}

taiyaku_status ty_reading_xml(bool *cut, struct ty_xml_reader *xml, struct ty_text *text,
			      taiyaku_error *err)
{
	taiyaku_str chunk;
	taiyaku_status status;

	*cut = false;
	do {
		status = ty_text_chunk(&chunk, text, err);
		if (!status && chunk.len > 0)
			status = ty_xml_push(xml, chunk, err);
	} while (!status && chunk.len > 0);
	return status ? status : ty_xml_finish(cut, xml, err);
}

void ty_reading_tell_dropped(ty_reading *reading, const struct ty_xml_reader *xml)
{
	ty_position at;
	uint64_t dropped = ty_xml_dropped(xml, &at);

	if (dropped > 0)
		ty_reading_mend(reading, at, dropped,
				"%" PRIu64 " characters that XML forbids were dropped, the first "
				"here",
				dropped);
}

void ty_reading_tell_encoding(ty_reading *reading, const struct ty_text *text)
{
	const char *declared = text ? ty_text_misdeclared(text) : NULL;

	if (declared)
		ty_reading_tell(reading, true, ty_line(1), "declared as %s, it is in %s", declared,
				ty_text_encoding(text));
}

taiyaku_status ty_reading_cut(ty_reading *reading, ty_position at, taiyaku_error *err)
{
	if (!reading->options->partial)
		return ty_fail_there(err, TAIYAKU_ESYNTAX, ty_input_name(reading->in), at,
				     "the file is cut off");
	ty_reading_mend(reading, at, 1, "the file is cut off; what came before was read");
	if (reading->counts.skipped == 0)
		reading->counts.skipped = 1;
	return TAIYAKU_OK;
}
