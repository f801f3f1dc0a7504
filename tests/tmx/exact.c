/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Whatever is asked, match finds what a full scan does: test_tmx_exact [CASES].  A case is a query
 * with its options, asked of a store that grows and loses pairs; texts are random, of small
 * alphabets, so that many are near one another.  Two stores of three make lists of few pairs and
 * use them wherever they can.
 */
#include "asking.h"

#include "base/point.h"
#include "store/lmdb.h"
#include "levenshtein.h"
#include "text/gram.h"

enum {
	CASES = 4000,
	ASKED = 25, /* between two changes */
	PAIRS_MAX = 240,
	TOKENS_MAX = 400,
	SCORES = 101,
};

/* A text in its tokens. */
typedef struct text {
	taiyaku_str text;
	uint32_t tokens[2][TOKENS_MAX]; /* by side */
	size_t n[2];
} text;

typedef struct property {
	asking *a;
	uint64_t seed;
	size_t letters, longest[2];
	text (*texts)[2]; /* of each pair of the store */
} property;

static const char *const japanese[] = { "あ", "い", "日", "本", "、", "ア", "a", "ｱ", "𠮷" };
static const char *const english[] = {
	"a ", "b ", "the ", "of ", ", ", "A ", "x'y ", "日 ", "ｂ "
};

static size_t below(property *p, size_t n)
{
	return chance_below(&p->seed, n);
}

static void set_tokens(asking *a, text *t)
{
	taiyaku_str key = asking_key(a, t->text), words[TOKENS_MAX + 1];

	t->n[0] = ty_points(t->tokens[0], key);
	t->n[1] = ty_words(words, key);
	ty_word_hashes_of(t->tokens[1], words, t->n[1], key);
	assert_true(t->n[0] <= TOKENS_MAX && t->n[1] <= TOKENS_MAX);
}

static taiyaku_str random_text(property *p, int side)
{
	return asking_text(p->a, &p->seed, side ? english : japanese, p->letters,
			   below(p, 20) ? p->longest[side] : p->longest[side] * 5);
}

static void grow(property *p)
{
	size_t before = p->a->n, n = below(p, 3) ? 1 + below(p, 50) : 1;
	taiyaku_pair pairs[50] = { 0 };

	for (size_t i = 0; i < n; i++) {
		pairs[i].kind = (taiyaku_kind)(TAIYAKU_TITLE + below(p, 4));
		for (int side = 0; side < 2; side++)
			pairs[i].text[side] = random_text(p, side);
	}
	asking_put(p->a, pairs, n);
	p->texts = realloc(p->texts, (p->a->n + 1) * sizeof *p->texts);
	assert_non_null(p->texts);
	for (size_t i = before; i < p->a->n; i++) {
		for (int side = 0; side < 2; side++) {
			p->texts[i][side].text = p->a->pairs[i].text[side];
			set_tokens(p->a, &p->texts[i][side]);
		}
	}
}

static void lose(property *p)
{
	size_t i = below(p, p->a->n);

	asking_remove(p->a, i);
	memcpy(p->texts[i], p->texts[p->a->n], sizeof p->texts[i]);
}

/* A text of the store with a piece of it changed, or any text. */
static taiyaku_str random_query(property *p)
{
	int side = (int)below(p, 2);
	taiyaku_str piece = random_text(p, side), near;
	size_t from, to;
	ty_buf made = { 0 };
	taiyaku_str query;

	if (!below(p, 4))
		return piece;
	near = p->a->pairs[below(p, p->a->n)].text[side];
	from = ty_str_points(near, below(p, 20));
	to = ty_str_points(near, below(p, 24));
	ty_buf_add(&made, ty_str_slice(near, 0, from));
	ty_buf_add(&made, ty_str_slice(piece, 0, ty_str_points(piece, below(p, 3))));
	ty_buf_add(&made, ty_str_slice(near, to > from ? to : from, near.len));
	assert_true(ty_arena_copy(&query, &p->a->arena, ty_buf_str(&made)));
	ty_buf_free(&made);
	return query;
}

/* ---- a full scan ---- */

