/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Round trips: pairs of made-up content are written in a format, read back and compared field by
 * field.  The content is from a generator with a fixed seed, so a failure can be repeated.
 */
#ifndef TY_TESTS_ROUNDTRIP_H
#define TY_TESTS_ROUNDTRIP_H

#include "test.h"

#include <stdlib.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/pair.h"

enum { PAIRS_MAX = 4096 };

typedef struct pairs {
	ty_arena arena;
	taiyaku_pair *list[PAIRS_MAX];
	size_t n;
} pairs;

static inline taiyaku_status keep_pair(void *ctx, const taiyaku_pair *pair, taiyaku_error *err)
{
	pairs *to = ctx;

	(void)err;
	assert_true(to->n < PAIRS_MAX);
	to->list[to->n] = ty_arena_alloc(&to->arena, sizeof *pair);
	assert_true(ty_pair_copy(to->list[to->n++], &to->arena, pair));
	return TAIYAKU_OK;
}

static inline void free_pairs(pairs *p)
{
	ty_arena_free(&p->arena);
	free(p);
}

static inline void no_warning(void *ctx, const taiyaku_error *what)
{
	(void)ctx;
	print_error("warning: line %d: %s\n", (int)what->line, what->message);
	fail();
}

/* Write to a new file of this name in a temporary folder; its path, to be freed. */
static inline char *write_pairs(const pairs *from, const char *format, const char *name,
				taiyaku_write_options options)
{
	char folder[] = "/tmp/taiyaku-test-XXXXXX";
	char *path = malloc(sizeof folder + 64);
	taiyaku_writer *writer;
	taiyaku_error err = { 0 };

	assert_non_null(mkdtemp(folder));
	snprintf(path, sizeof folder + 64, "%s/%s", folder, name);
	options.format = ty_str(format);
	assert_ok(taiyaku_writer_open(&writer, path, &options, &err));
	for (size_t i = 0; i < from->n; i++) {
		const taiyaku_sink *sink = taiyaku_writer_sink(writer);

		assert_ok(sink->pair(sink->ctx, from->list[i], &err));
	}
	assert_ok(taiyaku_writer_close(writer, &err));
	return path;
}

/* Remove what write_pairs made, and the path. */
static inline void remove_written(char *path)
{
	char *slash = strrchr(path, '/');

	unlink(path);
	*slash = 0;
	rmdir(path);
	free(path);
}

static inline pairs *read_pairs(const char *path, const char *format)
{
	pairs *to = calloc(1, sizeof *to);
	taiyaku_read_options options = { .format = ty_str(format) };
	taiyaku_sink sink = { keep_pair, to };
	taiyaku_hooks hooks = { .warn = no_warning };
	taiyaku_error err = { 0 };

	assert_ok(taiyaku_read(NULL, path, &options, &sink, &hooks, &err));
	return to;
}

/* As export writes them: in their order, each id once. */
static inline int by_pair_order(const void *a, const void *b)
{
	return ty_pair_compare(*(taiyaku_pair *const *)a, *(taiyaku_pair *const *)b);
}

static inline void sort_pairs(pairs *p)
{
	size_t n = 0;

	qsort(p->list, p->n, sizeof *p->list, by_pair_order);
	for (size_t i = 0; i < p->n; i++) {
		if (n > 0 && ty_pair_hash(p->list[n - 1]) == ty_pair_hash(p->list[i])) {
			bool changed;

			assert_true(ty_pair_merge(p->list[n - 1], &changed, &p->arena,
						  p->list[n - 1], p->list[i]));
			continue;
		}
		p->list[n++] = p->list[i];
	}
	p->n = n;
}

static inline bool has_prop_of(const taiyaku_pair *pair, const taiyaku_prop *prop)
{
	for (size_t i = 0; i < pair->n_props; i++)
		if (ty_str_equal(pair->props[i].type, prop->type) &&
		    ty_str_equal(pair->props[i].value, prop->value))
			return true;
	return false;
}

static inline bool has_origin_of(const taiyaku_pair *pair, const taiyaku_origin *origin)
{
	for (size_t i = 0; i < pair->n_origins; i++)
		if (ty_origin_equal(&pair->origins[i], origin))
			return true;
	return false;
}

static inline void print_pair(const char *title, const taiyaku_pair *p)
{
	print_error("%s [%.*s] [%.*s] status=%.*s note=[%.*s] reading=[%.*s] memory=[%.*s] "
		    "tuid=[%.*s]\n",
		    title, TY_ARG(p->text[0]), TY_ARG(p->text[1]), TY_ARG(p->status),
		    TY_ARG(p->note), TY_ARG(p->reading), TY_ARG(p->memory), TY_ARG(p->tuid));
	for (size_t i = 0; i < p->n_props; i++)
		print_error("    %.*s=[%.*s]\n", TY_ARG(p->props[i].type),
			    TY_ARG(p->props[i].value));
	for (size_t i = 0; i < p->n_origins; i++)
		print_error("    origin %.*s:%d %.*s %.*s %.*s\n", TY_ARG(p->origins[i].file),
			    (int)p->origins[i].line, TY_ARG(p->origins[i].author),
			    TY_ARG(p->origins[i].year), TY_ARG(p->origins[i].url));
}

