/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What stands inside a paragraph, item or cell of wikitext: emphasis, links, tags and templates.
 * The visible text goes into a block; templates and notes are left for later as pieces, for they
 * are records and blocks of their own.
 */
#ifndef TY_EXTRACT_WIKITEXT_INLINE_H
#define TY_EXTRACT_WIKITEXT_INLINE_H

#include "extract/block.h"

/* Templates and tags inside one another; deeper ones are left out. */
enum { TY_WIKI_DEPTH_MAX = 24 };

/* Something met inside a text that is handed over after it. */
typedef struct ty_wiki_piece {
	bool template; /* {{...}} without its braces; else the content of <ref>, or a caption */
	ty_block_kind kind; /* TY_BLOCK_NOTE or TY_BLOCK_CAPTION where it is no template */
	size_t from, to;    /* bytes of the unit */
} ty_wiki_piece;

/* A stretch of wikitext in which every bracket has its partner or none. */
typedef struct ty_wiki_unit {
	taiyaku_str text;
	uint64_t line;
	const uint32_t *partner; /* of each "{{", "[[" the offset of its end, of others 0 */
	ty_buf pieces;		 /* of ty_wiki_piece, grows while texts are read */
	size_t at;		 /* where the line was last counted ... */
	uint64_t at_line;	 /* ... and what it was */
	size_t open_from;	 /* between these no note ends */
	size_t open_to;
} ty_wiki_unit;

/* Find the partners, in one pass.  arena holds them; text is borrowed.  ELIMIT. */
TAIYAKU_CHECKED taiyaku_status ty_wiki_unit_open(ty_wiki_unit *unit, ty_arena *arena,
						 taiyaku_str text, uint64_t line,
						 taiyaku_error *err);
uint64_t ty_wiki_line(ty_wiki_unit *unit, size_t at);
void ty_wiki_unit_close(ty_wiki_unit *unit);

/* Add what a reader sees of bytes from..to to a block; pieces met on the way are noted. */
void ty_wiki_text(ty_block_builder *to_block, ty_wiki_unit *unit, size_t from, size_t to,
		  int depth);

/* The next "|" of a template or link between from and to that is not inside another, or to. */
size_t ty_wiki_bar(const ty_wiki_unit *unit, size_t from, size_t to);

#endif
