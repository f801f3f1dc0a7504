/* SPDX-License-Identifier: Apache-2.0 */
/* What options change; the traps of files are in tests/cases/tmx. */
#include "reading.h"

extern const ty_format ty_format_tmx;

#define HEADER                                                                                \
	"<tmx version=\"1.4\"><header creationtool=\"x\" creationtoolversion=\"1\" "          \
	"segtype=\"sentence\" o-tmf=\"x\" adminlang=\"en\" srclang=\"ja\" datatype=\"x\"/>\n" \
	"<body>\n"
#define UNIT(a, b)                                                                          \
	"<tu><tuv xml:lang=\"ja-JP\"><seg>" a "</seg></tuv><tuv xml:lang=\"en-US\"><seg>" b \
	"</seg></tuv><tuv xml:lang=\"en-GB\"><seg>" b "!</seg></tuv></tu>\n"
#define END "</body></tmx>\n"

/* Read without a sink, or with one that counts. */
static taiyaku_status read_plain(taiyaku_read_counts *counts, taiyaku_error *err, const char *text,
				 const taiyaku_read_options *options)
{
	taiyaku_read_options filled = *options;
	ty_reading reading = { .options = &filled };
	taiyaku_status status;

	if (filled.languages.source.len == 0)
		filled.languages = (taiyaku_languages){ TY_STR("ja"), TY_STR("en") };
	assert_int_equal(ty_input_memory(&reading.in, "file", ty_str(text), NULL, err), 0);
	status = ty_format_tmx.read(&reading, err);
	*counts = reading.counts;
	ty_input_close(reading.in);
	return status;
}

static void a_region_that_is_asked_for_is_the_only_one(void **state)
{
	taiyaku_read_options options = {
		.languages = { TY_STR("ja"), TY_STR("en-GB") },
	};

	(void)state;
	CHECK_DUMP(&ty_format_tmx, HEADER UNIT("港", "port") END, &options,
		   "{\"ja\":\"港\",\"en\":\"port!\",\"kind\":\"segment\","
		   "\"id\":\"ca3f6290422f222d\",\"props\":[[\"ja:lang\",\"ja-JP\"]],"
		   "\"origins\":[]}\n"
		   "warning 0: further texts left out: 1 (en-US)\n"
		   "pairs 1, skipped 0, mended 0\n");
}

#define TEXT(tag, text) "<tuv xml:lang=\"" tag "\"><seg>" text "</seg></tuv>"

static void a_plain_tag_beside_one_region_is_the_other(void **state)
{
	taiyaku_read_options options = {
		.languages = { TY_STR("en-US"), TY_STR("en-GB") },
	};

	(void)state;
	CHECK_DUMP(&ty_format_tmx,
		   HEADER "<tu>" TEXT("en-GB", "colour") TEXT("EN", "color") "</tu>" END, &options,
		   "{\"en-US\":\"color\",\"en-GB\":\"colour\",\"kind\":\"segment\","
		   "\"id\":\"14cd24b7f66b5bb7\",\"origins\":[]}\n"
		   "pairs 1, skipped 0, mended 0\n");
	CHECK_DUMP(&ty_format_tmx,
		   HEADER "<tu>" TEXT("en-US", "gray") TEXT("en", "grey") "</tu>" END, &options,
		   "{\"en-US\":\"gray\",\"en-GB\":\"grey\",\"kind\":\"segment\","
		   "\"id\":\"91f2d3683d788ca1\",\"origins\":[]}\n"
		   "pairs 1, skipped 0, mended 0\n");
	/* Which of the two a plain tag is, only another one can tell. */
	CHECK_DUMP(&ty_format_tmx, HEADER "<tu>" TEXT("en", "gray") TEXT("de", "grau") "</tu>" END,
		   &options,
		   "warning 3: unit 1: there is no text in en-US\n"
		   "reject <tu><tuv xml:lang=\"en\"><seg>gray</seg></tuv><tuv xml:lang=\"de\">"
		   "<seg>grau</seg></tuv></tu>\n"
		   "warning 0: units in both en-US and en-GB: none of 1, the languages of the file "
		   "are en, de\n"
		   "pairs 0, skipped 1, mended 0\n");
}

