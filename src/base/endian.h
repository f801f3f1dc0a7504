/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Numbers in bytes, in an order that is the same on every machine: little endian, or big endian
 * where the bytes are to compare as the numbers do.  Compilers make one load of each.
 */
#ifndef TY_BASE_ENDIAN_H
#define TY_BASE_ENDIAN_H

#include <stdint.h>

static inline uint32_t ty_le32(const void *from)
{
	const unsigned char *p = from;

	return p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 | (uint32_t)p[3] << 24;
}

static inline uint64_t ty_le64(const void *from)
{
	return ty_le32(from) | (uint64_t)ty_le32((const unsigned char *)from + 4) << 32;
}

static inline uint32_t ty_be32(const void *from)
{
	const unsigned char *p = from;

	return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
}

static inline uint64_t ty_be64(const void *from)
{
	return (uint64_t)ty_be32(from) << 32 | ty_be32((const unsigned char *)from + 4);
}

static inline void ty_put_be32(unsigned char *to, uint32_t n)
{
	for (int i = 0; i < 4; i++)
		to[i] = (unsigned char)(n >> 8 * (3 - i));
}

#endif
