/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Is this file an LMDB file, and is all of it there?  Read with plain reads: LMDB maps a file as
 * long as its header says, and a byte that is not there is a SIGBUS.
 */
#ifndef TY_STORE_LMDB_PAGES_H
#define TY_STORE_LMDB_PAGES_H

#include "taiyaku.h"

/* ESTORE: empty, not of LMDB, of another version of it, cut off; EIO: it cannot be read. */
TAIYAKU_CHECKED taiyaku_status ty_lmdb_pages_check(int fd, const char *path, taiyaku_error *err);

#endif
