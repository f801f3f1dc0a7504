/* SPDX-License-Identifier: Apache-2.0 */
#include "document/wikitext_inline.h"

#include "base/error.h"
#include "document/entity.h"
#include "text/utf8.h"

enum {
	BRACKETS_MAX = 256, /* open at one time while partners are looked for */
	PIECES_MAX = 100000,
	TAG_MAX = 4096, /* bytes of a tag, or of a link with its label; longer ones are text */
};

/* Offset of what between from and to, not further than TAG_MAX, or SIZE_MAX. */
static size_t find_near(taiyaku_str text, taiyaku_str what, size_t from, size_t to)
{
	size_t end = to - from > TAG_MAX ? from + TAG_MAX : to;

	return ty_str_find(ty_str_slice(text, 0, end), what, from);
}

taiyaku_status ty_wiki_unit_open(ty_wiki_unit *unit, ty_arena *arena, taiyaku_str text,
				 uint64_t line, taiyaku_error *err)
{
	size_t open[BRACKETS_MAX], n_open = 0;
	uint32_t *partner = ty_arena_array(arena, text.len + 1, sizeof *partner);

	if (!partner || text.len > UINT32_MAX)
		return ty_fail_memory(err);
	*unit = (ty_wiki_unit){ .text = text, .line = line, .partner = partner, .at_line = line };
	for (size_t i = 0; i + 1 < text.len; i++) {
		char c = text.data[i];

		if (c != text.data[i + 1])
			continue;
		if ((c == '{' || c == '[') && n_open < BRACKETS_MAX) {
			open[n_open++] = i++;
		} else if (c == '}' || c == ']') {
			size_t k = n_open;

			/* A closing pair ends the nearest opening one of its kind; what was left
			 * open inside it stays without a partner. */
			while (k > 0 && text.data[open[k - 1]] != (c == '}' ? '{' : '['))
				k--;
			if (k == 0)
				continue;
			partner[open[k - 1]] = (uint32_t)i;
			n_open = k - 1;
			i++;
		}
	}
	return TAIYAKU_OK;
}

void ty_wiki_unit_close(ty_wiki_unit *unit)
{
	ty_buf_free(&unit->pieces);
}

uint64_t ty_wiki_line(ty_wiki_unit *unit, size_t at)
{
	if (at < unit->at) {
		unit->at = 0;
		unit->at_line = unit->line;
	}
	for (; unit->at < at; unit->at++)
		unit->at_line += unit->text.data[unit->at] == '\n';
	return unit->at_line;
}

size_t ty_wiki_bar(const ty_wiki_unit *unit, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++) {
		if (unit->partner[i] && unit->partner[i] < to)
			i = unit->partner[i] + 1;
		else if (unit->text.data[i] == '|')
			return i;
	}
	return to;
}

static void note_piece(ty_wiki_unit *unit, bool template, ty_block_kind kind, size_t from,
		       size_t to)
{
	ty_wiki_piece piece = { template, kind, from, to };

	if (unit->pieces.len / sizeof piece < PIECES_MAX)
		ty_buf_add(&unit->pieces, ty_str_of((const char *)&piece, sizeof piece));
}

/* ---- templates that stand for text ---- */

typedef enum shown {
	FIRST,	  /* the first parameter */
	SECOND,	  /* the second, in the language that the first names */
	LANGUAGE, /* the first, in the language that the name of the template ends in */
	LITERAL,  /* the first, as a literal translation */
	NAMED,	  /* the first, in the language that the template is named after */
} shown;

