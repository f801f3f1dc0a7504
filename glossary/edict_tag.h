/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The codes of EDICT: what stands in brackets before a gloss, and behind a headword or a reading.
 */
#ifndef TY_GLOSSARY_EDICT_TAG_H
#define TY_GLOSSARY_EDICT_TAG_H

#include "base/buf.h"

/* What the tags so far say of the glosses that follow. */
typedef struct ty_edict_sense {
	const char *pos;   /* in a word that other formats know: "noun"; NULL: not said */
	const char *field; /* "computing"; NULL: general */
	bool name;	   /* of a person, a place, a company, a work */
	ty_buf note;	   /* owned: remarks, dialects and references, "; " between them */
} ty_edict_sense;

/* For a new line; its note keeps its memory. */
void ty_edict_start(ty_edict_sense *sense);
/* Take the tags before a gloss; what is left of it.  The number of a sense begins a new one. */
taiyaku_str ty_edict_take_tags(ty_edict_sense *sense, taiyaku_str gloss);

/* A headword or reading without the tags behind it: 附く(iK) -> 附く.  Other brackets stay. */
taiyaku_str ty_edict_without_tags(taiyaku_str word);
/* Whether a reading, "よみ" or "よみ(漢字;漢字)", is one of this headword; out is the reading. */
bool ty_edict_applies(taiyaku_str *out, taiyaku_str reading, taiyaku_str head);

#endif
