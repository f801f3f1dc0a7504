/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What a job is: each segment falls into the first band that it meets.  A segment waits for the one
 * behind it, since only with both neighbours a match can be one in context.
 */
#include <stdlib.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/error.h"
#include "base/set.h"
#include "text/amount.h"

/* The least score of a match band, and its name. */
static const struct {
	const char *name;
	int least;
} bands[TAIYAKU_BANDS] = {
	[TAIYAKU_BAND_REPETITIONS] = { "repetitions", 0 },
	[TAIYAKU_BAND_101] = { "101", 101 },
	[TAIYAKU_BAND_100] = { "100", 100 },
	[TAIYAKU_BAND_95] = { "95-99", 95 },
	[TAIYAKU_BAND_85] = { "85-94", 85 },
	[TAIYAKU_BAND_75] = { "75-84", 75 },
	[TAIYAKU_BAND_50] = { "50-74", 50 },
	[TAIYAKU_BAND_NONE] = { "none", 0 },
};

/* The segments that are held: the one at hand between its neighbours. */
enum { BEFORE, HERE, AFTER, HELD };

struct taiyaku_analysis {
	taiyaku_sink self;
	taiyaku_store *store; /* borrowed; NULL: none */
	ty_arena arena;
	taiyaku_str memory;
	ty_set seen; /* texts of all files so far */
	ty_buf held[HELD];
	size_t n; /* segments of this file so far */
	taiyaku_amount amounts[TAIYAKU_BANDS];
};

const char *taiyaku_band_name(taiyaku_band band)
{
	return band < TAIYAKU_BANDS ? bands[band].name : "";
}

static taiyaku_status keep_score(void *ctx, const taiyaku_hit *hit, taiyaku_error *err)
{
	(void)err;
	*(int *)ctx = hit->score;
	return TAIYAKU_OK;
}

static taiyaku_status score_of(int *out, taiyaku_analysis *a, taiyaku_error *err)
{
	const taiyaku_query_options options = { .filter.memory = a->memory,
						.threshold = bands[TAIYAKU_BAND_50].least,
						.max = 1 };
	const taiyaku_segment segment = { .text = ty_buf_str(&a->held[HERE]),
					  .in_context = true,
					  .before = ty_buf_str(&a->held[BEFORE]),
					  .after = ty_buf_str(&a->held[AFTER]) };

	*out = 0;
	return a->store ? taiyaku_match(a->store, &segment, &options, keep_score, out, err)
			: TAIYAKU_OK;
}

/* The segment at hand has both its neighbours. */
static taiyaku_status count(taiyaku_analysis *a, taiyaku_error *err)
{
	const taiyaku_str text = ty_buf_str(&a->held[HERE]);
	taiyaku_band band = TAIYAKU_BAND_REPETITIONS;
	taiyaku_status status = TAIYAKU_OK;
	bool is_new;
	int score;

	if (!ty_set_add(&a->seen, &is_new, ty_set_hash(text, (taiyaku_str){ NULL, 0 })))
		return ty_fail_memory(err);
	if (is_new) {
		status = score_of(&score, a, err);
		band = TAIYAKU_BAND_101;
		while (!status && score < bands[band].least)
			band++;
	}
	if (!status)
		ty_amount_add(&a->amounts[band], text);
	return status;
}

static void step(taiyaku_analysis *a)
{
	ty_buf oldest = a->held[BEFORE];

	a->held[BEFORE] = a->held[HERE];
	a->held[HERE] = a->held[AFTER];
	a->held[AFTER] = oldest;
	ty_buf_clear(&a->held[AFTER]);
}

static taiyaku_status take(void *ctx, const taiyaku_pair *pair, taiyaku_error *err)
{
	taiyaku_analysis *a = ctx;
	ty_buf *place = &a->held[a->n ? AFTER : HERE];
	taiyaku_status status;

	ty_buf_add(place, pair->text[TAIYAKU_SOURCE]);
	status = ty_buf_status(place, err);
	if (status || a->n++ == 0)
		return status;
	status = count(a, err);
	step(a);
	return status;
}

taiyaku_status taiyaku_analysis_new(taiyaku_analysis **out, taiyaku_store *store,
				    taiyaku_str memory, taiyaku_error *err)
{
	taiyaku_analysis *a = calloc(1, sizeof *a);

	if (!a)
		return ty_fail_memory(err);
	a->self = (taiyaku_sink){ take, a };
	a->store = store;
	if (!ty_arena_copy(&a->memory, &a->arena, memory)) {
		taiyaku_analysis_free(a);
		return ty_fail_memory(err);
	}
	*out = a;
	return TAIYAKU_OK;
}

const taiyaku_sink *taiyaku_analysis_sink(taiyaku_analysis *analysis)
{
	return &analysis->self;
}

taiyaku_status taiyaku_analysis_end(taiyaku_amount out[TAIYAKU_BANDS], taiyaku_analysis *analysis,
				    taiyaku_error *err)
{
	taiyaku_status status = analysis->n ? count(analysis, err) : TAIYAKU_OK;

	for (int i = 0; i < HELD; i++)
		ty_buf_clear(&analysis->held[i]);
	analysis->n = 0;
	memcpy(out, analysis->amounts, sizeof analysis->amounts);
	memset(analysis->amounts, 0, sizeof analysis->amounts);
	return status;
}

void taiyaku_analysis_free(taiyaku_analysis *analysis)
{
	if (!analysis)
		return;
	for (int i = 0; i < HELD; i++)
		ty_buf_free(&analysis->held[i]);
	ty_set_free(&analysis->seen);
	ty_arena_free(&analysis->arena);
	free(analysis);
}
