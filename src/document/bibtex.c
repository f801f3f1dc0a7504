/* SPDX-License-Identifier: Apache-2.0 */
/*
 * BibTeX and biblatex: an entry is a record, its fields as printed.  Text between entries is a
 * comment by definition and is handed over as text.
 */
#include "base/ascii.h"
#include "base/error.h"
#include "document/fragment.h"
#include "document/lines.h"
#include "document/tex.h"
#include "format.h"

enum {
	ENTRY_MAX = 1 << 20, /* bytes of an entry; a longer one is read up to there */
	NAME_MAX = 64,
	STRINGS_MAX = 10000, /* @string definitions */
};

typedef struct bibtex {
	ty_arena strings_arena;
	ty_buf strings; /* of ty_field: name and text of each @string */
	ty_buf entry;	/* lines of the entry being gathered */
	uint64_t line;	/* of its first */
	int depth;	/* braces open in it */
	ty_block_builder value;
	ty_record_builder record;
	ty_buf key, title;   /* of the entry before, as they go with those of the next */
	uint64_t title_line; /* 0: it has no title */
} bibtex;

/* ---- one entry ---- */

typedef struct cursor {
	taiyaku_str s;
	size_t at;
	uint64_t line;
} cursor;

static void skip_blanks(cursor *c)
{
	while (c->at < c->s.len && ty_is_blank(c->s.data[c->at]))
		c->line += c->s.data[c->at++] == '\n';
}

static bool take(cursor *c, char wanted)
{
	skip_blanks(c);
	if (c->at >= c->s.len || c->s.data[c->at] != wanted)
		return false;
	c->at++;
	return true;
}

/* A name: up to a blank or a character with a meaning. */
static taiyaku_str take_name(cursor *c)
{
	size_t from;

	skip_blanks(c);
	from = c->at;
	while (c->at < c->s.len && !memchr(" \t\r\n={}(),\"#", c->s.data[c->at], 12))
		c->at++;
	return ty_str_slice(c->s, from, c->at);
}

/* The end of a value in quotation marks: a " outside braces. */
static size_t quoted_end(taiyaku_str s, size_t from)
{
	int depth = 0;

	for (size_t i = from; i < s.len; i++) {
		if (s.data[i] == '\\')
			i++;
		else if (s.data[i] == '{')
			depth++;
		else if (s.data[i] == '}')
			depth--;
		else if (s.data[i] == '"' && depth == 0)
			return i;
	}
	return s.len;
}

static taiyaku_str string_named(const bibtex *bib, taiyaku_str name)
{
	const ty_field *fields = (const ty_field *)(const void *)bib->strings.data;

	for (size_t i = bib->strings.len / sizeof *fields; i-- > 0;)
		if (ty_str_equal_ascii_case(fields[i].name, name))
			return fields[i].text;
	return name;
}

/* One piece of a value: {braces}, "quotes", a number or the name of a string. */
static void take_piece(bibtex *bib, cursor *c)
{
	uint64_t line;
	size_t from, end;

	skip_blanks(c);
	line = c->line;
	from = c->at;
	if (from >= c->s.len)
		return;
	if (c->s.data[from] == '{') {
		end = ty_tex_group_end(c->s, from, c->s.len);
		c->at = end;
		if (end > from + 1 && c->s.data[end - 1] == '}')
			end--;
		ty_tex_text(&bib->value, ty_str_slice(c->s, from + 1, end), line);
	} else if (c->s.data[from] == '"') {
		end = quoted_end(c->s, from + 1);
		c->at = end < c->s.len ? end + 1 : end;
		ty_tex_text(&bib->value, ty_str_slice(c->s, from + 1, end), line);
	} else {
		taiyaku_str name = take_name(c);

		if (name.len == 0)
			c->at++;
		else
			ty_tex_text(&bib->value, string_named(bib, name), line);
	}
	for (; from < c->at; from++)
		c->line += c->s.data[from] == '\n';
}

/* name = piece # piece ...; false at the end of the entry. */
static taiyaku_status take_field(bool *taken, bibtex *bib, cursor *c, ty_field *field,
				 taiyaku_error *err)
{
	const ty_block *value;
	taiyaku_status status;

	*taken = false;
	field->name = take_name(c);
	field->line = c->line;
	if (field->name.len == 0 || field->name.len > NAME_MAX || !take(c, '='))
		return TAIYAKU_OK;
	ty_block_begin(&bib->value, TY_BLOCK_FIELD, 0, c->line);
	do
		take_piece(bib, c);
	while (take(c, '#'));
	status = ty_block_end(&value, &bib->value, err);
	if (status)
		return status;
	field->text = ty_str_trim(value->text);
	*taken = true;
	return TAIYAKU_OK;
}

