/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Problems of one kind that a file has again and again: the first are told each with its place, the
 * others are counted and told in one line at the end.
 */
#ifndef TY_BASE_REPEATS_H
#define TY_BASE_REPEATS_H

#include "taiyaku.h"

/* Of a kind that are told each. */
enum { TY_REPEATS_TOLD = 10 };

/* All-zero is: nothing was told. */
typedef struct ty_repeats {
	struct ty_repeat *list; /* owned */
	size_t n, cap;
} ty_repeats;

/* Tell of one more problem, or keep it for the end.  kind: the same text for the same kind; a file
 * of more kinds than are kept has the others told each. */
void ty_repeats_tell(ty_repeats *repeats, const taiyaku_hooks *hooks, taiyaku_str kind,
		     const taiyaku_error *what);
/* Tell of what was kept, and free it. */
void ty_repeats_end(ty_repeats *repeats, const taiyaku_hooks *hooks);

#endif
