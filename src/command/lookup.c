/* SPDX-License-Identifier: Apache-2.0 */
/* lookup: what is known of a term or a title. */
#include "base/pair.h"
#include "command/hits.h"

typedef struct choice {
	ty_hits_choice hits;
	int level; /* 1 + a taiyaku_level: the choices stand in its order */
	bool exact;
} choice;

static const ty_option rows[] = {
	{ .name = "level",
	  .type = TY_CHOICE,
	  .offset = offsetof(choice, level),
	  .value = "LEVEL",
	  .choices = ty_level_names,
	  .help = "the loosest level of equality (exact, width, kana, kanji, loose, reading, "
		  "romaji, prefix, near)" },
	{ .name = "exact",
	  .type = TY_FLAG,
	  .offset = offsetof(choice, exact),
	  .help = "whole terms and titles only: nothing that only begins with TEXT or is near it" },
	{ 0 },
};

static const ty_option_group groups[] = {
	{ ty_max_options, offsetof(choice, hits) },
	{ rows, 0 },
	{ 0 },
};

typedef struct asking {
	ty_app *app;
	const choice *chosen;
	ty_hits hits;
} asking;

static taiyaku_status print_hit(void *ctx, const taiyaku_hit *hit, taiyaku_error *err)
{
	asking *work = ctx;
	taiyaku_status status;
	const ty_value values[] = {
		{ .name = "level", .text = ty_str(taiyaku_level_name(hit->level)) },
		{ .name = "score", .counts = true, .number = hit->score },
		{ .name = "query", .text = work->hits.query, .hidden = TY_NOT_IN_TEXT },
	};

	/* Hits come best level first, so nothing is lost by leaving out the last of them. */
	if (work->chosen->level && (int)hit->level >= work->chosen->level)
		return TAIYAKU_OK;
	status = ty_hits_add(&work->hits, work->app, err);
	if (status)
		return status;
	return ty_results_pair(work->app->results, hit->pair, values,
			       sizeof values / sizeof *values, err);
}

static taiyaku_status ask(void *ctx, taiyaku_str query, taiyaku_error *err)
{
	asking *work = ctx;
	const taiyaku_query_options options = { .filter = { .kind = work->app->kind,
							    .memory = work->app->memory },
						.max = (size_t)work->chosen->hits.max,
						.exact_only = work->chosen->exact };
	taiyaku_status status = TAIYAKU_OK;

	work->hits.query = query;
	work->hits.n = 0;
	/* Everything begins with nothing. */
	if (!ty_str_is_blank(query))
		status = taiyaku_lookup(work->app->store, query, &options, print_hit, work, err);
	if (!status && work->hits.n == 0 && work->app->watched)
		ty_progress_report(work->app->progress, "nothing found for '%.*s'", TY_ARG(query));
	return status;
}

static taiyaku_status run(ty_exit *out, ty_app *app, const void *options, taiyaku_error *err)
{
	asking work = { .app = app, .chosen = options };
	taiyaku_status status = ty_queries_each(app, ask, &work, err);

	*out = work.hits.found ? TY_DONE : TY_NONE;
	return status;
}

const ty_command ty_command_lookup = {
	.name = "lookup",
	.arguments = "TEXT...",
	.summary = "terms and titles: exact, spelling variants, prefix; either language",
	.description =
		"Looks each TEXT up in the store, in both languages, and prints what is equal to "
		"it, best first: the level says how much had to be set aside before the two were "
		"equal, from exact (as written) over width (full and half width, case, "
		"look-alike characters) and spelling variants down to prefix (it begins with "
		"TEXT). Where there is nothing of these, near is what differs by a character or "
		"two, as by a slip of the hand.\n\n"
		"- reads one TEXT a line from standard input and answers each line at once. The "
		"exit status is 1 when nothing was found, 3 when a line was skipped.",
	.example = "printf 'ja\\ten\\n港の灯\\tHarbour Lights\\n' | "
		   "taiyaku --store example.tyk import --quiet - && "
		   "taiyaku --store example.tyk lookup 港の灯",
	.needs = TY_STORE,
	.uses = TY_USES_KIND | TY_USES_MEMORY,
	.groups = groups,
	.options_size = sizeof(choice),
	.run = run
};
