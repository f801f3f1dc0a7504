/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A StarDict 2.4.2 dictionary, written: NAME.ifo says what it is, NAME.dict holds the articles,
 * NAME.idx where each is, by headword, NAME.syn the readings that lead to headwords.  Its order is
 * that of bytes with A-Z as a-z, which readers rely on to search, so pairs wait until the end.
 */
#include "format.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/ascii.h"
#include "base/endian.h"
#include "base/error.h"
#include "base/grow.h"
#include "glossary/article.h"
#include "glossary/term.h"

/* A headword has 255 bytes at most (StarDict's DICTFILE_FORMAT). */
enum { WORD_MAX = 255 };
/* Offsets have 32 bits. */
#define DICT_MAX ((uint64_t)UINT32_MAX)

typedef struct entry {
	taiyaku_str word;
	taiyaku_str reading;
	taiyaku_str line; /* of the article */
	size_t order;	  /* in which it came */
} entry;

typedef struct synonym {
	taiyaku_str word;
	uint32_t index; /* of the headword in .idx */
} synonym;

typedef struct writer {
	ty_arena arena;
	ty_buf text;
	entry *entries; /* owned */
	size_t n, cap;
	synonym *synonyms; /* owned */
	size_t n_synonyms;
	ty_buf idx, dict, syn;
	size_t words;
} writer;

static taiyaku_status begin_stardict(ty_writing *writing, taiyaku_error *err)
{
	taiyaku_str path = ty_str(writing->path);

	if (!ty_str_ends(path, TY_STR(".ifo")) || path.len == 4)
		return ty_fail_at(err, TAIYAKU_EARGUMENT, writing->path, 0, 0,
				  "a StarDict dictionary is several files, name the one that ends "
				  "in .ifo");
	if (writing->options->gzip)
		return ty_fail_at(err, TAIYAKU_EARGUMENT, writing->path, 0, 0,
				  "a StarDict dictionary is not compressed");
	writing->state = calloc(1, sizeof(writer));
	return writing->state ? TAIYAKU_OK : ty_fail_memory(err);
}

static void drop_stardict(ty_writing *writing)
{
	writer *w = writing->state;

	if (!w)
		return;
	ty_arena_free(&w->arena);
	ty_buf_free(&w->text);
	ty_buf_free(&w->idx);
	ty_buf_free(&w->dict);
	ty_buf_free(&w->syn);
	free(w->entries);
	free(w->synonyms);
	free(w);
	writing->state = NULL;
}

/* A word on one line, without white space at its ends; empty where it is too long. */
static taiyaku_status copy_word(taiyaku_str *out, ty_writing *writing, taiyaku_str word,
				taiyaku_error *err)
{
	writer *w = writing->state;
	taiyaku_str line;

	*out = (taiyaku_str){ NULL, 0 };
	ty_buf_clear(&w->text);
	ty_term_one_line(&w->text, word);
	line = ty_str_trim(ty_buf_str(&w->text));
	if (line.len > WORD_MAX) {
		ty_lost_add(&writing->lost, TY_STR("terms of more than 255 bytes"));
		return TAIYAKU_OK;
	}
	return ty_arena_copy(out, &w->arena, line) ? ty_buf_status(&w->text, err)
						   : ty_fail_memory(err);
}

static taiyaku_status write_stardict(ty_writing *writing, const taiyaku_pair *pair,
				     taiyaku_error *err)
{
	writer *w = writing->state;
	entry added = { .order = w->n };
	taiyaku_status status = copy_word(&added.word, writing, pair->text[TAIYAKU_SOURCE], err);

	if (!status && ty_term_reading_side(&writing->options->languages) == TAIYAKU_SOURCE)
		status = copy_word(&added.reading, writing, pair->reading, err);
	if (status || added.word.len == 0)
		return status;
	ty_article_lost(&writing->lost, pair);
	if (ty_str_equal(added.reading, added.word))
		added.reading.len = 0;
	ty_buf_clear(&w->text);
	ty_article_line(&w->text, pair);
	ty_article_more(&w->text, pair, "    ");
	status = ty_buf_status(&w->text, err);
	if (status)
		return status;
	if (!ty_arena_copy(&added.line, &w->arena, ty_buf_str(&w->text)) ||
	    !TY_GROW(w->entries, w->cap, w->n + 1))
		return ty_fail_memory(err);
	w->entries[w->n++] = added;
	return TAIYAKU_OK;
}

/* ---- the end ---- */

static int lower(char c)
{
	return (unsigned char)ty_lower(c);
}

static int compare_words(taiyaku_str a, taiyaku_str b)
{
	for (size_t i = 0; i < a.len && i < b.len; i++)
		if (lower(a.data[i]) != lower(b.data[i]))
			return lower(a.data[i]) - lower(b.data[i]);
	if (a.len != b.len)
		return a.len < b.len ? -1 : 1;
	return ty_str_compare(a, b);
}

static int compare_entries(const void *a, const void *b)
{
	const entry *x = a, *y = b;
	int order = compare_words(x->word, y->word);

	return order ? order : (x->order > y->order) - (x->order < y->order);
}

static int compare_synonyms(const void *a, const void *b)
{
	const synonym *x = a, *y = b;
	int order = compare_words(x->word, y->word);

	return order ? order : (x->index > y->index) - (x->index < y->index);
}

