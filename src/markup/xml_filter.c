/* SPDX-License-Identifier: Apache-2.0 */
#include "markup/xml_filter.h"

#include "base/ascii.h"
#include "base/bytes.h"
#include "base/point.h"
#include "markup/xml_reference.h"

/* Longest reference that is looked at, with its & and semicolon. */
enum { REFERENCE_MAX = 64 };
/* Bytes of a DOCTYPE that are searched for entities. */
enum { DOCTYPE_KEPT = 1 << 16 };
/* Line ends in one of the comments that stand for what was left out. */
enum { LINES_MAX = 4096 };

void ty_xml_filter_free(ty_xml_filter *filter)
{
	ty_buf_free(&filter->carry);
	ty_buf_free(&filter->joined);
	ty_buf_free(&filter->doctype);
	ty_arena_free(&filter->arena);
}

/* ---- finding what is special ---- */

/* Whether three bytes begin something that may not pass: a reference, a declaration or an
 * instruction, a control character, a CR that no LF follows, U+FFFE or U+FFFF. */
static bool special(unsigned char c, unsigned char d, unsigned char e)
{
	if (c < 0x20)
		return c != '\t' && c != '\n' && (c != '\r' || d != '\n');
	return c == '&' || (c == '<' && (d == '!' || d == '?')) ||
	       (c == 0xEF && d == 0xBF && e >= 0xBE);
}

/* The same of the bytes at p, of each with the one behind; EF BF always is. */
static bool may_be_special(const unsigned char *p)
{
	const ty_bytes x = ty_bytes_at(p), next = ty_bytes_at(p + 1);
	const ty_bytes declaration =
		ty_bytes_are(x, '<') & (ty_bytes_are(next, '!') | ty_bytes_are(next, '?'));
	const ty_bytes space = ty_bytes_are(x, '\t') | ty_bytes_are(x, '\n') |
			       (ty_bytes_are(x, '\r') & ty_bytes_are(next, '\n'));
	const ty_bytes nonchar = ty_bytes_are(x, 0xEF) & ty_bytes_are(next, 0xBF);

	return ty_bytes_bits(ty_bytes_are(x, '&') | declaration |
			     (ty_bytes_between(x, 0, ' ' - 1) & ~space) | nonchar);
}

/* Offset of the first special byte at or after at, or s.len.  Where the last two bytes could
 * become special with more, that is their offset too, unless last. */
static size_t find_special(taiyaku_str s, size_t at, bool last)
{
	const unsigned char *p = (const unsigned char *)s.data;

	while (at < s.len) {
		size_t end = s.len - at < TY_BYTES ? s.len : at + TY_BYTES;

		if (end < s.len && !may_be_special(p + at)) {
			at = end;
			continue;
		}
		for (; at < end; at++) {
			unsigned char d = at + 1 < s.len ? p[at + 1] : 0;
			unsigned char e = at + 2 < s.len ? p[at + 2] : 0;
			bool unsure =
				!last && ((at + 1 == s.len && (p[at] == '<' || p[at] == 0xEF)) ||
					  (at + 2 == s.len && p[at] == 0xEF && d == 0xBF));

			if (unsure || special(p[at], d, e))
				return at;
		}
	}
	return s.len;
}

static void note_dropped(ty_xml_filter *filter, const ty_buf *to)
{
	if (filter->dropped++ == 0)
		filter->first = to->len;
}

/* ---- references ---- */

static bool is_name_byte(char c)
{
	return ty_is_alnum(c) || c == '#' || c == '_' || c == '-' || c == '.' || c == ':' ||
	       (c & 0x80);
}

/* The reference at s.data[at], an &: *end behind its semicolon.  false: there is none, or (*more)
 * it may go on in the next piece. */
static bool find_reference(size_t *end, bool *more, taiyaku_str s, size_t at, bool last)
{
	size_t i = at + 1;

	while (i < s.len && i - at < REFERENCE_MAX && is_name_byte(s.data[i]))
		i++;
	*more = i == s.len && !last;
	*end = i + 1;
	return i < s.len && s.data[i] == ';' && i > at + 1;
}