/* Names in lower case; a name that ends in "-" is a beginning. */
static const struct {
	const char *name;
	shown shown;
} shown_templates[] = {
	{ "lang", SECOND },
	{ "lang-", LANGUAGE },
	{ "langx", SECOND },
	{ "transl", SECOND },
	{ "transliteration", SECOND },
	{ "nobold", FIRST },
	{ "nowrap", FIRST },
	{ "small", FIRST },
	{ "big", FIRST },
	{ "smaller", FIRST },
	{ "larger", FIRST },
	{ "nobr", FIRST },
	{ "em", FIRST },
	{ "strong", FIRST },
	{ "italic title", FIRST },
	{ "ruby", FIRST },
	{ "ruby-ja", FIRST },
	{ "ふりがな", FIRST },
	{ "読み仮名", FIRST },
	{ "読み仮名 ruby不使用", FIRST },
	{ "linktext", FIRST },
	{ "仮リンク", FIRST },
	{ "ill2", FIRST },
	{ "ill", FIRST },
	{ "interlanguage link", FIRST },
	{ "literal translation", LITERAL },
	{ "lit", LITERAL },
	{ "literal", LITERAL },
	{ "nihongo2", FIRST },
	{ "jpn", FIRST },
	{ "' \"", FIRST },
	{ "en", NAMED },
	{ "ja", NAMED },
};

static bool same_name(taiyaku_str name, const char *listed)
{
	taiyaku_str with = ty_str(listed);

	if (with.data[with.len - 1] == '-')
		return name.len > with.len &&
		       ty_str_equal_ascii_case(ty_str_slice(name, 0, with.len), with);
	return ty_str_equal_ascii_case(name, with);
}

/* The value of the n-th unnamed parameter: its bytes in *from..*to; false: there is none. */
static bool unnamed(const ty_wiki_unit *unit, size_t at, size_t end, int n, size_t *from,
		    size_t *to)
{
	for (int i = 0; at < end; at = *to) {
		*from = at + 1;
		*to = ty_wiki_bar(unit, *from, end);
		if (memchr(unit->text.data + *from, '=', *to - *from)) {
			if (!ty_str_starts(ty_str_slice(unit->text, *from, *to), TY_STR("1=")) ||
			    n != 1)
				continue;
			*from += 2;
		}
		if (++i == n)
			return true;
	}
	return false;
}

/* The value of lit= among the parameters at..end: its bytes in *from..*to; false: there is none. */
static bool literal_of(const ty_wiki_unit *unit, size_t at, size_t end, size_t *from, size_t *to)
{
	for (; at < end; at = *to) {
		taiyaku_str parameter;

		*from = at + 1;
		*to = ty_wiki_bar(unit, *from, end);
		parameter = ty_str_slice(unit->text, *from, *to);
		if (!ty_str_starts(parameter, TY_STR("lit=")))
			continue;
		*from += 4;
		return true;
	}
	return false;
}

/* A text from..to in a language, and behind it what it means literally. */
static void show_language(ty_block_builder *to_block, ty_wiki_unit *unit, taiyaku_str lang,
			  size_t from, size_t to, size_t end, int depth)
{
	size_t literal, literal_end;

	ty_block_open(to_block, TY_MARK_LANGUAGE, ty_str_trim(lang));
	ty_wiki_text(to_block, unit, from, to, depth + 1);
	ty_block_close(to_block, TY_MARK_LANGUAGE);
	if (!literal_of(unit, to, end, &literal, &literal_end))
		return;
	ty_block_add(to_block, TY_STR(", lit. '"), ty_wiki_line(unit, to));
	ty_wiki_text(to_block, unit, literal, literal_end, depth + 1);
	ty_block_add(to_block, TY_STR("'"), ty_wiki_line(unit, literal_end));
}

