/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What every document reader that takes the text as it comes does around its own work: the text
 * opened, pairs opened, both ended, and the file named in what goes wrong.
 */
#ifndef TY_EXTRACT_DOCUMENT_H
#define TY_EXTRACT_DOCUMENT_H

#include "extract/pairs.h"
#include "text/convert.h"

/* A reader of text; name is that of the file, without directories. */
typedef taiyaku_status (*ty_document_fn)(ty_pairs *pairs, ty_text *text, taiyaku_str name,
					 taiyaku_error *err);

TAIYAKU_CHECKED taiyaku_status ty_document_read(ty_reading *reading, ty_document_fn read,
						taiyaku_error *err);

/* What stands behind its last dot; empty if nothing does. */
taiyaku_str ty_document_extension(taiyaku_str name);
/* The file stands in an error that has none yet. */
void ty_document_blame(const ty_reading *reading, taiyaku_error *err);

#endif
