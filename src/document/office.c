/* SPDX-License-Identifier: Apache-2.0 */
/*
 * WordprocessingML (ECMA-376 part 1) and OpenDocument (ISO 26300) have the same few things under
 * different names: paragraphs, headings, items, notes, rows and cells.  Lines of the XML say
 * nothing to a reader, so blocks have none.
 */
#include "document/office.h"

#include <stdlib.h>

#include "base/error.h"
#include "document/loose_xml.h"

/* Elements open inside each other. */
enum { DEPTH_MAX = 1000 };

typedef enum use {
	USE_NONE,
	USE_PARAGRAPH,
	USE_HEADING,
	USE_TEXT,  /* what holds text, where not all elements do */
	USE_BREAK, /* a line break */
	USE_BLANK, /* a tab, several spaces */
	USE_NOTE,  /* its paragraphs are those of a note */
	USE_ITEM,  /* its paragraphs are those of a list item */
	USE_ROW,
	USE_CELL,
	USE_SILENT /* what it holds is not read */
} use;

/* Full names: the prefixes are what the programs write. */
static const struct {
	const char *name;
	use use;
} uses[] = {
	{ "w:p", USE_PARAGRAPH },
	{ "w:t", USE_TEXT },
	{ "w:br", USE_BREAK },
	{ "w:cr", USE_BREAK },
	{ "w:tab", USE_BLANK },
	{ "w:footnote", USE_NOTE },
	{ "w:endnote", USE_NOTE },
	{ "w:tr", USE_ROW },
	{ "w:tc", USE_CELL },
	{ "w:rt", USE_SILENT },
	{ "w:delText", USE_SILENT },
	{ "w:instrText", USE_SILENT },
	{ "text:p", USE_PARAGRAPH },
	{ "text:h", USE_HEADING },
	{ "text:line-break", USE_BREAK },
	{ "text:tab", USE_BLANK },
	{ "text:s", USE_BLANK },
	{ "text:note", USE_NOTE },
	{ "text:note-citation", USE_SILENT },
	{ "text:list-item", USE_ITEM },
	{ "table:table-row", USE_ROW },
	{ "table:table-cell", USE_CELL },
	{ "text:ruby-text", USE_SILENT },
	{ "text:tracked-changes", USE_SILENT },
	{ "office:annotation", USE_SILENT },
};

/* Paragraphs open inside each other: that with a note, and that of the note. */
enum { PARAGRAPHS_MAX = 4 };

typedef struct office {
	ty_pairs *pairs;
	ty_loose scan;
	bool word; /* only w:t holds text */
	size_t open;
	size_t silent, text, note, item; /* open elements of these uses */
	ty_buf paragraphs[PARAGRAPHS_MAX];
	ty_block_kind kinds[PARAGRAPHS_MAX];
	int levels[PARAGRAPHS_MAX];
	size_t n;	/* of paragraphs */
	size_t in_cell; /* cells open; then paragraphs become its text */
	ty_buf cell;
	ty_arena row_arena;
	ty_block cells[TY_CELLS_MAX];
	size_t n_cells;
} office;

static use use_of(taiyaku_str name)
{
	for (size_t i = 0; i < sizeof uses / sizeof *uses; i++)
		if (ty_str_is(name, uses[i].name))
			return uses[i].use;
	return USE_NONE;
}

static taiyaku_str attribute(const ty_loose_tag *tag, const char *name)
{
	for (size_t i = 0; i < tag->n_attributes; i++)
		if (ty_str_is(tag->attributes[i].name, name))
			return tag->attributes[i].value;
	return (taiyaku_str){ NULL, 0 };
}

static void add(office *o, taiyaku_str text)
{
	ty_buf *to = o->n ? &o->paragraphs[o->n - 1] : NULL;

	if (to && !o->silent && to->len + text.len <= TY_BLOCK_MAX)
		ty_buf_add(to, text);
}

static void begin_paragraph(office *o, bool heading, const ty_loose_tag *tag)
{
	uint64_t level = 1;

	if (o->n >= PARAGRAPHS_MAX)
		return;
	ty_buf_clear(&o->paragraphs[o->n]);
	o->kinds[o->n] = heading   ? TY_BLOCK_HEADING
			 : o->note ? TY_BLOCK_NOTE
			 : o->item ? TY_BLOCK_ITEM
				   : TY_BLOCK_TEXT;
	(void)ty_str_number(&level, attribute(tag, "text:outline-level"), 9);
	o->levels[o->n] = heading || o->item ? (int)level : 0;
	o->n++;
}

/* <w:pStyle w:val="Heading1"/>, "1" in Japanese versions; <w:numPr> is an item. */
static void take_style(office *o, const ty_loose_tag *tag)
{
	taiyaku_str style = attribute(tag, "w:val");

	if (o->n == 0)
		return;
	if (ty_str_is(tag->name, "w:numPr") && o->kinds[o->n - 1] == TY_BLOCK_TEXT) {
		o->kinds[o->n - 1] = TY_BLOCK_ITEM;
		o->levels[o->n - 1] = 1;
	}
	if (!ty_str_is(tag->name, "w:pStyle"))
		return;
	if (ty_str_starts(style, TY_STR("Heading")) || ty_str_starts(style, TY_STR("heading")))
		style = ty_str_slice(style, 7, style.len);
	if (style.len == 1 && style.data[0] >= '1' && style.data[0] <= '9') {
		o->kinds[o->n - 1] = TY_BLOCK_HEADING;
		o->levels[o->n - 1] = style.data[0] - '0';
	}
}

