/* SPDX-License-Identifier: Apache-2.0 */
/*
 * How long each query takes inside a process: bench_queries STORE match|search FILE [THRESHOLD]
 * [MAX].  A query a line.  All are asked once before, so that the store is in memory.  Prints
 * milliseconds of wall clock and of processor time: the latter counts where others share the
 * machine.
 */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "base/str.h"

typedef struct query {
	taiyaku_str text;
	double wall, cpu;
} query;

typedef struct bench {
	taiyaku_store *store;
	taiyaku_query_options options;
	bool search;
	query *queries;
	size_t n;
	uint64_t hits, total;
} bench;

static double now(clockid_t clock)
{
	struct timespec t;

	clock_gettime(clock, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec * 1e-6;
}

static taiyaku_status count(void *ctx, const taiyaku_hit *hit, taiyaku_error *err)
{
	bench *b = ctx;

	(void)hit;
	(void)err;
	b->hits++;
	return TAIYAKU_OK;
}

static taiyaku_status ask(bench *b, query *q, taiyaku_error *err)
{
	const taiyaku_segment segment = { .text = q->text };
	double wall = now(CLOCK_MONOTONIC), cpu = now(CLOCK_THREAD_CPUTIME_ID);
	uint64_t total = 0;
	taiyaku_status status =
		b->search ? taiyaku_search(&total, b->store, q->text, &b->options, count, b, err)
			  : taiyaku_match(b->store, &segment, &b->options, count, b, err);

	q->wall = now(CLOCK_MONOTONIC) - wall;
	q->cpu = now(CLOCK_THREAD_CPUTIME_ID) - cpu;
	b->total += total;
	return status;
}

static int by_wall(const void *a, const void *b)
{
	const query *x = a, *y = b;

	return x->wall < y->wall ? -1 : x->wall > y->wall;
}

static int by_cpu(const void *a, const void *b)
{
	const query *x = a, *y = b;

	return x->cpu < y->cpu ? -1 : x->cpu > y->cpu;
}

static void print(bench *b, bool cpu)
{
	double sum = 0;

	qsort(b->queries, b->n, sizeof *b->queries, cpu ? by_cpu : by_wall);
	for (size_t i = 0; i < b->n; i++)
		sum += cpu ? b->queries[i].cpu : b->queries[i].wall;
#define AT(share) \
	(cpu ? b->queries[b->n * (share) / 1000].cpu : b->queries[b->n * (share) / 1000].wall)
	printf("%s mean %.3f p50 %.3f p90 %.3f p99 %.3f max %.3f ms\n", cpu ? "cpu " : "wall",
	       sum / (double)b->n, AT(500), AT(900), AT(990), AT(999));
#undef AT
}

static bool read_queries(bench *b, const char *path)
{
	FILE *f = fopen(path, "r");
	char *line = NULL;
	size_t cap = 0, room = 0;
	ssize_t n;

	if (!f)
		return false;
	while ((n = getline(&line, &cap, f)) > 0) {
		if (line[n - 1] == '\n')
			n--;
		if (b->n == room) {
			room = room ? room * 2 : 1024;
			b->queries = realloc(b->queries, room * sizeof *b->queries);
			if (!b->queries)
				return false;
		}
		b->queries[b->n++] =
			(query){ .text = ty_str_of(strndup(line, (size_t)n), (size_t)n) };
	}
	free(line);
	fclose(f);
	return b->n > 0;
}

int main(int argc, char **argv)
{
	taiyaku_error err = { 0 };
	bench b = { 0 };
	taiyaku_status status;

	if (argc < 4 || !read_queries(&b, argv[3]))
		return 2;
	b.search = ty_str_is(ty_str(argv[2]), "search");
	b.options.threshold = argc > 4 ? atoi(argv[4]) : 0;
	b.options.max = argc > 5 ? (size_t)atol(argv[5]) : b.search ? 20 : SIZE_MAX;
	status = taiyaku_store_open(&b.store, argv[1], NULL, &err);
	for (int round = 0; !status && round < 2; round++) {
		b.hits = b.total = 0;
		for (size_t i = 0; !status && i < b.n; i++)
			status = ask(&b, &b.queries[i], &err);
	}
	if (status) {
		fprintf(stderr, "%s\n", err.message);
		return 2;
	}
	printf("%zu queries, %llu hits, %llu in all\n", b.n, (unsigned long long)b.hits,
	       (unsigned long long)b.total);
	print(&b, false);
	print(&b, true);
	taiyaku_store_close(b.store);
	return 0;
}
