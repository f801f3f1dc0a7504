/* SPDX-License-Identifier: Apache-2.0 */
/*
 * XML as events, in constant memory: libxml2's SAX2 push parser behind the filter of xml_filter.h.
 * No network, no external entity, no DTD.  A document that is a list of records (tu, termEntry)
 * survives damage: what is not well-formed costs the record it is in, and reading goes on behind
 * it.  Knows no encodings: text comes as UTF-8, in pieces.
 */
#ifndef TY_MARKUP_XML_READ_H
#define TY_MARKUP_XML_READ_H

#include "base/buf.h"
#include "base/position.h"

/* Caps: open elements, attributes of one, bytes of a tag, of a record; damaged places. */
enum { TY_XML_DEPTH_MAX = 200, TY_XML_ATTRIBUTES_MAX = 64 };
#define TY_XML_TAG_MAX ((size_t)1 << 16)
#define TY_XML_RECORD_MAX ((size_t)16 << 20)
#define TY_XML_DAMAGE_MAX 10000000

typedef struct ty_xml_reader ty_xml_reader;

/* prefix and name as written; no namespace is looked up, except that none is needed. */
typedef struct ty_xml_attribute {
	taiyaku_str prefix, name, value;
} ty_xml_attribute;

typedef struct ty_xml_element {
	taiyaku_str prefix, name;
	const ty_xml_attribute *attributes;
	size_t n_attributes;
} ty_xml_element;

/* The value of an attribute; prefix NULL: any, "": none.  Its data is NULL where the element has no
 * such attribute, and only there. */
taiyaku_str ty_xml_value(const ty_xml_element *element, const char *prefix, taiyaku_str name);

/* A place that is not well-formed, and what was passed over for it. */
typedef struct ty_xml_damage {
	bool in_record;	   /* from the beginning of an open record, whose end will not come */
	ty_position at;	   /* where raw begins */
	taiyaku_str raw;   /* its first TY_XML_RECORD_MAX bytes */
	const char *cause; /* one line */
} ty_xml_damage;

/* What is called.  Any but start and end may be NULL; all arguments are borrowed for the call; a
 * status other than TAIYAKU_OK ends the reading with it. */
typedef struct ty_xml_handler {
	taiyaku_status (*start)(void *ctx, const ty_xml_element *element, taiyaku_error *err);
	taiyaku_status (*end)(void *ctx, taiyaku_str name, taiyaku_error *err);
	taiyaku_status (*text)(void *ctx, taiyaku_str text, taiyaku_error *err);
	/* NULL: damage is TAIYAKU_ESYNTAX, with its line. */
	taiyaku_status (*damage)(void *ctx, const ty_xml_damage *damage, taiyaku_error *err);
	const char *record;	      /* the name of a record; NULL: there are none */
	const char *const *ancestors; /* elements around records, outermost first, NULL behind */
} ty_xml_handler;

/* handler and ctx are borrowed; file is for messages. */
TAIYAKU_CHECKED taiyaku_status ty_xml_open(ty_xml_reader **out, const char *file,
					   const ty_xml_handler *handler, void *ctx,
					   taiyaku_error *err);
/* NULL is fine. */
void ty_xml_close(ty_xml_reader *reader);

/* Read one more piece of valid UTF-8. */
TAIYAKU_CHECKED taiyaku_status ty_xml_push(ty_xml_reader *reader, taiyaku_str piece,
					   taiyaku_error *err);
/* There is no more.  *cut: it ends before its root does (what was open was told as damage), or
 * has no root. */
TAIYAKU_CHECKED taiyaku_status ty_xml_finish(bool *cut, ty_xml_reader *reader, taiyaku_error *err);

/* The place of the tag or text being handled; behind the end, of the last. */
ty_position ty_xml_position(ty_xml_reader *reader);
/* The open record from its beginning, in the end call up to its end, as the filter passed it on;
 * and the place of its beginning. */
taiyaku_str ty_xml_record(const ty_xml_reader *reader, ty_position *at);
/* Forbidden characters that were dropped so far, and the place of the first. */
uint64_t ty_xml_dropped(const ty_xml_reader *reader, ty_position *at);

#endif
