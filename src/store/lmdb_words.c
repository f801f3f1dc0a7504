/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The words of texts with spaces have numbers, in the order in which they were met.  They stand in
 * a map, to find the number of one, and behind one another in blocks of text, to find those that
 * have a part in common.
 */
#include "store/lmdb_words.h"

#include <errno.h>
#include <stdlib.h>

#include "base/endian.h"
#include "base/hash.h"
#include "base/huge.h"
#include "store/seal.h"
#include "store/sort.h"

enum {
	KEY_MAX = 128, /* bytes of a word that is its own key; a longer one has a hash for it */
	LONG_KEY = 17, /* a byte that begins no word, and 16 of hash */
	/* Bytes of vocabulary that fill pages, but for a header. */
	BLOCK = 4 * 4096 - 16 - TY_SEAL,
	WORDS_MIN = 4096,
};

typedef struct word_key {
	char bytes[KEY_MAX];
	size_t len;
} word_key;

static taiyaku_str make_key(word_key *out, taiyaku_str word)
{
	XXH128_hash_t hash;

	if (word.len <= KEY_MAX)
		return word;
	hash = XXH3_128bits(word.data, word.len);
	out->bytes[0] = (char)0xff;
	for (int i = 0; i < 8; i++) {
		out->bytes[1 + i] = (char)(unsigned char)(hash.low64 >> 8 * i);
		out->bytes[9 + i] = (char)(unsigned char)(hash.high64 >> 8 * i);
	}
	return ty_str_of(out->bytes, LONG_KEY);
}

static int read_number(uint32_t *out, ty_lmdb_txn *t, ty_map_cursor *cursor, taiyaku_str word)
{
	word_key room;
	taiyaku_str key = make_key(&room, word);
	int rc = ty_lmdb_seek(t, cursor, &t->db->search.words, key);

	if (!rc && !ty_str_equal(ty_map_key(cursor), key))
		return MDB_NOTFOUND;
	if (!rc && ty_map_value(cursor).len != TY_LMDB_NUMBER)
		return MDB_CORRUPTED;
	if (!rc)
		*out = (uint32_t)ty_lmdb_number_of(ty_map_value(cursor));
	return rc;
}

int ty_words_find(uint32_t *number, ty_lmdb_txn *t, taiyaku_str word)
{
	return read_number(number, t, &t->search->words, word);
}

/* ---- words with a part in common ---- */

/* Whether the word from..to of a block of vocabulary has the part where it may have it; at is
 * where it was found. */
static bool fits(const ty_needle_word *part, size_t from, size_t to, size_t at)
{
	return (part->open_start || at == from) && (part->open_end || at + part->text.len == to);
}

/* Like ty_str_find, but sooner done with a text of another script than most words are of: the last
 * byte of its first character is rare among them. */
static size_t find(taiyaku_str block, taiyaku_str text, size_t from)
{
	size_t pivot = ty_str_points(text, 1) - 1;

	if (!pivot)
		return ty_str_find(block, text, from);
	while (from + text.len <= block.len) {
		const char *at = memchr(block.data + from + pivot, text.data[pivot],
					block.len - from - text.len + 1);

		if (!at)
			break;
		from = (size_t)(at - block.data) - pivot;
		if (memcmp(block.data + from, text.data, text.len) == 0)
			return from;
		from++;
	}
	return SIZE_MAX;
}

/* Words of one block: the numbers of those that have the part. */
static void find_in_block(ty_buf *out, taiyaku_str block, uint32_t number,
			  const ty_needle_word *part)
{
	size_t from = 0; /* of the word with that number */

	for (size_t at = find(block, part->text, 0); at != SIZE_MAX;
	     at = find(block, part->text, at)) {
		const char *end;
		size_t to;

		while ((end = memchr(block.data + from, '\n', block.len - from)) != NULL &&
		       (size_t)(end - block.data) < at) {
			from = (size_t)(end - block.data) + 1;
			number++;
		}
		to = end ? (size_t)(end - block.data) : block.len;
		if (!fits(part, from, to, at)) {
			at++;
			continue;
		}
		ty_buf_add(out, ty_str_of((const char *)&number, sizeof number));
		at = to;
	}
}

