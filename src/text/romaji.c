/* SPDX-License-Identifier: Apache-2.0 */
#include "text/romaji.h"

#include "base/ascii.h"
#include "base/error.h"
#include "text/key.h"
#include "text/script.h"
#include "text/utf8.h"

enum {
	FIRST = 0x30a1, /* ァ */
	LAST = 0x30fa,	/* ヺ */
	SMALL_TU = 0x30c3,
	SYLLABIC_N = 0x30f3,
	LONG_MARK = 0x30fc,
	LONGEST = 4 /* letters of a kana, the doubled consonant not counted */
};

/* By code point from FIRST; ッ is not looked up. */
static const char syllables[LAST - FIRST + 1][LONGEST] = {
	"a",  "a",  "i",   "i",	 "u",  "u",   "e",  "e",  "o",	"o",	    /* ァ-オ */
	"ka", "ga", "ki",  "gi", "ku", "gu",  "ke", "ge", "ko", "go",	    /* カ-ゴ */
	"sa", "za", "shi", "ji", "su", "zu",  "se", "ze", "so", "zo",	    /* サ-ゾ */
	"ta", "da", "chi", "ji", "",   "tsu", "zu", "te", "de", "to", "do", /* タ-ド */
	"na", "ni", "nu",  "ne", "no",					    /* ナ-ノ */
	"ha", "ba", "pa",  "hi", "bi", "pi",  "fu", "bu", "pu",		    /* ハ-プ */
	"he", "be", "pe",  "ho", "bo", "po",				    /* ヘ-ポ */
	"ma", "mi", "mu",  "me", "mo",					    /* マ-モ */
	"ya", "ya", "yu",  "yu", "yo", "yo",				    /* ャ-ヨ */
	"ra", "ri", "ru",  "re", "ro",					    /* ラ-ロ */
	"wa", "wa", "i",   "e",	 "o",  "n",				    /* ヮ-ン */
	"vu", "ka", "ke",  "va", "vi", "ve",  "vo",			    /* ヴ-ヺ */
};

static bool is_vowel(char c)
{
	return c == 'a' || c == 'i' || c == 'u' || c == 'e' || c == 'o';
}

static bool is_syllable(uint32_t cp)
{
	return cp >= FIRST && cp <= LAST && cp != SMALL_TU;
}

/* The vowel or y of a small kana that changes the one before it; NULL: it is none. */
static const char *glide(uint32_t cp)
{
	switch (cp) {
	case 0x30a1:
		return "a";
	case 0x30a3:
		return "i";
	case 0x30a5:
		return "u";
	case 0x30a7:
		return "e";
	case 0x30a9:
		return "o";
	case 0x30e3:
		return "ya";
	case 0x30e5:
		return "yu";
	case 0x30e7:
		return "yo";
	case 0x30ee:
		return "wa";
	default:
		return NULL;
	}
}

/* One kana with the small one behind it, into to; false: they do not belong together. */
static bool join(char to[2 * LONGEST], uint32_t cp, const char *small)
{
	const char *plain = syllables[cp - FIRST];
	size_t n = strlen(plain) - 1; /* the consonant */
	char vowel = plain[n];
	bool y = small[0] == 'y', w = small[0] == 'w';
	bool compound = plain[0] == 's' && plain[1] == 'h';

	compound = compound || plain[0] == 'c' || plain[0] == 'j';
	memcpy(to, plain, n);
	to[n] = '\0';
	if (n == 0) { /* ウィ, イェ; アァ is two */
		if (y || w || (cp != 0x30a6 && cp != 0x30a4) || (small[0] == vowel))
			return false;
		strcpy(to, cp == 0x30a6 ? "w" : "y");
		strcat(to, small);
		return true;
	}
	if (y && vowel == 'i') /* キャ, シャ */
		strcat(to, compound ? small + 1 : small);
	else if (y && (vowel == 'u' || vowel == 'e')) /* フュ, テュ */
		strcat(to, small);
	else if (w && vowel == 'u') /* クヮ */
		strcat(to, "wa");
	else if (y || w || small[0] == vowel)
		return false;
	else if (plain[0] == 'k' || plain[0] == 'g') /* クァ, キェ */
		strcat(strcat(to, vowel == 'u' ? "w" : "y"), small);
	else if (vowel == 'i' && !compound) /* ニェ */
		strcat(strcat(to, "y"), small);
	else if (vowel == 'u' || vowel == 'e' || vowel == 'o' ||
		 compound) /* ファ, ティ, トゥ, シェ */
		strcat(to, small);
	else
		return false;
	return true;
}

