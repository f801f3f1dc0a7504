/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Text without an end in sight, cut where no pair is cut in two: a paragraph of megabytes is looked
 * at in pieces, so that neither memory nor time grow with it.
 */
#ifndef TY_EXTRACT_PIECES_H
#define TY_EXTRACT_PIECES_H

#include "extract/block.h"

/* Bytes of a block that is looked at as it is; of a longer one, the most of a piece. */
enum { TY_PIECE_MAX = 1 << 16 };

/* Where to cut a text, at most this many bytes from its beginning and between characters: behind a
 * bracket that closes and the mark that follows, else behind a sentence, else behind white space in
 * its second half, else anywhere. */
size_t ty_piece_end(taiyaku_str text, size_t most);

/* The piece of a block from byte *at on, which is moved; false: there is none, or no memory
 * (*failed).  Its views are borrowed from the block, its spans and places are in the arena. */
bool ty_piece_next(ty_block *out, bool *failed, ty_arena *arena, const ty_block *whole, size_t *at);

#endif
