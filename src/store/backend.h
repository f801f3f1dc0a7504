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
 * to the process.  A transaction is used by one thread at a time, one that writes by the thread
 * that began it.
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
} ty_txn;

struct ty_backend {
	const char *scheme; /* of its URLs: "lmdb" */

	/* The languages of options are filled in, or both empty: those of the store. */
	taiyaku_status (*open)(taiyaku_store **out, const char *url,
			       const taiyaku_store_options *options, taiyaku_error *err);
	void (*close)(taiyaku_store *store);
	taiyaku_status (*inspect)(taiyaku_store_info *out, taiyaku_store *store, bool count,
				  taiyaku_error *err);

	/* commit frees the transaction, also on failure. */
	taiyaku_status (*begin)(ty_txn **out, taiyaku_store *store, bool write, taiyaku_error *err);
	taiyaku_status (*commit)(ty_txn *txn, taiyaku_error *err);
	void (*abort)(ty_txn *txn);

	/* The pair with the identity of pair (memory, tuid, whether it is a term, both texts; id is
	 * their ty_pair_hash) and its number; 0: there is none. */
	taiyaku_status (*find)(uint64_t *number, taiyaku_pair *known, ty_txn *txn,
			       const taiyaku_pair *pair, uint64_t id, ty_arena *arena,
			       taiyaku_error *err);
	/* The pair with a number; *there is false if there is none (any more). */
	taiyaku_status (*get)(taiyaku_pair *out, bool *there, ty_txn *txn, uint64_t number,
			      ty_arena *arena, taiyaku_error *err);

	/* Add a pair that find does not know, to be found by each of n keys. */
	taiyaku_status (*add)(ty_txn *txn, const taiyaku_pair *pair, uint64_t id,
			      const ty_key_ref *keys, size_t n, taiyaku_error *err);
	/* Put a pair in the place of one with the same identity, to be found by n keys more. */
	taiyaku_status (*replace)(ty_txn *txn, uint64_t number, const taiyaku_pair *pair,
				  const ty_key_ref *keys, size_t n, taiyaku_error *err);

	/* Each pair that has this key, and perhaps others, in no certain order.  found may get
	 * pairs, but not change the store. */
	taiyaku_status (*by_key)(ty_txn *txn, const ty_key_ref *key, ty_candidate_fn found,
				 void *ctx, taiyaku_error *err);
	/* The same for pairs that have a key beginning with this one, itself included. */
	taiyaku_status (*by_prefix)(ty_txn *txn, const ty_key_ref *key, ty_candidate_fn found,
				    void *ctx, taiyaku_error *err);

	/* Every pair of the filter in the order of ty_pair_compare. */
	taiyaku_status (*each)(ty_txn *txn, const taiyaku_filter *filter, const taiyaku_sink *to,
			       const taiyaku_hooks *hooks, taiyaku_error *err);
};

#endif
