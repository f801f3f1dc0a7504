/* SPDX-License-Identifier: Apache-2.0 */
/* The rule most glosses in running text follow: a title, then its gloss in a bracket. */
#include "extract/brackets.h"

#include "base/ascii.h"
#include "extract/citation.h"
#include "extract/edge_part.h"
#include "extract/editions.h"
#include "extract/english.h"
#include "extract/remark.h"
#include "extract/romaji.h"

/* By what stands at the left edge of the title (ty_edge_kind). */
static const ty_bracket_rule forward[] = {
	[TY_EDGE_QUOTED] = { "quoted-bracket", 90 },
	[TY_EDGE_CITATION] = { "citation-bracket", 96 },
	[TY_EDGE_ENCLOSED] = { "whole-bracket", 90 },
	[TY_EDGE_START] = { "whole-bracket", 88 },
	[TY_EDGE_LATIN] = { "word-bracket", 86 },
	[TY_EDGE_STOP] = { "sentence-bracket", 72 },
	[TY_EDGE_PROSE] = { "term-bracket", 75 },
};

enum {
	LABELLED = 8, /* the bracket says what it holds */
	SQUARE = 3,   /* the bracket that style guides ask for */
	THINGS = 4,   /* that a bracket lists */
	HEAD_MAX = 6, /* characters of a word before a colon */
	NUMBERED = -30,
	WRAPPED = -12, /* the line before may be its beginning */
	HALF_ROMAJI = -12,
	ROMAJI_HEAD = -42,  /* and its head, which English puts last, is Japanese */
	ONE_WORD = -4,	    /* could be a name, a remark */
	COMPOUND = -35,	    /* the word goes on behind the bracket */
	UNSORTED = -60,	    /* "Video" behind a long title */
	CAPITALS_LEAST = 4, /* letters of a word in capitals that is no abbreviation */
	TERM_ALONE = 4,	    /* characters of a term that has a gloss inside a longer one */
	MEDIUM_TITLE = 8    /* characters of a title that is no word for a medium any more */
};

static bool is_address(const ty_scan *scan, size_t from)
{
	size_t to = from + 12 < scan->n ? from + 12 : scan->n;

	return ty_str_has(ty_scan_raw(scan, from, to), "://");
}

/* "](": the link of Markdown, "][": a reference. */
static bool is_link(const ty_scan *scan, size_t close)
{
	uint32_t next = ty_scan_cp(scan, close + 1);
	size_t inside = close + 2;

	if (scan->glyphs[close].shape != TY_SHAPE_SQUARE || close + 2 >= scan->n)
		return false;
	if (next == '[')
		return true;
	if (next != '(')
		return false;
	return ty_scan_script(scan, inside) == TY_SCRIPT_ASCII_PUNCT || is_address(scan, inside);
}

/* [題](target): what a reader of Markdown took for no link is none of its gloss either. */
static bool is_target(const ty_scan *scan, size_t open)
{
	return open > 0 && ty_scan_cp(scan, open) == '(' && ty_scan_cp(scan, open - 1) == ']' &&
	       ty_scan_is_close(scan, open - 1);
}

/* After white space and full stops, a year in a bracket: what stood before is its author. */
static bool before_year(const ty_scan *scan, size_t close)
{
	size_t i = close + 1;

	while (i < scan->n && i - close < 4 &&
	       (ty_scan_space(scan, i) || ty_scan_cp(scan, i) == '.' || ty_scan_cp(scan, i) == ','))
		i++;
	return i < scan->n && ty_citation_year_in(scan, i).len > 0;
}

/* The word goes on: 言語（Hugging Face）リソース. */
static bool in_compound(const ty_scan *scan, size_t close)
{
	size_t i = close + 1;
	ty_script script;

	if (i < scan->n && ty_scan_cp(scan, i) == ' ')
		i++;
	script = ty_scan_script(scan, i);
	return i < scan->n && (script == TY_SCRIPT_KATAKANA || script == TY_SCRIPT_HAN);
}

/* The name of a language is the gloss of its own name only: 日本語 (Japanese). */
static bool names_language(const ty_scan *scan, const ty_edge *ja)
{
	return ja->to - ja->from <= 6 && ty_scan_cp(scan, ja->to - 1) == U'語';
}

