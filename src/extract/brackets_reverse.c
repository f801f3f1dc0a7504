/* SPDX-License-Identifier: Apache-2.0 */
/* "English (日本語)": the gloss stands before the bracket, or in it beside the Japanese. */
#include "base/ascii.h"
#include "extract/brackets.h"
#include "extract/edge_part.h"
#include "extract/remark.h"

static const ty_bracket_rule reverse[] = {
	[TY_EDGE_QUOTED] = { "reverse-quoted", 86 },  [TY_EDGE_CITATION] = { "reverse-quoted", 86 },
	[TY_EDGE_ENCLOSED] = { "reverse-whole", 80 }, [TY_EDGE_START] = { "reverse-whole", 75 },
	[TY_EDGE_LATIN] = { "reverse-labelled", 90 }, [TY_EDGE_STOP] = { "reverse-labelled", 90 },
	[TY_EDGE_PROSE] = { "reverse-name", 80 },
};

enum {
	SLASHED = 78,
	LABELLED = 8,	 /* the bracket says what it holds */
	SERIES = 70,	 /* one of several in a Japanese sentence */
	MEMBER_MAX = 40, /* characters of one */
	MEMBER_WORDS = 4
};
enum { REMARK_MAX = 5 /* characters of a remark on the language */ };

/* Pairs of the Japanese inside the bracket with what else the bracket says; plain: also with what
 * it says without a label, behind its romanised form or an abbreviation that it spells out. */
static bool find_inside(ty_finds *finds, const ty_part *ja, const ty_inside *inside, bool plain)
{
	bool found = false;

	for (size_t i = 0; i < inside->n; i++) {
		const ty_part *part = &inside->parts[i];
		bool says = part->label == TY_LABEL_LITERAL || part->label == TY_LABEL_ENGLISH ||
			    (part->label == TY_LABEL_NONE && (part->quoted || plain));
		ty_find find = { ja->from,	   ja->to, part->from,	part->to,
				 "bracket-inside", 88,	   TAIYAKU_ANY, false };

		if (!says || part->sort != TY_SORT_ENGLISH)
			continue;
		ty_finds_add(finds, &find);
		found = true;
	}
	return found;
}

/* "Snow Country (雪国, Yukiguni)", "(雪国 Yukiguni)": a romanised form that is not what stands
 * before the bracket, as it would be with the name of a person. */
static bool has_romaji(const ty_scan *scan, const ty_inside *inside, size_t open)
{
	for (size_t i = 0; i < inside->n; i++) {
		const ty_part *part = &inside->parts[i];
		bool own = part->sort == TY_SORT_ROMAJI;
		size_t from = own ? part->from : part->romaji_from,
		       to = own ? part->to : part->romaji_to;
		size_t reach = open > to - from + 4 ? open - (to - from) - 4 : 0;

		if (from == to || (!own && part->sort != TY_SORT_JAPANESE))
			continue;
		ty_scan_trim(scan, &from, &to);
		return ty_str_find(ty_scan_raw(scan, reach, open), ty_scan_raw(scan, from, to),
				   0) == SIZE_MAX;
	}
	return false;
}

/* Note（`x`で始まる部分）: what is said of it by way of code. */
static bool holds_code(const ty_scan *scan, const ty_part *part)
{
	for (size_t s = 0; s < scan->block->n_spans; s++) {
		const ty_span *span = &scan->block->spans[s];

		if (span->mark == TY_MARK_CODE && span->from >= scan->glyphs[part->from].at &&
		    span->to <= scan->glyphs[part->to].at)
			return true;
	}
	return false;
}

/* "- Parachute（パラシュート）：", "### Alphabet（アルファベット）": a word as the head of an item
 * or of a section, and no name in capitals. */
static bool is_head_word(const ty_scan *scan, const ty_edge *en, size_t open)
{
	size_t i = scan->glyphs[open].match + 1;

	if ((en->kind != TY_EDGE_START && !(en->kind == TY_EDGE_ENCLOSED && en->from == 0)) ||
	    ty_scan_mix(scan, en->from, en->to).words > 1 ||
	    (scan->block->kind != TY_BLOCK_ITEM && scan->block->kind != TY_BLOCK_HEADING))
		return false;
	for (size_t k = en->from + 1; k < en->to; k++)
		if (ty_scan_cp(scan, k) < 'a' || ty_scan_cp(scan, k) > 'z')
			return false;
	return i >= scan->n || ty_scan_cp(scan, i) == ':' || ty_scan_cp(scan, i) == U'：';
}

