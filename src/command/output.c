/* SPDX-License-Identifier: Apache-2.0 */
#include "command/output.h"

#include "base/control.h"
#include "markup/json.h"

/* Origins that people are shown of one pair; the rest is a number. */
enum { ORIGINS_SHOWN = 5 };

static const char *const styles[] = { "", "\033[1m", "\033[2m", "\033[36m", "\033[33m" };

static void add_picture(ty_buf *to, taiyaku_str s, size_t at, size_t len)
{
	unsigned char c = (unsigned char)s.data[at];

	if (len == 3 || c == '\t' || c == '\n' || c == '\r' ||
	    (len == 2 && s.data[at + 1] == '\x85'))
		ty_buf_byte(to, ' ');
	else if (len == 2)
		ty_buf_add(to, TY_STR("\xEF\xBF\xBD")); /* U+FFFD: they have no pictures */
	else if (c == 0x7F)
		ty_buf_add(to, TY_STR("\xE2\x90\xA1")); /* U+2421 */
	else
		ty_buf_print(to, "\xE2\x90%c", 0x80 + c); /* U+2400 + c */
}

void ty_clean_add(ty_buf *to, taiyaku_str s)
{
	size_t done = 0;

	for (size_t at = 0; at < s.len;) {
		size_t len = ty_control_at(s, at);

		if (len == 0) {
			at++;
			continue;
		}
		ty_buf_add(to, ty_str_slice(s, done, at));
		add_picture(to, s, at, len);
		done = at += len;
	}
	if (s.len)
		ty_buf_add(to, ty_str_slice(s, done, s.len));
}

static void add_styled(ty_results *to, ty_style style, taiyaku_str s)
{
	if (to->colour)
		ty_buf_add(&to->line, ty_str(styles[style]));
	ty_clean_add(&to->line, s);
	if (to->colour && style != TY_PLAIN)
		ty_buf_add(&to->line, TY_STR("\033[0m"));
}

static void add_marked(ty_results *to, ty_style style, taiyaku_str s, const ty_marks *marks)
{
	size_t byte = 0, point = 0;

	for (size_t i = 0; to->colour && i < marks->n; i++) {
		size_t from = byte + ty_str_points(ty_str_slice(s, byte, s.len),
						   marks->list[i].start - point);
		size_t end = from + ty_str_points(ty_str_slice(s, from, s.len),
						  marks->list[i].end - marks->list[i].start);

		if (from > byte)
			add_styled(to, style, ty_str_slice(s, byte, from));
		if (end > from)
			add_styled(to, TY_MARK, ty_str_slice(s, from, end));
		byte = end;
		point = marks->list[i].end;
	}
	if (byte < s.len || !s.len)
		add_styled(to, style, ty_str_slice(s, byte, s.len));
}

static taiyaku_status put_out(ty_results *to, ty_buf *what, taiyaku_error *err)
{
	taiyaku_status status = ty_buf_status(what, err);

	if (!status && !to->to)
		status = ty_output_open(&to->to, to->path, false, err);
	if (!status)
		ty_output_add(to->to, ty_buf_str(what));
	ty_buf_clear(what);
	return status ? status : ty_output_status(to->to, err);
}

/* The line goes out. */
static taiyaku_status put(ty_results *to, taiyaku_error *err)
{
	return put_out(to, &to->line, err);
}

static void add_value(ty_buf *to, const ty_value *field)
{
	if (field->counts)
		ty_buf_print(to, "%lld", (long long)field->number);
	else
		ty_clean_add(to, field->text);
}

/* behind: other fields stand before them in the line. */
static void add_tsv_fields(ty_buf *to, bool behind, const ty_value *fields, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (fields[i].hidden & TY_NOT_IN_TSV)
			continue;
		if (behind)
			ty_buf_byte(to, '\t');
		behind = true;
		add_value(to, &fields[i]);
	}
}

