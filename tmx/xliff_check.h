/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What XLIFF 1.2 and 2.x ask for beyond what reading needs, as tmx_check.h for TMX.
 */
#ifndef TMX_XLIFF_CHECK_H
#define TMX_XLIFF_CHECK_H

#include "base/set.h"
#include "format.h"
#include "markup/xml_rules.h"

/* All-zero at the beginning of a file. */
typedef struct ty_xliff_check {
	ty_reading *reading;
	ty_position at; /* of the element that is handled */
	ty_xml_rules rules;
	bool second;
	ty_set files;	       /* ids of <file> */
	ty_set ids;	       /* of units and groups, of this <file> */
	ty_set inner;	       /* of what stands in this unit, and of its data */
	char languages[2][40]; /* of sources and targets */
	bool has_target;       /* the language of targets is named */
	bool told_target;      /* that it is not */
	bool in_target;
	unsigned in_other; /* inside elements of other use: alt-trans, matches */
} ty_xliff_check;

void ty_xliff_check_start(ty_xliff_check *check, ty_reading *reading, ty_position at,
			  const ty_xml_element *element);
void ty_xliff_check_end(ty_xliff_check *check, ty_position at, taiyaku_str name);
/* A damaged place was passed over. */
void ty_xliff_check_damage(ty_xliff_check *check);
void ty_xliff_check_free(ty_xliff_check *check);

#endif
