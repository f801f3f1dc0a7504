/* SPDX-License-Identifier: Apache-2.0 */
#include "command/gather.h"

#include "base/buf.h"
#include "test.h"

/* What comes out: the texts with the lines of their origins, "港=harbour@1,3;". */
typedef struct written {
	ty_buf text;
	uint64_t n;
} written;

static taiyaku_status write_pair(void *ctx, const taiyaku_pair *pair, taiyaku_error *err)
{
	written *to = ctx;

	(void)err;
	to->n++;
	if (to->text.len > 4096)
		return TAIYAKU_OK;
	ty_buf_print(&to->text, "%.*s=%.*s", TY_ARG(pair->text[0]), TY_ARG(pair->text[1]));
	for (size_t i = 0; i < pair->n_origins; i++)
		ty_buf_print(&to->text, "%c%d", i ? ',' : '@', (int)pair->origins[i].line);
	if (pair->note.len)
		ty_buf_print(&to->text, " %.*s", TY_ARG(pair->note));
	ty_buf_print(&to->text, " %.*s%d;", TY_ARG(pair->rule), pair->confidence);
	return TAIYAKU_OK;
}

static void put(ty_gather *gather, const char *source, const char *target, uint64_t line,
		const char *rule, int confidence, const char *note)
{
	const taiyaku_sink *sink = ty_gather_sink(gather);
	taiyaku_origin origin = { .file = TY_STR("a.txt"), .line = line };
	taiyaku_pair pair = { .kind = TAIYAKU_TITLE,
			      .text = { ty_str(source), ty_str(target) },
			      .note = ty_str(note),
			      .rule = ty_str(rule),
			      .confidence = confidence,
			      .origins = &origin,
			      .n_origins = 1 };
	taiyaku_error err = { 0 };

	assert_ok(sink->pair(sink->ctx, &pair, &err));
}

static void a_pair_found_twice_is_one_with_two_origins(void **state)
{
	written out = { 0 };
	taiyaku_sink sink = { write_pair, &out };
	ty_gather *gather = NULL;
	taiyaku_error err = { 0 };

	(void)state;
	assert_ok(ty_gather_new(&gather, &sink, &err));
	put(gather, "港", "harbour", 1, "bracket", 80, "");
	put(gather, "船", "ship", 2, "bracket", 80, "");
	put(gather, "港", "harbour", 3, "quote", 95, "a note");
	put(gather, "港", "harbour", 3, "quote", 70, "");
	put(gather, "港", "port", 4, "bracket", 80, "");
	assert_int_equal(out.n, 0);
	assert_ok(ty_gather_flush(gather, &err));
	assert_str(ty_buf_str(&out.text), "港=harbour@1,3 a note quote95;船=ship@2 bracket80;"
					  "港=port@4 bracket80;");
	assert_int_equal(ty_gather_count(gather), 3);
	/* What has gone on is forgotten. */
	ty_buf_clear(&out.text);
	put(gather, "港", "harbour", 9, "bracket", 80, "");
	assert_ok(ty_gather_flush(gather, &err));
	assert_str(ty_buf_str(&out.text), "港=harbour@9 bracket80;");
	ty_gather_free(gather);
	ty_buf_free(&out.text);
}

static void a_listed_pair_goes_on_at_once(void **state)
{
	written out = { 0 };
	taiyaku_sink sink = { write_pair, &out };
	ty_gather *gather = NULL;
	taiyaku_error err = { 0 };

	(void)state;
	assert_ok(ty_gather_new(&gather, &sink, &err));
	put(gather, "港", "harbour", 1, "", 0, "");
	put(gather, "港", "harbour", 1, "", 0, "");
	assert_int_equal(out.n, 2);
	ty_gather_free(gather);
	ty_buf_free(&out.text);
}

static void what_is_held_has_a_limit(void **state)
{
	written out = { 0 };
	taiyaku_sink sink = { write_pair, &out };
	ty_gather *gather = NULL;
	char *note = malloc(100001);
	taiyaku_error err = { 0 };

	(void)state;
	assert_non_null(note);
	memset(note, 'x', 100000);
	note[100000] = '\0';
	assert_ok(ty_gather_new(&gather, &sink, &err));
	for (int i = 0; i < 2000; i++) {
		char source[16];

		snprintf(source, sizeof source, "第%d章", i);
		put(gather, source, "chapter", 1, "bracket", 80, note);
	}
	assert_true(out.n >= 600 && out.n < 2000);
	assert_ok(ty_gather_flush(gather, &err));
	assert_int_equal(out.n, 2000);
	ty_gather_free(gather);
	ty_buf_free(&out.text);
	free(note);
}

static void many_origins_of_one_pair_are_held(void **state)
{
	written out = { 0 };
	taiyaku_sink sink = { write_pair, &out };
	ty_gather *gather = NULL;
	taiyaku_error err = { 0 };

	(void)state;
	assert_ok(ty_gather_new(&gather, &sink, &err));
	for (uint64_t line = 1; line <= 50000; line++) {
		put(gather, "港", "harbour", line, "bracket", 80, "");
		put(gather, "港", "harbour", line, "bracket", 80, "");
	}
	assert_ok(ty_gather_flush(gather, &err));
	assert_int_equal(out.n, 1);
	assert_true(ty_str_starts(ty_buf_str(&out.text), TY_STR("港=harbour@1,2,3,4,")));
	assert_true(ty_str_ends(ty_buf_str(&out.text), TY_STR(",49999,50000 bracket80;")));
	ty_gather_free(gather);
	ty_buf_free(&out.text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_pair_found_twice_is_one_with_two_origins),
		cmocka_unit_test(a_listed_pair_goes_on_at_once),
		cmocka_unit_test(what_is_held_has_a_limit),
		cmocka_unit_test(many_origins_of_one_pair_are_held),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
