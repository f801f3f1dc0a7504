/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The fuzzy search: the blocks of signatures of all lengths that can be near enough, scanned.  They
 * are gathered first, in the order of the file, and scanned in that of their lengths, nearest
 * first; where lists tell sooner (lmdb_pieces.h), only the recent texts in them, which no list has.
 */
#include <errno.h>
#include <stdlib.h>

#include "base/grow.h"
#include "store/lmdb_near.h"
#include "store/lmdb_pieces.h"
#include "store/seal.h"
#include "store/signature.h"

enum {
	FOUND_MAX = 8192, /* records of a block */
	BATCH = 2048,	  /* that are told at a time, in the order of the file: */
	NEAREST = 3,	  /* those of the nearest lengths at once, for they raise the threshold, */
	ENOUGH = 256	  /* and others when there are so many */
};

/* A block that may have something. */
typedef struct spot {
	MDB_val value;
	uint32_t tokens;
	uint32_t limit; /* of edits, at first */
	int script;
	uint32_t next;		  /* of the same distance in length, plus 1 */
	ty_signature_block block; /* once it is opened */
} spot;

typedef struct scan {
	ty_lmdb_txn *t;
	const ty_near *query;
	ty_numbers_fn found;
	void *ctx;
	ty_signature_scan *run;
	uint32_t *counted; /* of the tokens of the query, in arena */
	bool ordered;	   /* by a block */
	/* By words of signatures, in arena; NULL: not made yet. */
	uint32_t *columns[TY_SIGNATURE_WORDS_MAX + 1];
	spot *spots; /* owned */
	size_t n_spots, cap;
	uint32_t *heads; /* in arena: of spots by distance in length, plus 1 */
	size_t furthest;
	ty_pieces_search pieces;
	uint32_t recent, end; /* numbers of pairs that no list has */
	ty_arena arena;
	size_t n_hits;
	uint32_t hits[FOUND_MAX + BATCH];
} scan;

static size_t away_from(const ty_near *query, size_t tokens)
{
	size_t own = query->text->n_tokens;

	return tokens > own ? tokens - own : own - tokens;
}

/* Whether a text of so many tokens can be near enough by its length, and by how many of them are
 * Japanese: an edit changes that number by one at most. */
static bool is_possible(const ty_near *query, int script, size_t tokens)
{
	size_t has = query->text->japanese;
	size_t limit = ty_near_limit(query, tokens);
	size_t least = ty_near_least(script, tokens);
	size_t most = script + 1 < TY_NEAR_SCRIPTS ? ty_near_least(script + 1, tokens) : tokens + 1;

	if (away_from(query, tokens) > limit)
		return false;
	return least < most && has + limit >= least && has < limit + most;
}

/* ---- one block ---- */

static taiyaku_status tell(scan *s, taiyaku_error *err)
{
	size_t n = s->n_hits;

	if (!n)
		return TAIYAKU_OK;
	ty_sort_numbers(s->hits, n);
	s->n_hits = 0;
	return s->found(s->ctx, s->hits, n, err);
}

/* The first record that is recent, or may be: these stand at the end. */
static size_t find_recent(const ty_signature_block *block, uint32_t recent)
{
	size_t from = block->n;

	while (from) {
		uint32_t number = ty_signature_block_number(block, from - 1);

		if (number && number < recent)
			break;
		from--;
	}
	return from;
}

/* The columns of the query in a block; NULL: no memory. */
static const uint32_t *find_columns(scan *s, const ty_signature_block *block)
{
	const size_t n = s->query->text->n_tokens, words = block->words;

	if (!s->ordered && !ty_signature_order(s->counted, n, block, &s->arena))
		return NULL;
	s->ordered = true;

	if (!s->columns[words]) {
		s->columns[words] = ty_arena_array(&s->arena, n, sizeof **s->columns);
		if (s->columns[words])
			ty_signature_columns(s->columns[words], words, s->counted, n);
	}
	return s->columns[words];
}

/* The most tokens of the query that a text of a block may lack: what it has over the query is among
 * the edits. */
static size_t may_lack(const scan *s, const spot *at)
{
	const size_t own = s->query->text->n_tokens, limit = ty_near_limit(s->query, at->tokens);

	return at->tokens > own ? limit - (at->tokens - own) : limit;
}

