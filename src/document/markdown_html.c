/* SPDX-License-Identifier: Apache-2.0 */
#include "document/markdown_html.h"

static bool is_html(cmark_node *node)
{
	return node && cmark_node_get_type(node) == CMARK_NODE_HTML_BLOCK;
}

bool ty_markdown_html_goes_on(cmark_node *node)
{
	return is_html(cmark_node_previous(node));
}

taiyaku_str ty_markdown_html(ty_buf *out, cmark_node *node, size_t at)
{
	taiyaku_str first = ty_str(cmark_node_get_literal(node));
	int line = cmark_node_get_start_line(node);

	first = ty_str_slice(first, at, first.len);
	if (!is_html(cmark_node_next(node)))
		return first;
	for (size_t i = 0; i < at; i++)
		line += cmark_node_get_literal(node)[i] == '\n';
	for (; is_html(node); node = cmark_node_next(node), at = 0) {
		taiyaku_str text = ty_str(cmark_node_get_literal(node));

		for (; at == 0 && line < cmark_node_get_start_line(node); line++)
			ty_buf_byte(out, '\n');
		for (size_t i = at; i < text.len; i++)
			line += text.data[i] == '\n';
		ty_buf_add(out, ty_str_slice(text, at, text.len));
	}
	return ty_buf_str(out);
}
