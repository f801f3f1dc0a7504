/* SPDX-License-Identifier: Apache-2.0 */
/*
 * XML as tags and texts, for documents that need not be whole: an excerpt has no root, ends and
 * begins anywhere, and still holds what it holds.  So nothing is required: what is no tag is text,
 * what is no entity is itself.  A DOCTYPE is passed over, entities are those that everybody knows;
 * nothing is fetched and nothing grows.
 */
#ifndef TY_EXTRACT_LOOSE_XML_H
#define TY_EXTRACT_LOOSE_XML_H

#include "document/chars.h"

/* Attributes of a tag; further ones are dropped, as is what a tag has beyond these bytes. */
enum { TY_LOOSE_ATTRIBUTES_MAX = 64, TY_LOOSE_BYTES_MAX = 1 << 16 };
/* A text is given in pieces of about this size, a comment is cut. */
enum { TY_LOOSE_TEXT_MAX = 1 << 16 };

typedef enum ty_loose_kind {
	TY_LOOSE_END,
	TY_LOOSE_OPEN,	 /* <a b="c">, and <a/>, behind which nothing closes it */
	TY_LOOSE_CLOSE,	 /* </a> */
	TY_LOOSE_TEXT,	 /* also of a CDATA section */
	TY_LOOSE_COMMENT /* <!-- --> */
} ty_loose_kind;

/* name as written, with its prefix */
typedef struct ty_loose_attribute {
	taiyaku_str name, value;
} ty_loose_attribute;

typedef struct ty_loose_tag {
	ty_loose_kind kind;
	bool empty;	  /* <a/> */
	taiyaku_str name; /* of a tag, with its prefix */
	taiyaku_str text; /* of a text or a comment: valid UTF-8, entities decoded */
	const ty_loose_attribute *attributes;
	size_t n_attributes;
	uint64_t line; /* where it begins */
} ty_loose_tag;

typedef struct ty_loose {
	ty_chars *chars; /* borrowed */
	ty_buf bytes;	 /* of the tag or text */
	ty_loose_attribute attributes[TY_LOOSE_ATTRIBUTES_MAX];
	size_t parts[2 * TY_LOOSE_ATTRIBUTES_MAX + 1]
		    [2]; /* name; name and value of each: at, len */
} ty_loose;

/* The next one; its views are borrowed until then.  ELIMIT: no memory; or what reading the text
 * returned. */
TAIYAKU_CHECKED taiyaku_status ty_loose_next(ty_loose_tag *out, ty_loose *xml, taiyaku_error *err);
void ty_loose_free(ty_loose *xml);

/* The local part of a name: "title" of "dc:title". */
taiyaku_str ty_loose_local(taiyaku_str name);

#endif
