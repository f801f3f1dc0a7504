/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Document readers meet what is no document: every case cut off, brackets without end, one line of
 * megabytes.  They answer with pairs or with an error, and never crash.  With a number, cases are
 * cut at every place, and the texts that are larger than any cap are so many times as large.
 */
#include <dirent.h>

#include "base/buf.h"
#include "base/zip.h"
#include "extract/pairs.h"
#include "format.h"
#include "test.h"

/* A line each. */
/* clang-format off */
extern const ty_format ty_format_plain;
extern const ty_format ty_format_markdown;
extern const ty_format ty_format_html;
extern const ty_format ty_format_wikitext;
extern const ty_format ty_format_mediawiki;
extern const ty_format ty_format_bibtex;
extern const ty_format ty_format_latex;
extern const ty_format ty_format_ris;
extern const ty_format ty_format_rst;
extern const ty_format ty_format_json;
extern const ty_format ty_format_office;
extern const ty_format ty_format_xml;
extern const ty_format ty_format_po_titles;
extern const ty_format ty_format_sql;
extern const ty_format ty_format_table;
extern const ty_format ty_format_turtle;
extern const ty_format ty_format_yaml;
extern const ty_format ty_format_code;
extern const ty_format ty_format_ini;

static const ty_format *const formats[] = {
	&ty_format_plain,
	&ty_format_markdown,
	&ty_format_html,
	&ty_format_wikitext,
	&ty_format_mediawiki,
	&ty_format_bibtex,
	&ty_format_latex,
	&ty_format_ris,
	&ty_format_rst,
	&ty_format_json,
	&ty_format_office,
	&ty_format_xml,
	&ty_format_po_titles,
	&ty_format_sql,
	&ty_format_table,
	&ty_format_turtle,
	&ty_format_yaml,
	&ty_format_code,
	&ty_format_ini,
};
/* clang-format on */

enum { FORMATS = sizeof formats / sizeof *formats };

/* What the number asks for. */
static size_t cut_step = 31, times = 1;

static taiyaku_status count_pair(void *ctx, const taiyaku_pair *pair, taiyaku_error *err)
{
	(void)pair;
	(void)err;
	++*(size_t *)ctx;
	return TAIYAKU_OK;
}

static taiyaku_status count_told(size_t *pairs, const ty_format *format, const char *name,
				 taiyaku_str bytes, const taiyaku_hooks *hooks, taiyaku_error *err)
{
	const taiyaku_read_options options = {
		.languages = { TY_STR("ja"), TY_STR("en") },
	};
	const taiyaku_sink to = { count_pair, pairs };
	ty_reading reading = { .options = &options, .to = &to, .hooks = hooks };
	taiyaku_status status;

	*err = (taiyaku_error){ 0 };
	assert_int_equal(ty_input_memory(&reading.in, name, bytes, NULL, err), TAIYAKU_OK);
	status = format->read(&reading, err);
	ty_input_close(reading.in);
	if (status) {
		assert_int_equal(err->status, status);
		assert_true(err->message[0]);
		assert_true(err->file[0]);
	}
	return status;
}

static taiyaku_status count_as(size_t *pairs, const ty_format *format, const char *name,
			       taiyaku_str bytes, taiyaku_error *err)
{
	return count_told(pairs, format, name, bytes, NULL, err);
}

static taiyaku_status read_as(const ty_format *format, const char *name, taiyaku_str bytes,
			      taiyaku_error *err)
{
	size_t pairs = 0;

	return count_as(&pairs, format, name, bytes, err);
}

static void read_file(ty_buf *out, const char *path)
{
	char *room = ty_buf_room(out, 1 << 16);
	FILE *file = fopen(path, "rb");

	assert_non_null(room);
	assert_non_null(file);
	out->len += fread(room, 1, 1 << 16, file);
	fclose(file);
}

static void cut_everywhere(const ty_format *format, const char *folder, const char *name)
{
	char path[1024];
	ty_buf whole = { 0 };
	taiyaku_error err;

	snprintf(path, sizeof path, "%s/%s", folder, name);
	read_file(&whole, path);
	for (size_t at = 0; at < whole.len; at += cut_step) {
		taiyaku_str text = ty_buf_str(&whole);

		(void)!read_as(format, name, ty_str_slice(text, 0, at), &err);
		(void)!read_as(format, name, ty_str_slice(text, at, text.len), &err);
	}
	ty_buf_free(&whole);
}

