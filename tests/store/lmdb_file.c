/* SPDX-License-Identifier: Apache-2.0 */
/* The file of the default backend: who may do what to it, and what the system does not give. */
#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>

#include "file.h"

enum { NOBODY = 65534 };

/* ---- permissions and locks ---- */

/* Run a part of a test as somebody without rights, in a process of its own. */
static void as_nobody(bench *b, void (*part)(bench *b))
{
	pid_t child = fork();
	int how;

	assert_true(child >= 0);
	if (child == 0) {
		if (geteuid() == 0 && setuid(NOBODY) < 0)
			_exit(2);
		part(b);
		_exit(0);
	}
	assert_int_equal(waitpid(child, &how, 0), child);
	assert_true(WIFEXITED(how) && WEXITSTATUS(how) == 0);
}

#define CHECK(condition)                                               \
	do {                                                           \
		if (!(condition)) {                                    \
			print_error("%d: %s\n", __LINE__, #condition); \
			_exit(1);                                      \
		}                                                      \
	} while (0)

static void open_forbidden(bench *b)
{
	taiyaku_store *store;
	taiyaku_error err;

	CHECK(open_as(&store, b->path, true, &err) == TAIYAKU_EIO);
	CHECK(strcmp(err.message, "cannot open the store: permission denied") == 0);
	CHECK(open_as(&store, b->path, false, &err) == TAIYAKU_EIO);
}

static void read_only_readable(bench *b)
{
	taiyaku_store *store;
	taiyaku_error err;
	taiyaku_store_info info;

	CHECK(open_as(&store, b->path, true, &err) == TAIYAKU_EIO);
	CHECK(open_as(&store, b->path, false, &err) == TAIYAKU_OK);
	CHECK(taiyaku_store_inspect(&info, store, true, &err) == TAIYAKU_OK);
	CHECK(info.counted == 100 && info.pairs == 100);
	taiyaku_store_close(store);
}

static void make_forbidden(bench *b)
{
	taiyaku_store *store;
	taiyaku_error err;
	char path[8192];

	snprintf(path, sizeof path, "%s/new.tyk", b->directory);
	CHECK(open_as(&store, path, true, &err) == TAIYAKU_EIO);
	CHECK(strcmp(err.message, "cannot make the store: permission denied") == 0);
}

static void permissions_are_kept(void **state)
{
	bench *b = *state;

	make_store(b, 100);
	unlink(sample_path(b->directory, "store.tyk-lock"));
	assert_int_equal(chmod(b->path, 0), 0);
	assert_int_equal(chmod(b->directory, 0555), 0);
	as_nobody(b, open_forbidden);
	as_nobody(b, make_forbidden);
	assert_int_equal(chmod(b->path, 0444), 0);
	as_nobody(b, read_only_readable);
	assert_int_equal(chmod(b->directory, 0755), 0);
	assert_int_not_equal(access(sample_path(b->directory, "store.tyk-lock"), F_OK), 0);
}

static int ready[2], go[2]; /* pipes between a test and its other process */

/* Hold a transaction that has no lock file until told to end it. */
static void hold_reader(bench *b)
{
	taiyaku_store *store;
	taiyaku_error err;
	ty_txn *txn;
	char byte = 0;

	CHECK(open_as(&store, b->path, false, &err) == TAIYAKU_OK);
	CHECK(ty_store_begin(&txn, store, false, &err) == TAIYAKU_OK);
	CHECK(write(ready[1], &byte, 1) == 1);
	CHECK(read(go[0], &byte, 1) == 1);
	usleep(200000);
	for (uint64_t i = 1; i <= 100; i++) {
		taiyaku_pair pair;
		bool there;

		CHECK(ty_store_get(&pair, &there, txn, i, &b->arena, &err) == TAIYAKU_OK && there);
	}
	ty_store_abort(txn);
	taiyaku_store_close(store);
}

/* LMDB does not know of such readers, and would write over the pages they read. */
static void a_writer_waits_for_readers_without_a_lock_file(void **state)
{
	bench *b = *state;
	taiyaku_error err;
	taiyaku_store *store;
	pid_t child;
	char byte = 0;
	int how;

	if (geteuid() != 0)
		skip(); /* only root can take the rights of another process away */
	make_store(b, 100);
	unlink(sample_path(b->directory, "store.tyk-lock"));
	assert_int_equal(chmod(b->directory, 0755), 0);
	assert_int_equal(pipe(ready) | pipe(go), 0);
	child = fork();
	assert_true(child >= 0);
	if (child == 0) {
		CHECK(setuid(NOBODY) == 0);
		hold_reader(b);
		_exit(0);
	}
	assert_int_equal(read(ready[0], &byte, 1), 1);
	assert_ok(open_as(&store, b->path, true, &err));
	assert_int_equal(write(go[1], &byte, 1), 1);
	for (size_t i = 1; i < 10; i++)
		assert_ok(put(b, store, i * 100, i * 100 + 100, &err));
	assert_int_equal(waitpid(child, &how, WNOHANG), child);
	assert_true(WIFEXITED(how) && WEXITSTATUS(how) == 0);
	taiyaku_store_close(store);
}

static void a_process_opens_a_store_once(void **state)
{
	bench *b = *state;
	taiyaku_store *store, *again;
	taiyaku_error err;

	make_store(b, 1);
	for (int how = 0; how < 4; how++) {
		assert_ok(open_as(&store, b->path, how & 1, &err));
		assert_int_equal(open_as(&again, b->path, how & 2, &err), TAIYAKU_EARGUMENT);
		assert_string_equal(err.message, "this process has the store open already");
		assert_int_equal(sample_pairs(store), 1);
		taiyaku_store_close(store);
	}
}

static void a_thread_has_one_change_at_a_time(void **state)
{
	bench *b = *state;
	taiyaku_store *store;
	taiyaku_error err;
	ty_txn *txn, *other;

	assert_ok(open_as(&store, b->path, true, &err));
	assert_ok(ty_store_begin(&txn, store, true, &err));
	assert_int_equal(ty_store_begin(&other, store, true, &err), TAIYAKU_EARGUMENT);
	assert_string_equal(err.message, "this thread has a change open already");
	ty_store_abort(txn);
	err = (taiyaku_error){ 0 };
	assert_ok(put(b, store, 0, 10, &err));
	taiyaku_store_close(store);
	assert_int_equal(count_in(b->path), 10);
}

/* Many processes open, write and close at once. */
static void processes_open_and_close_as_they_like(void **state)
{
	bench *b = *state;
	enum { PROCESSES = 20 };
	int how;

	for (size_t i = 0; i < PROCESSES; i++) {
		pid_t child = fork();

		assert_true(child >= 0);
		if (child)
			continue;
		for (size_t j = 0; j < 10; j++) {
			taiyaku_store *store;
			taiyaku_error err;
			taiyaku_store_info info;
			size_t from = i * 1000 + j * 10;

			CHECK(open_as(&store, b->path, true, &err) == TAIYAKU_OK);
			CHECK(put(b, store, from, from + 10, &err) == TAIYAKU_OK);
			taiyaku_store_close(store);
			CHECK(open_as(&store, b->path, false, &err) == TAIYAKU_OK);
			CHECK(taiyaku_store_inspect(&info, store, true, &err) == TAIYAKU_OK);
			CHECK(info.counted == info.pairs && info.pairs % 10 == 0);
			taiyaku_store_close(store);
		}
		_exit(0);
	}
	for (size_t i = 0; i < PROCESSES; i++) {
		assert_true(wait(&how) > 0);
		assert_true(WIFEXITED(how) && WEXITSTATUS(how) == 0);
	}
	assert_int_equal(count_in(b->path), PROCESSES * 100);
}

/* ---- a store that was made in vain ---- */

static void assert_left(const bench *b, bool store)
{
	assert_int_equal(access(b->path, F_OK) == 0, store);
	assert_int_equal(access(sample_path(b->directory, "store.tyk-lock"), F_OK) == 0, store);
}

static void what_was_made_in_vain_is_discarded(void **state)
{
	bench *b = *state;
	taiyaku_store *store;
	taiyaku_error err;

	taiyaku_store_discard(NULL);
	assert_ok(open_as(&store, b->path, true, &err));
	taiyaku_store_discard(store);
	assert_left(b, false);
	/* Not one that holds something, nor one that was there before. */
	assert_ok(open_as(&store, b->path, true, &err));
	assert_ok(put(b, store, 0, 1, &err));
	taiyaku_store_discard(store);
	assert_left(b, true);
	assert_int_equal(unlink(b->path), 0);
	make_store(b, 0);
	assert_ok(open_as(&store, b->path, true, &err));
	taiyaku_store_discard(store);
	assert_left(b, true);
}

/* Open a store, and write to it when told so. */
static void open_and_put(bench *b, taiyaku_status want)
{
	taiyaku_store *store;
	taiyaku_error err;
	char byte = 0;

	CHECK(open_as(&store, b->path, true, &err) == TAIYAKU_OK);
	CHECK(write(ready[1], &byte, 1) == 1);
	CHECK(read(go[0], &byte, 1) == 1);
	CHECK(put(b, store, 0, 10, &err) == want);
	CHECK(!want || strcmp(err.message, "the store was removed meanwhile") == 0);
	taiyaku_store_close(store);
}

/* What another process has open stays; and what is written to a removed file is an error, not lost
 * without a word. */
static void a_store_that_others_have_open_is_not_taken_from_them(void **state)
{
	bench *b = *state;
	taiyaku_store *store;
	taiyaku_error err;
	char byte = 0;
	int how;

	for (int removed = 0; removed < 2; removed++) {
		pid_t child;

		assert_ok(open_as(&store, b->path, true, &err));
		assert_int_equal(pipe(ready) | pipe(go), 0);
		child = fork();
		assert_true(child >= 0);
		if (child == 0) {
			taiyaku_store_close(store);
			open_and_put(b, removed ? TAIYAKU_EIO : TAIYAKU_OK);
			_exit(0);
		}
		assert_int_equal(read(ready[0], &byte, 1), 1);
		taiyaku_store_discard(store);
		assert_left(b, true);
		if (removed)
			assert_int_equal(unlink(b->path), 0);
		assert_int_equal(write(go[1], &byte, 1), 1);
		assert_int_equal(waitpid(child, &how, 0), child);
		assert_true(WIFEXITED(how) && WEXITSTATUS(how) == 0);
	}
}

/* ---- limits of the system ---- */

/* A limit on the size of files stands in for a full disk: a write fails half way. */
static void fill_disk(bench *b)
{
	struct rlimit limit = { 3 << 20, 3 << 20 };
	taiyaku_store *store;
	taiyaku_error err;
	taiyaku_status status = TAIYAKU_OK;
	taiyaku_store_info info;
	size_t n = 0;

	CHECK(signal(SIGXFSZ, SIG_IGN) != SIG_ERR && setrlimit(RLIMIT_FSIZE, &limit) == 0);
	CHECK(open_as(&store, b->path, true, &err) == TAIYAKU_OK);
	while (!status && n < 1000000) {
		status = put(b, store, n, n + 5000, &err);
		if (!status)
			n += 5000;
	}
	CHECK(status == TAIYAKU_EIO);
	CHECK(strcmp(err.file, b->path) == 0);
	CHECK(strstr(err.message, "cannot read or write the store: ") == err.message);
	err = (taiyaku_error){ 0 };
	CHECK(put(b, store, n, n + 1, &err) == TAIYAKU_OK || err.status == TAIYAKU_EIO);
	CHECK(taiyaku_store_inspect(&info, store, true, &err) == TAIYAKU_OK);
	CHECK(info.counted == info.pairs && info.pairs / 5000 * 5000 == n);
	CHECK(info.file_bytes < limit.rlim_cur); /* what failed has given its room back */
	taiyaku_store_close(store);
}

static void a_full_disk_loses_nothing(void **state)
{
	bench *b = *state;
	uint64_t before;
	taiyaku_store *store;
	taiyaku_error err;

	assert_int_equal(chmod(b->directory, 0777), 0);
	as_nobody(b, fill_disk);
	before = count_in(b->path);
	assert_true(before >= 5000);
	assert_ok(open_as(&store, b->path, true, &err));
	assert_ok(put(b, store, 1000000, 1010000, &err));
	assert_int_equal(sample_pairs(store), before + 10000);
	taiyaku_store_close(store);
}

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define SANITIZED 1
#endif
#endif

/* A process that may map little reads and writes as long as the store is small, then says so, and
 * sees what another process has made of it meanwhile. */
static void work_in_little_room(bench *b)
{
	struct rlimit limit = { 64 << 20, 64 << 20 };
	taiyaku_store *store;
	taiyaku_error err;
	taiyaku_status status = TAIYAKU_OK;
	taiyaku_store_info info;
	size_t n = 0;

	CHECK(setrlimit(RLIMIT_AS, &limit) == 0);
	CHECK(open_as(&store, b->path, true, &err) == TAIYAKU_OK);
	while (!status && n < 3000000) {
		status = put(b, store, n, n + 20000, &err);
		if (!status)
			n += 20000;
	}
	CHECK(status == TAIYAKU_ELIMIT);
	CHECK(n >= 20000);
	err = (taiyaku_error){ 0 };
	CHECK(taiyaku_store_inspect(&info, store, true, &err) == TAIYAKU_OK);
	CHECK(info.counted == info.pairs && info.pairs == n);
	taiyaku_store_close(store);
}

static void little_address_space_is_a_limit_that_is_told(void **state)
{
	bench *b = *state;

#ifdef SANITIZED
	skip(); /* a sanitizer needs more address space than the test leaves */
#endif
	assert_int_equal(chmod(b->directory, 0777), 0);
	as_nobody(b, work_in_little_room);
	assert_true(count_in(b->path) >= 20000);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		STORE_TEST(permissions_are_kept),
		STORE_TEST(a_writer_waits_for_readers_without_a_lock_file),
		STORE_TEST(a_process_opens_a_store_once),
		STORE_TEST(a_thread_has_one_change_at_a_time),
		STORE_TEST(what_was_made_in_vain_is_discarded),
		STORE_TEST(a_store_that_others_have_open_is_not_taken_from_them),
		STORE_TEST(processes_open_and_close_as_they_like),
		STORE_TEST(a_full_disk_loses_nothing),
		STORE_TEST(little_address_space_is_a_limit_that_is_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
