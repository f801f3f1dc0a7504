/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Words in their order, one space between them, no punctuation; in English each word without its
 * ending.  What is left of a word need not be one (make and making are both "mak"): keys are
 * compared and never shown.
 */
#include "text/loose.h"

#include "base/ascii.h"
#include "base/error.h"
#include "text/script.h"
#include "text/utf8.h"

enum {
	SHORTEST = 4, /* letters of the shortest word that has an ending to lose */
	STEM = 3,     /* letters that must be left of it */
	LONGEST = 40  /* letters of the longest word that is looked at */
};

/* Plurals that no rule finds, and singulars that look like plurals. */
/* clang-format off */
static const char *const irregular[][2] = {
	{ "children", "child" }, { "men", "man" }, { "women", "woman" },
	{ "feet", "foot" }, { "teeth", "tooth" }, { "geese", "goose" },
	{ "mice", "mouse" }, { "oxen", "ox" }, { "lives", "life" },
	{ "wives", "wife" }, { "knives", "knife" }, { "leaves", "leaf" },
	{ "shelves", "shelf" }, { "halves", "half" }, { "wolves", "wolf" },
	{ "selves", "self" }, { "thieves", "thief" }, { "loaves", "loaf" },
	{ "calves", "calf" }, { "elves", "elf" }, { "criteria", "criterion" },
	{ "phenomena", "phenomenon" }, { "analyses", "analysis" }, { "theses", "thesis" },
	{ "hypotheses", "hypothesis" }, { "crises", "crisis" }, { "axes", "axis" },
	{ "syntheses", "synthesis" }, { "parentheses", "parenthesis" }, { "indices", "index" },
	{ "matrices", "matrix" }, { "vertices", "vertex" }, { "appendices", "appendix" },
	{ "news", "news" }, { "series", "series" }, { "species", "species" },
	{ "does", "do" }, { "goes", "go" },
};
/* clang-format on */

static bool is_vowel(char c)
{
	return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y';
}

static bool has_vowel(const char *word, size_t len)
{
	for (size_t i = 0; i < len; i++)
		if (is_vowel(word[i]))
			return true;
	return false;
}

#define ENDS(word, len, with) ty_str_ends(ty_str_of(word, len), TY_STR(with))

/* cities, boxes, cats; not class, virus, analysis. */
static size_t singular(char *word, size_t len)
{
	if (!ENDS(word, len, "s") || ENDS(word, len, "ss") || ENDS(word, len, "us") ||
	    ENDS(word, len, "is"))
		return len;
	return len - 1;
}

/* -ed and -ing where what is left can be a verb. */
static size_t infinitive(char *word, size_t len)
{
	if (ENDS(word, len, "ied"))
		return len - 1;
	if (ENDS(word, len, "eed"))
		return len;
	if (ENDS(word, len, "ed") && has_vowel(word, len - 2))
		return len - 2 >= STEM ? len - 2 : len - 1;
	if (ENDS(word, len, "ing") && has_vowel(word, len - 3)) {
		if (len - 3 >= STEM)
			return len - 3;
		if (len - 3 == 2 && !is_vowel(word[1])) {
			word[2] = 'e'; /* using: use */
			return 3;
		}
	}
	return len;
}

/* What ends differently before an ending: city and citi(es), make and mak(ing), run and
 * runn(ing). */
static size_t stem(char *word, size_t len)
{
	if (len >= SHORTEST && ENDS(word, len, "ie")) {
		word[len - 2] = 'y';
		return len - 1;
	}
	if (len >= SHORTEST && word[len - 1] == 'e')
		len--;
	if (len >= SHORTEST && word[len - 1] == word[len - 2] && !is_vowel(word[len - 1]))
		len--;
	return len;
}

/* The word without its ending; room for LONGEST. */
static size_t inflect(char *word, size_t len)
{
	taiyaku_str s = ty_str_of(word, len);

	for (size_t i = 0; i < sizeof irregular / sizeof *irregular; i++) {
		if (irregular[i][0][0] != word[0] || !ty_str_is(s, irregular[i][0]))
			continue;
		len = strlen(irregular[i][1]);
		memcpy(word, irregular[i][1], len);
		return stem(word, len);
	}
	if (len >= SHORTEST)
		len = singular(word, len);
	if (len >= SHORTEST)
		len = infinitive(word, len);
	return stem(word, len);
}

