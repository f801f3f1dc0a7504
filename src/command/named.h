/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The pairs that arguments name, for commands that change single ones: by id, by tuid, or by the
 * whole of a text.  A name that may mean several pairs is told with their ids.
 */
#ifndef TY_COMMAND_NAMED_H
#define TY_COMMAND_NAMED_H

#include "command/command.h"

typedef struct ty_named_pair {
	size_t name; /* index of the name */
	taiyaku_pair pair;
} ty_named_pair;

typedef struct ty_named {
	taiyaku_str *names; /* owned, like pairs; each name once */
	size_t n_names;
	ty_named_pair *pairs; /* in the order of the names, each pair once */
	size_t n;
	size_t unknown;	  /* names of no pair; each was reported */
	size_t ambiguous; /* names of several pairs; each was reported, its pairs are results */
} ty_named;

/* Arguments, and for "-" the lines of standard input; without any, all pairs of the filter.  all:
 * no name is ambiguous.  Texts live in the arena of app. */
TAIYAKU_CHECKED taiyaku_status ty_named_find(ty_named *out, ty_app *app, taiyaku_change *change,
					     const taiyaku_filter *filter, bool all,
					     taiyaku_error *err);
void ty_named_free(ty_named *named);

/* A pair as a result; people are told its id too, and the id it had before, unless empty. */
TAIYAKU_CHECKED taiyaku_status ty_named_print(ty_app *app, const taiyaku_pair *pair,
					      taiyaku_str before, taiyaku_error *err);

#endif
