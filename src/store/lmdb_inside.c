/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Texts that have a needle inside, from the lists of its grams, one portion after the other.  The
 * shortest list comes first; what is left of it is looked for in the others.  Where all grams have
 * places, they must follow one another as in the needle, and no text needs a look.
 */
#include "store/lmdb_inside.h"

#include <errno.h>
#include <stdlib.h>

enum { GRAMS_MAX = 64 }; /* looked at of a needle */

typedef struct gram {
	ty_postings list;
	size_t place; /* in the needle */
} gram;

int ty_inside_list(ty_postings *out, bool *there, ty_inside *s, uint32_t which)
{
	return ty_list_find(out, there, s->t, &s->t->search->lists, s->portion->id, s->needle->side,
			    which);
}

/* ---- a single character ---- */

/* It is not frequent and has no list: those of all grams it begins are put together. */
static int put_together(ty_inside *s, uint32_t any)
{
	ty_map_cursor *cursor = &s->t->search->lists;
	const int side = s->needle->side;
	ty_postings list;
	int rc = ty_sieve_begin(&s->left, s->portion->end - s->portion->first) ? 0 : ENOMEM;

	if (!rc)
		rc = ty_list_seek(s->t, cursor, s->portion->id, side, any & ~0xffffu);
	while (!rc && ty_list_gram(ty_map_key(cursor)) >> 16 == any >> 16) {
		if (!ty_postings_open(&list, ty_map_value(cursor)))
			return MDB_CORRUPTED;
		if (!ty_sieve_read(&s->left, &list))
			return ENOMEM;
		ty_sieve_note(&s->left);
		rc = ty_list_next(cursor, s->portion->id, side);
	}
	if (rc && rc != MDB_NOTFOUND)
		return rc;
	return ty_sieve_collect(&s->left) ? 0 : ENOMEM;
}

static int find_character(ty_inside *s)
{
	uint32_t any = s->needle->grams[0];
	ty_postings list;
	bool there;
	int rc = ty_inside_list(&list, &there, s, any);

	s->sure = s->needle->grams_exact;
	if (rc || !there)
		return rc ? rc : put_together(s, any);
	return ty_sieve_read(&s->left, &list) ? 0 : ENOMEM;
}

/* ---- several characters ---- */

static int by_length(const void *a, const void *b)
{
	const gram *x = a, *y = b;

	if (x->list.n != y->list.n)
		return x->list.n < y->list.n ? -1 : 1;
	return x->place < y->place ? -1 : x->place > y->place;
}

/* Leave out grams, from the longest list on, whose characters others have too. */
static size_t cover(gram *grams, size_t n)
{
	unsigned char covered[GRAMS_MAX + 1] = { 0 }; /* characters, by how many grams */
	size_t kept = n;

	for (size_t i = 0; i < n; i++) {
		covered[grams[i].place]++;
		covered[grams[i].place + 1]++;
	}
	for (size_t i = n; i-- > 1;) {
		unsigned char *characters = &covered[grams[i].place];

		if (characters[0] < 2 || characters[1] < 2)
			continue;
		characters[0]--;
		characters[1]--;
		memmove(&grams[i], &grams[i + 1], (--kept - i) * sizeof *grams);
	}
	return kept;
}

/* All grams follow one another. */
static int follow(ty_inside *s, gram *grams, size_t n)
{
	n = cover(grams, n);
	if (!ty_sieve_read_occurrences(&s->left, &grams[0].list, (uint8_t)grams[0].place))
		return ENOMEM;
	for (size_t i = 1; i < n && s->left.n; i++)
		ty_sieve_follow(&s->left, &grams[i].list, (uint8_t)grams[i].place);
	ty_sieve_end_occurrences(&s->left);
	return 0;
}

static int meet(ty_inside *s, const gram *grams, size_t n)
{
	if (!ty_sieve_read(&s->left, &grams[0].list))
		return ENOMEM;
	for (size_t i = 1; i < n && s->left.n > TY_INSIDE_ENOUGH; i++)
		if (grams[i].list.n / TY_INSIDE_LENGTHY < s->left.n)
			s->left.n = ty_postings_meet(s->left.numbers, s->left.n, &grams[i].list);
	return 0;
}

int ty_inside_grams(ty_inside *s)
{
	const size_t all = s->needle->n_grams, n = all < GRAMS_MAX ? all : GRAMS_MAX;
	gram grams[GRAMS_MAX];
	bool placed = s->portion->end - s->portion->first <= TY_OCCURRENCE_NUMBERS, there;

	s->left.n = 0;
	if (all == 1 && (s->needle->grams[0] & 0xffff) == 0xffff)
		return find_character(s);
	for (size_t i = 0; i < n; i++) {
		int rc = ty_inside_list(&grams[i].list, &there, s, s->needle->grams[i]);

		if (rc || !there)
			return rc;
		grams[i].place = i;
		placed &= ty_postings_places(&grams[i].list) != NULL;
	}
	qsort(grams, n, sizeof *grams, by_length);
	s->sure = s->needle->grams_exact && n == all && (placed || n == 1);
	return placed && n > 1 ? follow(s, grams, n) : meet(s, grams, n);
}

/* ---- all portions ---- */

/* Tell of what is left: numbers of the store. */
static taiyaku_status tell(const ty_inside *s, ty_inside_fn found, void *ctx, taiyaku_error *err)
{
	const size_t n = s->left.n;

	for (size_t i = 0; i < n; i++)
		s->left.numbers[i] += s->portion->first;
	return n ? found(ctx, s->left.numbers, n, s->sure, err) : TAIYAKU_OK;
}

taiyaku_status ty_lmdb_inside(ty_txn *txn, const ty_needle *needle, ty_inside_fn found, void *ctx,
			      taiyaku_error *err)
{
	ty_inside s = { .t = (ty_lmdb_txn *)txn, .needle = needle };
	ty_inside_parts parts = { .ends = NULL };
	taiyaku_status status = TAIYAKU_OK;
	ty_portions *portions;
	int rc = ty_portions_load(s.t, &portions);

	if (!rc && !needle->grams)
		rc = ty_inside_parts_find(&parts, s.t, needle);
	for (size_t i = 0; !status && !rc && i < portions->n; i++) {
		s.portion = &portions->list[i];
		rc = needle->grams ? ty_inside_grams(&s) : ty_inside_words(&s, &parts);
		if (!rc)
			status = tell(&s, found, ctx, err);
	}
	if (!status)
		status = ty_lmdb_fail(s.t->db, rc, err);
	ty_inside_parts_free(&parts);
	ty_sieve_free(&s.left);
	return status;
}
