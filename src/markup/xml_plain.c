/* SPDX-License-Identifier: Apache-2.0 */
#include "markup/xml_plain.h"

#include <stdlib.h>

#include "markup/xml_resume.h"

enum {
	DEPTH_MAX = 16, /* elements open in a record */
	BLOCK = 16	/* bytes that are looked at together */
};

typedef struct scan {
	ty_xml_plain *out;
	taiyaku_str text;
	size_t at;
	ty_xml_plainness state;
	taiyaku_str open[DEPTH_MAX];
	size_t depth;
} scan;

static bool stop(scan *s, ty_xml_plainness state)
{
	s->state = state;
	return false;
}

/* The byte at at, or 0 at the end of what there is, which is not plain anywhere. */
static char byte_at(const scan *s, size_t at)
{
	return at < s->text.len ? s->text.data[at] : '\0';
}

/* Something else stands where what is expected should. */
static bool not_expected(scan *s)
{
	return stop(s, s->at >= s->text.len ? TY_XML_NOT_WHOLE : TY_XML_NOT_PLAIN);
}

/* ---- what is told ---- */

static void add_event(scan *s, ty_xml_event_kind kind, taiyaku_str text)
{
	ty_xml_plain *out = s->out;

	if (out->n_events == out->events_cap) {
		size_t cap = out->events_cap ? out->events_cap * 2 : 64;
		ty_xml_event *grown = realloc(out->events, cap * sizeof *grown);

		out->failed |= !grown;
		if (!grown)
			return;
		out->events = grown;
		out->events_cap = cap;
	}
	out->events[out->n_events++] = (ty_xml_event){ kind, text, s->at, out->n_attributes, 0 };
}

static ty_xml_attribute *add_attribute(ty_xml_plain *out)
{
	if (out->n_attributes == out->attributes_cap) {
		size_t cap = out->attributes_cap ? out->attributes_cap * 2 : 64;
		ty_xml_attribute *grown = realloc(out->attributes, cap * sizeof *grown);

		out->failed |= !grown;
		if (!grown)
			return NULL;
		out->attributes = grown;
		out->attributes_cap = cap;
	}
	return &out->attributes[out->n_attributes++];
}

/* ---- text ---- */

/* Whether bytes of text between tags are more than what they say. */
static bool has_odd(taiyaku_str text)
{
	size_t i = 0;
	unsigned char odd = 0;

	for (; i + BLOCK <= text.len; i += BLOCK)
		for (size_t k = i; k < i + BLOCK; k++)
			odd |= (unsigned char)((text.data[k] == '&') | (text.data[k] == '\r') |
					       (text.data[k] == ']'));
	for (; i < text.len; i++)
		odd |= (unsigned char)((text.data[i] == '&') | (text.data[i] == '\r') |
				       (text.data[i] == ']'));
	return odd;
}

static void say(scan *s, taiyaku_str text)
{
	if (text.len)
		add_event(s, TY_XML_SAYS, text);
}

