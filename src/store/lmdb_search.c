/* SPDX-License-Identifier: Apache-2.0 */
#include <errno.h>
#include <stdlib.h>

#include "base/error.h"
#include "store/lmdb_columns.h"
#include "store/lmdb_near.h"
#include "store/lmdb_words.h"
#include "store/record.h"

enum {
	RECENT_MAX = 2048,   /* pairs that may be in no list */
	TEXTS_MAX = 4 << 20, /* pairs of a portion that a change makes */
};

/* Bytes of runs that a change collects before it makes lists of them. */
#define RUNS_MAX ((size_t)256 << 20)

int ty_search_open(ty_lmdb_search *search, MDB_txn *mdb, unsigned flags)
{
	int rc = mdb_dbi_open(mdb, "near", flags, &search->near);

	if (!rc)
		rc = mdb_dbi_open(mdb, "columns", flags, &search->columns);
	if (!rc)
		rc = mdb_dbi_open(mdb, "lists", flags, &search->lists.dbi);
	if (!rc)
		rc = mdb_dbi_open(mdb, "words", flags, &search->words.dbi);
	if (!rc)
		rc = mdb_dbi_open(mdb, "vocabulary", flags, &search->vocabulary);
	search->lists.values = search->words.values = true;
	return rc;
}

void ty_search_free(ty_lmdb_txn *t)
{
	ty_search_txn *search = t->search;
	ty_search_change *change;

	if (!search)
		return;
	change = &search->change;
	if (search->columns)
		mdb_cursor_close(search->columns);
	ty_map_close(&search->lists);
	ty_map_close(&search->words);
	ty_near_free(change);
	ty_words_free(change);
	ty_buf_free(&change->columns);
	for (int side = 0; side < 2; side++)
		ty_runs_free(&change->runs[side]);
	ty_arena_free(&change->scratch);
	ty_buf_free(&change->room);
	free(search->portions.list);
	free(search);
	t->search = NULL;
}

int ty_search_add(ty_lmdb_txn *t, uint32_t number, const taiyaku_pair *pair)
{
	if (!ty_search_of(t))
		return ENOMEM;
	return ty_columns_add(t, number, pair);
}

/* ---- texts into runs ---- */

static int add_words(ty_lmdb_txn *t, ty_runs *runs, uint32_t number, const ty_searchable *text)
{
	uint32_t *words = ty_arena_room(&t->search->change.scratch, text->n_tokens * sizeof *words);
	int rc = words ? ty_words_enter(words, t, text) : ENOMEM;

	if (!rc)
		ty_runs_add(runs, number, words, text->n_tokens);
	return rc;
}

static int add_to_runs(ty_lmdb_txn *t, uint32_t number, const ty_searchable texts[2])
{
	ty_search_change *change = &t->search->change;
	int rc = 0;

	for (int side = 0; !rc && side < 2; side++) {
		const ty_searchable *text = &texts[side];

		if (text->grams) {
			change->grams[side] = change->runs[side].with_places = true;
			ty_runs_add(&change->runs[side], number, text->grams, text->n_tokens);
		} else if (text->n_tokens) {
			rc = add_words(t, &change->runs[side], number, text);
		}
		if (change->runs[side].failed)
			rc = ENOMEM;
	}
	change->runs_end = number + 1;
	return rc;
}

/* The texts of pairs first..end - 1, made ready again, go to runs. */
static taiyaku_status add_backlog(ty_lmdb_txn *t, uint32_t first, uint32_t end, taiyaku_error *err)
{
	ty_arena *scratch = &t->search->change.scratch;
	taiyaku_status status = TAIYAKU_OK;
	int rc = 0;

	for (uint32_t number = first; !status && !rc && number < end; number++) {
		taiyaku_str text[2];
		ty_searchable texts[2];
		bool there;

		ty_arena_reset(scratch);
		status = ty_lmdb_texts(text, &there, &t->base, number, err);
		if (status || !there)
			continue;
		status = t->base.searchable(texts, t->base.searchable_ctx,
					    (const taiyaku_str[2]){ text[0], text[1] }, scratch,
					    err);
		if (!status)
			rc = add_to_runs(t, number, texts);
	}
	return status ? status : ty_lmdb_fail(t->db, rc, err);
}

static bool runs_are_full(const ty_search_change *change, uint32_t first)
{
	return change->runs_end - first >= TEXTS_MAX ||
	       change->runs[0].bytes + change->runs[1].bytes >= RUNS_MAX;
}

static uint32_t recent_max(const ty_lmdb *db)
{
	return db->search.recent_max ? db->search.recent_max : RECENT_MAX;
}

/* The texts of the pair added last, for lists: at once while there are many of them, else when
 * there are. */
static taiyaku_status list_texts(ty_lmdb_txn *t, uint32_t number, const ty_searchable texts[2],
				 taiyaku_error *err)
{
	ty_search_change *change = &t->search->change;
	taiyaku_status status = TAIYAKU_OK;
	ty_portions *portions;
	uint32_t first;
	int rc = ty_portions_load(t, &portions);

	if (rc)
		return ty_lmdb_fail(t->db, rc, err);
	first = ty_portions_end(portions);
	if (!change->bulk) {
		if (number - first < recent_max(t->db) || !t->base.searchable)
			return TAIYAKU_OK;
		change->bulk = true;
		status = add_backlog(t, first, number, err);
	}
	if (!status)
		rc = add_to_runs(t, number, texts);
	if (!status && !rc && runs_are_full(change, first))
		rc = ty_portions_add(t);
	return status ? status : ty_lmdb_fail(t->db, rc, err);
}

taiyaku_status ty_lmdb_index(ty_txn *txn, const ty_searchable texts[2], taiyaku_error *err)
{
	ty_lmdb_txn *t = (ty_lmdb_txn *)txn;
	uint32_t number = (uint32_t)(t->counters.next - 1);
	int rc = ty_columns_lengths(t, number, texts);

	ty_arena_reset(&t->search->change.scratch);
	for (int side = 0; !rc && side < 2; side++)
		if (texts[side].n_tokens)
			rc = ty_near_add(t, number, side, &texts[side]);
	if (rc)
		return ty_lmdb_fail(t->db, rc, err);
	return list_texts(t, number, texts, err);
}

taiyaku_status ty_search_flush(ty_lmdb_txn *t, taiyaku_error *err)
{
	ty_search_change *change;
	int rc;

	if (!t->search)
		return TAIYAKU_OK;
	change = &t->search->change;
	rc = ty_columns_flush(t);
	if (!rc)
		rc = ty_near_flush(t);
	if (!rc && change->bulk && change->runs_end > ty_portions_end(&t->search->portions))
		rc = ty_portions_add(t);
	if (!rc)
		rc = ty_words_flush(t);
	if (!rc && t->search->portions.loaded)
		rc = ty_portions_save(t);
	return ty_lmdb_fail(t->db, rc, err);
}

taiyaku_status ty_lmdb_recent(uint32_t *first, uint32_t *end, ty_txn *txn, taiyaku_error *err)
{
	ty_lmdb_txn *t = (ty_lmdb_txn *)txn;
	ty_portions *portions;
	int rc = ty_portions_load(t, &portions);

	if (rc)
		return ty_lmdb_fail(t->db, rc, err);
	*first = ty_portions_end(portions);
	*end = (uint32_t)t->counters.next;
	return TAIYAKU_OK;
}
