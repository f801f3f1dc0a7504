/* SPDX-License-Identifier: Apache-2.0 */
/* Tables of LaTeX: cells between &, rows that end in \\. */
#ifndef TY_DOCUMENT_LATEX_TABLE_H
#define TY_DOCUMENT_LATEX_TABLE_H

#include "extract/pairs.h"

/* Whether the name of an environment is that of a table. */
bool ty_latex_is_table(taiyaku_str environment);

/* Hands over the rows of body, which stands behind the name in \begin{tabular}, its columns too, up
 * to \end; line: of its first byte. */
TAIYAKU_CHECKED taiyaku_status ty_latex_table(ty_pairs *pairs, taiyaku_str body, uint64_t line,
					      taiyaku_error *err);

#endif
