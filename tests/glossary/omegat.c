/* SPDX-License-Identifier: Apache-2.0 */
#include "roundtrip.h"

static void terms_and_comments_come_back(const char *format, const char *name)
{
	static const char *const statuses[] = { "", "provisional", "non-standard", "forbidden" };
	maker m = { .state = 7, .to = calloc(1, sizeof(pairs)), .never = "\t\n" };
	pairs *got;
	char *path;

	for (int i = 0; i < 300; i++) {
		taiyaku_pair *pair = ty_arena_alloc(&m.to->arena, sizeof *pair);

		*pair = (taiyaku_pair){ .kind = TAIYAKU_TERM,
					.text = { make_text(&m, true), make_text(&m, false) },
					.status = ty_str(statuses[draw(&m, 4)]),
					.note = maybe_text(&m, false) };
		m.to->list[m.to->n++] = pair;
	}
	path = write_pairs(m.to, format, name, (taiyaku_write_options){ 0 });
	got = read_pairs(path, format);
	assert_same_pairs(got, m.to);
	free_pairs(got);
	free_pairs(m.to);
	remove_written(path);
}

static void a_tab_separated_glossary_comes_back(void **state)
{
	(void)state;
	terms_and_comments_come_back("omegat", "glossary.txt");
}

static void a_comma_separated_glossary_comes_back(void **state)
{
	(void)state;
	terms_and_comments_come_back("omegat-csv", "glossary.csv");
}

/* What OmegaT would read: a forbidden term is marked, a comment sign is no comment. */
static void the_file_is_as_omegat_writes_it(void **state)
{
	taiyaku_prop props[] = {
		{ TY_STR("conceptId"), TY_STR("C1") },
	};
	taiyaku_pair list[] = {
		{ .kind = TAIYAKU_TERM,
		  .text = { TY_STR("鍋"), TY_STR("pot") },
		  .status = TY_STR("approved"),
		  .note = TY_STR("deep\nand round"),
		  .reading = TY_STR("なべ"),
		  .props = props,
		  .n_props = 1 },
		{ .kind = TAIYAKU_TERM,
		  .text = { TY_STR("#鍋"), TY_STR("pan") },
		  .status = TY_STR("forbidden") },
	};
	pairs two = { .list = { &list[0], &list[1] }, .n = 2 };
	taiyaku_error told = { 0 };
	taiyaku_hooks hooks = { .warn = keep_warning, .ctx = &told };
	char *path = write_pairs(&two, "omegat", "glossary.txt",
				 (taiyaku_write_options){ .hooks = &hooks });
	char chunk[1024];
	FILE *f = fopen(path, "rb");

	(void)state;
	assert_non_null(f);
	assert_str(ty_str_of(chunk, fread(chunk, 1, sizeof chunk, f)),
		   "# Glossary in tab-separated format -*- coding: utf-8 -*-\n"
		   "鍋\tpot\tdeep and round\n"
		   " #鍋\tpan\t[forbidden]\n");
	fclose(f);
	assert_string_equal(told.message, "omegat cannot hold, left out: status approved, "
					  "reading, conceptId, tabs and line breaks");
	remove_written(path);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_tab_separated_glossary_comes_back),
		cmocka_unit_test(a_comma_separated_glossary_comes_back),
		cmocka_unit_test(the_file_is_as_omegat_writes_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
