/* SPDX-License-Identifier: Apache-2.0 */
#include "document/lexer.h"

#include "base/ascii.h"
#include "base/error.h"
#include "extract/block.h"
#include "text/utf8.h"

/* Bytes of a name; of a longer one the beginning. */
enum { WORD_MAX = 256 };
/* A character between single quotation marks: '\u{10ffff}'. */
enum { CHARACTER_MAX = 12 };

void ty_lexer_free(ty_lexer *lexer)
{
	ty_buf_free(&lexer->text);
	ty_buf_free(&lexer->here);
	ty_lexer_markup_free(&lexer->markup);
}

static bool is_word(int c)
{
	return ty_is_alnum(c) || c == '_' || c == '$' || c == '@' || c >= 0x80;
}

static bool is_blank(int c)
{
	return c == ' ' || c == '\t' || c == '\f' || c == '\v';
}

static void skip_blanks(ty_lexer *lexer)
{
	while (is_blank(ty_chars_peek(lexer->chars)))
		ty_chars_next(lexer->chars);
}

/* ---- comments ---- */

typedef enum comment { COMMENT_NO, COMMENT_LINE, COMMENT_BLOCK, COMMENT_OUTSIDE } comment;

/* The rest of a mark whose first byte was read. */
static bool take_rest(ty_lexer *lexer, const char *mark, size_t from)
{
	for (size_t i = from; mark[i]; i++)
		if (!ty_chars_skip(lexer->chars, (unsigned char)mark[i]))
			return false;
	return true;
}

/* Whether c, just read, begins a comment.  Marks are of one or two bytes, but for one that is a
 * longer form of a line's. */
static comment comment_begins(ty_lexer *lexer, int c)
{
	const ty_syntax *syntax = lexer->syntax;
	const char *block = syntax->block_comment[0];
	int next = ty_chars_peek(lexer->chars);

	for (int i = 0; i < 2; i++) {
		const char *line = syntax->line_comment[i];

		if (!line || line[0] != c || (line[1] && line[1] != next))
			continue;
		if (line[1])
			ty_chars_next(lexer->chars);
		if (block && block[0] == line[0] && block[1] == line[1] && block[2] &&
		    take_rest(lexer, block, 2))
			return COMMENT_BLOCK;
		return COMMENT_LINE;
	}
	if (block && block[0] == c && block[1] == next) {
		ty_chars_next(lexer->chars);
		return COMMENT_BLOCK;
	}
	if (!syntax->outside[0] || syntax->outside[0][0] != c || syntax->outside[0][1] != next)
		return COMMENT_NO;
	ty_chars_next(lexer->chars);
	return COMMENT_OUTSIDE;
}

/* The rest of the line, without more of the mark (///, //!, ##) and one blank. */
static void take_comment_line(ty_lexer *lexer, int mark)
{
	char byte;

	while (ty_chars_peek(lexer->chars) == mark || ty_chars_peek(lexer->chars) == '!')
		ty_chars_next(lexer->chars);
	ty_chars_skip(lexer->chars, ' ');
	for (;;) {
		int c = ty_chars_peek(lexer->chars);

		if (c == TY_CHARS_END || c == '\n' || c == '\r')
			return;
		byte = (char)ty_chars_next(lexer->chars);
		ty_lexer_put(lexer, ty_str_of(&byte, 1));
	}
}

/* White space and a star before the text of a line in a comment of several lines; true: they were
 * before its end. */
static bool skip_margin(ty_lexer *lexer)
{
	skip_blanks(lexer);
	if (!ty_chars_skip(lexer->chars, '*'))
		return false;
	if (ty_chars_skip(lexer->chars, '/'))
		return true;
	ty_chars_skip(lexer->chars, ' ');
	return false;
}

static void take_comment_block(ty_lexer *lexer, taiyaku_str end)
{
	bool stars = end.data[0] == '*';

	while (stars && ty_chars_skip(lexer->chars, '*'))
		if (ty_chars_skip(lexer->chars, '/'))
			return;
	for (;;) {
		int c = ty_chars_next(lexer->chars);
		char byte = (char)c;

		if (c == TY_CHARS_END || (c == end.data[0] && take_rest(lexer, end.data, 1)))
			return;
		if (c != '\r')
			ty_lexer_put(lexer, ty_str_of(&byte, 1));
		if (c == '\n' && stars && skip_margin(lexer))
			return;
	}
}

