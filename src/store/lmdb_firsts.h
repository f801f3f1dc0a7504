/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The first page of a search: a long list of grams begins with the numbers that are told first, the
 * shortest text before others, then the newest pair; and it knows how many it has.  So neither a
 * page nor a count needs the whole of a list.
 */
#ifndef TY_STORE_LMDB_FIRSTS_H
#define TY_STORE_LMDB_FIRSTS_H

#include "store/lmdb_search.h"
#include "store/postings.h"

/* Choose the firsts of n rising numbers, which may repeat; points[i] is the length of text i.
 * Returns how many; they rise. */
size_t ty_firsts_choose(uint32_t out[TY_POSTINGS_FIRSTS], const unsigned char *points,
			const uint32_t *numbers, size_t n);

taiyaku_status ty_lmdb_first(bool *known, uint64_t *total, ty_txn *txn, const ty_needle *needle,
			     const ty_selection *selection, size_t max, ty_chosen_fn found,
			     void *ctx, taiyaku_error *err);

#endif
