/* SPDX-License-Identifier: Apache-2.0 */
/* What the attributes of an element of HTML say: names and values in turn, as SAX gives them. */
#ifndef TY_DOCUMENT_HTML_ATTRIBUTES_H
#define TY_DOCUMENT_HTML_ATTRIBUTES_H

#include <libxml/xmlstring.h>

#include "extract/pairs.h"

/* The value of an attribute, or an empty text; borrowed. */
taiyaku_str ty_html_attribute(const xmlChar **list, const char *name);
/* The language (BCP 47) that an element says itself, by lang or by its class; empty: none. */
taiyaku_str ty_html_language(const xmlChar **list);
/* Hand over data-ja="題" data-en="Title": the texts of pages that show one language at a time. */
TAIYAKU_CHECKED taiyaku_status ty_html_texts(ty_pairs *pairs, const xmlChar **list, uint64_t line,
					     taiyaku_error *err);

#endif
