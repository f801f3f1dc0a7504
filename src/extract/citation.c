/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/citation.h"
#include "extract/english.h"

#include "base/ascii.h"
#include "extract/date.h"
#include "extract/gloss.h"
#include "extract/romaji.h"
#include "text/utf8.h"

enum {
	REACH = 1500,	  /* characters a citation extends to either side of its title */
	AUTHOR_MAX = 160, /* characters of an author field */
	LABEL_MAX = 12,	  /* characters of a note's label */
	NAME_LONGEST = 14 /* characters of a Japanese name */
};

static const taiyaku_str none = { NULL, 0 };

/* ---- the ends of a citation ---- */

/* A bracket that may hold a year opens here. */
static bool may_hold_year(const ty_scan *scan, size_t i)
{
	uint8_t shape = scan->glyphs[i].shape;

	return (shape == TY_SHAPE_ROUND || shape == TY_SHAPE_SQUARE) && ty_scan_is_open(scan, i);
}

/* "; " between two citations of one note. */
static bool divides(const ty_scan *scan, size_t i)
{
	uint32_t cp = ty_scan_cp(scan, i);

	return (cp == ';' && ty_scan_space(scan, i + 1)) || cp == U'；' || cp == 0x2028 ||
	       cp == '\t';
}

static size_t citation_start(const ty_scan *scan, size_t from)
{
	size_t i = from;

	while (i > 0 && from - i < REACH) {
		if (divides(scan, i - 1))
			break;
		i--;
		if (ty_scan_is_close(scan, i) && from - scan->glyphs[i].match < REACH)
			i = scan->glyphs[i].match;
	}
	return i;
}

static size_t citation_end(const ty_scan *scan, size_t to, bool year_before)
{
	size_t i = to;

	while (i < scan->n && i - to < REACH) {
		if (divides(scan, i))
			break;
		/* The year of the next citation. */
		if (year_before && i > to && may_hold_year(scan, i) &&
		    ty_citation_year_in(scan, i).len)
			break;
		i++;
	}
	return i;
}

/* ---- year ---- */

taiyaku_str ty_citation_year_in(const ty_scan *scan, size_t i)
{
	taiyaku_str text = scan->block->text;
	size_t end, from = i + 1;
	taiyaku_str rest;

	if (!may_hold_year(scan, i))
		return none;
	while (ty_scan_space(scan, from))
		from++;
	if (from >= scan->n || !ty_date_year(&end, text, scan->glyphs[from].at))
		return none;
	rest = ty_str_slice(text, end, scan->glyphs[scan->glyphs[i].match].at);
	/* "(1927-1975)" is part of a title, "(2009-GI-22)" a number, "(2025-06)" a date. */
	if (rest.len >= 3 && rest.len <= 6 && rest.data[0] == '-' && rest.data[1] <= '1' &&
	    (rest.len == 3 || rest.data[3] == '-'))
		return ty_str_slice(text, scan->glyphs[from].at, end);
	if (rest.len && rest.data[0] != ',' && rest.data[0] != ' ' && rest.data[0] != '[' &&
	    !ty_str_starts(rest, TY_STR("年")))
		return none;
	if (rest.len > 24)
		return none;
	return ty_str_slice(text, scan->glyphs[from].at, end);
}

/* The last "(year)" in start..from; its character, or from. */
static size_t year_bracket_before(taiyaku_str *year, const ty_scan *scan, size_t start, size_t from)
{
	for (size_t i = from; i-- > start;) {
		if (!may_hold_year(scan, i))
			continue;
		*year = ty_citation_year_in(scan, i);
		if (year->len)
			return i;
	}
	return from;
}

static bool is_wide_stop(uint32_t cp)
{
	return cp == U'．' || cp == U'，' || cp == U'、' || cp == U'。';
}

/* Punctuation that divides the parts of a citation ends at character i, with white space if it is
 * ASCII. */
static bool part_begins(const ty_scan *scan, size_t start, size_t i)
{
	uint32_t before;

	if (i > start && is_wide_stop(ty_scan_cp(scan, i - 1)))
		return true;
	if (i < start + 2 || !ty_scan_space(scan, i - 1))
		return false;
	before = ty_scan_cp(scan, i - 2);
	return before == '.' || before == ',' || is_wide_stop(before);
}

