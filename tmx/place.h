/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Where in a text, as it was written, something stands that was found in its width key.
 */
#ifndef TY_TMX_PLACE_H
#define TY_TMX_PLACE_H

#include "base/arena.h"

/* The first place of key, a width key, in text: *there false if there is none.  A character that is
 * several in the key counts as a whole: 株式 is found in ㍿. */
TAIYAKU_CHECKED taiyaku_status ty_place_find(taiyaku_span *out, bool *there, ty_arena *arena,
					     taiyaku_str text, taiyaku_str key, taiyaku_error *err);

#endif
