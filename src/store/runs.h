/* SPDX-License-Identifier: Apache-2.0 */
/*
 * From texts to lists: what was met in each text, in the order of the texts, comes out in the order
 * of what was met, with the texts of each.  Texts are taken in portions that are sorted while they
 * fit in a cache, beside the caller, and kept packed until all are merged.
 */
#ifndef TY_STORE_RUNS_H
#define TY_STORE_RUNS_H

#include "base/buf.h"

/* All-zero is empty. */
typedef struct ty_runs {
	bool with_places;    /* places count: set before the first text */
	struct ty_run *runs; /* owned: sorted portions */
	size_t n_runs, runs_cap;
	struct ty_entries {
		uint64_t *list; /* owned */
		size_t n, cap;
		uint32_t first;	    /* number of their first text */
	} making;		    /* the portion in the making */
	struct ty_sealing *sealing; /* owned: the one before it; NULL: none was */
	size_t bytes;		    /* of the sorted portions, but for the last */
	bool failed;		    /* no memory: sticks until the end */
	uint32_t *heads;	    /* owned: what the merge looks at first */
	uint32_t *found;	    /* the runs that it takes from: in heads */
	uint32_t *numbers;	    /* owned: what ty_runs_next gives */
	uint8_t *places;
	size_t room;
} ty_runs;

/* What a gram was met in: the caller's to change until the next call. */
typedef struct ty_meetings {
	uint32_t gram;
	uint32_t *numbers;     /* rising; repeated where a text has the gram more than once */
	const uint8_t *places; /* in the text, modulo 256; NULL: they do not count */
	size_t n;
} ty_meetings;

/* The grams of a text, under UINT32_MAX, each at its place; numbers of texts rise from call to
 * call. */
void ty_runs_add(ty_runs *runs, uint32_t number, const uint32_t *grams, size_t n);

/* After the last text: the next gram in rising order; false at the end, or no memory. */
bool ty_runs_next(ty_runs *runs, ty_meetings *out);

/* Empty it; memory is given back. */
void ty_runs_free(ty_runs *runs);

#endif
