/* SPDX-License-Identifier: Apache-2.0 */
/* Verify finds every damaged byte of what is kept, and whatever is wrong in an index. */
#include <fcntl.h>
#include <unistd.h>

#include "file.h"
#include "store/lmdb_columns.h"
#include "store/lmdb_lists.h"

enum { LARGE = 12000 }; /* pairs of a change */

static void put_chapter(taiyaku_change *change, size_t i, bool remove)
{
	const taiyaku_origin origin = { .file = TY_STR("a.txt"), .line = i + 1 };
	taiyaku_pair pair = { .origins = &origin, .n_origins = 1 };
	taiyaku_error err = { 0 };
	char text[2][64];

	pair.kind = i % 3 ? TAIYAKU_SEGMENT : TAIYAKU_TERM;
	snprintf(text[0], sizeof text[0], "第%zu章の港の灯り", i * 7919 % 10007);
	snprintf(text[1], sizeof text[1], "chapter %zu of the lights", i);
	pair.text[0] = ty_str(text[0]);
	pair.text[1] = ty_str(text[1]);
	assert_ok(taiyaku_change_put(NULL, change, &pair, &err));
	if (remove)
		assert_ok(taiyaku_change_remove(NULL, change, &pair, &err));
}

static void fill(bench *b, size_t pairs)
{
	const taiyaku_store_options options = { .writable = true };
	taiyaku_error err = { 0 };
	taiyaku_store *store;
	taiyaku_change *change;

	assert_ok(taiyaku_store_open(&store, b->path, &options, &err));
	for (size_t from = 0; from < pairs; from += pairs / 2 + 1) {
		assert_ok(taiyaku_change_begin(&change, store, &err));
		for (size_t i = from; i < pairs && i < from + pairs / 2 + 1; i++)
			put_chapter(change, i, i % 10 == 5);
		assert_ok(taiyaku_change_commit(change, &err));
	}
	taiyaku_store_close(store);
}

static uint64_t problems_of(const char *path)
{
	taiyaku_verdict verdict;
	taiyaku_error err = { 0 };
	taiyaku_status status = taiyaku_store_verify(&verdict, path, NULL, &err);

	return verdict.problems + (status != TAIYAKU_OK);
}

/* ---- bytes ---- */

/* Bytes of keys and values, by their place in the file. */
static unsigned char *kept_bytes(const char *path, size_t size)
{
	static const char *const names[] = { "taiyaku", "records", "strings", "index",	   "near",
					     "columns", "lists",   "words",   "vocabulary" };
	unsigned char *kept = calloc(size, 1);
	MDB_stat stat;
	MDB_env *env;
	MDB_txn *txn;

	assert_non_null(kept);
	assert_int_equal(mdb_env_create(&env), 0);
	assert_int_equal(mdb_env_set_maxdbs(env, 16), 0);
	assert_int_equal(mdb_env_open(env, path, MDB_NOSUBDIR | MDB_NOLOCK | MDB_RDONLY, 0), 0);
	assert_int_equal(mdb_txn_begin(env, NULL, MDB_RDONLY, &txn), 0);
	assert_int_equal(mdb_env_stat(env, &stat), 0);
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		MDB_val key, value;
		MDB_cursor *cursor;
		MDB_dbi dbi;

		assert_int_equal(mdb_dbi_open(txn, names[i], 0, &dbi), 0);
		assert_int_equal(mdb_cursor_open(txn, dbi, &cursor), 0);
		while (mdb_cursor_get(cursor, &key, &value, MDB_NEXT) == 0) {
			for (size_t k = 0; k < 2; k++) {
				const MDB_val *v = k ? &value : &key;
				uintptr_t at = (uintptr_t)v->mv_data;
				uintptr_t page = at - at % stat.ms_psize;
				size_t number;

				/* Pages begin with their own number. */
				memcpy(&number, (const void *)page, sizeof number);
				memset(kept + number * stat.ms_psize + (at - page), 1, v->mv_size);
			}
		}
		mdb_cursor_close(cursor);
	}
	mdb_txn_abort(txn);
	mdb_env_close(env);
	return kept;
}

