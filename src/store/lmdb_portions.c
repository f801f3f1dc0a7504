/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Making and merging lists.  A source gives the grams of a side in rising order, each with the
 * texts that have it: the runs of a change, or portions that are to be merged.  What it gives is
 * written as one portion.
 *
 * A list has the places of its gram where the gram is frequent, see store/postings.h.  Where words
 * are not divided by spaces, a character that is frequent has a list too, behind those of the pairs
 * it begins; the texts of another are those of these pairs.
 */
#include <errno.h>
#include <stdlib.h>

#include "base/grow.h"
#include "base/relay.h"
#include "store/lmdb_columns.h"
#include "store/lmdb_firsts.h"
#include "store/lmdb_lists.h"

enum {
	SIMILAR = 4,  /* portions of about the same size that there may be */
	BATCH = 512,  /* lists written at a time */
	BITS = 4,     /* of a word that are read together */
	BATCHES = 12, /* on their way from who makes them to who writes them, in bursts */
};

/* Pairs of a portion that merging makes, at most. */
#define PORTION_MAX (UINT32_C(4) << 20)
/* Bytes of lists written at a time, but for a single large one. */
#define BATCH_BYTES ((size_t)512 << 10)

/* ---- writing lists ---- */

/* Lists that wait to be written: values behind one another in bytes. */
typedef struct batch {
	ty_buf bytes;
	struct waiting {
		unsigned char key[TY_LIST_KEY];
		size_t end; /* of its list in bytes */
	} waiting[BATCH];
	size_t n, given;
} batch;

typedef struct writer {
	ty_lmdb_txn *t;
	ty_portion portion;
	uint32_t range; /* pairs in it */
	int side;
	bool grams; /* pairs of characters, not words */
	batch batches[BATCHES];
	batch *at;	 /* the one that is filled */
	ty_relay *relay; /* writes them on another thread; NULL: they are written at once */
	int rc;		 /* of that thread */

	uint32_t first;	   /* character of the grams at hand */
	uint32_t *numbers; /* owned: where it was met, as long as these are few */
	size_t n_numbers;
	uint64_t *met;	/* owned: one bit for each pair, once they are many, */
	uint32_t *read; /* and room for their numbers */
	bool many;
	unsigned char *points[2]; /* owned: of each text of a side of grams */
} writer;

static bool next_waiting(void *ctx, ty_edit *out)
{
	batch *from = ctx;
	size_t begin = from->given ? from->waiting[from->given - 1].end : 0;

	if (from->given == from->n)
		return false;
	*out = (ty_edit){
		.key = ty_str_of((const char *)from->waiting[from->given].key, TY_LIST_KEY),
		.value = ty_str_slice(ty_buf_str(&from->bytes), begin,
				      from->waiting[from->given].end),
	};
	from->given++;
	return true;
}

static int write_batch(ty_lmdb_txn *t, batch *from)
{
	const ty_edits edits = { next_waiting, from };
	int rc = 0;

	from->given = 0;
	if (from->n)
		rc = ty_map_apply(t->mdb, &t->db->search.lists, &edits, &t->change->room);
	ty_buf_clear(&from->bytes);
	from->n = 0;
	return rc;
}

/* On the other thread, which writes the index while it would wait for lists. */
static taiyaku_status write_there(void *ctx, void *box, taiyaku_error *err)
{
	writer *w = ctx;

	w->rc = write_batch(w->t, box);
	while (!w->rc && ty_relay_full(w->relay) == 1 && ty_lmdb_index_waits(w->t))
		w->rc = ty_lmdb_flush_some_index(w->t);
	return ty_lmdb_fail(w->t->db, w->rc, err);
}

static int write_waiting(writer *w)
{
	if (w->at->bytes.failed)
		return ENOMEM;
	if (!w->relay)
		return write_batch(w->t, w->at);
	if (ty_relay_send(w->relay, NULL))
		return w->rc;
	w->at = ty_relay_box(w->relay);
	return 0;
}

/* From now on lists are written on another thread: nothing else may use the transaction. */
static int begin_writing(writer *w)
{
	if (ty_relay_open(&w->relay, w->batches, BATCHES, sizeof *w->batches, write_there, w, NULL))
		return ENOMEM;
	w->at = ty_relay_box(w->relay);
	return 0;
}

