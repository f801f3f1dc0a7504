/* SPDX-License-Identifier: Apache-2.0 */
/*
 * XLIFF 1.2 and 2.1.  Both versions have one reader (xliff_read.c) and one writer (xliff_write.c),
 * which put what XLIFF has no place for in notes (1.2) or metadata (2.1) that are marked as ours.
 */
#ifndef TMX_XLIFF_H
#define TMX_XLIFF_H

#include "format.h"

/* How what is ours is marked: <note from="taiyaku reading">, <mda:metaGroup category="taiyaku">. */
#define TY_XLIFF_OURS "taiyaku"
/* Before the type of a prop: <note from="taiyaku prop definition">. */
#define TY_XLIFF_PROP "prop "
/* How the id of an inline element begins that was made because its tag has no number. */
#define TY_XLIFF_MADE "_"
/* What a hi of TMX is: <mrk mtype="x-hi:1"> in 1.2, <mrk type="taiyaku:hi"> in 2.1. */
#define TY_XLIFF_HI_1 "x-hi"
#define TY_XLIFF_HI_2 TY_XLIFF_OURS ":hi"

TAIYAKU_CHECKED taiyaku_status ty_xliff_read(ty_reading *reading, taiyaku_error *err);
/* Whether the beginning of a document says XLIFF, and which: 1, 2 or 0. */
int ty_xliff_version(taiyaku_str head);
/* Whether a file is of 2.x. */
TAIYAKU_CHECKED taiyaku_status ty_xliff_is_second(bool *out, ty_reading *reading,
						  taiyaku_error *err);

#endif
