/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Where the finds of every rule go: each gets its kind and its origin and is pushed to the reader's
 * sink, at once or when the note comes that its citation is in.
 */
#ifndef TY_EXTRACT_OUTLET_H
#define TY_EXTRACT_OUTLET_H

#include "extract/names.h"
#include "extract/waiting.h"
#include "format.h"
#include "text/han.h"

typedef struct ty_outlet {
	ty_reading *reading; /* borrowed */
	taiyaku_str file;
	uint64_t held_line; /* the line of every origin; 0: its own */
	ty_arena arena;	    /* memory until the end of what is being handed over */
	ty_han *han;	    /* opened when a title has no kana */
	bool japanese;	    /* something that only Japanese writes was met */
	bool chinese;	    /* likewise */
	ty_waiting waiting;
	struct ty_outlet_said {
		uint32_t en, ja[2]; /* hashes */
		unsigned n;	    /* Japanese texts it was said of */
	} said[64];		    /* by the hash of the English */
	ty_names names;		    /* of fields */
} ty_outlet;

void ty_outlet_free(ty_outlet *outlet);
/* The table of characters that tells Japanese from Chinese; owned by the outlet. */
TAIYAKU_CHECKED taiyaku_status ty_outlet_han(const ty_han **out, ty_outlet *outlet,
					     taiyaku_error *err);
/* Whether a text in kanji is Chinese: by its characters, or because the document has shown Chinese
 * ones and no kana. */
TAIYAKU_CHECKED taiyaku_status ty_outlet_chinese(bool *out, ty_outlet *outlet, taiyaku_str text,
						 taiyaku_error *err);
/* What is said in a bracket of three different things, "(class)", tells what they are: true from
 * the third on. */
bool ty_outlet_repeats(ty_outlet *outlet, taiyaku_str ja, taiyaku_str en);
/* Push it, or keep it until the note comes that about.note names. */
TAIYAKU_CHECKED taiyaku_status ty_outlet_push(ty_outlet *outlet, const ty_found *found,
					      taiyaku_error *err);
/* Push those that waited for the note of this label, with what it says; NULL: all that wait. */
TAIYAKU_CHECKED taiyaku_status ty_outlet_note(ty_outlet *outlet, const ty_scan *note,
					      taiyaku_error *err);

#endif
