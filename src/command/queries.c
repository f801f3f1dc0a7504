/* SPDX-License-Identifier: Apache-2.0 */
#include "command/queries.h"

#include <errno.h>
#include <stdio.h>

#include "base/error.h"

static const char standard_input[] = "(standard input)";

bool ty_queries_many(const ty_app *app)
{
	return app->n_arguments != 1 || ty_str_is(ty_str(app->arguments[0]), "-");
}

/* The next line of standard input without its end; *more false at the end. */
static taiyaku_status read_line(ty_buf *line, bool *more, const ty_app *app, taiyaku_error *err)
{
	int c;

	ty_buf_clear(line);
	while ((c = getc(stdin)) != EOF && c != '\n')
		ty_buf_byte(line, (char)c);
	if (ty_progress_stopped(app->progress))
		return ty_fail(err, TAIYAKU_ECANCELED, "interrupted");
	if (c == EOF && ferror(stdin))
		return ty_fail_errno(err, standard_input, errno, "cannot read");
	*more = c != EOF || line->len > 0 || line->failed;
	if (line->len > 0 && line->data[line->len - 1] == '\r')
		line->len--;
	return TAIYAKU_OK;
}

/* A byte order mark is no part of the first query. */
static taiyaku_str without_mark(taiyaku_str line)
{
	static const taiyaku_str mark = { "\xEF\xBB\xBF", 3 };

	return ty_str_starts(line, mark) ? ty_str_slice(line, mark.len, line.len) : line;
}

/* One that cannot be a query is told, and answered as an empty one: who asks through a pipe counts
 * the answers. */
static taiyaku_str mend_line(const ty_buf *line, uint64_t number, const ty_app *app)
{
	taiyaku_str text = number == 1 ? without_mark(ty_buf_str(line)) : ty_buf_str(line);
	taiyaku_error what = { 0 };

	if (line->failed)
		(void)!ty_fail_at(&what, TAIYAKU_ELIMIT, standard_input, number, 0,
				  "the line is longer than %zu bytes", TY_QUERY_MAX);
	else if (!ty_str_valid(text))
		(void)!ty_fail_at(&what, TAIYAKU_ESYNTAX, standard_input, number, 0,
				  "the line is not valid UTF-8");
	if (!what.status)
		return text;
	app->progress->skipped = true;
	app->hooks->warn(app->hooks->ctx, &what);
	return TY_STR("");
}

static taiyaku_status each_line(ty_app *app, ty_query_fn query, void *ctx, taiyaku_error *err)
{
	ty_buf buf = { .max = TY_QUERY_MAX };
	taiyaku_status status = TAIYAKU_OK;
	bool more = true;

	for (uint64_t number = 1; !status; number++) {
		status = read_line(&buf, &more, app, err);
		if (status || !more)
			break;
		status = query(ctx, mend_line(&buf, number, app), err);
		if (!status)
			status = ty_results_flush(app->results, err);
	}
	ty_buf_free(&buf);
	return status;
}

taiyaku_status ty_queries_each(ty_app *app, ty_query_fn query, void *ctx, taiyaku_error *err)
{
	taiyaku_status status = TAIYAKU_OK;

	if (app->n_arguments == 0)
		return each_line(app, query, ctx, err);
	for (size_t i = 0; !status && i < app->n_arguments; i++) {
		taiyaku_str text = ty_str(app->arguments[i]);

		if (ty_str_is(text, "-"))
			status = each_line(app, query, ctx, err);
		else if (!ty_str_valid(text))
			status = ty_fail(err, TAIYAKU_EARGUMENT, "'%.*s' is not valid UTF-8",
					 TY_ARG(text));
		else if (text.len > TY_QUERY_MAX)
			status = ty_fail(err, TAIYAKU_ELIMIT, "a text is longer than %zu bytes",
					 TY_QUERY_MAX);
		else
			status = query(ctx, text, err);
		if (!status && ty_progress_stopped(app->progress))
			status = ty_fail(err, TAIYAKU_ECANCELED, "interrupted");
	}
	return status;
}
