/* SPDX-License-Identifier: Apache-2.0 */
#include <sys/stat.h>
#include <unistd.h>

#include "base/io.h"
#include "test.h"

/* A directory of this test, and a path in it. */
static char folder[] = "/tmp/taiyaku-formats-XXXXXX";

static const char *path_of(char out[128], const char *name)
{
	snprintf(out, 128, "%s/%s", folder, name);
	return out;
}

static void put(const char *name, const char *text, bool gzip)
{
	char path[128];
	ty_output *to = NULL;
	taiyaku_error err = { 0 };

	assert_ok(ty_output_open(&to, path_of(path, name), gzip, &err));
	ty_output_add(to, ty_str(text));
	assert_ok(ty_output_close(to, &err));
}

static taiyaku_status keep_last(void *ctx, const taiyaku_pair *pair, taiyaku_error *err)
{
	(void)err;
	snprintf(ctx, 256, "%s|%.*s|%.*s", taiyaku_kind_name(pair->kind),
		 TY_ARG(pair->text[TAIYAKU_SOURCE]), TY_ARG(pair->text[TAIYAKU_TARGET]));
	return TAIYAKU_OK;
}

/* The last pair that this file gives, or the error. */
static void check_read(const char *name, const taiyaku_read_options *options, const char *want,
		       int line)
{
	char path[128], got[1024] = "";
	taiyaku_sink sink = { keep_last, got };
	taiyaku_read_counts counts;
	taiyaku_error err = { 0 };
	taiyaku_status status =
		taiyaku_read(&counts, path_of(path, name), options, &sink, NULL, &err);

	if (status)
		snprintf(got, sizeof got, "%d %s", (int)status, err.message);
	assert_str_at(ty_str(got), ty_str(want), __FILE__, line);
}

#define CHECK_READ(name, options, want) check_read((name), (options), (want), __LINE__)

static void content_decides_before_the_name(void **state)
{
	(void)state;
	put("a.tsv", "{\"ja\":\"港\",\"en\":\"harbour\"}\n", false);
	CHECK_READ("a.tsv", NULL, "segment|港|harbour");
	put("b", "ja,en\n船,ship\n", false);
	CHECK_READ("b", NULL, "segment|船|ship");
	put("c.jsonl", "ja\ten\n空\tsky\n", true);
	CHECK_READ("c.jsonl", NULL, "segment|空|sky");
}

static void the_name_decides_where_the_content_does_not(void **state)
{
	(void)state;
	put("d.CSV", "海,sea\n", false);
	CHECK_READ("d.CSV", NULL, "segment|海|sea");
	put("e.tsv.gz", "山\tmountain\n", true);
	CHECK_READ("e.tsv.gz", NULL, "segment|山|mountain");
}

static void a_format_can_be_forced(void **state)
{
	taiyaku_read_options options = { .format = TY_STR("csv"), .kind = TAIYAKU_TERM };

	(void)state;
	put("f.tsv", "川,river\n", false);
	CHECK_READ("f.tsv", &options, "term|川|river");
	options.format = TY_STR("jsnl");
	CHECK_READ("f.tsv", &options, "1 no format 'jsnl'; did you mean 'jsonl'?");
	options.format = TY_STR("zzzzzzzzzz");
	CHECK_READ("f.tsv", &options, "1 no format 'zzzzzzzzzz'");
}

static void an_empty_or_a_binary_file_is_an_error(void **state)
{
	(void)state;
	put("g.tsv", "", false);
	CHECK_READ("g.tsv", NULL, "3 the file is empty");
	CHECK_READ("missing", NULL, "2 cannot open: no such file or directory");
}

static void a_list_of_pairs_is_no_document(void **state)
{
	taiyaku_read_options options = { .documents_only = true };

	(void)state;
	put("h.utx", "#UTX 1.11; ja/en; 2020-01-02\n#src\ttgt\tsrc:pos\n港\tharbour\tnoun\n",
	    false);
	CHECK_READ("h.utx", &options, "1 utx lists its pairs, there are none to find: import it");
}

