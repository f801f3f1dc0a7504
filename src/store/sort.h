/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Sorting a million strings without moving them: by eight bytes at a time, of which the first 16
 * are kept beside each reference, so that comparing rarely looks at the string itself.  Time is
 * bounded for any input, and no memory is needed.
 */
#ifndef TY_STORE_SORT_H
#define TY_STORE_SORT_H

#include "taiyaku.h"

typedef struct ty_sort_item {
	uint64_t head, next; /* set by ty_sort */
	uint64_t ref;	     /* what the caller knows the string by */
} ty_sort_item;

typedef struct ty_sort_order {
	/* Bytes 8 * depth to 8 * depth + 7 of the string, the first one highest, zero past its
	 * end. */
	uint64_t (*head)(const void *ctx, uint64_t ref, size_t depth);
	/* The whole order; asked only where heads do not decide. */
	int (*compare)(const void *ctx, uint64_t a, uint64_t b);
	const void *ctx;
	/* It will be compared soon.  NULL: there is nothing to be done for that. */
	void (*expect)(const void *ctx, uint64_t ref);
} ty_sort_order;

void ty_sort(ty_sort_item *items, size_t n, const ty_sort_order *order);

/* The head of a plain string. */
uint64_t ty_sort_head(taiyaku_str s, size_t depth);

/* Plain numbers, rising; for few. */
void ty_sort_numbers(uint32_t *numbers, size_t n);

#endif
