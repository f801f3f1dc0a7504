/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What a document reader hands over: blocks of text as a person would see them, records of
 * labelled fields, and rows of tables.  A reader knows the syntax of its format and nothing of
 * glosses; extract/pairs.h decides what is a pair and knows no syntax.
 */
#ifndef TY_EXTRACT_BLOCK_H
#define TY_EXTRACT_BLOCK_H

#include "base/arena.h"
#include "base/buf.h"

/* Most bytes of one block; what a reader adds beyond is dropped, and pairs says so.  A paragraph of
 * print has a few thousand, a line without an end must not fill the memory. */
#define TY_BLOCK_MAX ((size_t)4 << 20)
/* Most spans of one block, fields of one record, cells of one row. */
enum { TY_SPANS_MAX = 200000, TY_FIELDS_MAX = 10000, TY_CELLS_MAX = 1000 };
/* Spans open at one time; deeper ones are not marked. */
enum { TY_OPEN_MAX = 32 };

typedef enum ty_block_kind {
	TY_BLOCK_TEXT,	  /* a paragraph, running text */
	TY_BLOCK_HEADING, /* level: 1 is the highest */
	TY_BLOCK_ITEM,	  /* a list item without the lists inside it; level: depth, 1 outermost */
	TY_BLOCK_NOTE,	  /* a footnote or an entry of a list of references; label: its number */
	TY_BLOCK_CELL,	  /* of a table row; given to ty_pairs_row only */
	TY_BLOCK_TERM,	  /* what a definition list defines: dt */
	TY_BLOCK_DEFINITION, /* what it says of it: dd */
	TY_BLOCK_CAPTION,    /* of a figure, a table; a summary line */
	TY_BLOCK_STRING,     /* a string or a comment in source code */
	TY_BLOCK_FIELD	     /* the value of a field that has no partner in another language */
} ty_block_kind;

/* What a span of a block is.  Marks may nest; the text of the block holds none of their syntax. */
typedef enum ty_mark {
	TY_MARK_EMPHASIS, /* <em>, <i>, *x*, ''x'', \textit */
	TY_MARK_STRONG,	  /* <strong>, <b>, **x**, '''x''' */
	TY_MARK_LINK,	  /* value: its target as written, without <> */
	TY_MARK_IMAGE,	  /* alternative text; value: its target */
	TY_MARK_QUOTE,	  /* <q>: quotation marks that are not in the text */
	TY_MARK_CODE,	  /* <code>, `x`: never part of a pair but whole in a cell */
	TY_MARK_LANGUAGE, /* value: BCP 47, from lang=, {{lang|ja|}} */
	TY_MARK_NOTE, /* a reference to a note: the text is its mark; value: the label of the note
		       */
	TY_MARK_PART  /* <span>, <small> in a heading: set apart, and nothing is known of it */
} ty_mark;

typedef struct ty_span {
	ty_mark mark;
	size_t from, to; /* bytes of the block's text; from <= to */
	taiyaku_str value;
} ty_span;

/* From byte at of the text on, until the next place, lines count up from line at every \n. */
typedef struct ty_place {
	size_t at;
	uint64_t line;
} ty_place;

/* The line break that a document asks for (<br>, two spaces and a line end, \\): U+2028.  A \n in
 * the text is a line end of the file, which a reader of the document does not see. */
#define TY_HARD_BREAK "\xe2\x80\xa8"

/* One block.  Everything is borrowed by pairs for the call.  All-zero but for kind, text and line
 * is a block without marks. */
typedef struct ty_block {
	ty_block_kind kind;
	int level;
	taiyaku_str text; /* visible text: entities decoded, markup gone, ruby readings dropped */
	taiyaku_str lang; /* BCP 47 of the whole block, empty: unknown */
	taiyaku_str label;
	uint64_t line;	      /* of the first byte, 1-based, 0 unknown */
	const ty_span *spans; /* by from; of equal from, the longer first */
	size_t n_spans;
	const ty_place *places; /* by at; may be empty: lines count from line */
	size_t n_places;
	size_t dropped; /* bytes that were too many */
} ty_block;

/* The line of byte at. */
uint64_t ty_block_line(const ty_block *block, size_t at);

/* One labelled field of a record. */
typedef struct ty_field {
	taiyaku_str name; /* as written: "title_ja", "dc:title", "trans-title"; may be empty */
	taiyaku_str lang; /* BCP 47 where the format says one (xml:lang); else empty */
	taiyaku_str hint; /* what else the format says of it: titleType="TranslatedTitle",
			   * name="alt_title", "type": "Japanese" */
	taiyaku_str text; /* visible text, as in a block */
	uint64_t line;
} ty_field;

/* Fields that are siblings: attributes of one object, children of one element, parameters of one
 * template.  Fields of the same thing in two languages must be in one record.
 *
 * A reader that knows what a position means gives it the name that says so.  Names that pairs
 * knows besides those of the formats: "japanese", "english", "romaji", "literal", "reading". */
typedef struct ty_record {
	taiyaku_str name; /* of what holds the fields: "titles", "software", "Nihongo" */
	const ty_field *fields;
	size_t n;
	size_t dropped; /* fields over TY_FIELDS_MAX */
	uint64_t line;
	const struct ty_record *parent; /* to find author, year, url in; NULL: none */
} ty_record;

/* ---- building ---- */

/* A block being put together as its pieces are met.  All-zero is empty; one builder serves one
 * block after the other.  block.lang and block.label may be set between begin and end. */
typedef struct ty_block_builder {
	ty_block block;
	ty_buf text, values;
	ty_buf spans, places; /* of ty_span (values as offsets until ty_block_end) and ty_place */
	size_t placed;	      /* where the last place is */
	uint64_t line;	      /* of what is added next, unless it says another */
	size_t open[TY_OPEN_MAX]; /* indices of spans that are not closed */
	size_t n_open;
} ty_block_builder;

void ty_block_begin(ty_block_builder *builder, ty_block_kind kind, int level, uint64_t line);
/* Add visible text that stands at a line of the file.  \n inside counts lines. */
void ty_block_add(ty_block_builder *builder, taiyaku_str text, uint64_t line);
/* Begin a span here; value is copied. */
void ty_block_open(ty_block_builder *builder, ty_mark mark, taiyaku_str value);
/* End the innermost open span of this mark; nothing when there is none. */
void ty_block_close(ty_block_builder *builder, ty_mark mark);
/* The finished block; open spans end at the end of the text.  Its views are borrowed until the
 * next ty_block_begin.  ELIMIT: no memory. */
TAIYAKU_CHECKED taiyaku_status ty_block_end(const ty_block **out, ty_block_builder *builder,
					    taiyaku_error *err);
void ty_block_builder_free(ty_block_builder *builder);
/* A copy that lives as long as the arena: cells of a row.  false: no memory. */
bool ty_block_copy(ty_block *out, ty_arena *arena, const ty_block *block)
	__attribute__((warn_unused_result));

/* A record being put together; fields and what they point at live in an arena of its own. */
typedef struct ty_record_builder {
	ty_arena arena;
	ty_buf fields;
	ty_record record;
	bool failed;
} ty_record_builder;

void ty_record_begin(ty_record_builder *builder, taiyaku_str name, uint64_t line);
/* All texts are copied. */
void ty_record_add(ty_record_builder *builder, const ty_field *field);
/* Views are borrowed until the next ty_record_begin.  ELIMIT: no memory. */
TAIYAKU_CHECKED taiyaku_status ty_record_end(const ty_record **out, ty_record_builder *builder,
					     taiyaku_error *err);
void ty_record_builder_free(ty_record_builder *builder);

#endif