/* A template from..to (between its braces): what it shows of itself here. */
static void show_template(ty_block_builder *to_block, ty_wiki_unit *unit, size_t from, size_t to,
			  int depth)
{
	size_t bar = ty_wiki_bar(unit, from, to), first, first_end, second, second_end;
	taiyaku_str name = ty_str_trim(ty_str_slice(unit->text, from, bar));

	for (size_t i = 0; i < sizeof shown_templates / sizeof *shown_templates; i++) {
		if (!same_name(name, shown_templates[i].name))
			continue;
		if (!unnamed(unit, bar, to, 1, &first, &first_end))
			return;
		switch (shown_templates[i].shown) {
		case FIRST:
			ty_wiki_text(to_block, unit, first, first_end, depth + 1);
			break;
		case LITERAL:
			ty_block_add(to_block, TY_STR("lit. '"), ty_wiki_line(unit, from));
			ty_wiki_text(to_block, unit, first, first_end, depth + 1);
			ty_block_add(to_block, TY_STR("'"), ty_wiki_line(unit, to));
			break;
		case LANGUAGE:
			show_language(to_block, unit, ty_str_slice(name, 5, name.len), first,
				      first_end, to, depth);
			break;
		case NAMED:
			show_language(to_block, unit, name, first, first_end, to, depth);
			break;
		case SECOND:
			if (unnamed(unit, bar, to, 2, &second, &second_end))
				show_language(to_block, unit,
					      ty_str_slice(unit->text, first, first_end), second,
					      second_end, to, depth);
			break;
		}
		if (shown_templates[i].shown != FIRST)
			return;
		break;
	}
	note_piece(unit, true, TY_BLOCK_TEXT, from, to);
}

/* ---- links ---- */

static bool is_media(taiyaku_str target)
{
	static const char *const names[] = { "file:",	  "image:",    "ファイル:", "画像:",
					     "category:", "カテゴリ:", "media:" };

	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		taiyaku_str name = ty_str(names[i]);

		if (target.len >= name.len &&
		    ty_str_equal_ascii_case(ty_str_slice(target, 0, name.len), name))
			return true;
	}
	return false;
}

/* [[target|label]], from..to between the brackets.  A picture shows its caption elsewhere. */
static void show_link(ty_block_builder *to_block, ty_wiki_unit *unit, size_t from, size_t to,
		      int depth)
{
	size_t bar = ty_wiki_bar(unit, from, to), label = bar;
	taiyaku_str target = ty_str_trim(ty_str_slice(unit->text, from, bar));

	for (size_t next = bar; next < to; next = ty_wiki_bar(unit, next + 1, to))
		label = next;
	if (is_media(target)) {
		if (label < to)
			note_piece(unit, false, TY_BLOCK_CAPTION, label + 1, to);
		return;
	}
	ty_block_open(to_block, TY_MARK_LINK, target);
	if (bar < to)
		ty_wiki_text(to_block, unit, bar + 1, to, depth + 1);
	else
		ty_wiki_text(to_block, unit, from, to, depth + 1);
	ty_block_close(to_block, TY_MARK_LINK);
}

static bool starts_url(taiyaku_str s)
{
	return ty_str_starts(s, TY_STR("http://")) || ty_str_starts(s, TY_STR("https://")) ||
	       ty_str_starts(s, TY_STR("//"));
}

/* [url label] at from; the offset behind it, or from where it is no link. */
static size_t show_outside_link(ty_block_builder *to_block, ty_wiki_unit *unit, size_t from,
				size_t to, int depth)
{
	taiyaku_str rest = ty_str_slice(unit->text, from + 1, to);
	size_t end = starts_url(rest) ? find_near(rest, TY_STR("]"), 0, rest.len) : SIZE_MAX;
	size_t url = 0;

	if (end == SIZE_MAX)
		return from;
	while (url < end && rest.data[url] != ' ')
		url++;
	ty_block_open(to_block, TY_MARK_LINK, ty_str_slice(rest, 0, url));
	if (url < end)
		ty_wiki_text(to_block, unit, from + 1 + url + 1, from + 1 + end, depth + 1);
	ty_block_close(to_block, TY_MARK_LINK);
	return from + 1 + end + 1;
}

/* ---- tags and entities ---- */

typedef enum tag_kind { DROPPED, SKIPPED, NOTE, BREAK, QUOTE, EMPHASIS, STRONG, CODE } tag_kind;

