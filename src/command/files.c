/* SPDX-License-Identifier: Apache-2.0 */
#include "command/files.h"

#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"

/* Records may be any bytes and may hold line ends; each is kept as it stood, on lines of its own.
 */
static taiyaku_status keep(void *ctx, taiyaku_str record, taiyaku_error *err)
{
	ty_output *rejects = ctx;

	(void)err;
	ty_output_add(rejects, record);
	if (record.len > 0 && record.data[record.len - 1] != '\n')
		ty_output_byte(rejects, '\n');
	return TAIYAKU_OK;
}

static bool is_same(const struct stat *file, const char *path)
{
	struct stat st;
	int rc = ty_str_is(ty_str(path), "-") ? fstat(STDIN_FILENO, &st) : stat(path, &st);

	return rc == 0 && st.st_dev == file->st_dev && st.st_ino == file->st_ino;
}

/* What is read would be lost if records were kept in its place. */
static taiyaku_status check_rejects(const ty_app *app, const char *rejects, taiyaku_error *err)
{
	struct stat file;

	if (stat(rejects, &file) < 0 || !S_ISREG(file.st_mode))
		return TAIYAKU_OK;
	for (size_t i = 0; i < app->n_arguments; i++)
		if (is_same(&file, app->arguments[i]))
			return ty_fail(err, TAIYAKU_EARGUMENT,
				       "option '--rejects' names one of the files: '%s'", rejects);
	return TAIYAKU_OK;
}

taiyaku_status ty_files_open(ty_files *files, const ty_app *app, const ty_read_choice *choice,
			     taiyaku_error *err)
{
	taiyaku_status status;

	*files = (ty_files){
		.options = { .format = choice->from,
			     .encoding = choice->encoding,
			     .languages = app->languages,
			     .min_confidence = choice->min_confidence,
			     .partial = choice->partial },
	};
	if (app->turned) {
		files->options.languages.source = app->languages.target;
		files->options.languages.target = app->languages.source;
	}
	if (!choice->rejects)
		return TAIYAKU_OK;
	status = check_rejects(app, choice->rejects, err);
	if (!status)
		status = ty_output_open(&files->rejects, choice->rejects, false, err);
	if (status)
		return status;
	files->options.reject = keep;
	files->options.reject_ctx = files->rejects;
	return TAIYAKU_OK;
}

taiyaku_status ty_files_close(ty_files *files, taiyaku_error *err)
{
	taiyaku_status status = files->rejects ? ty_output_close(files->rejects, err) : TAIYAKU_OK;

	files->rejects = NULL;
	return status;
}

void ty_files_abort(ty_files *files)
{
	ty_output_abort(files->rejects);
	files->rejects = NULL;
}

uint64_t ty_file_size(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && S_ISREG(st.st_mode) ? (uint64_t)st.st_size : 0;
}

taiyaku_status ty_print_pair(void *results, const taiyaku_pair *pair, taiyaku_error *err)
{
	return ty_results_pair(results, pair, NULL, 0, err);
}

static taiyaku_status open_writer(ty_target *target, const char *path,
				  const ty_write_choice *choice, taiyaku_error *err)
{
	const ty_app *app = target->app;
	const taiyaku_write_options options = { .format = choice->to,
						.languages = app->languages,
						.turned = app->turned,
						.doctype = choice->doctype,
						.gzip = choice->gzip,
						.level = choice->level,
						.hooks = app->hooks };
	taiyaku_status status = taiyaku_writer_open(&target->writer, path, &options, err);

	if (!status)
		target->sink = *taiyaku_writer_sink(target->writer);
	return status;
}

taiyaku_status
ty_target_open(ty_target *target, ty_app *app, const char *path, const ty_write_choice *choice,
	       bool people, taiyaku_status (*print)(void *, const taiyaku_pair *, taiyaku_error *),
	       taiyaku_error *err)
{
	bool named = path && !ty_str_is(ty_str(path), "-");
	bool results = app->results->shape != TY_AS_TEXT || (people && !named);

	path = named ? path : "-";
	*target = (ty_target){ .app = app, .named = named };
	if (choice->to.len > 0 || !results)
		return open_writer(target, path, choice, err);
	app->results->path = path;
	target->sink = (taiyaku_sink){ print, app->results };
	return TAIYAKU_OK;
}

taiyaku_status ty_target_done(ty_target *target, taiyaku_status status, taiyaku_error *err)
{
	if (!target->writer)
		return status;
	if (!status)
		return taiyaku_writer_close(target->writer, err);
	taiyaku_writer_abort(target->writer);
	return status;
}

taiyaku_status ty_target_fail(ty_target *target, taiyaku_error *err)
{
	if (!target->named)
		return ty_target_done(target, TAIYAKU_OK, err);
	taiyaku_writer_abort(target->writer);
	ty_results_abort(target->app->results);
	return TAIYAKU_OK;
}

taiyaku_status ty_target_select(taiyaku_selector **out, const ty_target *target,
				const ty_select_choice *choice, taiyaku_error *err)
{
	const taiyaku_select_options options = { .where = choice->where.list,
						 .n_where = choice->where.n,
						 .since = choice->since,
						 .languages = target->app->languages };

	return taiyaku_selector_new(out, &options, &target->sink, err);
}
