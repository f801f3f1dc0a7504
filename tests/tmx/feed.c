/* SPDX-License-Identifier: Apache-2.0 */
#include "../store/sample.h"
#include "store/store.h"

enum { MANY = 3000 }; /* several rounds of all batches */

static taiyaku_change *begin(sample *b)
{
	taiyaku_change *change;
	taiyaku_error err = { 0 };

	assert_ok(taiyaku_change_begin(&change, b->store, &err));
	return change;
}

/* The texts are gone when this returns, as those of a reader are. */
static taiyaku_status feed(taiyaku_change *change, size_t n, const char *note, taiyaku_error *err)
{
	const taiyaku_sink *sink = taiyaku_change_sink(change);
	char source[64], target[64];
	taiyaku_pair pair = { .note = ty_str(note) };
	taiyaku_status status;

	snprintf(source, sizeof source, "第%zu号の便り", n);
	snprintf(target, sizeof target, "Letter No. %zu", n);
	pair.text[TAIYAKU_SOURCE] = ty_str(source);
	pair.text[TAIYAKU_TARGET] = ty_str(target);
	status = sink->pair(sink->ctx, &pair, err);
	memset(source, '?', sizeof source);
	memset(target, '?', sizeof target);
	return status;
}

static void pairs_are_put_in_order_and_counted(void **state)
{
	sample *b = *state;
	taiyaku_change *change = begin(b);
	taiyaku_error err = { 0 };
	uint64_t counts[3];
	ty_arena arena = { 0 };
	ty_txn *txn;

	for (size_t n = 0; n < MANY; n++)
		assert_ok(feed(change, n, "", &err));
	assert_ok(feed(change, 7, "", &err));
	assert_ok(feed(change, 8, "new", &err));
	assert_ok(taiyaku_change_settle(counts, change, &err));
	assert_int_equal(counts[TAIYAKU_ADDED], MANY);
	assert_int_equal(counts[TAIYAKU_UNCHANGED], 1);
	assert_int_equal(counts[TAIYAKU_MERGED], 1);
	assert_ok(taiyaku_change_commit(change, &err));
	assert_ok(ty_store_begin(&txn, b->store, false, &err));
	for (size_t n = 0; n < MANY; n++) {
		char want[64];
		taiyaku_pair pair;
		bool there;

		assert_ok(ty_store_get(&pair, &there, txn, n + 1, &arena, &err));
		snprintf(want, sizeof want, "Letter No. %zu", n);
		assert_true(there);
		assert_str(pair.text[TAIYAKU_TARGET], want);
		assert_str(pair.note, n == 8 ? "new" : "");
	}
	ty_store_abort(txn);
	ty_arena_free(&arena);
}

static void a_change_takes_single_pairs_again_once_it_has_settled(void **state)
{
	sample *b = *state;
	taiyaku_change *change = begin(b);
	taiyaku_pair pair = {
		.text = { TY_STR("港"), TY_STR("harbour") },
	};
	taiyaku_error err = { 0 };
	uint64_t counts[3];

	assert_ok(taiyaku_change_settle(counts, change, &err));
	assert_int_equal(counts[TAIYAKU_ADDED], 0);
	assert_ok(feed(change, 1, "", &err));
	assert_ok(taiyaku_change_settle(NULL, change, &err));
	assert_ok(taiyaku_change_put(NULL, change, &pair, &err));
	assert_ok(feed(change, 2, "", &err));
	assert_ok(taiyaku_change_commit(change, &err));
	assert_int_equal(sample_pairs(b->store), 3);
}

static void an_aborted_change_leaves_nothing(void **state)
{
	sample *b = *state;
	taiyaku_change *change = begin(b);
	taiyaku_error err = { 0 };

	for (size_t n = 0; n < MANY; n++)
		assert_ok(feed(change, n, "", &err));
	taiyaku_change_abort(change);
	assert_int_equal(sample_pairs(b->store), 0);
}

static void invalid_text_is_refused_at_once(void **state)
{
	taiyaku_change *change = begin(*state);
	taiyaku_error err = { 0 };

	assert_int_equal(feed(change, 1, "\xff", &err), TAIYAKU_EARGUMENT);
	taiyaku_change_abort(change);
}

/* The store refuses it, when the thread that feeds has gone on. */
static void a_late_failure_is_told_and_nothing_is_committed(void **state)
{
	sample *b = *state;
	char *huge = calloc(1, TY_FIELD_MAX + 2);
	taiyaku_change *change = begin(b);
	taiyaku_error err = { 0 };

	assert_non_null(huge);
	memset(huge, 'x', TY_FIELD_MAX + 1);
	assert_ok(feed(change, 1, "", &err));
	if (feed(change, 2, huge, &err) == TAIYAKU_OK)
		assert_int_equal(taiyaku_change_commit(change, &err), TAIYAKU_ELIMIT);
	else
		taiyaku_change_abort(change);
	assert_int_equal(err.status, TAIYAKU_ELIMIT);
	assert_int_equal(sample_pairs(b->store), 0);
	free(huge);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(pairs_are_put_in_order_and_counted, sample_set_up,
						sample_tear_down),
		cmocka_unit_test_setup_teardown(
			a_change_takes_single_pairs_again_once_it_has_settled, sample_set_up,
			sample_tear_down),
		cmocka_unit_test_setup_teardown(an_aborted_change_leaves_nothing, sample_set_up,
						sample_tear_down),
		cmocka_unit_test_setup_teardown(invalid_text_is_refused_at_once, sample_set_up,
						sample_tear_down),
		cmocka_unit_test_setup_teardown(a_late_failure_is_told_and_nothing_is_committed,
						sample_set_up, sample_tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
