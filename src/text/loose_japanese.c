/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The input has no hiragana any more (the kana level made it katakana), so no rule here asks which
 * of the two was written: texts that are equal at a level stay equal at the next.
 */
#include "text/loose.h"

#include "base/ascii.h"
#include "base/error.h"
#include "text/script.h"
#include "text/utf8.h"

enum {
	LONG_MARK = 0x30fc, /* ー */
	SHORTEST_LONG = 4 /* kana of the shortest word that loses its last ー: コピー keeps it */
};

typedef struct points {
	uint32_t *at;
	size_t len;
} points;

static bool is_han(uint32_t cp)
{
	return (cp >= 0x4e00 && cp < 0xa000) || ty_script_of(cp) == TY_SCRIPT_HAN;
}

/* Katakana without ・, which is punctuation. */
static bool is_kana(uint32_t cp)
{
	return cp >= 0x30a1 && cp <= 0x30fe && cp != 0x30fb;
}

/* The end of the run that begins at i. */
static size_t run_end(const points *s, size_t i, bool (*is)(uint32_t))
{
	while (i < s->len && is(s->at[i]))
		i++;
	return i;
}

/* Rows of one or two kana, the longer ones first. */
typedef uint32_t kana_word[2];

/* Length of the one of n words that s has at i, before end; 0: none of them. */
static size_t one_of(const points *s, size_t i, size_t end, const kana_word *words, size_t n)
{
	for (size_t k = 0; k < n && i < end; k++) {
		if (s->at[i] != words[k][0])
			continue;
		if (!words[k][1])
			return 1;
		if (i + 1 < end && s->at[i + 1] == words[k][1])
			return 2;
	}
	return 0;
}

#define ONE_OF(s, i, end, words) one_of(s, i, end, words, sizeof(words) / sizeof *(words))

/* Whether i to end, which is not empty, is one of words. */
#define IS_ONE_OF(s, i, end, words) ((i) < (end) && (i) + ONE_OF(s, i, end, words) == (end))

/* ---- separators ---- */

/* ・, spaces and hyphens say how a word is written, but in 1-2, 3 000 and -5 they are numbers, and
 * = is one between katakana only (ジャン=ポール). */
static bool is_separator(const points *s, size_t i)
{
	uint32_t before = i > 0 ? s->at[i - 1] : 0, after = i + 1 < s->len ? s->at[i + 1] : 0;
	ty_script script = ty_script_of(before);

	switch (s->at[i]) {
	case 0x30fb:
		return true;
	case ' ':
		return !(ty_is_digit(before) && ty_is_digit(after));
	case '-':
		return !ty_is_digit(after) || ty_script_is_japanese(script) ||
		       script == TY_SCRIPT_LATIN;
	case '=':
		return is_kana(before) && is_kana(after);
	default:
		return false;
	}
}

static void drop_separators(points *s)
{
	size_t n = 0;

	/* What is_separator sees on both sides is not overwritten yet. */
	for (size_t i = 0; i < s->len; i++)
		if (!is_separator(s, i))
			s->at[n++] = s->at[i];
	s->len = n;
}

/* ---- loan words ---- */

/* Spellings of one foreign sound; where the same letters are two words as often as one (ディップ
 * and ジップ, デュース and ジュース) they are left.  The first row that fits is taken; no row is
 * longer on the right. */
