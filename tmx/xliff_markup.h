/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The content of a TMX <seg> as XLIFF: the writing half of xliff_inline.h.  In 1.2 a tag holds its
 * native code; in 2.1 it refers to it, and the codes stand together before the texts.
 */
#ifndef TMX_XLIFF_MARKUP_H
#define TMX_XLIFF_MARKUP_H

#include "base/arena.h"
#include "base/lost.h"
#include "tmx/inline_token.h"

/* Tags of one text that can have partners, and ids of it that are known to be in use. */
enum { TY_XLIFF_TAGS_MAX = 256 };

/* The tags of one number i. */
typedef struct ty_xliff_pairing {
	taiyaku_str i;
	unsigned begins, ends;
	bool ends_last;
	taiyaku_str id; /* as written, for the end */
} ty_xliff_pairing;

typedef struct ty_xliff_markup {
	bool second; /* 2.1 */
	ty_lost *lost;
	ty_buf data;	 /* <data> elements of a unit (2.1) */
	unsigned n_data; /* of them */
	ty_arena arena;	 /* for ids */
	ty_xliff_pairing pairings[TY_XLIFF_TAGS_MAX];
	size_t n_pairings;
	taiyaku_str used[TY_XLIFF_TAGS_MAX];
	size_t n_used;
	unsigned made;
	size_t codes;			       /* open tags with native code */
	const char *open[TY_INLINE_DEPTH_MAX]; /* XLIFF tags to be closed; NULL: nothing */
	size_t depth;
	bool failed; /* no memory */
} ty_xliff_markup;

/* Before the texts of a unit. */
void ty_xliff_markup_clear(ty_xliff_markup *m);
void ty_xliff_markup_free(ty_xliff_markup *m);
/* Append one text; markup is good by ty_inline_check. */
void ty_xliff_markup_add(ty_xliff_markup *m, ty_buf *to, taiyaku_str markup);
/* Whether s can be an id of XLIFF 2.1 (NMTOKEN, of ASCII). */
bool ty_xliff_is_token(taiyaku_str s);

#endif
