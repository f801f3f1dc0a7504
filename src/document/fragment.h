/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Text of one format inside a document of another: a fenced code block of Markdown, a here-document
 * or a comment in source code, a member of a container.  Whoever meets such text hands it over
 * here; the table in fragment.c knows who reads it.
 */
#ifndef TY_EXTRACT_FRAGMENT_H
#define TY_EXTRACT_FRAGMENT_H

#include "extract/pairs.h"

/* Fragments inside fragments: wikitext in JSON in Markdown in a container.  Deeper ones are text.
 */
enum { TY_FRAGMENT_DEPTH = 4 };

typedef struct ty_fragment {
	taiyaku_str text;
	taiyaku_str name; /* what the document calls its format ("json"), empty: it does not say */
	uint64_t line;	  /* of the first byte */
	bool one_line;	  /* a string with escapes: whatever its line ends, all of it is on line */
	ty_file_language file; /* which it is shown as a part of */
	int depth; /* fragments around it: 0 in the document itself; readers hand on depth + 1 */
} ty_fragment;

/* A reader of fragments.  A document reader that also reads fragments has one beside its ty_format
 * and a row in fragment.c. */
typedef struct ty_fragment_reader {
	const char *names; /* "json json5 jsonc": as documents write them, lower case */
	int (*sniff)(const ty_head *head); /* that of its ty_format */
	taiyaku_status (*read)(ty_pairs *pairs, const ty_fragment *fragment, taiyaku_error *err);
} ty_fragment_reader;

/* Read a fragment by its name, else by its content.  *known false: nobody reads it, nothing was
 * done, it may still be text to look at. */
TAIYAKU_CHECKED taiyaku_status ty_fragment_read(bool *known, ty_pairs *pairs,
						const ty_fragment *fragment, taiyaku_error *err);
/* The same, and what nobody reads goes to pairs as strings, a paragraph each. */
TAIYAKU_CHECKED taiyaku_status ty_fragment_or_text(ty_pairs *pairs, const ty_fragment *fragment,
						   taiyaku_error *err);

#endif
