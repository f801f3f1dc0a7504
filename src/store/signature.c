/* SPDX-License-Identifier: Apache-2.0 */
#include "store/signature_scan.h"

enum { GROUP = 8, GROUP_WORD = GROUP * 8, NUMBER = 4 };

/* Occurrences of a token beyond this share a bit; fewer bits only weaken the filter. */
enum { COUNT_MAX = 16 };

/* Texts up to this many tokens are counted with places of a byte each. */
enum { SHORT = 255, MET_BITS = 10 };

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

static uint32_t mix(uint32_t token, uint32_t count)
{
	uint32_t h = token * 0x9e3779b1u + count * 0x85ebca77u;

	h = (h ^ h >> 16) * 0x7feb352du;
	h = (h ^ h >> 15) * 0x846ca68bu;
	return h ^ h >> 16;
}

/* A small table says where each token was met last.  Without branches, for whether a token comes
 * again cannot be foreseen; only that two share a place is rare. */
static void count_short(uint32_t *out, const uint32_t *tokens, size_t n)
{
	unsigned char met[1 << MET_BITS] = { 0 }; /* place plus 1 */
	unsigned char counts[SHORT + 1];	  /* by that */

	counts[0] = 0;
	for (size_t k = 0; k < n; k++) {
		uint32_t i = tokens[k] * 0x9e3779b1u >> (32 - MET_BITS);
		size_t at = met[i], count;

		while ((at != 0) & (tokens[at - (at != 0)] != tokens[k])) {
			i = (i + 1) & ((1 << MET_BITS) - 1);
			at = met[i];
		}
		count = counts[at] + 1u;
		at = at ? at : k + 1;
		met[i] = (unsigned char)at;
		counts[at] = (unsigned char)count;
		out[k] = mix(tokens[k], count < COUNT_MAX ? (uint32_t)count : COUNT_MAX);
	}
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
		size_t i = tokens[k] * 0x9e3779b1u >> shift;

		while (table[i].count && table[i].token != tokens[k])
			i = (i + 1) & (size - 1);
		table[i].token = tokens[k];
		if (table[i].count < COUNT_MAX)
			table[i].count++;
		out[k] = mix(tokens[k], table[i].count);
	}
	return true;
}

void ty_signature_make(uint64_t *out, size_t words, const uint32_t *counted, size_t n)
{
	memset(out, 0, words * sizeof *out);
	for (size_t i = 0; i < n; i++) {
		uint32_t bit = (uint32_t)((uint64_t)counted[i] * (words * 64) >> 32);

		out[bit / 64] |= 1ull << bit % 64;
	}
}

/* ---- blocks ---- */

/* Compilers see that these are one load. */
static uint32_t get4(const unsigned char *p)
{
	return p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 | (uint32_t)p[3] << 24;
}

static uint64_t get8(const unsigned char *p)
{
	return get4(p) | (uint64_t)get4(p + 4) << 32;
}

static void put(char *p, uint64_t x, size_t bytes)
{
	for (size_t i = 0; i < bytes; i++)
		p[i] = (char)(unsigned char)(x >> 8 * i);
}

bool ty_signature_block_open(ty_signature_block *out, taiyaku_str bytes, size_t words)
{
	size_t group = GROUP_WORD * words + GROUP * NUMBER;
	size_t groups = bytes.len / group, rest = bytes.len % group;

	out->n = groups * GROUP;
	out->words = words;
	if (rest) {
		if (rest <= GROUP_WORD * words || (rest - GROUP_WORD * words) % NUMBER)
			return false;
		out->n += (rest - GROUP_WORD * words) / NUMBER;
		groups++;
	}
	out->groups = (const unsigned char *)bytes.data;
	out->numbers = groups ? out->groups + groups * GROUP_WORD * words : NULL;
	return true;
}

uint32_t ty_signature_block_number(const ty_signature_block *block, size_t i)
{
	return get4(block->numbers + i * NUMBER);
}

/* Where word w of record i stands. */
static size_t word_at(size_t words, size_t i, size_t w)
{
	return (i / GROUP * words + w) * GROUP_WORD + i % GROUP * 8;
}

