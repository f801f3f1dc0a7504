/* SPDX-License-Identifier: Apache-2.0 */
#include "document/loose_xml.h"

#include "base/ascii.h"
#include "base/error.h"
#include "document/entity.h"
#include "text/utf8.h"

void ty_loose_free(ty_loose *xml)
{
	ty_buf_free(&xml->bytes);
}

taiyaku_str ty_loose_local(taiyaku_str name)
{
	const char *colon = name.len ? memchr(name.data, ':', name.len) : NULL;

	return colon ? ty_str_slice(name, (size_t)(colon - name.data) + 1, name.len) : name;
}

static bool is_name_start(int c)
{
	return ty_is_letter(c) || c == '_' || c >= 0x80;
}

static bool is_name(int c)
{
	return is_name_start(c) || ty_is_digit(c) || c == ':' || c == '-' || c == '.';
}

static void put(ty_loose *xml, int c)
{
	if (xml->bytes.len < TY_LOOSE_BYTES_MAX)
		ty_buf_byte(&xml->bytes, (char)c);
}

/* ---- entities ---- */

/* Behind an &: the character, or the text as it is. */
static void take_entity(ty_loose *xml)
{
	char name[TY_ENTITY_MAX];
	size_t len = 0;
	uint32_t cp;

	while (len < sizeof name) {
		int c = ty_chars_peek(xml->chars);

		if (c != '#' && !(is_name(c) && c < 0x80))
			break;
		name[len++] = (char)ty_chars_next(xml->chars);
	}
	if (ty_chars_peek(xml->chars) == ';' && ty_entity_read(&cp, ty_str_of(name, len))) {
		ty_chars_next(xml->chars);
		ty_utf8_append(&xml->bytes, cp);
		return;
	}
	put(xml, '&');
	for (size_t i = 0; i < len; i++)
		put(xml, name[i]);
}

/* ---- what is not handed on ---- */

/* Up to and with the text that ends it.  keep: it is the text of the token. */
static void take_until(ty_loose *xml, const char *end, bool keep)
{
	size_t len = ty_str(end).len, matched = 0;

	while (matched < len) {
		int c = ty_chars_next(xml->chars);

		if (c == TY_CHARS_END)
			return;
		if (keep)
			put(xml, c);
		/* "--->" and "]]]>": the first byte may repeat. */
		if (c == end[matched])
			matched++;
		else if (!(matched + 1 == len && c == end[0]))
			matched = c == end[0];
	}
	if (keep && xml->bytes.len >= len && xml->bytes.len < TY_LOOSE_BYTES_MAX)
		ty_buf_cut(&xml->bytes, xml->bytes.len - len);
}

/* A DOCTYPE with the declarations inside of it. */
static void skip_declaration(ty_loose *xml)
{
	int brackets = 0;

	for (;;) {
		int c = ty_chars_next(xml->chars);

		if (c == TY_CHARS_END || (c == '>' && brackets <= 0))
			return;
		brackets += (c == '[') - (c == ']');
	}
}

/* Whether the next bytes are these; those that are, are taken. */
static bool skip_word(ty_loose *xml, const char *word)
{
	for (; *word; word++)
		if (!ty_chars_skip(xml->chars, *word))
			return false;
	return true;
}

/* ---- tags ---- */

static void skip_spaces(ty_loose *xml)
{
	while (ty_is_blank(ty_chars_peek(xml->chars)))
		ty_chars_next(xml->chars);
}

static void take_name(ty_loose *xml, size_t part[2])
{
	part[0] = xml->bytes.len;
	while (is_name(ty_chars_peek(xml->chars)))
		put(xml, ty_chars_next(xml->chars));
	part[1] = xml->bytes.len - part[0];
}

/* In quotation marks, or a bare word as HTML allows. */
static void take_value(ty_loose *xml, size_t part[2])
{
	int mark = ty_chars_peek(xml->chars);
	bool quoted = mark == '"' || mark == '\'';

	part[0] = xml->bytes.len;
	if (quoted)
		ty_chars_next(xml->chars);
	for (;;) {
		int c = ty_chars_peek(xml->chars);

		if (c == TY_CHARS_END || (quoted ? c == mark : ty_is_blank(c) || c == '>'))
			break;
		ty_chars_next(xml->chars);
		if (c == '&')
			take_entity(xml);
		else
			put(xml, c == '\n' || c == '\r' || c == '\t' ? ' ' : c);
	}
	if (quoted)
		ty_chars_skip(xml->chars, mark);
	part[1] = xml->bytes.len - part[0];
}

static taiyaku_str view(const ty_loose *xml, const size_t part[2])
{
	return part[1] ? ty_str_of(xml->bytes.data + part[0], part[1]) : (taiyaku_str){ NULL, 0 };
}

