/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Running one format over memory: what it reads as a dump of lines, and what it writes.
 * A dump has a JSON line for each pair, "warning LINE: MESSAGE", "reject RECORD", and at the end
 * "pairs N, skipped N, mended N", or "error STATUS LINE: MESSAGE".
 */
#ifndef TY_TESTS_READING_H
#define TY_TESTS_READING_H

#include "base/error.h"
#include "format.h"
#include "markup/json.h"
#include "test.h"

typedef struct dump {
	ty_buf *to;
	taiyaku_languages languages;
} dump;

static inline taiyaku_status dump_pair(void *ctx, const taiyaku_pair *pair, taiyaku_error *err)
{
	dump *d = ctx;
	ty_buf line = { 0 };

	(void)err;
	ty_json_begin(&line);
	ty_json_pair(&line, pair, &d->languages);
	ty_json_end(&line);
	ty_buf_byte(&line, '\n');
	ty_buf_add(d->to, ty_buf_str(&line));
	ty_buf_free(&line);
	return TAIYAKU_OK;
}

static inline void dump_warning(void *ctx, const taiyaku_error *what)
{
	dump *d = ctx;

	ty_buf_print(d->to, "warning %d: %s\n", (int)what->line, what->message);
}

static inline taiyaku_status dump_reject(void *ctx, taiyaku_str record, taiyaku_error *err)
{
	dump *d = ctx;

	(void)err;
	ty_buf_add(d->to, TY_STR("reject "));
	ty_buf_add(d->to, record);
	ty_buf_byte(d->to, '\n');
	return TAIYAKU_OK;
}

/* Read bytes with a format; options may be NULL. */
static inline taiyaku_status read_dump(ty_buf *out, const ty_format *format, taiyaku_str bytes,
				       const taiyaku_read_options *options)
{
	taiyaku_read_options filled = options ? *options : (taiyaku_read_options){ 0 };
	dump d = { .to = out };
	taiyaku_sink sink = { dump_pair, &d };
	taiyaku_hooks hooks = { .warn = dump_warning, .ctx = &d };
	ty_reading reading = { .options = &filled, .to = &sink, .hooks = &hooks };
	taiyaku_error err = { 0 };
	taiyaku_status status;

	if (filled.languages.source.len == 0)
		filled.languages = (taiyaku_languages){ TY_STR("ja"), TY_STR("en") };
	filled.reject = dump_reject;
	filled.reject_ctx = &d;
	d.languages = filled.languages;
	status = ty_input_memory(&reading.in, "file", bytes, &hooks, &err);
	if (!status)
		status = format->read(&reading, &err);
	if (status)
		ty_buf_print(out, "error %d %d: %s\n", (int)status, (int)err.line, err.message);
	else
		ty_buf_print(out, "pairs %d, skipped %d, mended %d\n", (int)reading.counts.pairs,
			     (int)reading.counts.skipped, (int)reading.counts.mended);
	ty_input_close(reading.in);
	return status;
}

/* Write pairs; what was lost is put behind them as a warning.  options may be NULL. */
static inline void write_pairs(ty_buf *out, const ty_format *format, const taiyaku_pair *pairs,
			       size_t n, const taiyaku_write_options *options)
{
	taiyaku_write_options filled = options ? *options : (taiyaku_write_options){ 0 };
	dump d = { .to = out };
	taiyaku_hooks hooks = { .warn = dump_warning, .ctx = &d };
	ty_writing writing = { .path = "file", .options = &filled };
	taiyaku_error err = { 0 };

	if (filled.languages.source.len == 0)
		filled.languages = (taiyaku_languages){ TY_STR("ja"), TY_STR("en") };
	assert_ok(ty_output_memory(&writing.to, out, &err));
	assert_ok(format->begin(&writing, &err));
	for (size_t i = 0; i < n; i++)
		assert_ok(format->write(&writing, &pairs[i], &err));
	assert_ok(format->end(&writing, &err));
	assert_ok(ty_output_close(writing.to, &err));
	ty_lost_tell(&writing.lost, writing.path, format->info.name, &hooks);
}

static inline void check_dump(const ty_format *format, const char *bytes,
			      const taiyaku_read_options *options, const char *want,
			      const char *file, int line)
{
	ty_buf got = { 0 };

	(void)!read_dump(&got, format, ty_str(bytes), options);
	assert_str_at(ty_buf_str(&got), ty_str(want), file, line);
	ty_buf_free(&got);
}

/* What bytes (a string) read as is exactly this dump. */
#define CHECK_DUMP(format, bytes, options, want) \
	check_dump((format), (bytes), (options), (want), __FILE__, __LINE__)

#endif
