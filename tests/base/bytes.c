/* SPDX-License-Identifier: Apache-2.0 */
#include "base/bytes.h"

#include "test.h"

/* What is asked of a byte, and of sixteen at once. */
typedef struct question {
	bool (*of_byte)(unsigned char c);
	ty_bytes (*of_bytes)(ty_bytes x);
} question;

static bool is_tag(unsigned char c)
{
	return c == '<';
}

static ty_bytes are_tags(ty_bytes x)
{
	return ty_bytes_are(x, '<');
}

static bool is_nul(unsigned char c)
{
	return c == 0;
}

static ty_bytes are_nul(ty_bytes x)
{
	return ty_bytes_are(x, 0);
}

static bool is_last(unsigned char c)
{
	return c == 0xff;
}

static ty_bytes are_last(ty_bytes x)
{
	return ty_bytes_are(x, 0xff);
}

static bool is_control(unsigned char c)
{
	return c < ' ';
}

static ty_bytes are_controls(ty_bytes x)
{
	return ty_bytes_between(x, 0, ' ' - 1);
}

static bool is_across_the_sign(unsigned char c)
{
	return c >= 0x7e && c <= 0xc1;
}

static ty_bytes are_across_the_sign(ty_bytes x)
{
	return ty_bytes_between(x, 0x7e, 0xc1);
}

static bool is_beyond_ascii(unsigned char c)
{
	return c >= 0x80;
}

static ty_bytes are_beyond_ascii(ty_bytes x)
{
	return ty_bytes_between(x, 0x80, 0xff);
}

static const question questions[] = {
	{ is_tag, are_tags },
	{ is_nul, are_nul },
	{ is_last, are_last },
	{ is_control, are_controls },
	{ is_across_the_sign, are_across_the_sign },
	{ is_beyond_ascii, are_beyond_ascii },
};

enum { QUESTIONS = sizeof questions / sizeof *questions };

static void every_byte_is_answered_as_it_is_alone(void **state)
{
	unsigned char all[256 + TY_BYTES];

	(void)state;
	for (size_t i = 0; i < sizeof all; i++)
		all[i] = (unsigned char)i;
	for (size_t q = 0; q < QUESTIONS; q++)
		for (size_t at = 0; at < 256; at++) {
			ty_bytes x = questions[q].of_bytes(ty_bytes_at(all + at));
			uint32_t want = 0;

			for (size_t i = 0; i < TY_BYTES; i++) {
				bool is = questions[q].of_byte(all[at + i]);

				assert_int_equal(x[i], is ? 0xff : 0);
				want |= (uint32_t)is << i;
			}
			assert_int_equal(ty_bytes_bits(x), want);
		}
}

static void the_sum_is_that_of_all(void **state)
{
	unsigned char all[256 + TY_BYTES];

	(void)state;
	for (size_t i = 0; i < sizeof all; i++)
		all[i] = (unsigned char)(255 - i);
	for (size_t at = 0; at < 256; at++) {
		unsigned want = 0;

		for (size_t i = 0; i < TY_BYTES; i++)
			want += all[at + i];
		assert_int_equal(ty_bytes_sum(ty_bytes_at(all + at)), want);
	}
}

/* How many of len bytes at p a question holds for: sixteen at a time, and what is left one by one.
 */
static size_t count(const question *q, const unsigned char *p, size_t len)
{
	size_t n = 0, i = 0;

	for (; len - i >= TY_BYTES; i += TY_BYTES)
		n += (size_t)__builtin_popcount(ty_bytes_bits(q->of_bytes(ty_bytes_at(p + i))));
	for (; i < len; i++)
		n += q->of_byte(p[i]);
	return n;
}

/* In memory of just that length, so that a look behind its end is seen. */
static void every_length_at_every_offset_counts_as_a_plain_loop(void **state)
{
	static const unsigned char letters[8] = { '<', 0, 0xff, 0x1f, ' ', 0x7f, 0x80, 0xc1 };
	uint32_t seed = 5;

	(void)state;
	for (size_t len = 0; len <= 64; len++)
		for (size_t offset = 0; offset < TY_BYTES; offset++) {
			unsigned char *room = malloc(offset + len + !(offset + len));

			assert_non_null(room);
			for (size_t i = 0; i < offset + len; i++) {
				seed = seed * 1664525 + 1013904223;
				room[i] = letters[seed >> 29];
			}
			for (size_t q = 0; q < QUESTIONS; q++) {
				size_t want = 0;

				for (size_t i = 0; i < len; i++)
					want += questions[q].of_byte(room[offset + i]);
				assert_int_equal(count(&questions[q], room + offset, len), want);
			}
			free(room);
		}
}

static void bits_of_four_stand_behind_one_another(void **state)
{
	unsigned char bytes[4 * TY_BYTES];

	(void)state;
	for (size_t place = 0; place < sizeof bytes; place++) {
		memset(bytes, 0x7f, sizeof bytes);
		bytes[place] = 0x80;
		assert_true(ty_bytes_bits_of_4(ty_bytes_at(bytes), ty_bytes_at(bytes + 16),
					       ty_bytes_at(bytes + 32),
					       ty_bytes_at(bytes + 48)) == (uint64_t)1 << place);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_byte_is_answered_as_it_is_alone),
		cmocka_unit_test(the_sum_is_that_of_all),
		cmocka_unit_test(every_length_at_every_offset_counts_as_a_plain_loop),
		cmocka_unit_test(bits_of_four_stand_behind_one_another),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
