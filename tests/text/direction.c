/* SPDX-License-Identifier: Apache-2.0 */
#include "test.h"

#include "text/direction.h"

static const taiyaku_languages ja_en = { TY_STR("ja"), TY_STR("en") };
static const taiyaku_languages en_ja = { TY_STR("en-GB"), TY_STR("ja-JP") };
static const taiyaku_languages de_en = { TY_STR("de"), TY_STR("en") };

static void the_majority_of_rows_decides(void **state)
{
	ty_direction direction = { 0 };

	(void)state;
	assert_false(ty_direction_turned(&direction));
	ty_direction_add(&direction, TY_STR("Server"), TY_STR("サーバー"), &ja_en);
	assert_true(ty_direction_turned(&direction));
	ty_direction_add(&direction, TY_STR("用語"), TY_STR("term"), &ja_en);
	ty_direction_add(&direction, TY_STR("本"), TY_STR("book"), &ja_en);
	assert_false(ty_direction_turned(&direction));
}

static void rows_of_one_script_prove_nothing(void **state)
{
	ty_direction direction = { 0 };

	(void)state;
	ty_direction_add(&direction, TY_STR("CPU"), TY_STR("CPU"), &ja_en);
	ty_direction_add(&direction, TY_STR("漢字"), TY_STR("kanji (漢字)"), &ja_en);
	ty_direction_add(&direction, TY_STR("用語"), TY_STR("term"), &de_en);
	assert_int_equal(direction.straight + direction.turned, 0);
	ty_direction_add(&direction, TY_STR("用語"), TY_STR("term"), &en_ja);
	assert_int_equal(direction.turned, 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_majority_of_rows_decides),
		cmocka_unit_test(rows_of_one_script_prove_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
