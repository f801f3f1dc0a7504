/* SPDX-License-Identifier: Apache-2.0 */
#include "tmx/needles.h"

#include "base/error.h"
#include "text/gram.h"
#include "text/script.h"
#include "text/utf8.h"
#include "tmx/searchable.h"

/* The quote that ends what cp begins; 0: cp is no quote. */
static uint32_t closing(uint32_t cp)
{
	if (cp == 0x201c) /* “ */
		return 0x201d;
	return cp == '"' || cp == 0xff02 ? cp : 0;
}

/* Where cp stands at or behind at; the length of s if nowhere. */
static size_t find(taiyaku_str s, size_t at, uint32_t cp)
{
	uint32_t found;

	while (at < s.len) {
		size_t next = ty_utf8_next(&found, s, at);

		if (found == cp)
			break;
		at = next;
	}
	return at;
}

/* The next piece of a query; false: there is none.  A quote without its end is a character. */
static bool next_piece(taiyaku_str *out, taiyaku_str query, size_t *at)
{
	size_t from = *at, to = *at, end;
	uint32_t cp = ' ';

	while (to < query.len && ty_script_of(cp) == TY_SCRIPT_SPACE) {
		from = to;
		to = ty_utf8_next(&cp, query, from);
	}
	if (ty_script_of(cp) == TY_SCRIPT_SPACE)
		return false;
	end = closing(cp) ? find(query, to, closing(cp)) : query.len;
	if (end < query.len) {
		*out = ty_str_slice(query, to, end);
		*at = ty_utf8_next(&cp, query, end);
		return true;
	}
	for (size_t next = to; next < query.len; to = next) {
		next = ty_utf8_next(&cp, query, next);
		if (ty_script_of(cp) == TY_SCRIPT_SPACE)
			break;
		to = next;
	}
	*out = ty_str_slice(query, from, to);
	*at = to;
	return true;
}

static bool by_grams(ty_needle *out, ty_arena *arena, const ty_searchable *text)
{
	uint32_t *grams = ty_arena_array(arena, text->n_tokens, sizeof *grams);

	if (!grams)
		return false;
	out->n_grams = text->n_tokens > 1 ? text->n_tokens - 1 : 1;
	out->grams_exact = true;
	for (size_t i = 0; i < out->n_grams; i++) {
		grams[i] = text->n_tokens > 1 ? text->grams[i] : ty_gram_any(text->tokens[0]);
		out->grams_exact &= ty_gram_is_exact(grams[i]);
	}
	out->grams = grams;
	return true;
}

/* A word of letters may go on at both ends of the needle; any other character is a word of its
 * own wherever it stands. */
static bool may_go_on(taiyaku_str word)
{
	uint32_t cp;

	ty_utf8_next(&cp, word, 0);
	return ty_script_is_word(ty_script_of(cp)) || ty_script_of(cp) == TY_SCRIPT_MARK ||
	       cp == '_';
}

static bool by_words(ty_needle *out, ty_arena *arena, const ty_searchable *text)
{
	ty_needle_word *words = ty_arena_array(arena, text->n_tokens, sizeof *words);

	if (!words)
		return false;
	for (size_t i = 0; i < text->n_tokens; i++) {
		words[i].text = text->words[i];
		words[i].open_start = i == 0 && may_go_on(words[i].text);
		words[i].open_end = i + 1 == text->n_tokens && may_go_on(words[i].text);
	}
	out->words = words;
	out->n_words = text->n_tokens;
	return true;
}

static taiyaku_status make(ty_needle *out, ty_arena *arena, taiyaku_str key, int side,
			   ty_language language, taiyaku_error *err)
{
	ty_searchable text;
	taiyaku_status status = ty_searchable_make(&text, arena, key, language, err);

	if (status)
		return status;
	*out = (ty_needle){ .side = side, .key = key };
	if (text.grams ? by_grams(out, arena, &text) : by_words(out, arena, &text))
		return TAIYAKU_OK;
	return ty_fail_memory(err);
}

taiyaku_status ty_needles_make(ty_needles *out, ty_arena *arena, taiyaku_str query,
			       const ty_language languages[2], taiyaku_error *err)
{
	taiyaku_str piece, key;
	taiyaku_status status = TAIYAKU_OK;
	size_t most = 0;

	*out = (ty_needles){ .n = 0 };
	for (size_t at = 0; next_piece(&piece, query, &at);)
		most++;
	out->list = ty_arena_array(arena, most + 1, sizeof *out->list);
	if (!out->list)
		return ty_fail_memory(err);
	for (size_t at = 0; !status && next_piece(&piece, query, &at);) {
		status = ty_key(&key, arena, piece, TY_SPACED, TAIYAKU_WIDTH, err);
		if (status || !key.len)
			continue;
		for (int side = 0; !status && side < 2; side++)
			status = make(&out->list[out->n][side], arena, key, side, languages[side],
				      err);
		out->n++;
	}
	return status;
}
