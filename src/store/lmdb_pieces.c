/* SPDX-License-Identifier: Apache-2.0 */
#include "store/lmdb_pieces.h"

#include <errno.h>
#include <stdlib.h>

#include "store/lmdb_lists.h"
#include "store/lmdb_words.h"

enum {
	/* What things cost, in picoseconds: they were measured in stores of 1 and 10 million pairs,
	 * and decide nothing but which way is taken. */
	COST_BYTE = 100,      /* of a column, scanned */
	COST_LIST = 1500000,  /* found */
	COST_SORTED = 35000,  /* an entry of lists that are sorted, with the look into others */
	COST_COUNTED = 20000, /* or of those that are counted first */
	COST_BLOCK = 1500,    /* of a list, passed over */
	COST_STRIKE = 1500,   /* an entry of a list, compared */
	COST_TEXT = 3000000,  /* read and compared */
	NEEDLESS = 30,	      /* one of so many texts is not, for one more list */
	DOUBT = 8,	      /* so much cheaper looking for lists must be to be begun */

	BLOCK = 128,		       /* entries of a list, about */
	FIRST_MAX = TY_PIECES_SET / 2, /* lists that are put together */
	LEAST_MAX = 2,		       /* pieces that a text must have of these, at most */
	COUNTS = 1 << 16,	       /* for numbers with the same last bits */
	DIGIT = 11,		       /* bits sorted by at a time */
	LIST_BITS = 6,	  /* of an item, for the place of its list; over them the number */
	NOT_WANTED = 255, /* in place of edits */
};

struct ty_pieces_list {
	uint32_t which;	   /* a gram, or the number of a word; 0: a word that no text has */
	uint32_t texts;	   /* in all portions, about */
	taiyaku_str guide; /* in the portion that guides; no bytes: there is none */
	taiyaku_str bytes; /* in the portion at hand */
	uint64_t set;	   /* its pieces */
	size_t first;	   /* those of them that are read first */
};

/* ---- the lists of all pieces ---- */

static int find_words(uint32_t *numbers, ty_lmdb_txn *t, const ty_searchable *text)
{
	int rc = 0;

	for (size_t i = 0; !rc && i < text->n_tokens; i++) {
		rc = ty_words_find(&numbers[i], t, text->words[i]);
		if (rc == MDB_NOTFOUND) {
			numbers[i] = 0;
			rc = 0;
		}
	}
	return rc;
}

static int find_list(taiyaku_str *out, const ty_pieces_search *s, const ty_portion *portion,
		     uint32_t which)
{
	ty_map_cursor *cursor = &s->t->search->lists;
	int rc = ty_list_seek(s->t, cursor, portion->id, s->query->side, which);

	*out = (taiyaku_str){ NULL, 0 };
	if (!rc && ty_list_gram(ty_map_key(cursor)) == which)
		*out = ty_map_value(cursor);
	return rc == MDB_NOTFOUND ? 0 : rc;
}

static void choose_guide(ty_pieces_search *s)
{
	for (size_t i = 0; i < s->portions->n; i++) {
		const ty_portion *portion = &s->portions->list[i];

		s->pairs += portion->end - portion->first;
		if (!s->guide || portion->end - portion->first > s->guide->end - s->guide->first)
			s->guide = portion;
	}
}

static int guide_list(ty_pieces_search *s, ty_pieces_list *list)
{
	int rc = find_list(&list->guide, s, s->guide, list->which);
	uint64_t texts = ty_postings_entries(list->guide);

	list->texts = (uint32_t)(texts * s->pairs / (s->guide->end - s->guide->first));
	return rc;
}

/* The pieces of the query, each with the place of its list in of. */
static int find_lists(ty_piece *pieces, size_t *of, ty_pieces_search *s)
{
	const ty_searchable *text = s->query->text;
	const uint32_t *which = text->grams;
	uint32_t *words = NULL;
	int rc = 0;

	if (!which) {
		which = words = ty_arena_array(s->arena, text->n_tokens, sizeof *words);
		rc = words ? find_words(words, s->t, text) : ENOMEM;
	}
	for (size_t i = 0; !rc && i < text->n_tokens; i++) {
		ty_pieces_list *list = s->lists;

		while (list < s->lists + s->n_lists && list->which != which[i])
			list++;
		of[i] = (size_t)(list - s->lists);
		if (of[i] == s->n_lists) {
			s->n_lists++;
			list->which = which[i];
			rc = guide_list(s, list);
		}
		/* Words do not overlap, though they are neighbours. */
		pieces[i] = (ty_piece){ (uint32_t)(words ? i * 2 : i), list->texts };
	}
	return rc;
}

