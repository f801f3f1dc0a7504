/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What stands inside a bracket beside a title, part by part:
 * "（よみ、原題：Game of Thrones、略称GOT[2]）", "(Japanese: 進撃の巨人, Hepburn: Shingeki no
 * Kyojin, lit. 'The Advancing Giant')", "(Kenkō, Essays in Idleness, Kokubun Taikan ed.)".
 */
#ifndef TY_EXTRACT_INSIDE_H
#define TY_EXTRACT_INSIDE_H

#include "extract/gloss.h"
#include "extract/labels.h"
#include "extract/scan.h"

enum { TY_PARTS_MAX = 16, TY_GLOSSES_MAX = 3 };

typedef struct ty_part {
	size_t from, to; /* behind the label, without quotation marks */
	ty_label label;
	ty_sort sort;
	bool quoted;
	uint32_t separator;	       /* before it; 0: it is the first */
	size_t romaji_from, romaji_to; /* what romanises it, beside it; empty: nothing does */
} ty_part;

typedef struct ty_inside {
	ty_part parts[TY_PARTS_MAX];
	size_t n;
} ty_inside;

/* Read the characters from..to, without the bracket itself. */
void ty_inside_read(ty_inside *out, const ty_scan *scan, size_t from, size_t to);

/* The parts that can be the gloss of a Japanese title before the bracket; how many. */
size_t ty_inside_glosses(const ty_part *out[TY_GLOSSES_MAX], const ty_inside *inside);
/* The part that is a Japanese title, for the English before the bracket; NULL: none. */
const ty_part *ty_inside_japanese(const ty_inside *inside);

#endif
