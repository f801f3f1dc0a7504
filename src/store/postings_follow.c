/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Grams that follow one another: occurrences that their lists have in common, once those of each
 * are moved back to where the first would stand.  Several are compared with several at a time, for
 * how two numbers compare no processor foresees.
 */
#include "store/postings_form.h"

#ifdef __x86_64__
#include <immintrin.h>
#endif

enum {
	LANES = 16,	    /* numbers that any processor compares at a time, at most */
	VECTOR = 4,	    /* that every one does, */
	TWICE = 2 * VECTOR, /* and two of those do not wait for each other */
	PLACES = 1 << TY_OCCURRENCE_PLACE,
	/* A block, and what is left of the one before: less than LANES, and the last text. */
	ROOM = TY_POSTINGS_BLOCK + PLACES + 2 * LANES,
};

typedef uint32_t vector __attribute__((vector_size(VECTOR * sizeof(uint32_t))));

static inline bool same_text(uint32_t x, uint32_t y)
{
	return (x ^ y) < PLACES;
}

/* Insert an occurrence that is not behind the last of n: in a long text places begin again at 0,
 * and in a damaged list numbers may fall. */
static size_t insert(uint32_t *to, size_t n, uint32_t x)
{
	size_t at = n;

	if (!same_text(to[n - 1], x))
		return n;
	while (at && to[at - 1] >= x && same_text(to[at - 1], x))
		at--;
	if (to[at] == x)
		return n;
	memmove(to + at + 1, to + at, (n - at) * sizeof *to);
	to[at] = x;
	return n + 1;
}

/* Append one: they rise, each is there once. */
static size_t append(uint32_t *to, size_t n, uint32_t x)
{
	if (n && to[n - 1] >= x)
		return insert(to, n, x);
	to[n] = x;
	return n + 1;
}

/* Append those of block b, each moved back. */
static size_t append_block(uint32_t *out, size_t n, const ty_postings *list, size_t b,
			   size_t offset, uint8_t back)
{
	const uint8_t *places = ty_postings_places(list) + b * TY_POSTINGS_BLOCK;
	const size_t count = ty_postings_block_count(list, b);
	uint32_t numbers[TY_POSTINGS_BLOCK], *to = out + n;
	unsigned falls;

	ty_postings_read_block(numbers, list, b, offset);
	for (size_t i = 0; i < count; i++)
		to[i] = numbers[i] << TY_OCCURRENCE_PLACE | (uint8_t)(places[i] - back);
	falls = n && out[n - 1] >= to[0];
	for (size_t i = 1; i < count; i++)
		falls |= to[i - 1] >= to[i];
	if (!falls)
		return n + count;
	for (size_t i = 0; i < count; i++)
		n = append(out, n, to[i]);
	return n;
}

size_t ty_postings_occurrences(uint32_t *out, const ty_postings *list, uint8_t back)
{
	size_t offset = list->packed, n = 0;

	for (size_t b = 0; b < ty_postings_blocks(list); b++) {
		n = append_block(out, n, list, b, offset, back);
		offset += ty_postings_block_bytes(list, b);
	}
	return n;
}

/* What is sought, and what of it was found so far. */
typedef struct pursuit {
	uint32_t *found;
	const uint32_t *sought; /* LANES readable ones behind the last, that are nowhere */
	size_t n_found, n, i;
} pursuit;

/* Look for the sought in n rising ones; LANES divides n. */
typedef void meet_fn(pursuit *p, const uint32_t *there, size_t n);

