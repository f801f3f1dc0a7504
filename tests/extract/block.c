/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/block.h"

#include "test.h"

static void spans_hold_the_text_between_open_and_close(void **state)
{
	ty_block_builder builder = { 0 };
	const ty_block *block;
	taiyaku_error err = { 0 };

	(void)state;
	ty_block_begin(&builder, TY_BLOCK_ITEM, 1, 7);
	ty_block_add(&builder, TY_STR("see "), 7);
	ty_block_open(&builder, TY_MARK_LINK, TY_STR("http://example.org/"));
	ty_block_open(&builder, TY_MARK_EMPHASIS, TY_STR(""));
	ty_block_add(&builder, TY_STR("猫の本"), 7);
	ty_block_close(&builder, TY_MARK_EMPHASIS);
	ty_block_close(&builder, TY_MARK_LINK);
	ty_block_add(&builder, TY_STR(" [A Book of Cats]"), 7);
	assert_ok(ty_block_end(&block, &builder, &err));
	assert_str(block->text, "see 猫の本 [A Book of Cats]");
	assert_int_equal(block->n_spans, 2);
	assert_int_equal(block->spans[0].mark, TY_MARK_LINK);
	assert_str(block->spans[0].value, "http://example.org/");
	for (size_t i = 0; i < 2; i++)
		assert_str(ty_str_slice(block->text, block->spans[i].from, block->spans[i].to),
			   "猫の本");
	ty_block_builder_free(&builder);
}

static void an_open_span_ends_with_its_block(void **state)
{
	ty_block_builder builder = { 0 };
	const ty_block *block;
	taiyaku_error err = { 0 };

	(void)state;
	ty_block_begin(&builder, TY_BLOCK_TEXT, 0, 1);
	ty_block_open(&builder, TY_MARK_STRONG, TY_STR(""));
	ty_block_add(&builder, TY_STR("abc"), 1);
	ty_block_close(&builder, TY_MARK_EMPHASIS);
	assert_ok(ty_block_end(&block, &builder, &err));
	assert_int_equal(block->spans[0].to, 3);
	ty_block_builder_free(&builder);
}

static void lines_are_counted_from_the_place_before(void **state)
{
	ty_block_builder builder = { 0 };
	const ty_block *block;
	taiyaku_error err = { 0 };

	(void)state;
	ty_block_begin(&builder, TY_BLOCK_TEXT, 0, 10);
	ty_block_add(&builder, TY_STR("one\ntwo\n"), 10);
	ty_block_add(&builder, TY_STR("three"), 15);
	assert_ok(ty_block_end(&block, &builder, &err));
	assert_int_equal(ty_block_line(block, 0), 10);
	assert_int_equal(ty_block_line(block, 4), 11);
	assert_int_equal(ty_block_line(block, 8), 15);
	ty_block_builder_free(&builder);
}

static void a_block_over_its_cap_is_cut_between_characters(void **state)
{
	ty_block_builder builder = { 0 };
	const ty_block *block;
	taiyaku_error err = { 0 };

	(void)state;
	ty_block_begin(&builder, TY_BLOCK_TEXT, 0, 1);
	for (size_t i = 0; i < TY_BLOCK_MAX / 3 + 10; i++)
		ty_block_add(&builder, TY_STR("猫"), 1);
	assert_ok(ty_block_end(&block, &builder, &err));
	assert_int_equal(block->text.len, TY_BLOCK_MAX / 3 * 3);
	ty_block_builder_free(&builder);
}

static void a_record_keeps_copies_of_its_fields(void **state)
{
	ty_record_builder builder = { 0 };
	const ty_record *record;
	taiyaku_error err = { 0 };
	char text[] = "cat";

	(void)state;
	ty_record_begin(&builder, TY_STR("animal"), 3);
	ty_record_add(&builder, &(ty_field){ .name = TY_STR("name"),
					     .lang = TY_STR("en"),
					     .text = { text, 3 },
					     .line = 4 });
	text[0] = 'b';
	assert_ok(ty_record_end(&record, &builder, &err));
	assert_int_equal(record->n, 1);
	assert_str(record->name, "animal");
	assert_str(record->fields[0].text, "cat");
	assert_int_equal(record->fields[0].line, 4);
	ty_record_builder_free(&builder);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(spans_hold_the_text_between_open_and_close),
		cmocka_unit_test(an_open_span_ends_with_its_block),
		cmocka_unit_test(lines_are_counted_from_the_place_before),
		cmocka_unit_test(a_block_over_its_cap_is_cut_between_characters),
		cmocka_unit_test(a_record_keeps_copies_of_its_fields),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
