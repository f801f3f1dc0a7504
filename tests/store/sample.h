/* SPDX-License-Identifier: Apache-2.0 */
/* What the tests of the store share: pairs made by chance, a place for files. */
#ifndef TY_TESTS_STORE_SAMPLE_H
#define TY_TESTS_STORE_SAMPLE_H

#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/pair.h"
#include "chance.h"
#include "test.h"

/* LMDB 0.9.24 does not free the list of a transaction that spilled (store/lmdb_spill.h). */
const char *__lsan_default_suppressions(void) __attribute__((visibility("default")));
const char *__lsan_default_suppressions(void)
{
	return "leak:liblmdb";
}

/* A directory of this test alone; sample_remove takes it away with all that is in it. */
static inline char *sample_directory(void)
{
	const char *base = getenv("TMPDIR");
	char *name = malloc(4096);

	assert_non_null(name);
	snprintf(name, 4096, "%s/taiyaku-test-XXXXXX", base && *base ? base : "/tmp");
	assert_non_null(mkdtemp(name));
	return name;
}

static inline void sample_remove(char *directory)
{
	char command[8192];

	snprintf(command, sizeof command, "chmod -R u+w '%s'; rm -rf '%s'", directory, directory);
	assert_int_equal(system(command), 0);
	free(directory);
}

/* A path in the directory, good until the next call. */
static inline const char *sample_path(const char *directory, const char *name)
{
	static char path[8192];

	snprintf(path, sizeof path, "%s/%s", directory, name);
	return path;
}

/* A store to write in the directory. */
static inline taiyaku_store *sample_store(const char *directory)
{
	const taiyaku_store_options options = { .writable = true };
	taiyaku_store *store;
	taiyaku_error err = { 0 };

	assert_ok(taiyaku_store_open(&store, sample_path(directory, "store"), &options, &err));
	return store;
}

/* A store of a test of its own. */
typedef struct sample {
	char *directory, path[4096];
	taiyaku_store *store;
	ty_arena arena;
} sample;

static inline int sample_set_up(void **state)
{
	sample *s = calloc(1, sizeof *s);

	assert_non_null(s);
	s->directory = sample_directory();
	snprintf(s->path, sizeof s->path, "%s/store", s->directory);
	s->store = sample_store(s->directory);
	*state = s;
	return 0;
}

static inline int sample_tear_down(void **state)
{
	sample *s = *state;

	taiyaku_store_close(s->store);
	sample_remove(s->directory);
	ty_arena_free(&s->arena);
	free(s);
	return 0;
}

/* How many pairs it has, by its counters and by its records. */
static inline uint64_t sample_pairs(taiyaku_store *store)
{
	taiyaku_store_info info;
	taiyaku_error err = { 0 };

	assert_ok(taiyaku_store_inspect(&info, store, true, &err));
	assert_int_equal(info.counted, info.pairs);
	return info.pairs;
}

/* Text of up to max pieces from a small stock, so that equal ones come up. */
static inline taiyaku_str sample_text(ty_arena *arena, uint64_t *seed, size_t max)
{
	static const char *const pieces[] = { "日本", "の",  "サーバー", "ｻｰﾊﾞ", "研究", "title",
					      "The ", "of ", "x",	 "2014", " ",	 "「題」",
					      "𠮷",   "é",   "0",	 "12",	 "]",	 "\t" };
	size_t n = chance_below(seed, max + 1);
	char *text = ty_arena_alloc(arena, max * 16 + 1);
	size_t len = 0;

	assert_non_null(text);
	for (size_t i = 0; i < n; i++) {
		const char *piece = pieces[chance_below(seed, sizeof pieces / sizeof *pieces)];

		memcpy(text + len, piece, strlen(piece));
		len += strlen(piece);
	}
	return ty_str_of(text, len);
}

