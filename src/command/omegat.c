/* SPDX-License-Identifier: Apache-2.0 */
#include "command/omegat.h"

#include <errno.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"
#include "base/set.h"
#include "command/walk.h"

typedef struct project {
	ty_app *app;
	const char *folder;
	const ty_write_choice *write;
	const ty_select_choice *select;
	ty_set sources, pairs, several; /* several: sources with more than one translation */
	taiyaku_writer *automatic, *offered, *glossary;
	uint64_t n_automatic, n_offered, n_terms;
} project;

/* ---- folders ---- */

/* NULL: no memory, and err says so. */
static const char *path_of(const project *p, const char *name, taiyaku_error *err)
{
	const char *path = ty_path_join(p->app->arena, p->folder, name);

	if (!path)
		(void)!ty_fail_memory(err);
	return path;
}

static taiyaku_status make_folder(const char *path, taiyaku_error *err)
{
	if (mkdir(path, 0777) < 0 && errno != EEXIST)
		return ty_fail_errno(err, path, errno, "cannot make the folder");
	return TAIYAKU_OK;
}

static taiyaku_status make_folders(const project *p, const char *const *names, taiyaku_error *err)
{
	taiyaku_status status = make_folder(p->folder, err);

	for (; !status && *names; names++) {
		const char *path = path_of(p, *names, err);

		status = path ? make_folder(path, err) : TAIYAKU_ELIMIT;
	}
	return status;
}

/* ---- the project file ---- */

/* Tokenizers are left out: OmegaT then takes those of the languages. */
static const char project_file[] =
	"<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
	"<omegat>\n"
	"  <project version=\"1.0\">\n"
	"    <source_dir>__DEFAULT__</source_dir>\n"
	"    <target_dir>__DEFAULT__</target_dir>\n"
	"    <tm_dir>__DEFAULT__</tm_dir>\n"
	"    <glossary_dir>__DEFAULT__</glossary_dir>\n"
	"    <glossary_file>__DEFAULT__</glossary_file>\n"
	"    <dictionary_dir>__DEFAULT__</dictionary_dir>\n"
	"    <source_lang>%.*s</source_lang>\n"
	"    <target_lang>%.*s</target_lang>\n"
	"    <sentence_seg>true</sentence_seg>\n"
	"    <support_default_translations>true</support_default_translations>\n"
	"    <remove_tags>false</remove_tags>\n"
	"  </project>\n"
	"</omegat>\n";

static taiyaku_status make_project(const project *p, taiyaku_error *err)
{
	static const char *const folders[] = { "source", "target", "omegat", "dictionary", NULL };
	const taiyaku_languages *languages = &p->app->languages;
	const char *path = path_of(p, "omegat.project", err);
	bool turned = p->app->turned;
	ty_output *to = NULL;
	ty_buf text = { 0 };
	taiyaku_status status;

	if (!path)
		return TAIYAKU_ELIMIT;
	if (access(path, F_OK) == 0)
		return TAIYAKU_OK;
	status = make_folders(p, folders, err);
	if (!status)
		status = ty_output_open(&to, path, false, err);
	if (status)
		return status;
	ty_buf_print(&text, project_file, TY_ARG(turned ? languages->target : languages->source),
		     TY_ARG(turned ? languages->source : languages->target));
	ty_output_add(to, ty_buf_str(&text));
	status = ty_buf_status(&text, err);
	ty_buf_free(&text);
	if (!status)
		return ty_output_close(to, err);
	ty_output_abort(to);
	return status;
}

/* ---- pairs ---- */

static bool is_term(const taiyaku_pair *pair)
{
	return pair->kind == TAIYAKU_TERM || pair->kind == TAIYAKU_NAME;
}

static uint64_t source_of(const project *p, const taiyaku_pair *pair)
{
	return ty_set_hash(pair->text[p->app->turned ? TAIYAKU_TARGET : TAIYAKU_SOURCE],
			   (taiyaku_str){ NULL, 0 });
}

/* First all translations of a text are looked at. */
static taiyaku_status look(void *ctx, const taiyaku_pair *pair, taiyaku_error *err)
{
	project *p = ctx;
	uint64_t source = source_of(p, pair);
	bool is_new, first;

	if (is_term(pair))
		return TAIYAKU_OK;
	if (!ty_set_add(&p->pairs, &is_new,
			ty_set_hash(pair->text[TAIYAKU_SOURCE], pair->text[TAIYAKU_TARGET])))
		return ty_fail_memory(err);
	if (!is_new)
		return TAIYAKU_OK;
	if (!ty_set_add(&p->sources, &first, source) ||
	    (!first && !ty_set_add(&p->several, NULL, source)))
		return ty_fail_memory(err);
	return TAIYAKU_OK;
}

