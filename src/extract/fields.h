/* SPDX-License-Identifier: Apache-2.0 */
/* Records: which of the fields that are siblings say the same in two languages. */
#ifndef TY_EXTRACT_FIELDS_H
#define TY_EXTRACT_FIELDS_H

#include "extract/outlet.h"

TAIYAKU_CHECKED taiyaku_status ty_fields_record(ty_outlet *outlet, const ty_record *record,
						taiyaku_error *err);

#endif
