/* SPDX-License-Identifier: Apache-2.0 */
/* Texts beside one another that say their language: <span lang="ja">題</span> <span lang="en">; and
 * two lines of one item, the second in brackets. */
#include "extract/cell.h"
#include "extract/find.h"
#include "extract/labels.h"
#include "extract/names.h"
#include "extract/remark.h"

enum {
	BETWEEN = 8,	/* characters between two spans: white space, a slash, a bracket */
	LINK_WORDS = 3, /* of the English title of a link */
	LINKS_NEAR = 8, /* spans from a link to the one of the same target */
	BY_LANG = 88,
	LABELLED = 90,
	APART = 82,
	APART_WORD = 66,
	LINES = 72,
	LINES_MAX = 8, /* lines of an item that are looked at */
	LINE_LONGEST = 240
};

static bool words_between(const ty_scan *scan, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++)
		if (ty_script_is_word(ty_scan_script(scan, i)))
			return true;
	return false;
}

/* Something else than white space, marks and texts in further languages stands between. */
static bool too_far(const ty_scan *scan, size_t from, size_t to)
{
	for (size_t k = 0; k < scan->block->n_spans && from < to; k++) {
		const ty_span *span = &scan->block->spans[k];
		size_t at;

		if (span->mark != TY_MARK_LANGUAGE || span->from < scan->glyphs[from].at ||
		    span->from >= scan->glyphs[to].at)
			continue;
		at = ty_scan_index(scan, span->from);
		if (at - from > BETWEEN || words_between(scan, from, at))
			return true;
		from = ty_scan_index(scan, span->to);
	}
	return from > to || to - from > BETWEEN || words_between(scan, from, to);
}

/* Two texts, the second behind the first, one in each language. */
static void pair_ranges(ty_finds *finds, size_t a_from, size_t a_to, size_t b_from, size_t b_to,
			const char *rule, int confidence)
{
	const ty_scan *scan = finds->scan;
	bool first = ty_scan_holds_japanese(scan, a_from, a_to);
	ty_find find = { first ? a_from : b_from,
			 first ? a_to : b_to,
			 first ? b_from : a_from,
			 first ? b_to : a_to,
			 rule,
			 confidence,
			 TAIYAKU_ANY,
			 false };

	ty_scan_unquote(scan, &find.ja_from, &find.ja_to);
	ty_scan_unquote(scan, &find.en_from, &find.en_to);
	if (!ty_scan_holds_japanese(scan, find.ja_from, find.ja_to) ||
	    ty_scan_holds_japanese(scan, find.en_from, find.en_to) ||
	    ty_gloss_sort_beside(ty_scan_raw(scan, find.en_from, find.en_to),
				 ty_scan_raw(scan, find.ja_from, find.ja_to)) != TY_SORT_ENGLISH)
		return;
	find.confidence -= ty_find_misfit(ty_scan_raw(scan, find.ja_from, find.ja_to),
					  ty_scan_raw(scan, find.en_from, find.en_to));
	ty_finds_add(finds, &find);
}

/* The texts of two spans, one in each language. */
static void pair_texts(ty_finds *finds, const ty_span *a, const ty_span *b, const char *rule)
{
	const ty_scan *scan = finds->scan;
	size_t a_to = ty_scan_index(scan, a->to), b_from = ty_scan_index(scan, b->from);

	if (b_from >= a_to)
		pair_ranges(finds, ty_scan_index(scan, a->from), a_to, b_from,
			    ty_scan_index(scan, b->to), rule, BY_LANG);
}

static void pair_neighbours(ty_finds *finds, const ty_span *a, const ty_span *b)
{
	const ty_scan *scan = finds->scan;

	if (b->from >= a->to &&
	    !too_far(scan, ty_scan_index(scan, a->to), ty_scan_index(scan, b->from)))
		pair_texts(finds, a, b, "lang-siblings");
}

static void find_spans(ty_finds *finds)
{
	const ty_block *block = finds->scan->block;
	const ty_span *last = NULL;

	for (size_t i = 0; i < block->n_spans; i++) {
		const ty_span *span = &block->spans[i];
		ty_side side;

		if (span->mark != TY_MARK_LANGUAGE)
			continue;
		side = ty_name_language(span->value);
		if (side != TY_SIDE_JAPANESE && side != TY_SIDE_ENGLISH)
			continue;
		if (last && ty_name_language(last->value) != side)
			pair_neighbours(finds, last, span);
		last = span;
	}
}

