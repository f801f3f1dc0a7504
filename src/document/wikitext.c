/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The lines of wikitext.  Lines are gathered into a unit - a paragraph, a heading, an item, a table
 * row - that ends where its braces are closed; a unit is read as a whole and forgotten, so a page
 * of any length takes constant memory.
 */
#include "document/wikitext.h"

#include <stdlib.h>

#include "base/error.h"
#include "document/fragment.h"
#include "document/lines.h"
#include "document/wikitext_template.h"
#include "format.h"

enum {
	UNIT_MAX = 1 << 20,   /* bytes of a unit; a longer one is read in pieces */
	TITLE_LINE_MAX = 400, /* a longer line is no "TITLE: x" */
	GLOSS_WORDS = 8	      /* of a gloss, at most */
};

struct ty_wikitext {
	ty_pairs *pairs; /* of the call */
	ty_arena arena;	 /* of one unit */
	ty_buf title;
	ty_buf unit;	    /* lines gathered, with their ends */
	uint64_t unit_line; /* of the first of them */
	int open;	    /* braces, notes and comments that are not closed in it */
	int table;	    /* tables open around it */
	ty_block_builder block, value;
	ty_record_builder record;
	bool japanese;	 /* inside the section of a dictionary on the Japanese word */
	bool word_class; /* a headword template was met, the first sense is awaited */
};

taiyaku_status ty_wikitext_open(ty_wikitext **out, taiyaku_error *err)
{
	*out = calloc(1, sizeof **out);
	return *out ? TAIYAKU_OK : ty_fail_memory(err);
}

taiyaku_status ty_wikitext_begin(ty_wikitext *wiki, taiyaku_str title, taiyaku_error *err)
{
	ty_buf_clear(&wiki->title);
	ty_buf_add(&wiki->title, title);
	return ty_buf_status(&wiki->title, err);
}

void ty_wikitext_close(ty_wikitext *wiki)
{
	if (!wiki)
		return;
	ty_arena_free(&wiki->arena);
	ty_buf_free(&wiki->title);
	ty_buf_free(&wiki->unit);
	ty_block_builder_free(&wiki->block);
	ty_block_builder_free(&wiki->value);
	ty_record_builder_free(&wiki->record);
	free(wiki);
}

/* ---- units as blocks ---- */

static taiyaku_status read_template(ty_wikitext *wiki, ty_wiki_unit *unit, size_t from, size_t to,
				    taiyaku_error *err)
{
	const ty_record *record;
	taiyaku_status status =
		ty_wiki_record(&record, &wiki->record, &wiki->value, unit, from, to, err);

	if (status)
		return status;
	if (wiki->japanese && ty_wiki_is_headword(record->name))
		wiki->word_class = true;
	return record->n ? ty_pairs_record(wiki->pairs, record, err) : TAIYAKU_OK;
}

/* Bytes from..to, without white space at their ends, as a block. */
static taiyaku_status give(ty_wikitext *wiki, ty_wiki_unit *unit, ty_block_kind kind, int level,
			   size_t from, size_t to, const ty_block **block, taiyaku_error *err)
{
	taiyaku_str text = ty_str_trim(ty_str_slice(unit->text, from, to));
	taiyaku_status status;

	from = text.len ? (size_t)(text.data - unit->text.data) : from;
	ty_block_begin(&wiki->block, kind, level, ty_wiki_line(unit, from));
	ty_wiki_text(&wiki->block, unit, from, from + text.len, 0);
	status = ty_block_end(block, &wiki->block, err);
	if (status || ty_str_trim((*block)->text).len == 0)
		return status;
	return ty_pairs_block(wiki->pairs, *block, err);
}

static taiyaku_status read_pieces(ty_wikitext *wiki, ty_wiki_unit *unit, taiyaku_error *err)
{
	taiyaku_status status = ty_buf_status(&unit->pieces, err);

	/* Reading a piece may find more of them. */
	for (size_t i = 0; !status && i < unit->pieces.len / sizeof(ty_wiki_piece); i++) {
		ty_wiki_piece piece = ((ty_wiki_piece *)(void *)unit->pieces.data)[i];
		const ty_block *block;

		if (piece.template) {
			status = read_template(wiki, unit, piece.from, piece.to, err);
			continue;
		}
		status = give(wiki, unit, piece.kind, 0, piece.from, piece.to, &block, err);
	}
	return status;
}

/* "(nautical) a [[stone]] [[lamp]], [[lantern]] (of a garden)": the first gloss of a sense; empty
 * where it has no link, which definitions in words may lack, or is long. */
