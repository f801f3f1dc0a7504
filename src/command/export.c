/* SPDX-License-Identifier: Apache-2.0 */
/* export: the store, or a part of it, as a file of any format. */
#include "command/omegat.h"

typedef struct choice {
	ty_write_choice write;
	ty_select_choice select;
	const char *omegat;
} choice;

static const ty_option rows[] = {
	{ .name = "omegat",
	  .type = TY_PATH,
	  .offset = offsetof(choice, omegat),
	  .value = "DIR",
	  .help = "prepare the OmegaT project folder DIR: memories in tm/, terms in glossary/" },
	{ 0 },
};

static const ty_option_group groups[] = {
	{ ty_output_options, offsetof(choice, write) },
	{ ty_write_options, offsetof(choice, write) },
	{ ty_select_options, offsetof(choice, select) },
	{ rows, 0 },
	{ 0 },
};

/* Pairs on their way to what is written. */
typedef struct counting {
	taiyaku_sink to;
	uint64_t n;
} counting;

static taiyaku_status count_pair(void *ctx, const taiyaku_pair *pair, taiyaku_error *err)
{
	counting *work = ctx;

	work->n++;
	return work->to.pair(work->to.ctx, pair, err);
}

static taiyaku_status run(ty_exit *out, ty_app *app, const void *options, taiyaku_error *err)
{
	const choice *chosen = options;
	const taiyaku_filter filter = { .kind = app->kind, .memory = app->memory };
	taiyaku_selector *selector = NULL;
	counting written = { .n = 0 };
	ty_target target;
	taiyaku_status status;

	(void)out;
	app->progress->pairs_only = true;
	if (chosen->omegat)
		return ty_omegat_export(app, chosen->omegat, &chosen->write, &chosen->select, err);
	status = ty_target_open(&target, app, chosen->write.output, &chosen->write, false,
				ty_print_pair, err);
	if (status)
		return status;
	written.to = target.sink;
	target.sink = (taiyaku_sink){ count_pair, &written };
	status = ty_target_select(&selector, &target, &chosen->select, err);
	if (!status)
		status = taiyaku_store_each(app->store, &filter, taiyaku_selector_sink(selector),
					    app->hooks, err);
	taiyaku_selector_free(selector);
	status = ty_target_done(&target, status, err);
	/* A misspelt --memory is not found out else. */
	if (!status && !written.n)
		ty_progress_report(app->progress, "no pair to write");
	return status;
}

const ty_command ty_command_export = {
	.name = "export",
	.arguments = "",
	.summary = "write any format from the store",
	.description =
		"Writes the pairs of the store, all of them or those of --kind and --memory, to "
		"standard output or with -o to a file, as TMX unless --to or the name of the "
		"file says otherwise. The same content gives the same bytes, in an order that "
		"changes little from one export to the next.\n\n"
		"--where picks pairs by any field of theirs, as --json names it: the languages "
		"(ja, en), id, kind, tuid, memory, status, note, reading; file, line, author, "
		"romanized, year, date, url of any of their origins; and prop:NAME. FIELD=VALUE "
		"is all of the field, FIELD~TEXT a part of it, in any width and case; != and !~ "
		"are the opposite, and FIELD= means that there is none.\n\n"
		"--languages en:ja turns the direction: English is written as the source.\n\n"
		"--omegat DIR makes DIR a project of OmegaT, or adds to the one it is: terms and "
		"names go into glossary/, units into tm/auto/, from where OmegaT inserts them; "
		"those that it should only offer, because a text has several translations or a "
		"translation is not approved, into tm/.",
	.example = "printf 'ja\\ten\\n港の灯\\tHarbour Lights\\n' | "
		   "taiyaku --store example.tyk import --quiet - && "
		   "taiyaku --store example.tyk export --to tsv",
	.needs = TY_STORE,
	.uses = TY_USES_KIND | TY_USES_MEMORY,
	.groups = groups,
	.options_size = sizeof(choice),
	.run = run
};
