/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/sequence.h"

#include "base/ascii.h"
#include "base/error.h"
#include "extract/cell.h"
#include "extract/edge_part.h"
#include "extract/editions.h"
#include "extract/find.h"
#include "extract/language.h"
#include "extract/original.h"

enum {
	TITLE_MAX = 600, /* bytes of a heading that can be a title */
	DEFINITION_WORDS = 10,
	PARALLEL = 72,
	ENGLISH_FIRST = 30,	/* the name of a site over the title of a page */
	BOTH_SAY_LANGUAGE = 20, /* lang="ja", lang="en" */
	SIBLINGS = 88,
	BELOW = 86,
	LABELLED = 93,
	TRANSLATED = 86,
	DEFINED = 70,
	NAME_LEAST = 4, /* letters of a name that two headings share */
	NEAR = 4,	/* blocks from a heading to the line that tells its original title */
	LINES_MAX = 8	/* lines of a block that may have labels */
};

bool ty_sequence_wants(const ty_sequence *sequence, const ty_block *block)
{
	if (block->kind == TY_BLOCK_HEADING || block->kind == TY_BLOCK_TERM ||
	    block->kind == TY_BLOCK_DEFINITION)
		return true;
	/* <p lang="en">Title</p> before <p lang="ja">題</p> */
	if (block->n_spans && block->spans[0].mark == TY_MARK_LANGUAGE &&
	    block->spans[0].from == 0 && block->text.len < TITLE_MAX)
		return true;
	return sequence->title.len > 0 && (sequence->japanese || sequence->adjacent) &&
	       block->text.len < TITLE_MAX;
}

void ty_sequence_free(ty_sequence *sequence)
{
	ty_buf_free(&sequence->title);
	ty_buf_free(&sequence->parent);
}

/* Emoji and bullets before a heading. */
static size_t skip_decoration(const ty_scan *scan, size_t from)
{
	size_t i = from;

	while (i < scan->n && !ty_script_is_word(ty_scan_script(scan, i)) &&
	       !ty_scan_is_open(scan, i))
		i++;
	/* "▽題▼" is the title itself. */
	return i > from && !ty_scan_space(scan, i - 1) && i < scan->n ? from : i;
}

/* The language that a lang attribute of the whole block says. */
static ty_side said_language(const ty_scan *scan)
{
	for (size_t i = 0; i < scan->block->n_spans; i++) {
		const ty_span *span = &scan->block->spans[i];

		if (span->mark == TY_MARK_LANGUAGE && span->from == 0 &&
		    span->to + 1 >= scan->block->text.len)
			return ty_name_language(span->value);
	}
	return TY_SIDE_NONE;
}

/* 【翻訳】題: that it is a translation is no part of a title. */
static taiyaku_str without_tag(taiyaku_str title)
{
	static const char *const tags[] = { "翻訳", "和訳", "訳",   "邦訳",
					    "意訳", "抄訳", "全訳", "日本語訳" };
	static const char *const marks[][2] = { { "【", "】" }, { "［", "］" }, { "[", "]" } };

	for (size_t m = 0; m < sizeof marks / sizeof *marks; m++) {
		taiyaku_str open = ty_str(marks[m][0]), close = ty_str(marks[m][1]), inside;
		size_t end = ty_str_starts(title, open) ? ty_str_find(title, close, 0) : SIZE_MAX;

		if (end == SIZE_MAX)
			continue;
		inside = ty_str_slice(title, open.len, end);
		for (size_t i = 0; i < sizeof tags / sizeof *tags; i++)
			if (ty_str_is(inside, tags[i]))
				return ty_str_trim(ty_str_slice(title, end + close.len, title.len));
	}
	return title;
}

static taiyaku_status remember(ty_sequence *sequence, const ty_scan *scan, ty_arena *arena,
			       taiyaku_error *err)
{
	ty_edge edge = { skip_decoration(scan, 0), scan->n, TY_EDGE_START };
	taiyaku_str title;

	ty_buf_clear(&sequence->title);
	if (scan->block->text.len > TITLE_MAX)
		return TAIYAKU_OK;
	/* "2. 題" */
	ty_edge_trim(scan, &edge);
	if (!ty_scan_title(&title, arena, scan, edge.from, scan->n))
		return ty_fail_memory(err);
	ty_buf_add(&sequence->title, without_tag(title));
	sequence->japanese = ty_has_japanese(title);
	sequence->kind = scan->block->kind;
	sequence->level = scan->block->level;
	sequence->line = scan->block->line;
	sequence->side = said_language(scan);
	sequence->labelled = sequence->titled = false;
	sequence->since = 0;
	return ty_buf_status(&sequence->title, err);
}

