/* SPDX-License-Identifier: Apache-2.0 */
/*
 * An entry of the portion in the making is gram << 32 | text << 16 | place, text counted from the
 * first of the portion.  A radix sort by the gram keeps the order of texts and places.  A sorted
 * portion is an array of grams with the ends of their entries, and arrays of texts and of places.
 */
#include "store/runs.h"

#include <stdlib.h>

#include "base/huge.h"

#include "base/grow.h"

enum {
	TEXTS = 1 << 16,       /* of a portion */
	ENTRIES_MAX = 1 << 21, /* of a portion, but for one long text */
	DIGIT = 11,	       /* bits sorted by at a time, */
	DIGITS = 1 << DIGIT,   /* and how many values they have */
	N_DIGITS = 3,	       /* of a gram */
	SMALLEST = 1 << 12,
};

struct ty_run {
	uint32_t first; /* number of text 0 */
	size_t n_grams, n_entries;
	uint32_t *grams; /* owned, the start of one allocation that holds all of these */
	uint32_t *ends;	 /* of their entries */
	uint16_t *texts;
	uint8_t *places;    /* NULL: they do not count */
	size_t gram, entry; /* where the merge stands */
};

/* ---- one portion ---- */

/* How many entries have each value of each digit, seen in one pass. */
typedef struct digit_counts {
	unsigned bits; /* of a digit: no more than the grams need */
	unsigned n;
	uint32_t of[N_DIGITS][DIGITS];
} digit_counts;

static size_t digit_of(uint64_t entry, unsigned digit, unsigned bits)
{
	return entry >> (32 + digit * bits) & ((1u << bits) - 1);
}

static void choose_digits(digit_counts *out, const uint64_t *entries, size_t n)
{
	uint64_t all = 1ull << 32;
	unsigned bits;

	for (size_t i = 0; i < n; i++)
		all |= entries[i];
	bits = 32 - (unsigned)__builtin_clzll(all);
	out->n = (bits + DIGIT - 1) / DIGIT;
	out->bits = (bits + out->n - 1) / out->n;
}

static void count_digits(digit_counts *out, const uint64_t *entries, size_t n)
{
	memset(out->of, 0, sizeof out->of);
	for (size_t i = 0; i < n; i++)
		for (unsigned digit = 0; digit < out->n; digit++)
			out->of[digit][digit_of(entries[i], digit, out->bits)]++;
}

/* counts become places. */
static void sort_digit(uint64_t *to, const uint64_t *from, size_t n, unsigned digit,
		       digit_counts *counts)
{
	uint32_t *places = counts->of[digit], sum = 0;

	for (size_t d = 0; d < (size_t)1 << counts->bits; d++) {
		uint32_t count = places[d];

		places[d] = sum;
		sum += count;
	}
	for (size_t i = 0; i < n; i++)
		to[places[digit_of(from[i], digit, counts->bits)]++] = from[i];
}

static void sort_entries(ty_runs *runs)
{
	digit_counts counts;

	choose_digits(&counts, runs->entries, runs->n_entries);
	count_digits(&counts, runs->entries, runs->n_entries);
	for (unsigned digit = 0; digit < counts.n; digit++) {
		uint64_t *sorted = runs->spare;

		sort_digit(sorted, runs->entries, runs->n_entries, digit, &counts);
		runs->spare = runs->entries;
		runs->entries = sorted;
	}
}

static bool differs(const uint64_t *entries, size_t i)
{
	return entries[i] >> 32 != entries[i - 1] >> 32;
}

static size_t count_grams(const ty_runs *runs)
{
	size_t n = 1;

	for (size_t i = 1; i < runs->n_entries; i++)
		n += differs(runs->entries, i);
	return n;
}

/* Without branches, for where a gram ends cannot be foreseen. */
static void fill(struct ty_run *run, const uint64_t *entries)
{
	size_t gram = 0;

	for (size_t i = 0; i < run->n_entries; i++) {
		gram += i && differs(entries, i);
		run->grams[gram] = (uint32_t)(entries[i] >> 32);
		run->ends[gram] = (uint32_t)i + 1;
		run->texts[i] = (uint16_t)(entries[i] >> 16);
	}
	for (size_t i = 0; run->places && i < run->n_entries; i++)
		run->places[i] = (uint8_t)entries[i];
}

static struct ty_run *add_run(ty_runs *runs)
{
	if (!TY_GROW(runs->runs, runs->runs_cap, runs->n_runs + 1))
		return NULL;
	return &runs->runs[runs->n_runs];
}

static void free_entries(ty_runs *runs)
{
	ty_huge_free(runs->entries, runs->entries_cap * sizeof *runs->entries);
	ty_huge_free(runs->spare, runs->entries_cap * sizeof *runs->spare);
	runs->entries = runs->spare = NULL;
	runs->entries_cap = 0;
}

/* Sort the portion in the making and pack it. */
static void seal(ty_runs *runs)
{
	size_t n = runs->n_entries, grams, size;
	struct ty_run *run;

	if (!n || runs->failed)
		return;
	sort_entries(runs);
	grams = count_grams(runs);
	size = grams * 2 * sizeof(uint32_t) + n * (sizeof(uint16_t) + runs->with_places);
	run = add_run(runs);
	runs->failed = !run;
	if (!run)
		return;
	*run = (struct ty_run){ .first = runs->first, .n_grams = grams, .n_entries = n };
	run->grams = malloc(size);
	runs->failed = !run->grams;
	if (!run->grams)
		return;
	run->ends = run->grams + grams;
	run->texts = (uint16_t *)(run->ends + grams);
	run->places = runs->with_places ? (uint8_t *)(run->texts + n) : NULL;
	fill(run, runs->entries);
	runs->n_runs++;
	runs->bytes += size;
	runs->n_entries = 0;
}

