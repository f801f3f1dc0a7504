/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A change as the files that make it up see it: memory.c puts pairs in, entries.c finds, removes
 * and edits those that are there.
 */
#ifndef TY_TMX_CHANGE_H
#define TY_TMX_CHANGE_H

#include "store/store.h"
#include "text/key.h"

struct taiyaku_change {
	ty_txn *txn;
	ty_language languages[2];
	ty_arena arena; /* of the pair at hand */
};

/* All that comes out of a store is valid text, for none of it goes in otherwise.  EARGUMENT. */
TAIYAKU_CHECKED taiyaku_status ty_change_check(const taiyaku_pair *pair, taiyaku_error *err);

/* Take a pair that is there out of the store and of all that it is found by. */
TAIYAKU_CHECKED taiyaku_status ty_change_take_out(taiyaku_change *change, uint64_t number,
						  const taiyaku_pair *known, taiyaku_error *err);

#endif
