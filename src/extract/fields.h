/* SPDX-License-Identifier: Apache-2.0 */
/* Records: which of the fields that are siblings say the same in two languages. */
#ifndef TY_EXTRACT_FIELDS_H
#define TY_EXTRACT_FIELDS_H

#include "extract/found.h"

TAIYAKU_CHECKED taiyaku_status ty_fields_record(ty_pairs *pairs, const ty_record *record,
						taiyaku_error *err);

/* A Japanese text without the bracket at its end that repeats the English beside it:
 * "人間系 (Faculty of Human Sciences)". */
taiyaku_str ty_fields_without_gloss(taiyaku_str ja, taiyaku_str en);
/* A text that is one sentence or more, not a title. */
bool ty_fields_is_sentence(taiyaku_str text);

#endif