/* Letters with the long marks of romanised Japanese: ō of Tōkyō, ô. */
static uint32_t without_long_mark(uint32_t cp)
{
	switch (cp) {
	case 0x101:
	case 0xe2:
		return 'a';
	case 0x12b:
	case 0xee:
		return 'i';
	case 0x16b:
	case 0xfb:
		return 'u';
	case 0x113:
	case 0xea:
		return 'e';
	case 0x14d:
	case 0xf4:
		return 'o';
	default:
		return cp;
	}
}

static bool is_ascii_word(taiyaku_str word)
{
	for (size_t i = 0; i < word.len; i++)
		if (word.data[i] < 'a' || word.data[i] > 'z')
			return false;
	return word.len <= LONGEST;
}

typedef struct words {
	char *data; /* room for all */
	size_t len;
	size_t start; /* of the word that is being written */
	bool english;
} words;

static void end_word(words *w)
{
	taiyaku_str word = ty_str_of(w->data + w->start, w->len - w->start);

	if (word.len == 0)
		return;
	if (w->english && is_ascii_word(word))
		w->len = w->start + inflect(w->data + w->start, word.len);
	w->data[w->len++] = ' ';
	w->start = w->len;
}

/* Behind ' at at: the s of a possessive, which ends the word (the author's). */
static bool is_possessive(taiyaku_str key, size_t at)
{
	uint32_t cp = ' ';

	if (at >= key.len || key.data[at] != 's')
		return false;
	if (at + 1 < key.len)
		ty_utf8_next(&cp, key, at + 1);
	return !ty_script_is_word(ty_script_of(cp));
}

static bool is_digit_at(taiyaku_str key, size_t at)
{
	return at < key.len && ty_is_digit(key.data[at]);
}

/* A sign of ASCII at at, behind what was read; returns the offset behind it. */
static size_t put_sign(words *w, taiyaku_str key, size_t at)
{
	char c = key.data[at];
	bool in_number = at > 0 && is_digit_at(key, at - 1) && is_digit_at(key, at + 1);

	if (c == '\'' && w->len > w->start) /* don't is one word */
		return at + 1 + is_possessive(key, at + 1);
	if (c == '-' && w->len - w->start == 1 && w->data[w->start] >= 'a')
		return at + 1; /* e-mail, x-ray */
	if ((c == '.' || c == ',') && in_number) {
		w->data[w->len++] = c;
	} else if (c == '&') {
		end_word(w);
		memcpy(w->data + w->len, "and", 3);
		w->len += 3;
		end_word(w);
	} else if (memchr("+#%@$=<>", c, 8)) { /* C, C++ and C# are three things */
		w->data[w->len++] = c;
	} else {
		end_word(w);
	}
	return at + 1;
}

taiyaku_status ty_loose_spaced(taiyaku_str *out, ty_arena *arena, taiyaku_str key, bool english,
			       taiyaku_error *err)
{
	words w = { .english = english };

	/* & becomes "and" and two spaces at most; a word never grows but by the space behind. */
	if (key.len > (SIZE_MAX - 8) / 5)
		return ty_fail_memory(err);
	w.data = ty_arena_alloc(arena, 5 * key.len + 8);
	if (!w.data)
		return ty_fail_memory(err);
	for (size_t at = 0; at < key.len;) {
		uint32_t cp;
		size_t next = ty_utf8_next(&cp, key, at);
		ty_script script = ty_script_of(cp);

		if (script == TY_SCRIPT_ASCII_PUNCT) {
			next = put_sign(&w, key, at);
		} else if (script == TY_SCRIPT_SPACE || script == TY_SCRIPT_PUNCT ||
			   script == TY_SCRIPT_CJK_PUNCT || script == TY_SCRIPT_CONTROL) {
			end_word(&w);
		} else {
			w.len += ty_utf8_put(w.data + w.len, english ? without_long_mark(cp) : cp);
		}
		at = next;
	}
	end_word(&w);
	*out = ty_str_of(w.data, w.len > 0 ? w.len - 1 : 0);
	return TAIYAKU_OK;
}
