/* SPDX-License-Identifier: Apache-2.0 */
/* 題 / gloss: a short text of two halves, one in each language. */
#include "base/ascii.h"
#include "extract/edge_part.h"
#include "extract/find.h"
#include "extract/names.h"
#include "extract/remark.h"

typedef struct divider {
	const char *mark;
	bool spaced; /* with white space on both sides, else it is part of a word */
	const char *rule;
	int confidence;
} divider;

static const char slashed[] = "slash-title", bar[] = "bar-title", spaced_dash[] = "dash-title";

enum {
	SITE = 20,	/* a name behind a bar is a site's more often than not */
	UNIT_MAX = 400, /* characters of a text that has halves */
	LABEL_MAX = 6,	/* characters of the label of an item */
	BODY_MAX = 60	/* bytes of the name of a body */
};

/* A bar mostly separates a title from the name of its site, a hyphen parts of one title: only what
 * the texts say makes them sure. */
static const divider dividers[] = {
	{ "/", true, slashed, 92 },
	{ "／", false, slashed, 90 },
	{ "/", false, slashed, 78 },
	{ "=", true, "equals-title", 86 },
	{ "＝", false, "equals-title", 80 },
	{ "=", false, "equals-title", 74 },
	{ "|", true, bar, 64 },
	{ "｜", false, bar, 66 },
	{ "-", false, "hyphen-title", 60 },
	{ "-", true, spaced_dash, 72 },
	{ "–", true, spaced_dash, 72 },
};

/* The part of an English half before " - ", where a talk tells its event. */
static taiyaku_str before_dash(taiyaku_str text)
{
	size_t dash = ty_str_find(text, TY_STR(" - "), 0);

	if (dash == SIZE_MAX)
		dash = ty_str_find(text, TY_STR(" – "), 0);
	return dash == SIZE_MAX ? text : ty_str_slice(text, 0, dash);
}

/* "題 | Harbour Support Blog": the last word says what kind of site it is. */
static bool names_site(taiyaku_str text)
{
	static const char *const kinds[] = { " Blog",	    " Blogs",	 " Docs",  " Documentation",
					     " Wiki",	    " Portal",	 " Site",  " Community",
					     " Developers", " Magazine", " Forum", " Channel" };

	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (ty_str_ends(text, ty_str(kinds[i])))
			return true;
	return false;
}

/* A half as it is meant: without an emoji or a number before it, without quotation marks. */
static void trim(const ty_scan *scan, size_t *from, size_t *to)
{
	ty_edge edge = { *from, *to, TY_EDGE_ENCLOSED };

	ty_edge_trim(scan, &edge);
	*from = edge.from;
	*to = edge.to;
	ty_scan_unquote(scan, from, to);
}

static bool is_colon(const ty_scan *scan, size_t i)
{
	return ty_scan_cp(scan, i) == U'：' || ty_scan_cp(scan, i) == ':';
}

/* "- 船長：森のはる / Haru of the Wood": a word in kanji or katakana at the start of an item says
 * what it is about, unless the English has two parts as well. */
static void drop_label(const ty_scan *scan, ty_find *find)
{
	size_t i = find->ja_from;

	if (find->ja_from > find->en_from ||
	    (scan->block->kind != TY_BLOCK_ITEM && scan->block->kind != TY_BLOCK_TEXT) ||
	    ty_scan_mix(scan, 0, i).words > 0 || ty_scan_holds_japanese(scan, 0, i))
		return;
	while (i < find->ja_to &&
	       (ty_scan_script(scan, i) == TY_SCRIPT_HAN ||
		ty_scan_script(scan, i) == TY_SCRIPT_KATAKANA || ty_scan_cp(scan, i) == U'ー'))
		i++;
	if (i == find->ja_from || i - find->ja_from > LABEL_MAX || i + 1 >= find->ja_to ||
	    !is_colon(scan, i) || !ty_scan_holds_japanese(scan, i + 1, find->ja_to))
		return;
	for (size_t k = find->en_from; k < find->en_to; k++)
		if (is_colon(scan, k))
			return;
	find->ja_from = i + 1;
	trim(scan, &find->ja_from, &find->ja_to);
}

/* "日本語版 / Japanese: README.ja.md": the text is in that file. */
static bool ends_in_file(taiyaku_str text)
{
	size_t from = text.len;

	while (from > 0 && text.data[from - 1] != ' ')
		from--;
	return from > 0 && text.len - from > 3 && memchr(text.data + from, '.', text.len - from) &&
	       ty_gloss_sort(ty_str_slice(text, from, text.len)) == TY_SORT_NONE;
}