/* Half of it or more reads as Japanese: "Central Kyoku". */
static bool is_half_romaji(taiyaku_str text)
{
	ty_romaji_counts n = ty_romaji_count(text);

	return 2 * (n.syllables - n.english - n.neutral - n.borrowed) >= n.words &&
	       ty_gloss_function_words(text) == 0;
}

/* "Central Kyoku", but not "Lake Biwa": the word that says what it is comes first in some names. */
static bool ends_in_romaji(taiyaku_str text)
{
	static const char *const heads[] = { "mount", "mt",	  "lake",     "hotel",	 "cape",
					     "port",  "prince",	  "princess", "emperor", "lord",
					     "lady",  "saint",	  "mr",	      "ms",	 "mrs",
					     "dr",    "professor" };
	taiyaku_str word, first = { NULL, 0 }, last = { NULL, 0 };

	for (size_t at = 0; ty_gloss_word(&word, &at, text); last = word)
		if (first.len == 0)
			first = word;
	for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
		if (ty_str_is_ascii_case(first, heads[i]))
			return false;
	return !ty_english_borrowed(last) &&
	       (ty_romaji_test(last) == TY_ROMAJI_SINGLE || ty_romaji_test(last) == TY_ROMAJI_YES);
}

/* アンテ (antre) reads as the katakana does, アンティ (ante) does not: a foreign word. */
static bool reads_otherwise(taiyaku_str en, taiyaku_str ja)
{
	return ty_gloss_is_katakana(ja) && ty_romaji_test(en) == TY_ROMAJI_SINGLE &&
	       ty_gloss_sort_beside(en, ja) == TY_SORT_ENGLISH;
}

/* What a title stands in tells what it is the title of; TAIYAKU_ANY: the texts must. */
static taiyaku_kind kind_of(const ty_scan *scan, const ty_edge *ja, const ty_part *gloss)
{
	uint32_t before = ja->from ? ty_scan_cp(scan, ja->from - 1) : 0;

	if (ty_gloss_is_name(ty_scan_raw(scan, gloss->from, gloss->to)))
		return TAIYAKU_NAME;
	if (ja->kind == TY_EDGE_CITATION || gloss->label == TY_LABEL_ORIGINAL ||
	    scan->block->kind == TY_BLOCK_HEADING)
		return TAIYAKU_TITLE;
	if (ja->kind == TY_EDGE_PROSE || ja->kind == TY_EDGE_LATIN)
		return TAIYAKU_TERM;
	if (ja->kind == TY_EDGE_QUOTED && (before == U'『' || before == U'《' || before == 0x201c))
		return TAIYAKU_TITLE;
	return TAIYAKU_ANY;
}

/* 「ボタンを押してください」 (the first input starts it), 記録しました (late): what is said is not
 * what is meant, and no word but that of the verb (recorded) says all of it. */
static bool is_remark_on_sentence(taiyaku_str ja, taiyaku_str en)
{
	bool one = !memchr(en.data, ' ', en.len) && !ty_str_ends(en, TY_STR("ed"));

	return ty_is_lower(en.data[0]) &&
	       (ty_str_ends(ja, TY_STR("ください")) || ty_str_ends(ja, TY_STR("ます")) ||
		ty_str_ends(ja, TY_STR("です")) || (one && ty_str_ends(ja, TY_STR("ました"))) ||
		(one && ty_str_ends(ja, TY_STR("ません"))));
}

/* A letter of アン・R・モリス. */
static bool is_initial(const ty_scan *scan, size_t i)
{
	return ty_scan_script(scan, i) == TY_SCRIPT_LATIN && i > 0 &&
	       ty_scan_cp(scan, i - 1) == U'・' && ty_scan_cp(scan, i + 1) == U'・';
}

static bool in_katakana_name(const ty_scan *scan, size_t i)
{
	return ty_scan_script(scan, i) == TY_SCRIPT_KATAKANA || ty_scan_cp(scan, i) == U'・' ||
	       ty_scan_cp(scan, i) == U'＝' || ty_scan_cp(scan, i) == U'ー' || is_initial(scan, i);
}

/* アン・モリス: a name of several parts in katakana, which no Japanese one is written in. */
static bool is_katakana_name(const ty_scan *scan, const ty_edge *ja)
{
	bool parts = false;

	for (size_t i = ja->from; i < ja->to; i++) {
		if (!in_katakana_name(scan, i))
			return false;
		parts |= ty_scan_cp(scan, i) == U'・' || ty_scan_cp(scan, i) == U'＝';
	}
	return parts;
}

