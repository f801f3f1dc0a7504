/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The dialects of TBX by their root, and what an element inside a concept is, in all of them.
 */
#ifndef TY_GLOSSARY_TBX_DIALECT_H
#define TY_GLOSSARY_TBX_DIALECT_H

#include "base/str.h"

typedef enum ty_tbx_element {
	TY_TBX_OUTSIDE,
	TY_TBX_IN_CONCEPT,
	TY_TBX_IN_SECTION, /* of one language */
	TY_TBX_IN_TERM_SECTION,
	TY_TBX_IN_TERM,
	TY_TBX_IN_GROUP,   /* of a value and what is said of it */
	TY_TBX_IN_TRANSAC, /* of a date and who did it */
	TY_TBX_IN_CATEGORY,
	TY_TBX_IN_DATE,
	TY_TBX_IN_NOTE,
	TY_TBX_IN_INLINE,      /* inside a text */
	TY_TBX_IN_TRANSPARENT, /* only holds others together */
	TY_TBX_IN_IGNORED      /* with all that is in it */
} ty_tbx_element;

typedef struct ty_tbx_dialect {
	const char *root, *record;
	const char *ancestors[4]; /* of a record, NULL behind */
} ty_tbx_dialect;

/* By the first element of a document; NULL: it is not TBX. */
const ty_tbx_dialect *ty_tbx_dialect_of(taiyaku_str text);

/* What an element of this name is inside a parent.  One that no dialect names is a data category
 * under its own name, as the DCT style has them. */
ty_tbx_element ty_tbx_element_of(ty_tbx_element parent, taiyaku_str name);

#endif
