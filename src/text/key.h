/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Text to key: what is compared.  The original is never rewritten; each level of equality is a key
 * of its own that includes the folding of the levels before it.
 */
#ifndef TY_TEXT_KEY_H
#define TY_TEXT_KEY_H

#include "base/arena.h"

/* What the rules of a key and the unit of a score depend on. */
typedef enum ty_language {
	TY_JAPANESE, /* no spaces between words: scored by code points */
	TY_ENGLISH,  /* spaces, English inflection: scored by words */
	TY_UNSPACED, /* another language without spaces: zh, th, lo, km, my */
	TY_SPACED    /* any other */
} ty_language;

/* By the primary subtag of a BCP 47 tag; "" is TY_SPACED. */
ty_language ty_language_of(taiyaku_str tag);

/* The key of text at a level, TAIYAKU_EXACT to TAIYAKU_LOOSE.  Valid UTF-8 in out, allocated in
 * arena (or text itself where nothing changed).
 *   width  NFKC casefold (UAX #15, UTS #46 mapping as ICU has it), dashes, tildes, quotes, runs of
 *          white space to one space and none at the ends, CJK radicals
 *   kana   hiragana = katakana
 *   kanji  old and variant forms, iteration mark
 *   loose  Japanese: final long vowel mark of a run of 4+ katakana, loan-word spellings, middle
 * dots and spaces; English: plural and simple inflection of each word */
TAIYAKU_CHECKED taiyaku_status ty_key(taiyaku_str *out, ty_arena *arena, taiyaku_str text,
				      ty_language language, taiyaku_level level,
				      taiyaku_error *err);

/* The width key with a map back: map[i], 0 <= i <= key.len, is the byte offset in text of the
 * character that byte i of the key came from, map[key.len] is text.len.  It never decreases. */
TAIYAKU_CHECKED taiyaku_status ty_key_mapped(taiyaku_str *out, const uint32_t **map,
					     ty_arena *arena, taiyaku_str text, taiyaku_error *err);

#endif
