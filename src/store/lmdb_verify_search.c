/* SPDX-License-Identifier: Apache-2.0 */
/* The indexes for searches inside texts, proved. */
#include <errno.h>
#include <stdlib.h>

#include "base/hash.h"
#include "store/lmdb_lists.h"
#include "store/lmdb_proof.h"
#include "store/lmdb_words.h"
#include "store/seal.h"
#include "store/signature.h"

static const char *const sides[] = { "source", "target" };

static uint64_t mix(uint64_t a, uint64_t b)
{
	a ^= b * 0x9e3779b97f4a7c15u;
	a = (a ^ a >> 32) * 0xd6e8feb86659fd93u;
	a = (a ^ a >> 32) * 0xd6e8feb86659fd93u;
	return a ^ a >> 32;
}

/* ---- signatures ---- */

static uint64_t hash_of_near(const ty_near_key *key, uint32_t number, const uint64_t *signature,
			     size_t words)
{
	uint64_t list = XXH3_64bits(key->bytes, TY_NEAR_PREFIX);

	return mix(XXH3_64bits_withSeed(signature, words * sizeof *signature, list), number);
}

static int prove_block(ty_proof *p, MDB_val key, MDB_val value)
{
	uint64_t signature[TY_SIGNATURE_WORDS_MAX];
	ty_signature_block block;
	ty_near_key at;
	uint32_t tokens = 0, last = 0;

	if (key.mv_size != TY_NEAR_KEY)
		return MDB_CORRUPTED;
	memcpy(at.bytes, key.mv_data, TY_NEAR_KEY);
	for (int i = 1; i < TY_NEAR_PREFIX; i++)
		tokens = tokens << 8 | at.bytes[i];
	if (!ty_signature_block_open(&block, ty_seal_off(value.mv_data, value.mv_size),
				     ty_signature_words(tokens)))
		return MDB_CORRUPTED;
	for (size_t i = 0; i < block.n; i++) {
		uint32_t number = ty_signature_block_number(&block, i);

		if (!number)
			continue;
		if (number <= last)
			return MDB_CORRUPTED;
		last = number;
		ty_signature_block_read(signature, &block, i);
		ty_tally_add(&p->near[0], hash_of_near(&at, number, signature, block.words));
	}
	return 0;
}

int ty_prove_near(ty_proof *p)
{
	MDB_cursor *cursor;
	MDB_val key, value;
	int rc = mdb_cursor_open(p->t->mdb, p->t->db->search.near, &cursor);

	if (rc)
		return rc;
	for (rc = mdb_cursor_get(cursor, &key, &value, MDB_FIRST); !rc;
	     rc = mdb_cursor_get(cursor, &key, &value, MDB_NEXT)) {
		rc = prove_block(p, key, value);
		if (rc)
			break;
	}
	mdb_cursor_close(cursor);
	return rc == MDB_NOTFOUND ? 0 : rc;
}

static int expect_near(ty_proof *p, uint32_t number, int side, const ty_searchable *text)
{
	uint64_t signature[TY_SIGNATURE_WORDS_MAX];
	size_t words = ty_signature_words(text->n_tokens);
	uint32_t *counted = ty_arena_array(&p->arena, text->n_tokens, sizeof *counted);
	ty_near_key key = ty_near_key_of(side, text);

	if (!counted || !ty_signature_count(counted, &p->arena, text->tokens, text->n_tokens))
		return ENOMEM;
	ty_signature_make(signature, words, counted, text->n_tokens);
	ty_tally_add(&p->near[1], hash_of_near(&key, number, signature, words));
	return 0;
}

/* ---- words ---- */

/* The words of a block of vocabulary, the first of which has a number. */
static void prove_vocabulary(ty_proof *p, uint32_t number, taiyaku_str words)
{
	for (; words.len; number++) {
		taiyaku_str word = ty_str_next(&words, '\n');
		uint32_t found;

		if (number >= p->n_words) {
			ty_problem(p->problems, "words: number %u is more than there are", number);
			return;
		}
		p->words[number] = ty_hash(word);
		if (ty_words_find(&found, p->t, word) || found != number)
			ty_problem(p->problems, "words: '%.*s' is not found by its text",
				   TY_ARG(word));
	}
}

static int count_words(uint64_t *out, ty_proof *p)
{
	ty_map_cursor cursor = { 0 };
	int rc = ty_map_open(&cursor, p->t->mdb, &p->t->db->search.words);

	*out = 0;
	if (!rc)
		rc = ty_map_first(&cursor);
	for (; !rc; rc = ty_map_next(&cursor))
		++*out;
	ty_map_close(&cursor);
	return rc == MDB_NOTFOUND ? 0 : rc;
}

