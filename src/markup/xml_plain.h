/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Records that need no parser: elements with ASCII names, attributes without references, text with
 * none but the five that every document has.  Most records of most files are such, and reading them
 * here takes a fraction of what libxml2 takes.  Whatever is not of this kind, sound or not, is left
 * to libxml2: nothing is judged here.
 */
#ifndef TY_MARKUP_XML_PLAIN_H
#define TY_MARKUP_XML_PLAIN_H

#include "markup/xml_read.h"

typedef enum ty_xml_event_kind { TY_XML_STARTS, TY_XML_ENDS, TY_XML_SAYS } ty_xml_event_kind;

typedef struct ty_xml_event {
	ty_xml_event_kind kind;
	taiyaku_str text; /* a name, or what is said; borrowed from what was read, or constant */
	size_t at;	  /* the offset that a parser has reached when it tells of this */
	size_t attribute, n_attributes;
} ty_xml_event;

/* What was read; all-zero is empty. */
typedef struct ty_xml_plain {
	ty_xml_event *events; /* owned */
	size_t n_events, events_cap;
	ty_xml_attribute *attributes; /* owned; of all elements */
	size_t n_attributes, attributes_cap;
	bool failed; /* no memory */
} ty_xml_plain;

typedef enum ty_xml_plainness {
	TY_XML_PLAIN,
	TY_XML_NOT_PLAIN,
	TY_XML_NOT_WHOLE /* as far as there is text */
} ty_xml_plainness;

/* The white space and then the record that text, behind the filter of xml_filter.h, begins with;
 * *end is set behind it. */
ty_xml_plainness ty_xml_plain_read(ty_xml_plain *out, size_t *end, taiyaku_str text,
				   const char *record);
/* Bytes of text before the white space before the first record that begins behind its first tag;
 * all of them, where there is none. */
size_t ty_xml_before_next(taiyaku_str text, const char *record);
void ty_xml_plain_free(ty_xml_plain *plain);

#endif
