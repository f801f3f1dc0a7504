/* SPDX-License-Identifier: Apache-2.0 */
/* What the elements of HTML are to a reader of text; Markdown has them inline too. */
#ifndef TY_EXTRACT_HTML_TAG_H
#define TY_EXTRACT_HTML_TAG_H

#include "extract/block.h"
#include "format.h"

typedef enum ty_tag_use {
	TY_TAG_BLOCK,  /* begins and ends a block of a kind */
	TY_TAG_MARK,   /* marks a span */
	TY_TAG_SILENT, /* what it holds is not read: script, rt */
	TY_TAG_BREAK,  /* a line break */
	TY_TAG_RULE,   /* ends a block, holds nothing: hr */
	TY_TAG_TABLE,
	TY_TAG_ROW,
	TY_TAG_CELL,
	TY_TAG_LIST, /* li inside are one level deeper */
	TY_TAG_OTHER /* nothing to a reader of text: span, font */
} ty_tag_use;

typedef struct ty_tag {
	const char *name;
	ty_tag_use use;
	int kind; /* ty_block_kind, or ty_mark */
	int level;
	bool empty; /* has no end tag */
} ty_tag;

/* By name in any case; TY_TAG_OTHER for one that is not in the table. */
const ty_tag *ty_tag_find(taiyaku_str name);

/* A tag as it stands in a text: <a href="x">, </a>, <br/>. */
typedef struct ty_tag_text {
	const ty_tag *tag;
	taiyaku_str name;
	bool closes;
	taiyaku_str href, lang; /* as written, entities not decoded */
} ty_tag_text;
/* false: it is no tag. */
bool ty_tag_read(ty_tag_text *out, taiyaku_str text);

/* The language that a class attribute says: "ja" or "en" for "jp", "title lang-en"; empty: it says
 * none. */
taiyaku_str ty_tag_class_language(taiyaku_str classes);

/* How sure a file is HTML by the tags it begins with, as in ty_format. */
int ty_tag_sniff(const ty_head *head);

/* Bytes of one text or tag that a parser may wait for the end of. */
enum { TY_TAG_WAITING = 1 << 20 };

/* Where a page that comes in pieces can be cut: before a tag.  Of a tag that comes in two pieces
 * the parser of libxml2 2.9 takes the quotation mark behind an attribute for the one before it.  A
 * text of TY_TAG_WAITING bytes without a tag is cut where it can be; 0: not yet. */
size_t ty_tag_cut(taiyaku_str held);

#endif
