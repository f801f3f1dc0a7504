/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The index: one ordered map of bare keys.  An entry ends in the number of a pair or of a string,
 * and begins with a byte that says what it is:
 *
 *   1, 2                  the first five bytes of the hash of an id, of a string; number
 *   16 | group | side     a key of a pair: its first bytes; where there are more of them four
 *      | segment          bytes of a hash of the whole, else a zero; its length; number
 *
 * Segments are many and rarely asked for by prefix, so fewer of their bytes are kept.  The entries
 * of a change are collected and sorted first.
 */
#include <errno.h>

#include "base/error.h"
#include "base/hash.h"
#include "base/huge.h"
#include "store/lmdb.h"

enum {
	KEY_TAG = 16,
	HASH_BYTES = 5,	    /* of an id or a string */
	KEY_HASH_BYTES = 4, /* of a key that is not kept whole */
	TERM_BYTES = 48,    /* kept of a key of a term, title or name */
	SEGMENT_BYTES = 12, /* kept of one of a segment: four kanji */
	ENTRY_MAX = 1 + TERM_BYTES + KEY_HASH_BYTES + 1 + TY_LMDB_NUMBER,
	TAIL = 1 + TY_LMDB_NUMBER, /* length and number */
	SORTED_BESIDE = 1 << 14,   /* entries that are worth a thread */
	WRITTEN_BETWEEN = 1 << 13, /* entries that are written between others' */
	AHEAD = 64,		   /* entries that are fetched before they are wanted */
};

/* The kind whose entries stand apart. */
static const unsigned SEGMENTS = TY_KIND_BIT(TAIYAKU_SEGMENT);

/* Bytes of entries that a change collects before it writes them. */
#define ENTRIES_MAX ((size_t)160 << 20)

/* ---- making entries ---- */

typedef struct entry {
	unsigned char bytes[ENTRY_MAX];
	size_t len;
} entry;

static taiyaku_str str_of(const entry *e)
{
	return ty_str_of((const char *)e->bytes, e->len);
}

static void put_byte(entry *e, unsigned byte)
{
	e->bytes[e->len++] = (unsigned char)byte;
}

static void put_high(entry *e, uint64_t n, int bytes)
{
	for (int i = bytes - 1; i >= 0; i--)
		put_byte(e, (unsigned)(n >> (8 * i)) & 0xFF);
}

static size_t kept_of(bool segment)
{
	return segment ? SEGMENT_BYTES : TERM_BYTES;
}

/* The byte that keys of a sort begin with, and as many bytes of the key as are kept. */
static void put_key(entry *e, const ty_key_ref *ref, bool segment)
{
	size_t kept = kept_of(segment);
	size_t n = ref->key.len < kept ? ref->key.len : kept;

	e->len = 0;
	put_byte(e, KEY_TAG | (unsigned)ref->group << 2 | (unsigned)ref->side << 1 | segment);
	memcpy(e->bytes + e->len, ref->key.data, n);
	e->len += n;
}

/* What tells a key from others that begin with the same bytes. */
static void put_rest(entry *e, const ty_key_ref *ref, bool segment)
{
	if (ref->key.len <= kept_of(segment))
		put_byte(e, 0);
	else
		put_high(e, ty_hash(ref->key) & UINT32_MAX, KEY_HASH_BYTES);
}

static unsigned length_of(taiyaku_str key)
{
	const size_t most = (size_t)TY_LENGTH_MAX * 4; /* bytes of so many code points */
	size_t length = ty_str_count_points(ty_str_slice(key, 0, key.len < most ? key.len : most));

	return length < TY_LENGTH_MAX ? (unsigned)length : TY_LENGTH_MAX;
}

static void put_hash(entry *e, ty_hash_of of, uint64_t hash)
{
	e->len = 0;
	put_byte(e, of);
	put_high(e, hash >> (64 - 8 * HASH_BYTES), HASH_BYTES);
}

/* ---- writing ---- */

static taiyaku_str entry_at(const ty_lmdb_change *change, uint64_t ref)
{
	const char *at = change->entries + ref;

	return ty_str_of(at + 1, (unsigned char)*at);
}

static uint64_t head_of_entry(const void *ctx, uint64_t ref, size_t depth)
{
	return ty_sort_head(entry_at(ctx, ref), depth);
}