static int score_of(const text *query, const text *known, int side)
{
	size_t n = query->n[side], m = known->n[side], longer = n > m ? n : m, d;

	d = levenshtein(query->tokens[side], n, known->tokens[side], m);
	if (d == 0)
		return ty_str_equal(query->text, known->text) ? 100 : 99;
	return (int)((longer - d) * 100 / longer);
}

/* What pair i scores; -1: it is not wanted. */
static int scan(property *p, size_t i, const text *query, const taiyaku_query_options *options)
{
	int best = -1;

	if (options->filter.kind ? p->a->pairs[i].kind != options->filter.kind
				 : p->a->pairs[i].kind == TAIYAKU_TERM)
		return -1;
	for (int side = 0; side < 2; side++) {
		int score;

		if (options->sides == (side ? TAIYAKU_ONLY_SOURCE : TAIYAKU_ONLY_TARGET))
			continue;
		score = score_of(query, &p->texts[i][side], side);
		best = score > best ? score : best;
	}
	return best >= options->threshold ? best : -1;
}

/* ---- cases ---- */

typedef struct hits {
	char ids[PAIRS_MAX * 2][17];
	int scores[PAIRS_MAX * 2];
	size_t n;
} hits;

static taiyaku_status collect(void *ctx, const taiyaku_hit *hit, taiyaku_error *err)
{
	hits *h = ctx;

	(void)err;
	assert_true(h->n < PAIRS_MAX * 2);
	snprintf(h->ids[h->n], 17, "%.*s", TY_ARG(hit->pair->id));
	h->scores[h->n++] = hit->score;
	return TAIYAKU_OK;
}

/* How often each pair that may be found has each score; pairs that are told have what they should.
 */
static void count_scores(size_t out[SCORES], property *p, const text *query,
			 const taiyaku_query_options *options, const hits *got)
{
	for (size_t i = 0; i < p->a->n; i++) {
		int score = scan(p, i, query, options);
		char id[17];

		if (score >= 0)
			out[score]++;
		taiyaku_pair_id(id, &p->a->pairs[i]);
		for (size_t k = 0; k < got->n; k++)
			if (strcmp(got->ids[k], id) == 0)
				assert_int_equal(got->scores[k], score);
	}
}

/* Who asks for fewer is told how all begin. */
static void compare_with_all(property *p, const taiyaku_segment *segment,
			     taiyaku_query_options options, const hits *got)
{
	taiyaku_error err = { 0 };
	static hits all;

	options.max = SIZE_MAX;
	all.n = 0;
	assert_ok(taiyaku_match(p->a->store, segment, &options, collect, &all, &err));
	assert_true(got->n <= all.n);
	for (size_t k = 0; k < got->n; k++)
		assert_string_equal(got->ids[k], all.ids[k]);
}

static void ask(property *p)
{
	static const size_t most[] = { SIZE_MAX, SIZE_MAX, 1, 5 };
	taiyaku_query_options options = { .threshold = 50 + (int)below(p, 51),
					  .max = most[below(p, 4)] };
	text query = { .text = random_query(p) };
	const taiyaku_segment segment = { .text = query.text };
	size_t wanted[SCORES] = { 0 }, told = 0;
	taiyaku_error err = { 0 };
	static hits got;

	if (!below(p, 4))
		options.filter.kind = (taiyaku_kind)(TAIYAKU_TITLE + below(p, 4));
	if (!below(p, 3))
		options.sides = (taiyaku_sides)(1 + below(p, 2));
	set_tokens(p->a, &query);
	got.n = 0;
	assert_ok(taiyaku_match(p->a->store, &segment, &options, collect, &got, &err));
	count_scores(wanted, p, &query, &options, &got);
	for (int score = SCORES - 1; score >= 0; score--) {
		size_t n = 0;

		for (size_t k = 0; k < got.n; k++)
			n += got.scores[k] == score;
		if (n != wanted[score] && told + n < options.max)
			print_error("%.*s, threshold %d, sides %d, kind %d\n", TY_ARG(query.text),
				    options.threshold, (int)options.sides,
				    (int)options.filter.kind);
		assert_true(n == wanted[score] || (n < wanted[score] && told + n == options.max));
		told += n;
	}
	if (options.max < SIZE_MAX)
		compare_with_all(p, &segment, options, &got);
}

