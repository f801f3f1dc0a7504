/* SPDX-License-Identifier: Apache-2.0 */
#include "markup/csv.h"

#include <stdlib.h>

#include "base/error.h"

#define TOO_LONG "the row is too long"

/* A field of the row being read: bytes of the held text, or of the unquoted ones. */
typedef struct span {
	size_t from, to;
	bool unquoted;
} span;

struct ty_csv {
	char separator;
	bool quoted, ended;
	bool skipping; /* inside a line over the cap, which was reported already */
	ty_buf held;   /* text that was fed */
	size_t at;     /* of it is used up */
	size_t enough; /* bytes to hold before it is worth looking for the end of a row again */
	uint64_t line;
	ty_buf unquoted; /* fields that held doubled quotes, one behind the other */
	span *fields;
	taiyaku_str *views;
	size_t n;
	bool many_lines; /* a field of this row holds a line end */
};

/* How looking for the end of a row or a field went. */
typedef enum outcome { FOUND, MORE, UNCLOSED, BEHIND } outcome;

taiyaku_status ty_csv_new(ty_csv **out, char separator, taiyaku_error *err)
{
	ty_csv *csv = calloc(1, sizeof *csv);

	if (!csv)
		return ty_fail_memory(err);
	csv->separator = separator;
	csv->line = 1;
	csv->fields = calloc(TY_CSV_FIELDS_MAX, sizeof *csv->fields);
	csv->views = calloc(TY_CSV_FIELDS_MAX, sizeof *csv->views);
	if (!csv->fields || !csv->views) {
		ty_csv_free(csv);
		return ty_fail_memory(err);
	}
	*out = csv;
	return TAIYAKU_OK;
}

void ty_csv_free(ty_csv *csv)
{
	if (!csv)
		return;
	ty_buf_free(&csv->held);
	ty_buf_free(&csv->unquoted);
	free(csv->fields);
	free(csv->views);
	free(csv);
}

void ty_csv_quoted(ty_csv *csv)
{
	csv->quoted = true;
}

taiyaku_status ty_csv_feed(ty_csv *csv, taiyaku_str piece, taiyaku_error *err)
{
	size_t left = csv->held.len - csv->at;

	if (left > 0 && csv->at > 0)
		memmove(csv->held.data, csv->held.data + csv->at, left);
	ty_buf_cut(&csv->held, left);
	csv->at = 0;
	ty_buf_add(&csv->held, piece);
	if (piece.len == 0)
		csv->ended = true;
	return ty_buf_status(&csv->held, err);
}

static bool is_line_end(char c)
{
	return c == '\n' || c == '\r';
}

/* The closing quote of the field that begins with the quote at from. */
static outcome find_close(size_t *close, bool *doubled, const ty_csv *csv, size_t from)
{
	const char *data = csv->held.data;
	size_t len = csv->held.len, at = from + 1;

	*doubled = false;
	while (at < len && at - csv->at <= TY_CSV_ROW_MAX) {
		const char *quote = memchr(data + at, '"', len - at);

		if (!quote)
			break;
		at = (size_t)(quote - data);
		if (at + 1 == len && !csv->ended)
			return MORE;
		*close = at;
		if (at + 1 == len || data[at + 1] == csv->separator || is_line_end(data[at + 1]))
			return FOUND;
		if (data[at + 1] != '"')
			return BEHIND;
		*doubled = true;
		at += 2;
	}
	return csv->ended || len - csv->at > TY_CSV_ROW_MAX ? UNCLOSED : MORE;
}

static bool has_line_end(taiyaku_str s)
{
	return s.len && (memchr(s.data, '\n', s.len) || memchr(s.data, '\r', s.len));
}

/* Whether a field cannot stand without quotes, whatever its quotes are: it would be cut, taken
 * for a comment, or trimmed. */
static bool must_quote(taiyaku_str s, char separator)
{
	return s.len == 0 || memchr(s.data, separator, s.len) || has_line_end(s) ||
	       s.data[0] == '#' || ty_str_trim(s).len != s.len;
}

/* Without its doubling. */
static void unquote(ty_csv *csv, span *to, taiyaku_str content)
{
	to->from = csv->unquoted.len;
	to->unquoted = true;
	for (size_t at = 0; at < content.len;) {
		size_t quote = ty_str_find(content, TY_STR("\""), at);
		size_t end = quote == SIZE_MAX ? content.len : quote + 1;

		ty_buf_add(&csv->unquoted, ty_str_slice(content, at, end));
		at = quote == SIZE_MAX ? end : end + 1;
	}
	to->to = csv->unquoted.len;
}

