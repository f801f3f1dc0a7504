/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Texts that have the words of a needle.  Its first and its last can be parts of longer words: the
 * texts of all these words are put together.  A single part is found for sure; of several, what
 * stands between them is for the caller to look at.
 */
#include <errno.h>
#include <stdlib.h>

#include "store/lmdb_inside.h"
#include "store/lmdb_words.h"

enum {
	WORDS_MEASURED = 512, /* so few words of a part are asked how many texts they have */
	WORDS_COSTLY = 4096   /* so many words are put together only where there is no other part */
};

/* ---- the words of each part ---- */

static int find_part(ty_inside_parts *out, ty_lmdb_txn *t, const ty_needle_word *part)
{
	uint32_t number;
	int rc;

	if (part->open_start || part->open_end)
		return ty_words_with(&out->words, t, part);
	rc = ty_words_find(&number, t, part->text);
	if (!rc)
		ty_buf_add(&out->words, ty_str_of((const char *)&number, sizeof number));
	return rc == MDB_NOTFOUND ? 0 : rc;
}

int ty_inside_parts_find(ty_inside_parts *out, ty_lmdb_txn *t, const ty_needle *needle)
{
	int rc = 0;

	out->ends = calloc(needle->n_words + 1, sizeof *out->ends);
	if (!out->ends)
		return ENOMEM;
	for (size_t i = 0; !rc && i < needle->n_words; i++) {
		rc = find_part(out, t, &needle->words[i]);
		out->ends[i] = out->words.len / sizeof(uint32_t);
	}
	return !rc && out->words.failed ? ENOMEM : rc;
}

void ty_inside_parts_free(ty_inside_parts *parts)
{
	ty_buf_free(&parts->words);
	free(parts->ends);
}

/* ---- one portion ---- */

/* A part in the portion at hand. */
typedef struct part {
	const uint32_t *words;
	size_t n;
	ty_postings list; /* of its only word */
	size_t texts;	  /* at most */
} part;

static int by_texts(const void *a, const void *b)
{
	const part *x = a, *y = b;

	return x->texts < y->texts ? -1 : x->texts > y->texts;
}

/* How many texts a part has: of one word exactly, of many only that they are many. */
static int measure(part *p, bool *none, ty_inside *s)
{
	bool there;
	int rc;

	*none = p->n == 0;
	p->texts = s->portion->end - s->portion->first;
	if (p->n > WORDS_COSTLY)
		p->texts += p->n;
	if (p->n > 1 && p->n <= WORDS_MEASURED) {
		p->texts = 0;
		for (size_t i = 0; i < p->n; i++) {
			rc = ty_inside_list(&p->list, &there, s, p->words[i]);
			if (rc)
				return rc;
			p->texts += there ? p->list.n : 0;
		}
	}
	if (p->n != 1)
		return 0;
	rc = ty_inside_list(&p->list, &there, s, p->words[0]);
	*none = !there;
	p->texts = there ? p->list.n : 0;
	return rc;
}

/* The texts of all words of a part become what is left. */
static int put_together(ty_inside *s, const part *p)
{
	ty_postings list;
	bool there;
	int rc = 0;

	if (p->n == 1)
		return ty_sieve_read(&s->left, &p->list) ? 0 : ENOMEM;
	if (!ty_sieve_begin(&s->left, s->portion->end - s->portion->first))
		return ENOMEM;
	for (size_t i = 0; !rc && i < p->n; i++) {
		rc = ty_inside_list(&list, &there, s, p->words[i]);
		if (!rc && there) {
			if (!ty_sieve_read(&s->left, &list))
				return ENOMEM;
			ty_sieve_note(&s->left);
		}
	}
	if (rc)
		return rc;
	return ty_sieve_collect(&s->left) ? 0 : ENOMEM;
}

/* Keep what has another part of a single word. */
static void meet(ty_inside *s, const part *p)
{
	if (p->n == 1 && s->left.n > TY_INSIDE_ENOUGH && p->list.n / TY_INSIDE_LENGTHY < s->left.n)
		s->left.n = ty_postings_meet(s->left.numbers, s->left.n, &p->list);
}

int ty_inside_words(ty_inside *s, const ty_inside_parts *parts)
{
	const size_t n = s->needle->n_words;
	part *list = calloc(n + 1, sizeof *list);
	bool none = n == 0;
	int rc = list ? 0 : ENOMEM;

	s->left.n = 0;
	s->sure = n == 1;
	for (size_t i = 0; !rc && !none && i < n; i++) {
		size_t from = i ? parts->ends[i - 1] : 0;

		if (parts->words.data) /* no words at all: no offset is added to NULL */
			list[i].words = (const uint32_t *)(const void *)parts->words.data + from;
		list[i].n = parts->ends[i] - from;
		rc = measure(&list[i], &none, s);
	}
	if (!rc && !none) {
		qsort(list, n, sizeof *list, by_texts);
		rc = put_together(s, &list[0]);
		for (size_t i = 1; !rc && i < n; i++)
			meet(s, &list[i]);
	}
	free(list);
	return rc;
}
