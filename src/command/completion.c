/* SPDX-License-Identifier: Apache-2.0 */
/* Completions for bash, zsh and fish.  All names are made of a-z and -, so only the texts that
 * describe them need quoting. */
#include <stdio.h>

#include "command/pages.h"

/* s inside single quotes of a shell; special: characters that a backslash makes plain. */
static void add_quoted(ty_buf *to, const char *s, const char *quote, const char *special)
{
	for (; *s; s++) {
		if (*s == '\'') {
			ty_buf_add(to, ty_str(quote));
			continue;
		}
		if (memchr(special, *s, strlen(special)))
			ty_buf_byte(to, '\\');
		ty_buf_byte(to, *s);
	}
}

/* The descriptions of _arguments end at a bracket, its messages at a colon. */
static void add_zsh_text(ty_buf *to, const char *s, bool argument)
{
	add_quoted(to, s, "'\\''", argument ? "[]:\\" : "\\");
}

static void add_fish_text(ty_buf *to, const char *s)
{
	add_quoted(to, s, "\\'", "\\");
}

static bool takes_files(const ty_command *command)
{
	taiyaku_str arguments = ty_str(command->arguments);

	return ty_str_has(arguments, "FILE") || ty_str_starts(arguments, TY_STR("IN "));
}

static bool takes_command(const ty_command *command)
{
	return ty_str_is(ty_str(command->arguments), "[COMMAND]");
}

static bool completes_words(const ty_option *row)
{
	return row->type == TY_CHOICE || row->type == TY_READABLE || row->type == TY_WRITABLE;
}

/* The words that an option takes, separated by blanks. */
static void add_words(ty_buf *to, const ty_option *row)
{
	const taiyaku_format_info *format;
	const char *between = "";

	if (row->type == TY_CHOICE) {
		for (size_t i = 0; row->choices[i]; i++, between = " ")
			ty_buf_print(to, "%s%s", between, row->choices[i]);
		return;
	}
	for (size_t i = 0; (format = taiyaku_formats(i)); i++) {
		if (row->type == TY_WRITABLE ? !format->writes : !format->reads)
			continue;
		ty_buf_print(to, "%s%s", between, format->name);
		between = " ";
	}
}

static void add_command_names(ty_buf *to)
{
	const ty_command *command;

	for (size_t i = 0; (command = ty_command_at(i, NULL)); i++)
		ty_buf_print(to, "%s%s", i ? " " : "", command->name);
}

/* ---- bash ---- */

static void add_option_names(ty_buf *to, const ty_command *command)
{
	ty_option_walk walk = { .command = command };
	const ty_option *row;
	const char *between = "";

	for (; (row = ty_option_next(&walk)); between = " ")
		ty_buf_print(to, "%s--%s", between, row->name);
}

/* A case of "COMMAND:--OPTION": the words or files that the option takes. */
static void add_bash_value(ty_buf *to, const ty_option *row, const char *command)
{
	if (row->type == TY_FLAG)
		return;
	ty_buf_print(to, "\t%s:--%s", command, row->name);
	if (row->letter)
		ty_buf_print(to, " | %s:-%c", command, row->letter);
	ty_buf_add(to, TY_STR(") "));
	if (row->type == TY_PATH) {
		ty_buf_add(to, TY_STR("mapfile -t COMPREPLY < <(compgen -f -- \"$current\"); "));
	} else if (completes_words(row)) {
		ty_buf_add(to, TY_STR("mapfile -t COMPREPLY < <(compgen -W '"));
		add_words(to, row);
		ty_buf_add(to, TY_STR("' -- \"$current\"); "));
	}
	ty_buf_add(to, TY_STR("return ;;\n"));
}

static void add_bash_values(ty_buf *to)
{
	const ty_command *command;

	for (size_t i = 0; (command = ty_command_at(i, NULL)); i++)
		for (const ty_option_group *group = command->groups; group && group->rows; group++)
			for (const ty_option *row = group->rows; row->name; row++)
				add_bash_value(to, row, command->name);
	for (const ty_option *row = ty_common_options; row->name; row++)
		add_bash_value(to, row, "*");
}

/* A pattern of the options before a command whose value is the next word. */
static void add_bash_with_value(ty_buf *to)
{
	const char *between = "";

	for (const ty_option *row = ty_common_options; row->name; row++) {
		if (row->type == TY_FLAG)
			continue;
		ty_buf_print(to, "%s--%s", between, row->name);
		between = " | ";
	}
}

