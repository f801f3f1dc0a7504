/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Lists of text numbers, for the indexes of grams and words.  Most lists are short; some hold a
 * good part of all numbers, and those are the ones that queries read.  So: a few packed bits a
 * number, in blocks that can be skipped; a bitmap where that is smaller; and, for grams that are
 * frequent, the place in the text of each occurrence, so that a run of frequent grams is found
 * exactly without a look at the texts.
 */
#ifndef TY_STORE_POSTINGS_H
#define TY_STORE_POSTINGS_H

#include "base/buf.h"

/* A view of a list; borrowed from its bytes. */
typedef struct ty_postings {
	int form;
	size_t n;	  /* entries: occurrences if there are places, else numbers */
	size_t documents; /* different numbers */
	taiyaku_str bytes;
	size_t lasts, widths, packed, places; /* offsets in bytes; places 0: there are none */
	taiyaku_str firsts;		      /* numbers that stand before the list */
} ty_postings;

/* Numbers that may stand before a list. */
enum { TY_POSTINGS_FIRSTS = 32 };

/* Append some of the numbers of the list that is written next: those that are asked for first. */
void ty_postings_write_firsts(ty_buf *to, const uint32_t *numbers, size_t n);

/* Append a list of n > 0 numbers, all under range.  Without places (NULL) the numbers rise; with
 * places they may repeat, and places[i] is where the gram stands in text numbers[i], modulo 256. */
void ty_postings_write(ty_buf *to, const uint32_t *numbers, const uint8_t *places, size_t n,
		       uint32_t range);

/* false: the bytes are no list.  Numbers of a damaged list can be any. */
bool ty_postings_open(ty_postings *out, taiyaku_str bytes) __attribute__((warn_unused_result));

/* How many entries a list has, without opening it; 0: the bytes are no list. */
size_t ty_postings_entries(taiyaku_str bytes);

/* All entries; out has room for list->n. */
void ty_postings_read(uint32_t *out, const ty_postings *list);
/* The places of all entries, or NULL. */
const uint8_t *ty_postings_places(const ty_postings *list);
/* Those written before it, in their order; 0: none were.  Returns how many. */
size_t ty_postings_firsts(uint32_t out[TY_POSTINGS_FIRSTS], const ty_postings *list);
/* The different numbers; out has room for list->n.  Returns how many. */
size_t ty_postings_documents(uint32_t *out, const ty_postings *list);

/* Keep those of n rising numbers that are in the list.  Returns how many are left. */
size_t ty_postings_meet(uint32_t *numbers, size_t n, const ty_postings *list);
/* Take bits from sets[i] where numbers[i], of n rising ones, is in the list. */
void ty_postings_strike(uint64_t *sets, uint64_t bits, const uint32_t *numbers, size_t n,
			const ty_postings *list);
/* An occurrence of a gram: the number of a text, then eight bits for its place.  Of lists with
 * places whose numbers are all under TY_OCCURRENCE_NUMBERS. */
enum {
	TY_OCCURRENCE_PLACE = 8,
	TY_OCCURRENCE_NUMBERS = 1 << 23,
	TY_OCCURRENCE_ROOM = 16, /* behind the last of them, for work */
};

/* All of a list, each moved back by so many places: rising, each once.  out has room for list->n
 * and TY_OCCURRENCE_ROOM.  Returns how many. */
size_t ty_postings_occurrences(uint32_t *out, const ty_postings *list, uint8_t back);
/* Those of n occurrences that are among those of the list, each moved back by so many places.  out
 * and occurrences have room for TY_OCCURRENCE_ROOM more.  Returns how many. */
size_t ty_postings_follow(uint32_t *out, uint32_t *occurrences, size_t n, uint8_t back,
			  const ty_postings *list);
/* The same with what every processor has. */
size_t ty_postings_follow_any(uint32_t *out, uint32_t *occurrences, size_t n, uint8_t back,
			      const ty_postings *list);

#endif