/* Japanese, or a word in katakana that is not how the Latin word before the bracket is read. */
static bool is_title(const ty_scan *scan, size_t open, const ty_part *part)
{
	while (open > 0 && ty_scan_space(scan, open - 1))
		open--;
	return part->sort == TY_SORT_JAPANESE ||
	       (ty_gloss_is_katakana(ty_scan_raw(scan, part->from, part->to)) &&
		(open == 0 || ty_scan_script(scan, open - 1) != TY_SCRIPT_LATIN));
}

/* 本の名（静かな港 / The Quiet Harbour）: both are in the bracket. */
static void find_slashed(ty_finds *finds, size_t open, const ty_inside *inside)
{
	const ty_part *a = &inside->parts[0], *b = &inside->parts[1], *ja, *en;

	if (inside->n != 2 || (b->separator != '/' && b->separator != U'／') || a->label ||
	    b->label)
		return;
	ja = a->sort == TY_SORT_JAPANESE || a->sort == TY_SORT_READING ? a : b;
	en = ja == a ? b : a;
	if (ty_remark_colon(ty_scan_raw(finds->scan, ja->from, ja->to)))
		return;
	if (ty_remark_goes_on(ty_scan_raw(finds->scan, ja->from, ja->to), ja == b,
			      ty_scan_raw(finds->scan, en->from, en->to)))
		return;
	if (is_title(finds->scan, open, ja) && en->sort == TY_SORT_ENGLISH &&
	    !ty_remark_ends(ty_scan_raw(finds->scan, ja->from, ja->to)))
		ty_finds_add(finds, &(ty_find){ ja->from, ja->to, en->from, en->to,
						"bracket-inside", SLASHED, TAIYAKU_ANY, false });
}

/* “harbour” (ハーバー), "Profile" (プロフィール): a word as such, and no name in capitals. */
static bool is_quoted_word(const ty_edge *en, taiyaku_str text, taiyaku_str ja)
{
	return en->kind == TY_EDGE_QUOTED &&
	       (ty_is_lower(text.data[0]) ||
		(text.len > 1 && ty_is_lower(text.data[1]) && ty_gloss_is_katakana(ja)));
}

/* "Harbour Park (港市)", "Mori Harbour Junior (営業部長)": where something is, or what somebody is,
 * if the name does not say so itself. */
static bool is_fact(taiyaku_str text, taiyaku_str name)
{
	static const struct {
		const char *ends, *word;
	} facts[] = {
		{ "市", "City" },	{ "県", "Prefecture" }, { "区", "Ward" },
		{ "町", "Town" },	{ "村", "Village" },	{ "支店", "Branch" },
		{ "支社", "Branch" },	{ "歳", "Years" },	{ "社長", "President" },
		{ "会長", "Chair" },	{ "部長", "Manager" },	{ "課長", "Manager" },
		{ "所長", "Director" }, { "館長", "Director" }, { "代表", "Representative" },
	};

	for (size_t i = 0; i < sizeof facts / sizeof *facts; i++)
		if (ty_str_ends(text, ty_str(facts[i].ends)))
			return !ty_str_has(name, facts[i].word);
	return false;
}

/* "Harbour Press Group (incl. 港湾書房)", "Port Bureau (2010年設立)", "Sharing Our Songs
 * (英語発表)": it says something of what is named, or in which language that is. */
static bool is_remark_on_name(const ty_scan *scan, const ty_part *ja, taiyaku_str text,
			      taiyaku_str name)
{
	static const char *const languages[] = { "英語", "英文", "日本語", "和文", "邦文" };

	if (ty_scan_script(scan, ja->from) == TY_SCRIPT_LATIN)
		return true;
	if (ty_scan_script(scan, ja->from) == TY_SCRIPT_DIGIT)
		return !ty_gloss_shares_number(text, name);
	for (size_t i = 0; i < sizeof languages / sizeof *languages; i++)
		if (ty_str_find(text, ty_str(languages[i]), 0) != SIZE_MAX)
			return ja->to - ja->from <= REMARK_MAX;
	return is_fact(text, name);
}

