/* SPDX-License-Identifier: Apache-2.0 */
/* English words that happen to split into Japanese syllables (name, region, Japan), and others that
 * rules need to know. */
#ifndef TY_EXTRACT_ENGLISH_H
#define TY_EXTRACT_ENGLISH_H

#include "base/str.h"

/* Letters in any case. */
bool ty_english_word(taiyaku_str word);
/* A Japanese word that English uses too: samurai, haiku. */
bool ty_english_borrowed(taiyaku_str word);
/* A word that begins a sentence as often as a title: However, The. */
bool ty_english_opens(taiyaku_str word);

#endif
