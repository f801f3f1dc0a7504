/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What a store costs: adding all lines of a file in one change, adding them again, opening,
 * exact look-up, export.   store FILE STORE     FILE has lines "tuid TAB English TAB Japanese".
 * By hand (target bench_store); never a timed test.
 */
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <time.h>

#include "base/io.h"
#include "taiyaku.h"
#include "test.h"
#include "text/convert.h"

enum { QUERIES = 100000 };

typedef struct lines {
	taiyaku_str *fields; /* three each */
	size_t n;
	size_t text; /* bytes of both texts of all */
} lines;

static double now(clockid_t clock)
{
	struct timespec t;

	clock_gettime(clock, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static double started_wall, started_cpu;

static void start(void)
{
	started_wall = now(CLOCK_MONOTONIC);
	started_cpu = now(CLOCK_PROCESS_CPUTIME_ID);
}

static void stop(const char *what, double count, const char *unit, double factor)
{
	double wall = now(CLOCK_MONOTONIC) - started_wall;
	double cpu = now(CLOCK_PROCESS_CPUTIME_ID) - started_cpu;

	printf("%-28s %8.3f s wall %8.3f s cpu %10.3f %s cpu each\n", what, wall, cpu,
	       cpu / count * factor, unit);
}

static void check(taiyaku_status status, const taiyaku_error *err)
{
	if (!status)
		return;
	fprintf(stderr, "%s: %s\n", err->file, err->message);
	exit(2);
}

static void read_lines(lines *out, ty_arena *arena, const char *path)
{
	taiyaku_error err = { 0 };
	taiyaku_str all, line;
	ty_input *in;
	ty_text *text;
	size_t cap = 0;

	check(ty_input_open(&in, path, NULL, &err), &err);
	check(ty_text_open(&text, in, TY_STR("UTF-8"), NULL, &err), &err);
	check(ty_text_all(&all, arena, text, (size_t)4 << 30, &err), &err);
	while (all.len) {
		line = ty_str_next(&all, '\n');
		if (out->n == cap) {
			cap = cap ? cap * 2 : 1024;
			out->fields = realloc(out->fields, cap * 3 * sizeof *out->fields);
			if (!out->fields)
				exit(2);
		}
		for (size_t i = 0; i < 3; i++)
			out->fields[out->n * 3 + i] = ty_str_next(&line, '\t');
		out->text += out->fields[out->n * 3 + 1].len + out->fields[out->n * 3 + 2].len;
		out->n++;
	}
	ty_text_close(text);
	ty_input_close(in);
}

static void put(taiyaku_store *store, const lines *from, taiyaku_put_result want)
{
	taiyaku_error err = { 0 };
	taiyaku_change *change;

	check(taiyaku_change_begin(&change, store, &err), &err);
	for (size_t i = 0; i < from->n; i++) {
		const taiyaku_str *field = &from->fields[i * 3];
		taiyaku_pair pair = { .kind = TAIYAKU_SEGMENT,
				      .text = { field[2], field[1] },
				      .tuid = field[0] };
		taiyaku_put_result result;

		check(taiyaku_change_put(&result, change, &pair, &err), &err);
		if (result != want)
			exit(2);
	}
	check(taiyaku_change_commit(change, &err), &err);
}

static taiyaku_status count_hit(void *ctx, const taiyaku_hit *hit, taiyaku_error *err)
{
	(void)hit, (void)err;
	++*(size_t *)ctx;
	return TAIYAKU_OK;
}

static taiyaku_status count_pair(void *ctx, const taiyaku_pair *pair, taiyaku_error *err)
{
	(void)err;
	*(size_t *)ctx += pair->text[0].len;
	return TAIYAKU_OK;
}

int main(int argc, char **argv)
{
	taiyaku_store_options options = { .writable = true };
	const taiyaku_query_options exact = { .exact_only = true };
	taiyaku_error err = { 0 };
	ty_arena arena = { 0 };
	lines from = { 0 };
	taiyaku_store *store;
	taiyaku_sink sink;
	struct rusage usage;
	struct stat st;
	size_t hits = 0, bytes = 0;

	if (argc != 3)
		return 2;
	read_lines(&from, &arena, argv[1]);
	remove(argv[2]);
	getrusage(RUSAGE_SELF, &usage);
	printf("%zu pairs, %zu bytes of text, %ld MiB before\n", from.n, from.text,
	       usage.ru_maxrss >> 10);
	check(taiyaku_store_open(&store, argv[2], &options, &err), &err);
	start();
	put(store, &from, TAIYAKU_ADDED);
	stop("add in one change", (double)from.n, "us", 1e6);
	getrusage(RUSAGE_SELF, &usage);
	if (stat(argv[2], &st) == 0)
		printf("%.1f bytes a pair, %.3f of its text; %ld MiB at most\n",
		       (double)st.st_size / (double)from.n, (double)st.st_size / (double)from.text,
		       usage.ru_maxrss >> 10);
	start();
	put(store, &from, TAIYAKU_UNCHANGED);
	stop("add again", (double)from.n, "us", 1e6);
	taiyaku_store_close(store);
	options.writable = false;
	start();
	for (size_t i = 0; i < 100; i++) {
		check(taiyaku_store_open(&store, argv[2], &options, &err), &err);
		taiyaku_store_close(store);
	}
	stop("open and close", 100, "ms", 1e3);
	check(taiyaku_store_open(&store, argv[2], &options, &err), &err);
	start();
	for (size_t i = 0; i < QUERIES; i++)
		check(taiyaku_lookup(store, from.fields[i * 7919 % from.n * 3 + 2], &exact,
				     count_hit, &hits, &err),
		      &err);
	stop("exact look-up", QUERIES, "us", 1e6);
	printf("%zu hits\n", hits);
	sink = (taiyaku_sink){ count_pair, &bytes };
	start();
	check(taiyaku_store_each(store, NULL, &sink, NULL, &err), &err);
	stop("each pair in order", (double)from.n, "us", 1e6);
	taiyaku_store_close(store);
	return 0;
}