static void add_bash_command(ty_buf *to, const ty_command *command)
{
	ty_buf_print(to, "\t%s) ", command->name);
	if (takes_command(command)) {
		ty_buf_add(to, TY_STR("words='"));
		add_command_names(to);
		ty_buf_add(to, TY_STR("' "));
	}
	if (takes_files(command))
		ty_buf_add(to, TY_STR("files=yes "));
	ty_buf_add(to, TY_STR("options='"));
	add_option_names(to, command);
	ty_buf_add(to, TY_STR("' ;;\n"));
}

static void add_bash(ty_buf *to)
{
	const ty_command *command;

	ty_buf_add(to, TY_STR("# bash completion for taiyaku\n"
			      "_taiyaku()\n{\n"
			      "\tlocal current=${COMP_WORDS[COMP_CWORD]}\n"
			      "\tlocal previous=${COMP_WORDS[COMP_CWORD - 1]}\n"
			      "\tlocal command= words= options= files= i\n"
			      "\tCOMPREPLY=()\n"
			      "\t[[ $current == '=' ]] && current=\n"
			      "\t[[ $previous == '=' ]] && previous=${COMP_WORDS[COMP_CWORD - 2]}\n"
			      "\tfor ((i = 1; i < COMP_CWORD; i++)); do\n"
			      "\t\tcase ${COMP_WORDS[i]} in\n\t\t"));
	add_bash_with_value(to);
	ty_buf_add(to, TY_STR(") ((i++)) ;;\n"
			      "\t\t-* | '=') ;;\n"
			      "\t\t*) command=${COMP_WORDS[i]}; break ;;\n"
			      "\t\tesac\n\tdone\n"
			      "\tcase $command:$previous in\n"));
	add_bash_values(to);
	ty_buf_add(to, TY_STR("\tesac\n\tcase $command in\n\t'') words='"));
	add_command_names(to);
	ty_buf_add(to, TY_STR("' options='"));
	add_option_names(to, NULL);
	ty_buf_add(to, TY_STR("' ;;\n"));
	for (size_t i = 0; (command = ty_command_at(i, NULL)); i++)
		add_bash_command(to, command);
	ty_buf_add(to,
		   TY_STR("\tesac\n"
			  "\t[[ $current == -* ]] && words=$options files=\n"
			  "\tif [[ -n $files ]]; then\n"
			  "\t\tmapfile -t COMPREPLY < <(compgen -f -- \"$current\")\n"
			  "\telse\n"
			  "\t\tmapfile -t COMPREPLY < <(compgen -W \"$words\" -- \"$current\")\n"
			  "\tfi\n}\n"
			  "complete -o filenames -F _taiyaku taiyaku\n"));
}

/* ---- zsh ---- */

static void add_zsh_option(ty_buf *to, const ty_option *row, const char *indent)
{
	if (row->letter)
		ty_buf_print(to, "%s'(-%c --%s)'{-%c,--%s", indent, row->letter, row->name,
			     row->letter, row->name);
	else
		ty_buf_print(to, "%s'--%s", indent, row->name);
	ty_buf_add(to, row->letter ? TY_STR("}'[") : TY_STR("["));
	add_zsh_text(to, row->help, true);
	ty_buf_byte(to, ']');
	if (row->type != TY_FLAG) {
		ty_buf_byte(to, ':');
		add_zsh_text(to, row->value, true);
		ty_buf_byte(to, ':');
	}
	if (row->type == TY_PATH)
		ty_buf_add(to, TY_STR("_files"));
	if (completes_words(row)) {
		ty_buf_byte(to, '(');
		add_words(to, row);
		ty_buf_byte(to, ')');
	}
	ty_buf_add(to, TY_STR("' \\\n"));
}

static void add_zsh_options(ty_buf *to, const ty_command *command, const char *indent)
{
	ty_option_walk walk = { .command = command };
	const ty_option *row;

	while ((row = ty_option_next(&walk)))
		add_zsh_option(to, row, indent);
}

