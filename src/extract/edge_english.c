/* SPDX-License-Identifier: Apache-2.0 */
/* The English text that ends before a bracket with its Japanese: "English (日本語)". */
#include "base/ascii.h"
#include "extract/edge.h"
#include "extract/edge_part.h"
#include "extract/english.h"
#include "extract/gloss.h"
#include "extract/romaji.h"

enum {
	TITLE_MAX = 200,     /* characters of an English title */
	SMALL_WORDS_MAX = 5, /* the same, of one that begins with a small letter */
	WORDS_MAX = 14,	     /* words of a line that is a title */
	NAMED_WORDS = 5,     /* words of a name in small letters */
	CAPITALS_MAX = 100,  /* characters of a title in running text */
	CITED_MAX = 80	     /* from a title to the end of its citation */
};

static bool is_sentence_end(const ty_scan *scan, size_t i)
{
	if (!ty_scan_space(scan, i + 1))
		return false;
	/* "in 1709.[1] Its" */
	if (ty_scan_is_close(scan, i) && scan->glyphs[i].match > 0 &&
	    ty_edge_note_mark(scan, scan->glyphs[i].match))
		i = scan->glyphs[i].match - 1;
	return ty_scan_is(scan, i, ".!?");
}

/* "1. ", "**2.3. ": the full stop behind the number of a section. */
static bool is_number_mark(const ty_scan *scan, size_t i)
{
	size_t from = i;

	while (from > 0 &&
	       (ty_is_digit(ty_scan_cp(scan, from - 1)) || ty_scan_cp(scan, from - 1) == '.'))
		from--;
	if (from == i || !ty_is_digit(ty_scan_cp(scan, from)))
		return false;
	while (from > 0 && ty_scan_is(scan, from - 1, "*_"))
		from--;
	return from == 0;
}

/* "(3rd ed.), North Press, 2013": what stands behind a title in its citation, a year in it. */
static bool is_published(const ty_scan *scan, size_t from, size_t to)
{
	for (size_t i = from; i + 4 <= to; i++)
		if (ty_is_digit(ty_scan_cp(scan, i)) && ty_is_digit(ty_scan_cp(scan, i + 1)) &&
		    ty_is_digit(ty_scan_cp(scan, i + 2)) && ty_is_digit(ty_scan_cp(scan, i + 3)))
			return !ty_scan_holds_japanese(scan, from, to);
	return false;
}

/* Small words inside a title. */
static bool is_connector(taiyaku_str word)
{
	return ty_str_among(word,
			    "of the a an and or to in on for with from by at & no off over under "
			    "into upon about above across after against along among around before "
			    "behind below beneath beside between beyond during inside near "
			    "outside through toward towards within without 'n' vs vs. de");
}

/* "Songs of the Harbour": no word in small letters but those that join others. */
static bool is_title_case(taiyaku_str text)
{
	taiyaku_str word;

	for (size_t at = 0; ty_gloss_word(&word, &at, text);)
		if (ty_is_lower(word.data[0]) && !is_connector(word))
			return false;
	return text.len > 0 && ty_is_upper(text.data[0]);
}

/* "Songs of the Harbour (港の歌), North Press, 2001.": nothing but a citation, which begins with
 * its title, behind no author, and ends in its year. */
static bool is_cited_whole(const ty_scan *scan, const ty_edge *en, size_t end)
{
	size_t close = end, to;

	while (close < scan->n && ty_scan_space(scan, close))
		close++;
	if (!ty_scan_is_open(scan, close))
		return false;
	close = scan->glyphs[close].match;
	for (to = close + 1; to < scan->n && ty_scan_cp(scan, to) != 0x2028; to++)
		if (to - close > CITED_MAX)
			return false;
	while (to > close + 1 && (ty_scan_space(scan, to - 1) || ty_scan_is(scan, to - 1, ".")))
		to--;
	for (size_t i = en->from; i < en->to; i++)
		if (ty_scan_is(scan, i, ",;"))
			return false;
	return to > close + 5 && ty_scan_is(scan, close + 1, ",") &&
	       is_published(scan, to - 4, to) && !ty_scan_holds_japanese(scan, close + 1, to) &&
	       is_title_case(ty_scan_raw(scan, en->from, en->to));
}

