/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/neighbours.h"

#include "base/ascii.h"
#include "extract/english.h"
#include "extract/gloss.h"
#include "extract/romaji.h"
#include "text/utf8.h"

enum {
	PINYIN_MAX = 24, /* letters of a word */
	WORDS_MAX = 16,	 /* words of a romanised title */
	HAN_LEAST = 3,	 /* characters of a title that words can be counted against */
	REACH = 160	 /* characters before a title in which its romanisation stands */
};

/* A vowel with a tone mark as its letter; 0: not one. */
static char toned(uint32_t cp, bool *marked)
{
	static const struct {
		uint32_t cp;
		char letter;
	} rows[] = {
		{ U'á', 'a' }, { U'ǎ', 'a' }, { U'à', 'a' }, { U'é', 'e' }, { U'ě', 'e' },
		{ U'è', 'e' }, { U'í', 'i' }, { U'ǐ', 'i' }, { U'ì', 'i' }, { U'ó', 'o' },
		{ U'ǒ', 'o' }, { U'ò', 'o' }, { U'ú', 'u' }, { U'ǔ', 'u' }, { U'ù', 'u' },
		{ U'ü', 'v' }, { U'ǚ', 'v' }, { U'ǜ', 'v' }, { U'ǘ', 'v' },
	};
	/* A macron is in both romanisations, and proves nothing. */
	static const struct {
		uint32_t cp;
		char letter;
	} macrons[] = {
		{ U'ā', 'a' }, { U'ē', 'e' }, { U'ī', 'i' }, { U'ō', 'o' }, { U'ū', 'u' },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		if (rows[i].cp == cp) {
			*marked = true;
			return rows[i].letter;
		}
	for (size_t i = 0; i < sizeof macrons / sizeof *macrons; i++)
		if (macrons[i].cp == cp)
			return macrons[i].letter;
	return 0;
}

static size_t pinyin_letters(char out[PINYIN_MAX + 1], bool *marked, taiyaku_str word)
{
	size_t n = 0;

	*marked = false;
	for (size_t at = 0; at < word.len;) {
		uint32_t cp;
		char letter;

		at = ty_utf8_next(&cp, word, at);
		letter = toned(cp, marked);
		if (!letter && ty_is_upper(cp))
			letter = (char)(cp - 'A' + 'a');
		else if (!letter && ty_is_lower(cp))
			letter = (char)cp;
		else if (!letter && (cp == '\'' || cp == 0x2019 || cp == '-'))
			continue;
		if (!letter || n == PINYIN_MAX)
			return 0;
		out[n++] = letter;
	}
	out[n] = '\0';
	return n;
}

/* The letters of an initial at s, 0: none. */
static size_t initial(const char *s)
{
	if ((s[0] == 'z' || s[0] == 'c' || s[0] == 's') && s[1] == 'h')
		return 2;
	return s[0] && strchr("bpmfdtnlgkhjqxrzcsyw", s[0]) ? 1 : 0;
}

static bool fits(const char *s, size_t n, const char *final)
{
	return strlen(final) == n && memcmp(s, final, n) == 0;
}

static bool is_final(const char *s, size_t n)
{
	static const char *const finals[] = {
		"a",  "o",  "e",   "ai",  "ei", "ao",	"ou", "an",   "en",  "ang",  "eng", "ong",
		"i",  "ia", "ie",  "iao", "iu", "ian",	"in", "iang", "ing", "iong", "u",   "ua",
		"uo", "ui", "uai", "uan", "un", "uang", "v",  "ve",   "ue",  "van",  "vn",  "er",
	};

	for (size_t i = 0; i < sizeof finals / sizeof *finals; i++)
		if (fits(s, n, finals[i]))
			return true;
	return false;
}

/* Whether Mandarin has the syllable of an initial and a final: "king" and "sing" are none. */
static bool goes_with(const char *start, size_t initial_len, const char *final, size_t n)
{
	char first = start[0];

	if (initial_len == 0)
		return final[0] != 'i' && final[0] != 'u' && final[0] != 'v' &&
		       !fits(final, n, "ong");
	if (final[0] == 'v')
		return first == 'n' || first == 'l';
	if (final[0] == 'i' && n > 1)
		return initial_len == 1 && !strchr("fgkhrzcsw", first);
	return !(final[0] == 'i' && strchr("fgkhw", first) && initial_len == 1) &&
	       !fits(final, n, "er");
}

/* Into how few syllables the letters split, a walk over what can be reached; 0: they do not. */
static unsigned syllables(const char *s, size_t n)
{
	unsigned reached[PINYIN_MAX + 1] = { [0] = 1 };

	for (size_t at = 0; at < n; at++) {
		size_t start;

		if (!reached[at])
			continue;
		start = at + initial(s + at);
		for (size_t len = 1; len <= 4 && start + len <= n; len++) {
			unsigned *to = &reached[start + len];

			if (is_final(s + start, len) &&
			    goes_with(s + at, start - at, s + start, len) &&
			    (!*to || *to > reached[at] + 1))
				*to = reached[at] + 1;
		}
	}
	return n && reached[n] ? reached[n] - 1 : 0;
}

static bool is_pinyin_word(taiyaku_str word)
{
	char s[PINYIN_MAX + 1];
	bool marked, macron;
	size_t n = pinyin_letters(s, &marked, word);

	if (n < 2 || !syllables(s, n))
		return false;
	if (marked)
		return true;
	if (ty_romaji_word(&macron, word) != TY_SYLLABLES_NO)
		return false;
	/* Letters that neither Japanese nor many English words have in these places. */
	for (size_t i = 0; i + 1 < n; i++) {
		if (s[i] == 'z' && s[i + 1] == 'h')
			return true;
		if (s[i] == 'x' && (s[i + 1] == 'i' || s[i + 1] == 'u') && (i == 0 || n > 3))
			return true;
		if (s[i] == 'q' && (s[i + 1] == 'i' || (s[i + 1] == 'u' && s[i + 2] != 'e' &&
							s[i + 2] != 'i' && s[i + 2] != 'a')))
			return true;
	}
	return false;
}

/* Whether a Latin text is Chinese in pinyin: at least one word that only pinyin spells so. */
static bool is_pinyin(taiyaku_str text)
{
	taiyaku_str word;

	for (size_t at = 0; ty_gloss_word(&word, &at, text);)
		if (is_pinyin_word(word))
			return true;
	return false;
}

bool ty_neighbours_is_pinyin(taiyaku_str text)
{
	char s[PINYIN_MAX + 1];
	bool marked;
	taiyaku_str word;
	size_t words = 0, at = 0;

	while (ty_gloss_word(&word, &at, text)) {
		size_t n = pinyin_letters(s, &marked, word);

		/* <2002-> */
		if (ty_is_digit(word.data[0]))
			continue;
		if (n == 0 || !syllables(s, n))
			return false;
		words++;
	}
	return words > 1 && is_pinyin(text);
}

/* "notice", "license": English writes an e that it does not speak. */
static bool ends_in_silent_e(taiyaku_str word)
{
	return word.len > 4 && word.data[word.len - 1] == 'e' &&
	       strchr("cdgklmnprstvz", word.data[word.len - 2]);
}

/* "Dai", "Hama-dera": Japanese may be written so, a hyphen between its parts. */
static bool may_be_romaji(taiyaku_str word)
{
	bool macron;

	while (word.len)
		if (ty_romaji_word(&macron, ty_str_next(&word, '-')) == TY_SYLLABLES_NO)
			return false;
	return true;
}

/* The last words of a text read as the Chinese title beside it: a syllable for each character, and
 * one of them at the least that Japanese has not; whole: all its words do.  Shiwang jing (十王經)
 */
static bool reads_as_chinese(taiyaku_str text, const ty_mix *title, bool whole)
{
	taiyaku_str words[WORDS_MAX], word;
	size_t n = 0, i, count = 0;
	bool other = false;

	if (title->japanese < HAN_LEAST || title->kana || title->latin)
		return false;
	for (size_t at = 0; ty_gloss_word(&word, &at, text); n++)
		words[n % WORDS_MAX] = word;
	for (i = n; i > 0 && n - i < WORDS_MAX && count < title->japanese; i--) {
		char s[PINYIN_MAX + 1];
		bool marked;
		size_t letters;

		word = words[(i - 1) % WORDS_MAX];
		letters = pinyin_letters(s, &marked, word);
		if (!letters || !syllables(s, letters) || ty_english_word(word) ||
		    ends_in_silent_e(word))
			return false;
		count += syllables(s, letters);
		other |= !may_be_romaji(word);
	}
	return other && count == title->japanese && !(whole && i > 0);
}

bool ty_neighbours_is_tag(taiyaku_str tag, const char *language)
{
	taiyaku_str name = ty_str(language);

	if (tag.len < name.len || !ty_str_equal_ascii_case(ty_str_slice(tag, 0, name.len), name))
		return false;
	if (tag.len == name.len)
		return true;
	if (tag.data[name.len] != '-' && tag.data[name.len] != '_')
		return false;
	/* A script other than the language's own: a romanisation, a reading. */
	return tag.len < name.len + 5 ||
	       (tag.len > name.len + 5 && tag.data[name.len + 5] != '-') ||
	       ty_str_equal_ascii_case(ty_str_slice(tag, name.len + 1, name.len + 5),
				       TY_STR("Jpan"));
}

/* The tag of the innermost span with one around from..to, else of the block. */
static taiyaku_str tag_of(const ty_scan *scan, size_t from, size_t to)
{
	taiyaku_str tag = scan->block->lang;

	for (size_t i = 0; i < scan->block->n_spans; i++) {
		const ty_span *span = &scan->block->spans[i];

		if (span->mark == TY_MARK_LANGUAGE && span->from <= scan->glyphs[from].at &&
		    span->to >= scan->glyphs[to].at)
			tag = span->value;
	}
	return tag;
}

/* The Latin text right before a title: its romanisation, or its author's. */
static taiyaku_str latin_before(const ty_scan *scan, size_t from)
{
	size_t to = from, start;

	while (to > 0 && from - to < REACH && ty_scan_script(scan, to - 1) != TY_SCRIPT_LATIN &&
	       !ty_scan_japanese(scan, to - 1))
		to--;
	start = to;
	while (start > 0 && to - start < REACH && !ty_scan_japanese(scan, start - 1) &&
	       ty_scan_cp(scan, start - 1) != 0x2028)
		start--;
	return ty_scan_raw(scan, start, to);
}

/* Up to the first comma of what follows a title: 題 (Timu, the gloss). */
static taiyaku_str first_part_behind(const ty_scan *scan, size_t to)
{
	size_t from = to, end;

	while (from < scan->n && from - to < REACH && !ty_scan_is(scan, from, ",;.") &&
	       ty_scan_script(scan, from) != TY_SCRIPT_LATIN && !ty_scan_japanese(scan, from))
		from++;
	end = from;
	while (end < scan->n && end - from < REACH && !ty_scan_is(scan, end, ",;.:()[]") &&
	       !ty_scan_japanese(scan, end) && ty_scan_cp(scan, end) != 0x2028)
		end++;
	return ty_scan_raw(scan, from, end);
}

ty_tongue ty_neighbours_tongue(const ty_scan *scan, const ty_han *han, size_t from, size_t to)
{
	taiyaku_str title = ty_scan_raw(scan, from, to), tag = tag_of(scan, from, to), before;
	ty_mix mix = ty_scan_mix(scan, from, to);

	if (mix.hangul)
		return TY_TONGUE_OTHER;
	if (mix.kana)
		return TY_TONGUE_JAPANESE;
	if (ty_neighbours_is_tag(tag, "ja"))
		return TY_TONGUE_JAPANESE;
	if (ty_neighbours_is_tag(tag, "zh") || ty_neighbours_is_tag(tag, "ko") ||
	    ty_han_is_chinese(han, title))
		return TY_TONGUE_OTHER;
	before = latin_before(scan, from);
	/* 題 Timu [gloss]: it may also stand behind the title. */
	if (is_pinyin(before) || is_pinyin(title) || reads_as_chinese(before, &mix, false) ||
	    reads_as_chinese(first_part_behind(scan, to), &mix, true) ||
	    ty_neighbours_is_pinyin(first_part_behind(scan, to)))
		return TY_TONGUE_OTHER;
	for (size_t i = from > REACH ? from - REACH : 0; i < scan->n && i < to + REACH; i++)
		if (ty_scan_script(scan, i) == TY_SCRIPT_HANGUL)
			return TY_TONGUE_OTHER;
	if (ty_romaji_count(before).macrons)
		return TY_TONGUE_JAPANESE;
	return TY_TONGUE_UNKNOWN;
}
