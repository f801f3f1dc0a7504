/* SPDX-License-Identifier: Apache-2.0 */
/*
 * An entry of the portion in the making is gram << 32 | text << 16 | place, text counted from the
 * first of the portion.  A radix sort by the gram keeps the order of texts and places.  A sorted
 * portion is an array of grams, each with the end of its entries, and arrays of texts and of
 * places.
 */
#include "store/runs.h"

#include <stdlib.h>

#include "base/grow.h"
#include "base/huge.h"
#include "base/relay.h"

enum {
	TEXTS = 1 << 16,       /* of a portion */
	ENTRIES_MAX = 1 << 20, /* of a portion, but for one long text */
	DIGIT = 11,	       /* bits sorted by at a time, */
	DIGITS = 1 << DIGIT,   /* and how many values they have */
	N_DIGITS = 3,	       /* of a gram */
	SMALLEST = 1 << 12,
	SLAB = 32 << 20, /* bytes; what is not written to costs nothing */
	ALIGNMENT = 64,
	AHEAD = 128, /* bytes of a run that are asked for before they are wanted */
};

struct ty_run {
	uint32_t first; /* number of text 0 */
	size_t n_grams, n_entries;
	struct gram {
		uint32_t gram, end; /* of its entries */
	} * grams;		    /* the start of one piece of memory that holds all of these */
	uint16_t *texts;
	uint8_t *places;    /* NULL: they do not count */
	size_t gram, entry; /* where the merge stands */
};

typedef struct ty_entries entries;

/* Memory of runs, one behind the other. */
typedef struct slab {
	struct slab *before;
	size_t used, size; /* with this head */
} slab;

