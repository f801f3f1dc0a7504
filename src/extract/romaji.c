/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/romaji.h"

#include "base/ascii.h"
#include "extract/english.h"
#include "text/script.h"
#include "text/utf8.h"

enum {
	WORD_MAX = 40, /* letters; the longest romanised word of a title is far shorter */
	ABBREVIATION_MAX = 4
};

/* A long vowel as its vowel; 0: another letter. */
static char long_vowel(uint32_t cp)
{
	static const struct {
		uint32_t cp;
		char vowel;
	} vowels[] = {
		{ U'ā', 'a' }, { U'ī', 'i' }, { U'ū', 'u' }, { U'ē', 'e' }, { U'ō', 'o' },
		{ U'Ā', 'a' }, { U'Ī', 'i' }, { U'Ū', 'u' }, { U'Ē', 'e' }, { U'Ō', 'o' },
		{ U'â', 'a' }, { U'î', 'i' }, { U'û', 'u' }, { U'ê', 'e' }, { U'ô', 'o' },
		{ U'Â', 'a' }, { U'Î', 'i' }, { U'Û', 'u' }, { U'Ê', 'e' }, { U'Ô', 'o' },
	};

	for (size_t i = 0; i < sizeof vowels / sizeof *vowels; i++)
		if (vowels[i].cp == cp)
			return vowels[i].vowel;
	return 0;
}

/* The word in a-z and ', 0 when it has another letter or is too long. */
static size_t plain_letters(char out[WORD_MAX + 1], bool *macron, taiyaku_str word)
{
	size_t n = 0;

	*macron = false;
	for (size_t at = 0; at < word.len;) {
		uint32_t cp;
		char letter;

		at = ty_utf8_next(&cp, word, at);
		letter = long_vowel(cp);
		if (letter)
			*macron = true;
		else if (ty_is_upper(cp))
			letter = (char)(cp - 'A' + 'a');
		else if (ty_is_lower(cp))
			letter = (char)cp;
		else if (cp == '\'' || cp == 0x2019)
			letter = '\'';
		if (!letter || n == WORD_MAX)
			return 0;
		out[n++] = letter;
	}
	out[n] = '\0';
	return n;
}

static bool among(char c, const char *set)
{
	return c && strchr(set, c);
}

/* A consonant and a vowel that make one syllable: 2 in Hepburn, 1 in Kunrei or as typed, 0. */
static int plain_syllable(char consonant, char vowel)
{
	if (!among(vowel, "aiueo"))
		return 0;
	switch (consonant) {
	case 's':
	case 'z':
		return vowel == 'i' ? 1 : 2;
	case 't':
	case 'd':
		return vowel == 'i' || vowel == 'u' ? 1 : 2;
	case 'h':
		return vowel == 'u' ? 1 : 2;
	case 'f':
		return vowel == 'u' ? 2 : 0;
	case 'y':
		return among(vowel, "auo") ? 2 : 0;
	case 'w':
		return among(vowel, "ao") ? 2 : 0;
	default:
		return among(consonant, "kgnbpmrj") ? 2 : 0;
	}
}

/* The syllable at s: how many letters, 0 when there is none; lowers *sure to 1 where Hepburn would
 * not write it so. */
static size_t syllable(const char *s, int *sure)
{
	int kind;

	if (among(s[0], "aiueo"))
		return s[0] == 'o' && s[1] == 'h' && !among(s[2], "aiueoy") ? 2 : 1;
	if (s[0] == 'n' && !among(s[1], "aiueoy"))
		return s[1] == '\'' ? 2 : 1;
	if (s[0] == 'm' && among(s[1], "bpm"))
		return 1;
	if (s[0] == s[1] && among(s[0], "kstpgdbzj"))
		return 1;
	if (s[0] == 't' && s[1] == 'c' && s[2] == 'h')
		return 1;
	if ((s[0] == 's' || s[0] == 'c') && s[1] == 'h')
		return among(s[2], "aiuoe") ? 3 : 0;
	if (s[0] == 't' && s[1] == 's')
		return s[2] == 'u' ? 3 : 0;
	if (among(s[0], "kgnhbpmr") && s[1] == 'y')
		return among(s[2], "auo") ? 3 : 0;
	if (among(s[0], "stzdj") && s[1] == 'y') {
		*sure = 1;
		return among(s[2], "auo") ? 3 : 0;
	}
	kind = plain_syllable(s[0], s[1]);
	if (kind == 1)
		*sure = 1;
	return kind ? 2 : 0;
}

