/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A text in sentences, by rules in the manner of SRX 2.0 (section 4): at each place the first rule
 * that matches says whether a sentence ends there.  The rules are ICU regular expressions, as the
 * standard has them; which rules there are is not known here.  (ICU's own sentence break parts
 * 「…？」 from と聞いた and Mr. from Smith.)
 */
#ifndef TY_TEXT_SEGMENT_H
#define TY_TEXT_SEGMENT_H

#include "base/str.h"

/* Characters before a place that a rule without a break can look at. */
enum { TY_SEGMENT_LOOK_BEHIND = 400 };
/* Most rules of a segmenter, bytes of one of the two expressions of a rule. */
enum { TY_SEGMENT_RULES_MAX = 2000, TY_SEGMENT_RULE_MAX = 1 << 16 };

typedef struct ty_segmenter ty_segmenter;

/* It has no rules yet, and belongs to one thread. */
TAIYAKU_CHECKED taiyaku_status ty_segmenter_new(ty_segmenter **out, taiyaku_error *err);
/* NULL is fine. */
void ty_segmenter_free(ty_segmenter *segmenter);

/* One more rule, behind those there are: whether a sentence ends where before matches what precedes
 * and after what follows; empty matches anything.  ESYNTAX: no regular expression. */
TAIYAKU_CHECKED taiyaku_status ty_segmenter_add(ty_segmenter *segmenter, bool breaks,
						taiyaku_str before, taiyaku_str after,
						taiyaku_error *err);

/* Begin with a text, which is borrowed.  A line end is a space; an empty line ends a sentence,
 * and so does a line behind which one begins with an ideographic space. */
void ty_segmenter_set(ty_segmenter *segmenter, taiyaku_str text);
/* The next sentence without white space around it; out->data is NULL at the end of the text.
 * ELIMIT: no memory, or a rule takes too long. */
TAIYAKU_CHECKED taiyaku_status ty_segmenter_next(taiyaku_str *out, ty_segmenter *segmenter,
						 taiyaku_error *err);

/* Whether a pattern of SRX, an expression for the whole of a tag, fits a language.  ESYNTAX. */
TAIYAKU_CHECKED taiyaku_status ty_segment_language(bool *out, taiyaku_str pattern,
						   taiyaku_str language, taiyaku_error *err);

#endif
