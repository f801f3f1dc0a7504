/* SPDX-License-Identifier: Apache-2.0 */
#include "command/output.h"

#include "test.h"

static void clean(const char *dirty, size_t len, const char *want)
{
	ty_buf buf = { 0 };

	ty_clean_add(&buf, ty_str_of(dirty, len));
	assert_str(ty_buf_str(&buf), want);
	ty_buf_free(&buf);
}

#define CLEAN(dirty, want) clean((dirty), sizeof(dirty) - 1, (want))

static void no_control_character_leaves(void **state)
{
	(void)state;
	CLEAN("港の灯 Harbour Lights", "港の灯 Harbour Lights");
	CLEAN("a\tb\nc\r\nd", "a b c  d");
	CLEAN("\x1b[31m\x07\x00\x7f", "␛[31m␇␀␡");
	CLEAN("\xC2\x9B"
	      "31m\xC2\xA0",
	      "\xEF\xBF\xBD"
	      "31m\xC2\xA0");
	CLEAN("a\xE2\x80\xA8"
	      "b\xE2\x80\xA9"
	      "c\xC2\x85"
	      "d",
	      "a b c d");
	/* A view that was cut inside a character is not read past its end. */
	CLEAN("\xC2", "\xC2");
	CLEAN("\xE2\x80", "\xE2\x80");
	CLEAN("", "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(no_control_character_leaves),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