/* 邦題「港の歌」(1999): the year is none of the title. */
static bool cut_year(const ty_scan *scan, ty_find *find)
{
	size_t end = scan->glyphs[find->ja_from].match + 1, from = end, to = find->ja_to;

	ty_scan_trim(scan, &from, &to);
	if (!ty_scan_is_open(scan, from) || scan->glyphs[from].match + 1 != to ||
	    ty_gloss_sort(ty_scan_raw(scan, from + 1, to - 1)) != TY_SORT_NUMBER)
		return false;
	find->ja_to = end;
	return true;
}

/* "Title (JP): 題 / Title (EN): gloss": what both are of is said before each. */
static void drop_names(const ty_scan *scan, ty_find *find)
{
	size_t ja = find->ja_from, en = find->en_from;
	ty_name of_ja, of_en;

	while (ja < find->ja_to && !is_colon(scan, ja))
		ja++;
	while (en < find->en_to && !is_colon(scan, en))
		en++;
	if (ja + 1 >= find->ja_to || en + 1 >= find->en_to)
		return;
	of_ja = ty_name_read(ty_str_trim(ty_scan_raw(scan, find->ja_from, ja)));
	of_en = ty_name_read(ty_str_trim(ty_scan_raw(scan, find->en_from, en)));
	if (of_ja.side != TY_SIDE_JAPANESE || of_en.side != TY_SIDE_ENGLISH ||
	    strcmp(of_ja.stem, of_en.stem) != 0)
		return;
	find->ja_from = ja + 1;
	find->en_from = en + 1;
	trim(scan, &find->ja_from, &find->ja_to);
	trim(scan, &find->en_from, &find->en_to);
}

/* "英題: Harbour Songs / 邦題「港の歌」": without the words that say which half is which. */
static bool drop_labels(const ty_scan *scan, ty_find *find)
{
	const ty_span *span = scan->block->n_spans ? &scan->block->spans[0] : NULL;
	size_t after,
		end = span && span->mark == TY_MARK_STRONG ? ty_scan_index(scan, span->to) : 0;

	/* "**Licence**: free / 無料" */
	if (end > find->en_from && end + 1 < find->en_to &&
	    find->en_from == ty_scan_index(scan, span->from) &&
	    (is_colon(scan, end) || is_colon(scan, end - 1)))
		find->en_from = is_colon(scan, end) ? end + 1 : end;
	trim(scan, &find->en_from, &find->en_to);

	if (ty_label_at_start(&after, ty_scan_raw(scan, find->ja_from, find->ja_to)) ==
	    TY_LABEL_JAPANESE) {
		find->ja_from = ty_scan_index(scan, scan->glyphs[find->ja_from].at + after);
		/* 邦訳『題』橋出版: a citation. */
		if (ty_scan_is_open(scan, find->ja_from) &&
		    scan->glyphs[find->ja_from].match + 1 < find->ja_to && !cut_year(scan, find))
			return false;
	}
	switch (ty_label_at_start(&after, ty_scan_raw(scan, find->en_from, find->en_to))) {
	case TY_LABEL_ENGLISH:
	case TY_LABEL_ORIGINAL:
		find->en_from = ty_scan_index(scan, scan->glyphs[find->en_from].at + after);
		break;
	default:
		break;
	}
	ty_scan_unquote(scan, &find->ja_from, &find->ja_to);
	ty_scan_unquote(scan, &find->en_from, &find->en_to);
	return ty_scan_holds_japanese(scan, find->ja_from, find->ja_to);
}

/* What stands before the bracket that closes the text from..to; empty: there is none. */
static taiyaku_str before_bracket(const ty_scan *scan, size_t from, size_t to)
{
	ty_scan_trim(scan, &from, &to);
	if (to == from || !ty_scan_is_close(scan, to - 1) ||
	    scan->glyphs[to - 1].shape != TY_SHAPE_ROUND || scan->glyphs[to - 1].match <= from)
		return TY_STR("");
	return ty_str_trim(ty_scan_raw(scan, from, scan->glyphs[to - 1].match));
}

