/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The pieces a key is compared and indexed by: code points, words, and pairs of neighbouring
 * characters.  All of them are numbers; what is stored was made here, so a change of any of these
 * functions is a new version of the store.
 */
#ifndef TY_TEXT_GRAM_H
#define TY_TEXT_GRAM_H

#include "base/str.h"

/* The code points of key; out has room for key.len of them.  Returns their number. */
size_t ty_points(uint32_t *out, taiyaku_str key);

/* The next word at or behind *at, which moves past it; false at the end.  A run of letters,
 * digits, marks and _ is a word; any other character that is not white space is one of its own. */
bool ty_word_next(taiyaku_str *out, taiyaku_str key, size_t *at);

/* All words of key; out has room for key.len and one of them.  Returns their number. */
size_t ty_words(taiyaku_str *out, taiyaku_str key);

/* A number for a word.  Two words can have the same one: compare the words after. */
uint32_t ty_word_hash(taiyaku_str word);

/* The hashes of n words that stand in key; out has room for n. */
void ty_word_hashes_of(uint32_t *out, const taiyaku_str *words, size_t n, taiyaku_str key);

/* Whether the word, or the word that is this character, is Japanese. */
bool ty_word_is_japanese(taiyaku_str word);

/* A pair of neighbours as one number: the first in the upper half.  Characters over U+FFFE share
 * 2,047 codes. */
uint32_t ty_gram_code(uint32_t point);

enum {
	TY_GRAM_END = 0,     /* what stands behind the last character */
	TY_GRAM_ANY = 0xffff /* the number of a character whatever is behind it */
};

static inline uint32_t ty_gram(uint32_t first, uint32_t second)
{
	return ty_gram_code(first) << 16 | ty_gram_code(second);
}
static inline uint32_t ty_gram_last(uint32_t point)
{
	return ty_gram_code(point) << 16 | TY_GRAM_END;
}
static inline uint32_t ty_gram_any(uint32_t point)
{
	return ty_gram_code(point) << 16 | TY_GRAM_ANY;
}
/* The pair at each of n code points, the last with what is behind it. */
void ty_grams(uint32_t *out, const uint32_t *points, size_t n);

/* Whether only one pair of characters has this number. */
bool ty_gram_is_exact(uint32_t gram);

#endif
