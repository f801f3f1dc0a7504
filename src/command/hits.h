/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What the commands that ask share: how many hits, from which side, and --ids, a line of ids for
 * each query.
 */
#ifndef TY_COMMAND_HITS_H
#define TY_COMMAND_HITS_H

#include "command/queries.h"

typedef struct ty_hits_choice {
	int max;
	int side; /* a taiyaku_sides */
	bool ids;
} ty_hits_choice;
extern const ty_option ty_max_options[];  /* max */
extern const ty_option ty_hits_options[]; /* the rest */

/* The query that is being answered. */
typedef struct ty_hits {
	taiyaku_str query;
	uint64_t n; /* hits of it so far */
	bool found; /* it or one before had any */
} ty_hits;

/* One more hit; above the first stands the query, where there are several. */
TAIYAKU_CHECKED taiyaku_status ty_hits_add(ty_hits *hits, ty_app *app, taiyaku_error *err);

/* With --ids, in the place of the pair: its tuid, else its id. */
void ty_hits_id(ty_results *results, const taiyaku_pair *pair);
/* The line of ids goes out, empty where nothing was found. */
TAIYAKU_CHECKED taiyaku_status ty_hits_end(ty_results *results, taiyaku_error *err);

#endif