static taiyaku_str first_gloss(const ty_block *block)
{
	taiyaku_str text = block->text;
	size_t from = 0, to, words = 1;

	if (ty_str_starts(text, TY_STR("("))) {
		from = ty_str_find(text, TY_STR(")"), 0);
		from = from == SIZE_MAX ? text.len : from + 1;
	}
	for (to = from; to < text.len && !memchr(",;:(\n", text.data[to], 5); to++)
		words += text.data[to] == ' ';
	for (size_t i = 0; i < block->n_spans; i++)
		if (block->spans[i].mark == TY_MARK_LINK && block->spans[i].from >= from &&
		    block->spans[i].to <= to && words <= GLOSS_WORDS)
			return ty_str_trim(ty_str_slice(text, from, to));
	return TY_STR("");
}

/* The first sense of a Japanese headword: the word and its gloss. */
static taiyaku_status read_sense(ty_wikitext *wiki, const ty_block *block, taiyaku_error *err)
{
	ty_field word = { .name = TY_STR("japanese"), .line = block->line };
	ty_field gloss = { .name = TY_STR("english"), .line = block->line };
	const ty_record *record;
	taiyaku_status status;

	wiki->word_class = false;
	word.text = ty_buf_str(&wiki->title);
	gloss.text = first_gloss(block);
	if (ty_str_ends(gloss.text, TY_STR(".")))
		gloss.text.len--;
	if (word.text.len == 0 || gloss.text.len == 0)
		return TAIYAKU_OK;
	ty_record_begin(&wiki->record, TY_STR("sense"), block->line);
	ty_record_add(&wiki->record, &word);
	ty_record_add(&wiki->record, &gloss);
	status = ty_record_end(&record, &wiki->record, err);
	return status ? status : ty_pairs_record(wiki->pairs, record, err);
}

/* What a line begins with: the kind and level of its block, and where its text begins. */
static ty_block_kind kind_of_line(taiyaku_str text, int *level, size_t *from, size_t *to)
{
	size_t n = 0;

	*from = 0;
	*to = text.len;
	*level = 0;
	while (n < text.len && text.data[n] == '=' && n < 6)
		n++;
	if (n > 0) {
		taiyaku_str line = ty_str_trim(text);
		size_t end = line.len;

		while (end > n && line.data[end - 1] == '=' && line.len - end < n)
			end--;
		*from = n;
		*to = end;
		*level = (int)n;
		return line.len - end == n ? TY_BLOCK_HEADING : TY_BLOCK_TEXT;
	}
	while (n < text.len && memchr("*#;:", text.data[n], 4))
		n++;
	*from = n;
	*level = (int)n;
	if (n == 0)
		return TY_BLOCK_TEXT;
	if (text.data[n - 1] == ';')
		return TY_BLOCK_TERM;
	return text.data[n - 1] == ':' && n > 0 && text.data[0] == ':' ? TY_BLOCK_DEFINITION
								       : TY_BLOCK_ITEM;
}

/* [[Category:x]], [[ja:題]]: a line that is not shown in the text.  The language and the name of
 * the page go to *lang and *page. */
static bool links_out(taiyaku_str *lang, taiyaku_str *page, taiyaku_str line)
{
	size_t colon = ty_str_find(line, TY_STR(":"), 0);

	if (!ty_str_starts(line, TY_STR("[[")) || colon == SIZE_MAX || colon < 4 ||
	    ty_str_find(line, TY_STR("]]"), 0) != line.len - 2)
		return false;
	*lang = ty_str_slice(line, 2, colon);
	*page = ty_str_trim(ty_str_slice(line, colon + 1, line.len - 2));
	/* [[File:a.jpg|a caption]] */
	return !memchr(page->data, '|', page->len) || ty_str_is(*lang, "Category");
}

/* 港 (神戸): what tells a page from others of its name is none of its title. */
static taiyaku_str plain_title(taiyaku_str title)
{
	size_t open = ty_str_find(title, TY_STR(" ("), 0);

	return open != SIZE_MAX && ty_str_ends(title, TY_STR(")")) ? ty_str_slice(title, 0, open)
								   : title;
}

