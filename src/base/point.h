/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A code point (at most U+10FFFF) as UTF-8.
 */
#ifndef TY_BASE_POINT_H
#define TY_BASE_POINT_H

#include "base/buf.h"

/* Bytes of cp written to to, at most 4. */
size_t ty_utf8_put(char *to, uint32_t cp);
void ty_utf8_append(ty_buf *to, uint32_t cp);

#endif