int ty_words_with(ty_buf *out, ty_lmdb_txn *t, const ty_needle_word *part)
{
	MDB_cursor *cursor;
	MDB_val key, value;
	int rc = mdb_cursor_open(t->mdb, t->db->search.vocabulary, &cursor);

	if (rc)
		return rc;
	rc = mdb_cursor_get(cursor, &key, &value, MDB_FIRST);
	while (!rc) {
		taiyaku_str name = ty_str_of(key.mv_data, key.mv_size);

		if (name.len != TY_LMDB_NUMBER) {
			rc = MDB_CORRUPTED;
			break;
		}
		find_in_block(out, ty_seal_off(value.mv_data, value.mv_size),
			      (uint32_t)ty_lmdb_number_of(name), part);
		rc = mdb_cursor_get(cursor, &key, &value, MDB_NEXT);
	}
	mdb_cursor_close(cursor);
	if (rc == MDB_NOTFOUND)
		rc = out->failed ? ENOMEM : 0;
	return rc;
}

/* ---- words of a change ---- */

/* A word of up to 16 bytes is in its slot as it is: nearly all of a text is found without a look
 * at anything else. */
enum { SHORT = 16, HALF = SHORT / 2, LENGTH_BITS = 5, LONG = SHORT + 1 };

static bool is_short(taiyaku_str word)
{
	return word.len <= SHORT;
}

/* The lowest bits are the length, or say that the word is longer. */
static uint32_t tag_of(taiyaku_str word, uint32_t hash)
{
	return hash >> LENGTH_BITS << LENGTH_BITS | (uint32_t)(is_short(word) ? word.len : LONG);
}

/* The first eight bytes, zeros behind the first n. */
static inline uint64_t half_of(const char *s, size_t n)
{
	uint64_t x = ty_le64(s);

	return n >= HALF ? x : x & ((1ull << 8 * n) - 1);
}

/* The slot of a word but for its number, and for the text of a long one. */
static inline ty_word_slot slot_of(taiyaku_str word, uint32_t hash)
{
	size_t behind = word.len > HALF ? word.len - HALF : 0;

	return (ty_word_slot){ .head = half_of(word.data, word.len),
			       .rest.tail = is_short(word) ? half_of(word.data + HALF, behind) : 0,
			       .tag = tag_of(word, hash) };
}

/* A word of a key, which has less than SHORT bytes from there on: they are read one by one, for
 * what was copied together is slow to be read at once. */
static ty_word_slot slot_of_last(taiyaku_str word, uint32_t hash)
{
	ty_word_slot slot = { .tag = tag_of(word, hash) };

	for (size_t i = 0; i < word.len; i++) {
		uint64_t byte = (uint64_t)(unsigned char)word.data[i] << 8 * (i % HALF);

		*(i < HALF ? &slot.head : &slot.rest.tail) |= byte;
	}
	return slot;
}

static size_t home(const ty_search_change *change, uint32_t tag)
{
	return (size_t)((tag >> LENGTH_BITS) * 0x9e3779b97f4a7c15u >> 20) & (change->words_cap - 1);
}

static inline bool is_in(const ty_word_slot *slot, const ty_word_slot *what, taiyaku_str word)
{
	if (is_short(word))
		return ((slot->tag ^ what->tag) | (slot->head ^ what->head) |
			(slot->rest.tail ^ what->rest.tail)) == 0;
	return slot->tag == what->tag && slot->head == what->head &&
	       ty_str_equal(*slot->rest.text, word);
}

static inline ty_word_slot *find_slot(const ty_search_change *change, const ty_word_slot *what,
				      taiyaku_str word)
{
	size_t at = home(change, what->tag);

	while (change->words[at].number && !is_in(&change->words[at], what, word))
		at = (at + 1) & (change->words_cap - 1);
	return &change->words[at];
}

