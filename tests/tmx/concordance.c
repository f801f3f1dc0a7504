/* SPDX-License-Identifier: Apache-2.0 */
#include "asking.h"

#include "base/buf.h"
#include "store/lmdb.h"

/* ---- a full scan to compare with ---- */

typedef struct counting {
	size_t hits;
	size_t points; /* of the text found before */
	taiyaku_str key;
	asking *a;
} counting;

static size_t points(taiyaku_str s)
{
	size_t n = 0;

	for (size_t i = 0; i < s.len; i++)
		n += ((unsigned char)s.data[i] & 0xc0) != 0x80;
	return n;
}

/* What was told, to compare a page of it with. */
typedef struct page {
	char *ids; /* owned: 16 letters and the side of each */
	size_t n, cap;
} page;

static taiyaku_status add_to_page(void *ctx, const taiyaku_hit *hit, taiyaku_error *err)
{
	page *p = ctx;

	(void)err;
	if (p->n == p->cap) {
		p->cap = p->cap * 2 + 64;
		p->ids = realloc(p->ids, p->cap * 17 + 1);
		assert_non_null(p->ids);
	}
	snprintf(p->ids + p->n++ * 17, 18, "%.*s%d", TY_ARG(hit->pair->id), hit->side);
	return TAIYAKU_OK;
}

/* A page has the count and the beginning of all there is, whatever is chosen from. */
static void compare_pages(asking *a, taiyaku_str query, const taiyaku_query_options *options)
{
	taiyaku_query_options some = *options;
	uint64_t total[2];
	page pages[2] = { 0 };
	taiyaku_error err = { 0 };

	for (size_t max = 1; max < 40; max += 19) {
		for (int i = 0; i < 2; i++) {
			some.max = i ? max : SIZE_MAX;
			pages[i].n = 0;
			assert_ok(taiyaku_search(&total[i], a->store, query, &some, add_to_page,
						 &pages[i], &err));
		}
		assert_int_equal(total[0], total[1]);
		assert_int_equal(pages[1].n, max < total[0] ? max : total[0]);
		assert_memory_equal(pages[0].ids, pages[1].ids, pages[1].n * 17);
	}
	free(pages[0].ids);
	free(pages[1].ids);
}

static taiyaku_status check_hit(void *ctx, const taiyaku_hit *hit, taiyaku_error *err)
{
	counting *c = ctx;
	taiyaku_str text = hit->pair->text[hit->side];
	size_t from = ty_str_points(text, hit->start), to = ty_str_points(text, hit->end);
	size_t length = points(asking_key(c->a, text));

	length = length < TY_LENGTH_MAX ? length : TY_LENGTH_MAX;

	(void)err;
	assert_true(hit->start < hit->end && hit->end <= points(text));
	assert_str(asking_key(c->a, ty_str_slice(text, from, to)), c->key.data);
	assert_true(length >= c->points);
	c->points = length;
	c->hits++;
	return TAIYAKU_OK;
}

static void compare_with_scan(asking *a, taiyaku_str query)
{
	taiyaku_str key;
	counting c = { .a = a };
	const taiyaku_query_options all = { .max = SIZE_MAX };
	taiyaku_error err = { 0 };
	uint64_t total = 0, want = 0;

	key = ty_str_starts(query, TY_STR("\"")) ? ty_str_slice(query, 1, query.len - 1) : query;
	key = asking_key(a, key);
	assert_true(ty_arena_copy(&c.key, &a->arena, key));
	for (size_t i = 0; i < a->n; i++)
		for (int side = 0; side < 2; side++)
			want += ty_str_find(asking_key(a, a->pairs[i].text[side]), key, 0) !=
				SIZE_MAX;
	assert_ok(taiyaku_search(&total, a->store, query, &all, check_hit, &c, &err));
	if (total != want)
		print_error("%.*s\n", TY_ARG(query));
	assert_int_equal(total, want);
	assert_int_equal(c.hits, want);
}