/* The page in another language has the title of this one in it. */
static taiyaku_status read_page_link(ty_wikitext *wiki, taiyaku_str lang, taiyaku_str page,
				     uint64_t line, taiyaku_error *err)
{
	const ty_field fields[] = {
		{ .name = TY_STR("title"),
		  .lang = ty_str_is(lang, "ja") ? TY_STR("en") : TY_STR("ja"),
		  .text = plain_title(ty_buf_str(&wiki->title)),
		  .line = line },
		{ .name = TY_STR("title"), .lang = lang, .text = plain_title(page), .line = line },
	};
	const ty_record record = { .name = TY_STR("page"), .fields = fields, .n = 2, .line = line };

	if (wiki->title.len == 0 || (!ty_str_is(lang, "ja") && !ty_str_is(lang, "en")))
		return TAIYAKU_OK;
	return ty_pairs_record(wiki->pairs, &record, err);
}

/* A unit of nothing but such lines. */
static taiyaku_status read_links_out(bool *are, ty_wikitext *wiki, ty_wiki_unit *unit,
				     taiyaku_error *err)
{
	taiyaku_str rest = ty_str_trim(unit->text), lang, page;
	taiyaku_status status = TAIYAKU_OK;

	*are = rest.len > 0;
	while (*are && rest.len)
		*are = links_out(&lang, &page, ty_str_trim(ty_str_next(&rest, '\n')));
	for (rest = unit->text; *are && rest.len && !status;) {
		size_t at = (size_t)(rest.data - unit->text.data);

		if (links_out(&lang, &page, ty_str_trim(ty_str_next(&rest, '\n'))))
			status = read_page_link(wiki, lang, page, ty_wiki_line(unit, at), err);
	}
	return status;
}

static taiyaku_status read_text(ty_wikitext *wiki, ty_wiki_unit *unit, taiyaku_error *err)
{
	int level;
	size_t from, to, colon;
	ty_block_kind kind = kind_of_line(unit->text, &level, &from, &to);
	const ty_block *block;
	bool links;
	taiyaku_status status = read_links_out(&links, wiki, unit, err);

	if (status || links)
		return status;
	/* "; term : definition" on one line */
	colon = kind == TY_BLOCK_TERM ? ty_str_find(unit->text, TY_STR(" : "), from) : SIZE_MAX;
	if (colon < to) {
		status = give(wiki, unit, kind, level, from, colon, &block, err);
		if (status)
			return status;
		kind = TY_BLOCK_DEFINITION;
		from = colon + 3;
	}
	status = give(wiki, unit, kind, level, from, to, &block, err);
	if (status)
		return status;
	if (kind == TY_BLOCK_HEADING && level <= 2) {
		wiki->japanese = ty_str_is(ty_str_trim(block->text), "Japanese");
		wiki->word_class = false;
	}
	if (kind == TY_BLOCK_ITEM && level == 1 && unit->text.data[0] == '#' && wiki->word_class)
		status = read_sense(wiki, block, err);
	return status ? status : read_pieces(wiki, unit, err);
}

/* ---- tables ---- */

/* Where the content of a cell begins: behind attributes and their bar, or at from. */
static size_t behind_attributes(ty_wiki_unit *unit, size_t from, size_t to)
{
	size_t bar = ty_wiki_bar(unit, from, to);

	return bar < to && memchr(unit->text.data + from, '=', bar - from) ? bar + 1 : from;
}

/* The end of the cell that begins at from: the next "||", "!!", or line that begins a cell. */
static size_t cell_end(const ty_wiki_unit *unit, size_t from, size_t *next, bool *header)
{
	taiyaku_str text = unit->text;

	for (size_t i = from; i < text.len; i++) {
		char c = text.data[i];
		char after = i + 1 < text.len ? text.data[i + 1] : '\0';

		if (unit->partner[i]) {
			i = unit->partner[i] + 1;
		} else if ((c == '|' || (c == '!' && *header)) && after == c) {
			*next = i + 2;
			return i;
		} else if (c == '\n' && (after == '|' || after == '!')) {
			*header = after == '!';
			*next = i + 2;
			return i;
		}
	}
	*next = SIZE_MAX;
	return text.len;
}

