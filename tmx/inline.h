/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The content of a TMX <seg>: text with inline tags (bpt, ept, ph, it, hi, ut, sub).  Two forms of
 * it are kept: plain text, without the native codes that tags hold, and markup, the content as
 * XML in one normal form that is valid by the TMX 1.4 DTD.
 */
#ifndef TMX_INLINE_H
#define TMX_INLINE_H

#include "base/buf.h"
#include "markup/xml_read.h"

/* Tags inside one another. */
enum { TY_INLINE_DEPTH_MAX = 32 };

/* A tag of TMX. */
typedef struct ty_inline_kind {
	const char *name;
	bool code;		   /* its content is native code, in which sub is text again */
	const char *attributes[4]; /* in their order; the first of bpt, ept and it is required */
	bool required;
} ty_inline_kind;

/* NULL if there is no such tag. */
const ty_inline_kind *ty_inline_kind_of(taiyaku_str name);
/* Whether one may stand in the other; NULL: directly in the segment. */
bool ty_inline_allows(const ty_inline_kind *outer, const ty_inline_kind *inner);
/* Whether the required attribute of this tag may have this value. */
bool ty_inline_value_ok(const ty_inline_kind *kind, taiyaku_str value);

typedef struct ty_inline_frame {
	const ty_inline_kind *kind; /* NULL: a tag that is left out, or written as native code */
	bool literal;		    /* the latter */
} ty_inline_frame;

/* All-zero is an empty segment. */
typedef struct ty_inline {
	ty_buf text;
	ty_buf markup; /* in use from the first tag on */
	bool tagged;   /* there was a tag */
	bool written;  /* there is one in the markup */
	bool open;     /* the last start tag lacks its > */
	bool too_deep;
	uint64_t mended; /* tags and attributes that TMX does not know, or that lacked one */
	ty_inline_frame frames[TY_INLINE_DEPTH_MAX];
	size_t depth, codes; /* open tags; those of them whose content is native code */
	unsigned unnamed[TY_INLINE_DEPTH_MAX]; /* numbers given to bpt that had none */
	size_t n_unnamed;
	unsigned next;
} ty_inline;

void ty_inline_clear(ty_inline *segment);
void ty_inline_free(ty_inline *segment);

void ty_inline_start(ty_inline *segment, const ty_xml_element *element);
void ty_inline_end(ty_inline *segment, taiyaku_str name);
void ty_inline_text(ty_inline *segment, taiyaku_str text);

/* The markup, empty if there were no tags.  Borrowed until the next call. */
taiyaku_str ty_inline_markup(const ty_inline *segment);

/* Whether markup from elsewhere is such content, well-formed and of tags that TMX knows.  text: its
 * plain text is appended; may be NULL. */
bool ty_inline_check(ty_buf *text, taiyaku_str markup);

#endif
