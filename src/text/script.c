/* SPDX-License-Identifier: Apache-2.0 */
/*
 * One table entry for every 256 code points of the basic plane; it is the class of them all, or
 * the number of a page that has a class for each.  Classes follow Script and General_Category of
 * Unicode, but where Japanese use says more: ー is katakana, 々〆〇 and radicals are kanji.  Blocks
 * that Japanese and English texts hardly touch have one class for a whole page.
 */
#include "text/script.h"

#include "text/utf8.h"

enum {
	OTH = TY_SCRIPT_OTHER,
	CTL = TY_SCRIPT_CONTROL,
	SPC = TY_SCRIPT_SPACE,
	DIG = TY_SCRIPT_DIGIT,
	LAT = TY_SCRIPT_LATIN,
	GRK = TY_SCRIPT_GREEK,
	CYR = TY_SCRIPT_CYRILLIC,
	HIR = TY_SCRIPT_HIRAGANA,
	KAT = TY_SCRIPT_KATAKANA,
	HAN = TY_SCRIPT_HAN,
	HNG = TY_SCRIPT_HANGUL,
	ASC = TY_SCRIPT_ASCII_PUNCT,
	CJP = TY_SCRIPT_CJK_PUNCT,
	PUN = TY_SCRIPT_PUNCT,
	SYM = TY_SCRIPT_SYMBOL,
	MRK = TY_SCRIPT_MARK,
	/* Pages of their own, numbered from the last class on. */
	M0 = TY_SCRIPTS,
	M1,
	M2,
	M3,
	M4,
	M5,
	M6,
	M7
};

#define X16(c) c, c, c, c, c, c, c, c, c, c, c, c, c, c, c, c

/* clang-format off */
static const unsigned char pages[256] = {
	M0, LAT, LAT, M1, CYR, OTH, OTH, OTH, OTH, OTH, OTH, OTH, OTH, OTH, OTH, OTH,
	OTH, HNG, OTH, OTH, OTH, OTH, OTH, OTH, OTH, OTH, OTH, OTH, OTH, LAT, LAT, GRK,
	M2, SYM, SYM, SYM, SYM, SYM, SYM, SYM, SYM, SYM, SYM, SYM, OTH, OTH, M3, HAN,
	M4, M5, SYM, SYM, HAN, HAN, HAN, HAN, HAN, HAN, HAN, HAN, HAN, HAN, HAN, HAN,
	X16(HAN),
	X16(HAN),
	X16(HAN),
	X16(HAN),
	X16(HAN),
	X16(HAN),
	OTH, OTH, OTH, OTH, OTH, OTH, OTH, LAT, OTH, OTH, OTH, OTH, HNG, HNG, HNG, HNG,
	X16(HNG),
	X16(HNG),
	HNG, HNG, HNG, HNG, HNG, HNG, HNG, HNG, OTH, OTH, OTH, OTH, OTH, OTH, OTH, OTH,
	X16(OTH),
	OTH, OTH, OTH, OTH, OTH, OTH, OTH, OTH, OTH, HAN, HAN, OTH, OTH, OTH, M6, M7,
};