taiyaku_status ty_sequence_record(ty_sequence *sequence, const ty_record *record,
				  taiyaku_error *err)
{
	const ty_field *title = NULL;

	if (record->parent || record->name.len)
		return TAIYAKU_OK;
	for (size_t i = 0; i < record->n; i++) {
		if (strcmp(ty_name_read(record->fields[i].name).stem, "title") != 0)
			continue;
		if (title)
			return TAIYAKU_OK;
		title = &record->fields[i];
	}
	if (!title || title->text.len > TITLE_MAX || !ty_has_japanese(title->text))
		return TAIYAKU_OK;
	ty_buf_clear(&sequence->title);
	ty_buf_add(&sequence->title, without_tag(title->text));
	sequence->japanese = true;
	sequence->kind = TY_BLOCK_HEADING;
	sequence->level = 1;
	sequence->line = title->line;
	sequence->side = TY_SIDE_NONE;
	sequence->labelled = sequence->adjacent = false;
	sequence->since = 0;
	return ty_buf_status(&sequence->title, err);
}

/* "インストール (Installation)": it has a gloss of its own. */
static bool has_gloss(taiyaku_str ja)
{
	size_t open = ty_str_find(ja, TY_STR("("), 0);

	if (open == SIZE_MAX)
		open = ty_str_find(ja, TY_STR("（"), 0);
	return open != SIZE_MAX &&
	       ty_gloss_sort(ty_str_slice(ja, open + 1, ja.len)) == TY_SORT_ENGLISH;
}

/* The last title and a text of the other language are a pair. */
static taiyaku_status push_with_title(ty_sequence *sequence, ty_outlet *outlet, taiyaku_str text,
				      const char *rule, int confidence, taiyaku_error *err)
{
	taiyaku_str title = ty_buf_str(&sequence->title);
	ty_found found = { .ja = sequence->japanese ? title : text,
			   .en = sequence->japanese ? text : title,
			   .rule = rule,
			   .kind = sequence->kind == TY_BLOCK_HEADING ? TAIYAKU_TITLE : TAIYAKU_ANY,
			   .line = sequence->line };
	taiyaku_status status;

	if (ty_has_japanese(text) == sequence->japanese ||
	    ty_gloss_sort_beside(found.en, found.ja) != TY_SORT_ENGLISH || has_gloss(found.ja) ||
	    ty_str_find(title, text, 0) != SIZE_MAX)
		return TAIYAKU_OK;
	found.confidence = confidence - ty_find_misfit(found.ja, found.en);
	sequence->adjacent = false;
	/* What a label gave is said once. */
	status = ty_outlet_push(outlet, &found, err);
	if (sequence->labelled)
		ty_buf_clear(&sequence->title);
	return status;
}

/* A label gives the title itself: the next label, of the other language, goes with it. */
static taiyaku_status remember_labelled(ty_sequence *sequence, const ty_scan *scan,
					taiyaku_str text, bool japanese, taiyaku_error *err)
{
	ty_buf_clear(&sequence->title);
	ty_buf_add(&sequence->title, text);
	sequence->japanese = japanese;
	sequence->kind = TY_BLOCK_HEADING;
	sequence->level = 0;
	sequence->line = scan->block->line;
	sequence->side = TY_SIDE_NONE;
	sequence->labelled = true;
	sequence->adjacent = false;
	sequence->since = 0;
	return ty_buf_status(&sequence->title, err);
}

/* EN, JA, JP: a label that is the code of a language. */
static bool is_code(taiyaku_str line)
{
	return line.len > 2 && ty_is_upper(line.data[0]) && ty_is_upper(line.data[1]) &&
	       !ty_is_alnum(line.data[2]);
}

