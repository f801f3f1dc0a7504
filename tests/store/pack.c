/* SPDX-License-Identifier: Apache-2.0 */
#include "store/pack.h"

#include "sample.h"

/* Sorted different keys over a small alphabet, so that they share beginnings. */
static size_t make_keys(char keys[][40], size_t *lens, size_t n, uint64_t *seed)
{
	size_t made = 0;

	for (size_t i = 0; i < n; i++) {
		size_t len = 1 + chance_below(seed, 38), at = made;
		char key[40];

		for (size_t j = 0; j < len; j++)
			key[j] = (char)("ab\0\xff"[chance_below(seed, 4)]);
		while (at > 0 && ty_str_compare(ty_str_of(key, len),
						ty_str_of(keys[at - 1], lens[at - 1])) < 0)
			at--;
		if (at > 0 &&
		    ty_str_equal(ty_str_of(key, len), ty_str_of(keys[at - 1], lens[at - 1])))
			continue;
		memmove(keys + at + 1, keys + at, (made - at) * sizeof *keys);
		memmove(lens + at + 1, lens + at, (made - at) * sizeof *lens);
		memcpy(keys[at], key, len);
		lens[at] = len;
		made++;
	}
	return made;
}

static void entries_come_back_in_order(void **state)
{
	static char keys[101][40];
	size_t lens[101], size = 0, n;
	uint64_t seed = 1;
	ty_pack_build build = { .values = true };
	ty_pack_walk walk;

	(void)state;
	for (int round = 0; round < 200; round++) {
		n = make_keys(keys, lens, 1 + chance_below(&seed, 100), &seed);
		ty_pack_clear(&build);
		for (size_t i = 0; i < n; i++) {
			taiyaku_str key = ty_str_of(keys[i], lens[i]);
			taiyaku_str value = ty_str_of(keys[n - 1 - i], lens[n - 1 - i]);

			size = ty_pack_size_with(&build, key, value);
			assert_true(ty_pack_size_most(&build, key, value) >= size);
			ty_pack_add(&build, key, value);
		}
		ty_pack_finish(&build);
		assert_int_equal(build.bytes.len, size);
		assert_view(ty_pack_first(&build), ty_str_of(keys[0], lens[0]), "first");
		assert_view(ty_pack_last(&build), ty_str_of(keys[n - 1], lens[n - 1]), "last");
		ty_pack_open(&walk, ty_buf_str(&build.bytes), true);
		for (size_t i = 0; i < n; i++) {
			assert_true(ty_pack_next(&walk));
			assert_view(ty_pack_key(&walk), ty_str_of(keys[i], lens[i]), "key");
			assert_view(walk.value, ty_str_of(keys[n - 1 - i], lens[n - 1 - i]),
				    "value");
		}
		assert_false(ty_pack_next(&walk));
		assert_false(walk.damaged);
	}
	ty_buf_free(&build.bytes);
}

static void seeking_finds_the_first_entry_not_less(void **state)
{
	static char keys[101][40], asked[2][40];
	size_t lens[101], asked_lens[2], n;
	uint64_t seed = 2;
	ty_pack_build build = { 0 };
	ty_pack_walk walk;

	(void)state;
	for (int round = 0; round < 2000; round++) {
		taiyaku_str want;
		size_t i = 0;

		n = make_keys(keys, lens, 1 + chance_below(&seed, 100), &seed);
		(void)make_keys(asked, asked_lens, 1, &seed);
		want = round % 3 ? ty_str_of(asked[0], asked_lens[0])
				 : ty_str_of(keys[n / 2], lens[n / 2]);
		ty_pack_clear(&build);
		for (size_t j = 0; j < n; j++)
			ty_pack_add(&build, ty_str_of(keys[j], lens[j]), TY_STR(""));
		ty_pack_finish(&build);
		while (i < n && ty_str_compare(ty_str_of(keys[i], lens[i]), want) < 0)
			i++;
		ty_pack_open(&walk, ty_buf_str(&build.bytes), false);
		assert_int_equal(ty_pack_seek(&walk, want), i < n);
		for (; i < n; i++) {
			assert_view(ty_pack_key(&walk), ty_str_of(keys[i], lens[i]), "key");
			assert_int_equal(ty_pack_next(&walk), i + 1 < n);
		}
		assert_false(walk.damaged);
	}
	ty_buf_free(&build.bytes);
}

static void no_bytes_make_a_walk_go_astray(void **state)
{
	static char keys[101][40];
	size_t lens[101], n;
	uint64_t seed = 3;
	ty_pack_build build = { .values = true };
	ty_pack_walk walk;

	(void)state;
	for (int round = 0; round < 3000; round++) {
		char *copy;
		size_t len;

		n = make_keys(keys, lens, 1 + chance_below(&seed, 100), &seed);
		ty_pack_clear(&build);
		for (size_t i = 0; i < n; i++)
			ty_pack_add(&build, ty_str_of(keys[i], lens[i]), TY_STR("value"));
		ty_pack_finish(&build);
		len = chance_below(&seed, build.bytes.len + 1);
		copy = malloc(len ? len : 1); /* of its own, for the sanitizer to watch its end */
		assert_non_null(copy);
		memcpy(copy, build.bytes.data, len);
		for (size_t i = 0; len && i < 1 + chance_below(&seed, 4); i++)
			copy[chance_below(&seed, len)] = (char)chance_next(&seed);
		ty_pack_open(&walk, ty_str_of(copy, len), true);
		while (ty_pack_next(&walk))
			assert_true(walk.key_len <= TY_PACK_KEY_MAX);
		ty_pack_open(&walk, ty_str_of(copy, len), true);
		(void)ty_pack_seek(&walk, ty_str_of(keys[n / 2], lens[n / 2]));
		free(copy);
	}
	ty_buf_free(&build.bytes);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(entries_come_back_in_order),
		cmocka_unit_test(seeking_finds_the_first_entry_not_less),
		cmocka_unit_test(no_bytes_make_a_walk_go_astray),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
