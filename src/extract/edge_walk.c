/* SPDX-License-Identifier: Apache-2.0 */
/* Walking left from the end of a Japanese title to where it begins. */
#include "base/ascii.h"
#include "extract/citation.h"
#include "extract/date.h"
#include "extract/edge_part.h"
#include "extract/gloss.h"
#include "extract/romaji.h"

enum {
	TITLE_MAX = 400,  /* characters of a title; the longest of a paper have 200 */
	INSERT_WORDS = 6, /* Latin words between Japanese ones of one title */
	HEAD_WORDS = 5	  /* Latin words that begin a title */
};

static bool stop(ty_edge_walk *w, ty_edge_kind kind)
{
	w->kind = kind;
	return false;
}

/* A romanised title, or one of several English words. */
static bool is_latin_title(const ty_scan *scan, size_t from, size_t to)
{
	ty_mix mix = ty_scan_mix(scan, from, to);

	if (mix.japanese || mix.latin == 0)
		return false;
	return mix.words > 2 || ty_romaji_test(ty_scan_raw(scan, from, to)) != TY_ROMAJI_NO;
}

static bool span_is_latin_title(const ty_scan *scan, const ty_span *span, size_t to)
{
	return (span->mark == TY_MARK_EMPHASIS || span->mark == TY_MARK_QUOTE) &&
	       is_latin_title(scan, ty_scan_index(scan, span->from), to);
}

/* "Mori, H., 2015. 題": four digits that can be a year, and a full stop. */
static bool is_bare_year(const ty_scan *scan, size_t i)
{
	size_t to;

	if (i < 6 || !ty_scan_is(scan, i, ".") || ty_scan_script(scan, i - 4) != TY_SCRIPT_DIGIT ||
	    !ty_scan_space(scan, i - 5))
		return false;
	return ty_date_year(&to, scan->block->text, scan->glyphs[i - 4].at) &&
	       to == scan->glyphs[i].at;
}

/* Whether what ends before character i, white space and full stops aside, is a year in a bracket
 * or a title in Latin letters: then a title in a citation begins after it. */
static bool citation_before(const ty_scan *scan, size_t i)
{
	const ty_span *span;

	while (i > 0 && (ty_scan_space(scan, i - 1) || ty_scan_is(scan, i - 1, ".,:")) &&
	       !scan->glyphs[i].closes)
		i--;
	if (i == 0)
		return false;
	span = ty_edge_span(scan, i);
	if (span)
		return span_is_latin_title(scan, span, i);
	if (is_bare_year(scan, i))
		return true;
	if (!ty_scan_is_close(scan, i - 1))
		return false;
	if (ty_citation_year_in(scan, scan->glyphs[i - 1].match).len)
		return true;
	return ty_shape_is_quote((ty_shape)scan->glyphs[i - 1].shape) &&
	       scan->glyphs[i - 1].shape != TY_SHAPE_LESS &&
	       is_latin_title(scan, scan->glyphs[i - 1].match, i);
}

/* The kind of edge just before character i, if one is there whatever the title says. */
bool ty_edge_hard(ty_edge_kind *kind, const ty_scan *scan, size_t i, size_t end)
{
	*kind = TY_EDGE_START;
	if (i == 0)
		return true;
	if (scan->glyphs[i].opens) {
		const ty_span *span = &scan->block->spans[scan->glyphs[i].opens - 1];

		if (span->to >= scan->glyphs[end].at && span->mark != TY_MARK_CODE) {
			*kind = TY_EDGE_ENCLOSED;
			return true;
		}
	}
	if (ty_scan_is_open(scan, i - 1) && scan->glyphs[i - 1].match >= end) {
		bool quote = ty_shape_is_quote((ty_shape)scan->glyphs[i - 1].shape);

		*kind = quote ? TY_EDGE_ENCLOSED : TY_EDGE_STOP;
		return true;
	}
	if (ty_scan_cp(scan, i - 1) == 0x2028 || ty_scan_cp(scan, i - 1) == '\t')
		return true;
	if (ty_scan_is_close(scan, i - 1) && ty_edge_is_tag(scan, scan->glyphs[i - 1].match))
		return true;
	if (citation_before(scan, i) &&
	    (ty_scan_space(scan, i - 1) || ty_scan_is_close(scan, i - 1) ||
	     ty_scan_is(scan, i - 1, ".,:"))) {
		*kind = TY_EDGE_CITATION;
		return true;
	}
	return false;
}

/* A word that joins terms stands at character i: ・, と, や, または. */
static bool joins_terms(const ty_scan *scan, size_t i)
{
	static const char *const words[] = { "・", "と", "や", "、", "または", "及び", "および" };
	taiyaku_str rest = ty_scan_raw(scan, i, scan->n);

	for (size_t k = 0; k < sizeof words / sizeof *words; k++)
		if (ty_str_starts(rest, ty_str(words[k])))
			return true;
	return false;
}

