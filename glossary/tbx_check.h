/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What TBX asks for beyond what reading needs (ISO 30042:2008 as martif, :2019 as tbx): its
 * structure, its two styles, and which categories the public dialects have.
 */
#ifndef GLOSSARY_TBX_CHECK_H
#define GLOSSARY_TBX_CHECK_H

#include "base/set.h"
#include "format.h"
#include "markup/xml_rules.h"

/* All-zero at the beginning of a file. */
typedef struct ty_tbx_check {
	ty_reading *reading;
	ty_position at; /* of the element that is handled */
	ty_xml_rules rules;
	ty_set ids;		/* of concepts */
	const char *categories; /* of the dialect: names divided by blanks; NULL: any */
	char dialect[16];
	bool elements; /* categories are elements (DCT), not types */
} ty_tbx_check;

void ty_tbx_check_start(ty_tbx_check *check, ty_reading *reading, ty_position at,
			const ty_xml_element *element);
void ty_tbx_check_end(ty_tbx_check *check, ty_position at);
/* A damaged place was passed over. */
void ty_tbx_check_damage(ty_tbx_check *check);
void ty_tbx_check_free(ty_tbx_check *check);

#endif
