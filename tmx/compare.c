/* SPDX-License-Identifier: Apache-2.0 */
#include "tmx/compare.h"

#include "base/error.h"
#include "text/distance.h"
#include "text/gram.h"

typedef struct word_slot {
	uint32_t hash;
	uint32_t word; /* its place among the words of the text, plus 1; 0: free */
} word_slot;

struct ty_compare {
	ty_arena *arena;
	ty_searchable text;
	ty_pattern *pattern;	/* of tokens; of words, their places among those of the text */
	ty_pattern *characters; /* of code points, beside words; NULL: not asked for yet */
	word_slot *words;	/* NULL: taken by code points */
	size_t mask;		/* of words */
	uint32_t *room;		/* tokens of the other text */
	size_t room_cap;
	size_t distance, longer; /* of the score that was made last */
};

/* What a word that the text does not have is compared as. */
#define UNKNOWN UINT32_MAX

/* The place of a word among those of the text: of the first that is equal. */
static uint32_t place_of(const ty_compare *c, taiyaku_str word, size_t *slot)
{
	uint32_t hash = ty_word_hash(word);
	size_t at = hash & c->mask;

	for (; c->words[at].word; at = (at + 1) & c->mask)
		if (c->words[at].hash == hash &&
		    ty_str_equal(c->text.words[c->words[at].word - 1], word))
			return c->words[at].word - 1;
	*slot = at;
	return UNKNOWN;
}

static bool make_words(ty_compare *c)
{
	uint32_t *places = ty_arena_array(c->arena, c->text.n_tokens + 1, sizeof *places);
	size_t cap = 16, slot = 0;

	while (cap < c->text.n_tokens * 2)
		cap *= 2;
	c->words = ty_arena_array(c->arena, cap, sizeof *c->words);
	c->mask = cap - 1;
	if (!places || !c->words)
		return false;
	for (size_t i = 0; i < c->text.n_tokens; i++) {
		places[i] = place_of(c, c->text.words[i], &slot);
		if (places[i] != UNKNOWN)
			continue;
		c->words[slot] = (word_slot){ c->text.tokens[i], (uint32_t)i + 1 };
		places[i] = (uint32_t)i;
	}
	c->pattern = ty_pattern_new(c->arena, places, c->text.n_tokens);
	return c->pattern;
}

taiyaku_status ty_compare_new(ty_compare **out, ty_arena *arena, taiyaku_str key,
			      ty_language language, taiyaku_error *err)
{
	ty_compare *c = ty_arena_alloc(arena, sizeof *c);
	taiyaku_status status;

	if (!c)
		return ty_fail_memory(err);
	c->arena = arena;
	status = ty_searchable_make(&c->text, arena, key, language, err);
	if (status)
		return status;
	if (c->text.words) {
		if (!make_words(c))
			return ty_fail_memory(err);
	} else {
		c->pattern = ty_pattern_new(arena, c->text.tokens, c->text.n_tokens);
		if (!c->pattern)
			return ty_fail_memory(err);
	}
	*out = c;
	return TAIYAKU_OK;
}

const ty_searchable *ty_compare_text(const ty_compare *compare)
{
	return &compare->text;
}

/* Room for the tokens of a key. */
static bool make_room(ty_compare *c, taiyaku_str key)
{
	if (key.len <= c->room_cap)
		return true;
	c->room_cap = key.len * 2;
	c->room = ty_arena_array(c->arena, c->room_cap, sizeof *c->room);
	return c->room;
}

static size_t take_words(ty_compare *c, taiyaku_str key)
{
	taiyaku_str word;
	size_t n = 0, slot;

	for (size_t at = 0; ty_word_next(&word, key, &at);)
		c->room[n++] = place_of(c, word, &slot);
	return n;
}

taiyaku_status ty_compare_score(int *score, ty_compare *compare, taiyaku_str key, int threshold,
				taiyaku_error *err)
{
	ty_compare *c = compare;
	size_t n, limit;

	if (!make_room(c, key))
		return ty_fail_memory(err);
	n = c->words ? take_words(c, key) : ty_points(c->room, key);
	c->longer = n > c->text.n_tokens ? n : c->text.n_tokens;
	limit = ty_score_limit(threshold, c->longer);
	c->distance = ty_pattern_distance(c->pattern, c->room, n, limit);
	*score = c->distance <= limit ? ty_score(c->distance, c->longer) : -1;
	return TAIYAKU_OK;
}

taiyaku_status ty_compare_points(ty_points_apart *out, ty_compare *compare, taiyaku_str key,
				 const ty_points_apart *most, taiyaku_error *err)
{
	ty_compare *c = compare;
	size_t n, limit;

	if (!c->words) { /* tokens are characters */
		*out = (ty_points_apart){ c->distance, c->longer };
		return TAIYAKU_OK;
	}
	if (!make_room(c, key) || !make_room(c, c->text.key))
		return ty_fail_memory(err);
	if (!c->characters) {
		n = ty_points(c->room, c->text.key);
		c->characters = ty_pattern_new(c->arena, c->room, n);
	}
	if (!c->characters)
		return ty_fail_memory(err);
	n = ty_points(c->room, key);
	out->longer = n > c->text.points ? n : c->text.points;
	limit = most && most->longer ? (uint64_t)out->longer * most->distance / most->longer
				     : out->longer;
	out->distance = ty_pattern_distance(c->characters, c->room, n, limit);
	if (out->distance > out->longer)
		out->distance = out->longer;
	return TAIYAKU_OK;
}
