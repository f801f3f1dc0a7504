/* SPDX-License-Identifier: Apache-2.0 */
#include "store/sieve.h"

#include <stdlib.h>

enum { BITS = 64 };

void ty_sieve_free(ty_sieve *sieve)
{
	free(sieve->numbers);
	free(sieve->spare);
	free(sieve->noted);
	free(sieve->parts);
	*sieve = (ty_sieve){ 0 };
}

static bool make_room(ty_sieve *sieve, size_t n)
{
	size_t cap = n + n / 4 + 64;

	if (n <= sieve->cap)
		return true;
	free(sieve->numbers);
	free(sieve->spare);
	sieve->numbers = malloc(cap * sizeof *sieve->numbers);
	sieve->spare = malloc(cap * sizeof *sieve->spare);
	sieve->cap = sieve->numbers && sieve->spare ? cap : 0;
	return sieve->cap;
}

bool ty_sieve_read(ty_sieve *sieve, const ty_postings *list)
{
	if (!make_room(sieve, list->n))
		return false;
	sieve->n = ty_postings_documents(sieve->numbers, list);
	return true;
}

bool ty_sieve_read_occurrences(ty_sieve *sieve, const ty_postings *list, uint8_t back)
{
	if (!make_room(sieve, list->n + TY_OCCURRENCE_ROOM))
		return false;
	sieve->n = ty_postings_occurrences(sieve->numbers, list, back);
	return true;
}

void ty_sieve_follow(ty_sieve *sieve, const ty_postings *list, uint8_t back)
{
	uint32_t *from = sieve->numbers;

	sieve->n = ty_postings_follow(sieve->spare, from, sieve->n, back, list);
	sieve->numbers = sieve->spare;
	sieve->spare = from;
}

void ty_sieve_end_occurrences(ty_sieve *sieve)
{
	size_t n = 0;

	for (size_t i = 0; i < sieve->n; i++) {
		const uint32_t number = sieve->numbers[i] >> TY_OCCURRENCE_PLACE;

		sieve->numbers[n] = number;
		n += i + 1 == sieve->n || number != sieve->numbers[i + 1] >> TY_OCCURRENCE_PLACE;
	}
	sieve->n = n;
}

bool ty_sieve_begin(ty_sieve *sieve, uint32_t range)
{
	sieve->n_noted = 0;
	if (range <= sieve->range)
		return true;
	free(sieve->noted);
	free(sieve->parts);
	sieve->noted = calloc((size_t)range / BITS + 1, sizeof *sieve->noted);
	sieve->parts = calloc((size_t)range / BITS / BITS + 1, sizeof *sieve->parts);
	sieve->range = sieve->noted && sieve->parts ? range : 0;
	return sieve->range;
}

void ty_sieve_note(ty_sieve *sieve)
{
	for (size_t i = 0; i < sieve->n; i++) {
		uint32_t number = sieve->numbers[i], word = number / BITS;

		if (number >= sieve->range)
			continue;
		sieve->noted[word] |= 1ull << number % BITS;
		sieve->parts[word / BITS] |= 1ull << word % BITS;
	}
	sieve->n_noted += sieve->n;
}

bool ty_sieve_collect(ty_sieve *sieve)
{
	size_t n = 0;

	if (!make_room(sieve, sieve->n_noted < sieve->range ? sieve->n_noted : sieve->range))
		return false;
	for (size_t i = 0; i <= sieve->range / BITS / BITS; i++) {
		for (uint64_t parts = sieve->parts[i]; parts; parts &= parts - 1) {
			size_t word = i * BITS + (size_t)__builtin_ctzll(parts);

			for (uint64_t bits = sieve->noted[word]; bits; bits &= bits - 1)
				sieve->numbers[n++] =
					(uint32_t)(word * BITS) + (uint32_t)__builtin_ctzll(bits);
			sieve->noted[word] = 0;
		}
		sieve->parts[i] = 0;
	}
	sieve->n = n;
	return true;
}
