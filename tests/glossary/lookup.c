/* SPDX-License-Identifier: Apache-2.0 */
#include "asked.h"

static void ask(bench *b, const char *query, const taiyaku_query_options *options)
{
	taiyaku_error err = { 0 };

	clear_hits(b);
	assert_ok(taiyaku_lookup(b->store, ty_str(query), options, write_hit, b, &err));
}

static void expect(bench *b, const char *query, const char *want)
{
	ask(b, query, NULL);
	assert_hits(b, query, want);
}

static const row glossary[] = {
	{ TAIYAKU_TERM, "サーバー", "server", NULL, NULL },
	{ TAIYAKU_TERM, "サーバーズ・ラック", "rack for servers", NULL, NULL },
	{ TAIYAKU_TERM, "らーめん", "ramen", NULL, NULL },
	{ TAIYAKU_TERM, "取り扱い", "handling", "とりあつかい", NULL },
	{ TAIYAKU_TITLE, "國語辞典の研究", "A Study of Dictionaries", "こくごじてんのけんきゅう",
	  NULL },
	{ TAIYAKU_NAME, "髙橋 太郎", "Taro Takahashi", NULL, NULL },
	{ TAIYAKU_TITLE, "在⽇通商代表部", "Trade Representation in Japan", NULL, NULL },
	{ TAIYAKU_SEGMENT, "サーバーを止める。", "Stop the server.", NULL, NULL },
	{ TAIYAKU_SEGMENT, "こーひー", "Coffee", "こおひい", NULL },
};

static void a_term_is_found_at_each_level(void **state)
{
	bench *b = *state;

	FILL(b, glossary);
	expect(b, "サーバー",
	       "exact 100 サーバー = server\n"
	       "prefix 44 サーバーを止める。 = Stop the server.\n"
	       "prefix 44 サーバーズ・ラック = rack for servers\n");
	expect(b, "ｻｰﾊﾞｰ",
	       "width 99 サーバー = server\n"
	       "prefix 44 サーバーを止める。 = Stop the server.\n"
	       "prefix 44 サーバーズ・ラック = rack for servers\n");
	expect(b, "さーばー", "kana 98 サーバー = server\n");
	expect(b, "ラーメン", "kana 98 らーめん = ramen\n");
	expect(b, "国語辞典の研究", "kanji 97 國語辞典の研究 = A Study of Dictionaries\n");
	expect(b, "高橋 太郎", "kanji 97 髙橋 太郎 = Taro Takahashi\n");
	expect(b, "高橋太郎", "loose 95 髙橋 太郎 = Taro Takahashi\n");
	expect(b, "サーバーズラック", "loose 95 サーバーズ・ラック = rack for servers\n");
	expect(b, "在日通商代表部", "width 99 在⽇通商代表部 = Trade Representation in Japan\n");
}

static void a_reading_finds_in_kana_and_in_latin_letters(void **state)
{
	bench *b = *state;

	FILL(b, glossary);
	expect(b, "とりあつかい", "reading 90 取り扱い = handling\n");
	expect(b, "トリアツカイ", "reading 90 取り扱い = handling\n");
	expect(b, "toriatsukai", "romaji 90 取り扱い = handling\n");
	expect(b, "Toriatukai", "romaji 90 取り扱い = handling\n");
	expect(b, "kokugo jiten no kenkyū", "romaji 90 國語辞典の研究 = A Study of Dictionaries\n");
	expect(b, "ramen",
	       "exact 100 ramen = らーめん\n"); /* not again by the reading of its kana */
	expect(b, "raamen", "romaji 90 らーめん = ramen\n");
	expect(b, "saba", "romaji 90 サーバー = server\n");
	expect(b, "さば", ""); /* another word */
}

static void english_is_found_too(void **state)
{
	bench *b = *state;

	FILL(b, glossary);
	expect(b, "server", "exact 100 server = サーバー\n");
	expect(b, "Servers", "loose 95 server = サーバー\n");
	expect(b, "a study of dictionaries", "width 99 A Study of Dictionaries = 國語辞典の研究\n");
	expect(b, "Trade rep", "prefix 31 Trade Representation in Japan = 在⽇通商代表部\n");
	expect(b, "stop the server.", "width 99 Stop the server. = サーバーを止める。\n");
}

static void a_slip_of_the_hand_is_near_where_nothing_else_is(void **state)
{
	bench *b = *state;
	const taiyaku_query_options exact = { .exact_only = true };

	FILL(b, glossary);
	expect(b, "Trade Representatin in Japn",
	       "near 93 Trade Representation in Japan = 在⽇通商代表部\n");
	expect(b, "國語時典の研究", "near 85 國語辞典の研究 = A Study of Dictionaries\n");
	expect(b, "sever", "near 83 server = サーバー\n");
	expect(b, "cofee", "");	 /* segments are not */
	expect(b, "terver", ""); /* another beginning */
	ask(b, "國語時典の研究", &exact);
	assert_int_equal(b->n, 0);
}

/* A segment is found as written, or but for width and case, or by its beginning. */
static void segments_have_no_spelling_variants(void **state)
{
	bench *b = *state;

	FILL(b, glossary);
	expect(b, "コーヒー", "");
	expect(b, "こおひい", "");
	expect(b, "kohi", "");
	expect(b, "coffees", "");
	expect(b, "coffee", "width 99 Coffee = こーひー\n");
}

