/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What the term formats agree on.  A prop without a prefix speaks of the pair, or of both terms;
 * one that only one term has carries its language: "en:partOfSpeech".
 */
#ifndef TY_GLOSSARY_TERM_H
#define TY_GLOSSARY_TERM_H

#include "base/buf.h"
#include "base/draft.h"
#include "base/lost.h"

/* The status that a word of some format means: "approved", "provisional", "non-standard",
 * "forbidden"; empty: none of them.  Knows UTX, TBX and TBX-Min. */
taiyaku_str ty_term_status(taiyaku_str word);
/* The one of two statuses that decides for a pair whose terms have them: the worse. */
taiyaku_str ty_term_worse(taiyaku_str a, taiyaku_str b);
/* 0 for the empty status, then approved to forbidden. */
int ty_term_rank(taiyaku_str status);

/* The side whose term a reading belongs to: the Japanese one, else the source. */
int ty_term_reading_side(const taiyaku_languages *languages);
/* Append s with each run of tabs and line ends as one space; true where there were any. */
bool ty_term_one_line(ty_buf *to, taiyaku_str s);

/* Whether s is a date of TMX, 20140301T093000Z, of a day that there may be. */
bool ty_term_is_date(taiyaku_str s);

/* What formats lose whose fields are trimmed: blanks at the ends of a text. */
void ty_term_lost_blanks(ty_lost *lost, taiyaku_str text);
/* What no term format holds: inline tags, and that a pair is a title or a name. */
void ty_term_lost(ty_lost *lost, const taiyaku_pair *pair);

#endif
