/* SPDX-License-Identifier: Apache-2.0 */
/* validate: is a file what it says it is?  where not? */
#include "command/files.h"

typedef struct choice {
	ty_read_choice read;
} choice;

static const ty_option_group groups[] = {
	{ ty_format_options, offsetof(choice, read) },
	{ 0 },
};

typedef struct validating {
	ty_app *app;
	uint64_t problems; /* errors and warnings */
	bool failed;
	taiyaku_status status; /* of printing a problem: a hook cannot return it */
	taiyaku_error err;
} validating;

static void print_problem(void *ctx, const taiyaku_error *what)
{
	validating *work = ctx;
	const char *severity = what->status ? "error" : "warning";
	const ty_value values[] = {
		{ .name = "file", .text = ty_str(what->file) },
		{ .name = "line", .counts = true, .number = (int64_t)what->line },
		{ .name = "column", .counts = true, .number = (int64_t)what->column },
		{ .name = "severity", .text = ty_str(severity) },
		{ .name = "message", .text = ty_str(what->message) },
	};
	ty_buf text = { 0 };

	work->problems++;
	ty_buf_print(&text, "%s%s: %s", ty_where_of(what).text, severity, what->message);
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
	const validating *work = ctx;
	const taiyaku_hooks *hooks = work->app->hooks;

	return work->status || hooks->progress(hooks->ctx, done, total, pairs);
}

/* A file that cannot be read is an error, one that is not what it should be a problem. */
static taiyaku_status validate_file(validating *work, const char *path,
				    const taiyaku_read_options *options, taiyaku_error *err)
{
	const taiyaku_hooks hooks = { show_progress, print_problem, work };
	uint64_t before = work->problems;
	taiyaku_read_counts counts = { 0 };
	taiyaku_error what = { 0 };
	taiyaku_status status = taiyaku_read(&counts, path, options, NULL, &hooks, &what);

	if (work->status) {
		*err = work->err;
		return work->status;
	}
	if (status == TAIYAKU_ECANCELED) {
		*err = what;
		return status;
	}
	if (status == TAIYAKU_ESYNTAX || status == TAIYAKU_ELIMIT) {
		print_problem(work, &what);
	} else if (status) {
		work->failed = true;
		ty_progress_error(work->app->progress, &what);
	} else if (work->problems == before) {
		ty_progress_report(work->app->progress, "%s: sound, %llu unit%s", path,
				   (unsigned long long)counts.pairs, counts.pairs == 1 ? "" : "s");
	}
	return TAIYAKU_OK;
}

static taiyaku_status run(ty_exit *out, ty_app *app, const void *options, taiyaku_error *err)
{
	const choice *chosen = options;
	validating work = { .app = app };
	ty_files files;
	taiyaku_status status = ty_files_open(&files, app, &chosen->read, err);

	for (size_t i = 0; !status && i < app->n_arguments; i++)
		status = validate_file(&work, app->arguments[i], &files.options, err);
	*out = work.failed ? TY_FAILED : work.problems ? TY_NONE : TY_DONE;
	return status;
}

const ty_command ty_command_validate = {
	.name = "validate",
	.arguments = "FILE...",
	.summary = "is this TMX, TBX, ... sound? where not?",
	.description =
		"Reads each FILE to its end and prints what is wrong with it, a problem a line, as "
		"file:line: error: what. An error costs a unit here, or the file in a program that "
		"is "
		"stricter; a warning costs nothing, but is not as the format has it. The format is "
		"told by content and name, or by --from; rules for sentences (SRX) are checked "
		"too.\n\n"
		"A sound file is told on standard error with the number of its units. The exit "
		"status "
		"is 0 when every file is sound, 1 when problems were found, 2 when a file could "
		"not "
		"be read.",
	.example = "printf 'ja\\ten\\n港の灯\\tHarbour Lights\\n' | "
		   "taiyaku convert - example.tsv && taiyaku validate --quiet example.tsv",
	.groups = groups,
	.options_size = sizeof(choice),
	.run = run
};
