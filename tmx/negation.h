/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Where a text says no.  ない, ません, ず and the like by their letters and what stands around
 * them, 不 非 未 無; English not, never, without, n't, and pairs like able, unable.
 */
#ifndef TY_TMX_NEGATION_H
#define TY_TMX_NEGATION_H

#include "base/str.h"

/* Negations of a width key that lie, in part, within bytes from..to. */
size_t ty_count_negations(taiyaku_str key, size_t from, size_t to);

/* Whether an English word is a negation by itself, or a kanji is one in front of others. */
bool ty_is_negation(taiyaku_str word);

/* Whether one word is the other with un-, in-, im-, ir-, dis- or non- before it. */
bool ty_are_opposites(taiyaku_str a, taiyaku_str b);

#endif