static unsigned char swap_byte(int fd, size_t at, unsigned char byte)
{
	unsigned char before;

	assert_int_equal(pread(fd, &before, 1, (off_t)at), 1);
	assert_int_equal(pwrite(fd, &byte, 1, (off_t)at), 1);
	return before;
}

static taiyaku_status note(void *ctx, const taiyaku_pair *pair, taiyaku_error *err)
{
	(void)err;
	*(uint64_t *)ctx = *(uint64_t *)ctx * 31 + ty_pair_hash(pair) + pair->n_origins;
	return TAIYAKU_OK;
}

/* All that a store holds, as one number. */
static uint64_t contents(const char *path)
{
	uint64_t sum = 0;
	const taiyaku_sink sink = { note, &sum };
	taiyaku_error err = { 0 };
	taiyaku_store *store;

	assert_ok(open_as(&store, path, false, &err));
	assert_ok(taiyaku_store_each(store, NULL, &sink, NULL, &err));
	taiyaku_store_close(store);
	return sum;
}

/* Of what is kept every damaged byte is found; elsewhere it is found, or makes no difference. */
static void every_damaged_byte_is_found(void **state)
{
	bench *b = *state;
	size_t size, rounds = getenv("ROUNDS") ? strtoul(getenv("ROUNDS"), NULL, 10) : 300;
	size_t inside = 0, elsewhere = 0, harmless = 0;
	uint64_t seed = 7, whole;
	unsigned char *kept;
	int fd;

	fill(b, 2600);
	assert_int_equal(problems_of(b->path), 0);
	whole = contents(b->path);
	fd = open(b->path, O_RDWR);
	assert_true(fd >= 0);
	size = (size_t)lseek(fd, 0, SEEK_END);
	kept = kept_bytes(b->path, size);
	for (size_t i = 0; i < rounds; i++) {
		/* Half of them in what is kept, the rest anywhere; the heads more often. */
		size_t at = chance_below(&seed, i % 5 ? size : 4200);
		unsigned char byte, flip = (unsigned char)(1 + chance_below(&seed, 255));
		bool found;

		while (i % 2 && !kept[at])
			at = chance_below(&seed, size);
		byte = swap_byte(fd, at, 0);
		(void)swap_byte(fd, at, byte ^ flip);
		found = problems_of(b->path) > 0;
		if (kept[at] && !found)
			fail_msg("byte %zu of page %zu: not found", at % 4096, at / 4096);
		if (!found)
			assert_int_equal(contents(b->path), whole);
		inside += kept[at];
		elsewhere += !kept[at] && found;
		harmless += !found;
		(void)swap_byte(fd, at, byte);
	}
	assert_int_equal(problems_of(b->path), 0);
	print_message("%zu bytes: %zu kept, all found; %zu others found, %zu of no use\n", rounds,
		      inside, elsewhere, harmless);
	free(kept);
	close(fd);
}

/* ---- indexes ---- */

static const char *told;
static char message[512];

static void keep_first(void *ctx, const taiyaku_error *what)
{
	(void)ctx;
	if (!told)
		told = strcpy(message, what->message);
}

static void assert_told(bench *b, const char *beginning)
{
	const taiyaku_hooks hooks = { .warn = keep_first };
	taiyaku_verdict verdict;
	taiyaku_error err = { 0 };

	told = NULL;
	assert_ok(taiyaku_store_verify(&verdict, b->path, &hooks, &err));
	assert_true(verdict.problems > 0);
	if (strncmp(told, beginning, strlen(beginning)) != 0)
		fail_msg("%s...: %s", beginning, told);
}

/* Each leaves out, or adds, a part of what belongs to a change of pair 1. */

static int lose_id(ty_lmdb_txn *t, const taiyaku_pair *pair)
{
	return ty_lmdb_drop_hash(t, TY_HASH_ID, ty_pair_hash(pair), 1);
}

