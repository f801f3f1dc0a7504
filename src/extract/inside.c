/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/inside.h"

#include "base/ascii.h"
#include "extract/edge_part.h"
#include "extract/romaji.h"

static bool is_separator(const ty_scan *scan, size_t i)
{
	switch (ty_scan_cp(scan, i)) {
	case U'，':
	case U'、':
	case U'；':
	case U'｜':
	case U'／':
		return true;
	case ',':
	case ';':
		return ty_scan_space(scan, i + 1) || ty_scan_japanese(scan, i + 1) ||
		       (i > 0 && ty_scan_japanese(scan, i - 1));
	case '/': /* "Genji monogatari / The Tale of Genji" */
		return i > 0 && ty_scan_space(scan, i - 1) && ty_scan_space(scan, i + 1);
	default:
		return false;
	}
}

/* Drop note marks at the end. */
static void drop_marks(const ty_scan *scan, size_t from, size_t *to)
{
	for (;;) {
		size_t end = *to;

		ty_scan_trim(scan, &from, &end);
		if (end <= from || !ty_scan_is_close(scan, end - 1) ||
		    scan->glyphs[end - 1].match < from ||
		    !ty_edge_note_mark(scan, scan->glyphs[end - 1].match))
			break;
		*to = scan->glyphs[end - 1].match;
	}
}

/* "Kokubun Taikan ed." */
static bool is_edition(taiyaku_str text)
{
	return ty_str_ends(text, TY_STR(" ed.")) || ty_str_ends(text, TY_STR(" eds.")) ||
	       ty_str_ends(text, TY_STR(" edition"));
}

/* "Start"など: examples, and what they are examples of is said in Japanese. */
static bool has_examples(taiyaku_str text)
{
	return ty_str_ends(text, TY_STR("など")) || ty_str_ends(text, TY_STR("等"));
}

/* "(Mori no michi 森の道)": the characters that romanise what stands behind them. */
static size_t romaji_before(const ty_scan *scan, size_t from, size_t to)
{
	size_t i = from;

	while (i < to && !ty_scan_japanese(scan, i))
		i++;
	if (i == from || i == to || !ty_scan_space(scan, i - 1) ||
	    ty_gloss_sort(ty_scan_raw(scan, from, i)) != TY_SORT_ROMAJI)
		return 0;
	return ty_scan_mix(scan, i, to).latin ? 0 : i - from;
}

/* "(森の道 Mori no michi, lit. ...)": the characters that romanise what stands before them. */
static size_t romaji_behind(const ty_scan *scan, size_t from, size_t to)
{
	size_t i = to;

	while (i > from && !ty_scan_japanese(scan, i - 1))
		i--;
	if (i == from || i == to || !ty_scan_space(scan, i) ||
	    ty_gloss_sort(ty_scan_raw(scan, i + 1, to)) != TY_SORT_ROMAJI)
		return 0;
	return ty_scan_mix(scan, from, i).latin ? 0 : to - i;
}

/* "Second market: 橋の上の市": what an English gloss means is said in Japanese. */
static void drop_remark(const ty_scan *scan, ty_part *part)
{
	for (size_t i = part->from; i < part->to; i++) {
		if (ty_scan_japanese(scan, i))
			return;
		/* "modern humans〈意：現代人〉" */
		if (ty_scan_is_open(scan, i) && scan->glyphs[i].match + 1 == part->to &&
		    i > part->from + 1 && ty_scan_holds_japanese(scan, i, part->to)) {
			part->to = i;
			ty_scan_trim(scan, &part->from, &part->to);
			return;
		}
		if (ty_scan_cp(scan, i) != ':' && ty_scan_cp(scan, i) != U'：')
			continue;
		if (ty_scan_mix(scan, part->from, i).words > 1 &&
		    ty_scan_holds_japanese(scan, i, part->to))
			part->to = i;
		return;
	}
}

