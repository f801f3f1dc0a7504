/* SPDX-License-Identifier: Apache-2.0 */
/* Blocks, records and rows in; "ja = en" for each pair that is found, out. */
#ifndef TY_TEST_FINDER_H
#define TY_TEST_FINDER_H

#include "extract/pairs.h"

#include "base/buf.h"
#include "test.h"

typedef struct finder {
	ty_input *in;
	taiyaku_read_options options;
	taiyaku_sink sink;
	ty_reading reading;
	ty_pairs *pairs;
	ty_buf found;
	bool origins, rules;
	taiyaku_error err;
} finder;

static inline taiyaku_status write_pair(void *ctx, const taiyaku_pair *pair, taiyaku_error *err)
{
	finder *f = ctx;
	const taiyaku_origin *o = pair->origins;

	(void)err;
	ty_buf_print(&f->found, "%s%.*s = %.*s", f->found.len ? "\n" : "", TY_ARG(pair->text[0]),
		     TY_ARG(pair->text[1]));
	if (f->rules)
		ty_buf_print(&f->found, " (%.*s)", TY_ARG(pair->rule));
	if (f->origins)
		ty_buf_print(&f->found, " {%u|%.*s|%.*s|%.*s|%.*s|%.*s}", (unsigned)o->line,
			     TY_ARG(o->author), TY_ARG(o->romanized), TY_ARG(o->year),
			     TY_ARG(o->date), TY_ARG(o->url));
	return TAIYAKU_OK;
}

static inline void open_finder(finder *f)
{
	taiyaku_error err = { 0 };

	*f = (finder){
		.sink = { write_pair, f },
	};
	assert_ok(ty_input_memory(&f->in, "test", TY_STR(""), NULL, &err));
	f->reading = (ty_reading){ .in = f->in, .options = &f->options, .to = &f->sink };
	assert_ok(ty_pairs_open(&f->pairs, &f->reading, &err));
}

static inline void give(finder *f, ty_block_kind kind, const char *text)
{
	ty_block block = { .kind = kind, .text = ty_str(text), .line = 1 };
	taiyaku_error err = { 0 };

	assert_ok(ty_pairs_block(f->pairs, &block, &err));
}

static inline void close_finder(finder *f, const char *want, int line)
{
	taiyaku_error err = { 0 };

	assert_ok(ty_pairs_finish(f->pairs, &err));
	ty_pairs_free(f->pairs);
	ty_input_close(f->in);
	assert_str_at(ty_buf_str(&f->found), ty_str(want), __FILE__, line);
	ty_buf_free(&f->found);
}

static inline void check(ty_block_kind kind, const char *text, const char *want, int line)
{
	finder f;

	open_finder(&f);
	give(&f, kind, text);
	close_finder(&f, want, line);
}

static inline void give_fields(finder *f, const char *const *names, const char *const *texts,
			       size_t n)
{
	ty_record_builder builder = { 0 };
	const ty_record *record;
	taiyaku_error err = { 0 };

	ty_record_begin(&builder, TY_STR("record"), 1);
	for (size_t i = 0; i < n; i++)
		ty_record_add(&builder, &(ty_field){ .name = ty_str(names[i]),
						     .text = ty_str(texts[i]),
						     .line = i + 1 });
	assert_ok(ty_record_end(&record, &builder, &err));
	assert_ok(ty_pairs_record(f->pairs, record, &err));
	ty_record_builder_free(&builder);
}

static inline void give_row(finder *f, bool header, const char *a, const char *b, const char *c)
{
	ty_block cells[3] = {
		{ .kind = TY_BLOCK_CELL, .text = ty_str(a) },
		{ .kind = TY_BLOCK_CELL, .text = ty_str(b) },
		{ .kind = TY_BLOCK_CELL, .text = ty_str(c) },
	};
	taiyaku_error err = { 0 };

	assert_ok(ty_pairs_row(f->pairs, cells, 3, header, &err));
}

#define TEXT(text, want) check(TY_BLOCK_TEXT, text, want, __LINE__)
#define NOTE(text, want) check(TY_BLOCK_NOTE, text, want, __LINE__)
#define ITEM(text, want) check(TY_BLOCK_ITEM, text, want, __LINE__)
#define HEADING(text, want) check(TY_BLOCK_HEADING, text, want, __LINE__)
#define FIELD(text, want) check(TY_BLOCK_FIELD, text, want, __LINE__)

#endif
