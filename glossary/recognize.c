/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Recognizing terms: which of those in a store occur in a text, and where.  The store is asked for
 * the beginning at each place where a term can begin, and for what is as long as the terms that
 * begin so; spellings that differ are looked for between the borders of words, or of runs of one
 * script.  A term inside a longer one that occurs is none.
 */
#include <stdlib.h>

#include "base/error.h"
#include "base/grow.h"
#include "base/pair.h"
#include "store/store.h"
#include "text/key.h"
#include "text/script.h"
#include "text/utf8.h"

/* Longest text, in bytes. */
#define TEXT_MAX ((size_t)16 << 20)

enum {
	BEGINNING_UNSPACED = 2, /* code points by which terms are asked for, */
	BEGINNING_SPACED = 4,	/* where spaces divide words */
	WORDS_MAX = 5,		/* words or runs that a variant goes over */
	KANA_ALONE = 4,		/* hiragana that are a term inside a run of them */
};

static const int scores[] = { [TAIYAKU_EXACT] = 100,
			      [TAIYAKU_WIDTH] = 99,
			      [TAIYAKU_KANA] = 98,
			      [TAIYAKU_KANJI] = 97,
			      [TAIYAKU_LOOSE] = 95 };

/* A code point of the key. */
typedef struct point {
	uint32_t at; /* byte of the key */
	unsigned char script;
} point;

typedef struct finding {
	uint32_t from, to; /* code points of the key */
	uint64_t number, id;
	taiyaku_level level;
} finding;

typedef struct scan {
	ty_txn *txn;
	const taiyaku_query_options *options;
	taiyaku_str text, key;
	const uint32_t *map; /* bytes of the key to bytes of the text */
	int side;
	ty_language language;
	bool spaced;
	unsigned kinds;
	point *points; /* n of them, and one behind the last */
	size_t n;
	ty_arena arena, at_hand; /* of the scan; of one candidate */
	size_t from, to;	 /* code points that are asked for at present */
	bool lengths[TY_LENGTH_MAX];
	finding *found; /* owned */
	size_t n_found, cap;
} scan;

/* ---- where a term can begin and end ---- */

/* Whether two neighbours belong to one word: those of Latin and other letters, of katakana. */
static bool is_joined(const point *before, const point *behind)
{
	if (behind->script == TY_SCRIPT_MARK)
		return true;
	if (before->script == TY_SCRIPT_KATAKANA || behind->script == TY_SCRIPT_KATAKANA)
		return before->script == behind->script;
	return ty_script_is_word((ty_script)before->script) &&
	       ty_script_is_word((ty_script)behind->script) &&
	       !ty_script_is_japanese((ty_script)before->script) &&
	       !ty_script_is_japanese((ty_script)behind->script);
}

static bool is_border(const scan *s, size_t at)
{
	return at == 0 || at == s->n || !is_joined(&s->points[at - 1], &s->points[at]);
}

static bool is_word(const scan *s, size_t at)
{
	return ty_script_is_word((ty_script)s->points[at].script);
}

/* Whether the script changes at a place. */
static bool is_change(const scan *s, size_t at)
{
	return at == 0 || at == s->n || s->points[at - 1].script != s->points[at].script;
}

/* Whether what stands at from..to, between borders, can be a term: one kanji of a compound, or a
 * few hiragana of a run, say something else. */
static bool can_be_term(const scan *s, size_t from, size_t to)
{
	size_t hiragana = 0;

	if (!is_border(s, from) || !is_border(s, to))
		return false;
	for (size_t i = from; i < to; i++)
		hiragana += s->points[i].script == TY_SCRIPT_HIRAGANA;
	if (to - from == 1 && hiragana)
		return false; /* a particle */
	if (to - from > 1 && (hiragana < to - from || hiragana >= KANA_ALONE))
		return true;
	return is_change(s, from) && is_change(s, to);
}

static taiyaku_str slice(const scan *s, size_t from, size_t to)
{
	return ty_str_slice(s->key, s->points[from].at, s->points[to].at);
}

/* ---- what is found ---- */

static bool is_wanted(const scan *s, const taiyaku_pair *pair)
{
	const taiyaku_filter *filter = &s->options->filter;

	return (s->kinds & TY_KIND_BIT(pair->kind)) &&
	       (filter->memory.len == 0 || ty_str_equal(filter->memory, pair->memory));
}

static taiyaku_str original(const scan *s, size_t from, size_t to)
{
	return ty_str_trim(
		ty_str_slice(s->text, s->map[s->points[from].at], s->map[s->points[to].at]));
}

/* The first level at which a term equals the text; *equal is false if none. */
static taiyaku_status compare(taiyaku_level *level, bool *equal, scan *s, taiyaku_str term,
			      taiyaku_error *err)
{
	taiyaku_str text = original(s, s->from, s->to), a, b;
	taiyaku_status status = TAIYAKU_OK;

	*equal = ty_str_equal(term, text);
	*level = TAIYAKU_EXACT;
	for (int l = TAIYAKU_WIDTH; !status && !*equal && l <= TAIYAKU_LOOSE; l++) {
		*level = (taiyaku_level)l;
		status = ty_key(&a, &s->at_hand, term, s->language, *level, err);
		if (!status)
			status = ty_key(&b, &s->at_hand, text, s->language, *level, err);
		*equal = !status && ty_str_equal(a, b);
	}
	return status;
}

