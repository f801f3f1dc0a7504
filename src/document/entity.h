/* SPDX-License-Identifier: Apache-2.0 */
/* The characters that &name; and &#number; stand for. */
#ifndef TY_EXTRACT_ENTITY_H
#define TY_EXTRACT_ENTITY_H

#include "base/str.h"

/* Bytes between & and ; of the longest that is known. */
enum { TY_ENTITY_MAX = 32 };

/* name: what is between & and ;, those of HTML and apos.  false: nothing that may stand in a text,
 * *out is not set. */
bool ty_entity_read(uint32_t *out, taiyaku_str name);
/* The same at the start of a text, the & included; the bytes it has, 0: there is none. */
size_t ty_entity_at(uint32_t *out, taiyaku_str text);

#endif
