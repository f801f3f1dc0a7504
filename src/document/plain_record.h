/* SPDX-License-Identifier: Apache-2.0 */
/* Records of catalogues in plain text. */
#ifndef TY_DOCUMENT_PLAIN_RECORD_H
#define TY_DOCUMENT_PLAIN_RECORD_H

#include "extract/pairs.h"

/* A paragraph that begins in a line of the file and whose lines are labels with what they say,
 * among them those of a title and of another form of it, is handed over as records.  *is: it was;
 * else nothing was done. */
TAIYAKU_CHECKED taiyaku_status ty_plain_record(bool *is, ty_pairs *pairs, taiyaku_str paragraph,
					       uint64_t line, taiyaku_error *err);

#endif
