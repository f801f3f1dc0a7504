/* SPDX-License-Identifier: Apache-2.0 */
#include "store/store.h"

#include "base/ascii.h"
#include "base/error.h"
#include "store/lmdb.h"

enum { LANGUAGE_MAX = 35 }; /* RFC 5646, section 4.4.1: what implementations should support */

/* To add a backend: its descriptor in a file of its own, its row here.  The first is that of paths
 * without a scheme. */
static const ty_backend *const backends[] = { &ty_backend_lmdb };

enum { N_BACKENDS = sizeof backends / sizeof *backends };

/* The scheme of a URL, empty for a path: letters, then "://". */
static taiyaku_str scheme_of(taiyaku_str url)
{
	size_t at = ty_str_find(url, TY_STR("://"), 0);

	if (at == SIZE_MAX)
		return (taiyaku_str){ NULL, 0 };
	for (size_t i = 0; i < at; i++) {
		char c = url.data[i];
		bool letter = ty_is_letter(c);

		if (!letter && (i == 0 || !(ty_is_digit(c) || c == '+' || c == '-')))
			return (taiyaku_str){ NULL, 0 };
	}
	return ty_str_slice(url, 0, at);
}

static taiyaku_status choose(const ty_backend **out, const char *url, taiyaku_error *err)
{
	taiyaku_str scheme = scheme_of(ty_str(url));

	*out = backends[0];
	if (scheme.len == 0)
		return TAIYAKU_OK;
	for (size_t i = 0; i < N_BACKENDS; i++) {
		*out = backends[i];
		if (ty_str_equal_ascii_case(scheme, ty_str(backends[i]->scheme)))
			return TAIYAKU_OK;
	}
	return ty_fail(err, TAIYAKU_EARGUMENT, "no kind of store '%.*s'", TY_ARG(scheme));
}

static taiyaku_status check_language(taiyaku_str tag, taiyaku_error *err)
{
	for (size_t i = 0; i < tag.len; i++) {
		char c = tag.data[i];

		if (!(ty_is_alnum(c) || (c == '-' && i > 0)))
			return ty_fail(err, TAIYAKU_EARGUMENT, "'%.*s' is no language tag",
				       TY_ARG(tag));
	}
	if (tag.len > LANGUAGE_MAX)
		return ty_fail(err, TAIYAKU_EARGUMENT, "a language of over %d letters",
			       LANGUAGE_MAX);
	return TAIYAKU_OK;
}

taiyaku_status taiyaku_store_open(taiyaku_store **out, const char *url,
				  const taiyaku_store_options *options, taiyaku_error *err)
{
	taiyaku_store_options filled = options ? *options : (taiyaku_store_options){ 0 };
	taiyaku_languages *languages = &filled.languages;
	const ty_backend *backend;
	taiyaku_status status = choose(&backend, url, err);

	*out = NULL;
	if (!status)
		status = check_language(languages->source, err);
	if (!status)
		status = check_language(languages->target, err);
	if (status)
		return status;
	if (languages->source.len || languages->target.len) {
		if (!languages->source.len)
			languages->source = TY_STR("ja");
		if (!languages->target.len)
			languages->target = TY_STR("en");
	}
	status = backend->open(out, url, &filled, err);
	if (!status)
		(*out)->backend = backend;
	return status;
}

void taiyaku_store_close(taiyaku_store *store)
{
	if (store)
		store->backend->close(store);
}

void taiyaku_store_discard(taiyaku_store *store)
{
	if (store)
		store->backend->discard(store);
}

taiyaku_status taiyaku_store_inspect(taiyaku_store_info *out, taiyaku_store *store, bool count,
				     taiyaku_error *err)
{
	*out = (taiyaku_store_info){ 0 };
	return store->backend->inspect(out, store, count, err);
}

