/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A text as the pieces in which differences are told, and two texts laid side by side.  A piece is
 * a number, a word of a script with spaces, or any other character by itself.
 */
#ifndef TY_TMX_PIECES_H
#define TY_TMX_PIECES_H

#include "base/arena.h"

typedef enum ty_piece_kind {
	TY_PIECE_NUMBER,
	TY_PIECE_WORD, /* Latin and the like */
	TY_PIECE_KANJI,
	TY_PIECE_KATAKANA,
	TY_PIECE_HIRAGANA,
	TY_PIECE_PUNCTUATION /* spaces too */
} ty_piece_kind;

typedef struct ty_piece {
	size_t start, end; /* bytes of the key */
	ty_piece_kind kind;
	bool equal; /* has a counterpart in the other text */
} ty_piece;

typedef struct ty_pieces {
	taiyaku_str text; /* as written */
	taiyaku_str key;
	const uint32_t *map; /* byte of the key to byte of the text */
	ty_piece *list;
	size_t n;
} ty_pieces;

TAIYAKU_CHECKED taiyaku_status ty_pieces_make(ty_pieces *out, ty_arena *arena, taiyaku_str text,
					      taiyaku_error *err);

static inline taiyaku_str ty_piece_key(const ty_pieces *pieces, size_t i)
{
	return ty_str_slice(pieces->key, pieces->list[i].start, pieces->list[i].end);
}

/* The piece as it is written. */
static inline taiyaku_str ty_piece_text(const ty_pieces *pieces, size_t i)
{
	return ty_str_slice(pieces->text, pieces->map[pieces->list[i].start],
			    pieces->map[pieces->list[i].end]);
}

/* Lay two texts side by side with as few edits as can be: sets equal in both lists; the equal
 * pieces of a and of b come in the same order.  Texts too long for that are compared from both
 * ends only.  false: no memory. */
bool ty_pieces_align(ty_pieces *a, ty_pieces *b, ty_arena *arena)
	__attribute__((warn_unused_result));

#endif
