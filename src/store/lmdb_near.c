/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Signatures of texts, in blocks by side, script and number of tokens.  The script is how much of a
 * text is Japanese: an edit changes that little, so a query in one language passes over the other's
 * texts, yet finds a Latin title on the Japanese side.
 *
 * A change collects signatures in piles.  A block that single additions rewrite stays small; whole
 * piles fill large ones, that are read in fewer steps.
 */
#include "store/lmdb_near.h"

#include <errno.h>
#include <stdlib.h>

#include "base/endian.h"
#include "store/seal.h"
#include "store/signature.h"

enum {
	/* Bytes of a block that fill pages of 4 KiB, but for a header of 16. */
	BLOCK_SMALL = 4 * 4096 - 16 - TY_SEAL,
	BLOCK_LARGE = 16 * 4096 - 16 - TY_SEAL,
	PILES_MIN = 64,
};

/* Bytes that all piles may take. */
#define PILES_MAX ((size_t)32 << 20)

ty_near_key ty_near_key_make(int side, int script, uint32_t tokens, uint32_t block)
{
	ty_near_key key;

	key.bytes[0] = (unsigned char)(side * TY_NEAR_SCRIPTS + script);
	ty_put_be32(key.bytes + 1, tokens);
	ty_put_be32(key.bytes + TY_NEAR_PREFIX, block);
	return key;
}

uint32_t ty_near_tokens(const void *key)
{
	return ty_be32((const unsigned char *)key + 1);
}

static MDB_val val_of(ty_near_key *key)
{
	return (MDB_val){ TY_NEAR_KEY, key->bytes };
}

static int script_of(const ty_searchable *text)
{
	int script = TY_NEAR_SCRIPTS - 1;

	while (script && text->japanese < ty_near_least(script, text->n_tokens))
		script--;
	return script;
}

ty_near_key ty_near_key_of(int side, const ty_searchable *text)
{
	return ty_near_key_make(side, script_of(text), (uint32_t)text->n_tokens, 0);
}

/* ---- piles ---- */

static uint64_t pile_key(int side, const ty_searchable *text)
{
	unsigned list = (unsigned)(side * TY_NEAR_SCRIPTS + script_of(text));

	return (uint64_t)(list + 1) << 32 | (uint32_t)text->n_tokens;
}

static ty_near_key key_of_pile(const ty_pile *pile, uint32_t block)
{
	int list = (int)(pile->key >> 32) - 1;

	return ty_near_key_make(list / TY_NEAR_SCRIPTS, list % TY_NEAR_SCRIPTS, (uint32_t)pile->key,
				block);
}

static size_t home(uint64_t key, size_t cap)
{
	return (size_t)(key * 0x9e3779b97f4a7c15u >> 32) & (cap - 1);
}

static bool grow(ty_search_change *change)
{
	size_t cap = change->piles_cap ? change->piles_cap * 2 : PILES_MIN;
	ty_pile *grown = calloc(cap, sizeof *grown);

	if (!grown)
		return false;
	for (size_t i = 0; i < change->piles_cap; i++) {
		size_t at = home(change->piles[i].key, cap);

		if (!change->piles[i].key)
			continue;
		while (grown[at].key)
			at = (at + 1) & (cap - 1);
		grown[at] = change->piles[i];
	}
	free(change->piles);
	change->piles = grown;
	change->piles_cap = cap;
	return true;
}

static ty_pile *find_pile(ty_search_change *change, uint64_t key)
{
	size_t at;

	if (change->n_piles * 2 >= change->piles_cap && !grow(change))
		return NULL;
	at = home(key, change->piles_cap);
	while (change->piles[at].key && change->piles[at].key != key)
		at = (at + 1) & (change->piles_cap - 1);
	if (!change->piles[at].key) {
		change->piles[at].key = key;
		change->n_piles++;
	}
	return &change->piles[at];
}

void ty_near_free(ty_search_change *change)
{
	for (size_t i = 0; i < change->piles_cap; i++) {
		ty_buf_free(&change->piles[i].signatures);
		ty_buf_free(&change->piles[i].numbers);
	}
	free(change->piles);
}

/* ---- writing ---- */

