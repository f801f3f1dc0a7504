/* SPDX-License-Identifier: Apache-2.0 */
#include "text/segment.h"

#include <unicode/uchar.h>

#include "text/script.h"
#include "text/utf8.h"

enum {
	LONGEST_BRACKET = 900, /* bytes in brackets that belong to the sentence around them */
	UNCLOSED = 4,	       /* brackets of a sentence that may turn out not to be closed */
	LOOK = 1 << 16,	       /* bytes that tell whether a text is wrapped */
	NARROWEST = 30,	       /* columns of a wrapped text */
	WIDEST = 120
};

/* ---- characters ---- */

/* The code point at at, 0 behind the end. */
static uint32_t point_at(taiyaku_str s, size_t at)
{
	uint32_t cp = 0;

	if (at < s.len)
		ty_utf8_next(&cp, s, at);
	return cp;
}

static uint32_t point_before(taiyaku_str s, size_t at)
{
	uint32_t cp = 0;

	if (at > 0)
		ty_utf8_before(&cp, s, at);
	return cp;
}

static bool is_among(uint32_t cp, const char *points)
{
	taiyaku_str s = ty_str(points);
	uint32_t one;

	for (size_t at = 0; at < s.len;) {
		at = ty_utf8_next(&one, s, at);
		if (one == cp)
			return true;
	}
	return false;
}

static bool is_space(uint32_t cp)
{
	return ty_script_of(cp) == TY_SCRIPT_SPACE;
}

static bool is_terminator(uint32_t cp)
{
	return is_among(cp, ".!?。｡．！？‼⁇⁈⁉");
}

static bool is_closer(uint32_t cp)
{
	return is_among(cp, ")]\"'”’»」』）］】〉》〕｣〟");
}

static bool is_opener(uint32_t cp)
{
	return is_among(cp, "([\"'“‘«「『（［【〈《〔｢〝¿¡");
}

/* Of ASCII, kana and kanji: what needs no look at any rule. */
static bool is_letter(uint32_t cp)
{
	return (cp >= 'a' && cp <= 'z') || (cp >= 'A' && cp <= 'Z') ||
	       (cp >= 0x3041 && cp < 0xa000);
}

static bool is_digit(uint32_t cp)
{
	return ty_script_of(cp) == TY_SCRIPT_DIGIT;
}

static bool is_japanese(uint32_t cp)
{
	return ty_script_is_japanese(ty_script_of(cp));
}

static size_t skip_space(taiyaku_str s, size_t at)
{
	uint32_t cp;

	while (at < s.len && is_space(point_at(s, at)))
		at = ty_utf8_next(&cp, s, at);
	return at;
}

/* ---- lines ---- */

/* Whether a sentence ends with the line that ends at at; *next is behind the line end. */
static bool ends_at_line(size_t *next, taiyaku_str s, size_t at, bool wrapped)
{
	size_t i = at + 1;

	if (s.data[at] == '\r' && point_at(s, i) == '\n')
		i++;
	*next = i;
	if (!wrapped || point_at(s, i) == 0x3000) /* a paragraph begins with a space of its width */
		return true;
	while (point_at(s, i) == ' ' || point_at(s, i) == '\t')
		i++;
	return i == s.len || s.data[i] == '\n' || s.data[i] == '\r';
}

static bool is_line_end(uint32_t cp)
{
	return cp == '\n' || cp == '\r';
}

/* ---- brackets ---- */

static uint32_t closing(uint32_t open)
{
	static const uint32_t pairs[][2] = {
		{U'「',	 U'」'},
		  { U'『', U'』'},
		    { U'（', U'）'},
		      { '(',    ')'	 },
		{ U'【', U'】'},
		  { U'〈', U'〉'},
		    { U'《', U'》'},
		      { '[',    ']'	 },
		{ U'［', U'］'},
		  { U'〔', U'〕'},
		    { U'｢', U'｣'},
	};

	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
		if (pairs[i][0] == open)
			return pairs[i][1];
	return 0;
}

/* Where to go on behind the bracket at at: at the terminator that stands last in it, else behind
 * the bracket that closes it.  SIZE_MAX: it is not closed in this paragraph, or too late. */
static size_t behind_bracket(taiyaku_str s, size_t at, bool wrapped)
{
	uint32_t open, close, cp;
	size_t i = ty_utf8_next(&open, s, at), depth = 1;

	close = closing(open);
	while (close && i < s.len && i - at < LONGEST_BRACKET) {
		size_t start = i, next;

		i = ty_utf8_next(&cp, s, i);
		if (is_line_end(cp) && ends_at_line(&next, s, start, wrapped))
			return SIZE_MAX;
		depth += cp == open;
		depth -= cp == close;
		if (depth > 0)
			continue;
		next = ty_utf8_before(&cp, s, start);
		return next > at && is_terminator(cp) ? next : i;
	}
	return SIZE_MAX;
}

/* ---- Japanese ---- */

