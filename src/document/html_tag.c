/* SPDX-License-Identifier: Apache-2.0 */
#include "document/html_tag.h"

#include "base/ascii.h"
#include "extract/pieces.h"

#include <stdlib.h>

/* In the order of the alphabet. */
/* clang-format off */
static const ty_tag tags[] = {
	{ "a",		TY_TAG_MARK,	TY_MARK_LINK,		0, false },
	{ "address",	TY_TAG_BLOCK,	TY_BLOCK_TEXT,		0, false },
	{ "article",	TY_TAG_BLOCK,	TY_BLOCK_TEXT,		0, false },
	{ "aside",	TY_TAG_BLOCK,	TY_BLOCK_TEXT,		0, false },
	{ "b",		TY_TAG_MARK,	TY_MARK_STRONG,		0, false },
	{ "blockquote",	TY_TAG_BLOCK,	TY_BLOCK_TEXT,		0, false },
	{ "body",	TY_TAG_BLOCK,	TY_BLOCK_TEXT,		0, false },
	{ "br",		TY_TAG_BREAK,	0,			0, true },
	{ "button",	TY_TAG_BLOCK,	TY_BLOCK_CAPTION,	0, false },
	{ "caption",	TY_TAG_BLOCK,	TY_BLOCK_CAPTION,	0, false },
	{ "center",	TY_TAG_BLOCK,	TY_BLOCK_TEXT,		0, false },
	{ "cite",	TY_TAG_MARK,	TY_MARK_EMPHASIS,	0, false },
	{ "code",	TY_TAG_MARK,	TY_MARK_CODE,		0, false },
	{ "dd",		TY_TAG_BLOCK,	TY_BLOCK_DEFINITION,	0, false },
	{ "details",	TY_TAG_BLOCK,	TY_BLOCK_TEXT,		0, false },
	{ "dfn",	TY_TAG_MARK,	TY_MARK_EMPHASIS,	0, false },
	{ "div",	TY_TAG_BLOCK,	TY_BLOCK_TEXT,		0, false },
	{ "dl",		TY_TAG_BLOCK,	TY_BLOCK_TEXT,		0, false },
	{ "dt",		TY_TAG_BLOCK,	TY_BLOCK_TERM,		0, false },
	{ "em",		TY_TAG_MARK,	TY_MARK_EMPHASIS,	0, false },
	{ "figcaption",	TY_TAG_BLOCK,	TY_BLOCK_CAPTION,	0, false },
	{ "figure",	TY_TAG_BLOCK,	TY_BLOCK_TEXT,		0, false },
	{ "footer",	TY_TAG_BLOCK,	TY_BLOCK_TEXT,		0, false },
	{ "form",	TY_TAG_BLOCK,	TY_BLOCK_TEXT,		0, false },
	{ "h1",		TY_TAG_BLOCK,	TY_BLOCK_HEADING,	1, false },
	{ "h2",		TY_TAG_BLOCK,	TY_BLOCK_HEADING,	2, false },
	{ "h3",		TY_TAG_BLOCK,	TY_BLOCK_HEADING,	3, false },
	{ "h4",		TY_TAG_BLOCK,	TY_BLOCK_HEADING,	4, false },
	{ "h5",		TY_TAG_BLOCK,	TY_BLOCK_HEADING,	5, false },
	{ "h6",		TY_TAG_BLOCK,	TY_BLOCK_HEADING,	6, false },
	{ "header",	TY_TAG_BLOCK,	TY_BLOCK_TEXT,		0, false },
	{ "hr",		TY_TAG_RULE,	0,			0, true },
	{ "i",		TY_TAG_MARK,	TY_MARK_EMPHASIS,	0, false },
	{ "img",	TY_TAG_OTHER,	0,			0, true },
	{ "input",	TY_TAG_OTHER,	0,			0, true },
	{ "kbd",	TY_TAG_MARK,	TY_MARK_CODE,		0, false },
	{ "label",	TY_TAG_BLOCK,	TY_BLOCK_CAPTION,	0, false },
	{ "legend",	TY_TAG_BLOCK,	TY_BLOCK_CAPTION,	0, false },
	{ "li",		TY_TAG_BLOCK,	TY_BLOCK_ITEM,		0, false },
	{ "link",	TY_TAG_OTHER,	0,			0, true },
	{ "main",	TY_TAG_BLOCK,	TY_BLOCK_TEXT,		0, false },
	{ "math",	TY_TAG_SILENT,	0,			0, false },
	{ "meta",	TY_TAG_OTHER,	0,			0, true },
	{ "nav",	TY_TAG_BLOCK,	TY_BLOCK_TEXT,		0, false },
	{ "noscript",	TY_TAG_SILENT,	0,			0, false },
	{ "ol",		TY_TAG_LIST,	0,			0, false },
	{ "option",	TY_TAG_BLOCK,	TY_BLOCK_ITEM,		0, false },
	{ "p",		TY_TAG_BLOCK,	TY_BLOCK_TEXT,		0, false },
	{ "pre",	TY_TAG_BLOCK,	TY_BLOCK_TEXT,		0, false },
	{ "q",		TY_TAG_MARK,	TY_MARK_QUOTE,		0, false },
	{ "rp",		TY_TAG_SILENT,	0,			0, false },
	{ "rt",		TY_TAG_SILENT,	0,			0, false },
	{ "rtc",	TY_TAG_SILENT,	0,			0, false },
	{ "s",		TY_TAG_OTHER,	0,			0, false },
	{ "samp",	TY_TAG_MARK,	TY_MARK_CODE,		0, false },
	{ "script",	TY_TAG_SILENT,	0,			0, false },
	{ "section",	TY_TAG_BLOCK,	TY_BLOCK_TEXT,		0, false },
	{ "select",	TY_TAG_BLOCK,	TY_BLOCK_TEXT,		0, false },
	{ "strong",	TY_TAG_MARK,	TY_MARK_STRONG,		0, false },
	{ "style",	TY_TAG_SILENT,	0,			0, false },
	{ "summary",	TY_TAG_BLOCK,	TY_BLOCK_CAPTION,	0, false },
	{ "sup",	TY_TAG_OTHER,	0,			0, false },
	{ "svg",	TY_TAG_SILENT,	0,			0, false },
	{ "table",	TY_TAG_TABLE,	0,			0, false },
	{ "td",		TY_TAG_CELL,	0,			0, false },
	{ "template",	TY_TAG_SILENT,	0,			0, false },
	{ "textarea",	TY_TAG_SILENT,	0,			0, false },
	{ "th",		TY_TAG_CELL,	0,			1, false },
	{ "title",	TY_TAG_BLOCK,	TY_BLOCK_CAPTION,	0, false },
	{ "tr",		TY_TAG_ROW,	0,			0, false },
	{ "tt",		TY_TAG_MARK,	TY_MARK_CODE,		0, false },
	{ "ul",		TY_TAG_LIST,	0,			0, false },
	{ "var",	TY_TAG_MARK,	TY_MARK_CODE,		0, false },
	{ "wbr",	TY_TAG_OTHER,	0,			0, true },
};
/* clang-format on */

