/* SPDX-License-Identifier: Apache-2.0 */
/* The contract of store/backend.h as a program: pairs, transactions, the order of export. */
#include <sys/wait.h>

#include "conformance.h"

/* ---- pairs ---- */

static void a_new_store_is_empty_and_of_japanese_and_english(void **state)
{
	bench *b = *state;
	taiyaku_store_info info;
	taiyaku_error err = { 0 };

	assert_ok(taiyaku_store_inspect(&info, b->store, true, &err));
	assert_int_equal(info.pairs, 0);
	assert_int_equal(info.counted, 0);
	assert_str(info.languages.source, "ja");
	assert_str(info.languages.target, "en");
}

static void pairs_come_back_by_identity_and_by_number(void **state)
{
	bench *b = *state;
	enum { N = 500 };
	static taiyaku_pair pairs[N];
	taiyaku_pair got;
	uint64_t seed = 1, origins = 0, kinds[5] = { 0 };
	taiyaku_error err = { 0 };
	taiyaku_store_info info;
	ty_txn *txn = begin(b, true);
	size_t n = 0;
	bool there;

	while (n < N) {
		pairs[n] = sample_pair(&b->arena, &seed);
		if (find(b, txn, &pairs[n], &got))
			continue;
		add(txn, &pairs[n], NULL, 0);
		assert_int_equal(find(b, txn, &pairs[n], &got), n + 1);
		assert_pair(&got, &pairs[n]);
		origins += pairs[n].n_origins;
		kinds[pairs[n].kind]++;
		n++;
		if (n % 100 == 0) {
			commit(txn);
			txn = begin(b, true);
		}
	}
	commit(txn);
	reopen(b, false);
	txn = begin(b, false);
	for (size_t i = 0; i < N; i++) {
		assert_int_equal(find(b, txn, &pairs[i], &got), i + 1);
		assert_pair(&got, &pairs[i]);
		assert_ok(ty_store_get(&got, &there, txn, i + 1, &b->arena, &err));
		assert_true(there);
		assert_pair(&got, &pairs[i]);
	}
	assert_ok(ty_store_get(&got, &there, txn, N + 1, &b->arena, &err));
	assert_false(there);
	ty_store_abort(txn);
	assert_ok(taiyaku_store_inspect(&info, b->store, true, &err));
	assert_int_equal(info.counted, N);
	assert_int_equal(info.origins, origins);
	assert_memory_equal(info.kinds, kinds, sizeof kinds);
}

/* Ids are 64 bits, and two pairs may have the same. */
static void pairs_with_the_same_id_stay_apart(void **state)
{
	bench *b = *state;
	taiyaku_pair got,
		pairs[3] = { plain("題", "title"), plain("題", "theme"), plain("題", "title") };
	taiyaku_error err = { 0 };
	uint64_t number;
	ty_txn *txn;

	pairs[2].kind = TAIYAKU_TERM;
	for (int round = 0; round < 2; round++) {
		txn = begin(b, true);
		for (size_t i = 0; i < 3; i++) {
			assert_ok(
				ty_store_find(&number, &got, txn, &pairs[i], 42, &b->arena, &err));
			assert_int_equal(number, round ? i + 1 : 0);
			if (!round)
				assert_ok(ty_store_add(txn, &pairs[i], 42, NULL, 0, &err));
			assert_ok(
				ty_store_find(&number, &got, txn, &pairs[i], 42, &b->arena, &err));
			assert_int_equal(number, i + 1);
		}
		commit(txn);
	}
	pairs[0].memory = TY_STR("client");
	pairs[1].tuid = TY_STR("7");
	txn = begin(b, false);
	for (size_t i = 0; i < 2; i++) {
		assert_ok(ty_store_find(&number, &got, txn, &pairs[i], 42, &b->arena, &err));
		assert_int_equal(number, 0);
	}
	ty_store_abort(txn);
}

static void a_pair_is_replaced_in_its_place(void **state)
{
	bench *b = *state;
	taiyaku_origin origins[50] = {
		{ .file = TY_STR("a.txt"), .line = 1 },
	};
	taiyaku_pair pair = plain("題", "title"), got;
	taiyaku_error err = { 0 };
	ty_txn *txn = begin(b, true);

	add(txn, &pair, NULL, 0);
	for (size_t i = 1; i < 50; i++) {
		origins[i] = origins[0];
		origins[i].line = i + 1;
		pair.origins = origins;
		pair.n_origins = i + 1;
		assert_ok(ty_store_replace(txn, 1, &pair, NULL, 0, &err));
		assert_int_equal(find(b, txn, &pair, &got), 1);
		assert_pair(&got, &pair);
		if (i % 10 == 0) {
			commit(txn);
			txn = begin(b, true);
		}
	}
	commit(txn);
	assert_int_equal(pairs_of(b), 1);
	txn = begin(b, false);
	assert_int_equal(find(b, txn, &pair, &got), 1);
	assert_pair(&got, &pair);
	ty_store_abort(txn);
}

