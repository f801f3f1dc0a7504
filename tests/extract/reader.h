/* SPDX-License-Identifier: Apache-2.0 */
/* The pairs of a document in memory, seen through its reader: "ja=en;" for each. */
#ifndef TESTS_EXTRACT_READER_H
#define TESTS_EXTRACT_READER_H

#include "extract/pairs.h"

#include "base/buf.h"
#include "test.h"

extern const ty_format ty_format_json, ty_format_xml, ty_format_code, ty_format_wikitext,
	ty_format_po_titles, ty_format_html, ty_format_turtle;

extern const ty_format ty_format_ini, ty_format_table, ty_format_sql, ty_format_markdown,
	ty_format_latex;

static taiyaku_status write_pair(void *ctx, const taiyaku_pair *pair, taiyaku_error *err)
{
	(void)err;
	ty_buf_print(ctx, "%.*s=%.*s;", TY_ARG(pair->text[0]), TY_ARG(pair->text[1]));
	return TAIYAKU_OK;
}

static void check_pairs(const ty_format *format, const char *document, const char *want, int line)
{
	const taiyaku_read_options options = {
		.languages = { TY_STR("ja"), TY_STR("en") },
	};
	ty_buf got = { 0 };
	const taiyaku_sink to = { write_pair, &got };
	ty_reading reading = { .options = &options, .to = &to };
	taiyaku_error err = { 0 };

	assert_ok(ty_input_memory(&reading.in, "x.js", ty_str(document), NULL, &err));
	assert_ok(format->read(&reading, &err));
	ty_input_close(reading.in);
	assert_str_at(ty_buf_str(&got), ty_str(want), __FILE__, line);
	ty_buf_free(&got);
}

#define CHECK_JSON(document, want) check_pairs(&ty_format_json, (document), (want), __LINE__)
#define CHECK_XML(document, want) check_pairs(&ty_format_xml, (document), (want), __LINE__)
#define CHECK_WIKI(document, want) check_pairs(&ty_format_wikitext, (document), (want), __LINE__)
#define CHECK_SQL(document, want) check_pairs(&ty_format_sql, (document), (want), __LINE__)
#define CHECK_CODE(document, want) check_pairs(&ty_format_code, (document), (want), __LINE__)

#endif
