/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The columns of a UTX file: from a name in the column line to what its cells mean, and back.  A
 * name is a field, alone or with a side before it (1.11, "src:pos") or behind it (1.20, "pos:ja").
 * A field that UTX does not name is kept under its own name; a type of a prop that is one of those
 * names is "prop " and the type.
 */
#ifndef TY_GLOSSARY_UTX_COLUMN_H
#define TY_GLOSSARY_UTX_COLUMN_H

#include "base/arena.h"

typedef enum ty_utx_field {
	TY_UTX_TERM,
	TY_UTX_STATUS,
	TY_UTX_NOTE,
	TY_UTX_READING,
	TY_UTX_TUID,
	TY_UTX_MEMORY,
	TY_UTX_ORIGIN,
	TY_UTX_PROP
} ty_utx_field;

typedef struct ty_utx_column {
	ty_utx_field field;
	int side;	  /* of taiyaku_pair.text; -1: of neither */
	taiyaku_str prop; /* type, for TY_UTX_PROP and for a note or reading that is one */
} ty_utx_column;

/* What a name means in a file whose sides src and tgt are these sides of a pair.  Of a language
 * that is none of the two: TY_UTX_PROP under the whole name.  false: no memory. */
bool ty_utx_column_of(ty_utx_column *out, ty_arena *arena, taiyaku_str name, const int sides[2],
		      const taiyaku_languages *languages) __attribute__((warn_unused_result));

/* The name of the column for a prop of this type, marked where it would be read as another one;
 * false: no memory. */
bool ty_utx_prop_name(taiyaku_str *out, ty_arena *arena, taiyaku_str type,
		      const taiyaku_languages *languages) __attribute__((warn_unused_result));

/* Where a column of this name stands in a file: first what UTX names, in its order, then by name.
 */
int ty_utx_column_rank(taiyaku_str name);

#endif
