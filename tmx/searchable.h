/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A text made ready for a store to search: its width key in the pieces that its language is scored
 * and found by.
 */
#ifndef TY_TMX_SEARCHABLE_H
#define TY_TMX_SEARCHABLE_H

#include "store/backend.h"
#include "text/key.h"

/* Whether texts of a language are taken by characters; else by words. */
static inline bool ty_is_unspaced(ty_language language)
{
	return language == TY_JAPANESE || language == TY_UNSPACED;
}

/* key is a width key; out lives in arena and borrows from key. */
TAIYAKU_CHECKED taiyaku_status ty_searchable_make(ty_searchable *out, ty_arena *arena,
						  taiyaku_str key, ty_language language,
						  taiyaku_error *err);

/* The same for both texts of a pair, as a ty_searchable_fn; ctx is a const ty_language[2]. */
taiyaku_status ty_searchable_pair(ty_searchable out[2], void *ctx, const taiyaku_str text[2],
				  ty_arena *arena, taiyaku_error *err);

#endif
