/* SPDX-License-Identifier: Apache-2.0 */
/* taiyaku_change of the public contract: how one begins and ends. */
#include "tmx/change.h"

#include <stdlib.h>

#include "base/error.h"
#include "tmx/searchable.h"

taiyaku_status taiyaku_change_begin(taiyaku_change **out, taiyaku_store *store, taiyaku_error *err)
{
	taiyaku_change *change = calloc(1, sizeof *change);
	taiyaku_status status;

	*out = NULL;
	if (!change)
		return ty_fail_memory(err);
	change->languages[TAIYAKU_SOURCE] = ty_language_of(store->languages.source);
	change->languages[TAIYAKU_TARGET] = ty_language_of(store->languages.target);
	status = ty_store_begin(&change->txn, store, true, err);
	if (status) {
		free(change);
		return status;
	}
	change->sink = (taiyaku_sink){ ty_feed_pair, change };
	change->txn->searchable = ty_searchable_pair;
	change->txn->searchable_ctx = change->languages;
	*out = change;
	return TAIYAKU_OK;
}

static void free_change(taiyaku_change *change)
{
	ty_arena_free(&change->arena);
	free(change);
}

taiyaku_status taiyaku_change_commit(taiyaku_change *change, taiyaku_error *err)
{
	taiyaku_status status = taiyaku_change_settle(NULL, change, err);

	if (status)
		ty_store_abort(change->txn);
	else
		status = ty_store_commit(change->txn, err);
	free_change(change);
	return status;
}

void taiyaku_change_abort(taiyaku_change *change)
{
	if (!change)
		return;
	ty_feed_drop(change);
	ty_store_abort(change->txn);
	free_change(change);
}