/* "- 題", and below it "- 原題: Title": the item is of a list inside the one before. */
static bool is_child(const ty_sequence *sequence, const ty_scan *scan)
{
	return scan->block->kind == TY_BLOCK_ITEM && sequence->parent.len &&
	       scan->block->level > sequence->parent_level;
}

/* The item above can be the title in the other language of a text. */
static bool may_be_child(const ty_sequence *sequence, taiyaku_str text)
{
	taiyaku_str parent = ty_buf_str(&sequence->parent);
	taiyaku_str ja = sequence->parent_japanese ? parent : text,
		    en = sequence->parent_japanese ? text : parent;

	return ty_gloss_sort_beside(en, ja) == TY_SORT_ENGLISH && !has_gloss(ja);
}

static taiyaku_status push_child(ty_sequence *sequence, ty_outlet *outlet, const ty_scan *scan,
				 taiyaku_str text, taiyaku_error *err)
{
	taiyaku_str parent = ty_buf_str(&sequence->parent);
	ty_found found = { .ja = sequence->parent_japanese ? parent : text,
			   .en = sequence->parent_japanese ? text : parent,
			   .rule = "original-title",
			   .line = scan->block->line };

	found.confidence = LABELLED - ty_find_misfit(found.ja, found.en);
	return ty_outlet_push(outlet, &found, err);
}

/* An item that is a title or its citation can have its original or its translation below it. */
static taiyaku_status remember_parent(ty_sequence *sequence, const ty_scan *scan, ty_arena *arena,
				      taiyaku_error *err)
{
	taiyaku_str title;
	ty_edge edge;

	if (is_child(sequence, scan))
		return TAIYAKU_OK;
	ty_buf_clear(&sequence->parent);
	if (!ty_edition_of_item(&edge, scan, skip_decoration(scan, 0)))
		return TAIYAKU_OK;
	if (!ty_scan_title(&title, arena, scan, edge.from, edge.to))
		return ty_fail_memory(err);
	ty_buf_add(&sequence->parent, title);
	sequence->parent_japanese = ty_has_japanese(title);
	sequence->parent_level = scan->block->level;
	return ty_buf_status(&sequence->parent, err);
}

/* What is quoted in the quotation marks that open at character at. */
static bool quotation_at(size_t *from, size_t *to, const ty_scan *scan, size_t at)
{
	if (at >= scan->n || !ty_scan_is_open(scan, at) ||
	    !ty_shape_is_quote((ty_shape)scan->glyphs[at].shape))
		return false;
	*from = at + 1;
	*to = scan->glyphs[at].match;
	return true;
}

/* 日本語：, English: */
static bool names_language(taiyaku_str line, size_t after)
{
	taiyaku_str word = ty_str_trim(ty_str_slice(line, 0, after));
	taiyaku_str wide = TY_STR("：");

	word.len -= ty_str_ends(word, wide) ? wide.len : ty_str_ends(word, TY_STR(":"));
	return ty_language_named(ty_str_trim(word)).len > 0;
}

