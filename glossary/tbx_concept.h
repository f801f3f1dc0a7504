/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A concept as TBX has it: what is said of it, of each language, of each term; and the pairs that
 * it comes to, every term of one language with every term of the other.
 */
#ifndef TY_GLOSSARY_TBX_CONCEPT_H
#define TY_GLOSSARY_TBX_CONCEPT_H

#include "base/arena.h"
#include "format.h"

/* Terms of one language, values of one place. */
enum { TY_TBX_TERMS_MAX = 1000, TY_TBX_VALUES_MAX = 1000 };
/* Pairs of a concept times the square of its values: the work that it makes. */
#define TY_TBX_WORK_MAX ((uint64_t)200 << 20)

/* One thing that is said: a category, "note", or a name of TMX ("creationdate"). */
typedef struct ty_tbx_value {
	struct ty_tbx_value *next;
	taiyaku_str name;
	taiyaku_str text;
	taiyaku_str source; /* where a definition or a context is from */
	bool from_note;	    /* a note named it: what TBX has no value for */
} ty_tbx_value;

/* Values in the order of the file. */
typedef struct ty_tbx_values {
	ty_tbx_value *first, *last;
	size_t n;
} ty_tbx_values;

typedef struct ty_tbx_term {
	struct ty_tbx_term *next;
	struct ty_tbx_term *sorted; /* the next where the order changes */
	taiyaku_str text;
	ty_tbx_values values;
	taiyaku_str status; /* of the term, as taiyaku_pair has it */
} ty_tbx_term;

typedef struct ty_tbx_section {
	ty_tbx_values values;
	ty_tbx_term *first, *last;
	size_t n;
} ty_tbx_section;

typedef struct ty_tbx_concept {
	taiyaku_str id; /* as the file has it */
	ty_tbx_values values;
	ty_tbx_section sections[2]; /* by side */
} ty_tbx_concept;

/* Append; NULL or false: no memory, or too many. */
ty_tbx_value *ty_tbx_add_value(ty_tbx_values *values, ty_arena *arena, taiyaku_str name,
			       taiyaku_str text);
bool ty_tbx_add_term(ty_tbx_section *section, ty_tbx_term *term)
	__attribute__((warn_unused_result));

/* Whether it is over TY_TBX_WORK_MAX. */
bool ty_tbx_is_too_much(const ty_tbx_concept *concept);
/* Push the pairs of a concept that is not. */
TAIYAKU_CHECKED taiyaku_status ty_tbx_push(ty_tbx_concept *concept, ty_arena *arena,
					   ty_reading *reading, taiyaku_error *err);

/* The status that a term has if only its pairs are known: on each side the best of those its
 * pairs have.  But where all pairs of a source term are discouraged, each by a target term that
 * is so everywhere, nothing is said of the source term. */
typedef struct ty_tbx_link {
	size_t terms[2]; /* index of the term on each side */
	taiyaku_str status;
} ty_tbx_link;
void ty_tbx_statuses(taiyaku_str *statuses[2], const size_t n_terms[2], const ty_tbx_link *links,
		     size_t n);

/* An id that XML takes ("1" is none) for a concept, and back. */
bool ty_tbx_id_write(taiyaku_str *out, ty_arena *arena, taiyaku_str id)
	__attribute__((warn_unused_result));
bool ty_tbx_id_read(taiyaku_str *out, ty_arena *arena, taiyaku_str id)
	__attribute__((warn_unused_result));

/* A note that says what no category of TBX-Basic can, or not in its list of values:
 * "reading: さーばー", which only a term has; *name and *value are set.  false: an ordinary note.
 */
bool ty_tbx_special(taiyaku_str *name, taiyaku_str *value, taiyaku_str note, bool of_term);

#endif
