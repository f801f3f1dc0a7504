/* SPDX-License-Identifier: Apache-2.0 */
#include "store/sieve.h"

#include <stdlib.h>

void ty_sieve_free(ty_sieve *sieve)
{
	free(sieve->numbers);
	free(sieve->places);
	free(sieve->noted);
	*sieve = (ty_sieve){ 0 };
}

static bool make_room(ty_sieve *sieve, size_t n)
{
	size_t cap = n + n / 4 + 64;

	if (n <= sieve->cap)
		return true;
	free(sieve->numbers);
	free(sieve->places);
	sieve->numbers = malloc(cap * sizeof *sieve->numbers);
	sieve->places = malloc(cap);
	sieve->cap = sieve->numbers && sieve->places ? cap : 0;
	return sieve->cap;
}

bool ty_sieve_read(ty_sieve *sieve, const ty_postings *list)
{
	if (!make_room(sieve, list->n))
		return false;
	sieve->n = ty_postings_documents(sieve->numbers, list);
	return true;
}

bool ty_sieve_read_places(ty_sieve *sieve, const ty_postings *list)
{
	if (!make_room(sieve, list->n))
		return false;
	ty_postings_read(sieve->numbers, list);
	memcpy(sieve->places, ty_postings_places(list), list->n);
	sieve->n = list->n;
	return true;
}

bool ty_sieve_begin(ty_sieve *sieve, uint32_t range)
{
	size_t size = (size_t)range / 8 + 1;

	free(sieve->noted);
	sieve->noted = calloc(size, 1);
	sieve->noted_size = sieve->noted ? size : 0;
	return sieve->noted;
}

void ty_sieve_note(ty_sieve *sieve)
{
	for (size_t i = 0; i < sieve->n; i++) {
		uint32_t at = sieve->numbers[i] / 8;

		if (at < sieve->noted_size)
			sieve->noted[at] =
				(unsigned char)(sieve->noted[at] | 1 << sieve->numbers[i] % 8);
	}
}

bool ty_sieve_collect(ty_sieve *sieve)
{
	size_t n = 0;

	for (size_t i = 0; i < sieve->noted_size; i++)
		n += (size_t)__builtin_popcount(sieve->noted[i]);
	if (!make_room(sieve, n))
		return false;
	sieve->n = 0;
	for (size_t i = 0; i < sieve->noted_size; i++)
		for (unsigned bits = sieve->noted[i]; bits; bits &= bits - 1)
			sieve->numbers[sieve->n++] =
				(uint32_t)(i * 8) + (uint32_t)__builtin_ctz(bits);
	return true;
}
