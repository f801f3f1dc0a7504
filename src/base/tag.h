/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Language tags (BCP 47), in any case and with "_" for "-", which of the two languages of a pair
 * they mean, and names of props that carry one: "en:partOfSpeech" speaks of the English side only.
 * The primary subtag decides; where both languages have the same ("en-US:en-GB"), the whole tag.
 */
#ifndef TY_BASE_TAG_H
#define TY_BASE_TAG_H

#include "base/arena.h"

/* "ja" of "ja-JP" and of "ja_JP". */
taiyaku_str ty_tag_primary(taiyaku_str tag);
/* Whether the tag says Japanese. */
bool ty_tag_is_japanese(taiyaku_str tag);
/* Whether two tags are the same but for letters of another case and "_" for "-". */
bool ty_tag_same(taiyaku_str a, taiyaku_str b);
/* "ja": the name of what belongs to a side, fields and props; "ja" and "en" where the languages are
 * empty.  The primary subtag, or the whole tag where it tells the sides apart. */
taiyaku_str ty_tag_name(const taiyaku_languages *languages, int side);
/* How well a text of this language answers for a side: 0 not at all, 1 by another name of the
 * language ("jpn"), 2 by the language, 3 by the whole tag. */
int ty_tag_fit(taiyaku_str tag, const taiyaku_languages *languages, int side);
/* TAIYAKU_SOURCE or TAIYAKU_TARGET, -1 for another language. */
int ty_tag_side(taiyaku_str tag, const taiyaku_languages *languages);

/* "en:name" in arena, of a side; false: no memory. */
bool ty_tag_prefix(taiyaku_str *out, ty_arena *arena, const taiyaku_languages *languages, int side,
		   taiyaku_str name) __attribute__((warn_unused_result));
/* The side of a name's prefix, -1 without one of the two languages; *name is what follows it, or
 * all of it. */
int ty_tag_split(taiyaku_str *name, taiyaku_str whole, const taiyaku_languages *languages);

#endif
