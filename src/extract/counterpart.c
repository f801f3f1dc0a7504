/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/counterpart.h"

#include <string.h>

#include "base/str.h"

/* Texts of one name and language that show that two come in turns. */
enum { TURNS_LEAST = 3 };

/* The place of an item among its rivals. */
static unsigned place_of(const ty_item *items, const ty_item *of)
{
	unsigned place = 0;

	for (const ty_item *it = items; it < of; it++)
		place += it->said == of->said && it->japanese == of->japanese &&
			 ty_str_equal(it->field->name, of->field->name);
	return place;
}

/* "Diuretic"@en, "利尿薬"@ja, "Tonic"@en, "強壮剤"@ja: of texts that come in turns, each goes with
 * the one it comes with.  NULL: they do not come in turns. */
static ty_item *neighbour_of(ty_item *items, size_t n, const ty_item *of)
{
	ty_item *held = NULL, *found = NULL;

	for (ty_item *it = items; it < items + n; it++) {
		if (!ty_str_equal(it->field->name, of->field->name) ||
		    !(ty_item_is_ja(it) || ty_item_is_en(it)))
			continue;
		if (held && held->said == it->said)
			return NULL;
		if (held && (held == of || it == of))
			found = held == of ? it : held;
		held = held ? NULL : it;
	}
	return held ? NULL : found;
}

ty_item *ty_counterpart_of(ty_item *items, size_t n, const ty_item *ja)
{
	for (ty_item *en = items; en < items + n; en++)
		if (ty_item_is_en(en) && en->said == TY_SIDE_ENGLISH && en->name.stem[0] &&
		    en->rivals == ja->rivals && ty_same_stem(ja, en) &&
		    !ty_str_equal(ja->field->name, en->field->name) &&
		    place_of(items, ja) == place_of(items, en))
			return en;
	/* Two and two may be the same thing twice, as publishers are. */
	return ja->said == TY_SIDE_JAPANESE && ja->field->lang.len && ja->rivals >= TURNS_LEAST
		       ? neighbour_of(items, n, ja)
		       : NULL;
}
