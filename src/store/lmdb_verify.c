/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Verify: the file page by page before LMDB sees it, then every index against the records.  While
 * the pages are walked writers wait; the rest is of the state that they had then.
 */
#include "store/lmdb_proof.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/error.h"
#include "base/hash.h"
#include "store/lmdb_columns.h"
#include "store/lmdb_file.h"
#include "store/seal.h"

enum { PROGRESS_STEP = 1024 }; /* pairs between two calls of the progress hook */

/* ---- records there are ---- */

static int mark_records(ty_proof *p)
{
	ty_map_cursor cursor = { 0 };
	uint64_t next = p->t->counters.next, last = 0;
	int rc = ty_map_open(&cursor, p->t->mdb, &p->t->db->records);

	p->there = calloc(next / 8 + 1, 1);
	if (!rc)
		rc = p->there ? ty_map_first(&cursor) : ENOMEM;
	for (; !rc; rc = ty_map_next(&cursor)) {
		uint64_t number = ty_lmdb_number_of(ty_map_key(&cursor));

		if (ty_map_key(&cursor).len != TY_LMDB_NUMBER || number <= last || number >= next) {
			ty_problem(p->problems, "pair %llu: its number is not in order",
				   (unsigned long long)number);
			break;
		}
		last = number;
		p->there[number / 8] |= (unsigned char)(1 << number % 8);
		p->records++;
	}
	ty_map_close(&cursor);
	return rc == MDB_NOTFOUND ? 0 : rc;
}

/* ---- strings, and the index as it is ---- */

static int prove_strings(ty_proof *p)
{
	ty_lmdb_txn *t = p->t;
	ty_map_cursor cursor = { 0 };
	uint64_t number = 0, found;
	int rc = ty_map_open(&cursor, t->mdb, &t->db->strings);

	if (!rc)
		rc = ty_map_first(&cursor);
	for (; !rc; rc = ty_map_next(&cursor)) {
		taiyaku_str text = ty_map_value(&cursor);

		number++;
		found = number - 1;
		if (ty_map_key(&cursor).len != TY_LMDB_NUMBER ||
		    ty_lmdb_number_of(ty_map_key(&cursor)) != number)
			ty_problem(p->problems, "string %llu: its number is not in order",
				   (unsigned long long)number);
		if (ty_lmdb_by_hash(&found, t, TY_HASH_STRING, ty_hash(text)) || found != number)
			ty_problem(p->problems, "string %llu: it is not found by its text",
				   (unsigned long long)number);
	}
	ty_map_close(&cursor);
	if (number + 1 != t->counters.string)
		ty_problem(p->problems, "strings: %llu by the count, there are %llu",
			   (unsigned long long)t->counters.string - 1, (unsigned long long)number);
	return rc == MDB_NOTFOUND ? 0 : rc;
}

static int tally_index(ty_proof *p)
{
	ty_map_cursor cursor = { 0 };
	uint64_t strings = 0;
	int rc = ty_map_open(&cursor, p->t->mdb, &p->t->db->index);

	if (!rc)
		rc = ty_map_first(&cursor);
	for (; !rc; rc = ty_map_next(&cursor)) {
		taiyaku_str key = ty_map_key(&cursor);

		if (key.data[0] == TY_HASH_STRING)
			strings++;
		else
			ty_tally_add(key.data[0] == TY_HASH_ID ? &p->ids[0] : &p->keys[0],
				     ty_hash(key));
	}
	ty_map_close(&cursor);
	if (strings + 1 != p->t->counters.string)
		ty_problem(p->problems, "index: it has %llu strings, there are %llu",
			   (unsigned long long)strings,
			   (unsigned long long)p->t->counters.string - 1);
	return rc == MDB_NOTFOUND ? 0 : rc;
}

/* ---- records ---- */