/* "📄 原題: People on the Road": the characters from..to are a line that begins with a label. */
static taiyaku_status labelled(ty_sequence *sequence, ty_outlet *outlet, const ty_scan *scan,
			       size_t from, size_t to, taiyaku_error *err)
{
	taiyaku_str line, text;
	size_t after;
	ty_label label;
	bool japanese, quoted, titled, colon;

	/* "(Japanese title: 題)" as a block of its own; else the bracket belongs to what is before.
	 */
	if (from == 0 && to == scan->n)
		ty_scan_unquote(scan, &from, &to);
	line = ty_scan_raw(scan, from, to);
	label = ty_label_at_start(&after, line);
	/* 書名: 題, and in the next line 原題: Title; 原題: 題, and 英題: Title. */
	titled = label == TY_LABEL_NONE && ty_label_of_title(&after, line);
	colon = ty_str_has(ty_str_slice(line, 0, after), ":") ||
		ty_str_has(ty_str_slice(line, 0, after), "：");
	japanese = label == TY_LABEL_JAPANESE ||
		   ((titled || (label == TY_LABEL_ORIGINAL && colon)) &&
		    ty_has_japanese(ty_str_slice(line, after, line.len)));

	if (line.len > TITLE_MAX ||
	    (!japanese && !titled && label != TY_LABEL_ORIGINAL && label != TY_LABEL_ENGLISH))
		return TAIYAKU_OK;
	/* 原題は「Title」です。 below the title of the document. */
	quoted = label == TY_LABEL_ORIGINAL && sequence->level == 1 && !sequence->labelled &&
		 ty_str_has(ty_str_slice(line, 0, after), "は") &&
		 quotation_at(&from, &to, scan, ty_scan_index(scan, scan->glyphs[from].at + after));
	/* The word alone is not enough: "English is spoken". */
	if (!quoted && !colon)
		return TAIYAKU_OK;
	if (!quoted)
		from = ty_scan_index(scan, scan->glyphs[from].at + after);
	ty_edition_narrow(&from, &to, scan, japanese);
	if (!ty_scan_title(&text, &outlet->arena, scan, from, to))
		return ty_fail_memory(err);
	if (ty_has_japanese(text) != japanese)
		return TAIYAKU_OK;
	text = ty_gloss_without_reading(text);
	/* 書名: 題, 日本語: 対応: what is told of a book in a language is no title of it. */
	if (!titled && sequence->titled && names_language(line, after))
		return TAIYAKU_OK;
	if (titled && has_gloss(text))
		return TAIYAKU_OK;
	if (titled) {
		sequence->titled = true;
		return remember_labelled(sequence, scan, text, japanese, err);
	}
	/* A label of the other language in the same list is nearer. */
	if (is_child(sequence, scan) && sequence->parent_japanese != japanese &&
	    may_be_child(sequence, text) &&
	    !(sequence->labelled && sequence->since <= 2 && sequence->japanese != japanese))
		return push_child(sequence, outlet, scan, text, err);
	/* "EN: ..." is one of several languages, below a heading as elsewhere. */
	if (is_code(line) && !sequence->labelled)
		return remember_labelled(sequence, scan, text, japanese, err);
	if (sequence->title.len && sequence->since <= (japanese && sequence->level ? 2 : NEAR) &&
	    sequence->japanese != japanese)
		return push_with_title(sequence, outlet, text, "original-title", LABELLED, err);
	return remember_labelled(sequence, scan, text, japanese, err);
}

/* "本記事は [Title](...) の翻訳です" below the title of the document. */
static taiyaku_status translated(ty_sequence *sequence, ty_outlet *outlet, const ty_scan *scan,
				 size_t from, size_t to, taiyaku_error *err)
{
	taiyaku_str text;

	if (sequence->title.len == 0 || !sequence->japanese || sequence->level != 1 ||
	    sequence->labelled || sequence->since > NEAR ||
	    !ty_original_told(&from, &to, scan, from, to))
		return TAIYAKU_OK;
	if (!ty_scan_title(&text, &outlet->arena, scan, from, to))
		return ty_fail_memory(err);
	return push_with_title(sequence, outlet, text, "original-title", TRANSLATED, err);
}

static taiyaku_status labelled_lines(ty_sequence *sequence, ty_outlet *outlet, const ty_scan *scan,
				     taiyaku_error *err)
{
	taiyaku_status status = TAIYAKU_OK;
	size_t from = 0;

	for (int n = 0; !status && n < LINES_MAX && from < scan->n; n++) {
		size_t to = from, start;

		while (to < scan->n && ty_scan_cp(scan, to) != 0x2028 &&
		       ty_scan_cp(scan, to) != '\n')
			to++;
		start = skip_decoration(scan, from);
		from = to + 1;
		if (start >= to)
			continue;
		status = translated(sequence, outlet, scan, start, to, err);
		ty_original_narrow(scan, &start, &to);
		if (!status)
			status = labelled(sequence, outlet, scan, start, to, err);
	}
	return status;
}

/* "# Harbour 港の設計書", "## Harbour Design": a name in Latin letters that both have. */
static bool shares_name(taiyaku_str a, taiyaku_str b)
{
	taiyaku_str word, other;

	for (size_t i = 0; ty_gloss_word(&word, &i, a);)
		for (size_t k = 0; word.len >= NAME_LEAST && ty_gloss_word(&other, &k, b);)
			if (ty_str_equal_ascii_case(
				    word,
				    ty_str_slice(other, 0,
						 word.len < other.len ? word.len : other.len)))
				return true;
	return false;
}

