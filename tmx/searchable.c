/* SPDX-License-Identifier: Apache-2.0 */
#include "tmx/searchable.h"

#include "base/error.h"
#include "text/gram.h"
#include "text/script.h"
#include "text/utf8.h"

static bool by_points(ty_searchable *out, ty_arena *arena)
{
	uint32_t *points = ty_arena_room(arena, out->key.len * sizeof *points), *grams;

	if (!points)
		return false;
	out->n_tokens = out->points = ty_points(points, out->key);
	ty_arena_keep(arena, points, out->n_tokens * sizeof *points);
	grams = ty_arena_room(arena, out->n_tokens * sizeof *grams);
	if (!grams)
		return false;
	ty_grams(grams, points, out->n_tokens);
	out->japanese = ty_script_count_japanese(points, out->n_tokens);
	out->tokens = points;
	out->grams = grams;
	return true;
}

static bool by_words(ty_searchable *out, ty_arena *arena)
{
	taiyaku_str *words = ty_arena_room(arena, (out->key.len + 1) * sizeof *words);
	uint32_t *hashes;

	if (!words)
		return false;
	out->n_tokens = ty_words(words, out->key);
	ty_arena_keep(arena, words, out->n_tokens * sizeof *words);
	hashes = ty_arena_room(arena, out->n_tokens * sizeof *hashes);
	if (!hashes)
		return false;
	ty_word_hashes_of(hashes, words, out->n_tokens, out->key);
	for (size_t i = 0; i < out->n_tokens; i++)
		out->japanese += ty_word_is_japanese(words[i]);
	out->points = ty_str_count_points(out->key);
	out->tokens = hashes;
	out->words = words;
	return true;
}

taiyaku_status ty_searchable_make(ty_searchable *out, ty_arena *arena, taiyaku_str key,
				  ty_language language, taiyaku_error *err)
{
	*out = (ty_searchable){ .key = key };
	if (ty_is_unspaced(language) ? by_points(out, arena) : by_words(out, arena))
		return TAIYAKU_OK;
	return ty_fail_memory(err);
}

taiyaku_status ty_searchable_pair(ty_searchable out[2], void *ctx, const taiyaku_str text[2],
				  ty_arena *arena, taiyaku_error *err)
{
	const ty_language *languages = ctx;
	taiyaku_status status = TAIYAKU_OK;
	taiyaku_str key;

	for (int side = 0; !status && side < 2; side++) {
		status = ty_key(&key, arena, text[side], languages[side], TAIYAKU_WIDTH, err);
		if (!status)
			status = ty_searchable_make(&out[side], arena, key, languages[side], err);
	}
	return status;
}