static taiyaku_status read_row(ty_wikitext *wiki, ty_wiki_unit *unit, taiyaku_error *err)
{
	ty_block *cells = ty_arena_room(&wiki->arena, TY_CELLS_MAX * sizeof *cells);
	size_t n = 0, n_headers = 0, at = 0;
	bool header = false;
	taiyaku_status status;

	if (!cells)
		return ty_fail_memory(err);
	/* "|-" with its attributes and "|+" with its caption end at a cell; else the first line is
	 * a cell already. */
	if (ty_str_starts(unit->text, TY_STR("|-")) || ty_str_starts(unit->text, TY_STR("|+"))) {
		cell_end(unit, 2, &at, &header);
	} else {
		header = unit->text.data[0] == '!';
		at = header || unit->text.data[0] == '|';
	}
	while (at != SIZE_MAX && at <= unit->text.len && n < TY_CELLS_MAX) {
		bool is_header = header;
		size_t next, end = cell_end(unit, at, &next, &header);
		size_t from = behind_attributes(unit, at, end);
		const ty_block *cell;

		taiyaku_str text = ty_str_trim(ty_str_slice(unit->text, from, end));

		from = text.len ? (size_t)(text.data - unit->text.data) : from;
		ty_block_begin(&wiki->block, TY_BLOCK_CELL, 0, ty_wiki_line(unit, from));
		ty_wiki_text(&wiki->block, unit, from, from + text.len, 0);
		status = ty_block_end(&cell, &wiki->block, err);
		if (status)
			return status;
		if (!ty_block_copy(&cells[n++], &wiki->arena, cell))
			return ty_fail_memory(err);
		n_headers += is_header;
		at = next;
	}
	if (n == 0)
		return TAIYAKU_OK;
	status = ty_pairs_row(wiki->pairs, cells, n, n_headers == n, err);
	return status ? status : read_pieces(wiki, unit, err);
}

/* ---- lines ---- */

static taiyaku_status flush(ty_wikitext *wiki, taiyaku_error *err)
{
	taiyaku_str text = ty_buf_str(&wiki->unit);
	ty_wiki_unit unit = { 0 };
	taiyaku_status status = ty_buf_status(&wiki->unit, err);

	wiki->open = 0;
	if (!status && ty_str_trim(text).len > 0) {
		status = ty_wiki_unit_open(&unit, &wiki->arena, text, wiki->unit_line, err);
		if (!status)
			status = wiki->table ? read_row(wiki, &unit, err)
					     : read_text(wiki, &unit, err);
	}
	ty_wiki_unit_close(&unit);
	ty_arena_reset(&wiki->arena);
	ty_buf_clear(&wiki->unit);
	return status;
}

static int count(taiyaku_str line, taiyaku_str what)
{
	int n = 0;

	for (size_t at = 0; (at = ty_str_find(line, what, at)) != SIZE_MAX; at += what.len)
		n++;
	return n;
}

/* How many more brackets, notes and comments a line opens than it closes. */
static int opens(taiyaku_str line)
{
	return count(line, TY_STR("{{")) - count(line, TY_STR("}}")) + count(line, TY_STR("[[")) -
	       count(line, TY_STR("]]")) + count(line, TY_STR("<!--")) - count(line, TY_STR("-->"));
}

/* "TITLE: x", which tools put in front of a page taken out of a dump. */
static void take_title(ty_wikitext *wiki, taiyaku_str line)
{
	if (wiki->title.len > 0 || line.len > TITLE_LINE_MAX ||
	    !ty_str_starts(line, TY_STR("TITLE:")))
		return;
	ty_buf_add(&wiki->title, ty_str_trim(ty_str_slice(line, 6, line.len)));
}

taiyaku_status ty_wikitext_line(ty_wikitext *wiki, ty_pairs *pairs, taiyaku_str line,
				uint64_t number, taiyaku_error *err)
{
	bool begins_row = ty_str_starts(line, TY_STR("|-"));
	bool begins_table = ty_str_starts(ty_str_trim(line), TY_STR("{|"));
	bool ends_table = ty_str_starts(ty_str_trim(line), TY_STR("|}")) &&
			  !ty_str_starts(ty_str_trim(line), TY_STR("|}}"));
	bool single = line.len > 0 && memchr("=*#;:", line.data[0], 5);
	bool begins = line.len == 0 || single || begins_table || ends_table;
	taiyaku_status status = TAIYAKU_OK;

	wiki->pairs = pairs;
	take_title(wiki, line);
	if (wiki->unit.len + line.len > UNIT_MAX ||
	    (wiki->open <= 0 && (wiki->table ? begins_row || ends_table : begins)))
		status = flush(wiki, err);
	if (status)
		return status;
	if (wiki->open <= 0 && (begins_table || ends_table)) {
		wiki->table += begins_table ? 1 : wiki->table > 0 ? -1 : 0;
		return wiki->table ? TAIYAKU_OK : ty_pairs_table_end(wiki->pairs, err);
	}
	if (wiki->unit.len == 0 && ty_str_trim(line).len == 0)
		return TAIYAKU_OK;
	if (wiki->unit.len == 0)
		wiki->unit_line = number;
	ty_buf_add(&wiki->unit, line);
	ty_buf_byte(&wiki->unit, '\n');
	wiki->open += opens(line);
	return single && !wiki->table && wiki->open <= 0 ? flush(wiki, err) : TAIYAKU_OK;
}

