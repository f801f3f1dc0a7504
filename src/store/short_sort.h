/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Sorting millions of short strings that stand in their items: nothing else is looked at, and they
 * need no memory beside.  store/sort.h is for longer ones.
 */
#ifndef TY_STORE_SHORT_SORT_H
#define TY_STORE_SHORT_SORT_H

#include "base/str.h"

enum { TY_SHORT_MAX = 23 };

/* A string of up to TY_SHORT_MAX bytes, zeros behind it, and its length. */
typedef struct ty_short {
	unsigned char bytes[TY_SHORT_MAX];
	unsigned char len;
} ty_short;

/* s has no more than TY_SHORT_MAX bytes. */
static inline void ty_short_set(ty_short *out, taiyaku_str s)
{
	*out = (ty_short){ .len = (unsigned char)s.len };
	memcpy(out->bytes, s.data, s.len);
}

static inline taiyaku_str ty_short_str(const ty_short *item)
{
	return ty_str_of((const char *)item->bytes, item->len);
}

/* In the order of ty_str_compare. */
void ty_short_sort(ty_short *items, size_t n);

#endif
