/* SPDX-License-Identifier: Apache-2.0 */
/*
 * CommonMark tells the end of emphasis from its beginning by the spaces and the punctuation beside
 * the asterisks.  Japanese has no spaces: **港（harbour）**は and は*「港」*を are no emphasis to a
 * parser and are to every reader.  A word joiner beside the asterisks makes the parser see a letter
 * there.
 */
#ifndef TY_DOCUMENT_MARKDOWN_MARKS_H
#define TY_DOCUMENT_MARKDOWN_MARKS_H

#include "base/buf.h"

/* What is added: U+2060, which is nothing to see. */
#define TY_WORD_JOINER "\xe2\x81\xa0"

/* text with word joiners where emphasis needs them; false: it needs none and out is empty. */
bool ty_markdown_join(ty_buf *out, taiyaku_str text);
/* text without word joiners, in out where it has some; else itself. */
taiyaku_str ty_markdown_without_joiners(ty_buf *out, taiyaku_str text);

#endif
