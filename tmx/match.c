/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Fuzzy matches: the store gives every pair that can be near enough, and perhaps others; here they
 * are compared, ordered, and the best are told with what differs.
 */
#include <stdlib.h>

#include "base/ascii.h"
#include "base/error.h"
#include "base/grow.h"
#include "base/pair.h"
#include "store/store.h"
#include "text/utf8.h"
#include "tmx/compare.h"
#include "tmx/numbers.h"
#include "tmx/why.h"

enum {
	THRESHOLD_DEFAULT = 70,
	MAX_DEFAULT = 20,
	EQUAL_KEYS = 99,
	EQUAL = 100,
	EQUAL_IN_CONTEXT = 101,
	DATE_MAX = 14, /* digits of a date: YYYYMMDDhhmmss */
};

/* How near a text is: all that can be told without its record. */
typedef struct nearness {
	int score;
	ty_points_apart apart;
} nearness;

/* What was found, with all that decides its place. */
typedef struct finding {
	uint32_t number;
	int side;
	nearness near;
	char date[DATE_MAX]; /* digits; zeros where there is none */
} finding;

typedef struct matching {
	ty_txn *txn;
	const taiyaku_segment *segment;
	const taiyaku_query_options *options;
	size_t max;
	ty_selection selection;
	ty_near near;
	ty_compare *compare; /* of the side at hand */
	ty_arena arena;	     /* of the query */
	ty_arena at_hand;    /* of one candidate */
	finding *found;	     /* owned */
	size_t n, cap;
	nearness *best; /* owned: of the side at hand, at most max; a heap, the least first */
	size_t n_best, best_cap;
} matching;

/* ---- the best ---- */

/* Similarity in characters, 1 - distance / longer, as fractions. */
static int compare_similarity(const ty_points_apart *a, const ty_points_apart *b)
{
	uint64_t x = (uint64_t)(a->longer - a->distance) * (b->longer ? b->longer : 1);
	uint64_t y = (uint64_t)(b->longer - b->distance) * (a->longer ? a->longer : 1);

	return x > y ? -1 : x < y;
}

/* Under 0: a is nearer. */
static int compare_nearness(const nearness *a, const nearness *b)
{
	return a->score != b->score ? b->score - a->score
				    : compare_similarity(&a->apart, &b->apart);
}

/* Put one in at place i of the heap or above, where it belongs. */
static void sift_up(nearness *heap, size_t i, const nearness *one)
{
	for (size_t up; i && compare_nearness(&heap[up = (i - 1) / 2], one) < 0; i = up)
		heap[i] = heap[up];
	heap[i] = *one;
}

/* Put one in place of the least. */
static void replace_least(nearness *heap, size_t n, const nearness *one)
{
	size_t i = 0;

	for (size_t down; (down = i * 2 + 1) < n; i = down) {
		down += down + 1 < n && compare_nearness(&heap[down], &heap[down + 1]) < 0;
		if (compare_nearness(&heap[down], one) <= 0)
			break;
		heap[i] = heap[down];
	}
	heap[i] = *one;
}

/* The least near of the best, once there are as many as are asked for: what is less near has no
 * place among them, but the rest of the order may give one to what is as near.  NULL: there are
 * not yet. */
static const nearness *least_near(const matching *m)
{
	return m->n_best == m->max ? m->best : NULL;
}

/* Count one among the best, if it is; then what scores less than they all is not looked for. */
static bool note_near(matching *m, const nearness *one)
{
	const nearness *least = least_near(m);

	if (!least) {
		if (!TY_GROW(m->best, m->best_cap, m->n_best + 1))
			return false;
		sift_up(m->best, m->n_best++, one);
	} else if (compare_nearness(one, least) < 0) {
		replace_least(m->best, m->n_best, one);
	}
	least = least_near(m);
	if (least && least->score > m->near.threshold)
		m->near.threshold = least->score < EQUAL_KEYS ? least->score : EQUAL_KEYS;
	return true;
}

/* ---- finding ---- */

/* Whether one of the values of a type is text; *any whether it has a value. */
static bool has_neighbour(bool *any, const taiyaku_pair *pair, const char *type, taiyaku_str text)
{
	bool has = false;

	*any = false;
	for (size_t i = 0; i < pair->n_props; i++)
		if (ty_str_is(pair->props[i].type, type)) {
			*any = true;
			has |= ty_str_equal(pair->props[i].value, text);
		}
	return has;
}

