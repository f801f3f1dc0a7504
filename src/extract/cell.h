/* SPDX-License-Identifier: Apache-2.0 */
/* What the text of one cell or field is, wherever it stands. */
#ifndef TY_EXTRACT_CELL_H
#define TY_EXTRACT_CELL_H

#include "extract/block.h"

/* The whole cell is program text. */
bool ty_cell_is_code(const ty_block *cell);
/* A text that is one sentence or more, not a title. */
bool ty_cell_is_sentence(taiyaku_str text);
/* The same of two that may be a pair: a short one is a sentence where both end like one. */
bool ty_cell_are_sentences(taiyaku_str ja, taiyaku_str en);
/* A Japanese text without the bracket at its end, or the half, that repeats the English beside it:
 * "人間系 (Faculty of Human Sciences)", "人間系 / Faculty of Human Sciences". */
taiyaku_str ty_cell_without_gloss(taiyaku_str ja, taiyaku_str en);

/* A Japanese text that is the English beside it and how that is read: "Ruby（るびー）". */
bool ty_cell_only_reads(taiyaku_str ja, taiyaku_str en);

/* "import（コマンドは harvest）": an English text without what is said of it in a Japanese bracket,
 * where nothing else in it is Japanese.  Text of arena, or what it was given.  false: no memory. */
bool ty_cell_without_remark(taiyaku_str *out, ty_arena *arena, taiyaku_str en)
	__attribute__((warn_unused_result));

/* The next of the alternatives "a / b / c" at offset *at, which moves on; false: there is none. */
bool ty_cell_alternative(taiyaku_str *out, size_t *at, taiyaku_str text);

/* The same of the members "a, b、c" of a list. */
bool ty_cell_member(taiyaku_str *out, size_t *at, taiyaku_str text);

#endif