static inline bool pair_same(const taiyaku_pair *a, const taiyaku_pair *b)
{
	bool same = a->kind == b->kind && a->n_props == b->n_props &&
		    a->n_origins == b->n_origins && ty_str_equal(a->status, b->status) &&
		    ty_str_equal(a->note, b->note) && ty_str_equal(a->reading, b->reading) &&
		    ty_str_equal(a->memory, b->memory) && ty_str_equal(a->tuid, b->tuid);

	for (int side = 0; side < 2; side++)
		same = same && ty_str_equal(a->text[side], b->text[side]) &&
		       ty_str_equal(a->markup[side], b->markup[side]);
	for (size_t i = 0; same && i < a->n_props; i++)
		same = has_prop_of(b, &a->props[i]);
	for (size_t i = 0; same && i < a->n_origins; i++)
		same = has_origin_of(b, &a->origins[i]);
	return same;
}

static inline void assert_same_pairs(const pairs *got, const pairs *want)
{
	for (size_t i = 0; i < got->n && i < want->n; i++)
		if (!pair_same(got->list[i], want->list[i])) {
			print_pair("got ", got->list[i]);
			print_pair("want", want->list[i]);
			fail();
		}
	assert_int_equal(got->n, want->n);
}

/* ---- content ---- */

typedef struct maker {
	uint64_t state;
	pairs *to;
	const char *never; /* characters that the format cannot hold */
} maker;

static inline uint64_t draw(maker *m, uint64_t below)
{
	m->state ^= m->state << 13;
	m->state ^= m->state >> 7;
	m->state ^= m->state << 17;
	return m->state % below;
}

/* One to twelve pieces, each a trap of some format. */
static inline taiyaku_str make_text(maker *m, bool japanese)
{
	static const char *const pieces[] = { "<",
					      ">",
					      "&",
					      "\"",
					      "'",
					      "]]>",
					      "\\",
					      ";",
					      ": ",
					      "/",
					      "|",
					      "=",
					      "#",
					      "%s",
					      "&amp;",
					      "\xe2\x80\x8f",
					      "\xe2\x80\xae",
					      "\xf0\xa0\xae\xb7",
					      "\xf0\x9f\x8d\xb5",
					      "e\xcc\x81",
					      "\t",
					      "\n",
					      "  ",
					      "[x]",
					      "{y}",
					      ",",
					      "-",
					      "1",
					      "<b/>",
					      "\"\"",
					      "\\n",
					      "//",
					      "()",
					      "~",
					      "^",
					      "`",
					      "\xc2\xa0",
					      "\xc2\x85",     /* NEL */
					      "\xe2\x80\xa8", /* line separator */
					      "\xe2\x80\xa9",
					      "　",
					      "\xef\xbb\xbf" };
	static const char *const words[2][6] = {
		{ "term", "Server", "of", "the", "a", "x" },
		{ "用語", "サーバー", "の", "ﾊﾝｶｸ", "髙", "ー" },
	};
	ty_buf buf = { 0 };
	taiyaku_str text;
	uint64_t n = 1 + draw(m, 12);

	ty_buf_add(&buf, ty_str(words[japanese][draw(m, 6)]));
	for (uint64_t i = 0; i < n; i++) {
		const char *piece = pieces[draw(m, sizeof pieces / sizeof *pieces)];

		if (!m->never || !strpbrk(piece, m->never))
			ty_buf_add(&buf, ty_str(piece));
		ty_buf_add(&buf, ty_str(words[japanese][draw(m, 6)]));
	}
	assert_true(ty_arena_copy(&text, &m->to->arena, ty_buf_str(&buf)));
	ty_buf_free(&buf);
	return text;
}

static inline taiyaku_str maybe_text(maker *m, bool japanese)
{
	return draw(m, 3) ? (taiyaku_str){ NULL, 0 } : make_text(m, japanese);
}

static inline taiyaku_origin *make_origins(maker *m, size_t n)
{
	taiyaku_origin *origins = ty_arena_array(&m->to->arena, n, sizeof *origins);

	for (size_t i = 0; i < n; i++)
		origins[i] =
			(taiyaku_origin){ .file = TY_STR("notes/a b.md"),
					  .line = draw(m, 100) + i * 100 + 1,
					  .author = maybe_text(m, true),
					  .romanized = maybe_text(m, false),
					  .year = TY_STR("1999"),
					  .url = draw(m, 2) ? TY_STR("https://example.org/?a=1&b=2")
							    : TY_STR("") };
	return origins;
}

#endif