/* A bracket that closes before w->at: over it, or stop. */
static bool step_over_bracket(ty_edge_walk *w)
{
	const ty_scan *scan = w->scan;
	size_t close = w->at - 1, open = scan->glyphs[close].match;
	ty_mix mix = ty_scan_mix(scan, open + 1, close);

	switch ((ty_shape)scan->glyphs[close].shape) {
	case TY_SHAPE_CURLY:
		return stop(w, TY_EDGE_STOP);
	case TY_SHAPE_ROUND:
	case TY_SHAPE_SQUARE:
		/* The gloss of another title; a mark like (*). */
		if (mix.japanese == 0 && (mix.words > 1 || mix.words + mix.digit == 0))
			return stop(w, TY_EDGE_STOP);
		if (scan->glyphs[close].shape == TY_SHAPE_SQUARE && mix.japanese == 0)
			return stop(w, TY_EDGE_STOP);
		/* 非対称(asymmetric)・対称 (symmetric): each of them has its own; so have those on
		 * lines of their own. */
		if (mix.japanese == 0 &&
		    (joins_terms(scan, w->at) || ty_scan_cp(scan, w->at) == '\n'))
			return stop(w, TY_EDGE_STOP);
		break;
	default:
		if (mix.japanese == 0 && mix.latin > 0 && ty_scan_space(scan, w->at))
			return stop(w, TY_EDGE_CITATION);
		/* “題 (gloss).” 誌: the full stop inside says that it is one title of several. */
		if (ty_scan_is(scan, close - 1, ".,") && ty_scan_space(scan, w->at))
			return stop(w, TY_EDGE_CITATION);
		break;
	}
	w->at = open;
	return true;
}

/* White space before w->at: what stands before it decides. */
static bool step_over_space(ty_edge_walk *w)
{
	const ty_scan *scan = w->scan;
	size_t k = w->at;
	bool japanese;

	while (k > 0 && ty_scan_space(scan, k - 1) && ty_scan_cp(scan, k - 1) != 0x2028 &&
	       ty_scan_cp(scan, k - 1) != '\t')
		k--;
	if (k == 0)
		return stop(w, TY_EDGE_START);
	/* A line that ends in a colon announces the next. */
	if (ty_scan_cp(scan, k) == '\n' &&
	    (ty_scan_cp(scan, k - 1) == ':' || ty_scan_cp(scan, k - 1) == U'：'))
		return stop(w, TY_EDGE_START);
	japanese = k > 1 && (ty_scan_japanese(scan, k - 2) ||
			     ty_scan_script(scan, k - 2) == TY_SCRIPT_CJK_PUNCT);
	if (ty_scan_is(scan, k - 1, ".,;"))
		return stop(w, TY_EDGE_STOP);
	if (ty_scan_is(scan, k - 1, "?!:-") && !japanese && !(k > 1 && ty_scan_space(scan, k - 2)))
		return stop(w, TY_EDGE_STOP);
	/* " - " and the like: between Japanese segments of a headline only. */
	if (ty_scan_is(scan, k - 1, "-/|>*+#") || ty_scan_script(scan, k - 1) == TY_SCRIPT_PUNCT) {
		size_t j = k - 1;

		while (j > 0 && ty_scan_space(scan, j - 1))
			j--;
		if (j == 0)
			return stop(w, TY_EDGE_START);
		if (!ty_scan_japanese(scan, j - 1) || ty_scan_is(scan, k - 1, "/|>"))
			return stop(w, TY_EDGE_STOP);
	}
	if (ty_scan_script(scan, k - 1) == TY_SCRIPT_SYMBOL)
		return stop(w, TY_EDGE_START);
	w->at = k;
	return true;
}

static bool in_latin_run(const ty_scan *scan, size_t i)
{
	ty_script script = ty_scan_script(scan, i);

	if (script == TY_SCRIPT_LATIN || script == TY_SCRIPT_DIGIT || script == TY_SCRIPT_MARK)
		return true;
	if (ty_scan_cp(scan, i) == '/')
		return !ty_scan_space(scan, i + 1);
	/* "M×3 題": × stands for a letter. */
	if (ty_scan_is(scan, i, "'&+#_%@") || ty_scan_cp(scan, i) == 0x2019 ||
	    ty_scan_cp(scan, i) == U'×')
		return true;
	if (ty_scan_is(scan, i, "-."))
		return !ty_scan_space(scan, i + 1);
	return script == TY_SCRIPT_SPACE && ty_scan_cp(scan, i) != 0x2028 &&
	       ty_scan_cp(scan, i) != '\t';
}