static taiyaku_status keep_string(bibtex *bib, const ty_field *field, taiyaku_error *err)
{
	ty_field copy = *field;

	if (bib->strings.len / sizeof copy >= STRINGS_MAX)
		return TAIYAKU_OK;
	if (!ty_arena_copy(&copy.name, &bib->strings_arena, field->name) ||
	    !ty_arena_copy(&copy.text, &bib->strings_arena, field->text))
		return ty_fail_memory(err);
	ty_buf_add(&bib->strings, ty_str_of((const char *)&copy, sizeof copy));
	return ty_buf_status(&bib->strings, err);
}

/* Past the text of a @comment or @preamble. */
static void skip_group(cursor *c)
{
	size_t open = ty_str_find(c->s, TY_STR("{"), c->at);

	if (open != SIZE_MAX)
		c->at = ty_tex_group_end(c->s, open, c->s.len);
}

/* "mori2020_en", "mori2020-JP": the key without the language that it says. */
static taiyaku_str key_stem(taiyaku_str key)
{
	static const char *const tags[] = { "ja", "jp", "jpn", "japanese", "en", "eng", "english" };

	for (size_t i = 0; i < sizeof tags / sizeof *tags; i++) {
		taiyaku_str tag = ty_str(tags[i]);
		size_t at = key.len > tag.len + 1 ? key.len - tag.len : 0;

		if (at == 0 || !ty_str_equal_ascii_case(ty_str_slice(key, at, key.len), tag))
			continue;
		if (memchr("-_:.", key.data[at - 1], 4))
			return ty_str_slice(key, 0, at - 1);
		if (ty_is_digit(key.data[at - 1]))
			return ty_str_slice(key, 0, at);
	}
	return key;
}

/* An entry and the next with the same key are one work, told in two languages. */
static taiyaku_status pair_entries(bibtex *bib, ty_pairs *pairs, taiyaku_str key,
				   const ty_field *title, taiyaku_error *err)
{
	taiyaku_str before = ty_buf_str(&bib->title);
	bool japanese = ty_pairs_wanted(title->text);
	ty_field fields[2] = { { .name = TY_STR("title"),
				 .lang = japanese ? TY_STR("en") : TY_STR("ja"),
				 .text = before,
				 .line = bib->title_line },
			       { .name = TY_STR("title"),
				 .lang = japanese ? TY_STR("ja") : TY_STR("en"),
				 .text = title->text,
				 .line = title->line } };
	const ty_record both = { .fields = fields, .n = 2, .line = bib->title_line };

	if (!bib->title_line || ty_pairs_wanted(before) == japanese ||
	    !ty_str_equal(ty_buf_str(&bib->key), key_stem(key)))
		return TAIYAKU_OK;
	return ty_pairs_record(pairs, &both, err);
}

/* What may go with the next entry; key: a view of what is gathered. */
static taiyaku_status keep_title(bibtex *bib, ty_pairs *pairs, taiyaku_str key,
				 const ty_record *record, taiyaku_error *err)
{
	const ty_field *title = NULL;
	taiyaku_status status;

	for (size_t i = 0; i < record->n; i++)
		if (ty_str_equal_ascii_case(record->fields[i].name, TY_STR("title")))
			title = &record->fields[i];
	if (!title || key.len == 0) {
		bib->title_line = 0;
		return TAIYAKU_OK;
	}
	status = pair_entries(bib, pairs, key, title, err);
	ty_buf_clear(&bib->key);
	ty_buf_add(&bib->key, key_stem(key));
	ty_buf_clear(&bib->title);
	ty_buf_add(&bib->title, title->text);
	bib->title_line = title->line;
	if (!status)
		status = ty_buf_status(&bib->key, err);
	return status ? status : ty_buf_status(&bib->title, err);
}

/* The entry behind the @ at the cursor. */
static taiyaku_status read_entry(bibtex *bib, cursor *c, ty_pairs *pairs, taiyaku_error *err)
{
	taiyaku_str type = take_name(c);
	bool string = ty_str_equal_ascii_case(type, TY_STR("string"));
	bool taken = true;
	const ty_record *record;
	taiyaku_str key = { NULL, 0 };
	taiyaku_status status;

	if (ty_str_equal_ascii_case(type, TY_STR("comment")) ||
	    ty_str_equal_ascii_case(type, TY_STR("preamble"))) {
		skip_group(c);
		return TAIYAKU_OK;
	}
	if (!take(c, '{') && !take(c, '('))
		return TAIYAKU_OK;
	ty_record_begin(&bib->record, type, c->line);
	if (!string)
		key = take_name(c);
	while (taken) {
		ty_field field = { 0 };

		take(c, ',');
		status = take_field(&taken, bib, c, &field, err);
		if (!status && taken && string)
			status = keep_string(bib, &field, err);
		else if (!status && taken && field.text.len > 0)
			ty_record_add(&bib->record, &field);
		if (status)
			return status;
	}
	status = ty_record_end(&record, &bib->record, err);
	if (status || record->n == 0)
		return status;
	status = ty_pairs_record(pairs, record, err);
	return status || string ? status : keep_title(bib, pairs, key, record, err);
}

