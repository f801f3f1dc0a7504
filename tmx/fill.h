/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Filling matches into a bilingual file.  An editor (fill_xliff.c, fill_po.c) knows where a format
 * keeps its texts and changes those places; what is known of a text is asked of pretranslate.c, so
 * an editor knows no store.
 */
#ifndef TMX_FILL_H
#define TMX_FILL_H

#include "text/edit.h"
#include "tmx/codes.h"

/* One match, in the direction of the file. */
typedef struct ty_known {
	taiyaku_str text[2], markup[2]; /* [0] in the language of the file's source */
	taiyaku_str memory;
	taiyaku_str context; /* the msgctxt it was found under, or empty */
	int score;
	bool provisional;	/* a draft, or others are as good */
	ty_corrected corrected; /* text[1] with the numbers of the file, if n > 0 */
} ty_known;

/* What is known of one text, best first.  In the arena it was asked with. */
typedef struct ty_knowledge {
	ty_known *list;
	size_t n;
} ty_knowledge;

/* A term that occurs in a text of the file, in the direction of the file. */
typedef struct ty_known_term {
	taiyaku_str text[2], definition; /* the last may be empty */
	int rank;			 /* 0 approved, 1 nothing is said, 2 another status */
} ty_known_term;

/* Terms in the order of their places, of each the best translation first, each pair once. */
typedef struct ty_known_terms {
	ty_known_term *list;
	size_t n, cap;
} ty_known_terms;

typedef struct ty_fill {
	ty_edit *edit;
	ty_input *in;		     /* of the edit, for a look at its beginning */
	const char *name;	     /* of the file, for messages */
	taiyaku_languages languages; /* of the store */
	const taiyaku_pretranslate_options *options;
	const taiyaku_hooks *hooks;
	taiyaku_pretranslate_counts counts;
	/* side: that of the store which the text of the file is on. */
	taiyaku_status (*ask)(void *ctx, ty_knowledge *out, ty_arena *arena,
			      const taiyaku_segment *segment, int side, taiyaku_error *err);
	/* Add the terms that occur in a text. */
	taiyaku_status (*ask_terms)(void *ctx, ty_known_terms *to, ty_arena *arena,
				    taiyaku_str text, int side, taiyaku_error *err);
	void *ctx;
} ty_fill;

/* Ask, and count the best. */
TAIYAKU_CHECKED taiyaku_status ty_fill_ask(ty_fill *fill, ty_knowledge *out, ty_arena *arena,
					   const taiyaku_segment *segment, int side,
					   taiyaku_error *err);
/* Whether a match is to be filled in; marks: the format marks what is fuzzy. */
bool ty_fill_wanted(const ty_fill *fill, const ty_known *known, bool marks);
/* A translation was filled in. */
void ty_fill_count(ty_fill *fill, bool review);
/* A text is left as it is, for a reason that is told with its line. */
void ty_fill_skip(ty_fill *fill, uint64_t line, const char *why);
/* Something that is told of the file. */
void ty_fill_tell(const ty_fill *fill, uint64_t line, const char *what);
/* The translation of a match for a text of the file, which has these codes.  *review: it is to be
 * looked at.  false: no memory. */
bool ty_fill_make(ty_coded *out, bool *review, ty_arena *arena, const ty_known *known,
		  const ty_coded *file) __attribute__((warn_unused_result));

TAIYAKU_CHECKED taiyaku_status ty_fill_xliff(ty_fill *fill, taiyaku_error *err);
TAIYAKU_CHECKED taiyaku_status ty_fill_po(ty_fill *fill, taiyaku_error *err);

#endif