/* 港の図書館: the name of a body by its last word, short and without what makes a sentence. */
static bool names_body(taiyaku_str ja)
{
	static const char *const kinds[] = {
		"省",	  "庁",	    "局",     "大学",	  "大学院", "学会", "協会",
		"研究所", "図書館", "博物館", "美術館",	  "委員会", "財団", "機構",
		"連盟",	  "銀行",   "新聞",   "センター", "病院",
	};

	if (ja.len > BODY_MAX || ty_str_has(ja, "は") || ty_str_has(ja, "を"))
		return false;
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (ty_str_ends(ja, ty_str(kinds[i])))
			return true;
	return false;
}

/* "題/Title - Speaker Deck": what a page is on is no part of its title. */
static void drop_host(const ty_scan *scan, ty_find *find)
{
	for (size_t i = find->en_to; i > find->en_from + 1; i--)
		if ((ty_scan_is(scan, i - 1, "-|") || ty_scan_cp(scan, i - 1) == 0x2013) &&
		    ty_scan_space(scan, i) && ty_scan_space(scan, i - 2)) {
			if (ty_gloss_sort(ty_scan_raw(scan, i, find->en_to)) == TY_SORT_NONE)
				find->en_to = i - 1;
			break;
		}
	ty_scan_trim(scan, &find->en_from, &find->en_to);
}

static void judge(ty_finds *finds, ty_find *find)
{
	const ty_scan *scan = finds->scan;
	taiyaku_str ja, en, head;
	bool body;

	trim(scan, &find->ja_from, &find->ja_to);
	trim(scan, &find->en_from, &find->en_to);
	if (find->ja_from >= find->ja_to || find->en_from >= find->en_to)
		return;
	drop_label(scan, find);
	drop_host(scan, find);
	drop_names(scan, find);
	if (!drop_labels(scan, find))
		return;
	ja = ty_scan_raw(scan, find->ja_from, find->ja_to);
	en = ty_scan_raw(scan, find->en_from, find->en_to);
	if (ty_gloss_sort_beside(en, ja) != TY_SORT_ENGLISH || ends_in_file(en))
		return;
	if (find->rule == slashed && ty_remark_goes_on(ja, find->ja_from > find->en_from, en))
		return;
	/* "CC0 (Archive) / 公式 (文書館)": remarks on an abbreviation. */
	head = before_bracket(scan, find->en_from, find->en_to);
	if (head.len && ty_gloss_sort(head) != TY_SORT_ENGLISH && !ty_str_starts(ja, head))
		return;
	/* "current / legacy の形を持つ。": a sentence with a slash in it. */
	if (ty_str_ends(ja, TY_STR("。")) && !ty_str_ends(en, TY_STR(".")))
		return;
	if (ty_gloss_is_event(before_dash(en)) && !ty_gloss_shares_number(ja, en))
		return;
	/* "題 - Title" is a title with two parts or a word that is explained, but the name of a
	 * body stands beside its other name. */
	body = names_body(ja) && ty_gloss_is_name(en);
	if (strcmp(find->rule, spaced_dash) == 0 && !body)
		return;
	/* "題 | Name of the site" */
	if (find->ja_from < find->en_from && strcmp(find->rule, bar) == 0 && !body &&
	    (ty_gloss_is_name(en) || names_site(en) ||
	     ty_scan_mix(scan, find->en_from, find->en_to).words < 3))
		find->confidence -= SITE;
	if (ty_gloss_is_name(en) || finds->scan->block->kind == TY_BLOCK_CELL ||
	    finds->scan->block->kind == TY_BLOCK_TEXT)
		find->kind = TAIYAKU_ANY;
	find->confidence -= ty_find_misfit(ja, en);
	ty_finds_add(finds, find);
}

/* Whether the divider stands at character i; *width is how many characters it has. */
static bool stands_at(const ty_scan *scan, const divider *d, size_t i, size_t from, size_t to)
{
	if (scan->block->text.data[scan->glyphs[i].at] != d->mark[0] ||
	    !ty_str_starts(ty_scan_raw(scan, i, to), ty_str(d->mark)) || i == from || i + 1 >= to)
		return false;
	if (d->spaced)
		return ty_scan_space(scan, i - 1) && ty_scan_space(scan, i + 1);
	if (d->mark[0] != '-' && d->mark[0] != '=' && d->mark[0] != '/')
		return true;
	/* 国立国会図書館-National Diet Library, 港の研究/Studies of Harbours: between the scripts,
	 * two capitals or more. */
	return ty_scan_japanese(scan, i - 1) && ty_scan_script(scan, i + 1) == TY_SCRIPT_LATIN &&
	       ty_scan_mix(scan, i + 1, to).words > 2;
}