static bool starts_with_one_of(taiyaku_str s, size_t at, taiyaku_str words)
{
	while (words.len > 0)
		if (ty_str_starts(ty_str_slice(s, at, s.len), ty_str_next(&words, ' ')))
			return true;
	return false;
}

/* Whether a sentence goes on behind 」 or ！ at at, with a particle; some of these begin like words
 * that begin a sentence. */
static bool goes_on(taiyaku_str s, size_t at, bool closed)
{
	if (starts_with_one_of(s, at, TY_STR("、 ， , 。")))
		return true;
	if (starts_with_one_of(
		    s, at,
		    TY_STR("はい もう もし でも、 では、 ところ とにかく とても とはいえ だから "
			   "だが やがて やはり やっと にもかかわらず はじめ はたして のち")))
		return false;
	if (!closed)
		return starts_with_one_of(s, at, TY_STR("と って"));
	return starts_with_one_of(
		s, at,
		TY_STR("と って は が の も を に で や へ など なんて なら から まで より だ "
		       "らしい くらい ほど ばかり ・ — ―"));
}

/* Whether a sentence ends with the 。, ！, ？ or ． at dot, all that belongs to it ending at end.
 */
static bool ends_japanese(taiyaku_str s, size_t dot, size_t end, bool closed)
{
	uint32_t terminator = point_at(s, dot), after = point_at(s, end);
	bool full_stop = terminator == U'。' || terminator == U'｡';

	if (end == s.len)
		return true;
	/* The title (題名。) is short. */
	if (is_space(after) && u_islower((UChar32)point_at(s, skip_space(s, end))))
		return false;
	if (terminator == U'．') {
		ty_script script = ty_script_of(after);

		/* 3．5, 図１．概要 */
		if (is_digit(point_before(s, dot)) || script == TY_SCRIPT_DIGIT ||
		    script == TY_SCRIPT_LATIN)
			return false;
	}
	if (full_stop && !closed)
		return !starts_with_one_of(s, end, TY_STR("、 ， ,"));
	return !goes_on(s, end, closed);
}

/* ---- English ---- */

/* Abbreviations that a name or a number follows. */
static const char titles[] =
	"Mr Mrs Ms Messrs Mme Mlle Dr Drs Prof St Ste Rev Hon Gen Col Maj Lt Capt Sgt "
	"Gov Sen Rep Pres Mt Ft vs cf e.g i.e eg ie viz ca approx trans tr comp incl esp";
/* Those that end a sentence unless a number follows. */
static const char before_numbers[] =
	"No Nos no nos p pp Vol Vols vol vols Ch ch Sec sec Art art Fig Figs fig "
	"figs Eq Eqs Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec al ed eds";
/* How sentences begin that follow U.S. or a.m. */
static const char beginnings[] =
	"The This That These Those A An It Its He She They We You I In On At As But And "
	"If When While After Before For However There";

static bool is_word_of(taiyaku_str word, const char *words)
{
	taiyaku_str rest = ty_str(words);

	while (rest.len > 0)
		if (ty_str_equal(word, ty_str_next(&rest, ' ')))
			return true;
	return false;
}

/* The letters, digits and inner full stops before at. */
static taiyaku_str word_before(taiyaku_str s, size_t at)
{
	size_t start = at;

	while (start > 0) {
		uint32_t cp;
		size_t before = ty_utf8_before(&cp, s, start);
		ty_script script = ty_script_of(cp);

		if (cp != '.' && script != TY_SCRIPT_LATIN && script != TY_SCRIPT_DIGIT)
			break;
		start = before;
	}
	return ty_str_slice(s, start, at);
}

static taiyaku_str word_at(taiyaku_str s, size_t at)
{
	size_t end = at;

	while (end < s.len && ty_script_of(point_at(s, end)) == TY_SCRIPT_LATIN) {
		uint32_t cp;

		end = ty_utf8_next(&cp, s, end);
	}
	return ty_str_slice(s, at, end);
}

static bool is_number(taiyaku_str word)
{
	for (size_t i = 0; i < word.len; i++)
		if ((word.data[i] < '0' || word.data[i] > '9') && word.data[i] != '.')
			return false;
	return word.len > 0;
}

/* Whether the full stop behind word belongs to the word; next begins what follows. */
static bool is_abbreviation(taiyaku_str s, taiyaku_str word, size_t start, size_t next)
{
	uint32_t after = point_at(s, next);
	bool begins = word.data == s.data + start;

	if (is_word_of(word, titles))
		return true;
	if (is_word_of(word, before_numbers))
		return is_digit(after) || after == '(' || after == '[';
	if (begins && is_number(word)) /* 1. Introduction */
		return true;
	/* J. Smith, but not "so did I." */
	if (word.len == 1 && word.data[0] >= 'A' && word.data[0] <= 'Z')
		return begins || word.data[0] != 'I';
	/* U.S., a.m., Ph.D. */
	if (memchr(word.data, '.', word.len) && !is_number(word))
		return !is_word_of(word_at(s, next), beginnings);
	return false;
}

