/* SPDX-License-Identifier: Apache-2.0 */
#include "command/hits.h"

/* More hits than anybody reads. */
enum { MAX_HITS = 100000000 };

static const char *const sides[] = { "source", "target", NULL };

const ty_option ty_max_options[] = {
	{ .name = "max",
	  .type = TY_NUMBER,
	  .offset = offsetof(ty_hits_choice, max),
	  .value = "N",
	  .least = 1,
	  .most = MAX_HITS,
	  .help = "at most N hits for each TEXT" },
	{ 0 },
};

const ty_option ty_hits_options[] = {
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

taiyaku_status ty_hits_add(ty_hits *hits, ty_app *app, taiyaku_error *err)
{
	hits->found = true;
	if (hits->n++ > 0 || !ty_queries_many(app))
		return TAIYAKU_OK;
	return ty_results_heading(app->results, hits->query, err);
}

void ty_hits_id(ty_results *results, const taiyaku_pair *pair)
{
	bool blank = ty_str_has(pair->tuid, " ");

	if (results->text.len)
		ty_buf_byte(&results->text, ' ');
	ty_clean_add(&results->text, pair->tuid.len && !blank ? pair->tuid : pair->id);
}

taiyaku_status ty_hits_end(ty_results *results, taiyaku_error *err)
{
	ty_buf_byte(&results->text, '\n');
	return ty_results_raw(results, err);
}
