/* SPDX-License-Identifier: Apache-2.0 */
#include "glossary/table.h"

#include "reading.h"

extern const ty_format ty_format_tsv, ty_format_csv;

#define TITLE "\"kind\":\"title\","
#define TERM "\"kind\":\"term\","
#define SEGMENT "\"kind\":\"segment\","

/* Drop the ids, which other tests hold. */
static void without_ids(ty_buf *lines)
{
	ty_buf kept = { 0 };
	taiyaku_str all = ty_buf_str(lines);
	size_t at = 0, id;

	while ((id = ty_str_find(all, TY_STR("\"id\":\""), at)) != SIZE_MAX) {
		ty_buf_add(&kept, ty_str_slice(all, at, id));
		at = id + sizeof("\"id\":\"0123456789abcdef\",") - 1;
	}
	ty_buf_add(&kept, ty_str_slice(all, at, all.len));
	ty_buf_free(lines);
	*lines = kept;
}

static void check_at(const ty_format *format, const char *text, const char *want, int line)
{
	ty_buf got = { 0 };

	(void)!read_dump(&got, format, ty_str(text), NULL);
	without_ids(&got);
	assert_str_at(ty_buf_str(&got), ty_str(want), __FILE__, line);
	ty_buf_free(&got);
}

#define TSV(text, want) check_at(&ty_format_tsv, text, want, __LINE__)
#define CSV(text, want) check_at(&ty_format_csv, text, want, __LINE__)

static void columns_are_known_by_their_names(void **state)
{
	(void)state;
	TSV("en\tja\tkind\tyear\tline\tfile\nHarbour news\t港の便り\ttitle\t2014\t3\ta.md\n",
	    "{\"ja\":\"港の便り\",\"en\":\"Harbour news\"," TITLE
	    "\"origins\":[{\"file\":\"a.md\",\"line\":3,\"year\":\"2014\"}]}\n"
	    "pairs 1, skipped 0, mended 0\n");
	TSV("用語\t訳語\tよみ\t備考\n港\tharbour\tみなと\t海の\n",
	    "{\"ja\":\"港\",\"en\":\"harbour\"," TERM
	    "\"note\":\"海の\",\"reading\":\"みなと\",\"origins\":[]}\n"
	    "pairs 1, skipped 0, mended 0\n");
	CSV("Japanese,English,Status\n港,harbour,preferred\n船,ship,unsure\n",
	    "{\"ja\":\"港\",\"en\":\"harbour\"," TERM "\"status\":\"approved\",\"origins\":[]}\n"
	    "{\"ja\":\"船\",\"en\":\"ship\"," TERM
	    "\"props\":[[\"Status\",\"unsure\"]],\"origins\":[]}\n"
	    "pairs 2, skipped 0, mended 0\n");
	CSV("title_ja;title_en\n港の便り;Harbour news\n",
	    "{\"ja\":\"港の便り\",\"en\":\"Harbour news\"," TITLE "\"origins\":[]}\n"
	    "pairs 1, skipped 0, mended 0\n");
	CSV("ja-JP,en_US,品詞\n港,harbour,名詞\n",
	    "{\"ja\":\"港\",\"en\":\"harbour\"," SEGMENT
	    "\"props\":[[\"品詞\",\"名詞\"]],\"origins\":[]}\n"
	    "pairs 1, skipped 0, mended 0\n");
}

static void the_original_beside_a_named_language_is_the_other_one(void **state)
{
	(void)state;
	TSV("原語\t日本語\nharbour\t港\n", "{\"ja\":\"港\",\"en\":\"harbour\"," TERM
					   "\"origins\":[]}\npairs 1, skipped 0, mended 0\n");
}

static void source_and_target_turn_where_the_japanese_is(void **state)
{
	(void)state;
	TSV("source\ttarget\nharbour\t港\nship\t船\n",
	    "{\"ja\":\"港\",\"en\":\"harbour\"," SEGMENT "\"origins\":[]}\n"
	    "{\"ja\":\"船\",\"en\":\"ship\"," SEGMENT "\"origins\":[]}\n"
	    "pairs 2, skipped 0, mended 0\n");
}

