/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The table of commands.  To add one: its file, its declaration and its row here (in the order of
 * help), and its sources in CMakeLists.txt.
 */
#include "base/error.h"
#include "command/command.h"

extern const ty_command ty_command_align;
extern const ty_command ty_command_analyze;
extern const ty_command ty_command_add;
extern const ty_command ty_command_edit;
extern const ty_command ty_command_remove;
extern const ty_command ty_command_import;
extern const ty_command ty_command_export;
extern const ty_command ty_command_convert;
extern const ty_command ty_command_lookup;
extern const ty_command ty_command_match;
extern const ty_command ty_command_search;
extern const ty_command ty_command_pretranslate;
extern const ty_command ty_command_validate;
extern const ty_command ty_command_info;
extern const ty_command ty_command_verify;
extern const ty_command ty_command_backup;
extern const ty_command ty_command_compact;
extern const ty_command ty_command_help;

typedef struct row {
	const char *group;
	const ty_command *command;
} row;

/* A line each, so that two hands can add one at the same time. */
/* clang-format off */
static const row table[] = {
	{ "find pairs", &ty_command_align },
	{ "keep them", &ty_command_import },
	{ "keep them", &ty_command_export },
	{ "keep them", &ty_command_convert },
	{ "keep them", &ty_command_add },
	{ "keep them", &ty_command_edit },
	{ "keep them", &ty_command_remove },
	{ "ask", &ty_command_lookup },
	{ "ask", &ty_command_match },
	{ "ask", &ty_command_search },
	{ "work", &ty_command_pretranslate },
	{ "work", &ty_command_analyze },
	{ "work", &ty_command_validate },
	{ "look after", &ty_command_info },
	{ "look after", &ty_command_verify },
	{ "look after", &ty_command_backup },
	{ "look after", &ty_command_compact },
	{ "look after", &ty_command_help },
};
/* clang-format on */

enum { COMMANDS = sizeof table / sizeof *table };

const ty_command *ty_command_at(size_t i, const char **group)
{
	if (i >= COMMANDS)
		return NULL;
	if (group)
		*group = table[i].group;
	return table[i].command;
}

taiyaku_status ty_command_find(const ty_command **out, taiyaku_str name, taiyaku_error *err)
{
	const char *names[COMMANDS];

	for (size_t i = 0; i < COMMANDS; i++) {
		*out = table[i].command;
		names[i] = (*out)->name;
		if (ty_str_is(name, names[i]))
			return TAIYAKU_OK;
	}
	return ty_fail(err, TAIYAKU_EARGUMENT, "no command '%.*s'%s", TY_ARG(name),
		       ty_hint_of(name, "", names, COMMANDS).text);
}