/* What a tag means; one that is not listed is dropped, and its content stays. */
static const struct {
	const char *name;
	tag_kind kind;
} tags[] = {
	{ "ref", NOTE },       { "br", BREAK },
	{ "q", QUOTE },	       { "i", EMPHASIS },
	{ "em", EMPHASIS },    { "cite", EMPHASIS },
	{ "b", STRONG },       { "strong", STRONG },
	{ "code", CODE },      { "math", SKIPPED },
	{ "rt", SKIPPED },     { "rp", SKIPPED },
	{ "source", SKIPPED }, { "syntaxhighlight", SKIPPED },
	{ "score", SKIPPED },  { "timeline", SKIPPED },
	{ "style", SKIPPED },  { "templatestyles", SKIPPED },
};

static tag_kind kind_of_tag(taiyaku_str name)
{
	for (size_t i = 0; i < sizeof tags / sizeof *tags; i++)
		if (ty_str_equal_ascii_case(name, ty_str(tags[i].name)))
			return tags[i].kind;
	return DROPPED;
}

/* Offset of "</name" at or after from, or to. */
static size_t find_end_tag(taiyaku_str text, taiyaku_str name, size_t from, size_t to)
{
	for (size_t i = from; i + 2 + name.len <= to; i++) {
		const char *lt = memchr(text.data + i, '<', to - i);

		if (!lt)
			return to;
		i = (size_t)(lt - text.data);
		if (i + 2 + name.len <= to && text.data[i + 1] == '/' &&
		    ty_str_equal_ascii_case(ty_str_slice(text, i + 2, i + 2 + name.len), name))
			return i;
	}
	return to;
}

static void mark(ty_block_builder *to_block, ty_mark kind, bool end)
{
	if (end)
		ty_block_close(to_block, kind);
	else
		ty_block_open(to_block, kind, TY_STR(""));
}

/* A tag or comment at from; the offset behind what it takes, or from where it is text. */
static size_t show_tag(ty_block_builder *to_block, ty_wiki_unit *unit, size_t from, size_t to)
{
	taiyaku_str text = unit->text;
	size_t at = from + 1, end, content_end;
	bool closes = at < to && text.data[at] == '/';
	taiyaku_str name;
	tag_kind kind;

	if (ty_str_starts(ty_str_slice(text, from, to), TY_STR("<!--"))) {
		end = ty_str_find(text, TY_STR("-->"), from);
		return end == SIZE_MAX || end > to ? to : end + 3;
	}
	at += closes;
	for (end = at; end < to && ((text.data[end] | 32) >= 'a' && (text.data[end] | 32) <= 'z');)
		end++;
	name = ty_str_slice(text, at, end);
	at = end < to ? find_near(text, TY_STR(">"), end, to) : SIZE_MAX;
	if (name.len == 0 || at == SIZE_MAX)
		return from;
	kind = kind_of_tag(name);
	if (kind == EMPHASIS || kind == STRONG || kind == QUOTE || kind == CODE)
		mark(to_block,
		     kind == EMPHASIS ? TY_MARK_EMPHASIS
		     : kind == STRONG ? TY_MARK_STRONG
		     : kind == QUOTE  ? TY_MARK_QUOTE
				      : TY_MARK_CODE,
		     closes);
	else if (kind == BREAK)
		ty_block_add(to_block, TY_STR(TY_HARD_BREAK), ty_wiki_line(unit, from));
	if ((kind != NOTE && kind != SKIPPED) || closes || text.data[at - 1] == '/')
		return at + 1;
	if (kind == NOTE && at + 1 >= unit->open_from && to <= unit->open_to)
		return at + 1;
	content_end = find_end_tag(text, name, at + 1, to);
	/* A note without an end is text; the notes behind it have none either. */
	if (kind == NOTE && content_end == to) {
		unit->open_from = at + 1;
		unit->open_to = to;
		return at + 1;
	}
	if (kind == NOTE)
		note_piece(unit, false, TY_BLOCK_NOTE, at + 1, content_end);
	end = find_near(text, TY_STR(">"), content_end, to);
	return end == SIZE_MAX ? to : end + 1;
}

