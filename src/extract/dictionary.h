/* SPDX-License-Identifier: Apache-2.0 */
/* Records whose names are texts: {"灯台": "lighthouse"}, {"Save changes": "変更を保存"}. */
#ifndef TY_EXTRACT_DICTIONARY_H
#define TY_EXTRACT_DICTIONARY_H

#include "extract/block.h"
#include "extract/outlet.h"

/* Every name is Japanese and no text is, or the reverse (*english).  Names in Latin letters are
 * mostly those of fields; only what has phrases among them has texts for names. */
bool ty_dictionary_is(bool *english, const ty_record *record);
/* What ty_dictionary_is was true of: each name goes with its text. */
TAIYAKU_CHECKED taiyaku_status ty_dictionary_record(ty_outlet *outlet, const ty_record *record,
						    bool english, taiyaku_error *err);

#endif
