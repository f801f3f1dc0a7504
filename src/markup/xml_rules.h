/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Whether a document has the elements and attributes that its format allows, where it allows them:
 * what a DTD or a schema says, as a table, checked while the document is read.  What stands in an
 * element of another namespace is not looked at.
 */
#ifndef TY_MARKUP_XML_RULES_H
#define TY_MARKUP_XML_RULES_H

#include "markup/xml_read.h"

/*
 * children: names divided by blanks; ";" between those that come before and those that come after;
 * "+" before a name: at least one, "?": at most one, "!": exactly one; "+|" at the beginning of
 * such a part: at least one of its names; "*": elements of other namespaces, which are
 * those of another prefix and those that have no row.
 * attributes: "!" before a name: it must be there; "=a|b" behind it: its values, "#" among them for
 * a number, "x-" for one's own; ":n" behind it: a name token; "*": those with a prefix.
 * Either may be NULL: it is not looked at.
 */
typedef struct ty_xml_rule {
	const char *element, *children, *attributes;
} ty_xml_rule;

/* Told of each thing that is wrong, while the element is handled. */
typedef void (*ty_xml_tell)(void *ctx, const char *message);

typedef struct ty_xml_rules_frame {
	const ty_xml_rule *rule; /* NULL: not looked at */
	uint64_t seen;		 /* children, a bit for each in the table */
	unsigned part;		 /* of children that has begun */
} ty_xml_rules_frame;

/* All-zero but for rules, tell and ctx is one before the root. */
typedef struct ty_xml_rules {
	const ty_xml_rule *rules; /* the first is that of the root; borrowed */
	size_t n;
	ty_xml_tell tell;
	void *ctx;
	char prefix[16]; /* of the root */
	ty_xml_rules_frame frames[TY_XML_DEPTH_MAX + 1];
	size_t depth;
} ty_xml_rules;

void ty_xml_rules_start(ty_xml_rules *rules, const ty_xml_element *element);
void ty_xml_rules_end(ty_xml_rules *rules);
/* A damaged place was passed over: the next element stands in this one. */
void ty_xml_rules_resume(ty_xml_rules *rules, const char *parent);

#endif
