/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What programs put values into when they show a text: %s, %1$d, %(name)s, {0}, ${name}.
 */
#ifndef TMX_PLACEHOLDERS_H
#define TMX_PLACEHOLDERS_H

#include "base/arena.h"

/* Whether two texts have the same ones, in any order. */
bool ty_placeholders_same(taiyaku_str a, taiyaku_str b);
/* The translation of source as one of query: where they differ in placeholders alone, these are
 * exchanged.  *out is target itself where that cannot be done.  false: no memory. */
bool ty_placeholders_carry(taiyaku_str *out, ty_arena *arena, taiyaku_str query, taiyaku_str source,
			   taiyaku_str target) __attribute__((warn_unused_result));

#endif
