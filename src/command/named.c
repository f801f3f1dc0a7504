/* SPDX-License-Identifier: Apache-2.0 */
#include "command/named.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/error.h"
#include "base/grow.h"
#include "base/pair.h"
#include "base/set.h"
#include "command/queries.h"

typedef struct gathering {
	ty_named *to;
	ty_app *app;
	ty_set seen;
	size_t names_cap, pairs_cap;
} gathering;

static taiyaku_status take_name(void *ctx, taiyaku_str name, taiyaku_error *err)
{
	gathering *g = ctx;
	ty_named *to = g->to;
	bool is_new;

	if (name.len == 0)
		return TAIYAKU_OK;
	if (!TY_GROW(to->names, g->names_cap, to->n_names + 1) ||
	    !ty_set_add(&g->seen, &is_new, ty_set_hash(name, TY_STR(""))) ||
	    (is_new && !ty_arena_copy(&to->names[to->n_names], g->app->arena, name)))
		return ty_fail_memory(err);
	to->n_names += is_new;
	return TAIYAKU_OK;
}

static taiyaku_status take_pair(void *ctx, size_t name, const taiyaku_pair *pair,
				taiyaku_error *err)
{
	gathering *g = ctx;
	ty_named *to = g->to;

	if (!TY_GROW(to->pairs, g->pairs_cap, to->n + 1))
		return ty_fail_memory(err);
	to->pairs[to->n].name = name;
	if (!ty_pair_copy(&to->pairs[to->n].pair, g->app->arena, pair))
		return ty_fail_memory(err);
	to->n++;
	return ty_progress_stopped(g->app->progress)
		       ? ty_fail(err, TAIYAKU_ECANCELED, "interrupted")
		       : TAIYAKU_OK;
}

static int by_name(const void *a, const void *b)
{
	const ty_named_pair *x = a, *y = b;

	if (x->name != y->name)
		return x->name < y->name ? -1 : 1;
	return ty_pair_compare(&x->pair, &y->pair);
}

static void report(ty_app *app, taiyaku_str name, size_t n)
{
	if (n)
		ty_progress_report(app->progress,
				   "'%.*s' is the name of %zu pairs: name one by its id",
				   TY_ARG(name), n);
	else
		ty_progress_report(app->progress, "no pair is called '%.*s'", TY_ARG(name));
}

/* Look at the pairs of each name. */
static taiyaku_status judge(ty_named *named, ty_app *app, bool all, taiyaku_error *err)
{
	taiyaku_status status = TAIYAKU_OK;

	for (size_t name = 0, at = 0; !status && name < named->n_names; name++) {
		size_t from = at;

		while (at < named->n && named->pairs[at].name == name)
			at++;
		if (at - from == 1 || (at > from && all))
			continue;
		report(app, named->names[name], at - from);
		named->unknown += at == from;
		named->ambiguous += at > from;
		for (size_t i = from; !status && i < at; i++)
			status = ty_named_print(app, &named->pairs[i].pair, TY_STR(""), err);
	}
	return status;
}

/* Two names may be of the same pair. */
static taiyaku_status drop_doubles(ty_named *named, taiyaku_error *err)
{
	ty_set seen = { 0 };
	size_t n = 0;
	bool is_new, room = true;

	for (size_t i = 0; room && i < named->n; i++) {
		room = ty_set_add(&seen, &is_new, ty_pair_hash(&named->pairs[i].pair));
		if (room && is_new)
			named->pairs[n++] = named->pairs[i];
	}
	named->n = n;
	ty_set_free(&seen);
	return room ? TAIYAKU_OK : ty_fail_memory(err);
}

taiyaku_status ty_named_find(ty_named *out, ty_app *app, taiyaku_change *change,
			     const taiyaku_filter *filter, bool all, taiyaku_error *err)
{
	gathering g = { .to = out, .app = app };
	taiyaku_status status = TAIYAKU_OK;

	*out = (ty_named){ 0 };
	if (app->n_arguments)
		status = ty_queries_each(app, take_name, &g, err);
	if (!status && !out->n_names && app->n_arguments)
		ty_progress_report(app->progress, "no name was given");
	if (!status && (out->n_names || !app->n_arguments))
		status = taiyaku_change_find(change, out->names, out->n_names, filter, take_pair,
					     &g, err);
	if (!status && out->n)
		qsort(out->pairs, out->n, sizeof *out->pairs, by_name);
	if (!status)
		status = judge(out, app, all, err);
	if (!status)
		status = drop_doubles(out, err);
	ty_set_free(&g.seen);
	return status;
}

void ty_named_free(ty_named *named)
{
	free(named->names);
	free(named->pairs);
}

taiyaku_status ty_named_print(ty_app *app, const taiyaku_pair *pair, taiyaku_str before,
			      taiyaku_error *err)
{
	char id[17], now[24], was[32];
	ty_value values[] = {
		{ .name = "shown", .hidden = TY_NOT_IN_TSV | TY_NOT_IN_JSON },
		{ .name = "shown", .hidden = TY_NOT_IN_TSV | TY_NOT_IN_JSON },
		{ .name = "was", .text = before, .hidden = TY_NOT_IN_TEXT },
	};

	taiyaku_pair_id(id, pair);
	snprintf(now, sizeof now, "id %s", id);
	snprintf(was, sizeof was, "before: %.*s", TY_ARG(before));
	values[0].text = ty_str(now);
	values[1].text = before.len ? ty_str(was) : before;
	return ty_results_pair(app->results, pair, values, before.len ? 3 : 1, err);
}
