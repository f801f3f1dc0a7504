/* SPDX-License-Identifier: Apache-2.0 */
#include "command/open.h"

#include <dirent.h>
#include <errno.h>
#include <pwd.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/ascii.h"
#include "base/error.h"
#include "base/tag.h"
#include "command/walk.h"

/* ---- languages ---- */

/* The form of BCP 47 (RFC 5646, 2.1): subtags of 1-8 letters and digits, the first 2-8 letters. */
static bool is_tag(taiyaku_str tag)
{
	taiyaku_str first = ty_tag_primary(tag);
	size_t len = 0;

	if (first.len < 2)
		return false;
	for (size_t i = 0; i < first.len; i++)
		if (!ty_is_letter(first.data[i]))
			return false;
	for (size_t i = 0; i < tag.len; i++) {
		bool ends = tag.data[i] == '-';

		if (!ends && !ty_is_alnum(tag.data[i]))
			return false;
		len = ends ? 0 : len + 1;
		if (len > 8 || (ends && (i + 1 == tag.len || tag.data[i + 1] == '-')))
			return false;
	}
	return true;
}

taiyaku_status ty_languages_parse(taiyaku_languages *out, taiyaku_str s, taiyaku_error *err)
{
	taiyaku_str rest = s;

	out->source = ty_str_next(&rest, ':');
	out->target = rest;
	if (!is_tag(out->source) || !is_tag(out->target))
		return ty_fail(err, TAIYAKU_EARGUMENT,
			       "option '--languages' takes two language tags, as ja:en, not '%.*s'",
			       TY_ARG(s));
	if (ty_tag_same(out->source, out->target))
		return ty_fail(err, TAIYAKU_EARGUMENT,
			       "option '--languages' takes two different languages, not '%.*s'",
			       TY_ARG(s));
	return TAIYAKU_OK;
}

/* ---- which store ---- */

/* The user's home, or NULL. */
static const char *home(char *buf, size_t size)
{
	const char *named = getenv("HOME");
	struct passwd entry, *found = NULL;

	if (named && named[0] == '/')
		return named;
	if (getpwuid_r(getuid(), &entry, buf, size, &found) == 0 && found &&
	    found->pw_dir[0] == '/')
		return found->pw_dir;
	return NULL;
}

/* XDG Base Directory Specification: a relative $XDG_DATA_HOME is to be ignored. */
static taiyaku_status own_store(const char **out, ty_arena *arena, taiyaku_error *err)
{
	const char *data = getenv("XDG_DATA_HOME");
	char buf[4096];

	if (data && data[0] == '/') {
		*out = ty_path_join(arena, data, "taiyaku/default.tyk");
	} else {
		data = home(buf, sizeof buf);
		if (!data)
			return ty_fail(err, TAIYAKU_EARGUMENT,
				       "no home folder to keep a store in: name one with --store");
		*out = ty_path_join(arena, data, ".local/share/taiyaku/default.tyk");
	}
	return *out ? TAIYAKU_OK : ty_fail_memory(err);
}

/* Every folder that path lies in; mode as the XDG specification says. */
static taiyaku_status make_folders(const char *path, ty_arena *arena, taiyaku_error *err)
{
	taiyaku_str copy;

	if (!ty_arena_copy(&copy, arena, ty_str(path)))
		return ty_fail_memory(err);
	for (size_t i = 1; i < copy.len; i++) {
		char *folder = (char *)(uintptr_t)copy.data;

		if (folder[i] != '/')
			continue;
		folder[i] = '\0';
		if (mkdir(folder, 0700) < 0 && errno != EEXIST)
			return ty_fail_errno(err, folder, errno, "cannot make the folder");
		folder[i] = '/';
	}
	return TAIYAKU_OK;
}

/* A trial run without a store works on one that nobody else sees. */
static taiyaku_status make_scratch(ty_opened *out, ty_app *app, taiyaku_error *err)
{
	const char *folder = getenv("TMPDIR");
	char *named = ty_path_join(app->arena, folder && folder[0] == '/' ? folder : "/tmp",
				   "taiyaku-XXXXXX");

	if (!named)
		return ty_fail_memory(err);
	if (!mkdtemp(named))
		return ty_fail_errno(err, named, errno, "cannot make the folder");
	out->scratch = named;
	app->store_path = ty_path_join(app->arena, named, "trial.tyk");
	return app->store_path ? TAIYAKU_OK : ty_fail_memory(err);
}

static void remove_scratch(const char *folder)
{
	DIR *dir = opendir(folder);
	struct dirent *entry;

	if (!dir)
		return;
	while ((entry = readdir(dir)))
		if (entry->d_name[0] != '.')
			unlinkat(dirfd(dir), entry->d_name, 0);
	closedir(dir);
	rmdir(folder);
}

