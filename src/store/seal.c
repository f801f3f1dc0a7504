/* SPDX-License-Identifier: Apache-2.0 */
#include "store/seal.h"

#include "base/endian.h"
#include "base/hash.h"

static uint32_t seal_of(taiyaku_str value, taiyaku_str key)
{
	uint64_t seed = ty_hash(key);

	return (uint32_t)XXH3_64bits_withSeed(value.data, value.len, seed);
}

void ty_seal_add(ty_buf *value, taiyaku_str key)
{
	uint32_t seal = seal_of(ty_buf_str(value), key);

	for (int i = 0; i < TY_SEAL; i++)
		ty_buf_byte(value, (char)(unsigned char)(seal >> 8 * i));
}

bool ty_seal_holds(taiyaku_str value, taiyaku_str key)
{
	taiyaku_str bare = ty_seal_off(value.data, value.len);

	return value.len >= TY_SEAL && ty_le32(value.data + bare.len) == seal_of(bare, key);
}