static void a_document_may_be_cut_off_anywhere(void **state)
{
	(void)state;
	for (size_t i = 0; i < FORMATS; i++) {
		char folder[512];
		DIR *dir;
		struct dirent *entry;

		snprintf(folder, sizeof folder, "%s/cases/%s/good", TESTS, formats[i]->info.name);
		dir = opendir(folder);
		assert_non_null(dir);
		while ((entry = readdir(dir)))
			if (entry->d_name[0] != '.' &&
			    !ty_str_ends(ty_str(entry->d_name), TY_STR(".handed")) &&
			    !ty_str_ends(ty_str(entry->d_name), TY_STR(".out")))
				cut_everywhere(formats[i], folder, entry->d_name);
		closedir(dir);
	}
}

/* n times piece, behind first. */
static void repeat(ty_buf *out, const char *first, const char *piece, size_t n)
{
	ty_buf_clear(out);
	ty_buf_add(out, ty_str(first));
	for (size_t i = 0; i < n; i++)
		ty_buf_add(out, ty_str(piece));
}

static void nesting_without_end_is_an_error_with_its_line(void **state)
{
	static const struct {
		const ty_format *format;
		const char *name, *first, *piece;
	} rows[] = {
		{ &ty_format_json, "x.json", "", "[\n" },
		{ &ty_format_json, "x.json", "", "{\"a\":\n" },
		{ &ty_format_xml, "x.xml", "", "<a>\n" },
		{ &ty_format_yaml, "x.yaml", "", "[\n" },
		{ &ty_format_code, "x.js", "x = ", "(\n" },
		{ &ty_format_code, "x.c", "", "{\n" },
	};
	ty_buf deep = { 0 };
	taiyaku_error err;

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		repeat(&deep, rows[i].first, rows[i].piece, 100000);
		assert_int_equal(read_as(rows[i].format, rows[i].name, ty_buf_str(&deep), &err),
				 TAIYAKU_ELIMIT);
		assert_int_equal(err.line, 1001);
	}
	ty_buf_free(&deep);
}

static void nesting_without_end_in_a_comment_or_a_listing_costs_only_that(void **state)
{
	static const struct {
		const ty_format *format;
		const char *name, *first, *piece, *last;
	} rows[] = {
		{ &ty_format_code, "x.js", "/* ",
		  "{\"題\": ", " */\nx = { ja: \"猫の本\", en: \"The Book of Cats\" };\n" },
		{ &ty_format_markdown, "x.md", "```json\n",
		  "{\"題\": ", "\n```\n\n- 猫の本 (The Book of Cats)\n" },
		{ &ty_format_markdown, "x.md", "```xml\n", "<題>",
		  "\n```\n\n- 猫の本 (The Book of Cats)\n" },
	};
	ty_buf deep = { 0 };
	taiyaku_error err;

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		size_t pairs = 0;

		repeat(&deep, rows[i].first, rows[i].piece, 2000);
		ty_buf_add(&deep, ty_str(rows[i].last));
		assert_ok(count_as(&pairs, rows[i].format, rows[i].name, ty_buf_str(&deep), &err));
		assert_int_equal(pairs, 1);
	}
	ty_buf_free(&deep);
}

/* The last comma of the citation is the last but one byte of the text. */
static void an_edition_may_be_cut_off_behind_a_comma(void **state)
{
	const taiyaku_str row = TY_STR("(7, '虹の橋', '『虹の橋』（英題：The Rainbow "
				       "Bridge\xef\xbf\xbd'', 'B0000',\n");
	taiyaku_error err;

	(void)state;
	assert_ok(read_as(&ty_format_sql, "x.sql", row, &err));
}

/* However long a paragraph is, what is found in it is all there. */
static void a_paragraph_of_megabytes_keeps_its_finds(void **state)
{
	static const struct {
		const ty_format *format;
		const char *name, *first, *piece;
		size_t n;
	} rows[] = {
		{ &ty_format_markdown, "x.md", "",
		  "*灯台の本* [The Sea and the Harbour], and the old keeper told nobody of it. ",
		  14000 },
		{ &ty_format_markdown, "x.md", "- ", "『灯台の本』（The Sea and the Harbour）と ",
		  4000 },
		{ &ty_format_plain, "x.txt", "", "『灯台の本』（The Sea and the Harbour）と ",
		  4000 },
		{ &ty_format_rst, "x.rst", "", "*灯台の本* (The Sea and the Harbour). ", 2000 },
	};
	ty_buf large = { 0 };
	taiyaku_error err;

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		size_t pairs = 0;

		repeat(&large, rows[i].first, rows[i].piece, rows[i].n);
		assert_ok(count_as(&pairs, rows[i].format, rows[i].name, ty_buf_str(&large), &err));
		assert_int_equal(pairs, rows[i].n);
	}
	ty_buf_free(&large);
}

