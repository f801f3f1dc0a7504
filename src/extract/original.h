/* SPDX-License-Identifier: Apache-2.0 */
/* Where a line tells what its document was translated from: "原文: [Title](...)". */
#ifndef TY_EXTRACT_ORIGINAL_H
#define TY_EXTRACT_ORIGINAL_H

#include "extract/scan.h"

/* The line *from..*to where a label stands in it: behind an address, "原文: https://example.org/
 * （原題: Title）"; behind other words and before a link that is the title, "非公式訳 - 原文:
 * [Title](...)".  Unchanged: it has none but at its beginning. */
void ty_original_narrow(const ty_scan *scan, size_t *from, size_t *to);

/* "本記事は [Title](...) の翻訳です": the title, characters *from..*to, in the line from..to that
 * says that something is a translation of it. */
bool ty_original_told(size_t *title_from, size_t *title_to, const ty_scan *scan, size_t from,
		      size_t to);

#endif
