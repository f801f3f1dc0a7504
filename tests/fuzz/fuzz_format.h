/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Any bytes through one format: the reader answers, what it gave can be written, and what was
 * written reads as the same number of pairs and writes as the same bytes.
 */
#ifndef TY_TESTS_FUZZ_FORMAT_H
#define TY_TESTS_FUZZ_FORMAT_H

#include "format.h"
#include "fuzz.h"

typedef struct written {
	const ty_format *format;
	ty_writing *writing;
} written;

static inline taiyaku_status write_on(void *ctx, const taiyaku_pair *pair, taiyaku_error *err)
{
	written *to = ctx;

	return to->format->write(to->writing, pair, err);
}

/* Read into a writer of the same format; again: what was written so. */
static inline taiyaku_status pass(ty_buf *out, taiyaku_read_counts *counts, taiyaku_str bytes,
				  const ty_format *format, bool again)
{
	const taiyaku_read_options read = {
		.languages = {TY_STR("ja"), TY_STR("en")},
		.encoding = again ? TY_STR("UTF-8") : TY_STR(""),
		.partial = !again
	};
	const taiyaku_write_options write = { .languages = read.languages };
	ty_writing writing = { .path = "fuzz", .options = &write };
	ty_reading reading = { .options = &read };
	written to = { format, &writing };
	taiyaku_sink sink = { write_on, &to };
	taiyaku_status status;

	MUST(!ty_output_memory(&writing.to, out, NULL));
	MUST(!format->begin(&writing, NULL));
	MUST(!ty_input_memory(&reading.in, "fuzz", bytes, NULL, NULL));
	reading.to = &sink;
	status = format->read(&reading, NULL);
	*counts = reading.counts;
	MUST(!format->end(&writing, NULL));
	MUST(!ty_output_close(writing.to, NULL));
	ty_input_close(reading.in);
	return status;
}

static inline void check_format(const uint8_t *data, size_t size, const ty_format *format)
{
	taiyaku_str bytes = ty_str_of((const char *)data, size);
	taiyaku_read_counts first, second;
	ty_buf once = { 0 }, twice = { 0 };

	(void)pass(&once, &first, bytes, format, false);
	if (first.pairs > 0) {
		MUST(!pass(&twice, &second, ty_buf_str(&once), format, true));
		MUST(first.pairs == second.pairs && second.skipped == 0);
		MUST(ty_str_equal(ty_buf_str(&once), ty_buf_str(&twice)));
	}
	ty_buf_free(&once);
	ty_buf_free(&twice);
}

#endif