/* The low surrogate that a reference at at stands for; 0 if it is none. */
static uint32_t low_surrogate(size_t *end, bool *more, taiyaku_str s, size_t at, bool last)
{
	uint32_t cp;

	*more = at == s.len && !last;
	if (at == s.len || s.data[at] != '&')
		return 0;
	if (!find_reference(end, more, s, at, last) || s.data[at + 1] != '#')
		return 0;
	if (!ty_xml_number(&cp, ty_str_slice(s, at + 1, *end - 1)))
		return 0;
	return cp >= 0xDC00 && cp < 0xE000 ? cp : 0;
}

/* A numeric reference from at to end; returns the offset behind, at if more is needed. */
static size_t add_number(ty_xml_filter *filter, ty_buf *to, taiyaku_str s, size_t at, size_t end,
			 bool last)
{
	size_t behind = end;
	uint32_t cp, low;
	bool more;

	if (!ty_xml_number(&cp, ty_str_slice(s, at + 1, end - 1)) || ty_xml_is_char(cp)) {
		ty_buf_add(to, ty_str_slice(s, at, end));
		return end;
	}
	if (cp >= 0xD800 && cp < 0xDC00) {
		/* Programs that think in UTF-16 write one character as two references. */
		low = low_surrogate(&behind, &more, s, end, last);
		if (more)
			return at;
		if (low)
			ty_utf8_append(to, 0x10000 + ((cp - 0xD800) << 10) + (low - 0xDC00));
		else
			behind = end;
	}
	note_dropped(filter, to);
	return behind;
}

static const ty_xml_entity *find_entity(const ty_xml_filter *filter, taiyaku_str name)
{
	for (size_t i = 0; i < filter->n_entities; i++)
		if (ty_str_equal(filter->entities[i].name, name))
			return &filter->entities[i];
	return NULL;
}

/* The reference, or lone &, at at; returns the offset behind, at if more is needed.  One that is
 * not understood is left to the parser, which complains about it. */
static size_t add_reference(ty_xml_filter *filter, ty_buf *to, taiyaku_str s, size_t at, bool last)
{
	const ty_xml_entity *entity;
	size_t end;
	bool more;

	if (!find_reference(&end, &more, s, at, last)) {
		if (more)
			return at;
		ty_buf_byte(to, '&');
		return at + 1;
	}
	if (s.data[at + 1] == '#')
		return add_number(filter, to, s, at, end, last);
	entity = find_entity(filter, ty_str_slice(s, at + 1, end - 1));
	if (!entity || filter->expanded > TY_XML_EXPANDED_MAX) {
		ty_buf_add(to, ty_str_slice(s, at, end));
		return end;
	}
	filter->expanded += entity->value.len;
	ty_buf_add(to, entity->value);
	return end;
}

/* ---- entities of a DOCTYPE ---- */

static size_t skip_space(taiyaku_str s, size_t at)
{
	while (at < s.len && (s.data[at] == ' ' || (s.data[at] >= '\t' && s.data[at] <= '\r')))
		at++;
	return at;
}

/* The literal with its numeric references resolved (XML 1.0, 4.5). */
static void resolve_numbers(ty_buf *to, taiyaku_str literal)
{
	for (size_t at = 0; at < literal.len;) {
		uint32_t cp;
		size_t end;
		bool more;

		if (literal.data[at] == '&' && find_reference(&end, &more, literal, at, true) &&
		    ty_xml_number(&cp, ty_str_slice(literal, at + 1, end - 1)) &&
		    ty_xml_is_char(cp)) {
			ty_utf8_append(to, cp);
			at = end;
		} else {
			ty_buf_byte(to, literal.data[at++]);
		}
	}
}

/* The text that is put in for a reference, fit for an attribute too.  false: it holds markup or
 * further entities, which are not followed. */
