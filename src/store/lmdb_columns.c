/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Four bytes for every pair, in the order of numbers: what a search asks of each of a million hits,
 * which would take too long from their records.  The lengths of both texts in code points, then in
 * two bytes, low one first, the kind and the number of the memory.
 */
#include "store/lmdb_columns.h"

#include <errno.h>

#include "store/seal.h"

enum {
	/* Pairs of a block: with its seal it fills four pages of 4 KiB, but for 16 bytes. */
	BLOCK = TY_COLUMNS_BLOCK,
	AHEAD = 32, /* entries asked for before they are read */
	KIND_BITS = 3,
	REMOVED = 7,	     /* in the place of a kind */
	MEMORY_OTHER = 8191, /* any memory with a number so high, or higher */
};

static MDB_val block_key(unsigned char bytes[TY_LMDB_NUMBER], uint32_t number)
{
	taiyaku_str key = ty_lmdb_number(bytes, number / BLOCK);

	return (MDB_val){ key.len, bytes };
}

static unsigned tag_of(taiyaku_kind kind, uint64_t memory)
{
	if (memory > MEMORY_OTHER)
		memory = MEMORY_OTHER;
	return (unsigned)kind | (unsigned)memory << KIND_BITS;
}

/* ---- writing ---- */

int ty_columns_add(ty_lmdb_txn *t, uint32_t number, const taiyaku_pair *pair)
{
	ty_search_change *change = &t->search->change;
	uint64_t memory = pair->memory.len ? ty_lmdb_string_number(t, pair->memory, true) : 0;
	unsigned tag = tag_of(pair->kind, pair->memory.len && !memory ? MEMORY_OTHER : memory);
	const char entry[TY_COLUMN] = { 0, 0, (char)(tag & 0xff), (char)(tag >> 8) };

	if (!change->columns.len)
		change->columns_first = number;
	ty_buf_add(&change->columns, ty_str_of(entry, sizeof entry));
	return change->columns.failed ? ENOMEM : 0;
}

/* Change the entry of a pair that is in the database, or make it. */
static int put_entry(ty_lmdb_txn *t, uint32_t number, const char *bytes, size_t at, size_t n)
{
	ty_buf *room = &t->search->change.room;
	unsigned char name[TY_LMDB_NUMBER];
	MDB_val key = block_key(name, number), value;
	size_t end = (size_t)(number % BLOCK) * TY_COLUMN + at + n;
	int rc = mdb_get(t->mdb, t->db->search.columns, &key, &value);

	if (rc && rc != MDB_NOTFOUND)
		return rc;
	ty_buf_clear(room);
	if (!rc)
		ty_buf_add(room, ty_seal_off(value.mv_data, value.mv_size));
	while (!room->failed && room->len < end)
		ty_buf_byte(room, 0);
	if (room->failed)
		return ENOMEM;
	memcpy(room->data + end - n, bytes, n);
	ty_seal_add(room, ty_str_of(key.mv_data, key.mv_size));
	if (room->failed)
		return ENOMEM;
	value = (MDB_val){ room->len, room->data };
	return mdb_put(t->mdb, t->db->search.columns, &key, &value, 0);
}

static ty_lengths lengths_of(const ty_searchable texts[2])
{
	ty_lengths lengths;

	for (int side = 0; side < 2; side++) {
		size_t points = texts[side].points;

		lengths.points[side] =
			(unsigned char)(points < TY_COLUMN_LONG ? points : TY_COLUMN_LONG);
	}
	return lengths;
}

int ty_columns_lengths(ty_lmdb_txn *t, uint32_t number, const ty_searchable texts[2])
{
	ty_search_change *change = &t->search->change;
	size_t at = (size_t)(number - change->columns_first) * TY_COLUMN;
	ty_lengths of = lengths_of(texts);
	const char lengths[2] = { (char)of.points[0], (char)of.points[1] };

	if (number < change->columns_first || at >= change->columns.len)
		return put_entry(t, number, lengths, 0, sizeof lengths);
	memcpy(change->columns.data + at, lengths, sizeof lengths);
	return 0;
}

int ty_columns_remove(ty_lmdb_txn *t, uint32_t number)
{
	const char tag[2] = { REMOVED, 0 };
	int rc = ty_columns_flush(t);

	return rc ? rc : put_entry(t, number, tag, 2, sizeof tag);
}