/* "RDF: Resource Description Framework": what is spelt out behind its abbreviation. */
static void drop_abbreviation(const ty_scan *scan, ty_part *part)
{
	size_t i = part->from;

	while (i < part->to && ty_scan_script(scan, i) == TY_SCRIPT_LATIN)
		i++;
	if (i == part->from || i + 1 >= part->to ||
	    (ty_scan_cp(scan, i) != ':' && ty_scan_cp(scan, i) != U'：') ||
	    ty_gloss_sort(ty_scan_raw(scan, part->from, i)) != TY_SORT_ABBREVIATION ||
	    ty_scan_mix(scan, i, part->to).words < 2)
		return;
	part->from = i + 1;
	while (part->from < part->to && ty_scan_space(scan, part->from))
		part->from++;
}

/* The whole is emphasised, a title as print shows it, or says its language. */
static bool is_marked(const ty_scan *scan, size_t from, size_t to)
{
	const ty_span *span = from < to ? ty_edge_span(scan, to) : NULL;

	return span &&
	       (span->mark == TY_MARK_EMPHASIS || span->mark == TY_MARK_QUOTE ||
		span->mark == TY_MARK_LANGUAGE) &&
	       ty_scan_index(scan, span->from) == from;
}

/* The title in 『』 is all of the part from..to; where it ends now. */
static size_t keep_quoted(ty_part *part, const ty_scan *scan, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++)
		if (ty_scan_is_open(scan, i) && scan->glyphs[i].shape == TY_SHAPE_WHITE &&
		    scan->glyphs[i].match < to) {
			part->from = i;
			part->to = scan->glyphs[i].match + 1;
			return part->to;
		}
	return to;
}

static void read_part(ty_part *part, const ty_scan *scan, size_t from, size_t to)
{
	size_t after;
	taiyaku_str text;

	ty_scan_trim(scan, &from, &to);
	part->label = ty_label_at_start(&after, ty_scan_raw(scan, from, to));
	from = ty_scan_index(scan, scan->glyphs[from].at + after);
	drop_marks(scan, from, &to);
	ty_scan_trim(scan, &from, &to);
	part->romaji_from = from;
	part->romaji_to = from += romaji_before(scan, from, to);
	if (part->romaji_to == part->romaji_from) {
		part->romaji_to = to;
		part->romaji_from = to -= romaji_behind(scan, from, to);
	}
	part->from = from;
	part->to = to;
	/* 邦訳: 森遥『題』橋出版: who wrote a book stands before its title, and its publisher
	 * behind. */
	if (part->label == TY_LABEL_JAPANESE)
		to = keep_quoted(part, scan, from, to);
	from = part->from;
	ty_scan_unquote(scan, &part->from, &part->to);
	part->quoted = part->from > from || is_marked(scan, from, to);
	/* The comma of the sentence inside its quotation marks. */
	if (part->quoted && ty_scan_cp(scan, part->to - 1) == ',')
		part->to--;
	/* "(森の道?, Mori no michi)": Wikipedia links a help page behind the Japanese. */
	if (part->to > part->from + 1 && ty_scan_cp(scan, part->to - 1) == '?' &&
	    ty_scan_japanese(scan, part->to - 2))
		part->to--;
	if (!part->quoted)
		drop_remark(scan, part);
	drop_abbreviation(scan, part);
	text = ty_scan_raw(scan, part->from, part->to);
	part->sort = is_edition(text)	  ? TY_SORT_NONE
		     : has_examples(text) ? TY_SORT_JAPANESE
					  : ty_gloss_sort(text);
	/* （英: Wikipedia）: elsewhere the name of a source. */
	if (part->label == TY_LABEL_ENGLISH && part->sort == TY_SORT_NONE &&
	    ty_scan_mix(scan, part->from, part->to).words == 1 && !memchr(text.data, '/', text.len))
		part->sort = TY_SORT_ENGLISH;
}

/* A quotation that closes at character i has the comma behind it inside. */
static bool is_quoted_end(const ty_scan *scan, size_t i, size_t to)
{
	return ty_shape_is_quote((ty_shape)scan->glyphs[i].shape) &&
	       ty_scan_cp(scan, i - 1) == ',' && i + 1 < to && ty_scan_space(scan, i + 1);
}

/* "Mori, michi, hito: Roads of the Wood": words of the title, which a colon ends; from: it begins
 * otherwise. */
