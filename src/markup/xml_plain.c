/* SPDX-License-Identifier: Apache-2.0 */
#include "markup/xml_plain.h"

#include <stdlib.h>

#include "base/ascii.h"
#include "base/bytes.h"
#include "base/grow.h"
#include "markup/xml_resume.h"

enum { DEPTH_MAX = 16 }; /* elements open in a record */

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

	if (!TY_GROW(out->events, out->events_cap, out->n_events + 1)) {
		out->failed = true;
		return;
	}
	out->events[out->n_events++] = (ty_xml_event){ kind, text, s->at, out->n_attributes, 0 };
}

static ty_xml_attribute *add_attribute(ty_xml_plain *out)
{
	if (!TY_GROW(out->attributes, out->attributes_cap, out->n_attributes + 1)) {
		out->failed = true;
		return NULL;
	}
	return &out->attributes[out->n_attributes++];
}

/* ---- text ---- */

/* Whether a byte of text between tags is more than what it says. */
static ty_bytes are_odd(ty_bytes x)
{
	return ty_bytes_are(x, '&') | ty_bytes_are(x, '\r') | ty_bytes_are(x, ']');
}

/* Bytes before the next tag, all where there is none; *odd: some of them are more than what they
 * say. */
static size_t text_before_tag(bool *odd, taiyaku_str s)
{
	uint32_t met = 0;
	size_t i = 0;

	for (; s.len - i >= TY_BYTES; i += TY_BYTES) {
		ty_bytes x = ty_bytes_at(s.data + i);
		uint32_t tags = ty_bytes_bits(ty_bytes_are(x, '<'));
		uint32_t before = tags ? (tags & (0 - tags)) - 1 : UINT32_MAX;

		met |= ty_bytes_bits(are_odd(x)) & before;
		if (tags) {
			*odd = met;
			return i + (size_t)__builtin_ctz(tags);
		}
	}
	for (; i < s.len && s.data[i] != '<'; i++)
		met |= s.data[i] == '&' || s.data[i] == '\r' || s.data[i] == ']';
	*odd = met;
	return i;
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
	taiyaku_str text = ty_str_slice(s->text, s->at, s->text.len);
	bool odd;

	text.len = text_before_tag(&odd, text);
	if (s->at + text.len == s->text.len)
		return stop(s, TY_XML_NOT_WHOLE);
	s->at += text.len;
	if (odd)
		return take_odd_text(s, text);
	say(s, text);
	return true;
}

/* ---- tags ---- */

static bool is_letter(char c)
{
	return (unsigned char)((c | 0x20) - 'a') < 26 || c == '_';
}

/* A letter, a digit, - or . */
static bool is_name(char c)
{
	static const uint64_t names[4] = { 0x03ff600000000000u, 0x07fffffe87fffffeu };

	return names[(unsigned char)c >> 6] >> (c & 63) & 1;
}

/* How many of the first TY_BYTES bytes are of a name: how long one is cannot be foreseen. */
static size_t name_bytes(const char *p)
{
	ty_bytes x = ty_bytes_at(p);
	ty_bytes are = ty_bytes_between(x | 0x20, 'a', 'z') | ty_bytes_between(x, '0', '9') |
		       ty_bytes_between(x, '-', '.') | ty_bytes_are(x, '_');

	return (size_t)__builtin_ctz(~ty_bytes_bits(are) | 1u << TY_BYTES);
}

static bool take_name(taiyaku_str *out, scan *s)
{
	const size_t from = s->at, len = s->text.len;
	const char *text = s->text.data;
	size_t at = from;

	if (!is_letter(byte_at(s, from)))
		return not_expected(s);
	if (len - at >= TY_BYTES)
		at += name_bytes(text + at);
	while (at < len && is_name(text[at]))
		at++;
	s->at = at;
	*out = ty_str_slice(s->text, from, at);
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

	while (ty_is_blank(byte_at(s, s->at)))
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

/* Bytes before the quote, all where there is none; *odd: some of them are no plain value. */
static size_t value_before_quote(bool *odd, taiyaku_str s, char quote)
{
	uint32_t met = 0;
	size_t i = 0;

	for (; s.len - i >= TY_BYTES; i += TY_BYTES) {
		ty_bytes x = ty_bytes_at(s.data + i);
		uint32_t quotes = ty_bytes_bits(ty_bytes_are(x, (unsigned char)quote));
		uint32_t before = quotes ? (quotes & (0 - quotes)) - 1 : UINT32_MAX;

		met |= before & ty_bytes_bits(ty_bytes_are(x, '<') | ty_bytes_are(x, '&') |
					      ty_bytes_between(x, 0, ' ' - 1));
		if (quotes) {
			*odd = met;
			return i + (size_t)__builtin_ctz(quotes);
		}
	}
	for (; i < s.len && s.data[i] != quote; i++)
		met |= s.data[i] == '<' || s.data[i] == '&' || (unsigned char)s.data[i] < ' ';
	*odd = met;
	return i;
}

static bool take_value(taiyaku_str *out, scan *s)
{
	char quote = byte_at(s, s->at);
	bool odd;

	if (quote != '"' && quote != '\'')
		return not_expected(s);
	s->at++;
	*out = ty_str_slice(s->text, s->at, s->text.len);
	out->len = value_before_quote(&odd, *out, quote);
	s->at += out->len;
	if (s->at == s->text.len)
		return stop(s, TY_XML_NOT_WHOLE);
	s->at++;
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

	while (ty_is_blank(byte_at(s, tag)))
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
	while (at && at > text.data && ty_is_blank(at[-1]))
		at--;
	return at && at > text.data ? (size_t)(at - text.data) : text.len;
}

void ty_xml_plain_free(ty_xml_plain *plain)
{
	free(plain->events);
	free(plain->attributes);
	*plain = (ty_xml_plain){ 0 };
}