static taiyaku_status put(void *ctx, const taiyaku_pair *pair, taiyaku_error *err)
{
	project *p = ctx;
	bool sure = (pair->status.len == 0 || ty_str_is(pair->status, "approved")) &&
		    !ty_set_has(&p->several, source_of(p, pair));
	taiyaku_writer *writer = is_term(pair) ? p->glossary : sure ? p->automatic : p->offered;
	const taiyaku_sink *to = taiyaku_writer_sink(writer);

	p->n_terms += is_term(pair);
	p->n_automatic += writer == p->automatic;
	p->n_offered += writer == p->offered;
	return to->pair(to->ctx, pair, err);
}

static taiyaku_status walk(project *p,
			   taiyaku_status (*take)(void *, const taiyaku_pair *, taiyaku_error *),
			   taiyaku_error *err)
{
	const taiyaku_filter filter = { .kind = p->app->kind, .memory = p->app->memory };
	const ty_target target = {
		.app = p->app,
		.sink = { take, p },
	};
	taiyaku_selector *selector;
	taiyaku_status status = ty_target_select(&selector, &target, p->select, err);

	if (status)
		return status;
	status = taiyaku_store_each(p->app->store, &filter, taiyaku_selector_sink(selector),
				    p->app->hooks, err);
	taiyaku_selector_free(selector);
	return status;
}

/* ---- files ---- */

static taiyaku_status open_writer(taiyaku_writer **out, const project *p, const char *name,
				  taiyaku_str format, taiyaku_error *err)
{
	const taiyaku_write_options options = { .format = format,
						.languages = p->app->languages,
						.turned = p->app->turned,
						.doctype = p->write->doctype,
						.level = p->write->level,
						.hooks = p->app->hooks };
	const char *path = path_of(p, name, err);

	return path ? taiyaku_writer_open(out, path, &options, err) : TAIYAKU_ELIMIT;
}

static taiyaku_status close_writer(taiyaku_writer **writer, taiyaku_error *err)
{
	taiyaku_status status = taiyaku_writer_close(*writer, err);

	*writer = NULL;
	return status;
}

static taiyaku_status write_files(project *p, taiyaku_error *err)
{
	taiyaku_status status =
		open_writer(&p->automatic, p, "tm/auto/taiyaku.tmx", TY_STR("tmx"), err);

	if (!status)
		status = open_writer(&p->offered, p, "tm/taiyaku.tmx", TY_STR("tmx"), err);
	if (!status)
		status =
			open_writer(&p->glossary, p, "glossary/taiyaku.txt", TY_STR("omegat"), err);
	if (!status)
		status = walk(p, put, err);
	if (!status)
		status = close_writer(&p->automatic, err);
	if (!status)
		status = close_writer(&p->offered, err);
	if (!status)
		status = close_writer(&p->glossary, err);
	taiyaku_writer_abort(p->automatic);
	taiyaku_writer_abort(p->offered);
	taiyaku_writer_abort(p->glossary);
	return status;
}

taiyaku_status ty_omegat_export(ty_app *app, const char *folder, const ty_write_choice *write,
				const ty_select_choice *select, taiyaku_error *err)
{
	static const char *const folders[] = { "tm", "tm/auto", "glossary", NULL };
	project p = { .app = app, .folder = folder, .write = write, .select = select };
	taiyaku_status status;

	if (write->output || write->to.len || write->gzip)
		return ty_fail(
			err, TAIYAKU_EARGUMENT,
			"'--omegat' writes a folder, without '--output', '--to' or '--gzip'");
	status = walk(&p, look, err);
	if (!status)
		status = make_folders(&p, folders, err);
	if (!status)
		status = make_project(&p, err);
	if (!status)
		status = write_files(&p, err);
	if (!status)
		ty_progress_report(app->progress,
				   "%s: %llu units to insert, %llu to offer, %llu terms", folder,
				   (unsigned long long)p.n_automatic,
				   (unsigned long long)p.n_offered, (unsigned long long)p.n_terms);
	ty_set_free(&p.sources);
	ty_set_free(&p.pairs);
	ty_set_free(&p.several);
	return status;
}
