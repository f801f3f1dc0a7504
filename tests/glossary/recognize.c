/* SPDX-License-Identifier: Apache-2.0 */
#include "asked.h"

static const row glossary[] = {
	{ TAIYAKU_TERM, "サーバー", "server", NULL, NULL },
	{ TAIYAKU_TERM, "サーバー管理者", "server administrator", NULL, NULL },
	{ TAIYAKU_TERM, "管理", "management", NULL, NULL },
	{ TAIYAKU_TERM, "管理", "administration", NULL, "client" },
	{ TAIYAKU_TERM, "取り扱い", "handling", NULL, NULL },
	{ TAIYAKU_TERM, "国語", "national language", NULL, NULL },
	{ TAIYAKU_TERM, "API", "API", NULL, NULL },
	{ TAIYAKU_TERM, "木", "tree", NULL, NULL },
	{ TAIYAKU_TERM, "日本", "Japan", NULL, NULL },
	{ TAIYAKU_TERM, "本の", "mere", NULL, NULL },
	{ TAIYAKU_TERM, "は", "topic marker", NULL, NULL },
	{ TAIYAKU_TERM, "こと", "matter", NULL, NULL },
	{ TAIYAKU_TERM, "いろはかるた", "iroha karuta", NULL, NULL },
	{ TAIYAKU_TERM, "𠮟責", "rebuke", NULL, NULL },
	{ TAIYAKU_TERM, "自動車", "car", NULL, NULL },
	{ TAIYAKU_TITLE, "題名", "title", NULL, NULL },
	{ TAIYAKU_SEGMENT, "停止", "Stop", NULL, NULL },
};

static void expect_with(bench *b, const char *text, const taiyaku_query_options *options,
			const char *want)
{
	taiyaku_error err = { 0 };

	clear_hits(b);
	assert_ok(taiyaku_scan(b->store, ty_str(text), options, write_hit, b, &err));
	assert_hits(b, text, want);
}

static void expect(bench *b, const char *text, const char *want)
{
	expect_with(b, text, NULL, want);
}

static void the_longest_term_at_each_place_is_found(void **state)
{
	bench *b = *state;

	FILL(b, glossary);
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

	FILL(b, glossary);
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

	FILL(b, glossary);
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

	FILL(b, glossary);
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

	FILL(b, glossary);
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
		ASKED_TEST(the_longest_term_at_each_place_is_found),
		ASKED_TEST(a_word_is_not_cut),
		ASKED_TEST(other_spellings_are_found_with_their_level),
		ASKED_TEST(english_terms_are_found_by_words),
		ASKED_TEST(side_kind_and_memory_choose),
		ASKED_TEST(bytes_that_are_no_utf8_are_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
