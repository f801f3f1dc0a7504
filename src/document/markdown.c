/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Markdown as GitHub writes it (CommonMark and tables), parsed by libcmark-gfm.  Its footnotes are
 * not asked for, because it drops those that nothing points to; "[^1]: text" is a paragraph that is
 * made a note here.  What stands in a fenced block, in front matter or in HTML goes to the reader
 * of its own format.
 */
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
#include <stdio.h>

#include "base/error.h"
#include "document/fragment.h"
#include "document/markdown_html.h"
#include "document/markdown_file.h"
#include "document/markdown_inline.h"
#include "document/markdown_marks.h"
#include "document/markdown_rows.h"
#include "document/markdown_parts.h"
#include "document/plain.h"
#include "text/convert.h"

enum {
	LABEL_MAX = 64, /* bytes of the label of a note */
};

typedef struct markdown {
	ty_pairs *pairs;
	ty_inlines in;
	ty_arena arena;	 /* cells of a row */
	uint64_t offset; /* lines before the section */
	taiyaku_str section;
	size_t at;	  /* a byte of the section, */
	uint64_t at_line; /* and the line that begins there */
	bool bare;	  /* the rows that are read have no header */
	int depth;	  /* fragments around this text */
	int list_level;
} markdown;

/* ---- blocks ---- */

static uint64_t line_of(const markdown *md, cmark_node *node)
{
	int line = cmark_node_get_start_line(node);

	return md->offset + (line > 0 ? (uint64_t)line : 1);
}

static taiyaku_status hand_over(markdown *md, taiyaku_error *err)
{
	const ty_block *block;
	taiyaku_status status = ty_block_end(&block, &md->in.block, err);

	md->in.silent = 0;
	md->in.langs = 0;
	if (status || block->text.len == 0)
		return status;
	return ty_pairs_block(md->pairs, block, err);
}

/* "[^1]: " or "[1] " at the beginning of a paragraph; the bytes of it, 0: there is none. */
static size_t note_label(taiyaku_str *label, taiyaku_str text)
{
	bool caret = ty_str_starts(text, TY_STR("[^"));
	size_t from = caret ? 2 : 1, to;

	if (text.len < 4 || text.data[0] != '[')
		return 0;
	to = ty_str_find(text, TY_STR("]"), 0);
	if (to == SIZE_MAX || to <= from || to - from > LABEL_MAX)
		return 0;
	*label = ty_str_slice(text, from, to);
	if (caret)
		return to + 1 < text.len && text.data[to + 1] == ':' ? to + 2 : 0;
	for (size_t i = 0; i < label->len; i++)
		if (label->data[i] < '0' || label->data[i] > '9')
			return 0;
	return to + 1;
}

static void begin(markdown *md, ty_block_kind kind, int level, uint64_t line)
{
	ty_block_begin(&md->in.block, kind, level, line);
	md->in.line = line;
	md->in.columns = 0;
	md->in.flowing = ty_pairs_want_all(md->pairs);
	md->in.silent = 0;
	md->in.langs = 0;
}

/* The text that begins at node, as far as it stands in one text node or in two ("[", "^1"). */
static taiyaku_str text_from(markdown *md, cmark_node *node)
{
	taiyaku_str all = { NULL, 0 };
	ty_buf joined = { 0 };

	for (int i = 0; node && i < 8 && cmark_node_get_type(node) == CMARK_NODE_TEXT; i++) {
		ty_buf_add(&joined, ty_str(cmark_node_get_literal(node)));
		node = cmark_node_next(node);
	}
	if (joined.failed || !ty_arena_copy(&all, &md->arena, ty_buf_str(&joined)))
		all = (taiyaku_str){ NULL, 0 };
	ty_buf_free(&joined);
	return all;
}

/* Text nodes from node on without their first skip bytes, then the rest up to end. */
static void show_behind(markdown *md, cmark_node *node, size_t skip, cmark_node *end)
{
	while (node && node != end && skip > 0 && cmark_node_get_type(node) == CMARK_NODE_TEXT) {
		taiyaku_str text = ty_str(cmark_node_get_literal(node));
		size_t drop = skip < text.len ? skip : text.len;

		ty_inlines_text(&md->in, ty_str_slice(text, drop, text.len));
		skip -= drop;
		node = cmark_node_next(node);
	}
	ty_inlines_show(&md->in, node, end);
}

