/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Memory for large tables that are looked into all over: in huge pages, where the system has them,
 * so that a look does not also cost one into the page tables.
 */
#ifndef TY_BASE_HUGE_H
#define TY_BASE_HUGE_H

#include <stddef.h>

/* size bytes, aligned to 64; NULL: no memory. */
void *ty_huge_room(size_t size);
/* The same, all of them zero. */
void *ty_huge_new(size_t size);
/* size as it was asked for.  NULL is fine. */
void ty_huge_free(void *memory, size_t size);

#endif
