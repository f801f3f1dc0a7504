/* SPDX-License-Identifier: Apache-2.0 */
/* export: the store, or a part of it, as a file of any format. */
#include "command/files.h"

typedef struct choice {
	ty_write_choice write;
} choice;

static const ty_option_group groups[] = {
	{ty_output_options, offsetof(choice, write) },
	{ ty_write_options,	    offsetof(choice, write) },
	{ 0}
};

static taiyaku_status run(ty_exit *out, ty_app *app, const void *options, taiyaku_error *err)
{
	const choice *chosen = options;
	const taiyaku_filter filter = { .kind = app->kind, .memory = app->memory };
	ty_target target;
	taiyaku_status status;

	(void)out;
	app->progress->pairs_only = true;
	status = ty_target_open(&target, app, chosen->write.output, &chosen->write, false,
				ty_print_pair, err);
	if (status)
		return status;
	status = taiyaku_store_each(app->store, &filter, &target.sink, app->hooks, err);
	return ty_target_done(&target, status, err);
}

const ty_command ty_command_export = {
	.name = "export",
	.arguments = "",
	.summary = "write any format from the store",
	.description =
		"Writes the pairs of the store, all of them or those of --kind and --memory, to "
		"standard output or with -o to a file, as TMX unless --to or the name of the file "
		"says otherwise. The same content gives the same bytes, in an order that changes "
		"little from one export to the next.\n\n"
		"--languages en:ja turns the direction: English is written as the source.",
	.example = "printf 'ja\\ten\\n港の灯\\tHarbour Lights\\n' | "
		   "taiyaku --store example.tyk import --quiet - && "
		   "taiyaku --store example.tyk export --to tsv",
	.needs = TY_STORE,
	.uses = TY_USES_KIND | TY_USES_MEMORY,
	.groups = groups,
	.options_size = sizeof(choice),
	.run = run
};
