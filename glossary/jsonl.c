/* SPDX-License-Identifier: Apache-2.0 */
/*
 * JSON Lines: one pair a line, exactly as markup/json.h writes it, so nothing is lost on the way
 * out and in.  Members that are not known are left; "source" and "target" do for the names of the
 * languages.
 */
#include <jansson.h>

#include "base/draft.h"
#include "base/error.h"
#include "base/pair.h"
#include "base/tag.h"
#include "format.h"
#include "glossary/columns.h"
#include "glossary/term_check.h"
#include "markup/json.h"
#include "text/convert.h"

/* Longest name of a language that can be a member. */
enum { TAG_MAX = 36 };

#define KINDS "title segment term name"

typedef struct lines {
	ty_reading *reading;
	ty_arena arena; /* of one pair */
	char names[2][TAG_MAX];
	ty_text *text;
	uint64_t line, long_line;
	bool seen;  /* an object: this is the format */
	ty_buf cut; /* a line whose object does not end */
	uint64_t cut_line;
	bool has_cut;
	ty_term_check check;
} lines;

/* The name of the texts of a side, with a NUL. */
static void name_side(char out[TAG_MAX], const taiyaku_languages *languages, int side)
{
	taiyaku_str name = ty_tag_name(languages, side);

	if (name.len >= TAG_MAX)
		name.len = TAG_MAX - 1;
	memcpy(out, name.data, name.len);
	out[name.len] = '\0';
}

/* A member that is a string; else empty.  Borrowed from the object. */
static taiyaku_str get(const json_t *object, const char *name)
{
	const json_t *value = json_object_get(object, name);

	if (!json_is_string(value))
		return (taiyaku_str){ NULL, 0 };
	return ty_str_of(json_string_value(value), json_string_length(value));
}

static taiyaku_str get_side(const lines *l, const json_t *object, int side)
{
	taiyaku_str value = get(object, l->names[side]);

	return value.len > 0 ? value : get(object, side == TAIYAKU_SOURCE ? "source" : "target");
}

static void add_origins(ty_draft *draft, const json_t *list)
{
	static const taiyaku_origin none = { 0 };

	for (size_t i = 0; i < json_array_size(list); i++) {
		const json_t *from = json_array_get(list, i);
		json_int_t line = json_integer_value(json_object_get(from, "line"));
		taiyaku_origin origin = { .file = get(from, "file"),
					  .line = line > 0 ? (uint64_t)line : 0,
					  .author = get(from, "author"),
					  .romanized = get(from, "romanized"),
					  .year = get(from, "year"),
					  .date = get(from, "date"),
					  .url = get(from, "url") };

		if (!ty_origin_equal(&origin, &none))
			ty_draft_origin(draft, &origin);
	}
}

static void add_props(ty_draft *draft, const json_t *list)
{
	for (size_t i = 0; i < json_array_size(list); i++) {
		const json_t *type = json_array_get(json_array_get(list, i), 0);
		const json_t *value = json_array_get(json_array_get(list, i), 1);

		if (json_is_string(type) && json_is_string(value))
			ty_draft_prop(
				draft, ty_str_of(json_string_value(type), json_string_length(type)),
				ty_str_of(json_string_value(value), json_string_length(value)));
	}
}

static int confidence_of(const json_t *object)
{
	json_int_t value = json_integer_value(json_object_get(object, "confidence"));

	return value < 0 ? 0 : value > 100 ? 100 : (int)value;
}

/* A word that no glossary has for a status is kept as a prop. */
static void set_status(lines *l, ty_draft *draft, taiyaku_str word)
{
	draft->pair.status = ty_columns_status(word);
	if (draft->pair.status.len > 0)
		return;
	ty_term_check_word(l->reading, l->line, "status", word, "");
	ty_draft_prop(draft, TY_STR("status"), word);
}

