/* SPDX-License-Identifier: Apache-2.0 */
/* What is said in brackets about the text before them, and translates nothing: lists of words. */
#ifndef TY_EXTRACT_REMARK_H
#define TY_EXTRACT_REMARK_H

#include "base/str.h"

/* （英: Japan, France など）, (Harbour / Bridge 用): the last word of a bracket makes examples or a
 * purpose of all that it holds. */
bool ty_remark_ends(taiyaku_str inside);

/* "Bridge / Harbourの地図": the Japanese begins (first: behind the slash, else it ends) with a
 * Latin word that the English does not have: the slash stands between two words of one phrase.  Not
 * with an abbreviation, which the English may spell out. */
bool ty_remark_goes_on(taiyaku_str ja, bool first, taiyaku_str en);

/* Whether a text holds a colon: "解説: 森遥", a word and what it stands for. */
bool ty_remark_colon(taiyaku_str text);

/* A Japanese text in a bracket that tells of the English before it. */
bool ty_remark_japanese(taiyaku_str text);

/* An English text in a bracket that tells of the Japanese before it: a state (draft), a version
 * (Live), a product (Adobe), a limit (max 100), a message's parameter (HTTP %d).  A word of these
 * that the Japanese says too is its gloss: ライブ (Live). */
bool ty_remark_english(taiyaku_str ja, taiyaku_str en);

/* A Japanese text in a bracket that counts or explains the English before it, whose words are all
 * that stands there. */
bool ty_remark_beside(taiyaku_str ja, taiyaku_str en);

#endif
