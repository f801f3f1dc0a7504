/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Text as XML 1.0 into a buffer, so that a parser gives back exactly what went in.  What XML
 * forbids at all (control characters, U+FFFE, U+FFFF) is left out and counted.
 */
#ifndef TY_MARKUP_XML_WRITE_H
#define TY_MARKUP_XML_WRITE_H

#include "base/buf.h"

/* Content of an element.  Returns the number of characters that were left out. */
size_t ty_xml_add_text(ty_buf *to, taiyaku_str s);
/* A blank, the name, and the value in quotes. */
size_t ty_xml_add_attribute(ty_buf *to, const char *name, taiyaku_str value);

#endif