static const char *const japanese[] = { "あ", "い", "ア", "ｱ", "日", "本", "𠮟", "𠀋", "a", "㍿" };
static const char *const english[] = { "the ", "there ", "he ", "of", "-", ", ", "日本 ", "X" };

static void add_random(asking *a, uint64_t *seed, size_t n, bool kinds)
{
	taiyaku_pair *pairs = calloc(n, sizeof *pairs);

	assert_non_null(pairs);
	for (size_t i = 0; i < n; i++) {
		pairs[i].kind = kinds && !chance_below(seed, 3) ? TAIYAKU_TITLE : TAIYAKU_SEGMENT;
		pairs[i].text[0] =
			asking_text(a, seed, japanese, 10, chance_below(seed, 50) ? 12 : 400);
		pairs[i].text[1] = asking_text(a, seed, english, 8, 8);
	}
	asking_put(a, pairs, n);
	free(pairs);
}

static void ask_many(asking *a, uint64_t *seed, int n)
{
	const taiyaku_query_options options[] = {
		{ .max = 0 },
		{ .sides = TAIYAKU_ONLY_SOURCE },
		{ .filter = { .kind = TAIYAKU_TITLE } },
	};

	for (int i = 0; i < n; i++) {
		taiyaku_str text = asking_text(a, seed, japanese, 10, 1 + (size_t)i % 5);

		compare_with_scan(a, text);
		if (i % 5 < 3)
			compare_pages(a, text, &options[i % 3]);
		if (i % 3 == 0)
			compare_with_scan(a, ty_str_of("the", 1 + (size_t)i % 3));
	}
	compare_with_scan(a, TY_STR("\"the he\""));
	compare_with_scan(a, TY_STR("\"e of, th\""));
	compare_with_scan(a, TY_STR("-"));
	compare_with_scan(a, TY_STR("nowhere"));
	compare_with_scan(a, TY_STR("本"));
	compare_with_scan(a, TY_STR("株式会社"));
}

static void recent_pairs_are_found_as_a_full_scan_does(void **state)
{
	asking *a = *state;
	uint64_t seed = 31;

	for (int i = 0; i < 20; i++) {
		add_random(a, &seed, 10, true);
		asking_remove(a, chance_below(&seed, a->n));
	}
	ask_many(a, &seed, 40);
}

/* Pairs of a change after which lists are made: fewer than usually, but for a number that is given.
 */
static size_t listed = 420;

/* So many that lists are made, and merged. */
static void listed_pairs_are_found_as_a_full_scan_does(void **state)
{
	asking *a = *state;
	uint64_t seed = 32;

	((ty_lmdb *)a->store)->search.recent_max = (uint32_t)listed - 20;
	for (int i = 0; i < 7; i++) {
		add_random(a, &seed, listed, i > 3);
		ask_many(a, &seed, i < 6 ? 3 : 25);
	}
	for (int i = 0; i < 40; i++)
		asking_remove(a, chance_below(&seed, a->n));
	ask_many(a, &seed, 10);
	add_random(a, &seed, 30, true);
	ask_many(a, &seed, 10);
}

/* ---- places, order, several words ---- */

static taiyaku_status tell(void *ctx, const taiyaku_hit *hit, taiyaku_error *err)
{
	ty_buf *line = ctx;
	taiyaku_str text = hit->pair->text[hit->side];

	(void)err;
	ty_buf_print(line, "%.*s:%zu-%zu;", TY_ARG(text), hit->start, hit->end);
	return TAIYAKU_OK;
}

static void asked(asking *a, const char *query, const taiyaku_query_options *options,
		  uint64_t total, const char *want)
{
	ty_buf line = { 0 };
	taiyaku_error err = { 0 };
	uint64_t counted = 99;

	assert_ok(taiyaku_search(&counted, a->store, ty_str(query), options, tell, &line, &err));
	assert_str(ty_buf_str(&line), want);
	assert_int_equal(counted, total);
	ty_buf_free(&line);
}

