/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/scan.h"

#include "base/ascii.h"
#include "text/utf8.h"

enum { DEPTH_MAX = 48 }; /* brackets open at one time */

enum { ZERO_WIDTH_JOINER = 0x200d }; /* makes one picture of two */

enum { ENDS_OPEN = 1, ENDS_CLOSE = 2, ENDS_BOTH = 3 };

typedef struct bracket {
	uint32_t cp;
	uint8_t shape, ends;
} bracket;

static const bracket brackets[] = {
	{ '(', TY_SHAPE_ROUND, ENDS_OPEN },
	{ ')', TY_SHAPE_ROUND, ENDS_CLOSE },
	{ U'（', TY_SHAPE_ROUND, ENDS_OPEN },
	{ U'）', TY_SHAPE_ROUND, ENDS_CLOSE },
	{ '[', TY_SHAPE_SQUARE, ENDS_OPEN },
	{ ']', TY_SHAPE_SQUARE, ENDS_CLOSE },
	{ U'［', TY_SHAPE_SQUARE, ENDS_OPEN },
	{ U'］', TY_SHAPE_SQUARE, ENDS_CLOSE },
	{ U'〔', TY_SHAPE_SQUARE, ENDS_OPEN },
	{ U'〕', TY_SHAPE_SQUARE, ENDS_CLOSE },
	{ '{', TY_SHAPE_CURLY, ENDS_OPEN },
	{ '}', TY_SHAPE_CURLY, ENDS_CLOSE },
	{ U'｛', TY_SHAPE_CURLY, ENDS_OPEN },
	{ U'｝', TY_SHAPE_CURLY, ENDS_CLOSE },
	{ U'【', TY_SHAPE_LENTICULAR, ENDS_OPEN },
	{ U'】', TY_SHAPE_LENTICULAR, ENDS_CLOSE },
	{ U'「', TY_SHAPE_CORNER, ENDS_OPEN },
	{ U'」', TY_SHAPE_CORNER, ENDS_CLOSE },
	{ U'｢', TY_SHAPE_CORNER, ENDS_OPEN },
	{ U'｣', TY_SHAPE_CORNER, ENDS_CLOSE },
	{ U'『', TY_SHAPE_WHITE, ENDS_OPEN },
	{ U'』', TY_SHAPE_WHITE, ENDS_CLOSE },
	{ U'〈', TY_SHAPE_ANGLE, ENDS_OPEN },
	{ U'〉', TY_SHAPE_ANGLE, ENDS_CLOSE },
	{ U'《', TY_SHAPE_DOUBLE_ANGLE, ENDS_OPEN },
	{ U'》', TY_SHAPE_DOUBLE_ANGLE, ENDS_CLOSE },
	{ U'«', TY_SHAPE_GUILLEMET, ENDS_OPEN },
	{ U'»', TY_SHAPE_GUILLEMET, ENDS_CLOSE },
	{ U'‹', TY_SHAPE_SINGLE_GUILLEMET, ENDS_OPEN },
	{ U'›', TY_SHAPE_SINGLE_GUILLEMET, ENDS_CLOSE },
	{ U'“', TY_SHAPE_CURLED, ENDS_OPEN },
	{ U'„', TY_SHAPE_CURLED, ENDS_OPEN },
	{ U'〝', TY_SHAPE_CURLED, ENDS_OPEN },
	{ U'”', TY_SHAPE_CURLED, ENDS_CLOSE },
	{ U'〟', TY_SHAPE_CURLED, ENDS_CLOSE },
	{ U'‘', TY_SHAPE_SINGLE, ENDS_OPEN },
	{ U'’', TY_SHAPE_SINGLE, ENDS_CLOSE },
	{ '<', TY_SHAPE_LESS, ENDS_OPEN },
	{ '>', TY_SHAPE_LESS, ENDS_CLOSE },
	{ U'＜', TY_SHAPE_LESS, ENDS_OPEN },
	{ U'＞', TY_SHAPE_LESS, ENDS_CLOSE },
	{ '"', TY_SHAPE_STRAIGHT, ENDS_BOTH },
	{ U'＂', TY_SHAPE_STRAIGHT, ENDS_BOTH },
	{ '\'', TY_SHAPE_APOSTROPHE, ENDS_BOTH },
	{ '*', TY_SHAPE_STAR, ENDS_BOTH },
	{ '_', TY_SHAPE_UNDERSCORE, ENDS_BOTH },
	{ '`', TY_SHAPE_BACKTICK, ENDS_BOTH },
};