const unsigned char ty_script_mixed[][256] = {
	/* U+0000 */
	{
	CTL, CTL, CTL, CTL, CTL, CTL, CTL, CTL, CTL, SPC, SPC, SPC, SPC, SPC, CTL, CTL,
	X16(CTL),
	SPC, ASC, ASC, ASC, ASC, ASC, ASC, ASC, ASC, ASC, ASC, ASC, ASC, ASC, ASC, ASC,
	DIG, DIG, DIG, DIG, DIG, DIG, DIG, DIG, DIG, DIG, ASC, ASC, ASC, ASC, ASC, ASC,
	ASC, LAT, LAT, LAT, LAT, LAT, LAT, LAT, LAT, LAT, LAT, LAT, LAT, LAT, LAT, LAT,
	LAT, LAT, LAT, LAT, LAT, LAT, LAT, LAT, LAT, LAT, LAT, ASC, ASC, ASC, ASC, ASC,
	ASC, LAT, LAT, LAT, LAT, LAT, LAT, LAT, LAT, LAT, LAT, LAT, LAT, LAT, LAT, LAT,
	LAT, LAT, LAT, LAT, LAT, LAT, LAT, LAT, LAT, LAT, LAT, ASC, ASC, ASC, ASC, CTL,
	CTL, CTL, CTL, CTL, CTL, SPC, CTL, CTL, CTL, CTL, CTL, CTL, CTL, CTL, CTL, CTL,
	X16(CTL),
	SPC, PUN, SYM, SYM, SYM, SYM, SYM, PUN, SYM, SYM, LAT, PUN, SYM, CTL, SYM, SYM,
	SYM, SYM, SYM, SYM, SYM, OTH, PUN, PUN, SYM, SYM, LAT, PUN, SYM, SYM, SYM, PUN,
	X16(LAT),
	LAT, LAT, LAT, LAT, LAT, LAT, LAT, SYM, LAT, LAT, LAT, LAT, LAT, LAT, LAT, LAT,
	X16(LAT),
	LAT, LAT, LAT, LAT, LAT, LAT, LAT, SYM, LAT, LAT, LAT, LAT, LAT, LAT, LAT, LAT,
	},
	/* U+0300 */
	{
	X16(MRK),
	X16(MRK),
	X16(MRK),
	X16(MRK),
	X16(MRK),
	X16(MRK),
	X16(MRK),
	GRK, GRK, GRK, GRK, GRK, SYM, GRK, GRK, OTH, OTH, GRK, GRK, GRK, GRK, PUN, GRK,
	OTH, OTH, OTH, OTH, SYM, SYM, GRK, PUN, GRK, GRK, GRK, OTH, GRK, OTH, GRK, GRK,
	X16(GRK),
	GRK, GRK, OTH, GRK, GRK, GRK, GRK, GRK, GRK, GRK, GRK, GRK, GRK, GRK, GRK, GRK,
	X16(GRK),
	X16(GRK),
	X16(GRK),
	GRK, GRK, OTH, OTH, OTH, OTH, OTH, OTH, OTH, OTH, OTH, OTH, OTH, OTH, OTH, OTH,
	GRK, GRK, GRK, GRK, GRK, GRK, SYM, GRK, GRK, GRK, GRK, GRK, GRK, GRK, GRK, GRK,
	},
	/* U+2000 */
	{
	SPC, SPC, SPC, SPC, SPC, SPC, SPC, SPC, SPC, SPC, SPC, CTL, CTL, CTL, CTL, CTL,
	X16(PUN),
	PUN, PUN, PUN, PUN, PUN, PUN, PUN, PUN, SPC, SPC, CTL, CTL, CTL, CTL, CTL, SPC,
	X16(PUN),
	PUN, PUN, PUN, PUN, SYM, PUN, PUN, PUN, PUN, PUN, PUN, PUN, PUN, PUN, PUN, PUN,
	PUN, PUN, SYM, PUN, PUN, PUN, PUN, PUN, PUN, PUN, PUN, PUN, PUN, PUN, PUN, SPC,
	CTL, CTL, CTL, CTL, CTL, OTH, CTL, CTL, CTL, CTL, CTL, CTL, CTL, CTL, CTL, CTL,
	SYM, LAT, OTH, OTH, SYM, SYM, SYM, SYM, SYM, SYM, SYM, SYM, SYM, PUN, PUN, LAT,
	SYM, SYM, SYM, SYM, SYM, SYM, SYM, SYM, SYM, SYM, SYM, SYM, SYM, PUN, PUN, OTH,
	LAT, LAT, LAT, LAT, LAT, LAT, LAT, LAT, LAT, LAT, LAT, LAT, LAT, OTH, OTH, OTH,
	X16(SYM),
	X16(SYM),
	SYM, OTH, OTH, OTH, OTH, OTH, OTH, OTH, OTH, OTH, OTH, OTH, OTH, OTH, OTH, OTH,
	X16(MRK),
	X16(MRK),
	MRK, OTH, OTH, OTH, OTH, OTH, OTH, OTH, OTH, OTH, OTH, OTH, OTH, OTH, OTH, OTH,
	},
	/* U+2E00 */
	{
	X16(PUN),
	X16(PUN),
	PUN, PUN, PUN, PUN, PUN, PUN, PUN, PUN, PUN, PUN, PUN, PUN, PUN, PUN, PUN, OTH,
	X16(PUN),
	X16(PUN),
	SYM, SYM, PUN, PUN, PUN, PUN, PUN, PUN, PUN, PUN, PUN, PUN, PUN, PUN, OTH, OTH,
	X16(OTH),
	X16(OTH),
	X16(HAN),
	HAN, HAN, HAN, HAN, HAN, HAN, HAN, HAN, HAN, HAN, OTH, HAN, HAN, HAN, HAN, HAN,
	X16(HAN),
	X16(HAN),
	X16(HAN),
	X16(HAN),
	X16(HAN),
	HAN, HAN, HAN, HAN, OTH, OTH, OTH, OTH, OTH, OTH, OTH, OTH, OTH, OTH, OTH, OTH,
	},
	/* U+3000 */
	{
	SPC, CJP, CJP, CJP, SYM, HAN, HAN, HAN, CJP, CJP, CJP, CJP, CJP, CJP, CJP, CJP,
	X16(CJP),
	CJP, HAN, HAN, HAN, HAN, HAN, HAN, HAN, HAN, HAN, MRK, MRK, MRK, MRK, MRK, MRK,
	CJP, HIR, HIR, HIR, HIR, HIR, SYM, SYM, HAN, HAN, HAN, HAN, OTH, CJP, SYM, SYM,
	OTH, HIR, HIR, HIR, HIR, HIR, HIR, HIR, HIR, HIR, HIR, HIR, HIR, HIR, HIR, HIR,
	X16(HIR),
	X16(HIR),
	X16(HIR),
	X16(HIR),
	HIR, HIR, HIR, HIR, HIR, HIR, HIR, OTH, OTH, MRK, MRK, HIR, HIR, HIR, HIR, HIR,
	CJP, KAT, KAT, KAT, KAT, KAT, KAT, KAT, KAT, KAT, KAT, KAT, KAT, KAT, KAT, KAT,
	X16(KAT),
	X16(KAT),
	X16(KAT),
	X16(KAT),
	KAT, KAT, KAT, KAT, KAT, KAT, KAT, KAT, KAT, KAT, KAT, CJP, KAT, KAT, KAT, KAT,
	},
	/* U+3100 */
	{
	X16(OTH),
	X16(OTH),
	X16(OTH),
	OTH, HNG, HNG, HNG, HNG, HNG, HNG, HNG, HNG, HNG, HNG, HNG, HNG, HNG, HNG, HNG,
	X16(HNG),
	X16(HNG),
	X16(HNG),
	X16(HNG),
	HNG, HNG, HNG, HNG, HNG, HNG, HNG, HNG, HNG, HNG, HNG, HNG, HNG, HNG, HNG, OTH,
	X16(SYM),
	X16(OTH),
	X16(OTH),
	X16(SYM),
	X16(SYM),
	SYM, SYM, SYM, SYM, OTH, OTH, OTH, OTH, OTH, OTH, OTH, OTH, OTH, OTH, OTH, OTH,
	X16(KAT),
	},
	/* U+FE00 */
	{
	X16(MRK),
	PUN, PUN, PUN, PUN, PUN, PUN, PUN, PUN, PUN, PUN, OTH, OTH, OTH, OTH, OTH, OTH,
	X16(MRK),
	X16(CJP),
	X16(CJP),
	CJP, CJP, CJP, OTH, CJP, CJP, CJP, CJP, CJP, CJP, CJP, CJP, CJP, CJP, CJP, CJP,
	CJP, CJP, CJP, CJP, CJP, CJP, CJP, OTH, CJP, CJP, CJP, CJP, OTH, OTH, OTH, OTH,
	X16(OTH),
	X16(OTH),
	X16(OTH),
	X16(OTH),
	X16(OTH),
	X16(OTH),
	X16(OTH),
	X16(OTH),
	OTH, OTH, OTH, OTH, OTH, OTH, OTH, OTH, OTH, OTH, OTH, OTH, OTH, OTH, OTH, CTL,
	},
	/* U+FF00 */
	{
	OTH, CJP, CJP, CJP, CJP, CJP, CJP, CJP, CJP, CJP, CJP, CJP, CJP, CJP, CJP, CJP,
	DIG, DIG, DIG, DIG, DIG, DIG, DIG, DIG, DIG, DIG, CJP, CJP, CJP, CJP, CJP, CJP,
	CJP, LAT, LAT, LAT, LAT, LAT, LAT, LAT, LAT, LAT, LAT, LAT, LAT, LAT, LAT, LAT,
	LAT, LAT, LAT, LAT, LAT, LAT, LAT, LAT, LAT, LAT, LAT, CJP, CJP, CJP, CJP, CJP,
	CJP, LAT, LAT, LAT, LAT, LAT, LAT, LAT, LAT, LAT, LAT, LAT, LAT, LAT, LAT, LAT,
	LAT, LAT, LAT, LAT, LAT, LAT, LAT, LAT, LAT, LAT, LAT, CJP, CJP, CJP, CJP, CJP,
	CJP, CJP, CJP, CJP, CJP, CJP, KAT, KAT, KAT, KAT, KAT, KAT, KAT, KAT, KAT, KAT,
	X16(KAT),
	X16(KAT),
	X16(KAT),
	X16(HNG),
	HNG, HNG, HNG, HNG, HNG, HNG, HNG, HNG, HNG, HNG, HNG, HNG, HNG, HNG, HNG, OTH,
	OTH, OTH, HNG, HNG, HNG, HNG, HNG, HNG, OTH, OTH, HNG, HNG, HNG, HNG, HNG, HNG,
	OTH, OTH, HNG, HNG, HNG, HNG, HNG, HNG, OTH, OTH, HNG, HNG, HNG, OTH, OTH, OTH,
	CJP, CJP, CJP, CJP, CJP, CJP, CJP, OTH, SYM, SYM, SYM, SYM, SYM, SYM, SYM, OTH,
	OTH, OTH, OTH, OTH, OTH, OTH, OTH, OTH, OTH, CTL, CTL, CTL, SYM, SYM, OTH, OTH,
	},
};
/* clang-format on */

