/* SPDX-License-Identifier: Apache-2.0 */
/* A pair as a rule hands it over, to extract/outlet. */
#ifndef TY_EXTRACT_FOUND_H
#define TY_EXTRACT_FOUND_H

#include "extract/citation.h"

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

#endif