/* From the beginning of a line or a link to the bracket there is one short English text. */
static bool whole_before(ty_edge *out, const ty_scan *scan, size_t end)
{
	size_t i = end;
	ty_edge_kind kind = TY_EDGE_STOP;
	ty_mix mix;

	while (!ty_edge_hard(&kind, scan, i, end)) {
		if (ty_scan_japanese(scan, i - 1) || end - i > TITLE_MAX)
			return false;
		if (is_sentence_end(scan, i - 1) && i < end && !is_number_mark(scan, i - 1))
			return false;
		i--;
	}
	*out = (ty_edge){ i, end, kind };
	ty_edge_trim(scan, out);
	if (kind != TY_EDGE_ENCLOSED &&
	    (kind != TY_EDGE_START ||
	     !(ty_edge_short_block(scan) || is_cited_whole(scan, out, end))))
		return false;
	mix = ty_scan_mix(scan, out->from, out->to);
	/* "to help a boy named Mori (森)": the rest of a sentence. */
	if (mix.words > SMALL_WORDS_MAX && ty_is_lower(ty_scan_cp(scan, out->from)))
		return false;
	return mix.words > 0 && mix.words <= WORDS_MAX;
}

/* "(港の灯 Minato no hi) and Harbour Nights": what another bracket ends with is of no title. */
static bool closes_bracket(const ty_scan *scan, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++)
		if (ty_scan_is_close(scan, i) &&
		    !ty_shape_is_quote((ty_shape)scan->glyphs[i].shape) &&
		    scan->glyphs[i].match < from)
			return true;
	return false;
}

/* "Its Great Hall (大堂 Daidō)" */
static void drop_possessive(const ty_scan *scan, ty_edge *en)
{
	static const char *const words[] = { "Its ", "Their " };
	taiyaku_str text = ty_scan_raw(scan, en->from, en->to);

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (ty_str_starts(text, ty_str(words[i])))
			en->from += strlen(words[i]);
}

/* The words before the bracket that are written like a title: "The film Spirited Away (Japanese:".
 */
static bool capitals_before(ty_edge *out, const ty_scan *scan, size_t end)
{
	size_t i = end, from = end;

	while (i > 0) {
		size_t word = i;
		taiyaku_str text;
		uint32_t first;

		while (word > 0 && ty_scan_space(scan, word - 1))
			word--;
		i = word;
		while (word > 0 && !ty_scan_space(scan, word - 1))
			word--;
		if (word == i || (from < end && is_sentence_end(scan, i - 1)) ||
		    closes_bracket(scan, word, i))
			break;
		text = ty_scan_raw(scan, word, i);
		first = ty_scan_cp(scan, word);
		if (ty_is_upper(first) || ty_is_digit(first))
			from = word;
		else if (!is_connector(text))
			break;
		i = word;
		if (end - i > CAPITALS_MAX)
			break;
	}
	*out = (ty_edge){ from, end, TY_EDGE_LATIN };
	drop_possessive(scan, out);
	ty_edge_trim(scan, out);
	return out->from < out->to;
}

/* Take the words that only open the sentence from a name at its beginning; returns how many. */
static size_t drop_openers(ty_edge *name, const ty_scan *scan)
{
	size_t dropped = 0;

	for (;;) {
		size_t to = name->from;

		while (to < name->to && !ty_scan_space(scan, to))
			to++;
		if (to == name->to || !ty_english_opens(ty_scan_raw(scan, name->from, to)))
			return dropped;
		while (to < name->to && !ty_is_upper(ty_scan_cp(scan, to)))
			to++;
		name->from = to;
		dropped++;
	}
}

