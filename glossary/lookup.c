/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Look-up: what is equal to a text at some level, or begins with it, in either language; where
 * there is nothing, what a slip of the hand is away.  The store gives candidates by key; what they
 * are worth is decided here, from their texts.
 */
#include <stdlib.h>

#include "base/error.h"
#include "base/grow.h"
#include "base/pair.h"
#include "base/set.h"
#include "store/store.h"
#include "text/distance.h"
#include "text/key.h"
#include "text/reading.h"
#include "text/romaji.h"
#include "text/script.h"
#include "text/utf8.h"

enum {
	MAX_DEFAULT = 20,
	PREFIX_BEST = 89,  /* under all that is equal */
	PREFIX_SHARE = 16, /* beginnings looked at for each one wanted, at least */
	NEAR_LEAST = 70,   /* score of what is near, */
	NEAR_MOST = 2,	   /* and the characters that may differ */
};

static const int scores[] = {
	[TAIYAKU_EXACT] = 100, [TAIYAKU_WIDTH] = 99,   [TAIYAKU_KANA] = 98,   [TAIYAKU_KANJI] = 97,
	[TAIYAKU_LOOSE] = 95,  [TAIYAKU_READING] = 90, [TAIYAKU_ROMAJI] = 90,
};

/* A pair that was found. */
typedef struct finding {
	uint64_t number, id;
	taiyaku_level level;
	int score, side;
} finding;

typedef struct search {
	ty_txn *txn;
	const taiyaku_query_options *options;
	size_t max;
	taiyaku_str query;
	ty_language languages[2];
	unsigned kinds, varied; /* TY_KIND_BIT of kinds asked for; of those with variants */
	taiyaku_str keys[2][TAIYAKU_LOOSE + 1]; /* of the query, by side and level */
	taiyaku_str reading;			/* the query as a reading, loose; may be empty */
	taiyaku_str romaji;			/* the same in Latin letters */
	bool japanese;				/* the query is written in Japanese */
	ty_arena arena, at_hand;		/* of the search; of one candidate */
	uint64_t number;			/* of the candidate at hand, 0: none */
	taiyaku_pair pair;			/* the candidate at hand */
	finding *found;				/* owned */
	size_t n, cap;
	ty_set numbers; /* of those found */
	int side;	/* that is searched at present */
} search;

static bool is_japanese(const search *s, int side)
{
	return s->languages[side] == TY_JAPANESE;
}

/* ---- what is found ---- */

/* A pair found before keeps the better of both: the level that sets less aside, then the source. */
static void improve(search *s, const finding *better)
{
	for (size_t i = 0; i < s->n; i++) {
		finding *old = &s->found[i];

		if (old->number != better->number)
			continue;
		if (better->level < old->level ||
		    (better->level == old->level &&
		     (better->score > old->score ||
		      (better->score == old->score && better->side < old->side))))
			*old = *better;
		return;
	}
}

static taiyaku_status keep(search *s, const finding *what, taiyaku_error *err)
{
	bool is_new;

	if (what->score < s->options->threshold)
		return TAIYAKU_OK;
	if (!TY_GROW(s->found, s->cap, s->n + 1) || !ty_set_add(&s->numbers, &is_new, what->number))
		return ty_fail_memory(err);
	if (is_new)
		s->found[s->n++] = *what;
	else
		improve(s, what);
	return TAIYAKU_OK;
}

/* The pair of a candidate, if there is one and it is wanted. */
static taiyaku_status fetch(taiyaku_pair *pair, bool *there, search *s, uint64_t number,
			    taiyaku_error *err)
{
	taiyaku_status status = TAIYAKU_OK;

	*there = true;
	if (number != s->number) {
		ty_arena_reset(&s->at_hand);
		s->number = 0;
		status = ty_store_get(&s->pair, there, s->txn, number, &s->at_hand, err);
	}
	if (status || !*there)
		return status;
	s->number = number;
	*pair = s->pair;
	*there = ty_pair_passes(pair, &s->options->filter);
	return TAIYAKU_OK;
}

/* ---- equal at some level ---- */

/* The first level at which a text of the pair equals the query; *equal is false if none. */
static taiyaku_status compare(taiyaku_level *level, bool *equal, search *s,
			      const taiyaku_pair *pair, taiyaku_error *err)
{
	int last = pair->kind == TAIYAKU_SEGMENT ? TAIYAKU_WIDTH : TAIYAKU_LOOSE;
	taiyaku_status status = TAIYAKU_OK;
	taiyaku_str key;

	*equal = ty_str_equal(pair->text[s->side], s->query);
	*level = TAIYAKU_EXACT;
	for (int l = TAIYAKU_WIDTH; !status && !*equal && l <= last; l++) {
		status = ty_key(&key, &s->at_hand, pair->text[s->side], s->languages[s->side],
				(taiyaku_level)l, err);
		*equal = !status && ty_str_equal(key, s->keys[s->side][l]);
		*level = (taiyaku_level)l;
	}
	return status;
}

