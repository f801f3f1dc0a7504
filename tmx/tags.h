/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Language tags (BCP 47) as TMX files have them: any case, "_" for "-", with a region or without.
 */
#ifndef TMX_TAGS_H
#define TMX_TAGS_H

#include "base/str.h"

/* Longest tag that is looked at, with a NUL. */
enum { TY_TAGS_SIZE = 36 };

/* The tag in its usual letters: "ja", "en-US", "zh-Hant-TW".  false: it is no tag. */
bool ty_tags_normal(char out[TY_TAGS_SIZE], taiyaku_str tag);

/* How well a text of one language answers for another: 0 not at all, 1 by another name of the
 * language ("jpn"), 2 by its primary subtag, 3 by the whole tag. */
int ty_tags_fit(taiyaku_str tag, taiyaku_str wanted);

#endif
