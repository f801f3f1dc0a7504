/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The two texts are laid side by side; each place where they differ is looked at in its
 * surroundings.  What a kind explains is set aside, the rest is a word.
 */
#include "tmx/why.h"

#include "base/error.h"
#include "text/fold.h"
#include "text/number.h"
#include "text/script.h"
#include "text/utf8.h"
#include "tmx/negation.h"
#include "tmx/pieces.h"

static const char *const names[] = { "number",	    "negation", "name", "word", "particle",
				     "punctuation", "width",	"case", "tag",	"context" };

const char *taiyaku_why_name(size_t i)
{
	return i < sizeof names / sizeof *names ? names[i] : NULL;
}

/* Longest first, so that a run of hiragana is cut into as few as can be. */
static const char *const particles[] = { "から", "まで", "より", "には", "では", "とは",
					 "への", "との", "での", "にも", "でも", "とも",
					 "が",	 "を",	 "に",	 "で",	 "と",	 "も",
					 "の",	 "は",	 "へ",	 "や" };

/* What makes the kanji or katakana before it the name of a person or a place. */
static const char *const name_suffixes[] = { "さん", "さま", "くん", "ちゃん", "氏",   "様",
					     "君",   "殿",   "先生", "教授",   "博士", "県",
					     "府",   "市",   "区",   "町",     "村",   "郡",
					     "州",   "島",   "寺",   "神社",   "大学", "駅" };

static const char *const number_words[] = { "one",    "two",	 "three",    "four",   "five",
					    "six",    "seven",	 "eight",    "nine",   "ten",
					    "eleven", "twelve",	 "twenty",   "thirty", "forty",
					    "fifty",  "hundred", "thousand", "million" };

/* Pieces from..to of one text. */
typedef struct part {
	const ty_pieces *pieces;
	size_t from, to;
} part;

static bool is_in(taiyaku_str s, const char *const *list, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (ty_str_is(s, list[i]))
			return true;
	return false;
}

#define IS_IN(s, list) is_in((s), (list), sizeof(list) / sizeof *(list))

static size_t byte_from(part p)
{
	return p.from < p.pieces->n ? p.pieces->list[p.from].start : p.pieces->key.len;
}

static size_t byte_to(part p)
{
	return p.to > p.from ? p.pieces->list[p.to - 1].end : byte_from(p);
}

static ty_piece_kind kind_at(const ty_pieces *pieces, size_t i)
{
	return pieces->list[i].kind;
}

/* ---- numbers ---- */

/* The value of a piece that is a number or a word for one; empty: it is neither. */
static taiyaku_str value_of(ty_number *number, part p, size_t i)
{
	taiyaku_str key = ty_piece_key(p.pieces, i);
	size_t at = 0;

	if (kind_at(p.pieces, i) == TY_PIECE_WORD)
		return IS_IN(key, number_words) ? key : TY_STR("");
	if (kind_at(p.pieces, i) != TY_PIECE_NUMBER)
		return TY_STR("");
	at = p.pieces->list[i].start;
	if (!ty_number_next(number, p.pieces->key, &at))
		return key;
	return ty_number_value(number);
}

/* The next value at or behind *i. */
static taiyaku_str next_value(ty_number *number, part p, size_t *i)
{
	taiyaku_str value = TY_STR("");

	while (*i < p.to && !value.len)
		value = value_of(number, p, (*i)++);
	return value;
}

static bool numbers_differ(part a, part b)
{
	size_t i = a.from, j = b.from;
	ty_number m, n;

	for (;;) {
		taiyaku_str x = next_value(&m, a, &i), y = next_value(&n, b, &j);

		if (!ty_str_equal(x, y))
			return true;
		if (!x.len)
			return false;
	}
}

/* ---- particles ---- */

/* Whether s is nothing but particles. */
static bool all_particles(taiyaku_str s)
{
	size_t i = 0;

	while (s.len && i < sizeof particles / sizeof *particles) {
		if (ty_str_starts(s, ty_str(particles[i]))) {
			s = ty_str_slice(s, strlen(particles[i]), s.len);
			i = 0;
		} else {
			i++;
		}
	}
	return !s.len;
}

/* The hiragana of a part are particles, run by run. */
static bool only_particles(part p)
{
	for (size_t i = p.from; i < p.to;) {
		size_t from = i;

		while (i < p.to && kind_at(p.pieces, i) == TY_PIECE_HIRAGANA)
			i++;
		if (i > from &&
		    !all_particles(ty_str_slice(p.pieces->key, p.pieces->list[from].start,
						p.pieces->list[i - 1].end)))
			return false;
		i += i == from;
	}
	return true;
}

static bool has(part p, ty_piece_kind kind)
{
	for (size_t i = p.from; i < p.to; i++)
		if (kind_at(p.pieces, i) == kind)
			return true;
	return false;
}

/* ---- names ---- */

