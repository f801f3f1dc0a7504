/* SPDX-License-Identifier: Apache-2.0 */
#include "roundtrip.h"

static const char *const statuses[] = { "", "approved", "provisional", "non-standard",
					"forbidden" };

static taiyaku_pair *add(maker *m, taiyaku_pair pair)
{
	taiyaku_pair *copy = ty_arena_alloc(&m->to->arena, sizeof *copy);

	*copy = pair;
	m->to->list[m->to->n++] = copy;
	return copy;
}

static void everything_but_tabs_and_line_ends_comes_back(void **state)
{
	static const char *const types[] = { "partOfSpeech",   "en:partOfSpeech", "conceptId",
					     "customerSubset", "definition",	  "ja:definition",
					     "en:note",	       "definition",	  "x-any thing",
					     "en:x-more" };
	maker m = { .state = 1, .to = calloc(1, sizeof(pairs)), .never = "\t\n" };
	pairs *got;
	char *path;

	(void)state;
	for (int i = 0; i < 300; i++) {
		taiyaku_prop *props = ty_arena_array(&m.to->arena, 10, sizeof *props);
		size_t n_props = draw(&m, 11), n_origins = draw(&m, 3);

		for (size_t k = 0; k < n_props; k++)
			props[k] = (taiyaku_prop){ ty_str(types[k]), make_text(&m, k % 2) };
		add(&m, (taiyaku_pair){ .kind = TAIYAKU_TERM,
					.text = { make_text(&m, true), make_text(&m, false) },
					.status = ty_str(statuses[draw(&m, 5)]),
					.note = maybe_text(&m, true),
					.reading = maybe_text(&m, true),
					.memory = maybe_text(&m, false),
					.tuid = maybe_text(&m, false),
					.origins = make_origins(&m, n_origins),
					.n_origins = n_origins,
					.props = props,
					.n_props = n_props });
	}
	path = write_pairs(m.to, "utx", "all.utx", (taiyaku_write_options){ 0 });
	got = read_pairs(path, "");
	assert_same_pairs(got, m.to);
	free_pairs(got);
	free_pairs(m.to);
	remove_written(path);
}

static void notes_of_a_side_stand_beside_the_note(void **state)
{
	const taiyaku_prop props[] = {
		{ TY_STR("ja:note"), TY_STR("of the harbour") },
		{ TY_STR("ja:note"), TY_STR("of the gate") },
		{ TY_STR("note"), TY_STR("of neither") },
		{ TY_STR("en:note"), TY_STR("of the port") },
	};
	maker m = { .to = calloc(1, sizeof(pairs)) };
	pairs *got;
	char *path;

	(void)state;
	add(&m, (taiyaku_pair){ .kind = TAIYAKU_TERM,
				.text = { TY_STR("港"), TY_STR("port") },
				.note = TY_STR("of both"),
				.props = props,
				.n_props = 4 });
	path = write_pairs(m.to, "utx", "notes.utx", (taiyaku_write_options){ 0 });
	got = read_pairs(path, "");
	assert_same_pairs(got, m.to);
	free_pairs(got);
	free_pairs(m.to);
	remove_written(path);
}

/* A prop that is called as a column is, or begins as a comment does. */
static void a_prop_is_not_taken_for_another_column(void **state)
{
	static const char *const types[] = { "note",	"memory", "tuid", "term status",
					     "comment", "origin", "ja",	  "ja:reading",
					     "note:ja", "domain", "#x",	  "SRC:POS",
					     "pos",	"prop x", "term" };
	enum { TYPES = sizeof types / sizeof *types };
	taiyaku_prop props[TYPES];
	maker m = { .to = calloc(1, sizeof(pairs)) };
	pairs *got;
	char *path;

	(void)state;
	for (size_t i = 0; i < TYPES; i++) {
		props[i] = (taiyaku_prop){ ty_str(types[i]), TY_STR("x") };
		add(&m, (taiyaku_pair){ .kind = TAIYAKU_TERM,
					.text = { TY_STR("港"), ty_str(types[i]) },
					.props = &props[i],
					.n_props = 1 });
	}
	path = write_pairs(m.to, "utx", "props.utx", (taiyaku_write_options){ 0 });
	got = read_pairs(path, "");
	assert_same_pairs(got, m.to);
	free_pairs(got);
	free_pairs(m.to);
	remove_written(path);
}

