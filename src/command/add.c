/* SPDX-License-Identifier: Apache-2.0 */
/* add: one pair, by hand.  Programs are told it with its id. */
#include "base/error.h"
#include "command/open.h"

typedef struct choice {
	ty_entry_choice entry;
} choice;

static const ty_option_group groups[] = {
	{ ty_entry_options, offsetof(choice, entry) },
	{ 0 },
};

static taiyaku_status run(ty_exit *out, ty_app *app, const void *options, taiyaku_error *err)
{
	const choice *chosen = options;
	taiyaku_pair pair = { .kind = app->kind ? app->kind : TAIYAKU_SEGMENT,
			      .memory = app->memory,
			      .note = chosen->entry.note,
			      .status = ty_entry_status(&chosen->entry),
			      .reading = chosen->entry.reading };
	taiyaku_change *change;
	taiyaku_status status;

	*out = TY_DONE;
	for (int side = 0; side < 2; side++) {
		pair.text[side] = ty_str(app->arguments[app->turned ? !side : side]);
		if (ty_str_is_blank(pair.text[side]))
			return ty_fail(err, TAIYAKU_EARGUMENT, "a text is empty");
	}
	status = taiyaku_change_begin(&change, app->store, err);
	if (status)
		return status;
	status = taiyaku_change_put(NULL, change, &pair, err);
	status = ty_change_end(change, app, status, err);
	if (!status && app->results->shape != TY_AS_TEXT)
		status = ty_results_pair(app->results, &pair, NULL, 0, err);
	return status;
}

const ty_command ty_command_add = {
	.name = "add",
	.arguments = "JA EN",
	.summary = "one pair into the store",
	.description = "Puts a text and its translation into the store, which is made if there is "
		       "none; --kind and --memory say what it is and where it belongs. A pair that "
		       "is there already gets what it lacks. --json and --tsv print it, with its "
		       "id.",
	.example = "taiyaku --store example.tyk add 港の灯 'Harbour Lights'",
	.needs = TY_STORE_TO_WRITE,
	.uses = TY_USES_KIND | TY_USES_MEMORY | TY_USES_DRY_RUN,
	.groups = groups,
	.options_size = sizeof(choice),
	.run = run
};
