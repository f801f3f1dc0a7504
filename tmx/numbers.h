/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Numbers put right in the translation of a text that differs in numbers: 30日以内 is known as
 * "within 30 days", so 60日以内 is "within 60 days".  Only where it is safe: each number that
 * differs stands once in the known source and once in its translation, in digits, and does not
 * change a singular to a plural.  If one of them fails this, none is touched.
 */
#ifndef TY_TMX_NUMBERS_H
#define TY_TMX_NUMBERS_H

#include "base/arena.h"

/* A number that was put right: in bytes of the new text, and of the one before. */
typedef struct ty_correction {
	size_t start, end;
	size_t old_start, old_end;
} ty_correction;

typedef struct ty_corrected {
	taiyaku_str text; /* the translation itself where nothing was changed */
	const ty_correction *list;
	size_t n;
} ty_corrected;

/* query: the new source text; source, target: the known pair.  out lives in arena. */
TAIYAKU_CHECKED taiyaku_status ty_numbers_correct(ty_corrected *out, ty_arena *arena,
						  taiyaku_str query, taiyaku_str source,
						  taiyaku_str target, taiyaku_error *err);

#endif
