/* SPDX-License-Identifier: Apache-2.0 */
/*
 * LaTeX: the titles and authors that a document declares are one record, named by their commands
 * (\jtitle and \etitle, \title and \englishtitle); sections are headings, \item and \bibitem begin
 * blocks, footnotes are notes, the rest is paragraphs.
 */
#include <stdio.h>

#include "base/ascii.h"
#include "base/error.h"
#include "document/fragment.h"
#include "document/latex_table.h"
#include "document/lines.h"
#include "document/tex.h"
#include "extract/names.h"
#include "format.h"

enum {
	PARAGRAPH_MAX = 1 << 20, /* bytes gathered before they are read */
	LINES_MAX = 16,		 /* of one declaration that are compared */
	NAME_MAX = 40,		 /* letters of a command that declares something */
};

typedef struct latex {
	ty_buf paragraph; /* lines, with their ends */
	uint64_t line;	  /* of its first byte; while it is read, of the byte behind counted ones */
	size_t counted;	  /* bytes of it whose line ends are in line */
	int depth;	  /* braces open in it */
	bool verbatim;	  /* inside an environment of code */
	ty_block_builder block;
	ty_record_builder declared; /* of the document, open until it ends */
	bool any_declared;
	unsigned n_declared;
} latex;

/* Commands that declare what the title page shows: those that end in one of these words. */
static const char *const declarations[] = {
	"title",      "author",	    "subtitle",	  "affiliation",  "affil", "affiliate",
	"institute",  "keywords",   "keyword",	  "titlerunning", "date",  "faculty",
	"department", "university", "laboratory", "degree"
};

/* Headings, with their levels. */
static const struct {
	const char *command;
	int level;
} headings[] = {
	{ "part", 1 },		{ "chapter", 1 },   { "section", 2 },	 { "subsection", 3 },
	{ "subsubsection", 4 }, { "paragraph", 5 }, { "frametitle", 2 }, { "caption", 0 },
};

/* \titleEN, \etitle: the language is no part of it. */
static bool is_declaration(taiyaku_str name)
{
	const ty_name says = ty_name_read(name);

	if (name.len > NAME_MAX)
		return false;
	if (says.side != TY_SIDE_NONE && says.stem[0])
		name = ty_str(says.stem);
	for (size_t i = 0; i < sizeof declarations / sizeof *declarations; i++) {
		taiyaku_str word = ty_str(declarations[i]);

		if (name.len >= word.len &&
		    ty_str_equal_ascii_case(ty_str_slice(name, name.len - word.len, name.len),
					    word))
			return true;
	}
	return false;
}

/* A command of a paragraph and the groups that follow it. */
typedef struct command {
	taiyaku_str name;
	taiyaku_str groups[3];
	size_t n_groups;
	size_t end; /* behind the last of them */
} command;

/* A label in a picture: \put(0,1){...}, \node[draw] (a) at (0,1) {...}; \rput of pstricks. */
static bool places_label(taiyaku_str name)
{
	return ty_str_among(name, "put node rput uput");
}

/* Behind what says where a label stands, at at: places, options, and the word "at". */
static size_t behind_place(taiyaku_str text, size_t at)
{
	for (;;) {
		size_t end;

		while (at < text.len && ty_is_blank(text.data[at]))
			at++;
		if (at < text.len && text.data[at] == '(') {
			end = ty_str_find(text, TY_STR(")"), at);
			if (end == SIZE_MAX)
				return at;
			at = end + 1;
		} else if (ty_str_starts(ty_str_slice(text, at, text.len), TY_STR("at "))) {
			at += 3;
		} else {
			end = ty_tex_option(text, at);
			if (end == 0)
				return at;
			at += end;
		}
	}
}

/* The command whose backslash is at at. */
static command command_at(taiyaku_str text, size_t at)
{
	command c = { 0 };
	size_t end = at + 1;

	while (end < text.len && ty_is_letter(text.data[end]))
		end++;
	c.name = ty_str_slice(text, at + 1, end);
	if (end < text.len && text.data[end] == '*')
		end++;
	end += ty_tex_option(text, end);
	if (places_label(c.name))
		end = behind_place(text, end);
	c.end = end;
	while (c.n_groups < 3) {
		while (end < text.len && memchr(" \t\n", text.data[end], 3))
			end++;
		if (end >= text.len || text.data[end] != '{')
			break;
		c.end = ty_tex_group_end(text, end, text.len);
		c.groups[c.n_groups++] = ty_str_slice(
			text, end + 1,
			c.end > end + 1 && text.data[c.end - 1] == '}' ? c.end - 1 : c.end);
		end = c.end;
	}
	return c;
}

