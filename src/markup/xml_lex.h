/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The places of tags in XML that is edited and not only read.  Checks nothing: that it is
 * well-formed is for xml_read.h to say, which sees the same text.  Places are bytes of the text
 * given.
 */
#ifndef TY_MARKUP_XML_LEX_H
#define TY_MARKUP_XML_LEX_H

#include "base/buf.h"

typedef enum ty_xml_what {
	TY_XML_TEXT,  /* up to the next < */
	TY_XML_START, /* a start tag, empty or not */
	TY_XML_END,
	TY_XML_CDATA,
	TY_XML_OTHER /* comment, instruction, declaration, DOCTYPE */
} ty_xml_what;

typedef struct ty_xml_token {
	ty_xml_what what;
	size_t from, to;
	bool empty;		  /* of a start tag: no end tag follows */
	taiyaku_str prefix, name; /* of a tag */
} ty_xml_token;

/* The token at from (from < text.len); false: its end is not there yet. */
bool ty_xml_lex(ty_xml_token *out, taiyaku_str text, size_t from);

/* An attribute of a start tag, the value without its quotes and as written. */
typedef struct ty_xml_lexed {
	taiyaku_str prefix, name, value;
	size_t from, value_from, value_to, to;
} ty_xml_lexed;

/* The next attribute; *at is where to look, first the beginning of the tag; false: no more. */
bool ty_xml_lex_attribute(ty_xml_lexed *out, taiyaku_str text, const ty_xml_token *tag, size_t *at);

/* An element that is there whole. */
typedef struct ty_xml_lexed_element {
	ty_xml_token tag;
	size_t content_from, content_to; /* equal where the tag is empty */
	size_t to;
} ty_xml_lexed_element;

/* The element whose start tag is at from; false: its end is not there. */
bool ty_xml_lex_element(ty_xml_lexed_element *out, taiyaku_str text, size_t from);
/* The next element at or behind *at and before end, itself without those inside it; *at moves
 * behind it. */
bool ty_xml_lex_child(ty_xml_lexed_element *out, taiyaku_str text, size_t *at, size_t end);

/* Append raw character data with its references resolved; false: one that only the document knows
 * was left out. */
bool ty_xml_lex_plain(ty_buf *to, taiyaku_str raw);

#endif
