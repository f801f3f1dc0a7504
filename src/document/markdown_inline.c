/* SPDX-License-Identifier: Apache-2.0 */
#include "document/markdown_inline.h"

#include "document/html_tag.h"
#include "document/markdown_marks.h"
#include "text/utf8.h"

enum {
	WRAP_COLUMNS = 56, /* a shorter line was not wrapped, its end is meant */
	LABEL_MAX = 64	   /* bytes of the label of a note */
};

static void show_text(ty_inlines *md, taiyaku_str text)
{
	taiyaku_str joiner = TY_STR(TY_WORD_JOINER);
	size_t end;

	if (md->silent || text.len == 0)
		return;
	while ((end = ty_str_find(text, joiner, 0)) != SIZE_MAX) {
		show_text(md, ty_str_slice(text, 0, end));
		text = ty_str_slice(text, end + joiner.len, text.len);
	}
	ty_block_add(&md->block, text, md->line);
	for (size_t at = 0; at < text.len; md->columns++) {
		uint32_t cp;

		at = ty_utf8_next(&cp, text, at);
		md->columns += cp >= 0x2e80;
	}
}

/* "[^1]" in running text is a reference to a note. */
void ty_inlines_text(ty_inlines *md, taiyaku_str text)
{
	size_t at = 0, from;

	while ((from = ty_str_find(text, TY_STR("[^"), at)) != SIZE_MAX) {
		size_t to = ty_str_find(text, TY_STR("]"), from);

		if (to == SIZE_MAX || to - from > LABEL_MAX)
			break;
		show_text(md, ty_str_slice(text, at, from));
		ty_block_open(&md->block, TY_MARK_NOTE, ty_str_slice(text, from + 2, to));
		show_text(md, ty_str_slice(text, from, to + 1));
		ty_block_close(&md->block, TY_MARK_NOTE);
		at = to + 1;
	}
	show_text(md, ty_str_slice(text, at, text.len));
}

/* <span lang="ja">, <cite lang="ja">: the language is a mark of its own. */
static void open_tag(ty_inlines *md, const ty_tag_text *tag)
{
	if (tag->tag->use == TY_TAG_MARK)
		ty_block_open(&md->block, (ty_mark)tag->tag->kind, tag->href);
	md->langs = md->langs << 1 | (tag->lang.len > 0);
	if (tag->lang.len)
		ty_block_open(&md->block, TY_MARK_LANGUAGE, tag->lang);
}

static void close_tag(ty_inlines *md, const ty_tag_text *tag)
{
	if (md->langs & 1)
		ty_block_close(&md->block, TY_MARK_LANGUAGE);
	md->langs >>= 1;
	if (tag->tag->use == TY_TAG_MARK)
		ty_block_close(&md->block, (ty_mark)tag->tag->kind);
}

static void show_tag(ty_inlines *md, taiyaku_str text)
{
	ty_tag_text tag;

	if (!ty_tag_read(&tag, text))
		return;
	md->columns += text.len;
	if (tag.tag->use == TY_TAG_SILENT) {
		md->silent += tag.closes ? -(md->silent > 0) : 1;
	} else if (tag.tag->use == TY_TAG_BREAK) {
		show_text(md, TY_STR(TY_HARD_BREAK));
	} else if (tag.closes) {
		close_tag(md, &tag);
	} else if (!tag.tag->empty) {
		open_tag(md, &tag);
	}
}

static void line_break(ty_inlines *md, bool hard)
{
	hard |= !md->flowing && md->columns < WRAP_COLUMNS;
	show_text(md, hard ? TY_STR(TY_HARD_BREAK) : TY_STR("\n"));
	md->line++;
	md->columns = 0;
}

/* The mark that a node is, if it is one. */
static bool mark_of(ty_mark *out, cmark_node *node)
{
	cmark_node_type type = cmark_node_get_type(node);

	if (type == CMARK_NODE_EMPH)
		*out = TY_MARK_EMPHASIS;
	else if (type == CMARK_NODE_STRONG)
		*out = TY_MARK_STRONG;
	else if (type == CMARK_NODE_LINK)
		*out = TY_MARK_LINK;
	else if (type == CMARK_NODE_IMAGE)
		*out = TY_MARK_IMAGE;
	else
		return false;
	return true;
}

static void show_leaf(ty_inlines *md, cmark_node *node)
{
	cmark_node_type type = cmark_node_get_type(node);
	taiyaku_str text = ty_str(cmark_node_get_literal(node));

	if (type == CMARK_NODE_TEXT) {
		ty_inlines_text(md, text);
	} else if (type == CMARK_NODE_CODE) {
		ty_block_open(&md->block, TY_MARK_CODE, TY_STR(""));
		show_text(md, text);
		ty_block_close(&md->block, TY_MARK_CODE);
	} else if (type == CMARK_NODE_HTML_INLINE) {
		show_tag(md, text);
	} else if (type == CMARK_NODE_SOFTBREAK) {
		line_break(md, false);
	} else if (type == CMARK_NODE_LINEBREAK) {
		line_break(md, true);
	}
}

/* Everything inside a node, from its first child to before end (NULL: the last). */
void ty_inlines_show(ty_inlines *md, cmark_node *first, cmark_node *end)
{
	if (md->nesting++ > TY_MARKDOWN_DEPTH) {
		md->nesting--;
		return;
	}
	for (cmark_node *node = first; node && node != end; node = cmark_node_next(node)) {
		taiyaku_str target;
		ty_mark mark;

		if (!mark_of(&mark, node)) {
			show_leaf(md, node);
			if (cmark_node_first_child(node))
				ty_inlines_show(md, cmark_node_first_child(node), NULL);
			continue;
		}
		target = mark == TY_MARK_LINK || mark == TY_MARK_IMAGE
				 ? ty_str(cmark_node_get_url(node))
				 : TY_STR("");
		ty_block_open(&md->block, mark, target);
		ty_inlines_show(md, cmark_node_first_child(node), NULL);
		ty_block_close(&md->block, mark);
		md->columns += target.len;
	}
	md->nesting--;
}