/* clang-format off */
static const struct {
	uint32_t from[3], to[3];
} spellings[] = {
	{ { U'ヴ', U'ァ' }, { U'バ' } }, { { U'ヴ', U'ィ' }, { U'ビ' } },
	{ { U'ヴ', U'ェ' }, { U'ベ' } }, { { U'ヴ', U'ォ' }, { U'ボ' } },
	{ { U'ヴ' }, { U'ブ' } }, { { U'ヷ' }, { U'バ' } },
	{ { U'ヸ' }, { U'ビ' } }, { { U'ヹ' }, { U'ベ' } },
	{ { U'ヺ' }, { U'ボ' } }, { { U'テ', U'ィ' }, { U'チ' } },
	{ { U'テ', U'ュ' }, { U'チ', U'ュ' } }, { { U'デ', U'ィ', U'ジ' }, { U'デ', U'ジ' } },
	{ { U'イ', U'ェ' }, { U'エ' } }, { { U'ウ', U'ィ' }, { U'ウ', U'イ' } },
	{ { U'ウ', U'ェ' }, { U'ウ', U'エ' } }, { { U'ウ', U'ォ' }, { U'ウ', U'オ' } },
	{ { U'ク', U'ァ' }, { U'ク', U'ア' } }, { { U'ク', U'ィ' }, { U'ク', U'イ' } },
	{ { U'ク', U'ェ' }, { U'ク', U'エ' } }, { { U'ク', U'ォ' }, { U'ク', U'オ' } },
	{ { U'グ', U'ァ' }, { U'グ', U'ア' } }, { { U'ツ', U'ァ' }, { U'ツ', U'ア' } },
	{ { U'ツ', U'ィ' }, { U'ツ', U'イ' } }, { { U'ツ', U'ェ' }, { U'ツ', U'エ' } },
	{ { U'ツ', U'ォ' }, { U'ツ', U'オ' } }, { { U'フ', U'ュ' }, { U'ヒ', U'ュ' } },
	{ { U'ヂ' }, { U'ジ' } }, { { U'ヅ' }, { U'ズ' } },
	{ { U'ヰ' }, { U'イ' } }, { { U'ヱ' }, { U'エ' } },
};
/* clang-format on */

/* The row for what is at i, NULL: none. */
static const uint32_t *spelling(size_t *used, const points *s, size_t i)
{
	for (size_t row = 0; row < sizeof spellings / sizeof *spellings; row++) {
		const uint32_t *from = spellings[row].from;
		size_t n = 0;

		while (n < 3 && from[n] && i + n < s->len && s->at[i + n] == from[n])
			n++;
		if (n < 3 && from[n])
			continue;
		*used = n;
		return spellings[row].to;
	}
	return NULL;
}

static bool ends_in_e(uint32_t kana)
{
	static const uint32_t row[] = { U'エ', U'ケ', U'ゲ', U'セ', U'ゼ', U'テ', U'デ',
					U'ネ', U'ヘ', U'ベ', U'ペ', U'メ', U'レ' };

	for (size_t i = 0; i < sizeof row / sizeof *row; i++)
		if (kana == row[i])
			return true;
	return false;
}

static void spell_loan_words(points *s)
{
	size_t n = 0;

	for (size_t i = 0; i < s->len;) {
		size_t used = 1;
		const uint32_t *to = is_kana(s->at[i]) ? spelling(&used, s, i) : NULL;
		uint32_t one[3] = { s->at[i] };

		/* メイン and メーン */
		if (!to && one[0] == U'イ' && n > 0 && ends_in_e(s->at[n - 1]))
			one[0] = LONG_MARK;
		for (size_t k = 0; k < 3 && (to ? to : one)[k]; k++)
			s->at[n++] = (to ? to : one)[k];
		i += used;
	}
	s->len = n;
}

/* What may follow a noun in kana; it is one run with the noun, since all kana are katakana here. */
/* clang-format off */
static const kana_word particles[] = {
	{ U'カ', U'ラ' }, { U'マ', U'デ' }, { U'ヨ', U'リ' }, { U'ナ', U'ド' }, { U'ニ', U'ハ' }, { U'デ', U'ハ' },
	{ U'デ', U'モ' }, { U'ニ', U'モ' }, { U'ト', U'ノ' }, { U'ヘ', U'ノ' }, { U'デ', U'ノ' },
	{ U'ノ' }, { U'ヲ' }, { U'ハ' }, { U'ガ' }, { U'ニ' }, { U'デ' }, { U'ト' }, { U'モ' }, { U'ヘ' },
	{ U'ヤ' },
};
/* clang-format on */

/* サーバー and サーバ, also before a particle (サーバーの). */
static void drop_last_long_marks(points *s)
{
	size_t n = 0;

	for (size_t i = 0; i < s->len;) {
		size_t start = i, end = run_end(s, i, is_kana);

		if (end == start) {
			s->at[n++] = s->at[i++];
			continue;
		}
		for (; i < end; i++) {
			if (s->at[i] == LONG_MARK && i - start + 1 >= SHORTEST_LONG &&
			    (i + 1 == end || IS_ONE_OF(s, i + 1, end, particles)))
				continue;
			s->at[n++] = s->at[i];
		}
	}
	s->len = n;
}

/* ---- kana between kanji ---- */