/* "Himeji Castle", "University of Tokyo", but no "Professor Tanaka": the word that says what it is,
 * or of what, is the last one. */
static bool ends_in_english(taiyaku_str run)
{
	taiyaku_str word, last = { NULL, 0 }, before = last;

	for (size_t at = 0; ty_gloss_word(&word, &at, run);) {
		before = last;
		last = word;
	}
	return ty_romaji_test(last) == TY_ROMAJI_NO || ty_str_is(before, "of");
}

/* The sentence goes on behind the bracket. */
static bool goes_on(const ty_scan *scan, size_t close)
{
	size_t i = close + 1;

	if (i < scan->n && ty_scan_is(scan, i, ","))
		i++;
	return i + 1 < scan->n && ty_scan_space(scan, i) && ty_is_lower(ty_scan_cp(scan, i + 1));
}

/* Without a note mark or the possessive: "Green Tea[6]", "North Press's". */
static size_t name_end(const ty_scan *scan, size_t end)
{
	if (ty_scan_is_close(scan, end - 1) && ty_scan_is(scan, end - 1, "]") &&
	    ty_is_digit(ty_scan_cp(scan, end - 2)))
		end = scan->glyphs[end - 1].match;
	if (end > 2 && ty_scan_is(scan, end - 1, "s") &&
	    (ty_scan_is(scan, end - 2, "'") || ty_scan_cp(scan, end - 2) == U'’'))
		end -= 2;
	return end;
}

/* "Ministry of Land, Harbours and Roads", but neither "Kyoto and Nara Park" nor "Roads, Rivers and
 * Harbour Park", which are several. */
static bool is_one_name(taiyaku_str run)
{
	size_t comma = ty_str_find(run, TY_STR(","), 0);
	bool of = false, joined = false;
	taiyaku_str word;

	for (size_t at = 0; ty_gloss_word(&word, &at, run);) {
		of |= ty_str_is(word, "of") && at < comma;
		joined |= ty_str_is(word, "and") || ty_str_is(word, "or");
	}
	return comma == SIZE_MAX ? !joined : joined && of;
}

/* "In 1951 the Harbour Works Office (港湾工事事務所) was": two or more words written like a name
 * amid an English sentence. */
static bool name_before(ty_edge *out, const ty_scan *scan, size_t end, size_t close)
{
	size_t from = end = name_end(scan, end), capitals = 0, i = end;
	bool begins = false, joined = false;

	if (end == 0)
		return false;
	while (!begins) {
		size_t to = i, word;
		taiyaku_str text;

		while (to > 0 && ty_scan_space(scan, to - 1) && ty_scan_cp(scan, to - 1) != 0x2028)
			to--;
		begins = to == 0 || ty_scan_cp(scan, to - 1) == 0x2028 ||
			 (i < end && is_sentence_end(scan, to - 1));
		if (begins || (i < end && ty_scan_script(scan, to - 1) != TY_SCRIPT_LATIN &&
			       !ty_is_digit(ty_scan_cp(scan, to - 1)) &&
			       !(joined && ty_scan_is(scan, to - 1, ","))))
			break;
		for (word = to;
		     word > 0 && end - word <= CAPITALS_MAX && !ty_scan_space(scan, word - 1);)
			word--;
		text = ty_scan_raw(scan, word, to);
		joined |= ty_str_is(text, "and");
		if (ty_scan_holds_japanese(scan, word, to) || end - word > CAPITALS_MAX)
			return false;
		if (ty_is_upper(ty_scan_cp(scan, word))) {
			from = word;
			capitals++;
		} else if (!is_connector(text) &&
			   !(ty_is_digit(ty_scan_cp(scan, word)) && from == end)) {
			break;
		}
		i = word;
	}
	if ((begins && !goes_on(scan, close)) ||
	    (ty_scan_script(scan, end - 1) != TY_SCRIPT_LATIN &&
	     !ty_is_digit(ty_scan_cp(scan, end - 1))))
		return false;
	*out = (ty_edge){ from, end, TY_EDGE_PROSE };
	if (begins && i == from)
		capitals -= drop_openers(out, scan);
	return capitals > 1 && is_one_name(ty_scan_raw(scan, out->from, end)) &&
	       ends_in_english(ty_scan_raw(scan, out->from, end));
}

