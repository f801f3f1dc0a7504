/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What document readers hand over, compared with what is expected: tests/cases/FORMAT/good/X beside
 * X.handed.  This program has the functions of extract/pairs.h itself: they write down what they
 * are given, and decide nothing.
 *	test_extract_handed FORMAT FILE    prints what a new case hands over, to look at
 */
#include <dirent.h>

#include "base/buf.h"
#include "extract/pairs.h"
#include "test.h"
#include "text/script.h"

/* A line each. */
/* clang-format off */
extern const ty_format ty_format_mediawiki;
extern const ty_format ty_format_wikitext;
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
	&ty_format_mediawiki,
	&ty_format_wikitext,
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

struct ty_pairs {
	ty_buf *to;
};

/* The reading that is open; its sink's ctx is where to write. */
taiyaku_status ty_pairs_open(ty_pairs **out, ty_reading *reading, taiyaku_error *err)
{
	(void)err;
	*out = calloc(1, sizeof **out);
	assert_non_null(*out);
	(*out)->to = reading->to->ctx;
	return TAIYAKU_OK;
}

void ty_pairs_free(ty_pairs *pairs)
{
	free(pairs);
}

static void write_text(ty_buf *to, taiyaku_str text)
{
	for (size_t i = 0; i < text.len; i++) {
		if (text.data[i] == '\n')
			ty_buf_add(to, TY_STR("\\n"));
		else
			ty_buf_byte(to, text.data[i]);
	}
}

static void write_block(ty_buf *to, const ty_block *block)
{
	static const char *const kinds[] = { "text", "heading",	   "item",    "note",	"cell",
					     "term", "definition", "caption", "string", "field" };
	static const char *const marks[] = { "emphasis", "strong",   "link", "image", "quote",
					     "code",	 "language", "note", "part" };

	ty_buf_print(to, "%s", kinds[block->kind]);
	if (block->level)
		ty_buf_print(to, " %d", block->level);
	if (block->label.len)
		ty_buf_print(to, " [%.*s]", TY_ARG(block->label));
	ty_buf_print(to, " @%u: ", (unsigned)block->line);
	write_text(to, block->text);
	ty_buf_byte(to, '\n');
	for (size_t i = 0; i < block->n_spans; i++) {
		const ty_span *span = &block->spans[i];

		ty_buf_print(to, "    %s \"", marks[span->mark]);
		write_text(to, ty_str_slice(block->text, span->from, span->to));
		ty_buf_print(to, "\" @%u", (unsigned)ty_block_line(block, span->from));
		if (span->value.len)
			ty_buf_print(to, " = %.*s", TY_ARG(span->value));
		ty_buf_byte(to, '\n');
	}
}

taiyaku_status ty_pairs_block(ty_pairs *pairs, const ty_block *block, taiyaku_error *err)
{
	(void)err;
	write_block(pairs->to, block);
	return TAIYAKU_OK;
}

taiyaku_status ty_pairs_record(ty_pairs *pairs, const ty_record *record, taiyaku_error *err)
{
	(void)err;
	ty_buf_print(pairs->to, "record %.*s @%u", TY_ARG(record->name), (unsigned)record->line);
	for (const ty_record *in = record->parent; in; in = in->parent)
		ty_buf_print(pairs->to, " in \"%.*s\" of %u", TY_ARG(in->name), (unsigned)in->n);
	ty_buf_byte(pairs->to, '\n');
	for (size_t i = 0; i < record->n; i++) {
		const ty_field *field = &record->fields[i];

		ty_buf_print(pairs->to, "    %.*s", TY_ARG(field->name));
		if (field->lang.len)
			ty_buf_print(pairs->to, " (%.*s)", TY_ARG(field->lang));
		if (field->hint.len)
			ty_buf_print(pairs->to, " [%.*s]", TY_ARG(field->hint));
		ty_buf_print(pairs->to, " @%u: ", (unsigned)field->line);
		write_text(pairs->to, field->text);
		ty_buf_byte(pairs->to, '\n');
	}
	return TAIYAKU_OK;
}

taiyaku_status ty_pairs_row(ty_pairs *pairs, const ty_block *cells, size_t n, bool header,
			    taiyaku_error *err)
{
	(void)err;
	ty_buf_print(pairs->to, "%s of %u\n", header ? "header row" : "row", (unsigned)n);
	for (size_t i = 0; i < n; i++) {
		ty_buf_add(pairs->to, TY_STR("  "));
		write_block(pairs->to, &cells[i]);
	}
	return TAIYAKU_OK;
}