static bool plain_value(ty_buf *to, taiyaku_str s)
{
	for (size_t at = 0; at < s.len;) {
		uint32_t cp;
		size_t end = at + 1;
		bool more;

		if (s.data[at] == '<')
			return false;
		if (s.data[at] == '&') {
			taiyaku_str name;

			if (!find_reference(&end, &more, s, at, true))
				return false;
			name = ty_str_slice(s, at + 1, end - 1);
			if (!ty_xml_predefined(name) &&
			    !(ty_xml_number(&cp, name) && ty_xml_is_char(cp)))
				return false;
		}
		ty_buf_add(to, s.data[at] == '"' ? TY_STR("&quot;") : ty_str_slice(s, at, end));
		at = end;
	}
	return to->len <= TY_XML_ENTITY_MAX;
}

/* The first declaration of a name counts (XML 1.0, 4.2). */
static void keep_entity(ty_xml_filter *filter, taiyaku_str name, taiyaku_str literal)
{
	ty_xml_entity *entity = &filter->entities[filter->n_entities];
	ty_buf text = { .max = 2 * TY_XML_ENTITY_MAX }, value = { .max = 2 * TY_XML_ENTITY_MAX };

	resolve_numbers(&text, literal);
	if (filter->n_entities < TY_XML_ENTITIES_MAX && !ty_xml_predefined(name) && name.len > 0 &&
	    !find_entity(filter, name) && !text.failed && plain_value(&value, ty_buf_str(&text)) &&
	    !value.failed && ty_arena_copy(&entity->name, &filter->arena, name) &&
	    ty_arena_copy(&entity->value, &filter->arena, ty_buf_str(&value)))
		filter->n_entities++;
	ty_buf_free(&text);
	ty_buf_free(&value);
}

/* One declaration behind "<!ENTITY"; a parameter entity or an external one is passed over. */
static void read_entity(ty_xml_filter *filter, taiyaku_str s, size_t at)
{
	size_t name = skip_space(s, at), end = name, close;
	char quote[2] = "";

	while (end < s.len && is_name_byte(s.data[end]))
		end++;
	at = skip_space(s, end);
	if (at >= s.len || at == end || (s.data[at] != '"' && s.data[at] != '\''))
		return;
	quote[0] = s.data[at];
	close = ty_str_find(s, ty_str(quote), at + 1);
	if (close != SIZE_MAX)
		keep_entity(filter, ty_str_slice(s, name, end), ty_str_slice(s, at + 1, close));
}

static void read_doctype(ty_xml_filter *filter)
{
	taiyaku_str s = ty_buf_str(&filter->doctype);
	const taiyaku_str mark = TY_STR("<!ENTITY");
	size_t at = ty_str_find(s, mark, 0);

	while (at != SIZE_MAX) {
		read_entity(filter, s, at + mark.len);
		at = ty_str_find(s, mark, at + mark.len);
	}
	ty_buf_free(&filter->doctype);
}

/* ---- what is left out ---- */

static void count_lines(ty_xml_filter *filter, taiyaku_str s)
{
	for (size_t i = 0; i < s.len; i++)
		filter->lines += s.data[i] == '\n' ||
				 (s.data[i] == '\r' && i + 1 < s.len && s.data[i + 1] != '\n');
}

/* Something was left out: a comment stands for it that has its line ends. */
static void end_place(ty_xml_filter *filter, ty_buf *to)
{
	while (filter->lines > 0) {
		uint64_t n = filter->lines < LINES_MAX ? filter->lines : LINES_MAX;

		ty_buf_add(to, TY_STR("<!--"));
		for (uint64_t i = 0; i < n; i++)
			ty_buf_byte(to, '\n');
		ty_buf_add(to, TY_STR("-->"));
		filter->lines -= n;
	}
	filter->place = TY_XML_IN_TEXT;
}

