/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What nest.c holds, nest_settle.c joins and nest_give.c hands over: the values that are open, and
 * their texts.
 */
#ifndef TY_EXTRACT_NEST_NODE_H
#define TY_EXTRACT_NEST_NODE_H

#include "document/nest.h"
#include "extract/names.h"

/* Bytes of nest->bytes. */
typedef struct ty_nest_part {
	size_t at, len;
} ty_nest_part;

typedef struct ty_nest_entry {
	ty_nest_part name, lang, hint, text;
	uint64_t line;
	/* Which object with a language of its own it comes from, 0: none; and that language. */
	unsigned group;
	ty_nest_part said;
	bool japanese;	 /* the text or the name is */
	bool translated; /* it was in a value under the name of a language */
} ty_nest_entry;

typedef struct ty_nest_node {
	ty_nest_kind kind;
	ty_nest_part name, lang;
	uint64_t line;
	size_t first;	 /* its entries are from here on, to the first of the next ty_nest_node */
	size_t bytes;	 /* of nest->bytes when it began */
	size_t place;	 /* in the outer value */
	uint64_t path;	 /* the hash of where it stands */
	size_t members;	 /* so far, with texts or without */
	bool translated; /* it or a value around it has a language for a name */
	ty_side affix;	 /* the language that its name or that of a value around it ends or begins
			  * with: messagesJa, labels_en */
	bool rows;	 /* lists in it went to pairs as rows of a table */
	uint32_t callee; /* of a call: which function; of a block: whose arguments the rows are */
	size_t width;	 /* of these rows */
	/* Objects in it that say their language and several texts: translations of one thing if no
	 * language comes twice, else things of their own. */
	unsigned groups;
	bool japanese, english, apart;
} ty_nest_node;

struct ty_nest {
	ty_pairs *pairs;
	ty_buf bytes;	/* of all parts */
	ty_buf entries; /* of ty_nest_entry */
	ty_arena arena; /* of what is handed over */
	size_t depth;
	ty_nest_node nodes[TY_NEST_DEPTH + 1];
};

static inline taiyaku_str ty_nest_view(const ty_nest *nest, ty_nest_part p)
{
	return p.len ? ty_str_of(nest->bytes.data + p.at, p.len) : (taiyaku_str){ NULL, 0 };
}

static inline ty_nest_entry *ty_nest_entries(const ty_nest *nest)
{
	return (ty_nest_entry *)(void *)nest->entries.data;
}

static inline size_t ty_nest_count(const ty_nest *nest)
{
	return nest->entries.len / sizeof(ty_nest_entry);
}

/* ---- nest_node.c ---- */

/* A copy in nest->bytes. */
ty_nest_part ty_nest_hold(ty_nest *nest, taiyaku_str s);
/* ELIMIT: something failed for want of memory. */
TAIYAKU_CHECKED taiyaku_status ty_nest_check(const ty_nest *nest, taiyaku_error *err);
/* The language that a name says beside what else it says, which goes to *stem: messagesJa. */
ty_side ty_nest_affix(taiyaku_str *stem, taiyaku_str name);

/* ---- nest_settle.c ---- */

/* The innermost node ends.  *passed: its entries now belong to the value around, else they were
 * handed over. */
TAIYAKU_CHECKED taiyaku_status ty_nest_settle(bool *passed, ty_nest *nest, ty_nest_node *n,
					      taiyaku_error *err);
/* Objects in it that say their language become members of one record, or records of their own. */
TAIYAKU_CHECKED taiyaku_status ty_nest_settle_groups(ty_nest *nest, ty_nest_node *n,
						     taiyaku_error *err);

/* ---- nest_give.c ---- */

/* A text that is nobody's field. */
TAIYAKU_CHECKED taiyaku_status ty_nest_give_text(ty_nest *nest, taiyaku_str text, taiyaku_str lang,
						 uint64_t line, taiyaku_error *err);
/* The entries from..to as the cells of a row. */
TAIYAKU_CHECKED taiyaku_status ty_nest_give_row(ty_nest *nest, size_t from, size_t to,
						taiyaku_error *err);
/* The entries of one group of the innermost node. */
TAIYAKU_CHECKED taiyaku_status ty_nest_give_group(ty_nest *nest, const ty_nest_node *n,
						  unsigned group, taiyaku_error *err);
/* The entries from..to of a node, on their own. */
TAIYAKU_CHECKED taiyaku_status ty_nest_give(ty_nest *nest, const ty_nest_node *n, size_t from,
					    size_t to, taiyaku_error *err);

#endif