static bool grow(ty_search_change *change)
{
	ty_word_slot *old = change->words;
	size_t old_cap = change->words_cap;

	change->words_cap = old_cap ? old_cap * 2 : WORDS_MIN;
	change->words = ty_huge_new(change->words_cap * sizeof *change->words);
	if (!change->words) {
		change->words = old;
		change->words_cap = old_cap;
		return false;
	}
	for (size_t i = 0; i < old_cap; i++) {
		size_t at = home(change, old[i].tag);

		if (!old[i].number)
			continue;
		while (change->words[at].number)
			at = (at + 1) & (change->words_cap - 1);
		change->words[at] = old[i];
	}
	ty_huge_free(old, old_cap * sizeof *old);
	return true;
}

/* Give a word the next number. */
static int add_new(uint32_t *number, ty_lmdb_txn *t, taiyaku_str word)
{
	ty_search_change *change = &t->search->change;
	ty_portions *portions;
	int rc = ty_portions_load(t, &portions);

	if (rc)
		return rc;
	if (portions->next_word == UINT32_MAX)
		return MDB_MAP_FULL;
	if (!change->new_words.len)
		change->first_new_word = portions->next_word;
	*number = portions->next_word++;
	ty_buf_add(&change->new_words, word);
	ty_buf_byte(&change->new_words, '\n');
	return change->new_words.failed ? ENOMEM : 0;
}

/* A word that this change meets for the first time. */
static int fill(ty_word_slot *slot, ty_lmdb_txn *t, ty_word_slot what, taiyaku_str word)
{
	ty_search_change *change = &t->search->change;
	ty_map_cursor cursor = { 0 };
	taiyaku_str *text;
	uint32_t number = 0;
	int rc = read_number(&number, t, &cursor, word);

	ty_map_close(&cursor);
	if (rc == MDB_NOTFOUND)
		rc = add_new(&number, t, word);
	if (rc)
		return rc;
	*slot = what;
	if (!is_short(word)) {
		text = ty_arena_alloc(&change->words_arena, sizeof *text);
		if (!text || !ty_arena_copy(text, &change->words_arena, word))
			return ENOMEM;
		slot->rest.text = text;
	}
	slot->number = number;
	change->n_words++;
	return 0;
}

int ty_words_enter(uint32_t *numbers, ty_lmdb_txn *t, const ty_searchable *text)
{
	ty_search_change *change = &t->search->change;
	const char *end = text->key.data + text->key.len;
	int rc = 0;

	while ((change->n_words + text->n_tokens) * 2 > change->words_cap)
		if (!grow(change))
			return ENOMEM;
	for (size_t i = 0; !rc && i < text->n_tokens; i++) {
		taiyaku_str word = text->words[i];
		ty_word_slot what = end - word.data >= SHORT ? slot_of(word, text->tokens[i])
							     : slot_of_last(word, text->tokens[i]);
		ty_word_slot *slot = find_slot(change, &what, word);

		if (!slot->number)
			rc = fill(slot, t, what, word);
		numbers[i] = slot->number;
	}
	return rc;
}

void ty_words_expect(const ty_search_change *change, const ty_searchable *text)
{
	for (size_t i = 0; change->words_cap && i < text->n_tokens; i++)
		__builtin_prefetch(&change->words[home(change, text->tokens[i])]);
}

void ty_words_free(ty_search_change *change)
{
	ty_huge_free(change->words, change->words_cap * sizeof *change->words);
	ty_buf_free(&change->new_words);
	ty_arena_free(&change->words_arena);
}

/* ---- writing ---- */

/* The new words in order. */
typedef struct new_words {
	struct new_word {
		taiyaku_str word;
		unsigned char number[TY_LMDB_NUMBER];
		word_key room;
	} * list;
	ty_sort_item *items;
	size_t n, at;
} new_words;

static uint64_t head_of(const void *ctx, uint64_t ref, size_t depth)
{
	const new_words *words = ctx;

	return ty_sort_head(words->list[ref].word, depth);
}