static taiyaku_status judge(void *ctx, const ty_candidate *candidate, taiyaku_error *err)
{
	search *s = ctx;
	finding what = { .number = candidate->number, .side = s->side };
	taiyaku_pair pair;
	bool good;
	taiyaku_status status = fetch(&pair, &good, s, candidate->number, err);

	if (!status && good)
		status = compare(&what.level, &good, s, &pair, err);
	if (status || !good)
		return status;
	what.id = ty_pair_hash(&pair);
	what.score = scores[what.level];
	return keep(s, &what, err);
}

/* Ask for the key of each level: a text that is equal at a level has that key, be it as its width
 * key or as a variant. */
static taiyaku_status find_equal(search *s, taiyaku_error *err)
{
	const taiyaku_str *keys = s->keys[s->side];
	taiyaku_status status = TAIYAKU_OK;

	for (int level = TAIYAKU_WIDTH; !status && level <= TAIYAKU_LOOSE; level++) {
		ty_key_ref ref = { TY_GROUP_WIDTH, s->side,
				   level == TAIYAKU_WIDTH ? s->kinds : s->varied, keys[level] };

		if (ref.key.len == 0 || ref.kinds == 0 ||
		    (level > TAIYAKU_WIDTH && ty_str_equal(keys[level], keys[level - 1])))
			continue;
		status = ty_store_by_key(s->txn, &ref, judge, s, err);
		ref.group = TY_GROUP_VARIANT;
		ref.kinds = s->varied;
		if (!status && ref.kinds)
			status = ty_store_by_key(s->txn, &ref, judge, s, err);
	}
	return status;
}

/* ---- by reading ---- */

/* A query in kana must have the same reading; one in Latin letters may romanise it in any way. */
static taiyaku_status judge_reading(void *ctx, const ty_candidate *candidate, taiyaku_error *err)
{
	search *s = ctx;
	finding what = { .number = candidate->number, .side = s->side };
	taiyaku_str reading, key;
	taiyaku_pair pair;
	bool good;
	taiyaku_status status = fetch(&pair, &good, s, candidate->number, err);

	if (status || !good)
		return status;
	reading = ty_reading_of(pair.reading, pair.text[s->side]);
	if (s->japanese)
		status = ty_key(&key, &s->at_hand, reading, TY_JAPANESE, TAIYAKU_LOOSE, err);
	else
		status = ty_romaji_key(&key, &s->at_hand, reading, err);
	if (status || !ty_str_equal(key, s->japanese ? s->reading : s->romaji))
		return status;
	what.id = ty_pair_hash(&pair);
	what.level = s->japanese ? TAIYAKU_READING : TAIYAKU_ROMAJI;
	what.score = scores[what.level];
	return keep(s, &what, err);
}

static taiyaku_status find_reading(search *s, taiyaku_error *err)
{
	const ty_key_ref ref = { TY_GROUP_READING, s->side, s->varied, s->romaji };

	if (!is_japanese(s, s->side) || s->romaji.len == 0)
		return TAIYAKU_OK;
	return ty_store_by_key(s->txn, &ref, judge_reading, s, err);
}

/* ---- by their beginning ---- */

/* Candidates are many where the query is short, and the short ones are the best: they are counted
 * by length first, and then fetched in order of length until there are enough. */
typedef struct beginnings {
	search *s;
	size_t query;			    /* length of the query's key */
	uint64_t counts[TY_LENGTH_MAX + 1]; /* candidates, by length */
	size_t from, to;		    /* lengths that are fetched */
} beginnings;

static taiyaku_status count_beginning(void *ctx, const ty_candidate *candidate, taiyaku_error *err)
{
	beginnings *b = ctx;

	(void)err;
	b->counts[candidate->length]++;
	return TAIYAKU_OK;
}

static int prefix_score(const beginnings *b, size_t length)
{
	size_t score = length ? 100 * b->query / length : 0;

	return score > PREFIX_BEST ? PREFIX_BEST : (int)score;
}

static taiyaku_status judge_beginning(void *ctx, const ty_candidate *candidate, taiyaku_error *err)
{
	beginnings *b = ctx;
	search *s = b->s;
	finding what = { .number = candidate->number, .level = TAIYAKU_PREFIX, .side = s->side };
	taiyaku_str key, query = s->keys[s->side][TAIYAKU_WIDTH];
	taiyaku_pair pair;
	bool good;
	taiyaku_status status;

	if (candidate->length < b->from || candidate->length > b->to)
		return TAIYAKU_OK;
	status = fetch(&pair, &good, s, candidate->number, err);
	if (!status && good)
		status = ty_key(&key, &s->at_hand, pair.text[s->side], s->languages[s->side],
				TAIYAKU_WIDTH, err);
	if (status || !good || key.len == query.len || !ty_str_starts(key, query))
		return status;
	what.id = ty_pair_hash(&pair);
	what.score = prefix_score(b, ty_str_count_points(key));
	return keep(s, &what, err);
}

