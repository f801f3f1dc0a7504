/* SPDX-License-Identifier: Apache-2.0 */
#include "command/problems.h"

void ty_problem_results_add(void *problems, const taiyaku_error *what)
{
	ty_problem_results *p = problems;
	const char *severity = what->status ? "error" : "warning";
	const int hidden = p->of_files ? 0 : TY_NOT_IN_TSV | TY_NOT_IN_JSON;
	const ty_value values[] = {
		{ .name = "file", .text = ty_str(what->file) },
		{ .name = "line", .counts = true, .number = (int64_t)what->line, .hidden = hidden },
		{ .name = "column",
		  .counts = true,
		  .number = (int64_t)what->column,
		  .hidden = hidden },
		{ .name = "severity", .text = ty_str(severity), .hidden = hidden },
		{ .name = "message", .text = ty_str(what->message) },
	};

	p->n++;
	if (p->status)
		return;
	ty_progress_clear(p->app->progress);
	ty_buf_print(&p->app->results->text, "%s%s%s%s", ty_where_of(what).text,
		     p->of_files ? severity : "", p->of_files ? ": " : "", what->message);
	p->status =
		ty_results_record(p->app->results, values, sizeof values / sizeof *values, &p->err);
}

static int show_progress(void *problems, uint64_t done, uint64_t total, uint64_t pairs)
{
	const ty_problem_results *p = problems;
	const taiyaku_hooks *hooks = p->app->hooks;

	return p->status || hooks->progress(hooks->ctx, done, total, pairs);
}

taiyaku_hooks ty_problem_results_hooks(ty_problem_results *problems)
{
	return (taiyaku_hooks){ show_progress, ty_problem_results_add, problems };
}
