/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The loose key, the last folding before readings: spellings of the same word, by rule alone, so
 * that it depends on nothing but the text.  It joins some words that only look alike (生き物 and
 * 生物): hits of this level rank below all others, and one who knows the readings compares them.
 * Part of text/key.h.
 */
#ifndef TY_TEXT_LOOSE_H
#define TY_TEXT_LOOSE_H

#include "base/arena.h"

/* Each takes a key of the level kanji.  ELIMIT: no memory. */
TAIYAKU_CHECKED taiyaku_status ty_loose_japanese(taiyaku_str *out, ty_arena *arena, taiyaku_str key,
						 taiyaku_error *err);
TAIYAKU_CHECKED taiyaku_status ty_loose_spaced(taiyaku_str *out, ty_arena *arena, taiyaku_str key,
					       bool english, taiyaku_error *err);

#endif
