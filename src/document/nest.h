/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Values inside values, as JSON, YAML, XML and the literals of programming languages have them, cut
 * into records and rows for pairs.  It knows how data says in which language a text is:
 *
 *	{"title": {"ja": a, "en": b}}, {"ja": {"title": a}, "en": {"title": b}}
 *	[{"lang": "ja", "value": a}, {"lang": "en", "value": b}]
 *	{"title": [a, b]}, [[a, b], [c, d]], f(a, b)
 *
 * and brings the texts of one thing into one record.  It holds what is open, never the whole: a
 * document of any length passes through.
 */
#ifndef TY_EXTRACT_NEST_H
#define TY_EXTRACT_NEST_H

#include "extract/pairs.h"

/* Values open inside each other; deeper nesting is no document but an attack. */
enum { TY_NEST_DEPTH = 1000 };
/* Texts, and bytes of them, held for what is open; when there are more, some are handed over before
 * their value ends. */
enum { TY_NEST_ENTRIES = 200000 };
#define TY_NEST_BYTES ((size_t)64 << 20)

typedef enum ty_nest_kind {
	TY_NEST_OBJECT, /* members have names */
	TY_NEST_LIST,	/* members have places */
	TY_NEST_CALL,	/* the arguments of a function: places, or names, or both */
	TY_NEST_BLOCK	/* statements: what is assigned has a name; what has none stands alone */
} ty_nest_kind;

typedef struct ty_nest ty_nest;

/* A value without a name is open from the beginning: what stands outside of everything. */
TAIYAKU_CHECKED taiyaku_status ty_nest_new(ty_nest **out, ty_pairs *pairs, ty_nest_kind outermost,
					   taiyaku_error *err);
/* NULL is fine. */
void ty_nest_free(ty_nest *nest);

/* A value with members begins; name: the member of the outer value that it is.  ELIMIT: too deep.
 */
TAIYAKU_CHECKED taiyaku_status ty_nest_open(ty_nest *nest, ty_nest_kind kind, taiyaku_str name,
					    uint64_t line, taiyaku_error *err);
/* The format says that the innermost open value is in this language (BCP 47). */
TAIYAKU_CHECKED taiyaku_status ty_nest_lang(ty_nest *nest, taiyaku_str lang, taiyaku_error *err);
/* The innermost open value is a call of this function: any number but 0 that tells it from others.
 */
void ty_nest_callee(ty_nest *nest, uint32_t callee);
/* A member with a text; all its texts are copied.  In lists the name is empty, and so is the text
 * of a member that is none: it keeps the places of the others. */
TAIYAKU_CHECKED taiyaku_status ty_nest_add(ty_nest *nest, const ty_field *field,
					   taiyaku_error *err);
/* The innermost open value ends.  Where only the outermost is left, the document is an excerpt that
 * began inside: what was met so far is taken as that value, and another is open around it. */
TAIYAKU_CHECKED taiyaku_status ty_nest_close(ty_nest *nest, taiyaku_error *err);
/* The innermost open value ends, and was none: its texts are dropped. */
void ty_nest_drop(ty_nest *nest);
/* All that is open ends, and what follows has nothing to do with it: the next line of JSON Lines,
 * the end of the document. */
TAIYAKU_CHECKED taiyaku_status ty_nest_break(ty_nest *nest, taiyaku_error *err);

#endif
