/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The files that a command is to read: those named, and those below the folders named, in sorted
 * order.  Hidden files and folders are left out, and so are links, so that nothing is met twice.
 */
#ifndef TY_COMMAND_WALK_H
#define TY_COMMAND_WALK_H

#include "base/arena.h"

typedef struct ty_walked {
	const char *path;
	uint64_t bytes; /* 0: unknown */
	bool named;	/* by the user, not met in a folder */
} ty_walked;

typedef struct ty_walk {
	ty_walked *files; /* owned; their paths are in arena or the caller's */
	size_t n, cap;
	uint64_t bytes;	 /* of all files of which they are known */
	uint64_t hidden; /* files and folders left out because of their names */
	uint64_t other;	 /* links, devices, folders too deep */
	bool folders;	 /* at least one was walked */
	ty_arena arena;
	void (*fail)(void *ctx, const taiyaku_error *what); /* a folder that cannot be read */
	void *ctx;
} ty_walk;

/* All-zero but for fail and ctx before the first call.  path is borrowed.  ELIMIT: no memory. */
TAIYAKU_CHECKED taiyaku_status ty_walk_add(ty_walk *walk, const char *path, taiyaku_error *err);
void ty_walk_free(ty_walk *walk);

/* The path of what has this name in a folder; NULL: no memory. */
char *ty_path_join(ty_arena *arena, const char *folder, const char *name);

#endif