static taiyaku_status heading(ty_sequence *sequence, ty_outlet *outlet, const ty_scan *scan,
			      taiyaku_error *err)
{
	taiyaku_str title = { NULL, 0 };
	taiyaku_status status = TAIYAKU_OK;
	bool free = sequence->adjacent;

	if (sequence->adjacent && sequence->kind == TY_BLOCK_HEADING) {
		if (!ty_scan_title(&title, &outlet->arena, scan, skip_decoration(scan, 0), scan->n))
			return ty_fail_memory(err);
	}
	if (title.len && (sequence->level == scan->block->level ||
			  (sequence->level == 1 && scan->block->level == 2 &&
			   shares_name(ty_buf_str(&sequence->title), title)))) {
		status = push_with_title(
			sequence, outlet, title, "parallel-headings",
			PARALLEL - (sequence->japanese ? 0 : ENGLISH_FIRST) +
				(sequence->side && said_language(scan) ? BOTH_SAY_LANGUAGE : 0),
			err);
	}
	/* A heading goes with one other. */
	free = !free || sequence->adjacent;
	if (!status)
		status = remember(sequence, scan, &outlet->arena, err);
	sequence->adjacent = free;
	return status;
}

/* "library; a place for books": behind the word it is explained, "port; harbour" goes on. */
static bool explains(const ty_scan *scan, size_t i)
{
	taiyaku_str rest = ty_str_trim(ty_scan_raw(scan, i + 1, scan->n));

	return ty_scan_cp(scan, i) == ';' &&
	       (ty_str_starts(rest, TY_STR("a ")) || ty_str_starts(rest, TY_STR("an ")) ||
		ty_str_starts(rest, TY_STR("the ")));
}

/* What a definition says first: to the end of its first sentence or line. */
static size_t first_sentence(const ty_scan *scan)
{
	size_t i = 0;

	while (i < scan->n && ty_scan_cp(scan, i) != U'。' && !explains(scan, i) &&
	       ty_scan_cp(scan, i) != 0x2028 &&
	       !(ty_scan_cp(scan, i) == '.' && ty_scan_space(scan, i + 1)))
		i++;
	return i;
}

/* "図書館【としょかん】", "本棚 (ほんだな) hondana": a word without its reading. */
static taiyaku_str without_reading(taiyaku_str term)
{
	static const char *const opens[] = { "【", "（", " (", "[", "［" };
	size_t end = term.len, colon;

	for (size_t i = 0; i < sizeof opens / sizeof *opens; i++) {
		size_t at = ty_str_find(term, ty_str(opens[i]), 0);

		if (at > 0 && at < end)
			end = at;
	}
	term = ty_str_trim(ty_str_slice(term, 0, end));
	/* "Hon: 本" */
	colon = ty_str_find(term, TY_STR(":"), 0);
	if (colon != SIZE_MAX && !ty_has_japanese(ty_str_slice(term, 0, colon)) &&
	    ty_gloss_sort(ty_str_slice(term, 0, colon)) == TY_SORT_ROMAJI)
		term = ty_str_trim(ty_str_slice(term, colon + 1, term.len));
	return term;
}

static taiyaku_status definition(ty_sequence *sequence, ty_outlet *outlet, const ty_scan *scan,
				 taiyaku_error *err)
{
	size_t to = first_sentence(scan);
	ty_mix mix = ty_scan_mix(scan, 0, to);
	taiyaku_status status;
	taiyaku_str text;

	if (sequence->kind != TY_BLOCK_TERM || !sequence->adjacent || sequence->title.len == 0)
		return TAIYAKU_OK;
	if (mix.words > DEFINITION_WORDS || mix.japanese > 4 * DEFINITION_WORDS)
		return TAIYAKU_OK;
	if (!ty_scan_title(&text, &outlet->arena, scan, 0, to))
		return ty_fail_memory(err);
	if (sequence->japanese) {
		taiyaku_str term;

		if (!ty_arena_copy(&term, &outlet->arena,
				   without_reading(ty_buf_str(&sequence->title))))
			return ty_fail_memory(err);
		ty_buf_clear(&sequence->title);
		ty_buf_add(&sequence->title, term);
		status = ty_buf_status(&sequence->title, err);
		if (status)
			return status;
	}
	return push_with_title(sequence, outlet, text, "definition", DEFINED, err);
}