/* The line of byte at of the paragraph, which is not before that of the last call. */
static uint64_t line_of(latex *tex, taiyaku_str text, size_t at)
{
	for (; tex->counted < at; tex->counted++)
		tex->line += text.data[tex->counted] == '\n';
	return tex->line;
}

static taiyaku_status give(latex *tex, ty_pairs *pairs, ty_block_kind kind, int level,
			   taiyaku_str text, uint64_t line, taiyaku_error *err)
{
	taiyaku_str trimmed = ty_str_trim(text);
	const ty_block *block;
	taiyaku_status status;

	for (const char *p = text.data; p < trimmed.data; p++)
		line += *p == '\n';
	ty_block_begin(&tex->block, kind, level, line);
	ty_tex_text(&tex->block, trimmed, line);
	status = ty_block_end(&block, &tex->block, err);
	if (status || ty_str_trim(block->text).len == 0)
		return status;
	return ty_pairs_block(pairs, block, err);
}

static taiyaku_str first_line(taiyaku_str text)
{
	size_t end = ty_str_find(text, TY_STR("\\\\"), 0);

	return end == SIZE_MAX ? text : ty_str_slice(text, 0, end);
}

/* {北大学}{North University\\ Japan}: what stands on a line that the first has not is an address.
 */
static taiyaku_str first_lines(const command *c, size_t i)
{
	return i == 0 || ty_str_has(c->groups[0], "\\\\") ? c->groups[i] : first_line(c->groups[i]);
}

/* Where the lines of one language end and those of the other begin, {北大学\\ North University}; at
 * the end where all are of one. */
static size_t language_end(taiyaku_str group)
{
	size_t found = group.len, end = 0;

	for (int i = 0; i < LINES_MAX; i++) {
		bool before, behind;

		end = ty_str_find(group, TY_STR("\\\\"), i ? end + 2 : 0);
		if (end == SIZE_MAX)
			break;
		before = ty_pairs_wanted(ty_str_slice(group, 0, end));
		behind = ty_pairs_wanted(ty_str_slice(group, end + 2, group.len));
		if (before && !behind)
			return end;
		if (behind && !before)
			found = end;
	}
	return found;
}

static taiyaku_status add_declared(latex *tex, const ty_field *field, taiyaku_str text,
				   taiyaku_error *err)
{
	ty_field value = *field;
	const ty_block *block;
	taiyaku_status status;

	ty_block_begin(&tex->block, TY_BLOCK_FIELD, 0, field->line);
	ty_tex_text(&tex->block, text, field->line);
	status = ty_block_end(&block, &tex->block, err);
	if (status)
		return status;
	value.text = ty_str_trim(block->text);
	if (value.text.len > 0)
		ty_record_add(&tex->declared, &value);
	return TAIYAKU_OK;
}

/* {北大学\\ North University}: a field for each language; *done false where it has one. */
static taiyaku_status declare_both(bool *done, latex *tex, const ty_field *field, taiyaku_str group,
				   taiyaku_error *err)
{
	size_t end = language_end(group);
	taiyaku_str first = ty_str_slice(group, 0, end), other;
	taiyaku_status status;

	*done = end < group.len;
	if (!*done)
		return TAIYAKU_OK;
	other = ty_str_slice(group, end + 2, group.len);
	if (!ty_str_has(first, "\\\\") && ty_name_read(field->name).role != TY_ROLE_TITLE)
		other = first_line(other);
	status = add_declared(tex, field, first, err);
	return status ? status : add_declared(tex, field, other, err);
}

/* \jtitle{...}: a field; \affiliate{日本語}{English}: two, with a number, since others follow. */
static taiyaku_status declare(latex *tex, const command *c, uint64_t line, taiyaku_error *err)
{
	char name[NAME_MAX + sizeof "4294967295"];

	snprintf(name, sizeof name, "%.*s%u", (int)c->name.len, c->name.data, ++tex->n_declared);
	if (!tex->any_declared)
		ty_record_begin(&tex->declared, TY_STR("document"), line);
	tex->any_declared = true;
	for (size_t i = c->n_groups; i-- > 0;) {
		const ty_field numbered = { .name = ty_str(name), .line = line };
		bool done;
		taiyaku_status status = declare_both(&done, tex, &numbered, c->groups[i], err);

		if (status || done)
			return status;
	}
	for (size_t i = 0; i < c->n_groups; i++) {
		const ty_field field = { .name = c->n_groups > 1 ? ty_str(name) : c->name,
					 .line = line };
		taiyaku_status status = add_declared(tex, &field, first_lines(c, i), err);

		if (status)
			return status;
	}
	return TAIYAKU_OK;
}