static int compare(const void *ctx, uint64_t a, uint64_t b)
{
	const new_words *words = ctx;

	return ty_str_compare(words->list[a].word, words->list[b].word);
}

static bool next_word(void *ctx, ty_edit *out)
{
	new_words *words = ctx;
	const struct new_word *word;

	if (words->at == words->n)
		return false;
	word = &words->list[words->items[words->at++].ref];
	*out = (ty_edit){
		.key = word->word,
		.value = ty_str_of((const char *)word->number, TY_LMDB_NUMBER),
	};
	return true;
}

static int write_map(ty_lmdb_txn *t, new_words *words)
{
	ty_search_change *change = &t->search->change;
	const ty_sort_order order = { .head = head_of, .compare = compare, .ctx = words };
	const ty_edits edits = { next_word, words };
	taiyaku_str rest = ty_buf_str(&change->new_words);

	for (uint32_t number = change->first_new_word; rest.len; number++) {
		struct new_word *word = &words->list[words->n];

		word->word = make_key(&word->room, ty_str_next(&rest, '\n'));
		(void)ty_lmdb_number(word->number, number);
		words->items[words->n].ref = words->n;
		words->n++;
	}
	ty_sort(words->items, words->n, &order);
	return ty_map_apply(t->mdb, &t->db->search.words, &edits, &t->change->room);
}

static int put_vocabulary(MDB_cursor *cursor, unsigned char name[TY_LMDB_NUMBER], ty_buf *words)
{
	MDB_val key = { TY_LMDB_NUMBER, name }, value;

	ty_seal_add(words, ty_str_of((const char *)name, TY_LMDB_NUMBER));
	value = (MDB_val){ words->len, words->data };
	return words->failed ? ENOMEM : mdb_cursor_put(cursor, &key, &value, 0);
}

/* Append the new words to the last block of vocabulary, and begin others. */
static int write_vocabulary(ty_lmdb_txn *t)
{
	ty_search_change *change = &t->search->change;
	taiyaku_str rest = ty_buf_str(&change->new_words);
	uint32_t number = change->first_new_word;
	unsigned char name[TY_LMDB_NUMBER];
	MDB_val key, value;
	MDB_cursor *cursor;
	int rc = mdb_cursor_open(t->mdb, t->db->search.vocabulary, &cursor);

	if (rc)
		return rc;
	ty_buf_clear(&change->room);
	rc = mdb_cursor_get(cursor, &key, &value, MDB_LAST);
	if (!rc && value.mv_size < BLOCK && key.mv_size == TY_LMDB_NUMBER) {
		memcpy(name, key.mv_data, TY_LMDB_NUMBER);
		ty_buf_add(&change->room, ty_seal_off(value.mv_data, value.mv_size));
	} else {
		(void)ty_lmdb_number(name, number);
	}
	if (rc == MDB_NOTFOUND)
		rc = 0;
	while (!rc && rest.len) {
		taiyaku_str word = ty_str_next(&rest, '\n');

		if (change->room.len && change->room.len + word.len + 1 > BLOCK) {
			rc = put_vocabulary(cursor, name, &change->room);
			(void)ty_lmdb_number(name, number);
			ty_buf_clear(&change->room);
		}
		ty_buf_add(&change->room, word);
		ty_buf_byte(&change->room, '\n');
		number++;
	}
	if (!rc)
		rc = put_vocabulary(cursor, name, &change->room);
	mdb_cursor_close(cursor);
	return rc;
}

int ty_words_flush(ty_lmdb_txn *t)
{
	ty_search_change *change = &t->search->change;
	size_t n = t->search->portions.next_word - change->first_new_word;
	new_words words = { .n = 0 };
	int rc = ENOMEM;

	if (!change->new_words.len)
		return 0;
	words.list = calloc(n, sizeof *words.list);
	words.items = calloc(n, sizeof *words.items);
	if (words.list && words.items)
		rc = write_map(t, &words);
	if (!rc)
		rc = write_vocabulary(t);
	free(words.list);
	free(words.items);
	ty_buf_clear(&change->new_words);
	return rc;
}
