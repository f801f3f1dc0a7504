/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Markup in a program: <p className="x">text</p>, where a value can be (JSX), and what stands
 * outside of <?php ?>.  It is put together to a page of HTML, without what the program puts in, and
 * given as one token when it ends.
 */
#include "base/ascii.h"
#include "document/html_tag.h"
#include "document/lexer.h"
#include "extract/block.h"
#include "text/script.h"

enum { PAGE_LONG = 1 << 20 }; /* bytes after which what is outside of a program is given */

/* ---- the page ---- */

/* Behind one that was given. */
static void begin_page(ty_markup *markup)
{
	if (markup->given)
		ty_buf_clear(&markup->page);
	markup->given = false;
}

/* Text that begins on a line.  The page has the lines of the file, so it has line ends for what is
 * left out. */
static void put(ty_markup *markup, taiyaku_str s, uint64_t line)
{
	begin_page(markup);
	if (markup->page.len == 0)
		markup->line = markup->reached = line;
	if (markup->page.len + s.len > TY_BLOCK_MAX || line > markup->reached + TY_BLOCK_MAX) {
		if (!markup->cut)
			markup->cut = line;
		return;
	}
	for (; markup->reached < line; markup->reached++)
		ty_buf_byte(&markup->page, '\n');
	ty_buf_add(&markup->page, s);
	for (size_t i = 0; i < s.len; i++)
		markup->reached += s.data[i] == '\n';
}

/* The page is over; false: nothing in it is no code. */
static bool end_page(ty_token *out, ty_markup *markup)
{
	bool wide = markup->wide;

	markup->wide = false;
	markup->n_holes = 0;
	markup->given = wide;
	if (!wide) {
		ty_buf_clear(&markup->page);
		return false;
	}
	out->kind = TY_TOKEN_PAGE;
	out->line = markup->line;
	return true;
}

bool ty_lexer_page(ty_token *out, ty_lexer *lexer)
{
	lexer->elements = 0;
	return !lexer->markup.given && end_page(out, &lexer->markup);
}

bool ty_lexer_outside(ty_token *out, ty_lexer *lexer, uint64_t line)
{
	taiyaku_str text = ty_buf_str(&lexer->text);
	ty_markup *markup = &lexer->markup;

	for (size_t i = 0; i < text.len && !markup->wide; i++)
		markup->wide = (unsigned char)text.data[i] >= 0x80;
	put(markup, text, line);
	return markup->page.len > PAGE_LONG && end_page(out, markup);
}

/* ---- elements ---- */

/* Names of types stand in the same brackets: <string>a, <T>(a: T).  And in what these hold is code.
 */
static bool is_element(taiyaku_str name, int next)
{
	if (ty_str_among(name, "script style i18n"))
		return false;
	if (next == ',' || next == '(' || next == ')' || next == '[' || next == '<')
		return false;
	if (ty_is_upper((unsigned char)name.data[0]))
		return name.len > 1;
	return next == '-' || next == '.' || ty_tag_find(name)->name[0] ||
	       ty_str_among(name, "span small sub u big font ruby rb bdi bdo mark abbr time data "
				  "del ins video audio iframe picture fieldset menu hgroup "
				  "search dialog output object canvas");
}

/* The element of HTML that stands for one of the program: a text of its own, unless its name says
 * that it marks a part of one. */
static taiyaku_str shown_as(taiyaku_str name, bool dotted)
{
	if (ty_str_is(name, "template"))
		return TY_STR("div");
	if (!ty_is_upper((unsigned char)name.data[0]) && !dotted)
		return name;
	if (ty_str_among(name, "Link NavLink A Anchor a"))
		return TY_STR("a");
	return ty_str_among(name,
			    "Trans Strong Bold B Em I Span Code Kbd Ruby Rt strong em b i span")
		       ? TY_STR("span")
		       : TY_STR("div");
}

static void begin_tag(ty_lexer *lexer, bool closing)
{
	ty_markup *markup = &lexer->markup;

	lexer->tag = true;
	lexer->closing = closing;
	lexer->braces = 0;
	begin_page(markup);
	markup->tag_at = markup->page.len;
	markup->tag_line = lexer->chars->line;
	markup->name_len = 0;
	markup->attribute = TY_MARKUP_NONE;
	markup->named = markup->dot = markup->dotted = markup->alien = false;
}

/* The name is whole: what follows it was met. */
static void name_tag(ty_lexer *lexer)
{
	ty_markup *markup = &lexer->markup;
	taiyaku_str name = ty_str_of(markup->name, markup->name_len);

	if (markup->named)
		return;
	markup->named = true;
	markup->alien = !lexer->closing && name.len && !is_element(name, markup->next);
	put(markup, lexer->closing ? TY_STR("</") : TY_STR("<"), markup->tag_line);
	put(markup, name.len ? shown_as(name, markup->dotted) : TY_STR("div"), markup->tag_line);
}

void ty_lexer_markup_word(ty_lexer *lexer)
{
	ty_markup *markup = &lexer->markup;
	taiyaku_str word = ty_buf_str(&lexer->text);

	if (!lexer->tag || lexer->braces > 0)
		return;
	if (!markup->named && (markup->name_len == 0 || markup->dot)) {
		markup->dotted |= markup->dot;
		markup->name_len = word.len < sizeof markup->name ? word.len : 0;
		memcpy(markup->name, word.data, markup->name_len);
		markup->next = ty_chars_peek(lexer->chars);
		markup->dot = markup->next == '.';
		return;
	}
	name_tag(lexer);
	markup->attribute = ty_str_is(word, "lang")		    ? TY_MARKUP_LANG
			    : ty_str_among(word, "class className") ? TY_MARKUP_CLASS
								    : TY_MARKUP_NONE;
}