static size_t behind_romaji(const ty_scan *scan, size_t from, size_t to)
{
	size_t i = from;

	while (i < to && ty_scan_cp(scan, i) != ':' && !ty_scan_japanese(scan, i) &&
	       ty_scan_cp(scan, i) != ';')
		i++;
	if (i + 1 >= to || ty_scan_cp(scan, i) != ':' || !ty_scan_space(scan, i + 1) ||
	    ty_gloss_sort(ty_scan_raw(scan, from, i)) != TY_SORT_ROMAJI ||
	    ty_gloss_sort(ty_scan_raw(scan, i + 1, to)) != TY_SORT_ENGLISH)
		return from;
	return i;
}

static void split(ty_inside *out, const ty_scan *scan, size_t from, size_t to)
{
	size_t start = from, solid = behind_romaji(scan, from, to);
	uint32_t separator = 0;

	out->n = 0;
	for (size_t i = from; i <= to && out->n < TY_PARTS_MAX; i++) {
		if (i < to && ty_scan_is_open(scan, i) && scan->glyphs[i].match < to) {
			i = scan->glyphs[i].match;
			/* "Essays in Idleness," Tokyo: the comma stands before the quotation mark.
			 */
			if (!is_quoted_end(scan, i, to))
				continue;
			read_part(&out->parts[out->n], scan, start, i + 1);
			out->parts[out->n++].separator = separator;
			separator = ',';
			start = i + 1;
			continue;
		}
		if (i < solid || (i < to && !is_separator(scan, i)))
			continue;
		read_part(&out->parts[out->n], scan, start, i);
		out->parts[out->n++].separator = separator;
		if (i < to)
			separator = ty_scan_cp(scan, i);
		start = i + 1;
	}
	/* More parts than a bracket of this kind has: the last one holds the rest. */
	if (out->n == TY_PARTS_MAX && start < to)
		out->parts[out->n - 1].to = to;
}

/* Whether two neighbours are one text with a comma in it: "Mr. Putin’s aide, keeps in touch". */
static bool is_one_text(const ty_part *a, const ty_part *b)
{
	if (b->label != TY_LABEL_NONE || a->quoted || b->quoted)
		return false;
	if ((a->sort == TY_SORT_JAPANESE || a->sort == TY_SORT_READING) &&
	    a->label == TY_LABEL_JAPANESE)
		return b->sort == TY_SORT_JAPANESE || b->sort == TY_SORT_READING;
	/* "convey"（配達する、運ぶ） */
	if (a->sort == TY_SORT_JAPANESE && a->label == TY_LABEL_NONE && b->separator == U'、')
		return b->sort == TY_SORT_JAPANESE;
	if (b->separator != ',' && b->separator != ';' && b->separator != '/' &&
	    b->separator != U'／')
		return false;
	return a->sort == TY_SORT_ENGLISH &&
	       (b->sort == TY_SORT_ENGLISH || b->sort == TY_SORT_ROMAJI ||
		b->sort == TY_SORT_NUMBER || b->sort == TY_SORT_MEDIUM ||
		b->sort == TY_SORT_LANGUAGE);
}

/* "Hitachi, Ltd." */
static bool is_legal_form(taiyaku_str text)
{
	static const char *const forms[] = { "Ltd",	  "Ltd.",  "Inc", "Inc.", "Co.",
					     "Co., Ltd.", "Corp.", "LLC", "K.K.", "Limited" };

	for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
		if (ty_str_is_ascii_case(text, forms[i]))
			return true;
	return false;
}

/* "Hokkaido, the northern island": one word that looks Japanese begins an English text, unless
 * what follows begins anew with a capital or a quotation mark: "Kenko, Essays in Idleness". */
static bool begins_gloss(const ty_scan *scan, const ty_part *a, const ty_part *b)
{
	ty_romaji_counts count;
	uint32_t first = ty_scan_cp(scan, a->from), next = ty_scan_cp(scan, b->from);

	if (a->sort != TY_SORT_ROMAJI || b->label || b->quoted || a->quoted || b->separator != ',')
		return false;
	if (is_legal_form(ty_scan_raw(scan, b->from, b->to)))
		return true;
	if (b->sort != TY_SORT_ENGLISH || a->label)
		return false;
	count = ty_romaji_count(ty_scan_raw(scan, a->from, a->to));
	return count.words == 1 && count.macrons == 0 && ty_is_upper(first) && ty_is_lower(next);
}