static taiyaku_status keep(scan *s, const finding *what, taiyaku_error *err)
{
	for (size_t i = s->n_found; i > 0; i--) {
		const finding *old = &s->found[i - 1];

		if (old->from != what->from)
			break;
		if (old->to == what->to && old->number == what->number)
			return TAIYAKU_OK;
	}
	if (!TY_GROW(s->found, s->cap, s->n_found + 1))
		return ty_fail_memory(err);
	s->found[s->n_found++] = *what;
	return TAIYAKU_OK;
}

static taiyaku_status judge(void *ctx, const ty_candidate *candidate, taiyaku_error *err)
{
	scan *s = ctx;
	finding what = { .from = (uint32_t)s->from,
			 .to = (uint32_t)s->to,
			 .number = candidate->number };
	taiyaku_pair pair;
	bool good;
	taiyaku_status status;

	ty_arena_reset(&s->at_hand);
	status = ty_store_get(&pair, &good, s->txn, candidate->number, &s->at_hand, err);
	if (status || !good || !is_wanted(s, &pair))
		return status;
	what.id = ty_pair_hash(&pair);
	status = compare(&what.level, &good, s, pair.text[s->side], err);
	return status || !good ? status : keep(s, &what, err);
}

static taiyaku_status ask(scan *s, ty_group group, taiyaku_str key, size_t from, size_t to,
			  taiyaku_error *err)
{
	const ty_key_ref ref = { group, s->side, s->kinds, key };

	s->from = from;
	s->to = to;
	return ty_store_by_key(s->txn, &ref, judge, s, err);
}

/* ---- as they are written ---- */

static taiyaku_status note_length(void *ctx, const ty_candidate *candidate, taiyaku_error *err)
{
	scan *s = ctx;

	(void)err;
	if (candidate->length < TY_LENGTH_MAX)
		s->lengths[candidate->length] = true;
	return TAIYAKU_OK;
}

/* The longest term that begins at a place. */
static taiyaku_status find_at(scan *s, size_t from, taiyaku_error *err)
{
	size_t known = s->spaced ? BEGINNING_SPACED : BEGINNING_UNSPACED;
	size_t left = s->n - from, before = s->n_found;
	taiyaku_status status = TAIYAKU_OK;

	memset(s->lengths, 0, sizeof s->lengths);
	if (left >= known) {
		const ty_key_ref ref = { TY_GROUP_WIDTH, s->side, s->kinds,
					 slice(s, from, from + known) };

		status = ty_store_by_prefix(s->txn, &ref, note_length, s, err);
	}
	for (size_t i = 1; i < known; i++)
		s->lengths[i] = true;
	if (left >= TY_LENGTH_MAX)
		left = TY_LENGTH_MAX - 1;
	for (size_t n = left; !status && n > 0 && s->n_found == before; n--)
		if (s->lengths[n] && can_be_term(s, from, from + n))
			status = ask(s, TY_GROUP_WIDTH, slice(s, from, from + n), from, from + n,
				     err);
	return status;
}

/* ---- as they may be written too ---- */

static taiyaku_status find_variant(scan *s, size_t from, size_t to, taiyaku_error *err)
{
	taiyaku_str written = slice(s, from, to), loose;
	taiyaku_status status = ty_key(&loose, &s->arena, written, s->language, TAIYAKU_LOOSE, err);

	if (!status && loose.len > 0)
		status = ask(s, TY_GROUP_VARIANT, loose, from, to, err);
	if (!status && loose.len > 0 && !ty_str_equal(loose, written))
		status = ask(s, TY_GROUP_WIDTH, loose, from, to, err);
	return status;
}

/* Where words end, or runs of one script where no spaces divide them. */
static bool is_seam(const scan *s, size_t at)
{
	return is_border(s, at) && (s->spaced || is_change(s, at));
}

static taiyaku_status find_variants(scan *s, size_t from, taiyaku_error *err)
{
	taiyaku_status status = TAIYAKU_OK;
	size_t words = 0;

	for (size_t to = from + 1; !status && to <= s->n && words < WORDS_MAX; to++) {
		if (!is_seam(s, to) || !is_word(s, to - 1))
			continue;
		words++;
		if (can_be_term(s, from, to))
			status = find_variant(s, from, to, err);
	}
	return status;
}

/* ---- the answer ---- */

static int by_place(const void *a, const void *b)
{
	const finding *x = a, *y = b;

	if (x->from != y->from)
		return x->from < y->from ? -1 : 1;
	if (x->to != y->to)
		return x->to > y->to ? -1 : 1;
	if (x->level != y->level)
		return x->level < y->level ? -1 : 1;
	if (x->id != y->id)
		return x->id < y->id ? -1 : 1;
	return x->number < y->number ? -1 : x->number > y->number;
}