static void prove_entry(ty_proof *p, ty_tally *to, uint64_t number, const char *what,
			taiyaku_str entry, bool naming)
{
	ty_lmdb_txn *t = p->t;

	if (!naming)
		ty_tally_add(to, ty_hash(entry));
	else if (ty_lmdb_seek(t, &t->index, &t->db->index, entry) ||
		 !ty_str_equal(ty_map_key(&t->index), entry))
		ty_problem(p->problems, "pair %llu: it is not found by its %s",
			   (unsigned long long)number, what);
}

/* The entries of the index that a pair should have: added up, or looked for one by one. */
static void prove_entries(ty_proof *p, uint64_t number, const ty_expected *pair, bool naming)
{
	unsigned char room[TY_LMDB_ENTRY_MAX];

	prove_entry(p, &p->ids[1], number, "id",
		    ty_lmdb_entry_of_hash(room, TY_HASH_ID, pair->id, number), naming);
	for (size_t i = 0; i < pair->n_keys; i++)
		prove_entry(p, &p->keys[1], number, "key",
			    ty_lmdb_entry_of_key(room, &pair->keys[i], number), naming);
}

static taiyaku_status prove_record(ty_proof *p, uint64_t number, uint64_t kinds[5], bool naming,
				   taiyaku_error *err)
{
	ty_lmdb_txn *t = p->t;
	taiyaku_error what = { 0 };
	ty_expected expected;
	taiyaku_pair pair;
	taiyaku_status status;
	bool there;
	int rc;

	ty_arena_reset(&p->arena);
	status = ty_lmdb_get(&pair, &there, &t->base, number, &p->arena, &what);
	if (status == TAIYAKU_ELIMIT)
		return ty_fail_memory(err);
	if (status || !there) {
		ty_problem(p->problems, "pair %llu: its record cannot be read",
			   (unsigned long long)number);
		return TAIYAKU_OK;
	}
	status = p->how->expect(&expected, t->base.store, &pair, &p->arena, err);
	if (status)
		return status;
	prove_entries(p, number, &expected, naming);
	if (naming)
		return TAIYAKU_OK;
	kinds[pair.kind]++;
	if (!ty_columns_proved(t, (uint32_t)number, &pair, expected.texts))
		ty_problem(p->problems, "pair %llu: its column is not what it should be",
			   (unsigned long long)number);
	rc = ty_prove_texts(p, (uint32_t)number, expected.texts);
	return ty_lmdb_fail(t->db, rc, err);
}

static taiyaku_status prove_records(ty_proof *p, uint64_t kinds[5], bool naming, taiyaku_error *err)
{
	const taiyaku_hooks *hooks = p->how->hooks;
	taiyaku_status status = TAIYAKU_OK;
	uint64_t done = 0;

	for (uint64_t number = 1; !status && number < p->t->counters.next; number++) {
		if (!ty_proof_has(p, number)) {
			if (!naming && !ty_columns_proved(p->t, (uint32_t)number, NULL, NULL))
				ty_problem(p->problems,
					   "pair %llu: there is no record, but it has a column",
					   (unsigned long long)number);
			continue;
		}
		status = prove_record(p, number, kinds, naming, err);
		if (++done % PROGRESS_STEP == 0 && hooks && hooks->progress &&
		    hooks->progress(hooks->ctx, done, p->records, done))
			status = ty_fail(err, TAIYAKU_ECANCELED, "stopped");
	}
	return status;
}

/* What the texts of a side are divided into, by the first pair. */
static taiyaku_status learn_sides(ty_proof *p, taiyaku_error *err)
{
	ty_expected expected;
	const taiyaku_pair none = { .kind = TAIYAKU_SEGMENT };
	taiyaku_status status = p->how->expect(&expected, p->t->base.store, &none, &p->arena, err);

	for (int side = 0; !status && side < 2; side++)
		p->grams[side] = expected.texts[side].grams != NULL;
	return status;
}

static void compare_index(ty_proof *p, const char *what, const ty_tally *tally)
{
	if (!ty_tally_equal(&tally[0], &tally[1]))
		ty_problem(p->problems, "index: it has %llu %s, the pairs have %llu%s",
			   (unsigned long long)tally[0].n, what, (unsigned long long)tally[1].n,
			   tally[0].n == tally[1].n ? " others" : "");
}