/* Write the entries from byte *from of those collected that belong to one block. */
static int write_block(ty_lmdb_txn *t, size_t *from)
{
	ty_search_change *change = &t->search->change;
	uint32_t number = change->columns_first + (uint32_t)(*from / TY_COLUMN);
	size_t before = (size_t)(number % BLOCK) * TY_COLUMN;
	size_t n = (size_t)BLOCK * TY_COLUMN - before;
	unsigned char name[TY_LMDB_NUMBER];
	MDB_val key = block_key(name, number), value;
	int rc = before ? mdb_get(t->mdb, t->db->search.columns, &key, &value) : MDB_NOTFOUND;

	if (rc && rc != MDB_NOTFOUND)
		return rc;
	if (n > change->columns.len - *from)
		n = change->columns.len - *from;
	ty_buf_clear(&change->room);
	if (!rc)
		ty_buf_add(&change->room, ty_seal_off(value.mv_data, value.mv_size));
	while (!change->room.failed && change->room.len < before)
		ty_buf_byte(&change->room, 0);
	ty_buf_cut(&change->room, before);
	ty_buf_add(&change->room, ty_str_of(change->columns.data + *from, n));
	ty_seal_add(&change->room, ty_str_of(key.mv_data, key.mv_size));
	if (change->room.failed)
		return ENOMEM;
	*from += n;
	value = (MDB_val){ change->room.len, change->room.data };
	return mdb_put(t->mdb, t->db->search.columns, &key, &value, 0);
}

int ty_columns_flush(ty_lmdb_txn *t)
{
	ty_search_change *change = &t->search->change;
	int rc = 0;

	for (size_t from = 0; !rc && from < change->columns.len;)
		rc = write_block(t, &from);
	ty_buf_clear(&change->columns);
	return rc;
}

/* ---- reading ---- */

/* A block; one near the last one asked for is found at once, by transactions that read. */
static int find_block(MDB_val *out, ty_lmdb_txn *t, MDB_val key)
{
	const MDB_dbi columns = t->db->search.columns;
	int rc;

	if (t->change || !ty_search_of(t))
		return mdb_get(t->mdb, columns, &key, out);
	rc = t->search->columns ? 0 : mdb_cursor_open(t->mdb, columns, &t->search->columns);
	return rc ? rc : mdb_cursor_get(t->search->columns, &key, out, MDB_SET);
}

/* The entries of a block: of n pairs from first on. */
typedef struct entries {
	const unsigned char *bytes;
	uint32_t first, n;
} entries;

static const unsigned char *find_elsewhere(entries *at_hand, ty_lmdb_txn *t, uint32_t number)
{
	unsigned char name[TY_LMDB_NUMBER];
	MDB_val value;
	taiyaku_str bytes;

	*at_hand = (entries){ .n = 0 };
	if (find_block(&value, t, block_key(name, number)))
		return NULL;
	bytes = ty_seal_off(value.mv_data, value.mv_size);
	*at_hand = (entries){ (const unsigned char *)bytes.data, number / BLOCK * BLOCK,
			      (uint32_t)(bytes.len / TY_COLUMN) };
	return number % BLOCK < at_hand->n ? at_hand->bytes + number % BLOCK * TY_COLUMN : NULL;
}

/* The entry of a pair; NULL: it has none. */
static inline const unsigned char *find_entry(entries *at_hand, ty_lmdb_txn *t, uint32_t number)
{
	const uint32_t at = number - at_hand->first;

	return at < at_hand->n ? at_hand->bytes + (size_t)at * TY_COLUMN
			       : find_elsewhere(at_hand, t, number);
}

/* Whether a pair is of a memory, where its column does not tell. */
static bool is_of_memory(ty_lmdb_txn *t, uint32_t number, taiyaku_str memory)
{
	ty_arena arena = { 0 };
	taiyaku_pair pair;
	bool there, is;

	is = !ty_lmdb_get(&pair, &there, &t->base, number, &arena, NULL) && there &&
	     ty_str_equal(pair.memory, memory);
	ty_arena_free(&arena);
	return is;
}

/* No selection has the kind of those that were removed. */
static inline bool is_of_kinds(const unsigned char *entry, unsigned kinds)
{
	return kinds >> (entry[2] & ((1 << KIND_BITS) - 1)) & 1;
}

static bool is_selected(ty_lmdb_txn *t, const unsigned char *entry, uint32_t number,
			const ty_selection *selection, uint64_t memory)
{
	unsigned other = (entry[2] | (unsigned)entry[3] << 8) >> KIND_BITS;

	if (!is_of_kinds(entry, selection->kinds))
		return false;
	if (other != MEMORY_OTHER)
		return other == memory;
	return is_of_memory(t, number, selection->memory);
}

