/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Pairs whose halves are blocks of their own: parallel headings, "原題: ..." under a heading, a
 * term and its definition.
 */
#ifndef TY_EXTRACT_SEQUENCE_H
#define TY_EXTRACT_SEQUENCE_H

#include "extract/names.h"
#include "extract/outlet.h"

/* The last title seen, in either language; all-zero: none yet. */
typedef struct ty_sequence {
	ty_buf title;  /* as it would be printed */
	bool japanese; /* its language */
	ty_block_kind kind;
	int level;
	uint64_t line;
	bool labelled;	/* it stood behind a label */
	bool titled;	/* which says of no language: 書名 */
	ty_side side;	/* which a lang attribute says */
	unsigned since; /* blocks that were looked at after it */
	bool adjacent;	/* nothing was handed over since */
	ty_buf parent;	/* the last item, where it is nothing but a title */
	int parent_level;
	bool parent_japanese;
} ty_sequence;

/* Whether a block without Japanese matters too. */
bool ty_sequence_wants(const ty_sequence *sequence, const ty_block *block);
TAIYAKU_CHECKED taiyaku_status ty_sequence_block(ty_sequence *sequence, ty_outlet *outlet,
						 const ty_scan *scan, taiyaku_error *err);
/* The title that a record at the head of a document gives it. */
TAIYAKU_CHECKED taiyaku_status ty_sequence_record(ty_sequence *sequence, const ty_record *record,
						  taiyaku_error *err);
void ty_sequence_free(ty_sequence *sequence);

#endif
