/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Tables of contents, menus, lists of links in both languages: what leads to one place is called
 * the same.  "- [概要](#overview)" and, further down, "- [Overview](#overview)".
 */
#ifndef TY_EXTRACT_CONTENTS_H
#define TY_EXTRACT_CONTENTS_H

#include "extract/outlet.h"

/* Links of a document that are kept for their partners. */
enum { TY_CONTENTS_MAX = 2048 };

/* All-zero: no link was met. */
typedef struct ty_contents {
	ty_arena arena;
	struct ty_contents_link *links;
	size_t n;
} ty_contents;

/* Every block; looks at items that are one link. */
TAIYAKU_CHECKED taiyaku_status ty_contents_block(ty_contents *contents, ty_outlet *outlet,
						 const ty_scan *scan, taiyaku_error *err);
void ty_contents_free(ty_contents *contents);

#endif
