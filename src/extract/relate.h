/* SPDX-License-Identifier: Apache-2.0 */
/*
 * How two fields of one record belong together: by their names, by the languages that they say, by
 * their places.  Looks at two fields at a time; extract/fields.c chooses among all of them.
 */
#ifndef TY_EXTRACT_RELATE_H
#define TY_EXTRACT_RELATE_H

#include "extract/block.h"
#include "extract/gloss.h"
#include "extract/names.h"

/* One field as it is looked at. */
typedef struct ty_item {
	const ty_field *field;
	taiyaku_str text;
	ty_name name;
	ty_side said;  /* by the tag, the name or the hint */
	bool japanese; /* holds kana or kanji */
	ty_sort sort;  /* once it is sorted */
	bool sorted;
	unsigned rivals; /* fields of its name and language, itself too */
	bool paired;
} ty_item;

/* It may be the Japanese, the English of a pair, by its letters and the language it says. */
static inline bool ty_item_is_ja(const ty_item *it)
{
	return it->japanese && (it->said == TY_SIDE_JAPANESE || it->said == TY_SIDE_NONE);
}

static inline bool ty_item_is_en(const ty_item *it)
{
	return !it->japanese && (it->said == TY_SIDE_ENGLISH || it->said == TY_SIDE_NONE);
}

typedef struct ty_relation {
	const char *rule; /* NULL: they do not */
	int confidence;
} ty_relation;

extern const ty_relation ty_related_by_likeness;

/* ja may be the Japanese of a pair, en the English; fields: of the whole record. */
ty_relation ty_relate(const ty_item *ja, const ty_item *en, size_t fields);
/* Whether their texts can say the same, whatever they are called; sorts en. */
bool ty_may_pair(const ty_item *ja, ty_item *en);
/* Whether another field of the record shows that the two are of other languages: the one Chinese,
 * or the other no English, where nothing says what it is (unsaid). */
bool ty_others_deny(ty_item *items, size_t n, const ty_item *ja, bool unsaid);
/* Both have the same name but for the language. */
bool ty_same_stem(const ty_item *a, const ty_item *b);

/* Names of two fields that say the same in two languages, whichever these are: source, target. */
bool ty_related_names(taiyaku_str a, taiyaku_str b);

#endif
