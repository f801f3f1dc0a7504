/* SPDX-License-Identifier: Apache-2.0 */
#include "reading.h"

extern const ty_format ty_format_tmx;

static const taiyaku_origin places[] = {
	{ .file = TY_STR("a;b.md"),
	  .line = 7,
	  .author = TY_STR("山本"),
	  .romanized = TY_STR("Yamamoto"),
	  .year = TY_STR("2014"),
	  .url = TY_STR("https://example.org/?a=1&b") },
	{ .file = TY_STR("c.md") },
};

static const taiyaku_prop props[] = {
	{ TY_STR("creationdate"), TY_STR("20140301T093000Z") },
	{ TY_STR("changedate"), TY_STR("last week") },
	{ TY_STR("x-client"), TY_STR("A & B") },
	{ TY_STR("ja:lang"), TY_STR("ja-JP") },
	{ TY_STR("en:changeid"), TY_STR("bob") },
	{ TY_STR("en:x-score"), TY_STR("3") },
	{ TY_STR("x-context-pre"), TY_STR("前") },
};

static const taiyaku_pair full = {
	.kind = TAIYAKU_TITLE,
	.text = { TY_STR("港\r\n「便り」"), TY_STR("<Harbour> & news") },
	.markup = { { NULL, 0 }, TY_STR("&lt;Harbour&gt; <ph x=\"1\"/>&amp; news") },
	.tuid = TY_STR("T \"1\""),
	.memory = TY_STR("client"),
	.status = TY_STR("approved"),
	.note = TY_STR("two\nlines"),
	.reading = TY_STR("みなとのたより"),
	.origins = places,
	.n_origins = 2,
	.props = props,
	.n_props = sizeof props / sizeof *props,
};

#define HEAD                                                                         \
	"<tmx version=\"1.4\">\n"                                                    \
	"<header creationtool=\"taiyaku\" creationtoolversion=\"" TAIYAKU_VERSION    \
	"\" segtype=\"sentence\" o-tmf=\"taiyaku\" adminlang=\"en\" srclang=\"%s\" " \
	"datatype=\"plaintext\"/>\n<body>\n"

static void check_file(const taiyaku_pair *pairs, size_t n, const taiyaku_write_options *options,
		       const char *srclang, const char *body, int line)
{
	ty_buf got = { 0 }, want = { 0 };

	ty_buf_add(&want, TY_STR("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"));
	if (options && options->doctype)
		ty_buf_add(&want, TY_STR("<!DOCTYPE tmx SYSTEM \"tmx14.dtd\">\n"));
	ty_buf_print(&want, HEAD, srclang);
	ty_buf_add(&want, ty_str(body));
	write_pairs(&got, &ty_format_tmx, pairs, n, options);
	assert_str_at(ty_buf_str(&got), ty_buf_str(&want), __FILE__, line);
	ty_buf_free(&got);
	ty_buf_free(&want);
}

#define CHECK(pairs, n, options, srclang, body) \
	check_file(pairs, n, options, srclang, body, __LINE__)

static void a_pair_is_a_unit_with_all_it_says(void **state)
{
	(void)state;
	CHECK(&full, 1, NULL, "ja",
	      "<tu tuid=\"T &quot;1&quot;\" srclang=\"ja-JP\" creationdate=\"20140301T093000Z\">\n"
	      "  <note>two\nlines</note>\n"
	      "  <prop type=\"x-kind\">title</prop>\n"
	      "  <prop type=\"x-status\">approved</prop>\n"
	      "  <prop type=\"x-reading\">みなとのたより</prop>\n"
	      "  <prop type=\"x-memory\">client</prop>\n"
	      "  <prop type=\"x-origin\">author: 山本; romanized: Yamamoto; year: 2014; "
	      "url: https://example.org/?a=1&amp;b; file: a\\;b.md; line: 7</prop>\n"
	      "  <prop type=\"x-origin\">file: c.md</prop>\n"
	      "  <prop type=\"changedate\">last week</prop>\n"
	      "  <prop type=\"x-client\">A &amp; B</prop>\n"
	      "  <prop type=\"x-context-pre\">前</prop>\n"
	      "  <tuv xml:lang=\"ja-JP\"><seg>港&#13;\n「便り」</seg></tuv>\n"
	      "  <tuv xml:lang=\"en\" changeid=\"bob\">\n"
	      "    <prop type=\"x-score\">3</prop>\n"
	      "    <seg>&lt;Harbour&gt; <ph x=\"1\"/>&amp; news</seg></tuv>\n"
	      "</tu>\n</body>\n</tmx>\n");
}