static taiyaku_status read_object(lines *l, const json_t *object, taiyaku_str line,
				  taiyaku_error *err)
{
	const json_t *markup = json_object_get(object, "markup");
	ty_draft draft;
	taiyaku_pair *pair = &draft.pair;

	ty_draft_start(&draft, &l->arena);
	for (int side = 0; side < 2; side++) {
		pair->text[side] = get_side(l, object, side);
		pair->markup[side] = get(markup, l->names[side]);
		if (ty_str_is_blank(pair->text[side]))
			return ty_reading_reject(l->reading, ty_line(l->line), line, err,
						 "no \"%s\" with a text", l->names[side]);
	}
	pair->kind = taiyaku_kind_from(get(object, "kind"));
	pair->tuid = get(object, "tuid");
	if (pair->tuid.len == 0)
		pair->tuid = ty_columns_tuid(get(object, "id"));
	set_status(l, &draft, get(object, "status"));
	pair->note = get(object, "note");
	pair->reading = get(object, "reading");
	pair->memory = get(object, "memory");
	pair->rule = get(object, "rule");
	pair->confidence = confidence_of(object);
	add_props(&draft, json_object_get(object, "props"));
	add_origins(&draft, json_object_get(object, "origins"));
	if (draft.failed)
		return ty_fail_memory(err);
	ty_term_check_word(l->reading, l->line, "kind", get(object, "kind"), KINDS);
	ty_term_check_pair(&l->check, l->reading, l->line, pair);
	return ty_reading_pair(l->reading, pair, err);
}

/* The first line decides whether this is JSON Lines at all; a later one costs itself only. */
static taiyaku_status read_bad(lines *l, taiyaku_str line, const char *cause, taiyaku_error *err)
{
	if (!l->seen)
		return ty_fail_at(err, TAIYAKU_ESYNTAX, ty_input_name(l->reading->in), l->line, 0,
				  "not JSON Lines: %s", cause);
	return ty_reading_reject(l->reading, ty_line(l->line), line, err, "%s", cause);
}

/* An object that does not end with its line: at the end of the file, where the file was cut. */
static taiyaku_status read_cut(lines *l, bool last, taiyaku_error *err)
{
	const char *cause = last ? "the file is cut off inside a line" : "the line is cut off";

	l->has_cut = false;
	if (last && !l->reading->options->partial)
		return ty_fail_at(err, TAIYAKU_ESYNTAX, ty_input_name(l->reading->in), l->cut_line,
				  0, "%s", cause);
	return ty_reading_reject(l->reading, ty_line(l->cut_line), ty_buf_str(&l->cut), err, "%s",
				 cause);
}

static taiyaku_status keep_cut(lines *l, taiyaku_str line, taiyaku_error *err)
{
	ty_buf_clear(&l->cut);
	ty_buf_add(&l->cut, line);
	l->cut_line = l->line;
	l->has_cut = true;
	return ty_buf_status(&l->cut, err);
}

static taiyaku_status read_line(lines *l, taiyaku_str line, taiyaku_error *err)
{
	json_error_t cause;
	json_t *object;
	taiyaku_status status;

	if (l->line == l->long_line || ty_str_trim(line).len == 0)
		return TAIYAKU_OK;
	if (line.len >= TY_TEXT_LINE_MAX) {
		l->long_line = l->line; /* its rest comes as further lines of this number */
		return read_bad(l, line, "the line is too long", err);
	}
	if (l->has_cut) {
		status = read_cut(l, false, err);
		if (status)
			return status;
	}
	object = json_loadb(line.data, line.len, JSON_REJECT_DUPLICATES, &cause);
	if (!object && l->seen && json_error_code(&cause) == json_error_premature_end_of_input)
		return keep_cut(l, line, err);
	if (!object && json_error_code(&cause) == json_error_null_character)
		return read_bad(l, line, "a NUL character in a string", err);
	if (!object)
		return read_bad(l, line, cause.text, err);
	ty_arena_reset(&l->arena);
	if (json_is_object(object)) {
		l->seen = true;
		status = read_object(l, object, line, err);
	} else {
		status = read_bad(l, line, "the line is not an object", err);
	}
	json_decref(object);
	return status;
}

static taiyaku_status read_lines(lines *l, taiyaku_error *err)
{
	const taiyaku_read_options *options = l->reading->options;
	taiyaku_str line;
	bool more = true;
	taiyaku_status status =
		ty_text_open(&l->text, l->reading->in, options->encoding, l->reading->hooks, err);

	while (!status && more) {
		status = ty_text_line(&line, &l->line, &more, l->text, err);
		if (!status && more)
			status = read_line(l, line, err);
	}
	if (!status && l->has_cut)
		status = read_cut(l, true, err);
	if (l->text)
		l->reading->counts.mended += ty_text_mended(l->text);
	return status;
}

static taiyaku_status read_jsonl(ty_reading *reading, taiyaku_error *err)
{
	lines l = { .reading = reading };
	taiyaku_status status;

	for (int side = 0; side < 2; side++)
		name_side(l.names[side], &reading->options->languages, side);
	status = read_lines(&l, err);
	ty_text_close(l.text);
	ty_arena_free(&l.arena);
	ty_buf_free(&l.cut);
	ty_term_check_free(&l.check);
	return status;
}

