/* SPDX-License-Identifier: Apache-2.0 */
/* match: what is known that is nearly the same. */
#include <stdlib.h>

#include "base/error.h"
#include "base/grow.h"
#include "command/hits.h"

/* Hits of a text that people read. */
enum { MAX_TEXT = 10 };

typedef struct choice {
	ty_hits_choice hits;
	int threshold;
	bool context;
} choice;

static const ty_option rows[] = {
	{ .name = "threshold",
	  .type = TY_NUMBER,
	  .offset = offsetof(choice, threshold),
	  .value = "N",
	  .least = 1,
	  .most = 100,
	  .help = "the least score, 1-100 (default 70)" },
	{ .name = "context",
	  .type = TY_FLAG,
	  .offset = offsetof(choice, context),
	  .help = "each TEXT stands between the one before and the one behind: a pair known with "
		  "the same neighbours scores 101" },
	{ 0 },
};

static const ty_option_group groups[] = {
	{ ty_max_options, offsetof(choice, hits) },
	{ ty_hits_options, offsetof(choice, hits) },
	{ rows, 0 },
	{ 0 },
};

/* Texts that wait for the one behind them. */
enum { BEFORE, HERE, AFTER, NEIGHBOURS };

typedef struct asking {
	ty_app *app;
	const choice *chosen;
	ty_buf texts[NEIGHBOURS]; /* with --context */
	size_t n;		  /* of them seen */
	ty_hits hits;
	taiyaku_span *spans; /* owned; of the last hit, what differs in its text */
	size_t spans_cap;
} asking;

/* ---- a hit ---- */

/* The names of what differs: divided by blanks, and as a list of JSON. */
static void name_reasons(ty_buf *text, ty_buf *json, unsigned why)
{
	ty_buf_byte(json, '[');
	for (size_t i = 0; taiyaku_why_name(i); i++) {
		if (!(why >> i & 1))
			continue;
		ty_buf_print(text, "%s%s", text->len ? " " : "", taiyaku_why_name(i));
		ty_buf_print(json, "%s\"%s\"", json->len > 1 ? "," : "", taiyaku_why_name(i));
	}
	ty_buf_byte(json, ']');
}

/* What differs stands out in the text, what was put right in the proposal. */
static taiyaku_status mark(asking *work, const taiyaku_hit *hit, taiyaku_error *err)
{
	ty_results *results = work->app->results;

	if (!TY_GROW(work->spans, work->spans_cap, hit->n_differences))
		return ty_fail_memory(err);
	for (size_t i = 0; i < hit->n_differences; i++)
		work->spans[i] = hit->differences[i].at[1];
	results->marks[hit->side] = (ty_marks){ work->spans, hit->n_differences };
	results->below = hit->proposal;
	results->below_marks = (ty_marks){ hit->corrections, hit->n_corrections };
	return TAIYAKU_OK;
}

static taiyaku_status print_fields(asking *work, const taiyaku_hit *hit, taiyaku_str why,
				   taiyaku_str why_json, taiyaku_error *err)
{
	const ty_value values[] = {
		{ .name = "query", .text = work->hits.query, .hidden = TY_NOT_IN_TEXT },
		{ .name = "score", .counts = true, .number = hit->score },
		{ .name = "why", .text = why, .json = why_json },
		{ .name = "proposal",
		  .text = hit->proposal,
		  .hidden = TY_NOT_IN_TEXT | (hit->proposal.len ? 0 : TY_NOT_IN_JSON) },
	};

	return ty_results_pair(work->app->results, hit->pair, values,
			       sizeof values / sizeof *values, err);
}

static taiyaku_status print_hit(void *ctx, const taiyaku_hit *hit, taiyaku_error *err)
{
	asking *work = ctx;
	ty_buf why = { 0 }, json = { 0 };
	taiyaku_status status;

	if (work->chosen->hits.ids) {
		work->hits.found = true;
		ty_hits_id(work->app->results, hit->pair);
		return TAIYAKU_OK;
	}
	status = ty_hits_add(&work->hits, work->app, err);
	name_reasons(&why, &json, hit->why);
	if (!status)
		status = ty_buf_status(&json, err);
	if (!status)
		status = mark(work, hit, err);
	if (!status)
		status = print_fields(work, hit, ty_buf_str(&why), ty_buf_str(&json), err);
	ty_buf_free(&why);
	ty_buf_free(&json);
	return status;
}