/* ---- here-documents ---- */

/* Behind <<: the word that ends it.  Blanks before it mean a shift but in a shell, where it would
 * stand in a bracket; and so does a small letter. */
static void begin_here(ty_lexer *lexer)
{
	int c = ty_chars_peek(lexer->chars);
	bool quoted, blank = (lexer->syntax->flags & TY_SYNTAX_HERE_BLANK) && (c == ' ');

	if (c == '~' || c == '-') {
		ty_chars_next(lexer->chars);
		c = ty_chars_peek(lexer->chars);
	}
	for (; blank && c == ' '; c = ty_chars_peek(lexer->chars))
		ty_chars_next(lexer->chars);
	quoted = c == '"' || c == '\'';
	if (quoted)
		ty_chars_next(lexer->chars);
	c = ty_chars_peek(lexer->chars);
	if (!is_word(c) || ty_is_digit(c) || (!quoted && ty_is_lower(c)))
		return;
	ty_buf_clear(&lexer->here);
	while (is_word(ty_chars_peek(lexer->chars)) && lexer->here.len < WORD_MAX)
		ty_buf_byte(&lexer->here, (char)ty_chars_next(lexer->chars));
	if (quoted)
		ty_chars_next(lexer->chars);
	lexer->here_waits = !blank || ty_chars_peek(lexer->chars) != ')';
}

static bool here_begins(ty_lexer *lexer, int c)
{
	unsigned flags = lexer->syntax->flags;

	if (c != '<' || !(flags & (TY_SYNTAX_SHELL_HERE | TY_SYNTAX_PHP_HERE)) ||
	    !ty_chars_skip(lexer->chars, '<'))
		return false;
	if (flags & TY_SYNTAX_PHP_HERE) {
		if (!ty_chars_skip(lexer->chars, '<'))
			return true;
		skip_blanks(lexer);
	}
	begin_here(lexer);
	return true;
}

/* ---- other tokens ---- */

static ty_escapes escapes_of(const ty_syntax *syntax, int c)
{
	switch (c) {
	case '"':
		return syntax->double_quote;
	case '\'':
		return syntax->single_quote;
	case '`':
		return syntax->back_quote;
	default:
		return TY_ESCAPES_ABSENT;
	}
}

/* "" is an empty string, """ begins a triple one; the first mark was read.  *empty: nothing is left
 * to read. */
static bool is_triple(ty_lexer *lexer, int mark, bool *empty)
{
	*empty = false;
	if (!(lexer->syntax->flags & TY_SYNTAX_TRIPLE) || !ty_chars_skip(lexer->chars, mark))
		return false;
	*empty = !ty_chars_skip(lexer->chars, mark);
	return !*empty;
}

/* c is a quotation mark that was read, prefix the letters before it. */
static void take_string(ty_token *out, ty_lexer *lexer, int c, taiyaku_str prefix)
{
	ty_quoted quoted = { .mark = (char)c, .escapes = escapes_of(lexer->syntax, c) };
	bool empty, ended = true;

	for (size_t i = 0; i < prefix.len; i++) {
		if (prefix.data[i] == 'r' || prefix.data[i] == 'R')
			quoted.escapes = TY_ESCAPES_NONE;
		quoted.braces |= prefix.data[i] == 'f' || prefix.data[i] == 'F';
		if (prefix.data[i] == '@')
			quoted.escapes = TY_ESCAPES_DOUBLE;
		quoted.braces |= prefix.data[i] == '$';
	}
	/* The value of an attribute has no escapes and any number of lines. */
	if (lexer->tag && lexer->braces == 0)
		quoted.escapes = TY_ESCAPES_DOUBLE;
	ty_buf_clear(&lexer->text);
	quoted.triple = is_triple(lexer, c, &empty);
	if (!empty)
		ended = ty_lexer_string(lexer, &quoted);
	/* JSON may be cut off anywhere; in a language it was no string but an apostrophe. */
	out->kind =
		ended || (lexer->syntax->flags & TY_SYNTAX_JSON) ? TY_TOKEN_STRING : TY_TOKEN_MARK;
	out->mark = ended ? (char)c : '#';
	lexer->operand = true;
	ty_lexer_markup_string(lexer, lexer->brace);
}

