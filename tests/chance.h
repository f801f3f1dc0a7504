/* SPDX-License-Identifier: Apache-2.0 */
/* Chance that repeats: splitmix64, the same cases on every machine. */
#ifndef TY_TESTS_CHANCE_H
#define TY_TESTS_CHANCE_H

#include <stddef.h>
#include <stdint.h>

static inline uint64_t chance_next(uint64_t *seed)
{
	uint64_t z = *seed += 0x9e3779b97f4a7c15ull;

	z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ull;
	z = (z ^ (z >> 27)) * 0x94d049bb133111ebull;
	return z ^ (z >> 31);
}

static inline size_t chance_below(uint64_t *seed, size_t n)
{
	return (size_t)(chance_next(seed) % n);
}

#endif