taiyaku_status ty_wikitext_end(ty_wikitext *wiki, ty_pairs *pairs, taiyaku_error *err)
{
	taiyaku_status status;

	wiki->pairs = pairs;
	status = flush(wiki, err);

	wiki->table = 0;
	wiki->japanese = wiki->word_class = false;
	ty_buf_clear(&wiki->title);
	return status;
}

/* ---- the format ---- */

/* How many of its marks a text has. */
static int marks(taiyaku_str text)
{
	bool heading = ty_str_has(text, "\n==") || ty_str_starts(text, TY_STR("=="));

	if (ty_str_has(text, "{%")) /* Jinja, Liquid */
		return 0;
	return (ty_str_has(text, "{{") && ty_str_has(text, "}}")) +
	       (ty_str_has(text, "[[") && ty_str_has(text, "]]")) + heading +
	       ty_str_has(text, "'''") + ty_str_has(text, "\n{|") + ty_str_has(text, "<ref");
}

/* A template whose name is known: sure even in one short string. */
static bool has_known_template(taiyaku_str text)
{
	static const char *const names[] = {
		"{{nihongo", "{{Nihongo",  "{{cite ",	 "{{Cite ",	"{{citation", "{{Citation",
		"{{lang|",   "{{Lang|",	   "{{langx|",	 "{{lang-en",	"{{Lang-en",  "{{lang-ja",
		"{{Lang-ja", "{{ja-",	   "{{Infobox",	 "{{仮リンク|", "{{ill|",     "{{ja|",
		"{{quote-",  "{{Ruby-ja|", "{{ruby-ja|",
	};

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (ty_str_has(text, names[i]))
			return true;
	return false;
}

static int sniff(const ty_head *head)
{
	int n = marks(head->text);
	bool named = ty_str_ends(head->name, TY_STR(".wiki")) ||
		     ty_str_ends(head->name, TY_STR(".wikitext")) ||
		     ty_str_ends(head->name, TY_STR(".mediawiki"));

	if (named)
		return n ? 95 : 60;
	/* Markdown, source code and the like hold pieces of it and say so by their names; a text
	 * file, a file without a name and a fragment are what they look like. */
	if (ty_str_has(head->name, ".") && !ty_str_ends(head->name, TY_STR(".txt")))
		return 0;
	if (has_known_template(head->text))
		return 80;
	return n >= 3 ? 70 : 0;
}

static taiyaku_status next_line(void *ctx, ty_pairs *pairs, taiyaku_str line, uint64_t number,
				taiyaku_error *err)
{
	return ty_wikitext_line(ctx, pairs, line, number, err);
}

static taiyaku_status at_end(void *ctx, ty_pairs *pairs, taiyaku_error *err)
{
	return ty_wikitext_end(ctx, pairs, err);
}

static const ty_line_reader wikitext_reader = { .line = next_line, .end = at_end };

static taiyaku_status read_fragment(ty_pairs *pairs, const ty_fragment *fragment,
				    taiyaku_error *err)
{
	ty_wikitext *wiki = NULL;
	taiyaku_status status = ty_wikitext_open(&wiki, err);

	if (!status)
		status = ty_lines_text(pairs, fragment->text, fragment->line, &wikitext_reader,
				       wiki, err);
	ty_wikitext_close(wiki);
	return status;
}

static taiyaku_status read_wikitext(ty_reading *reading, taiyaku_error *err)
{
	ty_wikitext *wiki = NULL;
	taiyaku_status status = ty_wikitext_open(&wiki, err);

	if (!status)
		status = ty_lines_read(reading, &wikitext_reader, wiki, err);
	ty_wikitext_close(wiki);
	return status;
}

const ty_fragment_reader ty_fragment_wikitext = { "wikitext wiki mediawiki", sniff, read_fragment };

const ty_format ty_format_wikitext = {
	.info = { .name = "wikitext",
		  .title = "Wikitext of Wikipedia and Wiktionary",
		  .extensions = "wiki wikitext mediawiki",
		  .reads = true,
		  .document = true },
	.sniff = sniff,
	.read = read_wikitext,
};
