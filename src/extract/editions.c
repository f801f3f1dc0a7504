/* SPDX-License-Identifier: Apache-2.0 */
/* The clause of an entry that tells of the edition in the other language, and its pair. */
#include "extract/editions.h"

#include "extract/citation.h"
#include "extract/edge_part.h"

enum {
	ENTRY_MAX = 600,       /* characters of an entry before the clause */
	CLAUSE_MAX = 300,      /* characters of a clause */
	NAMES_MAX = 40,	       /* characters of translators and 訳 */
	TITLE_MAX = 120,       /* characters of a Japanese title without marks */
	BETWEEN_JAPANESE = 40, /* characters of it between the work and the clause */
	BETWEEN_HIRAGANA = 6,
	WORDED = 95,
	UNMARKED = 9 /* a title is known by its place only */
};

typedef struct edition_word {
	const char *word;
	bool japanese; /* the edition is */
	bool alone;    /* it says so of a title without marks too, behind a colon */
	bool cites;    /* it says so of a book, which its citation tells of */
} edition_word;

/* A longer word stands before those that it begins with; a new first letter is one of may_begin. */
static const edition_word words[] = {
	{ "邦訳書名", true, true, true },
	{ "邦訳書", true, true, true },
	{ "邦訳版", true, true, true },
	{ "邦訳名", true, true, true },
	{ "邦訳", true, true, true },
	{ "邦題", true, true, false },
	{ "訳書", true, true, true },
	{ "翻訳書", true, true, true },
	{ "翻訳版", true, false, true },
	{ "翻訳", true, false, true },
	{ "和訳", true, false, true },
	{ "日本語版タイトル", true, true, true },
	{ "日本語版", true, true, true },
	{ "日本語訳", true, true, true },
	{ "日本語翻訳", true, true, true },
	{ "日本版", true, false, true },
	{ "原著名", false, true, true },
	{ "原著", false, true, true },
	{ "原書名", false, true, true },
	{ "原書", false, true, true },
	{ "原題", false, true, false },
	{ "原典", false, false, true },
	{ "英語版", false, false, true },
	{ "英訳版", false, false, true },
	{ "英訳書", false, true, true },
	{ "英訳", false, true, true },
	{ "英題", false, true, false },
	{ "Japanese edition", true, true, true },
	{ "Japanese translation", true, true, true },
	{ "Japanese version", true, true, true },
	{ "Japanese trans.", true, true, true },
	{ "translated into Japanese as", true, true, true },
	{ "published in Japanese as", true, true, true },
	{ "published in Japan as", true, true, true },
	{ "English edition", false, true, true },
	{ "English translation", false, true, true },
	{ "English version", false, true, true },
	{ "translated into English as", false, true, true },
	{ "published in English as", false, true, true },
	{ "translated as", false, false, true },
	{ "original edition", false, true, true },
	{ "originally published as", false, true, true },
	{ "original title", false, true, false },
};

/* What tells of an edition: its words begin at `at`, what they tell is from..to. */
typedef struct clause {
	size_t at, from, to;
	bool japanese, alone;
	bool cites; /* what is told is a book, by its citation */
} clause;

static bool is_opening_mark(const ty_scan *scan, size_t i)
{
	return scan->glyphs[i].opens ||
	       (ty_scan_is_open(scan, i) && (ty_shape_is_quote((ty_shape)scan->glyphs[i].shape) ||
					     scan->glyphs[i].shape == TY_SHAPE_ROUND));
}

/* One of the words may begin with the character. */
static bool may_begin(uint32_t cp)
{
	switch (cp) {
	case U'邦':
	case U'訳':
	case U'翻':
	case U'和':
	case U'日':
	case U'原':
	case U'英':
		return true;
	default:
		return cp < 0x80 && cp && strchr("JjTtPpEeOo", (int)cp);
	}
}

