/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What the DTD and the text of TMX ask for beyond what reading needs.  It sees the elements of a
 * file go by and tells of what strict readers refuse.
 */
#ifndef TMX_TMX_CHECK_H
#define TMX_TMX_CHECK_H

#include "base/set.h"
#include "format.h"
#include "markup/xml_rules.h"

/* Codes open in one seg. */
enum { TY_TMX_CODES_MAX = 256 };

/* All-zero at the beginning of a file. */
typedef struct ty_tmx_check {
	ty_reading *reading;
	ty_position at; /* of the element that is handled */
	ty_xml_rules rules;
	bool is_last; /* not 1.1 to 1.3 */
	ty_set tuids;
	uint64_t open[TY_TMX_CODES_MAX]; /* i of each bpt without its ept so far */
	size_t n_open;
} ty_tmx_check;

void ty_tmx_check_start(ty_tmx_check *check, ty_reading *reading, ty_position at,
			const ty_xml_element *element);
void ty_tmx_check_end(ty_tmx_check *check, ty_position at, taiyaku_str name);
/* A damaged place was passed over. */
void ty_tmx_check_damage(ty_tmx_check *check);
void ty_tmx_check_free(ty_tmx_check *check);

#endif
