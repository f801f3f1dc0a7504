/* SPDX-License-Identifier: Apache-2.0 */
/* What the tests of look-up and recognition share: a store of rows, and the hits as lines. */
#ifndef TY_TESTS_GLOSSARY_ASKED_H
#define TY_TESTS_GLOSSARY_ASKED_H

#include "../store/sample.h"

typedef struct bench {
	sample *sample;
	taiyaku_store *store;
	char got[65536]; /* the hits, a line each */
	uint64_t ids[64];
	size_t n;
} bench;

static inline int set_up(void **state)
{
	bench *b = calloc(1, sizeof *b);
	void *of_sample;

	assert_non_null(b);
	assert_int_equal(sample_set_up(&of_sample), 0);
	b->sample = of_sample;
	b->store = b->sample->store;
	*state = b;
	return 0;
}

static inline int tear_down(void **state)
{
	bench *b = *state;
	void *of_sample = b->sample;

	free(b);
	return sample_tear_down(&of_sample);
}

typedef struct row {
	taiyaku_kind kind;
	const char *source, *target, *reading, *memory;
} row;

static inline void fill(bench *b, const row *rows, size_t n)
{
	taiyaku_change *change;
	taiyaku_error err = { 0 };

	assert_ok(taiyaku_change_begin(&change, b->store, &err));
	for (size_t i = 0; i < n; i++) {
		const taiyaku_pair pair = {
			.kind = rows[i].kind,
			.text = { ty_str(rows[i].source), ty_str(rows[i].target) },
			.reading = ty_str(rows[i].reading),
			.memory = ty_str(rows[i].memory),
		};

		assert_ok(taiyaku_change_put(NULL, change, &pair, &err));
	}
	assert_ok(taiyaku_change_commit(change, &err));
}

#define FILL(b, rows) fill((b), (rows), sizeof(rows) / sizeof *(rows))

/* "0-4 exact 100 サーバー = server"; without the place where the hit is the whole. */
static inline taiyaku_status write_hit(void *ctx, const taiyaku_hit *hit, taiyaku_error *err)
{
	bench *b = ctx;
	size_t len = strlen(b->got);

	(void)err;
	assert_int_equal(hit->pair->id.len, 16);
	if (b->n < sizeof b->ids / sizeof *b->ids)
		b->ids[b->n] = ty_pair_hash(hit->pair);
	b->n++;
	if (hit->end)
		len += (size_t)snprintf(b->got + len, sizeof b->got - len, "%zu-%zu ", hit->start,
					hit->end);
	snprintf(b->got + len, sizeof b->got - len, "%s %d %.*s = %.*s\n",
		 taiyaku_level_name(hit->level), hit->score, TY_ARG(hit->pair->text[hit->side]),
		 TY_ARG(hit->pair->text[!hit->side]));
	return TAIYAKU_OK;
}

static inline void clear_hits(bench *b)
{
	b->got[0] = '\0';
	b->n = 0;
}

static inline void assert_hits(const bench *b, const char *query, const char *want)
{
	if (strcmp(b->got, want) != 0) {
		print_error("%s: got\n%swant\n%s", query, b->got, want);
		fail();
	}
}

#define ASKED_TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

#endif
