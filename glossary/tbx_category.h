/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The data categories of TBX-Basic (ISO 30042): which element holds one in the DCA style, which
 * module names it in the DCT style, what values it may have.
 */
#ifndef TY_GLOSSARY_TBX_CATEGORY_H
#define TY_GLOSSARY_TBX_CATEGORY_H

#include "base/str.h"

/* Where a value stands by default; one that speaks of fewer pairs stands at their terms. */
typedef enum ty_tbx_level {
	TY_TBX_CONCEPT,	  /* at the concept; of one language: at its section */
	TY_TBX_SIDE_TERM, /* at the concept; of one language: at its terms */
	TY_TBX_TERM	  /* at the terms, of both languages or of one */
} ty_tbx_level;

typedef struct ty_tbx_category {
	const char *name;
	const char *element; /* DCA: "descrip", "admin", "termNote", "xref", "ref" */
	const char *module;  /* DCT: "min", "basic" */
	ty_tbx_level level;
	const char *const *values; /* those allowed, NULL behind the last; NULL: any text */
} ty_tbx_category;

/* The category of this name; NULL: it is none of TBX-Basic. */
const ty_tbx_category *ty_tbx_category_of(taiyaku_str name);
bool ty_tbx_allows(const ty_tbx_category *category, taiyaku_str value);

/* The name that a category of another dialect has here: "termStatus" of TBX-Min is
 * "administrativeStatus". */
taiyaku_str ty_tbx_plain_name(taiyaku_str name);

#endif
