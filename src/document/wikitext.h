/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Wikitext, the markup of Wikipedia and Wiktionary: paragraphs, headings, lists and tables become
 * blocks, templates become records, notes become blocks of their own.
 */
#ifndef TY_EXTRACT_WIKITEXT_H
#define TY_EXTRACT_WIKITEXT_H

#include "extract/pairs.h"

typedef struct ty_wikitext ty_wikitext;

TAIYAKU_CHECKED taiyaku_status ty_wikitext_open(ty_wikitext **out, taiyaku_error *err);
/* A page begins; title may be empty. */
TAIYAKU_CHECKED taiyaku_status ty_wikitext_begin(ty_wikitext *wiki, taiyaku_str title,
						 taiyaku_error *err);
/* The next line, without its end. */
TAIYAKU_CHECKED taiyaku_status ty_wikitext_line(ty_wikitext *wiki, ty_pairs *pairs,
						taiyaku_str line, uint64_t number,
						taiyaku_error *err);
/* The page is over. */
TAIYAKU_CHECKED taiyaku_status ty_wikitext_end(ty_wikitext *wiki, ty_pairs *pairs,
					       taiyaku_error *err);
/* NULL is fine. */
void ty_wikitext_close(ty_wikitext *wiki);

#endif