static void without_a_header_the_script_decides(void **state)
{
	(void)state;
	TSV("harbour\t港\tof the sea\n# a comment\n\nIT company\tIT企業\n",
	    "{\"ja\":\"港\",\"en\":\"harbour\"," SEGMENT "\"note\":\"of the sea\",\"origins\":[]}\n"
	    "{\"ja\":\"IT企業\",\"en\":\"IT company\"," SEGMENT "\"origins\":[]}\n"
	    "pairs 2, skipped 0, mended 0\n");
	TSV("# Glossary in tab-separated format -*- coding: utf-8 -*-\n港\tharbour\n",
	    "{\"ja\":\"港\",\"en\":\"harbour\"," TERM "\"origins\":[]}\n"
	    "pairs 1, skipped 0, mended 0\n");
}

static void a_bad_row_costs_itself(void **state)
{
	(void)state;
	CSV("ja,en\n港,harbour\n船,\n\"海,sea\n空,sky\n,x\n",
	    "{\"ja\":\"港\",\"en\":\"harbour\"," SEGMENT "\"origins\":[]}\n"
	    "warning 3: the row has no target text\nreject 船,\n"
	    "warning 4: a quote is not closed\nreject \"海,sea\n"
	    "{\"ja\":\"空\",\"en\":\"sky\"," SEGMENT "\"origins\":[]}\n"
	    "warning 6: the row has no source text\nreject ,x\n"
	    "pairs 2, skipped 3, mended 0\n");
}

static void an_id_of_the_file_is_its_tuid_but_a_content_id_is_made_anew(void **state)
{
	(void)state;
	TSV("ja\ten\tid\n港\tharbour\tK-12\n船\tship\t0123456789abcdef\n",
	    "{\"ja\":\"港\",\"en\":\"harbour\"," SEGMENT "\"tuid\":\"K-12\",\"origins\":[]}\n"
	    "{\"ja\":\"船\",\"en\":\"ship\"," SEGMENT "\"origins\":[]}\n"
	    "pairs 2, skipped 0, mended 0\n");
}

static void text_that_is_no_table_is_an_error(void **state)
{
	(void)state;
	TSV("just a line\nand another\n",
	    "error 3 1: no table: the first rows have fewer than two columns\n");
}

static void every_encoding_is_read(void **state)
{
	(void)state;
	TSV("\xEF\xBB\xBFja\ten\n港\tharbour\n", "{\"ja\":\"港\",\"en\":\"harbour\"," SEGMENT
						 "\"origins\":[]}\npairs 1, skipped 0, mended 0\n");
	/* Shift_JIS: 用語集 */
	CSV("ja,en\n\x97\x70\x8c\xea\x8f\x57,glossary\n",
	    "{\"ja\":\"用語集\",\"en\":\"glossary\"," SEGMENT
	    "\"origins\":[]}\npairs 1, skipped 0, mended 0\n");
}

static const taiyaku_origin places[] = {
	{ .file = TY_STR("a,b.md"),
	  .line = 7,
	  .author = TY_STR("山\"本\""),
	  .romanized = TY_STR("Yamamoto"),
	  .year = TY_STR("2014"),
	  .date = TY_STR("2014-03-01"),
	  .url = TY_STR("https://example.org/?a=1;b=2") },
	{ .file = TY_STR("c.md") },
};

static const taiyaku_prop props[] = {
	{ TY_STR("definition"), TY_STR("a, \"b\"\tc\n") },
	{ TY_STR("source"), TY_STR("JIS") }, /* also the name of a column of texts, */
	{ TY_STR("ja:term"), TY_STR("港湾") },
	{ TY_STR("Note"), TY_STR("of the note") },
	{ TY_STR("prop x"), TY_STR("marked") },
	{ TY_STR("definition"), TY_STR("another") },
	{ TY_STR("x,\"y\""), TY_STR("#") },
};

static const taiyaku_pair full = {
	.kind = TAIYAKU_NAME,
	.text = { TY_STR(" #港\t「\"便り\"」\n"), TY_STR("\"Harbour, news\"") },
	.tuid = TY_STR("T 1"),
	.memory = TY_STR("client"),
	.status = TY_STR("provisional"),
	.note = TY_STR("two\r\nlines"),
	.reading = TY_STR("みなとのたより"),
	.origins = places,
	.n_origins = 1,
	.props = props,
	.n_props = sizeof props / sizeof *props,
};