static int end_writing(writer *w)
{
	taiyaku_status status = ty_relay_close(w->relay, false, NULL);

	w->relay = NULL;
	w->at = w->batches;
	return status ? w->rc : 0;
}

static int write_list(writer *w, uint32_t gram, const uint32_t *numbers, const uint8_t *places,
		      size_t n)
{
	batch *to = w->at;

	ty_list_key(to->waiting[to->n].key, w->portion.id, w->side, gram);
	if (w->grams && n >= TY_LIST_FIRSTS) {
		uint32_t firsts[TY_POSTINGS_FIRSTS];

		ty_postings_write_firsts(&to->bytes, firsts,
					 ty_firsts_choose(firsts, w->points[w->side], numbers, n));
	}
	ty_postings_write(&to->bytes, numbers, places, n, w->range);
	to->waiting[to->n++].end = to->bytes.len;
	return to->n < BATCH && to->bytes.len < BATCH_BYTES ? 0 : write_waiting(w);
}

/* ---- the texts of a character ---- */

static size_t few(const writer *w)
{
	return w->range / TY_LIST_CHARACTER;
}

static void note(writer *w, uint32_t number)
{
	w->met[number / 64] |= 1ull << number % 64;
}

/* The gram was met in these. */
static void collect(writer *w, const uint32_t *numbers, size_t n)
{
	if (!w->many && n > few(w) - w->n_numbers) {
		for (size_t i = 0; i < w->n_numbers; i++)
			note(w, w->numbers[i]);
		w->n_numbers = 0;
		w->many = true;
	}
	if (w->many) {
		for (size_t i = 0; i < n; i++)
			note(w, numbers[i]);
		return;
	}
	memcpy(w->numbers + w->n_numbers, numbers, n * sizeof *numbers);
	w->n_numbers += n;
}

/* Several bits at a time, there or not, for how many a word has cannot be foreseen. */
static size_t read_met(uint32_t *out, const writer *w)
{
	const uint64_t last = 1ull << 63; /* something to be found where nothing is left */
	size_t n = 0;

	for (uint32_t i = 0; i <= w->range / 64; i++) {
		uint64_t bits = w->met[i];

		while (bits)
			for (int k = 0; k < BITS; k++, bits &= bits - 1) {
				out[n] = i * 64 + (uint32_t)__builtin_ctzll(bits | last);
				n += bits != 0;
			}
	}
	return n;
}

/* All grams of a character have passed: its list, if it is frequent. */
static int end_character(writer *w)
{
	size_t n;
	int rc = 0;

	if (w->many) {
		n = read_met(w->read, w);
		if (n > few(w))
			rc = write_list(w, ty_list_character(w->first), w->read, NULL, n);
		memset(w->met, 0, ((size_t)w->range / 64 + 1) * sizeof *w->met);
	}
	w->many = false;
	w->n_numbers = 0;
	return rc;
}

/* ---- one portion ---- */

static bool is_frequent(const writer *w, size_t n)
{
	return w->range <= TY_LIST_PLACED_ALL || n > w->range / TY_LIST_PLACED;
}

/* A gram with the texts it was met in, counted from the first of the portion; places may be NULL.
 * numbers is worked in. */
static int take(writer *w, uint32_t gram, uint32_t *numbers, const uint8_t *places, size_t n)
{
	uint32_t before = numbers[0];
	size_t different = 1;
	int rc = 0;

	if (w->grams && gram >> 16 != w->first) {
		rc = end_character(w);
		w->first = gram >> 16;
	}
	if (!rc && w->grams)
		collect(w, numbers, n);
	if (rc || (w->grams && places && is_frequent(w, n)))
		return rc ? rc : write_list(w, gram, numbers, places, n);
	/* Without branches, for what is repeated cannot be foreseen. */
	for (size_t i = 1; i < n; i++) {
		const uint32_t number = numbers[i];

		numbers[different] = number;
		different += number != before;
		before = number;
	}
	return write_list(w, gram, numbers, NULL, different);
}

