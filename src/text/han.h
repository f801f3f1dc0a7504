/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Chinese characters that Japanese does not write: those of GB 2312 that Windows-932 lacks, the
 * simplified forms and a few others.
 */
#ifndef TY_TEXT_HAN_H
#define TY_TEXT_HAN_H

#include "base/str.h"

typedef struct ty_han ty_han;

/* Reads the two character sets from ICU. */
TAIYAKU_CHECKED taiyaku_status ty_han_open(ty_han **out, taiyaku_error *err);
/* NULL is fine. */
void ty_han_close(ty_han *han);

/* At least one character of s is not Japanese. */
bool ty_han_is_chinese(const ty_han *han, taiyaku_str s);

#endif
