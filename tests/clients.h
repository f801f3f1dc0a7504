/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Other programs that read what is written here: run where they are installed, else the test is
 * skipped and says why.
 */
#ifndef TY_TESTS_CLIENTS_H
#define TY_TESTS_CLIENTS_H

#include "test.h"

#include <stdlib.h>

#include "base/buf.h"

/* What a command prints. */
static inline ty_buf output_of(const char *command)
{
	ty_buf buf = { 0 };
	char chunk[4096];
	size_t n;
	FILE *p = popen(command, "r");

	assert_non_null(p);
	while ((n = fread(chunk, 1, sizeof chunk, p)) > 0)
		ty_buf_add(&buf, ty_str_of(chunk, n));
	pclose(p);
	return buf;
}

static inline void need(const char *program)
{
	char command[128];

	snprintf(command, sizeof command, "command -v %s >/dev/null", program);
	if (system(command) != 0) {
		print_message("%s is not installed\n", program);
		skip();
	}
}

static inline void assert_has(const ty_buf *text, const char *part)
{
	if (ty_str_find(ty_buf_str(text), ty_str(part), 0) == SIZE_MAX) {
		print_error("no \"%s\" in\n%.*s\n", part, TY_ARG(ty_buf_str(text)));
		fail();
	}
}

#endif
