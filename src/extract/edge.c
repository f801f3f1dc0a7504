/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/edge.h"

#include "base/ascii.h"
#include "extract/edge_part.h"
#include "extract/gloss.h"
#include "extract/labels.h"

enum { LINK_MAX = 3 }; /* hiragana between the parts of one term: される */

/* ---- Japanese sentences ---- */

/* 返す関連 (association): a verb before what it says something of. */
static bool is_verb_end(uint32_t cp)
{
	return cp == U'す' || cp == U'る' || cp == U'た';
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

		if (ty_scan_cp(scan, i - 1) == U'、' || ty_scan_cp(scan, i - 1) == U'，' ||
		    ty_scan_cp(scan, i - 1) == U'：' ||
		    (ty_scan_space(scan, i - 1) && i > from + 1 && ty_scan_cp(scan, i - 2) == ':'))
			return i;
		if (ty_scan_is_close(scan, i - 1) && scan->glyphs[i - 1].match >= from) {
			i = scan->glyphs[i - 1].match;
			continue;
		}
		while (k > from && ty_scan_script(scan, k - 1) == TY_SCRIPT_HIRAGANA)
			k--;
		if (i - k > 1 || (i - k == 1 && (ty_edge_is_particle(ty_scan_cp(scan, k)) ||
						 is_verb_end(ty_scan_cp(scan, k)))))
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
	/* 題 [gloss] を: a particle goes on with it, an author does not. */
	if (i + 1 < scan->n && ty_scan_cp(scan, i) == ' ' &&
	    (ty_edge_is_particle(ty_scan_cp(scan, i + 1)) ||
	     scan->glyphs[close].shape == TY_SHAPE_ROUND))
		i++;
	return ty_scan_japanese(scan, i) || ty_scan_cp(scan, i) == U'。' ||
	       ty_scan_cp(scan, i) == U'、' || ty_scan_cp(scan, i) == U'，';
}

/* 港：岸壁（quay）工事: the word goes on behind the bracket, so its gloss is that of a part. */
static bool in_word(const ty_scan *scan, size_t close)
{
	ty_script script = close + 1 < scan->n ? ty_scan_script(scan, close + 1) : TY_SCRIPT_SPACE;

	return script == TY_SCRIPT_HAN || script == TY_SCRIPT_KATAKANA;
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

/* Japanese stands behind a bracket, in the same quotation or mark. */
static bool goes_on(const ty_scan *scan, size_t close)
{
	size_t i = close + 1;

	if (i >= scan->n || scan->glyphs[i].closes)
		return false;
	if (ty_scan_cp(scan, i) == ' ' && !scan->glyphs[i + 1].closes)
		i++;
	return ty_scan_japanese(scan, i);
}

/* 橋に岸壁（quay）がある: a particle behind the bracket makes what it glosses a part of a sentence,
 * whose other parts end in particles as well. */
static bool is_clause(const ty_scan *scan, const ty_edge *edge, size_t close)
{
	uint32_t next = close + 2 < scan->n ? ty_scan_cp(scan, close + 1) : 0;

	if ((next != U'が' && next != U'を' && next != U'は' && next != U'も') ||
	    !ty_scan_japanese(scan, close + 2))
		return false;
	for (size_t i = edge->from + 1; i + 1 < edge->to; i++)
		if ((ty_scan_cp(scan, i) == U'に' || ty_scan_cp(scan, i) == U'で') &&
		    ty_scan_script(scan, i - 1) != TY_SCRIPT_HIRAGANA &&
		    ty_scan_script(scan, i + 1) != TY_SCRIPT_HIRAGANA)
			return true;
	return false;
}

/* What begins here may be the beginning of a sentence rather than of a title. */
static bool is_stretch(const ty_scan *scan, const ty_edge *edge, size_t close)
{
	if (edge->kind == TY_EDGE_START && is_clause(scan, edge, close))
		return true;
	if (edge->kind == TY_EDGE_STOP)
		return true;
	if (edge->kind == TY_EDGE_START && !ty_edge_short_block(scan))
		return true;
	/* The quotation goes on behind the bracket. */
	if (edge->kind == TY_EDGE_ENCLOSED && goes_on(scan, close))
		return has_sentence_particle(scan, edge->from, edge->to);
	return (edge->kind == TY_EDGE_START || edge->kind == TY_EDGE_LATIN) &&
	       has_sentence_particle(scan, edge->from, edge->to);
}

static bool holds_quote(const ty_scan *scan, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++)
		if (ty_scan_is_open(scan, i) &&
		    ty_shape_is_quote((ty_shape)scan->glyphs[i].shape) &&
		    scan->glyphs[i].match < to)
			return true;
	return false;
}

