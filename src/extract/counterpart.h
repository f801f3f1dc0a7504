/* SPDX-License-Identifier: Apache-2.0 */
/* Texts of a list that go with those of another by their places. */
#ifndef TY_EXTRACT_COUNTERPART_H
#define TY_EXTRACT_COUNTERPART_H

#include "extract/relate.h"

/* The text of a list that has the place of a Japanese one in its own; NULL: there is none. */
ty_item *ty_counterpart_of(ty_item *items, size_t n, const ty_item *ja);

#endif
