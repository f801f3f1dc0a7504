/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What msgfmt --check asks of a PO beyond what reading needs: one entry of a context and msgid,
 * plural forms as many as the header says, line ends and directives of printf alike in the
 * translation.
 */
#ifndef TMX_PO_CHECK_H
#define TMX_PO_CHECK_H

#include "base/set.h"
#include "format.h"
#include "tmx/po.h"

/* All-zero at the beginning of a file. */
typedef struct ty_po_check {
	ty_set seen;
	uint64_t forms; /* of a plural, by the header; 0: it does not say */
	bool past_first;
} ty_po_check;

/* An entry that reading found sound; the first may be the header. */
void ty_po_check_entry(ty_po_check *check, ty_reading *reading, const ty_po_entry *entry);
void ty_po_check_free(ty_po_check *check);

#endif
