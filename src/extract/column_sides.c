/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/column_sides.h"

#include "base/ascii.h"
#include "extract/attributes.h"
#include "extract/cell.h"
#include "extract/gloss.h"
#include "extract/names.h"
#include "extract/relate.h"
#include "text/script.h"

enum {
	CELL_MAX = 1200, /* bytes of a cell that can be a title */
	ROWS_LEAST = 3,	 /* rows that show what columns without names hold */
	ROWS_OF_TWO = 2, /* the same, if there is nothing but these two columns */
	MOSTLY = 70,	 /* per cent of the cells */
	ROMAJI_SOME =
		40, /* likewise, of a column of romanised titles that holds English ones too */
	REPEATS_LEAST = 5, /* cells that show that a column repeats itself */
	LENGTH_MAX = 40,
	WORD_LEAST = 4, /* letters of a word in capitals */
	WORD_MAX = 24,
	WORD_MEAN = 6 /* likewise, of all in a column */
};

/* What speaks for a column; the most wins. */
enum {
	NAMED = 300,
	SAME_STEM = 150, /* "kanji name", "romaji name" */
	HOLDS = 100,
	PARALLEL = 50, /* Term | 用語 */
	ADJACENT = 20,
	SPELT_OUT = -60, /* hiragana beside kanji are how these are read */
	REPEATS = -250	 /* one publisher all the way down translates nothing */
};

/* How sure the pairs of a table are. */
enum {
	BY_NAMES = 94,
	BY_ONE_NAME = 88,
	BY_STEM = 88,
	BY_PARALLEL_NAMES = 84,
	BY_CELLS = 78,
	BY_FEW_CELLS = 70,
	BY_CELLS_NAMED_OTHERWISE = 58,
	NOT_ADJACENT = -8
};

/* What the cells of one column are. */
typedef struct column {
	ty_name name; /* what its header says */
	bool named, header_japanese;
	size_t cells; /* that are not empty */
	size_t japanese, english, romaji, bytes, distinct;
	size_t written;	 /* cells with kanji or katakana */
	size_t capitals; /* cells of one word in capitals that would be English in small letters */
	size_t least;	 /* cells that show what it holds */
	bool has_counterpart; /* another column has the name that goes with its own */
} column;

/* ACTIVE, but not HTTP2. */
static bool is_word_in_capitals(taiyaku_str text)
{
	char small[WORD_MAX];

	if (text.len < WORD_LEAST || text.len > WORD_MAX)
		return false;
	for (size_t i = 0; i < text.len; i++) {
		if (!ty_is_upper(text.data[i]))
			return false;
		small[i] = ty_lower(text.data[i]);
	}
	return ty_gloss_sort(ty_str_of(small, text.len)) == TY_SORT_ENGLISH;
}

static void count_cell(column *to, const ty_block *cell)
{
	taiyaku_str text = ty_str_trim(cell->text);
	ty_sort sort;

	if (text.len == 0)
		return;
	to->cells++;
	to->bytes += text.len;
	if (ty_has_japanese(text)) {
		size_t counts[TY_SCRIPTS] = { 0 };

		ty_script_count(counts, text);
		to->written += counts[TY_SCRIPT_HAN] + counts[TY_SCRIPT_KATAKANA] > 0;
		to->japanese += !ty_cell_is_sentence(text);
		return;
	}
	sort = ty_gloss_sort(text);
	to->romaji += sort == TY_SORT_ROMAJI;
	to->capitals += sort == TY_SORT_ABBREVIATION && is_word_in_capitals(text);
	to->english += !ty_cell_is_code(cell) && text.len < CELL_MAX &&
		       (sort == TY_SORT_ENGLISH || sort == TY_SORT_MEDIUM);
}

static const ty_block *cell_at(const ty_table_head *head, size_t row, size_t c)
{
	return c < head->widths[row] ? &head->rows[row][c] : NULL;
}