/* Above the basic plane. */
static ty_script astral(uint32_t cp)
{
	if ((cp >= 0x20000 && cp < 0x40000) || cp == 0x16fe3) /* kanji, an old iteration mark */
		return TY_SCRIPT_HAN;
	if (cp >= 0x1f000 && cp < 0x1fb00)
		return TY_SCRIPT_SYMBOL;
	if (cp >= 0x1aff0 && cp < 0x1b000)
		return TY_SCRIPT_KATAKANA;
	if (cp >= 0x1b000 && cp < 0x1b170) /* old and small kana; only these are katakana */
		return cp == 0x1b000 || (cp >= 0x1b120 && cp < 0x1b123) || cp == 0x1b155 ||
				       cp >= 0x1b164
			       ? TY_SCRIPT_KATAKANA
			       : TY_SCRIPT_HIRAGANA;
	if (cp >= 0x1d400 && cp < 0x1d800) /* mathematical letters */
		return TY_SCRIPT_LATIN;
	if (cp >= 0xe0100 && cp < 0xe01f0) /* variation selectors of kanji */
		return TY_SCRIPT_MARK;
	return TY_SCRIPT_OTHER;
}

ty_script ty_script_beyond(uint32_t cp)
{
	unsigned char page;

	if (cp >= 0x10000)
		return astral(cp);
	page = pages[cp >> 8];
	return (ty_script)(page < M0 ? page : ty_script_mixed[page - M0][cp & 0xff]);
}

