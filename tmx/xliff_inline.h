/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The inline elements of XLIFF 1.2 (g x bx ex bpt ept ph it sub mrk) and 2.x (ph pc sc ec mrk sm em
 * cp) as the content of a TMX <seg>.  What stands in another file, as with g and x, has its own
 * XLIFF tag for native code.  Marks that only annotate are passed through.
 */
#ifndef TMX_XLIFF_INLINE_H
#define TMX_XLIFF_INLINE_H

#include "tmx/inline.h"

typedef struct ty_xliff_frame {
	const char *end;  /* the TMX tag that ends here; NULL: none */
	bool group;	  /* an ept is written where it ends */
	size_t name_at;	  /* of a group: where its number begins in names */
	taiyaku_str code; /* of a group: what its ept holds */
} ty_xliff_frame;

/* All-zero is an empty text of XLIFF 1.2. */
typedef struct ty_xliff_inline {
	ty_inline segment;
	bool second;		  /* the elements are those of 2.x */
	const taiyaku_prop *data; /* native codes of 2.x by their ids; borrowed */
	size_t n_data;
	ty_xliff_frame frames[TY_INLINE_DEPTH_MAX];
	size_t depth; /* open elements, also those over the cap */
	ty_buf names, code;
	uint64_t unknown; /* elements that XLIFF does not know here */
	bool divided;	  /* there is a beginning or an end that is an element of its own */
} ty_xliff_inline;

void ty_xliff_inline_clear(ty_xliff_inline *in);
void ty_xliff_inline_free(ty_xliff_inline *in);
void ty_xliff_inline_start(ty_xliff_inline *in, const ty_xml_element *element);
void ty_xliff_inline_end(ty_xliff_inline *in);
void ty_xliff_inline_text(ty_xliff_inline *in, taiyaku_str text);
/* The markup, empty if there were no tags; what begins or ends only is an it.  Borrowed until the
 * next call. */
taiyaku_str ty_xliff_inline_markup(ty_xliff_inline *in);

/* An attribute without a prefix; empty if there is none. */
static inline taiyaku_str ty_xliff_attribute(const ty_xml_element *element, const char *name)
{
	return ty_xml_value(element, "", ty_str(name));
}

#endif
