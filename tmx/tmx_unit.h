/* SPDX-License-Identifier: Apache-2.0 */
/*
 * One <tu> while it is read: what its elements say, and the pairs that this makes.  Knows no XML.
 */
#ifndef TMX_TMX_UNIT_H
#define TMX_TMX_UNIT_H

#include "format.h"
#include "tmx/tags.h"

/* Texts (tuv), and props of a unit or of one text; more are dropped. */
enum { TY_UNIT_VARIANTS_MAX = 256, TY_UNIT_PROPS_MAX = 1024 };

/* The type of the prop of an origin, one each, in their order; its value is that of
 * ty_origin_print. */
#define TY_UNIT_ORIGIN "x-origin"

/* Trados' prop of the segments around, as text; the prop of the header that says which these are,
 * and its value where the second is the segment behind (else the translation of the one before). */
#define TY_UNIT_TRADOS "x-ContextContent"
#define TY_UNIT_TRADOS_TYPE "x-TextContextMatchType"
#define TY_UNIT_TRADOS_FOLLOWS "PrecedingAndFollowingSource"

/* Attributes of tu and tuv that are kept as props, in the order of the DTD.  tuid, languages and
 * srclang are not among them: a pair says those itself. */
enum { TY_UNIT_ATTRIBUTES = 12 };

/* The name, such as "creationdate"; with a NUL behind it. */
taiyaku_str ty_unit_attribute(size_t i);
/* The attribute of this name; TY_UNIT_ATTRIBUTES: none. */
size_t ty_unit_attribute_of(taiyaku_str name);
/* Whether the attribute may have this value in a file that others read: dates in their form, counts
 * in digits, a segtype of the DTD; and whether tuv has it. */
bool ty_unit_attribute_ok(size_t i, taiyaku_str value, bool variant);

/* What a tu and a tuv both have. */
typedef struct ty_unit_fields {
	taiyaku_str attributes[TY_UNIT_ATTRIBUTES];
	taiyaku_prop *props;
	size_t n_props, props_cap;
} ty_unit_fields;

typedef struct ty_variant {
	taiyaku_str tag; /* xml:lang or lang; empty: it had none */
	bool has_seg;
	bool used; /* its text is in a pair */
	taiyaku_str text, markup;
	ty_unit_fields fields;
} ty_variant;

typedef struct ty_unit {
	ty_arena arena; /* holds all that follows, but for notes */
	ty_buf notes;	/* a line each */
	taiyaku_str tuid;
	ty_unit_fields fields;
	ty_variant variants[TY_UNIT_VARIANTS_MAX];
	size_t n_variants;
	bool failed;			 /* no memory */
	bool trados_follows;		 /* of the file: TY_UNIT_TRADOS_FOLLOWS */
	uint64_t props_left_out;	 /* of the file: beyond TY_UNIT_PROPS_MAX */
	uint64_t n_foreign;		 /* of the file: units that lack one of the two languages */
	char foreign[TY_TAGS_LIST_SIZE]; /* and the languages that they have */
} ty_unit;

void ty_unit_reset(ty_unit *unit);
void ty_unit_free(ty_unit *unit);

/* What follows copies its strings.  fields: those of unit or of one of its variants. */
void ty_unit_add_attribute(ty_unit *unit, ty_unit_fields *fields, taiyaku_str name,
			   taiyaku_str value);
void ty_unit_add_prop(ty_unit *unit, ty_unit_fields *fields, taiyaku_str type, taiyaku_str value);
/* A further note goes on a line of its own. */
void ty_unit_add_note(ty_unit *unit, taiyaku_str note);
void ty_unit_set(ty_unit *unit, taiyaku_str *field, taiyaku_str value);
/* NULL: there are too many. */
ty_variant *ty_unit_add_variant(ty_unit *unit);

/* Push the pairs of the two languages of the reading: that of the best fitting texts, and one more
 * for each further text that fits as well.  *cause: why there is none, in buffer or constant; else
 * NULL. */
TAIYAKU_CHECKED taiyaku_status ty_unit_push(const char **cause, char buffer[128], ty_unit *unit,
					    ty_reading *reading, taiyaku_error *err);

/* At the end of a file: tell of props that were left out, and where all of its units lack one of
 * the two languages, which they have. */
void ty_unit_tell(const ty_unit *unit, ty_reading *reading);

#endif
