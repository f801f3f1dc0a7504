/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Sixteen bytes looked at together, in the vectors that GCC and Clang have for any machine: a loop
 * that also asks where something was found does not become vector code by itself.  Comparing a
 * ty_bytes with a byte, as in ty_bytes_are, sets all bits of those bytes for which it holds.
 */
#ifndef TY_BASE_BYTES_H
#define TY_BASE_BYTES_H

#include <stdint.h>
#include <string.h>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

enum { TY_BYTES = 16 };

typedef unsigned char ty_bytes __attribute__((vector_size(16)));

/* Those at p. */
static inline ty_bytes ty_bytes_at(const void *p)
{
	ty_bytes x;

	memcpy(&x, p, sizeof x);
	return x;
}

static inline ty_bytes ty_bytes_are(ty_bytes x, unsigned char c)
{
	return (ty_bytes)(x == c);
}

/* From low to high, both included. */
static inline ty_bytes ty_bytes_between(ty_bytes x, unsigned char low, unsigned char high)
{
	return (ty_bytes)(x - low <= (unsigned char)(high - low));
}

/* The highest bit of each byte, the first byte's lowest. */
static inline uint32_t ty_bytes_bits(ty_bytes x)
{
#ifdef __SSE2__
	return (uint32_t)_mm_movemask_epi8((__m128i)x);
#else
	uint32_t bits = 0;

	for (int i = 0; i < TY_BYTES; i++)
		bits |= (uint32_t)(x[i] >> 7) << i;
	return bits;
#endif
}

/* The sum of all. */
static inline unsigned ty_bytes_sum(ty_bytes x)
{
#ifdef __SSE2__
	const __m128i halves = _mm_sad_epu8((__m128i)x, _mm_setzero_si128());

	return (unsigned)_mm_cvtsi128_si32(halves) + (unsigned)_mm_extract_epi16(halves, 4);
#else
	unsigned sum = 0;

	for (int i = 0; i < TY_BYTES; i++)
		sum += x[i];
	return sum;
#endif
}

/* The highest bits of four behind one another. */
static inline uint64_t ty_bytes_bits_of_4(ty_bytes a, ty_bytes b, ty_bytes c, ty_bytes d)
{
	return ty_bytes_bits(a) | (uint64_t)ty_bytes_bits(b) << 16 |
	       (uint64_t)ty_bytes_bits(c) << 32 | (uint64_t)ty_bytes_bits(d) << 48;
}

#endif