static void very_long_fields_come_back_and_longer_ones_are_refused(void **state)
{
	bench *b = *state;
	char *text = malloc(TY_FIELD_MAX + 1);
	taiyaku_pair pair = plain("題", ""), got;
	taiyaku_error err = { 0 };
	ty_txn *txn = begin(b, true);

	assert_non_null(text);
	memset(text, 'x', TY_FIELD_MAX + 1);
	pair.text[TAIYAKU_TARGET] = ty_str_of(text, TY_FIELD_MAX + 1);
	assert_int_equal(ty_store_add(txn, &pair, 1, NULL, 0, &err), TAIYAKU_ELIMIT);
	for (size_t len = TY_FIELD_MAX; len > 100; len /= 7) {
		pair.text[TAIYAKU_TARGET] = ty_str_of(text, len);
		add(txn, &pair, NULL, 0);
	}
	commit(txn);
	txn = begin(b, false);
	for (size_t len = TY_FIELD_MAX; len > 100; len /= 7) {
		pair.text[TAIYAKU_TARGET] = ty_str_of(text, len);
		assert_true(find(b, txn, &pair, &got) > 0);
		assert_pair(&got, &pair);
	}
	ty_store_abort(txn);
	free(text);
}

/* ---- transactions ---- */

static void an_aborted_change_leaves_nothing(void **state)
{
	bench *b = *state;
	const ty_key_ref key = { TY_GROUP_WIDTH, 0, TY_KIND_BIT(TAIYAKU_TITLE), TY_STR("題") };
	static heap h;
	taiyaku_error err = { 0 };
	taiyaku_pair pair, got;
	ty_txn *txn = begin(b, true);

	for (size_t i = 0; i < 5000; i++) {
		pair = numbered(b, i);
		add(txn, &pair, &key, 1);
	}
	ty_store_abort(txn);
	assert_int_equal(pairs_of(b), 0);
	txn = begin(b, true);
	assert_int_equal(find(b, txn, &pair, &got), 0);
	h.n = 0;
	assert_ok(ty_store_by_key(txn, &key, collect, &h, &err));
	assert_int_equal(h.n, 0);
	commit(txn);
}

static void a_reader_sees_the_store_as_it_was_when_it_began(void **state)
{
	bench *b = *state;
	taiyaku_pair first = plain("一", "one"), second = plain("二", "two"), got;
	ty_txn *before, *txn = begin(b, true);

	add(txn, &first, NULL, 0);
	commit(txn);
	before = begin(b, false);
	txn = begin(b, true);
	add(txn, &second, NULL, 0);
	assert_int_equal(find(b, before, &second, &got), 0);
	commit(txn);
	assert_int_equal(find(b, before, &second, &got), 0);
	assert_int_equal(find(b, before, &first, &got), 1);
	ty_store_abort(before);
	txn = begin(b, false);
	assert_int_equal(find(b, txn, &second, &got), 2);
	ty_store_abort(txn);
}

static void a_store_opened_for_reading_is_not_changed(void **state)
{
	bench *b = *state;
	taiyaku_error err = { 0 };
	ty_txn *txn;

	reopen(b, false);
	assert_int_equal(ty_store_begin(&txn, b->store, true, &err), TAIYAKU_EARGUMENT);
	assert_string_equal(err.message, "the store is open for reading only");
	assert_int_equal(pairs_of(b), 0);
}

/* Another process adds pairs ten at a time while this one looks: it never sees a part of ten, and
 * what it once saw stays. */
static void readers_of_other_processes_see_whole_changes(void **state)
{
	bench *b = *state;
	uint64_t seen = 0;
	pid_t child;
	int how;

	taiyaku_store_close(b->store);
	b->store = NULL;
	child = fork();
	assert_true(child >= 0);
	if (child == 0) {
		reopen(b, true);
		for (size_t i = 0; i < 100; i++) {
			ty_txn *txn = begin(b, true);

			for (size_t j = 0; j < 10; j++) {
				taiyaku_pair pair = numbered(b, i * 10 + j);

				add(txn, &pair, NULL, 0);
			}
			commit(txn);
		}
		taiyaku_store_close(b->store);
		_exit(0);
	}
	reopen(b, false);
	while (waitpid(child, &how, WNOHANG) == 0) {
		uint64_t pairs = pairs_of(b);

		assert_int_equal(pairs % 10, 0);
		assert_true(pairs >= seen);
		seen = pairs;
	}
	assert_true(WIFEXITED(how) && WEXITSTATUS(how) == 0);
	assert_int_equal(pairs_of(b), 1000);
}

