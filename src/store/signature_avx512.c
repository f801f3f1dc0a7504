/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Eight records at a time, with the processor's own count of bits.
 */
#include "store/signature_scan.h"

#if defined(__x86_64__)
#include <immintrin.h>

#define TARGET __attribute__((target("avx512f,avx512vpopcntdq")))

TARGET static inline unsigned eight(const unsigned char *at, size_t words, const uint64_t *query,
				    __m512i limit)
{
	__m512i missing = _mm512_setzero_si512(), extra = missing;

	for (size_t w = 0; w < words; w++) {
		__m512i r = _mm512_loadu_si512(at + w * 64);
		__m512i q = _mm512_set1_epi64((long long)query[w]);

		_mm_prefetch((const char *)at + w * 64 + TY_SIGNATURE_AHEAD, _MM_HINT_T0);
		missing = _mm512_add_epi64(missing, _mm512_popcnt_epi64(_mm512_andnot_si512(r, q)));
		extra = _mm512_add_epi64(extra, _mm512_popcnt_epi64(_mm512_andnot_si512(q, r)));
	}
	return _mm512_cmple_epu64_mask(_mm512_max_epu64(missing, extra), limit);
}

TARGET size_t ty_signature_scan_avx512(uint32_t *hits, const ty_signature_block *block,
				       const uint64_t *query, uint64_t limit)
{
	const __m512i most = _mm512_set1_epi64((long long)limit);
	size_t found = 0;

	for (size_t i = 0; i < block->n; i += 8) {
		unsigned near =
			eight(block->groups + i * block->words * 8, block->words, query, most);

		if (block->n - i < 8)
			near &= (1u << (block->n - i)) - 1;
		for (; near; near &= near - 1)
			hits[found++] = (uint32_t)i + (uint32_t)__builtin_ctz(near);
	}
	return found;
}
#endif
