/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Any bytes through one format, whose descriptor is FORMAT: the reader ends in pairs or an error;
 * every text of a pair is valid UTF-8, its markup says its text; and what the format's writer makes
 * of the pairs, if it has one, reads without a complaint, as the same number of pairs, and writes
 * as the same bytes: at once where EXACT is 1, else from the second time on, as damaged files make
 * odd pairs which a format joins, or has more than one form for.
 */
#include "format.h"

#include "fuzz.h"
#include "text/utf8.h"
#include "tmx/inline.h"

extern const ty_format FORMAT;

static const taiyaku_languages languages = {
	{ "ja", 2 },
	{ "en", 2 },
};

static void check_text(taiyaku_str s)
{
	MUST(ty_utf8_valid(s) == s.len);
}

static void check_markup(const taiyaku_pair *pair, int side)
{
	ty_buf text = { 0 };

	/* JSON Lines hands on what it finds; who writes it checks it. */
	if (pair->markup[side].len == 0 || ty_str_is(ty_str(FORMAT.info.name), "jsonl"))
		return;
	MUST(ty_inline_check(&text, pair->markup[side]));
	MUST(ty_str_equal(ty_buf_str(&text), pair->text[side]));
	ty_buf_free(&text);
}

/* ctx: the writing to which the pair goes, or NULL. */
static taiyaku_status take(void *ctx, const taiyaku_pair *pair, taiyaku_error *err)
{
	for (int side = 0; side < 2; side++) {
		MUST(pair->text[side].len > 0);
		check_text(pair->text[side]);
		check_markup(pair, side);
	}
	check_text(pair->note);
	check_text(pair->reading);
	check_text(pair->status);
	check_text(pair->memory);
	check_text(pair->tuid);
	for (size_t i = 0; i < pair->n_props; i++) {
		MUST(pair->props[i].type.len > 0 && pair->props[i].value.len > 0);
		check_text(pair->props[i].type);
		check_text(pair->props[i].value);
	}
	for (size_t i = 0; i < pair->n_origins; i++)
		check_text(pair->origins[i].file);
	return ctx ? FORMAT.write(ctx, pair, err) : TAIYAKU_OK;
}

/* Read into a writer of the same format; again: what was written so. */
static taiyaku_status pass(ty_buf *out, taiyaku_read_counts *counts, taiyaku_str bytes, bool again)
{
	const taiyaku_read_options read = { .languages = languages,
					    .encoding = again ? TY_STR("UTF-8") : TY_STR(""),
					    .partial = !again };
	const taiyaku_write_options write = { .languages = languages };
	ty_writing writing = { .path = "fuzz", .options = &write };
	taiyaku_sink sink = { take, FORMAT.begin ? &writing : NULL };
	ty_reading reading = { .options = &read, .to = &sink };
	taiyaku_status status;

	MUST(!ty_input_memory(&reading.in, "fuzz", bytes, NULL, NULL));
	if (FORMAT.begin) {
		MUST(!ty_output_memory(&writing.to, out, NULL));
		MUST(!FORMAT.begin(&writing, NULL));
	}
	status = FORMAT.read(&reading, NULL);
	*counts = reading.counts;
	if (FORMAT.begin) {
		MUST(!FORMAT.end(&writing, NULL));
		MUST(!ty_output_close(writing.to, NULL));
	}
	ty_input_close(reading.in);
	return status;
}

/* What was written is read and written again, the same way. */
static void check_written(taiyaku_str bytes, uint64_t pairs, bool exact)
{
	taiyaku_read_counts counts;
	ty_buf again = { 0 };

	MUST(!pass(&again, &counts, bytes, true));
	MUST(counts.skipped == 0);
	if (exact)
		MUST(counts.pairs == pairs && ty_str_equal(bytes, ty_buf_str(&again)));
	else
		check_written(ty_buf_str(&again), counts.pairs, true);
	ty_buf_free(&again);
}

/* Only looked at for what is wrong. */
static void validate(taiyaku_str bytes)
{
	const taiyaku_read_options read = { .languages = languages };
	ty_reading reading = { .options = &read };

	MUST(!ty_input_memory(&reading.in, "fuzz", bytes, NULL, NULL));
	(void)!FORMAT.read(&reading, NULL);
	ty_input_close(reading.in);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	taiyaku_str bytes = ty_str_of((const char *)data, size);
	taiyaku_read_counts counts;
	ty_buf once = { 0 };

	/* Packed data would be unpacked, which is not what is tried here. */
	if (size == 0 || ty_str_starts(bytes, TY_STR("\x1f\x8b")))
		return 0;
	(void)pass(&once, &counts, bytes, false);
	if (FORMAT.begin && counts.pairs > 0)
		check_written(ty_buf_str(&once), counts.pairs, EXACT);
	ty_buf_free(&once);
	validate(bytes);
	return 0;
}
