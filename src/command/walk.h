/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The files that a command is to read: those named, and those below the folders named, in sorted
 * order.  Hidden files and folders are left out, and so are links, so that nothing is met twice.
 */
#ifndef TY_COMMAND_WALK_H
#define TY_COMMAND_WALK_H

#include "base/arena.h"
#include "base/buf.h"

/* Folders inside one another that are walked. */
enum { TY_WALK_DEPTH = 200 };

typedef struct ty_walked {
	const char *path;
	uint64_t bytes; /* 0: unknown */
	bool named;	/* by the user, not met in a folder */
} ty_walked;

typedef struct ty_walk {
	ty_buf files; /* of ty_walked */
	size_t n;
	uint64_t bytes;	 /* of all files; 0 where one is not known */
	uint64_t hidden; /* files and folders left out because of their names */
	uint64_t other;	 /* links, devices, folders too deep */
	bool folders;	 /* at least one was walked */
	ty_arena arena;
	void (*fail)(void *ctx, const taiyaku_error *what); /* a folder that cannot be read */
	void *ctx;
} ty_walk;

/* All-zero but for fail and ctx before the first call.  ELIMIT: no memory. */
TAIYAKU_CHECKED taiyaku_status ty_walk_add(ty_walk *walk, const char *path, taiyaku_error *err);
const ty_walked *ty_walk_file(const ty_walk *walk, size_t i);
void ty_walk_free(ty_walk *walk);

#endif
