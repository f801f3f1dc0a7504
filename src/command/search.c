/* SPDX-License-Identifier: Apache-2.0 */
/* search: concordance, texts that have something inside. */
#include "base/tag.h"
#include "command/hits.h"

typedef struct choice {
	ty_hits_choice hits;
	bool count;
} choice;

static const ty_option rows[] = {
	{ .name = "count",
	  .type = TY_FLAG,
	  .offset = offsetof(choice, count),
	  .help = "for each TEXT one line: how many texts have it" },
	{ 0 },
};

static const ty_option_group groups[] = {
	{ ty_max_options, offsetof(choice, hits) },
	{ ty_hits_options, offsetof(choice, hits) },
	{ rows, 0 },
	{ 0 },
};

typedef struct asking {
	ty_app *app;
	const choice *chosen;
	ty_hits hits;
} asking;

/* ja, en: the name of a side. */
static taiyaku_str language_of(const asking *work, int side)
{
	return ty_tag_name(&work->app->results->languages, side);
}

static taiyaku_status print_hit(void *ctx, const taiyaku_hit *hit, taiyaku_error *err)
{
	asking *work = ctx;
	ty_results *results = work->app->results;
	const taiyaku_span place = { hit->start, hit->end };
	const ty_value values[] = {
		{ .name = "side", .text = language_of(work, hit->side), .hidden = TY_NOT_IN_TEXT },
		{ .name = "start",
		  .counts = true,
		  .number = (int64_t)hit->start,
		  .hidden = TY_NOT_IN_TEXT },
		{ .name = "end",
		  .counts = true,
		  .number = (int64_t)hit->end,
		  .hidden = TY_NOT_IN_TEXT },
		{ .name = "query", .text = work->hits.query, .hidden = TY_NOT_IN_TEXT },
	};
	taiyaku_status status;

	if (work->chosen->count || work->chosen->hits.ids) {
		work->hits.found = true;
		if (!work->chosen->count)
			ty_hits_id(results, hit->pair);
		return TAIYAKU_OK;
	}
	status = ty_hits_add(&work->hits, work->app, err);
	if (status)
		return status;
	results->marks[hit->side] = (ty_marks){ &place, 1 };
	return ty_results_pair(results, hit->pair, values, sizeof values / sizeof *values, err);
}

static taiyaku_status print_count(const asking *work, uint64_t total, taiyaku_error *err)
{
	const ty_value values[] = {
		{ .name = "query", .text = work->hits.query },
		{ .name = "count", .counts = true, .number = (int64_t)total },
	};
	ty_results *results = work->app->results;

	ty_buf_print(&results->text, "%llu", (unsigned long long)total);
	return ty_results_record(results, values, sizeof values / sizeof *values, err);
}

static taiyaku_status ask(void *ctx, taiyaku_str query, taiyaku_error *err)
{
	asking *work = ctx;
	const choice *chosen = work->chosen;
	const taiyaku_query_options options = { .filter = { .kind = work->app->kind,
							    .memory = work->app->memory },
						.max = (size_t)chosen->hits.max,
						.sides = work->hits.sides };
	uint64_t total = 0;
	taiyaku_status status;

	work->hits.query = query;
	work->hits.n = 0;
	status = taiyaku_search(&total, work->app->store, query, &options, print_hit, work, err);
	if (status)
		return status;
	if (chosen->count)
		return print_count(work, total, err);
	if (chosen->hits.ids)
		return ty_hits_end(work->app->results, err);
	if (work->app->watched && total > work->hits.n)
		ty_progress_report(work->app->progress, "%llu of %llu; --max says how many",
				   (unsigned long long)work->hits.n, (unsigned long long)total);
	return TAIYAKU_OK;
}

static taiyaku_status run(ty_exit *out, ty_app *app, const void *options, taiyaku_error *err)
{
	asking work = { .app = app, .chosen = options };
	taiyaku_status status = ty_hits_side(&work.hits, &work.chosen->hits, app, err);

	if (!status)
		status = ty_queries_each(app, ask, &work, err);
	*out = work.hits.found ? TY_DONE : TY_NONE;
	return status;
}

const ty_command ty_command_search = {
	.name = "search",
	.arguments = "TEXT...",
	.summary = "concordance: TEXT anywhere inside units and terms, both languages",
	.description =
		"The texts, of either language, that have TEXT inside, one character or more, when "
		"width, case and the like are set aside; the shortest first, then the newest. "
		"Several words in one TEXT are all to be found, in any order, in one text or in a "
		"text and its translation; \"words in quotes\" are found as they stand.\n\n"
		"20 of them are printed; --max says how many, --count how many there are. - reads "
		"one TEXT a line from standard input and answers each line at once. The exit "
		"status is 1 when nothing was found, 3 when a line was skipped.",
	.example = "printf 'ja\\ten\\n設定を保存する\\tSave the settings\\n' | "
		   "taiyaku --store example.tyk import --quiet - && "
		   "taiyaku --store example.tyk search 設定",
	.needs = TY_STORE,
	.uses = TY_USES_KIND | TY_USES_MEMORY,
	.groups = groups,
	.options_size = sizeof(choice),
	.run = run
};