static const bracket *bracket_of(uint32_t cp)
{
	/* Most characters are letters: one test sends them away. */
	if (ty_is_lower(cp) || (cp > 0x3015 && cp < 0xff00) || cp == ' ')
		if (cp != 0x301d && cp != 0x301f)
			return NULL;
	for (size_t i = 0; i < sizeof brackets / sizeof *brackets; i++)
		if (brackets[i].cp == cp)
			return &brackets[i];
	return NULL;
}

static bool word_at(const ty_scan *scan, size_t i)
{
	return ty_script_is_word(ty_scan_script(scan, i));
}

static bool latin_at(const ty_scan *scan, size_t i)
{
	ty_script script = ty_scan_script(scan, i);

	return script == TY_SCRIPT_LATIN || script == TY_SCRIPT_DIGIT;
}

/* Whether a character that is used for both ends may begin a quotation here.  Inside a Latin word
 * an apostrophe or an underscore is part of it; Japanese has no spaces, so beside it they are not.
 */
static bool may_open(const ty_scan *scan, size_t i)
{
	if (ty_scan_space(scan, i + 1))
		return false;
	return i == 0 || !latin_at(scan, i - 1) || scan->glyphs[i].shape == TY_SHAPE_STRAIGHT;
}

static bool may_close(const ty_scan *scan, size_t i)
{
	if (i == 0 || ty_scan_space(scan, i - 1))
		return false;
	return !latin_at(scan, i + 1) || scan->glyphs[i].shape == TY_SHAPE_STRAIGHT;
}

typedef struct stack {
	uint32_t at[DEPTH_MAX];
	size_t n;
} stack;

/* The place on the stack of the opening bracket that a closing one of shape ends, n: none.  A
 * quotation mark does not reach out of the bracket it stands in. */
static size_t opener(const stack *open, const ty_scan *scan, ty_shape shape)
{
	for (size_t k = open->n; k-- > 0;) {
		ty_shape other = (ty_shape)scan->glyphs[open->at[k]].shape;

		if (other == shape)
			return k;
		if (ty_shape_is_quote(shape) && !ty_shape_is_quote(other))
			break;
	}
	return open->n;
}

static void meet_bracket(ty_scan *scan, stack *open, size_t i, unsigned ends)
{
	ty_glyph *glyph = &scan->glyphs[i];
	size_t k = opener(open, scan, (ty_shape)glyph->shape);
	bool both = ends == ENDS_BOTH;

	/* The apostrophe of "aide’s" closes nothing. */
	if (glyph->cp == 0x2019 && latin_at(scan, i + 1))
		return;
	if ((ends & ENDS_CLOSE) && k < open->n && (!both || may_close(scan, i))) {
		glyph->match = open->at[k];
		scan->glyphs[open->at[k]].match = (uint32_t)i;
		open->n = k;
		return;
	}
	if (!(ends & ENDS_OPEN) || (both && !may_open(scan, i)))
		return;
	if (open->n == DEPTH_MAX)
		open->n--;
	open->at[open->n++] = (uint32_t)i;
}

static void match_brackets(ty_scan *scan)
{
	stack open = { .n = 0 };

	for (size_t i = 0; i < scan->n; i++) {
		const bracket *b = bracket_of(scan->glyphs[i].cp);

		if (!b)
			continue;
		scan->glyphs[i].shape = b->shape;
		meet_bracket(scan, &open, i, b->ends);
	}
	for (size_t i = 0; i < scan->n; i++)
		if (scan->glyphs[i].match == TY_UNMATCHED)
			scan->glyphs[i].shape = TY_SHAPE_NONE;
}

