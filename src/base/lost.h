/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What a format being written cannot hold: the names of such fields, each once, so that the user
 * reads one line at the end in place of one a pair.
 */
#ifndef TY_BASE_LOST_H
#define TY_BASE_LOST_H

#include "taiyaku.h"

/* Room for the names in one message. */
enum { TY_LOST_SIZE = 320 };

/* All-zero is nothing lost; there is nothing to free. */
typedef struct ty_lost {
	char names[TY_LOST_SIZE]; /* "definition, context" */
	size_t len;
	bool more; /* names that found no room */
} ty_lost;

/* A field of this name ("definition") was left out. */
void ty_lost_add(ty_lost *lost, taiyaku_str name);
/* Nothing lost: nothing.  Else one warning: "FORMAT cannot hold, left out: definition, context".
 * file and hooks may be NULL. */
void ty_lost_tell(const ty_lost *lost, const char *file, const char *format,
		  const taiyaku_hooks *hooks);

#endif