/* 海の歴史⏎港町の記憶 [gloss]: the line before ends in a word, and may be the first of the title.
 */
static bool may_be_wrapped(const ty_scan *scan, const ty_edge *ja)
{
	size_t i = ja->from;

	if (ja->kind != TY_EDGE_START ||
	    (scan->block->kind != TY_BLOCK_TEXT && scan->block->kind != TY_BLOCK_NOTE))
		return false;
	while (i > 0 && ty_scan_space(scan, i - 1))
		i--;
	return i > 0 && i < ja->from && ty_scan_japanese(scan, i - 1);
}

/* 《農村經濟》: the marks that Chinese puts titles in, around a character that Japanese has
 * replaced.
 */
static bool is_chinese(const ty_scan *scan, const ty_edge *ja)
{
	static const char replaced[] = "經濟學國會發對體關點數變萬與寫應將實專當傳區圖團壓廣讀聲"
				       "處號舊總歷鐵龍藝榮樂氣藥觀證譯輕轉還邊醫關雜靈顯黨齊齒";

	if (ja->from == 0 || ty_scan_cp(scan, ja->from - 1) != U'《')
		return false;
	for (size_t i = ja->from; i < ja->to; i++)
		if (ty_scan_script(scan, i) == TY_SCRIPT_HAN &&
		    ty_str_find(TY_STR(replaced), ty_scan_raw(scan, i, i + 1), 0) != SIZE_MAX)
			return true;
	return false;
}

static int weigh(const ty_scan *scan, size_t close, const ty_edge *ja, const ty_part *gloss,
		 const ty_bracket_rule *rule)
{
	taiyaku_str ja_text = ty_scan_raw(scan, ja->from, ja->to);
	taiyaku_str en_text = ty_scan_raw(scan, gloss->from, gloss->to);
	/* "Repository / repo": the first of its alternatives says whether it is English. */
	size_t slash = ty_str_find(en_text, TY_STR(" / "), 0);
	taiyaku_str first;
	int confidence = rule->confidence;

	if (gloss->label != TY_LABEL_NONE)
		confidence += LABELLED;
	else if (ty_scan_mix(scan, gloss->from, gloss->to).words == 1)
		confidence += ONE_WORD;
	if (scan->glyphs[close].shape == TY_SHAPE_SQUARE)
		confidence += SQUARE;
	if (may_be_wrapped(scan, ja))
		confidence += WRAPPED;
	/* 港のbridge (arch): a remark on that word. */
	if (gloss->label == TY_LABEL_NONE && ty_scan_script(scan, ja->to - 1) == TY_SCRIPT_LATIN &&
	    ty_scan_mix(scan, gloss->from, gloss->to).words == 1)
		confidence += UNSORTED;
	if (ja->kind >= TY_EDGE_STOP && in_compound(scan, close))
		confidence += ty_scan_space(scan, close + 1)   ? COMPOUND / 4
			      : ja->to - ja->from < TERM_ALONE ? COMPOUND
							       : COMPOUND / 2;
	if (gloss->label == TY_LABEL_NONE &&
	    (is_remark_on_sentence(ja_text, en_text) || ty_remark_english(ja_text, en_text)))
		confidence += UNSORTED;
	/* （Java 1.6）: a version, an edition. */
	if (ja->kind >= TY_EDGE_LATIN && gloss->label == TY_LABEL_NONE &&
	    ty_gloss_is_event(en_text) && !ty_gloss_shares_number(ja_text, en_text))
		confidence += NUMBERED;
	if (is_chinese(scan, ja))
		confidence += UNSORTED;
	if (gloss->sort == TY_SORT_MEDIUM && ja->to - ja->from >= MEDIUM_TITLE)
		confidence += UNSORTED;
	if (gloss->sort == TY_SORT_LANGUAGE && !names_language(scan, ja))
		confidence += UNSORTED;
	first = ty_str_slice(en_text, 0, slash < en_text.len ? slash : en_text.len);
	if (gloss->label == TY_LABEL_NONE && is_half_romaji(first) && !is_katakana_name(scan, ja) &&
	    !reads_otherwise(first, ja_text))
		confidence += ends_in_romaji(first) ? ROMAJI_HEAD : HALF_ROMAJI;
	confidence -= ty_find_misfit(ja_text, en_text);
	return confidence > 99 ? 99 : confidence;
}