/* Nor is anything lost of a line that has no tag, no line end, and one find in two kilobytes. */
static void a_line_of_megabytes_without_a_tag_is_read(void **state)
{
	static const struct {
		const ty_format *format;
		const char *name, *first, *find;
	} rows[] = {
		{ &ty_format_html, "x.html", "<p>", "灯台の本 [The Sea and the Harbour], " },
		{ &ty_format_html, "x.html", "<p>", "<i>灯台の本</i> [The Sea and the Harbour], " },
		{ &ty_format_latex, "x.tex", "", "\\emph{灯台の本} (The Sea and the Harbour), " },
		{ &ty_format_wikitext, "x.wiki", "", "''灯台の本'' [The Sea and the Harbour], " },
	};
	ty_buf piece = { 0 }, large = { 0 };
	taiyaku_error err;

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		size_t pairs = 0;

		repeat(&piece, rows[i].find, "and the old keeper told nobody of it. ", 120);
		ty_buf_byte(&piece, '\0');
		repeat(&large, rows[i].first, piece.data, 300 * times);
		assert_ok(count_as(&pairs, rows[i].format, rows[i].name, ty_buf_str(&large), &err));
		assert_int_equal(pairs, 300 * times);
	}
	ty_buf_free(&piece);
	ty_buf_free(&large);
}

/* Brackets inside brackets are each in the way of all others: time stays bounded. */
static void brackets_without_end_in_one_another_are_read(void **state)
{
	ty_buf large = { 0 };
	size_t pairs = 0;
	taiyaku_error err;

	(void)state;
	repeat(&large, "", "海の本 (Book of the sea ", 20000);
	for (size_t i = 0; i < 20000; i++)
		ty_buf_add(&large, TY_STR(") "));
	assert_ok(count_as(&pairs, &ty_format_plain, "x.txt", ty_buf_str(&large), &err));
	ty_buf_free(&large);
}

/* The first list has more texts than are held for what is open. */
static void a_string_of_megabytes_is_cut_and_no_error(void **state)
{
	static const struct {
		const ty_format *format;
		const char *name, *first, *piece;
		size_t n;
	} rows[] = {
		{ &ty_format_json, "x.json", "{\"a\": \"", "猫の本 ", 120000 },
		{ &ty_format_json, "x.json", "[", "\"猫の本\", ", 220000 },
		{ &ty_format_json, "x.json", "{", "\"a\": \"猫の本\", ", 30000 },
		{ &ty_format_json, "x.json", "{\"ja\": [", "\"猫\", ", 60000 },
		{ &ty_format_code, "x.js", "// ", "猫の本 ", 120000 },
		{ &ty_format_code, "x.py", "", "# 猫の本\n", 120000 },
		{ &ty_format_code, "x.rb", "x = <<EOS\n", "猫の本\n", 120000 },
		{ &ty_format_code, "x.js", "`", "${a}猫", 160000 },
	};
	ty_buf large = { 0 };
	taiyaku_error err;

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		repeat(&large, rows[i].first, rows[i].piece, rows[i].n * times);
		assert_ok(read_as(rows[i].format, rows[i].name, ty_buf_str(&large), &err));
	}
	ty_buf_free(&large);
}

static void print_warning(void *ctx, const taiyaku_error *what)
{
	ty_buf_print(ctx, "%u: %s\n", (unsigned)what->line, what->message);
}

