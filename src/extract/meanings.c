/* SPDX-License-Identifier: Apache-2.0 */
/* “題,” meaning “gloss”; “gloss”, 邦題「題」: a title and its gloss joined by words that say so. */
#include "extract/edge_part.h"
#include "extract/find.h"
#include "text/utf8.h"

enum {
	LABEL_MAX = 30,	    /* characters of a label */
	JAPANESE_MAX = 10,  /* the same, of a Japanese one */
	SENTENCE_MAX = 100, /* from a word to what is said of it */
	WORD_BEFORE = 48,   /* bytes of a romanised word */
	FEW_MAX = 60,	    /* characters of what is said without quotation marks */
	FEW_WORDS = 4,	    /* its words */
	TERM_MAX = 12,	    /* characters of the term that it is said of */
	PLAIN = 78,
	LABELLED = 90
};

typedef struct connector {
	const char *words;
	int confidence;
	bool far; /* what it speaks of may stand further off in the sentence */
} connector;

/* A longer one stands before those it ends with. */
static const connector connectors[] = {
	{ "which translates to", 92, true },
	{ "which translates as", 92, true },
	{ "translates to", 92, false },
	{ "translates as", 92, false },
	{ "translated as", 90, false },
	{ "which means", 94, false },
	{ "literally", 88, true },
	{ "meaning", 94, false },
	{ "means", 90, false },
	{ "i.e.", 88, false },
	{ "i.e.,", 88, false },
	{ "lit.", 88, true },
	{ "is Japanese for", 90, false },
	{ "is the Japanese for", 90, false },
	{ "is the Japanese word for", 90, false },
	{ "is the Japanese term for", 90, false },
	{ "in English", 84, false },
	{ "or", 72, false },
	{ "is", 72, false },
	{ "=", 72, false },
};

static bool blank(char c)
{
	return c == ' ' || c == '\n' || c == ',' || c == '\t';
}

/* The connector that ends text; what is before it in *rest. */
static const connector *connector_before(taiyaku_str *rest, taiyaku_str text)
{
	while (text.len && blank(text.data[text.len - 1]))
		text.len--;
	for (size_t i = 0; i < sizeof connectors / sizeof *connectors; i++) {
		taiyaku_str words = ty_str(connectors[i].words);
		size_t at;

		if (text.len <= words.len)
			continue;
		at = text.len - words.len;
		if (!ty_str_equal_ascii_case(ty_str_slice(text, at, text.len), words) ||
		    !(blank(text.data[at - 1]) || (unsigned char)text.data[at - 1] >= 0x80 ||
		      text.data[at - 1] == '"'))
			continue;
		*rest = ty_str_slice(text, 0, at);
		return &connectors[i];
	}
	return NULL;
}

/* A quotation from..to drops the comma or the full stop that belongs to the sentence around it. */
static void drop_sentence_mark(const ty_scan *scan, size_t from, size_t *to)
{
	ty_scan_trim(scan, &from, to);
	if (*to > from && (ty_scan_cp(scan, *to - 1) == ',' || ty_scan_cp(scan, *to - 1) == '.'))
		--*to;
}

/* "mori (森) is": the Japanese of the word before the bracket that closes before character end. */
static bool named_in_bracket(ty_edge *out, const ty_scan *scan, size_t end)
{
	size_t open;
	ty_inside inside;
	const ty_part *part;

	if (end < 2 || !ty_scan_is_close(scan, end - 1) ||
	    scan->glyphs[end - 1].shape != TY_SHAPE_ROUND)
		return false;
	open = scan->glyphs[end - 1].match;
	ty_inside_read(&inside, scan, open + 1, end - 1);
	part = ty_inside_japanese(&inside);
	if (!part || open == 0 || ty_scan_japanese(scan, open - 1))
		return false;
	*out = (ty_edge){ part->from, part->to, TY_EDGE_QUOTED };
	return true;
}

/* The last of these in the sentence that goes on at character end. */
static bool named_before(ty_edge *out, const ty_scan *scan, size_t end)
{
	for (size_t i = end; i > 0 && end - i < SENTENCE_MAX; i--) {
		if (ty_scan_is(scan, i - 1, ".!?") && ty_scan_space(scan, i))
			return false;
		if (named_in_bracket(out, scan, i))
			return true;
	}
	return false;
}

/* The next letter behind the quotation at open is Japanese. */
static bool goes_on_in_japanese(const ty_scan *scan, size_t open)
{
	size_t i = scan->glyphs[open].match + 1;
	size_t to = scan->n - i > SENTENCE_MAX ? i + SENTENCE_MAX : scan->n;

	while (i < to && !ty_script_is_word(ty_scan_script(scan, i)))
		i++;
	return i < to && ty_scan_japanese(scan, i);
}

