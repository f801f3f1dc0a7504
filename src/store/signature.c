/* SPDX-License-Identifier: Apache-2.0 */
#include "store/signature.h"

#include <endian.h>

#include "base/endian.h"

enum { NUMBER = 4, WORD = 64 };

/* Bytes of columns looked at for an order of them. */
enum { SAMPLE = 64 };

/* Occurrences of a token beyond this share a bit; fewer bits only weaken the filter. */
enum { COUNT_MAX = 16 };

/* Texts up to this many tokens are counted without a table, LANES at a time. */
enum { SHORT = 255, LANES = 8 };

typedef struct counter {
	uint32_t token;
	uint32_t count; /* 0: free */
} counter;

size_t ty_signature_words(size_t n)
{
	const size_t most = (size_t)TY_SIGNATURE_WORDS_MAX * 64;

	if (n > (most - TY_SIGNATURE_SPARE) / TY_SIGNATURE_BITS)
		return TY_SIGNATURE_WORDS_MAX;
	return (n * TY_SIGNATURE_BITS + TY_SIGNATURE_SPARE + 63) / 64;
}

#define MIX_TOKEN 0x9e3779b1u
#define MIX_COUNT 0x85ebca77u
#define MIX_FIRST 0x7feb352du
#define MIX_SECOND 0x846ca68bu

static uint32_t mix(uint32_t token, uint32_t count)
{
	uint32_t h = token * MIX_TOKEN + count * MIX_COUNT;

	h = (h ^ h >> 16) * MIX_FIRST;
	h = (h ^ h >> 15) * MIX_SECOND;
	return h ^ h >> 16;
}

/* Numbers that are worked on together. */
typedef uint32_t lanes __attribute__((vector_size(LANES * sizeof(uint32_t))));

/* How often each token of a group was met, itself included: in before, and in the group. */
static inline __attribute__((always_inline)) void count_met(lanes *times, const lanes *group,
							    const uint32_t *before, size_t n)
{
	const lanes place = { 0, 1, 2, 3, 4, 5, 6, 7 };

	*times = (lanes){ 0 };
	/* What is equal is -1. */
	for (size_t i = 0; i < n; i++)
		*times -= (lanes)(*group == before[i]);
	for (uint32_t i = 0; i < LANES; i++)
		*times -= (lanes)(*group == (*group)[i]) & (lanes)(place >= i);
}

/* Count LANES tokens from place k on.  Every token is compared with all before it: without
 * branches, for whether one comes again cannot be foreseen. */
static inline __attribute__((always_inline)) void count_group(uint32_t *out, const uint32_t *tokens,
							      size_t k)
{
	lanes group, times, h, over;

	memcpy(&group, tokens + k, sizeof group);
	count_met(&times, &group, tokens, k);
	over = (lanes)(times > COUNT_MAX);
	times = (times & ~over) | (over & COUNT_MAX);
	h = group * MIX_TOKEN + times * MIX_COUNT;
	h = (h ^ h >> 16) * MIX_FIRST;
	h = (h ^ h >> 15) * MIX_SECOND;
	h ^= h >> 16;
	memcpy(out + k, &h, sizeof h);
}

/* n is LANES or more: the last group begins in the one before it. */
static inline __attribute__((always_inline)) void count_lanes(uint32_t *out, const uint32_t *tokens,
							      size_t n)
{
	for (size_t k = 0; k + LANES < n; k += LANES)
		count_group(out, tokens, k);
	count_group(out, tokens, n - LANES);
}

#if defined(__x86_64__)
__attribute__((target("avx2"))) static void count_avx2(uint32_t *out, const uint32_t *tokens,
						       size_t n)
{
	count_lanes(out, tokens, n);
}
#endif

static void count_some(uint32_t *out, const uint32_t *tokens, size_t n)
{
#if defined(__x86_64__)
	if (__builtin_cpu_supports("avx2")) {
		count_avx2(out, tokens, n);
		return;
	}
#endif
	count_lanes(out, tokens, n);
}

