/* SPDX-License-Identifier: Apache-2.0 */
/* Strings of source code as they read: escapes decoded, what the program puts in left out. */
#include "document/lexer.h"

#include "base/ascii.h"
#include "extract/block.h"
#include "text/utf8.h"

/* Strings inside what a string puts in, inside of strings. */
enum { HOLES_DEPTH = 8 };
/* Bytes of what a string puts in; longer ones are no such thing. */
enum { HOLE_MAX = 4096 };

void ty_lexer_put(ty_lexer *lexer, taiyaku_str s)
{
	size_t left = TY_BLOCK_MAX > lexer->text.len ? TY_BLOCK_MAX - lexer->text.len : 0;

	if (s.len > left && !lexer->cut)
		lexer->cut = lexer->chars->line;
	ty_buf_add(&lexer->text, ty_str_slice(s, 0, ty_utf8_floor(s, left)));
}

static void put_byte(ty_lexer *lexer, int c)
{
	if (lexer->text.len < TY_BLOCK_MAX)
		ty_buf_byte(&lexer->text, (char)c);
	else if (!lexer->cut)
		lexer->cut = lexer->chars->line;
}

void ty_lexer_tell(const ty_lexer *lexer, ty_pairs *pairs)
{
	if (lexer->cut)
		ty_pairs_tell_cut(pairs, lexer->cut, "text", TY_BLOCK_MAX);
	if (lexer->markup.cut)
		ty_pairs_tell_cut(pairs, lexer->markup.cut, "page", TY_BLOCK_MAX);
}

/* Control characters other than tabs and line ends are no text. */
static void put_code(ty_lexer *lexer, uint32_t cp)
{
	if (cp == '\r' || (cp < 0x20 && cp != '\n' && cp != '\t') || cp > 0x10ffff)
		return;
	if (lexer->text.len < TY_BLOCK_MAX)
		ty_utf8_append(&lexer->text, cp);
}

/* Up to max hex digits; *n: how many there were. */
static uint32_t hex(ty_lexer *lexer, int max, int *n)
{
	uint32_t value = 0;

	for (*n = 0; *n < max && ty_digit_of(ty_chars_peek(lexer->chars)) < 16; ++*n)
		value = value << 4 | ty_digit_of(ty_chars_next(lexer->chars));
	return value;
}

/* \u3042, \u{3042}, \ud83d\ude00 */
static void unicode_escape(ty_lexer *lexer, int digits)
{
	int n;
	uint32_t cp;

	if (ty_chars_skip(lexer->chars, '{')) {
		cp = hex(lexer, 6, &n);
		ty_chars_skip(lexer->chars, '}');
	} else {
		cp = hex(lexer, digits, &n);
	}
	if (cp >= 0xd800 && cp < 0xdc00 && ty_chars_skip(lexer->chars, '\\')) {
		uint32_t low;

		if (!ty_chars_skip(lexer->chars, 'u')) {
			put_code(lexer, TY_UTF8_REPLACEMENT);
			return;
		}
		low = hex(lexer, 4, &n);
		cp = low >= 0xdc00 && low < 0xe000 ? 0x10000 + ((cp - 0xd800) << 10) + low - 0xdc00
						   : TY_UTF8_REPLACEMENT;
	}
	put_code(lexer, cp >= 0xd800 && cp < 0xe000 ? TY_UTF8_REPLACEMENT : cp);
}

/* \xe3 and \343 are bytes: several of them make a character. */
static void byte_escape(ty_lexer *lexer, uint32_t byte)
{
	if (byte >= 0x80 && byte < 0x100)
		put_byte(lexer, (int)byte);
	else
		put_code(lexer, byte);
}

static void octal_escape(ty_lexer *lexer, int first)
{
	uint32_t value = (uint32_t)(first - '0');

	for (int i = 0; i < 2; i++) {
		int c = ty_chars_peek(lexer->chars);

		if (c < '0' || c > '7')
			break;
		value = value * 8 + (uint32_t)(ty_chars_next(lexer->chars) - '0');
	}
	byte_escape(lexer, value);
}