/* Commands that end the text before them, and show nothing. */
static bool shows_nothing(taiyaku_str name)
{
	static const char *const names[] = { "begin", "end",   "usepackage", "documentclass",
					     "label", "input", "maketitle" };

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (ty_str_is(name, names[i]))
			return true;
	return false;
}

static int heading_level(taiyaku_str name)
{
	for (size_t i = 0; i < sizeof headings / sizeof *headings; i++)
		if (ty_str_is(name, headings[i].command))
			return headings[i].level;
	return -1;
}

/* What a command at the beginning of a piece of text means for the blocks: *taken false where it
 * is only a part of the running text. */
static taiyaku_status read_command(latex *tex, ty_pairs *pairs, const command *c, uint64_t line,
				   bool *taken, taiyaku_error *err)
{
	int level = heading_level(c->name);

	*taken = true;
	if (c->n_groups > 0 && level >= 0)
		return give(tex, pairs, level ? TY_BLOCK_HEADING : TY_BLOCK_CAPTION, level,
			    c->groups[0], line, err);
	if (c->n_groups > 0 && is_declaration(c->name))
		return declare(tex, c, line, err);
	if (c->n_groups > 0 && places_label(c->name))
		return give(tex, pairs, TY_BLOCK_CAPTION, 0, c->groups[0], line, err);
	*taken = shows_nothing(c->name);
	if (c->n_groups > 0 && ty_str_is(c->name, "footnote"))
		return give(tex, pairs, TY_BLOCK_NOTE, 0, c->groups[0], line, err);
	return TAIYAKU_OK;
}

/* The body of the table that c, a \begin{tabular}, begins; *open: it does not end, and no other
 * that follows is looked for. */
static taiyaku_str table_body(bool *open, const command *c, taiyaku_str text)
{
	char name[NAME_MAX + sizeof "\\end{}"];
	size_t from, to;

	if (*open || !ty_str_is(c->name, "begin") || c->n_groups == 0 ||
	    !ty_latex_is_table(c->groups[0]))
		return (taiyaku_str){ NULL, 0 };
	snprintf(name, sizeof name, "\\end{%.*s}", (int)c->groups[0].len, c->groups[0].data);
	from = (size_t)(c->groups[0].data - text.data) + c->groups[0].len + 1;
	to = from < text.len ? ty_str_find(text, ty_str(name), from) : SIZE_MAX;
	*open = to == SIZE_MAX;
	return *open ? (taiyaku_str){ NULL, 0 } : ty_str_slice(text, from, to);
}

/* Running text between commands that make blocks; \item and \bibitem begin a new one. */
static taiyaku_status read_paragraph(latex *tex, ty_pairs *pairs, taiyaku_error *err)
{
	taiyaku_str text = ty_buf_str(&tex->paragraph);
	ty_block_kind kind = TY_BLOCK_TEXT;
	uint64_t line = tex->line; /* of from */
	size_t from = 0, i = 0;
	bool open = false; /* a table that does not end in the paragraph */
	taiyaku_status status = ty_buf_status(&tex->paragraph, err);

	while (!status && i < text.len) {
		command c;
		taiyaku_str table = { NULL, 0 };
		bool item, taken = false;

		if (text.data[i] == '%' && (i == 0 || text.data[i - 1] != '\\')) {
			while (i < text.len && text.data[i] != '\n')
				i++;
			continue;
		}
		if (text.data[i] != '\\' || i + 1 >= text.len || !ty_is_letter(text.data[i + 1])) {
			i += text.data[i] == '\\' && i + 1 < text.len ? 2 : 1;
			continue;
		}
		c = command_at(text, i);
		item = ty_str_is(c.name, "item") || ty_str_is(c.name, "bibitem");
		status = read_command(tex, pairs, &c, line_of(tex, text, i), &taken, err);
		if (!status && (taken || item)) {
			status = give(tex, pairs, kind, 0, ty_str_slice(text, from, i), line, err);
			from = item && ty_str_is(c.name, "item") ? i + 5 : c.end;
			kind = ty_str_is(c.name, "item")      ? TY_BLOCK_ITEM
			       : ty_str_is(c.name, "bibitem") ? TY_BLOCK_NOTE
							      : kind;
			line = line_of(tex, text, from);
			table = table_body(&open, &c, text);
		}
		if (!status && ty_pairs_want(pairs, table)) {
			size_t body = (size_t)(table.data - text.data);

			status = ty_latex_table(pairs, table, line_of(tex, text, body), err);
			from = body + table.len;
			line = line_of(tex, text, from);
		}
		i = taken || ty_str_is(c.name, "footnote") ? c.end : i + 1 + c.name.len;
		if (from > i)
			i = from;
	}
	if (!status)
		status = give(tex, pairs, kind, 0, ty_str_slice(text, from, text.len), line, err);
	ty_buf_clear(&tex->paragraph);
	tex->depth = 0;
	tex->counted = 0;
	return status;
}