taiyaku_status ty_pairs_table_end(ty_pairs *pairs, taiyaku_error *err)
{
	(void)err;
	ty_buf_add(pairs->to, TY_STR("end of table\n"));
	return TAIYAKU_OK;
}

uint64_t ty_pairs_hold_line(ty_pairs *pairs, uint64_t line)
{
	(void)pairs;
	return line;
}

void ty_pairs_release_line(ty_pairs *pairs, uint64_t held)
{
	(void)pairs;
	(void)held;
}

taiyaku_status ty_pairs_finish(ty_pairs *pairs, taiyaku_error *err)
{
	(void)pairs;
	(void)err;
	return TAIYAKU_OK;
}

bool ty_pairs_wanted(taiyaku_str text)
{
	return ty_has_japanese(text);
}

ty_file_language ty_pairs_file(ty_pairs *pairs, ty_file_language file)
{
	(void)pairs;
	return file;
}

bool ty_pairs_in_file(const ty_pairs *pairs)
{
	(void)pairs;
	return false;
}

taiyaku_status ty_pairs_message(ty_pairs *pairs, uint64_t key, taiyaku_str text, uint64_t line,
				taiyaku_error *err)
{
	(void)pairs;
	(void)key;
	(void)text;
	(void)line;
	(void)err;
	return TAIYAKU_OK;
}

void ty_pairs_tell(ty_pairs *pairs, uint64_t line, const char *what)
{
	ty_buf_print(pairs->to, "told @%u: %s\n", (unsigned)line, what);
}

void ty_pairs_tell_cut(ty_pairs *pairs, uint64_t line, const char *what, size_t max)
{
	ty_buf_print(pairs->to, "cut %s @%u: %zu\n", what, (unsigned)line, max);
}

bool ty_pairs_want_all(const ty_pairs *pairs)
{
	(void)pairs;
	return false;
}

bool ty_pairs_want(const ty_pairs *pairs, taiyaku_str text)
{
	(void)pairs;
	return ty_pairs_wanted(text);
}

/* ---- cases ---- */

static void hand_over(ty_buf *out, const ty_format *format, const char *path)
{
	const taiyaku_read_options options = { 0 };
	const taiyaku_sink to = { NULL, out };
	ty_reading reading = { .options = &options, .to = &to };
	taiyaku_error err = { 0 };

	assert_ok(ty_input_open(&reading.in, path, NULL, &err));
	assert_ok(format->read(&reading, &err));
	ty_input_close(reading.in);
}

static void read_expected(ty_buf *out, const char *path)
{
	char *room = ty_buf_room(out, 1 << 20);
	FILE *file = fopen(path, "rb");

	assert_non_null(room);
	if (!file)
		return;
	out->len += fread(room, 1, 1 << 20, file);
	fclose(file);
}

static void check_case(const ty_format *format, const char *folder, const char *name)
{
	char path[512];
	ty_buf got = { 0 }, want = { 0 };

	snprintf(path, sizeof path, "%s/%s", folder, name);
	hand_over(&got, format, path);
	snprintf(path, sizeof path, "%s/%s.handed", folder, name);
	read_expected(&want, path);
	if (!ty_str_equal(ty_buf_str(&got), ty_buf_str(&want)))
		print_error("%s\n", path);
	assert_str_at(ty_buf_str(&got), ty_buf_str(&want), __FILE__, __LINE__);
	ty_buf_free(&got);
	ty_buf_free(&want);
}

static void every_case_is_handed_over_as_written_beside_it(void **state)
{
	int cases = 0;

	(void)state;
	for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
		char folder[256];
		DIR *dir;
		struct dirent *entry;

		snprintf(folder, sizeof folder, "%s/cases/%s/good", TESTS, formats[i]->info.name);
		dir = opendir(folder);
		assert_non_null(dir);
		while ((entry = readdir(dir))) {
			taiyaku_str name = ty_str(entry->d_name);

			if (name.data[0] == '.' || ty_str_ends(name, TY_STR(".handed")))
				continue;
			check_case(formats[i], folder, entry->d_name);
			cases++;
		}
		closedir(dir);
	}
	assert_true(cases >= 5);
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_case_is_handed_over_as_written_beside_it),
	};
	ty_buf out = { 0 };

	for (size_t i = 0; argc == 3 && i < sizeof formats / sizeof *formats; i++) {
		if (!ty_str_is(ty_str(argv[1]), formats[i]->info.name))
			continue;
		hand_over(&out, formats[i], argv[2]);
		fwrite(out.data, 1, out.len, stdout);
		ty_buf_free(&out);
		return 0;
	}
	return cmocka_run_group_tests(tests, NULL, NULL);
}
