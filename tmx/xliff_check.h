/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What XLIFF 1.2 and 2.x ask for beyond what reading needs, as tmx_check.h for TMX.
 */
#ifndef TMX_XLIFF_CHECK_H
#define TMX_XLIFF_CHECK_H

#include "base/set.h"
#include "format.h"
#include "markup/xml_read.h"

/* All-zero at the beginning of a file. */
typedef struct ty_xliff_check {
	ty_set ids;	   /* of units, of this <file> */
	bool has_target;   /* the language of targets is named */
	bool told_target;  /* that it is not */
	unsigned in_other; /* inside elements of other use: alt-trans, matches */
} ty_xliff_check;

/* second: of 2.x. */
void ty_xliff_check_start(ty_xliff_check *check, ty_reading *reading, ty_position at, bool second,
			  const ty_xml_element *element);
void ty_xliff_check_end(ty_xliff_check *check, taiyaku_str name);
void ty_xliff_check_free(ty_xliff_check *check);

#endif
