/* SPDX-License-Identifier: Apache-2.0 */
/* The syntax of po.h: lines to the fields of an entry. */
#include "tmx/po.h"

#include "base/ascii.h"
#include "text/utf8.h"

void ty_po_entry_free(ty_po_entry *entry)
{
	for (int i = 0; i < TY_PO_FIELDS; i++)
		ty_buf_free(&entry->fields[i]);
	ty_buf_free(&entry->raw);
}

void ty_po_entry_clear(ty_po_entry *entry)
{
	for (int i = 0; i < TY_PO_FIELDS; i++) {
		ty_buf_clear(&entry->fields[i]);
		entry->fields[i].max = TY_PO_ENTRY_MAX;
		entry->has[i] = false;
	}
	ty_buf_clear(&entry->raw);
	entry->raw.max = TY_PO_ENTRY_MAX;
	entry->obsolete = entry->fuzzy = false;
	entry->line = entry->fault_line = entry->bare_line = 0;
	entry->fault = NULL;
	entry->open = TY_PO_FIELDS;
}

/* ---- strings ---- */

void ty_po_escape(ty_buf *to, taiyaku_str s)
{
	static const char plain[] = "\a\b\f\n\r\t\v\\\"";
	static const char letter[] = "abfnrtv\\\"";

	for (size_t i = 0; i < s.len; i++) {
		const char *at = s.data[i] ? strchr(plain, s.data[i]) : NULL;

		if (at) {
			ty_buf_byte(to, '\\');
			ty_buf_byte(to, letter[at - plain]);
		} else if ((unsigned char)s.data[i] < 0x20 || s.data[i] == 0x7f) {
			ty_buf_print(to, "\\%03o", (unsigned)s.data[i]);
		} else {
			ty_buf_byte(to, s.data[i]);
		}
	}
}

void ty_po_quote(ty_buf *to, const char *before, taiyaku_str text, const char *end)
{
	bool several = text.len > 0 && memchr(text.data, '\n', text.len - 1);

	ty_buf_byte(to, '"');
	if (several)
		ty_buf_print(to, "\"%s%s\"", end, before);
	while (text.data) {
		taiyaku_str line = ty_str_next(&text, '\n');

		ty_po_escape(to, line);
		if (text.data)
			ty_buf_add(to, TY_STR("\\n"));
		if (text.len > 0)
			ty_buf_print(to, "\"%s%s\"", end, before);
	}
	ty_buf_byte(to, '"');
}

/* Digits of an escape with this base, at most max of them; how many there were. */
static size_t number(unsigned *out, taiyaku_str s, unsigned base, size_t max)
{
	size_t n = 0;

	*out = 0;
	while (n < s.len && n < max && ty_digit_of(s.data[n]) < base)
		*out = *out * base + ty_digit_of(s.data[n++]);
	return n;
}

bool ty_po_unescape(ty_buf *to, taiyaku_str s)
{
	static const char letter[] = "abfnrtv\\\"'?";
	static const char plain[] = "\a\b\f\n\r\t\v\\\"'?";

	for (size_t i = 0; i < s.len; i++) {
		const char *at;
		unsigned value;
		size_t n;

		if (s.data[i] != '\\') {
			at = memchr(s.data + i, '\\', s.len - i);
			n = at ? (size_t)(at - s.data) : s.len;
			ty_buf_add(to, ty_str_slice(s, i, n));
			i = n - 1;
			continue;
		}
		if (++i == s.len)
			return false;
		at = s.data[i] ? strchr(letter, s.data[i]) : NULL;
		if (at) {
			ty_buf_byte(to, plain[at - letter]);
			continue;
		}
		if (s.data[i] == 'x') {
			n = number(&value, ty_str_slice(s, i + 1, s.len), 16, 2);
			i += n;
		} else {
			n = number(&value, ty_str_slice(s, i, s.len), 8, 3);
			i += n ? n - 1 : 0;
		}
		if (n == 0 || value > 0xff)
			return false;
		ty_buf_byte(to, (char)value);
	}
	return true;
}