static bool begins_upper(taiyaku_str s)
{
	uint32_t cp;

	if (!s.len)
		return false;
	ty_utf8_next(&cp, s, 0);
	return ty_point_is_upper(cp);
}

static bool is_japanese(ty_piece_kind kind)
{
	return kind == TY_PIECE_KANJI || kind == TY_PIECE_KATAKANA || kind == TY_PIECE_HIRAGANA;
}

/* No word before it in its sentence, so that its capital says nothing. */
static bool begins_sentence(const ty_pieces *pieces, size_t i)
{
	while (i--) {
		taiyaku_str key = ty_piece_key(pieces, i);

		if (ty_str_is(key, ".") || ty_str_is(key, "!") || ty_str_is(key, "?") ||
		    ty_str_is(key, ":") || ty_str_is(key, "\"") || ty_str_is(key, "。"))
			return true;
		if (kind_at(pieces, i) != TY_PIECE_PUNCTUATION)
			return false;
	}
	return true;
}

static bool latin_is_name(const ty_pieces *pieces, size_t i)
{
	taiyaku_str text = ty_piece_text(pieces, i);
	size_t upper = 0, letters = 0;
	uint32_t cp;

	if (!begins_upper(text) || text.len < 2)
		return false;
	for (size_t at = 0; at < text.len; letters++) {
		at = ty_utf8_next(&cp, text, at);
		upper += ty_point_is_upper(cp);
	}
	return upper > 1 || !begins_sentence(pieces, i);
}

/* The run of kanji or of katakana around piece i is followed by what makes it a name, ends in it,
 * or is a foreign name in its parts: ジョン・スミス. */
static bool japanese_is_name(const ty_pieces *pieces, size_t i)
{
	const ty_piece_kind kind = kind_at(pieces, i);
	size_t from = i, to = i + 1;
	taiyaku_str rest, run;

	while (from && kind_at(pieces, from - 1) == kind)
		from--;
	while (to < pieces->n && kind_at(pieces, to) == kind)
		to++;
	run = ty_str_slice(pieces->key, pieces->list[from].start, pieces->list[to - 1].end);
	rest = ty_str_slice(pieces->key, pieces->list[to - 1].end, pieces->key.len);
	if (kind == TY_PIECE_KATAKANA &&
	    (ty_str_starts(rest, TY_STR("・")) ||
	     ty_str_ends(ty_str_slice(pieces->key, 0, pieces->list[from].start), TY_STR("・"))))
		return true;
	for (size_t k = 0; k < sizeof name_suffixes / sizeof *name_suffixes; k++) {
		taiyaku_str suffix = ty_str(name_suffixes[k]);

		if (ty_str_starts(rest, suffix) ||
		    (ty_str_ends(run, suffix) && run.len > suffix.len))
			return true;
	}
	return false;
}

static bool is_name(const ty_pieces *pieces, size_t i)
{
	if (is_japanese(kind_at(pieces, i)))
		return japanese_is_name(pieces, i);
	return latin_is_name(pieces, i);
}

/* Words of a part that nothing else explains: none, only names, or others too. */
typedef enum words { NO_WORDS, NAMES, WORDS } words;

static words words_of(part p, bool hiragana)
{
	words found = NO_WORDS;

	for (size_t i = p.from; i < p.to; i++) {
		ty_piece_kind kind = kind_at(p.pieces, i);
		taiyaku_str key = ty_piece_key(p.pieces, i);

		if (kind == TY_PIECE_HIRAGANA && hiragana)
			return WORDS;
		if ((kind != TY_PIECE_WORD && kind != TY_PIECE_KANJI &&
		     kind != TY_PIECE_KATAKANA) ||
		    IS_IN(key, number_words) || ty_is_negation(key))
			continue;
		if (!is_name(p.pieces, i))
			return WORDS;
		found = NAMES;
	}
	return found;
}

/* ---- one place ---- */

static taiyaku_str first_word(part p)
{
	for (size_t i = p.from; i < p.to; i++)
		if (kind_at(p.pieces, i) == TY_PIECE_WORD)
			return ty_piece_key(p.pieces, i);
	return TY_STR("");
}

/* English: the two words differ by nothing but a prefix that says no, or by the n of n't. */
static bool opposites(part a, part b, bool negated)
{
	taiyaku_str x = first_word(a), y = first_word(b);
	taiyaku_str longer = x.len > y.len ? x : y, shorter = x.len > y.len ? y : x;

	if (!shorter.len)
		return false;
	return ty_are_opposites(x, y) ||
	       (negated && longer.len == shorter.len + 1 && ty_str_starts(longer, shorter) &&
		ty_str_ends(longer, TY_STR("n")));
}