static void formats_are_listed_by_name(void **state)
{
	size_t n = 0;

	(void)state;
	while (taiyaku_formats(n)) {
		assert_non_null(taiyaku_formats(n)->name);
		assert_non_null(taiyaku_formats(n)->title);
		assert_non_null(taiyaku_formats(n)->extensions);
		n++;
	}
	assert_true(n >= 3);
}

static void write_one(const char *name, const taiyaku_write_options *options)
{
	char path[128];
	taiyaku_writer *writer = NULL;
	taiyaku_error err = { 0 };
	const taiyaku_pair pair = {
		.kind = TAIYAKU_TITLE,
		.text = { TY_STR("港"), TY_STR("harbour") },
	};

	assert_ok(taiyaku_writer_open(&writer, path_of(path, name), options, &err));
	assert_ok(taiyaku_writer_sink(writer)->pair(taiyaku_writer_sink(writer)->ctx, &pair, &err));
	assert_int_not_equal(access(path, F_OK), 0);
	assert_ok(taiyaku_writer_close(writer, &err));
	assert_int_equal(access(path, F_OK), 0);
}

static void a_writer_is_chosen_by_name_and_the_file_appears_whole(void **state)
{
	(void)state;
	write_one("o.jsonl", NULL);
	CHECK_READ("o.jsonl", NULL, "title|港|harbour");
	write_one("o.csv.gz", NULL);
	CHECK_READ("o.csv.gz", NULL, "title|港|harbour");
}

/* The first line of a file. */
static void check_head(const char *name, const char *want)
{
	char path[128];
	ty_input *in = NULL;
	taiyaku_error err = { 0 };
	taiyaku_str head;

	assert_ok(ty_input_open(&in, path_of(path, name), NULL, &err));
	assert_ok(ty_input_peek(&head, in, &err));
	assert_true(ty_str_starts(head, ty_str(want)));
	ty_input_close(in);
}

static void the_direction_can_be_turned_and_the_id_stays(void **state)
{
	taiyaku_write_options options = { .turned = true };

	(void)state;
	write_one("p.jsonl", NULL);
	check_head("p.jsonl", "{\"ja\":\"港\",\"en\":\"harbour\",\"kind\":\"title\","
			      "\"id\":\"717c89127e32019a\"");
	write_one("turned.jsonl", &options);
	check_head("turned.jsonl", "{\"en\":\"harbour\",\"ja\":\"港\",\"kind\":\"title\","
				   "\"id\":\"717c89127e32019a\"");
	CHECK_READ("turned.jsonl", NULL, "title|港|harbour");
	write_one("p.tsv", &options);
	check_head("p.tsv", "en\tja\tkind\t");
}

static void an_aborted_file_does_not_appear(void **state)
{
	char path[128];
	taiyaku_writer *writer = NULL;
	taiyaku_error err = { 0 };

	(void)state;
	assert_ok(taiyaku_writer_open(&writer, path_of(path, "q.tsv"), NULL, &err));
	taiyaku_writer_abort(writer);
	taiyaku_writer_abort(NULL);
	assert_int_not_equal(access(path, F_OK), 0);
}

static int make_folder(void **state)
{
	(void)state;
	return mkdtemp(folder) ? 0 : -1;
}

static int remove_folder(void **state)
{
	char command[128];

	(void)state;
	snprintf(command, sizeof command, "rm -r %s", folder);
	return system(command);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(content_decides_before_the_name),
		cmocka_unit_test(the_name_decides_where_the_content_does_not),
		cmocka_unit_test(a_format_can_be_forced),
		cmocka_unit_test(an_empty_or_a_binary_file_is_an_error),
		cmocka_unit_test(a_list_of_pairs_is_no_document),
		cmocka_unit_test(formats_are_listed_by_name),
		cmocka_unit_test(a_writer_is_chosen_by_name_and_the_file_appears_whole),
		cmocka_unit_test(the_direction_can_be_turned_and_the_id_stays),
		cmocka_unit_test(an_aborted_file_does_not_appear),
	};

	return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
