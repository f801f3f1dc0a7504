/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The strings of source code and of JSON, with what they are called and what stands beside them:
 * tokens become members of nested values.  It needs no beginning and no end, so excerpts are read
 * like whole files.
 */
#ifndef TY_EXTRACT_LITERALS_H
#define TY_EXTRACT_LITERALS_H

#include "document/chars.h"
#include "extract/pairs.h"
#include "document/syntax.h"

/* Read all that is left of chars.  depth: of the fragment that it is, 0 for a document.  ELIMIT:
 * nested too deep; or what reading the text or the sink returned. */
TAIYAKU_CHECKED taiyaku_status ty_literals_read(ty_pairs *pairs, ty_chars *chars,
						const ty_syntax *syntax, int depth,
						taiyaku_error *err);

#endif
