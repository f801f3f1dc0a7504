/* SPDX-License-Identifier: Apache-2.0 */
/*
 * UTF-8 to an encoding that ICU knows: the way back of decode.h, for text that is put among bytes
 * that stay as they are.
 */
#ifndef TY_TEXT_ENCODE_H
#define TY_TEXT_ENCODE_H

#include "base/buf.h"

typedef struct ty_encoder ty_encoder;

/* *out is NULL where encoding is UTF-8.  references: a character that the encoding lacks becomes
 * "&#x...;".  EARGUMENT: no such encoding. */
TAIYAKU_CHECKED taiyaku_status ty_encoder_open(ty_encoder **out, const char *encoding,
					       bool references, taiyaku_error *err);
/* NULL is fine. */
void ty_encoder_close(ty_encoder *encoder);

/* Append s, complete in itself, with what looks the same for characters that only JIS tables have
 * (〜 as ～).  false: the encoding lacks a character, or there is no memory. */
bool ty_encode(ty_buf *to, ty_encoder *encoder, taiyaku_str s);

#endif
