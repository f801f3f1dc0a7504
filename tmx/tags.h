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

/* Room for a list of tags. */
enum { TY_TAGS_LIST_SIZE = 200 };

/* Add a tag, in its usual letters, to a list such as "de, en-US" that ends in a NUL, if it is a
 * tag, is not in it and there is room. */
void ty_tags_note(char list[TY_TAGS_LIST_SIZE], taiyaku_str tag);

#endif