/* パラシュート (Parachute) */
static bool is_gloss_beside(const ty_scan *scan, const ty_part *part, const ty_edge *ja)
{
	return part->label == TY_LABEL_NONE &&
	       ty_gloss_sort_beside(ty_scan_raw(scan, part->from, part->to),
				    ty_scan_raw(scan, ja->from, ja->to)) == TY_SORT_ENGLISH;
}

/* "1927-" before character i. */
static bool is_year_range(const ty_scan *scan, size_t from, size_t i)
{
	if (i < from + 5 ||
	    (ty_scan_cp(scan, i - 1) != '-' && ty_scan_script(scan, i - 1) != TY_SCRIPT_PUNCT))
		return false;
	for (size_t k = i - 5; k < i - 1; k++)
		if (ty_scan_script(scan, k) != TY_SCRIPT_DIGIT)
			return false;
	return true;
}

/* "Spirited Away, 2001": the year is the gloss's own only where the title has a number too. */
static ty_part without_year(const ty_scan *scan, const ty_part *gloss, const ty_edge *ja)
{
	ty_part part = *gloss;
	size_t comma = part.to;

	for (size_t i = ja->from; i < ja->to; i++)
		if (ty_scan_script(scan, i) == TY_SCRIPT_DIGIT || ty_scan_cp(scan, i) == U'年')
			return part;
	while (comma > part.from && ty_scan_script(scan, comma - 1) == TY_SCRIPT_DIGIT)
		comma--;
	/* "Anne Morris, 1927-2012" */
	if (part.to - comma == 4 && is_year_range(scan, part.from, comma))
		comma -= 5;
	else if (part.to - comma != 4)
		return part;
	while (comma > part.from && ty_scan_space(scan, comma - 1))
		comma--;
	if (comma > part.from + 1 && ty_scan_cp(scan, comma - 1) == ',')
		part.to = comma - 1;
	return part;
}

/* 少し調べた（Morris, 2002）: in running text one word before a year is who wrote it. */
static bool is_author(const ty_scan *scan, const ty_part *gloss, const ty_part *whole,
		      const ty_edge *ja)
{
	return gloss->to < whole->to && gloss->label == TY_LABEL_NONE && ja->kind >= TY_EDGE_STOP &&
	       ty_scan_mix(scan, gloss->from, gloss->to).words == 1 &&
	       ty_is_upper(ty_scan_cp(scan, gloss->from));
}

/* 港の設計者である“アン・モリス” (Anne Morris): a name in katakana has as many parts as the
 * spelling that stands behind it, and begins where they do. */
static void narrow_to_name(ty_edge *ja, const ty_scan *scan, const ty_part *gloss)
{
	taiyaku_str text = ty_scan_raw(scan, gloss->from, gloss->to), word;
	size_t from = ja->to, parts = 1, words = 0;

	while (from > ja->from && in_katakana_name(scan, from - 1)) {
		from--;
		parts += ty_scan_cp(scan, from) == U'・' || ty_scan_cp(scan, from) == U'＝';
	}
	if (from == ja->from || parts < 2 || !ty_scan_japanese(scan, from - 1))
		return;
	for (size_t at = 0; ty_gloss_word(&word, &at, text); words++)
		if (ty_is_lower(word.data[0]))
			return;
	if (words == parts)
		*ja = (ty_edge){ from, ja->to, TY_EDGE_PROSE };
}

/* 港に関する規則の“名前探索” (harbour rule name look-up): more words than the last noun has. */
static void widen(ty_edge *ja, const ty_scan *scan, const ty_part *gloss, size_t close)
{
	taiyaku_str en = ty_scan_raw(scan, gloss->from, gloss->to);
	ty_edge longer = *ja;

	if (is_katakana_name(scan, ja) || in_compound(scan, close))
		return;

	while (ty_find_is_short(ty_scan_raw(scan, ja->from, ja->to), en) &&
	       ty_edge_longer(&longer, scan) &&
	       ty_find_misfit(ty_scan_raw(scan, longer.from, longer.to), en) == 0)
		*ja = longer;
}