/* Up to a mark of two or three bytes; returns the offset behind it, or where to go on. */
static size_t skip_to(ty_xml_filter *filter, ty_buf *to, taiyaku_str s, size_t at, taiyaku_str mark)
{
	size_t found = ty_str_find(s, mark, at);
	size_t left = mark.len - 1;

	if (found == SIZE_MAX) {
		size_t end = s.len - at > left ? s.len - left : at;

		count_lines(filter, ty_str_slice(s, at, end));
		return end;
	}
	count_lines(filter, ty_str_slice(s, at, found));
	end_place(filter, to);
	return found + mark.len;
}

/* Whether this byte ends the DOCTYPE. */
static bool step_doctype(ty_xml_filter *filter, char c)
{
	uint32_t recent = filter->in.recent = filter->in.recent << 8 | (unsigned char)c;

	if (filter->in.comment) {
		filter->in.comment = (recent & 0xFFFFFF) != 0x2D2D3E; /* --> */
	} else if (filter->in.instruction) {
		filter->in.instruction = (recent & 0xFFFF) != 0x3F3E; /* ?> */
	} else if (filter->in.quote) {
		if (c == filter->in.quote)
			filter->in.quote = '\0';
	} else if (recent == 0x3C212D2D) { /* <!-- */
		filter->in.comment = true;
		filter->in.recent = 0;
	} else if ((recent & 0xFFFF) == 0x3C3F) { /* <? */
		filter->in.instruction = true;
	} else if (c == '"' || c == '\'') {
		filter->in.quote = c;
	} else if (c == '[' || c == ']') {
		filter->in.subset = c == '[';
	} else if (c == '>' && !filter->in.subset) {
		return true;
	}
	return false;
}

static size_t skip_doctype(ty_xml_filter *filter, ty_buf *to, taiyaku_str s, size_t at)
{
	for (size_t i = at; i < s.len; i++) {
		bool end = step_doctype(filter, s.data[i]);

		if (!filter->in.comment && filter->doctype.len < DOCTYPE_KEPT)
			ty_buf_byte(&filter->doctype, s.data[i]);
		if (!end)
			continue;
		count_lines(filter, ty_str_slice(s, at, i + 1));
		read_doctype(filter);
		end_place(filter, to);
		return i + 1;
	}
	count_lines(filter, ty_str_slice(s, at, s.len));
	return s.len;
}

/* ---- the places ---- */

/* A control character, a lone CR, or U+FFFE and U+FFFF at at; returns the offset behind. */
static size_t drop(ty_xml_filter *filter, ty_buf *to, taiyaku_str s, size_t at)
{
	if (s.data[at] == '\r') {
		/* A line end (XML 1.0, 2.11); made LF here so that lines are counted. */
		ty_buf_byte(to, '\n');
		return at + 1;
	}
	note_dropped(filter, to);
	return at + ((unsigned char)s.data[at] == 0xEF ? 3 : 1);
}

/* "<!" or "<?" at at; returns the offset behind what was understood, at if more is needed. */
static size_t begin_place(ty_xml_filter *filter, ty_buf *to, taiyaku_str s, size_t at, bool last)
{
	static const struct {
		taiyaku_str mark;
		ty_xml_place place;
	} marks[] = {
		{ { "<?xml ", 6 }, TY_XML_IN_DECLARATION }, { { "<?", 2 }, TY_XML_IN_INSTRUCTION },
		{ { "<!--", 4 }, TY_XML_IN_COMMENT },	    { { "<![CDATA[", 9 }, TY_XML_IN_CDATA },
		{ { "<!DOCTYPE", 9 }, TY_XML_IN_DOCTYPE },
	};
	taiyaku_str rest = ty_str_slice(s, at, s.len);

	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
		if (!last && rest.len < marks[i].mark.len && ty_str_starts(marks[i].mark, rest))
			return at;
		if (ty_str_starts(rest, marks[i].mark)) {
			filter->place = marks[i].place;
			if (filter->place == TY_XML_IN_CDATA)
				ty_buf_add(to, marks[i].mark);
			return at + marks[i].mark.len;
		}
	}
	ty_buf_byte(to, '<');
	return at + 1;
}