/* ['港', '海', 'harbour', '波']: things beside one another, of which none tells of another. */
static bool is_row(const ty_scan *scan, size_t open, const ty_inside *inside)
{
	unsigned plain = 0;

	for (size_t i = 0; i < inside->n; i++)
		plain += inside->parts[i].label == TY_LABEL_NONE;
	return scan->glyphs[open].shape == TY_SHAPE_SQUARE && plain > 3;
}

/* A character of the English of a member. */
static bool in_member(const ty_scan *scan, size_t i)
{
	ty_script script = ty_scan_script(scan, i);

	return script == TY_SCRIPT_LATIN || script == TY_SCRIPT_DIGIT ||
	       ty_scan_is(scan, i, " -&'");
}

/* What parts the members of a series. */
static bool parts_members(const ty_scan *scan, size_t i)
{
	return ty_scan_is(scan, i, ",/") || ty_scan_cp(scan, i) == U'、' ||
	       ty_scan_cp(scan, i) == U'，' || ty_scan_cp(scan, i) == U'・' ||
	       ty_scan_cp(scan, i) == U'と' || ty_scan_cp(scan, i) == U'や';
}

static bool is_japanese_bracket(const ty_scan *scan, size_t open)
{
	return scan->glyphs[open].shape == TY_SHAPE_ROUND &&
	       scan->glyphs[open].match - open <= MEMBER_MAX && ty_scan_japanese(scan, open + 1) &&
	       ty_scan_mix(scan, open + 1, scan->glyphs[open].match).latin == 0;
}

/* The beginning of the Latin words that end at character end. */
static size_t member_start(const ty_scan *scan, size_t end)
{
	size_t from = end;

	while (from > 0 && end - from < MEMBER_MAX && in_member(scan, from - 1))
		from--;
	return from;
}

/* "、Tide（潮）" behind the bracket at open: the next one; open: there is none. */
static size_t member_behind(const ty_scan *scan, size_t open)
{
	size_t i = scan->glyphs[open].match + 1, next;

	if (i >= scan->n || !parts_members(scan, i))
		return open;
	for (next = ++i; next < scan->n && next - i < MEMBER_MAX && in_member(scan, next);)
		next++;
	return next > i && next < scan->n && ty_scan_is_open(scan, next) &&
			       ty_scan_mix(scan, i, next).words > 0 &&
			       is_japanese_bracket(scan, next)
		       ? next
		       : open;
}

/* "Tide（潮）、" before the words of the bracket at open: the one before; open: there is none. */
static size_t member_ahead(const ty_scan *scan, size_t open)
{
	size_t i = member_start(scan, open), before;

	if (i < 4 || !parts_members(scan, i - 1) || !ty_scan_is_close(scan, i - 2))
		return open;
	before = scan->glyphs[i - 2].match;
	return is_japanese_bracket(scan, before) && member_start(scan, before) < before ? before
											: open;
}

/* Three or more, one behind the other. */
static bool is_series(const ty_scan *scan, size_t open)
{
	size_t ahead = member_ahead(scan, open), behind = member_behind(scan, open);

	if (ahead != open && behind != open)
		return true;
	return ahead != open ? member_ahead(scan, ahead) != ahead
			     : behind != open && member_behind(scan, behind) != behind;
}

/* 「Tide（潮）、Current（海流）、Wave（波）の三つ」: one of a series, of which each has its
 * Japanese in a bracket.  In a Japanese sentence the English begins where the Japanese ends.  A
 * number is the version of a product, of which something is told. */
static void find_in_series(ty_finds *finds, size_t open, const ty_inside *inside)
{
	const ty_scan *scan = finds->scan;
	size_t from, to = open;
	taiyaku_str ja, en;

	if (inside->n != 1 || inside->parts[0].sort != TY_SORT_JAPANESE ||
	    inside->parts[0].label != TY_LABEL_NONE || !is_japanese_bracket(scan, open) ||
	    !is_series(scan, open))
		return;
	from = member_start(scan, open);
	ty_scan_trim(scan, &from, &to);
	if (from == to || ty_scan_mix(scan, from, to).words > MEMBER_WORDS ||
	    ty_scan_mix(scan, from, to).digit > 0 ||
	    ty_scan_mix(scan, inside->parts[0].from, inside->parts[0].to).digit > 0)
		return;
	ja = ty_scan_raw(scan, inside->parts[0].from, inside->parts[0].to);
	en = ty_scan_raw(scan, from, to);
	if (ty_gloss_sort_beside(en, ja) != TY_SORT_ENGLISH || ty_remark_japanese(ja) ||
	    ty_remark_english(ja, en) || ty_remark_beside(ja, en) || ty_find_misfit(ja, en) > 0)
		return;
	ty_finds_add(finds, &(ty_find){ inside->parts[0].from, inside->parts[0].to, from, to,
					"reverse-series", SERIES, TAIYAKU_TERM, false });
}