static int prove_stored(ty_proof *p)
{
	ty_portions *portions;
	int rc = ty_portions_load(p->t, &portions);

	if (!rc && ty_portions_end(portions) > p->t->counters.next)
		rc = MDB_CORRUPTED;
	if (!rc)
		rc = mark_records(p);
	if (!rc)
		rc = prove_strings(p);
	if (!rc)
		rc = tally_index(p);
	if (!rc)
		rc = ty_prove_near(p);
	if (!rc)
		rc = ty_prove_words(p);
	return rc ? rc : ty_prove_lists(p);
}

static taiyaku_status prove(ty_proof *p, taiyaku_error *err)
{
	uint64_t kinds[5] = { 0 };
	taiyaku_status status = learn_sides(p, err);
	int rc = status ? 0 : prove_stored(p);

	if (rc == ENOMEM)
		return ty_fail_memory(err);
	if (rc) {
		ty_problem(p->problems, "damaged: what is kept cannot be read (%s)",
			   mdb_strerror(rc));
		return TAIYAKU_OK;
	}
	if (!status)
		status = prove_records(p, kinds, false, err);
	if (status)
		return status;
	for (int kind = 0; kind < 5; kind++)
		if (kinds[kind] != p->t->counters.kinds[kind])
			ty_problem(p->problems,
				   "counters: they say %llu pairs of kind '%s', "
				   "there are %llu",
				   (unsigned long long)p->t->counters.kinds[kind],
				   taiyaku_kind_name((taiyaku_kind)kind),
				   (unsigned long long)kinds[kind]);
	compare_index(p, "ids", p->ids);
	compare_index(p, "keys", p->keys);
	ty_prove_search(p);
	if (!ty_tally_equal(&p->ids[0], &p->ids[1]) || !ty_tally_equal(&p->keys[0], &p->keys[1]))
		status = prove_records(p, kinds, true, err);
	return status;
}

static void free_proof(ty_proof *p)
{
	free(p->there);
	free(p->lists);
	free(p->expected);
	free(p->words);
	free(p->seen);
	ty_set_free(&p->special);
	ty_arena_free(&p->arena);
}

/* ---- the file ---- */

/* Walk the pages, then open the store and begin, while writers wait. */
static taiyaku_status begin(taiyaku_store **store, ty_txn **txn, ty_problems *problems, int fd,
			    taiyaku_error *err)
{
	const taiyaku_store_options options = { .writable = false };
	taiyaku_status status = ty_lmdb_file_hold(fd, problems->path, err);

	if (!status)
		status = ty_lmdb_walk(fd, problems, err);
	if (!status && !problems->n)
		status = ty_lmdb_open(store, problems->path, &options, err);
	if (!status && *store)
		status = ty_lmdb_begin(txn, *store, false, err);
	return status;
}

taiyaku_status ty_lmdb_verify(taiyaku_verdict *out, const char *url, const ty_proving *how,
			      taiyaku_error *err)
{
	ty_problems problems = { .path = ty_lmdb_path(url), .hooks = how->hooks };
	ty_proof p = { .problems = &problems, .how = how };
	taiyaku_store *store = NULL;
	ty_txn *txn = NULL;
	int fd = -1;
	taiyaku_status status = ty_lmdb_file_look(&fd, problems.path, err);

	if (!status) {
		out->bytes = (uint64_t)lseek(fd, 0, SEEK_END);
		status = begin(&store, &txn, &problems, fd, err);
	}
	if (fd >= 0)
		close(fd);
	if (!status && txn) {
		p.t = (ty_lmdb_txn *)txn;
		status = prove(&p, err);
		out->pairs = p.records;
	}
	free_proof(&p);
	if (txn)
		ty_lmdb_abort(txn);
	if (store)
		ty_lmdb_close(store);
	out->problems = problems.n;
	return status;
}