/* "BBC. 2013. Title": the year between two full stops; its character, or from. */
static size_t bare_year_before(taiyaku_str *year, const ty_scan *scan, size_t start, size_t from)
{
	taiyaku_str text = scan->block->text;

	for (size_t i = start + 1; i < from; i++) {
		size_t end;
		uint32_t after;

		if (ty_scan_script(scan, i) != TY_SCRIPT_DIGIT || !part_begins(scan, start, i) ||
		    !ty_date_year(&end, text, scan->glyphs[i].at) || end >= text.len)
			continue;
		(void)ty_utf8_next(&after, text, end);
		if (after != '.' && after != ',' && after != ':' && !is_wide_stop(after))
			continue;
		*year = ty_str_slice(text, scan->glyphs[i].at, end);
		return i;
	}
	return from;
}

static bool holds_digit(taiyaku_str text)
{
	for (size_t i = 0; i < text.len; i++)
		if (ty_is_digit(text.data[i]))
			return true;
	return false;
}

/* The character of the year that stands before the title in start..from, or from. */
static size_t year_before(taiyaku_str *year, const ty_scan *scan, size_t start, size_t from)
{
	size_t at;

	if (!holds_digit(ty_scan_raw(scan, start, from)))
		return from;
	at = year_bracket_before(year, scan, start, from);
	return at < from ? at : bare_year_before(year, scan, start, from);
}

/* "(2009)", ", 2009." behind the title. */
static taiyaku_str year_after(const ty_scan *scan, size_t to, size_t end)
{
	taiyaku_str text = scan->block->text;

	for (size_t i = to; i < end; i++) {
		taiyaku_str year = may_hold_year(scan, i) ? ty_citation_year_in(scan, i) : none;
		uint32_t after = '.';
		size_t at;

		if (year.len)
			return year;
		if (ty_scan_script(scan, i) != TY_SCRIPT_DIGIT || !part_begins(scan, 0, i) ||
		    !ty_date_year(&at, text, scan->glyphs[i].at))
			continue;
		if (at < text.len)
			(void)ty_utf8_next(&after, text, at);
		if (after == '.' || after == ',' || after == ';' || after == '\n' ||
		    after == U'年' || is_wide_stop(after))
			return ty_str_slice(text, scan->glyphs[i].at, at);
	}
	return none;
}

/* ---- author ---- */

/* The word that ends before character i is an initial or an abbreviation, so the full stop behind
 * it ends no sentence: "Kobayashi, K.", "T.J". */
static bool is_initial(const ty_scan *scan, size_t start, size_t i)
{
	size_t from = i, letters;

	while (from > start && ty_scan_script(scan, from - 1) == TY_SCRIPT_LATIN)
		from--;
	letters = i - from;
	if (letters == 0 || letters > 2)
		return false;
	return ty_is_upper(ty_scan_cp(scan, from));
}

/* Whether a sentence or another citation ends just before character i. */
static bool sentence_ends(const ty_scan *scan, size_t start, size_t i)
{
	size_t k = i;
	uint32_t cp;

	if (i == start || !ty_scan_space(scan, i - 1))
		return i > start && ty_scan_cp(scan, i - 1) == U'。';
	while (k > start && ty_scan_space(scan, k - 1))
		k--;
	if (k > start && (ty_scan_is_close(scan, k - 1) || ty_scan_cp(scan, k - 1) == 0x201d))
		k--;
	if (k == start)
		return false;
	cp = ty_scan_cp(scan, k - 1);
	if (cp == '?' || cp == '!' || cp == U'。')
		return true;
	return cp == '.' && !is_initial(scan, start, k - 1);
}

/* Words that lead to a citation and are no part of it. */
static void drop_lead(const ty_scan *scan, size_t *from, size_t to)
{
	static const char *const leads[] = { "see also ",
					     "see, for example, ",
					     "see, e.g., ",
					     "see for example ",
					     "see ",
					     "cf. ",
					     "e.g., ",
					     "e.g. ",
					     "for example, ",
					     "also ",
					     "in ",
					     "and ",
					     "参照: ",
					     "参考: ",
					     "参考：",
					     "参照：",
					     "- ",
					     "* ",
					     "• ",
					     "・" };
	bool again = true;

	/* "For the figures see also Kobayashi, K." */
	for (size_t i = *from; i + 4 < to; i++)
		if (ty_str_starts(ty_scan_raw(scan, i, to), TY_STR(" see ")) && i > *from)
			*from = i + 1;
	while (again) {
		taiyaku_str text = ty_scan_raw(scan, *from, to);

		again = false;
		for (size_t i = 0; i < sizeof leads / sizeof *leads; i++) {
			taiyaku_str lead = ty_str(leads[i]);

			if (text.len <= lead.len ||
			    !ty_str_equal_ascii_case(ty_str_slice(text, 0, lead.len), lead))
				continue;
			*from = ty_scan_index(scan, scan->glyphs[*from].at + lead.len);
			again = true;
			break;
		}
	}
}

