/* SPDX-License-Identifier: Apache-2.0 */
/* Comments of source code: those on lines below one another are one text. */
#ifndef TY_EXTRACT_COMMENTS_H
#define TY_EXTRACT_COMMENTS_H

#include "document/lexer.h"
#include "extract/pairs.h"

typedef struct ty_comments {
	ty_pairs *pairs;
	int depth;   /* of the fragment that the code is */
	ty_buf text; /* not yet handed over */
	uint64_t line, last;
} ty_comments;

/* A token that is a comment. */
TAIYAKU_CHECKED taiyaku_status ty_comments_take(ty_comments *comments, const ty_token *token,
						taiyaku_error *err);
/* A comment outside of everything may name the file that what follows it is part of. */
void ty_comments_file(ty_pairs *pairs, taiyaku_str comment);
/* Something else follows; what is held is handed over. */
TAIYAKU_CHECKED taiyaku_status ty_comments_end(ty_comments *comments, taiyaku_error *err);
/* A text that may be a document of its own; exact as in ty_token. */
TAIYAKU_CHECKED taiyaku_status ty_comments_text(const ty_comments *comments, taiyaku_str text,
						uint64_t line, bool exact, taiyaku_error *err);
/* A token that is a page of HTML. */
TAIYAKU_CHECKED taiyaku_status ty_comments_page(const ty_comments *comments, const ty_token *token,
						taiyaku_error *err);
void ty_comments_free(ty_comments *comments);

#endif
