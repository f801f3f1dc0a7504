/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Putting a pair into a store, and taking one out.  A pair that is there already gets what the new
 * find adds; another is added with its keys.
 */
#include <assert.h>

#include "base/error.h"
#include "base/pair.h"
#include "text/utf8.h"
#include "tmx/change.h"
#include "tmx/searchable.h"

static bool is_valid(taiyaku_str s)
{
	return ty_utf8_valid(s) == s.len;
}

static bool origins_are_valid(const taiyaku_pair *pair)
{
	for (size_t i = 0; i < pair->n_origins; i++) {
		const taiyaku_origin *origin = &pair->origins[i];

		if (!is_valid(origin->file) || !is_valid(origin->author) ||
		    !is_valid(origin->romanized) || !is_valid(origin->year) ||
		    !is_valid(origin->date) || !is_valid(origin->url))
			return false;
	}
	return true;
}

static bool props_are_valid(const taiyaku_pair *pair)
{
	for (size_t i = 0; i < pair->n_props; i++)
		if (!is_valid(pair->props[i].type) || !is_valid(pair->props[i].value))
			return false;
	return true;
}

taiyaku_status ty_change_check(const taiyaku_pair *pair, taiyaku_error *err)
{
	if (pair->kind < TAIYAKU_ANY || pair->kind > TAIYAKU_NAME)
		return ty_fail(err, TAIYAKU_EARGUMENT, "no kind of pair has the number %d",
			       (int)pair->kind);
	if (!pair->text[TAIYAKU_SOURCE].len || !pair->text[TAIYAKU_TARGET].len)
		return ty_fail(err, TAIYAKU_EARGUMENT, "a text is empty");
	if (is_valid(pair->text[TAIYAKU_SOURCE]) && is_valid(pair->text[TAIYAKU_TARGET]) &&
	    is_valid(pair->markup[TAIYAKU_SOURCE]) && is_valid(pair->markup[TAIYAKU_TARGET]) &&
	    is_valid(pair->tuid) && is_valid(pair->memory) && is_valid(pair->status) &&
	    is_valid(pair->note) && is_valid(pair->reading) && props_are_valid(pair) &&
	    origins_are_valid(pair))
		return TAIYAKU_OK;
	return ty_fail(err, TAIYAKU_EARGUMENT, "the text of a pair is not valid UTF-8");
}

taiyaku_status ty_put_describe(ty_put *put, ty_arena *arena, const ty_language languages[2],
			       taiyaku_error *err)
{
	taiyaku_status status = ty_pair_keys_make(&put->keys, arena, &put->pair, languages, err);

	for (int side = 0; !status && side < 2; side++) {
		taiyaku_str key = { NULL, 0 };

		for (size_t i = 0; i < put->keys.n; i++)
			if (put->keys.refs[i].group == TY_GROUP_WIDTH &&
			    put->keys.refs[i].side == side)
				key = put->keys.refs[i].key;
		status = ty_searchable_make(&put->texts[side], arena, key, languages[side], err);
	}
	put->described = !status;
	return status;
}

static taiyaku_status add(taiyaku_change *change, ty_put *put, taiyaku_error *err)
{
	taiyaku_status status = TAIYAKU_OK;

	if (!put->described)
		status = ty_put_describe(put, &change->arena, change->languages, err);
	if (!status)
		status = ty_store_add(change->txn, &put->pair, put->id, put->keys.refs, put->keys.n,
				      err);
	return status ? status : ty_store_index(change->txn, put->texts, err);
}

taiyaku_status ty_change_take_out(taiyaku_change *change, uint64_t number,
				  const taiyaku_pair *known, taiyaku_error *err)
{
	ty_pair_keys keys;
	ty_searchable texts[2];
	ty_removal what = { .number = number, .id = ty_pair_hash(known), .kind = known->kind };
	taiyaku_status status =
		ty_pair_keys_make(&keys, &change->arena, known, change->languages, err);

	if (!status)
		status = ty_searchable_pair(texts, change->languages, known->text, &change->arena,
					    err);
	if (status)
		return status;
	what.keys = keys.refs;
	what.n_keys = keys.n;
	what.texts = texts;
	return ty_store_remove(change->txn, &what, err);
}

static taiyaku_str reading_of(const ty_pair_keys *keys)
{
	for (size_t i = 0; i < keys->n; i++)
		if (keys->refs[i].group == TY_GROUP_READING)
			return keys->refs[i].key;
	return (taiyaku_str){ NULL, 0 };
}

/* A reading is all that makes new keys: the texts are the same.  It may take the place of the one
 * that kana are for themselves. */
static taiyaku_status merge_reading(taiyaku_change *change, uint64_t number,
				    const taiyaku_pair *known, const taiyaku_pair *merged,
				    taiyaku_error *err)
{
	ty_pair_keys before, after;
	ty_put put = { .pair = *merged };
	taiyaku_status status =
		ty_pair_keys_make(&before, &change->arena, known, change->languages, err);

	if (!status)
		status = ty_pair_keys_make(&after, &change->arena, merged, change->languages, err);
	if (status)
		return status;
	if (!reading_of(&before).len || ty_str_equal(reading_of(&before), reading_of(&after)))
		return ty_store_replace(change->txn, number, merged, after.refs, after.n, err);
	status = ty_change_take_out(change, number, known, err);
	put.id = ty_pair_hash(merged);
	return status ? status : add(change, &put, err);
}

/* What was found adds to what is known. */
static taiyaku_status merge(bool *changed, taiyaku_change *change, uint64_t number,
			    const taiyaku_pair *known, const taiyaku_pair *found,
			    taiyaku_error *err)
{
	taiyaku_pair merged;

	if (!ty_pair_merge(&merged, changed, &change->arena, known, found))
		return ty_fail_memory(err);
	if (!*changed)
		return TAIYAKU_OK;
	if (merged.reading.len != known->reading.len)
		return merge_reading(change, number, known, &merged, err);
	return ty_store_replace(change->txn, number, &merged, NULL, 0, err);
}

taiyaku_status ty_change_put(taiyaku_put_result *result, taiyaku_change *change, ty_put *put,
			     taiyaku_error *err)
{
	bool changed = false;
	uint64_t number = 0;
	taiyaku_pair known;
	taiyaku_status status;

	ty_arena_reset(&change->arena);
	status = ty_store_find(&number, &known, change->txn, &put->pair, put->id, &change->arena,
			       err);
	*result = TAIYAKU_ADDED;
	if (!status && !number)
		return add(change, put, err);
	if (!status)
		status = merge(&changed, change, number, &known, &put->pair, err);
	*result = changed ? TAIYAKU_MERGED : TAIYAKU_UNCHANGED;
	return status;
}

taiyaku_status taiyaku_change_put(taiyaku_put_result *result, taiyaku_change *change,
				  const taiyaku_pair *pair, taiyaku_error *err)
{
	ty_put put = { .pair = *pair };
	taiyaku_put_result what;
	taiyaku_status status = ty_change_check(pair, err);

	assert(!change->feed);
	if (status)
		return status;
	if (put.pair.kind == TAIYAKU_ANY)
		put.pair.kind = TAIYAKU_SEGMENT;
	put.id = ty_pair_hash(&put.pair);
	return ty_change_put(result ? result : &what, change, &put, err);
}
