/* SPDX-License-Identifier: Apache-2.0 */
/* What a text is beside one of the other language. */
#include "base/ascii.h"
#include "extract/gloss.h"
#include "extract/romaji.h"
#include "text/romaji.h"
#include "text/script.h"

bool ty_gloss_shares_number(taiyaku_str ja, taiyaku_str en)
{
	size_t to = en.len, from;

	while (to > 0 && !ty_is_digit(en.data[to - 1]))
		to--;
	for (from = to; from > 0 && ty_is_digit(en.data[from - 1]);)
		from--;
	return to > from && ty_str_find(ja, ty_str_slice(en, from, to), 0) != SIZE_MAX;
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
