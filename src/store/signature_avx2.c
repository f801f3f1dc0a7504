/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Four records at a time; bits are counted by looking up the two halves of each byte.
 */
#include "store/signature_scan.h"

#if defined(__x86_64__)
#include <immintrin.h>

#define TARGET __attribute__((target("avx2")))

/* Set bits of each 64-bit lane. */
TARGET static inline __m256i count(__m256i x)
{
	const __m256i bits = _mm256_setr_epi8(0, 1, 1, 2, 1, 2, 2, 3, 1, 2, 2, 3, 2, 3, 3, 4, 0, 1,
					      1, 2, 1, 2, 2, 3, 1, 2, 2, 3, 2, 3, 3, 4);
	const __m256i low = _mm256_set1_epi8(15);
	__m256i a = _mm256_shuffle_epi8(bits, _mm256_and_si256(x, low));
	__m256i b = _mm256_shuffle_epi8(bits, _mm256_and_si256(_mm256_srli_epi16(x, 4), low));

	return _mm256_sad_epu8(_mm256_add_epi8(a, b), _mm256_setzero_si256());
}

TARGET static inline unsigned four(const unsigned char *at, size_t words, const uint64_t *query,
				   __m256i limit)
{
	__m256i missing = _mm256_setzero_si256(), extra = missing, over;

	for (size_t w = 0; w < words; w++) {
		__m256i r = _mm256_loadu_si256((const __m256i *)(const void *)(at + w * 64));
		__m256i q = _mm256_set1_epi64x((long long)query[w]);

		_mm_prefetch((const char *)at + w * 64 + TY_SIGNATURE_AHEAD, _MM_HINT_T0);
		missing = _mm256_add_epi64(missing, count(_mm256_andnot_si256(r, q)));
		extra = _mm256_add_epi64(extra, count(_mm256_andnot_si256(q, r)));
	}
	over = _mm256_or_si256(_mm256_cmpgt_epi64(missing, limit),
			       _mm256_cmpgt_epi64(extra, limit));
	return ~(unsigned)_mm256_movemask_pd(_mm256_castsi256_pd(over)) & 15;
}

TARGET size_t ty_signature_scan_avx2(uint32_t *hits, const ty_signature_block *block,
				     const uint64_t *query, uint64_t limit)
{
	const __m256i most = _mm256_set1_epi64x((long long)limit);
	size_t found = 0;

	for (size_t i = 0; i < block->n; i += 8) {
		const unsigned char *at = block->groups + i * block->words * 8;
		unsigned near = four(at, block->words, query, most) |
				four(at + 32, block->words, query, most) << 4;

		if (block->n - i < 8)
			near &= (1u << (block->n - i)) - 1;
		for (; near; near &= near - 1)
			hits[found++] = (uint32_t)i + (uint32_t)__builtin_ctz(near);
	}
	return found;
}
#endif
