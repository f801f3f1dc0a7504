/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TMX_XLIFF_RULES_H
#define TMX_XLIFF_RULES_H

#include "markup/xml_rules.h"

/* The elements of XLIFF 1.2, or of 2.1: n rows, the root first. */
const ty_xml_rule *ty_xliff_rules(size_t *n, bool is_second);

#endif
