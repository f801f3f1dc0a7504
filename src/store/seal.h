/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Every value in the file of a store, but for its version, ends in four bytes of checksum (XXH3) of
 * its key and itself: LMDB has none, and so a damaged byte is found wherever it is.  Reading leaves
 * the seal off without a look, for records have checksums of their own; verify asks for all.
 */
#ifndef TY_STORE_SEAL_H
#define TY_STORE_SEAL_H

#include "base/buf.h"

enum { TY_SEAL = 4 };

/* Put the seal behind a value. */
void ty_seal_add(ty_buf *value, taiyaku_str key);
bool ty_seal_holds(taiyaku_str value, taiyaku_str key);

/* The value without its seal; empty if it is too short to have one. */
static inline taiyaku_str ty_seal_off(const void *value, size_t len)
{
	return len < TY_SEAL ? (taiyaku_str){ NULL, 0 } : ty_str_of(value, len - TY_SEAL);
}

#endif
