/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Which of two texts is in which language, by their scripts: for files of two columns that do not
 * say.  A single row proves little (CPU = CPU), so rows are added up and the majority decides.
 */
#ifndef TY_TEXT_DIRECTION_H
#define TY_TEXT_DIRECTION_H

#include "base/str.h"

/* All-zero is no evidence. */
typedef struct ty_direction {
	size_t straight; /* rows whose first text is in the source language */
	size_t turned;	 /* rows whose first text is in the target language */
} ty_direction;

/* One more row.  Only a pair of languages of which one is written in kana and kanji gives
 * evidence, and only a row of which one text has them and the other has not. */
void ty_direction_add(ty_direction *direction, taiyaku_str first, taiyaku_str second,
		      const taiyaku_languages *languages);

static inline bool ty_direction_turned(const ty_direction *direction)
{
	return direction->turned > direction->straight;
}

#endif