static bool is_prefix(const ty_lexer *lexer, taiyaku_str word)
{
	unsigned flags = lexer->syntax->flags;

	if ((flags & TY_SYNTAX_VERBATIM) && (word.data[0] == '@' || word.data[0] == '$'))
		return word.len == 1;
	if (!(flags & TY_SYNTAX_PREFIX) || word.len > 2)
		return false;
	for (size_t i = 0; i < word.len; i++)
		if (!memchr("rRbBuUfF", word.data[i], 8))
			return false;
	return true;
}

/* Words behind which a value begins, so that a slash begins a regular expression. */
static bool expects_value(taiyaku_str word)
{
	static const char *const words[] = { "return", "case", "typeof", "in",	"of",	 "when",
					     "if",     "and",  "or",	 "not", "unless" };

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (ty_str_is(word, words[i]))
			return true;
	return false;
}

static void take_word(ty_token *out, ty_lexer *lexer, int c)
{
	int mark;

	ty_buf_clear(&lexer->text);
	ty_buf_byte(&lexer->text, (char)c);
	while (is_word(ty_chars_peek(lexer->chars))) {
		char byte = (char)ty_chars_next(lexer->chars);

		if (lexer->text.len < WORD_MAX)
			ty_buf_byte(&lexer->text, byte);
	}
	mark = ty_chars_peek(lexer->chars);
	if (escapes_of(lexer->syntax, mark) && is_prefix(lexer, ty_buf_str(&lexer->text))) {
		char prefix[2] = { lexer->text.data[0],
				   lexer->text.len > 1 ? lexer->text.data[1] : 'u' };

		ty_chars_next(lexer->chars);
		take_string(out, lexer, mark, ty_str_of(prefix, 2));
		return;
	}
	out->kind = TY_TOKEN_WORD;
	lexer->operand = !expects_value(ty_buf_str(&lexer->text));
	ty_lexer_markup_word(lexer);
}

/* Behind a single quotation mark where it makes characters, or lifetimes: 'a', '\n', &'a. */
static void skip_character(ty_lexer *lexer)
{
	int c = ty_chars_peek(lexer->chars);

	if (c != '\\') {
		do
			ty_chars_next(lexer->chars);
		while ((ty_chars_peek(lexer->chars) & 0xc0) == 0x80 &&
		       ty_chars_peek(lexer->chars) != TY_CHARS_END);
		ty_chars_skip(lexer->chars, '\'');
		return;
	}
	ty_chars_next(lexer->chars);
	ty_chars_next(lexer->chars);
	for (int i = 0; i < CHARACTER_MAX; i++) {
		c = ty_chars_peek(lexer->chars);
		if (c == TY_CHARS_END || c == '\n')
			return;
		ty_chars_next(lexer->chars);
		if (c == '\'')
			return;
	}
}

static void skip_regex(ty_lexer *lexer)
{
	bool class = false;

	for (;;) {
		int c = ty_chars_peek(lexer->chars);

		if (c == TY_CHARS_END || c == '\n' || c == '\r')
			return;
		ty_chars_next(lexer->chars);
		if (c == '\\')
			ty_chars_next(lexer->chars);
		else if (c == '[')
			class = true;
		else if (c == ']')
			class = false;
		else if (c == '/' && !class)
			return;
	}
}

