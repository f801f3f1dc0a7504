/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What a search asks for: words, each to be found somewhere, and phrases in quotes, to be found as
 * they are.  Each as a store looks for it on either side.
 */
#ifndef TY_TMX_NEEDLES_H
#define TY_TMX_NEEDLES_H

#include "store/backend.h"
#include "text/key.h"

typedef struct ty_needles {
	ty_needle (*list)[2]; /* by side */
	size_t n;
} ty_needles;

/* Cut a query at white space of any width, but not inside "..." or “...”.  What has an empty key is
 * left out.  out lives in arena. */
TAIYAKU_CHECKED taiyaku_status ty_needles_make(ty_needles *out, ty_arena *arena, taiyaku_str query,
					       const ty_language languages[2], taiyaku_error *err);

#endif