static void count_short(uint32_t *out, const uint32_t *tokens, size_t n)
{
	uint32_t few[LANES] = { 0 }, counted[LANES];

	if (n >= LANES) {
		count_some(out, tokens, n);
		return;
	}
	for (size_t k = 0; k < n; k++)
		few[k] = tokens[k];
	count_some(counted, few, LANES);
	for (size_t k = 0; k < n; k++)
		out[k] = counted[k];
}

bool ty_signature_count(uint32_t *out, ty_arena *arena, const uint32_t *tokens, size_t n)
{
	counter *table;
	size_t size = (size_t)2 * (SHORT + 1);
	int shift = 32 - 9;

	if (n <= SHORT) {
		count_short(out, tokens, n);
		return true;
	}
	if (n > UINT32_MAX / 4)
		return false;
	for (; size < n * 2; shift--)
		size *= 2;
	table = ty_arena_array(arena, size, sizeof *table);
	if (!table)
		return false;
	for (size_t k = 0; k < n; k++) {
		size_t i = tokens[k] * MIX_TOKEN >> shift;

		while (table[i].count && table[i].token != tokens[k])
			i = (i + 1) & (size - 1);
		table[i].token = tokens[k];
		if (table[i].count < COUNT_MAX)
			table[i].count++;
		out[k] = mix(tokens[k], table[i].count);
	}
	return true;
}

/* The bit of a counted token in a signature. */
static uint32_t bit_of(uint32_t counted, size_t words)
{
	return (uint32_t)((uint64_t)counted * (words * WORD) >> 32);
}

void ty_signature_make(uint64_t *out, size_t words, const uint32_t *counted, size_t n)
{
	memset(out, 0, words * sizeof *out);
	for (size_t i = 0; i < n; i++) {
		uint32_t bit = bit_of(counted[i], words);

		out[bit / WORD] |= 1ull << bit % WORD;
	}
}

void ty_signature_columns(uint32_t *out, size_t words, const uint32_t *counted, size_t n)
{
	for (size_t i = 0; i < n; i++)
		out[i] = bit_of(counted[i], words);
}

/* ---- blocks ---- */

/* Bytes of n records. */
static size_t size_of(size_t n, size_t words)
{
	return (n + 7) / 8 * WORD * words + n * NUMBER;
}

bool ty_signature_block_open(ty_signature_block *out, taiyaku_str bytes, size_t words)
{
	const size_t eight = size_of(8, words);

	out->n = bytes.len / eight * 8;
	if (bytes.len % eight > WORD * words)
		out->n += (bytes.len % eight - WORD * words) / NUMBER;
	if (size_of(out->n, words) != bytes.len)
		return false;
	out->words = words;
	out->stride = (out->n + 7) / 8;
	out->columns = (const unsigned char *)bytes.data;
	out->numbers = out->n ? out->columns + out->stride * WORD * words : NULL;
	return true;
}

uint32_t ty_signature_block_number(const ty_signature_block *block, size_t i)
{
	return ty_le32(block->numbers + i * NUMBER);
}

void ty_signature_block_read(uint64_t *out, const ty_signature_block *block, size_t i)
{
	const unsigned char *at = block->columns + i / 8;

	for (size_t w = 0; w < block->words; w++) {
		out[w] = 0;
		for (size_t bit = 0; bit < WORD; bit++, at += block->stride)
			out[w] |= (uint64_t)(*at >> i % 8 & 1) << bit;
	}
}

size_t ty_signature_block_room(size_t bytes, size_t words)
{
	size_t eights = bytes / size_of(8, words);

	return eights ? eights * 8 : 8;
}

/* Bit i of word k becomes bit k of word i: halves change places, then their halves. */
static void turn(uint64_t square[WORD])
{
	uint64_t low = UINT32_MAX;

	for (size_t size = WORD / 2; size; size /= 2, low ^= low << size)
		for (size_t k = 0; k < WORD; k = (k + size + 1) & ~size) {
			uint64_t moved = (square[k] >> size ^ square[k + size]) & low;

			square[k] ^= moved << size;
			square[k + size] ^= moved;
		}
}

static void put(char *p, uint64_t x, size_t bytes)
{
	const uint64_t all = htole64(x);

	if (bytes == 8)
		memcpy(p, &all, 8);
	else
		memcpy(p, &all, bytes);
}