static taiyaku_status tell_one(scan *s, const finding *what, taiyaku_hit_fn hit, void *ctx,
			       taiyaku_error *err)
{
	taiyaku_str place = original(s, what->from, what->to);
	size_t before = (size_t)(place.data - s->text.data);
	taiyaku_pair pair;
	taiyaku_hit one = {
		.pair = &pair, .side = s->side, .level = what->level, .score = scores[what->level]
	};
	taiyaku_status status;
	char id[17];
	bool there;

	ty_arena_reset(&s->at_hand);
	status = ty_store_get(&pair, &there, s->txn, what->number, &s->at_hand, err);
	if (status || !there)
		return status;
	one.start = ty_str_count_points(ty_str_slice(s->text, 0, before));
	one.end = one.start + ty_str_count_points(place);
	ty_pair_id_of(id, what->id);
	pair.id = ty_str_of(id, 16);
	return hit(ctx, &one, err);
}

/* Whether a finding is a part of one before it; or begins in it, where no space says that it may be
 * a word: 本の is none in 日本の. */
static bool is_covered(const scan *s, const finding *what, const finding *before)
{
	if (what->from == before->from)
		return what->to != before->to;
	return what->to <= before->to || (!s->spaced && what->from < before->to);
}

static taiyaku_status tell(scan *s, taiyaku_hit_fn hit, void *ctx, taiyaku_error *err)
{
	const finding *last = NULL;
	taiyaku_status status = TAIYAKU_OK;
	size_t told = 0;

	if (s->n_found)
		qsort(s->found, s->n_found, sizeof *s->found, by_place);
	for (size_t i = 0; !status && i < s->n_found; i++) {
		const finding *what = &s->found[i];

		if (last && is_covered(s, what, last))
			continue;
		last = what;
		if (s->options->max == 0 || told++ < s->options->max)
			status = tell_one(s, what, hit, ctx, err);
	}
	return status;
}

/* ---- the text ---- */

static taiyaku_status take_points(scan *s, taiyaku_error *err)
{
	size_t at = 0;
	taiyaku_status status = ty_key_mapped(&s->key, &s->map, &s->arena, s->text, err);

	if (status)
		return status;
	s->points = ty_arena_array(&s->arena, s->key.len + 1, sizeof *s->points);
	if (!s->points)
		return ty_fail_memory(err);
	while (at < s->key.len) {
		uint32_t cp;

		s->points[s->n].at = (uint32_t)at;
		at = ty_utf8_next(&cp, s->key, at);
		s->points[s->n].script = (unsigned char)ty_script_of(cp);
		/* ー goes on what it stands behind. */
		if (cp == 0x30FC && s->n > 0)
			s->points[s->n].script = s->points[s->n - 1].script;
		s->n++;
	}
	s->points[s->n] = (point){ .at = (uint32_t)s->key.len };
	return TAIYAKU_OK;
}

static taiyaku_status find_all(scan *s, taiyaku_error *err)
{
	taiyaku_status status = take_points(s, err);

	for (size_t from = 0; !status && from < s->n; from++) {
		if (!is_border(s, from) || s->points[from].script == TY_SCRIPT_SPACE)
			continue;
		status = find_at(s, from, err);
		if (!status && is_word(s, from) && is_seam(s, from))
			status = find_variants(s, from, err);
	}
	return status;
}

/* The side that a text is on, where that is not said. */
static int side_of(const taiyaku_store *store, taiyaku_str text)
{
	bool source = ty_language_of(store->languages.source) == TY_JAPANESE;
	bool target = ty_language_of(store->languages.target) == TY_JAPANESE;

	if (source == target)
		return TAIYAKU_SOURCE;
	return ty_has_japanese(text) == source ? TAIYAKU_SOURCE : TAIYAKU_TARGET;
}

taiyaku_status taiyaku_scan(taiyaku_store *store, taiyaku_str text,
			    const taiyaku_query_options *options, taiyaku_hit_fn hit, void *ctx,
			    taiyaku_error *err)
{
	const taiyaku_query_options none = { 0 };
	scan s = { .options = options ? options : &none, .text = text };
	taiyaku_status status;

	if (ty_utf8_valid(text) != text.len)
		return ty_fail(err, TAIYAKU_EARGUMENT, "the text to scan is not valid UTF-8");
	if (text.len > TEXT_MAX)
		return ty_fail(err, TAIYAKU_ELIMIT, "a text of over %zu bytes", TEXT_MAX);
	s.side = s.options->sides ? s.options->sides == TAIYAKU_ONLY_TARGET : side_of(store, text);
	s.language = ty_language_of(s.side ? store->languages.target : store->languages.source);
	s.spaced = s.language == TY_ENGLISH || s.language == TY_SPACED;
	s.kinds = TY_KIND_BIT(s.options->filter.kind ? s.options->filter.kind : TAIYAKU_TERM);
	status = ty_store_begin(&s.txn, store, false, err);
	if (status)
		return status;
	if (s.kinds & s.txn->kinds)
		status = find_all(&s, err);
	if (!status)
		status = tell(&s, hit, ctx, err);
	ty_store_abort(s.txn);
	free(s.found);
	ty_arena_free(&s.arena);
	ty_arena_free(&s.at_hand);
	return status;
}
