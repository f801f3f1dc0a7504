/* SPDX-License-Identifier: Apache-2.0 */
/*
 * How much a text is, in the units that translators are paid by.
 */
#ifndef TY_TEXT_AMOUNT_H
#define TY_TEXT_AMOUNT_H

#include "base/str.h"

/* Add one segment.  The rules are those that taiyaku_amount tells. */
void ty_amount_add(taiyaku_amount *to, taiyaku_str text);

#endif
