/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What stands in front of the XML parser.  Real files hold control characters and references to
 * them, which XML 1.0 forbids and at which every parser stops: they are dropped and counted.  A
 * DOCTYPE never reaches the parser, so nothing is fetched and nothing grows: of its entities only
 * plain texts are kept, and put in here.  Comments, processing instructions and the XML
 * declaration, whose encoding is wrong by now, are left out; their line ends stay, so that line
 * numbers are those of the file.
 */
#ifndef TY_MARKUP_XML_FILTER_H
#define TY_MARKUP_XML_FILTER_H

#include "base/arena.h"
#include "base/buf.h"

/* Entities of a DOCTYPE that are kept; bytes of one; bytes put in for all references together. */
enum { TY_XML_ENTITIES_MAX = 256, TY_XML_ENTITY_MAX = 4096, TY_XML_EXPANDED_MAX = 16 << 20 };

/* What the text is inside of. */
typedef enum ty_xml_place {
	TY_XML_AT_BEGIN, /* before the first byte */
	TY_XML_IN_TEXT,
	TY_XML_IN_DECLARATION, /* ends with the first >, also where its ? is missing */
	TY_XML_IN_COMMENT,
	TY_XML_IN_INSTRUCTION,
	TY_XML_IN_CDATA,
	TY_XML_IN_DOCTYPE
} ty_xml_place;

typedef struct ty_xml_entity {
	taiyaku_str name, value; /* value is escaped */
} ty_xml_entity;

/* All-zero is the beginning of a file. */
typedef struct ty_xml_filter {
	ty_xml_place place;
	uint64_t dropped; /* characters and references to them; surrogates that were joined */
	size_t first;	  /* where in to the first of them would be */
	ty_buf carry;	  /* the end of the last piece, which needs more to be understood */
	ty_buf joined;	  /* carry and the next piece */
	uint64_t lines;	  /* line ends of what was left out, to be given back */
	ty_buf doctype;	  /* the first bytes of it, without comments */
	struct {
		uint32_t recent; /* the last four bytes */
		char quote;
		bool subset, comment, instruction;
	} in; /* where in the DOCTYPE */
	ty_arena arena;
	ty_xml_entity entities[TY_XML_ENTITIES_MAX];
	size_t n_entities;
	size_t expanded;
} ty_xml_filter;

void ty_xml_filter_free(ty_xml_filter *filter);
/* Append what the parser may see of the next piece of valid UTF-8; last: there is no more. */
void ty_xml_filter_add(ty_xml_filter *filter, ty_buf *to, taiyaku_str piece, bool last);

#endif
