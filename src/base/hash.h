/* SPDX-License-Identifier: Apache-2.0 */
/*
 * xxHash, compiled into the caller.  Its hashes are the same everywhere, so they may be stored.
 */
#ifndef TY_BASE_HASH_H
#define TY_BASE_HASH_H

#include "base/str.h"

#define XXH_INLINE_ALL
#define XXH_STATIC_LINKING_ONLY /* its state without an allocation */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
#include <xxhash.h>
#pragma GCC diagnostic pop

static inline uint64_t ty_hash(taiyaku_str s)
{
	return XXH3_64bits(s.data, s.len);
}

#endif