/* "aki hare 秋晴れ “clear autumn”", "aki hare (秋晴れ) “clear autumn”": a romanised word, its
 * characters, and its meaning, with nothing between them. */
static bool named_beside(ty_edge *out, const ty_scan *scan, size_t open)
{
	size_t end = open, from;
	taiyaku_str before, word, last = { NULL, 0 };

	/* In a Japanese sentence the quotation is something else. */
	if (!ty_edge_skip_space(scan, &end) || end == open || goes_on_in_japanese(scan, open))
		return false;
	if (named_in_bracket(out, scan, end)) {
		from = scan->glyphs[end - 1].match;
	} else {
		for (from = end; from > 0 && ty_scan_japanese(scan, from - 1); from--)
			;
		*out = (ty_edge){ from, end, TY_EDGE_QUOTED };
		if (from == end || from == 0 || !ty_scan_space(scan, from - 1))
			return false;
	}
	before = ty_str_trim(ty_scan_raw(scan, 0, from));
	for (size_t at = before.len > WORD_BEFORE ? ty_utf8_floor(before, before.len - WORD_BEFORE)
						  : 0;
	     ty_gloss_word(&word, &at, before);)
		last = word;
	return last.len && last.data + last.len + 2 > before.data + before.len &&
	       ty_gloss_sort(last) == TY_SORT_ROMAJI;
}

/* “題” (“Dai”), meaning “title”: where the Japanese ends that a sentence goes on behind. */
static size_t before_romaji(const ty_scan *scan, size_t end)
{
	if (end > 1 && ty_scan_is_close(scan, end - 1) &&
	    scan->glyphs[end - 1].shape == TY_SHAPE_ROUND &&
	    !ty_scan_holds_japanese(scan, scan->glyphs[end - 1].match, end))
		end = scan->glyphs[end - 1].match;
	while (end > 0 && ty_scan_space(scan, end - 1))
		end--;
	return end;
}

static void find_meaning(ty_finds *finds, size_t open)
{
	static const connector beside = { "", 84, false };
	const ty_scan *scan = finds->scan;
	size_t close = scan->glyphs[open].match, to = close, end, ja_to;
	taiyaku_str rest = { NULL, 0 };
	const connector *joined = connector_before(&rest, ty_scan_raw(scan, 0, open));
	ty_edge ja;
	int confidence;

	if (!joined && named_beside(&ja, scan, open))
		joined = &beside;
	if (!joined)
		return;
	end = ty_scan_index(scan, rest.len);
	while (end > 0 && (ty_scan_space(scan, end - 1) || ty_scan_cp(scan, end - 1) == ','))
		end--;
	end = before_romaji(scan, end);
	if (joined != &beside && !named_in_bracket(&ja, scan, end) &&
	    !(end > 0 && ty_edge_japanese(&ja, scan, end, scan->n)) &&
	    !(joined->far && named_before(&ja, scan, end)))
		return;
	drop_sentence_mark(scan, open + 1, &to);
	if (ty_gloss_sort(ty_scan_raw(scan, open + 1, to)) != TY_SORT_ENGLISH)
		return;
	ja_to = ja.to;
	drop_sentence_mark(scan, ja.from, &ja_to);
	confidence =
		joined->confidence - (ja.kind >= TY_EDGE_STOP ? 15 : 0) -
		ty_find_misfit(ty_scan_raw(scan, ja.from, ja_to), ty_scan_raw(scan, open + 1, to));
	ty_finds_add(finds, &(ty_find){ ja.from, ja_to, open + 1, to, "meaning", confidence,
					TAIYAKU_ANY, false });
}

/* Words that a sentence about something else goes on with: "means that", "means you can". */
static bool begins_clause(taiyaku_str word)
{
	static const char *const words[] = {
		"that", "this", "it",	 "its",	    "you",  "we",     "they",	   "he",     "she",
		"i",	"what", "there", "nothing", "not",  "no",     "both",	   "either", "more",
		"less", "much", "many",	 "only",    "just", "having", "something", "all",    "one",
	};

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (ty_str_is_ascii_case(word, words[i]))
			return true;
	return false;
}