/* What the sides of grams need, read before anything is written. */
static int prepare(writer *w)
{
	const bool *grams = w->t->search->change.grams;
	int rc = 0;

	if (!grams[0] && !grams[1])
		return 0;
	w->met = calloc((size_t)w->range / 64 + 1, sizeof *w->met);
	w->numbers = malloc((few(w) + 1) * sizeof *w->numbers);
	w->read = malloc(((size_t)w->range + 1) * sizeof *w->read);
	if (!w->met || !w->numbers || !w->read)
		return ENOMEM;
	for (int side = 0; !rc && side < 2; side++) {
		if (!grams[side])
			continue;
		w->points[side] = malloc(w->range);
		rc = w->points[side] ? ty_columns_points(w->points[side], w->t, w->portion.first,
							 w->portion.end, side)
				     : ENOMEM;
	}
	return rc;
}

static void begin_side(writer *w, int side)
{
	w->side = side;
	w->grams = w->t->search->change.grams[side];
	w->first = 0;
}

static int end_side(writer *w)
{
	return w->grams ? end_character(w) : 0;
}

static void free_writer(writer *w)
{
	for (size_t i = 0; i < BATCHES; i++)
		ty_buf_free(&w->batches[i].bytes);
	ty_map_room_free(&w->t->change->room);
	free(w->numbers);
	free(w->met);
	free(w->read);
	free(w->points[0]);
	free(w->points[1]);
	free(w);
}

static writer *new_writer(ty_lmdb_txn *t, const ty_portion *portion)
{
	writer *w = calloc(1, sizeof *w);

	if (!w)
		return NULL;
	w->t = t;
	w->portion = *portion;
	w->range = portion->end - portion->first;
	w->at = w->batches;
	return w;
}

/* ---- from runs ---- */

static int write_runs(writer *w, ty_runs *runs, uint32_t first)
{
	ty_meetings met;
	int rc = 0;

	while (!rc && ty_runs_next(runs, &met)) {
		for (size_t i = 0; i < met.n; i++)
			met.numbers[i] -= first;
		rc = take(w, met.gram, met.numbers, met.places, met.n);
	}
	return rc ? rc : runs->failed ? ENOMEM : 0;
}

static int write_sides(writer *w, uint32_t first)
{
	ty_search_change *change = &w->t->search->change;
	int rc = 0;

	for (int side = 0; !rc && side < 2; side++) {
		begin_side(w, side);
		rc = write_runs(w, &change->runs[side], first);
		if (!rc)
			rc = end_side(w);
		ty_runs_free(&change->runs[side]);
	}
	return rc ? rc : write_waiting(w);
}

static int write_portion(ty_lmdb_txn *t, const ty_portion *portion)
{
	writer *w = new_writer(t, portion);
	int rc = w ? prepare(w) : ENOMEM, end;

	if (!rc)
		rc = begin_writing(w);
	if (!rc) {
		rc = write_sides(w, portion->first);
		end = end_writing(w);
		rc = rc ? rc : end;
	}
	if (w)
		free_writer(w);
	return rc;
}

/* ---- merging ---- */

static uint32_t size_of(const ty_portion *portion)
{
	return portion->end - portion->first;
}

/* Portions side by side, each standing on a list. */
typedef struct merge {
	ty_lmdb_txn *t;
	ty_portion from[SIMILAR + 1];
	ty_list_copy copies[SIMILAR + 1];
	size_t n;
	uint32_t *numbers; /* owned: of the gram at hand */
	uint8_t *places;
	size_t cap;
} merge;

static int room_for(merge *m, size_t n)
{
	if (n <= m->cap)
		return 0;
	free(m->numbers);
	free(m->places);
	m->cap = n * 2;
	m->numbers = malloc(m->cap * sizeof *m->numbers);
	m->places = malloc(m->cap);
	return m->numbers && m->places ? 0 : ENOMEM;
}

/* The least gram that any portion stands on, and how often it was met; false: none is left. */
static bool find_least(uint32_t *gram, size_t *n, bool *placed, const merge *m)
{
	bool found = false;

	for (size_t i = 0; i < m->n; i++) {
		const ty_list_copy *copy = &m->copies[i];

		if (!copy->there || (found && copy->gram > *gram))
			continue;
		if (!found || copy->gram < *gram) {
			*n = 0;
			*placed = true;
		}
		found = true;
		*gram = copy->gram;
		*n += copy->list.n;
		*placed &= ty_postings_places(&copy->list) != NULL;
	}
	return found;
}