/* Without a closing "(ed.)" and the full stop of the sentence; that of an initial stays. */
static void trim_author(const ty_scan *scan, size_t *from, size_t *to)
{
	bool again = true;

	while (again && *to > *from) {
		uint32_t last;

		ty_scan_trim(scan, from, to);
		if (*to == *from)
			break;
		last = ty_scan_cp(scan, *to - 1);
		again = last == ',' || last == ':' || is_wide_stop(last) ||
			(last == '.' && !is_initial(scan, *from, *to - 1));
		if (again) {
			--*to;
		} else if (ty_scan_is_close(scan, *to - 1) && scan->glyphs[*to - 1].match > *from &&
			   scan->glyphs[*to - 1].shape == TY_SHAPE_ROUND) {
			size_t open = scan->glyphs[*to - 1].match;
			ty_sort sort = ty_gloss_sort(ty_scan_raw(scan, open + 1, *to - 1));

			again = sort == TY_SORT_NONE || sort == TY_SORT_ENGLISH;
			if (again)
				*to = open;
		}
	}
}

/* "中央日報 [Chuou Nippou]", "Kondō Hiroyuki 近藤浩之": the name and its romanisation. */
static void split_author(ty_citation *out, const ty_scan *scan, size_t from, size_t to)
{
	size_t ja_from = to, ja_to = from, rest_from = from, rest_to = to;

	for (size_t i = from; i < to; i++) {
		if (!ty_scan_japanese(scan, i))
			continue;
		if (ja_from == to)
			ja_from = i;
		ja_to = i + 1;
	}
	out->author = ty_scan_raw(scan, from, to);
	if (ja_from >= ja_to)
		return;
	if (ja_from > from)
		rest_to = ja_from;
	else
		rest_from = ja_to;
	ty_scan_unquote(scan, &rest_from, &rest_to);
	while (rest_to > rest_from &&
	       (ty_scan_cp(scan, rest_to - 1) == ',' || ty_scan_cp(scan, rest_to - 1) == '('))
		rest_to--;
	if (rest_from >= rest_to)
		return;
	if (ty_romaji_test(ty_scan_raw(scan, rest_from, rest_to)) == TY_ROMAJI_NO)
		return;
	out->author = ty_scan_raw(scan, ja_from, ja_to);
	out->romanized = ty_str_trim(ty_scan_raw(scan, rest_from, rest_to));
}

static void find_author(ty_citation *out, const ty_scan *scan, size_t start, size_t to)
{
	size_t from;

	trim_author(scan, &start, &to);
	for (from = to; from > start && to - from < AUTHOR_MAX; from--)
		if (from < to && sentence_ends(scan, start, from))
			break;
	if (to - from >= AUTHOR_MAX)
		return;
	drop_lead(scan, &from, to);
	trim_author(scan, &from, &to);
	if (from < to)
		split_author(out, scan, from, to);
}

/* 山本太郎「題」, 山本太郎、『題』: a short name right before the quotation mark. */
static bool find_author_before_quote(ty_citation *out, const ty_scan *scan, size_t start, size_t to)
{
	/* What a work is may stand there too: 映画『題』. */
	static const char *const works[] = { "映画", "小説", "論文", "雑誌",   "漫画",	 "書籍",
					     "著書", "記事", "番組", "アニメ", "ドラマ", "作品",
					     "特集", "絵本", "詩集", "歌集",   "新聞",	 "曲" };
	ty_mix mix;
	taiyaku_str name;

	if (to <= start || !ty_scan_is_open(scan, to - 1) ||
	    (scan->glyphs[to - 1].shape != TY_SHAPE_CORNER &&
	     scan->glyphs[to - 1].shape != TY_SHAPE_WHITE))
		return false;
	to--;
	if (to > start && is_wide_stop(ty_scan_cp(scan, to - 1)))
		to--;
	mix = ty_scan_mix(scan, start, to);
	if (to == start || to - start > NAME_LONGEST || mix.japanese < 2 || mix.latin ||
	    mix.digit || ty_scan_script(scan, to - 1) == TY_SCRIPT_HIRAGANA)
		return false;
	for (size_t i = start; i < to; i++)
		if (!ty_scan_japanese(scan, i) && ty_scan_cp(scan, i) != U'・' &&
		    !ty_scan_space(scan, i))
			return false;
	name = ty_str_trim(ty_scan_raw(scan, start, to));
	for (size_t i = 0; i < sizeof works / sizeof *works; i++)
		if (ty_str_ends(name, ty_str(works[i])))
			return true;
	out->author = name;
	return true;
}

