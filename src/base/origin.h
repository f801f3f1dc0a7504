/* SPDX-License-Identifier: Apache-2.0 */
/*
 * An origin as one line of text that a person can read and that can be read back, for formats that
 * have a field for a source but no parts of it: "author: 山田; year: 1999; url: https://...".
 */
#ifndef TY_BASE_ORIGIN_H
#define TY_BASE_ORIGIN_H

#include "base/arena.h"
#include "base/buf.h"

/* Append it; nothing for an empty origin.  A semicolon or a backslash in a value is preceded by a
 * backslash. */
void ty_origin_print(ty_buf *to, const taiyaku_origin *origin);
/* The origin that this text says; *is false where it is other text.  false: no memory. */
bool ty_origin_parse(taiyaku_origin *out, bool *is, ty_arena *arena, taiyaku_str text)
	__attribute__((warn_unused_result));

#endif