/* Open a block that is scanned next, so that its columns come while another is scanned. */
static int open_spot(scan *s, spot *at)
{
	ty_signature_query query = { .n = s->query->text->n_tokens };

	if (!ty_signature_block_open(&at->block, ty_seal_off(at->value.mv_data, at->value.mv_size),
				     ty_signature_words(at->tokens)) ||
	    at->block.n > FOUND_MAX)
		return MDB_CORRUPTED;
	query.columns = find_columns(s, &at->block);
	if (!query.columns)
		return ENOMEM;
	query.limit = may_lack(s, at);
	if (!ty_pieces_has(&s->pieces, at->tokens,
			   at->limit)) /* else it has little to be scanned */
		ty_signature_fetch(&at->block, &query);
	return 0;
}

static taiyaku_status scan_spot(scan *s, const spot *at, taiyaku_error *err)
{
	const ty_signature_block *block = &at->block;
	ty_signature_query query = {
		.columns = s->columns[block->words],
		.n = s->query->text->n_tokens,
		.limit = may_lack(s, at),
	};
	uint32_t *hits = s->hits + s->n_hits;
	uint32_t from = 1;
	size_t n;

	if (ty_pieces_has(&s->pieces, at->tokens, at->limit)) {
		from = s->recent;
		query.from = find_recent(block, from);
	}
	n = s->run(hits, block, &query);
	for (size_t i = 0; i < n; i++) {
		uint32_t number = ty_signature_block_number(block, hits[i]);

		if (number >= from && number < s->t->counters.next)
			s->hits[s->n_hits++] = number;
	}
	return s->n_hits < BATCH ? TAIYAKU_OK : tell(s, err);
}

/* ---- all blocks ---- */

static int add_spot(scan *s, int script, uint32_t tokens, MDB_val value)
{
	size_t away = away_from(s->query, tokens);

	if (!TY_GROW(s->spots, s->cap, s->n_spots + 1))
		return ENOMEM;
	s->spots[s->n_spots] = (spot){
		.value = value,
		.tokens = tokens,
		.limit = (uint32_t)ty_near_limit(s->query, tokens),
		.script = script,
		.next = s->heads[away],
	};
	s->heads[away] = (uint32_t)++s->n_spots;
	return 0;
}

/* The blocks of one script, of least to most tokens. */
static int gather(scan *s, MDB_cursor *cursor, int script, size_t least, size_t most)
{
	ty_near_key at = ty_near_key_make(s->query->side, script, (uint32_t)least, 0);
	const unsigned char list = at.bytes[0];
	MDB_val key = { TY_NEAR_KEY, at.bytes }, value;
	int rc = mdb_cursor_get(cursor, &key, &value, MDB_SET_RANGE);

	while (!rc && key.mv_size == TY_NEAR_KEY && *(unsigned char *)key.mv_data == list) {
		uint32_t tokens = ty_near_tokens(key.mv_data);

		if (tokens > most)
			return 0;
		if (is_possible(s->query, script, tokens))
			rc = add_spot(s, script, tokens, value);
		if (!rc)
			rc = mdb_cursor_get(cursor, &key, &value, MDB_NEXT);
	}
	return rc == MDB_NOTFOUND ? 0 : rc;
}

static int gather_all(scan *s)
{
	const size_t own = s->query->text->n_tokens;
	size_t least = own - ty_near_limit(s->query, own), most = own;
	MDB_cursor *cursor;
	int rc = mdb_cursor_open(s->t->mdb, s->t->db->search.near, &cursor);

	if (rc)
		return rc;
	/* The longer text is allowed more edits. */
	while (most < UINT32_MAX && ty_near_limit(s->query, most + 1) >= most + 1 - own)
		most++;
	s->furthest = most - own > own - least ? most - own : own - least;
	s->heads = ty_arena_array(&s->arena, s->furthest + 1, sizeof *s->heads);
	if (!s->heads)
		rc = ENOMEM;
	for (int script = 0; !rc && script < TY_NEAR_SCRIPTS; script++)
		rc = gather(s, cursor, script, least ? least : 1, most);
	mdb_cursor_close(cursor);
	return rc;
}

