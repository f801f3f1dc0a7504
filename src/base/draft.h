/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A pair in the making: what a reader fills field by field before it gives the pair to a sink.
 */
#ifndef TY_BASE_DRAFT_H
#define TY_BASE_DRAFT_H

#include "base/arena.h"

/* Props or origins of one pair; more are dropped. */
enum { TY_DRAFT_MAX = 4096 };

typedef struct ty_draft {
	taiyaku_pair pair; /* fields are set directly, lists by the calls below */
	ty_arena *arena;   /* holds the lists */
	taiyaku_prop *props;
	taiyaku_origin *origins;
	size_t props_cap, origins_cap;
	bool failed; /* no memory; sticks */
} ty_draft;

/* An empty pair. */
void ty_draft_start(ty_draft *draft, ty_arena *arena);
/* Append a prop; both strings are borrowed.  An empty type or value is left out, and a value that
 * the type has already. */
void ty_draft_prop(ty_draft *draft, taiyaku_str type, taiyaku_str value);
/* The same, even where this type has the value already: its place in the list tells something. */
void ty_draft_append(ty_draft *draft, taiyaku_str type, taiyaku_str value);
/* Append a copy of origin, whose strings are borrowed; one that is there already is left out. */
void ty_draft_origin(ty_draft *draft, const taiyaku_origin *origin);

#endif
