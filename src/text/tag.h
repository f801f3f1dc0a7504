/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Language tags (BCP 47), of which the primary subtag decides, and names of props that carry one:
 * "en:partOfSpeech" speaks of the English side of a pair only.
 */
#ifndef TY_TEXT_TAG_H
#define TY_TEXT_TAG_H

#include "base/arena.h"

/* "ja" of "ja-JP" and of "ja_JP". */
taiyaku_str ty_tag_primary(taiyaku_str tag);
/* Whether the tag says Japanese. */
bool ty_tag_is_japanese(taiyaku_str tag);
/* TAIYAKU_SOURCE or TAIYAKU_TARGET, -1 for another language. */
int ty_tag_side(taiyaku_str tag, const taiyaku_languages *languages);

/* "en:name" in arena; false: no memory. */
bool ty_tag_prefix(taiyaku_str *out, ty_arena *arena, taiyaku_str tag, taiyaku_str name)
	__attribute__((warn_unused_result));
/* The side of a name's prefix, -1 without one of the two languages; *name is what follows it, or
 * all of it. */
int ty_tag_split(taiyaku_str *name, taiyaku_str whole, const taiyaku_languages *languages);

#endif