static void the_file_is_as_the_standard_has_it(void **state)
{
	maker m = { .to = calloc(1, sizeof(pairs)) };
	taiyaku_prop props[] = {
		{ TY_STR("conceptId"), TY_STR("C1") },
		{ TY_STR("creationdate"), TY_STR("20260102T030405Z") },
		{ TY_STR("partOfSpeech"), TY_STR("noun") },
	};
	ty_buf bytes = { 0 };
	char *path, chunk[1024];
	FILE *f;

	(void)state;
	add(&m, (taiyaku_pair){ .kind = TAIYAKU_TERM,
				.text = { TY_STR("鍋"), TY_STR("pot") },
				.status = TY_STR("approved"),
				.reading = TY_STR("なべ"),
				.props = props,
				.n_props = 3 });
	add(&m, (taiyaku_pair){ .kind = TAIYAKU_TERM,
				.text = { TY_STR("#皿\n小"), TY_STR("plate\t(small)") } });
	path = write_pairs(m.to, "utx", "one.utx", (taiyaku_write_options){ 0 });
	f = fopen(path, "rb");
	assert_non_null(f);
	ty_buf_add(&bytes, ty_str_of(chunk, fread(chunk, 1, sizeof chunk, f)));
	fclose(f);
	assert_str(ty_buf_str(&bytes),
		   "#UTX 1.11; ja/en; 2026-01-02T03:04:05Z; copyright: not stated; "
		   "license: not stated\r\n"
		   "#src\ttgt\tsrc:pos\tterm status\tsrc:reading\tconcept ID\tcreationdate\r\n"
		   "鍋\tpot\tnoun\tapproved\tなべ\tC1\t20260102T030405Z\r\n"
		   " #皿 小\tplate (small)\t-\t\t\t\t\r\n");
	ty_buf_free(&bytes);
	free_pairs(m.to);
	remove_written(path);
}

static void a_turned_glossary_reads_back_as_it_was(void **state)
{
	maker m = { .to = calloc(1, sizeof(pairs)) };
	pairs *got;
	char *path;

	(void)state;
	add(&m, (taiyaku_pair){ .kind = TAIYAKU_TERM,
				.text = { TY_STR("鍋"), TY_STR("pot") },
				.reading = TY_STR("なべ") });
	path = write_pairs(m.to, "utx", "en-ja.utx", (taiyaku_write_options){ .turned = true });
	got = read_pairs(path, "");
	assert_same_pairs(got, m.to);
	free_pairs(got);
	free_pairs(m.to);
	remove_written(path);
}

static void an_empty_glossary_is_a_header(void **state)
{
	pairs none = { 0 };
	pairs *got;
	char *path = write_pairs(&none, "utx", "none.utx", (taiyaku_write_options){ 0 });

	(void)state;
	got = read_pairs(path, "");
	assert_int_equal(got->n, 0);
	free_pairs(got);
	remove_written(path);
}

static void what_utx_cannot_hold_is_named(void **state)
{
	maker m = { .to = calloc(1, sizeof(pairs)) };
	taiyaku_error told = { 0 };
	taiyaku_hooks hooks = { .warn = keep_warning, .ctx = &told };
	char *path;

	(void)state;
	add(&m, (taiyaku_pair){ .kind = TAIYAKU_TITLE,
				.text = { TY_STR("鍋\n"), TY_STR("pot") },
				.markup = { TY_STR("<ph>鍋</ph>"), TY_STR("") } });
	path = write_pairs(m.to, "utx", "lost.utx", (taiyaku_write_options){ .hooks = &hooks });
	assert_string_equal(told.message, "utx cannot hold, left out: inline tags, kind, "
					  "blanks around a text, tabs and line breaks");
	free_pairs(m.to);
	remove_written(path);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(everything_but_tabs_and_line_ends_comes_back),
		cmocka_unit_test(notes_of_a_side_stand_beside_the_note),
		cmocka_unit_test(a_prop_is_not_taken_for_another_column),
		cmocka_unit_test(the_file_is_as_the_standard_has_it),
		cmocka_unit_test(a_turned_glossary_reads_back_as_it_was),
		cmocka_unit_test(an_empty_glossary_is_a_header),
		cmocka_unit_test(what_utx_cannot_hold_is_named),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
