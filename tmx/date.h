/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Dates of TMX: 20140301T093000Z, in UTC.  Tools write others too; those that can only mean one
 * thing are understood.
 */
#ifndef TMX_DATE_H
#define TMX_DATE_H

#include "base/str.h"

enum { TY_TMX_DATE_SIZE = 17 };

/* The date in the form of TMX, with a NUL: from that form without its Z, its seconds or its time,
 * with separators ("2014-03-01 09:30", "2014/3/1"), fractions of a second, or an offset.  false:
 * it is none of these, or no day of the calendar. */
bool ty_tmx_date(char out[TY_TMX_DATE_SIZE], taiyaku_str s);

#endif
