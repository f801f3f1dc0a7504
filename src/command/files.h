/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What commands that read or write files share: the options as the library takes them, the file of
 * rejects, and a writer to a file or to standard output.
 */
#ifndef TY_COMMAND_FILES_H
#define TY_COMMAND_FILES_H

#include "command/command.h"

/* How the files of one command are read. */
typedef struct ty_files {
	taiyaku_read_options options;
	ty_output *rejects; /* NULL: nobody wants them */
} ty_files;

/* files must stay where it is until close or abort.  EIO: the file of rejects; EARGUMENT: it is
 * one of the arguments, or a store. */
TAIYAKU_CHECKED taiyaku_status ty_files_open(ty_files *files, const ty_app *app,
					     const ty_read_choice *choice, taiyaku_error *err);
/* The rejects appear under their name. */
TAIYAKU_CHECKED taiyaku_status ty_files_close(ty_files *files, taiyaku_error *err);
void ty_files_abort(ty_files *files);

/* Bytes of a file, for the progress of several; 0 where that cannot be told. */
uint64_t ty_file_size(const char *path);

/* Where the pairs of a command go: into a file of some format, or to the results. */
typedef struct ty_target {
	taiyaku_sink sink;
	taiyaku_writer *writer; /* NULL: the results */
	ty_app *app;
	bool named; /* a file of its own, not standard output */
} ty_target;

/* path NULL or "-" is standard output.  Without --to, --json and --tsv ask for results; so does
 * their absence where people, not programs, are the readers of standard output.  print is the sink
 * of results, with the results as its ctx; target must stay where it is until it is done. */
TAIYAKU_CHECKED taiyaku_status ty_target_open(ty_target *target, ty_app *app, const char *path,
					      const ty_write_choice *choice, bool people,
					      taiyaku_status (*print)(void *, const taiyaku_pair *,
								      taiyaku_error *),
					      taiyaku_error *err);
/* The file appears when status is TAIYAKU_OK, else what was written is dropped; returns the first
 * failure. */
TAIYAKU_CHECKED taiyaku_status ty_target_done(ty_target *target, taiyaku_status status,
					      taiyaku_error *err);
/* Drop what was written to a file of its own; what went to standard output stays. */
TAIYAKU_CHECKED taiyaku_status ty_target_fail(ty_target *target, taiyaku_error *err);
/* A selector before the target, of the languages of app. */
TAIYAKU_CHECKED taiyaku_status ty_target_select(taiyaku_selector **out, const ty_target *target,
						const ty_select_choice *choice, taiyaku_error *err);
/* A sink of results that prints a pair and no more. */
TAIYAKU_CHECKED taiyaku_status ty_print_pair(void *results, const taiyaku_pair *pair,
					     taiyaku_error *err);

#endif