static void filters_and_limits_are_kept(void **state)
{
	bench *b = *state;
	static const row rows[] = {
		{ TAIYAKU_TERM, "鍵", "key", NULL, "one" },
		{ TAIYAKU_TERM, "鍵", "key", NULL, "two" },
		{ TAIYAKU_TITLE, "鍵", "The Key", NULL, "one" },
		{ TAIYAKU_SEGMENT, "鍵", "key", NULL, "one" },
		{ TAIYAKU_TERM, "鍵穴", "keyhole", NULL, "two" },
	};
	taiyaku_query_options options = { .filter = { .kind = TAIYAKU_TERM } };

	FILL(b, rows);
	ask(b, "鍵", NULL);
	assert_int_equal(b->n, 5);
	ask(b, "鍵", &options);
	assert_int_equal(b->n, 3);
	options.exact_only = true;
	ask(b, "鍵", &options);
	assert_int_equal(b->n, 2);
	options.filter.memory = TY_STR("two");
	ask(b, "鍵", &options);
	assert_int_equal(b->n, 1);
	options = (taiyaku_query_options){ .filter = { .kind = TAIYAKU_SEGMENT } };
	ask(b, "鍵", &options);
	assert_int_equal(b->n, 1);
	options = (taiyaku_query_options){ .filter = { .memory = TY_STR("one") } };
	ask(b, "鍵", &options);
	assert_int_equal(b->n, 3);
	options = (taiyaku_query_options){ .threshold = 60 };
	ask(b, "鍵", &options);
	assert_int_equal(b->n, 4);
	options = (taiyaku_query_options){ .max = 2 };
	ask(b, "鍵", &options);
	assert_int_equal(b->n, 2);
}

static void equal_hits_come_in_the_order_of_their_ids(void **state)
{
	bench *b = *state;
	row rows[20];
	char names[20][8];

	for (size_t i = 0; i < 20; i++) {
		snprintf(names[i], sizeof names[i], "%zu", i);
		rows[i] = (row){ TAIYAKU_TITLE, "題", names[i], NULL, NULL };
	}
	FILL(b, rows);
	ask(b, "題", NULL);
	assert_int_equal(b->n, 20);
	for (size_t i = 1; i < b->n; i++)
		assert_true(b->ids[i - 1] < b->ids[i]);
}

/* Both sides hold it: one hit, of the better side. */
static void a_pair_is_reported_once(void **state)
{
	bench *b = *state;
	static const row rows[] = {
		{ TAIYAKU_TERM, "XML", "XML", NULL, NULL },
		{ TAIYAKU_TERM, "ＨＴＭＬ", "HTML", NULL, NULL },
		{ TAIYAKU_TERM, "SGML", "SGML file", NULL, NULL },
	};

	FILL(b, rows);
	expect(b, "XML", "exact 100 XML = XML\n");
	expect(b, "HTML", "exact 100 HTML = ＨＴＭＬ\n");
	expect(b, "SGML", "exact 100 SGML = SGML file\n");
	expect(b, "HT", "prefix 50 ＨＴＭＬ = HTML\n");
}

/* The best beginnings come, however many there are, and whatever is filtered out. */
static void beginnings_are_ranked_by_what_they_lack(void **state)
{
	bench *b = *state;
	enum { N = 3000 };
	static row rows[N];
	static char names[N][400];
	taiyaku_query_options options = { .filter = { .memory = TY_STR("rare") }, .max = 3 };

	for (size_t i = 0; i < N; i++) {
		size_t len = 2 + i / 10;

		memcpy(names[i], "日", 3);
		memset(names[i] + 3, 'a' + (int)(i % 10), len);
		rows[i] = (row){ i % 3 ? TAIYAKU_SEGMENT : TAIYAKU_TITLE, names[i], names[i], NULL,
				 i % 700 == 699 ? "rare" : "often" };
	}
	FILL(b, rows);
	ask(b, "日", NULL);
	assert_int_equal(b->n, 20);
	assert_memory_equal(b->got, "prefix 33 ", 10);
	assert_non_null(strstr(b->got, "prefix 25 "));
	assert_null(strstr(b->got, "prefix 20 "));
	ask(b, "日", &options);
	assert_int_equal(b->n, 3);
	assert_memory_equal(b->got, "prefix 1 ", 9); /* of 72 letters */
	options = (taiyaku_query_options){ .max = 2 * N };
	ask(b, "日", &options);
	assert_int_equal(b->n, N);
	options.threshold = 10;
	ask(b, "日", &options);
	assert_int_equal(b->n, 80); /* of 3 to 10 letters */
}

static void nothing_is_found_by_nothing(void **state)
{
	bench *b = *state;
	taiyaku_error err = { 0 };

	FILL(b, glossary);
	expect(b, "", "");
	expect(b, " \t", "");
	expect(b, "存在しない", "");
	assert_int_equal(taiyaku_lookup(b->store, TY_STR("\xff"), NULL, write_hit, b, &err),
			 TAIYAKU_EARGUMENT);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		ASKED_TEST(a_term_is_found_at_each_level),
		ASKED_TEST(a_reading_finds_in_kana_and_in_latin_letters),
		ASKED_TEST(english_is_found_too),
		ASKED_TEST(a_slip_of_the_hand_is_near_where_nothing_else_is),
		ASKED_TEST(segments_have_no_spelling_variants),
		ASKED_TEST(filters_and_limits_are_kept),
		ASKED_TEST(equal_hits_come_in_the_order_of_their_ids),
		ASKED_TEST(a_pair_is_reported_once),
		ASKED_TEST(beginnings_are_ranked_by_what_they_lack),
		ASKED_TEST(nothing_is_found_by_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
