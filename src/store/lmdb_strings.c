/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The table of strings that recur: the file and the author of an origin, the type of a prop.  A
 * string of a sort that recurs is entered at once, another when a change meets it the second time;
 * to know that, a change remembers the hashes of those it met once, the newest where two share a
 * place.
 */
#include <stdlib.h>

#include "base/grow.h"
#include "base/hash.h"
#include "store/lmdb.h"

enum {
	SEEN = 1 << 16, /* hashes of strings met once */
	CACHE = 256,	/* strings by number that a reader keeps */
};

/* A map takes places by the high half of a hash. */
static uint64_t hash_of_number(uint64_t number)
{
	return number << 32;
}

/* Keep what a change has learned of the table: a string is copied once. */
static const ty_known_string *remember(ty_lmdb_change *change, taiyaku_str s, uint64_t number)
{
	ty_known_string *entry;

	if (!TY_GROW(change->known, change->known_cap, change->n_known + 1))
		return NULL;
	entry = &change->known[change->n_known];
	entry->number = (uint32_t)number;
	if (!ty_arena_copy(&entry->text, &change->arena, s))
		return NULL;
	change->n_known++;
	if (!ty_number_map_add(&change->texts, ty_hash(s), (uint32_t)change->n_known) ||
	    !ty_number_map_add(&change->numbers, hash_of_number(number), (uint32_t)change->n_known))
		return NULL;
	return entry;
}

/* ---- number to string ---- */

static int read_string(taiyaku_str *out, ty_lmdb_txn *t, uint64_t number)
{
	unsigned char bytes[TY_LMDB_NUMBER];
	taiyaku_str key = ty_lmdb_number(bytes, number);
	int rc = ty_lmdb_seek(t, &t->strings, &t->db->strings, key);

	if (!rc && !ty_str_equal(ty_map_key(&t->strings), key))
		return MDB_NOTFOUND;
	if (!rc)
		*out = ty_map_value(&t->strings);
	return rc;
}

/* A transaction that writes moves its pages: there a string is copied. */
static bool string_in_change(taiyaku_str *out, ty_lmdb_txn *t, uint64_t number)
{
	ty_lmdb_change *change = t->change;
	const ty_known_string *known;
	size_t at = 0;
	uint32_t place = ty_number_map_next(&change->numbers, hash_of_number(number), &at);

	known = place ? &change->known[place - 1] : NULL;
	if (!known && read_string(out, t, number) == 0)
		known = remember(change, *out, number);
	if (!known)
		return false;
	*out = known->text;
	return true;
}

bool ty_lmdb_string(taiyaku_str *out, void *ctx, uint64_t number)
{
	ty_lmdb_txn *t = ctx;
	ty_known_string *place;

	if (number == 0 || number > TY_LMDB_NUMBER_MAX)
		return false;
	if (t->change)
		return string_in_change(out, t, number);
	if (!t->cache)
		t->cache = calloc(CACHE, sizeof *t->cache);
	if (!t->cache)
		return read_string(out, t, number) == 0;
	place = &t->cache[number % CACHE];
	if (place->number != number) {
		if (read_string(&place->text, t, number))
			return false;
		place->number = (uint32_t)number;
	}
	*out = place->text;
	return true;
}

/* ---- string to number ---- */

static uint32_t known_number(const ty_lmdb_change *change, taiyaku_str s, uint64_t hash)
{
	size_t at = 0;
	uint32_t place = ty_number_map_next(&change->texts, hash, &at);

	while (place && !ty_str_equal(change->known[place - 1].text, s))
		place = ty_number_map_next(&change->texts, hash, &at);
	return place ? change->known[place - 1].number : 0;
}

/* A string that was in the table before this change. */
static uint64_t stored_number(ty_lmdb_txn *t, taiyaku_str s, uint64_t hash)
{
	taiyaku_str text;
	uint64_t number = 0;

	while (ty_lmdb_by_hash(&number, t, TY_HASH_STRING, hash) == 0 && number)
		if (read_string(&text, t, number) == 0 && ty_str_equal(text, s))
			return number;
	return 0;
}

uint64_t ty_lmdb_find_string(ty_lmdb_txn *t, taiyaku_str s)
{
	return stored_number(t, s, ty_hash(s));
}

/* Enter a string into the table; 0: that failed, and it is written out. */
static uint64_t enter(ty_lmdb_txn *t, taiyaku_str s, uint64_t hash)
{
	unsigned char key[TY_LMDB_NUMBER];
	uint64_t number = t->counters.string;

	if (number > TY_LMDB_NUMBER_MAX ||
	    ty_map_put(t->mdb, &t->db->strings, ty_lmdb_number(key, number), s, &t->change->room) ||
	    ty_lmdb_index_hash(t, TY_HASH_STRING, hash, number))
		return 0;
	t->counters.string++;
	return number;
}

/* Whether a string was met before by its hash; from now on it was. */
static bool met(ty_lmdb_change *change, uint64_t hash)
{
	uint32_t *place, tag = (uint32_t)(hash >> 32);
	bool before;

	if (!change->seen)
		change->seen = calloc(SEEN, sizeof *change->seen);
	if (!change->seen)
		return false;
	place = &change->seen[hash % SEEN];
	before = *place == tag;
	*place = tag;
	return before;
}

uint64_t ty_lmdb_string_number(void *ctx, taiyaku_str s, bool often)
{
	ty_lmdb_txn *t = ctx;
	ty_lmdb_change *change = t->change;
	uint64_t hash = ty_hash(s), number = known_number(change, s, hash);

	if (number)
		return number;
	if (!met(change, hash) && !often)
		return 0;
	number = stored_number(t, s, hash);
	if (!number)
		number = enter(t, s, hash);
	return number && remember(change, s, number) ? number : 0;
}
