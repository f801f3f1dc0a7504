/* SPDX-License-Identifier: Apache-2.0 */
/* What goes together by its place in a list, or by the names of two fields or columns. */
#ifndef TY_EXTRACT_COUNTERPART_H
#define TY_EXTRACT_COUNTERPART_H

#include "extract/relate.h"

/* The text of a list that has the place of a Japanese one in its own; NULL: there is none. */
ty_item *ty_counterpart_of(ty_item *items, size_t n, const ty_item *ja);
/* Names of two fields that say the same in two languages, whichever these are: source, target. */
bool ty_counterpart_names(taiyaku_str a, taiyaku_str b);

#endif
