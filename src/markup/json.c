/* SPDX-License-Identifier: Apache-2.0 */
#include "markup/json.h"

#include "base/control.h"
#include "base/tag.h"

void ty_json_begin(ty_buf *to)
{
	ty_buf_byte(to, '{');
}

void ty_json_end(ty_buf *to)
{
	ty_buf_byte(to, '}');
}

void ty_json_string(ty_buf *to, taiyaku_str s)
{
	size_t done = 0;

	ty_buf_byte(to, '"');
	for (size_t i = 0; i < s.len; i++) {
		unsigned char c = (unsigned char)s.data[i];
		size_t control = ty_control_at(s, i);

		if (!control && c != '"' && c != '\\')
			continue;
		ty_buf_add(to, ty_str_slice(s, done, i));
		if (c == '"' || c == '\\')
			ty_buf_print(to, "\\%c", c);
		else if (c == '\n')
			ty_buf_add(to, TY_STR("\\n"));
		else if (c == '\t')
			ty_buf_add(to, TY_STR("\\t"));
		else if (control == 3)
			ty_buf_print(to, "\\u%04x", s.data[i + 2] == '\xA8' ? 0x2028U : 0x2029U);
		else /* of two bytes, U+0080 to U+009F, the last is the number */
			ty_buf_print(to, "\\u%04x", (unsigned char)s.data[i + control - 1]);
		i += control > 1 ? control - 1 : 0;
		done = i + 1;
	}
	ty_buf_add(to, ty_str_slice(s, done, s.len));
	ty_buf_byte(to, '"');
}

void ty_json_name(ty_buf *to, taiyaku_str name)
{
	if (to->len > 0 && to->data[to->len - 1] != '{')
		ty_buf_byte(to, ',');
	ty_buf_byte(to, '"');
	ty_buf_add(to, name);
	ty_buf_add(to, TY_STR("\":"));
}

void ty_json_text(ty_buf *to, taiyaku_str name, taiyaku_str value)
{
	ty_json_name(to, name);
	ty_json_string(to, value);
}

/* Nothing where the value is empty. */
static void add_some(ty_buf *to, taiyaku_str name, taiyaku_str value)
{
	if (value.len > 0)
		ty_json_text(to, name, value);
}

void ty_json_number(ty_buf *to, taiyaku_str name, int64_t value)
{
	ty_json_name(to, name);
	ty_buf_print(to, "%lld", (long long)value);
}

static void add_origin(ty_buf *to, const taiyaku_origin *origin)
{
	ty_json_begin(to);
	add_some(to, TY_STR("file"), origin->file);
	if (origin->line)
		ty_json_number(to, TY_STR("line"), (int64_t)origin->line);
	add_some(to, TY_STR("author"), origin->author);
	add_some(to, TY_STR("romanized"), origin->romanized);
	add_some(to, TY_STR("year"), origin->year);
	add_some(to, TY_STR("date"), origin->date);
	add_some(to, TY_STR("url"), origin->url);
	ty_json_end(to);
}

static void add_markup(ty_buf *to, const taiyaku_pair *pair, taiyaku_str source, taiyaku_str target)
{
	if (!pair->markup[TAIYAKU_SOURCE].len && !pair->markup[TAIYAKU_TARGET].len)
		return;
	ty_json_name(to, TY_STR("markup"));
	ty_json_begin(to);
	add_some(to, source, pair->markup[TAIYAKU_SOURCE]);
	add_some(to, target, pair->markup[TAIYAKU_TARGET]);
	ty_json_end(to);
}

/* A list of two-element lists: a type may occur more than once. */
static void add_props(ty_buf *to, const taiyaku_pair *pair)
{
	if (pair->n_props == 0)
		return;
	ty_json_name(to, TY_STR("props"));
	for (size_t i = 0; i < pair->n_props; i++) {
		ty_buf_add(to, i ? TY_STR(",[") : TY_STR("[["));
		ty_json_string(to, pair->props[i].type);
		ty_buf_byte(to, ',');
		ty_json_string(to, pair->props[i].value);
		ty_buf_byte(to, ']');
	}
	ty_buf_byte(to, ']');
}

void ty_json_pair(ty_buf *to, const taiyaku_pair *pair, const taiyaku_languages *languages)
{
	taiyaku_str source = ty_tag_name(languages, TAIYAKU_SOURCE);
	taiyaku_str target = ty_tag_name(languages, TAIYAKU_TARGET);
	char made[17];

	ty_json_text(to, source, pair->text[TAIYAKU_SOURCE]);
	ty_json_text(to, target, pair->text[TAIYAKU_TARGET]);
	add_some(to, TY_STR("kind"), ty_str(taiyaku_kind_name(pair->kind)));
	/* In Indonesian, "id" is the text. */
	if (!ty_str_is(source, "id") && !ty_str_is(target, "id")) {
		if (pair->id.len == 0)
			taiyaku_pair_id(made, pair);
		ty_json_text(to, TY_STR("id"), pair->id.len ? pair->id : ty_str(made));
	}
	add_some(to, TY_STR("tuid"), pair->tuid);
	add_some(to, TY_STR("status"), pair->status);
	add_some(to, TY_STR("note"), pair->note);
	add_some(to, TY_STR("reading"), pair->reading);
	add_some(to, TY_STR("memory"), pair->memory);
	add_markup(to, pair, source, target);
	add_props(to, pair);
	if (pair->rule.len > 0) {
		ty_json_number(to, TY_STR("confidence"), pair->confidence);
		ty_json_text(to, TY_STR("rule"), pair->rule);
	}
	ty_json_name(to, TY_STR("origins"));
	ty_buf_byte(to, '[');
	for (size_t i = 0; i < pair->n_origins; i++) {
		if (i)
			ty_buf_byte(to, ',');
		add_origin(to, &pair->origins[i]);
	}
	ty_buf_byte(to, ']');
}