static void add_json(ty_buf *to, taiyaku_str name, taiyaku_str value)
{
	ty_json_name(to, name);
	ty_buf_add(to, value);
}

static void add_json_fields(ty_buf *to, const ty_value *fields, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		taiyaku_str name = ty_str(fields[i].name);

		if (fields[i].hidden & TY_NOT_IN_JSON)
			continue;
		if (fields[i].counts)
			ty_json_number(to, name, fields[i].number);
		else if (fields[i].json.len)
			add_json(to, name, fields[i].json);
		else
			ty_json_text(to, name, fields[i].text);
	}
}

static void add_tsv_pair(ty_buf *to, bool turned, const taiyaku_pair *pair)
{
	char made[17];

	if (pair->id.len == 0)
		taiyaku_pair_id(made, pair);
	ty_clean_add(to, pair->text[turned ? TAIYAKU_TARGET : TAIYAKU_SOURCE]);
	ty_buf_byte(to, '\t');
	ty_clean_add(to, pair->text[turned ? TAIYAKU_SOURCE : TAIYAKU_TARGET]);
	ty_buf_byte(to, '\t');
	ty_buf_add(to, ty_str(taiyaku_kind_name(pair->kind)));
	ty_buf_byte(to, '\t');
	ty_buf_add(to, pair->id.len ? pair->id : ty_str(made));
}

/* ---- a pair as people read it ---- */

static void add_part(ty_buf *to, taiyaku_str part)
{
	if (part.len == 0)
		return;
	if (to->len > 0)
		ty_buf_add(to, TY_STR(", "));
	ty_buf_add(to, part);
}

/* "articles.md:12, 山田太郎 (Yamada Taro), 2011-05-03, https://..." */
static void add_origin(ty_results *to, ty_buf *part, const taiyaku_origin *origin)
{
	ty_buf_clear(part);
	add_part(part, origin->file);
	if (origin->line)
		ty_buf_print(part, ":%llu", (unsigned long long)origin->line);
	add_part(part, origin->author);
	if (origin->romanized.len && origin->author.len)
		ty_buf_print(part, " (%.*s)", TY_ARG(origin->romanized));
	else
		add_part(part, origin->romanized);
	add_part(part, origin->date.len ? origin->date : origin->year);
	add_part(part, origin->url);
	if (part->len == 0)
		return;
	ty_buf_add(&to->line, TY_STR("    "));
	add_styled(to, TY_FAINT, ty_buf_str(part));
	ty_buf_byte(&to->line, '\n');
}

static void add_about(ty_results *to, ty_buf *about, const taiyaku_pair *pair,
		      const ty_value *fields, size_t n)
{
	ty_buf_clear(about);
	add_part(about, ty_str(taiyaku_kind_name(pair->kind)));
	add_part(about, pair->rule);
	if (pair->rule.len)
		ty_buf_print(about, " %d", pair->confidence);
	for (size_t i = 0; i < n; i++) {
		if (fields[i].hidden & TY_NOT_IN_TEXT)
			continue;
		if (fields[i].counts)
			ty_buf_print(about, " %lld", (long long)fields[i].number);
		else
			add_part(about, fields[i].text);
	}
	add_part(about, pair->status);
	add_part(about, pair->reading);
	add_part(about, pair->memory);
	if (about->len > 0) {
		ty_buf_add(&to->line, TY_STR("  ("));
		add_styled(to, TY_FAINT, ty_buf_str(about));
		ty_buf_byte(&to->line, ')');
	}
}

