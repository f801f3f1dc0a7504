/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A sink that holds pairs found in documents until the end, so that a pair found twice comes out
 * as one pair with two origins, in the order of the first find.  It holds so much and no more:
 * when it is full, what it holds goes on and is forgotten.  A listed pair (one without a rule) goes
 * on at once: what a file lists twice stays twice.
 */
#ifndef TY_COMMAND_GATHER_H
#define TY_COMMAND_GATHER_H

#include "taiyaku.h"

typedef struct ty_gather ty_gather;

/* to is borrowed until free. */
TAIYAKU_CHECKED taiyaku_status ty_gather_new(ty_gather **out, const taiyaku_sink *to,
					     taiyaku_error *err);
/* The sink that gathers; owned by the gather. */
const taiyaku_sink *ty_gather_sink(ty_gather *gather);
/* Everything held goes on. */
TAIYAKU_CHECKED taiyaku_status ty_gather_flush(ty_gather *gather, taiyaku_error *err);
/* Pairs that have gone on so far. */
uint64_t ty_gather_count(const ty_gather *gather);
/* NULL is fine; what is held is dropped. */
void ty_gather_free(ty_gather *gather);

#endif
