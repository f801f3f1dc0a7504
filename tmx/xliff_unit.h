/* SPDX-License-Identifier: Apache-2.0 */
/*
 * One unit of XLIFF while it is read: its texts, whole and in segments, and the pairs that they
 * make.  Knows no XML.
 */
#ifndef TMX_XLIFF_UNIT_H
#define TMX_XLIFF_UNIT_H

#include "tmx/tmx_unit.h"

/* Segments of a unit; native codes of one (2.x).  A unit of more segments is rejected. */
enum { TY_XLIFF_SEGMENTS_MAX = 1000, TY_XLIFF_DATA_MAX = 1000 };

typedef struct ty_xliff_segment {
	taiyaku_str id; /* mid, in 2.x the id */
	taiyaku_str text[2], markup[2];
	bool has[2];
	taiyaku_str status; /* of a pair, or empty */
	bool untouched;	    /* said to be not translated yet */
} ty_xliff_segment;

typedef struct ty_xliff_unit {
	ty_unit fields;	     /* note, props, tuid; its arena holds everything */
	taiyaku_str tags[2]; /* languages, of source and target as XLIFF calls them */
	ty_xliff_segment whole;
	bool approved;
	bool locked; /* not to be translated */
	ty_xliff_segment segments[TY_XLIFF_SEGMENTS_MAX];
	size_t n_segments;
	size_t n_targets; /* of the segments */
	taiyaku_prop data[TY_XLIFF_DATA_MAX];
	size_t n_data;
	taiyaku_origin place; /* what its contexts say: file and line */
	const char *flaw;
	uint64_t copies; /* of sources, left out as not translated yet: of all units so far */
} ty_xliff_unit;

void ty_xliff_unit_reset(ty_xliff_unit *unit);
void ty_xliff_unit_free(ty_xliff_unit *unit);

/* The segment of this id, made if there is none; NULL: there are too many. */
ty_xliff_segment *ty_xliff_unit_segment(ty_xliff_unit *unit, taiyaku_str id, bool make);
/* A text of a segment; a second one is a flaw. */
void ty_xliff_unit_set(ty_xliff_unit *unit, ty_xliff_segment *segment, int side, taiyaku_str text,
		       taiyaku_str markup);
/* What a state says, in XLIFF's words or those of a program: the status of a pair, and whether
 * nobody has translated it; false: no more than that there is a translation. */
bool ty_xliff_state(taiyaku_str *status, bool *untouched, taiyaku_str state);
/* What a program says of the state of a translation. */
void ty_xliff_unit_state(ty_xliff_unit *unit, ty_xliff_segment *segment, taiyaku_str state);
/* A field of ours by its name: "reading", "prop definition"; false: there is no such. */
bool ty_xliff_unit_ours(ty_xliff_unit *unit, taiyaku_str name, taiyaku_str value);

/* Push the pairs.  *cause: why the unit is bad, in buffer or constant; else NULL. */
TAIYAKU_CHECKED taiyaku_status ty_xliff_unit_push(const char **cause, char buffer[128],
						  ty_xliff_unit *unit, ty_reading *reading,
						  taiyaku_error *err);

#endif
