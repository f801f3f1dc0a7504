/* SPDX-License-Identifier: Apache-2.0 */
/* The file of the default backend: what is no store, what is damaged. */
#include <lmdb.h>
#include <sys/wait.h>
#include <unistd.h>

#include "file.h"

enum { PAGE = 4096 };

static void assert_refused(const char *path, bool writable, taiyaku_status want,
			   const char *message)
{
	taiyaku_store *store;
	taiyaku_error err;

	assert_int_equal(open_as(&store, path, writable, &err), want);
	assert_null(store);
	assert_string_equal(err.message, message);
	assert_string_equal(err.file, path);
}

static void write_file(const char *path, const void *bytes, size_t n)
{
	FILE *file = fopen(path, "wb");

	assert_non_null(file);
	assert_int_equal(fwrite(bytes, 1, n, file), n);
	assert_int_equal(fclose(file), 0);
}

static char *read_file(const char *path, size_t *n)
{
	struct stat st;
	FILE *file = fopen(path, "rb");
	char *bytes;

	assert_non_null(file);
	assert_int_equal(stat(path, &st), 0);
	*n = (size_t)st.st_size;
	bytes = malloc(*n);
	assert_non_null(bytes);
	assert_int_equal(fread(bytes, 1, *n, file), *n);
	assert_int_equal(fclose(file), 0);
	return bytes;
}

/* ---- what is no store ---- */

static void a_missing_store_is_made_by_writers_only(void **state)
{
	bench *b = *state;
	char path[8192];

	assert_refused(b->path, false, TAIYAKU_EIO,
		       "cannot open the store: no such file or directory");
	make_store(b, 0);
	assert_int_equal(count_in(b->path), 0);
	snprintf(path, sizeof path, "%s/none/store.tyk", b->directory);
	assert_refused(path, true, TAIYAKU_EIO, "cannot make the store: no such file or directory");
	/* Nothing else is left behind. */
	snprintf(path, sizeof path,
		 "ls -A '%s' | tr '\\n' ' ' | grep -qx 'store.tyk store.tyk-lock '", b->directory);
	assert_int_equal(system(path), 0);
}

static void other_files_are_refused_and_left_alone(void **state)
{
	bench *b = *state;
	char bytes[3 * PAGE], *after;
	uint64_t seed = 1;
	size_t n;

	assert_refused(b->directory, true, TAIYAKU_ESTORE, "a directory, not a store");
	assert_refused(b->directory, false, TAIYAKU_ESTORE, "a directory, not a store");
	assert_refused("/dev/null", true, TAIYAKU_ESTORE, "not a regular file");
	assert_int_equal(mkfifo(sample_path(b->directory, "pipe"), 0600), 0);
	assert_refused(sample_path(b->directory, "pipe"), false, TAIYAKU_ESTORE,
		       "not a regular file");
	for (int writable = 0; writable < 2; writable++) {
		write_file(b->path, "", 0);
		assert_refused(b->path, writable, TAIYAKU_ESTORE, "an empty file, not a store");
		for (size_t len = 1; len < sizeof bytes; len = len * 2 + 1) {
			for (size_t i = 0; i < len; i++)
				bytes[i] = (char)chance_next(&seed);
			write_file(b->path, bytes, len);
			assert_refused(b->path, writable, TAIYAKU_ESTORE, "not a taiyaku store");
			after = read_file(b->path, &n);
			assert_int_equal(n, len);
			assert_memory_equal(after, bytes, len);
			free(after);
		}
	}
}

static MDB_env *open_mdb(const char *path)
{
	MDB_env *env;

	assert_int_equal(mdb_env_create(&env), 0);
	assert_int_equal(mdb_env_set_maxdbs(env, 8), 0);
	assert_int_equal(mdb_env_open(env, path, MDB_NOSUBDIR, 0600), 0);
	return env;
}

