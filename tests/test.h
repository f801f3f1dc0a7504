/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What every cmocka test needs: its headers in their order, and comparisons of views.
 */
#ifndef TY_TESTS_TEST_H
#define TY_TESTS_TEST_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/str.h"

/* Print both sides and fail where they differ. */
static inline void assert_str_at(taiyaku_str got, taiyaku_str want, const char *file, int line)
{
	if (ty_str_equal(got, want))
		return;
	print_error("got  \"%.*s\"\nwant \"%.*s\"\n", TY_ARG(got), TY_ARG(want));
	_fail(file, line);
}

/* got is a taiyaku_str, want a string. */
#define assert_str(got, want) assert_str_at((got), ty_str(want), __FILE__, __LINE__)

/* For hooks whose ctx is a taiyaku_error: the last warning. */
static inline void keep_warning(void *ctx, const taiyaku_error *what)
{
	*(taiyaku_error *)ctx = *what;
}

/* The call succeeds; its message is printed if not. */
#define assert_ok(call)                                                               \
	do {                                                                          \
		taiyaku_status got_status = (call);                                   \
		if (got_status)                                                       \
			print_error("status %d: %s\n", (int)got_status, err.message); \
		assert_int_equal(got_status, TAIYAKU_OK);                             \
	} while (0)

#endif
