/* SPDX-License-Identifier: Apache-2.0 */
/* verify: is the store sound?  where not? */
#include "command/problems.h"

static taiyaku_status run(ty_exit *out, ty_app *app, const void *options, taiyaku_error *err)
{
	ty_problem_results problems = { .app = app };
	const taiyaku_hooks hooks = ty_problem_results_hooks(&problems);
	taiyaku_verdict verdict;
	taiyaku_status status;

	(void)options;
	app->progress->pairs_only = true;
	status = taiyaku_store_verify(&verdict, app->store_path, &hooks, err);
	if (problems.status) {
		*err = problems.err;
		return problems.status;
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
