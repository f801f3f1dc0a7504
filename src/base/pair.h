/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The pair as every layer handles it: copying into an arena, comparing, merging what two finds of
 * the same pair say.  taiyaku_pair_id and the names of kinds and levels are here too.
 */
#ifndef TY_BASE_PAIR_H
#define TY_BASE_PAIR_H

#include "base/arena.h"

/* The words for what a pair is and how it was found, each list in the order of its numbers and
 * ended by NULL: kinds from TAIYAKU_TITLE on, levels, and all that taiyaku_pair may have as a
 * status. */
extern const char *const ty_kind_names[], *const ty_level_names[], *const ty_status_names[];

/* The number that taiyaku_pair_id prints. */
uint64_t ty_pair_hash(const taiyaku_pair *pair);
/* That number as taiyaku_pair_id prints it. */
void ty_pair_id_of(char out[17], uint64_t hash);
/* The number of an id; false: the text has not the form of one. */
bool ty_pair_id_read(uint64_t *out, taiyaku_str id);

/* Whether they have the same id for sure: what it is made of is equal. */
bool ty_pair_same(const taiyaku_pair *a, const taiyaku_pair *b);

/* A deep copy; false: no memory. */
bool ty_pair_copy(taiyaku_pair *out, ty_arena *arena, const taiyaku_pair *pair)
	__attribute__((warn_unused_result));

/* The value of the first prop of this type; empty if there is none. */
taiyaku_str ty_pair_prop(const taiyaku_pair *pair, const char *type);

/* Whether the pair is one of those that the filter lets pass. */
bool ty_pair_passes(const taiyaku_pair *pair, const taiyaku_filter *filter);

/* Whether this is what taiyaku_pair has as a status; not if it is empty. */
bool ty_pair_is_status(taiyaku_str s);

bool ty_origin_equal(const taiyaku_origin *a, const taiyaku_origin *b);

/* What found adds to known, a pair of the same id: origins and props it does not have yet, fields
 * that are empty there.  out borrows from both and from arena; *changed tells whether anything was
 * added.  false: no memory. */
bool ty_pair_merge(taiyaku_pair *out, bool *changed, ty_arena *arena, const taiyaku_pair *known,
		   const taiyaku_pair *found) __attribute__((warn_unused_result));

/* The order of export: kind, source text, target text, memory, tuid. */
int ty_pair_compare(const taiyaku_pair *a, const taiyaku_pair *b);

#endif