/* Whether the neighbours of a pair, where it has any, are those of the segment; *known whether both
 * have.  A pair without a segment on one side stood at an end of its file, but Trados does not keep
 * the one behind. */
static bool same_neighbours(bool *known, const taiyaku_segment *segment, const taiyaku_pair *pair)
{
	bool any[2];
	bool before = has_neighbour(&any[0], pair, "x-context-pre", segment->before);
	bool after = has_neighbour(&any[1], pair, "x-context-post", segment->after);
	bool one_sided = ty_pair_prop(pair, "x-ContextContent").len > 0;

	*known = segment->in_context && (any[0] || any[1]);
	return *known && (before || (!any[0] && segment->before.len == 0)) &&
	       (after || (!any[1] && (segment->after.len == 0 || one_sided)));
}

/* Equal in all tokens: as written or not, in its context or not. */
static taiyaku_status score_equal(int *score, matching *m, uint32_t number, taiyaku_str text,
				  taiyaku_error *err)
{
	taiyaku_pair pair;
	taiyaku_status status;
	bool there, known;

	*score = EQUAL_KEYS;
	if (!ty_str_equal(text, m->segment->text))
		return TAIYAKU_OK;
	*score = EQUAL;
	if (!m->segment->in_context)
		return TAIYAKU_OK;
	status = ty_store_get(&pair, &there, m->txn, number, &m->at_hand, err);
	if (!status && there && same_neighbours(&known, m->segment, &pair))
		*score = EQUAL_IN_CONTEXT;
	return status;
}

/* Compare one candidate. */
static taiyaku_status consider(void *ctx, uint32_t number, const taiyaku_str texts[2],
			       taiyaku_error *err)
{
	matching *m = ctx;
	const nearness *least = least_near(m);
	finding one = { .number = number, .side = m->near.side };
	taiyaku_status status;
	taiyaku_str key;

	ty_arena_reset(&m->at_hand);
	status = ty_key(&key, &m->at_hand, texts[one.side], TY_SPACED, TAIYAKU_WIDTH, err);
	if (!status)
		status = ty_compare_score(&one.near.score, m->compare, key, m->near.threshold, err);
	if (!status && one.near.score == EQUAL)
		status = score_equal(&one.near.score, m, number, texts[one.side], err);
	if (status || one.near.score < m->near.threshold)
		return status;
	if (least && one.near.score < least->score)
		return TAIYAKU_OK;
	status = ty_compare_points(&one.near.apart, m->compare, key,
				   least && one.near.score == least->score ? &least->apart : NULL,
				   err);
	if (status || (least && compare_nearness(&one.near, least) > 0))
		return status;
	if (!TY_GROW(m->found, m->cap, m->n + 1) || !note_near(m, &one.near))
		return ty_fail_memory(err);
	m->found[m->n++] = one;
	return TAIYAKU_OK;
}

static taiyaku_status consider_all(void *ctx, const uint32_t *numbers, size_t n, taiyaku_error *err)
{
	matching *m = ctx;
	uint32_t *selected = ty_arena_array(&m->arena, n, sizeof *selected);

	if (!selected)
		return ty_fail_memory(err);
	memcpy(selected, numbers, n * sizeof *numbers);
	n = ty_store_select(selected, NULL, n, m->txn, &m->selection);
	return ty_store_texts_of(m->txn, selected, n, consider, m, err);
}

static taiyaku_status find_side(matching *m, taiyaku_str key, int side, taiyaku_error *err)
{
	const taiyaku_languages *languages = &m->txn->store->languages;
	ty_language language = ty_language_of(side ? languages->target : languages->source);
	taiyaku_status status = ty_compare_new(&m->compare, &m->arena, key, language, err);

	if (status)
		return status;
	m->near.side = side;
	m->near.threshold = m->options->threshold ? m->options->threshold : THRESHOLD_DEFAULT;
	m->n_best = 0;
	m->near.text = ty_compare_text(m->compare);
	return ty_store_near(m->txn, &m->near, consider_all, m, err);
}

