/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Which script a character belongs to, in the classes that matter between Japanese and English,
 * by one look into a table.
 */
#ifndef TY_TEXT_SCRIPT_H
#define TY_TEXT_SCRIPT_H

#include "base/str.h"

typedef enum ty_script {
	TY_SCRIPT_OTHER,   /* letters of other scripts, private use, unassigned */
	TY_SCRIPT_CONTROL, /* C0, C1, zero width characters */
	TY_SCRIPT_SPACE,   /* white space of any width, line ends too */
	TY_SCRIPT_DIGIT,   /* 0-9, full width too */
	TY_SCRIPT_LATIN,   /* full width too */
	TY_SCRIPT_GREEK,
	TY_SCRIPT_CYRILLIC,
	TY_SCRIPT_HIRAGANA,
	TY_SCRIPT_KATAKANA, /* half width and ー too */
	TY_SCRIPT_HAN,	    /* kanji with radicals and 々〆〇 */
	TY_SCRIPT_HANGUL,
	TY_SCRIPT_ASCII_PUNCT, /* ASCII symbols too: + < = */
	TY_SCRIPT_CJK_PUNCT,   /* 、。「」・〜, full width forms of ASCII punctuation */
	TY_SCRIPT_PUNCT,       /* other: “” – — … § */
	TY_SCRIPT_SYMBOL,      /* ° × → ① ㈱ ○ and emoji */
	TY_SCRIPT_MARK,	       /* combining: belongs to the character before */
	TY_SCRIPTS
} ty_script;

/* The classes of the pages that have more than one; the first is that of Latin. */
extern const unsigned char ty_script_mixed[][256];
/* Of what is not in the first page. */
ty_script ty_script_beyond(uint32_t cp);

static inline ty_script ty_script_of(uint32_t cp)
{
	return cp < 0x100 ? (ty_script)ty_script_mixed[0][cp] : ty_script_beyond(cp);
}

/* Code points of each class. */
void ty_script_count(size_t counts[TY_SCRIPTS], taiyaku_str s);

/* How many of n code points are kana or kanji. */
size_t ty_script_count_japanese(const uint32_t *points, size_t n);

/* At least one kana or kanji. */
bool ty_has_japanese(taiyaku_str s);

static inline bool ty_script_is_kana(ty_script script)
{
	return script == TY_SCRIPT_HIRAGANA || script == TY_SCRIPT_KATAKANA;
}

static inline bool ty_script_is_japanese(ty_script script)
{
	return ty_script_is_kana(script) || script == TY_SCRIPT_HAN;
}

/* A letter or a digit of any script. */
static inline bool ty_script_is_word(ty_script script)
{
	return script == TY_SCRIPT_OTHER ||
	       (script >= TY_SCRIPT_DIGIT && script <= TY_SCRIPT_HANGUL);
}

#endif