/* Formats of short lines: what is not read is told, and what stands behind it is not lost. */
static void a_line_that_is_too_long_is_told_and_costs_itself(void **state)
{
	static const struct {
		const ty_format *format;
		const char *name, *first, *last, *want;
	} rows[] = {
		{ &ty_format_table, "x.csv", "日本語,英語\n海,sea\n", "\n船,ship\n",
		  "3: a row of more than 4194304 bytes: what follows is left out\n" },
		{ &ty_format_po_titles, "x.po",
		  "msgid \"sea\"\nmsgstr \"海\"\n\nmsgid \"x\"\nmsgstr \"",
		  "\"\n\nmsgid \"ship\"\nmsgstr \"船\"\n",
		  "5: a line of more than 524288 bytes: what follows is left out\n" },
		{ &ty_format_ris, "x.ris",
		  "TY  - A\nTI  - 海\nTT  - The Sea\nER  -\nTY  - A\nTI  - ",
		  "\nER  -\nTY  - A\nTI  - 船\nTT  - The Ship\nER  -\n",
		  "6: a line of more than 524288 bytes: what follows is left out\n" },
		{ &ty_format_code, "x.js", "a = {ja: '海', en: 'sea'};\n// ",
		  "\nb = {ja: '船', en: 'ship'};\n",
		  "2: a text of more than 4194304 bytes: what follows is left out\n" },
		{ &ty_format_code, "x.php", "<p>海 (The Sea)</p>\n<p>",
		  "</p>\n<?php $a = ['ja' => '船', 'en' => 'ship'];\n",
		  "2: a text of more than 4194304 bytes: what follows is left out\n" },
	};
	ty_buf large = { 0 }, told = { 0 };
	taiyaku_error err;

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		const taiyaku_hooks hooks = { .warn = print_warning, .ctx = &told };
		size_t pairs = 0;

		repeat(&large, rows[i].first, "港の本、", 500000);
		ty_buf_add(&large, ty_str(rows[i].last));
		ty_buf_clear(&told);
		assert_ok(count_told(&pairs, rows[i].format, rows[i].name, ty_buf_str(&large),
				     &hooks, &err));
		assert_str(ty_buf_str(&told), rows[i].want);
		assert_int_equal(pairs, 2);
	}
	ty_buf_free(&large);
	ty_buf_free(&told);
}

/* However the parser gets a large page in pieces. */
static void a_large_page_loses_nothing(void **state)
{
	ty_buf page = { 0 };
	size_t pairs = 0;
	taiyaku_error err;

	(void)state;
	repeat(&page, "<!DOCTYPE html><title>x</title>",
	       "<p class=\"a > b\" id='c'><i>猫の本</i> [A Book of Cats] &amp; <b>x</b></p>\n",
	       10000 * times);
	assert_ok(count_as(&pairs, &ty_format_html, "x", ty_buf_str(&page), &err));
	assert_int_equal(pairs, 10000 * times);
	ty_buf_free(&page);
}

/* What opens again and again, or never ends, in the formats that take everything: they read it in
 * the time that its size says, and tell at most of what they left out. */
static void nothing_opened_without_end_takes_long_or_fails(void **state)
{
	static const struct {
		const ty_format *format;
		const char *first, *piece;
	} rows[] = {
		{ &ty_format_plain, "", "猫の本 [A Book of Cats" },
		{ &ty_format_plain, "", "「猫（" },
		{ &ty_format_markdown, "", "> " },
		{ &ty_format_markdown, "", "*猫 [" },
		{ &ty_format_markdown, "猫\n\n", "- " },
		{ &ty_format_html, "", "<div>猫" },
		{ &ty_format_html, "", "<table><tr><td>猫" },
		{ &ty_format_html, "<p title=\"", "猫 " },
		{ &ty_format_html, "<!DOCTYPE html [<!ENTITY a \"猫\">", "&a;&#x732b;&amp;" },
		{ &ty_format_html, "<!-- ", "猫 <" },
		{ &ty_format_wikitext, "", "{{猫|" },
		{ &ty_format_wikitext, "", "[[猫|" },
		{ &ty_format_wikitext, "", "<ref>猫 " },
		{ &ty_format_wikitext, "{|\n", "{|\n| 猫\n" },
		{ &ty_format_bibtex, "@book{a, title = ", "{猫" },
		{ &ty_format_bibtex, "", "@book{" },
		{ &ty_format_latex, "", "\\section{猫" },
		{ &ty_format_latex, "", "\\title[猫" },
		{ &ty_format_latex, "", "\\item 猫\n" },
		{ &ty_format_ris, "TY  - BOOK\nTI  - ", "猫\n" },
		{ &ty_format_rst, "", "*猫 `" },
		{ &ty_format_rst, "猫\n\n", "   .. a::\n" },
		{ &ty_format_sql, "INSERT INTO t VALUES (", "'猫'," },
		{ &ty_format_table, "", "猫," },
		{ &ty_format_yaml, "a: \"", "猫 " },
		{ &ty_format_yaml, "a: ", "猫 " },
		{ &ty_format_po_titles, "msgid \"", "猫 " },
		{ &ty_format_ini, "[猫]\n", "a[ja]=猫 (cat)\n" },
		{ &ty_format_json, "{\"a\": \"猫 ", "a(ね)" },
		{ &ty_format_json, "{\"a\": \"猫 ", "“” " },
		{ &ty_format_json, "{\"a\": \"猫 ", "neko 猫 “cat” " },
	};
	ty_buf large = { 0 };
	taiyaku_error err;

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		repeat(&large, rows[i].first, rows[i].piece, 30000 * times);
		assert_ok(read_as(rows[i].format, "x", ty_buf_str(&large), &err));
	}
	ty_buf_free(&large);
}

