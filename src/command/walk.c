/* SPDX-License-Identifier: Apache-2.0 */
#include "command/walk.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "base/error.h"
#include "base/grow.h"

/* Folders inside one another that are walked. */
enum { DEPTH_MAX = 200 };

static taiyaku_status add_file(ty_walk *walk, const char *path, const struct stat *st, bool named,
			       taiyaku_error *err)
{
	uint64_t bytes = st && S_ISREG(st->st_mode) ? (uint64_t)st->st_size : 0;

	if (!TY_GROW(walk->files, walk->cap, walk->n + 1))
		return ty_fail_memory(err);
	walk->files[walk->n++] = (ty_walked){ .path = path, .bytes = bytes, .named = named };
	walk->bytes += bytes;
	return TAIYAKU_OK;
}

static int by_name(const struct dirent **a, const struct dirent **b)
{
	return strcmp((*a)->d_name, (*b)->d_name);
}

static int not_itself(const struct dirent *entry)
{
	return !ty_str_is(ty_str(entry->d_name), ".") && !ty_str_is(ty_str(entry->d_name), "..");
}

char *ty_path_join(ty_arena *arena, const char *folder, const char *name)
{
	size_t len = strlen(folder), size = len + strlen(name) + 2;
	const char *between = len > 0 && folder[len - 1] == '/' ? "" : "/";
	char *path = ty_arena_alloc(arena, size);

	if (path)
		snprintf(path, size, "%s%s%s", folder, between, name);
	return path;
}

static taiyaku_status add_folder(ty_walk *walk, const char *folder, int depth, taiyaku_error *err);

static taiyaku_status add_entry(ty_walk *walk, const char *folder, const char *name, int depth,
				taiyaku_error *err)
{
	const char *path = ty_path_join(&walk->arena, folder, name);
	struct stat st;

	if (!path)
		return ty_fail_memory(err);
	if (name[0] == '.') {
		walk->hidden++;
		return TAIYAKU_OK;
	}
	if (lstat(path, &st) < 0)
		st.st_mode = 0; /* gone since */
	if (S_ISREG(st.st_mode))
		return add_file(walk, path, &st, false, err);
	if (depth < DEPTH_MAX && S_ISDIR(st.st_mode))
		return add_folder(walk, path, depth + 1, err);
	walk->other++;
	return TAIYAKU_OK;
}

static taiyaku_status add_folder(ty_walk *walk, const char *folder, int depth, taiyaku_error *err)
{
	struct dirent **entries = NULL;
	int n = scandir(folder, &entries, not_itself, by_name);
	taiyaku_status status = TAIYAKU_OK;

	if (n < 0) {
		taiyaku_error what = { 0 };

		(void)!ty_fail_errno(&what, folder, errno, "cannot open");
		walk->fail(walk->ctx, &what);
		return TAIYAKU_OK;
	}
	for (int i = 0; i < n; i++) {
		if (!status)
			status = add_entry(walk, folder, entries[i]->d_name, depth, err);
		free(entries[i]);
	}
	free(entries);
	return status;
}

taiyaku_status ty_walk_add(ty_walk *walk, const char *path, taiyaku_error *err)
{
	struct stat st;

	if (stat(path, &st) < 0)
		return add_file(walk, path, NULL, true, err); /* reading it tells why */
	if (!S_ISDIR(st.st_mode))
		return add_file(walk, path, &st, true, err);
	walk->folders = true;
	return add_folder(walk, path, 0, err);
}

void ty_walk_free(ty_walk *walk)
{
	free(walk->files);
	ty_arena_free(&walk->arena);
}
