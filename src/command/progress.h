/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What goes to standard error while a command works: messages, and on a terminal, once it lasts, a
 * line that tells how far it is, how fast and how long it will take.
 */
#ifndef TY_COMMAND_PROGRESS_H
#define TY_COMMAND_PROGRESS_H

#include <signal.h>

#include "taiyaku.h"

typedef struct ty_progress {
	const volatile sig_atomic_t *stop; /* set by a signal: the work is to end */
	bool quiet;			   /* errors only */
	bool terminal;			   /* standard error is one */
	bool pairs_only;		   /* done and total count pairs, not bytes */
	bool shown;			   /* the line stands on the terminal */
	bool skipped;			   /* a line of standard input was, and was told of */
	uint64_t before, total;		   /* bytes of the files already read; of all, or 0 */
	uint64_t pairs_before;
	uint64_t started, drawn; /* milliseconds */
} ty_progress;

void ty_progress_start(ty_progress *progress, const volatile sig_atomic_t *stop);
/* Hooks that lead here; valid as long as progress. */
taiyaku_hooks ty_progress_hooks(ty_progress *progress);
/* The next of several files begins: what was told of the last counts as done. */
void ty_progress_file(ty_progress *progress, uint64_t bytes, uint64_t pairs);
/* Whether the user asked to stop. */
bool ty_progress_stopped(const ty_progress *progress);
/* Take the line off the terminal. */
void ty_progress_clear(ty_progress *progress);

/* "taiyaku: file:3:14: message". */
void ty_progress_error(ty_progress *progress, const taiyaku_error *what);
/* "taiyaku: text", a report; nothing when quiet. */
void ty_progress_report(ty_progress *progress, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* "file:3:14: " as it stands before a message, empty where there is no place. */
typedef struct ty_where {
	char text[1100];
} ty_where;
ty_where ty_where_of(const taiyaku_error *what);

#endif
