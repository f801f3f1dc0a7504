/* SPDX-License-Identifier: Apache-2.0 */
/* The attributes of a tag as libxml2 gives them, as our own. */
#ifndef TY_MARKUP_XML_ATTRIBUTES_H
#define TY_MARKUP_XML_ATTRIBUTES_H

#include <libxml/xmlstring.h>

#include "markup/xml_read.h"

/* libxml2 gives five pointers an attribute: name, prefix, namespace, value and its end.  out has
 * room for TY_XML_ATTRIBUTES_MAX; it borrows from what it is given and from values, which fails
 * where there is no memory.  Returns how many there are. */
size_t ty_xml_attributes(ty_xml_attribute *out, ty_buf *values, const xmlChar **from, int n);

#endif