/* "# Title" and, as all that stands below it, "（題）". */
static taiyaku_status in_brackets(ty_sequence *sequence, ty_outlet *outlet, const ty_scan *scan,
				  taiyaku_error *err)
{
	size_t from = 0, to = scan->n, after;
	taiyaku_str text;

	if (!sequence->adjacent || sequence->kind != TY_BLOCK_HEADING || sequence->labelled ||
	    scan->n > TITLE_MAX)
		return TAIYAKU_OK;
	ty_scan_trim(scan, &from, &to);
	if (from == to || scan->glyphs[from].match != to - 1 ||
	    scan->glyphs[from].shape != TY_SHAPE_ROUND ||
	    ty_label_at_start(&after, ty_scan_raw(scan, from + 1, to - 1)) != TY_LABEL_NONE)
		return TAIYAKU_OK;
	if (!ty_scan_title(&text, &outlet->arena, scan, from + 1, to - 1))
		return ty_fail_memory(err);
	return push_with_title(sequence, outlet, text, "parallel-headings", BELOW, err);
}

/* Paragraphs of two languages that say sentences are none but translations. */
static bool are_sentences(const ty_sequence *sequence, taiyaku_str text)
{
	taiyaku_str title = ty_buf_str(&sequence->title);

	return ty_cell_are_sentences(sequence->japanese ? title : text,
				     sequence->japanese ? text : title);
}

/* <li lang="ja">題</li><li lang="en">Title</li>; *taken: the block says its language. */
static taiyaku_status in_language(bool *taken, ty_sequence *sequence, ty_outlet *outlet,
				  const ty_scan *scan, taiyaku_error *err)
{
	ty_side side = said_language(scan);
	taiyaku_status status = TAIYAKU_OK;
	taiyaku_str text;

	*taken = side == TY_SIDE_JAPANESE || side == TY_SIDE_ENGLISH;
	if (!*taken)
		return TAIYAKU_OK;
	if (sequence->adjacent && sequence->kind == scan->block->kind &&
	    sequence->side + side == TY_SIDE_JAPANESE + TY_SIDE_ENGLISH &&
	    sequence->level == scan->block->level) {
		if (!ty_scan_title(&text, &outlet->arena, scan, 0, scan->n))
			return ty_fail_memory(err);
		if (!are_sentences(sequence, text))
			status = push_with_title(sequence, outlet, text, "lang-siblings", SIBLINGS,
						 err);
		sequence->adjacent = false;
		return status;
	}
	status = remember(sequence, scan, &outlet->arena, err);
	sequence->adjacent = true;
	return status;
}

taiyaku_status ty_sequence_block(ty_sequence *sequence, ty_outlet *outlet, const ty_scan *scan,
				 taiyaku_error *err)
{
	taiyaku_status status;
	bool taken;

	sequence->since++;
	switch (scan->block->kind) {
	case TY_BLOCK_HEADING:
		return heading(sequence, outlet, scan, err);
	case TY_BLOCK_TERM:
		status = remember(sequence, scan, &outlet->arena, err);
		sequence->adjacent = true;
		return status;
	case TY_BLOCK_DEFINITION:
		status = definition(sequence, outlet, scan, err);
		break;
	case TY_BLOCK_ITEM:
		status = in_language(&taken, sequence, outlet, scan, err);
		if (status || taken)
			return status;
		status = labelled_lines(sequence, outlet, scan, err);
		if (!status)
			status = remember_parent(sequence, scan, &outlet->arena, err);
		break;
	default:
		status = in_brackets(sequence, outlet, scan, err);
		if (!status)
			status = in_language(&taken, sequence, outlet, scan, err);
		if (status || taken)
			return status;
		status = labelled_lines(sequence, outlet, scan, err);
		break;
	}
	sequence->adjacent = false;
	return status;
}