static size_t count_distinct(const ty_table_head *head, size_t c)
{
	size_t n = 0;

	for (size_t r = 0; r < head->n; r++) {
		const ty_block *cell = cell_at(head, r, c);
		bool seen = !cell || ty_str_trim(cell->text).len == 0;

		for (size_t before = 0; before < r && !seen; before++) {
			const ty_block *other = cell_at(head, before, c);

			seen = other &&
			       ty_str_equal(ty_str_trim(other->text), ty_str_trim(cell->text));
		}
		n += !seen;
	}
	return n;
}

/* A list of pairs, ["犬", "dog"]: two columns, no header, no empty cell. */
static bool is_list_of_two(const ty_table_head *head)
{
	for (size_t r = 0; r < head->n; r++)
		if (head->widths[r] != 2 || head->rows[r][0].text.len == 0 ||
		    head->rows[r][1].text.len == 0)
			return false;
	return head->names_width == 0;
}

static size_t look(column *list, size_t max, const ty_table_head *head)
{
	size_t width = head->names_width;
	size_t least = is_list_of_two(head) ? ROWS_OF_TWO : ROWS_LEAST;

	for (size_t r = 0; r < head->n; r++)
		if (head->widths[r] > width)
			width = head->widths[r];
	if (width > max)
		width = max;
	for (size_t c = 0; c < width; c++) {
		list[c] = (column){ .least = least };
		if (c < head->names_width) {
			taiyaku_str name = ty_str_trim(head->names[c].text);

			list[c].named = name.len > 0;
			list[c].name = ty_name_read(name);
			list[c].header_japanese = ty_has_japanese(name);
		}
		for (size_t r = 0; r < head->n; r++)
			if (cell_at(head, r, c))
				count_cell(&list[c], cell_at(head, r, c));
		list[c].distinct = count_distinct(head, c);
		/* ACTIVE, DELETED: longer than abbreviations are. */
		if (list[c].capitals == list[c].cells && list[c].bytes >= WORD_MEAN * list[c].cells)
			list[c].english += list[c].capitals;
	}
	return width;
}

static bool share(size_t some, size_t all, size_t least)
{
	return all > 0 && some * 100 >= all * least;
}

/* Remarks, people and data beside a term do not translate it. */
static bool may_hold(const column *c)
{
	return c->name.role == TY_ROLE_NONE || c->name.role == TY_ROLE_TITLE ||
	       c->name.role == TY_ROLE_NAME || c->name.role == TY_ROLE_TERM;
}

static bool same_stem(const column *a, const column *b)
{
	return a->name.stem[0] && strcmp(a->name.stem, b->name.stem) == 0;
}

static bool holds(const column *c, ty_side side, bool by_stem)
{
	if (c->cells < c->least || !may_hold(c))
		return false;
	if (side == TY_SIDE_JAPANESE)
		return c->name.side == TY_SIDE_NONE && share(c->japanese, c->cells, MOSTLY);
	/* Codes of two letters are no words. */
	if (c->bytes < c->cells * 7 / 2)
		return false;
	if (c->name.side == TY_SIDE_ROMAJI)
		return by_stem && share(c->english, c->cells, ROMAJI_SOME);
	return c->name.side == TY_SIDE_NONE && share(c->english, c->cells, MOSTLY);
}

static bool is_named(const column *c, ty_side side)
{
	if (c->name.side != side || c->cells == 0)
		return false;
	if (side == TY_SIDE_JAPANESE)
		return c->japanese > 0;
	/* "English" over readings in Latin letters. */
	return c->romaji <= c->english || !share(c->romaji, c->cells, ROMAJI_SOME);
}

/* "museum_japanese" goes with "museum_name" before it goes with "architect". */
static bool stem_begins(const column *a, const column *b)
{
	size_t len = strlen(a->name.stem);

	return len > 0 && strncmp(a->name.stem, b->name.stem, len) == 0;
}

/* What speaks for column c to be a side, beside the one that is the other (n: not known); 0: it is
 * not. */
