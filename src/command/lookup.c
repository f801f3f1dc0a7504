/* SPDX-License-Identifier: Apache-2.0 */
/* lookup: what is known of a term or a title. */
#include "base/error.h"
#include "command/queries.h"

/* More hits than anybody reads. */
enum { MAX_HITS = 1000000 };

typedef struct choice {
	int max;
	int level; /* 1 + a taiyaku_level: the choices stand in its order */
	bool exact;
} choice;

static const char *const levels[] = { "exact",	 "width",  "kana",   "kanji", "loose",
				      "reading", "romaji", "prefix", "near",  NULL };

static const ty_option rows[] = {
	{ .name = "max",
	  .type = TY_NUMBER,
	  .offset = offsetof(choice, max),
	  .value = "N",
	  .least = 1,
	  .most = MAX_HITS,
	  .help = "at most N hits for each TEXT" },
	{ .name = "level",
	  .type = TY_CHOICE,
	  .offset = offsetof(choice, level),
	  .value = "LEVEL",
	  .choices = levels,
	  .help = "the loosest level of equality (exact, width, kana, kanji, loose, reading, "
		  "romaji, prefix, near)" },
	{ .name = "exact",
	  .type = TY_FLAG,
	  .offset = offsetof(choice, exact),
	  .help = "whole terms and titles only: nothing that only begins with TEXT or is near it" },
	{ 0 },
};

static const ty_option_group groups[] = {
	{ rows, 0 },
	{ 0 },
};

typedef struct asking {
	ty_app *app;
	const choice *chosen;
	taiyaku_str query;
	uint64_t hits; /* of this query */
	bool found;
} asking;

static taiyaku_status print_hit(void *ctx, const taiyaku_hit *hit, taiyaku_error *err)
{
	asking *work = ctx;
	const ty_value values[] = {
		{ .name = "level", .text = ty_str(taiyaku_level_name(hit->level)) },
		{ .name = "score", .counts = true, .number = hit->score },
		{ .name = "query", .text = work->query, .hidden = TY_NOT_IN_TEXT },
	};

	/* Hits come best level first, so nothing is lost by leaving out the last of them. */
	if (work->chosen->level && (int)hit->level >= work->chosen->level)
		return TAIYAKU_OK;
	if (work->hits++ == 0 && ty_queries_many(work->app)) {
		taiyaku_status status = ty_results_heading(work->app->results, work->query, err);

		if (status)
			return status;
	}
	work->found = true;
	return ty_results_pair(work->app->results, hit->pair, values,
			       sizeof values / sizeof *values, err);
}

static taiyaku_status ask(void *ctx, taiyaku_str query, taiyaku_error *err)
{
	asking *work = ctx;
	const taiyaku_query_options options = { .filter = { .kind = work->app->kind,
							    .memory = work->app->memory },
						.max = (size_t)work->chosen->max,
						.exact_only = work->chosen->exact };
	taiyaku_status status = TAIYAKU_OK;

	work->query = query;
	work->hits = 0;
	/* Everything begins with nothing. */
	if (!ty_str_is_blank(query))
		status = taiyaku_lookup(work->app->store, query, &options, print_hit, work, err);
	if (!status && work->hits == 0 && work->app->watched)
		ty_progress_report(work->app->progress, "nothing found for '%.*s'", TY_ARG(query));
	return status;
}

static taiyaku_status run(ty_exit *out, ty_app *app, const void *options, taiyaku_error *err)
{
	asking work = { .app = app, .chosen = options };
	taiyaku_status status = ty_queries_each(app, ask, &work, err);

	*out = work.found ? TY_DONE : TY_NONE;
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
