/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What a short text can be beside a title: English that may be its gloss, a romanisation, a
 * reading, an abbreviation, a number, or something that is never a gloss.  Looks at one text
 * alone; where it stands is judged elsewhere.
 */
#ifndef TY_EXTRACT_GLOSS_H
#define TY_EXTRACT_GLOSS_H

#include "base/str.h"

typedef enum ty_sort {
	TY_SORT_ENGLISH,
	TY_SORT_ROMAJI,	      /* Sen to Chihiro no Kamikakushi */
	TY_SORT_JAPANESE,     /* holds kanji, or kana and more */
	TY_SORT_READING,      /* kana alone */
	TY_SORT_ABBREVIATION, /* RAG, AIGID, ACM TALLIP */
	TY_SORT_NUMBER,	      /* years, pages, dates */
	TY_SORT_LANGUAGE,     /* the name of a language: English, in Japanese */
	TY_SORT_MEDIUM,	      /* Video, Dataset: what the thing is */
	TY_SORT_FOREIGN,      /* Latin letters, but another language than English */
	TY_SORT_NONE	      /* nothing a person would call a gloss */
} ty_sort;

ty_sort ty_gloss_sort(taiyaku_str text);
/* Whether its letters are Latin, of whatever language. */
bool ty_gloss_is_latin(taiyaku_str text);
/* The same, of a text beside a Japanese one: a single word that could be a romanisation is English
 * where the Japanese is written in katakana and reads otherwise (パラシュート, parachute). */
ty_sort ty_gloss_sort_beside(taiyaku_str text, taiyaku_str ja);

/* All of a text is katakana, which foreign words are written in, and marks between words. */
bool ty_gloss_is_katakana(taiyaku_str text);

/* A term without its reading: 鎬 of "鎬（しのぎ）", "鎬 (shinogi)" and "Shinogi (鎬)". */
taiyaku_str ty_gloss_without_reading(taiyaku_str term);

/* The title of an event rather than of a talk: it ends in a year or a number. */
bool ty_gloss_is_event(taiyaku_str text);

/* A number that ends the English stands in the Japanese too, so it is part of the title: GPT-4. */
bool ty_gloss_shares_number(taiyaku_str ja, taiyaku_str en);

/* English words that no Japanese word is written like: the, of, and, with ... */
unsigned ty_gloss_function_words(taiyaku_str text);

/* An organisation, a journal, a place: something that has a name, not a title. */
bool ty_gloss_is_name(taiyaku_str text);

/* The next run of Latin letters, digits, apostrophes and hyphens at or after *at; false: none. */
bool ty_gloss_word(taiyaku_str *word, size_t *at, taiyaku_str text);

#endif
