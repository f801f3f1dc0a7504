/* SPDX-License-Identifier: Apache-2.0 */
/* compact: a smaller file of the same content. */
#include "command/command.h"

static taiyaku_status run(ty_exit *out, ty_app *app, const void *options, taiyaku_error *err)
{
	taiyaku_compacted sizes = { 0 };
	taiyaku_status status = taiyaku_store_compact(&sizes, app->store, app->hooks, err);
	const ty_value values[] = {
		{ .name = "before", .counts = true, .number = (int64_t)sizes.before },
		{ .name = "after", .counts = true, .number = (int64_t)sizes.after },
	};

	(void)options;
	*out = TY_DONE;
	if (status || (app->progress->quiet && app->results->shape == TY_AS_TEXT))
		return status;
	ty_buf_print(&app->results->text, "%llu bytes before, %llu bytes after",
		     (unsigned long long)sizes.before, (unsigned long long)sizes.after);
	return ty_results_record(app->results, values, sizeof values / sizeof *values, err);
}

const ty_command ty_command_compact = {
	.name = "compact",
	.arguments = "",
	.summary = "a smaller file of the same content",
	.description =
		"Gives back room that the store no longer uses, after pairs were removed or many "
		"changes were made, and prints its bytes before and after. The new file takes the "
		"place of the old one when it is whole; who reads the store goes on, who writes "
		"waits. It needs as much room on the disk meanwhile as the new file takes.",
	.example = "taiyaku --store example.tyk add 港の灯 'Harbour Lights' && "
		   "taiyaku --store example.tyk compact",
	.needs = TY_STORE_TO_CHANGE,
	.run = run
};