static const ty_tag other = { "", TY_TAG_OTHER, 0, 0, false };

enum { NAME_LONGEST = 12 };

static int compare(const void *key, const void *item)
{
	return strcmp(key, ((const ty_tag *)item)->name);
}

const ty_tag *ty_tag_find(taiyaku_str name)
{
	char key[NAME_LONGEST + 1];
	const ty_tag *found;

	if (name.len > NAME_LONGEST)
		return &other;
	for (size_t i = 0; i < name.len; i++) {
		char c = name.data[i];

		key[i] = ty_lower(c);
	}
	key[name.len] = '\0';
	found = bsearch(key, tags, sizeof tags / sizeof *tags, sizeof *tags, compare);
	return found ? found : &other;
}

/* ---- a tag in a text ---- */

static bool is_name_byte(char c)
{
	return ty_is_alnum(c) || c == '-' || c == ':';
}

static size_t skip_blanks(taiyaku_str s, size_t at)
{
	while (at < s.len && (s.data[at] == ' ' || s.data[at] == '\n' || s.data[at] == '\t'))
		at++;
	return at;
}

/* name="value" at *at; moves behind it.  false: there is none. */
static bool attribute(taiyaku_str *name, taiyaku_str *value, size_t *at, taiyaku_str s)
{
	size_t from = skip_blanks(s, *at), to = from;
	char quote;

	while (to < s.len && is_name_byte(s.data[to]))
		to++;
	if (to == from)
		return false;
	*name = ty_str_slice(s, from, to);
	*value = ty_str_slice(s, to, to);
	*at = skip_blanks(s, to);
	if (*at >= s.len || s.data[*at] != '=')
		return true;
	from = skip_blanks(s, *at + 1);
	if (from >= s.len)
		return false;
	quote = s.data[from];
	if (quote == '"' || quote == '\'')
		from++;
	else
		quote = ' ';
	for (to = from; to < s.len && s.data[to] != quote && !(quote == ' ' && s.data[to] == '>');)
		to++;
	*value = ty_str_slice(s, from, to);
	*at = to < s.len && quote != ' ' ? to + 1 : to;
	return true;
}

