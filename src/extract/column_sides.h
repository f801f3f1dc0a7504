/* SPDX-License-Identifier: Apache-2.0 */
/* Which columns of a table hold Japanese, and which the English of it. */
#ifndef TY_EXTRACT_COLUMN_SIDES_H
#define TY_EXTRACT_COLUMN_SIDES_H

#include "extract/block.h"

/* Rows that are kept to see what the columns hold. */
enum { TY_TABLE_LOOK = 64 };

/* What a table begins with. */
typedef struct ty_table_head {
	ty_block *rows[TY_TABLE_LOOK];
	size_t widths[TY_TABLE_LOOK]; /* cells of each row */
	size_t n;
	ty_block *names; /* of the columns; NULL: they have none */
	size_t names_width;
} ty_table_head;

/* Two columns that go together. */
typedef struct ty_column_sides {
	bool named; /* both say their language */
	size_t ja, en;
	size_t reading; /* of words that are written in kana, where the cell of ja is empty */
	int confidence;
	taiyaku_kind kind;
	const char *rule;
} ty_column_sides;

/* Columns that go together, of one table. */
enum { TY_SIDES_MAX = 4 };

/* How many pairs of columns go together, at most TY_SIDES_MAX, the surest first: by the names and
 * the rows that were kept. */
size_t ty_column_sides_of(ty_column_sides *out, const ty_table_head *head);

#endif