static int braces(taiyaku_str line)
{
	int depth = 0;

	for (size_t i = 0; i < line.len; i++) {
		if (line.data[i] == '\\')
			i++;
		else if (line.data[i] == '%')
			break;
		else
			depth += (line.data[i] == '{') - (line.data[i] == '}');
	}
	return depth;
}

/* \begin{verbatim} and \begin{lstlisting} hold code. */
static bool is_code(taiyaku_str line, const char *edge)
{
	line = ty_str_trim(line);
	if (!ty_str_starts(line, ty_str(edge)))
		return false;
	return ty_str_has(line, "{verbatim") || ty_str_has(line, "{lstlisting") ||
	       ty_str_has(line, "{minted");
}

static taiyaku_status read_line(void *ctx, ty_pairs *pairs, taiyaku_str line, uint64_t number,
				taiyaku_error *err)
{
	latex *tex = ctx;

	if (tex->verbatim || is_code(line, "\\begin")) {
		tex->verbatim = !is_code(line, "\\end");
		return TAIYAKU_OK;
	}
	if (ty_str_trim(line).len == 0 && tex->depth <= 0)
		return tex->paragraph.len ? read_paragraph(tex, pairs, err) : TAIYAKU_OK;
	if (tex->paragraph.len == 0)
		tex->line = number;
	ty_buf_add(&tex->paragraph, line);
	ty_buf_byte(&tex->paragraph, '\n');
	tex->depth += braces(line);
	return tex->paragraph.len > PARAGRAPH_MAX ? read_paragraph(tex, pairs, err) : TAIYAKU_OK;
}

static taiyaku_status at_end(void *ctx, ty_pairs *pairs, taiyaku_error *err)
{
	latex *tex = ctx;
	const ty_record *record;
	taiyaku_status status = read_paragraph(tex, pairs, err);

	if (status || !tex->any_declared)
		return status;
	status = ty_record_end(&record, &tex->declared, err);
	return status || record->n == 0 ? status : ty_pairs_record(pairs, record, err);
}

static const ty_line_reader latex_reader = { .line = read_line, .end = at_end };

static void free_latex(latex *tex)
{
	ty_buf_free(&tex->paragraph);
	ty_block_builder_free(&tex->block);
	ty_record_builder_free(&tex->declared);
}

static taiyaku_status read_latex(ty_reading *reading, taiyaku_error *err)
{
	latex tex = { 0 };
	taiyaku_status status = ty_lines_read(reading, &latex_reader, &tex, err);

	free_latex(&tex);
	return status;
}

static taiyaku_status read_fragment(ty_pairs *pairs, const ty_fragment *fragment,
				    taiyaku_error *err)
{
	latex tex = { 0 };
	taiyaku_status status =
		ty_lines_text(pairs, fragment->text, fragment->line, &latex_reader, &tex, err);

	free_latex(&tex);
	return status;
}

static int sniff(const ty_head *head)
{
	if (ty_str_has(head->text, "\\documentclass") ||
	    ty_str_has(head->text, "\\begin{document}"))
		return 90;
	if (ty_str_has(head->text, "title{") &&
	    (ty_str_has(head->text, "\\jtitle{") || ty_str_has(head->text, "\\etitle{")))
		return 85;
	if (ty_str_ends(head->name, TY_STR(".tex")) || ty_str_ends(head->name, TY_STR(".sty")) ||
	    ty_str_ends(head->name, TY_STR(".cls")) || ty_str_ends(head->name, TY_STR(".bbl")))
		return ty_str_has(head->text, "\\") ? 80 : 40;
	return ty_str_has(head->text, "\\section{") && ty_str_has(head->text, "\\begin{") ? 60 : 0;
}

const ty_fragment_reader ty_fragment_latex = { "latex tex", sniff, read_fragment };

const ty_format ty_format_latex = {
	.info = { .name = "latex",
		  .title = "LaTeX",
		  .extensions = "tex ltx bbl",
		  .reads = true,
		  .document = true },
	.sniff = sniff,
	.read = read_latex,
};
