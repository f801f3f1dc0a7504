/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Walking the markup of inline.h, which ty_inline_check has found good: text, start tags, end tags.
 */
#ifndef TMX_INLINE_TOKEN_H
#define TMX_INLINE_TOKEN_H

#include "tmx/inline.h"

typedef enum ty_inline_what { TY_INLINE_TEXT, TY_INLINE_START, TY_INLINE_END } ty_inline_what;

typedef struct ty_inline_token {
	ty_inline_what what;
	const ty_inline_kind *kind; /* of a tag */
	bool empty;		    /* of a start tag: no end tag follows */
	taiyaku_str raw;	    /* escaped: the text; of a start tag, its attributes */
} ty_inline_token;

/* The next token; *rest moves past it.  false: there is none. */
bool ty_inline_next(ty_inline_token *out, taiyaku_str *rest);
/* The value of an attribute of a start tag, escaped; empty if it has none. */
taiyaku_str ty_inline_attribute(const ty_inline_token *tag, const char *name);

#endif
