/* SPDX-License-Identifier: Apache-2.0 */
/* Help as text, and the walk over options that all pages share. */
#include "command/pages.h"

/* Columns of a line of help, and where the text of an option begins. */
enum { WIDTH = 79, OPTION_INDENT = 26, COMMAND_INDENT = 27 };

static const ty_option *next_own(ty_option_walk *walk)
{
	const ty_option_group *groups = walk->command ? walk->command->groups : NULL;

	while (groups && groups[walk->group].rows) {
		const ty_option *row = &groups[walk->group].rows[walk->row++];

		if (row->name && row->help)
			return row;
		if (!row->name) {
			walk->group++;
			walk->row = 0;
		}
	}
	return NULL;
}

/* The next row of the common table that stands for every command, or does not. */
static const ty_option *next_common(ty_option_walk *walk, bool every)
{
	int uses = walk->command ? walk->command->uses : 0;

	while (ty_common_options[walk->row].name) {
		const ty_option *row = &ty_common_options[walk->row++];

		if (ty_common_applies(row, 0) == every && ty_common_applies(row, uses))
			return row;
	}
	return NULL;
}

const ty_option *ty_option_next(ty_option_walk *walk)
{
	const ty_option *row = walk->shared ? NULL : next_own(walk);

	if (!row && !walk->shared) {
		walk->shared = true;
		walk->row = 0;
	}
	if (!row && !walk->common)
		row = next_common(walk, false);
	if (!row && !walk->common) {
		walk->common = true;
		walk->row = 0;
	}
	return row ? row : next_common(walk, true);
}

static void pad(ty_buf *to, size_t line, size_t column)
{
	while (to->len - line < column)
		ty_buf_byte(to, ' ');
}

/* Words of text from the current place, which is column of its line; further lines begin at
 * indent.  An empty line ends a paragraph. */
static void wrap(ty_buf *to, taiyaku_str text, size_t column, size_t indent)
{
	bool first = true;

	while (text.len > 0) {
		taiyaku_str line = ty_str_next(&text, '\n');

		if (line.len == 0) {
			ty_buf_add(to, TY_STR("\n\n"));
			column = 0;
			first = true;
			continue;
		}
		while (line.len > 0) {
			taiyaku_str word = ty_str_next(&line, ' ');

			if (!first && column + 1 + word.len > WIDTH) {
				ty_buf_byte(to, '\n');
				pad(to, to->len, indent);
				column = indent;
				first = true;
			}
			if (!first) {
				ty_buf_byte(to, ' ');
				column++;
			}
			ty_buf_add(to, word);
			column += word.len;
			first = false;
		}
	}
	ty_buf_byte(to, '\n');
}

static void add_option(ty_buf *to, const ty_option *row)
{
	size_t line = to->len;

	if (row->letter)
		ty_buf_print(to, "  -%c, --%s", row->letter, row->name);
	else
		ty_buf_print(to, "      --%s", row->name);
	if (row->value)
		ty_buf_print(to, " %s", row->value);
	if (to->len - line + 2 > OPTION_INDENT) {
		ty_buf_byte(to, '\n');
		line = to->len;
	}
	pad(to, line, OPTION_INDENT);
	wrap(to, ty_str(row->help), OPTION_INDENT, OPTION_INDENT);
}

static void add_options(ty_buf *to, const ty_command *command)
{
	ty_option_walk walk = { .command = command };
	const ty_option *row = ty_option_next(&walk);

	if (row && !walk.common)
		ty_buf_add(to, TY_STR("\nOptions:\n"));
	for (; row && !walk.common; row = ty_option_next(&walk))
		add_option(to, row);
	ty_buf_add(to, TY_STR("\nOptions of every command:\n"));
	for (; row; row = ty_option_next(&walk))
		add_option(to, row);
}

static bool has_type(const ty_command *command, ty_option_type type)
{
	ty_option_walk walk = { .command = command };
	const ty_option *row;

	while ((row = ty_option_next(&walk)) && !walk.common)
		if (row->type == type)
			return true;
	return false;
}

static void add_formats(ty_buf *to, bool read, bool write)
{
	const taiyaku_format_info *format;

	ty_buf_add(to, TY_STR("\nFormats:\n"));
	for (size_t i = 0; (format = taiyaku_formats(i)); i++) {
		size_t line = to->len;

		if (!(read && format->reads) && !(write && format->writes))
			continue;
		ty_buf_print(to, "  %s", format->name);
		pad(to, line, 14);
		if (read && write)
			ty_buf_add(to, format->reads && format->writes ? TY_STR("read, write  ")
				       : format->reads		       ? TY_STR("read         ")
								       : TY_STR("write        "));
		ty_buf_print(to, "%s\n", format->title);
	}
}

static void add_overview(ty_buf *to)
{
	const char *group, *last = "";
	const ty_command *command;

	ty_buf_add(to, TY_STR("taiyaku: Japanese-English glossary and translation memory\n\n"
			      "  taiyaku [--store PATH] COMMAND [OPTIONS] [ARGUMENTS]\n"));
	for (size_t i = 0; (command = ty_command_at(i, &group)); i++) {
		size_t line;

		if (!ty_str_is(ty_str(group), last))
			ty_buf_print(to, "\n%s\n", group);
		last = group;
		line = to->len;
		ty_buf_print(to, "  %s %s", command->name, command->arguments);
		pad(to, line, COMMAND_INDENT);
		wrap(to, ty_str(command->summary), COMMAND_INDENT, COMMAND_INDENT);
	}
	ty_buf_add(to, TY_STR("\n'taiyaku help COMMAND' says more, with an example.\n"));
}

void ty_page_help(ty_buf *to, const ty_command *command)
{
	bool read, write;

	if (!command) {
		add_overview(to);
		add_options(to, NULL);
		return;
	}
	ty_buf_print(to, "taiyaku %s [OPTIONS]%s%s\n\n", command->name,
		     command->arguments[0] ? " " : "", command->arguments);
	wrap(to, ty_str(command->description), 0, 0);
	add_options(to, command);
	read = has_type(command, TY_READABLE);
	write = has_type(command, TY_WRITABLE);
	if (read || write)
		add_formats(to, read, write);
	ty_buf_print(to, "\nExample:\n  %s\n", command->example);
}
