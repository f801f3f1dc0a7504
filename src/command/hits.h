/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What match and search share: the side that is asked, and --ids, a line of ids for each query.
 */
#ifndef TY_COMMAND_HITS_H
#define TY_COMMAND_HITS_H

#include "command/queries.h"

typedef struct ty_hits_choice {
	int max;
	int side; /* a taiyaku_sides */
	bool ids;
} ty_hits_choice;
extern const ty_option ty_hits_options[];

/* The ids of the hits of a query. */
typedef struct ty_hits_ids {
	ty_buf line;
} ty_hits_ids;

/* The tuid of a pair, else its id. */
void ty_hits_id(ty_hits_ids *ids, const taiyaku_pair *pair);
/* The line goes out, empty where nothing was found. */
TAIYAKU_CHECKED taiyaku_status ty_hits_end(ty_hits_ids *ids, ty_results *results,
					   taiyaku_error *err);

/* ty_queries_each, but without arguments the queries are lines of standard input. */
TAIYAKU_CHECKED taiyaku_status ty_hits_each(ty_app *app, ty_query_fn query, void *ctx,
					    taiyaku_error *err);

#endif
