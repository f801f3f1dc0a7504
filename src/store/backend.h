/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What a store backend is: a descriptor of functions, and the contract they keep.  To add one: a
 * file ending in "const ty_backend ty_backend_<name> = { ... };" and a row in store.c;
 * tests/store/conformance.c is the contract as a program.
 *
 * A backend keeps pairs and finds them.  It knows nothing of text: keys come ready-made, and what
 * it finds by a key are candidates, a superset of the answer, which the caller compares by text
 * and ranks; so results are equal on all backends.
 *
 * Pairs have numbers, from 1, in the order in which they arrived; the number of a pair never
 * changes, and none is used twice.
 *
 * A transaction sees the store as it was when it began, and what it changed itself.  What it gives
 * is borrowed until it ends.  Any number may read, in any number of threads and processes; one at
 * a time writes, the others wait.  A change appears at once on commit, or never, whatever happens
 * to the process.  A transaction is used by one thread at a time; one that writes is begun and
 * ended by the same.
 *
 * Statuses: EIO the file, the disk, the connection; ESTORE not a store, damaged, of a newer
 * version; ELIMIT too large, no memory.
 */
#ifndef TY_STORE_BACKEND_H
#define TY_STORE_BACKEND_H

#include "base/arena.h"

/* What a key is of. */
typedef enum ty_group {
	TY_GROUP_WIDTH,	  /* the width key of a text: the one that is asked by prefix */
	TY_GROUP_VARIANT, /* keys of weaker levels, where they differ from it */
	TY_GROUP_READING, /* of the reading of a text */
} ty_group;

typedef struct ty_key_ref {
	ty_group group;
	int side;	 /* TAIYAKU_SOURCE, TAIYAKU_TARGET */
	unsigned kinds;	 /* TY_KIND_BIT of the pair's; in a question: of which pairs */
	taiyaku_str key; /* not empty */
} ty_key_ref;

#define TY_KIND_BIT(kind) (1u << (kind))
#define TY_KINDS_ALL                                                                             \
	(TY_KIND_BIT(TAIYAKU_TITLE) | TY_KIND_BIT(TAIYAKU_SEGMENT) | TY_KIND_BIT(TAIYAKU_TERM) | \
	 TY_KIND_BIT(TAIYAKU_NAME))

/* A pair whose key may be the one asked for, or begin with it. */
typedef struct ty_candidate {
	uint64_t number;
	unsigned length; /* of the key in code points; TY_LENGTH_MAX stands for all that are longer
			  */
} ty_candidate;

enum { TY_LENGTH_MAX = 255 };

typedef taiyaku_status (*ty_candidate_fn)(void *ctx, const ty_candidate *candidate,
					  taiyaku_error *err);

/* A text as searches see it, made ready by the caller: no backend looks into a text. */
typedef struct ty_searchable {
	taiyaku_str key; /* its width key; empty: it is not searched */
	size_t points;	 /* code points of the key */
	/* What a score counts: code points, or hashes of words (text/gram.h). */
	const uint32_t *tokens;
	size_t n_tokens;
	size_t japanese; /* of the tokens */
	/* What finds a part of it.  Where there are no spaces between words: the pair of neighbours
	 * at each code point.  Else NULL, and the words that the tokens are of. */
	const uint32_t *grams;
	const taiyaku_str *words;
} ty_searchable;

/* Makes both texts of a pair ready; out lives in arena. */
typedef taiyaku_status (*ty_searchable_fn)(ty_searchable out[2], void *ctx,
					   const taiyaku_str text[2], ty_arena *arena,
					   taiyaku_error *err);

/* Which pairs a search wants. */
typedef struct ty_selection {
	unsigned kinds;	    /* TY_KIND_BIT of each */
	taiyaku_str memory; /* empty: of every memory */
} ty_selection;

/* Lengths of the keys of both texts in code points; TY_LENGTH_MAX stands for all that are longer.
 */
typedef struct ty_lengths {
	unsigned char points[2];
} ty_lengths;

/* Numbers of pairs, rising in each call. */
typedef taiyaku_status (*ty_numbers_fn)(void *ctx, const uint32_t *numbers, size_t n,
					taiyaku_error *err);

/* The texts of a pair, borrowed. */
typedef taiyaku_status (*ty_texts_fn)(void *ctx, uint32_t number, const taiyaku_str text[2],
				      taiyaku_error *err);

