/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Any bytes given to a reader end in pairs or an error: every text of a pair is valid UTF-8, and
 * what the format's own writer makes of the pairs is read again without an error.
 */
#ifndef TY_TESTS_READER_H
#define TY_TESTS_READER_H

#include "format.h"
#include "fuzz.h"
#include "text/utf8.h"

static const taiyaku_read_options fuzz_read = { .languages = { { "ja", 2 }, { "en", 2 } } };
static const taiyaku_write_options fuzz_write = { .languages = { { "ja", 2 }, { "en", 2 } } };

typedef struct fuzz_sink {
	const ty_format *format;
	ty_writing writing;
	bool writes;
} fuzz_sink;

static inline void fuzz_text(taiyaku_str s)
{
	MUST(ty_utf8_valid(s) == s.len);
}

static inline taiyaku_status fuzz_pair(void *ctx, const taiyaku_pair *pair, taiyaku_error *err)
{
	fuzz_sink *sink = ctx;

	for (int side = 0; side < 2; side++) {
		MUST(pair->text[side].len > 0);
		fuzz_text(pair->text[side]);
	}
	fuzz_text(pair->note);
	fuzz_text(pair->reading);
	fuzz_text(pair->status);
	fuzz_text(pair->memory);
	fuzz_text(pair->tuid);
	for (size_t i = 0; i < pair->n_props; i++) {
		MUST(pair->props[i].type.len > 0 && pair->props[i].value.len > 0);
		fuzz_text(pair->props[i].type);
		fuzz_text(pair->props[i].value);
	}
	for (size_t i = 0; i < pair->n_origins; i++)
		fuzz_text(pair->origins[i].file);
	return sink->writes ? sink->format->write(&sink->writing, pair, err) : TAIYAKU_OK;
}

static inline taiyaku_status fuzz_bytes(const ty_format *format, taiyaku_str bytes, ty_buf *out)
{
	fuzz_sink sink = { .format = format, .writes = out && format->begin };
	taiyaku_sink to = { fuzz_pair, &sink };
	ty_reading reading = { .options = &fuzz_read, .to = &to };
	taiyaku_status status;

	MUST(!ty_input_memory(&reading.in, "fuzz", bytes, NULL, NULL));
	if (sink.writes) {
		sink.writing.options = &fuzz_write;
		sink.writing.path = "fuzz";
		MUST(!ty_output_memory(&sink.writing.to, out, NULL));
		MUST(!format->begin(&sink.writing, NULL));
	}
	status = format->read(&reading, NULL);
	if (sink.writes) {
		MUST(!format->end(&sink.writing, NULL));
		MUST(!ty_output_close(sink.writing.to, NULL));
	}
	ty_input_close(reading.in);
	return status;
}

static inline int fuzz_reader(const ty_format *format, const uint8_t *data, size_t size)
{
	taiyaku_str bytes = ty_str_of((const char *)data, size);
	ty_buf out = { 0 };

	/* Packed data would be unpacked, which is not what is tried here. */
	if (size == 0 || ty_str_starts(bytes, TY_STR("\x1f\x8b")))
		return 0;
	fuzz_bytes(format, bytes, &out);
	if (format->begin)
		MUST(!fuzz_bytes(format, ty_buf_str(&out), NULL));
	ty_buf_free(&out);
	return 0;
}

#endif