/* ---- which are read ---- */

static uint64_t scan_costs(const ty_pieces_scan *scan, size_t from)
{
	uint64_t bytes = 0;

	for (size_t i = from; i < scan->n; i++)
		bytes += scan->bytes[i];
	return bytes * COST_BYTE;
}

/* The number of edits to be found by lists, and of pieces that a text must have, that make the
 * whole search cheapest. */
static void decide_limit(ty_pieces_search *s, const ty_pieces *pieces, const ty_pieces_scan *scan)
{
	uint64_t least = s->t->db->search.by_lists ? UINT64_MAX : s->scan_costs;

	for (size_t i = 0; i < scan->n; i++) {
		const uint64_t rest = scan_costs(scan, i + 1);

		for (size_t have = 1; have <= LEAST_MAX; have++) {
			uint32_t entries = ty_pieces_cost(pieces, scan->least + i + have);
			uint64_t each = have > 1 ? COST_COUNTED : COST_SORTED;

			if (entries == UINT32_MAX || entries * each + rest >= least)
				continue;
			least = entries * each + rest;
			s->any = true;
			s->limit = scan->least + i;
			s->least = have;
		}
	}
}

static int by_texts(const void *a, const void *b)
{
	const ty_pieces_list *x = a, *y = b;

	if (!x->first != !y->first)
		return x->first ? -1 : 1;
	if (x->texts != y->texts)
		return x->texts < y->texts ? -1 : 1;
	return x->which < y->which ? -1 : x->which > y->which;
}

/* Put the lists behind the first in the order in which they are looked into: before others those
 * with pieces that no piece before overlaps with, for who lacks these lacks more. */
static void order_lists(ty_pieces_search *s)
{
	uint64_t looked = 0;

	qsort(s->lists, s->n_lists, sizeof *s->lists, by_texts);
	while (s->n_first < s->n_lists && s->lists[s->n_first].first)
		looked |= s->lists[s->n_first++].set;
	for (size_t to = s->n_first; to < s->n_lists; to++) {
		const size_t before = ty_pieces_spoiled(looked);
		size_t from = to;
		ty_pieces_list next;

		while (from < s->n_lists &&
		       ty_pieces_spoiled(looked | s->lists[from].set) == before)
			from++;
		if (from == s->n_lists)
			return;
		next = s->lists[from];
		memmove(&s->lists[to + 1], &s->lists[to], (from - to) * sizeof next);
		s->lists[to] = next;
		looked |= next.set;
	}
}

static int choose_lists(ty_pieces_search *s, const ty_pieces *pieces, const size_t *of)
{
	bool *chosen = ty_arena_array(s->arena, pieces->n, sizeof *chosen);
	uint64_t *bits = ty_arena_array(s->arena, pieces->n, sizeof *bits);

	if (!chosen || !bits)
		return ENOMEM;
	ty_pieces_choose(chosen, pieces, s->limit + s->least);
	for (size_t i = 0; i < pieces->n; i++)
		s->lists[of[i]].first += chosen[i];
	s->any = ty_pieces_fill(bits, chosen, pieces);
	for (size_t i = 0; i < pieces->n; i++) {
		s->lists[of[i]].set |= bits[i];
		s->set |= bits[i];
	}
	order_lists(s);
	return 0;
}

