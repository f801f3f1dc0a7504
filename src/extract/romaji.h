/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Is a Latin text the romanisation of a Japanese one?  It is when its words split wholly into
 * Japanese syllables.  No dictionary is needed, but some English words happen to split (name,
 * region, Japan); extract/english.h lists them.
 */
#ifndef TY_EXTRACT_ROMAJI_H
#define TY_EXTRACT_ROMAJI_H

#include "base/str.h"

/* How the words of a text look. */
typedef struct ty_romaji_counts {
	unsigned words;	    /* runs of Latin letters */
	unsigned syllables; /* those that split into Japanese syllables */
	unsigned english;   /* of those, the ones that are English words too */
	unsigned macrons;   /* of those, the ones with a long vowel mark: Tōkyō */
	unsigned loose;	    /* of those, the ones that split only as Kunrei or by typing rules */
	unsigned borrowed;  /* of those, the ones that English has borrowed: samurai */
	unsigned neutral;   /* of those, no and to: words of both languages */
	bool english_head;  /* the last word, which English puts last, can only be English */
} ty_romaji_counts;

typedef enum ty_romaji_verdict {
	TY_ROMAJI_NO,
	TY_ROMAJI_PART,	  /* some words are: a name inside a gloss, or a title half English */
	TY_ROMAJI_SINGLE, /* one word, and no mark that proves it */
	TY_ROMAJI_YES
} ty_romaji_verdict;

ty_romaji_counts ty_romaji_count(taiyaku_str text);
ty_romaji_verdict ty_romaji_test(taiyaku_str text);

/* Whether one word (Latin letters, apostrophes) splits into syllables. */
typedef enum ty_syllables { TY_SYLLABLES_NO, TY_SYLLABLES_LOOSE, TY_SYLLABLES_STRICT } ty_syllables;
ty_syllables ty_romaji_word(bool *macron, taiyaku_str word);

#endif
