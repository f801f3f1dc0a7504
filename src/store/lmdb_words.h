/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The words of texts where they are divided by spaces, each with a number.
 */
#ifndef TY_STORE_LMDB_WORDS_H
#define TY_STORE_LMDB_WORDS_H

#include "store/lmdb_search.h"

/* The numbers of the words of a text; those that have none are entered. */
int ty_words_enter(uint32_t *numbers, ty_lmdb_txn *t, const ty_searchable *text);
/* Those of this text will be asked for soon: they are all over the memory. */
void ty_words_expect(const ty_search_change *change, const ty_searchable *text);
/* MDB_NOTFOUND: it has none. */
int ty_words_find(uint32_t *number, ty_lmdb_txn *t, taiyaku_str word);
int ty_words_flush(ty_lmdb_txn *t);
/* The numbers of all words that have a text inside, at a start or an end that is not open at that
 * end; rising.  They are added to out, four bytes each, as this machine has them. */
int ty_words_with(ty_buf *out, ty_lmdb_txn *t, const ty_needle_word *part);
void ty_words_free(ty_search_change *change);

#endif
