/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What stands inside a paragraph of reStructuredText: emphasis, literals, links, roles.
 */
#ifndef TY_EXTRACT_RST_INLINE_H
#define TY_EXTRACT_RST_INLINE_H

#include "extract/block.h"

/* Add the visible text of s, which stands at a line, to a block. */
void ty_rst_text(ty_block_builder *to_block, taiyaku_str s, uint64_t line);

#endif
