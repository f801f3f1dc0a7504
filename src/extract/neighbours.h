/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Is a title in kanji Japanese?  Chinese and Korean items stand in the same lists in the same
 * style; the characters alone do not decide, the romanisation and the letters beside them do.
 */
#ifndef TY_EXTRACT_NEIGHBOURS_H
#define TY_EXTRACT_NEIGHBOURS_H

#include "extract/scan.h"
#include "text/han.h"

typedef enum ty_tongue {
	TY_TONGUE_JAPANESE, /* kana, or a lang attribute, or Japanese romanisation beside it */
	TY_TONGUE_UNKNOWN,  /* kanji alone */
	TY_TONGUE_OTHER	    /* Chinese or Korean */
} ty_tongue;

/* The title at characters from..to of a scan. */
ty_tongue ty_neighbours_tongue(const ty_scan *scan, const ty_han *han, size_t from, size_t to);

/* Whether all words of a Latin text are pinyin, and one at the least can be nothing else. */
bool ty_neighbours_is_pinyin(taiyaku_str text);

/* Whether a BCP 47 tag is of the language: "ja" for ja, ja-JP, but not ja-Latn or ja-Kana. */
bool ty_neighbours_is_tag(taiyaku_str tag, const char *language);

#endif