/* The field that begins with the quote at *at; *literal: the quote is a letter. */
static outcome read_quoted(span *to, bool *literal, ty_csv *csv, size_t *at)
{
	bool needed = csv->separator != '\t' || csv->quoted;
	bool doubled;
	size_t close;
	taiyaku_str content;
	outcome result = find_close(&close, &doubled, csv, *at);

	*literal = false;
	if (result == MORE)
		return MORE;
	if (result != FOUND) {
		*literal = !needed;
		return *literal ? FOUND : result;
	}
	content = ty_str_of(csv->held.data + *at + 1, close - *at - 1);
	if (has_line_end(content))
		csv->many_lines = true;
	if (!needed && !doubled && !must_quote(content, csv->separator)) {
		*literal = true;
		return FOUND;
	}
	*to = (span){ *at + 1, close, false };
	if (doubled)
		unquote(csv, to, content);
	*at = close + 1;
	return FOUND;
}

/* The plain field at *at: up to the next separator or line end, trimmed. */
static outcome read_plain(span *to, const ty_csv *csv, size_t *at, bool last)
{
	const char *data = csv->held.data;
	size_t len = csv->held.len, i = *at;
	taiyaku_str cell;

	while (i < len && (data[i] != csv->separator || last) && !is_line_end(data[i]))
		i++;
	if (i == len && !csv->ended)
		return MORE;
	cell = ty_str_trim(ty_str_of(data + *at, i - *at));
	to->from = cell.len ? (size_t)(cell.data - data) : i;
	to->to = to->from + cell.len;
	to->unquoted = false;
	*at = i;
	return FOUND;
}

/* Behind the line end at at; MORE if a CR could still be followed by its LF. */
static outcome step_line_end(size_t *at, const ty_csv *csv)
{
	const char *data = csv->held.data;
	size_t len = csv->held.len;

	if (*at == len)
		return FOUND;
	if (data[*at] == '\r' && *at + 1 == len && !csv->ended)
		return MORE;
	*at += data[*at] == '\r' && *at + 1 < len && data[*at + 1] == '\n' ? 2 : 1;
	return FOUND;
}

/* The quote at from, with blanks before it, is a letter unless it ends a field on its line. */
static bool behind_blanks(outcome *result, const ty_csv *csv, size_t from, size_t to)
{
	taiyaku_str held = ty_buf_str(&csv->held);

	if (*result == FOUND &&
	    (to == held.len || held.data[to] == csv->separator || is_line_end(held.data[to])))
		return has_line_end(ty_str_slice(held, from, to));
	if (*result == MORE && !has_line_end(ty_str_slice(held, from, held.len)))
		return false;
	*result = FOUND;
	return true;
}

/* The fields of the row that begins at csv->at; *end is its end, before the line end. */
static outcome read_fields(size_t *end, ty_csv *csv)
{
	size_t at = csv->at;

	csv->n = 0;
	csv->many_lines = false;
	ty_buf_clear(&csv->unquoted);
	while (true) {
		span *to = &csv->fields[csv->n];
		size_t quote = at, behind;
		bool literal = true;
		outcome result = FOUND;

		/* People write ', "x"' too. */
		while (quote < csv->held.len && csv->held.data[quote] == ' ')
			quote++;
		behind = quote;
		if (quote < csv->held.len && csv->held.data[quote] == '"')
			result = read_quoted(to, &literal, csv, &behind);
		if (quote > at && behind_blanks(&result, csv, quote, behind))
			literal = true;
		if (result == FOUND && !literal)
			at = behind;
		if (result == FOUND && literal)
			result = read_plain(to, csv, &at, csv->n + 1 == TY_CSV_FIELDS_MAX);
		if (result != FOUND)
			return result;
		csv->n++;
		if (at == csv->held.len || csv->held.data[at] != csv->separator ||
		    csv->n == TY_CSV_FIELDS_MAX)
			break;
		at++;
	}
	*end = at;
	return FOUND;
}

/* The end of the line that begins at csv->at. */
static outcome find_line_end(size_t *end, const ty_csv *csv)
{
	size_t at = csv->at;

	while (at < csv->held.len && !is_line_end(csv->held.data[at]))
		at++;
	*end = at;
	return at < csv->held.len || csv->ended ? FOUND : MORE;
}

