/* SPDX-License-Identifier: Apache-2.0 */
/* What is wrong with XML, in one line for the person who wrote it. */
#ifndef TY_MARKUP_XML_CAUSE_H
#define TY_MARKUP_XML_CAUSE_H

#include <libxml/xmlerror.h>

enum { TY_XML_CAUSE_SIZE = 256 };

#define TY_XML_BARE_AMPERSAND "an & that begins no reference"

void ty_xml_cause(char out[TY_XML_CAUSE_SIZE], const xmlError *error);

#endif
