/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/find.h"

#include <stdlib.h>

#include "text/utf8.h"

enum { LONG_WORD = 12 /* letters */ };

void ty_finds_add(ty_finds *finds, const ty_find *find)
{
	if (find->ja_from >= find->ja_to || find->en_from >= find->en_to || finds->failed)
		return;
	if (finds->n >= TY_FINDS_MAX) {
		finds->lost++;
		return;
	}
	if (!TY_ARENA_GROW(finds->arena, finds->list, finds->cap, finds->n + 1)) {
		finds->failed = true;
		return;
	}
	finds->list[finds->n++] = *find;
}

static bool overlap(size_t a_from, size_t a_to, size_t b_from, size_t b_to)
{
	return a_from < b_to && b_from < a_to;
}

/* Surest first; of equally sure ones the first in the text. */
static int by_confidence(const void *a, const void *b)
{
	const ty_find *x = a, *y = b;

	if (x->confidence != y->confidence)
		return y->confidence - x->confidence;
	if (x->ja_from != y->ja_from)
		return x->ja_from < y->ja_from ? -1 : 1;
	return x->en_from < y->en_from ? -1 : x->en_from > y->en_from;
}

static size_t begin_of(const ty_find *find)
{
	return find->ja_from < find->en_from ? find->ja_from : find->en_from;
}

static int by_place(const void *a, const void *b)
{
	const ty_find *x = a, *y = b;
	size_t x_at = begin_of(x), y_at = begin_of(y);

	if (x_at != y_at)
		return x_at < y_at ? -1 : 1;
	if (x->en_from != y->en_from)
		return x->en_from < y->en_from ? -1 : 1;
	return x->ja_from < y->ja_from ? -1 : x->ja_from > y->ja_from;
}

static size_t end_of(const ty_find *find)
{
	return find->ja_to > find->en_to ? find->ja_to : find->en_to;
}

/* Of n finds that overlap the surest stay, at the beginning of list; how many. */
static size_t resolve(ty_find *list, size_t n, size_t *lost)
{
	size_t kept = 0;

	if (n > 1)
		qsort(list, n, sizeof *list, by_confidence);
	for (size_t i = 0; i < n; i++) {
		const ty_find *find = &list[i];
		bool taken = false;

		if (kept == TY_FINDS_TANGLE) {
			*lost += n - i;
			break;
		}
		for (size_t k = 0; k < kept && !taken; k++)
			taken = overlap(find->ja_from, find->ja_to, list[k].ja_from,
					list[k].ja_to) &&
				overlap(find->en_from, find->en_to, list[k].en_from, list[k].en_to);
		if (!taken)
			list[kept++] = *find;
	}
	return kept;
}

void ty_finds_resolve(ty_finds *finds)
{
	size_t kept = 0, next;

	if (finds->n < 2)
		return;
	qsort(finds->list, finds->n, sizeof *finds->list, by_place);
	/* Only those that touch one another, or the same third, can be in each other's way. */
	for (size_t i = 0; i < finds->n; i = next) {
		size_t to = end_of(&finds->list[i]), n;

		for (next = i + 1; next < finds->n && begin_of(&finds->list[next]) < to; next++)
			if (end_of(&finds->list[next]) > to)
				to = end_of(&finds->list[next]);
		n = resolve(finds->list + i, next - i, &finds->lost);
		memmove(finds->list + kept, finds->list + i, n * sizeof *finds->list);
		kept += n;
	}
	finds->n = kept;
	qsort(finds->list, finds->n, sizeof *finds->list, by_place);
}

/* English words that a Japanese text of such characters has, in twelfths of a word: a kanji holds
 * most, a kana of a foreign word least. */
static unsigned expected_words(taiyaku_str ja)
{
	size_t counts[TY_SCRIPTS] = { 0 };

	ty_script_count(counts, ja);
	return (unsigned)(counts[TY_SCRIPT_HAN] * 8 + counts[TY_SCRIPT_HIRAGANA] * 3 +
			  counts[TY_SCRIPT_KATAKANA] * 3 + counts[TY_SCRIPT_LATIN] * 2 +
			  counts[TY_SCRIPT_DIGIT] * 3);
}

int ty_find_misfit(taiyaku_str ja, taiyaku_str en)
{
	unsigned expected = expected_words(ja), words = 0;
	taiyaku_str word;

	/* A long word says what several short ones do: Satisfiability. */
	for (size_t at = 0; ty_gloss_word(&word, &at, en);)
		words += word.len >= LONG_WORD ? 2 : 1;
	/* One word for a long title, or a sentence for one character. */
	if (words * 12 * 6 < expected)
		return words == 1 ? 40 : 25;
	if (words * 12 > expected * 4 + 60)
		return 25;
	return 0;
}

bool ty_find_is_short(taiyaku_str ja, taiyaku_str en)
{
	unsigned words = 0;
	taiyaku_str word;

	for (size_t at = 0; ty_gloss_word(&word, &at, en);) {
		words++;
		for (size_t i = 0; i < word.len; i++)
			words += word.data[i] == '-';
	}
	return words > 1 && words * 12 * 10 > expected_words(ja) * 14;
}
