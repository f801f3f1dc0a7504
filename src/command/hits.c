/* SPDX-License-Identifier: Apache-2.0 */
#include "command/hits.h"

/* More hits than anybody reads. */
enum { MAX_HITS = 100000000 };

static const char *const sides[] = { "source", "target", NULL };

const ty_option ty_hits_options[] = {
	{ .name = "max",
	  .type = TY_NUMBER,
	  .offset = offsetof(ty_hits_choice, max),
	  .value = "N",
	  .least = 1,
	  .most = MAX_HITS,
	  .help = "at most N hits for each TEXT" },
	{ .name = "side",
	  .type = TY_CHOICE,
	  .offset = offsetof(ty_hits_choice, side),
	  .value = "SIDE",
	  .choices = sides,
	  .help = "look in texts of this side only (source, target)" },
	{ .name = "ids",
	  .type = TY_FLAG,
	  .offset = offsetof(ty_hits_choice, ids),
	  .help = "for each TEXT one line: the tuids of the hits, else their ids" },
	{ 0 },
};

void ty_hits_id(ty_hits_ids *ids, const taiyaku_pair *pair)
{
	bool blank = ty_str_has(pair->tuid, " ");

	if (ids->line.len)
		ty_buf_byte(&ids->line, ' ');
	ty_clean_add(&ids->line, pair->tuid.len && !blank ? pair->tuid : pair->id);
}

taiyaku_status ty_hits_end(ty_hits_ids *ids, ty_results *results, taiyaku_error *err)
{
	taiyaku_status status;

	ty_buf_byte(&ids->line, '\n');
	status = ty_buf_status(&ids->line, err);
	if (!status)
		status = ty_results_raw(results, ty_buf_str(&ids->line), err);
	ty_buf_clear(&ids->line);
	return status;
}

taiyaku_status ty_hits_each(ty_app *app, ty_query_fn query, void *ctx, taiyaku_error *err)
{
	char dash[] = "-";
	char *const lines[] = { dash };
	ty_app asked = *app;

	if (!app->n_arguments) {
		asked.arguments = lines;
		asked.n_arguments = 1;
	}
	return ty_queries_each(&asked, query, ctx, err);
}
