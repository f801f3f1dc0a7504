/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What the root, the files and the groups of an XLIFF say for the units in them: languages, where
 * the texts come from, and whether they are to be translated, which inner ones inherit.
 */
#ifndef TMX_XLIFF_SCOPE_H
#define TMX_XLIFF_SCOPE_H

#include "base/arena.h"
#include "markup/xml_read.h"

typedef struct ty_xliff_scope {
	bool second;		  /* 2.x */
	taiyaku_str prefix;	  /* of XLIFF's own elements */
	taiyaku_str languages[2]; /* of source and target as XLIFF calls them */
	taiyaku_str original;	  /* the name of the file that was made into this; may be empty */
	size_t depth;		  /* of files and groups that are open */
	bool locked[TY_XML_DEPTH_MAX + 1]; /* what is in these is not to be translated */
	ty_arena root_arena, file_arena;
	bool failed; /* no memory */
} ty_xliff_scope;

void ty_xliff_scope_free(ty_xliff_scope *scope);

void ty_xliff_scope_root(ty_xliff_scope *scope, const ty_xml_element *element);
/* A file, body, group or bin-unit begins; false: the element is none of these. */
bool ty_xliff_scope_start(ty_xliff_scope *scope, const ty_xml_element *element);
/* The innermost of them ends. */
void ty_xliff_scope_end(ty_xliff_scope *scope);
/* Whether an element, here, is not to be translated: what it says, else what is around it. */
bool ty_xliff_scope_locks(const ty_xliff_scope *scope, const ty_xml_element *element);

#endif
