/* SPDX-License-Identifier: Apache-2.0 */
/*
 * "タイトル     題", "原タイトル   Title": what libraries print of a record.  Labels are set off by
 * blanks or a colon, or stand in 【】; within a title the punctuation of ISBD sets off its parts.
 */
#include "document/plain_record.h"

#include "extract/names.h"
#include "text/script.h"

enum {
	RECORD_MAX = 1 << 14, /* bytes of a paragraph that may be a record */
	LABEL_MAX = 40	      /* bytes */
};

static size_t blank_at(taiyaku_str s, size_t at)
{
	if (at >= s.len)
		return 0;
	if (s.data[at] == ' ' || s.data[at] == '\t' || s.data[at] == '\r')
		return 1;
	return ty_str_starts(ty_str_slice(s, at, s.len), TY_STR("　")) ? 3 : 0;
}

static size_t skip_blanks(taiyaku_str s, size_t at)
{
	while (blank_at(s, at))
		at += blank_at(s, at);
	return at;
}

/* Bytes of what sets a label off from what it says, at at; 0: nothing does. */
static size_t gap_at(taiyaku_str line, size_t at)
{
	size_t next = skip_blanks(line, at);
	bool wide = next > at + 1;

	if (ty_str_starts(ty_str_slice(line, next, line.len), TY_STR("：")))
		return skip_blanks(line, next + 3) - at;
	if (next < line.len && line.data[next] == ':' && blank_at(line, next + 1))
		return skip_blanks(line, next + 1) - at;
	return wide || (next > at && line.data[at] == '\t') ? next - at : 0;
}

/* The label of a line and what it says; false: it is no such line. */
static bool read_line(ty_field *out, taiyaku_str line)
{
	size_t end = 0, gap = 0;

	if (ty_str_starts(line, TY_STR("【"))) {
		end = ty_str_find(line, TY_STR("】"), 0);
		if (end == SIZE_MAX || end > LABEL_MAX)
			return false;
		out->name = ty_str_slice(line, 3, end);
		out->text = ty_str_trim(ty_str_slice(line, skip_blanks(line, end + 3), line.len));
		return out->name.len && out->text.len;
	}
	while (end < line.len && end <= LABEL_MAX && !(gap = gap_at(line, end)))
		end++;
	out->name = ty_str_slice(line, 0, end);
	out->text = ty_str_trim(ty_str_slice(line, end + gap, line.len));
	return gap && end && out->text.len;
}

static bool continues(taiyaku_str line)
{
	return blank_at(line, 0) > 0;
}

/* Every line is one of a record, or goes on with one that is no title; a title and another form of
 * it are among them, and one of them is Japanese and one is not. */
static bool is_record(taiyaku_str text)
{
	bool plain = false, other = false, japanese = false, english = false, title = false;

	while (text.len) {
		taiyaku_str line = ty_str_next(&text, '\n');
		ty_field field = { 0 };
		ty_name name;

		if (continues(line) ? title : !read_line(&field, line))
			return false;
		if (continues(line))
			continue;
		name = ty_name_read(field.name);
		title = name.role == TY_ROLE_TITLE && strcmp(name.stem, "title") == 0;
		if (!title)
			continue;
		if (name.side == TY_SIDE_NONE && !name.variant)
			plain = true;
		else
			other = true;
		if (ty_pairs_wanted(field.text))
			japanese = true;
		else
			english = true;
	}
	return plain && other && japanese && english;
}

/* 題 / 森遥著, 題 (港の本 ; 2): the title alone. */
static taiyaku_str title_alone(taiyaku_str text)
{
	static const char *const writers[] = { "著", "編", "訳", "編著", "監修", "作" };
	size_t at = ty_str_find(text, TY_STR(" / "), 0);

	for (size_t i = 0; at != SIZE_MAX && i < sizeof writers / sizeof *writers; i++)
		if (ty_str_ends(text, ty_str(writers[i]))) {
			text = ty_str_slice(text, 0, at);
			break;
		}
	at = ty_str_find(text, TY_STR(" ("), 0);
	if (at != SIZE_MAX && ty_str_ends(text, TY_STR(")")) &&
	    ty_str_find(text, TY_STR(" ; "), at) != SIZE_MAX)
		text = ty_str_slice(text, 0, at);
	return text;
}

/* 題 = Title : 副題 is two of them. */
static void add_title(ty_record_builder *record, ty_field field)
{
	size_t at;

	field.text = title_alone(field.text);
	at = ty_str_find(field.text, TY_STR(" = "), 0);
	if (at != SIZE_MAX) {
		ty_field parallel = { .name = TY_STR("parallel title"), .line = field.line };
		size_t end = ty_str_find(field.text, TY_STR(" : "), at);

		parallel.text =
			ty_str_slice(field.text, at + 3, end == SIZE_MAX ? field.text.len : end);
		field.text = ty_str_slice(field.text, 0, at);
		ty_record_add(record, &parallel);
	}
	ty_record_add(record, &field);
}

static taiyaku_status give(ty_record_builder *builder, ty_pairs *pairs, taiyaku_error *err)
{
	const ty_record *record;
	taiyaku_status status = ty_record_end(&record, builder, err);

	return status || record->n == 0 ? status : ty_pairs_record(pairs, record, err);
}

taiyaku_status ty_plain_record(bool *is, ty_pairs *pairs, taiyaku_str paragraph, uint64_t line,
			       taiyaku_error *err)
{
	ty_record_builder builder = { 0 };
	taiyaku_str first = { NULL, 0 };
	taiyaku_status status = TAIYAKU_OK;

	*is = paragraph.len <= RECORD_MAX && is_record(paragraph);
	for (; *is && !status && paragraph.len; line++) {
		taiyaku_str text = ty_str_next(&paragraph, '\n');
		ty_field field = { .line = line };

		if (continues(text) || !read_line(&field, text))
			continue;
		/* The first label again: another record. */
		if (first.len == 0 || ty_str_equal(field.name, first)) {
			if (first.len)
				status = give(&builder, pairs, err);
			first = field.name;
			ty_record_begin(&builder, TY_STR("record"), line);
		}
		if (ty_name_read(field.name).role == TY_ROLE_TITLE)
			add_title(&builder, field);
		else
			ty_record_add(&builder, &field);
	}
	if (*is && !status)
		status = give(&builder, pairs, err);
	ty_record_builder_free(&builder);
	return status;
}