static void find_reverse(ty_finds *finds, size_t open, const ty_inside *inside)
{
	const ty_scan *scan = finds->scan;
	const ty_part *ja = ty_inside_japanese(inside);
	bool vouched, is_edge, titled, spelt, behind;
	ty_edge en;
	taiyaku_str ja_text, en_text = { NULL, 0 };
	ty_sort sort = TY_SORT_NONE;
	const ty_bracket_rule *rule;
	int confidence;

	if (!ja)
		return;
	ja_text = ty_scan_raw(scan, ja->from, ja->to);
	vouched = ja->label != TY_LABEL_NONE || has_romaji(scan, inside, open);
	is_edge = (ja->label != TY_LABEL_NONE && ty_edge_published_english(&en, scan, open)) ||
		  ty_edge_english(&en, scan, open, scan->glyphs[open].match, vouched);
	if (is_edge) {
		en_text = ty_scan_raw(scan, en.from, en.to);
		sort = ty_gloss_sort(en_text);
	}
	titled = is_edge && en.kind == TY_EDGE_QUOTED && sort == TY_SORT_ROMAJI;
	spelt = vouched && sort == TY_SORT_ABBREVIATION;
	/* Behind a Japanese title the kana in the bracket are its reading. */
	behind = (vouched || inside->n > 1) && (!vouched || ja->sort == TY_SORT_READING) &&
		 ty_edge_japanese(&(ty_edge){ 0 }, scan, open, scan->n);
	if ((vouched || inside->n > 1) && !behind && !is_row(scan, open, inside) &&
	    find_inside(finds, ja, inside, titled || spelt) && spelt)
		return;
	/* "**Source（情報源）**:": what else says what a thing is, is a word as the head of an
	 * item. */
	if (sort != TY_SORT_ENGLISH && !spelt &&
	    !(sort == TY_SORT_MEDIUM && is_head_word(scan, &en, open)))
		return;
	/* <cite>Title</cite> (<cite lang="ja">題</cite>): where both are set apart neither is a
	 * remark. */
	if (!vouched && !(en.kind == TY_EDGE_QUOTED && ja->quoted) &&
	    (ty_remark_japanese(ja_text) || holds_code(scan, ja) ||
	     (ty_remark_colon(ja_text) && !ty_remark_colon(en_text))))
		return;
	if (!vouched && (ty_remark_english(ja_text, en_text) ||
			 ((en.kind == TY_EDGE_START || en.kind == TY_EDGE_ENCLOSED) &&
			  ty_remark_beside(ja_text, en_text))))
		return;
	/* "The Harbour Act. Amended 2018. [in Japanese: 港湾法]": a remark of its own. */
	if (en.kind == TY_EDGE_LATIN && ty_gloss_is_event(en_text) &&
	    !ty_gloss_shares_number(ja_text, en_text))
		return;
	if (en.kind == TY_EDGE_PROSE && is_remark_on_name(scan, ja, ja_text, en_text))
		return;
	/* PLATEAU (プラトー): kana alone are the reading of a name, but not of a word as such. */
	if (!vouched && ja->sort == TY_SORT_READING && !is_head_word(scan, &en, open) &&
	    !is_quoted_word(&en, en_text, ja_text) &&
	    !(en.kind == TY_EDGE_PROSE && ty_gloss_is_katakana(ja_text)))
		return;
	rule = &reverse[en.kind];
	confidence = rule->confidence + (vouched ? LABELLED : 0) - ty_find_misfit(ja_text, en_text);
	ty_finds_add(finds, &(ty_find){ ja->from, ja->to, en.from, en.to, rule->name,
					confidence > 99 ? 99 : confidence, TAIYAKU_ANY, false });
}

void ty_find_reverse(ty_finds *finds, size_t open, const ty_inside *inside)
{
	find_reverse(finds, open, inside);
	find_slashed(finds, open, inside);
	find_in_series(finds, open, inside);
}
