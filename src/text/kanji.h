/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The standard shape of a kanji, by tables.
 */
#ifndef TY_TEXT_KANJI_H
#define TY_TEXT_KANJI_H

#include <stdint.h>

/* 亜 for 亞, 高 for 髙; cp itself where it has no other form. */
uint32_t ty_kanji_standard(uint32_t cp);
/* 麦 for the radical U+2EE8; cp itself where it is no radical of U+2E80-2EFF. */
uint32_t ty_kanji_of_radical(uint32_t cp);

#endif
