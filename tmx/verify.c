/* SPDX-License-Identifier: Apache-2.0 */
/* What a store should find each pair by: for taiyaku_store_verify. */
#include "base/error.h"
#include "base/pair.h"
#include "tmx/keys.h"
#include "tmx/searchable.h"

static taiyaku_status expect(ty_expected *out, const taiyaku_store *store, const taiyaku_pair *pair,
			     ty_arena *arena, taiyaku_error *err)
{
	ty_language languages[2] = { ty_language_of(store->languages.source),
				     ty_language_of(store->languages.target) };
	ty_pair_keys *keys = ty_arena_alloc(arena, sizeof *keys);
	taiyaku_status status;

	if (!keys)
		return ty_fail_memory(err);
	status = ty_pair_keys_make(keys, arena, pair, languages, err);
	if (status)
		return status;
	out->id = ty_pair_hash(pair);
	out->keys = keys->refs;
	out->n_keys = keys->n;
	return ty_searchable_pair(out->texts, languages, pair->text, arena, err);
}

taiyaku_status taiyaku_store_verify(taiyaku_verdict *out, const char *url,
				    const taiyaku_hooks *hooks, taiyaku_error *err)
{
	const ty_proving how = { expect, hooks };

	return ty_store_verify(out, url, &how, err);
}