/* "The Quiet Harbour; North Press, 1998", "The Quiet Harbour, Kita Eiga, 1962": what stands before
 * the year behind a semicolon, or is romanised. */
static bool is_publisher(const ty_inside *inside, size_t i)
{
	const ty_part *part = &inside->parts[i];

	bool dated = i + 2 == inside->n && inside->parts[i + 1].sort == TY_SORT_NUMBER;

	if (i == 0 || part->label != TY_LABEL_NONE || part->quoted)
		return false;
	return part->sort == TY_SORT_ROMAJI ? part->separator == ';' || dated
					    : part->separator == ';' && dated;
}

static void merge(ty_inside *out, const ty_scan *scan)
{
	size_t n = 0;

	for (size_t i = 0; i < out->n; i++) {
		ty_part *last = n ? &out->parts[n - 1] : NULL;
		ty_part *part = &out->parts[i];

		if (is_publisher(out, i))
			part->sort = TY_SORT_NONE;
		if (last && begins_gloss(scan, last, part))
			last->sort = TY_SORT_ENGLISH;
		if (last && is_one_text(last, part)) {
			last->to = part->to;
			/* "ax, bx, cx": what the parts are not, the whole may be. */
			if (last->sort == TY_SORT_ENGLISH &&
			    ty_gloss_sort(ty_scan_raw(scan, last->from, last->to)) == TY_SORT_NONE)
				last->sort = TY_SORT_NONE;
			continue;
		}
		out->parts[n++] = *part;
	}
	out->n = n;
}

void ty_inside_read(ty_inside *out, const ty_scan *scan, size_t from, size_t to)
{
	out->n = 0;
	ty_scan_trim(scan, &from, &to);
	if (from == to)
		return;
	split(out, scan, from, to);
	merge(out, scan);
}

static bool is_gloss_label(ty_label label)
{
	return label == TY_LABEL_ENGLISH || label == TY_LABEL_ORIGINAL || label == TY_LABEL_LITERAL;
}

/* A first part of this sort says that the bracket is about something else: a publisher, a note. */
static bool ends_search(ty_sort sort)
{
	return sort == TY_SORT_JAPANESE || sort == TY_SORT_FOREIGN || sort == TY_SORT_NONE ||
	       sort == TY_SORT_NUMBER;
}

size_t ty_inside_glosses(const ty_part *out[TY_GLOSSES_MAX], const ty_inside *inside)
{
	size_t n = 0;

	for (size_t i = 0; i < inside->n && n < TY_GLOSSES_MAX; i++) {
		const ty_part *part = &inside->parts[i];
		bool english = part->sort == TY_SORT_ENGLISH || part->sort == TY_SORT_MEDIUM ||
			       part->sort == TY_SORT_LANGUAGE;

		/* A label can vouch for what would not be taken without one. */
		if (is_gloss_label(part->label))
			english |=
				part->sort == TY_SORT_ABBREVIATION || part->sort == TY_SORT_NUMBER;
		if (english && is_gloss_label(part->label))
			out[n++] = part;
	}
	for (size_t i = 0; i < inside->n && n == 0; i++) {
		const ty_part *part = &inside->parts[i];

		if (part->label == TY_LABEL_NONE &&
		    (part->sort == TY_SORT_ENGLISH || part->sort == TY_SORT_MEDIUM ||
		     part->sort == TY_SORT_LANGUAGE))
			out[n++] = part;
		else if (part->label == TY_LABEL_NONE && ends_search(part->sort))
			break;
	}
	return n;
}

const ty_part *ty_inside_japanese(const ty_inside *inside)
{
	for (size_t i = 0; i < inside->n; i++)
		if ((inside->parts[i].label == TY_LABEL_JAPANESE ||
		     inside->parts[i].label == TY_LABEL_ORIGINAL) &&
		    (inside->parts[i].sort == TY_SORT_JAPANESE ||
		     inside->parts[i].sort == TY_SORT_READING))
			return &inside->parts[i];
	if (inside->n && inside->parts[0].label == TY_LABEL_NONE &&
	    (inside->parts[0].sort == TY_SORT_JAPANESE || inside->parts[0].sort == TY_SORT_READING))
		return &inside->parts[0];
	return NULL;
}