const char ty_po_no_string[] = "a string in quotes is missing";

static void fault(ty_po_entry *entry, uint64_t line, const char *what)
{
	if (entry->fault)
		return;
	entry->fault = what;
	entry->fault_line = line;
}

/* "..." with nothing behind it, into the open field; s is not blank. */
static void add_string(ty_po_entry *entry, taiyaku_str s, uint64_t line)
{
	size_t end = 1;
	ty_buf *to;

	s = ty_str_trim(s);
	if (entry->open == TY_PO_FIELDS) {
		fault(entry, line, "a string without a keyword");
		return;
	}
	to = &entry->fields[entry->open];
	if (s.data[0] != '"') {
		fault(entry, line, ty_po_no_string);
		return;
	}
	entry->bare_line = 0;
	while (end < s.len && s.data[end] != '"')
		end += s.data[end] == '\\' ? 2 : 1;
	if (end >= s.len)
		fault(entry, line, "the string does not end");
	else if (end + 1 < s.len)
		fault(entry, line, "text behind the string");
	else if (!ty_po_unescape(to, ty_str_slice(s, 1, end)))
		fault(entry, line, "an unknown escape in the string");
	if (to->failed)
		fault(entry, line, "the entry is too long");
}

/* ---- keywords ---- */

static const struct {
	const char *name;
	ty_po_field field;
} keywords[] = {
	{ "msgctxt", TY_PO_CONTEXT },
	{ "msgid_plural", TY_PO_PLURAL },
	{ "msgid", TY_PO_ID },
	{ "msgstr", TY_PO_STR },
};

/* "[n]" behind msgstr; false: not a form that there is. */
static bool read_form(ty_po_field *field, taiyaku_str *rest)
{
	size_t close = ty_str_find(*rest, TY_STR("]"), 0);
	uint64_t n;

	if (*field != TY_PO_STR || close == SIZE_MAX ||
	    !ty_str_number(&n, ty_str_trim(ty_str_slice(*rest, 1, close)), TY_PO_FORMS - 1))
		return false;
	*field = (ty_po_field)(TY_PO_STR + n);
	*rest = ty_str_slice(*rest, close + 1, rest->len);
	return true;
}

/* The field that a line begins and the string behind; false: none. */
static bool read_keyword(ty_po_field *field, taiyaku_str *rest, taiyaku_str line)
{
	for (size_t i = 0; i < sizeof keywords / sizeof *keywords; i++) {
		taiyaku_str name = ty_str(keywords[i].name);

		if (!ty_str_starts(line, name))
			continue;
		*field = keywords[i].field;
		*rest = ty_str_trim(ty_str_slice(line, name.len, line.len));
		return !ty_str_starts(*rest, TY_STR("[")) || read_form(field, rest);
	}
	return false;
}

static ty_po_field previous_of(ty_po_field field)
{
	switch (field) {
	case TY_PO_CONTEXT:
		return TY_PO_PREVIOUS_CONTEXT;
	case TY_PO_ID:
		return TY_PO_PREVIOUS_ID;
	case TY_PO_PLURAL:
		return TY_PO_PREVIOUS_PLURAL;
	default:
		return TY_PO_FIELDS;
	}
}

static void add_keyword_line(ty_po_entry *entry, taiyaku_str line, uint64_t number, bool previous)
{
	ty_po_field field;
	taiyaku_str rest;

	if (ty_str_starts(line, TY_STR("\""))) {
		add_string(entry, line, number);
		return;
	}
	if (!read_keyword(&field, &rest, line)) {
		fault(entry, number, "neither a keyword, a string nor a comment");
		return;
	}
	if (previous)
		field = previous_of(field);
	if (entry->bare_line > 0)
		fault(entry, entry->bare_line, ty_po_no_string);
	if (field == TY_PO_FIELDS || entry->has[field]) {
		fault(entry, number, "the keyword is not expected here");
		return;
	}
	entry->open = field;
	entry->has[field] = true;
	if (rest.len > 0)
		add_string(entry, rest, number);
	else
		entry->bare_line = number;
}

