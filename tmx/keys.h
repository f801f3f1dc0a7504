/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The keys that a store finds a pair by, made from its texts.  A segment has the width keys of its
 * texts; terms, titles and names have those of all levels too, where they differ, and that of their
 * reading.
 */
#ifndef TY_TMX_KEYS_H
#define TY_TMX_KEYS_H

#include "store/store.h"
#include "text/key.h"

/* Two sides with a width key, three of other levels and a reading each. */
enum { TY_PAIR_KEYS = 10 };

typedef struct ty_pair_keys {
	ty_key_ref refs[TY_PAIR_KEYS];
	size_t n;
} ty_pair_keys;

/* All keys of a pair in a store of these languages (by side), in arena. */
TAIYAKU_CHECKED taiyaku_status ty_pair_keys_make(ty_pair_keys *out, ty_arena *arena,
						 const taiyaku_pair *pair,
						 const ty_language languages[2],
						 taiyaku_error *err);

#endif
