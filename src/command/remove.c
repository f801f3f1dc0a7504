/* SPDX-License-Identifier: Apache-2.0 */
/* remove: pairs out of the store. */
#include "base/error.h"
#include "command/named.h"
#include "command/open.h"

typedef struct choice {
	bool all;
} choice;

static const ty_option rows[] = {
	{ .name = "all",
	  .type = TY_FLAG,
	  .offset = offsetof(choice, all),
	  .help = "every pair that NAME may mean; without NAME every pair of --memory or --kind" },
	{ 0 },
};

static const ty_option_group groups[] = {
	{ rows, 0 },
	{ 0 },
};

static taiyaku_status remove_pairs(ty_app *app, taiyaku_change *change, const ty_named *named,
				   taiyaku_error *err)
{
	taiyaku_status status = TAIYAKU_OK;

	for (size_t i = 0; !status && i < named->n; i++) {
		status = taiyaku_change_remove(NULL, change, &named->pairs[i].pair, err);
		if (!status && ty_progress_stopped(app->progress))
			status = ty_fail(err, TAIYAKU_ECANCELED, "interrupted");
	}
	return status;
}

/* What was removed, once that is true. */
static taiyaku_status print_removed(ty_app *app, const ty_named *named, taiyaku_error *err)
{
	taiyaku_status status = TAIYAKU_OK;

	for (size_t i = 0; !status && i < named->n; i++)
		status = ty_named_print(app, &named->pairs[i].pair, TY_STR(""), err);
	if (status || !named->n || app->results->shape != TY_AS_TEXT || app->progress->quiet)
		return status;
	ty_buf_print(&app->results->text, "%zu removed%s\n", named->n,
		     app->dry_run ? " (dry run: nothing was changed)" : "");
	return ty_results_raw(app->results, err);
}

static taiyaku_status run(ty_exit *out, ty_app *app, const void *options, taiyaku_error *err)
{
	const choice *chosen = options;
	const taiyaku_filter filter = { .kind = app->kind, .memory = app->memory };
	taiyaku_change *change;
	ty_named named;
	taiyaku_status status;

	if (!app->n_arguments && !chosen->all)
		return ty_fail(err, TAIYAKU_EARGUMENT,
			       "remove needs NAME, or '--all' (see 'taiyaku help remove')");
	if (!app->n_arguments && !filter.kind && !filter.memory.len)
		return ty_fail(err, TAIYAKU_EARGUMENT,
			       "'--all' takes NAME, or '--memory' or '--kind' with it");
	status = taiyaku_change_begin(&change, app->store, err);
	if (status)
		return status;
	status = ty_named_find(&named, app, change, &filter, chosen->all, err);
	/* Where one name is not clear nothing is removed. */
	if (named.ambiguous)
		named.n = 0;
	if (!status)
		status = remove_pairs(app, change, &named, err);
	if (named.n)
		status = ty_change_end(change, app, status, err);
	else
		taiyaku_change_abort(change);
	if (!status)
		status = print_removed(app, &named, err);
	*out = !named.n ? TY_NONE : named.unknown ? TY_SKIPPED : TY_DONE;
	ty_named_free(&named);
	return status;
}

const ty_command ty_command_remove = {
	.name = "remove",
	.arguments = "[NAME...]",
	.summary = "pairs out of the store",
	.description =
		"Removes the pair that NAME means, and prints it: the pair with this id (as --json "
		"has it); where there is none, the one with this tuid, or with this as the whole "
		"of its text in either language, as it is written. --kind and --memory say which "
		"pairs can be meant. - reads a NAME a line from standard input.\n\n"
		"When a NAME may mean several pairs they are printed with their ids, nothing is "
		"removed, and the exit status is 1; --all removes them all. --all with --memory or "
		"--kind and without NAME removes every pair of these.\n\n"
		"The exit status is 1 when no pair was removed, 3 when some of the NAMEs mean no "
		"pair.",
	.example = "taiyaku --store example.tyk add 灯台 lighthouse && "
		   "taiyaku --store example.tyk remove 灯台",
	.needs = TY_STORE_TO_CHANGE,
	.uses = TY_USES_KIND | TY_USES_MEMORY | TY_USES_DRY_RUN,
	.groups = groups,
	.options_size = sizeof(choice),
	.run = run
};