static void places_are_those_of_the_original(void **state)
{
	asking *a = *state;
	const taiyaku_pair pairs[] = { pair_of("新しいｻｰﾊﾞｰの設定", "New  SERVER settings") };

	asking_put(a, pairs, 1);
	asked(a, "サーバー", NULL, 1, "新しいｻｰﾊﾞｰの設定:3-8;");
	asked(a, "定", NULL, 1, "新しいｻｰﾊﾞｰの設定:10-11;");
	asked(a, "w server", NULL, 1, "New  SERVER settings:2-3;");
	asked(a, "\"w server\"", NULL, 1, "New  SERVER settings:2-11;");
	asked(a, "ｅｔｔ", NULL, 1, "New  SERVER settings:13-16;");
}

static void the_shortest_comes_first_then_the_newest(void **state)
{
	asking *a = *state;
	const taiyaku_pair pairs[] = { pair_of("京都の寺院と庭園", "1"), pair_of("東京都", "2"),
				       pair_of("京都", "3"), pair_of("京都府", "4") };
	const taiyaku_query_options two = { .max = 2 };

	asking_put(a, pairs, 4);
	asked(a, "京都", NULL, 4, "京都:0-2;京都府:0-2;東京都:1-3;京都の寺院と庭園:0-2;");
	asked(a, "京都", &two, 4, "京都:0-2;京都府:0-2;");
}

static void several_words_are_all_found(void **state)
{
	asking *a = *state;
	const taiyaku_pair pairs[] = { pair_of("設定を保存する", "Save the settings"),
				       pair_of("設定を消す", "Clear the settings"),
				       pair_of("保存", "Save settings and the rest") };

	asking_put(a, pairs, 3);
	asked(a, "設定　保存", NULL, 1, "設定を保存する:0-2;");
	asked(a, "the settings", NULL, 3,
	      "Save the settings:5-8;Clear the settings:6-9;Save settings and the rest:18-21;");
	asked(a, "\"the settings\"", NULL, 2, "Save the settings:5-17;Clear the settings:6-18;");
	asked(a, "“the settings” save", NULL, 1, "Save the settings:5-17;");
	asked(a, "設定 clear", NULL, 1, "設定を消す:0-2;");
	asked(a, "設定 nowhere", NULL, 0, "");
	asked(a, "\"save", NULL, 0, "");
	asked(a, "", NULL, 0, "");
	asked(a, " \"\" ", NULL, 0, "");
	assert_int_equal(taiyaku_search(NULL, a->store, TY_STR("\xe9"), NULL, NULL, NULL, NULL),
			 TAIYAKU_EARGUMENT);
}

static void filters_choose(void **state)
{
	asking *a = *state;
	taiyaku_pair pairs[] = { pair_of("NHK", "NHK"), pair_of("NHK局", "station"),
				 pair_of("NHK前", "NHK-mae") };
	taiyaku_query_options options = { .sides = TAIYAKU_ONLY_SOURCE };

	pairs[1].kind = TAIYAKU_TERM;
	pairs[2].memory = TY_STR("acme");
	asking_put(a, pairs, 3);
	asked(a, "nhk", NULL, 5, "NHK:0-3;NHK:0-3;NHK前:0-3;NHK局:0-3;NHK-mae:0-3;");
	asked(a, "nhk", &options, 3, "NHK:0-3;NHK前:0-3;NHK局:0-3;");
	options = (taiyaku_query_options){ .filter = { .kind = TAIYAKU_TERM } };
	asked(a, "nhk", &options, 1, "NHK局:0-3;");
	options = (taiyaku_query_options){ .filter = { .memory = TY_STR("acme") } };
	asked(a, "nhk", &options, 2, "NHK前:0-3;NHK-mae:0-3;");
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, asking_set_up, asking_tear_down)

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		TEST(recent_pairs_are_found_as_a_full_scan_does),
		TEST(listed_pairs_are_found_as_a_full_scan_does),
		TEST(places_are_those_of_the_original),
		TEST(the_shortest_comes_first_then_the_newest),
		TEST(several_words_are_all_found),
		TEST(filters_choose),
	};

	if (argc > 1)
		listed = strtoul(argv[1], NULL, 10);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