static taiyaku_status each_beginning(beginnings *b, ty_candidate_fn found, taiyaku_error *err)
{
	search *s = b->s;
	taiyaku_status status = TAIYAKU_OK;

	for (s->side = 0; !status && s->side < 2; s->side++) {
		const ty_key_ref ref = { TY_GROUP_WIDTH, s->side, s->kinds,
					 s->keys[s->side][TAIYAKU_WIDTH] };

		if (ref.key.len)
			status = ty_store_by_prefix(s->txn, &ref, found, b, err);
	}
	return status;
}

/* Choose lengths from b->from on: enough candidates, and none of another length has a score that
 * these have too. */
static void choose_lengths(beginnings *b, uint64_t wanted)
{
	uint64_t candidates = b->counts[b->from];

	b->to = b->from;
	while (b->to < TY_LENGTH_MAX &&
	       (candidates < wanted || prefix_score(b, b->to + 1) == prefix_score(b, b->to)))
		candidates += b->counts[++b->to];
}

static taiyaku_status find_beginnings(search *s, taiyaku_error *err)
{
	beginnings b = { .s = s };
	taiyaku_status status = each_beginning(&b, count_beginning, err);

	b.query = ty_str_count_points(s->keys[TAIYAKU_SOURCE][TAIYAKU_WIDTH]);
	b.from = b.query < TY_LENGTH_MAX ? b.query : TY_LENGTH_MAX;
	while (!status && s->n < s->max && b.from <= TY_LENGTH_MAX &&
	       prefix_score(&b, b.from) >= s->options->threshold) {
		choose_lengths(&b, (uint64_t)(s->max - s->n) * PREFIX_SHARE);
		status = each_beginning(&b, judge_beginning, err);
		b.from = b.to + 1;
	}
	return status;
}

/* ---- near ---- */

/* A slip of the hand, seldom in the first character: what begins with the same one and is about as
 * long is compared. */
typedef struct nearby {
	search *s;
	const ty_pattern *query;
	size_t length, limit;
} nearby;

static bool take_points(uint32_t **out, size_t *n, ty_arena *arena, taiyaku_str s)
{
	*out = ty_arena_array(arena, s.len, sizeof **out);
	*n = 0;
	for (size_t at = 0; *out && at < s.len;)
		at = ty_utf8_next(&(*out)[(*n)++], s, at);
	return *out;
}

static taiyaku_status judge_near(void *ctx, const ty_candidate *candidate, taiyaku_error *err)
{
	const nearby *near = ctx;
	search *s = near->s;
	finding what = { .number = candidate->number, .level = TAIYAKU_NEAR, .side = s->side };
	size_t n, distance;
	taiyaku_pair pair;
	taiyaku_str key;
	uint32_t *points;
	bool good;
	taiyaku_status status;

	if (candidate->length + near->limit < near->length ||
	    candidate->length > near->length + near->limit)
		return TAIYAKU_OK;
	status = fetch(&pair, &good, s, candidate->number, err);
	if (!status && good)
		status = ty_key(&key, &s->at_hand, pair.text[s->side], s->languages[s->side],
				TAIYAKU_WIDTH, err);
	if (status || !good)
		return status;
	if (!take_points(&points, &n, &s->at_hand, key))
		return ty_fail_memory(err);
	distance = ty_pattern_distance(near->query, points, n, near->limit);
	if (distance > near->limit)
		return TAIYAKU_OK;
	what.id = ty_pair_hash(&pair);
	what.score = ty_score(distance, n > near->length ? n : near->length);
	return keep(s, &what, err);
}

static taiyaku_status find_near(search *s, taiyaku_error *err)
{
	taiyaku_str key = s->keys[TAIYAKU_SOURCE][TAIYAKU_WIDTH];
	nearby near = { .s = s };
	taiyaku_status status = TAIYAKU_OK;
	uint32_t *points;

	if (!take_points(&points, &near.length, &s->arena, key))
		return ty_fail_memory(err);
	near.limit = ty_score_limit(NEAR_LEAST, near.length);
	if (near.limit > NEAR_MOST)
		near.limit = NEAR_MOST;
	if (!near.limit || near.length > TY_LENGTH_MAX)
		return TAIYAKU_OK;
	near.query = ty_pattern_new(&s->arena, points, near.length);
	if (!near.query)
		return ty_fail_memory(err);
	key.len = ty_str_points(key, 1);
	for (s->side = 0; !status && s->side < 2; s->side++) {
		const ty_key_ref ref = { TY_GROUP_WIDTH, s->side, s->varied, key };

		if (ref.kinds)
			status = ty_store_by_prefix(s->txn, &ref, judge_near, &near, err);
	}
	return status;
}

