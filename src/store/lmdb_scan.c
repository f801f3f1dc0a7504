/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The fuzzy search: the blocks of signatures of all lengths that can be near enough, scanned.
 */
#include <errno.h>

#include "store/lmdb_search.h"
#include "store/seal.h"
#include "store/signature.h"

enum { FOUND_MAX = 8192 }; /* records of a block */

typedef struct scan {
	ty_lmdb_txn *t;
	MDB_cursor *cursor;
	const ty_near *query;
	ty_numbers_fn found;
	void *ctx;
	ty_signature_scan *run;
	const uint32_t *counted; /* of the tokens of the query */
	uint64_t signature[TY_SIGNATURE_WORDS_MAX];
	size_t words; /* of signature; 0: not made yet */
	uint32_t hits[FOUND_MAX];
} scan;

/* The most edits between the query and a text of so many tokens that is near enough. */
static size_t limit_of(const ty_near *query, size_t tokens)
{
	size_t longer = tokens > query->text->n_tokens ? tokens : query->text->n_tokens;

	return (size_t)(100 - query->threshold) * longer / 100;
}

/* Whether a text of so many tokens can be near enough by its length, and by how many of them are
 * Japanese: an edit changes that number by one at most. */
static bool is_possible(const ty_near *query, int script, size_t tokens)
{
	size_t own = query->text->n_tokens, has = query->text->japanese;
	size_t limit = limit_of(query, tokens);
	size_t least = ty_near_least(script, tokens);
	size_t most = script + 1 < TY_NEAR_SCRIPTS ? ty_near_least(script + 1, tokens) : tokens + 1;

	if ((tokens > own ? tokens - own : own - tokens) > limit)
		return false;
	return least < most && has + limit >= least && has < limit + most;
}

static taiyaku_status tell(scan *s, const ty_signature_block *block, size_t n, taiyaku_error *err)
{
	size_t kept = 0;

	for (size_t i = 0; i < n; i++) {
		uint32_t number = ty_signature_block_number(block, s->hits[i]);

		if (number && number < s->t->counters.next)
			s->hits[kept++] = number;
	}
	return kept ? s->found(s->ctx, s->hits, kept, err) : TAIYAKU_OK;
}

static taiyaku_status scan_block(scan *s, MDB_val value, size_t tokens, taiyaku_error *err)
{
	const size_t words = ty_signature_words(tokens);
	ty_signature_block block;
	size_t n;

	if (!ty_signature_block_open(&block, ty_seal_off(value.mv_data, value.mv_size), words) ||
	    block.n > FOUND_MAX)
		return ty_lmdb_fail(s->t->db, MDB_CORRUPTED, err);
	if (words != s->words)
		ty_signature_make(s->signature, words, s->counted, s->query->text->n_tokens);
	s->words = words;
	n = s->run(s->hits, &block, s->signature, limit_of(s->query, tokens));
	return n ? tell(s, &block, n, err) : TAIYAKU_OK;
}

/* All texts of one script and length. */
static taiyaku_status scan_length(scan *s, int script, size_t tokens, taiyaku_error *err)
{
	ty_near_key first = ty_near_key_make(s->query->side, script, (uint32_t)tokens, 0);
	ty_near_key at = first;
	MDB_val key = { TY_NEAR_KEY, at.bytes }, value;
	taiyaku_status status = TAIYAKU_OK;
	int rc;

	if (!is_possible(s->query, script, tokens))
		return TAIYAKU_OK;
	rc = mdb_cursor_get(s->cursor, &key, &value, MDB_SET_RANGE);
	while (!rc && !status && key.mv_size == TY_NEAR_KEY &&
	       memcmp(key.mv_data, first.bytes, TY_NEAR_PREFIX) == 0) {
		status = scan_block(s, value, tokens, err);
		if (!status)
			rc = mdb_cursor_get(s->cursor, &key, &value, MDB_NEXT);
	}
	if (!status && rc && rc != MDB_NOTFOUND)
		status = ty_lmdb_fail(s->t->db, rc, err);
	return status;
}

static taiyaku_status scan_all(scan *s, taiyaku_error *err)
{
	const size_t own = s->query->text->n_tokens;
	taiyaku_status status = TAIYAKU_OK;

	/* The longer text is allowed more edits. */
	for (size_t away = 0; !status && limit_of(s->query, own + away) >= away; away++) {
		for (int script = 0; !status && script < TY_NEAR_SCRIPTS; script++) {
			if (away < own)
				status = scan_length(s, script, own - away, err);
			if (!status && away)
				status = scan_length(s, script, own + away, err);
		}
	}
	return status;
}

taiyaku_status ty_lmdb_near(ty_txn *txn, const ty_near *query, ty_numbers_fn found, void *ctx,
			    taiyaku_error *err)
{
	ty_lmdb_txn *t = (ty_lmdb_txn *)txn;
	scan s = { .t = t, .query = query, .found = found, .ctx = ctx };
	ty_arena arena = { 0 };
	uint32_t *counted = ty_arena_array(&arena, query->text->n_tokens, sizeof *counted);
	taiyaku_status status;
	int rc;

	if (!query->text->n_tokens) {
		ty_arena_free(&arena);
		return TAIYAKU_OK;
	}
	rc = counted && ty_signature_count(counted, &arena, query->text->tokens,
					   query->text->n_tokens)
		     ? mdb_cursor_open(t->mdb, t->db->search.near, &s.cursor)
		     : ENOMEM;
	if (rc) {
		ty_arena_free(&arena);
		return ty_lmdb_fail(t->db, rc, err);
	}
	s.counted = counted;
	s.run = ty_signature_scan_best();
	status = scan_all(&s, err);
	mdb_cursor_close(s.cursor);
	ty_arena_free(&arena);
	return status;
}
