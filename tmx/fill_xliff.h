/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Filling XLIFF: the stream with its languages and units (fill_xliff.c), what stands in a unit of
 * 1.2, sdlxliff and mqxliff (fill_first.c) or of 2.x (fill_second.c, fill_glossary.c), and text
 * with inline elements (fill_inline.c).  Places in a unit are bytes from its beginning.
 */
#ifndef TMX_FILL_XLIFF_H
#define TMX_FILL_XLIFF_H

#include "markup/xml_lex.h"
#include "tmx/fill.h"

/* Segments of one unit; a unit of more is left as it is. */
enum { TY_FILL_SEGMENTS_MAX = 1000 };
/* Bytes of a unit: a longer one stays as it is. */
#define TY_FILL_UNIT_MAX ((size_t)4 << 20)

/* The namespaces of modules of 2.x, to be followed by a version. */
#define TY_FILL_MATCHES "urn:oasis:names:tc:xliff:matches:"
#define TY_FILL_GLOSSARY "urn:oasis:names:tc:xliff:glossary:"

typedef enum ty_fill_dialect { TY_FILL_PLAIN, TY_FILL_SDL, TY_FILL_MEMOQ } ty_fill_dialect;

/* What all units of a file share. */
typedef struct ty_fill_file {
	bool second;	  /* 2.x */
	bool qualifies;	  /* 1.2: state-qualifier */
	taiyaku_str root; /* its start tag */
	ty_xml_token root_tag;
	taiyaku_str prefix;  /* of XLIFF's own elements */
	taiyaku_str matches; /* of the matches module, if declared at the root */
	taiyaku_str terms;   /* of the glossary module, likewise */
	taiyaku_str own;     /* of the dialect's elements or attributes */
	ty_fill_dialect dialect;
	int side;	   /* of the store, that the sources are on; -1: other languages */
	bool has_tool;	   /* "taiyaku" is named in the header */
	bool names_target; /* the target language is named; 2.x asks for that */
} ty_fill_file;

typedef struct ty_fill_segment {
	taiyaku_str id;
	ty_coded source;
	size_t source_from, source_to; /* content */
	bool open;		       /* lacks a translation, and may get one */
	bool has_target;
	ty_xml_lexed_element target; /* or the mrk in it */
	ty_xml_lexed_element part;   /* 1.2: the mrk in the source */
	ty_xml_lexed_element holder; /* 2.x: the segment; sdlxliff: its definition, if has_holder */
	bool has_holder;
	/* When it was asked for: */
	ty_knowledge known;
	bool filled, review;
	ty_coded translation;
} ty_fill_segment;

/* A change in a unit. */
typedef struct ty_fill_change {
	size_t from, to;
	size_t order; /* of those at one place */
	taiyaku_str with;
} ty_fill_change;

typedef struct ty_fill_unit {
	size_t from, to; /* in the text */
	uint64_t line;
	ty_arena arena;
	taiyaku_str raw; /* in the arena */
	ty_xml_token tag;
	ty_fill_segment *segments;
	size_t n, cap;
	const char *flaw; /* why it is left as it is */
	ty_fill_change *changes;
	size_t n_changes, cap_changes;
	bool failed; /* no memory */
	/* 1.2 */
	ty_xml_lexed_element source, seg_source, target;
	bool has_source, has_seg_source, has_target;
	/* 2.x */
	ty_xml_lexed_element matches, glossary, data;
	bool has_matches, has_glossary, has_data;
	ty_known_terms terms; /* of its open segments */
} ty_fill_unit;

/* What the start tag of the root declares; kept in arena.  false: no memory. */
bool ty_fill_root(ty_fill_file *file, ty_arena *arena, taiyaku_str tag)
	__attribute__((warn_unused_result));
/* The namespace of an element in a unit, as written, if its tag, the unit or the root declares it;
 * else data is NULL. */
taiyaku_str ty_fill_namespace(const ty_fill_unit *unit, const ty_fill_file *file,
			      const ty_xml_token *tag);
/* Make one of the unit's segments; NULL: there are too many, or no memory. */
ty_fill_segment *ty_fill_segment_new(ty_fill_unit *unit);
/* Its source, whose content is from..to. */
void ty_fill_segment_source(ty_fill_unit *unit, ty_fill_segment *segment, bool second, size_t from,
			    size_t to);
/* Put the text of the buffer in the place of from..to; the buffer is freed. */
void ty_fill_change_take(ty_fill_unit *unit, size_t from, size_t to, ty_buf *with);
/* Set an attribute of a start tag: " name="value""; value NULL data: without it. */
void ty_fill_attribute(ty_fill_unit *unit, const ty_xml_token *tag, taiyaku_str prefix,
		       const char *name, taiyaku_str value);
/* The value of an attribute with this prefix, as written; empty if there is none. */
taiyaku_str ty_fill_value(taiyaku_str raw, const ty_xml_token *tag, taiyaku_str prefix,
			  const char *name);
/* An attribute whose value is written elsewhere as raw, here behind something. */
void ty_fill_reference(ty_buf *to, const char *name, const char *before, taiyaku_str raw);
/* Whether a tag is of this name in XLIFF's own namespace. */
bool ty_fill_is(const ty_fill_file *file, const ty_xml_token *tag, const char *name);
/* "<prefix:name" or "</prefix:name"; an empty prefix is none. */
void ty_fill_prefixed(ty_buf *to, const char *open, taiyaku_str prefix, const char *name);
/* That in XLIFF's own namespace. */
void ty_fill_tag(ty_buf *to, const ty_fill_file *file, const char *open, const char *name);
/* The line end and blanks before an element, which one beside it gets too; else empty. */
taiyaku_str ty_fill_indent(const ty_fill_unit *unit, size_t at);
/* Whether content is nothing but white space. */
bool ty_fill_blank(const ty_fill_unit *unit, const ty_xml_lexed_element *element);
/* Whether a copy of the source stands where the translation is to be: one that its state says is
 * not translated, or, without a state, one that can be no translation. */
bool ty_fill_copied(const ty_fill_unit *unit, const ty_fill_segment *segment, taiyaku_str state);
/* Put content between the tags of an element, instead of what is there. */
void ty_fill_content(ty_fill_unit *unit, const ty_xml_lexed_element *element, ty_buf *content);
/* Known text i (0 source, 1 target) as content, with the codes of the file where they fit. */
void ty_fill_known(ty_buf *to, ty_fill_unit *unit, const ty_fill_segment *segment,
		   const ty_known *known, int i);
/* Name taiyaku in the header, or in 2.x the target language at the root, if that waits for a first
 * match or translation. */
void ty_fill_settle(ty_fill *fill, ty_fill_file *file);

/* Find the segments of a unit, and which are open; translate: what is around says so. */
void ty_fill_first_read(ty_fill_unit *unit, const ty_fill_file *file, bool translate);
void ty_fill_second_read(ty_fill_unit *unit, const ty_fill_file *file, bool translate);
/* The changes that fill the segments in. */
void ty_fill_first_write(ty_fill_unit *unit, ty_fill *fill, ty_fill_file *file);
void ty_fill_second_write(ty_fill_unit *unit, ty_fill *fill, ty_fill_file *file);
/* 2.x: the unit's terms in the glossary module, but for those that stand there. */
void ty_fill_glossary(ty_fill_unit *unit, ty_fill *fill, const ty_fill_file *file);

#endif
