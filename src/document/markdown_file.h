/* SPDX-License-Identifier: Apache-2.0 */
/* Listings in Markdown: the file that one shows, by what is said of it beside it; one whose
 * beginning is not in the document. */
#ifndef TY_DOCUMENT_MARKDOWN_FILE_H
#define TY_DOCUMENT_MARKDOWN_FILE_H

#include <cmark-gfm.h>

#include "extract/language.h"

/* Its language, where its name says one: behind the fence (info), or in the heading or the line
 * above the block of code. */
ty_file_language ty_markdown_file(taiyaku_str info, cmark_node *code);

/* The bytes to the end of the fence that ends a listing of XML or YAML, where the document is an
 * excerpt that begins in it, and the name of what it is; 0: it does not. */
size_t ty_markdown_listing(taiyaku_str *name, taiyaku_str text);

#endif