/* The operators that matter, others are #. */
static char operator_of(ty_lexer *lexer, int c)
{
	ty_chars *chars = lexer->chars;

	switch (c) {
	case '=':
		/* In JavaScript => begins a function, elsewhere it stands between key and value. */
		if (ty_chars_skip(chars, '>'))
			return lexer->syntax->flags & TY_SYNTAX_TEMPLATE ? '#' : ':';
		return ty_chars_skip(chars, '=') ? '#' : '=';
	case ':':
		if (ty_chars_skip(chars, '='))
			return '=';
		return ty_chars_skip(chars, ':') ? '.' : ':';
	case '!':
	case '<':
	case '>':
		ty_chars_skip(chars, '=');
		return '#';
	case '+':
		return ty_chars_skip(chars, '=') || ty_chars_skip(chars, '+') ? '#' : '+';
	case '.':
		return ty_chars_skip(chars, '.') ? '+' : '.';
	case '?':
		return ty_chars_skip(chars, '?') || ty_chars_skip(chars, '.') ? '#' : '?';
	case '(':
	case ')':
	case '[':
	case ']':
	case '{':
	case '}':
	case ',':
	case ';':
		return (char)c;
	default:
		return '#';
	}
}

static void take_other(ty_token *out, ty_lexer *lexer, int c)
{
	unsigned flags = lexer->syntax->flags;

	out->kind = TY_TOKEN_MARK;
	out->mark = '#';
	if (here_begins(lexer, c) || ty_lexer_markup(out, lexer, c))
		return;
	/* {/if} between tags is of Svelte. */
	if (c == '/' && (flags & TY_SYNTAX_REGEX) && !lexer->operand &&
	    !(lexer->brace && lexer->markup.n_holes)) {
		skip_regex(lexer);
		lexer->operand = true;
		return;
	}
	if (c == '\'' && (flags & TY_SYNTAX_CHAR)) {
		skip_character(lexer);
		return;
	}
	out->mark = operator_of(lexer, c);
	lexer->operand = c == ')' || c == ']' || c == '}';
	lexer->brackets += (c == '[') - (c == ']');
	if (!lexer->tag && (c == '{' || c == '}'))
		ty_lexer_markup_brace(lexer, c);
}

/* [a.b] or [[a.b]], the first bracket was read: its name, without quotation marks. */
static void take_table(ty_token *out, ty_lexer *lexer)
{
	out->kind = TY_TOKEN_TABLE;
	ty_buf_clear(&lexer->text);
	for (;;) {
		int c = ty_chars_peek(lexer->chars);

		if (c == TY_CHARS_END || c == '\n' || c == '\r')
			return;
		ty_chars_next(lexer->chars);
		if (c == ']') {
			ty_chars_skip(lexer->chars, ']');
			return;
		}
		if (!memchr("[\"' \t", c, 5) && lexer->text.len < WORD_MAX)
			ty_buf_byte(&lexer->text, (char)c);
	}
}

/* The end of a line was read: a here-document may begin, the line may be a token. */
static bool take_line_end(ty_token *out, ty_lexer *lexer)
{
	bool code = lexer->code;

	lexer->code = false;
	if (lexer->here_waits) {
		if (ty_chars_peek(lexer->chars) == '\n' && lexer->chars->after_cr)
			ty_chars_next(lexer->chars);
		lexer->here_waits = false;
		/* The document is part of what is on this line. */
		lexer->code = code;
		out->kind = TY_TOKEN_STRING;
		out->mark = '<';
		out->line = lexer->chars->line;
		ty_buf_clear(&lexer->text);
		ty_lexer_here(lexer);
		lexer->line_waits = true;
		return true;
	}
	out->kind = TY_TOKEN_LINE;
	return code && (lexer->syntax->flags & TY_SYNTAX_LINES);
}

/* What stands outside of the code, up to where that begins. */
static void take_outside(ty_token *out, ty_lexer *lexer, taiyaku_str before)
{
	out->kind = TY_TOKEN_COMMENT;
	out->mark = '*';
	ty_buf_clear(&lexer->text);
	ty_lexer_put(lexer, before);
	take_comment_block(lexer, ty_str(lexer->syntax->outside[1]));
	if (!ty_lexer_outside(out, lexer, out->line))
		ty_buf_clear(&lexer->text);
}