/* Sets app->store_path and makes ready what it needs. */
static taiyaku_status choose(ty_opened *out, bool *exists, ty_app *app, const ty_command *command,
			     const ty_common *common, taiyaku_error *err)
{
	const char *named = common->store ? common->store : getenv("TAIYAKU_STORE");
	bool own = !named || !named[0];
	taiyaku_status status = TAIYAKU_OK;

	app->store_path = named;
	if (!own && ty_str_is(ty_str(named), "-"))
		return ty_fail(err, TAIYAKU_EARGUMENT, "a store is a file, it cannot be '-'");
	if (own)
		status = own_store(&app->store_path, app->arena, err);
	if (status)
		return status;
	*exists = strstr(app->store_path, "://") || access(app->store_path, F_OK) == 0 ||
		  errno != ENOENT;
	if (!*exists && command->needs == TY_STORE_IF_ANY && !common->store)
		return TAIYAKU_OK;
	if (!*exists && command->needs != TY_STORE_TO_WRITE)
		return ty_fail_at(err, TAIYAKU_EIO, app->store_path, 0, 0,
				  "there is no store here: 'taiyaku import' makes one");
	if (!*exists && app->dry_run)
		return make_scratch(out, app, err);
	if (!*exists && own)
		return make_folders(app->store_path, app->arena, err);
	return TAIYAKU_OK;
}

/* What was chosen for a language of the store, unless by another name: fields have the store's. */
static taiyaku_str with_region(taiyaku_str has, taiyaku_str want)
{
	return ty_str_equal(ty_tag_primary(want), ty_tag_primary(has)) ? want : has;
}

/* The languages of the command are those of the store in its order, with the regions that were
 * chosen: they are those of what it reads or writes. */
static taiyaku_status agree(ty_app *app, taiyaku_store *store, bool chosen, taiyaku_error *err)
{
	taiyaku_store_info info;
	taiyaku_status status = taiyaku_store_inspect(&info, store, false, err);
	const taiyaku_languages *has = &info.languages, want = app->languages;
	int source, target;

	if (status)
		return status;
	app->languages = *has;
	if (!chosen)
		return TAIYAKU_OK;
	source = ty_tag_side(want.source, has);
	target = ty_tag_side(want.target, has);
	app->turned = source == TAIYAKU_TARGET;
	if (source < 0 || target < 0 || source == target)
		return ty_fail_at(err, TAIYAKU_EARGUMENT, app->store_path, 0, 0,
				  "the store holds %.*s:%.*s, not %.*s:%.*s", TY_ARG(has->source),
				  TY_ARG(has->target), TY_ARG(want.source), TY_ARG(want.target));
	app->languages.source = with_region(has->source, app->turned ? want.target : want.source);
	app->languages.target = with_region(has->target, app->turned ? want.source : want.target);
	return TAIYAKU_OK;
}

taiyaku_status ty_store_for(ty_opened *out, ty_app *app, const ty_command *command,
			    const ty_common *common, taiyaku_error *err)
{
	taiyaku_store_options options = { .writable = command->needs >= TY_STORE_TO_CHANGE };
	bool chosen = common->languages.len > 0, exists = false;
	taiyaku_status status;

	*out = (ty_opened){ 0 };
	if (command->needs == TY_NOTHING)
		return TAIYAKU_OK;
	status = choose(out, &exists, app, command, common, err);
	if (!status && !exists && command->needs == TY_STORE_IF_ANY)
		return TAIYAKU_OK;
	if (command->needs == TY_STORE_UNOPENED)
		return status;
	if (!status && !exists && chosen)
		options.languages = app->languages;
	if (!status)
		status = taiyaku_store_open(&out->store, app->store_path, &options, err);
	if (!status)
		status = agree(app, out->store, chosen, err);
	if (status)
		ty_store_done(out, true);
	else
		app->store = out->store;
	return status;
}

void ty_store_done(ty_opened *opened, bool failed)
{
	if (failed)
		taiyaku_store_discard(opened->store);
	else
		taiyaku_store_close(opened->store);
	opened->store = NULL;
	if (opened->scratch)
		remove_scratch(opened->scratch);
	opened->scratch = NULL;
}

taiyaku_status ty_change_end(taiyaku_change *change, const ty_app *app, taiyaku_status status,
			     taiyaku_error *err)
{
	if (!status && !app->dry_run)
		return taiyaku_change_commit(change, err);
	taiyaku_change_abort(change);
	return status;
}