size_t ty_lmdb_select(uint32_t *numbers, ty_lengths *lengths, size_t n, ty_txn *txn,
		      const ty_selection *selection)
{
	ty_lmdb_txn *t = (ty_lmdb_txn *)txn;
	uint64_t memory = selection->memory.len ? ty_lmdb_find_string(t, selection->memory) : 0;
	entries at_hand = { .n = 0 };
	size_t kept = 0;

	if (selection->memory.len && !memory)
		return 0;
	for (size_t i = 0; i < n && numbers[i] < t->counters.next; i++) {
		const unsigned char *entry = find_entry(&at_hand, t, numbers[i]);

		/* Entries that are sought are too far apart for the processor to see them coming;
		 * asking for what is behind the block does no harm. */
		if (i + AHEAD < n && entry)
			__builtin_prefetch(entry +
					   (size_t)(numbers[i + AHEAD] - numbers[i]) * TY_COLUMN);
		if (!entry)
			continue;
		numbers[kept] = numbers[i];
		if (lengths)
			memcpy(&lengths[kept], entry, sizeof *lengths);
		kept += selection->memory.len ? is_selected(t, entry, numbers[i], selection, memory)
					      : is_of_kinds(entry, selection->kinds);
	}
	return kept;
}

int ty_columns_points(unsigned char *out, ty_lmdb_txn *t, uint32_t first, uint32_t end, int side)
{
	entries at_hand = { .n = 0 };

	for (uint32_t number = first; number < end; number++) {
		const unsigned char *entry = find_entry(&at_hand, t, number);

		if (!entry)
			return MDB_CORRUPTED;
		out[number - first] = entry[side];
	}
	return 0;
}

int ty_columns_blocks(const unsigned char **out, ty_lmdb_txn *t, uint32_t first, uint32_t end)
{
	const size_t n = ty_columns_block_of(first, end - 1) + 1;
	unsigned char name[TY_LMDB_NUMBER];
	MDB_val key = block_key(name, first), value;
	MDB_cursor *cursor;
	int rc = mdb_cursor_open(t->mdb, t->db->search.columns, &cursor);

	if (rc)
		return rc;
	for (size_t i = 0; !rc && i < n; i++) {
		rc = mdb_cursor_get(cursor, &key, &value, i ? MDB_NEXT : MDB_SET_KEY);
		out[i] = value.mv_data;
		/* All but the last are full, and the last has the entry of the last number. */
		if (!rc && ty_seal_off(value.mv_data, value.mv_size).len / TY_COLUMN <
				   (i + 1 < n ? BLOCK : (end - 1) % BLOCK + 1))
			rc = MDB_CORRUPTED;
	}
	mdb_cursor_close(cursor);
	return rc == MDB_NOTFOUND ? MDB_CORRUPTED : rc;
}

static bool is_removed(const unsigned char *entry)
{
	return (entry[2] & ((1 << KIND_BITS) - 1)) == REMOVED;
}

int ty_columns_removed(uint32_t *out, size_t *n, ty_lmdb_txn *t, uint64_t most)
{
	MDB_cursor *cursor;
	MDB_val key, value;
	int rc = mdb_cursor_open(t->mdb, t->db->search.columns, &cursor);

	*n = 0;
	if (rc)
		return rc;
	rc = mdb_cursor_get(cursor, &key, &value, MDB_FIRST);
	while (!rc && *n < most) {
		taiyaku_str name = ty_str_of(key.mv_data, key.mv_size);
		taiyaku_str block = ty_seal_off(value.mv_data, value.mv_size);

		if (name.len != TY_LMDB_NUMBER) {
			rc = MDB_CORRUPTED;
			break;
		}
		for (size_t i = 0; i < block.len / TY_COLUMN && *n < most; i++)
			if (is_removed((const unsigned char *)block.data + i * TY_COLUMN))
				out[(*n)++] = (uint32_t)(ty_lmdb_number_of(name) * BLOCK + i);
		rc = mdb_cursor_get(cursor, &key, &value, MDB_NEXT);
	}
	mdb_cursor_close(cursor);
	return rc == MDB_NOTFOUND ? 0 : rc;
}

bool ty_columns_proved(ty_lmdb_txn *t, uint32_t number, const taiyaku_pair *pair,
		       const ty_searchable texts[2])
{
	entries at_hand = { .n = 0 };
	const unsigned char *entry = find_entry(&at_hand, t, number);
	uint64_t memory;
	unsigned tag;

	if (!pair)
		return entry && is_removed(entry);
	if (!entry)
		return false;
	memory = pair->memory.len ? ty_lmdb_find_string(t, pair->memory) : 0;
	tag = tag_of(pair->kind, pair->memory.len && !memory ? MEMORY_OTHER : memory);
	return lengths_of(texts).points[0] == entry[0] && lengths_of(texts).points[1] == entry[1] &&
	       tag == (entry[2] | (unsigned)entry[3] << 8);
}
