/* SPDX-License-Identifier: Apache-2.0 */
/*
 * SRX 2.0: the rules by which a text is parted into sentences.  Our own are in sentences.srx, which
 * is part of the program; a user may give others.
 */
#ifndef TMX_SRX_H
#define TMX_SRX_H

#include "format.h"
#include "text/segment.h"

/* The rules of a file, or our own (path NULL), for a text of this language.  EIO, ESYNTAX: no SRX,
 * or a rule is no regular expression; EARGUMENT: no rules for the language. */
TAIYAKU_CHECKED taiyaku_status ty_srx_open(ty_segmenter **out, const char *path,
					   taiyaku_str language, taiyaku_error *err);

#endif