/* Whether a sentence that begins at start ends with the ., ! or ? at dot, all that belongs to it
 * ending at end. */
static bool ends_english(taiyaku_str s, size_t start, size_t dot, size_t end)
{
	uint32_t after = point_at(s, end), cp;
	size_t next = end;
	taiyaku_str word;

	if (end == s.len)
		return true;
	/* Without a space only Japanese in scientific style (である.次に). */
	if (!is_space(after))
		return is_japanese(point_before(s, dot)) &&
		       (is_japanese(after) || is_among(after, "「『（"));
	while (next < s.len && (is_space(point_at(s, next)) || is_opener(point_at(s, next))))
		next = ty_utf8_next(&cp, s, next);
	if (u_islower((UChar32)point_at(s, next)))
		return false;
	word = word_before(s, dot);
	if (s.data[dot] != '.' || word.len == 0)
		return true;
	return !is_abbreviation(s, word, start, skip_space(s, end));
}

/* ---- sentences ---- */

/* Whether a sentence ends with the terminator at dot; *end is behind all that belongs to it: more
 * terminators, brackets and quotes that close. */
static bool ends_sentence(size_t *end, taiyaku_str s, size_t start, size_t dot)
{
	bool closed = false;
	uint32_t cp;
	size_t i = dot;

	while (i < s.len) {
		size_t next = ty_utf8_next(&cp, s, i);

		if (!is_terminator(cp) && !is_closer(cp))
			break;
		closed = closed || is_closer(cp);
		i = next;
	}
	*end = i;
	if ((unsigned char)s.data[dot] < 0x80)
		return ends_english(s, start, dot, i);
	return ends_japanese(s, dot, i, closed);
}

/* The end of the sentence that begins at start. */
static size_t sentence_end(taiyaku_str s, size_t start, bool wrapped)
{
	size_t i = start, end, unclosed = 0;

	while (i < s.len) {
		uint32_t cp;
		size_t next = ty_utf8_next(&cp, s, i), behind;

		if (is_letter(cp)) {
			; /* nearly always */
		} else if (is_line_end(cp)) {
			if (ends_at_line(&next, s, i, wrapped))
				return i;
		} else if (closing(cp) && unclosed < UNCLOSED) {
			behind = behind_bracket(s, i, wrapped);
			unclosed += behind == SIZE_MAX;
			next = behind == SIZE_MAX ? next : behind;
		} else if (is_terminator(cp)) {
			if (ends_sentence(&end, s, start, i))
				return end;
			next = end;
		}
		i = next;
	}
	return s.len;
}

bool ty_segment_next(taiyaku_str *out, size_t *at, taiyaku_str text, bool wrapped)
{
	size_t start = skip_space(text, *at), end;

	if (start >= text.len)
		return false;
	end = sentence_end(text, start, wrapped);
	*at = end;
	while (end > start && is_space(point_before(text, end))) {
		uint32_t cp;

		end = ty_utf8_before(&cp, text, end);
	}
	*out = ty_str_slice(text, start, end);
	return true;
}

/* ---- wrapped or not ---- */

/* Columns: two for a Japanese character. */
static size_t columns(taiyaku_str line)
{
	size_t n = 0;
	uint32_t cp;

	for (size_t at = 0; at < line.len; n++) {
		at = ty_utf8_next(&cp, line, at);
		n += cp >= 0x2e80;
	}
	return n;
}

/* Lines that another follows in the same paragraph; those of them that end inside a sentence; and
 * of these those that are nearly as wide as the widest. */
typedef struct lines_seen {
	size_t widest, followed, open, filled;
} lines_seen;

static void look_at_lines(lines_seen *seen, taiyaku_str text)
{
	taiyaku_str line = ty_str_trim(ty_str_next(&text, '\n'));

	while (text.len > 0) {
		taiyaku_str next = ty_str_trim(ty_str_next(&text, '\n'));
		uint32_t last = point_before(line, line.len);
		size_t width = columns(line);

		if (line.len > 0 && next.len > 0) {
			bool open = !is_terminator(last) && !is_closer(last);

			seen->followed++;
			seen->open += open;
			seen->filled += open && seen->widest && width * 4 >= seen->widest * 3;
			if (width > seen->widest)
				seen->widest = width;
		}
		line = next;
	}
}

bool ty_segment_is_wrapped(taiyaku_str text)
{
	lines_seen seen = { 0 };

	text.len = ty_utf8_floor(text, LOOK);
	look_at_lines(&seen, text);
	if (seen.widest < NARROWEST || seen.widest > WIDEST)
		return false;
	/* Once more, now that the width is known. */
	seen.followed = seen.open = seen.filled = 0;
	look_at_lines(&seen, text);
	return seen.open * 2 > seen.followed && seen.filled * 2 > seen.open;
}