static taiyaku_status find(matching *m, taiyaku_error *err)
{
	taiyaku_sides sides = m->options->sides;
	taiyaku_str key;
	taiyaku_status status =
		ty_key(&key, &m->arena, m->segment->text, TY_SPACED, TAIYAKU_WIDTH, err);

	if (!status && sides != TAIYAKU_ONLY_TARGET)
		status = find_side(m, key, TAIYAKU_SOURCE, err);
	if (!status && sides != TAIYAKU_ONLY_SOURCE)
		status = find_side(m, key, TAIYAKU_TARGET, err);
	return status;
}

/* ---- ordering ---- */

static int by_place(const void *a, const void *b)
{
	const finding *x = a, *y = b;
	int order = compare_nearness(&x->near, &y->near);

	if (!order)
		order = memcmp(y->date, x->date, DATE_MAX);
	if (!order)
		order = x->number > y->number ? -1 : x->number < y->number;
	return order ? order : x->side - y->side;
}

static int by_number(const void *a, const void *b)
{
	const finding *x = a, *y = b;

	if (x->number != y->number)
		return x->number < y->number ? -1 : 1;
	return by_place(a, b);
}

/* A pair that was found on both sides counts once. */
static void drop_doubles(matching *m)
{
	size_t n = 0;

	qsort(m->found, m->n, sizeof *m->found, by_number);
	for (size_t i = 0; i < m->n; i++)
		if (!n || m->found[n - 1].number != m->found[i].number)
			m->found[n++] = m->found[i];
	m->n = n;
}

/* The digits of when a pair was changed last, or made. */
static void read_date(char out[DATE_MAX], const taiyaku_pair *pair)
{
	taiyaku_str date = ty_pair_prop(pair, "changedate");
	size_t n = 0;

	if (!date.len)
		date = ty_pair_prop(pair, "creationdate");
	for (size_t i = 0; i < date.len && n < DATE_MAX; i++)
		if (ty_is_digit(date.data[i]))
			out[n++] = date.data[i];
}

/* Dates of findings from..to, that nothing else tells apart. */
static taiyaku_status read_dates(matching *m, size_t from, size_t to, taiyaku_error *err)
{
	taiyaku_status status = TAIYAKU_OK;

	for (size_t i = from; !status && i < to; i++) {
		taiyaku_pair pair;
		bool there;

		ty_arena_reset(&m->at_hand);
		status = ty_store_get(&pair, &there, m->txn, m->found[i].number, &m->at_hand, err);
		if (!status && there)
			read_date(m->found[i].date, &pair);
	}
	return status;
}

/* Put the first max in their order; dates are read only where they decide. */
static taiyaku_status order(matching *m, taiyaku_error *err)
{
	taiyaku_status status = TAIYAKU_OK;

	if (!m->n)
		return TAIYAKU_OK;
	drop_doubles(m);
	qsort(m->found, m->n, sizeof *m->found, by_place);
	for (size_t from = 0, to; !status && from < m->n && from < m->max; from = to) {
		to = from + 1;
		while (to < m->n && compare_nearness(&m->found[from].near, &m->found[to].near) == 0)
			to++;
		if (to - from < 2)
			continue;
		status = read_dates(m, from, to, err);
		qsort(m->found + from, to - from, sizeof *m->found, by_place);
	}
	return status;
}

/* ---- telling ---- */

static size_t points_to(taiyaku_str text, size_t byte)
{
	return ty_str_count_points(ty_str_slice(text, 0, byte));
}

static bool give_differences(taiyaku_hit *hit, const ty_differences *from, ty_arena *arena,
			     taiyaku_str query, taiyaku_str text)
{
	taiyaku_difference *list = ty_arena_array(arena, from->n + 1, sizeof *list);

	if (!list)
		return false;
	for (size_t i = 0; i < from->n; i++) {
		const ty_difference *d = &from->list[i];

		list[i].at[0] = (taiyaku_span){ points_to(query, d->start[0]),
						points_to(query, d->end[0]) };
		list[i].at[1] =
			(taiyaku_span){ points_to(text, d->start[1]), points_to(text, d->end[1]) };
		list[i].why = d->why;
	}
	hit->differences = list;
	hit->n_differences = from->n;
	return true;
}

static bool give_proposal(taiyaku_hit *hit, const ty_corrected *from, ty_arena *arena)
{
	taiyaku_span *list = ty_arena_array(arena, from->n + 1, sizeof *list);

	if (!list)
		return false;
	for (size_t i = 0; i < from->n; i++)
		list[i] = (taiyaku_span){ points_to(from->text, from->list[i].start),
					  points_to(from->text, from->list[i].end) };
	hit->corrections = list;
	hit->n_corrections = from->n;
	if (from->n)
		hit->proposal = from->text;
	return true;
}

