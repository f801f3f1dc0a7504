/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/edge.h"

#include "extract/edge_part.h"

#include "extract/citation.h"
#include "extract/date.h"
#include "extract/gloss.h"
#include "extract/romaji.h"

enum {
	TITLE_MAX = 400,  /* characters of a title; the longest of a paper have 200 */
	INSERT_WORDS = 6, /* Latin words between Japanese ones of one title */
	HEAD_WORDS = 5,	  /* Latin words that begin a title */
	SHORT_BLOCK = 200
};

/* No sentence ends in it, no line either. */
static bool is_one_phrase(const ty_scan *scan)
{
	for (size_t i = 0; i < scan->n; i++)
		if (ty_scan_cp(scan, i) == U'。' || ty_scan_cp(scan, i) == 0x2028 ||
		    ty_scan_cp(scan, i) == '\n' ||
		    (ty_scan_is(scan, i, ".!?") &&
		     (i + 1 == scan->n || ty_scan_space(scan, i + 1))))
			return false;
	return true;
}

bool ty_edge_short_block(const ty_scan *scan)
{
	switch (scan->block->kind) {
	case TY_BLOCK_HEADING:
	case TY_BLOCK_CELL:
	case TY_BLOCK_TERM:
	case TY_BLOCK_CAPTION:
	case TY_BLOCK_STRING:
	case TY_BLOCK_FIELD:
		return scan->n < SHORT_BLOCK;
	case TY_BLOCK_ITEM:
		return scan->n < SHORT_BLOCK / 2;
	case TY_BLOCK_TEXT:
		return scan->n < SHORT_BLOCK / 2 && is_one_phrase(scan);
	default:
		return false;
	}
}

/* The span of marks that show a title which ends before character i; NULL: none. */
const ty_span *ty_edge_span(const ty_scan *scan, size_t i)
{
	const ty_span *span;

	if (!scan->glyphs[i].closes)
		return NULL;
	span = &scan->block->spans[scan->glyphs[i].closes - 1];
	if (span->mark == TY_MARK_CODE || span->mark == TY_MARK_NOTE || span->mark == TY_MARK_IMAGE)
		return NULL;
	return span;
}

/* <publisher>, </b>: markup that a reader of plain text left in. */
bool ty_edge_is_tag(const ty_scan *scan, size_t open)
{
	uint32_t first = ty_scan_cp(scan, open + 1);

	return scan->glyphs[open].shape == TY_SHAPE_LESS &&
	       (first == '/' || (first >= 'a' && first <= 'z') || (first >= 'A' && first <= 'Z')) &&
	       !ty_scan_holds_japanese(scan, open, scan->glyphs[open].match);
}

/* ---- walking left ---- */

typedef struct walk {
	const ty_scan *scan;
	size_t at;  /* the title begins here or before */
	size_t end; /* of the title */
	ty_edge_kind kind;
} walk;

static bool stop(walk *w, ty_edge_kind kind)
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

/* A bracket that closes before w->at: over it, or stop. */
static bool step_over_bracket(walk *w)
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
static bool step_over_space(walk *w)
{
	const ty_scan *scan = w->scan;
	size_t k = w->at;
	bool japanese;

	while (k > 0 && ty_scan_space(scan, k - 1) && ty_scan_cp(scan, k - 1) != 0x2028 &&
	       ty_scan_cp(scan, k - 1) != '\t')
		k--;
	if (k == 0)
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
	if (ty_scan_is(scan, i, "'&+#_/%@") || ty_scan_cp(scan, i) == 0x2019)
		return true;
	if (ty_scan_is(scan, i, "-."))
		return !ty_scan_space(scan, i + 1);
	return script == TY_SCRIPT_SPACE && ty_scan_cp(scan, i) != 0x2028 &&
	       ty_scan_cp(scan, i) != '\t';
}

