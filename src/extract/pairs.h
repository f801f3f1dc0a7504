/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The one place that decides what is a pair of a Japanese title and its English gloss.  Readers
 * hand over what a document says (extract/block.h) in its order; pairs pushes what it finds with
 * ty_reading_pair: both texts, kind, rule, confidence, and the origin (file, line, author,
 * romanized, year, date, url).
 *
 *	status = ty_pairs_open(&pairs, reading, err);
 *	while (!status && the document goes on)
 *		status = ty_pairs_block(pairs, block, err);   or _record, or _row
 *	if (!status)
 *		status = ty_pairs_finish(pairs, err);
 *	ty_pairs_free(pairs);
 *
 * Hand over English blocks too: the heading beside a Japanese one, the note that a mark points to.
 * Only text that has no Japanese anywhere near may be left out.
 */
#ifndef TY_EXTRACT_PAIRS_H
#define TY_EXTRACT_PAIRS_H

#include "extract/block.h"
#include "extract/language.h"
#include "format.h"

typedef struct ty_pairs ty_pairs;

TAIYAKU_CHECKED taiyaku_status ty_pairs_open(ty_pairs **out, ty_reading *reading,
					     taiyaku_error *err);
/* A block of text, in the order of the document. */
TAIYAKU_CHECKED taiyaku_status ty_pairs_block(ty_pairs *pairs, const ty_block *block,
					      taiyaku_error *err);
/* A record of labelled fields.  A field that finds no partner is looked at as text, so a reader
 * need not hand it over again as a block. */
TAIYAKU_CHECKED taiyaku_status ty_pairs_record(ty_pairs *pairs, const ty_record *record,
					       taiyaku_error *err);
/* A row of a table: cells from left to right, header: they name the columns.  Rows of one table
 * follow one another. */
TAIYAKU_CHECKED taiyaku_status ty_pairs_row(ty_pairs *pairs, const ty_block *cells, size_t n,
					    bool header, taiyaku_error *err);
/* The table is over; also implied by anything else that is handed over. */
TAIYAKU_CHECKED taiyaku_status ty_pairs_table_end(ty_pairs *pairs, taiyaku_error *err);
/* Until it is released every origin gets this line: strings whose escapes make line ends that the
 * file does not have.  0: lines are those that are handed over.  A line that is held already stays.
 * Returns what was held, for ty_pairs_release_line. */
uint64_t ty_pairs_hold_line(ty_pairs *pairs, uint64_t line);
void ty_pairs_release_line(ty_pairs *pairs, uint64_t held);
/* Tell what is wrong with a line that is read all the same. */
void ty_pairs_tell(ty_pairs *pairs, uint64_t line, const char *what);
/* Tell that of a line, a row or a text (what) that begins in a line of the file nothing is read
 * behind max bytes. */
void ty_pairs_tell_cut(ty_pairs *pairs, uint64_t line, const char *what, size_t max);
/* What follows is shown as part of a file; NONE: of none.  Returns what was said before, to be
 * said again behind it. */
ty_file_language ty_pairs_file(ty_pairs *pairs, ty_file_language file);
/* Whether what is read is part of a file in a language. */
bool ty_pairs_in_file(const ty_pairs *pairs);
/* A text of that file; key: the hash of where in it the text stands.  It may also be handed over as
 * what it is. */
TAIYAKU_CHECKED taiyaku_status ty_pairs_message(ty_pairs *pairs, uint64_t key, taiyaku_str text,
						uint64_t line, taiyaku_error *err);
/* Push what still waits (for a note, for the rest of a table). */
TAIYAKU_CHECKED taiyaku_status ty_pairs_finish(ty_pairs *pairs, taiyaku_error *err);
/* NULL is fine. */
void ty_pairs_free(ty_pairs *pairs);

/* A text worth handing over: it holds a kana or a kanji.  Runs at the speed of a scan over text
 * that has none. */
bool ty_pairs_wanted(taiyaku_str text);
/* Whether these pairs want all text, for its sentences are asked for. */
bool ty_pairs_want_all(const ty_pairs *pairs);
/* Whether these pairs want a text, for one of the two reasons. */
bool ty_pairs_want(const ty_pairs *pairs, taiyaku_str text);

#endif