static int compare_entries(const void *ctx, uint64_t a, uint64_t b)
{
	return ty_str_compare(entry_at(ctx, a), entry_at(ctx, b));
}

/* How many entries are in no map. */
static size_t waiting(const ty_lmdb_change *change)
{
	return change->n_shorts - change->shorts_written + change->n_items - change->items_written;
}

/* Bytes that all of them take. */
static size_t bytes_of(const ty_lmdb_change *change)
{
	return change->n_shorts * sizeof *change->shorts + change->n_items * sizeof *change->items +
	       change->entries_len;
}

typedef struct entry_edits {
	ty_lmdb_change *change;
	size_t left; /* of those that are to be written now */
} entry_edits;

static bool next_long(taiyaku_str *out, const ty_lmdb_change *change)
{
	if (change->items_written == change->n_items)
		return false;
	/* Sorted, they are all over the memory. */
	if (change->items_written + AHEAD < change->n_items)
		__builtin_prefetch(change->entries +
				   change->items[change->items_written + AHEAD].ref);
	*out = entry_at(change, change->items[change->items_written].ref);
	return true;
}

/* The next of the sorted entries, short or long. */
static bool next_entry(void *ctx, ty_edit *out)
{
	entry_edits *from = ctx;
	ty_lmdb_change *change = from->change;
	const bool any_short = change->shorts_written < change->n_shorts;
	taiyaku_str key;
	bool is_long;

	if (!from->left || !waiting(change))
		return false;
	from->left--;
	is_long = next_long(&key, change);
	if (any_short) {
		taiyaku_str other = ty_short_str(&change->shorts[change->shorts_written]);

		is_long = is_long && ty_str_compare(key, other) < 0;
		if (!is_long)
			key = other;
	}
	change->items_written += is_long;
	change->shorts_written += !is_long;
	*out = (ty_edit){ .key = key, .drop = change->dropping };
	return true;
}

static void sort_entries(ty_lmdb_change *change)
{
	const ty_sort_order order = { .head = head_of_entry,
				      .compare = compare_entries,
				      .ctx = change };

	ty_short_sort(change->shorts, change->n_shorts);
	ty_sort(change->items, change->n_items, &order);
}

/* On the other thread; a change is the box. */
static taiyaku_status sort_there(void *ctx, void *box, taiyaku_error *err)
{
	(void)ctx, (void)err;
	sort_entries(box);
	return TAIYAKU_OK;
}

void ty_lmdb_sort_index(ty_lmdb_txn *t)
{
	ty_lmdb_change *change = t->change;

	if (waiting(change) < SORTED_BESIDE ||
	    ty_relay_open(&change->sorter, change, 1, sizeof *change, sort_there, NULL, NULL))
		return;
	(void)ty_relay_box(change->sorter);
	(void)!ty_relay_send(change->sorter, NULL);
}

/* The next n of the sorted entries. */
static int write_entries(ty_lmdb_txn *t, size_t n)
{
	entry_edits from = { t->change, n };
	const ty_edits edits = { next_entry, &from };

	return ty_map_apply(t->mdb, &t->db->index, &edits, &t->change->room);
}

bool ty_lmdb_index_waits(const ty_lmdb_txn *t)
{
	return t->change->sorter && !ty_relay_full(t->change->sorter) && waiting(t->change);
}

int ty_lmdb_flush_some_index(ty_lmdb_txn *t)
{
	return write_entries(t, WRITTEN_BETWEEN);
}

int ty_lmdb_flush_index(ty_lmdb_txn *t)
{
	ty_lmdb_change *change = t->change;
	int rc;

	if (!change->n_shorts && !change->n_items)
		return 0;
	if (change->sorter)
		(void)ty_relay_close(change->sorter, false, NULL);
	else
		sort_entries(change);
	change->sorter = NULL;
	rc = write_entries(t, SIZE_MAX);
	change->entries_len = 0;
	change->n_shorts = change->shorts_written = 0;
	change->n_items = change->items_written = 0;
	ty_number_map_free(&change->ids);
	return rc;
}

static int collect_short(ty_lmdb_change *change, const entry *e)
{
	if (!TY_HUGE_GROW(change->shorts, change->shorts_cap, change->n_shorts + 1))
		return ENOMEM;
	ty_short_set(&change->shorts[change->n_shorts++], str_of(e));
	return 0;
}