typedef struct letters {
	char *data; /* room for all */
	size_t len;
	bool doubled; /* ッ came before */
} letters;

static void put(letters *to, const char *syllable)
{
	size_t n = strlen(syllable);

	if (to->doubled && !is_vowel(syllable[0]))
		to->data[to->len++] = syllable[0] == 'c' ? 't' : syllable[0];
	to->doubled = false;
	/* かんい is not かに. */
	if (to->len > 0 && to->data[to->len - 1] == 'n' &&
	    (is_vowel(syllable[0]) || syllable[0] == 'y'))
		to->data[to->len++] = '\'';
	memcpy(to->data + to->len, syllable, n);
	to->len += n;
}

/* The kana at at; returns the offset behind what was written. */
static size_t put_kana(letters *to, taiyaku_str s, uint32_t cp, size_t at)
{
	char joined[2 * LONGEST];
	const char *small = NULL;
	uint32_t after;
	size_t next = at;

	if (at < s.len) {
		next = ty_utf8_next(&after, s, at);
		small = glide(after);
	}
	if (small && join(joined, cp, small)) {
		put(to, joined);
		return next;
	}
	put(to, syllables[cp - FIRST]);
	return at;
}

taiyaku_status ty_romaji(taiyaku_str *out, ty_arena *arena, taiyaku_str kana, taiyaku_error *err)
{
	letters to = { NULL, 0, false };
	taiyaku_str s;
	taiyaku_status status = ty_key(&s, arena, kana, TY_JAPANESE, TAIYAKU_KANJI, err);

	if (status)
		return status;
	/* A kana of three bytes is at most ' and the doubled consonant longer than its letters. */
	if (s.len > SIZE_MAX / 3)
		return ty_fail_memory(err);
	to.data = ty_arena_alloc(arena, 3 * s.len + 1);
	if (!to.data)
		return ty_fail_memory(err);
	for (size_t at = 0; at < s.len;) {
		uint32_t cp;
		size_t start = at;

		at = ty_utf8_next(&cp, s, at);
		if (is_syllable(cp)) {
			at = put_kana(&to, s, cp, at);
			continue;
		}
		to.doubled = cp == SMALL_TU;
		if (cp == SMALL_TU)
			continue;
		if (cp == LONG_MARK && to.len > 0 && is_vowel(to.data[to.len - 1])) {
			to.data[to.len] = to.data[to.len - 1];
			to.len++;
			continue;
		}
		memcpy(to.data + to.len, s.data + start, at - start);
		to.len += at - start;
	}
	*out = ty_str_of(to.data, to.len);
	return TAIYAKU_OK;
}

/* ---- the key ---- */

/* What the systems write differently.  The first row that fits is taken. */
static const char *const same[][2] = {
	{ "tch", "ty" }, { "cch", "ty" }, { "ch", "ty" }, { "ssh", "sy" }, { "sh", "sy" },
	{ "tts", "t" },	 { "ts", "t" },	  { "ddz", "z" }, { "dj", "zy" },  { "dz", "z" },
	{ "jj", "zy" },	 { "j", "zy" },	  { "f", "h" },	  { "v", "b" },	   { "l", "r" },
};

