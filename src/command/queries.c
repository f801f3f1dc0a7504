/* SPDX-License-Identifier: Apache-2.0 */
#include "command/queries.h"

#include <errno.h>
#include <stdio.h>

#include "base/error.h"

static const char standard_input[] = "(standard input)";

bool ty_queries_many(const ty_app *app)
{
	return app->n_arguments > 1 || ty_str_is(ty_str(app->arguments[0]), "-");
}

/* The next line of standard input without its end; *more false at the end. */
static taiyaku_status read_line(ty_buf *line, bool *more, uint64_t number, const ty_app *app,
				taiyaku_error *err)
{
	int c;

	ty_buf_clear(line);
	while ((c = getc(stdin)) != EOF && c != '\n')
		ty_buf_byte(line, (char)c);
	if (ty_progress_stopped(app->progress))
		return ty_fail(err, TAIYAKU_ECANCELED, "interrupted");
	if (c == EOF && ferror(stdin))
		return ty_fail_errno(err, standard_input, errno, "cannot read");
	if (line->failed)
		return ty_fail_at(err, TAIYAKU_ELIMIT, standard_input, number, 0,
				  "the line is longer than %zu bytes", TY_QUERY_MAX);
	*more = c != EOF || line->len > 0;
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

static taiyaku_status each_line(ty_app *app, ty_query_fn query, void *ctx, taiyaku_error *err)
{
	ty_buf buf = { .max = TY_QUERY_MAX };
	taiyaku_status status = TAIYAKU_OK;
	bool more = true;

	for (uint64_t number = 1; !status; number++) {
		taiyaku_str line;

		status = read_line(&buf, &more, number, app, err);
		if (status || !more)
			break;
		line = number == 1 ? without_mark(ty_buf_str(&buf)) : ty_buf_str(&buf);
		if (!ty_str_valid(line))
			status = ty_fail_at(err, TAIYAKU_ESYNTAX, standard_input, number, 0,
					    "the line is no UTF-8");
		if (!status)
			status = query(ctx, line, err);
		if (!status)
			status = ty_results_flush(app->results, err);
	}
	ty_buf_free(&buf);
	return status;
}

taiyaku_status ty_queries_each(ty_app *app, ty_query_fn query, void *ctx, taiyaku_error *err)
{
	taiyaku_status status = TAIYAKU_OK;

	for (size_t i = 0; !status && i < app->n_arguments; i++) {
		taiyaku_str text = ty_str(app->arguments[i]);

		if (ty_str_is(text, "-"))
			status = each_line(app, query, ctx, err);
		else if (!ty_str_valid(text))
			status =
				ty_fail(err, TAIYAKU_EARGUMENT, "'%.*s' is no UTF-8", TY_ARG(text));
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
