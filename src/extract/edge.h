/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Where a title begins that ends just before a bracket.  Colons, spaces, "=", Latin words, "<...>"
 * and quotation marks inside do not end a title; what ends it depends on what it stands in: a
 * citation, a short line, an English sentence, a Japanese one.
 */
#ifndef TY_EXTRACT_EDGE_H
#define TY_EXTRACT_EDGE_H

#include "extract/scan.h"

/* What stands at the left edge, the surest first. */
typedef enum ty_edge_kind {
	TY_EDGE_QUOTED,	  /* quotation marks, emphasis or a link around the whole title */
	TY_EDGE_CITATION, /* "(2014). ", a romanised title in quotation marks or emphasis */
	TY_EDGE_ENCLOSED, /* the beginning of a quotation or a link that goes on to the gloss */
	TY_EDGE_START,	  /* the beginning of a line, an item, a cell */
	TY_EDGE_LATIN,	  /* an English sentence before Japanese words */
	TY_EDGE_STOP,	  /* the end of a sentence, a comma, a dash */
	TY_EDGE_PROSE	  /* a particle inside a Japanese sentence */
} ty_edge_kind;

typedef struct ty_edge {
	size_t from, to; /* characters; white space and marks at the ends are outside */
	ty_edge_kind kind;
} ty_edge;

/* The Japanese title that ends before the bracket at character at; close is its other end (or at,
 * when what follows is no bracket).  false: there is none. */
bool ty_edge_japanese(ty_edge *out, const ty_scan *scan, size_t at, size_t close);

/* A term of a Japanese sentence that begins further to the left: over one particle or ending, not
 * over a comma or what it is the subject or the object of.  false: there is none. */
bool ty_edge_longer(ty_edge *edge, const ty_scan *scan);

/* The English text that ends before the bracket at character at, where a mark shows its beginning;
 * vouched: the bracket itself says that what it holds is the Japanese of it. */
bool ty_edge_english(ty_edge *out, const ty_scan *scan, size_t at, size_t close, bool vouched);

/* A block that holds little but a title: no running text around it. */
bool ty_edge_short_block(const ty_scan *scan);

#endif
