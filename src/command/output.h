/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Results: text for people, tab-separated fields or JSON Lines.  Nothing that a document holds
 * leaves here as a control character, whatever the shape.
 */
#ifndef TY_COMMAND_OUTPUT_H
#define TY_COMMAND_OUTPUT_H

#include "base/io.h"

typedef enum ty_shape { TY_AS_TEXT, TY_AS_TSV, TY_AS_JSON } ty_shape;

/* How a piece of text looks where colour is on. */
typedef enum ty_style { TY_PLAIN, TY_STRONG, TY_FAINT, TY_HEADING, TY_MARK } ty_style;

/* A field that a command adds to a pair, or one of a result that is no pair. */
typedef struct ty_value {
	const char *name; /* in JSON */
	taiyaku_str text;
	taiyaku_str json; /* in JSON this, as it stands, in the place of the text */
	bool counts;	  /* the value is the number, not the text */
	int64_t number;
	int hidden; /* a set of TY_NOT_IN_... */
} ty_value;

enum { TY_NOT_IN_TEXT = 1, TY_NOT_IN_TSV = 2, TY_NOT_IN_JSON = 4 };

/* Parts of a text that stand out where colour is on: rising, in code points. */
typedef struct ty_marks {
	const taiyaku_span *list;
	size_t n;
} ty_marks;

typedef struct ty_results {
	ty_shape shape;
	bool colour;
	const char *path;	     /* "-": standard output */
	taiyaku_languages languages; /* names the texts in JSON */
	bool turned;		     /* in TSV the target text stands first */
	ty_output *to;		     /* opened by the first result */
	ty_buf line;
	uint64_t n; /* pairs and records so far */
	/* Of the next pair, which forgets them: what stands out in its texts, by side, and a text
	 * to show below it. */
	ty_marks marks[2];
	taiyaku_str below;
	ty_marks below_marks;
	ty_buf text; /* of the next record, which forgets it: what people read in its place */
} ty_results;

/* A pair and the command's own fields.  EIO once writing failed. */
TAIYAKU_CHECKED taiyaku_status ty_results_pair(ty_results *to, const taiyaku_pair *pair,
					       const ty_value *fields, size_t n,
					       taiyaku_error *err);
/* A result that is no pair.  The text that was put together in the results says it to people: one
 * line or several, without the last line end. */
TAIYAKU_CHECKED taiyaku_status ty_results_record(ty_results *to, const ty_value *fields, size_t n,
						 taiyaku_error *err);
/* That text as it is, whatever the shape: help, pages, lines of ids. */
TAIYAKU_CHECKED taiyaku_status ty_results_raw(ty_results *to, taiyaku_error *err);
/* A heading over the results that follow; nothing but in text. */
TAIYAKU_CHECKED taiyaku_status ty_results_heading(ty_results *to, taiyaku_str text,
						  taiyaku_error *err);
/* What was written so far goes to its reader. */
TAIYAKU_CHECKED taiyaku_status ty_results_flush(ty_results *to, taiyaku_error *err);
/* End: flushes, checks, frees. */
TAIYAKU_CHECKED taiyaku_status ty_results_close(ty_results *to, taiyaku_error *err);
/* Frees; a file that was begun does not appear. */
void ty_results_abort(ty_results *to);

/* Append s so that it stays in its line and its field: tabs and line ends become blanks, other
 * control characters their pictures (U+2400 and on), so that they are seen and do nothing. */
void ty_clean_add(ty_buf *to, taiyaku_str s);

#endif