/* 海の歴史と「港」 [History of the Sea and "Harbour"]: what the gloss quotes is a part of it, and
 * so is the quotation open..close; or it answers the と before the quotation. */
static bool is_quoted_part(const ty_scan *scan, size_t open, size_t close, size_t gloss_close)
{
	size_t from, to = gloss_close;
	taiyaku_str gloss;

	if (gloss_close >= scan->n || !ty_scan_is_close(scan, gloss_close))
		return false;
	from = scan->glyphs[gloss_close].match + 1;
	ty_scan_unquote(scan, &from, &to);
	gloss = ty_scan_raw(scan, from, to);
	if (holds_quote(scan, from, to))
		return !holds_quote(scan, open + 1, close);
	return ty_scan_cp(scan, open - 1) == U'と' &&
	       (ty_str_has(gloss, " and ") || ty_str_has(gloss, " & ")) &&
	       !ty_str_has(ty_scan_raw(scan, open, close), "と");
}

/* The quotation that ends before end is the title, or only the last words of it. */
static bool quote_is_title(const ty_edge_walk *w, size_t open, size_t end, size_t close)
{
	ty_shape shape = (ty_shape)w->scan->glyphs[open].shape;

	if (w->at >= open)
		return true;
	if (w->kind == TY_EDGE_CITATION)
		return false;
	if (shape == TY_SHAPE_WHITE || shape == TY_SHAPE_ANGLE || shape == TY_SHAPE_DOUBLE_ANGLE)
		return true;
	/* 平成26年度「ロシアビジネス支援事業」 as the whole of a line. */
	return in_sentence(w->scan, close) ||
	       !((w->kind == TY_EDGE_START || w->kind == TY_EDGE_ENCLOSED) &&
		 ty_edge_short_block(w->scan) && ty_scan_japanese(w->scan, open - 1) &&
		 (ty_scan_script(w->scan, open - 1) != TY_SCRIPT_HIRAGANA ||
		  is_quoted_part(w->scan, open, end, close)));
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

/* A particle that no title ends in. */
static bool is_open_end(uint32_t cp)
{
	return cp == U'の' || cp == U'を' || cp == U'が';
}

/* "移動します (Enter)", "または (or)": words that no title or term of running text ends in. */
static bool is_phrase(const ty_scan *scan, const ty_edge *edge)
{
	static const char *const ends[] = { "ます",   "です",	"ません", "ください", "でした",
					    "ました", "または", "また",	  "たとえば", "例えば",
					    "ここで", "ときに", "場合",	  "ように",   "しく",
					    "するか", "どうか" };
	taiyaku_str text = ty_scan_raw(scan, edge->from, edge->to);

	if (is_count(scan, edge) || ty_edge_ends_in_small_word(scan, edge->from, edge->to))
		return true;
	if (edge->kind != TY_EDGE_QUOTED && is_open_end(ty_scan_cp(scan, edge->to - 1)))
		return true;
	if (edge->kind < TY_EDGE_LATIN)
		return false;
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
		if (ty_str_ends(text, ty_str(ends[i])))
			return true;
	if (ty_edge_is_particle(ty_scan_cp(scan, edge->to - 1)) && edge->to - edge->from > 1)
		return true;
	/* "Linux は以下の…": what follows a Latin word goes on with it. */
	return edge->kind == TY_EDGE_LATIN && edge->to - edge->from > 2 &&
	       ty_edge_is_particle(ty_scan_cp(scan, edge->from)) &&
	       ty_scan_script(scan, edge->from + 1) != TY_SCRIPT_HIRAGANA;
}

/* 与え(give)ます: the word goes on behind the bracket in its ending. */
static bool is_stem(const ty_scan *scan, const ty_edge *edge, size_t close)
{
	return edge->kind >= TY_EDGE_START && close + 1 < scan->n &&
	       ty_scan_script(scan, edge->to - 1) == TY_SCRIPT_HIRAGANA &&
	       ty_scan_script(scan, close + 1) == TY_SCRIPT_HIRAGANA &&
	       !ty_edge_is_particle(ty_scan_cp(scan, close + 1)) &&
	       ty_scan_cp(scan, close + 1) != U'な';
}

/* "及び港 (harbour)", "和訳: 港 (harbour)": where the term itself begins. */
static void drop_lead(const ty_scan *scan, ty_edge *edge)
{
	static const char *const leads[] = { "及び",	 "および",   "または",	 "又は",
					     "もしくは", "若しくは", "あるいは", "並びに",
					     "ならびに", "かつ" };
	taiyaku_str text = ty_scan_raw(scan, edge->from, edge->to);
	size_t after;

	if (edge->kind < TY_EDGE_START)
		return;
	for (size_t i = 0; i < sizeof leads / sizeof *leads; i++) {
		taiyaku_str lead = ty_str(leads[i]);

		if (text.len > lead.len && ty_str_starts(text, lead)) {
			edge->from = ty_scan_index(scan, scan->glyphs[edge->from].at + lead.len);
			return;
		}
	}
	/* (gloss) とは港 (harbour): the particles go with what was before. */
	if (edge->kind >= TY_EDGE_STOP && ty_edge_is_particle(ty_scan_cp(scan, edge->from))) {
		size_t i = edge->from;

		while (i < edge->to && ty_scan_script(scan, i) == TY_SCRIPT_HIRAGANA)
			i++;
		if (i < edge->to && i - edge->from <= LINK_MAX) {
			edge->from = i;
			return;
		}
	}
	/* 各バリア: each of them. */
	if (ty_scan_cp(scan, edge->from) == U'各' && edge->to > edge->from + 2 &&
	    ty_scan_script(scan, edge->from + 1) == TY_SCRIPT_KATAKANA)
		edge->from++;
	if (ty_label_at_start(&after, text) == TY_LABEL_JAPANESE && after < text.len)
		edge->from = ty_scan_index(scan, scan->glyphs[edge->from].at + after);
}

/* A line ends in a quotation before the bracket that begins the next. */
static bool skip_line_end(const ty_scan *scan, size_t *at)
{
	if (*at < 2 || ty_scan_cp(scan, *at - 1) != 0x2028 || !ty_scan_is_close(scan, *at - 2) ||
	    !ty_shape_is_quote((ty_shape)scan->glyphs[*at - 2].shape))
		return false;
	--*at;
	return true;
}

/* を開き、［保存］(Save): the name of a part of a screen, but 港の歌［新版］ is one title. */
static bool is_part_of_screen(const ty_scan *scan, size_t open)
{
	return ty_scan_cp(scan, open) == U'［' &&
	       (open == 0 || !ty_scan_japanese(scan, open - 1) ||
		ty_scan_script(scan, open - 1) == TY_SCRIPT_HIRAGANA);
}

/* 「待って！」the pilot cried. (“Wait!”): what is said in Japanese, not who said it. */
static void narrow_to_speech(const ty_scan *scan, ty_edge *edge)
{
	size_t close;

	if (!ty_scan_is_open(scan, edge->from) ||
	    !ty_shape_is_quote((ty_shape)scan->glyphs[edge->from].shape))
		return;
	close = scan->glyphs[edge->from].match;
	if (close + 1 < edge->to && !ty_scan_holds_japanese(scan, close + 1, edge->to) &&
	    ty_scan_mix(scan, close + 1, edge->to).words > 1)
		*edge = (ty_edge){ edge->from + 1, close, TY_EDGE_QUOTED };
}

/* ［次へ（Next）］: as in quotation marks, there is nothing else in the bracket. */
static bool fills_bracket(const ty_scan *scan, size_t from, size_t close)
{
	ty_shape shape = from > 0 && ty_scan_is_open(scan, from - 1)
				 ? (ty_shape)scan->glyphs[from - 1].shape
				 : TY_SHAPE_NONE;

	return (shape == TY_SHAPE_SQUARE || shape == TY_SHAPE_LENTICULAR) &&
	       scan->glyphs[from - 1].match == close + 1;
}

static bool edge_before(ty_edge *out, const ty_scan *scan, size_t at, size_t close)
{
	size_t end = at;
	const ty_span *span;
	ty_edge_walk w;

	if (!ty_edge_skip_space(scan, &end) && !skip_line_end(scan, &end))
		return false;
	/* 題[1] (gloss) */
	if (!scan->glyphs[end].closes && ty_scan_is_close(scan, end - 1) &&
	    scan->glyphs[end - 1].match > 0 &&
	    ty_edge_note_mark(scan, scan->glyphs[end - 1].match) &&
	    ty_scan_script(scan, scan->glyphs[end - 1].match - 1) != TY_SCRIPT_SPACE)
		end = scan->glyphs[end - 1].match;
	span = ty_edge_span(scan, end);
	if (span) {
		*out = (ty_edge){ ty_scan_index(scan, span->from), end, TY_EDGE_QUOTED };
		ty_scan_unquote(scan, &out->from, &out->to);
		return ty_scan_holds_japanese(scan, out->from, out->to);
	}
	/* [設定] → (Settings) */
	if (ty_scan_cp(scan, end - 1) == U'→' || ty_scan_cp(scan, end - 1) == U'⇒' ||
	    !ty_edge_walk_left(&w, scan, end))
		return false;
	*out = (ty_edge){ w.at, end, fills_bracket(scan, w.at, close) ? TY_EDGE_ENCLOSED : w.kind };
	if (ty_scan_is_close(scan, end - 1)) {
		size_t open = scan->glyphs[end - 1].match;
		bool quote = ty_shape_is_quote((ty_shape)scan->glyphs[open].shape) &&
			     !ty_edge_is_tag(scan, open);

		if (quote && ty_scan_holds_japanese(scan, open, end) &&
		    quote_is_title(&w, open, end - 1, close)) {
			*out = (ty_edge){ open + 1, end - 1, TY_EDGE_QUOTED };
			ty_scan_unquote(scan, &out->from, &out->to);
			return out->from < out->to;
		}
		if (is_part_of_screen(scan, open)) {
			*out = (ty_edge){ open + 1, end - 1, TY_EDGE_QUOTED };
			return ty_scan_holds_japanese(scan, open, end);
		}
	}
	ty_edge_trim(scan, out);
	narrow_to_speech(scan, out);
	if ((is_stretch(scan, out, close) && in_sentence(scan, close)) ||
	    (out->kind == TY_EDGE_START && in_word(scan, close))) {
		out->from = term_start(scan, out->from, out->to);
		out->kind = TY_EDGE_PROSE;
		ty_edge_trim(scan, out);
	}
	drop_lead(scan, out);
	return out->from < out->to && ty_scan_holds_japanese(scan, out->from, out->to) &&
	       !is_phrase(scan, out) && !is_stem(scan, out, close);
}

bool ty_edge_japanese(ty_edge *out, const ty_scan *scan, size_t at, size_t close)
{
	size_t after;

	if (!edge_before(out, scan, at, close))
		return false;
	/* 港橋連盟、略称KR（gloss）: what is glossed stands before its abbreviation. */
	if (out->from > 1 && ty_scan_cp(scan, out->from - 1) == U'、' &&
	    ty_label_at_start(&after, ty_scan_raw(scan, out->from, out->to)) ==
		    TY_LABEL_ABBREVIATION)
		return edge_before(out, scan, out->from - 1, close);
	return true;
}

bool ty_edge_longer(ty_edge *edge, const ty_scan *scan)
{
	size_t i = edge->from, end = i;
	ty_edge_walk w;

	if (edge->kind != TY_EDGE_PROSE)
		return false;
	while (i > 0 && ty_scan_script(scan, i - 1) == TY_SCRIPT_HIRAGANA) {
		uint32_t cp = ty_scan_cp(scan, i - 1);

		if (end - i > LINK_MAX || cp == U'は' || cp == U'が' || cp == U'を' || cp == U'も')
			return false;
		i--;
	}
	if (i == end || i == 0 || !ty_scan_japanese(scan, i - 1) ||
	    !ty_edge_walk_left(&w, scan, end) || w.at >= i)
		return false;
	edge->from = term_start(scan, w.at, i);
	return edge->from < i;
}