/* What texts of a side are near to. */
typedef struct ty_near {
	int side;
	const ty_searchable *text;
	/* Least score that is asked for, 1-100, of the distance in tokens: floor(100 * (1 - d /
	 * longer)).  It may be raised while the search goes on. */
	int threshold;
} ty_near;

/* A piece of a needle where words are divided by spaces. */
typedef struct ty_needle_word {
	taiyaku_str text;
	bool open_start, open_end; /* it may be a part of a longer word, on that side */
} ty_needle_word;

/* What is looked for inside texts of a side. */
typedef struct ty_needle {
	int side;
	taiyaku_str key; /* a width key, not empty */
	/* As of a ty_searchable: the pair at each code point but the last; of a single code point,
	 * the number of all pairs it begins (TY_GRAM_ANY).  Or NULL, and words. */
	const uint32_t *grams;
	size_t n_grams;
	bool grams_exact; /* none of them is shared by other pairs */
	const ty_needle_word *words;
	size_t n_words;
} ty_needle;

/* Pairs that may have a needle in a text; if sure, they have it, but for those whose length is
 * TY_LENGTH_MAX. */
typedef taiyaku_status (*ty_inside_fn)(void *ctx, const uint32_t *numbers, size_t n, bool sure,
				       taiyaku_error *err);

/* A pair that is to go, with all that it was found by. */
typedef struct ty_removal {
	uint64_t number, id;
	taiyaku_kind kind;
	const ty_key_ref *keys;
	size_t n_keys;
	const ty_searchable *texts; /* both */
} ty_removal;

/* Pairs of a selection, rising in each call, with the lengths of their texts. */
typedef taiyaku_status (*ty_chosen_fn)(void *ctx, const uint32_t *numbers,
				       const ty_lengths *lengths, size_t n, taiyaku_error *err);

/* What a pair should be found by, as add and index were given it. */
typedef struct ty_expected {
	uint64_t id;
	const ty_key_ref *keys;
	size_t n_keys;
	ty_searchable texts[2];
} ty_expected;

/* How to prove a store. */
typedef struct ty_proving {
	taiyaku_status (*expect)(ty_expected *out, const taiyaku_store *store,
				 const taiyaku_pair *pair, ty_arena *arena, taiyaku_error *err);
	const taiyaku_hooks *hooks; /* may be NULL; warn gets each problem */
} ty_proving;

typedef struct ty_backend ty_backend;

/* Every backend's own store and transaction begin with these. */
struct taiyaku_store {
	const ty_backend *backend;
	taiyaku_languages languages;
	bool writable;
};

typedef struct ty_txn {
	taiyaku_store *store;
	bool writing;
	unsigned kinds; /* TY_KIND_BIT of each kind that the store has pairs of */
	/* Set by whoever adds pairs that are to be searched: how to make ready one that was added
	 * before, for indexes that are written many pairs at a time. */
	ty_searchable_fn searchable;
	void *searchable_ctx;
} ty_txn;

struct ty_backend {
	const char *scheme; /* of its URLs: "lmdb" */

	/* The languages of options are filled in, or both empty: those of the store.  The caller
	 * sets the backend of *out. */
	taiyaku_status (*open)(taiyaku_store **out, const char *url,
			       const taiyaku_store_options *options, taiyaku_error *err);
	void (*close)(taiyaku_store *store);
	/* As taiyaku_store_discard has it. */
	void (*discard)(taiyaku_store *store);
	taiyaku_status (*inspect)(taiyaku_store_info *out, taiyaku_store *store, bool count,
				  taiyaku_error *err);

	/* Prove the store at url, which need not be sound: out->problems says how many were told.
	 */
	taiyaku_status (*verify)(taiyaku_verdict *out, const char *url, const ty_proving *how,
				 taiyaku_error *err);

	/* A copy of the store as it is now, while others read and write it, under a path where
	 * there is no file yet; it appears whole or not at all. */
	taiyaku_status (*copy)(taiyaku_store *store, const char *path, const taiyaku_hooks *hooks,
			       taiyaku_error *err);

	/* Give back room that is no longer used; others may read and write meanwhile. */
	taiyaku_status (*compact)(taiyaku_compacted *out, taiyaku_store *store,
				  const taiyaku_hooks *hooks, taiyaku_error *err);

	/* commit frees the transaction, also on failure. */
	taiyaku_status (*begin)(ty_txn **out, taiyaku_store *store, bool write, taiyaku_error *err);
	taiyaku_status (*commit)(ty_txn *txn, taiyaku_error *err);
	void (*abort)(ty_txn *txn);