/* The only span, from the first on, of a part of the text from..to that says its language; NULL:
 * there is none, or several. */
static const ty_span *only_part(const ty_scan *scan, size_t first, size_t from, size_t to)
{
	const ty_block *block = scan->block;
	const ty_span *found = NULL;

	for (size_t i = first; i < block->n_spans; i++) {
		const ty_span *span = &block->spans[i];
		size_t at = ty_scan_index(scan, span->from), end = ty_scan_index(scan, span->to);

		if (at >= to)
			break;
		if (span->mark != TY_MARK_LANGUAGE || at < from || end > to ||
		    (!words_between(scan, from, at) && !words_between(scan, end, to)))
			continue;
		if (found)
			return NULL;
		found = span;
	}
	return found;
}

static bool divides(const ty_scan *scan, size_t i)
{
	return ty_scan_space(scan, i) || ty_scan_is(scan, i, "/|:-") ||
	       ty_scan_cp(scan, i) == U'／' || ty_scan_cp(scan, i) == U'｜' ||
	       ty_scan_cp(scan, i) == U'—' || ty_scan_cp(scan, i) == U'–';
}

static bool is_particle(uint32_t cp)
{
	static const uint32_t particles[] = { U'の', U'は', U'を', U'が', U'に',
					      U'で', U'と', U'も', U'へ', U'や' };

	for (size_t i = 0; i < sizeof particles / sizeof *particles; i++)
		if (cp == particles[i])
			return true;
	return false;
}

/* <h2>題 <small lang="en">Title</small></h2>: a text whose other half says its language; titled: it
 * is a heading or a link.  Where nothing divides them the second may be the rest of a word: <b
 * lang="en">IT</b>の本. */
static void find_part(ty_finds *finds, size_t first, size_t from, size_t to, bool titled)
{
	const ty_scan *scan = finds->scan;
	const ty_span *part = to - from <= LINE_LONGEST ? only_part(scan, first, from, to) : NULL;
	size_t at, end, joint;
	ty_side side;
	bool before;

	if (!part)
		return;
	at = ty_scan_index(scan, part->from);
	end = ty_scan_index(scan, part->to);
	side = ty_name_language(part->value);
	before = words_between(scan, from, at);
	if (before == words_between(scan, end, to) ||
	    (side != TY_SIDE_ENGLISH && (side != TY_SIDE_JAPANESE || !titled)))
		return;
	joint = before ? at : end;
	if (before)
		to = at;
	else
		from = end;
	while (to > from && divides(scan, to - 1))
		to--;
	while (from < to && divides(scan, from))
		from++;
	if ((before ? to : from) == joint && !(titled && before))
		return;
	if (ty_scan_holds_japanese(scan, at, end) == ty_scan_holds_japanese(scan, from, to) ||
	    (!before && is_particle(ty_scan_cp(scan, from))) ||
	    ty_cell_is_sentence(ty_scan_raw(scan, from, to)))
		return;
	if (before)
		pair_ranges(finds, from, to, at, end, "lang-siblings", BY_LANG);
	else
		pair_ranges(finds, at, end, from, to, "lang-siblings", BY_LANG);
}

static void find_parts_of_links(ty_finds *finds)
{
	const ty_scan *scan = finds->scan;

	for (size_t i = 0; i < scan->block->n_spans; i++) {
		const ty_span *span = &scan->block->spans[i];

		if (span->mark == TY_MARK_LINK)
			find_part(finds, i + 1, ty_scan_index(scan, span->from),
				  ty_scan_index(scan, span->to), true);
	}
}

/* <h2>題<span>Title</span></h2>, <h2><span>題</span><span>Title</span></h2>: two parts, and nothing
 * besides; of a single word it is not known whether it translates. */
