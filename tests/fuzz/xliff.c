/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Any bytes are read as XLIFF: markup is good and says the text, and what was read is written in
 * both versions and read again without a loss.
 */
#include "format.h"

#include "fuzz.h"
#include "tmx/inline.h"
#include "tmx/xliff.h"

extern const ty_format ty_format_xliff;
extern const ty_format ty_format_xliff2;

static const taiyaku_languages languages = {
	{"ja",	2},
	     { "en", 2}
};

/* A writer under the sink. */
typedef struct writing {
	const ty_format *format;
	ty_writing to;
} writing;

static taiyaku_status take(void *ctx, const taiyaku_pair *pair, taiyaku_error *err)
{
	writing *w = ctx;

	for (int side = 0; side < 2; side++) {
		ty_buf text = { 0 };

		if (pair->markup[side].len == 0)
			continue;
		MUST(ty_inline_check(&text, pair->markup[side]));
		MUST(ty_str_equal(ty_buf_str(&text), pair->text[side]));
		ty_buf_free(&text);
	}
	return w->format ? w->format->write(&w->to, pair, err) : TAIYAKU_OK;
}

/* Read, and write what was read to out in a format; NULL: do not. */
static taiyaku_read_counts read_and_write(ty_buf *out, taiyaku_str bytes, const ty_format *format)
{
	const taiyaku_read_options options = { .languages = languages, .partial = true };
	const taiyaku_write_options write_options = { .languages = languages };
	writing w = {
		.format = format, .to = {.path = "fuzz", .options = &write_options}
	};
	taiyaku_sink sink = { take, &w };
	ty_reading reading = { .options = &options, .to = &sink };
	taiyaku_status status;

	MUST(!ty_input_memory(&reading.in, "fuzz", bytes, NULL, NULL));
	if (format) {
		MUST(!ty_output_memory(&w.to.to, out, NULL));
		MUST(!format->begin(&w.to, NULL));
	}
	status = ty_xliff_read(&reading, NULL);
	MUST(status == TAIYAKU_OK || status == TAIYAKU_ESYNTAX || status == TAIYAKU_ELIMIT);
	if (format) {
		MUST(!format->end(&w.to, NULL));
		MUST(!ty_output_close(w.to.to, NULL));
	}
	ty_input_close(reading.in);
	return reading.counts;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const ty_format *const formats[] = { &ty_format_xliff, &ty_format_xliff2 };
	taiyaku_str bytes = ty_str_of((const char *)data, size);

	/* Packed data would be unpacked, which is not what is tried here. */
	if (ty_str_starts(bytes, TY_STR("\x1f\x8b")))
		return 0;
	for (int f = 0; f < 2; f++) {
		ty_buf out = { 0 };
		taiyaku_read_counts first = read_and_write(&out, bytes, formats[f]);
		taiyaku_read_counts second = read_and_write(NULL, ty_buf_str(&out), NULL);

		MUST(second.pairs == first.pairs);
		MUST(second.skipped == 0 && second.mended == 0);
		ty_buf_free(&out);
	}
	return 0;
}
