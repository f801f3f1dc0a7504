/* SPDX-License-Identifier: Apache-2.0 */
/* Both directions of the rule of brackets; for brackets.c and brackets_reverse.c. */
#ifndef TY_EXTRACT_BRACKETS_H
#define TY_EXTRACT_BRACKETS_H

#include "extract/find.h"

typedef struct ty_bracket_rule {
	const char *name;
	int confidence;
} ty_bracket_rule;

/* The pairs whose Japanese is in the bracket at open, what it holds has been read. */
void ty_find_reverse(ty_finds *finds, size_t open, const ty_inside *inside);

#endif
