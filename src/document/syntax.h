/* SPDX-License-Identifier: Apache-2.0 */
/*
 * How programming languages write strings and comments: the table that lets one lexer read them
 * all.
 */
#ifndef TY_EXTRACT_SYNTAX_H
#define TY_EXTRACT_SYNTAX_H

#include "base/str.h"

/* Names of languages and endings of their files, as the table in syntax.c has them. */
#define TY_NAMES_JS "js javascript mjs cjs jsx tsx vue svelte astro"
#define TY_NAMES_TS "ts typescript mts cts as"
#define TY_NAMES_PY "py python pyi pyw gd"
#define TY_NAMES_RB "rb ruby rake gemspec cr"
#define TY_NAMES_PHP "php phtml php5 php7"
#define TY_NAMES_PL "pl pm perl"
#define TY_NAMES_SH "sh bash zsh shell console fish spec ebuild"
#define TY_NAMES_JAVA "java groovy gradle"
#define TY_NAMES_KT "kt kts kotlin scala swift"
#define TY_NAMES_DART "dart"
#define TY_NAMES_CS "cs csharp"
#define TY_NAMES_GO "go golang typ typst"
#define TY_NAMES_C "c h cc cpp cxx hh hpp hxx m mm ino glsl c++ objc strings"
#define TY_NAMES_RS "rs rust"
#define TY_NAMES_LUA "lua"
#define TY_NAMES_R "r jl julia ex exs elixir nim"
#define TY_NAMES_TOML "toml"
#define TY_NAMES_HS "hs haskell elm"
#define TY_NAMES_EL "el lisp cl scm clj cljs edn rkt"
#define TY_SYNTAX_NAMES                                                               \
	TY_NAMES_JS " " TY_NAMES_TS " " TY_NAMES_PY " " TY_NAMES_RB " " TY_NAMES_PHP  \
		    " " TY_NAMES_PL " " TY_NAMES_SH " " TY_NAMES_JAVA " " TY_NAMES_KT \
		    " " TY_NAMES_DART " " TY_NAMES_CS " " TY_NAMES_GO " " TY_NAMES_C  \
		    " " TY_NAMES_RS " " TY_NAMES_LUA " " TY_NAMES_R " " TY_NAMES_TOML \
		    " " TY_NAMES_HS " " TY_NAMES_EL

/* What happens between two quotation marks. */
typedef enum ty_escapes {
	TY_ESCAPES_ABSENT, /* the mark begins no string */
	TY_ESCAPES_NONE,   /* nothing: the next mark ends it */
	TY_ESCAPES_QUOTE,  /* a backslash before itself or the mark: '' of PHP and Ruby */
	TY_ESCAPES_DOUBLE, /* the mark twice is the mark: @"" of C# */
	TY_ESCAPES_SQL,	   /* the mark twice, and the few escapes of MySQL */
	TY_ESCAPES_FULL	   /* \n, \u3042, \xe3, \123 */
} ty_escapes;

enum ty_syntax_flags {
	TY_SYNTAX_LINES = 1 << 0,      /* a line end ends a statement */
	TY_SYNTAX_ADJACENT = 1 << 1,   /* strings beside each other are one */
	TY_SYNTAX_TRIPLE = 1 << 2,     /* """ or ''' */
	TY_SYNTAX_PREFIX = 1 << 3,     /* r"", f'', u"": letters directly before the mark */
	TY_SYNTAX_TEMPLATE = 1 << 4,   /* `a ${b}` */
	TY_SYNTAX_SHELL_HERE = 1 << 5, /* <<EOS */
	TY_SYNTAX_PHP_HERE = 1 << 6,   /* <<<EOS */
	TY_SYNTAX_LONG = 1 << 7,       /* strings go over line ends */
	TY_SYNTAX_CHAR = 1 << 8,       /* 'a' is a character */
	TY_SYNTAX_REGEX = 1 << 9,      /* a slash may begin a regular expression */
	TY_SYNTAX_HASH = 1 << 10,      /* "#{a}" */
	TY_SYNTAX_DOLLAR = 1 << 11,    /* "$a" and "${a}" */
	TY_SYNTAX_VERBATIM = 1 << 12,  /* @"" */
	TY_SYNTAX_DOT = 1 << 13,       /* a dot joins strings */
	TY_SYNTAX_JSON = 1 << 14,      /* data: no statements */
	TY_SYNTAX_MARKUP = 1 << 15,    /* <p>text</p> where a value can be: JSX */
	TY_SYNTAX_TABLES = 1 << 16,    /* [a.b] on a line: what the lines below belong to */
	TY_SYNTAX_HERE_BLANK = 1 << 17 /* << EOS */
};

typedef struct ty_syntax {
	const char *names;	      /* of the language and of its files, blank-separated */
	const char *line_comment[2];  /* or NULL */
	const char *block_comment[2]; /* begin and end, or NULL */
	const char *outside[2];	      /* marks of two bytes around what is no program, or NULL */
	ty_escapes double_quote, single_quote, back_quote;
	unsigned flags;
} ty_syntax;

/* The syntax of a language or of files of this ending; NULL: none known. */
const ty_syntax *ty_syntax_named(taiyaku_str name);

extern const ty_syntax ty_syntax_json, ty_syntax_sql;

#endif