static int score_of(const column *list, size_t n, size_t c, ty_side side, size_t other)
{
	bool by_stem = other < n && same_stem(&list[c], &list[other]);
	int length, score;

	if (c == other || (!is_named(&list[c], side) && !holds(&list[c], side, by_stem)))
		return 0;
	score = is_named(&list[c], side) ? NAMED : HOLDS;
	if (other < n && (by_stem || stem_begins(&list[other], &list[c])))
		score += SAME_STEM;
	if (other < n && (c == other + 1 || other == c + 1))
		score += ADJACENT;
	if (other < n && list[c].named && list[other].named &&
	    list[c].header_japanese != list[other].header_japanese)
		score += PARALLEL;
	if (side == TY_SIDE_JAPANESE && list[c].written == 0)
		score += SPELT_OUT;
	if (list[c].cells >= REPEATS_LEAST && list[c].distinct * 2 < list[c].cells)
		score += REPEATS;
	length = (int)(list[c].bytes / (list[c].cells * 3) < LENGTH_MAX
			       ? list[c].bytes / (list[c].cells * 3)
			       : LENGTH_MAX);
	return score > length ? score - length : 0;
}

/* Beside the first two, others go together that say so: journal_ja, journal_en. */
static bool are_named_alike(const column *ja, const column *en)
{
	return same_stem(ja, en) && is_named(ja, TY_SIDE_JAPANESE) && may_hold(ja) && may_hold(en);
}

/* The two columns that have most for them, of those not taken. */
static bool find_sides(ty_column_sides *out, const column *list, size_t n, const bool *taken,
		       bool first)
{
	int most = 0;

	for (size_t ja = 0; ja < n; ja++) {
		int alone = taken[ja] ? 0 : score_of(list, n, ja, TY_SIDE_JAPANESE, n);

		for (size_t en = 0; alone > 0 && en < n; en++) {
			int beside = taken[en] ? 0 : score_of(list, n, en, TY_SIDE_ENGLISH, ja);

			if (beside == 0 || alone + beside <= most ||
			    (!first && !are_named_alike(&list[ja], &list[en])))
				continue;
			most = alone + beside;
			*out = (ty_column_sides){ .ja = ja, .en = en };
		}
	}
	return most > 0;
}

/* A table of titles says so; any other is a glossary. */
static taiyaku_kind kind_by(ty_role role)
{
	if (role == TY_ROLE_TITLE)
		return TAIYAKU_TITLE;
	return role == TY_ROLE_NAME ? TAIYAKU_NAME : TAIYAKU_TERM;
}

static int sureness(const column *ja, const column *en)
{
	bool ja_named = is_named(ja, TY_SIDE_JAPANESE), en_named = is_named(en, TY_SIDE_ENGLISH);

	if (ja_named && en_named)
		return BY_NAMES;
	if (same_stem(ja, en) && (ja_named || en_named))
		return BY_STEM;
	if (ja_named || en_named)
		return BY_ONE_NAME;
	if (ja->named && en->named && ja->header_japanese && !en->header_japanese)
		return BY_PARALLEL_NAMES;
	if (ja->has_counterpart && en->has_counterpart)
		return BY_ONE_NAME;
	if (ja->named || en->named)
		return BY_CELLS_NAMED_OTHERWISE;
	return ja->cells < ROWS_LEAST ? BY_FEW_CELLS : BY_CELLS;
}

static bool ends_in_colon(taiyaku_str text)
{
	return ty_str_ends(text, TY_STR(":")) || ty_str_ends(text, TY_STR("："));
}

/* Two columns that do not say to be of two languages hold properties and their values: "Venue:". */
static bool are_values(const ty_table_head *head, size_t ja, size_t en)
{
	ty_attributes counts = { 0, 0 };
	size_t labels = 0;

	for (size_t r = 0; r < head->n; r++) {
		const ty_block *a = cell_at(head, r, ja), *b = cell_at(head, r, en);

		if (!a || !b)
			continue;
		labels +=
			ends_in_colon(ty_str_trim(b->text)) && !ends_in_colon(ty_str_trim(a->text));
		ty_attributes_count(&counts, ty_str_trim(a->text), ty_str_trim(b->text));
	}
	return labels * 2 > head->n || ty_attributes_are_values(&counts, head->n);
}

static bool names_terms(const column *c)
{
	return c->name.role == TY_ROLE_TERM || c->name.role == TY_ROLE_TITLE ||
	       c->name.role == TY_ROLE_NAME;
}

/* "用語 | 英語 | 意味": where one column is the term and another says to be English, the Japanese
 * is the term, in whatever rows it is Japanese; a third column explains it. */