/* Lines of footnotes without blank lines between them are one paragraph to the parser. */
static cmark_node *next_note(markdown *md, cmark_node *node)
{
	for (; node; node = cmark_node_next(node)) {
		cmark_node *after = cmark_node_next(node);
		taiyaku_str label;

		if (cmark_node_get_type(node) == CMARK_NODE_SOFTBREAK && after &&
		    note_label(&label, text_from(md, after)))
			return node;
	}
	return NULL;
}

static taiyaku_status paragraph(markdown *md, cmark_node *node, ty_block_kind kind,
				taiyaku_str label, taiyaku_error *err)
{
	cmark_node *first = cmark_node_first_child(node);
	uint64_t line = line_of(md, node);
	taiyaku_status status = TAIYAKU_OK;

	ty_arena_reset(&md->arena);
	while (!status && first) {
		taiyaku_str own = { NULL, 0 };
		size_t skip = note_label(&own, text_from(md, first));
		cmark_node *end = next_note(md, first);

		begin(md, skip ? TY_BLOCK_NOTE : kind, md->list_level, line);
		md->in.block.block.label = skip ? own : label;
		show_behind(md, first, skip, end);
		line = md->in.line + 1;
		status = hand_over(md, err);
		first = end ? cmark_node_next(end) : NULL;
	}
	return status;
}

static taiyaku_status heading(markdown *md, cmark_node *node, taiyaku_error *err)
{
	begin(md, TY_BLOCK_HEADING, cmark_node_get_heading_level(node), line_of(md, node));
	ty_inlines_show(&md->in, cmark_node_first_child(node), NULL);
	return hand_over(md, err);
}

static taiyaku_status plain(markdown *md, taiyaku_str text, uint64_t line, taiyaku_error *err)
{
	ty_plain state = { .pairs = md->pairs, .line = line };
	taiyaku_status status = ty_plain_text(&state, text, err);

	ty_plain_free(&state);
	return status;
}

static taiyaku_status fragment(markdown *md, taiyaku_str name, ty_file_language file,
			       taiyaku_str text, uint64_t line, taiyaku_error *err)
{
	ty_buf bare = { 0 };
	ty_fragment part = { .name = name, .line = line, .file = file, .depth = md->depth + 1 };
	bool known;
	taiyaku_status status;

	if (file == TY_FILE_NONE && !ty_pairs_want(md->pairs, text))
		return TAIYAKU_OK;
	part.text = ty_markdown_without_joiners(&bare, text);
	status = ty_buf_status(&bare, err);
	if (!status)
		status = ty_fragment_read(&known, md->pairs, &part, err);
	if (!status && !known)
		status = plain(md, part.text, line, err);
	ty_buf_free(&bare);
	return status;
}

static taiyaku_status code_block(markdown *md, cmark_node *node, taiyaku_error *err)
{
	int length, offset;
	char character;
	/* The text of a fenced block begins on the line behind the fence. */
	bool fenced = cmark_node_get_fenced(node, &length, &offset, &character);
	taiyaku_str text = ty_str(cmark_node_get_literal(node)), whole = text;
	taiyaku_str info =
		fenced ? ty_str(cmark_node_get_fence_info(node)) : (taiyaku_str){ NULL, 0 };
	taiyaku_str language =
		fenced ? ty_markdown_fence_language(info) : ty_markdown_code_language(&text);

	if (ty_pairs_want_all(md->pairs)) /* code is not translated */
		return TAIYAKU_OK;
	return fragment(md, language, ty_markdown_file(info, node), text,
			line_of(md, node) + (fenced || text.data != whole.data), err);
}

/* ---- tables ---- */

static taiyaku_status row(markdown *md, cmark_node *node, taiyaku_error *err)
{
	ty_block *cells = NULL;
	const ty_block *block;
	size_t n = 0;
	uint64_t line = line_of(md, node);

	ty_arena_reset(&md->arena);
	cells = ty_arena_room(&md->arena, TY_CELLS_MAX * sizeof *cells);
	if (!cells)
		return ty_fail_memory(err);
	for (cmark_node *cell = cmark_node_first_child(node); cell && n < TY_CELLS_MAX;
	     cell = cmark_node_next(cell)) {
		taiyaku_status status;

		begin(md, TY_BLOCK_CELL, 0, line);
		ty_inlines_show(&md->in, cmark_node_first_child(cell), NULL);
		status = ty_block_end(&block, &md->in.block, err);
		if (status)
			return status;
		if (!ty_block_copy(&cells[n++], &md->arena, block))
			return ty_fail_memory(err);
	}
	if (md->bare && cmark_gfm_extensions_get_table_row_is_header(node))
		return TAIYAKU_OK;
	return ty_pairs_row(md->pairs, cells, n,
			    cmark_gfm_extensions_get_table_row_is_header(node) != 0, err);
}