/* What follows a backslash. */
static void escape(ty_lexer *lexer)
{
	int c = ty_chars_next(lexer->chars);
	int n;

	switch (c) {
	case 'n':
		lexer->exact = false;
		put_byte(lexer, '\n');
		break;
	case 't':
		put_byte(lexer, '\t');
		break;
	case 'r':
	case 'b':
	case 'f':
	case 'v':
	case 'a':
	case 'e':
	case TY_CHARS_END:
		break;
	case 'u':
		unicode_escape(lexer, 4);
		break;
	case 'U':
		unicode_escape(lexer, 8);
		break;
	case 'x':
		byte_escape(lexer, hex(lexer, 2, &n));
		break;
	case '\r':
		ty_chars_skip(lexer->chars, '\n');
		lexer->exact = false;
		break;
	case '\n':
		lexer->exact = false;
		break;
	default:
		if (c >= '0' && c <= '7')
			octal_escape(lexer, c);
		else
			put_byte(lexer, c);
	}
}

static void skip_hole(ty_lexer *lexer, int open, int close, int depth);

/* A string inside what is put in. */
static void skip_string(ty_lexer *lexer, int mark, int depth)
{
	for (int i = 0; i < HOLE_MAX; i++) {
		int c = ty_chars_peek(lexer->chars);

		if (c == TY_CHARS_END || (c == '\n' && mark != '`'))
			return;
		ty_chars_next(lexer->chars);
		if (c == mark)
			return;
		if (c == '\\')
			ty_chars_next(lexer->chars);
		else if (c == '$' && mark == '`' && ty_chars_skip(lexer->chars, '{'))
			skip_hole(lexer, '{', '}', depth + 1);
	}
}

/* Behind the opening brace: up to the closing one. */
static void skip_hole(ty_lexer *lexer, int open, int close, int depth)
{
	int braces = 1;

	for (int i = 0; i < HOLE_MAX && braces > 0 && depth < HOLES_DEPTH; i++) {
		int c = ty_chars_next(lexer->chars);

		if (c == TY_CHARS_END)
			return;
		if (c == open)
			braces++;
		else if (c == close)
			braces--;
		else if (c == '"' || c == '\'' || c == '`')
			skip_string(lexer, c, depth + 1);
	}
}

static void put_hole(ty_lexer *lexer, int open, int close)
{
	uint64_t line = lexer->chars->line;

	skip_hole(lexer, open, close, 0);
	if (lexer->chars->line != line)
		lexer->exact = false;
	ty_lexer_put(lexer, TY_STR(TY_HOLE));
}

static bool is_name(int c)
{
	return ty_is_alnum(c) || c == '_';
}

/* Whether c, just read, begins something that the program puts in; then it is read. */
static bool take_hole(ty_lexer *lexer, const ty_quoted *quoted, int c)
{
	unsigned flags = lexer->syntax->flags;
	bool template = quoted->mark == '`' && (flags & TY_SYNTAX_TEMPLATE);
	bool dollar = quoted->escapes != TY_ESCAPES_NONE && (flags & TY_SYNTAX_DOLLAR);
	bool hash = quoted->escapes == TY_ESCAPES_FULL && (flags & TY_SYNTAX_HASH);
	int next = ty_chars_peek(lexer->chars);

	if (quoted->mark == '\'' && !quoted->braces)
		return false;
	if ((c == '$' && next == '{' && (template || dollar)) || (c == '#' && next == '{' && hash))
		ty_chars_next(lexer->chars);
	else if (!(c == '{' && ((next == '$' && dollar) || (quoted->braces && next != '{')))) {
		if (c != '$' || !dollar || !is_name(next) || ty_is_digit(next))
			return false;
		while (is_name(ty_chars_peek(lexer->chars)))
			ty_chars_next(lexer->chars);
		ty_lexer_put(lexer, TY_STR(TY_HOLE));
		return true;
	}
	put_hole(lexer, '{', '}');
	return true;
}

/* Whether the mark just read ends the string; reads the rest of a triple one. */
static bool is_end(ty_lexer *lexer, const ty_quoted *quoted)
{
	if (quoted->triple) {
		for (int i = 1; i < 3; i++) {
			if (ty_chars_skip(lexer->chars, quoted->mark))
				continue;
			for (; i > 0; i--)
				put_byte(lexer, quoted->mark);
			return false;
		}
		return true;
	}
	if ((quoted->escapes == TY_ESCAPES_DOUBLE || quoted->escapes == TY_ESCAPES_SQL) &&
	    ty_chars_skip(lexer->chars, quoted->mark)) {
		put_byte(lexer, quoted->mark);
		return false;
	}
	return true;
}

