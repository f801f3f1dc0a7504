/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Inline codes apart from the text they stand in, and how those of a file are carried into a
 * translation that is known with codes of its own: those of the known source are laid beside those
 * of the file, and each code of the known translation stands for the one of the file that its
 * counterpart lies beside.  Knows no format: a code is written as the file writes it.
 */
#ifndef TMX_CODES_H
#define TMX_CODES_H

#include "base/arena.h"
#include "base/buf.h"
#include "tmx/numbers.h"

/* Codes of one text; a text of more is taken to have codes that cannot be carried. */
enum { TY_CODES_MAX = 256 };

typedef enum ty_code_kind { TY_CODE_ALONE, TY_CODE_BEGIN, TY_CODE_END } ty_code_kind;

typedef struct ty_code {
	ty_code_kind kind;
	bool nests;	    /* between it and its partner, others are closed that were opened */
	size_t at;	    /* the byte of the text that it stands before */
	size_t partner;	    /* of a begin and an end; own index: none */
	taiyaku_str raw;    /* how it is written, in the file; its native code, in a markup */
	taiyaku_str number; /* what a begin and its end share */
	taiyaku_str x;	    /* what it shares with its counterpart in the other language */
} ty_code;

typedef struct ty_coded {
	taiyaku_str text;
	ty_code *list; /* room for TY_CODES_MAX */
	size_t n;
	bool odd; /* with codes that cannot be carried as they are */
} ty_coded;

/* A text without codes, with room for some; false: no memory. */
bool ty_coded_new(ty_coded *out, ty_arena *arena, taiyaku_str text)
	__attribute__((warn_unused_result));
/* One more; nothing where there are too many. */
void ty_coded_add(ty_coded *coded, const ty_code *code);
/* Find the partners by number; a begin or end without one stands alone. */
void ty_coded_pair(ty_coded *coded);
/* Text and codes of a pair's text and markup (may be empty); false: no memory. */
bool ty_coded_of_markup(ty_coded *out, ty_arena *arena, taiyaku_str text, taiyaku_str markup)
	__attribute__((warn_unused_result));

/* The known translation with the codes of the file.  *whole: each of them has found its place, and
 * none of the known ones was left out.  false: no memory. */
bool ty_codes_carry(ty_coded *out, bool *whole, ty_arena *arena, const ty_coded *file,
		    const ty_coded *source, const ty_coded *target)
	__attribute__((warn_unused_result));
/* Put numbers right in a text with codes. */
void ty_coded_correct(ty_coded *coded, const ty_corrected *corrected);
/* Give it the white space of the model at both ends; false: no memory. */
bool ty_coded_edges(ty_coded *coded, ty_arena *arena, taiyaku_str model)
	__attribute__((warn_unused_result));
/* Append it as XML. */
void ty_coded_write(ty_buf *to, const ty_coded *coded);

#endif
