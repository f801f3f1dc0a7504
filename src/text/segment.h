/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Sentences of Japanese and English, by rules in the manner of SRX (break here, unless): one set
 * for both, since either is met inside the other.  ICU's sentence break parts 「…？」 from と聞いた
 * and Mr. from Smith.
 */
#ifndef TY_TEXT_SEGMENT_H
#define TY_TEXT_SEGMENT_H

#include "base/str.h"

/* The next sentence at or after byte *at, without white space around it: *at moves behind it; false
 * at the end of the text.  An empty line always ends a sentence; every line end does unless the
 * text is wrapped. */
bool ty_segment_next(taiyaku_str *out, size_t *at, taiyaku_str text, bool wrapped);

/* Whether the lines of a text look broken to a width, so that a line end is only a space. */
bool ty_segment_is_wrapped(taiyaku_str text);

#endif
