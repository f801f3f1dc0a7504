/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A change as the files that make it up see it: change.c begins and ends it, memory.c puts pairs in
 * and takes them out, feed.c puts many beside whoever reads them, entries.c finds, removes and
 * edits those that are there.
 */
#ifndef TY_TMX_CHANGE_H
#define TY_TMX_CHANGE_H

#include "store/store.h"
#include "text/key.h"
#include "tmx/keys.h"

struct taiyaku_change {
	ty_txn *txn;
	ty_language languages[2];
	ty_arena arena; /* of the pair at hand */
	taiyaku_sink sink;
	struct ty_feed *feed; /* owned; NULL: nothing is on its way */
};

/* A pair on its way into a store. */
typedef struct ty_put {
	taiyaku_pair pair;
	uint64_t id;
	bool described; /* the rest is made */
	ty_pair_keys keys;
	ty_searchable texts[2];
} ty_put;

/* All that comes out of a store is valid text, and has both of its texts, for nothing goes in
 * otherwise.  EARGUMENT. */
TAIYAKU_CHECKED taiyaku_status ty_change_check(const taiyaku_pair *pair, taiyaku_error *err);

/* Make what a pair that is not in the store yet is added with, in arena. */
TAIYAKU_CHECKED taiyaku_status ty_put_describe(ty_put *put, ty_arena *arena,
					       const ty_language languages[2], taiyaku_error *err);
/* Put a checked pair; what it lacks is made.  change->arena is emptied. */
TAIYAKU_CHECKED taiyaku_status ty_change_put(taiyaku_put_result *result, taiyaku_change *change,
					     ty_put *put, taiyaku_error *err);

/* Take a pair that is there out of the store and of all that it is found by. */
TAIYAKU_CHECKED taiyaku_status ty_change_take_out(taiyaku_change *change, uint64_t number,
						  const taiyaku_pair *known, taiyaku_error *err);

/* A taiyaku_sink's: put a pair later. */
taiyaku_status ty_feed_pair(void *change, const taiyaku_pair *pair, taiyaku_error *err);
/* Forget what is on its way. */
void ty_feed_drop(taiyaku_change *change);

#endif
