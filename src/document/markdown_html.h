/* SPDX-License-Identifier: Apache-2.0 */
/* HTML in Markdown, whose blocks end at blank lines: those that follow one another are one page. */
#ifndef TY_DOCUMENT_MARKDOWN_HTML_H
#define TY_DOCUMENT_MARKDOWN_HTML_H

#include <cmark-gfm.h>

#include "base/buf.h"

/* Whether a block of HTML goes on with the one before it. */
bool ty_markdown_html_goes_on(cmark_node *node);
/* A block of HTML from its byte at on, with all that go on with it, each on the line that it has in
 * the document.  out: what joins them, where they are several; its failure sticks. */
taiyaku_str ty_markdown_html(ty_buf *out, cmark_node *node, size_t at);

#endif
