/* SPDX-License-Identifier: Apache-2.0 */
#include "store/lmdb_map.h"

#include <sys/stat.h>

#include "sample.h"

enum { VALUE = 4000, VALUES = 20000 }; /* 80 MB */

typedef struct bench {
	char *directory, path[4096];
	MDB_env *env;
	MDB_dbi dbi;
} bench;

static int set_up(void **state)
{
	bench *b = calloc(1, sizeof *b);

	assert_non_null(b);
	b->directory = sample_directory();
	snprintf(b->path, sizeof b->path, "%s/spill", b->directory);
	assert_int_equal(mdb_env_create(&b->env), 0);
	assert_int_equal(mdb_env_set_maxdbs(b->env, 4), 0);
	assert_int_equal(mdb_env_set_mapsize(b->env, (size_t)1 << 28), 0);
	assert_int_equal(mdb_env_open(b->env, b->path, MDB_NOSUBDIR | MDB_NOSYNC, 0600), 0);
	*state = b;
	return 0;
}

static int tear_down(void **state)
{
	bench *b = *state;

	mdb_env_close(b->env);
	sample_remove(b->directory);
	free(b);
	return 0;
}

/* Values of four pages and a bit too, as LMDB keeps those apart. */
static MDB_val value_of(char *bytes, uint32_t i)
{
	size_t size = i % 16 ? VALUE / 2 : 4 * VALUE;

	memset(bytes, (int)('a' + i % 26), size);
	return (MDB_val){ size, bytes };
}

/* In an order that comes back to pages which were spilled. */
static void put_all(bench *b, MDB_txn *txn, ty_spill *spill)
{
	static char bytes[4 * VALUE];

	for (uint32_t n = 0; n < VALUES; n++) {
		uint32_t i = n * 7919u % VALUES;
		MDB_val key = { sizeof i, &i }, value = value_of(bytes, i);

		assert_int_equal(mdb_put(txn, b->dbi, &key, &value, 0), 0);
		assert_int_equal(ty_spill_note(spill, txn, value.mv_size), 0);
	}
}

static void check_all(bench *b, MDB_txn *txn)
{
	static char bytes[4 * VALUE];
	MDB_stat stat;

	assert_int_equal(mdb_stat(txn, b->dbi, &stat), 0);
	assert_int_equal(stat.ms_entries, VALUES);
	for (uint32_t i = 0; i < VALUES; i++) {
		MDB_val key = { sizeof i, &i }, want = value_of(bytes, i), got;

		assert_int_equal(mdb_get(txn, b->dbi, &key, &got), 0);
		assert_int_equal(got.mv_size, want.mv_size);
		assert_memory_equal(got.mv_data, want.mv_data, want.mv_size);
	}
}

static off_t file_size(const bench *b)
{
	struct stat st;

	assert_int_equal(stat(b->path, &st), 0);
	return st.st_size;
}

static void a_large_change_goes_to_the_file_before_its_commit(void **state)
{
	bench *b = *state;
	ty_spill spill = { 0 };
	MDB_txn *txn;
	MDB_dbi dbi;

	assert_int_equal(mdb_txn_begin(b->env, NULL, 0, &txn), 0);
	assert_int_equal(mdb_dbi_open(txn, "values", MDB_CREATE, &b->dbi), 0);
	put_all(b, txn, &spill);
	assert_true(file_size(b) > (off_t)VALUE * VALUES / 4);
	check_all(b, txn);
	assert_int_equal(ty_spill_end(&spill, txn), 0);
	assert_int_equal(mdb_txn_commit(txn), 0);
	assert_int_equal(mdb_txn_begin(b->env, NULL, MDB_RDONLY, &txn), 0);
	check_all(b, txn);
	assert_int_equal(mdb_dbi_open(txn, "spill", 0, &dbi), MDB_NOTFOUND);
	mdb_txn_abort(txn);
}

/* Nothing more need be written behind that, so nothing else would end it. */
static void a_room_that_is_freed_halfway_leaves_none_of_it_behind(void **state)
{
	bench *b = *state;
	ty_map_room room = { 0 };
	MDB_txn *txn;
	MDB_dbi dbi;

	assert_int_equal(mdb_txn_begin(b->env, NULL, 0, &txn), 0);
	assert_int_equal(mdb_dbi_open(txn, "values", MDB_CREATE, &b->dbi), 0);
	put_all(b, txn, &room.spill);
	ty_map_room_free(&room);
	assert_int_equal(ty_spill_end(&room.spill, txn), 0);
	assert_int_equal(mdb_txn_commit(txn), 0);
	assert_int_equal(mdb_txn_begin(b->env, NULL, MDB_RDONLY, &txn), 0);
	assert_int_equal(mdb_dbi_open(txn, "spill", 0, &dbi), MDB_NOTFOUND);
	mdb_txn_abort(txn);
}

static void an_aborted_one_leaves_nothing_that_is_seen(void **state)
{
	bench *b = *state;
	ty_spill spill = { 0 };
	MDB_txn *txn;
	MDB_dbi dbi;

	assert_int_equal(mdb_txn_begin(b->env, NULL, 0, &txn), 0);
	assert_int_equal(mdb_dbi_open(txn, "values", MDB_CREATE, &b->dbi), 0);
	put_all(b, txn, &spill);
	mdb_txn_abort(txn);
	assert_int_equal(mdb_txn_begin(b->env, NULL, MDB_RDONLY, &txn), 0);
	assert_int_equal(mdb_dbi_open(txn, "values", 0, &dbi), MDB_NOTFOUND);
	mdb_txn_abort(txn);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(a_large_change_goes_to_the_file_before_its_commit,
						set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			a_room_that_is_freed_halfway_leaves_none_of_it_behind, set_up, tear_down),
		cmocka_unit_test_setup_teardown(an_aborted_one_leaves_nothing_that_is_seen, set_up,
						tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