static void the_direction_is_that_of_the_options(void **state)
{
	taiyaku_read_options options = { .languages = { TY_STR("en-US"), TY_STR("ja-JP") },
					 .kind = TAIYAKU_TERM,
					 .memory = TY_STR("m") };

	(void)state;
	CHECK_DUMP(&ty_format_tmx, HEADER UNIT("港", "port") END, &options,
		   "{\"en\":\"port\",\"ja\":\"港\",\"kind\":\"term\","
		   "\"id\":\"9efcd2af03b389aa\",\"memory\":\"m\",\"origins\":[]}\n"
		   "warning 0: further texts left out: 1 (en-GB)\n"
		   "pairs 1, skipped 0, mended 0\n");
}

static void a_file_that_is_cut_off_is_an_error_unless_partial(void **state)
{
	taiyaku_read_options options = { 0 };
	taiyaku_read_counts counts;
	taiyaku_error err = { 0 };
	const char *text = HEADER UNIT("港", "port") "<tu>\n<tuv xml:la";

	(void)state;
	assert_int_equal(read_plain(&counts, &err, text, &options), TAIYAKU_ESYNTAX);
	assert_string_equal(err.message, "the file is cut off");
	assert_int_equal(err.line, 5);
	err = (taiyaku_error){ 0 };
	options.partial = true;
	assert_ok(read_plain(&counts, &err, text, &options));
	assert_int_equal(counts.pairs, 2);
	assert_int_equal(counts.skipped, 1);
	assert_int_equal(counts.mended, 1);
}

static void without_a_sink_any_two_languages_are_sound(void **state)
{
	taiyaku_read_options options = {
		.languages = { TY_STR("fr"), TY_STR("de") },
	};
	taiyaku_read_counts counts;
	taiyaku_error err = { 0 };

	(void)state;
	assert_ok(read_plain(&counts, &err,
			     HEADER UNIT("港", "port") "<tu><tuv xml:lang=\"ja\"><seg>x</seg>"
						       "</tuv></tu>" END,
			     &options));
	assert_int_equal(counts.pairs, 1);
	assert_int_equal(counts.skipped, 1);
}

static taiyaku_status refuse(void *ctx, const taiyaku_pair *pair, taiyaku_error *err)
{
	(void)ctx, (void)pair;
	return ty_fail(err, TAIYAKU_ESTORE, "no more");
}

static void what_the_sink_returns_ends_the_reading(void **state)
{
	taiyaku_read_options options = {
		.languages = { TY_STR("ja"), TY_STR("en") },
	};
	taiyaku_sink sink = { refuse, NULL };
	ty_reading reading = { .options = &options, .to = &sink };
	taiyaku_error err = { 0 };

	(void)state;
	assert_ok(ty_input_memory(&reading.in, "file",
				  TY_STR(HEADER UNIT("港", "port") UNIT("船", "ship")), NULL,
				  &err));
	assert_int_equal(ty_format_tmx.read(&reading, &err), TAIYAKU_ESTORE);
	assert_int_equal(reading.counts.pairs, 1);
	assert_string_equal(err.message, "no more");
	ty_input_close(reading.in);
}

static int sniff(const char *text)
{
	ty_head head = { .raw = ty_str(text), .text = ty_str(text) };

	return ty_format_tmx.sniff(&head);
}

static void tmx_is_told_by_its_root(void **state)
{
	(void)state;
	assert_int_equal(sniff(HEADER), 95);
	assert_int_equal(sniff("<?xml version='1.0'?>\n<!-- x -->\n<!DOCTYPE tmx\nSYSTEM"), 95);
	assert_int_equal(sniff("  <tmx\n version"), 95);
	assert_int_equal(sniff("<tmxx>"), 0);
	assert_int_equal(sniff("about <tmx> files"), 0);
	assert_int_equal(sniff("<xliff>"), 0);
	assert_int_equal(sniff(""), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_region_that_is_asked_for_is_the_only_one),
		cmocka_unit_test(a_plain_tag_beside_one_region_is_the_other),
		cmocka_unit_test(the_direction_is_that_of_the_options),
		cmocka_unit_test(a_file_that_is_cut_off_is_an_error_unless_partial),
		cmocka_unit_test(without_a_sink_any_two_languages_are_sound),
		cmocka_unit_test(what_the_sink_returns_ends_the_reading),
		cmocka_unit_test(tmx_is_told_by_its_root),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