/* 『題』橋出版、2020年（原題：Title）: behind a title its publisher, and then the original. */
static void narrow_to_quote(ty_edge *ja, const ty_scan *scan, const ty_part *gloss)
{
	for (size_t i = ja->to; gloss->label == TY_LABEL_ORIGINAL && i > ja->from; i--)
		if (ty_scan_is_close(scan, i - 1) && scan->glyphs[i - 1].shape == TY_SHAPE_WHITE) {
			if (i < ja->to && ty_scan_script(scan, i) != TY_SCRIPT_HIRAGANA)
				*ja = (ty_edge){ scan->glyphs[i - 1].match + 1, i - 1,
						 TY_EDGE_QUOTED };
			return;
		}
}

/* （北放送、2002年12月9日）: where and when something was shown. */
static bool is_broadcast(const ty_scan *scan, const ty_inside *inside)
{
	taiyaku_str date;

	if (inside->n < 2 || inside->parts[1].separator != U'、' ||
	    inside->parts[0].label != TY_LABEL_NONE)
		return false;
	date = ty_scan_raw(scan, inside->parts[1].from, inside->parts[1].to);
	return ty_str_has(date, "年") && ty_str_has(date, "月");
}

/* 三つの因子 (Size / Depth / Age), 部品 (pier, v1, v2, v3): what there is of it, three words or
 * more between slashes, or four things and more. */
static bool is_enumeration(const ty_scan *scan, const ty_inside *inside, size_t open, size_t close)
{
	unsigned slashes = 0, plain = 0;

	for (size_t i = 0; i < inside->n; i++)
		plain += inside->parts[i].label == TY_LABEL_NONE &&
			 inside->parts[i].sort != TY_SORT_JAPANESE &&
			 inside->parts[i].sort != TY_SORT_READING;
	if (plain >= THINGS)
		return true;

	for (size_t i = open + 2; i + 1 < close; i++)
		slashes += ty_scan_cp(scan, i) == '/' && ty_scan_space(scan, i - 1) &&
			   ty_scan_space(scan, i + 1);
	return slashes > 1;
}

/* "**LTL / CTL**：時相論理 (temporal logic)": what is set apart before a colon is the head of an
 * item. */
static void drop_strong(const ty_scan *scan, ty_edge *ja)
{
	const ty_span *span = scan->block->n_spans ? &scan->block->spans[0] : NULL;
	size_t end = span && span->mark == TY_MARK_STRONG ? ty_scan_index(scan, span->to) : 0;

	if (end == 0 || end <= ja->from || end + 1 >= ja->to || ja->kind < TY_EDGE_START ||
	    (ty_scan_cp(scan, end) != ':' && ty_scan_cp(scan, end) != U'：') ||
	    !ty_scan_holds_japanese(scan, end + 1, ja->to))
		return;
	ja->from = end + 1;
	ty_edge_trim(scan, ja);
}

/* "状態: 完了 (Completed)" in an item or a line: the word before the colon says what it is of,
 * unless the gloss has such a word too. */
static void drop_head(const ty_scan *scan, ty_edge *ja, const ty_part *gloss)
{
	size_t i = ja->from;

	drop_strong(scan, ja);
	if (ja->kind != TY_EDGE_START || scan->block->kind == TY_BLOCK_HEADING ||
	    ty_remark_colon(ty_scan_raw(scan, gloss->from, gloss->to)))
		return;
	while (i < ja->to && i - ja->from <= HEAD_MAX &&
	       (ty_scan_script(scan, i) == TY_SCRIPT_HAN ||
		ty_scan_script(scan, i) == TY_SCRIPT_KATAKANA ||
		ty_scan_script(scan, i) == TY_SCRIPT_HIRAGANA || ty_scan_cp(scan, i) == U'ー'))
		i++;
	if (i == ja->from || i + 1 >= ja->to ||
	    (ty_scan_cp(scan, i) != ':' && ty_scan_cp(scan, i) != U'：') ||
	    !ty_scan_holds_japanese(scan, i + 1, ja->to))
		return;
	ja->from = i + 1;
	ty_edge_trim(scan, ja);
}

/* （日本語: 「港」、英語: 「Harbour」）: both are in the bracket, which tells of something else. */
static bool names_both(const ty_inside *inside)
{
	bool ja = false, en = false;

	for (size_t i = 0; i < inside->n; i++) {
		ja |= inside->parts[i].label == TY_LABEL_JAPANESE &&
		      (inside->parts[i].sort == TY_SORT_JAPANESE ||
		       inside->parts[i].sort == TY_SORT_READING);
		en |= inside->parts[i].label == TY_LABEL_ENGLISH;
	}
	return ja && en;
}

