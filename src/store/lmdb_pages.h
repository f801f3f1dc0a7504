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

/* Make the newest state of a file, which nobody has open, that of a transaction with this number,
 * over 0, and that before it the same: LMDB numbers a copy anew.  Returns 0 or an errno. */
int ty_lmdb_pages_number(int fd, uint64_t number);

#endif