/* A line, a link or a quotation ends with the bracket, or a dash and a remark follow. */
static bool ends_unit(const ty_scan *scan, size_t close)
{
	size_t i = close + 1;

	if (i >= scan->n || scan->glyphs[i].closes || ty_scan_is_close(scan, i))
		return true;
	while (i < scan->n && ty_scan_space(scan, i) && ty_scan_cp(scan, i) != 0x2028)
		i++;
	if (i >= scan->n || ty_scan_cp(scan, i) == 0x2028 || ty_scan_is(scan, i, "-.,;:/|") ||
	    ty_scan_cp(scan, i) == U'：' || ty_scan_script(scan, i) == TY_SCRIPT_PUNCT)
		return true;
	/* "Gloss [題] (in Japanese)" */
	return ty_scan_is_open(scan, i) &&
	       ty_gloss_sort(ty_scan_raw(scan, i + 1, scan->glyphs[i].match)) == TY_SORT_LANGUAGE;
}

/* Words that the meaning of the Japanese in the bracket stands behind. */
static bool ends_in_meaning(taiyaku_str text)
{
	return ty_str_ends(text, TY_STR(" Japanese word for")) ||
	       ty_str_ends(text, TY_STR(" Japanese term for")) ||
	       ty_str_ends(text, TY_STR(" Japanese for"));
}

/* Words that a name stands behind. */
static bool ends_in_naming(taiyaku_str text)
{
	static const char *const words[] = { " known as", " called",   " named",
					     " titled",	  " entitled", " dubbed" };

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (ty_str_ends(text, ty_str(words[i])))
			return true;
	return false;
}

/* What stands behind the bracket goes on with a sentence whose subject is before it. */
static bool is_subject(const ty_scan *scan, size_t close)
{
	static const char *const verbs[] = { ", ", " is ", " are ", " was ", " were ", " refers " };
	taiyaku_str rest = ty_scan_raw(scan, close + 1 < scan->n ? close + 1 : scan->n, scan->n);

	for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
		if (ty_str_starts(rest, ty_str(verbs[i])))
			return true;
	return false;
}

/* "The estate (高島平 Takashimadaira)": what was told of before, and by its kind. */
static bool has_article(taiyaku_str text)
{
	return ty_str_starts(text, TY_STR("The ")) || ty_str_starts(text, TY_STR("This ")) ||
	       ty_str_starts(text, TY_STR("A ")) || ty_str_starts(text, TY_STR("An "));
}

/* A few words in small letters: "also known as riichi mahjong (リーチ麻雀,", or the subject of a
 * sentence, "Japanese mahjong (麻雀, Mājan) is". */
static bool words_before(ty_edge *out, const ty_scan *scan, size_t end, size_t close, bool vouched)
{
	size_t i = end;

	for (unsigned words = 0; i > 0 && words < NAMED_WORDS; words++) {
		taiyaku_str before;
		ty_edge_kind kind;

		while (i > 0 && !ty_scan_space(scan, i - 1) && !ty_edge_hard(&kind, scan, i, end)) {
			if (ty_scan_japanese(scan, i - 1) || end - i > TITLE_MAX)
				return false;
			i--;
		}
		if (i == end)
			return false;
		before = ty_str_trim(ty_scan_raw(scan, 0, i));
		*out = (ty_edge){ i, end, TY_EDGE_LATIN };
		if (ends_in_meaning(before) || (vouched && ends_in_naming(before)))
			return true;
		if (before.len == 0 || ty_edge_hard(&kind, scan, i, end) ||
		    memchr(".!?", before.data[before.len - 1], 3))
			return vouched && words > 0 && is_subject(scan, close) &&
			       ty_is_upper(ty_scan_cp(scan, i)) &&
			       !has_article(ty_scan_raw(scan, i, end));
		while (i > 0 && ty_scan_space(scan, i - 1))
			i--;
	}
	return false;
}