static void settle_term_column(column *list, size_t n)
{
	size_t term = n, english = n;

	for (size_t c = 0; c < n; c++) {
		if (is_named(&list[c], TY_SIDE_ENGLISH))
			english = c;
		if (is_named(&list[c], TY_SIDE_JAPANESE))
			return;
		if (term == n && list[c].name.role == TY_ROLE_TERM && list[c].header_japanese &&
		    list[c].name.side == TY_SIDE_NONE)
			term = c;
	}
	if (term == n || english == n)
		return;
	for (size_t c = 0; c < n; c++)
		if (list[c].name.side == TY_SIDE_NONE)
			list[c].name.role = TY_ROLE_TEXT;
	list[term].name.role = TY_ROLE_TERM;
	list[term].name.side = TY_SIDE_JAPANESE;
}

/* "Word | Meaning", "name | name_kana | name_en": where a column says its language, one row shows
 * what stands beside it, or has its name. */
static void trust_names(column *list, size_t n)
{
	for (size_t c = 0; c < n; c++) {
		if (!is_named(&list[c], TY_SIDE_JAPANESE) && !is_named(&list[c], TY_SIDE_ENGLISH))
			continue;
		if (c > 0 && names_terms(&list[c - 1]))
			list[c - 1].least = 1;
		if (c + 1 < n && names_terms(&list[c + 1]))
			list[c + 1].least = 1;
		for (size_t other = 0; other < n; other++)
			if (same_stem(&list[c], &list[other]))
				list[other].least = 1;
	}
}

/* "Source | Target", whatever else these names could be. */
static void settle_counterparts(column *list, size_t n, const ty_table_head *head)
{
	for (size_t a = 0; a < n && a < head->names_width; a++)
		for (size_t b = a + 1; b < n && b < head->names_width; b++)
			if (ty_related_names(ty_str_trim(head->names[a].text),
					     ty_str_trim(head->names[b].text))) {
				list[a].has_counterpart = list[b].has_counterpart = true;
				list[a].name.role = list[b].name.role = TY_ROLE_NONE;
				list[a].least = list[b].least = 1;
			}
}

/* What the two columns that were found say; false: they do not go together after all. */
static bool describe(ty_column_sides *sides, const ty_table_head *head, const column *list,
		     size_t n)
{
	const column *ja = &list[sides->ja], *en = &list[sides->en];

	sides->reading = sides->ja;
	for (size_t c = 0; c < n; c++)
		if (list[c].name.side == TY_SIDE_READING)
			sides->reading = c;
	sides->kind = kind_by(ja->name.role != TY_ROLE_NONE ? ja->name.role : en->name.role);
	sides->named = is_named(ja, TY_SIDE_JAPANESE) && is_named(en, TY_SIDE_ENGLISH);
	sides->confidence = sureness(ja, en);
	/* "製品 | 価格": a header that names neither a language nor a term is one of facts. */
	if (sides->confidence == BY_CELLS_NAMED_OTHERWISE && !names_terms(ja) && !names_terms(en))
		return false;
	if (sides->confidence < BY_STEM && are_values(head, sides->ja, sides->en))
		return false;
	sides->rule = sides->confidence >= BY_ONE_NAME ? "named-columns" : "columns";
	if (sides->confidence < BY_NAMES &&
	    (sides->ja > sides->en + 1 || sides->en > sides->ja + 1))
		sides->confidence += NOT_ADJACENT;
	return true;
}

size_t ty_column_sides_of(ty_column_sides *out, const ty_table_head *head)
{
	column list[TY_TABLE_LOOK] = { 0 };
	bool taken[TY_TABLE_LOOK] = { false };
	size_t n = look(list, TY_TABLE_LOOK, head), found = 0;

	settle_term_column(list, n);
	trust_names(list, n);
	settle_counterparts(list, n, head);
	while (found < TY_SIDES_MAX && find_sides(&out[found], list, n, taken, found == 0)) {
		ty_column_sides *sides = &out[found];

		if (!describe(sides, head, list, n))
			break;
		taken[sides->ja] = taken[sides->en] = true;
		found++;
	}
	return found;
}
