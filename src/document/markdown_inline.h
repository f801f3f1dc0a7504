/* SPDX-License-Identifier: Apache-2.0 */
/* What stands inside a paragraph of Markdown, as visible text and marks. */
#ifndef TY_EXTRACT_MARKDOWN_INLINE_H
#define TY_EXTRACT_MARKDOWN_INLINE_H

#include <cmark-gfm.h>

#include "extract/block.h"

/* Lists, quotations and marks inside one another; deeper ones are not read. */
enum { TY_MARKDOWN_DEPTH = 200 };

/* Where the text goes and what is known on the way. */
typedef struct ty_inlines {
	ty_block_builder block;
	uint64_t line;	/* of the inline that is shown */
	size_t columns; /* of the line so far, with the targets of its links */
	int silent;	/* inside <rt> */
	uint64_t
		langs; /* of the elements that are open, the innermost lowest: it says a language */
	unsigned nesting;
	bool flowing; /* a line end is a space, however short its line */
} ty_inlines;

/* Everything inside nodes from first to before end (NULL: the last). */
void ty_inlines_show(ty_inlines *md, cmark_node *first, cmark_node *end);
/* Text without marks but for references to notes. */
void ty_inlines_text(ty_inlines *md, taiyaku_str text);

#endif
