/* SPDX-License-Identifier: Apache-2.0 */
#include "base/pair.h"

#include "test.h"

static const taiyaku_origin first = {
	.file = { "a.txt", 5 },
	.line = 3,
	.year = { "2014", 4 },
};
static const taiyaku_origin second = { .file = { "b.txt", 5 }, .line = 9 };

static taiyaku_pair pair_of(const char *source, const char *target)
{
	return (taiyaku_pair){
		.kind = TAIYAKU_TITLE,
		.text = { ty_str(source), ty_str(target) },
	};
}

static void the_id_is_made_from_the_content_alone(void **state)
{
	taiyaku_pair a = pair_of("用語集", "glossary"), b = a;
	char id[17], other[17];

	(void)state;
	taiyaku_pair_id(id, &a);
	assert_int_equal(strlen(id), 16);
	b.origins = &first;
	b.n_origins = 1;
	b.note = TY_STR("note");
	b.kind = TAIYAKU_NAME; /* a unit too */
	taiyaku_pair_id(other, &b);
	assert_string_equal(id, other);
	b.kind = TAIYAKU_TERM;
	taiyaku_pair_id(other, &b);
	assert_string_not_equal(id, other);
	b = a;
	b.memory = TY_STR("client");
	taiyaku_pair_id(other, &b);
	assert_string_not_equal(id, other);
	a = pair_of("用語集g", "lossary");
	taiyaku_pair_id(other, &a);
	assert_string_not_equal(id, other);
}

/* Ids are in users' files: they may not change between versions. */
static void the_id_never_changes(void **state)
{
	taiyaku_pair pair = pair_of("用語集", "glossary");
	char id[17];

	(void)state;
	taiyaku_pair_id(id, &pair);
	assert_string_equal(id, "79b611f340558d21");
}

static void a_merge_adds_origins_and_fills_empty_fields(void **state)
{
	taiyaku_pair known = pair_of("題", "title"), found = known, merged;
	taiyaku_origin both[2] = { first, second };
	ty_arena arena = { 0 };
	bool changed;

	(void)state;
	known.origins = &first;
	known.n_origins = 1;
	known.note = TY_STR("kept");
	found.origins = both;
	found.n_origins = 2;
	found.note = TY_STR("not taken");
	found.reading = TY_STR("だい");
	assert_true(ty_pair_merge(&merged, &changed, &arena, &known, &found));
	assert_true(changed);
	assert_int_equal(merged.n_origins, 2);
	assert_true(ty_origin_equal(&merged.origins[1], &second));
	assert_str(merged.note, "kept");
	assert_str(merged.reading, "だい");
	assert_true(ty_pair_merge(&known, &changed, &arena, &merged, &found));
	assert_false(changed);
	ty_arena_free(&arena);
}

static void the_later_change_replaces_the_earlier(void **state)
{
	const taiyaku_prop old[] = {
		{ TY_STR("changedate"), TY_STR("20200101T000000Z") },
		{ TY_STR("changeid"), TY_STR("Mori") },
		{ TY_STR("en:changedate"), TY_STR("20220101T000000Z") },
	};
	const taiyaku_prop new[] = {
		{ TY_STR("changedate"), TY_STR("20210101T000000Z") },
		{ TY_STR("changeid"), TY_STR("Sato") },
		{ TY_STR("en:changedate"), TY_STR("20190101T000000Z") },
		{ TY_STR("usagecount"), TY_STR("3") },
	};
	taiyaku_pair known = pair_of("題", "title"), found = known, merged;
	ty_arena arena = { 0 };
	bool changed;

	(void)state;
	known.props = old;
	known.n_props = 3;
	found.props = new;
	found.n_props = 4;
	assert_true(ty_pair_merge(&merged, &changed, &arena, &known, &found));
	assert_true(changed);
	assert_int_equal(merged.n_props, 4);
	assert_str(ty_pair_prop(&merged, "changedate"), "20210101T000000Z");
	assert_str(ty_pair_prop(&merged, "changeid"), "Sato");
	assert_str(ty_pair_prop(&merged, "en:changedate"), "20220101T000000Z");
	assert_str(ty_pair_prop(&merged, "usagecount"), "3");
	assert_true(ty_pair_merge(&found, &changed, &arena, &merged, &known));
	assert_false(changed);
	ty_arena_free(&arena);
}

static void a_copy_outlives_its_source(void **state)
{
	char text[] = "題";
	taiyaku_pair pair = pair_of(text, "title"), copy;
	taiyaku_prop prop = { TY_STR("project"), TY_STR("x") };
	ty_arena arena = { 0 };

	(void)state;
	pair.origins = &first;
	pair.n_origins = 1;
	pair.props = &prop;
	pair.n_props = 1;
	assert_true(ty_pair_copy(&copy, &arena, &pair));
	memset(text, 'x', sizeof text - 1);
	prop = (taiyaku_prop){ { 0 }, { 0 } };
	assert_str(copy.text[TAIYAKU_SOURCE], "題");
	assert_str(copy.props[0].type, "project");
	assert_str(copy.origins[0].year, "2014");
	ty_arena_free(&arena);
}

static void export_orders_by_kind_then_text(void **state)
{
	taiyaku_pair a = pair_of("あ", "z"), b = pair_of("い", "a"), c = a;

	(void)state;
	assert_true(ty_pair_compare(&a, &b) < 0);
	c.kind = TAIYAKU_TERM;
	assert_true(ty_pair_compare(&b, &c) < 0);
	c = a;
	c.tuid = TY_STR("1");
	assert_true(ty_pair_compare(&a, &c) < 0);
	assert_int_equal(ty_pair_compare(&a, &a), 0);
}

static void kinds_and_levels_have_names(void **state)
{
	(void)state;
	assert_string_equal(taiyaku_kind_name(TAIYAKU_SEGMENT), "segment");
	assert_int_equal(taiyaku_kind_from(TY_STR("name")), TAIYAKU_NAME);
	assert_int_equal(taiyaku_kind_from(TY_STR("")), TAIYAKU_ANY);
	assert_string_equal(taiyaku_level_name(TAIYAKU_NEAR), "near");
	assert_string_equal(taiyaku_level_name(TAIYAKU_LOOSE), "loose");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_id_is_made_from_the_content_alone),
		cmocka_unit_test(the_id_never_changes),
		cmocka_unit_test(a_merge_adds_origins_and_fills_empty_fields),
		cmocka_unit_test(the_later_change_replaces_the_earlier),
		cmocka_unit_test(a_copy_outlives_its_source),
		cmocka_unit_test(export_orders_by_kind_then_text),
		cmocka_unit_test(kinds_and_levels_have_names),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