/* An entity at from; the offset behind it, or from where it is text. */
static size_t show_entity(ty_block_builder *to_block, ty_wiki_unit *unit, size_t from, size_t to)
{
	ty_buf utf8 = { 0 };
	uint32_t cp;
	size_t n = ty_entity_at(&cp, ty_str_slice(unit->text, from, to));

	if (n == 0)
		return from;
	ty_utf8_append(&utf8, cp);
	ty_block_add(to_block, ty_buf_str(&utf8), ty_wiki_line(unit, from));
	ty_buf_free(&utf8);
	return from + n;
}

/* ---- text ---- */

/* Apostrophes at from: '' emphasis, ''' strong, ''''' both; a quote mark too many is text. */
static size_t show_quotes(ty_block_builder *to_block, ty_wiki_unit *unit, size_t from, size_t to,
			  bool *emphasis, bool *strong)
{
	size_t n = 0;

	while (from + n < to && unit->text.data[from + n] == '\'')
		n++;
	if (n == 1 || n == 4 || n > 5) {
		size_t literal = n == 1 ? 1 : n == 4 ? 1 : n - 5;

		ty_block_add(to_block, ty_str_slice(unit->text, from, from + literal),
			     ty_wiki_line(unit, from));
		if (n == 1)
			return from + 1;
	}
	if (n == 2 || n >= 5) {
		mark(to_block, TY_MARK_EMPHASIS, *emphasis);
		*emphasis = !*emphasis;
	}
	if (n == 3 || n == 4 || n >= 5) {
		mark(to_block, TY_MARK_STRONG, *strong);
		*strong = !*strong;
	}
	return from + n;
}

/* Markup at i that is no plain text: the offset behind it, or i. */
static size_t show_markup(ty_block_builder *to_block, ty_wiki_unit *unit, size_t i, size_t to,
			  int depth)
{
	size_t partner = unit->partner[i];

	switch (unit->text.data[i]) {
	case '{':
		if (!partner || partner >= to)
			return i;
		show_template(to_block, unit, i + 2, partner, depth);
		return partner + 2;
	case '[':
		if (partner && partner < to) {
			show_link(to_block, unit, i + 2, partner, depth);
			return partner + 2;
		}
		return show_outside_link(to_block, unit, i, to, depth);
	case '<':
		return show_tag(to_block, unit, i, to);
	case '&':
		return show_entity(to_block, unit, i, to);
	default:
		return i;
	}
}

void ty_wiki_text(ty_block_builder *to_block, ty_wiki_unit *unit, size_t from, size_t to, int depth)
{
	size_t plain = from, i = from;
	bool emphasis = false, strong = false;

	if (depth > TY_WIKI_DEPTH_MAX)
		return;
	while (i < to) {
		char c = unit->text.data[i];
		size_t behind;

		if (c != '{' && c != '[' && c != '<' && c != '&' && c != '\'') {
			i++;
			continue;
		}
		ty_block_add(to_block, ty_str_slice(unit->text, plain, i),
			     ty_wiki_line(unit, plain));
		plain = i;
		behind = c == '\'' ? show_quotes(to_block, unit, i, to, &emphasis, &strong)
				   : show_markup(to_block, unit, i, to, depth);
		if (behind > i)
			plain = i = behind;
		else
			i++;
	}
	ty_block_add(to_block, ty_str_slice(unit->text, plain, to), ty_wiki_line(unit, plain));
	if (emphasis)
		mark(to_block, TY_MARK_EMPHASIS, true);
	if (strong)
		mark(to_block, TY_MARK_STRONG, true);
}
