/* SPDX-License-Identifier: Apache-2.0 */
/* Which column of a table holds the Japanese, and which the English of it. */
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

typedef struct ty_column_sides {
	bool pairs; /* two columns go together: */
	bool named; /* both say their language */
	size_t ja, en;
	size_t reading; /* of words that are written in kana, where the cell of ja is empty */
	int confidence;
	taiyaku_kind kind;
	const char *rule;
} ty_column_sides;

/* By the names and the rows that were kept. */
ty_column_sides ty_column_sides_of(const ty_table_head *head);

#endif
