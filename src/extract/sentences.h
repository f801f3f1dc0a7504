/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What is handed over as sentences to be translated, where those are wanted in the place of pairs.
 */
#ifndef TY_EXTRACT_SENTENCES_H
#define TY_EXTRACT_SENTENCES_H

#include "extract/block.h"
#include "extract/outlet.h"

/* Push each sentence of a block that has a letter or a digit, as a pair without a translation. */
TAIYAKU_CHECKED taiyaku_status ty_sentences_block(ty_outlet *outlet, const ty_block *block,
						  taiyaku_error *err);

#endif