static void use_lists(property *p)
{
	ty_lmdb *db = (ty_lmdb *)p->a->store;

	if (!below(p, 3))
		return;
	db->search.by_lists = true;
	db->search.recent_max = 1 + (uint32_t)below(p, 30);
}

static void whatever_is_asked_a_full_scan_finds_the_same(void **state)
{
	size_t cases = *(const size_t *)*state;
	property p = { .seed = 23 };

	for (size_t done = 0; done < cases;) {
		void *made;

		asking_set_up(&made);
		p.a = made;
		use_lists(&p);
		p.letters = 2 + below(&p, 8);
		p.longest[0] = 2 + below(&p, 20);
		p.longest[1] = 2 + below(&p, 10);
		while (p.a->n < PAIRS_MAX - 50) {
			grow(&p);
			while (p.a->n > 1 && !below(&p, 3))
				lose(&p);
			for (size_t i = 0; i < ASKED; i++)
				ask(&p);
			done += ASKED;
		}
		asking_tear_down(&made);
	}
	free(p.texts);
}

/* ---- long texts ---- */

enum { LONG = 252, PART = 18, DECOYS = 20 };

/* Points from..to of a text of different kanji. */
static void add_kanji(ty_buf *to, size_t from, size_t end)
{
	for (size_t i = from; i < end && i < LONG; i++)
		ty_utf8_append(to, (uint32_t)(U'一' + i));
}

/* All of it, and n hiragana in between. */
static void add_edited(ty_buf *to, size_t n)
{
	for (size_t i = 0; i <= LONG / PART; i++) {
		add_kanji(to, i * PART, (i + 1) * PART);
		if (i < n)
			ty_utf8_append(to, (uint32_t)(U'あ' + i));
	}
}

/* All of it in another order, by two. */
static void add_decoy(ty_buf *to, size_t seed)
{
	for (size_t i = 0; i < LONG / 2; i++) {
		size_t at = (i * 5 + seed) % (LONG / 2) * 2 + seed % 2;

		add_kanji(to, at, at + 2);
	}
}

/* No column tells the length of a text of so many characters, so that lists and the scan of those
 * that may have more edits would both tell of it, and it took two places among the best. */
static void a_long_text_is_one_of_the_best_once(void **state)
{
	const taiyaku_query_options options = { .threshold = 95,
						.max = 2,
						.sides = TAIYAKU_ONLY_SOURCE };
	taiyaku_pair pairs[DECOYS] = { 0 };
	ty_buf texts[DECOYS + 3] = { 0 };
	ty_buf *query = &texts[DECOYS + 2];
	taiyaku_error err = { 0 };
	ty_lmdb_search *search;
	static hits got;
	void *made;
	asking *a;

	(void)state;
	asking_set_up(&made);
	a = made;
	search = &((ty_lmdb *)a->store)->search;
	search->by_lists = true;
	search->recent_max = 1;
	add_kanji(query, 0, LONG);
	add_edited(&texts[0], 11);
	add_edited(&texts[1], 13);
	for (size_t i = 2; i < DECOYS + 2; i++)
		add_decoy(&texts[i], i);
	for (size_t i = 0; i < DECOYS + 2; i += DECOYS / 2 + 1) {
		for (size_t k = 0; k < DECOYS / 2 + 1; k++)
			pairs[k] = (taiyaku_pair){
				.kind = TAIYAKU_SEGMENT,
				.text = { ty_buf_str(&texts[i + k]), TY_STR("x") },
			};
		asking_put(a, pairs, DECOYS / 2 + 1);
	}
	got.n = 0;
	assert_ok(taiyaku_match(a->store, &(taiyaku_segment){ .text = ty_buf_str(query) }, &options,
				collect, &got, &err));
	assert_int_equal(got.n, 2);
	for (size_t i = 0; i < DECOYS + 3; i++)
		ty_buf_free(&texts[i]);
	asking_tear_down(&made);
}

int main(int argc, char **argv)
{
	const size_t cases = argc > 1 ? (size_t)atol(argv[1]) : CASES;
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_prestate(whatever_is_asked_a_full_scan_finds_the_same,
					  (void *)(uintptr_t)&cases),
		cmocka_unit_test(a_long_text_is_one_of_the_best_once),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