	/* A pair with this id and these texts will be looked for and put soon, perhaps: a hint. */
	void (*expect)(ty_txn *txn, uint64_t id, const ty_searchable texts[2]);
	/* The pair with the identity of pair (memory, tuid, whether it is a term, both texts; id is
	 * their ty_pair_hash) and its number; 0: there is none. */
	taiyaku_status (*find)(uint64_t *number, taiyaku_pair *known, ty_txn *txn,
			       const taiyaku_pair *pair, uint64_t id, ty_arena *arena,
			       taiyaku_error *err);
	/* The pair with a number; *there is false if there is none (any more). */
	taiyaku_status (*get)(taiyaku_pair *out, bool *there, ty_txn *txn, uint64_t number,
			      ty_arena *arena, taiyaku_error *err);

	/* Its texts alone, which is faster. */
	taiyaku_status (*texts)(taiyaku_str out[2], bool *there, ty_txn *txn, uint64_t number,
				taiyaku_error *err);

	/* The same for each of many rising numbers, without those that are no more; of transactions
	 * that read. */
	taiyaku_status (*texts_of)(ty_txn *txn, const uint32_t *numbers, size_t n,
				   ty_texts_fn found, void *ctx, taiyaku_error *err);

	/* Add a pair that find does not know, to be found by each of n keys. */
	taiyaku_status (*add)(ty_txn *txn, const taiyaku_pair *pair, uint64_t id,
			      const ty_key_ref *keys, size_t n, taiyaku_error *err);
	/* The texts of the pair that was added last, to be searched. */
	taiyaku_status (*index)(ty_txn *txn, const ty_searchable texts[2], taiyaku_error *err);
	/* Put a pair in the place of one with the same identity, to be found by n keys more. */
	taiyaku_status (*replace)(ty_txn *txn, uint64_t number, const taiyaku_pair *pair,
				  const ty_key_ref *keys, size_t n, taiyaku_error *err);

	/* Remove a pair. */
	taiyaku_status (*remove)(ty_txn *txn, const ty_removal *what, taiyaku_error *err);
	/* The next number over *number, 0 at first, of a pair that may have this id; 0: none. */
	taiyaku_status (*by_id)(uint64_t *number, ty_txn *txn, uint64_t id, taiyaku_error *err);

	/* Each pair that has this key, and perhaps others, in no certain order.  found may get
	 * pairs, but not change the store. */
	taiyaku_status (*by_key)(ty_txn *txn, const ty_key_ref *key, ty_candidate_fn found,
				 void *ctx, taiyaku_error *err);
	/* The same for pairs that have a key beginning with this one, itself included. */
	taiyaku_status (*by_prefix)(ty_txn *txn, const ty_key_ref *key, ty_candidate_fn found,
				    void *ctx, taiyaku_error *err);

	/* ---- searches inside texts, of transactions that read ---- */

	/* Each pair with a score of the threshold or more, and perhaps others, none of them twice;
	 * where texts are scanned, nearest lengths first. */
	taiyaku_status (*near)(ty_txn *txn, const ty_near *query, ty_numbers_fn found, void *ctx,
			       taiyaku_error *err);
	/* Each pair that has the needle, but for the recent ones, in rising order. */
	taiyaku_status (*inside)(ty_txn *txn, const ty_needle *needle, ty_inside_fn found,
				 void *ctx, taiyaku_error *err);
	/* How many pairs of a selection have the needle, but for the recent ones, and some of them:
	 * among these the first max in the order of a search, the shortest text of the needle's
	 * side before others, then the newest.  *known false: inside tells. */
	taiyaku_status (*first)(bool *known, uint64_t *total, ty_txn *txn, const ty_needle *needle,
				const ty_selection *selection, size_t max, ty_chosen_fn found,
				void *ctx, taiyaku_error *err);
	/* Those numbers on are of recent pairs: in no index yet, to be looked through. */
	taiyaku_status (*recent)(uint32_t *first, uint32_t *end, ty_txn *txn, taiyaku_error *err);
	/* Keep those of n rising numbers that a selection has; lengths may be NULL.  Returns how
	 * many are left. */
	size_t (*select)(uint32_t *numbers, ty_lengths *lengths, size_t n, ty_txn *txn,
			 const ty_selection *selection);

	/* Every pair of the filter in the order of ty_pair_compare. */
	taiyaku_status (*each)(ty_txn *txn, const taiyaku_filter *filter, const taiyaku_sink *to,
			       const taiyaku_hooks *hooks, taiyaku_error *err);
};

#endif