static void put_fact(const char *path, const char *database, const char *name, const char *value)
{
	MDB_env *env = open_mdb(path);
	MDB_val key = { strlen(name), (void *)(uintptr_t)name };
	MDB_val data = { strlen(value), (void *)(uintptr_t)value };
	MDB_txn *txn;
	MDB_dbi dbi;

	assert_int_equal(mdb_txn_begin(env, NULL, 0, &txn), 0);
	assert_int_equal(mdb_dbi_open(txn, database, database ? MDB_CREATE : 0, &dbi), 0);
	assert_int_equal(mdb_put(txn, dbi, &key, &data, 0), 0);
	assert_int_equal(mdb_txn_commit(txn), 0);
	mdb_env_close(env);
}

static void files_of_other_programs_are_refused(void **state)
{
	bench *b = *state;

	put_fact(b->path, NULL, "their", "own");
	assert_refused(b->path, true, TAIYAKU_ESTORE, "not a taiyaku store");
	put_fact(b->path, NULL, "taiyaku", "a value, not a database");
	assert_refused(b->path, false, TAIYAKU_ESTORE, "not a taiyaku store");
}

static void a_newer_version_is_refused(void **state)
{
	bench *b = *state;

	make_store(b, 3);
	put_fact(b->path, "taiyaku", "version", "9");
	assert_refused(b->path, true, TAIYAKU_ESTORE,
		       "the store is of version 9, this taiyaku reads up to 4");
	assert_refused(b->path, false, TAIYAKU_ESTORE,
		       "the store is of version 9, this taiyaku reads up to 4");
	put_fact(b->path, "taiyaku", "version", "4");
	assert_int_equal(count_in(b->path), 3);
}