int ty_prove_words(ty_proof *p)
{
	uint64_t count;
	MDB_cursor *cursor;
	MDB_val key, value;
	int rc = count_words(&count, p);

	p->n_words = p->t->search->portions.next_word;
	p->words = calloc((size_t)p->n_words + 1, sizeof *p->words);
	if (!rc && !p->words)
		rc = ENOMEM;
	if (!rc && count != p->n_words - 1)
		ty_problem(p->problems, "words: %llu in the map, %u by the count",
			   (unsigned long long)count, p->n_words - 1);
	if (!rc)
		rc = mdb_cursor_open(p->t->mdb, p->t->db->search.vocabulary, &cursor);
	if (rc)
		return rc;
	for (rc = mdb_cursor_get(cursor, &key, &value, MDB_FIRST); !rc;
	     rc = mdb_cursor_get(cursor, &key, &value, MDB_NEXT)) {
		if (key.mv_size != TY_LMDB_NUMBER)
			break;
		prove_vocabulary(p,
				 (uint32_t)ty_lmdb_number_of(ty_str_of(key.mv_data, key.mv_size)),
				 ty_seal_off(value.mv_data, value.mv_size));
	}
	mdb_cursor_close(cursor);
	for (uint32_t i = 1; i < p->n_words; i++)
		if (!p->words[i])
			ty_problem(p->problems, "words: number %u is not in the vocabulary", i);
	return rc == MDB_NOTFOUND ? 0 : rc ? rc : MDB_CORRUPTED;
}

/* ---- lists ---- */

enum { PLACES = 1, CHARACTER = 2 };

/* What is known of a gram in a portion. */
static uint64_t special(size_t tally, uint64_t gram, unsigned what)
{
	return mix(gram, tally << 2 | what);
}

static bool is_character(const ty_proof *p, int side, uint32_t gram)
{
	return p->grams[side] && gram == ty_list_character(gram >> 16);
}

static int prove_list(ty_proof *p, size_t tally, uint32_t gram, const ty_postings *list,
		      uint32_t *numbers)
{
	const ty_portion *portion = &p->t->search->portions.list[tally / 2];
	const uint8_t *places = ty_postings_places(list);
	bool character = is_character(p, (int)(tally % 2), gram);
	ty_list_tally *to = &p->lists[tally];
	uint64_t name = gram;

	if (!p->grams[tally % 2])
		name = gram < p->n_words ? p->words[gram] : 0;
	if (!ty_set_add(&p->special, NULL, special(tally, name, character ? CHARACTER : 0)) ||
	    (places && !ty_set_add(&p->special, NULL, special(tally, name, PLACES))))
		return ENOMEM;
	ty_postings_read(numbers, list);
	for (size_t i = 0; i < list->n; i++) {
		uint32_t number = numbers[i] + portion->first;
		uint64_t hash = mix(name, number);

		if (numbers[i] >= portion->end - portion->first ||
		    (i && (places ? numbers[i] < numbers[i - 1] : numbers[i] <= numbers[i - 1])))
			return MDB_CORRUPTED;
		if (!ty_proof_has(p, number))
			continue;
		if (!i || numbers[i] != numbers[i - 1])
			ty_tally_add(character ? &to->characters : &to->texts, hash);
		if (places)
			ty_tally_add(&to->places, mix(hash, places[i]));
	}
	return 0;
}

/* The tally of a list by its key, SIZE_MAX: there is no such portion. */
static size_t find_tally(const ty_proof *p, taiyaku_str key)
{
	const ty_portions *portions = &p->t->search->portions;
	unsigned char prefix[TY_LIST_KEY];

	for (size_t i = 0; key.len == TY_LIST_KEY && i < portions->n * 2; i++) {
		ty_list_key(prefix, portions->list[i / 2].id, (int)(i % 2), 0);
		if (memcmp(prefix, key.data, TY_LIST_PREFIX) == 0)
			return i;
	}
	return SIZE_MAX;
}

int ty_prove_lists(ty_proof *p)
{
	const ty_portions *portions = &p->t->search->portions;
	ty_map_cursor cursor = { 0 };
	uint32_t *numbers = NULL;
	size_t room = 0;
	int rc = ty_map_open(&cursor, p->t->mdb, &p->t->db->search.lists);

	p->lists = calloc(portions->n * 2 + 1, sizeof *p->lists);
	p->expected = calloc(portions->n * 2 + 1, sizeof *p->expected);
	if (!rc)
		rc = p->lists && p->expected ? ty_map_first(&cursor) : ENOMEM;
	for (; !rc; rc = ty_map_next(&cursor)) {
		size_t tally = find_tally(p, ty_map_key(&cursor));
		ty_postings list;

		if (tally == SIZE_MAX || !ty_postings_open(&list, ty_map_value(&cursor))) {
			rc = MDB_CORRUPTED;
			break;
		}
		if (list.n > room) {
			free(numbers);
			room = list.n * 2;
			numbers = malloc(room * sizeof *numbers);
		}
		rc = numbers ? prove_list(p, tally, ty_list_gram(ty_map_key(&cursor)), &list,
					  numbers)
			     : ENOMEM;
		if (rc)
			break;
	}
	ty_map_close(&cursor);
	free(numbers);
	return rc == MDB_NOTFOUND ? 0 : rc;
}

