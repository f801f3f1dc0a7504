/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TMX_PO_FORMAT_H
#define TMX_PO_FORMAT_H

#include "taiyaku.h"

/* Whether a translation has the directives that its msgid has, as far as a flag says what they are:
 * "c-format", "python-brace-format" and others, divided by commas.  may_lack: some may be left out,
 * as in a plural form that says a number by itself. */
bool ty_po_formats_fit(taiyaku_str flags, taiyaku_str id, taiyaku_str str, bool may_lack);

#endif