/* More room, once for all but a long text: what a run has does not grow little by little. */
static bool grow(ty_runs *runs, size_t n)
{
	size_t cap = runs->n_entries + n > SMALLEST ? ENTRIES_MAX : SMALLEST;
	uint64_t *grown;

	while (cap - runs->n_entries < n && cap <= SIZE_MAX / 4 / sizeof *grown)
		cap *= 2;
	grown = cap - runs->n_entries < n ? NULL : ty_huge_room(cap * sizeof *grown);
	if (!grown)
		return false;
	if (runs->n_entries)
		memcpy(grown, runs->entries, runs->n_entries * sizeof *grown);
	free_entries(runs);
	runs->entries = grown;
	runs->spare = ty_huge_room(cap * sizeof *grown);
	runs->entries_cap = cap;
	return runs->spare;
}

static bool room_for(ty_runs *runs, size_t n)
{
	return n <= runs->entries_cap - runs->n_entries || grow(runs, n);
}

void ty_runs_add(ty_runs *runs, uint32_t number, const uint32_t *grams, size_t n)
{
	if (!n || runs->failed)
		return;
	if (runs->n_entries && (number - runs->first >= TEXTS || runs->n_entries + n > ENTRIES_MAX))
		seal(runs);
	if (!runs->n_entries)
		runs->first = number;
	if (runs->failed || !room_for(runs, n)) {
		runs->failed = true;
		return;
	}
	for (size_t i = 0; i < n; i++)
		runs->entries[runs->n_entries++] = (uint64_t)grams[i] << 32 |
						   (uint64_t)(number - runs->first) << 16 |
						   (i & 0xff);
}

/* ---- merging ---- */

static bool room_to_give(ty_runs *runs, size_t n)
{
	size_t room = runs->room ? runs->room : SMALLEST;

	if (n <= runs->room)
		return true;
	while (room < n)
		room *= 2;
	free(runs->numbers);
	free(runs->places);
	runs->numbers = malloc(room * sizeof *runs->numbers);
	runs->places = malloc(room);
	runs->room = runs->numbers && runs->places ? room : 0;
	return runs->room;
}

/* The gram that each run stands on, UINT32_MAX at its end: beside one another, so that the least is
 * found by vector code. */
static bool make_heads(ty_runs *runs)
{
	runs->heads = malloc((runs->n_runs + 1) * 2 * sizeof *runs->heads);
	for (size_t i = 0; runs->heads && i < runs->n_runs; i++)
		runs->heads[i] = runs->runs[i].grams[0];
	runs->found = runs->heads ? runs->heads + runs->n_runs : NULL;
	return runs->heads;
}

/* The least gram that is left; UINT32_MAX: none is. */
static uint32_t find_least(const ty_runs *runs)
{
	uint32_t least = UINT32_MAX;

	for (size_t i = 0; i < runs->n_runs; i++)
		least = runs->heads[i] < least ? runs->heads[i] : least;
	return least;
}

/* The runs that stand on a gram, to runs->found; returns how many. */
static size_t find_runs(ty_runs *runs, uint32_t gram)
{
	size_t n = 0;

	for (size_t i = 0; i < runs->n_runs; i++) {
		runs->found[n] = (uint32_t)i;
		n += runs->heads[i] == gram;
	}
	return n;
}

static size_t count_entries(const ty_runs *runs, size_t n_found)
{
	size_t n = 0;

	for (size_t i = 0; i < n_found; i++) {
		const struct ty_run *run = &runs->runs[runs->found[i]];

		n += run->ends[run->gram] - run->entry;
	}
	return n;
}

/* Append the entries of the gram that a run stands on, and step on. */
static size_t give(ty_runs *runs, size_t i, size_t at)
{
	struct ty_run *run = &runs->runs[i];
	size_t count = run->ends[run->gram++] - run->entry;

	for (size_t k = 0; k < count; k++)
		runs->numbers[at + k] = run->first + run->texts[run->entry + k];
	if (run->places)
		memcpy(runs->places + at, run->places + run->entry, count);
	run->entry += count;
	runs->heads[i] = run->gram < run->n_grams ? run->grams[run->gram] : UINT32_MAX;
	return count;
}

bool ty_runs_next(ty_runs *runs, ty_meetings *out)
{
	size_t n, at = 0, found;

	seal(runs);
	if (!runs->failed && !runs->heads) {
		free_entries(runs); /* all are packed, and lists need memory too */
		runs->failed = !make_heads(runs);
	}
	if (runs->failed)
		return false;
	out->gram = find_least(runs);
	if (out->gram == UINT32_MAX)
		return false;
	found = find_runs(runs, out->gram);
	n = count_entries(runs, found);
	if (!room_to_give(runs, n)) {
		runs->failed = true;
		return false;
	}
	for (size_t i = 0; i < found; i++)
		at += give(runs, runs->found[i], at);
	out->numbers = runs->numbers;
	out->places = runs->with_places ? runs->places : NULL;
	out->n = n;
	return true;
}

void ty_runs_free(ty_runs *runs)
{
	for (size_t i = 0; i < runs->n_runs; i++)
		free(runs->runs[i].grams);
	free(runs->runs);
	free_entries(runs);
	free(runs->heads);
	free(runs->numbers);
	free(runs->places);
	*runs = (ty_runs){ 0 };
}
