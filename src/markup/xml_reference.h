/* SPDX-License-Identifier: Apache-2.0 */
/*
 * References to characters (XML 1.0, 4.1 and 4.6).
 */
#ifndef TY_MARKUP_XML_REFERENCE_H
#define TY_MARKUP_XML_REFERENCE_H

#include "base/str.h"

/* Whether XML may hold it (XML 1.0, production [2]). */
bool ty_xml_is_char(uint32_t cp);
/* The value of "#65" or "#x41", UINT32_MAX where it is over U+10FFFF; false: it is no number. */
bool ty_xml_number(uint32_t *out, taiyaku_str body);
/* The character that every document calls so ("lt", "amp"), NUL for any other name. */
char ty_xml_predefined(taiyaku_str name);

#endif
