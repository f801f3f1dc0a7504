/* SPDX-License-Identifier: Apache-2.0 */
/* The radix sort of store/sort.c, over the bytes of an item: the length is the last of them. */
#include "store/short_sort.h"

#include <endian.h>

enum {
	SMALL = 24, /* items of a group that is sorted by insertion */
	VALUES = 256,
	PART = 8,
};

static unsigned byte_of(const ty_short *item, size_t at)
{
	return ((const unsigned char *)item)[at];
}

static uint64_t part_of(const ty_short *item, size_t i)
{
	uint64_t part;

	memcpy(&part, (const unsigned char *)item + i * PART, PART);
	return be64toh(part);
}

static bool less(const ty_short *a, const ty_short *b)
{
	for (size_t i = 0; i + 1 < sizeof *a / PART; i++)
		if (part_of(a, i) != part_of(b, i))
			return part_of(a, i) < part_of(b, i);
	return part_of(a, sizeof *a / PART - 1) < part_of(b, sizeof *b / PART - 1);
}

static void insertion_sort(ty_short *items, size_t n)
{
	for (size_t i = 1; i < n; i++) {
		ty_short item = items[i];
		size_t j = i;

		for (; j > 0 && less(&item, &items[j - 1]); j--)
			items[j] = items[j - 1];
		items[j] = item;
	}
}

/* Put the items in the order of one of their bytes; ends[b] is set behind those that have b. */
static void deal(ty_short *items, size_t n, size_t at, size_t *ends)
{
	size_t next[VALUES], count[VALUES] = { 0 }, sum = 0;

	for (size_t i = 0; i < n; i++)
		count[byte_of(&items[i], at)]++;
	for (size_t b = 0; b < VALUES; b++) {
		next[b] = sum;
		sum += count[b];
		ends[b] = sum;
	}
	for (size_t b = 0; b < VALUES; b++) {
		while (next[b] < ends[b]) {
			unsigned to = byte_of(&items[next[b]], at);
			ty_short item;

			if (to == b) {
				next[b]++;
				continue;
			}
			item = items[next[b]];
			while (to != b) {
				ty_short *place = &items[next[to]++], other = *place;

				to = byte_of(place, at);
				*place = item;
				item = other;
			}
			items[next[b]++] = item;
		}
	}
}

/* Items whose bytes before at are equal; no deeper than an item has bytes. */
static void sort_from(ty_short *items, size_t n, size_t at)
{
	size_t ends[VALUES], from = 0;

	if (n <= SMALL) {
		insertion_sort(items, n);
		return;
	}
	deal(items, n, at, ends);
	if (at + 1 == sizeof *items)
		return;
	for (size_t b = 0; b < VALUES; b++) {
		if (ends[b] - from > 1)
			sort_from(items + from, ends[b] - from, at + 1);
		from = ends[b];
	}
}

void ty_short_sort(ty_short *items, size_t n)
{
	sort_from(items, n, 0);
}