/* The name of a member that is a text: that of its language, or a tag with a region or a script. */
static bool is_language(taiyaku_str name)
{
	taiyaku_str primary = ty_tag_primary(name);
	size_t behind = name.len - primary.len;

	for (size_t i = 0; i < primary.len; i++)
		if (primary.data[i] < 'a' || primary.data[i] > 'z')
			return false;
	if (behind > 5 || (behind > 0 && name.data[primary.len] != '-'))
		return false;
	return (primary.len == 2 || primary.len == 3) && !ty_str_is(name, "id");
}

/* A line that goes on where the head ends begins as taiyaku writes it, with a text; others put a
 * blank behind the colon. */
static bool begins_with_text(taiyaku_str line)
{
	size_t end = ty_str_find(line, TY_STR("\""), 2);
	taiyaku_str rest;

	if (end == SIZE_MAX || !is_language(ty_str_slice(line, 2, end)))
		return false;
	rest = ty_str_trim(ty_str_slice(line, end + 1, line.len));
	return ty_str_starts(rest, TY_STR(":")) &&
	       ty_str_starts(ty_str_trim(ty_str_slice(rest, 1, rest.len)), TY_STR("\""));
}

/* Pairs, and no other records: those are documents to find pairs in. */
static bool is_pair(json_t *object)
{
	const char *name;
	json_t *value;
	int texts = 0;

	json_object_foreach(object, name, value) texts +=
		json_is_string(value) &&
		(is_language(ty_str(name)) || !strcmp(name, "source") || !strcmp(name, "target"));
	return texts >= 2;
}

/* Whether the object of a line is a pair; *is: whether there is one. */
static bool line_is_pair(bool *is, taiyaku_str line)
{
	json_t *object = json_loadb(line.data, line.len, 0, NULL);
	bool pair = json_is_object(object) && is_pair(object);

	*is = json_is_object(object);
	json_decref(object);
	return pair;
}

/* Whether most of the lines that are seen whole are pairs. */
static bool most_are_pairs(taiyaku_str text)
{
	size_t objects = 0, pairs = 0;
	bool is;

	while (text.len > 0) {
		pairs += line_is_pair(&is, ty_str_trim(ty_str_next(&text, '\n')));
		objects += is;
	}
	return pairs * 2 > objects;
}

/* A pair on the first line, or its beginning, or a record that lacks a text among pairs. */
static int sniff_jsonl(const ty_head *head)
{
	taiyaku_str rest = head->text;
	taiyaku_str line = ty_str_trim(ty_str_next(&rest, '\n'));
	bool is, pair;

	if (!ty_str_starts(line, TY_STR("{\"")))
		return 0;
	pair = line_is_pair(&is, line);
	if (!is)
		return rest.len == 0 && head->raw.len >= TY_HEAD_SIZE && begins_with_text(line) ? 75
												: 0;
	if (!pair)
		return most_are_pairs(head->text) ? 80 : 0;
	return ty_str_starts(rest, TY_STR("{\"")) || ty_str_trim(rest).len == 0 ? 80 : 40;
}

static void drop_buffer(ty_writing *writing)
{
	ty_buf_free(writing->state);
	free(writing->state);
}

static taiyaku_status begin_jsonl(ty_writing *writing, taiyaku_error *err)
{
	writing->state = calloc(1, sizeof(ty_buf));
	return writing->state ? TAIYAKU_OK : ty_fail_memory(err);
}

static taiyaku_status write_jsonl(ty_writing *writing, const taiyaku_pair *pair, taiyaku_error *err)
{
	ty_buf *buf = writing->state;

	ty_buf_clear(buf);
	ty_json_begin(buf);
	ty_json_pair(buf, pair, &writing->options->languages);
	ty_json_end(buf);
	ty_buf_byte(buf, '\n');
	ty_output_add(writing->to, ty_buf_str(buf));
	return ty_buf_status(buf, err);
}

static taiyaku_status end_jsonl(ty_writing *writing, taiyaku_error *err)
{
	(void)err;
	drop_buffer(writing);
	return TAIYAKU_OK;
}

const ty_format ty_format_jsonl = {
	.info = { .name = "jsonl",
		  .title = "JSON Lines, one pair a line",
		  .extensions = "jsonl ndjson",
		  .reads = true,
		  .writes = true },
	.sniff = sniff_jsonl,
	.read = read_jsonl,
	.begin = begin_jsonl,
	.write = write_jsonl,
	.end = end_jsonl,
	.drop = drop_buffer,
};