/* One of the references that every document has; returns its length, 0: it is another. */
static size_t reference(taiyaku_str *value, taiyaku_str text)
{
	static const struct {
		taiyaku_str name, value;
	} rows[] = {
		{ { "&amp;", 5 }, { "&", 1 } },	 { { "&lt;", 4 }, { "<", 1 } },
		{ { "&gt;", 4 }, { ">", 1 } },	 { { "&quot;", 6 }, { "\"", 1 } },
		{ { "&apos;", 6 }, { "'", 1 } },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		if (ty_str_starts(text, rows[i].name)) {
			*value = rows[i].value;
			return rows[i].name.len;
		}
	return 0;
}

/* Text with references and with line ends of two bytes, in parts. */
static bool take_odd_text(scan *s, taiyaku_str text)
{
	size_t from = 0;

	for (size_t i = 0; i < text.len; i++) {
		taiyaku_str rest = ty_str_slice(text, i, text.len), value = { NULL, 0 };
		size_t len = 0;

		if (text.data[i] == '&')
			len = reference(&value, rest);
		else if (text.data[i] == '\r')
			len = ty_str_starts(rest, TY_STR("\r\n"));
		else if (text.data[i] != ']' || !ty_str_starts(rest, TY_STR("]]>")))
			continue;
		if (!len)
			return stop(s, TY_XML_NOT_PLAIN);
		say(s, ty_str_slice(text, from, i));
		say(s, value);
		from = i + len;
		i = from - 1;
	}
	say(s, ty_str_slice(text, from, text.len));
	return true;
}

/* Up to the next tag. */
static bool take_text(scan *s)
{
	const char *from = s->text.data + s->at;
	const char *end = memchr(from, '<', s->text.len - s->at);
	taiyaku_str text;

	if (!end)
		return stop(s, TY_XML_NOT_WHOLE);
	text = ty_str_of(from, (size_t)(end - from));
	s->at += text.len;
	if (has_odd(text))
		return take_odd_text(s, text);
	say(s, text);
	return true;
}

/* ---- tags ---- */

static bool is_letter(char c)
{
	return (unsigned char)((c | 0x20) - 'a') < 26 || c == '_';
}

static bool is_name(char c)
{
	return is_letter(c) || (unsigned char)(c - '0') < 10 || c == '-' || c == '.';
}

static bool is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static bool take_name(taiyaku_str *out, scan *s)
{
	size_t from = s->at;

	if (!is_letter(byte_at(s, from)))
		return not_expected(s);
	while (is_name(byte_at(s, s->at)))
		s->at++;
	*out = ty_str_slice(s->text, from, s->at);
	return true;
}

static bool take_byte(scan *s, char c)
{
	if (byte_at(s, s->at) != c)
		return not_expected(s);
	s->at++;
	return true;
}

static bool skip_spaces(scan *s)
{
	size_t from = s->at;

	while (is_space(byte_at(s, s->at)))
		s->at++;
	return s->at > from;
}

/* name, or xml:lang and the like. */
static bool take_attribute_name(taiyaku_str *prefix, taiyaku_str *name, scan *s)
{
	*prefix = (taiyaku_str){ NULL, 0 };
	if (!take_name(name, s))
		return false;
	if (byte_at(s, s->at) == ':') {
		*prefix = *name;
		s->at++;
		if (!take_name(name, s))
			return false;
	}
	if (prefix->len ? ty_str_is(*prefix, "xml") &&
				  (ty_str_is(*name, "lang") || ty_str_is(*name, "space"))
			: !ty_str_is(*name, "xmlns"))
		return true;
	return stop(s, TY_XML_NOT_PLAIN);
}

static bool take_value(taiyaku_str *out, scan *s)
{
	char quote = byte_at(s, s->at);
	const char *end;
	unsigned char odd = 0;

	if (quote != '"' && quote != '\'')
		return not_expected(s);
	s->at++;
	end = memchr(s->text.data + s->at, quote, s->text.len - s->at);
	if (!end)
		return stop(s, TY_XML_NOT_WHOLE);
	*out = ty_str_slice(s->text, s->at, (size_t)(end - s->text.data));
	for (size_t i = 0; i < out->len; i++)
		odd |= (unsigned char)((out->data[i] == '<') | (out->data[i] == '&') |
				       ((unsigned char)out->data[i] < ' '));
	s->at += out->len + 1;
	return odd ? stop(s, TY_XML_NOT_PLAIN) : true;
}

static bool is_twice(const ty_xml_attribute *attributes, size_t n)
{
	for (size_t i = 0; i + 1 < n; i++)
		if (ty_str_equal(attributes[i].name, attributes[n - 1].name))
			return true;
	return false;
}

static bool take_attributes(scan *s, size_t first)
{
	while (skip_spaces(s) && byte_at(s, s->at) != '>' && byte_at(s, s->at) != '/') {
		ty_xml_attribute *to = add_attribute(s->out);
		size_t n = s->out->n_attributes - first;

		if (!to || n > TY_XML_ATTRIBUTES_MAX)
			return stop(s, TY_XML_NOT_PLAIN);
		if (!take_attribute_name(&to->prefix, &to->name, s) || !take_byte(s, '=') ||
		    !take_value(&to->value, s))
			return false;
		if (is_twice(s->out->attributes + first, n))
			return stop(s, TY_XML_NOT_PLAIN);
	}
	return true;
}

static bool take_start(scan *s)
{
	size_t first = s->out->n_attributes;
	taiyaku_str name;
	ty_xml_event *event;

	if (s->depth == DEPTH_MAX)
		return stop(s, TY_XML_NOT_PLAIN);
	if (!take_name(&name, s) || !take_attributes(s, first))
		return false;
	add_event(s, TY_XML_STARTS, name);
	if (s->out->failed)
		return stop(s, TY_XML_NOT_PLAIN);
	event = &s->out->events[s->out->n_events - 1];
	event->attribute = first;
	event->n_attributes = s->out->n_attributes - first;
	if (byte_at(s, s->at) == '/') {
		s->at++;
		if (!take_byte(s, '>'))
			return false;
		add_event(s, TY_XML_ENDS, name);
		return true;
	}
	s->open[s->depth++] = name;
	return take_byte(s, '>');
}

static bool take_end(scan *s)
{
	taiyaku_str name;

	if (!take_name(&name, s))
		return false;
	if (!s->depth || !ty_str_equal(name, s->open[s->depth - 1]))
		return stop(s, s->at < s->text.len ? TY_XML_NOT_PLAIN : TY_XML_NOT_WHOLE);
	skip_spaces(s);
	if (!take_byte(s, '>'))
		return false;
	add_event(s, TY_XML_ENDS, name);
	s->depth--;
	return true;
}

static bool take_tag(scan *s)
{
	s->at++;
	if (byte_at(s, s->at) != '/')
		return take_start(s);
	s->at++;
	return take_end(s);
}

/* White space, and then the record itself. */
static bool take_record(scan *s, const char *record)
{
	size_t tag = 0;

	while (is_space(byte_at(s, tag)))
		tag++;
	if (tag == s->text.len)
		return stop(s, TY_XML_NOT_WHOLE);
	if (s->text.data[tag] != '<' ||
	    !ty_xml_is_tag(ty_str_slice(s->text, tag + 1, s->text.len), record))
		return stop(s, TY_XML_NOT_PLAIN);
	do {
		if (!take_text(s) || !take_tag(s))
			return false;
	} while (s->depth);
	return true;
}

ty_xml_plainness ty_xml_plain_read(ty_xml_plain *out, size_t *end, taiyaku_str text,
				   const char *record)
{
	scan s = { .out = out, .text = text, .state = TY_XML_PLAIN };

	out->n_events = out->n_attributes = 0;
	out->failed = false;
	if (!take_record(&s, record))
		return s.state;
	*end = s.at;
	return out->failed ? TY_XML_NOT_PLAIN : TY_XML_PLAIN;
}

size_t ty_xml_before_next(taiyaku_str text, const char *record)
{
	const char *end = text.data + text.len;
	const char *at = memchr(text.data, '<', text.len);

	while (at) {
		at = memchr(at + 1, '<', (size_t)(end - at - 1));
		if (at && ty_xml_is_tag(ty_str_of(at + 1, (size_t)(end - at - 1)), record))
			break;
	}
	while (at && at > text.data && is_space(at[-1]))
		at--;
	return at && at > text.data ? (size_t)(at - text.data) : text.len;
}

void ty_xml_plain_free(ty_xml_plain *plain)
{
	free(plain->events);
	free(plain->attributes);
	*plain = (ty_xml_plain){ 0 };
}
