/* SPDX-License-Identifier: Apache-2.0 */
#include "document/tex.h"

#include "base/ascii.h"
#include "text/utf8.h"

enum {
	GROUPS_MAX = 32,  /* open at one time whose spans are closed with them */
	NESTED_MAX = 64,  /* groups inside a group whose end is looked for */
	OPTION_MAX = 1024 /* bytes of an option in brackets */
};

size_t ty_tex_group_end(taiyaku_str text, size_t from, size_t to)
{
	int depth = 0;

	for (size_t i = from; i < to; i++) {
		if (text.data[i] == '\\')
			i++;
		else if (text.data[i] == '{')
			depth++;
		else if (text.data[i] == '}' && --depth <= 0)
			return i + 1;
		/* Each group around may ask again. */
		if (depth > NESTED_MAX)
			break;
	}
	return to;
}

size_t ty_tex_option(taiyaku_str text, size_t at)
{
	size_t max = text.len - at < OPTION_MAX ? text.len : at + OPTION_MAX;
	size_t end = at < text.len && text.data[at] == '['
			     ? ty_str_find(ty_str_slice(text, 0, max), TY_STR("]"), at)
			     : SIZE_MAX;

	return end == SIZE_MAX ? 0 : end + 1 - at;
}

/* Accents by the character after the backslash, as the combining character they put on a letter
 * (The TeXbook, chapter 9). */
static const struct {
	char command;
	uint32_t combining;
} accents[] = {
	{ '`', 0x300 }, { '\'', 0x301 }, { '^', 0x302 }, { '~', 0x303 }, { '=', 0x304 },
	{ 'u', 0x306 }, { '.', 0x307 },	 { '"', 0x308 }, { 'r', 0x30A }, { 'H', 0x30B },
	{ 'v', 0x30C }, { 'd', 0x323 },	 { 'c', 0x327 }, { 'k', 0x328 },
};

/* Letters and marks that have a command of their own. */
static const struct {
	const char *command;
	const char *text;
} letters[] = {
	{ "ss", "ß" },
	{ "o", "ø" },
	{ "O", "Ø" },
	{ "l", "ł" },
	{ "L", "Ł" },
	{ "ae", "æ" },
	{ "AE", "Æ" },
	{ "oe", "œ" },
	{ "OE", "Œ" },
	{ "aa", "å" },
	{ "AA", "Å" },
	{ "i", "i" },
	{ "j", "j" },
	{ "ldots", "…" },
	{ "dots", "…" },
	{ "textendash", "–" },
	{ "textemdash", "—" },
	{ "textquotedblleft", "“" },
	{ "textquotedblright", "”" },
	{ "TeX", "TeX" },
	{ "LaTeX", "LaTeX" },
	{ "newline", TY_HARD_BREAK },
};

/* What a command does with the group after it. */
static const struct {
	const char *command;
	bool dropped; /* the group is dropped with it; else it is a span */
	ty_mark mark;
} groups[] = {
	{ "emph", false, TY_MARK_EMPHASIS },
	{ "textit", false, TY_MARK_EMPHASIS },
	{ "textsl", false, TY_MARK_EMPHASIS },
	{ "textbf", false, TY_MARK_STRONG },
	{ "texttt", false, TY_MARK_CODE },
	{ "enquote", false, TY_MARK_QUOTE },
	{ "mkbibquote", false, TY_MARK_QUOTE },
	{ "cite", true, 0 },
	{ "citep", true, 0 },
	{ "citet", true, 0 },
	{ "label", true, 0 },
	{ "ref", true, 0 },
	{ "vspace", true, 0 },
	{ "hspace", true, 0 },
	{ "includegraphics", true, 0 },
	{ "color", true, 0 },
	{ "textcolor", true, 0 },
	{ "colorbox", true, 0 },
	{ "selectlanguage", true, 0 },
	{ "begin", true, 0 },
	{ "end", true, 0 },
	{ "index", true, 0 },
	{ "addtocounter", true, 0 },
	{ "thanks", true, 0 },
	{ "footnote", true, 0 },
	{ "usepackage", true, 0 },
	{ "documentclass", true, 0 },
	{ "input", true, 0 },
	{ "bibliography", true, 0 },
	{ "bibliographystyle", true, 0 },
	{ "url", false, TY_MARK_LINK },
};

/* The state of one text. */
typedef struct tex {
	ty_block_builder *to;
	taiyaku_str s;
	uint64_t line;
	size_t counted; /* bytes of s whose line ends are in line */
	ty_mark marks[GROUPS_MAX];
	bool marked[GROUPS_MAX];
	int depth;
} tex;

static void show(tex *t, taiyaku_str text, size_t at)
{
	for (; t->counted < at; t->counted++)
		t->line += t->s.data[t->counted] == '\n';
	ty_block_add(t->to, text, t->line);
}

/* Blanks, and one group or letter: its bytes in *from..*to; the offset behind it. */
static size_t argument(const tex *t, size_t at, size_t *from, size_t *to)
{
	uint32_t cp;

	while (at < t->s.len && t->s.data[at] == ' ')
		at++;
	*from = *to = at;
	if (at >= t->s.len)
		return at;
	if (t->s.data[at] == '{') {
		size_t end = ty_tex_group_end(t->s, at, t->s.len);

		*from = at + 1;
		*to = end > *from && t->s.data[end - 1] == '}' ? end - 1 : end;
		return end;
	}
	*to = ty_utf8_next(&cp, t->s, at);
	return *to;
}