/* The last block of a pile's list: *block its number, empty and 0 if there is none. */
static int find_tail(taiyaku_str *out, uint32_t *block, MDB_cursor *cursor, const ty_pile *pile)
{
	ty_near_key after = key_of_pile(pile, UINT32_MAX);
	MDB_val key = val_of(&after), value;
	int rc = mdb_cursor_get(cursor, &key, &value, MDB_SET_RANGE);

	*out = (taiyaku_str){ NULL, 0 };
	*block = 0;
	if (rc && rc != MDB_NOTFOUND)
		return rc;
	rc = mdb_cursor_get(cursor, &key, &value, rc ? MDB_LAST : MDB_PREV);
	if (rc == MDB_NOTFOUND)
		return 0;
	if (rc || key.mv_size != TY_NEAR_KEY)
		return rc ? rc : MDB_CORRUPTED;
	if (memcmp(key.mv_data, after.bytes, TY_NEAR_PREFIX) != 0)
		return 0;
	*out = ty_seal_off(value.mv_data, value.mv_size);
	*block = ty_be32((const unsigned char *)key.mv_data + TY_NEAR_PREFIX);
	return 0;
}

/* Write records from..to of a pile behind those of a block. */
static int write_block(ty_lmdb_txn *t, const ty_pile *pile, const ty_signature_block *before,
		       uint32_t block, size_t from, size_t to)
{
	ty_buf *room = &t->search->change.room;
	ty_near_key at = key_of_pile(pile, block);
	MDB_val key = val_of(&at), value;

	ty_buf_clear(room);
	ty_signature_block_add(
		room, before,
		(const uint64_t *)(const void *)pile->signatures.data + from * before->words,
		(const uint32_t *)(const void *)pile->numbers.data + from, to - from);
	ty_seal_add(room, ty_str_of(key.mv_data, key.mv_size));
	if (room->failed)
		return ENOMEM;
	value = (MDB_val){ room->len, room->data };
	return mdb_put(t->mdb, t->db->search.near, &key, &value, 0);
}

static int write_pile(ty_lmdb_txn *t, MDB_cursor *cursor, ty_pile *pile)
{
	const size_t words = ty_signature_words((uint32_t)pile->key);
	const size_t small = ty_signature_block_room(BLOCK_SMALL, words);
	const size_t most = pile->n > small ? ty_signature_block_room(BLOCK_LARGE, words) : small;
	ty_signature_block tail;
	taiyaku_str bytes;
	uint32_t block;
	int rc = find_tail(&bytes, &block, cursor, pile);

	if (rc)
		return rc;
	if (!ty_signature_block_open(&tail, bytes, words))
		return MDB_CORRUPTED;
	for (size_t from = 0; !rc && from < pile->n;) {
		size_t n = tail.n < most ? most - tail.n : 0;

		if (n > pile->n - from)
			n = pile->n - from;
		if (n)
			rc = write_block(t, pile, &tail, block, from, from + n);
		from += n;
		block++;
		tail = (ty_signature_block){ .words = words };
	}
	ty_buf_free(&pile->signatures);
	ty_buf_free(&pile->numbers);
	pile->n = 0;
	return rc;
}

int ty_near_flush(ty_lmdb_txn *t)
{
	ty_search_change *change = &t->search->change;
	MDB_cursor *cursor;
	int rc;

	if (!change->pile_bytes)
		return 0;
	rc = mdb_cursor_open(t->mdb, t->db->search.near, &cursor);
	if (rc)
		return rc;
	for (size_t i = 0; !rc && i < change->piles_cap; i++)
		if (change->piles[i].n)
			rc = write_pile(t, cursor, &change->piles[i]);
	mdb_cursor_close(cursor);
	if (!rc)
		rc = ty_spill_note(&t->change->room.spill, t->mdb, change->pile_bytes);
	change->pile_bytes = 0;
	return rc;
}

int ty_near_add(ty_lmdb_txn *t, uint32_t number, int side, const ty_searchable *text)
{
	ty_search_change *change = &t->search->change;
	const size_t words = ty_signature_words(text->n_tokens), size = words * sizeof(uint64_t);
	uint32_t *counted = ty_arena_room(&change->scratch, text->n_tokens * sizeof *counted);
	ty_pile *pile = find_pile(change, pile_key(side, text));
	char *signature = pile ? ty_buf_room(&pile->signatures, size) : NULL;

	if (!counted || !signature ||
	    !ty_signature_count(counted, &change->scratch, text->tokens, text->n_tokens))
		return ENOMEM;
	ty_signature_make((uint64_t *)(void *)signature, words, counted, text->n_tokens);
	pile->signatures.len += size;
	ty_buf_add(&pile->numbers, ty_str_of((const char *)&number, sizeof number));
	if (pile->numbers.failed)
		return ENOMEM;
	pile->n++;
	change->pile_bytes += size + sizeof number;
	return change->pile_bytes < PILES_MAX ? 0 : ty_near_flush(t);
}