/* Japanese text, or a quotation of it, ends before character i. */
static bool japanese_ends(const ty_scan *scan, size_t i)
{
	/* 題――XPの話: a dash that is set solid belongs to the Japanese around it. */
	while (i > 1 && (ty_scan_cp(scan, i - 1) == 0x2014 || ty_scan_cp(scan, i - 1) == 0x2015 ||
			 ty_scan_cp(scan, i - 1) == 0x2500))
		i--;
	if (i == 0)
		return false;
	if (ty_scan_is_close(scan, i - 1))
		return ty_scan_holds_japanese(scan, scan->glyphs[i - 1].match, i);
	return ty_scan_japanese(scan, i - 1) || ty_scan_script(scan, i - 1) == TY_SCRIPT_CJK_PUNCT;
}

/* "pull request を送る": what no Japanese title begins with goes on with the words before it. */
static bool begins_in_particle(const ty_edge_walk *w)
{
	size_t i = w->at;

	while (i + 1 < w->end && ty_scan_space(w->scan, i))
		i++;
	return ty_edge_is_particle(ty_scan_cp(w->scan, i)) &&
	       ty_scan_script(w->scan, i + 1) != TY_SCRIPT_HIRAGANA;
}

/* Latin words before w->at.  Between Japanese ones they belong to the title, as do those that
 * begin it right after a sure edge; else they are the sentence before it, but for a word that is
 * written together with the Japanese (NSC事務局). */
static bool step_over_latin(ty_edge_walk *w)
{
	const ty_scan *scan = w->scan;
	size_t from = w->at, token, before;
	ty_edge_kind kind;
	ty_mix mix;
	taiyaku_str run;

	while (from > 0 && in_latin_run(scan, from - 1) && w->at - from < TITLE_MAX) {
		if (ty_edge_hard(&kind, scan, from, w->end))
			break;
		from--;
	}
	token = from;
	while (token < w->at && ty_scan_space(scan, token))
		token++;
	mix = ty_scan_mix(scan, token, w->at);
	run = ty_scan_raw(scan, token, w->at);
	/* 海の道: LNG船の歴史: a colon stands in a title as it does between Japanese words. */
	before = w->at < w->end && from > 1 && ty_scan_cp(scan, from - 1) == ':' ? from - 1 : from;
	if (mix.words <= INSERT_WORDS && !ty_edge_hard(&kind, scan, token, w->end) &&
	    japanese_ends(scan, before)) {
		w->at = from;
		return true;
	}
	if (ty_edge_hard(&kind, scan, token, w->end) && mix.words <= HEAD_WORDS &&
	    kind != TY_EDGE_STOP && (kind != TY_EDGE_START || ty_edge_short_block(scan)) &&
	    (begins_in_particle(w) ||
	     (!(mix.words > 1 && ty_edge_ends_in_small_word(scan, token, w->at)) &&
	      ty_romaji_test(run) == TY_ROMAJI_NO && !ty_gloss_function_words(run)))) {
		w->at = token;
		return stop(w, kind);
	}
	if (ty_scan_space(scan, w->at))
		return stop(w, TY_EDGE_LATIN);
	for (token = w->at; token > from && !ty_scan_space(scan, token - 1);)
		token--;
	w->at = token;
	return stop(w, TY_EDGE_LATIN);
}

/* One step to the left; false: the edge is reached. */
static bool step(ty_edge_walk *w)
{
	const ty_scan *scan = w->scan;
	const ty_glyph *before;
	const ty_span *span;

	if (ty_edge_hard(&w->kind, scan, w->at, w->end))
		return false;
	span = ty_edge_span(scan, w->at);
	if (span && span_is_latin_title(scan, span, w->at))
		return stop(w, TY_EDGE_CITATION);
	before = &scan->glyphs[w->at - 1];
	if (ty_scan_is_close(scan, w->at - 1))
		return step_over_bracket(w);
	if (before->script == TY_SCRIPT_SPACE)
		return step_over_space(w);
	if (before->script == TY_SCRIPT_LATIN || before->script == TY_SCRIPT_DIGIT)
		return step_over_latin(w);
	if (before->cp == U'。' || before->cp == U'；' || before->cp == U'｜' ||
	    before->cp == U'｡' || before->cp == U'→' || before->cp == U'⇒')
		return stop(w, TY_EDGE_STOP);
	if (ty_scan_is(scan, w->at - 1, "|>{}\\;,\"`="))
		/* 制裁対象外=欧米 is one headline; ja="題" is not. */
		if (before->cp != '=' || w->at < 2 || !ty_scan_japanese(scan, w->at - 2))
			return stop(w, before->cp == '"' ? TY_EDGE_ENCLOSED : TY_EDGE_STOP);
	w->at--;
	return true;
}

bool ty_edge_walk_left(ty_edge_walk *w, const ty_scan *scan, size_t end)
{
	*w = (ty_edge_walk){ .scan = scan, .at = end, .end = end };
	while (step(w))
		if (end - w->at > TITLE_MAX)
			return false;
	return true;
}
