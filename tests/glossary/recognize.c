/* SPDX-License-Identifier: Apache-2.0 */
#include "../store/sample.h"

typedef struct bench {
	char *directory;
	taiyaku_store *store;
	char got[4096]; /* the hits, a line each */
} bench;

static int set_up(void **state)
{
	bench *b = calloc(1, sizeof *b);

	assert_non_null(b);
	b->directory = sample_directory();
	b->store = sample_store(b->directory);
	*state = b;
	return 0;
}

static int tear_down(void **state)
{
	bench *b = *state;

	taiyaku_store_close(b->store);
	sample_remove(b->directory);
	free(b);
	return 0;
}

typedef struct row {
	taiyaku_kind kind;
	const char *source, *target, *memory;
} row;

static const row glossary[] = {
	{ TAIYAKU_TERM, "サーバー", "server", "" },
	{ TAIYAKU_TERM, "サーバー管理者", "server administrator", "" },
	{ TAIYAKU_TERM, "管理", "management", "" },
	{ TAIYAKU_TERM, "管理", "administration", "client" },
	{ TAIYAKU_TERM, "取り扱い", "handling", "" },
	{ TAIYAKU_TERM, "国語", "national language", "" },
	{ TAIYAKU_TERM, "API", "API", "" },
	{ TAIYAKU_TERM, "木", "tree", "" },
	{ TAIYAKU_TERM, "日本", "Japan", "" },
	{ TAIYAKU_TERM, "本の", "mere", "" },
	{ TAIYAKU_TERM, "は", "topic marker", "" },
	{ TAIYAKU_TERM, "こと", "matter", "" },
	{ TAIYAKU_TERM, "いろはかるた", "iroha karuta", "" },
	{ TAIYAKU_TERM, "𠮟責", "rebuke", "" },
	{ TAIYAKU_TERM, "自動車", "car", "" },
	{ TAIYAKU_TITLE, "題名", "title", "" },
	{ TAIYAKU_SEGMENT, "停止", "Stop", "" },
};

static void fill(bench *b)
{
	taiyaku_change *change;
	taiyaku_error err = { 0 };

	assert_ok(taiyaku_change_begin(&change, b->store, &err));
	for (size_t i = 0; i < sizeof glossary / sizeof *glossary; i++) {
		const row *one = &glossary[i];
		const taiyaku_pair pair = { .kind = one->kind,
					    .text = { ty_str(one->source), ty_str(one->target) },
					    .memory = ty_str(one->memory) };

		assert_ok(taiyaku_change_put(NULL, change, &pair, &err));
	}
	assert_ok(taiyaku_change_commit(change, &err));
}

static taiyaku_status write_hit(void *ctx, const taiyaku_hit *hit, taiyaku_error *err)
{
	bench *b = ctx;
	size_t len = strlen(b->got);

	(void)err;
	assert_int_equal(hit->pair->id.len, 16);
	snprintf(b->got + len, sizeof b->got - len, "%zu-%zu %s %d %.*s = %.*s\n", hit->start,
		 hit->end, taiyaku_level_name(hit->level), hit->score,
		 TY_ARG(hit->pair->text[hit->side]), TY_ARG(hit->pair->text[!hit->side]));
	return TAIYAKU_OK;
}

static void expect_with(bench *b, const char *text, const taiyaku_query_options *options,
			const char *want)
{
	taiyaku_error err = { 0 };

	b->got[0] = '\0';
	assert_ok(taiyaku_scan(b->store, ty_str(text), options, write_hit, b, &err));
	if (strcmp(b->got, want) != 0) {
		print_error("%s: got\n%swant\n%s", text, b->got, want);
		fail_msg("other terms");
	}
}

static void expect(bench *b, const char *text, const char *want)
{
	expect_with(b, text, NULL, want);
}

static void the_longest_term_at_each_place_is_found(void **state)
{
	bench *b = *state;

	fill(b);
	expect(b, "サーバー管理者とサーバーの管理。",
	       "0-7 exact 100 サーバー管理者 = server administrator\n"
	       "8-12 exact 100 サーバー = server\n"
	       "13-15 exact 100 管理 = management\n"
	       "13-15 exact 100 管理 = administration\n");
	expect(b, "停止した題名", "");
	expect(b, "日本の", "0-2 exact 100 日本 = Japan\n");
	expect(b, "", "");
}

static void a_word_is_not_cut(void **state)
{
	bench *b = *state;

	fill(b);
	expect(b, "サーバールームとMyAPIs", "");
	expect(b, "木曜日の大木", "");
	expect(b, "その木は", "2-3 exact 100 木 = tree\n");
	expect(b, "ことばのこと", "");
	expect(b, "大事な事とこととは", "");
	expect(b, "古いいろはかるたです", "2-8 exact 100 いろはかるた = iroha karuta\n");
	expect(b, "電気自動車用API仕様", "2-5 exact 100 自動車 = car\n6-9 exact 100 API = API\n");
}

static void other_spellings_are_found_with_their_level(void **state)
{
	bench *b = *state;

	fill(b);
	expect(b, "ｻｰﾊﾞｰのＡＰＩ",
	       "0-5 width 99 サーバー = server\n"
	       "6-9 width 99 API = API\n");
	expect(b, "サーバの取扱を",
	       "0-3 loose 95 サーバー = server\n"
	       "4-6 loose 95 取り扱い = handling\n");
	expect(b, "國語の時間", "0-2 kanji 97 国語 = national language\n");
	expect(b, "😀は𠮟責した", "2-4 exact 100 𠮟責 = rebuke\n");
}

static void english_terms_are_found_by_words(void **state)
{
	bench *b = *state;

	fill(b);
	expect(b, "The Server Administrators' car was seen.",
	       "4-25 loose 95 server administrator = サーバー管理者\n"
	       "27-30 exact 100 car = 自動車\n");
	expect(b, "server administration administrator",
	       "0-6 exact 100 server = サーバー\n"
	       "7-21 exact 100 administration = 管理\n");
	expect(b, "carpet, scar, cars; CAR",
	       "14-18 loose 95 car = 自動車\n"
	       "20-23 width 99 car = 自動車\n");
}

static void side_kind_and_memory_choose(void **state)
{
	bench *b = *state;
	taiyaku_query_options options = { .sides = TAIYAKU_ONLY_TARGET };

	fill(b);
	expect_with(b, "APIの管理", &options, "0-3 exact 100 API = API\n");
	options = (taiyaku_query_options){ .filter.memory = TY_STR("client") };
	expect_with(b, "管理", &options, "0-2 exact 100 管理 = administration\n");
	options = (taiyaku_query_options){ .filter.kind = TAIYAKU_TITLE };
	expect_with(b, "題名と管理", &options, "0-2 exact 100 題名 = title\n");
	options = (taiyaku_query_options){ .max = 1 };
	expect_with(b, "管理と管理", &options, "0-2 exact 100 管理 = management\n");
}

static void bytes_that_are_no_utf8_are_refused(void **state)
{
	bench *b = *state;
	taiyaku_error err = { 0 };

	assert_int_equal(taiyaku_scan(b->store, TY_STR("\xff"), NULL, write_hit, b, &err),
			 TAIYAKU_EARGUMENT);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
		TEST(the_longest_term_at_each_place_is_found),
		TEST(a_word_is_not_cut),
		TEST(other_spellings_are_found_with_their_level),
		TEST(english_terms_are_found_by_words),
		TEST(side_kind_and_memory_choose),
		TEST(bytes_that_are_no_utf8_are_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
