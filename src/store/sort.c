/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A radix sort from the most significant byte, in place ("American flag sort", McIlroy, Bostic and
 * McIlroy 1993), with insertion sort for small groups.  Strings equal in their first DEPTH_MAX
 * heads are left to a heap sort over the whole comparison: slower, but n log n whatever they hold.
 * In small groups only heads are compared at first; what they leave undecided is settled at the
 * end, from the first item to the last, so that the strings needed can be asked for ahead.
 */
#include "store/sort.h"

#include <stdlib.h>

#include "base/endian.h"
#include "base/str.h"

enum {
	SMALL = 48,	/* items of a group that is sorted by insertion */
	DEPTH_MAX = 16, /* heads looked at: 128 bytes */
	BYTES = 256,
	AHEAD = 24, /* items between one that is asked for and its turn */
};

uint64_t ty_sort_head(taiyaku_str s, size_t depth)
{
	uint64_t head = 0;

	if (depth * 8 + 8 <= s.len)
		return ty_be64(s.data + depth * 8);
	for (size_t i = depth * 8; i < depth * 8 + 8; i++)
		head = head << 8 | (i < s.len ? (unsigned char)s.data[i] : 0);
	return head;
}

static bool heads_equal(const ty_sort_item *a, const ty_sort_item *b)
{
	return a->head == b->head && a->next == b->next;
}

static bool heads_less(const ty_sort_item *a, const ty_sort_item *b)
{
	return a->head != b->head ? a->head < b->head : a->next < b->next;
}

static bool less(const ty_sort_item *a, const ty_sort_item *b, const ty_sort_order *order)
{
	if (!heads_equal(a, b))
		return heads_less(a, b);
	return order->compare(order->ctx, a->ref, b->ref) < 0;
}

static void sort_by_heads(ty_sort_item *items, size_t n)
{
	for (size_t i = 1; i < n; i++) {
		ty_sort_item item = items[i];
		size_t j = i;

		for (; j > 0 && heads_less(&item, &items[j - 1]); j--)
			items[j] = items[j - 1];
		items[j] = item;
	}
}

static void sift(ty_sort_item *items, size_t root, size_t n, const ty_sort_order *order)
{
	ty_sort_item item = items[root];

	for (;;) {
		size_t child = 2 * root + 1;

		if (child >= n)
			break;
		if (child + 1 < n && less(&items[child], &items[child + 1], order))
			child++;
		if (!less(&item, &items[child], order))
			break;
		items[root] = items[child];
		root = child;
	}
	items[root] = item;
}

static void heap_sort(ty_sort_item *items, size_t n, const ty_sort_order *order)
{
	for (size_t i = n / 2; i > 0; i--)
		sift(items, i - 1, n, order);
	for (size_t last = n; last > 1; last--) {
		ty_sort_item top = items[0];

		items[0] = items[last - 1];
		items[last - 1] = top;
		sift(items, 0, last - 1, order);
	}
}

/* Put the items in the order of one byte of their heads; ends[b] is set behind those with byte b.
 */
static void deal(ty_sort_item *items, size_t n, int shift, size_t *ends)
{
	size_t next[BYTES], count[BYTES] = { 0 }, sum = 0;

	for (size_t i = 0; i < n; i++)
		count[items[i].head >> shift & 0xFF]++;
	for (size_t b = 0; b < BYTES; b++) {
		next[b] = sum;
		sum += count[b];
		ends[b] = sum;
	}
	for (size_t b = 0; b < BYTES; b++) {
		while (next[b] < ends[b]) {
			ty_sort_item item = items[next[b]];
			size_t to = item.head >> shift & 0xFF;

			while (to != b) {
				ty_sort_item other = items[next[to]];

				items[next[to]++] = item;
				item = other;
				to = item.head >> shift & 0xFF;
			}
			items[next[b]++] = item;
		}
	}
}

/* Go on to the heads of a depth. */
static void load(ty_sort_item *items, size_t n, size_t depth, const ty_sort_order *order)
{
	for (size_t i = 0; i < n; i++) {
		items[i].head =
			depth == 1 ? items[i].next : order->head(order->ctx, items[i].ref, depth);
		items[i].next = 0; /* the same for all: the comparison decides */
	}
}

/* Sort items whose heads of lesser depth are equal, and of this depth above shift. */
static void sort_from(ty_sort_item *items, size_t n, size_t depth, int shift,
		      const ty_sort_order *order)
{
	while (n > SMALL) {
		size_t ends[BYTES], from = 0, largest = 0;

		if (shift < 0) {
			if (++depth == DEPTH_MAX) {
				heap_sort(items, n, order);
				return;
			}
			shift = 56;
			load(items, n, depth, order);
		}
		deal(items, n, shift, ends);
		shift -= 8;
		for (size_t b = 1; b < BYTES; b++)
			if (ends[b] - ends[b - 1] >
			    ends[largest] - (largest ? ends[largest - 1] : 0))
				largest = b;
		/* The largest group is next in the loop, so recursion at least halves n. */
		for (size_t b = 0; b < BYTES; b++) {
			if (b != largest && ends[b] > from)
				sort_from(items + from, ends[b] - from, depth, shift, order);
			from = ends[b];
		}
		from = largest ? ends[largest - 1] : 0;
		n = ends[largest] - from;
		items += from;
	}
	sort_by_heads(items, n);
}

/* Items whose heads are equal lie side by side, not far from where they belong: two of one depth in
 * a small group, and those of others are in order. */
static void settle(ty_sort_item *items, size_t n, const ty_sort_order *order)
{
	for (size_t i = 1; i < n; i++) {
		ty_sort_item item = items[i];
		size_t ahead = i + AHEAD, j = i;

		if (order->expect && ahead < n && heads_equal(&items[ahead], &items[ahead - 1])) {
			order->expect(order->ctx, items[ahead - 1].ref);
			order->expect(order->ctx, items[ahead].ref);
		}
		for (; j > 0 && heads_equal(&item, &items[j - 1]) &&
		       less(&item, &items[j - 1], order);
		     j--)
			items[j] = items[j - 1];
		items[j] = item;
	}
}

void ty_sort(ty_sort_item *items, size_t n, const ty_sort_order *order)
{
	for (size_t i = 0; i < n; i++) {
		items[i].head = order->head(order->ctx, items[i].ref, 0);
		items[i].next = order->head(order->ctx, items[i].ref, 1);
	}
	sort_from(items, n, 0, 56, order);
	settle(items, n, order);
}

static int by_value(const void *a, const void *b)
{
	const uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

	return x < y ? -1 : x > y;
}

void ty_sort_numbers(uint32_t *numbers, size_t n)
{
	qsort(numbers, n, sizeof *numbers, by_value);
}