int ty_pieces_decide(ty_pieces_search *out, ty_arena *arena, ty_lmdb_txn *t, const ty_near *query,
		     const ty_pieces_scan *scan)
{
	const size_t n = query->text->n_tokens;
	ty_pieces_search *s = out;
	size_t most = scan->least + scan->n - 1 + LEAST_MAX, *of;
	ty_pieces pieces;
	ty_piece *list;
	int rc;

	*s = (ty_pieces_search){ .t = t, .query = query, .arena = arena };
	if (n > TY_PIECES_MAX || scan->least >= FIRST_MAX)
		return 0;
	s->scan_costs = scan_costs(scan, 0);
	rc = ty_portions_load(t, &s->portions);
	if (rc || !s->portions->n)
		return rc;
	if (!t->db->search.by_lists && s->scan_costs < DOUBT * COST_LIST * (n + s->portions->n))
		return 0;
	choose_guide(s);
	list = ty_arena_array(arena, n, sizeof *list);
	of = ty_arena_array(arena, n, sizeof *of);
	s->lists = ty_arena_array(arena, n, sizeof *s->lists);
	rc = list && of && s->lists ? find_lists(list, of, s) : ENOMEM;
	if (rc)
		return rc;
	if (!ty_pieces_measure(&pieces, arena, list, n, most < FIRST_MAX ? most : FIRST_MAX))
		return ENOMEM;
	decide_limit(s, &pieces, scan);
	return s->any ? choose_lists(s, &pieces, of) : 0;
}

/* ---- one portion ---- */

/* A search in the portion at hand. */
typedef struct finding {
	ty_pieces_search *s;
	const ty_portion *portion;
	/* Where words are not divided by spaces, the length of a text tells how many edits it may
	 * have: by code points, and where those of each text stand. */
	unsigned char edits[TY_COLUMN_LONG + 1];
	const unsigned char **columns; /* owned */
	uint32_t *read;		       /* owned: the entries of the first lists */
	size_t ends[FIRST_MAX];	       /* of each in read */
	unsigned char *counts;	       /* owned: of pieces, of numbers with the same last bits */
	uint64_t *items;	       /* owned: numbers over the places of their lists */
	uint64_t *room;		       /* owned: for as many */
	size_t n_items;
	uint32_t *numbers; /* in room: of texts, rising */
	uint64_t *missing; /* in items: pieces of each of them that it has not, so far */
	size_t n;
} finding;

/* The edits that a text of each length may have. */
static void set_edits(finding *f)
{
	const size_t own = f->s->query->text->n_tokens;

	for (size_t n = 0; n < TY_COLUMN_LONG; n++) {
		size_t limit = ty_near_limit(f->s->query, n), away = n > own ? n - own : own - n;

		f->edits[n] =
			(unsigned char)(away <= limit && limit <= f->s->limit ? limit : NOT_WANTED);
	}
	f->edits[TY_COLUMN_LONG] = NOT_WANTED;
}

/* The edits that a text may have. */
static unsigned edits_of(const finding *f, uint32_t number)
{
	const uint32_t first = f->portion->first;
	const unsigned char *block;

	if (!f->columns)
		return (unsigned)f->s->limit;
	number += first;
	block = f->columns[ty_columns_block_of(first, number)];
	return f->edits[block[number % TY_COLUMNS_BLOCK * TY_COLUMN + (size_t)f->s->query->side]];
}

static int find_columns(finding *f)
{
	const uint32_t size = f->portion->end - f->portion->first;

	if (!f->s->query->text->grams || !f->n)
		return 0;
	f->columns = malloc((size / TY_COLUMNS_BLOCK + 2) * sizeof *f->columns);
	if (!f->columns)
		return ENOMEM;
	set_edits(f);
	return ty_columns_blocks(f->columns, f->s->t, f->portion->first, f->portion->end);
}

/* The list in the portion at hand. */
static int find_at_hand(const finding *f, ty_pieces_list *list)
{
	list->bytes = list->guide;
	return f->portion == f->s->guide ? 0
					 : find_list(&list->bytes, f->s, f->portion, list->which);
}

