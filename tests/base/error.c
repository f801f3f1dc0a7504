/* SPDX-License-Identifier: Apache-2.0 */
#include "base/error.h"

#include <errno.h>

#include "test.h"

static void the_first_failure_is_kept(void **state)
{
	taiyaku_error err = { 0 };

	(void)state;
	assert_int_equal(ty_fail_at(&err, TAIYAKU_ESYNTAX, "a.tmx", 3, 14, "no %s", "seg"),
			 TAIYAKU_ESYNTAX);
	assert_int_equal(ty_fail(&err, TAIYAKU_EIO, "later"), TAIYAKU_EIO);
	assert_int_equal(err.status, TAIYAKU_ESYNTAX);
	assert_string_equal(err.file, "a.tmx");
	assert_string_equal(err.message, "no seg");
	assert_int_equal(err.line, 3);
	assert_int_equal(err.column, 14);
	assert_int_equal(ty_fail(NULL, TAIYAKU_EIO, "nobody listens"), TAIYAKU_EIO);
}

static void a_document_cannot_send_escapes_to_a_terminal(void **state)
{
	taiyaku_error err = { 0 };

	(void)state;
	ty_fail(&err, TAIYAKU_ESYNTAX, "%s",
		"\x1b[31m\n日本\xC2\x9B"
		"5m\x7F\xE2\x80\xA8");
	assert_string_equal(err.message, "?[31m?日本??5m????");
	err = (taiyaku_error){ 0 };
	ty_fail_at(&err, TAIYAKU_EIO, "\xFF.txt", 0, 0, "\xE6\x97 is no text");
	assert_string_equal(err.file, "?.txt");
	assert_string_equal(err.message, "?? is no text");
}

static void a_long_message_ends_at_a_character(void **state)
{
	taiyaku_error err = { 0 };
	char text[2000];
	size_t len;

	(void)state;
	for (size_t i = 0; i + 3 < sizeof text; i += 3)
		memcpy(text + i, "語", 4);
	ty_fail(&err, TAIYAKU_ESYNTAX, "%s", text);
	len = strlen(err.message);
	assert_true(len > 500 && len % 3 == 0);
}

static void a_system_error_says_why(void **state)
{
	taiyaku_error err = { 0 };

	(void)state;
	assert_int_equal(ty_fail_errno(&err, "x", ENOENT, "cannot open"), TAIYAKU_EIO);
	assert_string_equal(err.message, "cannot open: no such file or directory");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_first_failure_is_kept),
		cmocka_unit_test(a_document_cannot_send_escapes_to_a_terminal),
		cmocka_unit_test(a_long_message_ends_at_a_character),
		cmocka_unit_test(a_system_error_says_why),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