/* "中央日報 [Chuou Nippou], 題": a name, its romanisation, and what divides it from the title. */
static bool find_romanised_author(ty_citation *out, const ty_scan *scan, size_t start, size_t to)
{
	size_t open, from, name_to;
	taiyaku_str romaji;

	if (to > start && ty_scan_is_open(scan, to - 1))
		to--;
	ty_scan_trim(scan, &start, &to);
	if (to < start + 2 || !ty_scan_is_close(scan, to - 2) ||
	    (!is_wide_stop(ty_scan_cp(scan, to - 1)) && ty_scan_cp(scan, to - 1) != ',' &&
	     ty_scan_cp(scan, to - 1) != '.' && ty_scan_cp(scan, to - 1) != ':'))
		return false;
	open = name_to = scan->glyphs[to - 2].match;
	romaji = ty_scan_raw(scan, open + 1, to - 2);
	if (open <= start || ty_romaji_test(romaji) == TY_ROMAJI_NO || !ty_is_upper(romaji.data[0]))
		return false;
	ty_scan_trim(scan, &start, &name_to);
	for (from = name_to; from > start && ty_scan_japanese(scan, from - 1);)
		from--;
	if (name_to < from + 2 || name_to - from > NAME_LONGEST)
		return false;
	out->author = ty_scan_raw(scan, from, name_to);
	out->romanized = romaji;
	return true;
}

/* "Masahiro Hotta, “Title”": without a year, the author is what stands before the quoted title,
 * when it looks like names. */
static void find_author_before_title(ty_citation *out, const ty_scan *scan, size_t start, size_t to)
{
	taiyaku_str text, word;
	unsigned words = 0;

	ty_scan_trim(scan, &start, &to);
	if (find_author_before_quote(out, scan, start, to) ||
	    find_romanised_author(out, scan, start, to))
		return;
	if (start >= to || to - start > AUTHOR_MAX / 2)
		return;
	if (!ty_scan_is(scan, to - 1, ",.:"))
		return;
	for (size_t i = start; i < to; i++)
		if (ty_scan_is_close(scan, i) &&
		    !ty_shape_is_quote((ty_shape)scan->glyphs[i].shape))
			return;
	text = ty_scan_raw(scan, start, to);
	for (size_t at = 0; ty_gloss_word(&word, &at, text); words++)
		if (!ty_is_upper(word.data[0]) && !ty_str_is(word, "and") &&
		    !ty_str_is(word, "et") && !ty_str_is(word, "al"))
			return;
	if (words > 0 && words <= 8 && !(words == 1 && ty_english_opens(word)))
		find_author(out, scan, start, to);
}

/* ---- date, address, note ---- */

static bool is_address(taiyaku_str target)
{
	return ty_str_find(target, TY_STR("://"), 0) < 16 ||
	       ty_str_starts(target, TY_STR("www.")) || ty_str_starts(target, TY_STR("doi:"));
}

static bool ends_address(uint32_t cp, ty_script script)
{
	if (script == TY_SCRIPT_SPACE || script == TY_SCRIPT_CJK_PUNCT ||
	    ty_script_is_japanese(script))
		return true;
	return cp == '<' || cp == '>' || cp == '"' || cp == 0x201d || cp == '`' || cp == '|';
}

/* The address that begins at character i of start..end. */
static taiyaku_str address_at(const ty_scan *scan, size_t i, size_t end)
{
	taiyaku_str rest = ty_scan_raw(scan, i, end);
	size_t to = i;

	if (!ty_str_starts(rest, TY_STR("http://")) && !ty_str_starts(rest, TY_STR("https://")) &&
	    !ty_str_starts(rest, TY_STR("www.")))
		return none;
	while (to < end && !ends_address(ty_scan_cp(scan, to), ty_scan_script(scan, to))) {
		/* The bracket that was open before it. */
		if (ty_scan_is_close(scan, to) && scan->glyphs[to].match < i)
			break;
		to++;
	}
	while (to > i) {
		uint32_t last = ty_scan_cp(scan, to - 1);

		if (last != '.' && last != ',' && last != ';' && last != ':' && last != '\'')
			break;
		to--;
	}
	return ty_scan_raw(scan, i, to);
}