/* The word of an edition at character i, and where what it tells begins. */
static bool word_at(clause *out, const ty_scan *scan, size_t i, size_t to)
{
	taiyaku_str text = ty_scan_raw(scan, i, to);
	size_t from;

	if (!may_begin(ty_scan_cp(scan, i)))
		return false;
	for (size_t w = 0; w < sizeof words / sizeof *words; w++) {
		if (!ty_str_starts_ascii_case(text, words[w].word))
			continue;
		from = ty_scan_index(scan, scan->glyphs[i].at + strlen(words[w].word));
		*out = (clause){ i, from, to, words[w].japanese, words[w].alone, words[w].cites };
		while (out->from < to && ty_scan_space(scan, out->from))
			out->from++;
		if (out->from == to)
			return false;
		if (ty_scan_is(scan, out->from, ":=,") || ty_scan_cp(scan, out->from) == U'：' ||
		    ty_scan_cp(scan, out->from) == U'は' || ty_scan_cp(scan, out->from) == U'、' ||
		    ty_scan_cp(scan, out->from) == U'＝') {
			out->from++;
			return true;
		}
		/* Neither 日本語版 のページ nor "Japanese edition of the" tells a title, but 邦訳
		 * 森遥訳『港』 and 原書 The Harbour do. */
		out->alone = !words[w].japanese && ty_scan_japanese(scan, i);
		return is_opening_mark(scan, out->from) ||
		       (out->from > from &&
			ty_scan_japanese(scan, out->from) == words[w].japanese &&
			ty_script_is_word(ty_scan_script(scan, out->from)));
	}
	return false;
}

/* 訳 that ends before character end is of a person, not of 邦訳, 翻訳. */
static bool is_translator(const ty_scan *scan, size_t end)
{
	static const uint32_t before[] = { U'邦', U'翻', U'和', U'英', U'直',
					   U'意', U'語', U'通', U'改' };

	if (end < 2 || ty_scan_cp(scan, end - 1) != U'訳')
		return false;
	for (size_t i = 0; i < sizeof before / sizeof *before; i++)
		if (ty_scan_cp(scan, end - 2) == before[i])
			return false;
	return true;
}

/* 訳, 2003, 『: where what stands between a translator and a title begins. */
static size_t behind_translator(const ty_scan *scan, size_t open)
{
	size_t i = open;

	while (i > 0) {
		if (ty_scan_space(scan, i - 1) || ty_scan_is(scan, i - 1, ".,:") ||
		    ty_scan_script(scan, i - 1) == TY_SCRIPT_DIGIT ||
		    (ty_scan_script(scan, i - 1) == TY_SCRIPT_CJK_PUNCT &&
		     ty_scan_cp(scan, i - 1) != U'。' && !ty_scan_is_close(scan, i - 1)))
			i--;
		else if (ty_scan_is_close(scan, i - 1) &&
			 ty_citation_year_in(scan, scan->glyphs[i - 1].match).len)
			i = scan->glyphs[i - 1].match;
		else
			break;
	}
	return i;
}

/* 森遥訳『港』, 森遥訳「港」, 『港』森遥訳: the title in brackets that somebody translated. */
static bool is_translated(const ty_scan *scan, size_t open, size_t from, size_t to)
{
	size_t i = behind_translator(scan, open);

	if (i > from && is_translator(scan, i))
		return true;
	if (scan->glyphs[open].shape != TY_SHAPE_WHITE)
		return false;
	for (i = scan->glyphs[open].match + 1; i < to; i++) {
		if (is_translator(scan, i + 1))
			return i + 1 == to || !ty_scan_japanese(scan, i + 1);
		if (i - open > NAMES_MAX + TITLE_MAX ||
		    (!ty_scan_japanese(scan, i) && !ty_scan_space(scan, i) &&
		     ty_scan_cp(scan, i) != U'・' && ty_scan_cp(scan, i) != U'，' &&
		     ty_scan_cp(scan, i) != U'、'))
			return false;
	}
	return false;
}