/* ---- comments ---- */

/* A line of a comment, without the blank behind its sign. */
static void add_comment(ty_po_entry *entry, ty_po_field field, taiyaku_str text)
{
	if (entry->has[field])
		ty_buf_byte(&entry->fields[field], '\n');
	entry->has[field] = true;
	if (ty_str_starts(text, TY_STR(" ")))
		text = ty_str_slice(text, 1, text.len);
	ty_buf_add(&entry->fields[field], text);
}

static void add_flags(ty_po_entry *entry, taiyaku_str text)
{
	ty_buf *flags = &entry->fields[TY_PO_FLAGS];

	while (text.len > 0) {
		taiyaku_str flag = ty_str_trim(ty_str_next(&text, ','));

		if (ty_str_is(flag, "fuzzy"))
			entry->fuzzy = true;
		if (flag.len == 0 || ty_str_is(flag, "fuzzy"))
			continue;
		if (flags->len > 0)
			ty_buf_add(flags, TY_STR(", "));
		ty_buf_add(flags, flag);
		entry->has[TY_PO_FLAGS] = true;
	}
}

/* The kind of a comment line, by what stands behind the #; 0: the translator's own. */
static char sign_of(taiyaku_str line)
{
	return line.len > 1 && strchr("~|.:,", line.data[1]) ? line.data[1] : 0;
}

static bool is_previous(taiyaku_str rest)
{
	return ty_str_starts(rest, TY_STR("|"));
}

static void add_comment_line(ty_po_entry *entry, taiyaku_str line, uint64_t number)
{
	char sign = sign_of(line);
	taiyaku_str rest = ty_str_slice(line, sign ? 2 : 1, line.len);
	bool previous;

	switch (sign) {
	case '~':
		entry->obsolete = true;
		previous = is_previous(rest);
		rest = ty_str_trim(ty_str_slice(rest, previous, rest.len));
		if (rest.len > 0)
			add_keyword_line(entry, rest, number, previous);
		break;
	case '|':
		add_keyword_line(entry, ty_str_trim(rest), number, true);
		break;
	case '.':
		add_comment(entry, TY_PO_EXTRACTED, rest);
		break;
	case ':':
		add_comment(entry, TY_PO_REFERENCES, rest);
		break;
	case ',':
		add_flags(entry, rest);
		break;
	default:
		add_comment(entry, TY_PO_COMMENT, rest);
	}
}

/* ---- lines ---- */

static bool has_string(const ty_po_entry *entry)
{
	for (int i = 0; i < TY_PO_FORMS; i++)
		if (entry->has[TY_PO_STR + i])
			return true;
	return false;
}

bool ty_po_ends(const ty_po_entry *entry, taiyaku_str line)
{
	ty_po_field field;
	taiyaku_str rest;

	line = ty_str_trim(line);
	if (line.len == 0)
		return true;
	if (!has_string(entry))
		return false;
	if (line.data[0] == '#' && sign_of(line) == '~') {
		rest = ty_str_slice(line, 2, line.len);
		if (is_previous(rest))
			return true;
		line = ty_str_trim(rest);
	} else if (line.data[0] == '#') {
		return true;
	}
	return read_keyword(&field, &rest, line) && field < TY_PO_STR && field != TY_PO_PLURAL;
}

void ty_po_add_line(ty_po_entry *entry, taiyaku_str line, uint64_t number)
{
	if (entry->line == 0)
		entry->line = number;
	ty_buf_add(&entry->raw, line);
	ty_buf_byte(&entry->raw, '\n');
	while (ty_str_starts(line, TY_STR(" ")) || ty_str_starts(line, TY_STR("\t")))
		line = ty_str_slice(line, 1, line.len);
	if (ty_str_trim(line).len == 0)
		return;
	if (line.data[0] == '#')
		add_comment_line(entry, line, number);
	else
		add_keyword_line(entry, line, number, false);
}