bool ty_tag_read(ty_tag_text *out, taiyaku_str text)
{
	size_t at = 1, from;
	taiyaku_str name, value;

	*out = (ty_tag_text){ .tag = &other };
	if (text.len < 3 || text.data[0] != '<')
		return false;
	out->closes = text.data[1] == '/';
	at += out->closes;
	for (from = at; at < text.len && is_name_byte(text.data[at]);)
		at++;
	if (at == from)
		return false;
	out->name = ty_str_slice(text, from, at);
	out->tag = ty_tag_find(out->name);
	while (attribute(&name, &value, &at, text)) {
		if (ty_str_equal_ascii_case(name, TY_STR("href")))
			out->href = value;
		else if (ty_str_equal_ascii_case(name, TY_STR("lang")))
			out->lang = value;
		else if (ty_str_equal_ascii_case(name, TY_STR("class")) && !out->lang.len)
			out->lang = ty_tag_class_language(value);
	}
	return true;
}

taiyaku_str ty_tag_class_language(taiyaku_str classes)
{
	while (classes.len) {
		taiyaku_str class = ty_str_next(&classes, ' ');

		/* "lang-ja", "title-en", "heading__en" */
		for (size_t i = class.len; i > 1; i--)
			if (class.data[i - 1] == '-' || class.data[i - 1] == '_') {
				class = ty_str_slice(class, i, class.len);
				break;
			}
		if (ty_str_among(class, "ja jp jpn japanese"))
			return TY_STR("ja");
		if (ty_str_among(class, "en eng english"))
			return TY_STR("en");
	}
	return TY_STR("");
}

int ty_tag_sniff(const ty_head *head)
{
	static const char *const first[] = { "<div",   "<p>",	"<p ",	    "<table",	"<ul",
					     "<ol",    "<dl",	"<h1",	    "<h2",	"<h3",
					     "<body",  "<span", "<section", "<article", "<head",
					     "<title", "<main" };
	taiyaku_str text = ty_str_trim(head->text);

	if (ty_str_starts_ascii_case(text, "<!doctype html") ||
	    ty_str_starts_ascii_case(text, "<html"))
		return 90;
	if (ty_str_has(text, "<html"))
		return ty_str_starts_ascii_case(text, "<") ? 70 : 20;
	for (size_t i = 0; i < sizeof first / sizeof *first; i++)
		if (ty_str_starts_ascii_case(text, first[i]))
			return 40;
	return 0;
}

size_t ty_tag_cut(taiyaku_str held)
{
	for (size_t i = held.len; i > 1; i--)
		if (held.data[i - 1] == '<')
			return i - 1;
	return held.len > TY_TAG_WAITING ? ty_piece_end(held, TY_TAG_WAITING) : 0;
}