static bool opens_title(const ty_scan *scan, size_t i)
{
	return ty_scan_is_open(scan, i) && (scan->glyphs[i].shape == TY_SHAPE_WHITE ||
					    scan->glyphs[i].shape == TY_SHAPE_CORNER);
}

/* A clause without such a word: "＝2003，森遥訳『港』北出版". */
static bool translated(clause *out, const ty_scan *scan, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++) {
		if (!ty_scan_is_open(scan, i) || scan->glyphs[i].match >= to)
			continue;
		if (opens_title(scan, i) &&
		    ty_scan_holds_japanese(scan, i, scan->glyphs[i].match)) {
			*out = (clause){ from, from, to, true, false, true };
			return is_translated(scan, i, from, to);
		}
		i = scan->glyphs[i].match;
	}
	return false;
}

static bool is_line_end(const ty_scan *scan, size_t i)
{
	return ty_scan_cp(scan, i) == 0x2028 || ty_scan_cp(scan, i) == '\t';
}

/* Where a clause that is in no bracket ends: with its line, before an arrow, with its sentence. */
static size_t clause_end(const ty_scan *scan, size_t from)
{
	size_t max = scan->n - from < CLAUSE_MAX ? scan->n : from + CLAUSE_MAX;

	for (size_t i = from; i < max; i++) {
		if (is_line_end(scan, i) || ty_scan_cp(scan, i) == U'。' ||
		    ty_scan_cp(scan, i) == U'→' || ty_scan_cp(scan, i) == U'；' ||
		    ty_scan_is_close(scan, i) || (ty_scan_is(scan, i, ";") && i > from))
			return i;
		if (ty_scan_is_open(scan, i) && scan->glyphs[i].match < max)
			i = scan->glyphs[i].match;
	}
	return max;
}

/* Where the entry begins that goes on at character at, on its line or the one before. */
static size_t entry_start(const ty_scan *scan, size_t at)
{
	size_t i = at;
	bool own = true, above = false; /* nothing but white space on the line; it was left */

	while (i > 0 && at - i < ENTRY_MAX) {
		if (is_line_end(scan, i - 1)) {
			if (!own || above)
				break;
			above = true;
			own = false;
		} else {
			own = own && ty_scan_space(scan, i - 1);
		}
		i--;
	}
	return i;
}

/* Between the work and the clause stand who translated and published it, no sentence. */
static bool belongs(const ty_scan *scan, size_t from, size_t to)
{
	size_t japanese = 0, hiragana = 0;

	/* 『題』は、『題』の */
	if (ty_scan_is_close(scan, from) && from + 1 < to && ty_scan_japanese(scan, from - 1) &&
	    ty_scan_script(scan, from + 1) == TY_SCRIPT_HIRAGANA)
		return false;
	for (size_t i = from; i < to; i++) {
		if (ty_scan_is_open(scan, i) && scan->glyphs[i].match < to &&
		    scan->glyphs[i].shape == TY_SHAPE_ROUND) {
			i = scan->glyphs[i].match;
			continue;
		}
		/* 2003年。 ends a citation, である。 a sentence. */
		if (ty_scan_is(scan, i, ";") ||
		    (ty_scan_cp(scan, i) == U'。' &&
		     (i + 1 < to || ty_scan_script(scan, i - 1) == TY_SCRIPT_HIRAGANA)))
			return false;
		japanese += ty_scan_japanese(scan, i);
		hiragana += ty_scan_script(scan, i) == TY_SCRIPT_HIRAGANA;
	}
	return japanese <= BETWEEN_JAPANESE && hiragana <= BETWEEN_HIRAGANA;
}

/* What ends a title without marks: a comma, a bracket, an address. */
static bool ends_plain(const ty_scan *scan, size_t i, const clause *said)
{
	taiyaku_str rest = ty_scan_raw(scan, i, said->to);

	if (ty_scan_cp(scan, i) == U'、' || ty_scan_cp(scan, i) == U'／' ||
	    ty_scan_is(scan, i, "([<") || ty_scan_cp(scan, i) == U'（' ||
	    ty_str_starts(rest, TY_STR(": http")) || ty_str_starts(rest, TY_STR("http")))
		return true;
	return said->japanese && (ty_scan_cp(scan, i) == U'，' || ty_scan_is(scan, i, ",/"));
}

