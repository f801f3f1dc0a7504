/* SPDX-License-Identifier: Apache-2.0 */
#include "clients.h"
#include "roundtrip.h"

static const char *const statuses[] = { "", "approved", "provisional", "non-standard",
					"forbidden" };

/* Units and terms with every field; some share their Japanese. */
static pairs *make_pairs(uint64_t seed)
{
	static const char *const types[] = { "msgctxt",		  "flags",
					     "extracted-comment", "obsolete",
					     "previous-msgctxt",  "ja:previous-msgid",
					     "partOfSpeech",	  "en:note",
					     "definition",	  "definition" };
	static const char *const values[] = { NULL, "c-format, no-wrap", NULL, "yes" };
	maker m = { .state = seed, .to = calloc(1, sizeof(pairs)) };

	for (int i = 0; i < 300; i++) {
		taiyaku_pair *pair = ty_arena_alloc(&m.to->arena, sizeof *pair);
		taiyaku_prop *props = ty_arena_array(&m.to->arena, 10, sizeof *props);
		size_t n_props = 0, n_origins = draw(&m, 3);

		for (size_t k = 0; k < 10; k++)
			if (draw(&m, 3) == 0)
				props[n_props++] =
					(taiyaku_prop){ ty_str(types[k]),
							k < 4 && values[k] ? ty_str(values[k])
									   : make_text(&m, k % 2) };
		*pair = (taiyaku_pair){ .kind = draw(&m, 2) ? TAIYAKU_SEGMENT : TAIYAKU_TERM,
					.text = { make_text(&m, true), make_text(&m, false) },
					.status = ty_str(statuses[draw(&m, 5)]),
					.note = maybe_text(&m, true),
					.reading = maybe_text(&m, true),
					.memory = maybe_text(&m, false),
					.tuid = maybe_text(&m, false),
					.origins = make_origins(&m, n_origins),
					.n_origins = n_origins,
					.props = props,
					.n_props = n_props };
		if (i > 0 && draw(&m, 4) == 0)
			pair->text[0] = m.to->list[i - 1]->text[0];
		m.to->list[m.to->n++] = pair;
	}
	return m.to;
}

static void everything_comes_back(void **state)
{
	(void)state;
	for (uint64_t seed = 1; seed < 4; seed++) {
		pairs *made = make_pairs(seed);
		char *path = write_pairs(made, "po", "all.po", (taiyaku_write_options){ 0 });
		pairs *got = read_pairs(path, "");

		assert_same_pairs(got, made);
		free_pairs(got);
		free_pairs(made);
		remove_written(path);
	}
}

/* Formats of C in made-up text need not agree, so it is checked without them. */
static void msgfmt_takes_the_file(void **state)
{
	pairs *made;
	char *path, command[512];
	ty_buf said;

	(void)state;
	need("msgfmt"); /* before anything is made: a skip frees nothing */
	made = make_pairs(9);
	path = write_pairs(made, "po", "all.po", (taiyaku_write_options){ 0 });
	snprintf(command, sizeof command,
		 "sed -i 's/^#, .*c-format.*/#, no-wrap/' '%s' && "
		 "msgfmt -c -o /dev/null '%s' 2>&1 | grep -v warning: ; "
		 "msgfmt -c -o /dev/null '%s' 2>/dev/null && echo taken",
		 path, path, path);
	said = output_of(command);
	assert_has(&said, "taken");
	ty_buf_free(&said);
	free_pairs(made);
	remove_written(path);
}

/* A file of another program's, read, written and read again. */
static void plural_entries_come_back_as_they_were(void **state)
{
	static const char file[] = TESTS "/cases/po/good/japanese-to-english.po";
	pairs *first = read_pairs(file, "");
	char *path = write_pairs(first, "po", "again.po", (taiyaku_write_options){ 0 });
	pairs *second = read_pairs(path, "");
	ty_buf text;
	char command[256];

	(void)state;
	assert_same_pairs(second, first);
	snprintf(command, sizeof command, "sed 1,9d '%s'", path);
	text = output_of(command);
	assert_str(ty_buf_str(&text), "\nmsgid \"窓\"\nmsgid_plural \"窓\"\nmsgstr[0] \"window\"\n"
				      "msgstr[1] \"windows\"\n"
				      "\nmsgid \"\"\n\"一行目\\n\"\n\"二行目\"\n"
				      "msgstr \"\"\n\"first line\\n\"\n\"second line\"\n");
	ty_buf_free(&text);
	free_pairs(first);
	free_pairs(second);
	remove_written(path);
}

static void a_form_without_its_plural_is_an_entry_of_its_own(void **state)
{
	static const char file[] = TESTS "/cases/po/good/japanese-to-english.po";
	pairs *first = read_pairs(file, "");
	pairs one = { .list = { first->list[1] }, .n = 1 };
	char *path = write_pairs(&one, "po", "one.po", (taiyaku_write_options){ 0 });
	pairs *got = read_pairs(path, "");

	(void)state;
	assert_int_equal(got->n, 1);
	assert_str(got->list[0]->text[TAIYAKU_TARGET], "windows");
	free_pairs(first);
	free_pairs(got);
	remove_written(path);
}

static void a_turned_file_keeps_its_plurals(void **state)
{
	static const char file[] = TESTS "/cases/po/good/english-to-japanese.po";
	pairs *first = read_pairs(file, "");
	char *path =
		write_pairs(first, "po", "en-ja.po", (taiyaku_write_options){ .turned = true });
	pairs *second = read_pairs(path, "");

	(void)state;
	sort_pairs(first);
	sort_pairs(second);
	assert_same_pairs(second, first);
	free_pairs(first);
	free_pairs(second);
	remove_written(path);
}

/* msgfmt refuses a file in which only one of the texts ends a line. */
static void line_ends_around_a_text_are_made_alike_and_told(void **state)
{
	taiyaku_pair pair = {
		.kind = TAIYAKU_SEGMENT,
		.text = { TY_STR("\n家\n\n"), TY_STR("house\n") },
	};
	pairs one = { .list = { &pair }, .n = 1 };
	taiyaku_error told = { 0 };
	taiyaku_hooks hooks = { .warn = keep_warning, .ctx = &told };
	char *path = write_pairs(&one, "po", "ends.po", (taiyaku_write_options){ .hooks = &hooks });
	pairs *got = read_pairs(path, "");

	(void)state;
	assert_str(got->list[0]->text[TAIYAKU_SOURCE], "家\n\n");
	assert_str(got->list[0]->text[TAIYAKU_TARGET], "house\n");
	assert_string_equal(told.message, "po cannot hold, left out: line ends around a text");
	free_pairs(got);
	remove_written(path);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(everything_comes_back),
		cmocka_unit_test(msgfmt_takes_the_file),
		cmocka_unit_test(plural_entries_come_back_as_they_were),
		cmocka_unit_test(a_form_without_its_plural_is_an_entry_of_its_own),
		cmocka_unit_test(a_turned_file_keeps_its_plurals),
		cmocka_unit_test(line_ends_around_a_text_are_made_alike_and_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