/* ---- lines ---- */

static int braces(taiyaku_str line)
{
	int depth = 0;

	for (size_t i = 0; i < line.len; i++) {
		if (line.data[i] == '\\')
			i++;
		else
			depth += (line.data[i] == '{') - (line.data[i] == '}');
	}
	return depth;
}

static bool begins_entry(taiyaku_str line)
{
	size_t i = 1;

	line = ty_str_trim(line);
	if (line.len < 3 || line.data[0] != '@')
		return false;
	while (i < line.len && ((line.data[i] | 32) >= 'a' && (line.data[i] | 32) <= 'z'))
		i++;
	while (i < line.len && line.data[i] == ' ')
		i++;
	return i > 1 && i < line.len && (line.data[i] == '{' || line.data[i] == '(');
}

/* All that was gathered: an entry, or those that stand in one line. */
static taiyaku_status flush(void *ctx, ty_pairs *pairs, taiyaku_error *err)
{
	bibtex *bib = ctx;
	cursor c = { ty_buf_str(&bib->entry), 0, bib->line };
	taiyaku_status status = ty_buf_status(&bib->entry, err);

	while (!status && c.at < c.s.len) {
		size_t at = ty_str_find(c.s, TY_STR("@"), c.at);

		if (at == SIZE_MAX)
			break;
		c.line += ty_str_count(ty_str_slice(c.s, c.at, at), '\n');
		c.at = at + 1;
		if (begins_entry(ty_str_slice(c.s, at, c.s.len)))
			status = read_entry(bib, &c, pairs, err);
	}
	ty_buf_clear(&bib->entry);
	bib->depth = 0;
	return status;
}

static taiyaku_status read_line(void *ctx, ty_pairs *pairs, taiyaku_str line, uint64_t number,
				taiyaku_error *err)
{
	bibtex *bib = ctx;
	taiyaku_status status = TAIYAKU_OK;

	if (bib->entry.len > 0 && begins_entry(line)) {
		status = flush(bib, pairs, err);
	} else if (bib->entry.len + line.len > ENTRY_MAX && bib->entry.len > 0) {
		ty_pairs_tell_cut(pairs, bib->line, "record", ENTRY_MAX);
		status = flush(bib, pairs, err);
	}
	if (status)
		return status;
	if (bib->entry.len == 0) {
		if (!begins_entry(line))
			return TAIYAKU_OK;
		bib->line = number;
		line = ty_str_trim(line);
	}
	ty_buf_add(&bib->entry, line);
	ty_buf_byte(&bib->entry, '\n');
	bib->depth += braces(line);
	return bib->depth <= 0 ? flush(bib, pairs, err) : TAIYAKU_OK;
}

static void free_bibtex(bibtex *bib)
{
	ty_arena_free(&bib->strings_arena);
	ty_buf_free(&bib->strings);
	ty_buf_free(&bib->entry);
	ty_buf_free(&bib->key);
	ty_buf_free(&bib->title);
	ty_block_builder_free(&bib->value);
	ty_record_builder_free(&bib->record);
}

static const ty_line_reader bibtex_reader = { .line = read_line, .end = flush };

static taiyaku_status read_fragment(ty_pairs *pairs, const ty_fragment *fragment,
				    taiyaku_error *err)
{
	bibtex bib = { 0 };
	taiyaku_status status =
		ty_lines_text(pairs, fragment->text, fragment->line, &bibtex_reader, &bib, err);

	free_bibtex(&bib);
	return status;
}

static taiyaku_status read_bibtex(ty_reading *reading, taiyaku_error *err)
{
	bibtex bib = { 0 };
	taiyaku_status status = ty_lines_read(reading, &bibtex_reader, &bib, err);

	free_bibtex(&bib);
	return status;
}

/* Whether the first line that says something begins an entry. */
static bool begins_with_entry(taiyaku_str text)
{
	while (text.data) {
		taiyaku_str line = ty_str_trim(ty_str_next(&text, '\n'));

		if (line.len > 0 && line.data[0] != '%')
			return begins_entry(line);
	}
	return false;
}

static int sniff(const ty_head *head)
{
	taiyaku_str rest = head->text;

	if (begins_with_entry(head->text))
		return 95;
	if (!ty_str_ends(head->name, TY_STR(".bib")) &&
	    !ty_str_ends(head->name, TY_STR(".biblatex")) &&
	    !ty_str_ends(head->name, TY_STR(".bibtex")))
		return 0;
	while (rest.data)
		if (begins_entry(ty_str_next(&rest, '\n')))
			return 95;
	return 30;
}

const ty_fragment_reader ty_fragment_bibtex = { "bibtex bib biblatex", sniff, read_fragment };

const ty_format ty_format_bibtex = {
	.info = { .name = "bibtex",
		  .title = "BibTeX and biblatex",
		  .extensions = "bib bibtex biblatex",
		  .reads = true,
		  .document = true },
	.sniff = sniff,
	.read = read_bibtex,
};
