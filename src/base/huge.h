/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Memory for large tables that are looked into all over: in huge pages, where the system has them,
 * so that a look does not also cost one into the page tables.
 */
#ifndef TY_BASE_HUGE_H
#define TY_BASE_HUGE_H

#include <stdbool.h>
#include <stddef.h>

/* size bytes, aligned to 64; NULL: no memory.  What is never written to takes none. */
void *ty_huge_room(size_t size);
/* The same, all of them zero. */
void *ty_huge_new(size_t size);
/* size as it was asked for.  NULL is fine. */
void ty_huge_free(void *memory, size_t size);

/* TY_GROW of base/grow.h for a list in such memory, freed with cap items. */
#define TY_HUGE_GROW(list, cap, n) \
	((n) <= (cap) || ty_huge_grow(&(list), &(cap), (n), sizeof *(list)))

bool ty_huge_grow(void *list, size_t *cap, size_t n, size_t size)
	__attribute__((warn_unused_result));

#endif
