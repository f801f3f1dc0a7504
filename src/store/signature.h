/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The fuzzy filter.  Each occurrence of each token of a text sets one bit of its signature, so a
 * text certainly lacks those tokens of a query whose bits it has not; one edit takes away one token
 * at most, and no text has more in common with a query than it has tokens.  Hence Levenshtein
 * distance <= limit implies that a text lacks at most limit tokens of the query, or fewer if it is
 * longer: what fails this needs no closer look, and nothing near is ever lost, whatever the limit.
 *
 * Records of one length stand together in blocks, each bit of all of them in a column: a search
 * reads only the columns of the tokens of the query, hundreds of records at a time.
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

/* The bits of the n counted tokens of a query, one each, in signatures of so many words. */
void ty_signature_columns(uint32_t *out, size_t words, const uint32_t *counted, size_t n);

/* A block: for each bit of a signature a column, the bit of record i of it in byte i / 8, the
 * lowest first; behind the columns the number of each record, 4 bytes, low one first, 0 for one
 * that was removed.  Of records that are there they rise, for later pairs come behind. */
typedef struct ty_signature_block {
	const unsigned char *columns;
	const unsigned char *numbers;
	size_t n;      /* records, the removed ones too */
	size_t stride; /* bytes of a column */
	size_t words;
} ty_signature_block;

/* A view of bytes; false: they are no block. */
bool ty_signature_block_open(ty_signature_block *out, taiyaku_str bytes, size_t words)
	__attribute__((warn_unused_result));
/* The number of record i. */
uint32_t ty_signature_block_number(const ty_signature_block *block, size_t i);
/* The signature of record i. */
void ty_signature_block_read(uint64_t *out, const ty_signature_block *block, size_t i);
/* Records that fit in a block of so many bytes, at least 8. */
size_t ty_signature_block_room(size_t bytes, size_t words);
/* Write the records of a block (may be empty) and n more behind them. */
void ty_signature_block_add(ty_buf *to, const ty_signature_block *block, const uint64_t *signatures,
			    const uint32_t *numbers, size_t n);

/* The same from the bytes of a block as it was before: groups of 8 records, in each first their 8
 * first words, then their 8 second words, ...; behind them the numbers.  false: they are none. */
bool ty_signature_block_turn(ty_buf *to, taiyaku_str groups, size_t words)
	__attribute__((warn_unused_result));

/* Put the n counted tokens of a query in the order in which a scan finds soonest that records lack
 * too many: those first that the fewest records of a block have.  false: no memory. */
bool ty_signature_order(uint32_t *counted, size_t n, const ty_signature_block *sample,
			ty_arena *arena) __attribute__((warn_unused_result));

/* What is looked for. */
typedef struct ty_signature_query {
	const uint32_t *columns; /* of its tokens */
	size_t n;
	size_t limit; /* of tokens that a record may lack */
	size_t from;  /* records before this one are of no interest; some of them may be found */
} ty_signature_query;

/* The records of a block that lack at most limit of the tokens of a query: their places in rising
 * order to hits, which has room for all.  Returns how many. */
typedef size_t ty_signature_scan(uint32_t *hits, const ty_signature_block *block,
				 const ty_signature_query *query);

/* Ask the memory for what a scan of a block will read: no processor sees it coming. */
void ty_signature_fetch(const ty_signature_block *block, const ty_signature_query *query);

/* The fastest scan this machine can run. */
ty_signature_scan *ty_signature_scan_best(void);
/* All it can run, slowest first: the same results from each.  NULL past the last. */
ty_signature_scan *ty_signature_scan_nth(size_t i);

#endif
