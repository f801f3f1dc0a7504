/* SPDX-License-Identifier: Apache-2.0 */
/* verify: is the store sound?  where not? */
#include "command/command.h"

typedef struct verifying {
	ty_app *app;
	taiyaku_status status; /* of printing a problem: a hook cannot return it */
	taiyaku_error err;
} verifying;

static void print_problem(void *ctx, const taiyaku_error *what)
{
	verifying *work = ctx;
	const ty_value values[] = {
		{ .name = "file", .text = ty_str(what->file) },
		{ .name = "message", .text = ty_str(what->message) },
	};
	ty_buf text = { 0 };

	ty_buf_print(&text, "%s: %s", what->file, what->message);
	if (!work->status)
		work->status = ty_buf_status(&text, &work->err);
	if (!work->status) {
		ty_progress_clear(work->app->progress);
		work->status = ty_results_record(work->app->results, values,
						 sizeof values / sizeof *values, ty_buf_str(&text),
						 &work->err);
	}
	ty_buf_free(&text);
}

static int show_progress(void *ctx, uint64_t done, uint64_t total, uint64_t pairs)
{
	const verifying *work = ctx;
	const taiyaku_hooks *hooks = work->app->hooks;

	return work->status || hooks->progress(hooks->ctx, done, total, pairs);
}

static taiyaku_status run(ty_exit *out, ty_app *app, const void *options, taiyaku_error *err)
{
	verifying work = { .app = app };
	const taiyaku_hooks hooks = { show_progress, print_problem, &work };
	taiyaku_verdict verdict;
	taiyaku_status status;

	(void)options;
	app->progress->pairs_only = true;
	status = taiyaku_store_verify(&verdict, app->store_path, &hooks, err);
	if (work.status) {
		*err = work.err;
		return work.status;
	}
	*out = verdict.problems ? TY_NONE : TY_DONE;
	if (!status && app->results->n < verdict.problems)
		ty_progress_report(app->progress, "%s: %llu problems in all", app->store_path,
				   (unsigned long long)verdict.problems);
	if (!status && !verdict.problems && app->watched)
		ty_progress_report(app->progress, "%s: %llu pairs, no problems", app->store_path,
				   (unsigned long long)verdict.pairs);
	return status;
}

const ty_command ty_command_verify = {
	.name = "verify",
	.arguments = "",
	.summary = "is the store sound? where not?",
	.description =
		"Proves the store: every page of its file, a checksum of every byte kept, and "
		"every index against the pairs, in both directions. Prints what is wrong, a "
		"problem a line. Others may use the store meanwhile; writers wait while its pages "
		"are read.\n\n"
		"The exit status is 0 when the store is sound, 1 when problems were found, 2 when "
		"it could not be read. Of a damaged store, use a backup; what can still be read of "
		"it, 'taiyaku export' may save.",
	.example = "taiyaku --store example.tyk add 港の灯 'Harbour Lights' && "
		   "taiyaku --store example.tyk verify",
	.needs = TY_STORE_UNOPENED,
	.run = run
};