static size_t add_text(ty_xml_filter *filter, ty_buf *to, taiyaku_str s, size_t at, bool last)
{
	size_t found = find_special(s, at, last);

	/* No declaration may come together from what was divided by something dropped. */
	if (at < s.len && (s.data[at] == '!' || s.data[at] == '?') && to->len > 0 &&
	    to->data[to->len - 1] == '<')
		ty_buf_byte(to, ' ');
	ty_buf_add(to, ty_str_slice(s, at, found));
	if (found == s.len)
		return found;
	if (s.data[found] == '&')
		return add_reference(filter, to, s, found, last);
	if (s.data[found] == '<')
		return begin_place(filter, to, s, found, last);
	if (s.data[found] == '\r' && found + 1 == s.len && !last)
		return found;
	if ((unsigned char)s.data[found] == 0xEF && found + 2 >= s.len && !last)
		return found;
	return drop(filter, to, s, found);
}

/* Where a piece of a section can be cut: before what could begin its end, and not inside a
 * character or a line end. */
static size_t cdata_cut(taiyaku_str s, size_t at)
{
	size_t end = s.len > at + 2 ? s.len - 2 : at;

	while (end > at && (s.data[end] & 0xC0) == 0x80)
		end--;
	return end > at && s.data[end - 1] == '\r' ? end - 1 : end;
}

/* The same where & and < are letters, up to the end of the section. */
static size_t add_cdata(ty_xml_filter *filter, ty_buf *to, taiyaku_str s, size_t at, bool last)
{
	size_t close = ty_str_find(s, TY_STR("]]>"), at);
	size_t end = close != SIZE_MAX ? close + 3 : last ? s.len : cdata_cut(s, at);

	while (at < end) {
		size_t found = find_special(ty_str_slice(s, 0, end), at, true);
		bool letter = found < end && (s.data[found] == '&' || s.data[found] == '<');

		ty_buf_add(to, ty_str_slice(s, at, letter ? found + 1 : found));
		at = found;
		if (found < end)
			at = letter ? found + 1 : drop(filter, to, s, found);
	}
	if (close != SIZE_MAX)
		filter->place = TY_XML_IN_TEXT;
	return at;
}

static size_t step(ty_xml_filter *filter, ty_buf *to, taiyaku_str s, size_t at, bool last)
{
	switch (filter->place) {
	case TY_XML_AT_BEGIN:
		filter->place = TY_XML_IN_TEXT;
		return ty_str_starts(s, TY_STR("\xEF\xBB\xBF")) ? 3 : 0;
	case TY_XML_IN_COMMENT:
		return skip_to(filter, to, s, at, TY_STR("-->"));
	case TY_XML_IN_INSTRUCTION:
		return skip_to(filter, to, s, at, TY_STR("?>"));
	case TY_XML_IN_DECLARATION:
		return skip_to(filter, to, s, at, TY_STR(">"));
	case TY_XML_IN_DOCTYPE:
		return skip_doctype(filter, to, s, at);
	case TY_XML_IN_CDATA:
		return add_cdata(filter, to, s, at, last);
	default:
		return add_text(filter, to, s, at, last);
	}
}

void ty_xml_filter_add(ty_xml_filter *filter, ty_buf *to, taiyaku_str piece, bool last)
{
	taiyaku_str s = piece;
	size_t at = 0;

	if (filter->carry.len > 0) {
		ty_buf_clear(&filter->joined);
		ty_buf_add(&filter->joined, ty_buf_str(&filter->carry));
		ty_buf_add(&filter->joined, piece);
		ty_buf_clear(&filter->carry);
		s = ty_buf_str(&filter->joined);
	}
	while (at < s.len) {
		ty_xml_place place = filter->place;
		size_t next = step(filter, to, s, at, last);

		if (next == at && filter->place == place)
			break;
		at = next;
	}
	if (at < s.len && !last)
		ty_buf_add(&filter->carry, ty_str_slice(s, at, s.len));
	if (filter->carry.failed || filter->joined.failed)
		to->failed = true;
}