static bool is_numeral(uint32_t cp)
{
	static const uint32_t numerals[] = { U'一', U'二', U'三', U'四', U'五', U'六',
					     U'七', U'八', U'九', U'十', U'百', U'千',
					     U'万', U'数', U'何', U'幾', U'〇' };

	for (size_t i = 0; i < sizeof numerals / sizeof *numerals; i++)
		if (cp == numerals[i])
			return true;
	return ty_is_digit(cp);
}

/* 三ヶ月, 三ケ月, 三か月, 三カ月, 三箇月 */
static void spell_counters(points *s)
{
	for (size_t i = 1; i + 1 < s->len; i++) {
		uint32_t cp = s->at[i];

		if ((cp == U'ヶ' || cp == U'ケ' || cp == U'ヵ' || cp == U'箇') &&
		    is_numeral(s->at[i - 1]) && is_han(s->at[i + 1]))
			s->at[i] = U'カ';
	}
}

/* What verbs end in inside a compound noun (取り扱い, 打ち合わせ, 値上がり).  The particles に, で,
 * へ and the endings of negation (ない, ず) are none of them. */
/* clang-format off */
static const kana_word okurigana[] = {
	{ U'ワ', U'セ' }, { U'ワ', U'リ' }, { U'ガ', U'リ' }, { U'タ', U'リ' }, { U'カ', U'イ' }, { U'タ', U'シ' },
	{ U'ラ', U'シ' }, { U'コ', U'シ' }, { U'ト', U'シ' }, { U'サ', U'エ' }, { U'ラ', U'エ' }, { U'マ', U'レ' },
	{ U'カ', U'レ' }, { U'モ', U'リ' }, { U'コ', U'エ' }, { U'マ', U'リ' }, { U'カ', U'リ' },
	{ U'イ' }, { U'キ' }, { U'ギ' }, { U'シ' }, { U'チ' }, { U'ジ' }, { U'リ' }, { U'ミ' }, { U'ビ' },
	{ U'エ' }, { U'ケ' }, { U'ゲ' }, { U'セ' }, { U'ゼ' }, { U'テ' }, { U'メ' }, { U'ベ' }, { U'レ' },
	{ U'ネ' },
};
/* clang-format on */

/* How many of the kana from i to end can go, behind n kanji of a word: all of them between two
 * kanji (there also those of 引っ越し, 我が国, 霞ヶ関); at the end of a word of two kanji or more
 * what stands before a particle. */
static size_t droppable(const points *s, size_t i, size_t end, size_t n)
{
	bool inside = end < s->len && is_han(s->at[end]);
	size_t used;

	if (i == end)
		return 0;
	if (inside && end - i == 1 && (s->at[i] == U'ッ' || s->at[i] == U'ガ' || s->at[i] == U'ヶ'))
		return 1;
	used = ONE_OF(s, i, end, okurigana);
	if (used > 0 && i + used == end && (inside || n >= 2))
		return used;
	return n >= 2 && IS_ONE_OF(s, i + used, end, particles) ? used : 0;
}

static void drop_okurigana(points *s)
{
	size_t n = 0, kanji = 0; /* kanji of the word so far */

	for (size_t i = 0; i < s->len;) {
		size_t end, dropped;

		if (is_han(s->at[i])) {
			s->at[n++] = s->at[i++];
			kanji++;
			continue;
		}
		end = run_end(s, i, is_kana);
		dropped = kanji > 0 ? droppable(s, i, end, kanji) : 0;
		if (dropped == 0 || i + dropped < end)
			kanji = 0;
		i += dropped;
		if (i == end && dropped == 0)
			s->at[n++] = s->at[i++];
		while (i < end)
			s->at[n++] = s->at[i++];
	}
	s->len = n;
}

taiyaku_status ty_loose_japanese(taiyaku_str *out, ty_arena *arena, taiyaku_str key,
				 taiyaku_error *err)
{
	points s = { .len = 0 };
	size_t len = 0;
	char *to;

	s.at = ty_arena_array(arena, key.len + 1, sizeof *s.at);
	to = ty_arena_alloc(arena, key.len + 1);
	if (!s.at || !to)
		return ty_fail_memory(err);
	for (size_t at = 0; at < key.len;)
		at = ty_utf8_next(&s.at[s.len++], key, at);
	drop_separators(&s);
	spell_loan_words(&s);
	drop_last_long_marks(&s);
	spell_counters(&s);
	drop_okurigana(&s);
	for (size_t i = 0; i < s.len; i++)
		len += ty_utf8_put(to + len, s.at[i]);
	*out = ty_str_of(to, len);
	return TAIYAKU_OK;
}
