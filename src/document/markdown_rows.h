/* SPDX-License-Identifier: Apache-2.0 */
/* Rows of a table that were cut off their header: lines that a parser of Markdown takes for text.
 */
#ifndef TY_DOCUMENT_MARKDOWN_ROWS_H
#define TY_DOCUMENT_MARKDOWN_ROWS_H

#include "base/buf.h"

/* Where every line is a row, the table of them below an empty header of two lines; false: they are
 * text, or have more than TY_CELLS_MAX columns. */
bool ty_markdown_rows(ty_buf *out, taiyaku_str rows);

#endif
