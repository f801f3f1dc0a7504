/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Options as tables: parsing, help, man pages and completions all read the same rows, so an option
 * cannot exist in one of them only.  A row points into a struct by offset, so tables are constant.
 */
#ifndef TY_COMMAND_OPTIONS_H
#define TY_COMMAND_OPTIONS_H

#include "base/arena.h"

/* The type of an option, and of the member it fills. */
typedef enum ty_option_type {
	TY_FLAG,     /* bool */
	TY_TEXT,     /* taiyaku_str, never empty when given */
	TY_TEXTS,    /* ty_texts: the option may be given several times */
	TY_PATH,     /* const char *, never empty when given */
	TY_NUMBER,   /* int from least to most */
	TY_CHOICE,   /* int: 1 + the index among choices; 0: not given */
	TY_READABLE, /* taiyaku_str: a format that can be read */
	TY_WRITABLE  /* taiyaku_str: a format that can be written */
} ty_option_type;

typedef struct ty_texts {
	taiyaku_str *list;
	size_t n;
} ty_texts;

typedef struct ty_option {
	const char *name; /* without "--"; NULL ends a table */
	char letter;	  /* 0: none */
	ty_option_type type;
	size_t offset;
	const char *value; /* "FILE" in help; NULL for a flag */
	const char *help;  /* NULL: works, but is not shown */
	int least, most;
	const char *const *choices; /* ends with NULL */
} ty_option;

/* A table, and where in the options struct of a command the struct is that it fills. */
typedef struct ty_option_group {
	const ty_option *rows;
	size_t offset;
} ty_option_group;

/* A table and the struct itself. */
typedef struct ty_option_set {
	const ty_option *rows;
	void *target;
} ty_option_set;

/* Parse argv[1] and on.  *first is the index of the first argument that is no option; argv is
 * reordered so that arguments stand last, unless stop: then parsing ends at the first of them.
 * EARGUMENT: the message names the option, and the nearest where there is none. */
TAIYAKU_CHECKED taiyaku_status ty_options_parse(int *first, const ty_option_set *sets, size_t n,
						int argc, char **argv, bool stop, ty_arena *arena,
						taiyaku_error *err);

/* ---- options of every command ---- */

typedef enum ty_color { TY_COLOR_UNSET, TY_COLOR_AUTO, TY_COLOR_ALWAYS, TY_COLOR_NEVER } ty_color;

typedef struct ty_common {
	const char *store;
	taiyaku_str languages, memory;
	int kind;  /* a taiyaku_kind: the choices stand in its order */
	int color; /* a ty_color, likewise */
	bool json, tsv, quiet, dry_run, help, version;
} ty_common;

extern const ty_option ty_common_options[];

/* Some of them mean something to some commands only; given to others they are a usage error, not
 * silence. */
enum { TY_USES_KIND = 1, TY_USES_MEMORY = 2, TY_USES_DRY_RUN = 4 };
/* Whether a row of the table above means something to a command that uses these. */
bool ty_common_applies(const ty_option *row, int uses);

/* ---- options that several commands share ---- */

/* Of every command that reads files. */
typedef struct ty_read_choice {
	taiyaku_str from, encoding;
	const char *rejects;
	int min_confidence;
	bool partial;
} ty_read_choice;
extern const ty_option ty_format_options[]; /* from, encoding */
extern const ty_option ty_record_options[]; /* the rest */

/* Of every command that writes a file of some format. */
typedef struct ty_write_choice {
	taiyaku_str to;
	const char *output;
	int level;
	bool doctype, gzip;
} ty_write_choice;
extern const ty_option ty_output_options[]; /* output */
extern const ty_option ty_write_options[];  /* the rest */

/* Of every command that says what a pair is to hold beside its texts. */
typedef struct ty_entry_choice {
	taiyaku_str note, reading;
	int status; /* 1 + the index among ty_status_names */
} ty_entry_choice;
extern const ty_option ty_entry_options[];
/* Empty where none was chosen. */
taiyaku_str ty_entry_status(const ty_entry_choice *choice);

/* Of every command that picks pairs by what they say. */
typedef struct ty_select_choice {
	ty_texts where;
	taiyaku_str since;
} ty_select_choice;
extern const ty_option ty_select_options[];

#endif