/* Read the lists that come first. */
static int read_first(finding *f)
{
	const ty_pieces_search *s = f->s;
	size_t n = 0;
	int rc = 0;

	for (size_t i = 0; !rc && i < s->n_first; i++) {
		rc = find_at_hand(f, &s->lists[i]);
		n += ty_postings_entries(s->lists[i].bytes);
	}
	f->read = malloc((n + 1) * sizeof *f->read);
	if (rc || !f->read)
		return rc ? rc : ENOMEM;
	n = 0;
	for (size_t i = 0; i < s->n_first; i++) {
		ty_postings list;

		if (s->lists[i].bytes.len) {
			if (!ty_postings_open(&list, s->lists[i].bytes))
				return MDB_CORRUPTED;
			n += ty_postings_documents(f->read + n, &list);
		}
		f->ends[i] = n;
	}
	return 0;
}

/* How many of the pieces that were read first a number has, at least. */
static int count_pieces(finding *f)
{
	const size_t least = f->s->least;
	size_t at = 0;

	f->counts = calloc(COUNTS, 1);
	if (!f->counts)
		return ENOMEM;
	for (size_t i = 0; i < f->s->n_first; i++) {
		const size_t pieces = f->s->lists[i].first;

		for (; at < f->ends[i]; at++) {
			unsigned char *count = &f->counts[f->read[at] % COUNTS];
			size_t sum = *count + pieces;

			*count = (unsigned char)(sum < least ? sum : least);
		}
	}
	return 0;
}

/* Numbers of texts that may have enough pieces, each as often as it was read. */
static int make_items(finding *f)
{
	const uint32_t size = f->portion->end - f->portion->first;
	const size_t all = f->s->n_first ? f->ends[f->s->n_first - 1] : 0;
	const size_t least = f->s->least;
	size_t at = 0, n = 0;
	int rc = least > 1 ? count_pieces(f) : 0;

	f->items = malloc((all + 1) * sizeof *f->items);
	f->room = malloc((all + 1) * sizeof *f->room);
	if (rc || !f->items || !f->room)
		return ENOMEM;
	for (size_t i = 0; i < f->s->n_first; i++) {
		for (; at < f->ends[i]; at++) {
			const uint32_t number = f->read[at];

			if (number >= size)
				return MDB_CORRUPTED;
			f->items[n] = (uint64_t)number << LIST_BITS | i;
			n += !f->counts || f->counts[number % COUNTS] >= least;
		}
	}
	f->n_items = n;
	return 0;
}

/* By their numbers, a digit after the other from the last on. */
static void sort_items(finding *f)
{
	const uint32_t size = f->portion->end - f->portion->first;

	for (unsigned shift = 0; shift < 32 && size >> shift; shift += DIGIT) {
		uint32_t ends[1 << DIGIT] = { 0 }, before = 0;
		uint64_t *sorted = f->room;

		for (size_t i = 0; i < f->n_items; i++)
			ends[f->items[i] >> (shift + LIST_BITS) & ((1 << DIGIT) - 1)]++;
		for (size_t d = 0; d < 1 << DIGIT; d++) {
			uint32_t n = ends[d];

			ends[d] = before;
			before += n;
		}
		for (size_t i = 0; i < f->n_items; i++)
			sorted[ends[f->items[i] >> (shift + LIST_BITS) & ((1 << DIGIT) - 1)]++] =
				f->items[i];
		f->room = f->items;
		f->items = sorted;
	}
}

/* The different numbers among the items, each with the pieces it has not. */
static void join_items(finding *f)
{
	const ty_pieces_search *s = f->s;

	f->numbers = (uint32_t *)(void *)f->room;
	f->missing = f->items;
	for (size_t i = 0; i < f->n_items;) {
		const uint32_t number = (uint32_t)(f->items[i] >> LIST_BITS);
		uint64_t missing = s->set;

		for (; i < f->n_items && f->items[i] >> LIST_BITS == number; i++)
			missing &= ~s->lists[f->items[i] & ((1 << LIST_BITS) - 1)].set;
		f->numbers[f->n] = number;
		f->missing[f->n++] = missing;
	}
}

/* Keep texts that do not lack too much of the pieces that were looked for. */
static void drop_spoiled(finding *f, uint64_t looked)
{
	size_t kept = 0;

	for (size_t i = 0; i < f->n; i++) {
		f->numbers[kept] = f->numbers[i];
		f->missing[kept] = f->missing[i];
		kept += ty_pieces_spoiled(f->missing[i] & looked) <= f->s->limit;
	}
	f->n = kept;
}

