/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Writing JSON (RFC 8259) straight into a buffer: one escaper, one way to write a pair.  JSON is
 * read with jansson.
 */
#ifndef TY_MARKUP_JSON_H
#define TY_MARKUP_JSON_H

#include "base/buf.h"

/* "{" begins an object; each member call writes the comma it needs; "}" ends it. */
void ty_json_begin(ty_buf *to);
void ty_json_end(ty_buf *to);
/* "name":"value"; the name is written as it is. */
void ty_json_text(ty_buf *to, taiyaku_str name, taiyaku_str value);
void ty_json_number(ty_buf *to, taiyaku_str name, int64_t value);
/* "name": and nothing else: the value follows, of the caller's making. */
void ty_json_name(ty_buf *to, taiyaku_str name);
/* A string with its quotes.  U+2028, U+2029 and control characters are escaped, the rest is left.
 */
void ty_json_string(ty_buf *to, taiyaku_str s);

/* The members of a pair inside an object that was begun: the texts named after their languages'
 * primary subtags ("ja", "en"), kind, id (made if empty; left out in Indonesian), and, where known,
 * tuid, status, note, reading, memory, markup, props, origins, and confidence and rule where rule
 * is not empty. */
void ty_json_pair(ty_buf *to, const taiyaku_pair *pair, const taiyaku_languages *languages);

#endif
