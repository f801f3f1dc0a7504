/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Source code and data to tokens: strings as they read, comments without their marks, names, and
 * the few operators that tell what belongs together.  It takes everything: what it does not know
 * is an operator, a string without an end ends with its line.
 */
#ifndef TY_EXTRACT_LEXER_H
#define TY_EXTRACT_LEXER_H

#include "document/chars.h"
#include "document/syntax.h"
#include "extract/pairs.h"

typedef enum ty_token_kind {
	TY_TOKEN_END,
	TY_TOKEN_STRING,  /* mark: its quotation mark, or '<' for a here-document */
	TY_TOKEN_COMMENT, /* mark: '/' of one line, '*' of several */
	TY_TOKEN_PAGE,	  /* markup in or around the code, as HTML; mark: # at the end of an
			   * element, * outside of the code */
	TY_TOKEN_WORD,	  /* a name, a number, a keyword */
	TY_TOKEN_TABLE,	  /* the name of a table, on a line of its own */
	TY_TOKEN_MARK,	  /* mark: one of ( ) [ ] { } , ; : = + . ?, < where a tag with attributes
			   * begins, > where it ends, or # for all others */
	TY_TOKEN_LINE	  /* the end of a line, where the syntax says that it matters */
} ty_token_kind;

typedef struct ty_token {
	ty_token_kind kind;
	char mark;	  /* : also for =>, = also for :=, . also for ::, + also for .. */
	bool alone;	  /* a comment on a line without code */
	bool exact;	  /* every line end in text is one of the file, and the reverse */
	taiyaku_str text; /* valid UTF-8, borrowed until the next token; what a program puts in
			   * ("${a}") is U+FFFC */
	uint64_t line;
} ty_token;

/* What stands for text that only the running program knows. */
#define TY_HOLE "\xef\xbf\xbc"

/* What a program puts in between tags: {a}. */
typedef struct ty_markup_hole {
	int elements, braces; /* that are open around it; inside it */
	size_t page;	      /* bytes of the page before it */
} ty_markup_hole;

enum { TY_HOLES_MAX = 64, TY_TAG_NAME_MAX = 32 };

typedef enum ty_markup_attribute {
	TY_MARKUP_NONE,
	TY_MARKUP_LANG,
	TY_MARKUP_CLASS
} ty_markup_attribute;

/* The page that markup is put together to, and the tag that is read. */
typedef struct ty_markup {
	ty_buf page;
	uint64_t line, reached; /* where it begins; up to where it goes */
	bool given, wide;	/* the page was given; it holds more than ASCII */
	size_t tag_at;		/* the tag: bytes of the page before it, its line, its name */
	uint64_t tag_line;
	char name[TY_TAG_NAME_MAX];
	size_t name_len;
	int next;		       /* the byte behind the name */
	bool named;		       /* the name is in the page */
	bool dot, dotted;	       /* a.b: b follows; there was one */
	bool alien;		       /* it is the name of a type */
	ty_markup_attribute attribute; /* of which a value follows */
	ty_markup_hole holes[TY_HOLES_MAX];
	size_t n_holes;
	uint64_t cut; /* the line where a page first became too long; 0: none did */
} ty_markup;

typedef struct ty_lexer {
	ty_chars *chars; /* borrowed */
	const ty_syntax *syntax;
	ty_buf text; /* of the token */
	ty_buf here; /* the word that ends the here-document that begins with the next line */
	bool begun;
	bool here_waits;
	bool line_waits; /* the end of a line was read with the here-document behind it */
	bool code;	 /* something stands on this line */
	bool operand;	 /* the last token may end an operand: a slash behind it divides */
	bool exact;	 /* of the token */
	bool tag;	 /* between < and > of markup */
	bool closing;	 /* the tag is </a> */
	bool slash;	 /* the last token was a slash: <a/> */
	bool brace;	 /* or the brace that opens */
	ty_markup markup;
	int elements; /* of markup that are open */
	int braces;   /* of values inside the tag */
	int brackets; /* of lists that are open, where there are tables */
	uint64_t cut; /* the line where a token first became too long; 0: none did */
} ty_lexer;

/* The next token.  ELIMIT: no memory; or what reading the text returned. */
TAIYAKU_CHECKED taiyaku_status ty_lexer_next(ty_token *out, ty_lexer *lexer, taiyaku_error *err);
void ty_lexer_free(ty_lexer *lexer);

/* ---- lexer_string.c ---- */

/* Append to the text of the token; beyond TY_BLOCK_MAX it is dropped. */
void ty_lexer_put(ty_lexer *lexer, taiyaku_str s);
/* At the end: tell what was dropped. */
void ty_lexer_tell(const ty_lexer *lexer, ty_pairs *pairs);

typedef struct ty_quoted {
	char mark;
	ty_escapes escapes;
	bool triple;
	bool braces; /* {a} is put in: f"" of Python */
} ty_quoted;

/* Read a string behind its opening mark into the text of the token.  false: it has no end on its
 * line and should have. */
bool ty_lexer_string(ty_lexer *lexer, const ty_quoted *quoted);
/* Read lines up to the one that is the word in lexer->here. */
void ty_lexer_here(ty_lexer *lexer);

/* ---- lexer_markup.c ---- */

/* Whether c, just read, is of markup; out is its token. */
bool ty_lexer_markup(ty_token *out, ty_lexer *lexer, int c);
/* A word, a string (first: directly behind a brace), or a brace was read: it may be of markup. */
void ty_lexer_markup_word(ty_lexer *lexer);
void ty_lexer_markup_string(ty_lexer *lexer, bool first);
void ty_lexer_markup_brace(ty_lexer *lexer, int c);
/* Text outside of the code was read; true: out is the page so far. */
bool ty_lexer_outside(ty_token *out, ty_lexer *lexer, uint64_t line);
/* The document is over; true: out is a page that was not given yet. */
bool ty_lexer_page(ty_token *out, ty_lexer *lexer);
void ty_lexer_markup_free(ty_markup *markup);

#endif
