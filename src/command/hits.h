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
	taiyaku_str side; /* as given */
	bool ids;
} ty_hits_choice;
extern const ty_option ty_max_options[];  /* max */
extern const ty_option ty_hits_options[]; /* the rest */

/* The query that is being answered. */
typedef struct ty_hits {
	taiyaku_str query;
	uint64_t n; /* hits of it so far */
	bool found; /* it or one before had any */
	taiyaku_sides sides;
} ty_hits;

/* The side that was chosen, by its language as JSON names it, or as source or target; both where
 * none was.  EARGUMENT: there is no such side. */
TAIYAKU_CHECKED taiyaku_status ty_hits_side(ty_hits *hits, const ty_hits_choice *chosen,
					    const ty_app *app, taiyaku_error *err);

/* One more hit; above the first stands the query, where there are several. */
TAIYAKU_CHECKED taiyaku_status ty_hits_add(ty_hits *hits, ty_app *app, taiyaku_error *err);

/* With --ids, in the place of the pair: its tuid, else its id. */
void ty_hits_id(ty_results *results, const taiyaku_pair *pair);
/* The line of ids goes out, empty where nothing was found. */
TAIYAKU_CHECKED taiyaku_status ty_hits_end(ty_results *results, taiyaku_error *err);

#endif
