/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The default backend: a store in one LMDB file (with LMDB's lock file beside it), here as its own
 * files see it.  Each value has a seal behind it (store/seal.h).  Pairs are in three packed maps
 * (store/lmdb_map.h) and a database of facts, what searches need beside them (lmdb_search.h):
 *
 *   records  number (4 bytes, high one first): record (store/record.h)
 *   strings  number (4 bytes): a string that recurs in records
 *   index    bare keys, told apart by their first byte (lmdb_index.c): ids, keys of texts, strings
 *   taiyaku  "version", "source", "target", "counters"
 *
 * A record with a number not under the counter "next" does not exist, nor does an index entry for
 * it: readers must not look at them.
 */
#ifndef TY_STORE_LMDB_H
#define TY_STORE_LMDB_H

#include "base/relay.h"
#include "store/backend.h"
#include "store/lmdb_file.h"
#include "store/lmdb_map.h"
#include "store/number_map.h"
#include "store/record.h"
#include "store/short_sort.h"
#include "store/sort.h"

extern const ty_backend ty_backend_lmdb;

enum {
	TY_LMDB_VERSION = 4,	   /* of the format of the file */
	TY_LMDB_READERS = 1000,	   /* transactions that read at the same time, in all processes */
	TY_LMDB_LOCK_SIZE = 65536, /* bytes of a lock file for so many */
	TY_LMDB_NUMBER = 4,	   /* bytes of a number in a key */
};

#define TY_LMDB_NUMBER_MAX ((uint64_t)UINT32_MAX)

/* Of searches inside texts, see store/lmdb_search.h. */
typedef struct ty_lmdb_search {
	MDB_dbi near, columns, vocabulary;
	ty_map lists, words;
	/* Tests set these: */
	bool by_lists;	     /* fuzzy searches use lists wherever they can, at any cost */
	uint32_t recent_max; /* pairs that may be in no list; 0: the usual number */
} ty_lmdb_search;

typedef struct ty_lmdb {
	taiyaku_store base;
	ty_lmdb_file file;
	MDB_env *env;
	char *path;
	char languages[2][64]; /* what base.languages points at */
	uint32_t version;
	bool made; /* by this handle */
	MDB_dbi facts;
	ty_map records, strings, index;
	ty_lmdb_search search;
} ty_lmdb;

/* As kept under "counters", eight bytes each, low ones first. */
typedef struct ty_counters {
	uint64_t next;	 /* number of the next pair */
	uint64_t string; /* number of the next string */
	uint64_t kinds[5];
	uint64_t transaction; /* LMDB's number of the one that wrote them */
} ty_counters;

enum { TY_COUNTERS = 8 };

/* A string that a change has seen to be in the table. */
typedef struct ty_known_string {
	taiyaku_str text; /* in the change's arena */
	uint32_t number;
} ty_known_string;

/* What a transaction that writes has in hand: additions are collected, sorted and written in bulk,
 * eight times as fast as one by one. */
typedef struct ty_lmdb_change {
	ty_buf records; /* records behind one another, not yet in the map */
	struct ty_lmdb_added {
		unsigned char key[TY_LMDB_NUMBER];
		size_t end; /* in records */
	} * added;	    /* one for each of them */
	size_t n_added, added_cap;

	/* Entries of the index: the short ones, and the others, each behind a byte with its length.
	 */
	ty_short *shorts;
	size_t n_shorts, shorts_cap;
	char *entries;
	size_t entries_len, entries_cap;
	ty_sort_item *items;
	size_t n_items, items_cap;
	size_t shorts_written, items_written; /* those, which are sorted, are in the map */
	bool dropping;			      /* they are to be dropped, not added */
	ty_relay *sorter;		      /* sorts them on another thread; NULL: none does */
	ty_number_map ids;		      /* of pairs whose index entry is in entries */

	ty_known_string *known;
	size_t n_known, known_cap;
	ty_number_map texts, numbers; /* hash of either: place in known, plus 1 */
	uint32_t *seen;		      /* of hashes of strings that were met once */
	ty_arena arena;		      /* as long as the change */

	ty_buf record; /* the one being made */
	ty_map_room room;
} ty_lmdb_change;

typedef struct ty_lmdb_txn {
	ty_txn base;
	ty_lmdb *db;
	MDB_txn *mdb;
	ty_counters counters;
	ty_map_cursor records, strings, index; /* opened when first used */
	ty_strings names;		       /* how records get at the strings */
	ty_known_string *cache;		       /* of strings by number, owned; reading only */
	ty_lmdb_change *change;		       /* NULL: reading */
	struct ty_search_txn *search;	       /* NULL: nothing searched or added yet */
} ty_lmdb_txn;

/* An error code of LMDB as a status (lmdb_error.c). */
taiyaku_status ty_lmdb_fail(const ty_lmdb *db, int rc, taiyaku_error *err);

/* A number as a key, or as the end of one; returns the key, made in out. */
static inline taiyaku_str ty_lmdb_number(unsigned char out[TY_LMDB_NUMBER], uint64_t number)
{
	for (int i = 0; i < TY_LMDB_NUMBER; i++)
		out[i] = (unsigned char)(number >> (8 * (TY_LMDB_NUMBER - 1 - i)));
	return ty_str_of((const char *)out, TY_LMDB_NUMBER);
}

static inline uint64_t ty_lmdb_number_of(taiyaku_str key)
{
	uint64_t number = 0;

	for (size_t i = key.len - TY_LMDB_NUMBER; i < key.len; i++)
		number = number << 8 | (unsigned char)key.data[i];
	return number;
}

/* Stand on the first entry of a map not less than key; opens the cursor. */
static inline int ty_lmdb_seek(ty_lmdb_txn *t, ty_map_cursor *cursor, const ty_map *map,
			       taiyaku_str key)
{
	int rc = cursor->mdb ? 0 : ty_map_open(cursor, t->mdb, map);

	return rc ? rc : ty_map_seek(cursor, key);
}

/* lmdb_facts.c; they return LMDB's codes */
enum { TY_FACT_MAX = 64 }; /* bytes of a fact */
int ty_fact_put(MDB_txn *t, MDB_dbi facts, const char *name, taiyaku_str value);
/* A fact as a string of C. */
int ty_fact_get(char out[TY_FACT_MAX], MDB_txn *t, MDB_dbi facts, const char *name);
int ty_fact_put_version(MDB_txn *t, MDB_dbi facts, uint32_t version);
/* The version of a store; ESTORE: newer than TY_LMDB_VERSION. */
taiyaku_status ty_lmdb_version(uint32_t *version, const ty_lmdb *db, MDB_txn *t,
			       taiyaku_error *err);
/* ESTORE: a version is older than TY_LMDB_VERSION. */
taiyaku_status ty_lmdb_version_now(const ty_lmdb *db, uint32_t version, taiyaku_error *err);
int ty_counters_read(ty_counters *out, MDB_txn *t, MDB_dbi facts);
int ty_counters_write(ty_counters *counters, MDB_txn *t, MDB_dbi facts);
int ty_upgrade_2(ty_lmdb *db, MDB_txn *t);

/* lmdb_open.c */
taiyaku_status ty_lmdb_open(taiyaku_store **out, const char *url,
			    const taiyaku_store_options *options, taiyaku_error *err);
void ty_lmdb_close(taiyaku_store *store);
/* The path that a URL names. */
const char *ty_lmdb_path(const char *url);
/* Open the file that is in the place of the one that is open.  *moved false: a transaction of this
 * process is still at work in that. */
taiyaku_status ty_lmdb_follow(bool *moved, ty_lmdb *db, taiyaku_error *err);

/* lmdb_verify.c */
taiyaku_status ty_lmdb_verify(taiyaku_verdict *out, const char *url, const ty_proving *how,
			      taiyaku_error *err);

/* lmdb_copy.c */
taiyaku_status ty_lmdb_copy(taiyaku_store *store, const char *path, const taiyaku_hooks *hooks,
			    taiyaku_error *err);
taiyaku_status ty_lmdb_compact(taiyaku_compacted *out, taiyaku_store *store,
			       const taiyaku_hooks *hooks, taiyaku_error *err);

/* lmdb_txn.c */
taiyaku_status ty_lmdb_begin(ty_txn **out, taiyaku_store *store, bool write, taiyaku_error *err);
taiyaku_status ty_lmdb_commit(ty_txn *txn, taiyaku_error *err);
void ty_lmdb_abort(ty_txn *txn);

/* lmdb_records.c */
taiyaku_status ty_lmdb_get(taiyaku_pair *out, bool *there, ty_txn *txn, uint64_t number,
			   ty_arena *arena, taiyaku_error *err);
/* The texts of a pair, borrowed as from get; in a change until the next call of any function. */
taiyaku_status ty_lmdb_texts(taiyaku_str text[2], bool *there, ty_txn *txn, uint64_t number,
			     taiyaku_error *err);
taiyaku_status ty_lmdb_texts_of(ty_txn *txn, const uint32_t *numbers, size_t n, ty_texts_fn found,
				void *ctx, taiyaku_error *err);
int ty_lmdb_flush_records(ty_lmdb_txn *t);

/* lmdb_pairs.c */
void ty_lmdb_expect(ty_txn *txn, uint64_t id, const ty_searchable texts[2]);
taiyaku_status ty_lmdb_find(uint64_t *number, taiyaku_pair *known, ty_txn *txn,
			    const taiyaku_pair *pair, uint64_t id, ty_arena *arena,
			    taiyaku_error *err);
taiyaku_status ty_lmdb_add(ty_txn *txn, const taiyaku_pair *pair, uint64_t id,
			   const ty_key_ref *keys, size_t n, taiyaku_error *err);
taiyaku_status ty_lmdb_replace(ty_txn *txn, uint64_t number, const taiyaku_pair *pair,
			       const ty_key_ref *keys, size_t n, taiyaku_error *err);
taiyaku_status ty_lmdb_remove(ty_txn *txn, const ty_removal *what, taiyaku_error *err);
taiyaku_status ty_lmdb_by_id(uint64_t *number, ty_txn *txn, uint64_t id, taiyaku_error *err);

/* lmdb_index.c */
taiyaku_status ty_lmdb_by_key(ty_txn *txn, const ty_key_ref *key, ty_candidate_fn found, void *ctx,
			      taiyaku_error *err);
taiyaku_status ty_lmdb_by_prefix(ty_txn *txn, const ty_key_ref *key, ty_candidate_fn found,
				 void *ctx, taiyaku_error *err);
/* Ids and strings are found by a hash: the next number over *number that may belong to it, 0 after
 * the last. */
typedef enum ty_hash_of { TY_HASH_ID = 1, TY_HASH_STRING = 2 } ty_hash_of;
int ty_lmdb_by_hash(uint64_t *number, ty_lmdb_txn *t, ty_hash_of of, uint64_t hash);
int ty_lmdb_index_hash(ty_lmdb_txn *t, ty_hash_of of, uint64_t hash, uint64_t number);
int ty_lmdb_index_key(ty_lmdb_txn *t, const ty_key_ref *key, uint64_t number);
int ty_lmdb_drop_hash(ty_lmdb_txn *t, ty_hash_of of, uint64_t hash, uint64_t number);
int ty_lmdb_drop_key(ty_lmdb_txn *t, const ty_key_ref *key, uint64_t number);
/* The entry of a key or a hash, as verify looks for it; made in out. */
enum { TY_LMDB_ENTRY_MAX = 64 };
taiyaku_str ty_lmdb_entry_of_key(unsigned char out[TY_LMDB_ENTRY_MAX], const ty_key_ref *key,
				 uint64_t number);
taiyaku_str ty_lmdb_entry_of_hash(unsigned char out[TY_LMDB_ENTRY_MAX], ty_hash_of of,
				  uint64_t hash, uint64_t number);
int ty_lmdb_flush_index(ty_lmdb_txn *t);
/* Whether there are entries that have been sorted meanwhile, and a part of them between other
 * writing. */
bool ty_lmdb_index_waits(const ty_lmdb_txn *t);
int ty_lmdb_flush_some_index(ty_lmdb_txn *t);
/* Nothing more comes before the next flush: sort what there is on another thread meanwhile. */
void ty_lmdb_sort_index(ty_lmdb_txn *t);

/* lmdb_strings.c; ctx is a ty_lmdb_txn */
uint64_t ty_lmdb_string_number(void *ctx, taiyaku_str s, bool often);
bool ty_lmdb_string(taiyaku_str *out, void *ctx, uint64_t number);
/* The number of a string, 0: it is not in the table. */
uint64_t ty_lmdb_find_string(ty_lmdb_txn *t, taiyaku_str s);

/* lmdb_each.c */
taiyaku_status ty_lmdb_each(ty_txn *txn, const taiyaku_filter *filter, const taiyaku_sink *to,
			    const taiyaku_hooks *hooks, taiyaku_error *err);
/* Walk every record and count. */
taiyaku_status ty_lmdb_count(uint64_t *pairs, uint64_t *origins, ty_lmdb_txn *t,
			     taiyaku_error *err);

#endif
