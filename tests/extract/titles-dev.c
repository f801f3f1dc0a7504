/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Prints what is found in documents as the scorer of the development set reads it, "id, ja, en,
 * confidence, rule" a line; the id is the name of the file without its ending.
 *	titles-dev FILE...
 */
#include <stdio.h>

#include "base/str.h"

static taiyaku_status print_pair(void *ctx, const taiyaku_pair *pair, taiyaku_error *err)
{
	const taiyaku_str *id = ctx;

	(void)err;
	printf("%.*s\t%.*s\t%.*s\t%d\t%.*s\n", TY_ARG(*id), TY_ARG(pair->text[TAIYAKU_SOURCE]),
	       TY_ARG(pair->text[TAIYAKU_TARGET]), pair->confidence, TY_ARG(pair->rule));
	return TAIYAKU_OK;
}

int main(int argc, char **argv)
{
	taiyaku_read_options options = { .documents_only = true };
	int failed = 0;

	for (int i = 1; i < argc; i++) {
		const char *slash = strrchr(argv[i], '/');
		taiyaku_str name = ty_str(slash ? slash + 1 : argv[i]);
		taiyaku_str id = ty_str_next(&name, '.');
		taiyaku_sink sink = { print_pair, &id };
		taiyaku_error err = { 0 };

		if (taiyaku_read(NULL, argv[i], &options, &sink, NULL, &err)) {
			fprintf(stderr, "%s: %s\n", argv[i], err.message);
			failed = 1;
		}
	}
	return failed;
}
