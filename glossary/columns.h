/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What the columns of a table of pairs hold: by the names in its header, English or Japanese, or,
 * without a header, by the script of what stands in them.  Knows rows of fields, no files.
 */
#ifndef TY_GLOSSARY_COLUMNS_H
#define TY_GLOSSARY_COLUMNS_H

#include "base/arena.h"

/* Columns past these are ignored. */
enum { TY_COLUMNS_MAX = 64 };

typedef enum ty_column {
	TY_COLUMN_NONE, /* no name: ignored */
	TY_COLUMN_SOURCE,
	TY_COLUMN_TARGET,
	TY_COLUMN_KIND,
	TY_COLUMN_STATUS,
	TY_COLUMN_READING,
	TY_COLUMN_NOTE,
	TY_COLUMN_MEMORY,
	TY_COLUMN_TUID,
	TY_COLUMN_ID,
	TY_COLUMN_FILE,
	TY_COLUMN_LINE,
	TY_COLUMN_AUTHOR,
	TY_COLUMN_ROMANIZED,
	TY_COLUMN_YEAR,
	TY_COLUMN_DATE,
	TY_COLUMN_URL,
	TY_COLUMN_PROP /* any other name: kept as a prop of that name */
} ty_column;

typedef struct ty_columns {
	ty_column of[TY_COLUMNS_MAX];
	taiyaku_str names[TY_COLUMNS_MAX]; /* of props; borrowed from the header */
	size_t n;
	taiyaku_kind kind; /* what the names of the columns tell: "用語" is a term */
	bool by_position;  /* the names say source and target, not which language is which */
} ty_columns;

/* A row of fields. */
typedef struct ty_fields {
	const taiyaku_str *fields;
	size_t n;
} ty_fields;

/* Whether the row is a header that names a source and a target column; out is filled then. */
bool ty_columns_header(ty_columns *out, ty_fields row, const taiyaku_languages *languages);
/* Whether a row that is no such header names languages, and no texts, or a language with its
 * region: the table is of others. */
bool ty_columns_foreign(ty_fields row, const taiyaku_languages *languages);

/* Without a header: the column with the most Japanese is the Japanese text, the one with the most
 * Latin letters the other; any further one is a note.  Between two other languages the first two
 * columns are source and target.  false: there are no two such columns. */
bool ty_columns_guess(ty_columns *out, const ty_fields *rows, size_t n,
		      const taiyaku_languages *languages);

/* Columns that are named source and target turn round where the Japanese is in the other. */
void ty_columns_turn(ty_columns *columns, const ty_fields *rows, size_t n,
		     const taiyaku_languages *languages);

/* A status in the words of any glossary ("承認済", "preferred", "deprecated"), as taiyaku_pair has
 * it; empty if it is none of them. */
taiyaku_str ty_columns_status(taiyaku_str value);
/* A kind likewise ("題名"). */
taiyaku_kind ty_columns_kind(taiyaku_str value);
/* The name of a column for a prop of this type, which is *name: as it is, or marked where it would
 * be read as another.  false: no memory. */
bool ty_columns_prop(taiyaku_str *name, ty_arena *arena, const taiyaku_languages *languages)
	__attribute__((warn_unused_result));
/* The tuid that a value of "id" is: none where it has the form of a content id, which is made anew
 * from the content, for that may have been edited. */
taiyaku_str ty_columns_tuid(taiyaku_str id);

#endif
