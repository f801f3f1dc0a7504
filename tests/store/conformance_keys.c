/* SPDX-License-Identifier: Apache-2.0 */
/* The contract of store/backend.h as a program: finding pairs by keys. */
#include "conformance.h"

/* ---- keys ---- */

static bool has(const heap *h, uint64_t number, unsigned length)
{
	for (size_t i = 0; i < h->n; i++)
		if (h->numbers[i] == number && h->lengths[i] == length)
			return true;
	return false;
}

/* A key of a small alphabet: short, or long with a beginning that others have too. */
static taiyaku_str sample_key(bench *b, uint64_t *seed, unsigned *length)
{
	static const char *const letters[] = { "日", "本", "a", "b", "é" };
	size_t n = chance_below(seed, 4) ? 1 + chance_below(seed, 6) : 20 + chance_below(seed, 280);
	size_t same = n >= 20 ? n - 2 : 0, len = 0;
	char *text = ty_arena_alloc(&b->arena, n * 3 + 1);

	assert_non_null(text);
	for (size_t i = 0; i < n; i++) {
		const char *letter = letters[i < same ? i % 5 : chance_below(seed, 5)];

		memcpy(text + len, letter, strlen(letter));
		len += strlen(letter);
	}
	*length = n < TY_LENGTH_MAX ? (unsigned)n : TY_LENGTH_MAX;
	return ty_str_of(text, len);
}

enum { KEYED = 1500 };

typedef struct keyed {
	ty_key_ref refs[KEYED];
	unsigned lengths[KEYED];
} keyed;

static void fill_keyed(bench *b, keyed *k, uint64_t *seed)
{
	ty_txn *txn = begin(b, true);

	for (size_t i = 0; i < KEYED; i++) {
		taiyaku_pair pair = numbered(b, i);

		pair.kind = (taiyaku_kind)(1 + chance_below(seed, 4));
		k->refs[i] = (ty_key_ref){ .group = (ty_group)chance_below(seed, 3),
					   .side = (int)chance_below(seed, 2),
					   .kinds = TY_KIND_BIT(pair.kind),
					   .key = sample_key(b, seed, &k->lengths[i]) };
		add(txn, &pair, &k->refs[i], 1);
		if (i % 400 == 399) {
			commit(txn);
			txn = begin(b, true);
		}
	}
	commit(txn);
}

/* Every pair with the key of a question comes, and none twice; returns how many others came. */
static size_t check_answer(const keyed *k, const ty_key_ref *asked, bool by_prefix, const heap *h)
{
	size_t right = 0;

	for (size_t i = 0; i < KEYED; i++) {
		const ty_key_ref *ref = &k->refs[i];
		bool wanted = ref->group == asked->group && ref->side == asked->side &&
			      (asked->kinds & ref->kinds) &&
			      (by_prefix ? ty_str_starts(ref->key, asked->key)
					 : ty_str_equal(ref->key, asked->key));

		if (wanted) {
			assert_true(has(h, i + 1, k->lengths[i]));
			right++;
		}
	}
	for (size_t i = 0; i < h->n; i++)
		for (size_t j = 0; j < i; j++)
			assert_int_not_equal(h->numbers[i], h->numbers[j]);
	return h->n - right;
}

static void every_pair_with_a_key_or_a_prefix_is_a_candidate(void **state)
{
	bench *b = *state;
	static keyed k;
	static heap h;
	uint64_t seed = 4;
	size_t others = 0;
	taiyaku_error err = { 0 };
	ty_txn *txn;

	fill_keyed(b, &k, &seed);
	txn = begin(b, false);
	for (int round = 0; round < 600; round++) {
		ty_key_ref asked = k.refs[chance_below(&seed, KEYED)];
		bool by_prefix = chance_below(&seed, 2);
		unsigned length;

		if (chance_below(&seed, 2))
			asked.kinds = TY_KINDS_ALL;
		if (chance_below(&seed, 3) == 0)
			asked.key = sample_key(b, &seed, &length);
		else if (by_prefix)
			asked.key.len = 1 + chance_below(&seed, asked.key.len);
		h.n = 0;
		if (by_prefix)
			assert_ok(ty_store_by_prefix(txn, &asked, collect, &h, &err));
		else
			assert_ok(ty_store_by_key(txn, &asked, collect, &h, &err));
		others += check_answer(&k, &asked, by_prefix, &h);
	}
	ty_store_abort(txn);
	assert_true(others < 600 * 40); /* candidates are few, not all there is */
}

static void a_change_finds_by_key_what_it_added(void **state)
{
	bench *b = *state;
	taiyaku_pair pair = plain("題", "title");
	const ty_key_ref key = { TY_GROUP_WIDTH, 0, TY_KIND_BIT(TAIYAKU_TITLE), TY_STR("題") };
	const ty_key_ref more = { TY_GROUP_READING, 0, TY_KIND_BIT(TAIYAKU_TITLE), TY_STR("だい") };
	static heap h;
	taiyaku_error err = { 0 };
	ty_txn *txn = begin(b, true);

	add(txn, &pair, &key, 1);
	h.n = 0;
	assert_ok(ty_store_by_key(txn, &key, collect, &h, &err));
	assert_int_equal(h.n, 1);
	assert_ok(ty_store_replace(txn, 1, &pair, &more, 1, &err));
	h.n = 0;
	assert_ok(ty_store_by_key(txn, &more, collect, &h, &err));
	assert_int_equal(h.n, 1);
	assert_ok(ty_store_replace(txn, 1, &pair, &more, 1, &err));
	commit(txn);
	txn = begin(b, false);
	h.n = 0;
	assert_ok(ty_store_by_key(txn, &more, collect, &h, &err));
	assert_ok(ty_store_by_key(txn, &key, collect, &h, &err));
	assert_int_equal(h.n, 2);
	ty_store_abort(txn);
}

static taiyaku_status refuse(void *ctx, const ty_candidate *candidate, taiyaku_error *err)
{
	(void)ctx, (void)candidate, (void)err;
	return TAIYAKU_ECANCELED;
}

static void what_a_candidate_function_returns_comes_back(void **state)
{
	bench *b = *state;
	taiyaku_pair pair = plain("題", "title");
	const ty_key_ref key = { TY_GROUP_WIDTH, 0, TY_KIND_BIT(TAIYAKU_TITLE), TY_STR("題") };
	taiyaku_error err = { 0 };
	ty_txn *txn = begin(b, true);

	add(txn, &pair, &key, 1);
	commit(txn);
	txn = begin(b, false);
	assert_int_equal(ty_store_by_key(txn, &key, refuse, NULL, &err), TAIYAKU_ECANCELED);
	ty_store_abort(txn);
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		STORE_TEST(every_pair_with_a_key_or_a_prefix_is_a_candidate),
		STORE_TEST(a_change_finds_by_key_what_it_added),
		STORE_TEST(what_a_candidate_function_returns_comes_back),
	};

	prefix = argc > 1 ? argv[1] : NULL;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