/* Bytes of the columns of the query in a block. */
static size_t read_of(const scan *s, const spot *at)
{
	size_t room = ty_signature_block_room(at->value.mv_size, ty_signature_words(at->tokens));

	return room / 8 * s->query->text->n_tokens;
}

/* Decide what lists tell. */
static int decide(scan *s)
{
	const bool grams = s->query->text->grams != NULL;
	ty_pieces_scan cost = { .least = ty_near_limit(s->query, s->query->text->n_tokens) };
	size_t *bytes;

	for (size_t i = 0; grams && i < s->n_spots; i++)
		if (s->spots[i].limit - cost.least >= cost.n)
			cost.n = s->spots[i].limit - cost.least;
	cost.n++;
	cost.bytes = bytes = ty_arena_array(&s->arena, cost.n, sizeof *bytes);
	if (!bytes)
		return ENOMEM;
	for (size_t i = 0; i < s->n_spots; i++)
		bytes[grams ? s->spots[i].limit - cost.least : 0] += read_of(s, &s->spots[i]);
	return ty_pieces_decide(&s->pieces, &s->arena, s->t, s->query, &cost);
}

/* Whether a block is to be scanned, though the threshold may have been raised. */
static bool is_wanted(const scan *s, const spot *at)
{
	return is_possible(s->query, at->script, at->tokens) &&
	       (s->recent < s->end || !ty_pieces_has(&s->pieces, at->tokens, at->limit));
}

/* The next block to be scanned, from spot i - 1 on; NULL: there is none.  *away is how far from the
 * query its length is. */
static spot *next_spot(size_t *away, const scan *s, uint32_t i)
{
	for (;; i = s->heads[++*away]) {
		for (; i; i = s->spots[i - 1].next)
			if (is_wanted(s, &s->spots[i - 1]))
				return &s->spots[i - 1];
		if (*away == s->furthest)
			return NULL;
	}
}

static taiyaku_status scan_all(scan *s, taiyaku_error *err)
{
	taiyaku_status status = TAIYAKU_OK;
	size_t away = 0, next_away;
	spot *at = next_spot(&away, s, s->heads[0]), *next;
	int rc = at ? open_spot(s, at) : 0;

	for (; !status && !rc && at; at = next, away = next_away) {
		next_away = away;
		next = next_spot(&next_away, s, at->next);
		rc = next ? open_spot(s, next) : 0;
		if (!rc && is_wanted(s, at))
			status = scan_spot(s, at, err);
		if (!rc && !status && next_away > away && (away < NEAREST || s->n_hits >= ENOUGH))
			status = tell(s, err);
	}
	if (!status)
		status = ty_lmdb_fail(s->t->db, rc, err);
	return status ? status : tell(s, err);
}

taiyaku_status ty_lmdb_near(ty_txn *txn, const ty_near *query, ty_numbers_fn found, void *ctx,
			    taiyaku_error *err)
{
	const size_t n = query->text->n_tokens;
	scan *s = n ? calloc(1, sizeof *s) : NULL;
	taiyaku_status status;

	if (!s)
		return n ? ty_lmdb_fail((ty_lmdb *)txn->store, ENOMEM, err) : TAIYAKU_OK;
	s->t = (ty_lmdb_txn *)txn;
	s->query = query;
	s->found = found;
	s->ctx = ctx;
	s->counted = ty_arena_array(&s->arena, n, sizeof *s->counted);
	s->run = ty_signature_scan_best();
	if (s->counted && ty_signature_count(s->counted, &s->arena, query->text->tokens, n))
		status = ty_lmdb_fail(s->t->db, gather_all(s), err);
	else
		status = ty_lmdb_fail(s->t->db, ENOMEM, err);
	if (!status)
		status = ty_lmdb_fail(s->t->db, decide(s), err);
	if (!status)
		status = ty_lmdb_recent(&s->recent, &s->end, txn, err);
	if (!status)
		status = ty_pieces_find(&s->pieces, found, ctx, err);
	if (!status)
		status = scan_all(s, err);
	ty_arena_free(&s->arena);
	free(s->spots);
	free(s);
	return status;
}