static void take_backslash(ty_lexer *lexer, const ty_quoted *quoted)
{
	int next = ty_chars_peek(lexer->chars);

	if (quoted->escapes == TY_ESCAPES_FULL && next == '(' &&
	    (lexer->syntax->flags & TY_SYNTAX_DOLLAR)) {
		ty_chars_next(lexer->chars);
		put_hole(lexer, '(', ')');
	} else if (quoted->escapes == TY_ESCAPES_FULL || quoted->escapes == TY_ESCAPES_SQL) {
		escape(lexer);
	} else if (quoted->escapes == TY_ESCAPES_QUOTE && (next == quoted->mark || next == '\\')) {
		put_byte(lexer, ty_chars_next(lexer->chars));
	} else {
		put_byte(lexer, '\\');
	}
}

/* Bytes that only stand for themselves, as many as this piece has. */
static void take_plain(ty_lexer *lexer, char mark)
{
	ty_chars *chars = lexer->chars;
	const char *from = chars->at;

	while (chars->at < chars->end) {
		char c = *chars->at;

		if (c == mark || c == '\\' || c == '\n' || c == '\r' || c == '$' || c == '#' ||
		    c == '{')
			break;
		chars->at++;
	}
	if (chars->at > from) {
		chars->after_cr = false;
		ty_lexer_put(lexer, ty_str_of(from, (size_t)(chars->at - from)));
	}
}

/* Bytes that escapes made may be no UTF-8. */
static void mend(ty_lexer *lexer)
{
	size_t at = 0;

	while (at < lexer->text.len) {
		taiyaku_str rest = ty_str_slice(ty_buf_str(&lexer->text), at, lexer->text.len);
		size_t valid = ty_utf8_valid(rest);

		if (valid < rest.len)
			lexer->text.data[at + valid] = '?';
		at += valid + 1;
	}
}

bool ty_lexer_string(ty_lexer *lexer, const ty_quoted *quoted)
{
	bool lines = quoted->triple || quoted->mark == '`' ||
		     quoted->escapes == TY_ESCAPES_DOUBLE || quoted->escapes == TY_ESCAPES_SQL ||
		     (lexer->syntax->flags & TY_SYNTAX_LONG);
	bool ended = false;

	while (!ended) {
		int c;

		take_plain(lexer, quoted->mark);
		c = ty_chars_peek(lexer->chars);
		if (c == TY_CHARS_END)
			break;
		if ((c == '\n' || c == '\r') && !lines) {
			mend(lexer);
			return false;
		}
		ty_chars_next(lexer->chars);
		if (c == quoted->mark)
			ended = is_end(lexer, quoted);
		else if (c == '\\')
			take_backslash(lexer, quoted);
		else if (!take_hole(lexer, quoted, c) && c != '\r')
			put_byte(lexer, c);
	}
	mend(lexer);
	return true;
}

/* The text of the token begins to end with a line that holds the word and white space only. */
static bool ends_here(const ty_lexer *lexer, size_t line)
{
	taiyaku_str last = ty_str_slice(ty_buf_str(&lexer->text), line, lexer->text.len);
	taiyaku_str word = ty_buf_str(&lexer->here);

	last = ty_str_trim(last);
	if (last.len && last.data[last.len - 1] == ';')
		last.len--;
	return ty_str_equal(last, word);
}

void ty_lexer_here(ty_lexer *lexer)
{
	ty_chars *chars = lexer->chars;
	size_t line = 0;

	for (;;) {
		int c = ty_chars_next(chars);

		if (c != TY_CHARS_END && c != '\n') {
			if (c != '\r')
				put_byte(lexer, c);
			continue;
		}
		if (ends_here(lexer, line)) {
			ty_buf_cut(&lexer->text, line);
			return;
		}
		if (c == TY_CHARS_END)
			return;
		put_byte(lexer, c);
		/* Over the cap lines are read to find the end, and dropped. */
		if (lexer->text.len < TY_BLOCK_MAX / 2)
			line = lexer->text.len;
		else
			ty_buf_cut(&lexer->text, line);
	}
}
