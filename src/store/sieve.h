/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Numbers of texts on their way through lists: read from one, kept where others have them, and
 * several lists put together.
 */
#ifndef TY_STORE_SIEVE_H
#define TY_STORE_SIEVE_H

#include "store/postings.h"

/* All-zero is empty.  Functions return false where there is no memory. */
typedef struct ty_sieve {
	uint32_t *numbers; /* owned; or occurrences */
	uint32_t *spare;   /* owned: room for as many */
	size_t n, cap;
	uint64_t *
		noted; /* owned: one bit for each number under range, none while nothing is noted */
	uint64_t *parts; /* owned: one bit for each 64 words of noted that have any */
	size_t range, n_noted;
} ty_sieve;

void ty_sieve_free(ty_sieve *sieve);

/* The different numbers of a list. */
bool ty_sieve_read(ty_sieve *sieve, const ty_postings *list) __attribute__((warn_unused_result));
/* Its occurrences instead, moved back by so many places; then keep those that another list has too,
 * and at last their numbers. */
bool ty_sieve_read_occurrences(ty_sieve *sieve, const ty_postings *list, uint8_t back)
	__attribute__((warn_unused_result));
void ty_sieve_follow(ty_sieve *sieve, const ty_postings *list, uint8_t back);
void ty_sieve_end_occurrences(ty_sieve *sieve);

/* To put lists together: begin, for each list read and note, then collect, which gives them all,
 * rising.  Numbers of range or over are left out. */
bool ty_sieve_begin(ty_sieve *sieve, uint32_t range) __attribute__((warn_unused_result));
void ty_sieve_note(ty_sieve *sieve);
bool ty_sieve_collect(ty_sieve *sieve) __attribute__((warn_unused_result));

#endif
