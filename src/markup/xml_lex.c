/* SPDX-License-Identifier: Apache-2.0 */
#include "markup/xml_lex.h"

#include "base/ascii.h"
#include "base/point.h"
#include "markup/xml_reference.h"

static bool ends_name(char c)
{
	return ty_is_blank(c) || c == '>' || c == '/' || c == '=' || c == '<';
}

static void split_name(taiyaku_str *prefix, taiyaku_str *name, taiyaku_str whole)
{
	size_t colon = ty_str_find(whole, TY_STR(":"), 0);

	*prefix = (taiyaku_str){ NULL, 0 };
	*name = whole;
	if (colon == SIZE_MAX)
		return;
	*prefix = ty_str_slice(whole, 0, colon);
	*name = ty_str_slice(whole, colon + 1, whole.len);
}

/* Behind a tag's >, which may stand in quotes; SIZE_MAX: it is not there. */
static size_t tag_end(taiyaku_str text, size_t at)
{
	char quote = 0;

	for (; at < text.len; at++) {
		char c = text.data[at];

		if (quote)
			quote = c == quote ? 0 : quote;
		else if (c == '"' || c == '\'')
			quote = c;
		else if (c == '>')
			return at + 1;
	}
	return SIZE_MAX;
}

/* Behind a DOCTYPE, whose subset holds declarations, comments and instructions. */
static size_t doctype_end(taiyaku_str text, size_t at)
{
	bool subset = false;
	char quote = 0;

	for (; at < text.len; at++) {
		char c = text.data[at];
		taiyaku_str rest = ty_str_slice(text, at, text.len);

		if (quote) {
			quote = c == quote ? 0 : quote;
		} else if (ty_str_starts(rest, TY_STR("<!--"))) {
			at = ty_str_find(text, TY_STR("-->"), at + 4);
			if (at == SIZE_MAX)
				return at;
			at += 2;
		} else if (ty_str_starts(rest, TY_STR("<?"))) {
			at = ty_str_find(text, TY_STR("?>"), at + 2);
			if (at == SIZE_MAX)
				return at;
			at++;
		} else if (c == '"' || c == '\'') {
			quote = c;
		} else if (c == '[' || c == ']') {
			subset = c == '[';
		} else if (c == '>' && !subset) {
			return at + 1;
		}
	}
	return SIZE_MAX;
}

static size_t behind(taiyaku_str text, size_t from, const char *end)
{
	size_t at = ty_str_find(text, ty_str(end), from);

	return at == SIZE_MAX ? at : at + strlen(end);
}

static void read_tag(ty_xml_token *out, taiyaku_str text)
{
	size_t from = out->from + (out->what == TY_XML_END ? 2 : 1), to = from;

	while (to < out->to && !ends_name(text.data[to]))
		to++;
	split_name(&out->prefix, &out->name, ty_str_slice(text, from, to));
	out->empty =
		out->what == TY_XML_START && out->to - to >= 2 && text.data[out->to - 2] == '/';
}

bool ty_xml_lex(ty_xml_token *out, taiyaku_str text, size_t from)
{
	taiyaku_str rest = ty_str_slice(text, from, text.len);
	const char *next;

	*out = (ty_xml_token){ .what = TY_XML_OTHER, .from = from };
	if (rest.data[0] != '<') {
		next = memchr(rest.data, '<', rest.len);
		out->what = TY_XML_TEXT;
		out->to = next ? from + (size_t)(next - rest.data) : text.len;
		return true;
	}
	/* Too short to tell a comment from a CDATA section from a DOCTYPE. */
	if (rest.len < 2 || (rest.data[1] == '!' && rest.len < 9))
		return false;
	if (ty_str_starts(rest, TY_STR("<!--"))) {
		out->to = behind(text, from + 4, "-->");
	} else if (ty_str_starts(rest, TY_STR("<![CDATA["))) {
		out->what = TY_XML_CDATA;
		out->to = behind(text, from + 9, "]]>");
	} else if (rest.data[1] == '!') {
		out->to = doctype_end(text, from + 2);
	} else if (rest.data[1] == '?') {
		out->to = behind(text, from + 2, "?>");
	} else {
		out->what = rest.data[1] == '/' ? TY_XML_END : TY_XML_START;
		out->to = tag_end(text, from + 1);
		if (out->to != SIZE_MAX)
			read_tag(out, text);
	}
	return out->to != SIZE_MAX;
}