/* ---- the answer ---- */

static int by_rank(const void *a, const void *b)
{
	const finding *x = a, *y = b;

	if (x->level != y->level)
		return x->level < y->level ? -1 : 1;
	if (x->score != y->score)
		return x->score > y->score ? -1 : 1;
	if (x->id != y->id)
		return x->id < y->id ? -1 : 1;
	return x->number < y->number ? -1 : x->number > y->number;
}

static taiyaku_status tell(search *s, taiyaku_hit_fn hit, void *ctx, taiyaku_error *err)
{
	taiyaku_status status = TAIYAKU_OK;

	if (s->n)
		qsort(s->found, s->n, sizeof *s->found, by_rank);
	for (size_t i = 0; !status && i < s->n && i < s->max; i++) {
		const finding *what = &s->found[i];
		taiyaku_pair pair;
		taiyaku_hit one = { .pair = &pair,
				    .side = what->side,
				    .level = what->level,
				    .score = what->score };
		char id[17];
		bool there;

		status = fetch(&pair, &there, s, what->number, err);
		if (status || !there)
			continue;
		ty_pair_id_of(id, what->id);
		pair.id = ty_str_of(id, 16);
		status = hit(ctx, &one, err);
	}
	return status;
}

/* Width keys are alike in all languages; keys of weaker levels are made where some pair can have
 * them. */
static taiyaku_status make_keys(search *s, taiyaku_error *err)
{
	taiyaku_str width;
	taiyaku_status status =
		ty_key(&width, &s->arena, s->query, s->languages[0], TAIYAKU_WIDTH, err);

	for (int side = 0; side < 2; side++) {
		s->keys[side][TAIYAKU_EXACT] = s->query;
		s->keys[side][TAIYAKU_WIDTH] = width;
		for (int level = TAIYAKU_KANA; !status && s->varied && level <= TAIYAKU_LOOSE;
		     level++)
			status = ty_key(&s->keys[side][level], &s->arena, s->query,
					s->languages[side], (taiyaku_level)level, err);
	}
	if (status || !s->varied || (!is_japanese(s, 0) && !is_japanese(s, 1)))
		return status;
	s->japanese = ty_has_japanese(s->query);
	s->reading = ty_reading_of((taiyaku_str){ NULL, 0 }, s->query);
	if (s->reading.len)
		status = ty_key(&s->reading, &s->arena, s->query, TY_JAPANESE, TAIYAKU_LOOSE, err);
	if (!status && (s->reading.len || !s->japanese))
		status = ty_romaji_key(&s->romaji, &s->arena, s->query, err);
	return status;
}

static taiyaku_status find_all(search *s, taiyaku_error *err)
{
	taiyaku_status status = make_keys(s, err);

	for (s->side = 0; !status && s->side < 2; s->side++) {
		status = find_equal(s, err);
		if (!status)
			status = find_reading(s, err);
	}
	if (!status && !s->options->exact_only)
		status = find_beginnings(s, err);
	if (!status && !s->options->exact_only && s->n == 0)
		status = find_near(s, err);
	return status;
}

taiyaku_status taiyaku_lookup(taiyaku_store *store, taiyaku_str query,
			      const taiyaku_query_options *options, taiyaku_hit_fn hit, void *ctx,
			      taiyaku_error *err)
{
	const taiyaku_query_options none = { 0 };
	search s = { .options = options ? options : &none, .query = query };
	taiyaku_status status;

	if (ty_utf8_valid(query) != query.len)
		return ty_fail(err, TAIYAKU_EARGUMENT, "the text asked for is not valid UTF-8");
	s.max = s.options->max ? s.options->max : MAX_DEFAULT;
	s.languages[TAIYAKU_SOURCE] = ty_language_of(store->languages.source);
	s.languages[TAIYAKU_TARGET] = ty_language_of(store->languages.target);
	status = ty_store_begin(&s.txn, store, false, err);
	if (status)
		return status;
	s.kinds = s.options->filter.kind ? TY_KIND_BIT(s.options->filter.kind) : TY_KINDS_ALL;
	s.kinds &= s.txn->kinds;
	s.varied = s.kinds & ~TY_KIND_BIT(TAIYAKU_SEGMENT);
	status = find_all(&s, err);
	if (!status)
		status = tell(&s, hit, ctx, err);
	ty_store_abort(s.txn);
	free(s.found);
	ty_set_free(&s.numbers);
	ty_arena_free(&s.arena);
	ty_arena_free(&s.at_hand);
	return status;
}
