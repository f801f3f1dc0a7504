/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Lists that grow: a pointer that its owner frees, how many items there are, and how many there is
 * room for.
 */
#ifndef TY_BASE_GROW_H
#define TY_BASE_GROW_H

#include <stdbool.h>
#include <stddef.h>

/* Room for n items in list; both list and cap may change, the items stay.  false: no memory, and
 * all is as it was. */
#define TY_GROW(list, cap, n) ((n) <= (cap) || ty_grow(&(list), &(cap), (n), sizeof *(list)))

/* What TY_GROW does where there is too little room; list is the address of a pointer. */
bool ty_grow(void *list, size_t *cap, size_t n, size_t size) __attribute__((warn_unused_result));

#endif
