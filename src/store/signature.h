/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The fuzzy filter.  Each occurrence of each token of a text sets one bit, so the bits that only
 * one of two texts has stem from tokens that only it has; one edit takes at most one token from
 * each side.  Hence Levenshtein distance <= limit implies popcount(q & ~r) <= limit and
 * popcount(r & ~q) <= limit: what fails this needs no closer look, and nothing near is ever lost,
 * whatever the limit.  Records of one length stand together in blocks that are scanned in order.
 */
#ifndef TY_STORE_SIGNATURE_H
#define TY_STORE_SIGNATURE_H

#include "base/arena.h"
#include "base/buf.h"

/* Bits of a signature for each token, and over those, for short texts need more to be told apart.
 * Part of the format of a store. */
enum { TY_SIGNATURE_BITS = 4, TY_SIGNATURE_SPARE = 32 };
/* No signature has more words of 64 bits than this. */
enum { TY_SIGNATURE_WORDS_MAX = 64 };

/* Words of the signature of a text of n tokens, at least 1. */
size_t ty_signature_words(size_t n);

/* Tell the occurrences of each token apart: a number for the first x, another for the second x.
 * out has room for n.  arena is used for texts of many tokens only; false: no memory. */
bool ty_signature_count(uint32_t *out, ty_arena *arena, const uint32_t *tokens, size_t n)
	__attribute__((warn_unused_result));

/* The signature of a text from its n counted tokens. */
void ty_signature_make(uint64_t *out, size_t words, const uint32_t *counted, size_t n);

/* A block: groups of 8 records, in each first their 8 first words, then their 8 second words, ...;
 * behind the groups the number of each record, 4 bytes, 0 for one that was removed.  All numbers
 * little-endian; of records that are there they rise, for later pairs come behind. */
typedef struct ty_signature_block {
	const unsigned char *groups;
	const unsigned char *numbers;
	size_t n; /* records, the removed ones too */
	size_t words;
} ty_signature_block;

/* A view of bytes; false: they are no block. */
bool ty_signature_block_open(ty_signature_block *out, taiyaku_str bytes, size_t words)
	__attribute__((warn_unused_result));
/* The number of record i. */
uint32_t ty_signature_block_number(const ty_signature_block *block, size_t i);
/* The signature of record i. */
void ty_signature_block_read(uint64_t *out, const ty_signature_block *block, size_t i);
/* Leave out records up to number n; those of its group may stay. */
void ty_signature_block_skip(ty_signature_block *block, size_t n);
/* Records that fit in a block of so many bytes, at least 8. */
size_t ty_signature_block_room(size_t bytes, size_t words);
/* Write the records of a block (may be empty) and n more behind them. */
void ty_signature_block_add(ty_buf *to, const ty_signature_block *block, const uint64_t *signatures,
			    const uint32_t *numbers, size_t n);

/* The records whose signature differs from query by at most limit bits in each direction: their
 * places in the block in rising order to hits, which has room for n.  Returns how many. */
typedef size_t ty_signature_scan(uint32_t *hits, const ty_signature_block *block,
				 const uint64_t *query, uint64_t limit);

/* The fastest scan this machine can run. */
ty_signature_scan *ty_signature_scan_best(void);
/* All it can run, slowest first: the same results from each.  NULL past the last. */
ty_signature_scan *ty_signature_scan_nth(size_t i);

#endif