taiyaku_status ty_store_verify(taiyaku_verdict *out, const char *url, const ty_proving *how,
			       taiyaku_error *err)
{
	const ty_backend *backend;
	taiyaku_status status = choose(&backend, url, err);

	*out = (taiyaku_verdict){ 0 };
	return status ? status : backend->verify(out, url, how, err);
}

taiyaku_status taiyaku_store_compact(taiyaku_compacted *out, taiyaku_store *store,
				     const taiyaku_hooks *hooks, taiyaku_error *err)
{
	*out = (taiyaku_compacted){ 0 };
	if (!store->writable)
		return ty_fail(err, TAIYAKU_EARGUMENT, "the store is open for reading only");
	return store->backend->compact(out, store, hooks, err);
}

taiyaku_status taiyaku_store_backup(taiyaku_store *store, const char *path,
				    const taiyaku_hooks *hooks, taiyaku_error *err)
{
	return store->backend->copy(store, path, hooks, err);
}

taiyaku_status taiyaku_store_each(taiyaku_store *store, const taiyaku_filter *filter,
				  const taiyaku_sink *to, const taiyaku_hooks *hooks,
				  taiyaku_error *err)
{
	const taiyaku_filter all = { 0 };
	ty_txn *txn;
	taiyaku_status status = ty_store_begin(&txn, store, false, err);

	if (status)
		return status;
	status = store->backend->each(txn, filter ? filter : &all, to, hooks, err);
	ty_store_abort(txn);
	return status;
}

taiyaku_status ty_store_begin(ty_txn **out, taiyaku_store *store, bool write, taiyaku_error *err)
{
	if (write && !store->writable)
		return ty_fail(err, TAIYAKU_EARGUMENT, "the store is open for reading only");
	return store->backend->begin(out, store, write, err);
}

taiyaku_status ty_store_commit(ty_txn *txn, taiyaku_error *err)
{
	return txn->store->backend->commit(txn, err);
}

void ty_store_abort(ty_txn *txn)
{
	if (txn)
		txn->store->backend->abort(txn);
}

void ty_store_expect(ty_txn *txn, uint64_t id, const ty_searchable texts[2])
{
	txn->store->backend->expect(txn, id, texts);
}

taiyaku_status ty_store_find(uint64_t *number, taiyaku_pair *known, ty_txn *txn,
			     const taiyaku_pair *pair, uint64_t id, ty_arena *arena,
			     taiyaku_error *err)
{
	return txn->store->backend->find(number, known, txn, pair, id, arena, err);
}

taiyaku_status ty_store_get(taiyaku_pair *out, bool *there, ty_txn *txn, uint64_t number,
			    ty_arena *arena, taiyaku_error *err)
{
	return txn->store->backend->get(out, there, txn, number, arena, err);
}

taiyaku_status ty_store_remove(ty_txn *txn, const ty_removal *what, taiyaku_error *err)
{
	return txn->store->backend->remove(txn, what, err);
}

taiyaku_status ty_store_by_id(uint64_t *number, ty_txn *txn, uint64_t id, taiyaku_error *err)
{
	return txn->store->backend->by_id(number, txn, id, err);
}

taiyaku_status ty_store_texts(taiyaku_str out[2], bool *there, ty_txn *txn, uint64_t number,
			      taiyaku_error *err)
{
	return txn->store->backend->texts(out, there, txn, number, err);
}

taiyaku_status ty_store_texts_of(ty_txn *txn, const uint32_t *numbers, size_t n, ty_texts_fn found,
				 void *ctx, taiyaku_error *err)
{
	return txn->store->backend->texts_of(txn, numbers, n, found, ctx, err);
}

taiyaku_status ty_store_index(ty_txn *txn, const ty_searchable texts[2], taiyaku_error *err)
{
	return txn->store->backend->index(txn, texts, err);
}

taiyaku_status ty_store_near(ty_txn *txn, const ty_near *query, ty_numbers_fn found, void *ctx,
			     taiyaku_error *err)
{
	return txn->store->backend->near(txn, query, found, ctx, err);
}

