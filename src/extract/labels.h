/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The words that stand before a text and say what it is: "原題：", "in Japanese:", "lit.",
 * "Hepburn:".
 */
#ifndef TY_EXTRACT_LABELS_H
#define TY_EXTRACT_LABELS_H

#include "base/str.h"

typedef enum ty_label {
	TY_LABEL_NONE,
	TY_LABEL_JAPANESE, /* the Japanese title follows */
	TY_LABEL_ENGLISH,  /* the English title follows */
	TY_LABEL_ORIGINAL, /* the title in the language of the work follows */
	TY_LABEL_LITERAL,  /* a translation follows: lit., meaning */
	TY_LABEL_ROMAJI,
	TY_LABEL_READING,
	TY_LABEL_ABBREVIATION,
	TY_LABEL_OTHER /* another language, a former name */
} ty_label;

/* The label that text begins with: *after is where what it labels begins (behind a colon and white
 * space).  TY_LABEL_NONE: there is none, *after is 0. */
ty_label ty_label_at_start(size_t *after, taiyaku_str text);

/* Whether text begins with a label that says of a title no language: "書名: "; *after as above. */
bool ty_label_of_title(size_t *after, taiyaku_str text);

#endif
