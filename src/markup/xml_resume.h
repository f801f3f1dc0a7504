/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Where reading can go on in a document of records that is damaged: found by the letters alone, as
 * no parser knows any more what is open.
 */
#ifndef TY_MARKUP_XML_RESUME_H
#define TY_MARKUP_XML_RESUME_H

#include "base/str.h"

/* What is known of the document. */
typedef struct ty_xml_shape {
	const char *record;	      /* the name of a record */
	const char *const *ancestors; /* elements around records, outermost first, NULL behind */
	bool in_record;		      /* the damage is inside one */
} ty_xml_shape;

typedef struct ty_xml_resumption {
	size_t at;	/* where to go on */
	size_t parents; /* how many of the ancestors are open there */
} ty_xml_resumption;

/* The first such place in text at or after *at: the beginning of a record, the end of the damaged
 * one, or the end of what is around records.  false: *at is where to look again when there is more
 * text; last: there will be none. */
bool ty_xml_find_resumption(ty_xml_resumption *out, size_t *at, taiyaku_str text,
			    const ty_xml_shape *shape, bool last);

/* Whether a tag of this name begins text, behind its < or </. */
bool ty_xml_is_tag(taiyaku_str text, const char *name);

#endif
