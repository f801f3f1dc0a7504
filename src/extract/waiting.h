/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Pairs of running text whose citation is in a note further down: “題,” meaning “gloss.”[1]
 */
#ifndef TY_EXTRACT_WAITING_H
#define TY_EXTRACT_WAITING_H

#include "extract/found.h"

/* Pairs that wait at one time; more are pushed without what their note says. */
enum { TY_WAITING_MAX = 4096 };

/* All-zero is empty. */
typedef struct ty_waiting {
	ty_arena arena;
	ty_buf list;  /* of ty_found; an empty ja: was taken */
	size_t taken; /* of them */
} ty_waiting;

/* *kept false: there is no room, push it. */
TAIYAKU_CHECKED taiyaku_status ty_waiting_keep(bool *kept, ty_waiting *waiting,
					       const ty_found *found, taiyaku_error *err);
/* Whether one waits for this note. */
bool ty_waiting_for(const ty_waiting *waiting, taiyaku_str label);
/* Take the next one that waits for a note, with the citation of the note where it has the same
 * title; NULL: the next of all that wait.  false: there is none, or no memory for its citation. */
bool ty_waiting_take(ty_found *out, ty_waiting *waiting, const ty_scan *note, ty_arena *arena);
void ty_waiting_free(ty_waiting *waiting);

#endif