static void meet_any(pursuit *p, const uint32_t *there, size_t n)
{
	size_t i = p->i, found = p->n_found;

	for (size_t k = 0; i < p->n && k < n;) {
		const uint32_t last = p->sought[i + TWICE - 1], last_there = there[k + TWICE - 1];
		vector in_both[2] = { { 0 }, { 0 } }, sought[2];

		memcpy(sought, p->sought + i, sizeof sought);
		for (size_t j = 0; j < TWICE; j++) {
			in_both[0] |= (vector)(sought[0] == there[k + j]);
			in_both[1] |= (vector)(sought[1] == there[k + j]);
		}
		for (size_t j = 0; j < TWICE; j++) {
			p->found[found] = p->sought[i + j];
			found += in_both[j / VECTOR][j % VECTOR] & 1;
		}
		i += last <= last_there ? TWICE : 0;
		k += last_there <= last ? TWICE : 0;
	}
	p->i = i;
	p->n_found = found;
}

#ifdef __x86_64__
__attribute__((target("avx512f"))) static void meet_avx512(pursuit *p, const uint32_t *there,
							   size_t n)
{
	size_t i = p->i, found = p->n_found;

	for (size_t k = 0; i < p->n && k < n;) {
		const uint32_t last = p->sought[i + LANES - 1], last_there = there[k + LANES - 1];
		const __m512i sought = _mm512_loadu_si512(p->sought + i);
		unsigned in_both = 0;

		for (size_t j = 0; j < LANES; j++)
			in_both |= _mm512_cmpeq_epi32_mask(sought,
							   _mm512_set1_epi32((int)there[k + j]));
		_mm512_storeu_si512(p->found + found,
				    _mm512_maskz_compress_epi32((__mmask16)in_both, sought));
		found += (size_t)__builtin_popcount(in_both);
		i += last <= last_there ? LANES : 0;
		k += last_there <= last ? LANES : 0;
	}
	p->i = i;
	p->n_found = found;
}
#endif

static meet_fn *best_meet(void)
{
#ifdef __x86_64__
	if (__builtin_cpu_supports("avx512f"))
		return meet_avx512;
#endif
	return meet_any;
}

/* Where the last text of n occurrences begins. */
static size_t last_text(const uint32_t *occurrences, size_t n)
{
	size_t at = n;

	while (at && same_text(occurrences[at - 1], occurrences[n - 1]))
		at--;
	return at;
}

static void pad(uint32_t *occurrences, size_t n, uint32_t with)
{
	for (size_t i = 0; i < LANES; i++)
		occurrences[n + i] = with;
}

static size_t follow(uint32_t *out, uint32_t *occurrences, size_t n, uint8_t back,
		     const ty_postings *list, meet_fn *meet)
{
	const size_t blocks = ty_postings_blocks(list);
	pursuit p = { .found = out, .sought = occurrences, .n = n };
	uint32_t there[ROOM];
	size_t offset = list->packed, have = 0, whole;

	pad(occurrences, n, UINT32_MAX - 1);
	for (size_t b = 0; b < blocks && p.i < p.n; b++) {
		const bool last = b + 1 == blocks;

		if (!last && ty_postings_last(list, b) < occurrences[p.i] >> TY_OCCURRENCE_PLACE) {
			have = 0;
		} else {
			have = append_block(there, have, list, b, offset, back);
			whole = last_text(there, have) / LANES * LANES;
			if (last) {
				pad(there, have, UINT32_MAX);
				whole = (have + LANES - 1) / LANES * LANES;
			}
			meet(&p, there, whole);
			while (whole && p.i < p.n && occurrences[p.i] <= there[whole - 1])
				p.i++;
			have = last ? 0 : have - whole;
			memmove(there, there + whole, have * sizeof *there);
		}
		offset += ty_postings_block_bytes(list, b);
	}
	return p.n_found;
}

size_t ty_postings_follow(uint32_t *out, uint32_t *occurrences, size_t n, uint8_t back,
			  const ty_postings *list)
{
	return follow(out, occurrences, n, back, list, best_meet());
}

size_t ty_postings_follow_any(uint32_t *out, uint32_t *occurrences, size_t n, uint8_t back,
			      const ty_postings *list)
{
	return follow(out, occurrences, n, back, list, meet_any);
}