void ty_signature_block_read(uint64_t *out, const ty_signature_block *block, size_t i)
{
	for (size_t w = 0; w < block->words; w++)
		out[w] = get8(block->groups + word_at(block->words, i, w));
}

void ty_signature_block_skip(ty_signature_block *block, size_t n)
{
	size_t groups = (n < block->n ? n : block->n + GROUP - 1) / GROUP;
	size_t skipped = groups * GROUP < block->n ? groups * GROUP : block->n;

	block->n -= skipped;
	if (!block->n)
		return;
	block->groups += groups * GROUP_WORD * block->words;
	block->numbers += skipped * NUMBER;
}

size_t ty_signature_block_room(size_t bytes, size_t words)
{
	size_t groups = bytes / (GROUP_WORD * words + GROUP * NUMBER);

	return groups ? groups * GROUP : GROUP;
}

void ty_signature_block_add(ty_buf *to, const ty_signature_block *block, const uint64_t *signatures,
			    const uint32_t *numbers, size_t n)
{
	size_t words = block->words, all = block->n + n;
	size_t before = (block->n + GROUP - 1) / GROUP * GROUP_WORD * words;
	size_t groups = (all + GROUP - 1) / GROUP * GROUP_WORD * words;
	char *room = ty_buf_room(to, groups + all * NUMBER);

	if (!room)
		return;
	if (before)
		memcpy(room, block->groups, before);
	memset(room + before, 0, groups - before);
	if (block->n)
		memcpy(room + groups, block->numbers, block->n * NUMBER);
	for (size_t i = 0; i < n; i++) {
		size_t at = block->n + i;

		for (size_t w = 0; w < words; w++)
			put(room + word_at(words, at, w), signatures[i * words + w], 8);
		put(room + groups + at * NUMBER, numbers[i], NUMBER);
	}
	to->len += groups + all * NUMBER;
}

/* ---- scans ---- */

/* Set bits, without an instruction for it: so the compiler can do several at a time. */
static uint64_t count_bits(uint64_t x)
{
	x -= x >> 1 & 0x5555555555555555u;
	x = (x & 0x3333333333333333u) + (x >> 2 & 0x3333333333333333u);
	x = (x + (x >> 4)) & 0x0f0f0f0f0f0f0f0fu;
	x += x >> 8;
	x += x >> 16;
	return (x + (x >> 32)) & 0x7f;
}

static size_t scan_scalar(uint32_t *hits, const ty_signature_block *block, const uint64_t *query,
			  uint64_t limit)
{
	size_t found = 0;

	for (size_t i = 0; i < block->n; i += GROUP) {
		uint64_t missing[GROUP] = { 0 }, extra[GROUP] = { 0 };
		const unsigned char *at = block->groups + i * block->words * 8;

		for (size_t w = 0; w < block->words; w++, at += GROUP_WORD) {
			for (size_t k = 0; k < GROUP; k++) {
				uint64_t r = get8(at + k * 8);

				missing[k] += count_bits(query[w] & ~r);
				extra[k] += count_bits(r & ~query[w]);
			}
		}
		for (size_t k = 0; k < GROUP && i + k < block->n; k++)
			if (missing[k] <= limit && extra[k] <= limit)
				hits[found++] = (uint32_t)(i + k);
	}
	return found;
}

ty_signature_scan *ty_signature_scan_nth(size_t i)
{
	ty_signature_scan *scans[] = { scan_scalar, NULL, NULL };
	size_t n = 1;

#if defined(__x86_64__)
	if (__builtin_cpu_supports("avx2"))
		scans[n++] = ty_signature_scan_avx2;
	if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512vpopcntdq"))
		scans[n++] = ty_signature_scan_avx512;
#endif
	return i < n ? scans[i] : NULL;
}

ty_signature_scan *ty_signature_scan_best(void)
{
	size_t i = 0;

	while (ty_signature_scan_nth(i + 1))
		i++;
	return ty_signature_scan_nth(i);
}
