/* SPDX-License-Identifier: Apache-2.0 */
/* Dates as citations print them: "14 June 2014", "7 August, 2014", "2014年6月14日", "2026-06". */
#ifndef TY_EXTRACT_DATE_H
#define TY_EXTRACT_DATE_H

#include "base/str.h"

typedef struct ty_date {
	size_t from, to; /* bytes */
	char iso[11];	 /* 2014-06-14, or 2014-06; NUL-terminated */
} ty_date;

/* The first date in s that has at least a month, but not one of an access
 * ("Retrieved January 15, 2025", "2025-12-25閲覧"). */
bool ty_date_find(ty_date *out, taiyaku_str s);

/* A year as printed: four digits 1500-2099 and perhaps a letter (2003a), no digit beside them. */
bool ty_date_year(size_t *to, taiyaku_str s, size_t at);

#endif
