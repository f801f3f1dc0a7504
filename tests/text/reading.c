/* SPDX-License-Identifier: Apache-2.0 */
#include "text/reading.h"

#include "test.h"

static void a_text_in_kana_is_its_own_reading(void **state)
{
	static const struct {
		const char *given, *text, *want;
	} rows[] = {
		{ "とりあつかい", "取扱", "とりあつかい" },
		{ "", "取扱", "" },
		{ "", "サーバー", "サーバー" },
		{ "", "ﾒﾓﾘ･ｶｰﾄﾞ", "ﾒﾓﾘ･ｶｰﾄﾞ" },
		{ "", "いろは うた", "いろは うた" },
		{ "", "Webサーバ", "" },
		{ "", "サーバ2", "" },
		{ "", "・", "" },
		{ "", "", "" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		assert_str(ty_reading_of(ty_str(rows[i].given), ty_str(rows[i].text)),
			   rows[i].want);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_text_in_kana_is_its_own_reading),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