static taiyaku_str find_address(size_t *at, const ty_scan *scan, size_t from, size_t to, size_t end)
{
	const ty_block *block = scan->block;
	size_t first = scan->glyphs[from].at, last = scan->glyphs[end].at;

	*at = end;
	/* The link that the title is. */
	for (size_t i = 0; i < block->n_spans; i++) {
		const ty_span *span = &block->spans[i];

		if (span->mark == TY_MARK_LINK && span->from <= first && span->to > first &&
		    is_address(span->value))
			return span->value;
	}
	for (size_t i = to; i < end; i++) {
		uint32_t cp = ty_scan_cp(scan, i);
		taiyaku_str address = cp == 'h' || cp == 'w' ? address_at(scan, i, end) : none;

		if (address.len == 0)
			continue;
		*at = i;
		return address;
	}
	for (size_t i = 0; i < block->n_spans; i++) {
		const ty_span *span = &block->spans[i];

		if (span->mark == TY_MARK_LINK && span->from >= scan->glyphs[to].at &&
		    span->from < last && is_address(span->value))
			return span->value;
	}
	return none;
}

/* "[1]" or a marked reference right behind the title and the punctuation after it. */
static taiyaku_str note_after(const ty_scan *scan, size_t to)
{
	const ty_block *block = scan->block;
	size_t i = to;

	while (i < scan->n && i - to < 6 && !scan->glyphs[i].opens &&
	       !ty_script_is_word(ty_scan_script(scan, i)) &&
	       !(ty_scan_is_open(scan, i) && scan->glyphs[i].shape == TY_SHAPE_SQUARE))
		i++;
	if (i >= scan->n)
		return none;
	for (size_t s = 0; s < block->n_spans; s++)
		if (block->spans[s].mark == TY_MARK_NOTE &&
		    block->spans[s].from == scan->glyphs[i].at)
			return block->spans[s].value;
	if (ty_scan_is_open(scan, i) && scan->glyphs[i].shape == TY_SHAPE_SQUARE) {
		size_t close = scan->glyphs[i].match;
		ty_mix mix = ty_scan_mix(scan, i + 1, close);

		if (mix.digit == close - i - 1 && close - i - 1 <= LABEL_MAX)
			return ty_scan_raw(scan, i + 1, close);
	}
	return none;
}

static bool find_date(ty_citation *out, ty_arena *arena, taiyaku_str text)
{
	ty_date date;

	if (!ty_date_find(&date, text))
		return true;
	if (!ty_arena_copy(&out->date, arena, ty_str(date.iso)))
		return false;
	if (out->year.len == 0)
		out->year = ty_str_slice(out->date, 0, 4);
	return true;
}

/* "[題 / gloss](address) - Naoki Kishida（2026-06）" */
static void author_behind_link(ty_citation *out, const ty_scan *scan, size_t to, size_t end)
{
	size_t i = to, from;

	while (i < end && (ty_scan_space(scan, i) || scan->glyphs[i].closes))
		i++;
	if (i == to || i + 2 >= end ||
	    (ty_scan_cp(scan, i) != '-' && ty_scan_cp(scan, i) != 0x2013 &&
	     ty_scan_cp(scan, i) != 0x2014))
		return;
	from = i + 1;
	for (i = from; i < end && !(may_hold_year(scan, i) && ty_citation_year_in(scan, i).len);
	     i++)
		if (i - from > AUTHOR_MAX / 2)
			return;
	ty_scan_trim(scan, &from, &i);
	if (i < end && from < i)
		split_author(out, scan, from, i);
}

bool ty_citation_find(ty_citation *out, ty_arena *arena, const ty_scan *scan, size_t from,
		      size_t to)
{
	size_t start = citation_start(scan, from), year_at, end, address_at_glyph;

	*out = (ty_citation){ .author = none };
	year_at = year_before(&out->year, scan, start, from);
	out->year_before = year_at < from;
	if (out->year_before)
		find_author(out, scan, start, year_at);
	else
		find_author_before_title(out, scan, start, from);
	end = citation_end(scan, to, out->year_before);
	out->url = find_address(&address_at_glyph, scan, from, to, end);
	if (address_at_glyph < to)
		address_at_glyph = end;
	if (!find_date(out, arena, ty_scan_raw(scan, to, address_at_glyph)))
		return false;
	if (out->date.len == 0 && out->year_before &&
	    !find_date(out, arena, ty_scan_raw(scan, year_at, from)))
		return false;
	if (out->year.len == 0 && holds_digit(ty_scan_raw(scan, to, end)))
		out->year = year_after(scan, to, end);
	if (out->author.len == 0)
		author_behind_link(out, scan, to, end);
	out->note = note_after(scan, to);
	return true;
}
