/* SPDX-License-Identifier: Apache-2.0 */
/* The pairs inside one text: what every rule finds in it, with the citations around. */
#ifndef TY_EXTRACT_PROSE_H
#define TY_EXTRACT_PROSE_H

#include "extract/outlet.h"

/* A text that was scanned. */
TAIYAKU_CHECKED taiyaku_status ty_prose_scan(ty_outlet *outlet, const ty_scan *scan,
					     taiyaku_error *err);
/* A text as it was handed over; nothing is done where it has no Japanese. */
TAIYAKU_CHECKED taiyaku_status ty_prose_block(ty_outlet *outlet, const ty_block *block,
					      taiyaku_error *err);

#endif