/* Behind the name of an element, up to the > of its tag. */
static void take_attributes(ty_loose_tag *out, ty_loose *xml)
{
	size_t dropped[2];

	for (;;) {
		int c;
		bool room = out->n_attributes < TY_LOOSE_ATTRIBUTES_MAX;
		size_t(*parts)[2] = &xml->parts[1 + 2 * out->n_attributes];

		skip_spaces(xml);
		c = ty_chars_peek(xml->chars);
		/* A new tag: this one was never closed. */
		if (c == TY_CHARS_END || c == '<')
			return;
		if (!is_name_start(c)) {
			ty_chars_next(xml->chars);
			if (c == '>')
				return;
			out->empty = c == '/';
			continue;
		}
		out->empty = false;
		take_name(xml, room ? parts[0] : dropped);
		if (room)
			parts[1][0] = parts[1][1] = 0;
		skip_spaces(xml);
		if (ty_chars_skip(xml->chars, '=')) {
			skip_spaces(xml);
			take_value(xml, room ? parts[1] : dropped);
		}
		out->n_attributes += room;
	}
}

static void take_open(ty_loose_tag *out, ty_loose *xml)
{
	out->kind = TY_LOOSE_OPEN;
	take_name(xml, xml->parts[0]);
	take_attributes(out, xml);
	for (size_t i = 0; i < out->n_attributes; i++)
		xml->attributes[i] = (ty_loose_attribute){ view(xml, xml->parts[1 + 2 * i]),
							   view(xml, xml->parts[2 + 2 * i]) };
	out->attributes = xml->attributes;
	out->name = view(xml, xml->parts[0]);
}

static void take_close(ty_loose_tag *out, ty_loose *xml)
{
	out->kind = TY_LOOSE_CLOSE;
	take_name(xml, xml->parts[0]);
	take_until(xml, ">", false);
	out->name = view(xml, xml->parts[0]);
}

/* Behind <!.  false: nothing of it is handed on. */
static bool take_special(ty_loose_tag *out, ty_loose *xml)
{
	int c = ty_chars_peek(xml->chars);

	if (c == '-' && skip_word(xml, "--")) {
		out->kind = TY_LOOSE_COMMENT;
		take_until(xml, "-->", true);
	} else if (c == '[' && skip_word(xml, "[CDATA[")) {
		out->kind = TY_LOOSE_TEXT;
		take_until(xml, "]]>", true);
	} else {
		skip_declaration(xml);
		return false;
	}
	out->text = ty_buf_str(&xml->bytes);
	return true;
}

/* Text up to the next <, with what only looks like one. */
static void take_text(ty_loose *xml)
{
	while (xml->bytes.len < TY_LOOSE_TEXT_MAX - 8) {
		int c = ty_chars_peek(xml->chars);

		if (c == TY_CHARS_END || c == '<')
			return;
		ty_chars_next(xml->chars);
		if (c == '&')
			take_entity(xml);
		else if (c != '\r')
			put(xml, c);
	}
	/* A piece ends between characters. */
	while ((ty_chars_peek(xml->chars) & 0xc0) == 0x80 &&
	       ty_chars_peek(xml->chars) != TY_CHARS_END)
		put(xml, ty_chars_next(xml->chars));
}

/* Behind a <.  false: nothing of it is handed on. */
static bool take_markup(ty_loose_tag *out, ty_loose *xml)
{
	int c = ty_chars_peek(xml->chars);

	if (is_name_start(c)) {
		take_open(out, xml);
		return true;
	}
	if (ty_chars_skip(xml->chars, '/')) {
		take_close(out, xml);
		return out->name.len > 0;
	}
	if (ty_chars_skip(xml->chars, '!'))
		return take_special(out, xml);
	if (ty_chars_skip(xml->chars, '?')) {
		take_until(xml, "?>", false);
		return false;
	}
	out->kind = TY_LOOSE_TEXT;
	put(xml, '<');
	take_text(xml);
	out->text = ty_buf_str(&xml->bytes);
	return true;
}

taiyaku_status ty_loose_next(ty_loose_tag *out, ty_loose *xml, taiyaku_error *err)
{
	bool got = false;

	while (!got) {
		*out = (ty_loose_tag){ .line = xml->chars->line };
		ty_buf_clear(&xml->bytes);
		if (ty_chars_peek(xml->chars) == TY_CHARS_END) {
			got = true;
		} else if (ty_chars_skip(xml->chars, '<')) {
			got = take_markup(out, xml);
		} else {
			out->kind = TY_LOOSE_TEXT;
			take_text(xml);
			out->text = ty_buf_str(&xml->bytes);
			got = true;
		}
	}
	if (xml->chars->status)
		return xml->chars->status;
	return xml->bytes.failed ? ty_fail_memory(err) : TAIYAKU_OK;
}
