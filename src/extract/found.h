/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A pair as a rule hands it to extract/pairs, which gives it its kind and its origin and pushes it
 * on.  For the parts of pairs only; readers know extract/pairs.h.
 */
#ifndef TY_EXTRACT_FOUND_H
#define TY_EXTRACT_FOUND_H

#include "extract/citation.h"
#include "extract/neighbours.h"
#include "extract/pairs.h"

/* Finds less sure than this are not told: more of them are wrong than right. */
enum { TY_FOUND_FLOOR = 50 };

typedef struct ty_found {
	taiyaku_str ja, en;
	const char *rule;
	int confidence;
	taiyaku_kind kind; /* TAIYAKU_ANY: by the texts */
	uint64_t line;
	ty_citation about;
} ty_found;

/* What becomes of the text of one block: the finds of every rule, with their citations.  Uses
 * arena for the length of the call. */
TAIYAKU_CHECKED taiyaku_status ty_found_text(ty_pairs *pairs, const ty_block *block,
					     taiyaku_error *err);

/* Push it, or keep it until the note comes that about.note names. */
TAIYAKU_CHECKED taiyaku_status ty_found_push(ty_pairs *pairs, const ty_found *found,
					     taiyaku_error *err);

/* Memory until the end of what is being handed over. */
ty_arena *ty_found_arena(ty_pairs *pairs);
TAIYAKU_CHECKED taiyaku_status ty_found_han(const ty_han **out, ty_pairs *pairs,
					    taiyaku_error *err);

#endif
