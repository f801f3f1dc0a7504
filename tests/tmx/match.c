/* SPDX-License-Identifier: Apache-2.0 */
#include "asking.h"

#include "base/buf.h"

typedef struct telling {
	ty_buf line;
} telling;

static taiyaku_status tell(void *ctx, const taiyaku_hit *hit, taiyaku_error *err)
{
	telling *t = ctx;

	(void)err;
	ty_buf_print(&t->line, "%d %.*s;", hit->score, TY_ARG(hit->pair->text[TAIYAKU_TARGET]));
	return TAIYAKU_OK;
}

static void asked(asking *a, const taiyaku_segment *segment, const taiyaku_query_options *options,
		  const char *want)
{
	telling t = { .line = { 0 } };
	taiyaku_error err = { 0 };

	assert_ok(taiyaku_match(a->store, segment, options, tell, &t, &err));
	assert_str(ty_buf_str(&t.line), want);
	ty_buf_free(&t.line);
}

static void equal_texts_are_100_as_written_and_99_as_keys(void **state)
{
	asking *a = *state;
	const taiyaku_pair pairs[] = { pair_of("サーバー", "one"), pair_of("ｻｰﾊﾞｰ", "two"),
				       pair_of("サーバ", "three"), pair_of("a, b", "x, y") };

	asking_put(a, pairs, 4);
	asked(a, &(taiyaku_segment){ .text = TY_STR("サーバー") }, NULL,
	      "100 one;99 two;75 three;");
	asked(a, &(taiyaku_segment){ .text = TY_STR("X , y") }, NULL, "99 x, y;");
}

static void the_same_neighbours_make_101(void **state)
{
	asking *a = *state;
	const taiyaku_prop context[] = {
		{ TY_STR("x-context-pre"), TY_STR("前") },
		{ TY_STR("x-context-post"), TY_STR("後") },
	};
	taiyaku_pair pairs[] = { pair_of("題", "plain"), pair_of("題", "here") };
	taiyaku_segment segment = { TY_STR("題"), { NULL, 0 }, true, TY_STR("前"), TY_STR("後") };

	pairs[1].props = context;
	pairs[1].n_props = 2;
	asking_put(a, pairs, 2);
	asked(a, &segment, NULL, "101 here;100 plain;");
	segment.after = TY_STR("別");
	asked(a, &segment, NULL, "100 here;100 plain;");
	segment.in_context = false;
	asked(a, &segment, NULL, "100 here;100 plain;");
}

static void one_of_several_neighbours_is_enough_and_trados_knows_only_those_before(void **state)
{
	asking *a = *state;
	const taiyaku_prop several[] = {
		{ TY_STR("x-context-pre"), TY_STR("別") },
		{ TY_STR("x-context-post"), TY_STR("後") },
		{ TY_STR("x-context-pre"), TY_STR("前") },
	};
	const taiyaku_prop before[] = {
		{ TY_STR("x-context-pre"), TY_STR("前") },
		{ TY_STR("x-ContextContent"), TY_STR("前 |  | before | ") },
	};
	taiyaku_pair pairs[] = { pair_of("題", "several"), pair_of("題", "trados"),
				 pair_of("題", "last") };
	const taiyaku_segment segment = {
		TY_STR("題"), { NULL, 0 }, true, TY_STR("前"), TY_STR("後")
	};

	pairs[0].props = several;
	pairs[0].n_props = 3;
	pairs[1].props = before;
	pairs[1].n_props = 2;
	pairs[2].props = before;
	pairs[2].n_props = 1;
	asking_put(a, pairs, 3);
	asked(a, &segment, NULL, "101 trados;101 several;100 last;");
}

static void equal_scores_go_by_characters_then_by_date(void **state)
{
	asking *a = *state;
	const taiyaku_prop old[] = {
		{ TY_STR("creationdate"), TY_STR("20010101T000000Z") },
	};
	const taiyaku_prop changed[] = {
		{ TY_STR("creationdate"), TY_STR("20000101T000000Z") },
		{ TY_STR("changedate"), TY_STR("20200101T000000Z") },
	};
	const taiyaku_query_options two = { .threshold = 50, .max = 2 };
	taiyaku_pair pairs[] = { pair_of("古い順番", "the new order"),
				 pair_of("新しい順番", "the newer order"),
				 pair_of("新順番", "the new order"),
				 pair_of("番", "the unrelated order") };

	pairs[0].props = changed;
	pairs[0].n_props = 2;
	pairs[2].props = old;
	pairs[2].n_props = 1;
	asking_put(a, pairs, 4);
	asked(a, &(taiyaku_segment){ .text = TY_STR("the newest order") },
	      &(taiyaku_query_options){ .threshold = 50 },
	      "66 the newer order;66 the new order;66 the new order;66 the unrelated order;");
	asked(a, &(taiyaku_segment){ .text = TY_STR("the newest order") }, &two,
	      "66 the newer order;66 the new order;");
}

