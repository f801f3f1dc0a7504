/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Bytes of an encoding that ICU knows to valid UTF-8, piece by piece.  The only place where UTF-16
 * is a type.
 */
#ifndef TY_TEXT_DECODE_H
#define TY_TEXT_DECODE_H

#include "base/buf.h"

typedef struct ty_decoder ty_decoder;

/* Called for each fault, before U+FFFD is written for it; line_ends: those of this piece before
 * it. */
typedef void (*ty_decode_fault)(void *ctx, uint64_t line_ends);

/* *out is NULL where encoding is UTF-8, which needs no decoder.  EARGUMENT: no such encoding. */
TAIYAKU_CHECKED taiyaku_status ty_decoder_open(ty_decoder **out, const char *encoding,
					       ty_decode_fault fault, void *ctx,
					       taiyaku_error *err);
/* NULL is fine. */
void ty_decoder_close(ty_decoder *decoder);

/* Decode the beginning of bytes and append it to to; *used of them.  last: nothing follows bytes,
 * and *done tells when all was given out.  ESYNTAX: ICU gave up. */
TAIYAKU_CHECKED taiyaku_status ty_decode(ty_buf *to, size_t *used, bool *done, ty_decoder *decoder,
					 taiyaku_str bytes, bool last, taiyaku_error *err);

#endif