bool ty_edge_cited_english(ty_edge *out, const ty_scan *scan, size_t end)
{
	for (size_t i = end; i > 0 && end - i < CITED_MAX; i--) {
		const ty_span *span = ty_edge_span(scan, i);

		*out = (ty_edge){ i, i, TY_EDGE_QUOTED };
		if (span && span->mark != TY_MARK_LINK && span->mark != TY_MARK_LANGUAGE)
			out->from = ty_scan_index(scan, span->from);
		else if (ty_scan_is_close(scan, i - 1) &&
			 ty_shape_is_quote((ty_shape)scan->glyphs[i - 1].shape) &&
			 !ty_edge_is_tag(scan, scan->glyphs[i - 1].match))
			out->from = scan->glyphs[i - 1].match;
		if (out->from == i)
			continue;
		ty_scan_unquote(scan, &out->from, &out->to);
		if (out->to < out->from + 2 || ty_scan_holds_japanese(scan, out->from, out->to))
			return false;
		/* The comma or the full stop that the citation puts behind it. */
		if (ty_scan_is(scan, out->to - 1, ".,"))
			out->to--;
		return ty_gloss_sort(ty_scan_raw(scan, out->from, out->to)) == TY_SORT_ENGLISH;
	}
	return false;
}

/* "Mori, H. (2018). Title. North Press.": the year stands before the title. */
static bool is_dated(const ty_scan *scan, size_t from)
{
	size_t to = from;

	while (to > 0 && (ty_scan_space(scan, to - 1) || ty_scan_is(scan, to - 1, ".,*_") ||
			  (ty_scan_is_open(scan, to - 1) &&
			   ty_shape_is_quote((ty_shape)scan->glyphs[to - 1].shape))))
		to--;
	return to > 5 && ty_scan_is_close(scan, to - 1) &&
	       is_published(scan, scan->glyphs[to - 1].match, to);
}

bool ty_edge_published_english(ty_edge *out, const ty_scan *scan, size_t end)
{
	return ty_edge_cited_english(out, scan, end) &&
	       (is_published(scan, out->to, end) ||
		(is_dated(scan, out->from) && !ty_scan_holds_japanese(scan, out->to, end)));
}

bool ty_edge_english(ty_edge *out, const ty_scan *scan, size_t at, size_t close, bool vouched)
{
	size_t end = at;
	const ty_span *span;

	/* The bracket may be a line of its own, and in emphasis. */
	while (vouched && end > 0 &&
	       (ty_scan_cp(scan, end - 1) == 0x2028 || ty_scan_space(scan, end - 1)) &&
	       !scan->glyphs[end].closes)
		end--;
	if (!ty_edge_skip_space(scan, &end))
		return false;
	span = ty_edge_span(scan, end);
	*out = (ty_edge){ end, end, TY_EDGE_QUOTED };
	if (span)
		out->from = ty_scan_index(scan, span->from);
	else if (ty_scan_is_close(scan, end - 1) &&
		 ty_shape_is_quote((ty_shape)scan->glyphs[end - 1].shape) &&
		 !ty_edge_is_tag(scan, scan->glyphs[end - 1].match))
		out->from = scan->glyphs[end - 1].match;
	if (out->from < end) {
		ty_scan_unquote(scan, &out->from, &out->to);
		return out->from < out->to && !ty_scan_holds_japanese(scan, out->from, out->to);
	}
	if (ends_unit(scan, close) && whole_before(out, scan, end))
		return true;
	return words_before(out, scan, end, close, vouched) ||
	       (vouched ? capitals_before(out, scan, end) : name_before(out, scan, end, close));
}