static void find_set_apart(ty_finds *finds)
{
	const ty_scan *scan = finds->scan;
	const ty_block *block = scan->block;
	size_t cuts[2] = { 0 }, n = 0, i = 0, from, to;
	bool before, words;

	for (; i < block->n_spans && n < 2 && scan->n <= LINE_LONGEST; i++)
		if (block->spans[i].mark == TY_MARK_PART) {
			cuts[0] = ty_scan_index(scan, block->spans[i].from);
			cuts[1] = ty_scan_index(scan, block->spans[i].to);
			/* Around the whole there may be another. */
			n = words_between(scan, 0, cuts[0]) || words_between(scan, cuts[1], scan->n)
				    ? 2
				    : 0;
		}
	if (n < 2)
		return;
	for (size_t k = i; k < block->n_spans; k++)
		if (block->spans[k].mark == TY_MARK_PART &&
		    block->spans[k].to > block->spans[i - 1].to &&
		    words_between(scan, ty_scan_index(scan, block->spans[k].to), scan->n))
			return;
	before = words_between(scan, 0, cuts[0]);
	if (before == words_between(scan, cuts[1], scan->n) ||
	    !words_between(scan, cuts[0], cuts[1]))
		return;
	from = before ? 0 : cuts[1];
	to = before ? cuts[0] : scan->n;
	while (to > from && divides(scan, to - 1))
		to--;
	while (from < to && divides(scan, from))
		from++;
	if (ty_scan_holds_japanese(scan, from, to) ==
		    ty_scan_holds_japanese(scan, cuts[0], cuts[1]) ||
	    (!before && is_particle(ty_scan_cp(scan, from))))
		return;
	if (ty_remark_english(ty_scan_raw(scan, before ? from : cuts[0], before ? to : cuts[1]),
			      ty_scan_raw(scan, before ? cuts[0] : from, before ? cuts[1] : to)))
		return;
	words = ty_scan_mix(scan, from, to).words + ty_scan_mix(scan, cuts[0], cuts[1]).words > 1;
	if (before)
		pair_ranges(finds, from, to, cuts[0], cuts[1], "set-apart",
			    words ? APART : APART_WORD);
	else
		pair_ranges(finds, cuts[0], cuts[1], from, to, "set-apart",
			    words ? APART : APART_WORD);
}

static unsigned words_of(const ty_scan *scan, const ty_span *span)
{
	return (unsigned)ty_scan_mix(scan, ty_scan_index(scan, span->from),
				     ty_scan_index(scan, span->to))
		.words;
}

/* [題](target), “[Title](target)”: two links of one block that lead to the same place. */
static void find_links(ty_finds *finds)
{
	const ty_block *block = finds->scan->block;

	for (size_t i = 0; i < block->n_spans; i++)
		for (size_t k = i + 1; k < block->n_spans && k - i < LINKS_NEAR; k++) {
			const ty_span *a = &block->spans[i], *b = &block->spans[k];

			if (a->mark != TY_MARK_LINK || b->mark != TY_MARK_LINK ||
			    a->value.len == 0 || !ty_str_equal(a->value, b->value))
				continue;
			/* Names of people are romanised. */
			if (words_of(finds->scan, a) >= LINK_WORDS ||
			    words_of(finds->scan, b) >= LINK_WORDS)
				pair_texts(finds, a, b, "same-target");
		}
}

/* A mark or a link on a part of the line from..to: it is a citation, not a title. */
static bool is_cited(const ty_scan *scan, size_t from, size_t to)
{
	for (size_t i = 0; i < scan->block->n_spans; i++) {
		const ty_span *span = &scan->block->spans[i];
		size_t at = ty_scan_index(scan, span->from), end = ty_scan_index(scan, span->to);

		if (span->mark == TY_MARK_LINK && at > from && end < to &&
		    ty_scan_mix(scan, from, at).words > 0 && ty_scan_mix(scan, end, to).words > 0)
			return true;
	}
	/* Anne Morris『Title』North Press */
	for (size_t i = from + 1; i < to; i++)
		if (ty_scan_is_open(scan, i) && scan->glyphs[i].shape == TY_SHAPE_WHITE &&
		    scan->glyphs[i].match + 1 < to && words_between(scan, from, i) &&
		    words_between(scan, scan->glyphs[i].match, to))
			return true;
	return false;
}

/* "5.1 ", "3) " */
static bool begins_with_number(const ty_scan *scan, size_t i)
{
	bool marked = false, digit = false;

	while (i < scan->n && ty_scan_space(scan, i))
		i++;
	for (; i < scan->n &&
	       (ty_scan_script(scan, i) == TY_SCRIPT_DIGIT || (digit && ty_scan_is(scan, i, ".)")));
	     i++) {
		digit |= ty_scan_script(scan, i) == TY_SCRIPT_DIGIT;
		marked |= ty_scan_is(scan, i, ".)");
	}
	return marked && i < scan->n && ty_scan_space(scan, i);
}

/* "Effects of Rain on Rice<br>（米に対する雨の影響）": the first two lines; the line of the authors
 * below has the same form, but names. */