/* In U+4E00-9FFF all are kanji, and of the page of kana each has its class. */
static bool is_kanji_page(uint32_t cp)
{
	return (cp >> 8) - 0x4e <= 0x9f - 0x4e;
}

size_t ty_script_count_japanese(const uint32_t *points, size_t n)
{
	const unsigned char *kana = ty_script_mixed[M4 - M0];
	size_t japanese = 0;
	bool others = false;

	/* Without branches, for Japanese goes from one to the other as it likes. */
	for (size_t i = 0; i < n; i++) {
		uint32_t cp = points[i];
		bool is_kana =
			(cp >> 8 == 0x30) & ty_script_is_japanese((ty_script)kana[cp & 0xff]);

		japanese += is_kana | is_kanji_page(cp);
		others |= (cp >= 0x100) & (cp >> 8 != 0x30) & !is_kanji_page(cp);
	}
	for (size_t i = 0; others && i < n; i++)
		if (points[i] >> 8 != 0x30 && !is_kanji_page(points[i]))
			japanese += ty_script_is_japanese(ty_script_of(points[i]));
	return japanese;
}

void ty_script_count(size_t counts[TY_SCRIPTS], taiyaku_str s)
{
	uint32_t cp;

	memset(counts, 0, TY_SCRIPTS * sizeof *counts);
	for (size_t at = 0; at < s.len;) {
		at = ty_utf8_next(&cp, s, at);
		counts[ty_script_of(cp)]++;
	}
}

bool ty_has_japanese(taiyaku_str s)
{
	size_t at = ty_utf8_find_japanese(s, 0);
	uint32_t cp;

	while (at < s.len) {
		at = ty_utf8_next(&cp, s, at);
		if (ty_script_is_japanese(ty_script_of(cp)))
			return true;
		if (at < s.len && (unsigned char)s.data[at] < 0x80)
			at = ty_utf8_find_japanese(s, at);
	}
	return false;
}
