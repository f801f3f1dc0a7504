/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The cases of a format: each file in tests/cases/FORMAT/good and bad is read, and what came out
 * (pairs as JSON, "! " warnings in their place, counts, the error) must be what stands beside it in
 * FILE.out.   cases FORMAT [named]   named: the format cannot be told from the content.
 * With TAIYAKU_CASES_WRITE set the .out files are written instead; look at them before a commit.
 */
#include <dirent.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/buf.h"
#include "markup/json.h"

enum { FILES_MAX = 1000 };

static taiyaku_status add_pair(void *ctx, const taiyaku_pair *pair, taiyaku_error *err)
{
	const taiyaku_languages languages = { TY_STR("ja"), TY_STR("en") };
	ty_buf *out = ctx;

	(void)err;
	ty_json_begin(out);
	ty_json_pair(out, pair, &languages);
	ty_json_end(out);
	ty_buf_byte(out, '\n');
	return TAIYAKU_OK;
}

static void add_place(ty_buf *out, const char *mark, const taiyaku_error *what)
{
	ty_buf_print(out, "%s", mark);
	if (what->line)
		ty_buf_print(out, "%" PRIu64 ": ", what->line);
	ty_buf_print(out, "%s\n", what->message);
}

static void add_warning(void *ctx, const taiyaku_error *what)
{
	add_place(ctx, "! ", what);
}

static taiyaku_status add_reject(void *ctx, taiyaku_str record, taiyaku_error *err)
{
	(void)err;
	ty_buf_add(ctx, TY_STR("  | "));
	ty_json_string(ctx, record);
	ty_buf_byte(ctx, '\n');
	return TAIYAKU_OK;
}

static taiyaku_status dump(ty_buf *out, const char *path, const char *format)
{
	taiyaku_read_options options = { .format = ty_str(format),
					 .reject = add_reject,
					 .reject_ctx = out };
	taiyaku_sink sink = { add_pair, out };
	taiyaku_hooks hooks = { .warn = add_warning, .ctx = out };
	taiyaku_read_counts counts;
	taiyaku_error err = { 0 };
	taiyaku_status status = taiyaku_read(&counts, path, &options, &sink, &hooks, &err);

	if (status)
		add_place(out, "error ", &err);
	ty_buf_print(out, "%" PRIu64 " pairs, %" PRIu64 " skipped, %" PRIu64 " mended\n",
		     counts.pairs, counts.skipped, counts.mended);
	return status;
}

static bool read_file(ty_buf *out, const char *path)
{
	FILE *f = fopen(path, "rb");
	char chunk[4096];
	size_t n;

	if (!f)
		return false;
	while ((n = fread(chunk, 1, sizeof chunk, f)) > 0)
		ty_buf_add(out, ty_str_of(chunk, n));
	fclose(f);
	return true;
}

static bool write_file(const char *path, taiyaku_str bytes)
{
	FILE *f = fopen(path, "wb");
	bool ok = f && fwrite(bytes.data, 1, bytes.len, f) == bytes.len;

	return f && fclose(f) == 0 && ok;
}

static bool same(taiyaku_str got, const char *path, const char *expected_path)
{
	ty_buf want = { 0 };
	bool ok;

	if (getenv("TAIYAKU_CASES_WRITE"))
		return write_file(expected_path, got);
	ok = read_file(&want, expected_path) && ty_str_equal(got, ty_buf_str(&want));
	if (!ok)
		printf("%s\n--- got\n%.*s--- want\n%.*s", path, TY_ARG(got),
		       TY_ARG(ty_buf_str(&want)));
	ty_buf_free(&want);
	return ok;
}

/* One case; false: it fails. */
static bool check(const char *path, const char *format, bool good, bool named)
{
	char expected[2048];
	ty_buf got = { 0 }, guessed = { 0 };
	taiyaku_status status = dump(&got, path, format);
	bool ok;

	snprintf(expected, sizeof expected, "%s.out", path);
	ok = same(ty_buf_str(&got), path, expected);
	if (ok && good == (status != TAIYAKU_OK)) {
		printf("%s: status %d in the wrong folder\n", path, (int)status);
		ok = false;
	}
	if (ok && good && !named) {
		dump(&guessed, path, "");
		ok = ty_str_equal(ty_buf_str(&guessed), ty_buf_str(&got));
		if (!ok)
			printf("%s: not told from its content\n%.*s", path,
			       TY_ARG(ty_buf_str(&guessed)));
	}
	ty_buf_free(&got);
	ty_buf_free(&guessed);
	return ok;
}

static int by_name(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* Paths relative to the folder of cases, so that messages hold no name of a machine. */
static int run(const char *format, const char *folder, bool named)
{
	char *names[FILES_MAX];
	size_t n = 0;
	int failed = 0;
	DIR *dir = opendir(folder);
	struct dirent *entry;

	if (!dir)
		return 0;
	while (n < FILES_MAX && (entry = readdir(dir)))
		if (entry->d_name[0] != '.' &&
		    !ty_str_ends(ty_str(entry->d_name), TY_STR(".out"))) {
			char path[1024];

			snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
			names[n++] = strdup(path);
		}
	closedir(dir);
	qsort(names, n, sizeof *names, by_name);
	for (size_t i = 0; i < n; i++) {
		failed += !check(names[i], format, strcmp(folder, "good") == 0, named);
		free(names[i]);
	}
	printf("%s/%s: %zu cases, %d failed\n", format, folder, n, failed);
	return n == 0 ? 1 : failed;
}

int main(int argc, char **argv)
{
	bool named = argc > 2 && strcmp(argv[2], "named") == 0;

	if (argc < 2 || chdir(CASES) != 0 || chdir(argv[1]) != 0) {
		printf("usage: cases FORMAT [named]\n");
		return 2;
	}
	return run(argv[1], "good", named) + run(argv[1], "bad", named) > 0;
}