/* Japanese text, or a quotation of it, ends before character i. */
static bool japanese_ends(const ty_scan *scan, size_t i)
{
	if (i == 0)
		return false;
	if (ty_scan_is_close(scan, i - 1))
		return ty_scan_holds_japanese(scan, scan->glyphs[i - 1].match, i);
	return ty_scan_japanese(scan, i - 1) || ty_scan_script(scan, i - 1) == TY_SCRIPT_CJK_PUNCT;
}

/* Latin words before w->at.  Between Japanese ones they belong to the title, as do those that
 * begin it right after a sure edge; else they are the sentence before it, but for a word that is
 * written together with the Japanese (NSC事務局). */
static bool step_over_latin(walk *w)
{
	const ty_scan *scan = w->scan;
	size_t from = w->at, token;
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
	if (mix.words <= INSERT_WORDS && !ty_edge_hard(&kind, scan, token, w->end) &&
	    japanese_ends(scan, from)) {
		w->at = from;
		return true;
	}
	if (ty_edge_hard(&kind, scan, token, w->end) && mix.words <= HEAD_WORDS &&
	    kind != TY_EDGE_STOP && (kind != TY_EDGE_START || ty_edge_short_block(scan)) &&
	    ty_romaji_test(run) == TY_ROMAJI_NO && !ty_gloss_function_words(run)) {
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
static bool step(walk *w)
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

static bool walk_left(walk *w, const ty_scan *scan, size_t end)
{
	*w = (walk){ .scan = scan, .at = end, .end = end };
	while (step(w))
		if (end - w->at > TITLE_MAX)
			return false;
	return true;
}

/* ---- Japanese sentences ---- */

static bool is_particle(uint32_t cp)
{
	switch (cp) {
	case U'は':
	case U'が':
	case U'を':
	case U'に':
	case U'で':
	case U'と':
	case U'も':
	case U'や':
	case U'へ':
	case U'の':
		return true;
	default:
		return false;
	}
}

/* The term at the end of a stretch of a Japanese sentence: back to a comma, a particle, or two
 * hiragana in a row.  One hiragana that is no particle is the ending of a word (読み込み), and so
 * is the hiragana at the very end (塗りつぶし). */
static size_t term_start(const ty_scan *scan, size_t from, size_t to)
{
	size_t i = to;

	while (i > from && ty_scan_script(scan, i - 1) == TY_SCRIPT_HIRAGANA)
		i--;
	if (i == from)
		return from;
	while (i > from) {
		size_t k = i;

		if (ty_scan_cp(scan, i - 1) == U'、' || ty_scan_cp(scan, i - 1) == U'，')
			return i;
		if (ty_scan_is_close(scan, i - 1) && scan->glyphs[i - 1].match >= from) {
			i = scan->glyphs[i - 1].match;
			continue;
		}
		while (k > from && ty_scan_script(scan, k - 1) == TY_SCRIPT_HIRAGANA)
			k--;
		if (i - k > 1 || (i - k == 1 && is_particle(ty_scan_cp(scan, k))))
			return i;
		i = k < i ? k : i - 1;
	}
	return from;
}

/* Whether the stretch before the bracket is part of a Japanese sentence: it goes on after it. */
static bool in_sentence(const ty_scan *scan, size_t close)
{
	size_t i = close + 1;

	if (close >= scan->n)
		return false;
	while (i < scan->n && ty_scan_is_close(scan, i))
		i++;
	return ty_scan_japanese(scan, i) || ty_scan_cp(scan, i) == U'。' ||
	       ty_scan_cp(scan, i) == U'、' || ty_scan_cp(scan, i) == U'，';
}

static bool has_sentence_particle(const ty_scan *scan, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++) {
		uint32_t cp = ty_scan_cp(scan, i);

		if (cp == U'、' || cp == U'，' || cp == U'は' || cp == U'が' || cp == U'を')
			return true;
	}
	return false;
}

/* What begins here may be the beginning of a sentence rather than of a title. */
static bool is_stretch(const ty_scan *scan, const ty_edge *edge)
{
	if (edge->kind == TY_EDGE_STOP)
		return true;
	if (edge->kind == TY_EDGE_START && !ty_edge_short_block(scan))
		return true;
	return (edge->kind == TY_EDGE_START || edge->kind == TY_EDGE_LATIN) &&
	       has_sentence_particle(scan, edge->from, edge->to);
}

/* ---- the ends of the title ---- */

static bool is_decoration(const ty_scan *scan, size_t i)
{
	ty_script script = ty_scan_script(scan, i);

	return script == TY_SCRIPT_SYMBOL || script == TY_SCRIPT_MARK ||
	       ty_scan_is(scan, i, "-*#+>~.,:;") || ty_scan_cp(scan, i) == U'・' ||
	       ty_scan_cp(scan, i) == U'、' || ty_scan_cp(scan, i) == U'，' ||
	       ty_scan_cp(scan, i) == U'：' || ty_scan_cp(scan, i) == 0x2022 ||
	       ty_scan_cp(scan, i) == U'※' || ty_scan_cp(scan, i) == 0x2013 ||
	       ty_scan_cp(scan, i) == 0x2014;
}

/* A mark that stands for a note or a number behind a Japanese title: 港の本#. */
static bool ends_in_mark(const ty_scan *scan, size_t to)
{
	return to > 1 && ty_scan_is(scan, to - 1, "#*.") && ty_scan_japanese(scan, to - 2);
}

void ty_edge_trim(const ty_scan *scan, ty_edge *edge)
{
	size_t i;

	ty_scan_trim(scan, &edge->from, &edge->to);
	/* "🤖 題", "- 題", but not "▽題▼": a decoration is followed by a space. */
	for (i = edge->from; i < edge->to && is_decoration(scan, i); i++)
		;
	if (i < edge->to &&
	    (ty_scan_space(scan, i) || !ty_script_is_word(ty_scan_script(scan, i)) ||
	     ty_scan_is(scan, edge->from, ".,:;") ||
	     ty_scan_script(scan, edge->from) == TY_SCRIPT_CJK_PUNCT))
		edge->from = i;
	while (edge->to > edge->from &&
	       (ends_in_mark(scan, edge->to) || ty_scan_is(scan, edge->to - 1, ",:;-") ||
		ty_scan_cp(scan, edge->to - 1) == U'、' ||
		ty_scan_cp(scan, edge->to - 1) == U'：' || ty_scan_space(scan, edge->to - 1)))
		edge->to--;
	ty_scan_trim(scan, &edge->from, &edge->to);
}

/* The quotation that ends before end is the title, or only the last words of it. */
static bool quote_is_title(const walk *w, size_t open)
{
	ty_shape shape = (ty_shape)w->scan->glyphs[open].shape;

	if (w->at >= open)
		return true;
	if (w->kind == TY_EDGE_CITATION)
		return false;
	if (shape == TY_SHAPE_WHITE || shape == TY_SHAPE_ANGLE || shape == TY_SHAPE_DOUBLE_ANGLE)
		return true;
	/* 平成26年度「ロシアビジネス支援事業」 as the whole of a line. */
	return !((w->kind == TY_EDGE_START || w->kind == TY_EDGE_ENCLOSED) &&
		 ty_edge_short_block(w->scan) && ty_scan_japanese(w->scan, open - 1) &&
		 ty_scan_script(w->scan, open - 1) != TY_SCRIPT_HIRAGANA);
}

/* Over white space, with one line end at most, before a bracket. */
bool ty_edge_skip_space(const ty_scan *scan, size_t *at)
{
	unsigned lines = 0;

	while (*at > 0 && ty_scan_space(scan, *at - 1) && !scan->glyphs[*at].closes) {
		uint32_t cp = ty_scan_cp(scan, *at - 1);

		lines += cp == '\n';
		if (cp == 0x2028 || cp == '\t' || lines > 1)
			return false;
		--*at;
	}
	return *at > 0;
}

/* 3巻, 第2号, 12頁: a number and what it counts. */
static bool is_count(const ty_scan *scan, const ty_edge *edge)
{
	bool number = false;

	for (size_t i = edge->from; i < edge->to; i++) {
		if (ty_scan_script(scan, i) == TY_SCRIPT_DIGIT)
			number = true;
		else if (ty_str_find(TY_STR("第巻号頁年月日章回部版話"),
				     ty_scan_raw(scan, i, i + 1), 0) == SIZE_MAX)
			return false;
	}
	return number;
}

/* "the 題 template (its name)": the bracket is about the English word before it. */
static bool ends_in_small_word(const ty_scan *scan, const ty_edge *edge)
{
	size_t i = edge->to;

	while (i > edge->from && ty_scan_cp(scan, i - 1) >= 'a' && ty_scan_cp(scan, i - 1) <= 'z')
		i--;
	return edge->to - i > 2 && i > edge->from && ty_scan_space(scan, i - 1);
}

/* "移動します (Enter)", "または (or)": words that no title or term of running text ends in. */
static bool is_phrase(const ty_scan *scan, const ty_edge *edge)
{
	static const char *const ends[] = { "ます",   "です",	"ません", "ください", "でした",
					    "ました", "または", "また",	  "たとえば", "例えば",
					    "ここで", "ときに", "場合",	  "ように" };
	taiyaku_str text = ty_scan_raw(scan, edge->from, edge->to);

	if (is_count(scan, edge) || ends_in_small_word(scan, edge))
		return true;
	if (edge->kind < TY_EDGE_LATIN)
		return false;
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
		if (ty_str_ends(text, ty_str(ends[i])))
			return true;
	if (is_particle(ty_scan_cp(scan, edge->to - 1)) && edge->to - edge->from > 1)
		return true;
	/* "Linux は以下の…": what follows a Latin word goes on with it. */
	return edge->kind == TY_EDGE_LATIN && edge->to - edge->from > 2 &&
	       is_particle(ty_scan_cp(scan, edge->from)) &&
	       ty_scan_script(scan, edge->from + 1) != TY_SCRIPT_HIRAGANA;
}

bool ty_edge_japanese(ty_edge *out, const ty_scan *scan, size_t at, size_t close)
{
	size_t end = at;
	const ty_span *span;
	walk w;

	if (!ty_edge_skip_space(scan, &end))
		return false;
	span = ty_edge_span(scan, end);
	if (span) {
		*out = (ty_edge){ ty_scan_index(scan, span->from), end, TY_EDGE_QUOTED };
		ty_scan_unquote(scan, &out->from, &out->to);
		return ty_scan_holds_japanese(scan, out->from, out->to);
	}
	/* [設定] → (Settings) */
	if (ty_scan_cp(scan, end - 1) == U'→' || ty_scan_cp(scan, end - 1) == U'⇒' ||
	    !walk_left(&w, scan, end))
		return false;
	*out = (ty_edge){ w.at, end, w.kind };
	if (ty_scan_is_close(scan, end - 1)) {
		size_t open = scan->glyphs[end - 1].match;
		bool quote = ty_shape_is_quote((ty_shape)scan->glyphs[open].shape) &&
			     !ty_edge_is_tag(scan, open);

		if (quote && ty_scan_holds_japanese(scan, open, end) && quote_is_title(&w, open)) {
			*out = (ty_edge){ open + 1, end - 1, TY_EDGE_QUOTED };
			ty_scan_unquote(scan, &out->from, &out->to);
			return out->from < out->to;
		}
	}
	ty_edge_trim(scan, out);
	if (is_stretch(scan, out) && in_sentence(scan, close)) {
		out->from = term_start(scan, out->from, out->to);
		out->kind = TY_EDGE_PROSE;
		ty_edge_trim(scan, out);
	}
	return out->from < out->to && ty_scan_holds_japanese(scan, out->from, out->to) &&
	       !is_phrase(scan, out);
}