size_t ty_scan_index(const ty_scan *scan, size_t byte)
{
	size_t low = 0, high = scan->n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (scan->glyphs[middle].at < byte)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static void mark_spans(ty_scan *scan)
{
	const ty_block *block = scan->block;

	for (size_t s = block->n_spans; s-- > 0;) {
		size_t from = ty_scan_index(scan, block->spans[s].from);
		size_t to = ty_scan_index(scan, block->spans[s].to);

		/* Backwards, so that the outer one, which comes first, is what stays. */
		if (from >= to || s >= UINT16_MAX || block->spans[s].mark == TY_MARK_PART)
			continue;
		scan->glyphs[from].opens = (uint16_t)(s + 1);
		scan->glyphs[to].closes = (uint16_t)(s + 1);
	}
}

static bool ties_nouns(uint32_t cp)
{
	return cp == U'と' || cp == U'の' || cp == U'を' || cp == U'が';
}

/* 都市の橋と⏎人々の暮らし: a noun with the particle that ties it to the next one ends no text, and
 * no text begins with the particle that follows a noun: whatever the line end looked like, it is
 * inside a title. */
static bool is_tied(const ty_scan *scan, size_t i)
{
	ty_script before, after;

	if (i < 2 || i + 2 >= scan->n)
		return false;
	if (ties_nouns(ty_scan_cp(scan, i - 1)) && ty_scan_japanese(scan, i + 1)) {
		before = ty_scan_script(scan, i - 2);
		return before == TY_SCRIPT_HAN || before == TY_SCRIPT_KATAKANA;
	}
	before = ty_scan_script(scan, i - 1);
	after = ty_scan_script(scan, i + 2);
	return (ty_scan_cp(scan, i + 1) == U'の' || ty_scan_cp(scan, i + 1) == U'を') &&
	       (before == TY_SCRIPT_HAN || before == TY_SCRIPT_KATAKANA) &&
	       (after == TY_SCRIPT_HAN || after == TY_SCRIPT_KATAKANA);
}

/* A line end that a title goes on over is no hard break. */
static void soften_breaks(ty_scan *scan)
{
	const taiyaku_str text = scan->block->text, hard = TY_STR(TY_HARD_BREAK);
	const char *at = text.data, *end = text.data + text.len;

	while (at < end && (at = memchr(at, hard.data[0], (size_t)(end - at)))) {
		size_t byte = (size_t)(at++ - text.data), i;

		if (!ty_str_starts(ty_str_slice(text, byte, text.len), hard))
			continue;
		i = ty_scan_index(scan, byte);
		if (is_tied(scan, i))
			scan->glyphs[i].cp = '\n';
	}
}

bool ty_scan_make(ty_scan *out, ty_arena *arena, const ty_block *block)
{
	taiyaku_str text = block->text;
	size_t n = 0;

	*out = (ty_scan){ .block = block };
	out->glyphs = ty_arena_array(arena, ty_str_count_points(text) + 2, sizeof *out->glyphs);
	if (!out->glyphs)
		return false;
	for (size_t at = 0; at < text.len; n++) {
		ty_glyph *glyph = &out->glyphs[n];

		glyph->at = (uint32_t)at;
		at = ty_utf8_next(&glyph->cp, text, at);
		glyph->script = (uint8_t)ty_script_of(glyph->cp);
		glyph->match = TY_UNMATCHED;
	}
	out->n = n;
	out->glyphs[n] = (ty_glyph){ .cp = 0x2028,
				     .at = (uint32_t)text.len,
				     .match = TY_UNMATCHED,
				     .script = TY_SCRIPT_SPACE };
	if (text.len)
		soften_breaks(out);
	match_brackets(out);
	mark_spans(out);
	return true;
}

void ty_scan_trim(const ty_scan *scan, size_t *from, size_t *to)
{
	while (*from < *to &&
	       (ty_scan_space(scan, *from) || ty_scan_script(scan, *from) == TY_SCRIPT_CONTROL))
		++*from;
	while (*to > *from &&
	       (ty_scan_space(scan, *to - 1) || ty_scan_script(scan, *to - 1) == TY_SCRIPT_CONTROL))
		--*to;
}

/* [label][reference], [label][]: a link of Markdown whose target is not in the text. */
static void drop_reference(const ty_scan *scan, size_t from, size_t *to)
{
	size_t open = *to > from ? scan->glyphs[*to - 1].match : TY_UNMATCHED;

	if (open != TY_UNMATCHED && open > from + 1 && open < *to &&
	    ty_scan_cp(scan, open) == '[' && ty_scan_cp(scan, open - 1) == ']' &&
	    scan->glyphs[from].match == open - 1)
		*to = open;
}

void ty_scan_unquote(const ty_scan *scan, size_t *from, size_t *to)
{
	ty_scan_trim(scan, from, to);
	drop_reference(scan, *from, to);
	while (*to - *from >= 2 && scan->glyphs[*from].match == *to - 1 &&
	       scan->glyphs[*from].shape != TY_SHAPE_LESS) {
		++*from;
		--*to;
		ty_scan_trim(scan, from, to);
	}
}

ty_mix ty_scan_mix(const ty_scan *scan, size_t from, size_t to)
{
	ty_mix mix = { 0 };

	for (size_t i = from; i < to; i++) {
		switch (ty_scan_script(scan, i)) {
		case TY_SCRIPT_HIRAGANA:
		case TY_SCRIPT_KATAKANA:
			mix.kana++;
			mix.japanese++;
			break;
		case TY_SCRIPT_HAN:
			mix.japanese++;
			break;
		case TY_SCRIPT_LATIN:
			mix.latin++;
			if (i == from || ty_scan_script(scan, i - 1) != TY_SCRIPT_LATIN)
				mix.words++;
			break;
		case TY_SCRIPT_DIGIT:
			mix.digit++;
			break;
		case TY_SCRIPT_HANGUL:
			mix.hangul++;
			break;
		case TY_SCRIPT_GREEK:
		case TY_SCRIPT_CYRILLIC:
		case TY_SCRIPT_OTHER:
			mix.other++;
			break;
		default:
			break;
		}
	}
	return mix;
}

/* Japanese letters and punctuation are printed without spaces between them. */
static bool sets_solid(const ty_scan *scan, size_t i)
{
	return ty_scan_japanese(scan, i) || ty_scan_script(scan, i) == TY_SCRIPT_CJK_PUNCT;
}

/* The white space from..to inside a title: what it becomes. */
static taiyaku_str space_of(const ty_scan *scan, size_t from, size_t to)
{
	bool wrapped = false;

	for (size_t i = from; i < to; i++)
		wrapped |= ty_scan_cp(scan, i) == '\n' || ty_scan_cp(scan, i) == '\r';
	if (!wrapped && to - from == 1 && ty_scan_cp(scan, from) == 0x3000)
		return ty_scan_raw(scan, from, to);
	if (wrapped && sets_solid(scan, from - 1) && sets_solid(scan, to))
		return TY_STR("");
	/* A hyphen at a line end: private-sector. */
	if (wrapped && ty_scan_cp(scan, from - 1) == '-' && from > 1 && word_at(scan, from - 2) &&
	    ty_is_lower(ty_scan_cp(scan, to)))
		return TY_STR("");
	return TY_STR(" ");
}

bool ty_scan_title(taiyaku_str *out, ty_arena *arena, const ty_scan *scan, size_t from, size_t to)
{
	char *title;
	size_t len = 0;

	ty_scan_unquote(scan, &from, &to);
	title = ty_arena_alloc(arena, ty_scan_raw(scan, from, to).len + 1);
	if (!title)
		return false;
	for (size_t i = from, end; i < to; i = end) {
		taiyaku_str piece;

		for (end = i; ty_scan_space(scan, end);)
			end++;
		piece = end > i ? space_of(scan, i, end) : ty_scan_raw(scan, i, i + 1);
		if (end == i && ty_scan_script(scan, end++) == TY_SCRIPT_CONTROL &&
		    ty_scan_cp(scan, i) != ZERO_WIDTH_JOINER)
			continue;
		memcpy(title + len, piece.data, piece.len);
		len += piece.len;
	}
	*out = ty_str_of(title, len);
	return true;
}