static unsigned explain(part a, part b)
{
	bool negated = ty_count_negations(a.pieces->key, byte_from(a), byte_to(a)) !=
		       ty_count_negations(b.pieces->key, byte_from(b), byte_to(b));
	bool opposite = opposites(a, b, negated);
	bool hiragana = has(a, TY_PIECE_HIRAGANA) || has(b, TY_PIECE_HIRAGANA);
	bool particle = hiragana && only_particles(a) && only_particles(b);
	unsigned why = 0;
	words x, y;

	if (numbers_differ(a, b))
		why |= TAIYAKU_WHY_NUMBER;
	else if (has(a, TY_PIECE_NUMBER) || has(b, TY_PIECE_NUMBER))
		why |= TAIYAKU_WHY_WIDTH; /* 30 and 三十 */
	if (negated || opposite)
		why |= TAIYAKU_WHY_NEGATION;
	/* The ending changes with the negation: 行う, 行わない. */
	else if (particle)
		why |= TAIYAKU_WHY_PARTICLE;
	x = words_of(a, hiragana && !negated && !particle);
	y = words_of(b, hiragana && !negated && !particle);
	if (!opposite && (x == WORDS || y == WORDS))
		why |= TAIYAKU_WHY_WORD;
	else if (!opposite && (x == NAMES || y == NAMES))
		why |= TAIYAKU_WHY_NAME;
	if (!why && (has(a, TY_PIECE_PUNCTUATION) || has(b, TY_PIECE_PUNCTUATION)))
		why = TAIYAKU_WHY_PUNCTUATION;
	return why ? why : TAIYAKU_WHY_WORD;
}

/* ---- the same key, written otherwise ---- */

static bool is_wide(uint32_t cp)
{
	return cp == 0x3000 || (cp >= 0xff01 && cp <= 0xffee);
}

static unsigned written(taiyaku_str a, taiyaku_str b, ty_piece_kind kind)
{
	bool folds = true, wide = false;
	int upper[2] = { 0, 0 };
	size_t i = 0, j = 0;
	unsigned why;
	uint32_t x, y;

	if (ty_str_equal(a, b))
		return 0;
	while (i < a.len || j < b.len) {
		x = y = 0;
		if (i < a.len)
			i = ty_utf8_next(&x, a, i);
		if (j < b.len)
			j = ty_utf8_next(&y, b, j);
		folds &= ty_point_fold(x) == ty_point_fold(y);
		wide |= is_wide(x) || is_wide(y);
		upper[0] += ty_point_is_upper(x);
		upper[1] += ty_point_is_upper(y);
	}
	if (folds)
		return TAIYAKU_WHY_CASE;
	why = kind == TY_PIECE_PUNCTUATION && !wide ? TAIYAKU_WHY_PUNCTUATION : TAIYAKU_WHY_WIDTH;
	return upper[0] == upper[1] ? why : why | TAIYAKU_WHY_CASE;
}

/* ---- all places ---- */

typedef struct finder {
	ty_pieces a, b;
	ty_difference *list;
	size_t n;
	unsigned why;
} finder;

static void add(finder *f, part a, part b, unsigned why)
{
	ty_difference *d = &f->list[f->n++];
	const part parts[2] = { a, b };

	for (int side = 0; side < 2; side++) {
		d->start[side] = parts[side].pieces->map[byte_from(parts[side])];
		d->end[side] = parts[side].pieces->map[byte_to(parts[side])];
	}
	d->why = why;
	f->why |= why;
}

static void walk(finder *f)
{
	size_t i = 0, j = 0;

	while (i < f->a.n || j < f->b.n) {
		part a = { &f->a, i, i }, b = { &f->b, j, j };
		unsigned why;

		while (a.to < f->a.n && !f->a.list[a.to].equal)
			a.to++;
		while (b.to < f->b.n && !f->b.list[b.to].equal)
			b.to++;
		if (a.to > i || b.to > j) {
			add(f, a, b, explain(a, b));
			i = a.to;
			j = b.to;
			continue;
		}
		why = written(ty_piece_text(&f->a, i), ty_piece_text(&f->b, j), kind_at(&f->a, i));
		a.to = ++i;
		b.to = ++j;
		if (why)
			add(f, a, b, why);
	}
}

taiyaku_status ty_why_find(ty_differences *out, ty_arena *arena, taiyaku_str a, taiyaku_str b,
			   taiyaku_error *err)
{
	finder f = { 0 };
	taiyaku_status status;

	*out = (ty_differences){ 0 };
	if (ty_str_equal(a, b))
		return TAIYAKU_OK;
	status = ty_pieces_make(&f.a, arena, a, err);
	if (!status)
		status = ty_pieces_make(&f.b, arena, b, err);
	if (status)
		return status;
	f.list = ty_arena_array(arena, f.a.n + f.b.n + 1, sizeof *f.list);
	if (!f.list || !ty_pieces_align(&f.a, &f.b, arena))
		return ty_fail_memory(err);
	walk(&f);
	/* Nothing but spaces at the ends, or characters that a key leaves out. */
	if (!f.n)
		f.why = TAIYAKU_WHY_WIDTH;
	*out = (ty_differences){ f.why, f.list, f.n };
	return TAIYAKU_OK;
}
