/* SPDX-License-Identifier: Apache-2.0 */
/* The text of word processors: document.xml of .docx, content.xml of .odt, as blocks and rows. */
#ifndef TY_EXTRACT_OFFICE_H
#define TY_EXTRACT_OFFICE_H

#include "extract/pairs.h"

/* One such member, valid UTF-8.  ELIMIT: nested too deep. */
TAIYAKU_CHECKED taiyaku_status ty_office_read(ty_pairs *pairs, taiyaku_str xml, taiyaku_error *err);

#endif