static int collect_long(ty_lmdb_change *change, const entry *e)
{
	uint64_t ref = change->entries_len;

	if (!TY_HUGE_GROW(change->items, change->items_cap, change->n_items + 1) ||
	    !TY_HUGE_GROW(change->entries, change->entries_cap, ref + 1 + e->len))
		return ENOMEM;
	change->entries[ref] = (char)e->len;
	memcpy(change->entries + ref + 1, e->bytes, e->len);
	change->entries_len += 1 + e->len;
	change->items[change->n_items++].ref = ref;
	return 0;
}

/* Entries to add or to drop; those collected for the other end are written first. */
static int collect(ty_lmdb_txn *t, const entry *e, bool drop)
{
	ty_lmdb_change *change = t->change;
	int rc = change->dropping == drop && !change->sorter ? 0 : ty_lmdb_flush_index(t);

	if (rc)
		return rc;
	change->dropping = drop;
	rc = e->len <= TY_SHORT_MAX ? collect_short(change, e) : collect_long(change, e);
	if (rc || bytes_of(change) < ENTRIES_MAX)
		return rc;
	return ty_lmdb_flush_index(t);
}

static void make_key(entry *e, const ty_key_ref *key, uint64_t number)
{
	bool segment = key->kinds == SEGMENTS;

	put_key(e, key, segment);
	put_rest(e, key, segment);
	put_byte(e, length_of(key->key));
	put_high(e, number, TY_LMDB_NUMBER);
}

int ty_lmdb_index_key(ty_lmdb_txn *t, const ty_key_ref *key, uint64_t number)
{
	entry e;

	make_key(&e, key, number);
	return collect(t, &e, false);
}

int ty_lmdb_drop_key(ty_lmdb_txn *t, const ty_key_ref *key, uint64_t number)
{
	entry e;

	make_key(&e, key, number);
	return collect(t, &e, true);
}

static void make_hash(entry *e, ty_hash_of of, uint64_t hash, uint64_t number)
{
	put_hash(e, of, hash);
	put_high(e, number, TY_LMDB_NUMBER);
}

int ty_lmdb_index_hash(ty_lmdb_txn *t, ty_hash_of of, uint64_t hash, uint64_t number)
{
	entry e;
	int rc;

	make_hash(&e, of, hash, number);
	rc = collect(t, &e, false);
	if (!rc && of == TY_HASH_ID && waiting(t->change) &&
	    !ty_number_map_add(&t->change->ids, hash, (uint32_t)number))
		return ENOMEM;
	return rc;
}

int ty_lmdb_drop_hash(ty_lmdb_txn *t, ty_hash_of of, uint64_t hash, uint64_t number)
{
	entry e;

	make_hash(&e, of, hash, number);
	return collect(t, &e, true);
}

taiyaku_str ty_lmdb_entry_of_key(unsigned char out[TY_LMDB_ENTRY_MAX], const ty_key_ref *key,
				 uint64_t number)
{
	entry e;

	make_key(&e, key, number);
	memcpy(out, e.bytes, e.len);
	return ty_str_of((const char *)out, e.len);
}

taiyaku_str ty_lmdb_entry_of_hash(unsigned char out[TY_LMDB_ENTRY_MAX], ty_hash_of of,
				  uint64_t hash, uint64_t number)
{
	entry e;

	make_hash(&e, of, hash, number);
	memcpy(out, e.bytes, e.len);
	return ty_str_of((const char *)out, e.len);
}

/* ---- reading ---- */

static int seek(ty_lmdb_txn *t, taiyaku_str key)
{
	return ty_lmdb_seek(t, &t->index, &t->db->index, key);
}

/* The least number over after among those a change has collected. */
static uint64_t collected(const ty_lmdb_change *change, uint64_t hash, uint64_t after)
{
	uint64_t least = 0;
	size_t at = 0;
	uint32_t number = ty_number_map_next(&change->ids, hash, &at);

	for (; number; number = ty_number_map_next(&change->ids, hash, &at))
		if (number > after && (!least || number < least))
			least = number;
	return least;
}