/* Where the few words that begin at character from end: before a mark, "in Japanese", "just as". */
static size_t few_words_end(const ty_scan *scan, size_t from)
{
	static const char *const stops[] = { " in Japanese", " in English", " and ", " but ",
					     " just ",	     " while ",	    " so ",  " because " };
	size_t to = from;

	for (; to < scan->n && to - from < FEW_MAX; to++) {
		taiyaku_str rest;

		if (ty_scan_is(scan, to, ".,;:!?()\"") || ty_scan_cp(scan, to) == 0x2028 ||
		    ty_scan_japanese(scan, to) || ty_scan_is_open(scan, to) ||
		    ty_scan_is_close(scan, to))
			return to;
		rest = ty_scan_raw(scan, to, to + 12 < scan->n ? to + 12 : scan->n);
		for (size_t i = 0; i < sizeof stops / sizeof *stops; i++)
			if (ty_str_starts(rest, ty_str(stops[i])))
				return to;
	}
	return to;
}

/* 港 means harbour in Japanese: the same without quotation marks. */
static void find_plain_meaning(ty_finds *finds, size_t i)
{
	static const char *const verbs[] = { "means ", "which means ", "meaning " };
	const ty_scan *scan = finds->scan;
	taiyaku_str rest = ty_scan_raw(scan, i, i + 14 < scan->n ? i + 14 : scan->n), word;
	size_t from = i, to, end = i, n = 0, at = 0;
	ty_edge ja;

	for (size_t k = 0; k < sizeof verbs / sizeof *verbs; k++)
		if (ty_str_starts(rest, ty_str(verbs[k])))
			from = i + strlen(verbs[k]);
	if (from == i)
		return;
	while (end > 0 && (ty_scan_space(scan, end - 1) ||
			   (ty_scan_cp(scan, end - 1) == ',' && rest.data[4] != 's')))
		end--;
	end = before_romaji(scan, end);
	/* Only one word or name can be its subject. */
	if (end == 0 || !ty_edge_japanese(&ja, scan, end, scan->n) || ja.to - ja.from > TERM_MAX)
		return;
	to = few_words_end(scan, from);
	if (to - from >= FEW_MAX)
		return;
	while (ty_gloss_word(&word, &at, ty_scan_raw(scan, from, to)))
		if (n++ == 0 && begins_clause(word))
			return;
	if (n == 0 || n > FEW_WORDS ||
	    ty_gloss_sort_beside(ty_scan_raw(scan, from, to), ty_scan_raw(scan, ja.from, ja.to)) !=
		    TY_SORT_ENGLISH)
		return;
	ty_finds_add(finds,
		     &(ty_find){ ja.from, ja.to, from, to, "meaning", PLAIN, TAIYAKU_TERM, false });
}

/* The label right before the quotation at open, and where it begins: the longest there is. */
static ty_label label_before(size_t *from, const ty_scan *scan, size_t open)
{
	ty_label label = TY_LABEL_NONE;

	for (size_t i = open; i > 0 && open - i < LABEL_MAX; i--) {
		size_t after;
		ty_label found;

		/* A label has no punctuation inside, and a Japanese one is short. */
		if (ty_scan_is_close(scan, i - 1) || ty_scan_is_open(scan, i - 1) ||
		    (ty_scan_japanese(scan, i - 1) && open - i > JAPANESE_MAX))
			break;
		if (ty_scan_script(scan, i - 1) == TY_SCRIPT_CJK_PUNCT &&
		    ty_scan_cp(scan, i - 1) != U'：' && ty_scan_cp(scan, i - 1) != U'＝')
			break;
		if (i > 1 && ty_scan_script(scan, i - 1) == TY_SCRIPT_LATIN &&
		    ty_scan_script(scan, i - 2) == TY_SCRIPT_LATIN)
			continue;
		found = ty_label_at_start(&after, ty_scan_raw(scan, i - 1, scan->n));
		if (found == TY_LABEL_NONE ||
		    ty_scan_index(scan, scan->glyphs[i - 1].at + after) != open)
			continue;
		/* One character alone may be the end of any word. */
		if (open - i == 0 && i > 1 && ty_script_is_word(ty_scan_script(scan, i - 2)))
			continue;
		label = found;
		*from = i - 1;
	}
	return label;
}

/* The title in quotation marks or another mark that ends before character end, a comma or a line
 * end between them aside. */