static taiyaku_status end_paragraph(office *o, taiyaku_error *err)
{
	ty_block block;
	taiyaku_str text;

	if (o->n == 0)
		return TAIYAKU_OK;
	o->n--;
	text = ty_str_trim(ty_buf_str(&o->paragraphs[o->n]));
	if (o->in_cell && o->n == 0) {
		if (o->cell.len && text.len)
			ty_buf_add(&o->cell, TY_STR(TY_HARD_BREAK));
		if (o->cell.len + text.len <= TY_BLOCK_MAX)
			ty_buf_add(&o->cell, text);
		return TAIYAKU_OK;
	}
	block = (ty_block){ .kind = o->kinds[o->n], .level = o->levels[o->n], .text = text };
	return text.len ? ty_pairs_block(o->pairs, &block, err) : TAIYAKU_OK;
}

static taiyaku_status end_cell(office *o, taiyaku_error *err)
{
	const ty_block cell = { .kind = TY_BLOCK_CELL, .text = ty_buf_str(&o->cell) };

	if (o->in_cell > 0)
		o->in_cell--;
	if (o->in_cell > 0 || o->n_cells >= TY_CELLS_MAX)
		return TAIYAKU_OK;
	if (!ty_block_copy(&o->cells[o->n_cells], &o->row_arena, &cell))
		return ty_fail_memory(err);
	o->n_cells++;
	return TAIYAKU_OK;
}

static taiyaku_status end_row(office *o, taiyaku_error *err)
{
	taiyaku_status status;

	if (o->in_cell > 0)
		return TAIYAKU_OK;
	status = o->n_cells ? ty_pairs_row(o->pairs, o->cells, o->n_cells, false, err) : TAIYAKU_OK;
	o->n_cells = 0;
	ty_arena_reset(&o->row_arena);
	return status;
}

static taiyaku_status take_open(office *o, const ty_loose_tag *tag, taiyaku_error *err)
{
	if (!tag->empty && ++o->open > DEPTH_MAX)
		return ty_fail(err, TAIYAKU_ELIMIT, "nested deeper than %d", DEPTH_MAX);
	switch (use_of(tag->name)) {
	case USE_PARAGRAPH:
	case USE_HEADING:
		if (!tag->empty)
			begin_paragraph(o, use_of(tag->name) == USE_HEADING, tag);
		break;
	case USE_TEXT:
		o->text += !tag->empty;
		break;
	case USE_BREAK:
		add(o, TY_STR(TY_HARD_BREAK));
		break;
	case USE_BLANK:
		add(o, TY_STR(" "));
		break;
	case USE_NOTE:
		o->note += !tag->empty;
		break;
	case USE_ITEM:
		o->item += !tag->empty;
		break;
	case USE_CELL:
		if (!tag->empty && o->in_cell++ == 0)
			ty_buf_clear(&o->cell);
		break;
	case USE_SILENT:
		o->silent += !tag->empty;
		break;
	default:
		take_style(o, tag);
	}
	return TAIYAKU_OK;
}

static void leave(size_t *open)
{
	if (*open > 0)
		--*open;
}

static taiyaku_status take_close(office *o, taiyaku_str name, taiyaku_error *err)
{
	leave(&o->open);
	switch (use_of(name)) {
	case USE_PARAGRAPH:
	case USE_HEADING:
		return end_paragraph(o, err);
	case USE_TEXT:
		leave(&o->text);
		break;
	case USE_NOTE:
		leave(&o->note);
		break;
	case USE_ITEM:
		leave(&o->item);
		break;
	case USE_SILENT:
		leave(&o->silent);
		break;
	case USE_CELL:
		return end_cell(o, err);
	case USE_ROW:
		return end_row(o, err);
	default:
		break;
	}
	return TAIYAKU_OK;
}

static taiyaku_status read_tags(office *o, taiyaku_error *err)
{
	for (;;) {
		ty_loose_tag tag;
		taiyaku_status status = ty_loose_next(&tag, &o->scan, err);

		if (status || tag.kind == TY_LOOSE_END)
			return status;
		if (tag.kind == TY_LOOSE_OPEN)
			status = take_open(o, &tag, err);
		else if (tag.kind == TY_LOOSE_CLOSE)
			status = take_close(o, tag.name, err);
		else if (tag.kind == TY_LOOSE_TEXT && (!o->word || o->text))
			add(o, tag.text);
		if (status)
			return status;
	}
}

taiyaku_status ty_office_read(ty_pairs *pairs, taiyaku_str xml, taiyaku_error *err)
{
	ty_chars chars = ty_chars_of_memory(xml, 1);
	office *o = calloc(1, sizeof *o);
	taiyaku_status status;
	bool failed = false;

	if (!o)
		return ty_fail_memory(err);
	o->pairs = pairs;
	o->scan.chars = &chars;
	o->word = ty_str_has(xml, "<w:");
	status = read_tags(o, err);
	for (size_t i = 0; i < PARAGRAPHS_MAX; i++) {
		failed |= o->paragraphs[i].failed;
		ty_buf_free(&o->paragraphs[i]);
	}
	failed |= o->cell.failed;
	ty_buf_free(&o->cell);
	ty_arena_free(&o->row_arena);
	ty_loose_free(&o->scan);
	free(o);
	return !status && failed ? ty_fail_memory(err) : status;
}