int ty_lmdb_by_hash(uint64_t *number, ty_lmdb_txn *t, ty_hash_of of, uint64_t hash)
{
	entry e;
	size_t len;
	int rc;

	put_hash(&e, of, hash);
	len = e.len;
	put_high(&e, *number + 1, TY_LMDB_NUMBER);
	rc = *number < TY_LMDB_NUMBER_MAX ? seek(t, str_of(&e)) : MDB_NOTFOUND;
	if (rc && rc != MDB_NOTFOUND)
		return rc;
	e.len = len;
	if (!rc && ty_map_key(&t->index).len == len + TY_LMDB_NUMBER &&
	    ty_str_starts(ty_map_key(&t->index), str_of(&e))) {
		*number = ty_lmdb_number_of(ty_map_key(&t->index));
		return 0;
	}
	*number = t->change && of == TY_HASH_ID ? collected(t->change, hash, *number) : 0;
	return 0;
}

/* Tell of the entry that the index stands on. */
static taiyaku_status tell(ty_lmdb_txn *t, ty_candidate_fn found, void *ctx, taiyaku_error *err)
{
	taiyaku_str key = ty_map_key(&t->index);
	ty_candidate candidate = { ty_lmdb_number_of(key),
				   (unsigned char)key.data[key.len - TAIL] };

	if (candidate.number >= t->counters.next)
		return TAIYAKU_OK;
	return found(ctx, &candidate, err);
}

/* Whether an entry that begins with start (a tag, and bytes of a key) is of a key that begins with
 * prefix, as far as it tells; start may reach into what follows a short key. */
static bool is_of_prefix(taiyaku_str key, taiyaku_str start, taiyaku_str prefix, bool segment)
{
	size_t kept = kept_of(segment);
	bool whole = key.len != 1 + kept + KEY_HASH_BYTES + TAIL;
	size_t stored = whole ? key.len - 1 - 1 - TAIL : kept;

	return stored + 1 >= start.len && (!whole || stored >= prefix.len);
}

/* Every entry that begins with start. */
static taiyaku_status range(ty_lmdb_txn *t, const entry *start, const ty_key_ref *prefix,
			    bool segment, ty_candidate_fn found, void *ctx, taiyaku_error *err)
{
	taiyaku_status status = TAIYAKU_OK;
	int rc = seek(t, str_of(start));

	while (!rc && !status && ty_str_starts(ty_map_key(&t->index), str_of(start))) {
		taiyaku_str key = ty_map_key(&t->index);

		if (key.len < 1 + 1 + TAIL)
			rc = MDB_CORRUPTED;
		else if (prefix ? is_of_prefix(key, str_of(start), prefix->key, segment)
				: key.len == start->len + TAIL)
			status = tell(t, found, ctx, err);
		if (!rc && !status)
			rc = ty_map_next(&t->index);
	}
	if (rc && rc != MDB_NOTFOUND)
		return ty_lmdb_fail(t->db, rc, err);
	return status;
}

/* Look in the entries of segments and in the others, as far as there are any. */
static taiyaku_status ask(ty_txn *txn, const ty_key_ref *key, bool prefix, ty_candidate_fn found,
			  void *ctx, taiyaku_error *err)
{
	ty_lmdb_txn *t = (ty_lmdb_txn *)txn;
	unsigned kinds = key->kinds & txn->kinds;
	int rc = t->change ? ty_lmdb_flush_index(t) : 0;
	taiyaku_status status = ty_lmdb_fail(t->db, rc, err);

	for (int i = 0; !status && i < 2; i++) {
		bool segment = i == 1;
		entry start;

		if ((kinds & (segment ? SEGMENTS : ~SEGMENTS)) == 0)
			continue;
		put_key(&start, key, segment);
		if (!prefix)
			put_rest(&start, key, segment);
		status = range(t, &start, prefix ? key : NULL, segment, found, ctx, err);
	}
	return status;
}

taiyaku_status ty_lmdb_by_key(ty_txn *txn, const ty_key_ref *key, ty_candidate_fn found, void *ctx,
			      taiyaku_error *err)
{
	return ask(txn, key, false, found, ctx, err);
}

taiyaku_status ty_lmdb_by_prefix(ty_txn *txn, const ty_key_ref *key, ty_candidate_fn found,
				 void *ctx, taiyaku_error *err)
{
	return ask(txn, key, true, found, ctx, err);
}