static void a_store_grows_as_it_must(void **state)
{
	bench *b = *state;
	enum { N = 100000 };
	ty_txn *txn = begin(b, true);
	taiyaku_pair got;

	for (size_t i = 0; i < N; i++) {
		taiyaku_pair pair = numbered(b, i);
		const ty_key_ref key = { TY_GROUP_WIDTH, 0, TY_KIND_BIT(pair.kind), pair.text[0] };

		add(txn, &pair, &key, 1);
		ty_arena_reset(&b->arena);
	}
	commit(txn);
	assert_int_equal(pairs_of(b), N);
	txn = begin(b, false);
	for (size_t i = 0; i < N; i += 977) {
		taiyaku_pair pair = numbered(b, i);

		assert_int_equal(find(b, txn, &pair, &got), i + 1);
	}
	ty_store_abort(txn);
}

/* ---- each ---- */

typedef struct order {
	ty_arena arena;
	taiyaku_pair last;
	size_t n, stop;
	bool begun;
} order;

static taiyaku_status in_order(void *ctx, const taiyaku_pair *pair, taiyaku_error *err)
{
	order *o = ctx;

	(void)err;
	if (o->begun)
		assert_true(ty_pair_compare(&o->last, pair) < 0);
	assert_true(ty_pair_copy(&o->last, &o->arena, pair));
	o->begun = true;
	return ++o->n == o->stop ? TAIYAKU_ESYNTAX : TAIYAKU_OK;
}

static int stop_at_once(void *ctx, uint64_t done, uint64_t total, uint64_t pairs)
{
	(void)ctx;
	assert_int_equal(done, pairs);
	assert_true(done <= total);
	return 1;
}

static void each_gives_all_pairs_in_the_order_of_export(void **state)
{
	bench *b = *state;
	enum { N = 3000 };
	uint64_t seed = 5, titles = 0, clients = 0;
	taiyaku_pair pair, got;
	taiyaku_error err = { 0 };
	order o = { 0 };
	const taiyaku_sink sink = { in_order, &o };
	taiyaku_filter filter = { 0 };
	const taiyaku_hooks hooks = { .progress = stop_at_once };
	ty_txn *txn = begin(b, true);

	for (size_t n = 0; n < N;) {
		pair = sample_pair(&b->arena, &seed);
		if (chance_below(&seed, 4) == 0)
			pair.text[0] = TY_STR("same");
		if (find(b, txn, &pair, &got))
			continue;
		add(txn, &pair, NULL, 0);
		n++;
		titles += pair.kind == TAIYAKU_TITLE;
		clients += ty_str_is(pair.memory, "client");
	}
	commit(txn);
	assert_ok(taiyaku_store_each(b->store, NULL, &sink, NULL, &err));
	assert_int_equal(o.n, N);
	filter.kind = TAIYAKU_TITLE;
	o = (order){ .arena = o.arena };
	assert_ok(taiyaku_store_each(b->store, &filter, &sink, NULL, &err));
	assert_int_equal(o.n, titles);
	filter = (taiyaku_filter){ .memory = TY_STR("client") };
	o = (order){ .arena = o.arena };
	assert_ok(taiyaku_store_each(b->store, &filter, &sink, NULL, &err));
	assert_int_equal(o.n, clients);
	o = (order){ .arena = o.arena, .stop = 7 };
	assert_int_equal(taiyaku_store_each(b->store, NULL, &sink, NULL, &err), TAIYAKU_ESYNTAX);
	assert_int_equal(o.n, 7);
	o = (order){ .arena = o.arena };
	assert_int_equal(taiyaku_store_each(b->store, NULL, &sink, &hooks, &err),
			 TAIYAKU_ECANCELED);
	assert_true(o.n < N);
	ty_arena_free(&o.arena);
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		STORE_TEST(a_new_store_is_empty_and_of_japanese_and_english),
		STORE_TEST(pairs_come_back_by_identity_and_by_number),
		STORE_TEST(pairs_with_the_same_id_stay_apart),
		STORE_TEST(a_pair_is_replaced_in_its_place),
		STORE_TEST(very_long_fields_come_back_and_longer_ones_are_refused),
		STORE_TEST(an_aborted_change_leaves_nothing),
		STORE_TEST(a_reader_sees_the_store_as_it_was_when_it_began),
		STORE_TEST(a_store_opened_for_reading_is_not_changed),
		STORE_TEST(readers_of_other_processes_see_whole_changes),
		STORE_TEST(a_store_grows_as_it_must),
		STORE_TEST(each_gives_all_pairs_in_the_order_of_export),
	};

	prefix = argc > 1 ? argv[1] : NULL;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