/* Japanese, and not English with a remark in a bracket. */
static bool is_japanese_half(const ty_scan *scan, size_t from, size_t to)
{
	size_t i = from;

	if (!ty_scan_holds_japanese(scan, from, to))
		return false;
	while (i < to && !ty_scan_japanese(scan, i)) {
		if (ty_scan_is_open(scan, i) &&
		    !ty_shape_is_quote((ty_shape)scan->glyphs[i].shape) &&
		    scan->glyphs[i].match < to && ty_scan_mix(scan, from, i).words > 0)
			i = scan->glyphs[i].match;
		i++;
	}
	return i < to;
}

/* "TM（翻訳） / TM (Translation)": of a name that both have the remark is translated. */
static bool are_alike(const ty_scan *scan, size_t from, size_t i, size_t to)
{
	taiyaku_str head = before_bracket(scan, from, i);

	return head.len && ty_str_equal(head, before_bracket(scan, i + 1, to));
}

/* A list of sites with slashes between them. */
static bool holds_address(const ty_scan *scan, size_t from, size_t to)
{
	return ty_str_has(ty_scan_raw(scan, from, to), "://");
}

/* "港湾局 / Port Bureau（2010年設立）": what a bracket says in Japanese is none of the name. */
static size_t before_remark(const ty_scan *scan, size_t from, size_t to)
{
	size_t end = to;

	ty_scan_trim(scan, &from, &end);
	if (end == from || !ty_scan_is_close(scan, end - 1) ||
	    scan->glyphs[end - 1].shape != TY_SHAPE_ROUND || scan->glyphs[end - 1].match <= from ||
	    !ty_scan_holds_japanese(scan, scan->glyphs[end - 1].match, end))
		return to;
	return scan->glyphs[end - 1].match;
}

/* "最終更新日 / Last Updated: 2026-04-03": a date or a number behind the colon is told of both
 * halves from..slash..to, unless the first says it itself. */
static size_t before_value(const ty_scan *scan, size_t from, size_t slash, size_t to)
{
	for (size_t i = slash + 1; i + 1 < to; i++) {
		size_t at = i + 1;
		taiyaku_str value;

		if (!is_colon(scan, i))
			continue;
		ty_scan_trim(scan, &at, &to);
		value = ty_scan_raw(scan, at, to);
		return at < to && ty_is_digit(ty_scan_cp(scan, at)) &&
				       ty_str_find(ty_scan_raw(scan, from, slash), value, 0) ==
					       SIZE_MAX &&
				       (ty_gloss_sort(value) == TY_SORT_NUMBER ||
					ty_str_ends(value, TY_STR("日")) ||
					ty_str_ends(value, TY_STR("年")))
			       ? i
			       : to;
	}
	return to;
}

static bool split_at(ty_finds *finds, const divider *d, size_t from, size_t i, size_t to)
{
	const ty_scan *scan = finds->scan;
	ty_find find = { .rule = d->rule, .confidence = d->confidence, .kind = TAIYAKU_TITLE };
	bool alike, left, right;

	to = before_value(scan, from, i, to);
	alike = are_alike(scan, from, i, to);
	left = alike ? ty_scan_holds_japanese(scan, from, i) : is_japanese_half(scan, from, i);
	right = alike ? ty_scan_holds_japanese(scan, i + 1, to) : is_japanese_half(scan, i + 1, to);
	find.ja_from = left ? from : i + 1;
	find.ja_to = left ? i : to;
	find.en_from = left ? i + 1 : from;
	find.en_to = before_remark(scan, find.en_from, left ? to : i);
	if (left == right || holds_address(scan, from, to) ||
	    ty_scan_holds_japanese(scan, find.en_from, find.en_to))
		return false;
	judge(finds, &find);
	return true;
}

/* "題 / Title / 标题": the same in a third language, which may be written like Japanese.  *done:
 * there are three parts and they were split. */
