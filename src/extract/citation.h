/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The citation around a title: who wrote it, when, and where it is to be read.  Looks at text and
 * marked spans only; "Asahi Shinbun. (2014). 題 [gloss]. 28 July 2014, http://...".
 */
#ifndef TY_EXTRACT_CITATION_H
#define TY_EXTRACT_CITATION_H

#include "extract/scan.h"

/* What a citation says; every field may be empty, and is a view of the block or of the arena. */
typedef struct ty_citation {
	taiyaku_str author, romanized, year, date, url;
	taiyaku_str note; /* the label of the note that the text after the title points to */
	bool year_before; /* (year). stands between author and title */
} ty_citation;

/* The citation of the pair at characters from..to.  false: no memory. */
bool ty_citation_find(ty_citation *out, ty_arena *arena, const ty_scan *scan, size_t from,
		      size_t to) __attribute__((warn_unused_result));

/* The year in a bracket that opens at character i: "(2014)", "(2014, June 14)", "（2014年）";
 * its bytes, or an empty view. */
taiyaku_str ty_citation_year_in(const ty_scan *scan, size_t i);

#endif