/* A field: mostly empty, sometimes a number, a time, or text. */
static inline taiyaku_str sample_field(ty_arena *arena, uint64_t *seed)
{
	static const char *const stock[] = { "2014",
					     "0",
					     "007",
					     "18446744073709551615",
					     "99999999999999999",
					     "20200928T102600Z",
					     "19700101T000000Z",
					     "20200230T102600Z",
					     "20000229T235959Z",
					     "99991231T235959Z",
					     "19691231T235959Z",
					     "20200928T246000Z",
					     "client",
					     "https://example.org/a?b=c",
					     "creationdate",
					     "a.txt" };

	switch (chance_below(seed, 4)) {
	case 0:
		return ty_str(stock[chance_below(seed, sizeof stock / sizeof *stock)]);
	case 1:
		return sample_text(arena, seed, 30);
	default:
		return (taiyaku_str){ NULL, 0 };
	}
}

static inline taiyaku_origin sample_origin(ty_arena *arena, uint64_t *seed)
{
	return (taiyaku_origin){
		.file = sample_field(arena, seed),
		.line = chance_below(seed, 2) ? chance_next(seed) >> chance_below(seed, 64) : 0,
		.author = sample_field(arena, seed),
		.romanized = sample_field(arena, seed),
		.year = sample_field(arena, seed),
		.date = sample_field(arena, seed),
		.url = sample_field(arena, seed),
	};
}

static inline taiyaku_pair sample_pair(ty_arena *arena, uint64_t *seed)
{
	size_t n_origins = chance_below(seed, 4), n_props = chance_below(seed, 4);
	taiyaku_origin *origins = ty_arena_array(arena, n_origins, sizeof *origins);
	taiyaku_prop *props = ty_arena_array(arena, n_props, sizeof *props);
	taiyaku_pair pair = {
		.kind = (taiyaku_kind)(1 + chance_below(seed, 4)),
		.text = { sample_text(arena, seed, 40), sample_text(arena, seed, 40) },
		.markup = { sample_field(arena, seed), sample_field(arena, seed) },
		.tuid = sample_field(arena, seed),
		.memory = sample_field(arena, seed),
		.status = sample_field(arena, seed),
		.note = sample_field(arena, seed),
		.reading = sample_field(arena, seed),
	};

	assert_true(origins && props);
	for (size_t i = 0; i < n_origins; i++)
		origins[i] = sample_origin(arena, seed);
	for (size_t i = 0; i < n_props; i++)
		props[i] = (taiyaku_prop){ sample_field(arena, seed), sample_field(arena, seed) };
	pair.origins = origins;
	pair.n_origins = n_origins;
	pair.props = props;
	pair.n_props = n_props;
	return pair;
}

static inline void assert_view(taiyaku_str got, taiyaku_str want, const char *what)
{
	if (ty_str_equal(got, want))
		return;
	print_error("%s: got \"%.*s\", want \"%.*s\"\n", what, TY_ARG(got), TY_ARG(want));
	fail();
}

/* Equal in every field that a store keeps. */
static inline void assert_pair(const taiyaku_pair *got, const taiyaku_pair *want)
{
	assert_int_equal(got->kind, want->kind);
	for (int side = 0; side < 2; side++) {
		assert_view(got->text[side], want->text[side], "text");
		assert_view(got->markup[side], want->markup[side], "markup");
	}
	assert_view(got->tuid, want->tuid, "tuid");
	assert_view(got->memory, want->memory, "memory");
	assert_view(got->status, want->status, "status");
	assert_view(got->note, want->note, "note");
	assert_view(got->reading, want->reading, "reading");
	assert_int_equal(got->n_props, want->n_props);
	for (size_t i = 0; i < got->n_props; i++) {
		assert_view(got->props[i].type, want->props[i].type, "prop");
		assert_view(got->props[i].value, want->props[i].value, "value");
	}
	assert_int_equal(got->n_origins, want->n_origins);
	for (size_t i = 0; i < got->n_origins; i++)
		assert_true(ty_origin_equal(&got->origins[i], &want->origins[i]));
}

#endif