ty_syllables ty_romaji_word(bool *macron, taiyaku_str word)
{
	char letters[WORD_MAX + 1];
	size_t n = plain_letters(letters, macron, word);
	int sure = 2;

	if (n == 0)
		return TY_SYLLABLES_NO;
	for (size_t at = 0; at < n;) {
		size_t step = syllable(letters + at, &sure);

		if (step == 0)
			return TY_SYLLABLES_NO;
		at += step;
	}
	return sure == 2 ? TY_SYLLABLES_STRICT : TY_SYLLABLES_LOOSE;
}

static bool in_word(uint32_t cp)
{
	return ty_script_of(cp) == TY_SCRIPT_LATIN || cp == '\'' || cp == 0x2019;
}

/* An English word that no Japanese title ends in: short ones may be Japanese (mono, take, hare). */
static bool is_head(taiyaku_str word)
{
	static const char *const shorter[] = {
		"area", "era", "game", "gate", "home", "time", "zone"
	};

	for (size_t i = 0; i < sizeof shorter / sizeof *shorter; i++)
		if (ty_str_equal_ascii_case(word, ty_str(shorter[i])))
			return true;
	return word.len > 4;
}

/* UI, APA, among words that are written otherwise: an abbreviation of either language. */
static bool is_abbreviation(taiyaku_str word)
{
	for (size_t i = 0; i < word.len; i++)
		if (word.data[i] < 'A' || word.data[i] > 'Z')
			return false;
	return word.len > 1 && word.len <= ABBREVIATION_MAX;
}

static bool has_small_letter(taiyaku_str text)
{
	for (size_t i = 0; i < text.len; i++)
		if (ty_is_lower(text.data[i]))
			return true;
	return false;
}

static void count_word(ty_romaji_counts *counts, taiyaku_str word, bool mixed_case)
{
	bool macron;
	ty_syllables kind = ty_romaji_word(&macron, word);

	counts->words++;
	counts->english_head = false;
	if (kind == TY_SYLLABLES_NO)
		return;
	counts->syllables++;
	counts->macrons += macron;
	counts->loose += kind == TY_SYLLABLES_LOOSE;
	if (ty_str_equal_ascii_case(word, TY_STR("no")) ||
	    ty_str_equal_ascii_case(word, TY_STR("to")) || (mixed_case && is_abbreviation(word)))
		counts->neutral++;
	else if (!macron && ty_english_borrowed(word))
		counts->borrowed++;
	else if (!macron && ty_english_word(word)) {
		counts->english++;
		counts->english_head = is_head(word);
	}
}

ty_romaji_counts ty_romaji_count(taiyaku_str text)
{
	ty_romaji_counts counts = { 0 };
	bool mixed_case = has_small_letter(text);
	size_t at = 0;

	while (at < text.len) {
		size_t from = at;
		uint32_t cp;
		size_t next = ty_utf8_next(&cp, text, at);

		if (ty_script_of(cp) != TY_SCRIPT_LATIN) {
			at = next;
			continue;
		}
		while (at < text.len) {
			next = ty_utf8_next(&cp, text, at);
			if (!in_word(cp))
				break;
			at = next;
		}
		/* "Yukari-v2" */
		if (counts.words && at - from == 1 && (text.data[from] | 0x20) == 'v' &&
		    at < text.len && ty_is_digit(text.data[at]))
			continue;
		count_word(&counts, ty_str_slice(text, from, at), mixed_case);
	}
	return counts;
}

ty_romaji_verdict ty_romaji_test(taiyaku_str text)
{
	ty_romaji_counts n = ty_romaji_count(text);
	unsigned proper = n.syllables - n.english - n.neutral;

	if (proper == 0)
		return TY_ROMAJI_NO;
	/* "Zen Haiku", "Rashomon Gate" */
	if (n.syllables < n.words || n.english_head || (n.english && proper == n.borrowed))
		return TY_ROMAJI_PART;
	if (n.words > 1 || n.macrons)
		return TY_ROMAJI_YES;
	return n.loose ? TY_ROMAJI_PART : TY_ROMAJI_SINGLE;
}