/* Whether this is the first time in the text at hand: epochs are places in seen of this text. */
static bool is_first(ty_proof *p, const uint64_t *names, size_t i)
{
	size_t at = (size_t)mix(names[i], 0) & (p->seen_cap - 1);

	while (p->seen[at] && names[p->seen[at] - 1] != names[i])
		at = (at + 1) & (p->seen_cap - 1);
	if (p->seen[at])
		return false;
	p->seen[at] = (uint32_t)i + 1;
	return true;
}

static bool make_seen(ty_proof *p, size_t n)
{
	size_t cap = 64;

	while (cap < n * 2)
		cap *= 2;
	if (p->seen_cap < cap) {
		free(p->seen);
		p->seen = malloc(cap * sizeof *p->seen);
	}
	p->seen_cap = cap;
	if (p->seen)
		memset(p->seen, 0, cap * sizeof *p->seen);
	return p->seen;
}

static int expect_texts(ty_proof *p, size_t tally, uint32_t number, const uint64_t *names, size_t n)
{
	ty_list_tally *to = &p->expected[tally];

	if (!make_seen(p, n))
		return ENOMEM;
	for (size_t i = 0; i < n; i++) {
		uint64_t hash = mix(names[i], number);

		if (is_first(p, names, i))
			ty_tally_add(&to->texts, hash);
		if (ty_set_has(&p->special, special(tally, names[i], PLACES)))
			ty_tally_add(&to->places, mix(hash, (uint8_t)i));
	}
	return 0;
}

/* The characters of a text that have lists. */
static int expect_characters(ty_proof *p, size_t tally, uint32_t number, uint64_t *names, size_t n)
{
	if (!make_seen(p, n))
		return ENOMEM;
	for (size_t i = 0; i < n; i++)
		names[i] = ty_list_character((uint32_t)names[i] >> 16);
	for (size_t i = 0; i < n; i++)
		if (is_first(p, names, i) &&
		    ty_set_has(&p->special, special(tally, names[i], CHARACTER)))
			ty_tally_add(&p->expected[tally].characters, mix(names[i], number));
	return 0;
}

static int expect_lists(ty_proof *p, size_t tally, uint32_t number, const ty_searchable *text)
{
	uint64_t *names = ty_arena_array(&p->arena, text->n_tokens, sizeof *names);
	int rc;

	if (!names)
		return ENOMEM;
	for (size_t i = 0; i < text->n_tokens; i++)
		names[i] = text->grams ? text->grams[i] : ty_hash(text->words[i]);
	rc = expect_texts(p, tally, number, names, text->n_tokens);
	return rc || !text->grams ? rc : expect_characters(p, tally, number, names, text->n_tokens);
}

int ty_prove_texts(ty_proof *p, uint32_t number, const ty_searchable texts[2])
{
	const ty_portions *portions = &p->t->search->portions;
	int rc = 0;

	while (p->portion < portions->n && number >= portions->list[p->portion].end)
		p->portion++;
	for (int side = 0; !rc && side < 2; side++) {
		if (!texts[side].n_tokens)
			continue;
		rc = expect_near(p, number, side, &texts[side]);
		if (!rc && p->portion < portions->n)
			rc = expect_lists(p, p->portion * 2 + (size_t)side, number, &texts[side]);
	}
	return rc;
}

/* ---- both together ---- */

static void compare(ty_proof *p, const char *what, size_t i, const ty_tally *stored,
		    const ty_tally *expected)
{
	const ty_portion *portion = &p->t->search->portions.list[i / 2];

	if (!ty_tally_equal(stored, expected))
		ty_problem(p->problems,
			   "lists of %s, %s texts of pairs %u-%u: they hold %llu, the texts have "
			   "%llu%s",
			   what, sides[i % 2], portion->first, portion->end - 1,
			   (unsigned long long)stored->n, (unsigned long long)expected->n,
			   stored->n == expected->n ? " others" : "");
}

void ty_prove_search(ty_proof *p)
{
	if (!ty_tally_equal(&p->near[0], &p->near[1]))
		ty_problem(p->problems, "signatures: there are %llu, the texts have %llu%s",
			   (unsigned long long)p->near[0].n, (unsigned long long)p->near[1].n,
			   p->near[0].n == p->near[1].n ? " others" : "");
	for (size_t i = 0; i < p->t->search->portions.n * 2; i++) {
		const ty_list_tally *stored = &p->lists[i], *expected = &p->expected[i];

		compare(p, p->grams[i % 2] ? "grams" : "words", i, &stored->texts,
			&expected->texts);
		compare(p, "places", i, &stored->places, &expected->places);
		compare(p, "characters", i, &stored->characters, &expected->characters);
	}
}