static void put32(ty_buf *to, uint32_t n)
{
	unsigned char bytes[4];

	ty_put_be32(bytes, n);
	ty_buf_add(to, ty_str_of((const char *)bytes, sizeof bytes));
}

/* The article of entries first to last, that share a headword. */
static void add_article(writer *w, size_t first, size_t last)
{
	const char *before = "【";
	size_t readings = w->n_synonyms; /* where those of this headword begin */

	for (size_t i = first; i < last; i++) {
		taiyaku_str reading = w->entries[i].reading;
		bool known = reading.len == 0;

		for (size_t j = readings; j < w->n_synonyms; j++)
			known = known || ty_str_equal(w->synonyms[j].word, reading);
		if (known)
			continue;
		ty_buf_add(&w->dict, ty_str(before));
		ty_buf_add(&w->dict, reading);
		before = "・";
		w->synonyms[w->n_synonyms++] = (synonym){ reading, (uint32_t)w->words };
	}
	if (!ty_str_is(ty_str(before), "【"))
		ty_buf_add(&w->dict, TY_STR("】\n"));
	for (size_t i = first; i < last; i++) {
		if (i > first)
			ty_buf_byte(&w->dict, '\n');
		ty_buf_add(&w->dict, w->entries[i].line);
	}
}

static taiyaku_status add_articles(writer *w, taiyaku_error *err)
{
	size_t last;

	w->dict.max = (size_t)DICT_MAX;
	w->synonyms = calloc(w->n ? w->n : 1, sizeof *w->synonyms);
	if (!w->synonyms)
		return ty_fail_memory(err);
	if (w->n > 0)
		qsort(w->entries, w->n, sizeof *w->entries, compare_entries);
	for (size_t first = 0; first < w->n; first = last) {
		size_t begins = w->dict.len;

		last = first + 1;
		while (last < w->n && ty_str_equal(w->entries[last].word, w->entries[first].word))
			last++;
		add_article(w, first, last);
		ty_buf_add(&w->idx, w->entries[first].word);
		ty_buf_byte(&w->idx, 0);
		put32(&w->idx, (uint32_t)begins);
		put32(&w->idx, (uint32_t)(w->dict.len - begins));
		w->words++;
	}
	if (w->n_synonyms > 0)
		qsort(w->synonyms, w->n_synonyms, sizeof *w->synonyms, compare_synonyms);
	for (size_t i = 0; i < w->n_synonyms; i++) {
		ty_buf_add(&w->syn, w->synonyms[i].word);
		ty_buf_byte(&w->syn, 0);
		put32(&w->syn, w->synonyms[i].index);
	}
	if (w->dict.failed || w->idx.failed || w->syn.failed)
		return ty_fail(err, TAIYAKU_ELIMIT, "too much for a StarDict dictionary");
	return TAIYAKU_OK;
}

/* NAME.idx beside NAME.ifo; a file without content must not be there. */
static taiyaku_status write_beside(ty_writing *writing, const char *ending, const ty_buf *bytes,
				   taiyaku_error *err)
{
	size_t len = ty_str(writing->path).len - 4;
	ty_output *to = NULL;
	ty_buf path = { 0 };
	taiyaku_status status;

	ty_buf_add(&path, ty_str_of(writing->path, len));
	ty_buf_add(&path, ty_str(ending));
	ty_buf_byte(&path, 0);
	status = ty_buf_status(&path, err);
	if (!status && bytes->len == 0 && remove(path.data) != 0 && errno != ENOENT)
		status = ty_fail_errno(err, path.data, errno, "cannot remove");
	if (!status && bytes->len > 0)
		status = ty_output_open(&to, path.data, false, err);
	if (!status && to) {
		ty_output_add(to, ty_buf_str(bytes));
		status = ty_output_close(to, err);
	}
	ty_buf_free(&path);
	return status;
}

/* The name of the book is that of the file. */
static taiyaku_status write_ifo(ty_writing *writing, taiyaku_error *err)
{
	writer *w = writing->state;
	taiyaku_str name = ty_str(writing->path);

	name.len -= 4;
	name = ty_str_behind_last(name, '/');
	ty_buf_clear(&w->text);
	ty_buf_print(&w->text,
		     "StarDict's dict ifo file\nversion=2.4.2\nbookname=%.*s\nwordcount=%zu\n",
		     TY_ARG(name), w->words);
	if (w->n_synonyms > 0)
		ty_buf_print(&w->text, "synwordcount=%zu\n", w->n_synonyms);
	ty_buf_print(&w->text, "idxfilesize=%zu\nsametypesequence=m\n", w->idx.len);
	ty_output_add(writing->to, ty_buf_str(&w->text));
	return ty_buf_status(&w->text, err);
}

static taiyaku_status end_stardict(ty_writing *writing, taiyaku_error *err)
{
	writer *w = writing->state;
	taiyaku_status status = add_articles(w, err);

	if (!status)
		status = write_beside(writing, ".dict", &w->dict, err);
	if (!status)
		status = write_beside(writing, ".idx", &w->idx, err);
	if (!status)
		status = write_beside(writing, ".syn", &w->syn, err);
	if (!status)
		status = write_ifo(writing, err);
	drop_stardict(writing);
	return status;
}

const ty_format ty_format_stardict = {
	.info = { .name = "stardict",
		  .title = "StarDict popup dictionary",
		  .extensions = "ifo",
		  .writes = true },
	.begin = begin_stardict,
	.write = write_stardict,
	.end = end_stardict,
	.drop = drop_stardict,
};
