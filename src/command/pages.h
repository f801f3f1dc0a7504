/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What is said about the commands, made from their tables: help, man pages, completions.
 */
#ifndef TY_COMMAND_PAGES_H
#define TY_COMMAND_PAGES_H

#include "command/command.h"

typedef enum ty_shell { TY_BASH = 1, TY_ZSH, TY_FISH } ty_shell;

/* Help of a command, or the overview where command is NULL. */
void ty_page_help(ty_buf *to, const ty_command *command);
/* The man page of a command, taiyaku-COMMAND(1), or taiyaku(1). */
void ty_page_man(ty_buf *to, const ty_command *command);
void ty_page_completion(ty_buf *to, ty_shell shell);

/* The options that a command shows in its pages, NULL past the last: its own, those it shares with
 * some others, then those of every command.  NULL as command: only the latter. */
typedef struct ty_option_walk {
	const ty_command *command;
	size_t group, row; /* next */
	bool shared;	   /* the groups are done */
	bool common;	   /* the last row given is one of every command */
} ty_option_walk;
const ty_option *ty_option_next(ty_option_walk *walk);

#endif
