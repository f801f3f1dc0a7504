/* SPDX-License-Identifier: Apache-2.0 */
/* What every reader does with a pair, a record that cannot be read, and what was put right. */
#include "format.h"

#include <stdarg.h>
#include <stdio.h>

#include "base/error.h"

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

taiyaku_status ty_reading_pair(ty_reading *reading, const taiyaku_pair *pair, taiyaku_error *err)
{
	const taiyaku_read_options *options = reading->options;
	taiyaku_pair given = *pair;

	if (given.rule.len > 0 && given.confidence < options->min_confidence)
		return TAIYAKU_OK;
	if (options->kind != TAIYAKU_ANY)
		given.kind = options->kind;
	if (given.kind == TAIYAKU_ANY)
		given.kind = TAIYAKU_SEGMENT;
	if (options->memory.len > 0)
		given.memory = options->memory;
	reading->counts.pairs++;
	ty_input_count_pair(reading->in);
	return reading->to ? reading->to->pair(reading->to->ctx, &given, err) : TAIYAKU_OK;
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
	tell(reading, &what);
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