/* A portion that is being sorted, by a thread of its own once there are several. */
struct ty_sealing {
	ty_relay *relay; /* NULL: there is no thread yet */
	entries of, spare;
	bool with_places, more; /* more: others will come */
	struct ty_run run;	/* what came of it; without entries: nothing is there to collect */
	slab *slabs;		/* owned: of all runs until now */
	bool failed;
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

static void choose_digits(digit_counts *out, const uint64_t *list, size_t n)
{
	uint64_t all = 1ull << 32;
	unsigned bits;

	for (size_t i = 0; i < n; i++)
		all |= list[i];
	bits = 32 - (unsigned)__builtin_clzll(all);
	out->n = (bits + DIGIT - 1) / DIGIT;
	out->bits = (bits + out->n - 1) / out->n;
}

static void count_digits(digit_counts *out, const uint64_t *list, size_t n)
{
	memset(out->of, 0, sizeof out->of);
	for (size_t i = 0; i < n; i++)
		for (unsigned digit = 0; digit < out->n; digit++)
			out->of[digit][digit_of(list[i], digit, out->bits)]++;
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

static void free_entries(entries *of)
{
	ty_huge_free(of->list, of->cap * sizeof *of->list);
	*of = (entries){ 0 };
}

static void swap(entries *a, entries *b)
{
	entries was = *a;

	*a = *b;
	*b = was;
}

/* false: no memory. */
static bool sort_entries(entries *of, entries *spare)
{
	digit_counts counts;

	if (spare->cap < of->cap) {
		free_entries(spare);
		spare->list = ty_huge_room(of->cap * sizeof *spare->list);
		spare->cap = spare->list ? of->cap : 0;
	}
	if (!spare->list)
		return false;
	spare->n = of->n;
	spare->first = of->first;
	choose_digits(&counts, of->list, of->n);
	count_digits(&counts, of->list, of->n);
	for (unsigned digit = 0; digit < counts.n; digit++) {
		sort_digit(spare->list, of->list, of->n, digit, &counts);
		swap(of, spare);
	}
	return true;
}

static bool differs(const uint64_t *list, size_t i)
{
	return list[i] >> 32 != list[i - 1] >> 32;
}

static size_t count_grams(const entries *of)
{
	size_t n = 1;

	for (size_t i = 1; i < of->n; i++)
		n += differs(of->list, i);
	return n;
}

/* Without branches, for where a gram ends cannot be foreseen. */
static void fill(struct ty_run *run, const uint64_t *list)
{
	size_t gram = 0;

	for (size_t i = 0; i < run->n_entries; i++) {
		gram += i && differs(list, i);
		run->grams[gram] = (struct gram){ (uint32_t)(list[i] >> 32), (uint32_t)i + 1 };
		run->texts[i] = (uint16_t)(list[i] >> 16);
	}
	for (size_t i = 0; run->places && i < run->n_entries; i++)
		run->places[i] = (uint8_t)list[i];
}

static size_t size_of(const struct ty_run *run)
{
	return run->n_grams * sizeof *run->grams +
	       run->n_entries * (sizeof(uint16_t) + (run->places ? 1 : 0));
}

/* Memory for a run; NULL: there is none. */
static void *take_room(struct ty_sealing *s, size_t size)
{
	slab *from = s->slabs;
	size_t head = (sizeof *from + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;

	size = (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
	if (!from || size > from->size - from->used) {
		size_t all = s->more && size < SLAB - head ? SLAB : head + size;

		from = ty_huge_room(all);
		if (!from)
			return NULL;
		*from = (slab){ s->slabs, head, all };
		s->slabs = from;
	}
	from->used += size;
	return (char *)from + from->used - size;
}

/* Sort a portion and pack it; false: no memory. */
static bool pack(struct ty_sealing *s)
{
	struct ty_run run = { .first = s->of.first, .n_entries = s->of.n };

	if (!sort_entries(&s->of, &s->spare))
		return false;
	run.n_grams = count_grams(&s->of);
	run.grams = take_room(s, run.n_grams * sizeof *run.grams +
					 run.n_entries * (sizeof(uint16_t) + s->with_places));
	if (!run.grams)
		return false;
	run.texts = (uint16_t *)(run.grams + run.n_grams);
	run.places = s->with_places ? (uint8_t *)(run.texts + run.n_entries) : NULL;
	fill(&run, s->of.list);
	s->of.n = 0;
	s->run = run;
	return true;
}

/* On the other thread. */
static taiyaku_status pack_there(void *ctx, void *box, taiyaku_error *err)
{
	struct ty_sealing *s = box;

	(void)ctx, (void)err;
	s->failed = !pack(s);
	return TAIYAKU_OK;
}

/* Wait for the portion being sorted and keep it. */
static void collect(ty_runs *runs)
{
	struct ty_sealing *s = runs->sealing;

	if (s->relay)
		(void)ty_relay_box(s->relay);
	runs->failed = s->failed || !TY_GROW(runs->runs, runs->runs_cap, runs->n_runs + 1);
	if (runs->failed || !s->run.n_entries)
		return;
	runs->runs[runs->n_runs++] = s->run;
	runs->bytes += size_of(&s->run);
	s->run = (struct ty_run){ 0 };
}

/* The portion in the making is complete.  beside: while the next is made. */
static void seal(ty_runs *runs, bool beside)
{
	struct ty_sealing *s;

	if (!runs->making.n || runs->failed)
		return;
	if (!runs->sealing)
		runs->sealing = calloc(1, sizeof *runs->sealing);
	s = runs->sealing;
	runs->failed = !s;
	if (s)
		collect(runs);
	if (runs->failed)
		return;
	s->with_places = runs->with_places;
	s->more = beside;
	swap(&s->of, &runs->making);
	if (beside &&
	    (s->relay || !ty_relay_open(&s->relay, s, 1, sizeof *s, pack_there, NULL, NULL))) {
		(void)!ty_relay_send(s->relay, NULL);
		return;
	}
	s->failed = !pack(s);
	collect(runs);
}

/* No more portions come: what making them took. */
static void end_sealing(ty_runs *runs)
{
	struct ty_sealing *s = runs->sealing;

	free_entries(&runs->making);
	if (!s)
		return;
	if (s->relay)
		(void)ty_relay_close(s->relay, true, NULL);
	s->relay = NULL;
	free_entries(&s->of);
	free_entries(&s->spare);
}

static void free_runs(ty_runs *runs)
{
	slab *last = runs->sealing ? runs->sealing->slabs : NULL;

	while (last) {
		slab *before = last->before;

		ty_huge_free(last, last->size);
		last = before;
	}
	free(runs->sealing);
	free(runs->runs);
}

/* Room for n more, once for all but a long text: what a run has does not grow little by little. */
static bool room_for(entries *of, size_t n)
{
	size_t cap = of->n + n > SMALLEST ? ENTRIES_MAX : SMALLEST;
	entries grown = *of;

	if (n <= of->cap - of->n)
		return true;
	while (cap - of->n < n && cap <= SIZE_MAX / 4 / sizeof *grown.list)
		cap *= 2;
	grown.list = cap - of->n < n ? NULL : ty_huge_room(cap * sizeof *grown.list);
	if (!grown.list)
		return false;
	grown.cap = cap;
	if (of->n)
		memcpy(grown.list, of->list, of->n * sizeof *grown.list);
	free_entries(of);
	*of = grown;
	return true;
}

void ty_runs_add(ty_runs *runs, uint32_t number, const uint32_t *grams, size_t n)
{
	entries *to = &runs->making;

	if (!n || runs->failed)
		return;
	if (to->n && (number - to->first >= TEXTS || to->n + n > ENTRIES_MAX))
		seal(runs, true);
	if (!to->n)
		to->first = number;
	if (runs->failed || !room_for(to, n)) {
		runs->failed = true;
		return;
	}
	for (size_t i = 0; i < n; i++)
		to->list[to->n++] = (uint64_t)grams[i] << 32 |
				    (uint64_t)(number - to->first) << 16 | (i & 0xff);
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
		runs->heads[i] = runs->runs[i].grams[0].gram;
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

		n += run->grams[run->gram].end - run->entry;
	}
	return n;
}

/* The processor does not see so many runs go on by itself.  Asking for what is behind the end does
 * no harm. */
static void expect(const struct ty_run *run)
{
	__builtin_prefetch(&run->grams[run->gram] + AHEAD / sizeof *run->grams);
	__builtin_prefetch(&run->texts[run->entry] + AHEAD / sizeof *run->texts);
	if (run->places)
		__builtin_prefetch(&run->places[run->entry] + AHEAD);
}

/* Append the entries of the gram that a run stands on, and step on. */
static size_t give(ty_runs *runs, size_t i, size_t at)
{
	struct ty_run *run = &runs->runs[i];
	size_t count = run->grams[run->gram++].end - run->entry;

	for (size_t k = 0; k < count; k++)
		runs->numbers[at + k] = run->first + run->texts[run->entry + k];
	if (run->places)
		memcpy(runs->places + at, run->places + run->entry, count);
	run->entry += count;
	runs->heads[i] = run->gram < run->n_grams ? run->grams[run->gram].gram : UINT32_MAX;
	expect(run);
	return count;
}

bool ty_runs_next(ty_runs *runs, ty_meetings *out)
{
	size_t n, at = 0, found;

	if (!runs->heads) {
		seal(runs, false);
		end_sealing(runs); /* lists need memory too */
		runs->failed = runs->failed || !make_heads(runs);
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
	end_sealing(runs);
	free_runs(runs);
	free(runs->heads);
	free(runs->numbers);
	free(runs->places);
	*runs = (ty_runs){ 0 };
}