/* Put the lists of a gram behind one another, and step on. */
static int join(merge *m, uint32_t gram, bool placed)
{
	size_t at = 0;
	int rc = 0;

	for (size_t i = 0; !rc && i < m->n; i++) {
		ty_list_copy *copy = &m->copies[i];
		uint32_t shift = m->from[i].first - m->from[0].first;

		if (!copy->there || copy->gram != gram)
			continue;
		ty_postings_read(m->numbers + at, &copy->list);
		for (size_t k = 0; k < copy->list.n; k++) {
			if (m->numbers[at + k] >= size_of(&m->from[i]))
				return MDB_CORRUPTED;
			m->numbers[at + k] += shift;
		}
		if (placed)
			memcpy(m->places + at, ty_postings_places(&copy->list), copy->list.n);
		at += copy->list.n;
		rc = ty_list_copy_next(copy, m->t);
	}
	return rc;
}

static int merge_side(writer *w, merge *m, int side)
{
	uint32_t gram = 0;
	size_t n = 0;
	bool placed = false;
	int rc = 0;

	begin_side(w, side);
	for (size_t i = 0; !rc && i < m->n; i++)
		rc = ty_list_copy_first(&m->copies[i], m->t, m->from[i].id, side);
	while (!rc && find_least(&gram, &n, &placed, m)) {
		/* The lists of characters are made anew. */
		bool again = w->grams && gram == ty_list_character(gram >> 16);

		rc = room_for(m, n);
		if (!rc)
			rc = join(m, gram, placed);
		if (!rc && !again)
			rc = take(w, gram, m->numbers, placed ? m->places : NULL, n);
	}
	rc = rc ? rc : end_side(w);
	return rc ? rc : write_waiting(w);
}

static int merge_portions(ty_lmdb_txn *t, const ty_portion *to, const ty_portion *from, size_t n)
{
	merge *m = calloc(1, sizeof *m);
	writer *w = new_writer(t, to);
	int rc = m && w ? prepare(w) : ENOMEM;

	if (!rc) {
		m->t = t;
		m->n = n;
		memcpy(m->from, from, n * sizeof *from);
	}
	for (int side = 0; !rc && side < 2; side++)
		rc = merge_side(w, m, side);
	for (size_t i = 0; !rc && i < n; i++)
		rc = ty_lists_drop(t, from[i].id);
	if (m) {
		for (size_t i = 0; i < n; i++)
			ty_buf_free(&m->copies[i].bytes);
		free(m->numbers);
		free(m->places);
		free(m);
	}
	if (w)
		free_writer(w);
	return rc;
}

/* How many of the last portions should become one: those that are not much larger than all behind
 * them, where there are several; 0: none. */
static size_t to_be_merged(const ty_portions *portions)
{
	uint32_t sum = 0;
	size_t n = 0;

	while (n < portions->n && n < SIMILAR + 1) {
		const ty_portion *next = &portions->list[portions->n - 1 - n];

		if ((n && size_of(next) / SIMILAR > sum) || sum + size_of(next) > PORTION_MAX)
			break;
		sum += size_of(next);
		n++;
	}
	return n >= SIMILAR ? n : 0;
}

int ty_portions_add(ty_lmdb_txn *t)
{
	ty_portions *portions;
	int rc = ty_portions_load(t, &portions);
	size_t n;

	if (!rc && !TY_GROW(portions->list, portions->cap, portions->n + 1))
		rc = ENOMEM;
	if (!rc)
		rc = ty_columns_flush(t);
	if (rc)
		return rc;
	portions->list[portions->n] = (ty_portion){ portions->next_id++, ty_portions_end(portions),
						    t->search->change.runs_end };
	rc = write_portion(t, &portions->list[portions->n]);
	portions->n++;
	while (!rc && (n = to_be_merged(portions)) > 0) {
		ty_portion *from = &portions->list[portions->n - n];
		ty_portion to = { portions->next_id++, from->first, from[n - 1].end };

		rc = merge_portions(t, &to, from, n);
		*from = to;
		portions->n -= n - 1;
	}
	return rc;
}
