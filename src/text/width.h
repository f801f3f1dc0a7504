/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The width key, the first folding: what two texts have in common when only the way of writing the
 * same characters differs.  Part of text/key.h, which says more.
 */
#ifndef TY_TEXT_WIDTH_H
#define TY_TEXT_WIDTH_H

#include "base/arena.h"

/* The key in arena, or text itself where it is its own key.  map: NULL, or where to put the map of
 * ty_key_mapped (then *out is never text itself). */
TAIYAKU_CHECKED taiyaku_status ty_width_key(taiyaku_str *out, const uint32_t **map, ty_arena *arena,
					    taiyaku_str text, taiyaku_error *err);

#endif