taiyaku_status ty_store_inside(ty_txn *txn, const ty_needle *needle, ty_inside_fn found, void *ctx,
			       taiyaku_error *err)
{
	return txn->store->backend->inside(txn, needle, found, ctx, err);
}

taiyaku_status ty_store_first(bool *known, uint64_t *total, ty_txn *txn, const ty_needle *needle,
			      const ty_selection *selection, size_t max, ty_chosen_fn found,
			      void *ctx, taiyaku_error *err)
{
	return txn->store->backend->first(known, total, txn, needle, selection, max, found, ctx,
					  err);
}

taiyaku_status ty_store_recent(uint32_t *first, uint32_t *end, ty_txn *txn, taiyaku_error *err)
{
	return txn->store->backend->recent(first, end, txn, err);
}

size_t ty_store_select(uint32_t *numbers, ty_lengths *lengths, size_t n, ty_txn *txn,
		       const ty_selection *selection)
{
	return txn->store->backend->select(numbers, lengths, n, txn, selection);
}

taiyaku_status ty_store_by_key(ty_txn *txn, const ty_key_ref *key, ty_candidate_fn found, void *ctx,
			       taiyaku_error *err)
{
	return txn->store->backend->by_key(txn, key, found, ctx, err);
}

taiyaku_status ty_store_by_prefix(ty_txn *txn, const ty_key_ref *key, ty_candidate_fn found,
				  void *ctx, taiyaku_error *err)
{
	return txn->store->backend->by_prefix(txn, key, found, ctx, err);
}

/* ---- what may be stored ---- */

static bool fits(taiyaku_str s)
{
	return s.len <= TY_FIELD_MAX;
}

static bool origin_fits(const taiyaku_origin *origin)
{
	return fits(origin->file) && fits(origin->author) && fits(origin->romanized) &&
	       fits(origin->year) && fits(origin->date) && fits(origin->url);
}

static taiyaku_status check(const taiyaku_pair *pair, taiyaku_error *err)
{
	bool good = fits(pair->text[TAIYAKU_SOURCE]) && fits(pair->text[TAIYAKU_TARGET]) &&
		    fits(pair->markup[TAIYAKU_SOURCE]) && fits(pair->markup[TAIYAKU_TARGET]) &&
		    fits(pair->tuid) && fits(pair->memory) && fits(pair->status) &&
		    fits(pair->note) && fits(pair->reading);

	for (size_t i = 0; good && i < pair->n_props && i < TY_LIST_MAX; i++)
		good = fits(pair->props[i].type) && fits(pair->props[i].value);
	for (size_t i = 0; good && i < pair->n_origins && i < TY_LIST_MAX; i++)
		good = origin_fits(&pair->origins[i]);
	if (!good)
		return ty_fail(err, TAIYAKU_ELIMIT, "a field of a pair is over %zu bytes",
			       TY_FIELD_MAX);
	if (pair->n_props > TY_LIST_MAX || pair->n_origins > TY_LIST_MAX)
		return ty_fail(err, TAIYAKU_ELIMIT, "a pair has over %zu origins or props",
			       TY_LIST_MAX);
	return TAIYAKU_OK;
}

taiyaku_status ty_store_add(ty_txn *txn, const taiyaku_pair *pair, uint64_t id,
			    const ty_key_ref *keys, size_t n, taiyaku_error *err)
{
	taiyaku_status status = check(pair, err);

	return status ? status : txn->store->backend->add(txn, pair, id, keys, n, err);
}

taiyaku_status ty_store_replace(ty_txn *txn, uint64_t number, const taiyaku_pair *pair,
				const ty_key_ref *keys, size_t n, taiyaku_error *err)
{
	taiyaku_status status = check(pair, err);

	return status ? status : txn->store->backend->replace(txn, number, pair, keys, n, err);
}