/* ---- removing ---- */

/* Blot out a number in the block stood on, if it is there. */
static int blot_out(bool *done, ty_lmdb_txn *t, MDB_cursor *cursor, MDB_val key, MDB_val value,
		    size_t words, uint32_t number)
{
	ty_buf *room = &t->search->change.room;
	taiyaku_str bytes = ty_seal_off(value.mv_data, value.mv_size);
	ty_signature_block block;
	unsigned char name[TY_NEAR_KEY];
	size_t i = 0;

	if (!ty_signature_block_open(&block, bytes, words))
		return MDB_CORRUPTED;
	while (i < block.n && ty_signature_block_number(&block, i) != number)
		i++;
	*done = i < block.n;
	if (!*done)
		return 0;
	ty_buf_clear(room);
	ty_buf_add(room, bytes);
	if (room->failed)
		return ENOMEM;
	memset(room->data + (block.numbers - block.columns) + i * sizeof number, 0, sizeof number);
	/* Putting moves what the key is in. */
	memcpy(name, key.mv_data, TY_NEAR_KEY);
	key.mv_data = name;
	ty_seal_add(room, ty_str_of((const char *)name, TY_NEAR_KEY));
	if (room->failed)
		return ENOMEM;
	value.mv_data = room->data;
	return mdb_cursor_put(cursor, &key, &value, MDB_CURRENT);
}

int ty_near_remove(ty_lmdb_txn *t, uint32_t number, int side, const ty_searchable *text)
{
	const size_t words = ty_signature_words(text->n_tokens);
	ty_near_key first = ty_near_key_of(side, text);
	ty_near_key at = first;
	MDB_val key = val_of(&at), value;
	MDB_cursor *cursor;
	bool done = false;
	int rc = ty_near_flush(t);

	if (!rc)
		rc = mdb_cursor_open(t->mdb, t->db->search.near, &cursor);
	if (rc)
		return rc;
	rc = mdb_cursor_get(cursor, &key, &value, MDB_SET_RANGE);
	while (!rc && !done && key.mv_size == TY_NEAR_KEY &&
	       memcmp(key.mv_data, first.bytes, TY_NEAR_PREFIX) == 0) {
		rc = blot_out(&done, t, cursor, key, value, words, number);
		if (!rc && !done)
			rc = mdb_cursor_get(cursor, &key, &value, MDB_NEXT);
	}
	mdb_cursor_close(cursor);
	return rc == MDB_NOTFOUND ? 0 : rc;
}

/* ---- an older version ---- */

/* Turn the block stood on. */
static int turn_block(ty_buf *room, MDB_cursor *cursor, MDB_val key, MDB_val value)
{
	taiyaku_str sealed = ty_str_of(value.mv_data, value.mv_size);
	unsigned char name[TY_NEAR_KEY];
	size_t words;

	if (key.mv_size != TY_NEAR_KEY ||
	    !ty_seal_holds(sealed, ty_str_of(key.mv_data, key.mv_size)))
		return MDB_CORRUPTED;
	/* Putting moves what the key is in. */
	memcpy(name, key.mv_data, TY_NEAR_KEY);
	key.mv_data = name;
	words = ty_signature_words(ty_near_tokens(name));
	ty_buf_clear(room);
	if (!ty_signature_block_turn(room, ty_seal_off(value.mv_data, value.mv_size), words))
		return MDB_CORRUPTED;
	ty_seal_add(room, ty_str_of((const char *)name, TY_NEAR_KEY));
	if (room->failed)
		return ENOMEM;
	value = (MDB_val){ room->len, room->data };
	return mdb_cursor_put(cursor, &key, &value, MDB_CURRENT);
}

int ty_near_upgrade(ty_lmdb *db, MDB_txn *t)
{
	ty_buf room = { 0 };
	MDB_cursor *cursor;
	MDB_val key, value;
	int rc = mdb_cursor_open(t, db->search.near, &cursor);

	if (rc)
		return rc;
	for (rc = mdb_cursor_get(cursor, &key, &value, MDB_FIRST); !rc;
	     rc = mdb_cursor_get(cursor, &key, &value, MDB_NEXT)) {
		rc = turn_block(&room, cursor, key, value);
		if (rc)
			break;
	}
	mdb_cursor_close(cursor);
	ty_buf_free(&room);
	return rc == MDB_NOTFOUND ? 0 : rc;
}