static void filters_choose(void **state)
{
	asking *a = *state;
	taiyaku_pair pairs[] = { pair_of("設定", "segment"), pair_of("設定", "term"),
				 pair_of("設定", "client"), pair_of("settings", "設定") };
	taiyaku_query_options options = { .threshold = 100 };
	const taiyaku_segment segment = { .text = TY_STR("設定") };

	pairs[1].kind = TAIYAKU_TERM;
	pairs[2].memory = TY_STR("acme");
	asking_put(a, pairs, 4);
	asked(a, &segment, &options, "100 設定;100 client;100 segment;");
	options.filter.kind = TAIYAKU_TERM;
	asked(a, &segment, &options, "100 term;");
	options.filter = (taiyaku_filter){ .memory = TY_STR("acme") };
	asked(a, &segment, &options, "100 client;");
	options.filter = (taiyaku_filter){ .memory = TY_STR("nobody") };
	asked(a, &segment, &options, "");
	options.filter = (taiyaku_filter){ 0 };
	options.sides = TAIYAKU_ONLY_TARGET;
	asked(a, &segment, &options, "100 設定;");
	options.sides = TAIYAKU_ONLY_SOURCE;
	asked(a, &segment, &options, "100 client;100 segment;");
}

static taiyaku_status check_details(void *ctx, const taiyaku_hit *hit, taiyaku_error *err)
{
	int *calls = ctx;

	(void)err;
	(*calls)++;
	assert_int_equal(hit->score, 87);
	assert_int_equal(hit->why, TAIYAKU_WHY_NUMBER);
	assert_int_equal(hit->n_differences, 1);
	assert_int_equal(hit->differences[0].at[0].start, 0);
	assert_int_equal(hit->differences[0].at[0].end, 2);
	assert_int_equal(hit->differences[0].at[1].end, 2);
	assert_str(hit->proposal, "Return it within 60 days");
	assert_int_equal(hit->n_corrections, 1);
	assert_int_equal(hit->corrections[0].start, 17);
	assert_int_equal(hit->corrections[0].end, 19);
	return TAIYAKU_OK;
}

static void details_name_what_differs_and_put_numbers_right(void **state)
{
	asking *a = *state;
	const taiyaku_pair pair = pair_of("30日以内に返す", "Return it within 30 days");
	const taiyaku_segment segment = { .text = TY_STR("60日以内に返す") };
	const taiyaku_query_options options = { .details = true };
	taiyaku_error err = { 0 };
	int calls = 0;

	asking_put(a, &pair, 1);
	assert_ok(taiyaku_match(a->store, &segment, &options, check_details, &calls, &err));
	assert_int_equal(calls, 1);
}

static taiyaku_status take_reasons(void *ctx, const taiyaku_hit *hit, taiyaku_error *err)
{
	(void)err;
	*(unsigned *)ctx = hit->why;
	return TAIYAKU_OK;
}

static void tags_and_neighbours_are_reasons(void **state)
{
	asking *a = *state;
	const taiyaku_prop context[] = {
		{ TY_STR("x-context-pre"), TY_STR("前") },
	};
	taiyaku_pair pair = pair_of("題", "title");
	const taiyaku_segment segment = {
		TY_STR("題"), { NULL, 0 }, true, TY_STR("別"), { NULL, 0 },
	};
	const taiyaku_query_options options = { .details = true };
	taiyaku_error err = { 0 };
	unsigned why = 0;

	pair.markup[0] = TY_STR("<ph x=\"1\"/>題");
	pair.props = context;
	pair.n_props = 1;
	asking_put(a, &pair, 1);
	assert_ok(taiyaku_match(a->store, &segment, &options, take_reasons, &why, &err));
	assert_int_equal(why, TAIYAKU_WHY_TAG | TAIYAKU_WHY_CONTEXT);
}

static void nothing_is_near_nothing(void **state)
{
	asking *a = *state;
	const taiyaku_pair pair = pair_of("題", "title");
	taiyaku_error err = { 0 };

	asked(a, &(taiyaku_segment){ .text = TY_STR("題") }, NULL, "");
	asking_put(a, &pair, 1);
	asked(a, &(taiyaku_segment){ .text = TY_STR("") }, NULL, "");
	asked(a, &(taiyaku_segment){ .text = TY_STR("　 ") }, NULL, "");
	assert_int_equal(taiyaku_match(a->store, &(taiyaku_segment){ .text = TY_STR("題") },
				       &(taiyaku_query_options){ .threshold = 101 }, tell, NULL,
				       &err),
			 TAIYAKU_EARGUMENT);
	err = (taiyaku_error){ 0 };
	assert_int_equal(taiyaku_match(a->store, &(taiyaku_segment){ .text = TY_STR("\xe9") }, NULL,
				       tell, NULL, &err),
			 TAIYAKU_EARGUMENT);
	assert_string_equal(err.message, "the text asked for is not valid UTF-8");
}

static void long_texts_are_compared(void **state)
{
	asking *a = *state;
	static char text[30000], other[30000];
	taiyaku_pair pair = { .kind = TAIYAKU_SEGMENT };

	for (size_t i = 0; i + 3 <= sizeof text; i += 3)
		memcpy(text + i, i % 2 ? "日" : "月", 3);
	memcpy(other, text, sizeof text);
	memcpy(other + 3000, "火", 3);
	pair.text[0] = ty_str_of(text, sizeof text);
	pair.text[1] = TY_STR("long");
	asking_put(a, &pair, 1);
	asked(a, &(taiyaku_segment){ .text = ty_str_of(other, sizeof other) }, NULL, "99 long;");
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, asking_set_up, asking_tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(equal_texts_are_100_as_written_and_99_as_keys),
		TEST(the_same_neighbours_make_101),
		TEST(one_of_several_neighbours_is_enough_and_trados_knows_only_those_before),
		TEST(equal_scores_go_by_characters_then_by_date),
		TEST(filters_choose),
		TEST(details_name_what_differs_and_put_numbers_right),
		TEST(tags_and_neighbours_are_reasons),
		TEST(nothing_is_near_nothing),
		TEST(long_texts_are_compared),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
