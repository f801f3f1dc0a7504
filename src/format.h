/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What a format is: a descriptor with a reader that pushes pairs to a sink, and a writer that is a
 * sink.  To add one: a file ending in "const ty_format ty_format_<name> = { ... };" and a row in
 * formats.c.  Nothing else names a format.
 */
#ifndef TY_FORMAT_H
#define TY_FORMAT_H

#include "base/arena.h"
#include "base/io.h"
#include "base/lost.h"
#include "base/position.h"
#include "base/repeats.h"

struct ty_segmenter;  /* text/segment.h */
struct ty_text;	      /* text/convert.h */
struct ty_xml_reader; /* markup/xml_read.h */

/* How much of a file a sniff function sees. */
enum { TY_HEAD_SIZE = 4096 };

/* The beginning of a file, to tell its format. */
typedef struct ty_head {
	taiyaku_str raw;  /* bytes as they are */
	taiyaku_str text; /* as UTF-8; empty if it is not text */
	taiyaku_str name; /* of the file, without its directories and a final .gz */
} ty_head;

/* One file being read: where the bytes come from, where the pairs go, what is counted. */
typedef struct ty_reading {
	ty_input *in;
	const taiyaku_read_options *options; /* languages are filled in */
	const taiyaku_sink *to;
	const taiyaku_hooks *hooks;
	taiyaku_read_counts counts;
	struct ty_segmenter *segmenter; /* where sources are wanted: of documents */
	/* Control characters that pairs had, and which pair was the first. */
	uint64_t controls, controls_from;
	ty_repeats repeats; /* of ty_reading_tell */
} ty_reading;

/* What a record is called in messages. */
typedef struct ty_unit_name {
	const char *what, *id_name; /* "unit", "tuid" */
	uint64_t number;
	taiyaku_str id; /* empty: none */
} ty_unit_name;

/* Push one pair on: counts it, drops its control characters, and gives it the kind and the memory
 * that the options say.  One with a text of nothing else is a record that was skipped.
 * A reader sets kind TAIYAKU_ANY when it cannot tell; the sink then gets a segment. */
TAIYAKU_CHECKED taiyaku_status ty_reading_pair(ty_reading *reading, const taiyaku_pair *pair,
					       taiyaku_error *err);
/* Count control characters that a reader dropped itself, before the next pair. */
void ty_reading_dropped(ty_reading *reading, uint64_t controls);
/* Report a record that cannot be read, and go on: counts it, warns with its place, hands the
 * record as it stood in the file (may be empty) to the rejects. */
TAIYAKU_CHECKED taiyaku_status ty_reading_reject(ty_reading *reading, ty_position at,
						 taiyaku_str record, taiyaku_error *err,
						 const char *format, ...)
	__attribute__((format(printf, 5, 6)));
/* The same for a record that has a number and perhaps an id of its own, which the message begins
 * with: "unit 3, tuid \"a\": cause". */
TAIYAKU_CHECKED taiyaku_status ty_reading_reject_unit(ty_reading *reading, ty_position at,
						      taiyaku_str record, const ty_unit_name *name,
						      const char *cause, taiyaku_error *err);
/* Tell of what costs nothing here, but is not as the format has it, or stops stricter readers. Only
 * where there is no sink: nothing but soundness is asked for.  What is told again and again, with
 * other values, is counted and told at the end. */
void ty_reading_tell(ty_reading *reading, bool is_error, ty_position at, const char *format, ...)
	__attribute__((format(printf, 4, 5)));
/* The same, at the end of a text whose declaration names another encoding than it is in. */
void ty_reading_tell_encoding(ty_reading *reading, const struct ty_text *text);
/* Tell of something that was mended or ignored; counts mended by n. */
void ty_reading_mend(ty_reading *reading, ty_position at, uint64_t n, const char *format, ...)
	__attribute__((format(printf, 4, 5)));
/* Read all of a text as XML.  *cut as ty_xml_finish has it. */
TAIYAKU_CHECKED taiyaku_status ty_reading_xml(bool *cut, struct ty_xml_reader *xml,
					      struct ty_text *text, taiyaku_error *err);
/* At its end, tell of the characters that XML forbids and that were dropped. */
void ty_reading_tell_dropped(ty_reading *reading, const struct ty_xml_reader *xml);
/* The file ends before what it holds does.  TAIYAKU_ESYNTAX, unless the options say partial: then
 * it is told, and what is missing counts as a record that was skipped, so that nobody takes this
 * for the whole. */
TAIYAKU_CHECKED taiyaku_status ty_reading_cut(ty_reading *reading, ty_position at,
					      taiyaku_error *err);

/* One file being written. */
typedef struct ty_writing {
	ty_output *to;
	const char *path; /* of to; a format of several files names the others after it */
	const taiyaku_write_options *options; /* languages are filled in */
	ty_lost lost; /* writers add to it; told to options->hooks after end */
	void *state;  /* the writer's own */
} ty_writing;

typedef struct ty_format {
	taiyaku_format_info info;
	/* How sure this is the format, 0-100; 0: no.  A generic format stays under 50. */
	int (*sniff)(const ty_head *head);
	/* NULL: does not read. */
	taiyaku_status (*read)(ty_reading *reading, taiyaku_error *err);
	/* NULL: does not write.  begin may leave state NULL; end writes what is left and frees the
	 * state; drop frees it only. */
	taiyaku_status (*begin)(ty_writing *writing, taiyaku_error *err);
	taiyaku_status (*write)(ty_writing *writing, const taiyaku_pair *pair, taiyaku_error *err);
	taiyaku_status (*end)(ty_writing *writing, taiyaku_error *err);
	void (*drop)(ty_writing *writing);
} ty_format;

#endif
