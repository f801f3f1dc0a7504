/* SPDX-License-Identifier: Apache-2.0 */
#include "command/hits.h"

#include "base/error.h"
#include "base/tag.h"

/* More hits than anybody reads. */
enum { MAX_HITS = 100000000 };

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
	  .type = TY_TEXT,
	  .offset = offsetof(ty_hits_choice, side),
	  .value = "SIDE",
	  .help = "look in texts of this side only: ja, en (the languages of the store), or "
		  "source, "
		  "target" },
	{ .name = "ids",
	  .type = TY_FLAG,
	  .offset = offsetof(ty_hits_choice, ids),
	  .help = "for each TEXT one line: the tuids of the hits, else their ids" },
	{ 0 },
};

taiyaku_status ty_hits_side(ty_hits *hits, const ty_hits_choice *chosen, const ty_app *app,
			    taiyaku_error *err)
{
	const taiyaku_languages *languages = &app->results->languages;
	taiyaku_str source = ty_tag_name(languages, TAIYAKU_SOURCE),
		    target = ty_tag_name(languages, TAIYAKU_TARGET), side = chosen->side;
	int which = ty_str_is(side, "source")	? app->turned
		    : ty_str_is(side, "target") ? !app->turned
						: ty_tag_side(side, languages);

	hits->sides = TAIYAKU_BOTH;
	if (!side.len)
		return TAIYAKU_OK;
	if (which < 0)
		return ty_fail(err, TAIYAKU_EARGUMENT,
			       "option '--side' takes %.*s, %.*s, source or target, not '%.*s'",
			       TY_ARG(source), TY_ARG(target), TY_ARG(side));
	hits->sides = which == TAIYAKU_SOURCE ? TAIYAKU_ONLY_SOURCE : TAIYAKU_ONLY_TARGET;
	return TAIYAKU_OK;
}

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