static void add_zsh(ty_buf *to)
{
	const ty_command *command;

	ty_buf_add(to, TY_STR("#compdef taiyaku\n"
			      "_taiyaku()\n{\n"
			      "\tlocal context state state_descr line\n"
			      "\ttypeset -A opt_args\n"
			      "\tlocal -a commands=(\n"));
	for (size_t i = 0; (command = ty_command_at(i, NULL)); i++) {
		ty_buf_print(to, "\t\t'%s:", command->name);
		add_zsh_text(to, command->summary, false);
		ty_buf_add(to, TY_STR("'\n"));
	}
	ty_buf_add(to, TY_STR("\t)\n\t_arguments -C \\\n"));
	add_zsh_options(to, NULL, "\t\t");
	ty_buf_add(to, TY_STR("\t\t'1: :->command' '*:: :->arguments' && return\n"
			      "\tcase $state in\n"
			      "\tcommand) _describe command commands ;;\n"
			      "\targuments)\n\t\tcase $words[1] in\n"));
	for (size_t i = 0; (command = ty_command_at(i, NULL)); i++) {
		ty_buf_print(to, "\t\t%s)\n\t\t\t_arguments \\\n", command->name);
		add_zsh_options(to, command, "\t\t\t\t");
		ty_buf_add(to, takes_files(command) ? TY_STR("\t\t\t\t'*: :_files")
						    : TY_STR("\t\t\t\t'*: :("));
		if (takes_command(command))
			add_command_names(to);
		ty_buf_add(to, takes_files(command) ? TY_STR("' ;;\n") : TY_STR(")' ;;\n"));
	}
	ty_buf_add(to, TY_STR("\t\tesac ;;\n\tesac\n}\n"
			      "if [[ $funcstack[1] == _taiyaku ]]; then\n\t_taiyaku \"$@\"\n"
			      "else\n\tcompdef _taiyaku taiyaku\nfi\n"));
}

/* ---- fish ---- */

static void add_fish_option(ty_buf *to, const ty_option *row, const char *condition)
{
	ty_buf_print(to, "complete -c taiyaku%s -l %s", condition, row->name);
	if (row->letter)
		ty_buf_print(to, " -s %c", row->letter);
	if (row->type == TY_PATH)
		ty_buf_add(to, TY_STR(" -r -F"));
	else if (row->type != TY_FLAG)
		ty_buf_add(to, TY_STR(" -x"));
	if (completes_words(row)) {
		ty_buf_add(to, TY_STR(" -a '"));
		add_words(to, row);
		ty_buf_byte(to, '\'');
	}
	ty_buf_add(to, TY_STR(" -d '"));
	add_fish_text(to, row->help);
	ty_buf_add(to, TY_STR("'\n"));
}

static void add_fish(ty_buf *to)
{
	/* fish's own __fish_use_subcommand takes the value of an option for a command. */
	static const char no_command[] =
		" -n 'not __fish_seen_subcommand_from $__taiyaku_commands'";
	const ty_command *command;
	const ty_option *row;
	ty_option_walk common = { 0 };

	ty_buf_add(to, TY_STR("# fish completion for taiyaku\nset -g __taiyaku_commands "));
	add_command_names(to);
	ty_buf_byte(to, '\n');
	for (size_t i = 0; (command = ty_command_at(i, NULL)); i++) {
		ty_buf_print(to, "complete -c taiyaku -f%s -a %s -d '", no_command, command->name);
		add_fish_text(to, command->summary);
		ty_buf_add(to, TY_STR("'\n"));
	}
	while ((row = ty_option_next(&common)))
		add_fish_option(to, row, no_command);
	for (size_t i = 0; (command = ty_command_at(i, NULL)); i++) {
		ty_option_walk walk = { .command = command };
		char condition[96];

		snprintf(condition, sizeof condition, " -n '__fish_seen_subcommand_from %s'",
			 command->name);
		while ((row = ty_option_next(&walk)))
			add_fish_option(to, row, condition);
		if (!takes_files(command))
			ty_buf_print(to, "complete -c taiyaku -f%s", condition);
		if (takes_command(command)) {
			ty_buf_add(to, TY_STR(" -a '"));
			add_command_names(to);
			ty_buf_byte(to, '\'');
		}
		if (!takes_files(command))
			ty_buf_byte(to, '\n');
	}
}

void ty_page_completion(ty_buf *to, ty_shell shell)
{
	switch (shell) {
	case TY_BASH:
		add_bash(to);
		break;
	case TY_ZSH:
		add_zsh(to);
		break;
	case TY_FISH:
		add_fish(to);
		break;
	}
}
