/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Records that wait until all are there: a few in memory, many in a file without a name.
 */
#ifndef TY_BASE_SPOOL_H
#define TY_BASE_SPOOL_H

#include <stdio.h>

#include "base/buf.h"

/* Bytes that wait in memory. */
#define TY_SPOOL_MEMORY ((size_t)4 << 20)

/* All-zero is an empty spool. */
typedef struct ty_spool {
	ty_buf waiting; /* lengths and records; behind those in file */
	FILE *file;	/* owned; NULL: none yet */
	size_t at;	/* in waiting, of the next to be given */
	ty_buf record;
	bool giving;
} ty_spool;

void ty_spool_free(ty_spool *spool);
/* Append a record; none after the first was asked for.  EIO: there is no room for the file. */
TAIYAKU_CHECKED taiyaku_status ty_spool_put(ty_spool *spool, taiyaku_str record,
					    taiyaku_error *err);
/* The next record, in order, borrowed until the next call; *more false: there is none. */
TAIYAKU_CHECKED taiyaku_status ty_spool_next(taiyaku_str *out, bool *more, ty_spool *spool,
					     taiyaku_error *err);

#endif
