/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/named_lines.h"

#include "base/ascii.h"
#include "base/error.h"
#include "extract/fields.h"
#include "extract/labels.h"

enum {
	LABEL_MAX = 30,	 /* characters */
	TEXT_MAX = 600,	 /* bytes of what a line says */
	LINES_MAX = 64,	 /* lines of a block */
	BLOCKS_APART = 8 /* from one language to the other */
};

void ty_named_lines_free(ty_named_lines *lines)
{
	for (size_t i = 0; i < TY_NAMED_LINES; i++) {
		ty_buf_free(&lines->kept[i].label);
		ty_buf_free(&lines->kept[i].text);
	}
}

bool ty_named_lines_want(const ty_named_lines *lines, const ty_block *block)
{
	for (size_t i = 0; i < TY_NAMED_LINES; i++)
		if (lines->kept[i].side != TY_SIDE_NONE && block->text.len < TEXT_MAX)
			return true;
	return false;
}

/* "title.ja = 題": the name of a variable stands before character i. */
static bool ends_variable(const ty_scan *scan, size_t from, size_t i)
{
	while (i > from && ty_scan_space(scan, i - 1))
		i--;
	for (size_t k = from; k < i; k++)
		if (!ty_is_alnum(ty_scan_cp(scan, k)) && !ty_scan_is(scan, k, "._-"))
			return false;
	return i > from;
}

/* Where the label of the line from..to ends, at its first colon; to: it has none. */
static size_t label_end(const ty_scan *scan, size_t from, size_t to)
{
	size_t end = to - from > LABEL_MAX ? from + LABEL_MAX : to;

	for (size_t i = from + 1; i < end; i++)
		if (ty_scan_cp(scan, i) == U'：' ||
		    (ty_scan_cp(scan, i) == ':' && i + 1 < to && ty_scan_space(scan, i + 1)) ||
		    (ty_scan_cp(scan, i) == '=' && ends_variable(scan, from, i)))
			return i;
	return to;
}

/* "English grammar: It is hard." tells of a thing that has no name. */
static bool is_told(const ty_field *field, ty_side side)
{
	return side == TY_SIDE_ENGLISH && ty_str_has(field->text, " ") &&
	       ty_str_ends(field->text, TY_STR(".")) && !ty_str_ends(field->text, TY_STR(".."));
}

static bool same_name(taiyaku_str a, taiyaku_str b)
{
	return strcmp(ty_name_read(a).stem, ty_name_read(b).stem) == 0;
}

static taiyaku_status keep(ty_named_lines *lines, const ty_field *field, ty_side side,
			   taiyaku_error *err)
{
	struct ty_named_line *to = &lines->kept[0];
	taiyaku_status status;

	for (size_t i = 0; i < TY_NAMED_LINES && to->side != TY_SIDE_NONE; i++)
		if (lines->kept[i].side == TY_SIDE_NONE || lines->kept[i].block < to->block)
			to = &lines->kept[i];
	ty_buf_clear(&to->label);
	ty_buf_add(&to->label, field->name);
	ty_buf_clear(&to->text);
	ty_buf_add(&to->text, field->text);
	to->side = side;
	to->line = field->line;
	to->block = lines->blocks;
	status = ty_buf_status(&to->label, err);
	return status ? status : ty_buf_status(&to->text, err);
}

static taiyaku_status take(ty_named_lines *lines, ty_outlet *outlet, const ty_field *field,
			   ty_side side, taiyaku_error *err)
{
	for (size_t i = 0; i < TY_NAMED_LINES; i++) {
		struct ty_named_line *other = &lines->kept[i];
		ty_field fields[2] = { *field, { .line = other->line } };
		const ty_record record = { .fields = fields, .n = 2, .line = other->line };

		if (other->side == TY_SIDE_NONE || other->side == side ||
		    lines->blocks - other->block > BLOCKS_APART ||
		    !same_name(ty_buf_str(&other->label), field->name))
			continue;
		fields[1].name = ty_buf_str(&other->label);
		fields[1].text = ty_buf_str(&other->text);
		other->side = TY_SIDE_NONE;
		return ty_fields_record(outlet, &record, err);
	}
	return keep(lines, field, side, err);
}

/* The line from..to of a block, if it has a label that says a name and a language, and is in it. */
static taiyaku_status line(ty_named_lines *lines, ty_outlet *outlet, const ty_scan *scan,
			   size_t from, size_t to, taiyaku_error *err)
{
	size_t end, after;
	ty_field field = { .line = ty_block_line(scan->block, scan->glyphs[from].at) };
	ty_name name;

	ty_scan_trim(scan, &from, &to);
	end = label_end(scan, from, to);
	/* "英題: Title" is known as a label wherever it stands. */
	if (end == to || ty_label_at_start(&after, ty_scan_raw(scan, from, to)) != TY_LABEL_NONE)
		return TAIYAKU_OK;
	field.name = ty_str_trim(ty_scan_raw(scan, from, end));
	name = ty_name_read(field.name);
	if ((name.side != TY_SIDE_JAPANESE && name.side != TY_SIDE_ENGLISH) || !name.stem[0] ||
	    name.role == TY_ROLE_TEXT || ty_role_is_data(name.role))
		return TAIYAKU_OK;
	if (!ty_scan_title(&field.text, &outlet->arena, scan, end + 1, to))
		return ty_fail_memory(err);
	if (field.text.len == 0 || field.text.len > TEXT_MAX ||
	    ty_scan_holds_japanese(scan, end + 1, to) != (name.side == TY_SIDE_JAPANESE))
		return TAIYAKU_OK;
	return is_told(&field, name.side) ? TAIYAKU_OK
					  : take(lines, outlet, &field, name.side, err);
}

taiyaku_status ty_named_lines_block(ty_named_lines *lines, ty_outlet *outlet, const ty_scan *scan,
				    taiyaku_error *err)
{
	ty_block_kind kind = scan->block->kind;
	taiyaku_status status = TAIYAKU_OK;
	size_t from = 0;

	lines->blocks++;
	if (kind == TY_BLOCK_HEADING)
		for (size_t i = 0; i < TY_NAMED_LINES; i++)
			lines->kept[i].side = TY_SIDE_NONE;
	if (kind != TY_BLOCK_TEXT && kind != TY_BLOCK_ITEM && kind != TY_BLOCK_STRING)
		return TAIYAKU_OK;
	for (int n = 0; !status && n < LINES_MAX && from < scan->n; n++) {
		size_t to = from;

		while (to < scan->n && ty_scan_cp(scan, to) != 0x2028 &&
		       ty_scan_cp(scan, to) != '\n')
			to++;
		if (to > from)
			status = line(lines, outlet, scan, from, to, err);
		from = to + 1;
	}
	return status;
}
