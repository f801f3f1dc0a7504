/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Lists whose items are a term and its translation: "- 犬: dog", and paragraphs whose lines are.
 * One such line says nothing, most lines of a list do.
 */
#ifndef TY_EXTRACT_LISTS_H
#define TY_EXTRACT_LISTS_H

#include "extract/outlet.h"

/* Items of one list that are kept to see what they are. */
enum { TY_LISTS_LOOK = 512 };

/* The list that is being handed over; all-zero: none. */
typedef struct ty_lists {
	ty_arena arena;
	ty_found *kept;	 /* what the items would be */
	size_t n, items; /* items: all of the list */
	int level;
	char mark[4]; /* what parts the two sides */
	bool japanese_first;
} ty_lists;

/* Every block, list item or not. */
TAIYAKU_CHECKED taiyaku_status ty_lists_block(ty_lists *lists, ty_outlet *outlet,
					      const ty_scan *scan, taiyaku_error *err);
/* The list is over. */
TAIYAKU_CHECKED taiyaku_status ty_lists_end(ty_lists *lists, ty_outlet *outlet, taiyaku_error *err);
void ty_lists_free(ty_lists *lists);

#endif