/* 港の地図 (Bridge / Harbourの): the bracket speaks Japanese behind the slash. */
static bool goes_on(const ty_scan *scan, const ty_inside *inside, const ty_part *gloss)
{
	const ty_part *next = gloss + 1;

	return gloss->label == TY_LABEL_NONE && next < inside->parts + inside->n &&
	       next->separator == '/' && next->sort == TY_SORT_JAPANESE &&
	       ty_remark_goes_on(ty_scan_raw(scan, next->from, next->to), true,
				 ty_scan_raw(scan, gloss->from, gloss->to));
}

/* 「索引」（SHOW INDEX）ボタン: what stands behind the bracket says that the name of a part of a
 * screen is before it, which may be in capitals. */
static bool is_part_of_screen(const ty_scan *scan, const ty_part *part, const ty_edge *ja,
			      size_t close)
{
	static const char *const parts[] = {
		"ボタン", "エリア", "画面",	"タブ",	  "メニュー",
		"欄",	  "リンク", "アイコン", "パネル", "ダイアログ"
	};
	taiyaku_str rest = ty_scan_raw(scan, close + 1 < scan->n ? close + 1 : scan->n, scan->n);

	if (ja->kind > TY_EDGE_ENCLOSED || part->label != TY_LABEL_NONE ||
	    part->sort != TY_SORT_ABBREVIATION || part->to - part->from < CAPITALS_LEAST)
		return false;
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
		if (ty_str_starts(rest, ty_str(parts[i])))
			return true;
	return false;
}

static void find_forward(ty_finds *finds, size_t open, const ty_inside *inside)
{
	const ty_scan *scan = finds->scan;
	size_t close = scan->glyphs[open].match;
	const ty_part *glosses[TY_GLOSSES_MAX];
	size_t n = ty_inside_glosses(glosses, inside);
	ty_edge ja;

	if (names_both(inside) || is_broadcast(scan, inside) ||
	    is_enumeration(scan, inside, open, close) ||
	    ty_remark_ends(ty_scan_raw(scan, open, close)))
		return;
	if ((n == 0 && inside->n != 1) || !ty_edge_japanese(&ja, scan, open, close))
		return;
	if (n == 0 && (is_gloss_beside(scan, &inside->parts[0], &ja) ||
		       is_part_of_screen(scan, &inside->parts[0], &ja, close)))
		glosses[n++] = &inside->parts[0];
	/* In a citation the name before the year is an author's.  Its translation is a pair only
	 * where the bracket is the one for translations. */
	if (ja.kind != TY_EDGE_CITATION && before_year(scan, close) &&
	    scan->glyphs[open].shape != TY_SHAPE_SQUARE)
		return;
	if (n == 1) {
		ty_part name = without_year(scan, glosses[0], &ja);

		drop_head(scan, &ja, glosses[0]);
		narrow_to_quote(&ja, scan, glosses[0]);
		narrow_to_name(&ja, scan, &name);
		widen(&ja, scan, glosses[0], close);
	}
	for (size_t i = 0; i < n; i++) {
		const ty_bracket_rule *rule = &forward[ja.kind];
		ty_part gloss = without_year(scan, glosses[i], &ja);

		if (is_author(scan, &gloss, glosses[i], &ja) || goes_on(scan, inside, glosses[i]))
			continue;
		ty_finds_add(finds, &(ty_find){ ja.from, ja.to, gloss.from, gloss.to, rule->name,
						weigh(scan, close, &ja, &gloss, rule),
						kind_of(scan, &ja, &gloss), false });
	}
}

void ty_find_brackets(ty_finds *finds)
{
	const ty_scan *scan = finds->scan;

	for (size_t i = 0; i < scan->n; i++) {
		ty_inside inside;
		ty_shape shape = (ty_shape)scan->glyphs[i].shape;

		if (!ty_scan_is_open(scan, i) ||
		    (shape != TY_SHAPE_ROUND && shape != TY_SHAPE_SQUARE) ||
		    is_link(scan, scan->glyphs[i].match) || is_target(scan, i))
			continue;
		if (ty_find_edition_in(finds, i))
			continue;
		ty_inside_read(&inside, scan, i + 1, scan->glyphs[i].match);
		find_forward(finds, i, &inside);
		ty_find_reverse(finds, i, &inside);
	}
}