void ty_lexer_markup_string(ty_lexer *lexer, bool first)
{
	ty_markup *markup = &lexer->markup;
	taiyaku_str text = ty_buf_str(&lexer->text);

	if (lexer->tag) {
		if (lexer->braces > 1 || markup->attribute == TY_MARKUP_NONE ||
		    memchr(text.data ? text.data : "", '"', text.len))
			return;
		put(markup,
		    markup->attribute == TY_MARKUP_LANG ? TY_STR(" lang=\"") : TY_STR(" class=\""),
		    markup->reached);
		put(markup, text, markup->reached);
		put(markup, TY_STR("\""), markup->reached);
		markup->attribute = TY_MARKUP_NONE;
	} else if (first && markup->n_holes && markup->holes[markup->n_holes - 1].braces == 1 &&
		   ty_chars_peek(lexer->chars) == '}') {
		/* {" "} */
		put(markup, text, lexer->chars->line);
		markup->wide |= ty_has_japanese(text);
	}
}

/* ---- text ---- */

/* What stands behind a tag or a value, up to the next one. */
static void take_text(ty_lexer *lexer)
{
	ty_markup *markup = &lexer->markup;
	uint64_t line = lexer->chars->line;

	ty_buf_clear(&lexer->text);
	for (;;) {
		int c = ty_chars_peek(lexer->chars);
		char byte = (char)c;

		if (c == TY_CHARS_END || c == '<' || c == '{' || c == '}')
			break;
		ty_chars_next(lexer->chars);
		markup->wide |= c >= 0x80;
		if (c != '\r')
			ty_lexer_put(lexer, ty_str_of(&byte, 1));
	}
	put(markup, ty_buf_str(&lexer->text), line);
	if (ty_chars_peek(lexer->chars) == '{' && markup->n_holes < TY_HOLES_MAX)
		markup->holes[markup->n_holes++] =
			(ty_markup_hole){ .elements = lexer->elements, .page = markup->page.len };
}

/* Between tags, not in what a program puts in there. */
static bool in_text(const ty_lexer *lexer)
{
	const ty_markup *markup = &lexer->markup;

	return lexer->elements >
	       (markup->n_holes ? markup->holes[markup->n_holes - 1].elements : 0);
}

void ty_lexer_markup_brace(ty_lexer *lexer, int c)
{
	ty_markup *markup = &lexer->markup;
	ty_markup_hole *hole = markup->n_holes ? &markup->holes[markup->n_holes - 1] : NULL;

	if (!hole)
		return;
	hole->braces += (c == '{') - (c == '}');
	if (hole->braces > 0)
		return;
	if (markup->page.len == hole->page)
		put(markup, TY_STR(TY_HOLE), lexer->chars->line);
	markup->n_holes--;
	if (!in_text(lexer))
		return;
	lexer->operand = false;
	take_text(lexer);
}

/* <br>, <img>: nothing is in it, with or without a slash. */
static bool is_empty(taiyaku_str name)
{
	return name.len && (ty_tag_find(name)->empty ||
			    ty_str_among(name, "area base col embed param source track"));
}

/* Behind the > of a tag. */
static void end_tag(ty_token *out, ty_lexer *lexer, bool slash)
{
	ty_markup *markup = &lexer->markup;
	taiyaku_str name = ty_str_of(markup->name, markup->name_len);

	slash |= is_empty(name);
	lexer->tag = lexer->operand = false;
	name_tag(lexer);
	out->mark = lexer->closing ? '#' : '>';
	if (lexer->closing)
		lexer->elements -= lexer->elements > 0;
	else if (!slash && !markup->alien)
		lexer->elements++;
	if (markup->alien || (slash && !lexer->closing && !ty_str_among(name, "br hr wbr")))
		ty_buf_cut(&markup->page, markup->tag_at);
	else
		put(markup, TY_STR(">"), markup->reached);
	if (lexer->elements == 0)
		end_page(out, markup);
	else if (in_text(lexer) && !markup->alien)
		take_text(lexer);
}

bool ty_lexer_markup(ty_token *out, ty_lexer *lexer, int c)
{
	int next = ty_chars_peek(lexer->chars);
	bool slash = lexer->slash;

	lexer->slash = c == '/';
	if (!(lexer->syntax->flags & TY_SYNTAX_MARKUP))
		return false;
	/* A comparison has an operand before it; so may the end of an element, behind a script. */
	if (c == '<' && !lexer->tag &&
	    (next == '/' || (!lexer->operand && (ty_is_letter(next) || next == '>')))) {
		begin_tag(lexer, next == '/');
		out->mark = lexer->closing ? '#' : '<';
		return true;
	}
	if (!lexer->tag)
		return false;
	lexer->braces += (c == '{') - (c == '}');
	if (lexer->braces > 0 || (c != '>' && c != '/'))
		return false;
	if (c == '/')
		lexer->operand = false;
	else
		end_tag(out, lexer, slash);
	return true;
}

void ty_lexer_markup_free(ty_markup *markup)
{
	ty_buf_free(&markup->page);
}