/* "The Harbour, 2001." */
static void drop_year(const ty_scan *scan, ty_edge *title)
{
	size_t i = title->to;

	while (i > title->from && (ty_scan_space(scan, i - 1) || ty_scan_is(scan, i - 1, ".")))
		i--;
	if (i < title->from + 6)
		return;
	for (size_t k = i - 4; k < i; k++)
		if (ty_scan_script(scan, k) != TY_SCRIPT_DIGIT)
			return;
	if (ty_scan_is(scan, i - 6, ",") && ty_scan_space(scan, i - 5))
		title->to = i - 6;
}

/* The title that the clause tells without marks. */
static bool plain_title(ty_edge *out, const ty_scan *scan, const clause *said)
{
	uint32_t last;

	*out = (ty_edge){ said->from, said->from, TY_EDGE_STOP };
	while (out->to < said->to && !ends_plain(scan, out->to, said))
		out->to++;
	if (!said->japanese)
		drop_year(scan, out);
	ty_scan_trim(scan, &out->from, &out->to);
	if (out->from + 1 >= out->to || out->to - out->from > TITLE_MAX ||
	    ty_scan_holds_japanese(scan, out->from, out->to) != said->japanese)
		return false;
	last = ty_scan_cp(scan, out->to - 1);
	if (!said->japanese)
		return ty_scan_mix(scan, out->from, out->to).words > 1 && last != '.';
	/* 邦訳: 森遥 訳, 日本語版はこちら, 邦訳は森遥による: who made it, where it is. */
	return last != U'訳' && last != U'著' && last != U'編' && last != U'社' && last != U'ら' &&
	       !ty_str_ends(ty_scan_raw(scan, out->from, out->to), TY_STR("よる"));
}

/* The title of the edition that the clause tells of. */
static bool said_title(ty_edge *out, bool *marked, const ty_scan *scan, const clause *said)
{
	if (ty_edition_title(out, marked, scan, said->from, said->to, said->japanese, true))
		return true;
	return said->alone && plain_title(out, scan, said);
}

/* The title of the work whose entry goes on with the clause. */
static bool work_before(ty_edge *out, bool *marked, const ty_scan *scan, const clause *said)
{
	return ty_edition_title(out, marked, scan, entry_start(scan, said->at), said->at,
				!said->japanese, false) &&
	       belongs(scan, out->to, said->at);
}

static bool add(ty_finds *finds, const clause *said, int confidence)
{
	const ty_scan *scan = finds->scan;
	bool marked, work_marked;
	ty_edge title, work;
	const ty_edge *ja = said->japanese ? &title : &work, *en = said->japanese ? &work : &title;
	taiyaku_str ja_text, en_text;

	if (!said_title(&title, &marked, scan, said) ||
	    !work_before(&work, &work_marked, scan, said))
		return false;
	ja_text = ty_scan_raw(scan, ja->from, ja->to);
	en_text = ty_scan_raw(scan, en->from, en->to);
	if (ty_gloss_sort_beside(en_text, ja_text) != TY_SORT_ENGLISH)
		return false;
	confidence -= (marked ? 0 : UNMARKED) + (work_marked ? 0 : UNMARKED) +
		      ty_find_misfit(ja_text, en_text);
	ty_finds_add(finds, &(ty_find){ ja->from, ja->to, en->from, en->to, "edition", confidence,
					TAIYAKU_TITLE, false });
	return true;
}

