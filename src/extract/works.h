/* SPDX-License-Identifier: Apache-2.0 */
/*
 * An item of a list of works, which has a title in both languages and a year: "- 晩春 Late Spring
 * (1949)", "*Late Spring* – 晩春, 1949".  One such item says nothing, a list of them does.
 */
#ifndef TY_EXTRACT_WORKS_H
#define TY_EXTRACT_WORKS_H

#include "extract/outlet.h"

/* *is: the item has that form; its texts and its line are in *out then, in arena. */
TAIYAKU_CHECKED taiyaku_status ty_works_item(bool *is, ty_found *out, ty_arena *arena,
					     const ty_scan *scan, taiyaku_error *err);

#endif
