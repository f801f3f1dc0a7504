/* SPDX-License-Identifier: Apache-2.0 */
/* convert: from one file to another, without a store. */
#include "command/files.h"
#include "command/gather.h"

typedef struct choice {
	ty_read_choice read;
	ty_write_choice write;
	ty_select_choice select;
} choice;

static const ty_option_group groups[] = {
	{ ty_format_options, offsetof(choice, read) },
	{ ty_record_options, offsetof(choice, read) },
	{ ty_write_options, offsetof(choice, write) },
	{ ty_select_options, offsetof(choice, select) },
	{ 0 },
};

static taiyaku_status copy(taiyaku_read_counts *counts, ty_app *app, const ty_files *files,
			   const taiyaku_sink *to, taiyaku_error *err)
{
	ty_gather *gather = NULL;
	taiyaku_status status = ty_gather_new(&gather, to, err);

	if (!status)
		status = taiyaku_read(counts, app->arguments[0], &files->options,
				      ty_gather_sink(gather), app->hooks, err);
	if (!status)
		status = ty_gather_flush(gather, err);
	ty_gather_free(gather);
	return status;
}

static taiyaku_status run(ty_exit *out, ty_app *app, const void *options, taiyaku_error *err)
{
	const choice *chosen = options;
	taiyaku_read_counts counts = { 0 };
	taiyaku_selector *selector = NULL;
	ty_target target;
	ty_files files;
	taiyaku_status status = ty_files_open(&files, app, &chosen->read, err);

	if (status)
		return status;
	files.options.kind = app->kind;
	files.options.memory = app->memory;
	status = ty_target_open(&target, app, app->arguments[1], &chosen->write, false,
				ty_print_pair, err);
	if (!status) {
		status = ty_target_select(&selector, &target, &chosen->select, err);
		if (!status)
			status = copy(&counts, app, &files, taiyaku_selector_sink(selector), err);
		taiyaku_selector_free(selector);
		status = ty_target_done(&target, status, err);
	}
	if (status) {
		ty_files_abort(&files);
		return status;
	}
	*out = counts.skipped ? TY_SKIPPED : TY_DONE;
	return ty_files_close(&files, err);
}

const ty_command ty_command_convert = {
	.name = "convert",
	.arguments = "IN OUT",
	.summary = "file to file, no store",
	.description =
		"Reads the pairs of IN, which may be a document, and writes them to OUT in the "
		"format that --to or its name says, else TMX. - is standard input as IN and "
		"standard output as OUT. OUT appears when it is complete, or not at all.\n\n"
		"A record that cannot be read is reported with its place and left out; the exit "
		"status is then 3.",
	.example = "printf 'ja\\ten\\n港の灯\\tHarbour Lights\\n' | taiyaku convert --to jsonl - -",
	.uses = TY_USES_KIND | TY_USES_MEMORY,
	.groups = groups,
	.options_size = sizeof(choice),
	.run = run
};
