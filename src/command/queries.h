/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The texts that a command is asked about: its arguments, and for "-", or where there are none, the
 * lines of standard input.
 */
#ifndef TY_COMMAND_QUERIES_H
#define TY_COMMAND_QUERIES_H

#include "command/command.h"

/* Most bytes of one query. */
#define TY_QUERY_MAX ((size_t)1 << 20)

/* Called for each query, valid UTF-8 without its line end. */
typedef taiyaku_status (*ty_query_fn)(void *ctx, taiyaku_str query, taiyaku_error *err);

/* Results are flushed after each line of standard input, so that a program can talk to this one.
 * A line that is not UTF-8 or too long is told and skipped: an empty query stands for it.
 * EARGUMENT: an argument is not UTF-8; ELIMIT: it is too long; ECANCELED. */
TAIYAKU_CHECKED taiyaku_status ty_queries_each(ty_app *app, ty_query_fn query, void *ctx,
					       taiyaku_error *err);
/* Whether there is more than one, or one that is standard input. */
bool ty_queries_many(const ty_app *app);

#endif