static taiyaku_status table(markdown *md, cmark_node *node, taiyaku_error *err)
{
	taiyaku_status status = TAIYAKU_OK;

	for (cmark_node *r = cmark_node_first_child(node); !status && r; r = cmark_node_next(r))
		status = row(md, r, err);
	return status ? status : ty_pairs_table_end(md->pairs, err);
}

/* The lines first..last of the section; asked for in the order of the document. */
static taiyaku_str lines_of(markdown *md, uint64_t first, uint64_t last)
{
	size_t from, to;

	if (first < md->at_line)
		return (taiyaku_str){ NULL, 0 };
	for (; md->at_line < first && md->at < md->section.len; md->at++)
		md->at_line += md->section.data[md->at] == '\n';
	from = to = md->at;
	for (uint64_t line = first; line <= last && to < md->section.len; to++)
		line += md->section.data[to] == '\n';
	return ty_str_slice(md->section, from, to);
}

static taiyaku_status section(markdown *md, taiyaku_str text, taiyaku_error *err);
static void free_markdown(markdown *md);

/* Rows that were cut off their header are read below an empty one; *is false: they are text. */
static taiyaku_status bare_rows(bool *is, markdown *md, cmark_node *node, taiyaku_error *err)
{
	markdown inner = { .pairs = md->pairs, .depth = md->depth, .bare = true };
	int first = cmark_node_get_start_line(node), last = cmark_node_get_end_line(node);
	taiyaku_str rows;
	ty_buf text = { 0 };
	taiyaku_status status;

	*is = false;
	if (md->bare || first <= 0 || last <= first ||
	    !ty_str_starts(text_from(md, cmark_node_first_child(node)), TY_STR("|")))
		return TAIYAKU_OK;
	rows = lines_of(md, (uint64_t)first, (uint64_t)last);
	if (!ty_markdown_rows(&text, rows))
		return TAIYAKU_OK;
	*is = true;
	status = ty_buf_status(&text, err);
	inner.offset = line_of(md, node) - 3; /* may be below 0: the first row is its third line */
	if (!status)
		status = section(&inner, ty_buf_str(&text), err);
	ty_buf_free(&text);
	free_markdown(&inner);
	return status;
}

/* ---- containers ---- */

static taiyaku_status children(markdown *md, cmark_node *node, taiyaku_error *err);

static taiyaku_status item(markdown *md, cmark_node *node, int number, taiyaku_error *err)
{
	cmark_node *first = cmark_node_first_child(node);
	char label[16];
	taiyaku_status status = TAIYAKU_OK;

	snprintf(label, sizeof label, "%d", number);
	if (first && cmark_node_get_type(first) == CMARK_NODE_PARAGRAPH) {
		status = paragraph(md, first, TY_BLOCK_ITEM,
				   number > 0 ? ty_str(label) : TY_STR(""), err);
		first = cmark_node_next(first);
	}
	for (; !status && first; first = cmark_node_next(first))
		status = children(md, first, err);
	return status;
}

static taiyaku_status list(markdown *md, cmark_node *node, taiyaku_error *err)
{
	bool ordered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST;
	int number = ordered ? cmark_node_get_list_start(node) : 0;
	taiyaku_status status = TAIYAKU_OK;

	md->list_level++;
	for (cmark_node *i = cmark_node_first_child(node); !status && i; i = cmark_node_next(i)) {
		status = item(md, i, number, err);
		number += ordered;
	}
	md->list_level--;
	return status;
}

/* text: with the lines around it, the first of which is line; the last is missing where the file is
 * cut off. */
static taiyaku_status front_matter(markdown *md, taiyaku_str text, uint64_t line,
				   taiyaku_error *err)
{
	taiyaku_str format = text.data[0] == '-' ? TY_STR("yaml") : TY_STR("toml");
	taiyaku_str inside = ty_str_trim(text), last = ty_str_behind_last(inside, '\n');
	size_t from = ty_str_find(text, TY_STR("\n"), 0) + 1, to = text.len;

	if (last.data > text.data && ty_str_among(ty_str_trim(last), "--- +++ ..."))
		to = (size_t)(last.data - text.data);
	return fragment(md, format, TY_FILE_NONE, ty_str_slice(text, from, to), line + 1, err);
}

