/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Room that changes leave is used again, whoever else has the store open: test_store_growth
 * [CHANGES].  Pairs come and go; the file may grow by what is known of pairs that are gone, and
 * by no more.
 */
#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>

#include "file.h"

enum {
	CHANGES = 600,
	/* Of a pair that is gone: its places in the signatures of both texts, in the columns and in
	 * lists. */
	GONE_MAX = 200,
	/* For what LMDB has to keep back: pages that the two last transactions gave back, and lists
	 * of those. */
	SLACK = 1 << 20,
};

static size_t changes = CHANGES;

/* ---- the other process ---- */

typedef struct other {
	pid_t pid;
	int ask, answer; /* our ends of its pipes */
} other;

typedef void other_fn(const char *path, int asked, int answered);

static void told(int answered)
{
	if (write(answered, "x", 1) != 1)
		_exit(1);
}

static void start(other *o, other_fn *run, const char *path)
{
	int ask[2], answer[2];

	assert_int_equal(pipe(ask), 0);
	assert_int_equal(pipe(answer), 0);
	o->pid = fork();
	assert_true(o->pid >= 0);
	if (!o->pid) {
		close(ask[1]);
		close(answer[0]);
		run(path, ask[0], answer[1]);
		_exit(0);
	}
	close(ask[0]);
	close(answer[1]);
	o->ask = ask[1];
	o->answer = answer[0];
}

static void await(const other *o)
{
	char c;

	assert_int_equal(read(o->answer, &c, 1), 1);
}

static void stop(other *o, int signal)
{
	int status;

	if (signal)
		assert_int_equal(kill(o->pid, signal), 0);
	close(o->ask);
	assert_int_equal(waitpid(o->pid, &status, 0), o->pid);
	assert_true(signal ? WIFSIGNALED(status) : WIFEXITED(status) && !WEXITSTATUS(status));
	close(o->answer);
}

static taiyaku_status ignore(void *ctx, const taiyaku_hit *hit, taiyaku_error *err)
{
	(void)ctx;
	(void)hit;
	(void)err;
	return TAIYAKU_OK;
}

/* Has the store open, and searches it whenever it is asked to. */
static void stay(const char *path, int asked, int answered)
{
	const taiyaku_segment segment = { .text = TY_STR("第1章の港の灯り") };
	taiyaku_store *store;
	taiyaku_error err;
	char c;

	if (open_as(&store, path, false, &err))
		_exit(1);
	told(answered);
	while (read(asked, &c, 1) == 1) {
		if (taiyaku_match(store, &segment, NULL, ignore, NULL, &err))
			_exit(1);
		told(answered);
	}
	taiyaku_store_close(store);
}

/* Reads, until it is killed. */
static void hang(const char *path, int asked, int answered)
{
	taiyaku_store *store;
	taiyaku_error err;
	ty_txn *txn;
	char c;

	if (open_as(&store, path, false, &err) || ty_store_begin(&txn, store, false, &err))
		_exit(1);
	told(answered);
	(void)!read(asked, &c, 1);
}

/* ---- changes ---- */

static taiyaku_pair chapter(char text[2][64], size_t n)
{
	taiyaku_pair pair = { .kind = TAIYAKU_SEGMENT };

	snprintf(text[0], 64, "第%zu章の港の灯り", n);
	snprintf(text[1], 64, "chapter %zu of the harbour lights", n);
	pair.text[0] = ty_str(text[0]);
	pair.text[1] = ty_str(text[1]);
	return pair;
}

static void change(taiyaku_store *store, size_t n)
{
	taiyaku_change *c;
	taiyaku_error err = { 0 };
	char text[2][64];
	taiyaku_pair pair = chapter(text, n / 2 % 100);
	bool removed = true;

	assert_ok(taiyaku_change_begin(&c, store, &err));
	if (n % 2)
		assert_ok(taiyaku_change_remove(&removed, c, &pair, &err));
	else
		assert_ok(taiyaku_change_put(NULL, c, &pair, &err));
	assert_ok(taiyaku_change_commit(c, &err));
	assert_true(removed);
}

static size_t size_of(const char *path)
{
	struct stat st;

	assert_int_equal(stat(path, &st), 0);
	return (size_t)st.st_size;
}

static taiyaku_store *open_filled(bench *b)
{
	taiyaku_store *store;
	taiyaku_change *c;
	taiyaku_error err;
	char text[2][64];

	assert_ok(open_as(&store, b->path, true, &err));
	assert_ok(taiyaku_change_begin(&c, store, &err));
	for (size_t n = 1000; n < 4000; n++) {
		const taiyaku_pair pair = chapter(text, n);

		assert_ok(taiyaku_change_put(NULL, c, &pair, &err));
	}
	assert_ok(taiyaku_change_commit(c, &err));
	return store;
}

static void make_changes(bench *b, taiyaku_store *store, const other *reader)
{
	size_t before = size_of(b->path);

	for (size_t n = 0; n < changes; n++) {
		change(store, n);
		if (reader && n % 10 == 0) {
			assert_int_equal(write(reader->ask, "x", 1), 1);
			await(reader);
		}
	}
	print_message("%zu changes: from %zu to %zu bytes\n", changes, before, size_of(b->path));
	assert_true(size_of(b->path) < before + changes / 2 * GONE_MAX + SLACK);
	assert_int_equal(sample_pairs(store), 3000);
}

static void a_reader_that_stays_makes_nothing_grow(void **state)
{
	bench *b = *state;
	taiyaku_store *store = open_filled(b);
	other reader;

	taiyaku_store_close(store);
	start(&reader, stay, b->path);
	await(&reader);
	store = open_filled(b);
	make_changes(b, store, &reader);
	taiyaku_store_close(store);
	stop(&reader, 0);
}

static void a_reader_that_is_killed_is_forgotten_by_who_writes(void **state)
{
	bench *b = *state;
	taiyaku_store *store = open_filled(b);
	other reader;

	taiyaku_store_close(store);
	start(&reader, hang, b->path);
	await(&reader);
	store = open_filled(b);
	change(store, 0);
	change(store, 1);
	stop(&reader, SIGKILL);
	make_changes(b, store, NULL);
	taiyaku_store_close(store);
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		STORE_TEST(a_reader_that_stays_makes_nothing_grow),
		STORE_TEST(a_reader_that_is_killed_is_forgotten_by_who_writes),
	};

	if (argc > 1)
		changes = strtoul(argv[1], NULL, 10);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