static void find_lines(ty_finds *finds)
{
	const ty_scan *scan = finds->scan;
	size_t breaks[2], n = 0, next;
	ty_find find = { .rule = "two-lines", .confidence = LINES };
	bool first;

	for (size_t i = 0; i < scan->n && n < 2; i++)
		if (ty_scan_cp(scan, i) == 0x2028)
			breaks[n++] = i;
	if (n == 0 || scan->n > LINES_MAX * LINE_LONGEST)
		return;
	next = n == 2 ? breaks[1] : scan->n;
	if (breaks[0] > LINE_LONGEST || next - breaks[0] > LINE_LONGEST)
		return;
	/* "二 (Two)⏎2.1 First": a line that begins with the number of a section is another text. */
	if (begins_with_number(scan, breaks[0] + 1))
		return;
	if (is_cited(scan, 0, breaks[0]) || is_cited(scan, breaks[0] + 1, next))
		return;
	first = ty_scan_holds_japanese(scan, 0, breaks[0]);
	if (first == ty_scan_holds_japanese(scan, breaks[0], next))
		return;
	find.ja_from = first ? 0 : breaks[0] + 1;
	find.ja_to = first ? breaks[0] : next;
	find.en_from = first ? breaks[0] + 1 : 0;
	find.en_to = first ? next : breaks[0];
	ty_scan_unquote(scan, &find.ja_from, &find.ja_to);
	ty_scan_unquote(scan, &find.en_from, &find.en_to);
	/* Without a bracket around the second line nothing says that the lines belong together. */
	if (find.ja_from == (first ? 0 : breaks[0] + 1) && !first)
		find.confidence -= LINES / 4;
	if (ty_gloss_sort_beside(ty_scan_raw(scan, find.en_from, find.en_to),
				 ty_scan_raw(scan, find.ja_from, find.ja_to)) != TY_SORT_ENGLISH ||
	    ty_cell_is_sentence(ty_scan_raw(scan, find.ja_from, find.ja_to)) ||
	    ty_gloss_function_words(ty_scan_raw(scan, find.ja_from, find.ja_to)))
		return;
	find.confidence -= ty_find_misfit(ty_scan_raw(scan, find.ja_from, find.ja_to),
					  ty_scan_raw(scan, find.en_from, find.en_to));
	ty_finds_add(finds, &find);
}

/* "題<br>Romaji: Dai<br>English: Title": a title, and below it lines that say what they are. */
static void find_labelled_lines(ty_finds *finds)
{
	const ty_scan *scan = finds->scan;
	size_t ja_to = 0, from, to, after;

	while (ja_to < scan->n && ty_scan_cp(scan, ja_to) != 0x2028)
		ja_to++;
	if (ja_to == scan->n || ja_to > LINE_LONGEST || scan->n > LINES_MAX * LINE_LONGEST ||
	    !ty_scan_holds_japanese(scan, 0, ja_to) ||
	    ty_cell_is_sentence(ty_scan_raw(scan, 0, ja_to)) ||
	    ty_label_at_start(&after, ty_scan_raw(scan, 0, ja_to)) != TY_LABEL_NONE)
		return;
	for (from = ja_to + 1; from < scan->n; from = to + 1) {
		taiyaku_str line;

		for (to = from; to < scan->n && ty_scan_cp(scan, to) != 0x2028;)
			to++;
		ty_scan_trim(scan, &from, &to);
		line = ty_scan_raw(scan, from, to);
		if (ty_label_at_start(&after, line) == TY_LABEL_ENGLISH &&
		    ty_str_has(ty_str_slice(line, 0, after), ":"))
			pair_ranges(finds, 0, ja_to,
				    ty_scan_index(scan, scan->glyphs[from].at + after), to,
				    "labelled-line", LABELLED);
	}
}

void ty_find_siblings(ty_finds *finds)
{
	ty_block_kind kind = finds->scan->block->kind;

	find_spans(finds);
	find_links(finds);
	find_parts_of_links(finds);
	if (kind == TY_BLOCK_FIELD || kind == TY_BLOCK_CELL || kind == TY_BLOCK_ITEM)
		find_labelled_lines(finds);
	if (kind != TY_BLOCK_ITEM && kind != TY_BLOCK_CELL && kind != TY_BLOCK_HEADING)
		return;
	find_lines(finds);
	if (kind == TY_BLOCK_HEADING)
		find_set_apart(finds);
	find_part(finds, 0, 0, finds->scan->n, kind == TY_BLOCK_HEADING);
}
