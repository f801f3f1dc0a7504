/* SPDX-License-Identifier: Apache-2.0 */
/* What Python's zipfile and json read in a dictionary. */
#include "clients.h"
#include "kitchen.h"

static void a_yomitan_archive_is_whole_and_has_its_rows(void **state)
{
	char *path, command[512];
	ty_buf text;

	(void)state;
	need("python3");
	path = write_pairs(&kitchen, "yomitan", "kitchen.zip", (taiyaku_write_options){ 0 });
	snprintf(command, sizeof command,
		 "python3 -c 'import sys,zipfile,json\n"
		 "z=zipfile.ZipFile(sys.argv[1])\n"
		 "print(z.testzip(),sorted(z.namelist()))\n"
		 "for n in sorted(z.namelist()): print(json.dumps(json.loads(z.read(n)),"
		 "ensure_ascii=False))' '%s'",
		 path);
	text = output_of(command);
	assert_has(&text, "None ['index.json', 'tag_bank_1.json', 'term_bank_1.json']");
	assert_has(&text, "{\"title\": \"kitchen\", \"format\": 3, \"revision\": \"taiyaku-");
	assert_has(&text, "\"sequenced\": false, \"sourceLanguage\": \"ja\", "
			  "\"targetLanguage\": \"en\"}");
	assert_has(&text, "[[\"noun\", \"partOfSpeech\", 0, \"noun\", 0], "
			  "[\"approved\", \"frequent\", 0, \"approved\", 0], "
			  "[\"forbidden\", \"frequent\", 0, \"forbidden\", 0]]");
	assert_has(&text,
		   "[\"鍋\", \"なべ\", \"noun approved\", \"\", 10, "
		   "[\"pot\\ndefinition: 煮物用の\\n器\\norigin: author: 山田; year: 1999\"], "
		   "0, \"\"]");
	assert_has(&text, "[\"鍋\", \"なべ\", \"forbidden\", \"\", -10, "
			  "[\"pan \\\"flat\\\"\\nsay pot\"], 0, \"\"]");
	assert_has(&text, "[\"Zebra\", \"\", \"\", \"\", 0, [\"縞馬\"], 0, \"\"]");
	ty_buf_free(&text);
	remove_written(path);
}

static void a_large_dictionary_has_several_banks(void **state)
{
	pairs *many = calloc(1, sizeof *many);
	char *path, command[512];
	ty_buf text;

	(void)state;
	need("python3");
	for (many->n = 0; many->n < PAIRS_MAX; many->n++)
		many->list[many->n] = &kitchen_list[many->n % 5];
	{
		taiyaku_writer *writer;
		taiyaku_write_options options = { .format = TY_STR("yomitan") };
		taiyaku_error err = { 0 };
		char name[] = "/tmp/taiyaku-test-XXXXXX";

		assert_non_null(mkdtemp(name));
		path = malloc(64);
		snprintf(path, 64, "%s/many.zip", name);
		assert_ok(taiyaku_writer_open(&writer, path, &options, &err));
		for (int i = 0; i < 25000; i++) {
			const taiyaku_sink *sink = taiyaku_writer_sink(writer);

			assert_ok(sink->pair(sink->ctx, many->list[i % PAIRS_MAX], &err));
		}
		assert_ok(taiyaku_writer_close(writer, &err));
	}
	snprintf(command, sizeof command,
		 "python3 -c 'import sys,zipfile,json\n"
		 "z=zipfile.ZipFile(sys.argv[1])\n"
		 "print(z.testzip(),[len(json.loads(z.read(\"term_bank_%%d.json\"%%i)))"
		 " for i in (1,2,3)])' '%s'",
		 path);
	text = output_of(command);
	assert_has(&text, "None [10000, 10000, 5000]");
	ty_buf_free(&text);
	free(many);
	remove_written(path);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_yomitan_archive_is_whole_and_has_its_rows),
		cmocka_unit_test(a_large_dictionary_has_several_banks),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
