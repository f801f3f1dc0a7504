/* SPDX-License-Identifier: Apache-2.0 */
/*
 * TeX as a reader of the printed page sees it: braces and commands gone, accents on their letters.
 * Shared by the readers of BibTeX and LaTeX.
 */
#ifndef TY_EXTRACT_TEX_H
#define TY_EXTRACT_TEX_H

#include "extract/block.h"

/* The offset behind the "}" that ends the "{" at from, or to. */
size_t ty_tex_group_end(taiyaku_str text, size_t from, size_t to);
/* Bytes of an option in brackets that begins at at, or 0. */
size_t ty_tex_option(taiyaku_str text, size_t at);

/* Add the visible text of s, which stands at a line, to a block: \emph and its like become spans,
 * comments and the arguments of \cite, \label, \ref are dropped, math stays as written. */
void ty_tex_text(ty_block_builder *to_block, taiyaku_str s, uint64_t line);

#endif