static bool title_before(ty_edge *out, const ty_scan *scan, size_t end)
{
	const ty_span *span;

	while (end > 0 && !scan->glyphs[end].closes &&
	       (ty_scan_space(scan, end - 1) || ty_scan_is(scan, end - 1, ",;/(") ||
		ty_scan_cp(scan, end - 1) == 0x2028 || ty_scan_cp(scan, end - 1) == U'、' ||
		ty_scan_cp(scan, end - 1) == U'，' || ty_scan_cp(scan, end - 1) == U'／'))
		end--;
	if (end == 0)
		return false;
	*out = (ty_edge){ end, end, TY_EDGE_QUOTED };
	span = ty_edge_span(scan, end);
	if (span)
		out->from = ty_scan_index(scan, span->from);
	else if (ty_scan_is_close(scan, end - 1) &&
		 ty_shape_is_quote((ty_shape)scan->glyphs[end - 1].shape))
		out->from = scan->glyphs[end - 1].match;
	ty_scan_unquote(scan, &out->from, &out->to);
	return out->from < out->to;
}

static bool has_line_end(const ty_scan *scan, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++)
		if (ty_scan_cp(scan, i) == '\n' || ty_scan_cp(scan, i) == 0x2028)
			return true;
	return false;
}

/* 『Essays in Idleness』、邦題「徒然草」; 日本語名「港」、英題「Harbour」: what is said in a
 * quotation or a mark begins at open, its text is at..to. */
static void find_labelled(ty_finds *finds, size_t open, size_t at, size_t to)
{
	const ty_scan *scan = finds->scan;
	size_t from = 0, end;
	bool belongs;
	ty_label label = label_before(&from, scan, open);
	bool japanese = label == TY_LABEL_JAPANESE;
	ty_edge said = { at, to, TY_EDGE_QUOTED }, other;
	const ty_edge *ja = japanese ? &said : &other, *en = japanese ? &other : &said;

	if (!japanese && label != TY_LABEL_ENGLISH && label != TY_LABEL_ORIGINAL)
		return;
	end = from;
	/* 港の塔の英語名は“Harbour Tower” */
	belongs = !japanese && end > 1 && ty_scan_cp(scan, end - 1) == U'の';
	end -= belongs;
	if (!title_before(&other, scan, end) &&
	    !(belongs && ty_edge_japanese(&other, scan, end, scan->n) &&
	      other.kind <= TY_EDGE_START))
		return;
	/* A line of its own that has a label is one of several. */
	if (ty_str_has(ty_scan_raw(scan, from, open), ":") && has_line_end(scan, other.to, from))
		return;
	ty_scan_unquote(scan, &said.from, &said.to);
	if (said.from >= said.to || !ty_scan_holds_japanese(scan, ja->from, ja->to) ||
	    ty_scan_holds_japanese(scan, en->from, en->to) ||
	    ty_gloss_sort_beside(ty_scan_raw(scan, en->from, en->to),
				 ty_scan_raw(scan, ja->from, ja->to)) != TY_SORT_ENGLISH)
		return;
	ty_finds_add(finds,
		     &(ty_find){ ja->from, ja->to, en->from, en->to, "labelled",
				 LABELLED - ty_find_misfit(ty_scan_raw(scan, ja->from, ja->to),
							   ty_scan_raw(scan, en->from, en->to)),
				 TAIYAKU_TITLE, false });
}

static void find_labelled_marks(ty_finds *finds)
{
	const ty_scan *scan = finds->scan;

	for (size_t s = 0; s < scan->block->n_spans; s++) {
		const ty_span *span = &scan->block->spans[s];
		size_t from = ty_scan_index(scan, span->from), to = ty_scan_index(scan, span->to);

		if ((span->mark == TY_MARK_EMPHASIS || span->mark == TY_MARK_QUOTE) && from < to &&
		    !ty_scan_is_open(scan, from))
			find_labelled(finds, from, from, to);
	}
}

void ty_find_meanings(ty_finds *finds)
{
	const ty_scan *scan = finds->scan;

	find_labelled_marks(finds);
	for (size_t i = 0; i < scan->n; i++) {
		ty_shape shape = (ty_shape)scan->glyphs[i].shape;

		if ((ty_scan_cp(scan, i) == 'm' || ty_scan_cp(scan, i) == 'w') && i > 0 &&
		    ty_scan_space(scan, i - 1))
			find_plain_meaning(finds, i);
		if (!ty_scan_is_open(scan, i) || !ty_shape_is_quote(shape))
			continue;
		find_labelled(finds, i, i + 1, scan->glyphs[i].match);
		if ((shape == TY_SHAPE_CURLED || shape == TY_SHAPE_STRAIGHT ||
		     shape == TY_SHAPE_SINGLE || shape == TY_SHAPE_APOSTROPHE ||
		     shape == TY_SHAPE_GUILLEMET))
			find_meaning(finds, i);
	}
}
