/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The file of a store as the system sees it, beside LMDB: whether it is one at all before LMDB maps
 * it, and locks of our own on it.  LMDB trusts a file that has its magic number, gives two handles
 * of a process to one file without a word (and then breaks its lock table), and lets go of its
 * write lock with each transaction.
 *
 * Locks are those of open file descriptions (fcntl F_OFD_SETLK): they end with the process, and
 * closing another descriptor of the file leaves them alone.  Where the file system has none, they
 * are done without.
 */
#ifndef TY_STORE_LMDB_FILE_H
#define TY_STORE_LMDB_FILE_H

#include <pthread.h>

#include "taiyaku.h"

typedef struct ty_lmdb_file {
	int fd;			/* of the data file, for locks and looking; -1: not open */
	bool lock_file;		/* LMDB has its lock file; else the locks here stand in for it */
	pthread_mutex_t writer; /* one change at a time in this process */
	pthread_mutex_t guard;	/* of what follows */
	unsigned lockless;	/* readers at work without LMDB's lock file */
	unsigned transactions;	/* open ones */
} ty_lmdb_file;

/* Open path and prove that it is an LMDB file in one piece: EIO missing or not permitted, ESTORE
 * anything else.  EARGUMENT: this process has it open already. */
TAIYAKU_CHECKED taiyaku_status ty_lmdb_file_open(ty_lmdb_file *file, const char *path,
						 bool writable, taiyaku_error *err);
void ty_lmdb_file_close(ty_lmdb_file *file);

/* Whether another file has its path by now. */
bool ty_lmdb_file_replaced(const ty_lmdb_file *file, const char *path);
/* Whether it has no path any more: what is written to it is lost. */
bool ty_lmdb_file_gone(const ty_lmdb_file *file);
/* Whether another process has it open; of a handle that writes. */
bool ty_lmdb_file_shared(const ty_lmdb_file *file);
/* Remove the file of a path, and its lock file before it: who opens it in between finds a file that
 * is gone, not one whose readers are told of in another lock file.  The writer's. */
void ty_lmdb_file_remove(const char *path);
/* Open that in its place; the old one is closed only then. */
TAIYAKU_CHECKED taiyaku_status ty_lmdb_file_again(ty_lmdb_file *file, const char *path,
						  bool writable, taiyaku_error *err);

/* Open path for looking at it alone: EIO, ESTORE if it is no regular file, or empty. */
TAIYAKU_CHECKED taiyaku_status ty_lmdb_file_look(int *fd, const char *path, taiyaku_error *err);
/* Wait for writers, then keep them out until fd is closed. */
TAIYAKU_CHECKED taiyaku_status ty_lmdb_file_hold(int fd, const char *path, taiyaku_error *err);

/* Bytes of the file now. */
uint64_t ty_lmdb_file_size(const ty_lmdb_file *file);
/* Cut off what a change that failed has written behind the last page in use.  The writer's. */
void ty_lmdb_file_cut(const ty_lmdb_file *file, uint64_t size);
/* Whether its disk is full: LMDB tells of a write that got half way as of any that failed. */
bool ty_lmdb_file_disk_full(const ty_lmdb_file *file);

/* Wait for every other writer, and for readers that have no lock file, then keep both out. */
TAIYAKU_CHECKED taiyaku_status ty_lmdb_file_lock(ty_lmdb_file *file, const char *path,
						 taiyaku_error *err);
void ty_lmdb_file_unlock(ty_lmdb_file *file);

/* A transaction begins and ends; without a lock file a reader keeps writers out meanwhile. */
TAIYAKU_CHECKED taiyaku_status ty_lmdb_file_enter(ty_lmdb_file *file, bool write, const char *path,
						  taiyaku_error *err);
void ty_lmdb_file_leave(ty_lmdb_file *file, bool write);

#endif