/* ---- attributes ---- */

bool ty_xml_lex_attribute(ty_xml_lexed *out, taiyaku_str text, const ty_xml_token *tag, size_t *at)
{
	size_t i = *at > tag->from ? *at : tag->from + 1, name;
	const char *quote;

	if (*at <= tag->from)
		while (i < tag->to && !ends_name(text.data[i]))
			i++;
	while (i < tag->to && ty_is_blank(text.data[i]))
		i++;
	name = i;
	while (i < tag->to && !ends_name(text.data[i]))
		i++;
	if (i == name || i >= tag->to)
		return false;
	out->from = name;
	split_name(&out->prefix, &out->name, ty_str_slice(text, name, i));
	while (i < tag->to && (ty_is_blank(text.data[i]) || text.data[i] == '='))
		i++;
	if (i >= tag->to || (text.data[i] != '"' && text.data[i] != '\''))
		return false;
	quote = memchr(text.data + i + 1, text.data[i], tag->to - i - 1);
	if (!quote)
		return false;
	out->value_from = i + 1;
	out->value_to = (size_t)(quote - text.data);
	out->to = out->value_to + 1;
	out->value = ty_str_slice(text, out->value_from, out->value_to);
	*at = out->to;
	return true;
}

/* ---- elements ---- */

bool ty_xml_lex_element(ty_xml_lexed_element *out, taiyaku_str text, size_t from)
{
	size_t depth = 1;
	ty_xml_token token;

	if (from >= text.len || !ty_xml_lex(&out->tag, text, from))
		return false;
	out->content_from = out->content_to = out->to = out->tag.to;
	if (out->tag.empty)
		return true;
	for (size_t at = out->tag.to; at < text.len && ty_xml_lex(&token, text, at);
	     at = token.to) {
		depth += token.what == TY_XML_START && !token.empty;
		depth -= token.what == TY_XML_END;
		out->content_to = token.from;
		out->to = token.to;
		if (depth == 0)
			return true;
	}
	return false;
}

bool ty_xml_lex_child(ty_xml_lexed_element *out, taiyaku_str text, size_t *at, size_t end)
{
	ty_xml_token token;

	while (*at < end && ty_xml_lex(&token, text, *at)) {
		if (token.what == TY_XML_START) {
			bool there = ty_xml_lex_element(out, text, *at);

			*at = there ? out->to : end;
			return there;
		}
		*at = token.to;
	}
	return false;
}

/* ---- character data ---- */

static bool add_reference(ty_buf *to, taiyaku_str name)
{
	uint32_t cp = (unsigned char)ty_xml_predefined(name);

	if (!cp && (!ty_xml_number(&cp, name) || !ty_xml_is_char(cp)))
		return false;
	ty_utf8_append(to, cp);
	return true;
}

bool ty_xml_lex_plain(ty_buf *to, taiyaku_str raw)
{
	bool all = true;

	for (size_t i = 0; i < raw.len; i++) {
		size_t end;

		if (raw.data[i] == '\r') { /* a line end, XML 1.0, 2.11 */
			ty_buf_byte(to, '\n');
			i += i + 1 < raw.len && raw.data[i + 1] == '\n';
			continue;
		}
		if (raw.data[i] != '&') {
			ty_buf_byte(to, raw.data[i]);
			continue;
		}
		end = ty_str_find(raw, TY_STR(";"), i);
		if (end == SIZE_MAX || !add_reference(to, ty_str_slice(raw, i + 1, end))) {
			all = false;
			continue;
		}
		i = end;
	}
	return all;
}
