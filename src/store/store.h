/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A store as the layers above see it: transactions on pairs and keys, whatever keeps them.  The
 * functions are those of the backend, whose contract is in store/backend.h.  taiyaku_store_open,
 * _close, _inspect and _each are in store.c.
 */
#ifndef TY_STORE_STORE_H
#define TY_STORE_STORE_H

#include "store/backend.h"

/* Longest text or other field of a pair that a store takes, in bytes, and most origins or props. */
#define TY_FIELD_MAX ((size_t)16 << 20)
#define TY_LIST_MAX ((size_t)1 << 20)

TAIYAKU_CHECKED taiyaku_status ty_store_verify(taiyaku_verdict *out, const char *url,
					       const ty_proving *how, taiyaku_error *err);

/* EARGUMENT: to write, in a store opened for reading.  Ended by commit or abort. */
TAIYAKU_CHECKED taiyaku_status ty_store_begin(ty_txn **out, taiyaku_store *store, bool write,
					      taiyaku_error *err);
TAIYAKU_CHECKED taiyaku_status ty_store_commit(ty_txn *txn, taiyaku_error *err);
/* NULL is fine. */
void ty_store_abort(ty_txn *txn);

void ty_store_expect(ty_txn *txn, uint64_t id, const ty_searchable texts[2]);
TAIYAKU_CHECKED taiyaku_status ty_store_find(uint64_t *number, taiyaku_pair *known, ty_txn *txn,
					     const taiyaku_pair *pair, uint64_t id, ty_arena *arena,
					     taiyaku_error *err);
TAIYAKU_CHECKED taiyaku_status ty_store_get(taiyaku_pair *out, bool *there, ty_txn *txn,
					    uint64_t number, ty_arena *arena, taiyaku_error *err);

/* ELIMIT: a field over TY_FIELD_MAX, or a list over TY_LIST_MAX; the same for replace. */
TAIYAKU_CHECKED taiyaku_status ty_store_add(ty_txn *txn, const taiyaku_pair *pair, uint64_t id,
					    const ty_key_ref *keys, size_t n, taiyaku_error *err);
TAIYAKU_CHECKED taiyaku_status ty_store_replace(ty_txn *txn, uint64_t number,
						const taiyaku_pair *pair, const ty_key_ref *keys,
						size_t n, taiyaku_error *err);

/* The rest as in store/backend.h. */
TAIYAKU_CHECKED taiyaku_status ty_store_remove(ty_txn *txn, const ty_removal *what,
					       taiyaku_error *err);
TAIYAKU_CHECKED taiyaku_status ty_store_by_id(uint64_t *number, ty_txn *txn, uint64_t id,
					      taiyaku_error *err);
TAIYAKU_CHECKED taiyaku_status ty_store_texts(taiyaku_str out[2], bool *there, ty_txn *txn,
					      uint64_t number, taiyaku_error *err);
TAIYAKU_CHECKED taiyaku_status ty_store_texts_of(ty_txn *txn, const uint32_t *numbers, size_t n,
						 ty_texts_fn found, void *ctx, taiyaku_error *err);
TAIYAKU_CHECKED taiyaku_status ty_store_index(ty_txn *txn, const ty_searchable texts[2],
					      taiyaku_error *err);
TAIYAKU_CHECKED taiyaku_status ty_store_near(ty_txn *txn, const ty_near *query, ty_numbers_fn found,
					     void *ctx, taiyaku_error *err);
TAIYAKU_CHECKED taiyaku_status ty_store_inside(ty_txn *txn, const ty_needle *needle,
					       ty_inside_fn found, void *ctx, taiyaku_error *err);
TAIYAKU_CHECKED taiyaku_status ty_store_first(bool *known, uint64_t *total, ty_txn *txn,
					      const ty_needle *needle,
					      const ty_selection *selection, size_t max,
					      ty_chosen_fn found, void *ctx, taiyaku_error *err);
TAIYAKU_CHECKED taiyaku_status ty_store_recent(uint32_t *first, uint32_t *end, ty_txn *txn,
					       taiyaku_error *err);
size_t ty_store_select(uint32_t *numbers, ty_lengths *lengths, size_t n, ty_txn *txn,
		       const ty_selection *selection);

TAIYAKU_CHECKED taiyaku_status ty_store_by_key(ty_txn *txn, const ty_key_ref *key,
					       ty_candidate_fn found, void *ctx,
					       taiyaku_error *err);
TAIYAKU_CHECKED taiyaku_status ty_store_by_prefix(ty_txn *txn, const ty_key_ref *key,
						  ty_candidate_fn found, void *ctx,
						  taiyaku_error *err);

#endif