/* The same for what the first rows leave: jya and ja, zyi and zi; ヂ, ヅ, ヲ. */
static const char *const same_then[][2] = {
	{ "syy", "sy" }, { "tyy", "ty" }, { "zyy", "zy" }, { "syi", "si" }, { "tyi", "ti" },
	{ "zyi", "zi" }, { "dyi", "zi" }, { "dy", "zy" },  { "di", "zi" },  { "du", "zu" },
	{ "wo", "o" },	 { "mb", "nb" },  { "mm", "nm" },  { "mp", "np" },
};

/* Replace by rows in place of from; to has room for twice as much. */
static taiyaku_str replace(char *to, taiyaku_str from, const char *const rows[][2], size_t n)
{
	size_t len = 0;

	for (size_t at = 0; at < from.len;) {
		taiyaku_str rest = ty_str_slice(from, at, from.len);
		size_t row = 0;

		while (row < n && !ty_str_starts(rest, ty_str(rows[row][0])))
			row++;
		if (row == n) {
			to[len++] = from.data[at++];
			continue;
		}
		at += strlen(rows[row][0]);
		memcpy(to + len, rows[row][1], strlen(rows[row][1]));
		len += strlen(rows[row][1]);
	}
	return ty_str_of(to, len);
}

#define REPLACE(to, from, rows) replace(to, from, rows, sizeof(rows) / sizeof *(rows))

/* One consonant for two, one vowel for a long one: oo, ou, and in names oh. */
static taiyaku_str shorten(char *to, taiyaku_str from)
{
	size_t len = 0;

	for (size_t at = 0; at < from.len; at++) {
		char c = from.data[at], before = len > 0 ? to[len - 1] : 0;
		char after = at + 1 < from.len ? from.data[at + 1] : 0;

		if (ty_is_lower(c) && c == before)
			continue;
		if (before == 'o' && (c == 'u' || (c == 'h' && !is_vowel(after) && after != 'y')))
			continue;
		to[len++] = c;
	}
	return ty_str_of(to, len);
}

/* a for ā and â. */
static uint32_t plain_vowel(uint32_t cp)
{
	static const char vowels[] = "aiueo";
	static const uint32_t marked[][3] = {
		{ 0x101, 0xe2, 0xe1 }, { 0x12b, 0xee, 0xed }, { 0x16b, 0xfb, 0xfa },
		{ 0x113, 0xea, 0xe9 }, { 0x14d, 0xf4, 0xf3 },
	};

	for (size_t i = 0; i < sizeof marked / sizeof *marked; i++)
		for (size_t k = 0; k < 3; k++)
			if (cp == marked[i][k])
				return (uint32_t)vowels[i];
	return cp;
}

/* Letters and digits only, vowels without marks; to has room for as much. */
static taiyaku_str letters_of(char *to, taiyaku_str s)
{
	size_t len = 0;

	for (size_t at = 0; at < s.len;) {
		uint32_t cp;
		ty_script script;

		at = ty_utf8_next(&cp, s, at);
		script = ty_script_of(cp);
		if (script != TY_SCRIPT_SPACE && script != TY_SCRIPT_ASCII_PUNCT &&
		    script != TY_SCRIPT_CJK_PUNCT && script != TY_SCRIPT_PUNCT && cp != LONG_MARK)
			len += ty_utf8_put(to + len, plain_vowel(cp));
	}
	return ty_str_of(to, len);
}

taiyaku_status ty_romaji_key(taiyaku_str *out, ty_arena *arena, taiyaku_str text,
			     taiyaku_error *err)
{
	taiyaku_str s;
	taiyaku_status status = ty_romaji(&s, arena, text, err);
	char *one, *two;

	if (status)
		return status;
	if (s.len > SIZE_MAX / 4)
		return ty_fail_memory(err);
	one = ty_arena_alloc(arena, 2 * s.len + 1);
	two = ty_arena_alloc(arena, 2 * s.len + 1);
	if (!one || !two)
		return ty_fail_memory(err);
	s = letters_of(one, s);
	s = REPLACE(two, s, same);
	s = REPLACE(one, s, same_then);
	*out = shorten(two, s);
	return TAIYAKU_OK;
}