/* Hand out the row from csv->at to end and step over its line end. */
static outcome give(ty_csv_row *out, ty_csv *csv, size_t end)
{
	taiyaku_str raw = ty_str_of(csv->held.data + csv->at, end - csv->at);
	size_t behind = end;

	if (step_line_end(&behind, csv) == MORE)
		return MORE;
	for (size_t i = 0; i < csv->n; i++) {
		const span *f = &csv->fields[i];
		const char *base = f->unquoted ? csv->unquoted.data : csv->held.data;

		csv->views[i] = ty_str_of(base + f->from, f->to - f->from);
	}
	*out = (ty_csv_row){ csv->views, csv->n, csv->line, raw, NULL };
	if (raw.len > TY_CSV_ROW_MAX) {
		out->fault = TOO_LONG;
		out->n = 0;
	}
	csv->line += 1 + (csv->many_lines ? ty_str_count_lines(raw, raw.len) : 0);
	csv->at = behind;
	return FOUND;
}

/* A row whose quotes are wrong costs one line. */
static outcome give_fault(ty_csv_row *out, ty_csv *csv, const char *fault)
{
	size_t end;
	outcome result = find_line_end(&end, csv);

	if (result != FOUND)
		return result;
	csv->n = 0;
	csv->many_lines = false;
	result = give(out, csv, end);
	if (result == FOUND)
		out->fault = fault;
	return result;
}

/* A line without an end in sight: its beginning is handed out, the rest is dropped. */
static void give_long(ty_csv_row *out, ty_csv *csv)
{
	taiyaku_str raw = ty_str_of(csv->held.data + csv->at, csv->held.len - csv->at);

	*out = (ty_csv_row){ csv->views, 0, csv->line, raw, TOO_LONG };
	csv->at = csv->held.len;
	csv->skipping = true;
}

/* Drop the rest of a line that was handed out; false: its end is not here yet. */
static bool skip(ty_csv *csv)
{
	size_t end;

	if (find_line_end(&end, csv) == MORE) {
		csv->at = csv->held.len;
		return false;
	}
	csv->at = end;
	if (step_line_end(&csv->at, csv) == MORE)
		return false;
	csv->skipping = false;
	csv->line++;
	return true;
}

static outcome next_row(ty_csv_row *out, ty_csv *csv)
{
	size_t end = 0;
	outcome result = read_fields(&end, csv);

	if (result == UNCLOSED)
		result = give_fault(out, csv, "a quote is not closed");
	else if (result == BEHIND)
		result = give_fault(out, csv, "text behind a closing quote");
	else if (result == FOUND)
		result = give(out, csv, end);
	if (result == MORE && csv->held.len - csv->at > TY_CSV_ROW_MAX) {
		give_long(out, csv);
		return FOUND;
	}
	return result;
}

taiyaku_status ty_csv_next(ty_csv_row *out, bool *got, ty_csv *csv, taiyaku_error *err)
{
	*got = false;
	if (csv->skipping && !skip(csv))
		return TAIYAKU_OK;
	if (csv->at == csv->held.len || (csv->held.len - csv->at < csv->enough && !csv->ended))
		return TAIYAKU_OK;
	if (next_row(out, csv) == MORE) {
		/* Looking again only when there is twice as much keeps the work linear. */
		csv->enough = 2 * (csv->held.len - csv->at);
		if (csv->enough > TY_CSV_ROW_MAX)
			csv->enough = TY_CSV_ROW_MAX + 1;
		return TAIYAKU_OK;
	}
	csv->enough = 0;
	*got = true;
	return ty_buf_status(&csv->unquoted, err);
}

static bool needs_quotes(taiyaku_str field, char separator)
{
	taiyaku_str inner;

	if (field.len == 0)
		return false;
	if (must_quote(field, separator))
		return true;
	if (separator != '\t')
		return memchr(field.data, '"', field.len) != NULL;
	/* A title in quotes stays as it is: readers that quote nothing see it right. */
	if (field.data[0] != '"')
		return false;
	inner = field.len > 1 ? ty_str_slice(field, 1, field.len - 1) : (taiyaku_str){ NULL, 0 };
	return field.data[field.len - 1] != '"' || must_quote(inner, separator) ||
	       memchr(inner.data, '"', inner.len);
}

void ty_csv_add(ty_buf *to, taiyaku_str field, char separator)
{
	if (!needs_quotes(field, separator)) {
		ty_buf_add(to, field);
		return;
	}
	ty_buf_byte(to, '"');
	for (size_t at = 0; at < field.len;) {
		size_t quote = ty_str_find(field, TY_STR("\""), at);
		size_t end = quote == SIZE_MAX ? field.len : quote + 1;

		ty_buf_add(to, ty_str_slice(field, at, end));
		if (quote != SIZE_MAX)
			ty_buf_byte(to, '"');
		at = end;
	}
	ty_buf_byte(to, '"');
}