/* Front matter may stand in a comment, that the page does not show it: "<!--", "---", ... "-->". */
static taiyaku_status html_block(markdown *md, cmark_node *node, taiyaku_error *err)
{
	taiyaku_str text = ty_str(cmark_node_get_literal(node)), inside = text;
	taiyaku_str open = ty_str_trim(ty_str_next(&inside, '\n'));
	size_t front = ty_str_is(open, "<!--") ? ty_markdown_front(inside) : 0;
	uint64_t line = line_of(md, node);
	ty_buf joined = { 0 };
	taiyaku_status status = TAIYAKU_OK;

	if (ty_markdown_html_goes_on(node))
		return TAIYAKU_OK;
	if (front) {
		status = front_matter(md, ty_str_slice(inside, 0, front), line + 1, err);
		front += text.len - inside.len;
		line += ty_markdown_lines(ty_str_slice(text, 0, front));
	}
	text = ty_markdown_html(&joined, node, front);
	if (!status)
		status = ty_buf_status(&joined, err);
	if (!status)
		status = fragment(md, TY_STR("html"), TY_FILE_NONE, text, line, err);
	ty_buf_free(&joined);
	return status;
}

/* One block node and all inside it. */
static taiyaku_status children(markdown *md, cmark_node *node, taiyaku_error *err)
{
	cmark_node_type type = cmark_node_get_type(node);
	taiyaku_status status = TAIYAKU_OK;

	if (type == CMARK_NODE_HEADING)
		return heading(md, node, err);
	if (type == CMARK_NODE_PARAGRAPH) {
		bool rows;

		status = bare_rows(&rows, md, node, err);
		if (status || rows)
			return status;
		return paragraph(md, node, TY_BLOCK_TEXT, TY_STR(""), err);
	}
	if (type == CMARK_NODE_CODE_BLOCK)
		return code_block(md, node, err);
	if (type == CMARK_NODE_HTML_BLOCK)
		return html_block(md, node, err);
	if (ty_str_is(ty_str(cmark_node_get_type_string(node)), "table"))
		return table(md, node, err);
	if (md->in.nesting > TY_MARKDOWN_DEPTH)
		return TAIYAKU_OK;
	md->in.nesting++;
	if (type == CMARK_NODE_LIST)
		status = list(md, node, err);
	else
		for (cmark_node *c = cmark_node_first_child(node); !status && c;
		     c = cmark_node_next(c))
			status = children(md, c, err);
	md->in.nesting--;
	return status;
}

/* ---- text ---- */

static taiyaku_status section(markdown *md, taiyaku_str text, taiyaku_error *err)
{
	cmark_parser *parser;
	cmark_syntax_extension *tables;
	cmark_node *root;
	ty_buf joined = { 0 };
	taiyaku_status status;

	if (!ty_pairs_want(md->pairs, text))
		return TAIYAKU_OK;
	if (ty_markdown_join(&joined, text))
		text = ty_buf_str(&joined);
	status = ty_buf_status(&joined, err);
	if (status)
		return status;
	cmark_gfm_core_extensions_ensure_registered();
	parser = cmark_parser_new(CMARK_OPT_DEFAULT);
	if (!parser) {
		ty_buf_free(&joined);
		return ty_fail_memory(err);
	}
	tables = cmark_find_syntax_extension("table");
	if (tables)
		cmark_parser_attach_syntax_extension(parser, tables);
	md->section = text;
	md->at = 0;
	md->at_line = 1;
	cmark_parser_feed(parser, text.data, text.len);
	root = cmark_parser_finish(parser);
	status = root ? children(md, root, err) : ty_fail_memory(err);
	cmark_node_free(root);
	cmark_parser_free(parser);
	ty_buf_free(&joined);
	return status;
}

static taiyaku_status parts(markdown *md, taiyaku_str text, taiyaku_error *err)
{
	bool whole = ty_markdown_defines(text);
	taiyaku_status status = TAIYAKU_OK;

	while (!status && text.len) {
		size_t end = whole ? text.len : ty_markdown_part(text);
		taiyaku_str part = ty_str_slice(text, 0, end);

		status = section(md, part, err);
		md->offset += ty_markdown_lines(part);
		text = ty_str_slice(text, end, text.len);
	}
	return status;
}

