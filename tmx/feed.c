/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Many pairs into a change: the thread that reads them makes their keys, another finds and puts
 * them.  They go over in batches, each with an arena of its own that is used again.
 */
#include <stdlib.h>

#include "base/error.h"
#include "base/pair.h"
#include "base/relay.h"
#include "tmx/change.h"

enum {
	BATCHES = 32,		 /* for both sides work in bursts */
	BATCH = 256,		 /* pairs, */
	BATCH_BYTES = 256 << 10, /* or texts of so many bytes */
	AHEAD = 2,		 /* pairs that the store is told of before they come, */
	TEXTS_AHEAD = 4,	 /* whose texts are asked for, */
	PAIRS_AHEAD = 8,	 /* that are asked for themselves */
	LINE = 64,		 /* bytes that memory gives at a time */
};

typedef struct batch {
	ty_arena arena;
	ty_put puts[BATCH];
	size_t n, bytes;
} batch;

struct ty_feed {
	ty_relay *relay;
	batch *at; /* being filled; NULL: none is */
	uint64_t counts[3];
	batch batches[BATCHES];
};

static void fetch(const void *at, size_t size)
{
	for (size_t i = 0; i < size; i += LINE)
		__builtin_prefetch((const char *)at + i);
}

static void fetch_texts(const ty_put *put)
{
	fetch(put->pair.props, put->pair.n_props * sizeof *put->pair.props);
	for (int side = 0; side < 2; side++) {
		const ty_searchable *text = &put->texts[side];

		fetch(put->pair.text[side].data, put->pair.text[side].len);
		fetch(text->tokens, text->n_tokens * sizeof *text->tokens);
		if (text->grams)
			fetch(text->grams, text->n_tokens * sizeof *text->grams);
		if (text->words)
			fetch(text->words, text->n_tokens * sizeof *text->words);
		if (text->key.data != put->pair.text[side].data)
			fetch(text->key.data, text->key.len);
	}
}

/* What comes soon is in the cache of the thread that made it. */
static void expect(const taiyaku_change *change, const batch *from, size_t i)
{
	if (i + PAIRS_AHEAD < from->n)
		fetch(&from->puts[i + PAIRS_AHEAD], sizeof *from->puts);
	if (i + TEXTS_AHEAD < from->n)
		fetch_texts(&from->puts[i + TEXTS_AHEAD]);
	if (i + AHEAD < from->n)
		ty_store_expect(change->txn, from->puts[i + AHEAD].id, from->puts[i + AHEAD].texts);
}

/* On the other thread. */
static taiyaku_status put_batch(void *ctx, void *box, taiyaku_error *err)
{
	taiyaku_change *change = ctx;
	taiyaku_put_result result = TAIYAKU_UNCHANGED;
	taiyaku_status status = TAIYAKU_OK;
	batch *from = box;

	for (size_t i = 0; !status && i < from->n; i++) {
		expect(change, from, i);
		status = ty_change_put(&result, change, &from->puts[i], err);
		change->feed->counts[result]++;
	}
	return status;
}

static taiyaku_status open_feed(taiyaku_change *change, taiyaku_error *err)
{
	struct ty_feed *feed = calloc(1, sizeof *feed);
	taiyaku_status status;

	if (!feed)
		return ty_fail_memory(err);
	change->feed = feed;
	status = ty_relay_open(&feed->relay, feed->batches, BATCHES, sizeof *feed->batches,
			       put_batch, change, err);
	if (status) {
		free(feed);
		change->feed = NULL;
	}
	return status;
}

static taiyaku_status close_feed(uint64_t counts[3], taiyaku_change *change, bool drop,
				 taiyaku_error *err)
{
	struct ty_feed *feed = change->feed;
	taiyaku_status status = ty_relay_close(feed->relay, drop, err);

	for (size_t i = 0; counts && i < 3; i++)
		counts[i] = feed->counts[i];
	for (size_t i = 0; i < BATCHES; i++)
		ty_arena_free(&feed->batches[i].arena);
	free(feed);
	change->feed = NULL;
	return status;
}

static taiyaku_status send(struct ty_feed *feed, taiyaku_error *err)
{
	feed->at = NULL;
	return ty_relay_send(feed->relay, err);
}

taiyaku_status ty_feed_pair(void *ctx, const taiyaku_pair *pair, taiyaku_error *err)
{
	taiyaku_change *change = ctx;
	taiyaku_status status = ty_change_check(pair, err);
	batch *to;
	ty_put *put;

	if (!status && !change->feed)
		status = open_feed(change, err);
	if (status)
		return status;
	if (!change->feed->at) {
		change->feed->at = ty_relay_box(change->feed->relay);
		ty_arena_reset(&change->feed->at->arena);
		change->feed->at->n = change->feed->at->bytes = 0;
	}
	to = change->feed->at;
	put = &to->puts[to->n];
	if (!ty_pair_copy(&put->pair, &to->arena, pair))
		return ty_fail_memory(err);
	if (put->pair.kind == TAIYAKU_ANY)
		put->pair.kind = TAIYAKU_SEGMENT;
	put->id = ty_pair_hash(&put->pair);
	put->described = false;
	status = ty_put_describe(put, &to->arena, change->languages, err);
	if (status)
		return status;
	to->n++;
	to->bytes += pair->text[TAIYAKU_SOURCE].len + pair->text[TAIYAKU_TARGET].len;
	return to->n < BATCH && to->bytes < BATCH_BYTES ? TAIYAKU_OK : send(change->feed, err);
}

const taiyaku_sink *taiyaku_change_sink(taiyaku_change *change)
{
	return &change->sink;
}

taiyaku_status taiyaku_change_settle(uint64_t counts[3], taiyaku_change *change, taiyaku_error *err)
{
	taiyaku_status status = TAIYAKU_OK, closed;

	for (size_t i = 0; counts && i < 3; i++)
		counts[i] = 0;
	if (!change->feed)
		return TAIYAKU_OK;
	if (change->feed->at)
		status = send(change->feed, err);
	closed = close_feed(counts, change, false, err);
	return status ? status : closed;
}

void ty_feed_drop(taiyaku_change *change)
{
	if (change->feed)
		(void)close_feed(NULL, change, true, NULL);
}