static void take_comment(ty_token *out, ty_lexer *lexer, int c, comment kind)
{
	ty_buf_clear(&lexer->text);
	out->kind = TY_TOKEN_COMMENT;
	out->mark = kind == COMMENT_LINE ? '/' : '*';
	out->alone = !lexer->code;
	if (kind == COMMENT_LINE)
		take_comment_line(lexer, c);
	else if (kind == COMMENT_OUTSIDE)
		take_outside(out, lexer, TY_STR(""));
	else
		take_comment_block(lexer, ty_str(lexer->syntax->block_comment[1]));
}

/* One byte was read, and it is no white space. */
static void take_from(ty_token *out, ty_lexer *lexer, int c)
{
	comment kind = comment_begins(lexer, c);

	if (kind != COMMENT_NO) {
		take_comment(out, lexer, c, kind);
		return;
	}
	if (c == '[' && !lexer->code && lexer->brackets <= 0 &&
	    (lexer->syntax->flags & TY_SYNTAX_TABLES)) {
		take_table(out, lexer);
		return;
	}
	lexer->code = true;
	if (escapes_of(lexer->syntax, c) != TY_ESCAPES_ABSENT)
		take_string(out, lexer, c, (taiyaku_str){ NULL, 0 });
	else if (is_word(c))
		take_word(out, lexer, c);
	else
		take_other(out, lexer, c);
	lexer->brace = c == '{';
}

/* A template begins outside of its code: with a tag. */
static bool begins_outside(ty_token *out, ty_lexer *lexer)
{
	if (!lexer->syntax->outside[0] || !ty_chars_skip(lexer->chars, '<') ||
	    ty_chars_peek(lexer->chars) == '?')
		return false;
	take_outside(out, lexer, TY_STR("<"));
	return true;
}

/* An excerpt may begin inside a comment: its first line begins with a star and a blank. */
static bool begins_inside(ty_token *out, ty_lexer *lexer)
{
	if (lexer->begun)
		return false;
	lexer->begun = true;
	skip_blanks(lexer);
	out->line = lexer->chars->line;
	if (begins_outside(out, lexer))
		return true;
	if (!lexer->syntax->block_comment[0] || lexer->syntax->block_comment[0][1] != '*' ||
	    !ty_chars_skip(lexer->chars, '*') || !is_blank(ty_chars_peek(lexer->chars)))
		return false;
	take_comment(out, lexer, '*', COMMENT_BLOCK);
	return true;
}

static void take_token(ty_token *out, ty_lexer *lexer)
{
	if (begins_inside(out, lexer))
		return;
	for (;;) {
		int c;

		skip_blanks(lexer);
		out->line = lexer->chars->line;
		if (lexer->line_waits) {
			lexer->line_waits = false;
			c = '\n';
		} else {
			c = ty_chars_next(lexer->chars);
		}
		if (c == TY_CHARS_END) {
			if (!ty_lexer_page(out, lexer))
				out->kind = TY_TOKEN_END;
			return;
		}
		if (c != '\n' && c != '\r') {
			take_from(out, lexer, c);
			return;
		}
		if (take_line_end(out, lexer))
			return;
	}
}

/* The text of a token; one that was too long may end inside a character. */
static taiyaku_str whole_text(const ty_lexer *lexer)
{
	taiyaku_str text = ty_buf_str(&lexer->text);

	if (text.len == WORD_MAX || text.len >= TY_BLOCK_MAX)
		text.len = ty_utf8_valid(text);
	return text;
}

taiyaku_status ty_lexer_next(ty_token *out, ty_lexer *lexer, taiyaku_error *err)
{
	*out = (ty_token){ 0 };
	lexer->exact = true;
	take_token(out, lexer);
	if (lexer->chars->status)
		return lexer->chars->status;
	if (lexer->text.failed || lexer->here.failed || lexer->markup.page.failed)
		return ty_fail_memory(err);
	out->exact = lexer->exact;
	if (out->kind == TY_TOKEN_STRING || out->kind == TY_TOKEN_COMMENT ||
	    out->kind == TY_TOKEN_WORD || out->kind == TY_TOKEN_TABLE)
		out->text = whole_text(lexer);
	if (out->kind == TY_TOKEN_PAGE)
		out->text = ty_buf_str(&lexer->markup.page);
	return TAIYAKU_OK;
}
