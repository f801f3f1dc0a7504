/* SPDX-License-Identifier: Apache-2.0 */
#include "store/lmdb_map.h"

#include "sample.h"

enum { KEYS = 4000 };

/* The map, and what it must hold: for each key of four digits the length of its value, or -1. */
typedef struct model {
	char *directory;
	MDB_env *env;
	ty_map map;
	ty_map_room room;
	int lens[KEYS];
} model;

static char filler[70000];

static int set_up(void **state)
{
	model *m = calloc(1, sizeof *m);
	MDB_txn *txn;

	assert_non_null(m);
	m->directory = sample_directory();
	memset(filler, 'v', sizeof filler);
	for (size_t i = 0; i < KEYS; i++)
		m->lens[i] = -1;
	assert_int_equal(mdb_env_create(&m->env), 0);
	assert_int_equal(mdb_env_set_mapsize(m->env, 1 << 28), 0);
	assert_int_equal(mdb_env_set_maxdbs(m->env, 2), 0); /* the map, and the one of spilling */
	assert_int_equal(mdb_env_open(m->env, sample_path(m->directory, "map"),
				      MDB_NOSUBDIR | MDB_NOSYNC, 0600),
			 0);
	assert_int_equal(mdb_txn_begin(m->env, NULL, 0, &txn), 0);
	assert_int_equal(mdb_dbi_open(txn, "map", MDB_CREATE, &m->map.dbi), 0);
	m->map.values = true;
	assert_int_equal(mdb_txn_commit(txn), 0);
	*state = m;
	return 0;
}

static int tear_down(void **state)
{
	model *m = *state;

	ty_map_room_free(&m->room);
	mdb_env_close(m->env);
	sample_remove(m->directory);
	free(m);
	return 0;
}

typedef struct batch {
	char keys[KEYS][4];
	ty_edit edits[KEYS];
	size_t n, at;
} batch;

static bool next_edit(void *ctx, ty_edit *out)
{
	batch *b = ctx;

	if (b->at == b->n)
		return false;
	*out = b->edits[b->at++];
	return true;
}

/* Edit each key of a range with a chance of one in sparse. */
static void edit(model *m, MDB_txn *txn, size_t from, size_t to, size_t sparse, size_t longest,
		 uint64_t *seed)
{
	static batch b;

	b.n = b.at = 0;
	for (size_t i = from; i < to; i++) {
		bool drop = chance_below(seed, 3) == 0;
		size_t len = chance_below(seed, longest);
		char key[32];

		if (chance_below(seed, sparse))
			continue;
		snprintf(key, sizeof key, "%04zu", i);
		memcpy(b.keys[b.n], key, 4);
		b.edits[b.n] = (ty_edit){ ty_str_of(b.keys[b.n], 4), ty_str_of(filler, len), drop };
		b.n++;
		m->lens[i] = drop ? -1 : (int)len;
	}
	assert_int_equal(ty_map_apply(txn, &m->map, &(ty_edits){ next_edit, &b }, &m->room), 0);
}

static void check(model *m, MDB_txn *txn, uint64_t *seed)
{
	ty_map_cursor cursor = { 0 };
	size_t from = chance_below(seed, KEYS);
	char key[32];
	int rc;

	assert_int_equal(ty_map_open(&cursor, txn, &m->map), 0);
	rc = ty_map_first(&cursor);
	for (size_t i = 0; i < KEYS; i++) {
		if (m->lens[i] < 0)
			continue;
		snprintf(key, sizeof key, "%04zu", i);
		assert_int_equal(rc, 0);
		assert_view(ty_map_key(&cursor), ty_str(key), "key");
		assert_int_equal(ty_map_value(&cursor).len, m->lens[i]);
		rc = ty_map_next(&cursor);
	}
	assert_int_equal(rc, MDB_NOTFOUND);
	snprintf(key, sizeof key, "%04zu", from);
	rc = ty_map_seek(&cursor, ty_str(key));
	while (from < KEYS && m->lens[from] < 0)
		from++;
	assert_int_equal(rc, from < KEYS ? 0 : MDB_NOTFOUND);
	snprintf(key, sizeof key, "%04zu", from);
	if (!rc)
		assert_view(ty_map_key(&cursor), ty_str(key), "sought");
	ty_map_close(&cursor);
}

static void edits_of_any_pattern_leave_the_map_right(void **state)
{
	model *m = *state;
	uint64_t seed = 1;
	MDB_txn *txn;

	for (int round = 0; round < 300; round++) {
		size_t from = chance_below(&seed, KEYS);
		size_t to = from + chance_below(&seed, KEYS - from) + 1;
		size_t longest = round % 50 == 49 ? sizeof filler : 1 + chance_below(&seed, 400);

		assert_int_equal(mdb_txn_begin(m->env, NULL, 0, &txn), 0);
		for (size_t i = chance_below(&seed, 3); i < 3; i++)
			edit(m, txn, from, to, longest > 1000 ? 100 : 1 + chance_below(&seed, 50),
			     longest, &seed);
		check(m, txn, &seed);
		assert_int_equal(ty_spill_end(&m->room.spill, txn), 0);
		assert_int_equal(mdb_txn_commit(txn), 0);
	}
	assert_int_equal(mdb_txn_begin(m->env, NULL, 0, &txn), 0);
	edit(m, txn, 0, KEYS, 1, 10, &seed);
	for (size_t i = 0; i < KEYS; i++) {
		char key[32];

		snprintf(key, sizeof key, "%04zu", i);
		assert_int_equal(ty_map_put(txn, &m->map, ty_str(key), TY_STR("last"), &m->room),
				 0);
		m->lens[i] = 4;
	}
	check(m, txn, &seed);
	mdb_txn_abort(txn);
}

static size_t blocks_of(model *m, MDB_txn *txn)
{
	MDB_stat stat;

	assert_int_equal(mdb_stat(txn, m->map.dbi, &stat), 0);
	return stat.ms_entries;
}

static void blocks_are_full_after_a_load_and_half_full_at_least_later(void **state)
{
	model *m = *state;
	uint64_t seed = 2;
	size_t bytes = 0;
	MDB_txn *txn;

	assert_int_equal(mdb_txn_begin(m->env, NULL, 0, &txn), 0);
	for (size_t i = 0; i < KEYS; i += 100)
		edit(m, txn, i, i + 100, 1, 400, &seed);
	for (size_t i = 0; i < KEYS; i++)
		bytes += m->lens[i] < 0 ? 0 : (size_t)m->lens[i] + 4;
	assert_true(blocks_of(m, txn) * 4080 < bytes * 110 / 100);
	for (size_t i = 0; i < KEYS; i++) {
		size_t at = i * 1237 % KEYS;
		char key[32];

		snprintf(key, sizeof key, "%04zu", at);
		m->lens[at] = (int)chance_below(&seed, 400);
		assert_int_equal(ty_map_put(txn, &m->map, ty_str(key),
					    ty_str_of(filler, (size_t)m->lens[at]), &m->room),
				 0);
	}
	bytes = 0;
	for (size_t i = 0; i < KEYS; i++)
		bytes += (size_t)m->lens[i] + 4;
	assert_true(blocks_of(m, txn) * 4080 < bytes * 2);
	check(m, txn, &seed);
	mdb_txn_abort(txn);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(edits_of_any_pattern_leave_the_map_right, set_up,
						tear_down),
		cmocka_unit_test_setup_teardown(
			blocks_are_full_after_a_load_and_half_full_at_least_later, set_up,
			tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
