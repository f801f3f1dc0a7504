/* SPDX-License-Identifier: Apache-2.0 */
/* import: files of any format into the store, all of them in one change. */
#include <stdio.h>

#include "base/error.h"
#include "command/files.h"
#include "command/open.h"

typedef struct choice {
	ty_read_choice read;
} choice;

static const ty_option_group groups[] = {
	{ ty_format_options, offsetof(choice, read) },
	{ ty_record_options, offsetof(choice, read) },
	{ 0 },
};

typedef struct importing {
	ty_app *app;
	ty_files files;
	taiyaku_change *change;
	uint64_t read, skipped;
	uint64_t puts[3]; /* by taiyaku_put_result */
} importing;

static taiyaku_status put_pair(void *ctx, const taiyaku_pair *pair, taiyaku_error *err)
{
	const importing *work = ctx;
	const taiyaku_sink *to = taiyaku_change_sink(work->change);
	taiyaku_pair turned = *pair;

	/* The file was read in the direction that was asked for; the store has its own. */
	for (int side = 0; work->app->turned && side < 2; side++) {
		turned.text[side] = pair->text[!side];
		turned.markup[side] = pair->markup[!side];
	}
	return to->pair(to->ctx, &turned, err);
}

static taiyaku_status read_files(importing *work, taiyaku_error *err)
{
	const taiyaku_sink sink = { put_pair, work };
	ty_app *app = work->app;
	taiyaku_status status = TAIYAKU_OK;

	for (size_t i = 0; app->n_arguments > 1 && i < app->n_arguments; i++)
		app->progress->total += ty_file_size(app->arguments[i]);
	for (size_t i = 0; !status && i < app->n_arguments; i++) {
		const char *path = app->arguments[i];
		taiyaku_read_counts counts = { 0 };

		status = taiyaku_read(&counts, path, &work->files.options, &sink, app->hooks, err);
		ty_progress_file(app->progress, ty_file_size(path), counts.pairs);
		work->read += counts.pairs;
		work->skipped += counts.skipped;
	}
	if (!status)
		status = taiyaku_change_settle(work->puts, work->change, err);
	if (!status && ty_progress_stopped(app->progress))
		status = ty_fail(err, TAIYAKU_ECANCELED, "interrupted");
	return status;
}

static taiyaku_status print_receipt(const importing *work, taiyaku_error *err)
{
	const ty_value values[] = {
		{ .name = "read", .counts = true, .number = (int64_t)work->read },
		{ .name = "added", .counts = true, .number = (int64_t)work->puts[TAIYAKU_ADDED] },
		{ .name = "merged", .counts = true, .number = (int64_t)work->puts[TAIYAKU_MERGED] },
		{ .name = "unchanged",
		  .counts = true,
		  .number = (int64_t)work->puts[TAIYAKU_UNCHANGED] },
		{ .name = "skipped", .counts = true, .number = (int64_t)work->skipped },
	};
	ty_results *results = work->app->results;

	if (work->app->progress->quiet && results->shape == TY_AS_TEXT)
		return TAIYAKU_OK;
	for (size_t i = 0; i < sizeof values / sizeof *values; i++)
		ty_buf_print(&results->text, "%s%lld %s", i ? ", " : "",
			     (long long)values[i].number, values[i].name);
	if (work->app->dry_run)
		ty_buf_add(&results->text, TY_STR(" (dry run: nothing was changed)"));
	return ty_results_record(results, values, sizeof values / sizeof *values, err);
}

static taiyaku_status run(ty_exit *out, ty_app *app, const void *options, taiyaku_error *err)
{
	const choice *chosen = options;
	importing work = { .app = app };
	taiyaku_status status = ty_files_open(&work.files, app, &chosen->read, err);

	if (status)
		return status;
	work.files.options.kind = app->kind;
	work.files.options.memory = app->memory;
	status = taiyaku_change_begin(&work.change, app->store, err);
	if (!status) {
		status = read_files(&work, err);
		status = ty_change_end(work.change, app, status, err);
	}
	if (status) {
		ty_files_abort(&work.files);
		return status;
	}
	status = ty_files_close(&work.files, err);
	if (!status)
		status = print_receipt(&work, err);
	*out = work.skipped ? TY_SKIPPED : TY_DONE;
	return status;
}

const ty_command ty_command_import = {
	.name = "import",
	.arguments = "FILE...",
	.summary = "read any format, documents included, into the store",
	.description =
		"Puts the pairs of the files into the store, which is made if there is none. All "
		"files are one change: when one of them cannot be read, nothing is changed. "
		"Importing a file again changes nothing; a pair that is there already gets what "
		"it lacks, as another place where it was found.\n\n"
		"Prints a receipt: pairs read, added, merged with what was there, unchanged, and "
		"records that could not be read. Such a record costs itself and not the file: it "
		"is reported with its place, --rejects keeps it, and the exit status is 3.\n\n"
		"--kind and --memory say what is read and where it belongs, as --kind term for a "
		"glossary and --memory acme for what is done for one client. "
		"- is standard input.",
	.example = "printf 'ja\\ten\\n港の灯\\tHarbour Lights\\n' | "
		   "taiyaku --store example.tyk import -",
	.needs = TY_STORE_TO_WRITE,
	.uses = TY_USES_KIND | TY_USES_MEMORY | TY_USES_DRY_RUN,
	.groups = groups,
	.options_size = sizeof(choice),
	.run = run
};