/* A letter with an accent on it: \'e, \'{e}, \={o}, \v{s}. */
static size_t show_accent(tex *t, size_t at, uint32_t combining)
{
	size_t from, to, behind = argument(t, at, &from, &to);
	taiyaku_str base = ty_str_slice(t->s, from, to);
	ty_buf text = { 0 };

	if (ty_str_is(base, "\\i") || ty_str_is(base, "\\j"))
		base = ty_str_slice(base, 1, 2); /* the dotless letters, which Unicode composes */
	if (base.len == 0 || base.data[0] == '\\')
		return at;
	ty_buf_add(&text, base);
	ty_utf8_append(&text, combining);
	show(t, ty_buf_str(&text), at);
	ty_buf_free(&text);
	return behind;
}

static size_t open_group(tex *t, size_t at, bool marked, ty_mark mark)
{
	if (t->depth < GROUPS_MAX) {
		t->marked[t->depth] = marked;
		t->marks[t->depth] = mark;
		if (marked)
			ty_block_open(t->to, mark, TY_STR(""));
	}
	t->depth++;
	return at + 1;
}

static size_t close_group(tex *t, size_t at)
{
	if (t->depth == 0)
		return at + 1;
	t->depth--;
	if (t->depth < GROUPS_MAX && t->marked[t->depth])
		ty_block_close(t->to, t->marks[t->depth]);
	return at + 1;
}

static size_t show_named(tex *t, size_t at, taiyaku_str name)
{
	size_t behind = at + name.len, from, to;

	for (size_t i = 0; i < sizeof groups / sizeof *groups; i++) {
		if (!ty_str_is(name, groups[i].command))
			continue;
		behind += ty_tex_option(t->s, behind);
		if (behind >= t->s.len || t->s.data[behind] != '{')
			return behind;
		if (groups[i].dropped)
			return argument(t, behind, &from, &to);
		return open_group(t, behind, true, groups[i].mark);
	}
	for (size_t i = 0; i < sizeof letters / sizeof *letters; i++) {
		if (!ty_str_is(name, letters[i].command))
			continue;
		/* A dotless letter is inside a word; many define \i as their \\item. */
		if (name.len > 1 || memchr("oOlL", name.data[0], 4) ||
		    (at > 1 && (ty_is_letter(t->s.data[at - 2]) || t->s.data[at - 2] == '{')))
			show(t, ty_str(letters[i].text), at);
		break;
	}
	/* Blanks after a command are no text (The TeXbook, chapter 3); other commands show nothing,
	 * and what stands in their groups stays. */
	while (behind < t->s.len && t->s.data[behind] == ' ')
		behind++;
	return behind;
}

/* A command; at is behind its backslash. */
static size_t show_command(tex *t, size_t at)
{
	size_t end = at;
	char c = at < t->s.len ? t->s.data[at] : '\0';

	while (end < t->s.len && ty_is_letter(t->s.data[end]))
		end++;
	for (size_t i = 0; i < sizeof accents / sizeof *accents; i++)
		if (c == accents[i].command && end - at <= 1)
			return show_accent(t, at + 1, accents[i].combining);
	if (end > at)
		return show_named(t, at, ty_str_slice(t->s, at, end));
	if (at >= t->s.len)
		return at;
	if (c == '\\')
		show(t, TY_STR(TY_HARD_BREAK), at);
	else if (memchr("&%$#_{} ", c, 8))
		show(t, ty_str_slice(t->s, at, at + 1), at);
	/* A letter beyond ASCII stays, and stays whole. */
	return (unsigned char)c >= 0x80 ? at : at + 1;
}

static size_t behind_comment(const tex *t, size_t at)
{
	size_t end = ty_str_find(t->s, TY_STR("\n"), at);

	return end == SIZE_MAX ? t->s.len : end + 1;
}

/* A character with a meaning of its own at at; the offset behind it, or at where it is text. */
static size_t show_special(tex *t, size_t at)
{
	taiyaku_str rest = ty_str_slice(t->s, at, t->s.len);

	switch (t->s.data[at]) {
	case '\\':
		return show_command(t, at + 1);
	case '{':
		return open_group(t, at, false, 0);
	case '}':
		return close_group(t, at);
	case '%':
		return behind_comment(t, at);
	case '~':
		show(t, TY_STR(" "), at);
		return at + 1;
	case '-':
		if (!ty_str_starts(rest, TY_STR("--")))
			return at;
		show(t, ty_str_starts(rest, TY_STR("---")) ? TY_STR("—") : TY_STR("–"), at);
		return at + (ty_str_starts(rest, TY_STR("---")) ? 3 : 2);
	case '`':
		if (!ty_str_starts(rest, TY_STR("``")))
			return at;
		show(t, TY_STR("“"), at);
		return at + 2;
	case '\'':
		if (!ty_str_starts(rest, TY_STR("''")))
			return at;
		show(t, TY_STR("”"), at);
		return at + 2;
	default:
		return at;
	}
}

void ty_tex_text(ty_block_builder *to_block, taiyaku_str s, uint64_t line)
{
	tex t = { .to = to_block, .s = s, .line = line };
	size_t plain = 0, i = 0;

	while (i < s.len) {
		size_t behind;

		if (!memchr("\\{}%~-`'", s.data[i], 8)) {
			i++;
			continue;
		}
		if (i > plain)
			show(&t, ty_str_slice(s, plain, i), plain);
		plain = i;
		behind = show_special(&t, i);
		if (behind > i)
			plain = i = behind;
		else
			i++;
	}
	show(&t, ty_str_slice(s, plain, s.len), plain);
}