/* Each Japanese title may go with each English one, and what the others are tells of them. */
static void a_record_of_nothing_but_titles_is_read_in_time(void **state)
{
	ty_buf large = { 0 };
	taiyaku_error err;

	(void)state;
	ty_buf_byte(&large, '{');
	for (size_t i = 0; i < 1600 * times; i++)
		ty_buf_print(&large,
			     "\"title_%zu\": \"shi wang jing %zu\", \"alt_title_%zu\": \"猫\",\n",
			     i, i, i);
	assert_ok(read_as(&ty_format_json, "x.json", ty_buf_str(&large), &err));
	ty_buf_free(&large);
}

static void bytes_that_are_no_text_are_read_or_refused(void **state)
{
	static const char *const pieces[] = { "\xff\xfe\x00\xd8", "\x93\x5c\x81 [Sea]\n",
					      "猫\xe7\x8c [Cat]\n" };
	ty_buf bytes = { 0 };
	taiyaku_error err;

	(void)state;
	for (size_t i = 0; i < FORMATS; i++) {
		for (size_t k = 0; k < sizeof pieces / sizeof *pieces; k++) {
			repeat(&bytes, "", pieces[k], 1000);
			(void)!read_as(formats[i], "x", ty_buf_str(&bytes), &err);
		}
	}
	ty_buf_free(&bytes);
}

static void a_member_that_unpacks_to_too_much_is_an_error(void **state)
{
	static char zeros[1 << 20];
	ty_buf member = { 0 }, archive = { 0 };
	ty_output *to = NULL;
	ty_zip zip = { 0 };
	taiyaku_error err = { 0 };

	(void)state;
	for (int i = 0; i < 129; i++)
		ty_buf_add(&member, ty_str_of(zeros, sizeof zeros));
	assert_ok(ty_output_memory(&to, &archive, &err));
	zip.to = to;
	assert_ok(ty_zip_add(&zip, "word/document.xml", ty_buf_str(&member), &err));
	assert_ok(ty_zip_end(&zip, &err));
	ty_zip_free(&zip);
	assert_ok(ty_output_close(to, &err));
	assert_true(archive.len < member.len / 100);
	assert_int_equal(read_as(&ty_format_office, "x.docx", ty_buf_str(&archive), &err),
			 TAIYAKU_ELIMIT);
	ty_buf_free(&member);
	ty_buf_free(&archive);
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_document_may_be_cut_off_anywhere),
		cmocka_unit_test(nesting_without_end_is_an_error_with_its_line),
		cmocka_unit_test(nesting_without_end_in_a_comment_or_a_listing_costs_only_that),
		cmocka_unit_test(an_edition_may_be_cut_off_behind_a_comma),
		cmocka_unit_test(a_paragraph_of_megabytes_keeps_its_finds),
		cmocka_unit_test(a_line_of_megabytes_without_a_tag_is_read),
		cmocka_unit_test(brackets_without_end_in_one_another_are_read),
		cmocka_unit_test(a_string_of_megabytes_is_cut_and_no_error),
		cmocka_unit_test(a_line_that_is_too_long_is_told_and_costs_itself),
		cmocka_unit_test(a_large_page_loses_nothing),
		cmocka_unit_test(nothing_opened_without_end_takes_long_or_fails),
		cmocka_unit_test(a_record_of_nothing_but_titles_is_read_in_time),
		cmocka_unit_test(bytes_that_are_no_text_are_read_or_refused),
		cmocka_unit_test(a_member_that_unpacks_to_too_much_is_an_error),
	};

	if (argc > 1) {
		times = strtoul(argv[1], NULL, 10);
		cut_step = 1;
	}
	return cmocka_run_group_tests(tests, NULL, NULL);
}