/* Put n signatures into columns, at record to. */
static void put_signatures(char *columns, size_t stride, size_t words, size_t to,
			   const uint64_t *signatures, size_t n)
{
	size_t first, some;

	for (; n; n -= some, to += some, signatures += some * words) {
		first = to % 8; /* that many of their byte are there */
		some = n < WORD - first ? n : WORD - first;
		for (size_t w = 0; w < words; w++) {
			char *at = columns + w * WORD * stride + to / 8;
			uint64_t square[WORD] = { 0 };

			for (size_t i = 0; i < some; i++)
				square[first + i] = signatures[i * words + w];
			turn(square);
			for (size_t c = 0; c < WORD; c++, at += stride)
				put(at, first ? square[c] | (unsigned char)*at : square[c],
				    (first + some + 7) / 8);
		}
	}
}

void ty_signature_block_add(ty_buf *to, const ty_signature_block *block, const uint64_t *signatures,
			    const uint32_t *numbers, size_t n)
{
	const size_t words = block->words, all = block->n + n, stride = (all + 7) / 8;
	char *room = ty_buf_room(to, size_of(all, words)), *behind;

	if (!room)
		return;
	behind = room + stride * WORD * words;
	for (size_t c = 0; block->n && c < WORD * words; c++)
		memcpy(room + c * stride, block->columns + c * block->stride, block->stride);
	if (block->n)
		memcpy(behind, block->numbers, block->n * NUMBER);
	put_signatures(room, stride, words, block->n, signatures, n);
	for (size_t i = 0; i < n; i++)
		put(behind + (block->n + i) * NUMBER, numbers[i], NUMBER);
	to->len += size_of(all, words);
}

/* By how many records of the first bytes of their columns have them, counted out. */
bool ty_signature_order(uint32_t *counted, size_t n, const ty_signature_block *sample,
			ty_arena *arena)
{
	const size_t bytes = sample->stride < SAMPLE ? sample->stride : SAMPLE;
	uint32_t starts[SAMPLE * 8 + 2] = { 0 };
	uint32_t *from = ty_arena_room(arena, 2 * n * sizeof *from), *having = from + n;

	if (!from)
		return false;
	memcpy(from, counted, n * sizeof *from);
	for (size_t i = 0; i < n; i++) {
		const unsigned char *column =
			sample->columns + bit_of(from[i], sample->words) * sample->stride;

		having[i] = 0;
		for (size_t at = 0; at < bytes; at += 8) {
			uint64_t bits = 0;

			memcpy(&bits, column + at, bytes - at < 8 ? bytes - at : 8);
			having[i] += (uint32_t)__builtin_popcountll(bits);
		}
		starts[having[i] + 1]++;
	}
	for (size_t k = 1; k < SAMPLE * 8 + 2; k++)
		starts[k] += starts[k - 1];
	for (size_t i = 0; i < n; i++)
		counted[starts[having[i]]++] = from[i];
	return true;
}

/* Both have the same size. */
bool ty_signature_block_turn(ty_buf *to, taiyaku_str groups, size_t words)
{
	const ty_signature_block none = { .words = words };
	ty_signature_block block;
	ty_buf signatures = { 0 }, numbers = { 0 };
	uint64_t *signature;
	uint32_t *number;

	if (!ty_signature_block_open(&block, groups, words) || !block.n)
		return false;
	signature = (uint64_t *)(void *)ty_buf_room(&signatures, block.n * words * 8);
	number = (uint32_t *)(void *)ty_buf_room(&numbers, block.n * NUMBER);
	to->failed |= !signature || !number;
	for (size_t i = 0; !to->failed && i < block.n; i++) {
		const unsigned char *at = block.columns + (i / 8 * 8 * words + i % 8) * 8;

		number[i] = ty_signature_block_number(&block, i);
		for (size_t w = 0; w < words; w++, at += 64)
			signature[i * words + w] = ty_le64(at);
	}
	ty_signature_block_add(to, &none, signature, number, block.n);
	ty_buf_free(&signatures);
	ty_buf_free(&numbers);
	return true;
}
