/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The file of a store, page by page and without LMDB, which trusts what it reads: every page is in
 * use once or free, every node in its place, every key in order, every value under its seal, and
 * the numbers that LMDB keeps of them are right.  Who walks keeps writers out.
 */
#ifndef TY_STORE_LMDB_WALK_H
#define TY_STORE_LMDB_WALK_H

#include "taiyaku.h"

/* Where problems go. */
typedef struct ty_problems {
	const char *path;
	const taiyaku_hooks *hooks; /* warn gets them; or NULL */
	uint64_t n;
} ty_problems;

void ty_problem(ty_problems *to, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* EIO: the file cannot be read.  What is wrong with it is told; nothing told: LMDB can have it. */
TAIYAKU_CHECKED taiyaku_status ty_lmdb_walk(int fd, ty_problems *problems, taiyaku_error *err);

#endif
