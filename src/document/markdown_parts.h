/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Where a text in Markdown can be cut into parts that are parsed one after the other: no memory for
 * the whole of a large file, and a small tree is fast.
 */
#ifndef TY_EXTRACT_MARKDOWN_PARTS_H
#define TY_EXTRACT_MARKDOWN_PARTS_H

#include "base/buf.h"
#include "base/str.h"

/* The bytes of front matter: from "---" (YAML) or "+++" (TOML) in the first line to the next such
 * line, or to the end of a file that is cut off within it; 0: there is none. */
size_t ty_markdown_front(taiyaku_str text);
/* "[1]: https://example.org": something defines the targets of links anywhere in the text, which
 * has to be parsed as a whole. */
bool ty_markdown_defines(taiyaku_str text);
/* The end of a part of some size: behind a blank line and before a heading that is no line of code;
 * that of the text where there is none. */
size_t ty_markdown_part(taiyaku_str text);
/* Behind the last blank line of a window that is full; 0: go on filling it. */
size_t ty_markdown_window(taiyaku_str window);
uint64_t ty_markdown_lines(taiyaku_str s);

/* A text inside a program, which is indented as what is around it, without the blanks that all its
 * lines begin with; line ends stay where they are.  Empty: they have none in common. */
void ty_markdown_outdent(ty_buf *out, taiyaku_str text);

/* ":::toml hl_lines="2"", "#!toml": the first line of indented code says its language to
 * Python-Markdown; what it says, and *text behind it.  Empty: it does not. */
taiyaku_str ty_markdown_code_language(taiyaku_str *text);

/* The first word of what stands behind ```. */
taiyaku_str ty_markdown_fence_language(taiyaku_str info);

#endif
