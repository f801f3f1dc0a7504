/* SPDX-License-Identifier: Apache-2.0 */
/* What both languages need to find the edge of a title; for edge*.c. */
#ifndef TY_EXTRACT_EDGE_PART_H
#define TY_EXTRACT_EDGE_PART_H

#include "extract/edge.h"

typedef struct ty_edge_walk {
	const ty_scan *scan;
	size_t at;  /* the title begins here or before */
	size_t end; /* of the title */
	ty_edge_kind kind;
} ty_edge_walk;

/* To the left edge of the title that ends at end; false: it is too long for one. */
bool ty_edge_walk_left(ty_edge_walk *w, const ty_scan *scan, size_t end);
/* は, を, の: a particle that says what the word before it does in the sentence. */
bool ty_edge_is_particle(uint32_t cp);
/* "the 題 template", "Sounds like 題": the last word of from..to is an English one. */
bool ty_edge_ends_in_small_word(const ty_scan *scan, size_t from, size_t to);
/* The span of a mark that can show a title and that ends before character i; NULL: none. */
const ty_span *ty_edge_span(const ty_scan *scan, size_t i);
/* <publisher>, </b>: markup that a reader of plain text left in. */
bool ty_edge_is_tag(const ty_scan *scan, size_t open);
/* “Title” (North Press, 2013): the English title of the citation that goes on at character end. */
bool ty_edge_cited_english(ty_edge *out, const ty_scan *scan, size_t end);
/* The same where nothing but its publisher and its year stand between them, or its publisher alone
 * and the year before it. */
bool ty_edge_published_english(ty_edge *out, const ty_scan *scan, size_t end);
/* The kind of edge just before character i of a text that ends at end, if one is there whatever
 * the text says. */
bool ty_edge_hard(ty_edge_kind *kind, const ty_scan *scan, size_t i, size_t end);
/* Over white space, with one line end at most, before a bracket; false: nothing is before it. */
bool ty_edge_skip_space(const ty_scan *scan, size_t *at);
/* Without decoration and punctuation at the ends. */
void ty_edge_trim(const ty_scan *scan, ty_edge *edge);

/* The bracket at open is a mark behind a word: [2], [b], [注釈 1], [note 3]. */
bool ty_edge_note_mark(const ty_scan *scan, size_t open);

#endif
