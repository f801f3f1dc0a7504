/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What it costs to put a TMX into a store and to take it out again, beside a bare SAX2 pass of
 * libxml2 over the same file; and to add single pairs to what is there.
 *   bench_import TMX STORE [ADDS]     STORE is made, and stays.
 * On a file system in memory (/dev/shm) an addition costs no sync.  By hand (target bench_import;
 * import.sh does all of it); never a timed test.
 */
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <time.h>

#include "base/str.h"
#include "sax2.h"

enum { ADDS = 1000 };

typedef struct watch {
	double wall, cpu;
} watch;

static double now(clockid_t clock)
{
	struct timespec t;

	clock_gettime(clock, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static watch start(void)
{
	return (watch){ now(CLOCK_MONOTONIC), now(CLOCK_PROCESS_CPUTIME_ID) };
}

static watch stop(watch from)
{
	return (watch){ now(CLOCK_MONOTONIC) - from.wall,
			now(CLOCK_PROCESS_CPUTIME_ID) - from.cpu };
}

static void print(const char *what, watch took, watch sax2)
{
	struct rusage usage;

	getrusage(RUSAGE_SELF, &usage);
	printf("%-14s cpu %6.2f s (%5.2f x)  wall %6.2f s (%5.2f x)  memory so far %ld MiB\n", what,
	       took.cpu, took.cpu / sax2.cpu, took.wall, took.wall / sax2.wall,
	       usage.ru_maxrss / 1024);
	fflush(stdout);
}

static void check(taiyaku_status status, const taiyaku_error *err)
{
	if (!status)
		return;
	fprintf(stderr, "%s: %s\n", err->file, err->message);
	exit(2);
}

static taiyaku_status count_letters(void *ctx, const taiyaku_pair *pair, taiyaku_error *err)
{
	(void)err;
	*(uint64_t *)ctx += pair->text[TAIYAKU_SOURCE].len + pair->text[TAIYAKU_TARGET].len;
	return TAIYAKU_OK;
}

static void import(taiyaku_store *store, const char *path)
{
	const taiyaku_read_options options = { .format = TY_STR("tmx") };
	taiyaku_error err = { 0 };
	taiyaku_change *change;

	check(taiyaku_change_begin(&change, store, &err), &err);
	check(taiyaku_read(NULL, path, &options, taiyaku_change_sink(change), NULL, &err), &err);
	check(taiyaku_change_commit(change, &err), &err);
}

static void export(taiyaku_store *store)
{
	const taiyaku_write_options options = { .format = TY_STR("tmx") };
	taiyaku_error err = { 0 };
	taiyaku_writer *writer;

	check(taiyaku_writer_open(&writer, "/dev/null", &options, &err), &err);
	check(taiyaku_store_each(store, NULL, taiyaku_writer_sink(writer), NULL, &err), &err);
	check(taiyaku_writer_close(writer, &err), &err);
}

/* One pair a change. */
static void add(taiyaku_store *store, size_t adds)
{
	watch from = start(), took;
	taiyaku_error err = { 0 };

	for (size_t i = 0; i < adds; i++) {
		char source[80], target[80];
		taiyaku_pair pair = { .kind = TAIYAKU_SEGMENT };
		taiyaku_change *change;

		snprintf(source, sizeof source, "%zu番目の便りが港に届いたのは朝であった。", i);
		snprintf(target, sizeof target, "Letter %zu reached the port in the morning.", i);
		pair.text[TAIYAKU_SOURCE] = ty_str(source);
		pair.text[TAIYAKU_TARGET] = ty_str(target);
		check(taiyaku_change_begin(&change, store, &err), &err);
		check(taiyaku_change_put(NULL, change, &pair, &err), &err);
		check(taiyaku_change_commit(change, &err), &err);
	}
	took = stop(from);
	printf("%zu changes of one pair: cpu %.1f us, wall %.1f us each\n", adds,
	       took.cpu / (double)adds * 1e6, took.wall / (double)adds * 1e6);
}

int main(int argc, char **argv)
{
	const taiyaku_store_options writable = { .writable = true };
	const taiyaku_read_options tmx = { .format = TY_STR("tmx") };
	taiyaku_error err = { 0 };
	uint64_t letters = 0, pairs_letters = 0;
	taiyaku_sink count = { count_letters, &pairs_letters };
	taiyaku_store *store;
	struct stat st;
	watch from, sax2;

	if (argc < 3)
		return 2;
	(void)sax2_letters(argv[1]);
	from = start();
	letters = sax2_letters(argv[1]);
	sax2 = stop(from);
	print("bare SAX2", sax2, sax2);
	from = start();
	check(taiyaku_read(NULL, argv[1], &tmx, &count, NULL, &err), &err);
	print("read", stop(from), sax2);
	remove(argv[2]);
	check(taiyaku_store_open(&store, argv[2], &writable, &err), &err);
	from = start();
	import(store, argv[1]);
	print("import", stop(from), sax2);
	if (stat(argv[2], &st) == 0)
		printf("store: %.1f MB, %.2f of its text\n", (double)st.st_size / 1e6,
		       (double)st.st_size / (double)pairs_letters);
	from = start();
	import(store, argv[1]);
	print("import again", stop(from), sax2);
	from = start();
	export(store);
	print("export", stop(from), sax2);
	add(store, argc > 3 ? strtoul(argv[3], NULL, 10) : ADDS);
	taiyaku_store_close(store);
	return letters < pairs_letters;
}