/* What cannot be seen in the texts: tags, and neighbours. */
static unsigned other_reasons(const matching *m, const taiyaku_hit *hit)
{
	unsigned why = 0;
	bool known;

	if (!ty_str_equal(m->segment->markup, hit->pair->markup[hit->side]))
		why |= TAIYAKU_WHY_TAG;
	if (hit->score == EQUAL && !same_neighbours(&known, m->segment, hit->pair) && known)
		why |= TAIYAKU_WHY_CONTEXT;
	return why;
}

static taiyaku_status give_details(matching *m, taiyaku_hit *hit, taiyaku_error *err)
{
	taiyaku_str query = m->segment->text, text = hit->pair->text[hit->side];
	ty_differences differences;
	ty_corrected corrected = { .n = 0 };
	taiyaku_status status = ty_why_find(&differences, &m->at_hand, query, text, err);

	if (!status && differences.why & TAIYAKU_WHY_NUMBER)
		status = ty_numbers_correct(&corrected, &m->at_hand, query, text,
					    hit->pair->text[!hit->side], err);
	if (status)
		return status;
	if (!give_differences(hit, &differences, &m->at_hand, query, text) ||
	    !give_proposal(hit, &corrected, &m->at_hand))
		return ty_fail_memory(err);
	hit->why = differences.why | other_reasons(m, hit);
	return TAIYAKU_OK;
}

static taiyaku_status tell(matching *m, const finding *found, taiyaku_hit_fn tell_hit, void *ctx,
			   taiyaku_error *err)
{
	taiyaku_hit hit = { .side = found->side, .score = found->near.score };
	char id[17];
	taiyaku_pair pair;
	taiyaku_status status;
	bool there;

	ty_arena_reset(&m->at_hand);
	status = ty_store_get(&pair, &there, m->txn, found->number, &m->at_hand, err);
	if (status || !there)
		return status;
	taiyaku_pair_id(id, &pair);
	pair.id = ty_str(id);
	hit.pair = &pair;
	hit.level = found->near.score >= EQUAL	      ? TAIYAKU_EXACT
		    : found->near.score == EQUAL_KEYS ? TAIYAKU_WIDTH
						      : TAIYAKU_NEAR;
	if (m->options->details)
		status = give_details(m, &hit, err);
	return status ? status : tell_hit(ctx, &hit, err);
}

static unsigned kinds_of(const taiyaku_filter *filter)
{
	return filter->kind ? TY_KIND_BIT(filter->kind) : TY_KINDS_ALL & ~TY_KIND_BIT(TAIYAKU_TERM);
}

taiyaku_status taiyaku_match(taiyaku_store *store, const taiyaku_segment *segment,
			     const taiyaku_query_options *options, taiyaku_hit_fn hit, void *ctx,
			     taiyaku_error *err)
{
	const taiyaku_query_options none = { 0 };
	matching m = { .segment = segment, .options = options ? options : &none };
	taiyaku_status status;

	if (m.options->threshold < 0 || m.options->threshold > EQUAL)
		return ty_fail(err, TAIYAKU_EARGUMENT, "a threshold of %d: from 1 to 100",
			       m.options->threshold);
	if (!ty_str_valid(segment->text) || !ty_str_valid(segment->markup) ||
	    !ty_str_valid(segment->before) || !ty_str_valid(segment->after))
		return ty_fail(err, TAIYAKU_EARGUMENT, "the text asked for is not valid UTF-8");
	m.max = m.options->max ? m.options->max : MAX_DEFAULT;
	m.selection = (ty_selection){ kinds_of(&m.options->filter), m.options->filter.memory };
	status = ty_store_begin(&m.txn, store, false, err);
	if (status)
		return status;
	status = find(&m, err);
	if (!status)
		status = order(&m, err);
	for (size_t i = 0; !status && i < m.n && i < m.max; i++)
		status = tell(&m, &m.found[i], hit, ctx, err);
	ty_store_abort(m.txn);
	ty_arena_free(&m.arena);
	ty_arena_free(&m.at_hand);
	free(m.found);
	free(m.best);
	return status;
}
