/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What a command is: a descriptor, from which come parsing, help, man pages and completions, and a
 * function that is given everything ready.  To add one: a file ending in
 * "const ty_command ty_command_<name> = { ... };", a declaration and a row in table.c, and
 * tests/command/<name>.bats.  Nothing else names a command.
 */
#ifndef TY_COMMAND_COMMAND_H
#define TY_COMMAND_COMMAND_H

#include "base/arena.h"
#include "command/options.h"
#include "command/output.h"
#include "command/progress.h"

/* What main opens before a command runs. */
typedef enum ty_needs {
	TY_NOTHING,
	TY_STORE_UNOPENED,  /* the path of a store that is there, and may be damaged */
	TY_STORE,	    /* a store to read; a missing one is an error */
	TY_STORE_IF_ANY,    /* to read; only one that --store names must be there */
	TY_STORE_TO_CHANGE, /* one to write; a missing one is an error */
	TY_STORE_TO_WRITE   /* a missing one is made */
} ty_needs;

/* How a command ended when it did not fail. */
typedef enum ty_exit {
	TY_DONE = 0,	/* done, or something was found */
	TY_NONE = 1,	/* nothing was found, or a check found problems */
	TY_FAILED = 2,	/* it could not be done; the reason was said */
	TY_SKIPPED = 3, /* done, but some records were skipped */
	TY_INTERRUPTED = 130
} ty_exit;

/* Everything a command is given.  Borrowed until it returns. */
typedef struct ty_app {
	taiyaku_store *store; /* open as the command needs it, else NULL */
	const char *store_path;
	taiyaku_languages languages; /* chosen, else the store's, else ja and en */
	bool turned;		     /* chosen: the store's two, the other way round */
	taiyaku_kind kind;
	taiyaku_str memory;
	bool dry_run;
	bool watched; /* text results go to a terminal: somebody waits for a word */
	char *const *arguments;
	size_t n_arguments;
	ty_results *results;
	ty_progress *progress;
	const taiyaku_hooks *hooks;
	ty_arena *arena;
} ty_app;

typedef struct ty_command {
	const char *name;
	const char *arguments;	 /* "FILE...", "IN OUT", "[COMMAND]", "" */
	const char *summary;	 /* one line, as in the list of commands */
	const char *description; /* paragraphs, an empty line between them */
	const char *example;	 /* one line for a shell that works as pasted */
	ty_needs needs;
	int uses;		       /* TY_USES_... */
	const ty_option_group *groups; /* ends with an empty row; NULL: no options of its own */
	size_t options_size;	       /* of the struct run is given, all-zero but for options */
	taiyaku_status (*run)(ty_exit *out, ty_app *app, const void *options, taiyaku_error *err);
} ty_command;

/* The commands in the order of help; NULL past the last.  group may be NULL, else *group is the
 * heading that the command stands under. */
const ty_command *ty_command_at(size_t i, const char **group);
/* EARGUMENT: no such command; the message names the nearest. */
TAIYAKU_CHECKED taiyaku_status ty_command_find(const ty_command **out, taiyaku_str name,
					       taiyaku_error *err);

#endif
