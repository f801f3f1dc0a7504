/* SPDX-License-Identifier: Apache-2.0 */
/* backup: a copy of the store while it is in use. */
#include "base/error.h"
#include "command/command.h"

static taiyaku_status run(ty_exit *out, ty_app *app, const void *options, taiyaku_error *err)
{
	(void)options;
	*out = TY_DONE;
	if (ty_str_is(ty_str(app->arguments[0]), "-"))
		return ty_fail(err, TAIYAKU_EARGUMENT, "a store is a file, it cannot be '-'");
	return taiyaku_store_backup(app->store, app->arguments[0], app->hooks, err);
}

const ty_command ty_command_backup = {
	.name = "backup",
	.arguments = "FILE",
	.summary = "a copy of the store, while others use it",
	.description =
		"Writes the store as it is now to FILE, which must not exist yet and appears whole "
		"or not at all. Others may read and write the store meanwhile. The copy is without "
		"room that the store no longer uses, so it may be smaller.",
	.example = "printf 'ja\\ten\\n港の灯\\tHarbour Lights\\n' | "
		   "taiyaku --store example.tyk import --quiet - && "
		   "rm -f copy.tyk && taiyaku --store example.tyk backup copy.tyk",
	.needs = TY_STORE,
	.run = run
};
