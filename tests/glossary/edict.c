/* SPDX-License-Identifier: Apache-2.0 */
/* What the cases cannot show: the dictionary of Debian's package edict, when it is there. */
#include "roundtrip.h"

#define EDICT "/usr/share/edict/edict"

typedef struct counted {
	size_t pairs, without_text, bracketed, warnings;
	bool found; /* 用語集 = glossary, with its reading */
} counted;

static taiyaku_status count(void *ctx, const taiyaku_pair *pair, taiyaku_error *err)
{
	counted *c = ctx;

	(void)err;
	c->pairs++;
	c->without_text += pair->text[0].len == 0 || pair->text[1].len == 0;
	c->bracketed += ty_str_starts(pair->text[1], TY_STR("(n)")) ||
			ty_str_starts(pair->text[1], TY_STR("(n,"));
	c->found = c->found ||
		   (ty_str_is(pair->text[0], "用語集") && ty_str_is(pair->text[1], "glossary") &&
		    ty_str_is(pair->reading, "ようごしゅう") &&
		    ty_str_is(ty_pair_prop(pair, "partOfSpeech"), "noun"));
	return TAIYAKU_OK;
}

static void warn(void *ctx, const taiyaku_error *what)
{
	counted *c = ctx;

	print_message("%d: %s\n", (int)what->line, what->message);
	c->warnings++;
}

static void the_dictionary_of_debian_is_read_whole(void **state)
{
	counted c = { 0 };
	taiyaku_read_counts counts;
	taiyaku_sink sink = { count, &c };
	taiyaku_hooks hooks = { .warn = warn, .ctx = &c };
	taiyaku_error err = { 0 };

	(void)state;
	if (access(EDICT, R_OK) != 0) {
		print_message("%s is not here\n", EDICT);
		skip();
	}
	assert_ok(taiyaku_read(&counts, EDICT, NULL, &sink, &hooks, &err));
	print_message("%d pairs, %d skipped\n", (int)c.pairs, (int)counts.skipped);
	assert_int_equal(c.pairs, counts.pairs);
	assert_true(c.pairs > 400000);
	assert_true(c.found);
	assert_int_equal(c.without_text, 0);
	assert_int_equal(c.bracketed, 0);
	/* The edition of 2021-02-03 has one entry without a gloss, in line 567. */
	assert_int_equal(c.warnings, counts.skipped);
	assert_true(counts.skipped < 10);
	assert_int_equal(counts.mended, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_dictionary_of_debian_is_read_whole),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