/* Keep texts whose length allows for what they lack. */
static void drop_others(finding *f, uint64_t looked)
{
	size_t kept = 0;

	for (size_t i = 0; i < f->n; i++) {
		const unsigned edits = edits_of(f, f->numbers[i]);

		f->numbers[kept] = f->numbers[i];
		kept += edits != NOT_WANTED && ty_pieces_spoiled(f->missing[i] & looked) <= edits;
	}
	f->n = kept;
}

/* What it costs to look for n numbers in a list. */
static uint64_t strike_costs(const ty_postings *list, size_t n)
{
	uint64_t touched = (uint64_t)n * BLOCK;

	if (!list->widths) /* a single number, or a bit for each */
		return (uint64_t)n * COST_STRIKE;
	if (touched > list->n)
		touched = list->n;
	return touched * COST_STRIKE + (uint64_t)list->n / BLOCK * COST_BLOCK;
}

/* Look into a list, if that is cheaper than looking at the texts. */
static int strike(bool *looked, finding *f, ty_pieces_list *in)
{
	const uint64_t most = (uint64_t)f->n * COST_TEXT / NEEDLESS;
	ty_postings list;
	int rc;

	*looked = f->portion == f->s->guide || most > COST_LIST;
	if (!*looked)
		return 0;
	rc = find_at_hand(f, in);
	if (rc || !in->bytes.len)
		return rc;
	if (!ty_postings_open(&list, in->bytes))
		return MDB_CORRUPTED;
	*looked = strike_costs(&list, f->n) < most;
	if (*looked)
		ty_postings_strike(f->missing, in->set, f->numbers, f->n, &list);
	return 0;
}

static int strike_all(finding *f)
{
	const ty_pieces_search *s = f->s;
	uint64_t known = 0;
	int rc = 0;

	for (size_t i = 0; i < s->n_first; i++)
		known |= s->lists[i].set;
	drop_spoiled(f, known);
	for (size_t i = s->n_first; !rc && f->n && i < s->n_lists; i++) {
		bool looked = false;

		if (s->lists[i].set)
			rc = strike(&looked, f, &s->lists[i]);
		if (looked) {
			known |= s->lists[i].set;
			drop_spoiled(f, known);
		}
	}
	if (!rc)
		rc = find_columns(f);
	if (!rc && f->columns)
		drop_others(f, known);
	return rc;
}

/* Add the numbers that are left in a portion to those found. */
static int find_in(ty_buf *numbers, ty_pieces_search *s, const ty_portion *portion)
{
	finding f = { .s = s, .portion = portion };
	int rc = read_first(&f);

	if (!rc)
		rc = make_items(&f);
	if (!rc) {
		sort_items(&f);
		join_items(&f);
		rc = strike_all(&f);
	}
	for (size_t i = 0; !rc && i < f.n; i++) {
		const uint32_t number = f.numbers[i] + portion->first;

		ty_buf_add(numbers, ty_str_of((const char *)&number, sizeof number));
	}
	free(f.columns);
	free(f.read);
	free(f.counts);
	free(f.items);
	free(f.room);
	return !rc && numbers->failed ? ENOMEM : rc;
}

taiyaku_status ty_pieces_find(ty_pieces_search *search, ty_numbers_fn found, void *ctx,
			      taiyaku_error *err)
{
	ty_buf numbers = { 0 };
	taiyaku_status status;
	uint64_t n;
	int rc = 0;

	if (!search->any)
		return TAIYAKU_OK;
	for (size_t i = 0; !rc && i < search->portions->n; i++)
		rc = find_in(&numbers, search, &search->portions->list[i]);
	status = ty_lmdb_fail(search->t->db, rc, err);
	n = numbers.len / sizeof(uint32_t);
	/* So many are left that scanning, which knows more of their lengths, is cheaper after all.
	 */
	if (!search->t->db->search.by_lists && n * COST_TEXT > search->scan_costs)
		search->any = false;
	else if (!status && n)
		status = found(ctx, (const uint32_t *)(const void *)numbers.data, n, err);
	ty_buf_free(&numbers);
	return status;
}