/* ---- a query ---- */

static taiyaku_status ask(asking *work, const taiyaku_segment *segment, taiyaku_error *err)
{
	const choice *chosen = work->chosen;
	const taiyaku_query_options options = {
		.filter = { .kind = work->app->kind, .memory = work->app->memory },
		.threshold = chosen->threshold,
		.max = chosen->hits.max ? (size_t)chosen->hits.max
		       : work->app->results->shape == TY_AS_TEXT && !chosen->hits.ids ? MAX_TEXT
										      : SIZE_MAX,
		.sides = work->hits.sides,
		.details = !chosen->hits.ids
	};
	taiyaku_status status;

	work->hits.query = segment->text;
	work->hits.n = 0;
	status = taiyaku_match(work->app->store, segment, &options, print_hit, work, err);
	if (!status && chosen->hits.ids)
		return ty_hits_end(work->app->results, err);
	if (!status && !work->hits.n && work->app->watched)
		ty_progress_report(work->app->progress, "nothing near '%.*s'",
				   TY_ARG(work->hits.query));
	return status;
}

/* The text that waits has all its neighbours. */
static taiyaku_status ask_waiting(asking *work, taiyaku_error *err)
{
	const taiyaku_segment segment = { .text = ty_buf_str(&work->texts[HERE]),
					  .in_context = true,
					  .before = ty_buf_str(&work->texts[BEFORE]),
					  .after = ty_buf_str(&work->texts[AFTER]) };
	taiyaku_status status = ask(work, &segment, err);
	ty_buf first = work->texts[BEFORE];

	work->texts[BEFORE] = work->texts[HERE];
	work->texts[HERE] = work->texts[AFTER];
	work->texts[AFTER] = first;
	ty_buf_clear(&work->texts[AFTER]);
	return status;
}

static taiyaku_status take(void *ctx, taiyaku_str query, taiyaku_error *err)
{
	asking *work = ctx;
	const taiyaku_segment alone = { .text = query };
	taiyaku_status status;
	size_t place;

	if (!work->chosen->context)
		return ask(work, &alone, err);
	place = work->n++ ? AFTER : HERE;
	ty_buf_add(&work->texts[place], query);
	status = ty_buf_status(&work->texts[place], err);
	return status || place == HERE ? status : ask_waiting(work, err);
}

static taiyaku_status run(ty_exit *out, ty_app *app, const void *options, taiyaku_error *err)
{
	asking work = { .app = app, .chosen = options };
	taiyaku_status status = ty_hits_side(&work.hits, &work.chosen->hits, app, err);

	if (!status)
		status = ty_queries_each(app, take, &work, err);
	if (!status && work.n)
		status = ask_waiting(&work, err);
	for (size_t i = 0; i < NEIGHBOURS; i++)
		ty_buf_free(&work.texts[i]);
	free(work.spans);
	*out = work.hits.found ? TY_DONE : TY_NONE;
	return status;
}

const ty_command ty_command_match = {
	.name = "match",
	.arguments = "[TEXT...]",
	.summary = "what is nearly the same: fuzzy matches from the memory",
	.description =
		"For each TEXT, in either language, the pairs of the store that are near it, best "
		"first, with a score: 100 is the same text, 101 the same between the same "
		"neighbours, 99 equal but for width, case and the like, less is the share of "
		"characters (of words, where spaces divide them) that need no change. Nothing at "
		"or above --threshold is missed. Terms are left out, unless --kind term asks for "
		"them.\n\n"
		"What differs is named behind the score: number, negation, name, word, particle, "
		"punctuation, width, case, tag, context. Where only numbers stand in the way, and "
		"it is safe, a line that begins with = is the translation with the numbers put "
		"right.\n\n"
		"Without TEXT, or with -, one text a line is read from standard input and each is "
		"answered at once; with --context, as soon as the line behind it is there. As text "
		"the 10 best are printed, else all of them; --max says how many. The exit status "
		"is 1 when nothing was found, 3 when a line was skipped.",
	.example = "printf 'ja\\ten\\n30日以内に返す\\tReturn it within 30 days\\n' | "
		   "taiyaku --store example.tyk import --quiet - && "
		   "taiyaku --store example.tyk match 60日以内に返す",
	.needs = TY_STORE,
	.uses = TY_USES_KIND | TY_USES_MEMORY,
	.groups = groups,
	.options_size = sizeof(choice),
	.run = run
};