/* As a newer taiyaku in another process would. */
static void put_version(const char *path, const char *version)
{
	pid_t child = fork();
	int status;

	assert_true(child >= 0);
	if (!child) {
		put_fact(path, "taiyaku", "version", version);
		_exit(0);
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_int_equal(status, 0);
}

static void who_has_a_store_open_notices_its_upgrade(void **state)
{
	bench *b = *state;
	taiyaku_store_options options = { .writable = true };
	taiyaku_error err = { 0 };
	taiyaku_store *store;
	ty_txn *txn;

	make_store(b, 3);
	assert_int_equal(taiyaku_store_open(&store, b->path, &options, &err), TAIYAKU_OK);
	put_version(b->path, "9");
	for (int write = 0; write < 2; write++) {
		assert_int_equal(ty_store_begin(&txn, store, write, &err), TAIYAKU_ESTORE);
		assert_string_equal(err.message,
				    "the store is of version 9, this taiyaku reads up to 4");
		memset(&err, 0, sizeof err);
	}
	put_version(b->path, "4");
	assert_int_equal(ty_store_begin(&txn, store, true, &err), TAIYAKU_OK);
	ty_store_abort(txn);
	taiyaku_store_close(store);
	assert_int_equal(count_in(b->path), 3);
}

static void who_has_a_store_open_notices_an_older_one_in_its_place(void **state)
{
	bench *b = *state;
	const char *old = sample_path(b->directory, "old.tyk");
	taiyaku_error err = { 0 };
	taiyaku_store *store;
	ty_txn *txn;

	make_store(b, 3);
	assert_int_equal(rename(b->path, old), 0);
	put_version(old, "3");
	make_store(b, 5);
	assert_ok(open_as(&store, b->path, false, &err));
	assert_int_equal(rename(old, b->path), 0);
	for (int i = 0; i < 2; i++) {
		memset(&err, 0, sizeof err);
		assert_int_equal(ty_store_begin(&txn, store, false, &err), TAIYAKU_ESTORE);
		assert_string_equal(
			err.message,
			"the store is of version 3: a command that writes brings it to 4");
	}
	taiyaku_store_close(store);
}

static void other_languages_are_refused(void **state)
{
	bench *b = *state;
	taiyaku_store_options options = {
		.writable = true,
		.languages = { TY_STR("ja"), TY_STR("de") },
	};
	taiyaku_error err = { 0 };
	taiyaku_store *store;

	assert_ok(taiyaku_store_open(&store, b->path, &options, &err));
	taiyaku_store_close(store);
	options.languages = (taiyaku_languages){ TY_STR("ja"), TY_STR("en") };
	assert_int_equal(taiyaku_store_open(&store, b->path, &options, &err), TAIYAKU_EARGUMENT);
	assert_string_equal(err.message, "the store holds ja:de, not ja:en");
	options.languages = (taiyaku_languages){ TY_STR("JA-jp"), TY_STR("de-AT") };
	err = (taiyaku_error){ 0 };
	assert_ok(taiyaku_store_open(&store, b->path, &options, &err));
	taiyaku_store_close(store);
	options.languages = (taiyaku_languages){ 0 };
	assert_ok(taiyaku_store_open(&store, b->path, &options, &err));
	taiyaku_store_close(store);
	options.languages = (taiyaku_languages){ TY_STR("ja/x"), TY_STR("de") };
	assert_int_equal(taiyaku_store_open(&store, b->path, &options, &err), TAIYAKU_EARGUMENT);
}

static void a_scheme_chooses_the_backend(void **state)
{
	bench *b = *state;
	taiyaku_error err;
	taiyaku_store *store;
	char url[8192];

	snprintf(url, sizeof url, "LMDB://%s", b->path);
	assert_ok(open_as(&store, url, true, &err));
	taiyaku_store_close(store);
	assert_int_equal(count_in(b->path), 0);
	assert_int_equal(open_as(&store, "oracle://host/db", true, &err), TAIYAKU_EARGUMENT);
	assert_string_equal(err.message, "no kind of store 'oracle'");
}

/* ---- damage ---- */

static void assert_refused_as_cut(const char *path)
{
	taiyaku_store *store;
	taiyaku_error err;

	assert_int_equal(open_as(&store, path, false, &err), TAIYAKU_ESTORE);
	assert_non_null(strstr(err.message, "the store is cut off"));
}

static void a_store_that_is_cut_off_is_refused(void **state)
{
	bench *b = *state;
	size_t n;
	char *bytes;

	make_store(b, 3000);
	bytes = read_file(b->path, &n);
	for (size_t len = n - 1; len > 3 * PAGE; len -= len < 20 * PAGE ? 1000 : 10 * PAGE) {
		write_file(b->path, bytes, len);
		assert_refused_as_cut(b->path);
	}
	write_file(b->path, bytes, n);
	assert_int_equal(count_in(b->path), 3000);
	free(bytes);
}

/* Pages that a file says it has: the larger of what its two meta pages say. */
static size_t pages_of(const char *bytes)
{
	size_t last[2], txn[2];

	for (int i = 0; i < 2; i++) {
		memcpy(&last[i], bytes + i * PAGE + 16 + 120, sizeof *last);
		memcpy(&txn[i], bytes + i * PAGE + 16 + 128, sizeof *txn);
	}
	return last[txn[1] > txn[0]] + 1;
}

/* LMDB never writes pages that a transaction takes and gives back; at the end of the file they are
 * missing, and the store is whole all the same. */
static void a_store_without_its_last_free_pages_is_whole(void **state)
{
	bench *b = *state;
	static char filler[1000 * PAGE];
	MDB_val key = { 1, (void *)(uintptr_t) "x" };
	MDB_env *env;
	MDB_txn *txn;
	MDB_dbi dbi;
	size_t n;
	char *bytes;

	make_store(b, 3000);
	env = open_mdb(b->path);
	/* Later rounds have free pages for all but the large value. */
	for (size_t i = 1; i < 10; i++) {
		MDB_val value = { i * 100 * PAGE, filler };

		assert_int_equal(mdb_txn_begin(env, NULL, 0, &txn), 0);
		assert_int_equal(mdb_dbi_open(txn, "taiyaku", 0, &dbi), 0);
		assert_int_equal(mdb_put(txn, dbi, &key, &key, 0), 0);
		assert_int_equal(mdb_put(txn, dbi, &key, &value, 0), 0);
		assert_int_equal(mdb_del(txn, dbi, &key, NULL), 0);
		assert_int_equal(mdb_txn_commit(txn), 0);
	}
	mdb_env_close(env);
	bytes = read_file(b->path, &n);
	assert_true(n / PAGE + 50 < pages_of(bytes));
	assert_int_equal(count_in(b->path), 3000);
	write_file(b->path, bytes, 40 * PAGE);
	assert_refused_as_cut(b->path);
	free(bytes);
}

static int ends_at_third(void *ctx, uint64_t done, uint64_t total, uint64_t pairs)
{
	uint64_t *told = ctx;

	assert_true(done > 0 && done <= total && pairs == 0);
	return ++*told == 3;
}

static void copies_are_told_of_and_can_be_ended(void **state)
{
	bench *b = *state;
	uint64_t told = 0;
	const taiyaku_hooks hooks = { .progress = ends_at_third, .ctx = &told };
	const char *copy = sample_path(b->directory, "copy.tyk");
	taiyaku_compacted sizes;
	taiyaku_store *store;
	taiyaku_error err = { 0 };

	make_store(b, 3000);
	assert_ok(open_as(&store, b->path, true, &err));
	assert_int_equal(taiyaku_store_backup(store, copy, &hooks, NULL), TAIYAKU_ECANCELED);
	assert_int_equal(told, 3);
	assert_int_equal(access(copy, F_OK), -1);
	told = 0;
	assert_int_equal(taiyaku_store_compact(&sizes, store, &hooks, NULL), TAIYAKU_ECANCELED);
	assert_int_equal(told, 3);
	/* Told again from here, they go on to the end. */
	assert_ok(taiyaku_store_compact(&sizes, store, &hooks, &err));
	assert_ok(taiyaku_store_backup(store, copy, &hooks, &err));
	assert_true(told > 5);
	taiyaku_store_close(store);
	assert_int_equal(count_in(b->path), 3000);
	assert_int_equal(count_in(sample_path(b->directory, "copy.tyk")), 3000);
}

/* As another process would: 7 pairs in a file that takes the place of the one there was. */
static void compact_elsewhere(bench *b)
{
	taiyaku_compacted sizes;
	taiyaku_error err = { 0 };
	taiyaku_store *store;
	bool done = !open_as(&store, b->path, true, &err) &&
		    !taiyaku_store_compact(&sizes, store, NULL, &err) &&
		    sizes.after < sizes.before && !put(b, store, 3, 7, &err);

	_exit(!done);
}

static void a_copy_is_of_the_store_that_was_compacted_meanwhile(void **state)
{
	bench *b = *state;
	taiyaku_error err = { 0 };
	taiyaku_store *store;
	pid_t child;
	int status;

	make_store(b, 3);
	assert_ok(open_as(&store, b->path, false, &err));
	child = fork();
	assert_true(child >= 0);
	if (!child)
		compact_elsewhere(b);
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_int_equal(status, 0);
	assert_ok(taiyaku_store_backup(store, sample_path(b->directory, "copy.tyk"), NULL, &err));
	taiyaku_store_close(store);
	assert_int_equal(count_in(sample_path(b->directory, "copy.tyk")), 7);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		STORE_TEST(a_missing_store_is_made_by_writers_only),
		STORE_TEST(other_files_are_refused_and_left_alone),
		STORE_TEST(files_of_other_programs_are_refused),
		STORE_TEST(a_newer_version_is_refused),
		STORE_TEST(who_has_a_store_open_notices_its_upgrade),
		STORE_TEST(who_has_a_store_open_notices_an_older_one_in_its_place),
		STORE_TEST(other_languages_are_refused),
		STORE_TEST(a_scheme_chooses_the_backend),
		STORE_TEST(a_store_that_is_cut_off_is_refused),
		STORE_TEST(a_store_without_its_last_free_pages_is_whole),
		STORE_TEST(copies_are_told_of_and_can_be_ended),
		STORE_TEST(a_copy_is_of_the_store_that_was_compacted_meanwhile),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
