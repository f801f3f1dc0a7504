/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Kana in Latin letters, and a key that every usual way of romanising gives alike.
 */
#ifndef TY_TEXT_ROMAJI_H
#define TY_TEXT_ROMAJI_H

#include "base/arena.h"

/* Hepburn, letter by letter: とうきょう is "toukyou", サーバー "saabaa", まっちゃ "matcha", かんい
 * "kan'i".  Lower case; what is no kana stays as its width key has it. */
TAIYAKU_CHECKED taiyaku_status ty_romaji(taiyaku_str *out, ty_arena *arena, taiyaku_str kana,
					 taiyaku_error *err);

/* The key of a reading in kana or of its romanisation (Hepburn, Kunrei, as typed; long vowels with
 * macrons, doubled, with h, or not at all): short and long vowels, single and double consonants,
 * ti and chi are one.  Two readings on average share a key, so compare the readings after.  Kanji
 * stay as they are. */
TAIYAKU_CHECKED taiyaku_status ty_romaji_key(taiyaku_str *out, ty_arena *arena, taiyaku_str text,
					     taiyaku_error *err);

#endif