static taiyaku_status add_text_pair(ty_results *to, const taiyaku_pair *pair,
				    const ty_value *fields, size_t n, taiyaku_error *err)
{
	taiyaku_status status;
	ty_buf part = { 0 };

	add_marked(to, TY_STRONG, pair->text[TAIYAKU_SOURCE], &to->marks[TAIYAKU_SOURCE]);
	ty_buf_add(&to->line, TY_STR("\n    "));
	add_marked(to, TY_PLAIN, pair->text[TAIYAKU_TARGET], &to->marks[TAIYAKU_TARGET]);
	add_about(to, &part, pair, fields, n);
	ty_buf_byte(&to->line, '\n');
	if (to->below.len) {
		ty_buf_add(&to->line, TY_STR("    = "));
		add_marked(to, TY_PLAIN, to->below, &to->below_marks);
		ty_buf_byte(&to->line, '\n');
	}
	if (pair->note.len) {
		ty_buf_add(&to->line, TY_STR("    "));
		add_styled(to, TY_PLAIN, pair->note);
		ty_buf_byte(&to->line, '\n');
	}
	for (size_t i = 0; i < pair->n_origins && i < ORIGINS_SHOWN; i++)
		add_origin(to, &part, &pair->origins[i]);
	if (pair->n_origins > ORIGINS_SHOWN)
		ty_buf_print(&to->line, "    and %zu more places\n",
			     pair->n_origins - ORIGINS_SHOWN);
	status = ty_buf_status(&part, err);
	ty_buf_free(&part);
	return status;
}

taiyaku_status ty_results_pair(ty_results *to, const taiyaku_pair *pair, const ty_value *fields,
			       size_t n, taiyaku_error *err)
{
	taiyaku_status status = TAIYAKU_OK;

	to->n++;
	switch (to->shape) {
	case TY_AS_TEXT:
		status = add_text_pair(to, pair, fields, n, err);
		break;
	case TY_AS_TSV:
		add_tsv_pair(&to->line, to->turned, pair);
		add_tsv_fields(&to->line, true, fields, n);
		ty_buf_byte(&to->line, '\n');
		break;
	case TY_AS_JSON:
		ty_json_begin(&to->line);
		ty_json_pair(&to->line, pair, &to->languages);
		add_json_fields(&to->line, fields, n);
		ty_json_end(&to->line);
		ty_buf_byte(&to->line, '\n');
		break;
	}
	to->marks[0] = to->marks[1] = to->below_marks = (ty_marks){ NULL, 0 };
	to->below = (taiyaku_str){ NULL, 0 };
	return status ? status : put(to, err);
}

taiyaku_status ty_results_record(ty_results *to, const ty_value *fields, size_t n,
				 taiyaku_error *err)
{
	to->n++;
	switch (to->shape) {
	case TY_AS_TEXT:
		ty_buf_byte(&to->text, '\n');
		return ty_results_raw(to, err);
	case TY_AS_TSV:
		add_tsv_fields(&to->line, false, fields, n);
		break;
	case TY_AS_JSON:
		ty_json_begin(&to->line);
		add_json_fields(&to->line, fields, n);
		ty_json_end(&to->line);
		break;
	}
	ty_buf_byte(&to->line, '\n');
	ty_buf_clear(&to->text);
	return put(to, err);
}

taiyaku_status ty_results_raw(ty_results *to, taiyaku_error *err)
{
	return put_out(to, &to->text, err);
}

taiyaku_status ty_results_heading(ty_results *to, taiyaku_str text, taiyaku_error *err)
{
	if (to->shape != TY_AS_TEXT)
		return TAIYAKU_OK;
	add_styled(to, TY_HEADING, text);
	ty_buf_byte(&to->line, '\n');
	return put(to, err);
}

taiyaku_status ty_results_flush(ty_results *to, taiyaku_error *err)
{
	if (!to->to)
		return TAIYAKU_OK;
	ty_output_flush(to->to);
	return ty_output_status(to->to, err);
}

taiyaku_status ty_results_close(ty_results *to, taiyaku_error *err)
{
	taiyaku_status status = to->to ? ty_output_close(to->to, err) : TAIYAKU_OK;

	to->to = NULL;
	ty_results_abort(to);
	return status;
}

void ty_results_abort(ty_results *to)
{
	ty_output_abort(to->to);
	to->to = NULL;
	ty_buf_free(&to->line);
	ty_buf_free(&to->text);
}
