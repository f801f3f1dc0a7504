/* SPDX-License-Identifier: Apache-2.0 */
#include "tmx/negation.h"

#include "text/script.h"
#include "text/utf8.h"

static const char *const words[] = { "not",	"no",  "never",	  "none",   "nothing", "nobody",
				     "nowhere", "nor", "neither", "cannot", "without", "t" };

static const char *const prefixes[] = { "un", "in", "im", "ir", "il", "dis", "non", "non-" };

/* Endings that say no; ませ, だ and so on change around them. */
static const char *const endings[] = {
	"ません", "ない", "なかっ", "なく", "なけれ", "無い", "無く"
};
/* Kanji before ない that make it an adjective: 少ない. */
static const char not_before[] = "少危切幼儚内";
/* Kanji that say no at the beginning of a word. */
static const char kanji[] = "不非未無";

/* ず and ぬ say no behind the stem of a verb: a kanji, or one of these. */
static const char stems[] = "かさたならわばがませべれけえてめねげきしちにみりびぎじ";
/* ... but not in まず, 必ず, ずつ, わずか, いずれ, ずっと. */
static const char no_stems[] = "必先筈僅";
static const char no_tails[] = "つかれっいらるぐきくけめ";

static bool is_one_of(const char *all, uint32_t cp)
{
	taiyaku_str s = ty_str(all);
	uint32_t one;

	for (size_t i = 0; i < s.len;) {
		i = ty_utf8_next(&one, s, i);
		if (one == cp)
			return true;
	}
	return false;
}

static uint32_t before(taiyaku_str key, size_t at)
{
	uint32_t cp = ' ';

	if (at)
		ty_utf8_before(&cp, key, at);
	return cp;
}

static uint32_t behind(taiyaku_str key, size_t at)
{
	uint32_t cp = ' ';

	if (at < key.len)
		ty_utf8_next(&cp, key, at);
	return cp;
}

/* The end of ず or ぬ at byte at, which ends at byte end. */
static bool is_old_negation(taiyaku_str key, size_t at, size_t end)
{
	uint32_t stem = before(key, at);

	if (is_one_of(no_tails, behind(key, end)) || is_one_of(no_stems, stem))
		return false;
	if (ty_script_of(stem) == TY_SCRIPT_HAN)
		return true;
	/* まず as a word of its own begins a phrase. */
	if (stem == 0x307e && ty_script_of(before(key, at - 3)) != TY_SCRIPT_HAN)
		return false;
	return is_one_of(stems, stem);
}

static size_t japanese_end(taiyaku_str key, size_t at)
{
	taiyaku_str rest = ty_str_slice(key, at, key.len);
	uint32_t cp;
	size_t end = ty_utf8_next(&cp, key, at);

	for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
		if (ty_str_starts(rest, ty_str(endings[i])))
			return is_one_of(not_before, before(key, at)) ? at
								      : at + strlen(endings[i]);
	if (cp == 0x305a || cp == 0x306c) /* ず ぬ */
		return is_old_negation(key, at, end) ? end : at;
	if (is_one_of(kanji, cp) && ty_script_of(behind(key, end)) == TY_SCRIPT_HAN)
		return end;
	return at;
}

static bool is_letter(uint32_t cp)
{
	return ty_script_of(cp) == TY_SCRIPT_LATIN || ty_script_of(cp) == TY_SCRIPT_MARK;
}

bool ty_is_negation(taiyaku_str word)
{
	uint32_t cp;

	if (word.len == 3 && ty_utf8_next(&cp, word, 0) == 3 && is_one_of(kanji, cp))
		return true;
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (ty_str_is(word, words[i]))
			return true;
	return false;
}

/* The t of don't: an n and an apostrophe stand before it. */
static bool is_contraction(taiyaku_str key, size_t at)
{
	return at >= 2 && key.data[at - 1] == '\'' && key.data[at - 2] == 'n';
}

/* The end of a negation that begins at byte at; at: there is none. */
static size_t english_end(taiyaku_str key, size_t at)
{
	size_t end = at;
	uint32_t cp;
	taiyaku_str word;

	if (is_letter(before(key, at)))
		return at;
	while (end < key.len) {
		size_t next = ty_utf8_next(&cp, key, end);

		if (!is_letter(cp))
			break;
		end = next;
	}
	word = ty_str_slice(key, at, end);
	if (!ty_is_negation(word) || (word.len == 1 && !is_contraction(key, at)))
		return at;
	return end;
}

size_t ty_count_negations(taiyaku_str key, size_t from, size_t to)
{
	size_t count = 0;

	for (size_t at = 0; at < key.len && at < to;) {
		uint32_t cp;
		size_t next = ty_utf8_next(&cp, key, at);
		size_t end = is_letter(cp) ? english_end(key, at) : japanese_end(key, at);

		if (end > at && end > from)
			count++;
		at = end > at ? end : next;
	}
	return count;
}

bool ty_are_opposites(taiyaku_str a, taiyaku_str b)
{
	taiyaku_str longer = a.len > b.len ? a : b, shorter = a.len > b.len ? b : a;

	if (shorter.len < 3 || !ty_str_ends(longer, shorter))
		return false;
	for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++)
		if (ty_str_is(ty_str_slice(longer, 0, longer.len - shorter.len), prefixes[i]))
			return true;
	return false;
}
