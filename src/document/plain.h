/* SPDX-License-Identifier: Apache-2.0 */
/* Plain text for readers whose documents hold some: a code block, a comment. */
#ifndef TY_EXTRACT_PLAIN_H
#define TY_EXTRACT_PLAIN_H

#include "extract/pairs.h"

/* All-zero but for pairs and line is ready. */
typedef struct ty_plain {
	ty_pairs *pairs;
	ty_block_builder block;
	bool open;     /* block has begun */
	uint64_t line; /* of the text that comes next */
} ty_plain;

/* Whole paragraphs. */
TAIYAKU_CHECKED taiyaku_status ty_plain_text(ty_plain *plain, taiyaku_str text, taiyaku_error *err);
void ty_plain_free(ty_plain *plain);

#endif