static taiyaku_status document(markdown *md, taiyaku_str text, taiyaku_error *err)
{
	size_t front = ty_markdown_front(text);
	taiyaku_str name = TY_STR("yaml");
	size_t begun = front ? front : ty_markdown_listing(&name, text);
	taiyaku_str beginning = ty_str_slice(text, 0, begun);
	uint64_t line = md->offset + 1;
	taiyaku_status status = front ? front_matter(md, beginning, line, err)
				      : fragment(md, name, TY_FILE_NONE, beginning, line, err);

	md->offset += ty_markdown_lines(beginning);
	return status ? status : parts(md, ty_str_slice(text, begun, text.len), err);
}

static void free_markdown(markdown *md)
{
	ty_block_builder_free(&md->in.block);
	ty_arena_free(&md->arena);
}

static taiyaku_status read_text(markdown *md, ty_text *text, taiyaku_error *err)
{
	ty_buf window = { 0 };
	taiyaku_str chunk;
	taiyaku_status status;
	bool first = true;

	for (;;) {
		size_t end;

		status = ty_text_chunk(&chunk, text, err);
		if (status)
			break;
		ty_buf_add(&window, chunk);
		status = ty_buf_status(&window, err);
		end = chunk.len ? ty_markdown_window(ty_buf_str(&window)) : window.len;
		if (!status && end == 0 && chunk.len)
			continue;
		if (status)
			break;
		if (end) {
			taiyaku_str part = ty_str_slice(ty_buf_str(&window), 0, end);
			uint64_t lines = ty_markdown_lines(part), before = md->offset;

			status = first ? document(md, part, err) : parts(md, part, err);
			md->offset = before + lines;
			first = false;
			memmove(window.data, window.data + end, window.len - end);
			ty_buf_cut(&window, window.len - end);
		}
		if (status || chunk.len == 0)
			break;
	}
	ty_buf_free(&window);
	return status;
}

static taiyaku_status read_markdown(ty_reading *reading, taiyaku_error *err)
{
	ty_text *text = NULL;
	markdown md = { .pairs = NULL };
	taiyaku_status status =
		ty_text_open(&text, reading->in, reading->options->encoding, reading->hooks, err);

	if (!status)
		status = ty_pairs_open(&md.pairs, reading, err);
	if (!status)
		status = read_text(&md, text, err);
	if (!status)
		status = ty_pairs_finish(md.pairs, err);
	ty_pairs_free(md.pairs);
	free_markdown(&md);
	ty_text_close(text);
	return status;
}

static taiyaku_status read_fragment(ty_pairs *pairs, const ty_fragment *part, taiyaku_error *err)
{
	markdown md = { .pairs = pairs, .depth = part->depth, .offset = part->line - 1 };
	ty_buf outdented = { 0 };
	taiyaku_status status;

	ty_markdown_outdent(&outdented, part->text);
	status = ty_buf_status(&outdented, err);
	if (!status)
		status = document(&md, outdented.len ? ty_buf_str(&outdented) : part->text, err);
	ty_buf_free(&outdented);
	free_markdown(&md);
	return status;
}

/* What only Markdown writes, as far as the name leaves it open what a file is. */
static int sniff(const ty_head *head)
{
	static const char *const signs[] = { "](http", "](./", "](#",	"](/",	 "\n[^", "\n```",
					     "| ---",  "|---", "\n## ", "\n- [", "\n* [" };
	taiyaku_str name = head->name;
	bool open = ty_str_ends(name, TY_STR(".txt")) || !ty_str_has(name, ".");
	int seen = 0;

	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
		seen += ty_str_has(head->text, signs[i]);
	if (seen >= 2)
		return open ? 55 : 12;
	return seen ? 8 : 0;
}

/* Inside another document only a table is sure to be Markdown: the line below its header. */
static int sniff_table(const ty_head *head)
{
	static const char *const rules[] = { "|--", "| --", "|:-", "| :-" };
	taiyaku_str rest = head->text;

	while (rest.data) {
		taiyaku_str line = ty_str_trim(ty_str_next(&rest, '\n'));

		for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
			if (ty_str_starts(line, ty_str(rules[i])))
				return 55;
	}
	return 0;
}

const ty_fragment_reader ty_fragment_markdown = { "markdown md gfm mdx", sniff_table,
						  read_fragment };

const ty_format ty_format_markdown = {
	.info = { .name = "markdown",
		  .title = "Markdown",
		  .extensions = "md markdown mdx mkd qmd rmd",
		  .reads = true,
		  .document = true },
	.sniff = sniff,
	.read = read_markdown,
};
