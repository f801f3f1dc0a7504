/* SPDX-License-Identifier: Apache-2.0 */
/* validate: is a file what it says it is?  where not? */
#include "command/files.h"
#include "command/problems.h"

typedef struct choice {
	ty_read_choice read;
} choice;

static const ty_option_group groups[] = {
	{ ty_format_options, offsetof(choice, read) },
	{ 0 },
};

/* A file that cannot be read is an error and told so (*failed), one that is not what it should be
 * a problem. */
static taiyaku_status validate_file(bool *failed, ty_problem_results *problems, const char *path,
				    const taiyaku_read_options *options, taiyaku_error *err)
{
	const taiyaku_hooks hooks = ty_problem_results_hooks(problems);
	ty_progress *progress = problems->app->progress;
	uint64_t before = problems->n;
	taiyaku_read_counts counts = { 0 };
	taiyaku_error what = { 0 };
	taiyaku_status status = taiyaku_read(&counts, path, options, NULL, &hooks, &what);

	if (problems->status) {
		*err = problems->err;
		return problems->status;
	}
	if (status == TAIYAKU_ECANCELED) {
		*err = what;
		return status;
	}
	if (status == TAIYAKU_ESYNTAX || status == TAIYAKU_ELIMIT) {
		ty_problem_results_add(problems, &what);
	} else if (status) {
		*failed = true;
		ty_progress_error(progress, &what);
	} else if (problems->n == before) {
		ty_progress_report(progress, "%s: sound, %llu unit%s", path,
				   (unsigned long long)counts.pairs, counts.pairs == 1 ? "" : "s");
	}
	return TAIYAKU_OK;
}

static taiyaku_status run(ty_exit *out, ty_app *app, const void *options, taiyaku_error *err)
{
	const choice *chosen = options;
	ty_problem_results problems = { .app = app, .of_files = true };
	bool failed = false;
	ty_files files;
	taiyaku_status status = ty_files_open(&files, app, &chosen->read, err);

	for (size_t i = 0; !status && i < app->n_arguments; i++)
		status = validate_file(&failed, &problems, app->arguments[i], &files.options, err);
	*out = failed ? TY_FAILED : problems.n ? TY_NONE : TY_DONE;
	return status;
}

const ty_command ty_command_validate = {
	.name = "validate",
	.arguments = "FILE...",
	.summary = "is this TMX, TBX, ... sound? where not?",
	.description =
		"Reads each FILE to its end and prints what is wrong with it, a problem a line, "
		"as file:line:column: error: what. An error costs a unit here, or the file in a "
		"program "
		"that is stricter; a warning costs nothing, but is not as the format has it. Of a "
		"kind that costs nothing here ten are told each, the others are counted. "
		"Of more than four million units or ids, repeats are looked for among the first "
		"four million. The format is told by content and name, or by --from; rules for "
		"sentences (SRX) are "
		"checked too.\n\n"
		"A sound file is told on standard error with the number of its units. The exit "
		"status is 0 when every file is sound, 1 when problems were found, 2 when a file "
		"could not be read.",
	.example = "printf 'ja\\ten\\n港の灯\\tHarbour Lights\\n' | "
		   "taiyaku convert - example.tsv && taiyaku validate --quiet example.tsv",
	.groups = groups,
	.options_size = sizeof(choice),
	.run = run
};
