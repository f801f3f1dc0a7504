/* SPDX-License-Identifier: Apache-2.0 */
/* What a text is beside one of the other language. */
#include "base/ascii.h"
#include "extract/gloss.h"
#include "extract/romaji.h"
#include "text/romaji.h"
#include "text/script.h"
#include "text/utf8.h"

/* The digit of either width that a character is; 10: none. */
static unsigned digit_of(uint32_t cp)
{
	if (ty_is_digit(cp))
		return cp - '0';
	return cp >= U'０' && cp <= U'９' ? cp - U'０' : 10;
}

/* The year before the first of an era whose name ends before byte at; 0: none does. */
static unsigned era_before(taiyaku_str text, size_t at)
{
	static const struct {
		const char *name;
		unsigned before;
	} eras[] = { { "明治", 1867 },
		     { "大正", 1911 },
		     { "昭和", 1925 },
		     { "平成", 1988 },
		     { "令和", 2018 } };

	for (size_t i = 0; i < sizeof eras / sizeof *eras; i++)
		if (ty_str_ends(ty_str_slice(text, 0, at), ty_str(eras[i].name)))
			return eras[i].before;
	return 0;
}

/* Whether a text has a number, the year of an era being one of ours: 令和3年 has 2021. */
static bool has_number(taiyaku_str text, unsigned number)
{
	for (size_t at = 0; at < text.len;) {
		unsigned era = era_before(text, at), n = 0, digits = 0;
		uint32_t cp;
		size_t next = ty_utf8_next(&cp, text, at);

		if (era && cp == U'元')
			n = 1, digits = 1;
		while (at < text.len && digit_of(cp) < 10 && digits < 9) {
			n = n * 10 + digit_of(cp);
			digits++;
			at = next;
			if (at < text.len)
				next = ty_utf8_next(&cp, text, at);
		}
		if (digits && (n == number || (era && era + n == number)))
			return true;
		at = at == text.len ? at : next;
	}
	return false;
}

bool ty_gloss_shares_number(taiyaku_str ja, taiyaku_str en)
{
	size_t to = en.len, from;
	unsigned number = 0;

	while (to > 0 && !ty_is_digit(en.data[to - 1]))
		to--;
	for (from = to; from > 0 && ty_is_digit(en.data[from - 1]);)
		from--;
	if (to == from || to - from > 9)
		return false;
	for (size_t i = from; i < to; i++)
		number = number * 10 + (unsigned)(en.data[i] - '0');
	return ty_str_find(ja, ty_str_slice(en, from, to), 0) != SIZE_MAX || has_number(ja, number);
}

taiyaku_str ty_gloss_without_reading(taiyaku_str term)
{
	static const char *const brackets[][2] = {
		{ "(", ")" },
		{ "（", "）" },
		{ "【", "】" },
		{ "[", "]" },
	};

	for (size_t i = 0; i < sizeof brackets / sizeof *brackets; i++) {
		taiyaku_str open = ty_str(brackets[i][0]), close = ty_str(brackets[i][1]);
		size_t at = ty_str_find(term, open, 0);
		taiyaku_str before, inside;
		ty_sort sort;

		if (at == 0 || at == SIZE_MAX || !ty_str_ends(term, close))
			continue;
		before = ty_str_trim(ty_str_slice(term, 0, at));
		inside = ty_str_trim(ty_str_slice(term, at + open.len, term.len - close.len));
		if (ty_str_find(inside, open, 0) != SIZE_MAX)
			continue;
		sort = ty_gloss_sort(inside);
		if (ty_has_japanese(before))
			return sort == TY_SORT_READING || sort == TY_SORT_ROMAJI ? before : term;
		return sort == TY_SORT_JAPANESE && ty_gloss_sort(before) == TY_SORT_ROMAJI ? inside
											   : term;
	}
	return term;
}

bool ty_gloss_is_katakana(taiyaku_str text)
{
	size_t counts[TY_SCRIPTS] = { 0 };

	ty_script_count(counts, text);
	return counts[TY_SCRIPT_KATAKANA] > 0 &&
	       counts[TY_SCRIPT_HIRAGANA] + counts[TY_SCRIPT_HAN] + counts[TY_SCRIPT_LATIN] == 0;
}

static bool reads_alike(taiyaku_str latin, taiyaku_str kana)
{
	ty_arena arena = { 0 };
	taiyaku_str a, b;
	bool alike = ty_romaji_key(&a, &arena, latin, NULL) != TAIYAKU_OK ||
		     ty_romaji_key(&b, &arena, kana, NULL) != TAIYAKU_OK || ty_str_equal(a, b);

	ty_arena_free(&arena);
	return alike;
}

ty_sort ty_gloss_sort_beside(taiyaku_str text, taiyaku_str ja)
{
	ty_sort sort = ty_gloss_sort(text);

	if (sort != TY_SORT_ROMAJI || ty_romaji_test(text) != TY_ROMAJI_SINGLE ||
	    !ty_gloss_is_katakana(ja))
		return sort;
	return reads_alike(text, ja) ? TY_SORT_ROMAJI : TY_SORT_ENGLISH;
}