static void split_in_three(bool *done, ty_finds *finds, const divider *d, size_t from, size_t to)
{
	const ty_scan *scan = finds->scan;
	size_t starts[4] = { from }, n = 1, en = 3, ja = 3;
	ty_find find = {
		.rule = d->rule, .confidence = d->confidence, .kind = TAIYAKU_TITLE, .alone = true
	};

	*done = false;
	for (size_t i = from; i < to; i++) {
		if (ty_scan_is_open(scan, i) && scan->glyphs[i].match < to) {
			i = scan->glyphs[i].match;
			continue;
		}
		if (!stands_at(scan, d, i, from, to))
			continue;
		if (n == 3)
			return;
		starts[n++] = i + 1;
	}
	if (n != 3)
		return;
	starts[3] = to + 1;
	for (size_t k = 0; k < 3; k++) {
		ty_mix mix = ty_scan_mix(scan, starts[k], starts[k + 1] - 1);

		/* "題 / Title / Town Talk 2023": where it was given. */
		if (mix.japanese == 0 && en < k && k == 2 && ja == 0 &&
		    ty_gloss_is_event(ty_scan_raw(scan, starts[k], to)))
			break;
		if (mix.japanese == 0 && en < 3) {
			/* "Windows / macOS / Linux 対応": a list. */
			*done = k == 1;
			return;
		}
		if (mix.japanese == 0)
			en = k;
		else if (ja == 3 ||
			 (mix.kana && !ty_scan_mix(scan, starts[ja], starts[ja + 1] - 1).kana))
			ja = k;
	}
	if (en == 3 || ja == 3)
		return;
	*done = true;
	find.ja_from = starts[ja];
	find.ja_to = starts[ja + 1] - 1;
	find.en_from = starts[en];
	find.en_to = starts[en + 1] - 1;
	judge(finds, &find);
}

/* The two halves of from..to. */
static void halve(ty_finds *finds, size_t from, size_t to)
{
	const ty_scan *scan = finds->scan;

	ty_scan_trim(scan, &from, &to);
	for (size_t k = 0; k < sizeof dividers / sizeof *dividers; k++) {
		bool done;

		split_in_three(&done, finds, &dividers[k], from, to);
		if (done)
			return;
		for (size_t i = from; i < to; i++) {
			if (ty_scan_is_open(scan, i) && scan->glyphs[i].match < to) {
				i = scan->glyphs[i].match;
				continue;
			}
			if (!stands_at(scan, &dividers[k], i, from, to))
				continue;
			if (split_at(finds, &dividers[k], from, i, to))
				return;
			/* Both halves are of one kind: look inside each. */
			if (ty_scan_holds_japanese(scan, from, i) && dividers[k].mark[0] != '-' &&
			    dividers[k].rule != spaced_dash) {
				halve(finds, i + 1, to);
				to = i;
			}
		}
	}
}

/* A string has lines of its own, other blocks are one text whatever their lines. */
static void halve_lines(ty_finds *finds)
{
	const ty_scan *scan = finds->scan;
	size_t from = 0;

	for (size_t i = 0; scan->block->kind == TY_BLOCK_STRING && i < scan->n; i++)
		if (ty_scan_cp(scan, i) == '\n') {
			halve(finds, from, i);
			from = i + 1;
		}
	halve(finds, from, scan->n);
}

static bool is_line_end(const ty_scan *scan, size_t i)
{
	return i >= scan->n || ty_scan_cp(scan, i) == '\n' || ty_scan_cp(scan, i) == 0x2028;
}

/* "**題 / Title**: and what it is", at the beginning of a line, marks before it aside.  What
 * follows a label on its line may have halves of its own. */
static void halve_strong(ty_finds *finds, size_t from, size_t to)
{
	const ty_scan *scan = finds->scan;
	size_t start = from, end;
	bool behind;

	while (start > 0 && !is_line_end(scan, start - 1)) {
		if (ty_script_is_word(ty_scan_script(scan, start - 1)))
			return;
		start--;
	}
	halve(finds, from, to);
	behind = !is_colon(scan, to - 1);
	if (behind && (to >= scan->n || !is_colon(scan, to)))
		return;
	to += behind;
	end = to;
	while (end - to < UNIT_MAX && !is_line_end(scan, end))
		end++;
	if (end > to && is_line_end(scan, end))
		halve(finds, to, end);
}

void ty_find_halves(ty_finds *finds)
{
	const ty_scan *scan = finds->scan;
	const ty_block *block = scan->block;
	bool linked = false;

	for (size_t i = 0; i < block->n_spans; i++) {
		const ty_span *span = &block->spans[i];
		size_t from = ty_scan_index(scan, span->from), to = ty_scan_index(scan, span->to);

		if (to - from > UNIT_MAX || !ty_scan_holds_japanese(scan, from, to))
			continue;
		if (span->mark == TY_MARK_STRONG)
			halve_strong(finds, from, to);
		if (span->mark != TY_MARK_LINK)
			continue;
		linked = true;
		halve(finds, from, to);
	}
	if (!linked && ty_edge_short_block(scan))
		halve_lines(finds);
}