static void a_pair_without_an_id_gets_that_of_its_content(void **state)
{
	const taiyaku_pair pair = {
		.kind = TAIYAKU_SEGMENT,
		.text = { TY_STR("用語集"), TY_STR("glossary") },
	};
	taiyaku_write_options options = { .doctype = true };

	(void)state;
	CHECK(&pair, 1, &options, "ja",
	      "<tu tuid=\"79b611f340558d21\">\n"
	      "  <tuv xml:lang=\"ja\"><seg>用語集</seg></tuv>\n"
	      "  <tuv xml:lang=\"en\"><seg>glossary</seg></tuv>\n"
	      "</tu>\n</body>\n</tmx>\n");
}

static void nothing_is_a_file_too(void **state)
{
	(void)state;
	CHECK(NULL, 0, NULL, "ja", "</body>\n</tmx>\n");
}

static void level_1_has_text_only(void **state)
{
	const taiyaku_pair pair = { .text = { TY_STR("港"), TY_STR("a") },
				    .markup = { TY_STR("<ph/>港"), { NULL, 0 } },
				    .tuid = TY_STR("x") };
	taiyaku_write_options options = {
		.level = 1,
		.languages = { TY_STR("JA_jp"), TY_STR("en-GB") },
	};

	(void)state;
	CHECK(&pair, 1, &options, "ja-JP",
	      "<tu tuid=\"x\">\n"
	      "  <tuv xml:lang=\"ja-JP\"><seg>港</seg></tuv>\n"
	      "  <tuv xml:lang=\"en-GB\"><seg>a</seg></tuv>\n"
	      "</tu>\n</body>\n</tmx>\n");
}

static void what_would_break_the_file_is_left_out_and_named(void **state)
{
	const taiyaku_pair pair = { .text = { TY_STR("港\x02"), TY_STR("a") },
				    .markup = { { NULL, 0 }, TY_STR("</seg><b>a") },
				    .tuid = TY_STR("x") };

	(void)state;
	CHECK(&pair, 1, NULL, "ja",
	      "<tu tuid=\"x\">\n"
	      "  <tuv xml:lang=\"ja\"><seg>港</seg></tuv>\n"
	      "  <tuv xml:lang=\"en\"><seg>a</seg></tuv>\n"
	      "</tu>\n</body>\n</tmx>\n"
	      "warning 0: tmx cannot hold, left out: characters that XML forbids, inline tags "
	      "that are not those of TMX\n");
}

/* Read it back and write it again. */
static void the_second_export_is_the_first(void **state)
{
	ty_buf first = { 0 }, dump_of = { 0 }, want = { 0 };
	dump d = { .to = &want };
	taiyaku_error err = { 0 };
	taiyaku_prop sorted[] = { props[0], props[1], props[2], props[6],
				  props[3], props[4], props[5] };
	taiyaku_pair pair = full;

	(void)state;
	pair.props = sorted;
	write_pairs(&first, &ty_format_tmx, &pair, 1, NULL);
	(void)!read_dump(&dump_of, &ty_format_tmx, ty_buf_str(&first), NULL);
	assert_ok(dump_pair(&d, &pair, &err));
	ty_buf_add(&want, TY_STR("pairs 1, skipped 0, mended 0\n"));
	assert_str_at(ty_buf_str(&dump_of), ty_buf_str(&want), __FILE__, __LINE__);
	ty_buf_free(&first);
	ty_buf_free(&dump_of);
	ty_buf_free(&want);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_pair_is_a_unit_with_all_it_says),
		cmocka_unit_test(a_pair_without_an_id_gets_that_of_its_content),
		cmocka_unit_test(nothing_is_a_file_too),
		cmocka_unit_test(level_1_has_text_only),
		cmocka_unit_test(what_would_break_the_file_is_left_out_and_named),
		cmocka_unit_test(the_second_export_is_the_first),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