static int gain_key(ty_lmdb_txn *t, const taiyaku_pair *pair)
{
	const ty_key_ref key = { TY_GROUP_WIDTH, 0, TY_KIND_BIT(pair->kind), TY_STR("題") };

	return ty_lmdb_index_key(t, &key, 1);
}

static int lose_column(ty_lmdb_txn *t, const taiyaku_pair *pair)
{
	(void)pair;
	return ty_search_of(t) ? ty_columns_remove(t, 1) : 1;
}

static int lose_record(ty_lmdb_txn *t, const taiyaku_pair *pair)
{
	unsigned char key[TY_LMDB_NUMBER];

	(void)pair;
	return ty_map_drop(t->mdb, &t->db->records, ty_lmdb_number(key, 1), &t->change->room);
}

static int change_record(ty_lmdb_txn *t, const taiyaku_pair *pair)
{
	taiyaku_pair other = *pair;

	other.text[TAIYAKU_TARGET] = TY_STR("chapter 5 of the lights");
	return (int)ty_lmdb_replace(&t->base, 1, &other, NULL, 0, NULL);
}

static int lose_lists(ty_lmdb_txn *t, const taiyaku_pair *pair)
{
	(void)pair;
	return ty_lists_drop(t, 1);
}

static int lose_string(ty_lmdb_txn *t, const taiyaku_pair *pair)
{
	unsigned char key[TY_LMDB_NUMBER];

	(void)pair;
	return ty_map_drop(t->mdb, &t->db->strings, ty_lmdb_number(key, 1), &t->change->room);
}

static int lose_count(ty_lmdb_txn *t, const taiyaku_pair *pair)
{
	t->counters.kinds[pair->kind]--;
	return 0;
}

static void what_an_index_lacks_or_has_too_many_is_told(void **state)
{
	static const struct {
		int (*damage)(ty_lmdb_txn *t, const taiyaku_pair *pair);
		const char *told;
	} cases[] = {
		{ lose_id, "index: it has 2339 ids, the pairs have 2340" },
		{ gain_key, "index: it has " },
		{ lose_column, "pair 1: its column is not what it should be" },
		{ lose_record, "pair 1: there is no record, but it has a column" },
		{ change_record, "index: it has 2340 ids, the pairs have 2340 others" },
		{ lose_lists, "lists of grams, source texts of pairs 1-2600: they hold 0, " },
		{ lose_string, "strings: " },
		{ lose_count, "counters: they say 779 pairs of kind 'term', there are 780" },
	};
	bench *b = *state;
	taiyaku_store *store;
	taiyaku_error err = { 0 };
	ty_txn *txn;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		taiyaku_pair pair;
		bool there;

		unlink(b->path);
		fill(b, 2600);
		assert_ok(open_as(&store, b->path, true, &err));
		assert_ok(ty_store_begin(&txn, store, true, &err));
		assert_ok(ty_store_get(&pair, &there, txn, 1, &b->arena, &err));
		assert_true(there);
		assert_int_equal(cases[i].damage((ty_lmdb_txn *)txn, &pair), 0);
		assert_ok(ty_store_commit(txn, &err));
		taiyaku_store_close(store);
		assert_told(b, cases[i].told);
	}
}

/* So many that the index is sorted on a thread of its own, and written between the lists. */
static void what_a_large_change_writes_is_sound(void **state)
{
	bench *b = *state;
	taiyaku_store *store;
	taiyaku_change *change;
	taiyaku_error err = { 0 };

	assert_ok(open_as(&store, b->path, true, &err));
	assert_ok(taiyaku_change_begin(&change, store, &err));
	for (size_t i = 0; i < LARGE; i++)
		put_chapter(change, i, false);
	assert_ok(taiyaku_change_commit(change, &err));
	assert_int_equal(sample_pairs(store), LARGE);
	taiyaku_store_close(store);
	assert_int_equal(problems_of(b->path), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		STORE_TEST(every_damaged_byte_is_found),
		STORE_TEST(what_an_index_lacks_or_has_too_many_is_told),
		STORE_TEST(what_a_large_change_writes_is_sound),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