static void every_field_survives_the_round_trip(void **state)
{
	const ty_format *const formats[] = { &ty_format_tsv, &ty_format_csv };

	(void)state;
	for (size_t i = 0; i < 2; i++) {
		ty_buf text = { 0 }, got = { 0 }, want = { 0 }, again = { 0 };
		dump d = { .to = &want };
		taiyaku_error err = { 0 };

		write_pairs(&text, formats[i], &full, 1, NULL);
		(void)!read_dump(&got, formats[i], ty_buf_str(&text), NULL);
		assert_ok(dump_pair(&d, &full, &err));
		ty_buf_add(&want, TY_STR("pairs 1, skipped 0, mended 0\n"));
		assert_str_at(ty_buf_str(&got), ty_buf_str(&want), __FILE__, __LINE__);
		ty_buf_free(&text);
		ty_buf_free(&got);
		ty_buf_free(&want);
		ty_buf_free(&again);
	}
}

static void what_a_table_cannot_hold_is_named_once(void **state)
{
	taiyaku_pair more = full;
	taiyaku_pair pairs[2];
	ty_buf text = { 0 };

	(void)state;
	more.n_origins = 2;
	more.markup[0] = TY_STR("港<ph/>");
	pairs[0] = pairs[1] = more;
	write_pairs(&text, &ty_format_csv, pairs, 2, NULL);
	assert_true(ty_str_ends(ty_buf_str(&text),
				TY_STR("\nwarning 0: csv cannot hold, left out: origins after a "
				       "pair's first, inline tags\n")));
	ty_buf_free(&text);
}

/* Columns are those of the props of the first thousand pairs. */
static void a_prop_that_comes_late_is_lost_and_named(void **state)
{
	enum { N = 1200 };
	static const taiyaku_prop late = { TY_STR("late"), TY_STR("x") };
	taiyaku_pair *pairs = calloc(N, sizeof *pairs);
	ty_buf text = { 0 }, got = { 0 };
	taiyaku_str all;

	(void)state;
	assert_non_null(pairs);
	for (size_t i = 0; i < N; i++)
		pairs[i] = (taiyaku_pair){ .text = { TY_STR("港"), TY_STR("harbour") } };
	pairs[500].props = &props[0];
	pairs[500].n_props = 2;
	pairs[N - 1].props = &late;
	pairs[N - 1].n_props = 1;
	write_pairs(&text, &ty_format_tsv, pairs, N, NULL);
	all = ty_buf_str(&text);
	assert_true(ty_str_ends(ty_str_next(&all, '\n'), TY_STR("\turl\tdefinition\tprop source")));
	assert_true(ty_str_ends(all, TY_STR("\nwarning 0: tsv cannot hold, left out: late\n")));
	(void)!read_dump(&got, &ty_format_tsv, ty_buf_str(&text), NULL);
	assert_true(ty_str_find(ty_buf_str(&got), TY_STR("[\"source\",\"JIS\"]"), 0) != SIZE_MAX);
	ty_buf_free(&text);
	ty_buf_free(&got);
	free(pairs);
}

static void a_header_is_sure_two_scripts_are_likely_and_prose_is_neither(void **state)
{
	ty_head head = { .raw = TY_STR("x"), .text = TY_STR("ja\ten\n港\tharbour\n") };

	(void)state;
	assert_int_equal(ty_format_tsv.sniff(&head), 90);
	assert_int_equal(ty_format_csv.sniff(&head), 0);
	head.text = TY_STR("港\tharbour\n船\tship\n");
	assert_int_equal(ty_format_tsv.sniff(&head), 45);
	head.text = TY_STR("船の話\n今日は、晴れ。\n");
	assert_int_equal(ty_format_tsv.sniff(&head), 0);
	assert_int_equal(ty_format_csv.sniff(&head), 0);
	head.text = TY_STR("");
	assert_int_equal(ty_format_csv.sniff(&head), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(columns_are_known_by_their_names),
		cmocka_unit_test(the_original_beside_a_named_language_is_the_other_one),
		cmocka_unit_test(source_and_target_turn_where_the_japanese_is),
		cmocka_unit_test(without_a_header_the_script_decides),
		cmocka_unit_test(a_bad_row_costs_itself),
		cmocka_unit_test(an_id_of_the_file_is_its_tuid_but_a_content_id_is_made_anew),
		cmocka_unit_test(text_that_is_no_table_is_an_error),
		cmocka_unit_test(every_encoding_is_read),
		cmocka_unit_test(every_field_survives_the_round_trip),
		cmocka_unit_test(what_a_table_cannot_hold_is_named_once),
		cmocka_unit_test(a_prop_that_comes_late_is_lost_and_named),
		cmocka_unit_test(a_header_is_sure_two_scripts_are_likely_and_prose_is_neither),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
