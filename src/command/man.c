/* SPDX-License-Identifier: Apache-2.0 */
/* Man pages, in the man(7) macros of roff. */
#include "command/pages.h"

/* Text as roff takes it literally: "\" and "-" are escaped, and a "." or "'" that would begin a
 * line as a request (groff_char(7)). */
static void add_text(ty_buf *to, taiyaku_str s)
{
	for (size_t i = 0; i < s.len; i++) {
		char c = s.data[i];
		bool begins = to->len == 0 || to->data[to->len - 1] == '\n';

		if (begins && (c == '.' || c == '\''))
			ty_buf_add(to, TY_STR("\\&"));
		if (c == '\\')
			ty_buf_add(to, TY_STR("\\e"));
		else if (c == '-')
			ty_buf_add(to, TY_STR("\\-"));
		else if (c == '\'')
			ty_buf_add(to, TY_STR("\\(aq"));
		else if (c == '`')
			ty_buf_add(to, TY_STR("\\(ga"));
		else if (c == '^')
			ty_buf_add(to, TY_STR("\\(ha"));
		else if (c == '~')
			ty_buf_add(to, TY_STR("\\(ti"));
		else
			ty_buf_byte(to, c);
	}
}

static void add_paragraphs(ty_buf *to, taiyaku_str text)
{
	while (text.len > 0) {
		taiyaku_str line = ty_str_next(&text, '\n');

		if (line.len == 0)
			ty_buf_add(to, TY_STR(".PP"));
		else
			add_text(to, line);
		ty_buf_byte(to, '\n');
	}
}

static void add_heading(ty_buf *to, const ty_command *command)
{
	ty_buf_add(to, TY_STR(".TH TAIYAKU"));
	for (size_t i = 0; command && command->name[i]; i++)
		ty_buf_print(to, "%s%c", i ? "" : "\\-", command->name[i] - 'a' + 'A');
	ty_buf_print(to, " 1 \"\" \"taiyaku %s\" \"User Commands\"\n", TAIYAKU_VERSION);
	ty_buf_add(to, TY_STR(".SH NAME\ntaiyaku"));
	if (command)
		ty_buf_print(to, "\\-%s", command->name);
	ty_buf_add(to, TY_STR(" \\- "));
	add_text(to, ty_str(command ? command->summary
				    : "Japanese-English glossary and translation memory"));
	ty_buf_add(to, TY_STR("\n.SH SYNOPSIS\n.B taiyaku"));
	if (command)
		ty_buf_print(to, " %s\n[\\fIOPTIONS\\fR]\n\\fI", command->name);
	else
		ty_buf_add(to, TY_STR("\n[\\fB\\-\\-store\\fR \\fIPATH\\fR]\n\\fICOMMAND\\fR\n"
				      "[\\fIOPTIONS\\fR]\n[\\fIARGUMENTS\\fR]\n"));
	if (command) {
		add_text(to, ty_str(command->arguments));
		ty_buf_add(to, TY_STR("\\fR\n"));
	}
}

static void add_option(ty_buf *to, const ty_option *row)
{
	ty_buf_add(to, TY_STR(".TP\n"));
	if (row->letter)
		ty_buf_print(to, "\\fB\\-%c\\fR, ", row->letter);
	ty_buf_add(to, TY_STR("\\fB\\-\\-"));
	add_text(to, ty_str(row->name));
	ty_buf_add(to, TY_STR("\\fR"));
	if (row->value) {
		ty_buf_add(to, TY_STR(" \\fI"));
		add_text(to, ty_str(row->value));
		ty_buf_add(to, TY_STR("\\fR"));
	}
	ty_buf_byte(to, '\n');
	add_text(to, ty_str(row->help));
	ty_buf_byte(to, '\n');
}

static void add_options(ty_buf *to, const ty_command *command)
{
	ty_option_walk walk = { .command = command };
	const ty_option *row;

	ty_buf_add(to, TY_STR(".SH OPTIONS\n"));
	while ((row = ty_option_next(&walk)))
		add_option(to, row);
}

static void add_commands(ty_buf *to)
{
	const char *group, *last = "";
	const ty_command *command;

	ty_buf_add(to, TY_STR(".SH COMMANDS\n"));
	for (size_t i = 0; (command = ty_command_at(i, &group)); i++) {
		if (!ty_str_is(ty_str(group), last))
			ty_buf_print(to, ".SS %c%s\n", group[0] - 'a' + 'A', group + 1);
		last = group;
		ty_buf_print(to, ".TP\n\\fB%s\\fR \\fI", command->name);
		add_text(to, ty_str(command->arguments));
		ty_buf_add(to, TY_STR("\\fR\n"));
		add_text(to, ty_str(command->summary));
		ty_buf_byte(to, '\n');
	}
}

static void add_formats(ty_buf *to)
{
	const taiyaku_format_info *format;

	ty_buf_add(to, TY_STR(".SH FORMATS\n"));
	for (size_t i = 0; (format = taiyaku_formats(i)); i++) {
		ty_buf_print(to, ".TP\n\\fB%s\\fR (%s)\n", format->name,
			     format->reads && format->writes ? "read, write"
			     : format->reads		     ? "read"
			     : format->checked		     ? "validate"
							     : "write");
		add_text(to, ty_str(format->title));
		ty_buf_byte(to, '\n');
	}
}

/* What holds for all commands. */
static const char rules[] =
	".SH EXIT STATUS\n"
	".TP\n0\nfound, or done\n"
	".TP\n1\nnothing found, or a check found problems\n"
	".TP\n2\nit could not be done: usage, file or store\n"
	".TP\n3\ndone, but some records were skipped\n"
	".TP\n130\ninterrupted\n"
	".SH ENVIRONMENT\n"
	".TP\n.B TAIYAKU_STORE\nthe store, where no \\fB\\-\\-store\\fR is given\n"
	".TP\n.B NO_COLOR\nno colour, when set and not empty\n"
	".TP\n.B XDG_DATA_HOME\nwhere the store of a user is kept, below \\fItaiyaku/\\fR\n"
	".SH FILES\n"
	".TP\n.I \\(ti/.local/share/taiyaku/default.tyk\nthe store of a user\n";

void ty_page_man(ty_buf *to, const ty_command *command)
{
	add_heading(to, command);
	ty_buf_add(to, TY_STR(".SH DESCRIPTION\n"));
	if (command) {
		add_paragraphs(to, ty_str(command->description));
	} else {
		add_paragraphs(
			to,
			TY_STR("Finds Japanese texts and their English counterparts in documents "
			       "of many formats, keeps them in a store, answers questions about "
			       "them, and exchanges them with other translation tools.\n\n"
			       "Results go to standard output, everything else to standard "
			       "error. As the name of a file, - is standard input or output."));
		add_commands(to);
	}
	add_options(to, command);
	if (!command)
		add_formats(to);
	if (command) {
		ty_buf_add(to, TY_STR(".SH EXAMPLE\n.nf\n"));
		add_text(to, ty_str(command->example));
		ty_buf_add(to, TY_STR("\n.fi\n.SH SEE ALSO\n.BR taiyaku (1)\n"));
		return;
	}
	ty_buf_add(to, TY_STR(rules));
}