/* （Anne Morris, *The Harbour*, 2001）, a citation behind that of a work in the other language. */
static bool is_original(clause *out, bool *marked, const ty_scan *scan, size_t open, size_t from,
			size_t to)
{
	ty_edge title;
	bool dated = false;

	for (size_t i = from; i < to && !dated; i++)
		dated = ty_scan_script(scan, i) == TY_SCRIPT_DIGIT &&
			ty_scan_script(scan, i + 1) == TY_SCRIPT_DIGIT &&
			ty_scan_script(scan, i + 2) == TY_SCRIPT_DIGIT;
	*out = (clause){ open, from, to, false, false, true };
	return dated && !ty_scan_holds_japanese(scan, from, to) &&
	       ty_edition_title(&title, marked, scan, from, to, false, true) &&
	       title.from > from + 2 && ty_scan_mix(scan, from, title.from).words > 0;
}

/* （邦訳なし）, （翻訳者による注）: of an edition, and no title of it. */
static bool is_told_only(const ty_scan *scan, size_t from, size_t to)
{
	taiyaku_str text = ty_scan_raw(scan, from, to);

	for (size_t w = 0; w < sizeof words / sizeof *words; w++)
		if (words[w].cites && ty_str_starts(text, ty_str(words[w].word)))
			return ty_scan_japanese(scan, from) &&
			       ty_scan_mix(scan, from, to).words == 0;
	return false;
}

bool ty_find_edition_in(ty_finds *finds, size_t open)
{
	const ty_scan *scan = finds->scan;
	size_t from = open + 1, to = scan->glyphs[open].match;
	clause said;
	ty_edge title;
	bool marked;

	ty_scan_trim(scan, &from, &to);
	if (to - from > CLAUSE_MAX)
		return false;
	if (from < to && (ty_scan_cp(scan, from) == U'＝' || ty_scan_is(scan, from, "=")))
		from++;
	if (!word_at(&said, scan, from, to)) {
		if (is_told_only(scan, from, to))
			return true;
		if (!translated(&said, scan, from, to)) {
			if (!is_original(&said, &marked, scan, open, from, to))
				return false;
			/* What is no more than a citation translates nothing. */
			return add(finds, &said, WORDED) || !marked;
		}
	} else if (said.cites &&
		   !ty_edition_title(&title, &marked, scan, said.from, to, said.japanese, true) &&
		   (said.japanese ? !plain_title(&title, scan, &said)
				  : ty_scan_mix(scan, said.from, to).words == 0)) {
		/* （邦訳は森遥による）, （原著 1990） */
		return true;
	}
	said.at = open;
	/* What is told of a title may have parts of other kinds: 原題：Title、略称. */
	said.alone = said.alone && said.cites;
	return add(finds, &said, WORDED);
}

/* Where the names of translators begin that end in 訳 before character end. */
static size_t names_start(const ty_scan *scan, size_t end)
{
	size_t i = end;

	while (i > 0 && end - i < NAMES_MAX &&
	       (ty_scan_japanese(scan, i - 1) || ty_scan_cp(scan, i - 1) == U'・' ||
		(ty_scan_space(scan, i - 1) && !is_line_end(scan, i - 1))))
		i--;
	return i;
}

/* The clause that begins at character i outside a bracket of its own. */
static bool clause_at(clause *out, const ty_scan *scan, size_t i)
{
	bool begins =
		i == 0 || !ty_script_is_word(ty_scan_script(scan, i - 1)) || scan->glyphs[i].closes;
	size_t from, to;

	if (begins && word_at(out, scan, i, scan->n)) {
		out->to = clause_end(scan, out->from);
		return out->from < out->to;
	}
	if (!opens_title(scan, i))
		return false;
	from = behind_translator(scan, i);
	from = is_translator(scan, from) ? names_start(scan, from) : i;
	to = clause_end(scan, i);
	return (from == 0 || !ty_scan_is_open(scan, from - 1)) && translated(out, scan, from, to);
}

void ty_find_editions(ty_finds *finds)
{
	const ty_scan *scan = finds->scan;
	clause said;

	for (size_t i = 0; i < scan->n; i++)
		if (!(i > 0 && ty_scan_is_open(scan, i - 1)) && clause_at(&said, scan, i))
			(void)add(finds, &said, WORDED);
}
