/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/fields.h"

#include "base/error.h"
#include "extract/cell.h"
#include "extract/counterpart.h"
#include "extract/date.h"
#include "extract/dictionary.h"
#include "extract/find.h"
#include "extract/prose.h"
#include "extract/gloss.h"
#include "extract/labels.h"
#include "extract/names.h"
#include "extract/relate.h"
#include "text/utf8.h"

enum {
	ITEMS_MAX = 400,     /* fields of one record that are compared with one another */
	TITLE_MAX = 1200,    /* bytes */
	SHORT_SENTENCE = 24, /* characters of a text that may end like a sentence */
	SPELLING_LEAST = 4   /* bytes: more than one character */
};

static const ty_relation by_place = { "fields-language", 86 };
static const ty_relation unrelated = { NULL, 0 };

/* Text that is printed as it stands: letters at its ends, single spaces inside, no character that
 * may be white space, control or a bracket around the whole. */
static bool is_clean(taiyaku_str text)
{
	size_t last = text.len ? ty_utf8_floor(text, text.len - 1) : 0;
	uint32_t cp, end;

	if (text.len == 0)
		return true;
	ty_utf8_next(&cp, text, 0);
	ty_utf8_next(&end, text, last);
	if (!ty_script_is_word(ty_script_of(cp)) || !ty_script_is_word(ty_script_of(end)))
		return false;
	for (size_t i = 0; i < text.len; i++) {
		unsigned char c = (unsigned char)text.data[i];

		if (c < ' ' || c == 0x7f || c == 0xc2 || c == 0xe2 || c >= 0xef)
			return false;
		/* 0xe3 0x80 0x80 is a wide space. */
		if (c == ' ' ? text.data[i + 1] == ' '
			     : c == 0xe3 &&
				       ty_str_starts(ty_str_slice(text, i, text.len), TY_STR("　")))
			return false;
	}
	return true;
}

static bool clean(taiyaku_str *out, ty_outlet *outlet, taiyaku_str text)
{
	ty_block block = { .kind = TY_BLOCK_FIELD, .text = text };
	ty_scan scan;

	if (is_clean(text)) {
		*out = text;
		return true;
	}
	return ty_scan_make(&scan, &outlet->arena, &block) &&
	       ty_scan_title(out, &outlet->arena, &scan, 0, scan.n);
}

/* ---- reading a record ---- */

/* The name, or the hint where it says more: <info name="alt_title">. */
static ty_name name_of(ty_outlet *outlet, const ty_field *field)
{
	ty_name name = ty_names_read(&outlet->names, field->name), hint;

	if (field->hint.len == 0)
		return name;
	hint = ty_names_read(&outlet->names, field->hint);
	if (name.role == TY_ROLE_NONE && hint.role != TY_ROLE_NONE)
		return hint;
	if (name.side == TY_SIDE_NONE)
		name.side = hint.side;
	name.variant |= hint.variant;
	name.translated |= hint.translated;
	/* <title titleType="Subtitle"> */
	if (strcmp(hint.stem, "subtitle") == 0 && strcmp(name.stem, "title") == 0)
		memcpy(name.stem, hint.stem, sizeof name.stem);
	return name;
}

/* MEDLINE puts a title that was translated into brackets: "[Treatment of hepatitis C]." */
static taiyaku_str without_outer_brackets(taiyaku_str text)
{
	taiyaku_str inside = text;

	if (ty_str_ends(inside, TY_STR(".")))
		inside.len--;
	if (!ty_str_starts(inside, TY_STR("[")) || !ty_str_ends(inside, TY_STR("]")))
		return text;
	inside = ty_str_slice(inside, 1, inside.len - 1);
	return memchr(inside.data, '[', inside.len) || memchr(inside.data, ']', inside.len)
		       ? text
		       : inside;
}

/* "[sanbashi] - jetty": the reading before a gloss is none of it. */
static taiyaku_str without_reading_before(taiyaku_str text)
{
	taiyaku_str rest = text;
	size_t close;

	while (rest.len && memchr(" -", rest.data[0], 2))
		rest = ty_str_slice(rest, 1, rest.len);
	if (rest.len == 0 || (rest.data[0] != '[' && rest.data[0] != '('))
		return rest.len ? rest : text;
	close = ty_str_find(rest, rest.data[0] == '[' ? TY_STR("]") : TY_STR(")"), 0);
	if (close == SIZE_MAX || ty_gloss_sort(ty_str_slice(rest, 1, close)) != TY_SORT_ROMAJI)
		return text;
	rest = ty_str_slice(rest, close + 1, rest.len);
	while (rest.len && memchr(" -:", rest.data[0], 3))
		rest = ty_str_slice(rest, 1, rest.len);
	return rest.len ? rest : text;
}

/* "桟橋 (Sanbashi)": nor is that behind a name. */
static taiyaku_str without_reading_behind(taiyaku_str text)
{
	size_t open;

	if (!ty_str_ends(text, TY_STR(")")))
		return text;
	for (open = text.len - 1; open > 0 && text.data[open] != '('; open--)
		;
	return open > 0 && ty_gloss_sort(ty_str_slice(text, open + 1, text.len - 1)) ==
				       TY_SORT_ROMAJI
		       ? ty_str_trim(ty_str_slice(text, 0, open))
		       : text;
}

/* What may be anything translates only where it says so: lit. or quotation marks, not "born in
 * 1964". */
static ty_side side_of_extra(ty_label label, taiyaku_str text)
{
	if (label != TY_LABEL_NONE)
		return TY_SIDE_ENGLISH;
	return ty_str_starts(text, TY_STR("\"")) || ty_str_starts(text, TY_STR("'")) ||
			       ty_str_starts(text, TY_STR("“"))
		       ? TY_SIDE_ENGLISH
		       : TY_SIDE_OTHER;
}

/* lit. "The Harbour", 1999: the quotation alone is the meaning. */
static taiyaku_str first_quotation(taiyaku_str text)
{
	static const char *const quotes[][2] = { { "\"", "\"" }, { "“", "”" } };

	for (size_t i = 0; i < sizeof quotes / sizeof *quotes; i++) {
		taiyaku_str open = ty_str(quotes[i][0]), close = ty_str(quotes[i][1]);
		size_t end =
			ty_str_starts(text, open) ? ty_str_find(text, close, open.len) : SIZE_MAX;

		if (end != SIZE_MAX && end + close.len < text.len &&
		    text.data[end + close.len] == ',')
			return ty_str_slice(text, open.len, end);
	}
	return text;
}

static taiyaku_status read_item(ty_item *out, ty_outlet *outlet, const ty_field *field,
				taiyaku_error *err)
{
	size_t after;
	ty_label label;

	*out = (ty_item){ .field = field, .name = name_of(outlet, field) };
	out->said = field->lang.len ? ty_name_language(field->lang) : out->name.side;
	/* A romaji field says so in its name, whatever the language of the element. */
	if (out->name.side == TY_SIDE_ROMAJI || out->name.side == TY_SIDE_READING)
		out->said = out->name.side;
	label = ty_label_at_start(&after, field->text);
	out->text = ty_str_slice(field->text, after, field->text.len);
	if (label != TY_LABEL_ENGLISH && label != TY_LABEL_ORIGINAL && label != TY_LABEL_LITERAL) {
		out->text = field->text;
		label = TY_LABEL_NONE;
	}
	if (ty_str_is(field->name, "extra")) {
		out->said = side_of_extra(label, out->text);
		out->text = first_quotation(out->text);
		out->name.stem[0] = '\0';
	} else if (label != TY_LABEL_NONE) {
		out->said = TY_SIDE_ENGLISH;
		out->name.role = TY_ROLE_TITLE;
		out->name.variant = true;
		memcpy(out->name.stem, "title", sizeof "title");
	}
	if (!clean(&out->text, outlet, out->text))
		return ty_fail_memory(err);
	out->text = without_outer_brackets(out->text);
	out->japanese = ty_has_japanese(out->text);
	out->text = out->japanese ? without_reading_behind(out->text)
				  : without_reading_before(out->text);
	return TAIYAKU_OK;
}

/* A form of the title that is no translation: "Umi no rekishi" beside "History of the Sea". */
static bool is_romanised(const ty_item *it)
{
	return it->name.variant && !it->japanese && it->said == TY_SIDE_NONE &&
	       ty_gloss_sort(it->text) == TY_SORT_ROMAJI;
}

/* titleType="AlternativeTitle": it translates the title only where nothing else does. */
static bool is_alternative(const ty_item *it)
{
	return it->field->hint.len > 0 && it->name.variant && !it->name.translated;
}

/* Whether an item is a title of the sort that another is of. */
static bool is_like(const ty_item *it, const ty_item *of)
{
	return is_alternative(of) || (!is_alternative(it) && it->name.variant == of->name.variant);
}

/* Fields of the same name and language say that the record lists several; which goes with which is
 * not known.  The same text in en-GB and en-US is one. */
static unsigned rivals(const ty_item *items, size_t n, const ty_item *of)
{
	unsigned count = 0;

	for (size_t i = 0; i < n; i++)
		count += items[i].said == of->said && is_like(&items[i], of) &&
			 ty_same_stem(&items[i], of) &&
			 (of->said != TY_SIDE_NONE || items[i].japanese == of->japanese) &&
			 ty_str_equal(items[i].field->name, of->field->name) &&
			 (&items[i] == of ||
			  (!ty_str_equal(items[i].text, of->text) && !is_romanised(&items[i])));
	return count;
}

static taiyaku_kind kind_of(const ty_item *ja, const ty_item *en)
{
	ty_role role = ja->name.role != TY_ROLE_NONE ? ja->name.role : en->name.role;

	switch (role) {
	case TY_ROLE_TITLE:
		return TAIYAKU_TITLE;
	case TY_ROLE_NAME:
	case TY_ROLE_PERSON:
	case TY_ROLE_AUTHOR:
		return TAIYAKU_NAME;
	case TY_ROLE_TERM:
		return TAIYAKU_TERM;
	default:
		return TAIYAKU_ANY;
	}
}

/* ---- the citation of a record ---- */

static void add_about(ty_citation *about, ty_outlet *outlet, const ty_field *field)
{
	ty_name name = ty_names_read(&outlet->names, field->name);
	ty_date date;
	size_t to;

	switch (name.role) {
	case TY_ROLE_AUTHOR:
		if (name.side == TY_SIDE_ROMAJI || ty_name_language(field->lang) == TY_SIDE_ROMAJI)
			about->romanized = field->text;
		else if (about->author.len == 0 ||
			 (ty_has_japanese(field->text) && !ty_has_japanese(about->author)))
			about->author = field->text;
		break;
	case TY_ROLE_YEAR:
		if (about->year.len == 0 && ty_date_year(&to, field->text, 0))
			about->year = ty_str_slice(field->text, 0, to);
		break;
	case TY_ROLE_DATE:
		if (about->date.len == 0 && ty_date_find(&date, field->text) &&
		    !ty_arena_copy(&about->date, &outlet->arena, ty_str(date.iso)))
			about->date = field->text;
		if (about->year.len == 0 && ty_date_year(&to, field->text, 0))
			about->year = ty_str_slice(field->text, 0, to);
		break;
	case TY_ROLE_URL:
		if (about->url.len == 0 && ty_str_has(field->text, "://"))
			about->url = ty_str_trim(field->text);
		break;
	default:
		break;
	}
}

static ty_citation citation_of(const ty_record *record, ty_outlet *outlet)
{
	ty_citation about = {
		.author = { NULL, 0 },
	};
	int depth = 0;

	for (const ty_record *r = record; r && depth < 8; r = r->parent, depth++)
		for (size_t i = 0; i < r->n; i++)
			add_about(&about, outlet, &r->fields[i]);
	if (about.year.len == 0 && about.date.len >= 4)
		about.year = ty_str_slice(about.date, 0, 4);
	return about;
}

/* ---- pairs ---- */

/* The subtitle of a title: of its language, and the only one. */
static ty_item *subtitle_of(ty_item *items, size_t n, const ty_item *title)
{
	ty_item *found = NULL;

	for (size_t i = 0; i < n; i++) {
		ty_item *it = &items[i];

		if (strcmp(it->name.stem, "subtitle") != 0 || it->japanese != title->japanese ||
		    it->said != title->said)
			continue;
		if (found)
			return NULL;
		found = it;
	}
	return found;
}

/* A title with a subtitle in both languages is one title: "Title: Subtitle". */
static taiyaku_status join_subtitles(ty_outlet *outlet, ty_item *items, size_t n, ty_item *ja,
				     ty_item *en, taiyaku_error *err)
{
	ty_item *both[] = { ja, en };
	ty_item *subtitles[] = { subtitle_of(items, n, ja), subtitle_of(items, n, en) };

	if (strcmp(ja->name.stem, "title") != 0 || strcmp(en->name.stem, "title") != 0 ||
	    !subtitles[0] || !subtitles[1])
		return TAIYAKU_OK;
	for (int i = 0; i < 2; i++) {
		ty_buf joined = { 0 };
		bool copied;

		ty_buf_add(&joined, both[i]->text);
		ty_buf_add(&joined, i == 0 ? TY_STR("：") : TY_STR(": "));
		ty_buf_add(&joined, subtitles[i]->text);
		copied = !joined.failed &&
			 ty_arena_copy(&both[i]->text, &outlet->arena, ty_buf_str(&joined));
		ty_buf_free(&joined);
		if (!copied)
			return ty_fail_memory(err);
		subtitles[i]->paired = true;
	}
	return TAIYAKU_OK;
}

static size_t count_members(taiyaku_str text)
{
	size_t n = 0;
	taiyaku_str member;

	for (size_t at = 0; ty_cell_member(&member, &at, text);)
		n++;
	return n;
}

/* Both are the keywords of one work: as many on either side go together one by one. */
static bool are_keywords(const ty_item *ja, const ty_item *en)
{
	size_t n;

	if (!strstr(ja->name.stem, "keyword") && !strstr(ja->name.stem, "キーワード"))
		return false;
	n = count_members(ja->text);
	return n > 1 && n == count_members(en->text);
}

static taiyaku_status push_keywords(ty_outlet *outlet, const ty_found *found, taiyaku_error *err)
{
	taiyaku_status status = TAIYAKU_OK;
	ty_found one = *found;

	for (size_t ja = 0, en = 0; !status && ty_cell_member(&one.ja, &ja, found->ja) &&
				    ty_cell_member(&one.en, &en, found->en);)
		if (ty_has_japanese(one.ja) &&
		    ty_gloss_sort_beside(one.en, one.ja) == TY_SORT_ENGLISH)
			status = ty_outlet_push(outlet, &one, err);
	return status;
}

static taiyaku_status push_fields(ty_outlet *outlet, const ty_item *ja, const ty_item *en,
				  ty_relation how, const ty_citation *about, taiyaku_error *err)
{
	ty_found found = {
		.ja = ty_cell_without_gloss(ja->text, en->text),
		.en = en->text,
		.rule = how.rule,
		.kind = kind_of(ja, en),
		.line = ja->field->line,
		.about = *about,
	};

	/* They translate each other, and nothing else. */
	if (ty_cell_are_sentences(ja->text, en->text) || ty_cell_only_reads(ja->text, en->text))
		return TAIYAKU_OK;
	found.confidence = how.confidence - ty_find_misfit(found.ja, found.en) / 2;
	outlet->japanese |= ja->said == TY_SIDE_JAPANESE;
	if (are_keywords(ja, en))
		return push_keywords(outlet, &found, err);
	return ty_outlet_push(outlet, &found, err);
}

/* A word has several meanings, all of them its own. */
static bool may_repeat(const ty_item *en)
{
	return en->said == TY_SIDE_ENGLISH && en->name.role == TY_ROLE_TERM && !en->name.stem[0];
}

/* "keb": 波止場, "keb": 波戸場: a word has several spellings, all of them its own, where nothing
 * else in the record is Japanese and what it means may repeat.  Single characters spell one word.
 */
static bool is_spelling(const ty_item *items, size_t n, const ty_item *ja)
{
	bool means = false;

	if (ja->said != TY_SIDE_JAPANESE || ja->text.len < SPELLING_LEAST)
		return false;
	for (const ty_item *it = items; it < items + n; it++) {
		if (ty_item_is_ja(it) && !ty_str_equal(it->field->name, ja->field->name))
			return false;
		means |= may_repeat(it);
	}
	return means;
}

/* weak: what is left over may go together by a likeness of names. */
static ty_relation relate_now(const ty_item *ja, ty_item *en, size_t n, bool weak)
{
	ty_relation how = ty_item_is_en(en) ? ty_relate(ja, en, n) : unrelated;

	if (!how.rule || !ty_may_pair(ja, en) ||
	    (how.confidence == ty_related_by_likeness.confidence) != weak || (weak && en->paired))
		return unrelated;
	return how;
}

static taiyaku_status pair_with_best(ty_outlet *outlet, ty_item *items, size_t n, ty_item *ja,
				     bool weak, const ty_citation *about, taiyaku_error *err)
{
	ty_relation best = unrelated;
	taiyaku_status status = TAIYAKU_OK;
	/* By whether the other says its language; -1: not yet known. */
	int denied[2] = { -1, -1 };

	for (size_t i = 0; i < n; i++) {
		ty_relation how = relate_now(ja, &items[i], n, weak);

		if (how.confidence > best.confidence &&
		    (items[i].rivals == 1 || may_repeat(&items[i])))
			best = how;
	}
	for (size_t i = 0; !status && best.rule && i < n; i++) {
		ty_item *en = &items[i];
		bool unsaid = en->said == TY_SIDE_NONE;

		if ((en->rivals > 1 && !may_repeat(en)) ||
		    relate_now(ja, en, n, weak).confidence != best.confidence)
			continue;
		if (denied[unsaid] < 0)
			denied[unsaid] = ty_others_deny(items, n, ja, unsaid);
		if (denied[unsaid])
			continue;
		if (!ja->paired)
			status = join_subtitles(outlet, items, n, ja, en, err);
		if (!status)
			status = push_fields(outlet, ja, en, best, about, err);
		ja->paired = true;
		/* Of several that are as near, each is one. */
		en->paired |= !weak;
	}
	return status;
}

/* "tags": [a, b], "tagsEn": [c, d]: lists of one length go together by place. */
static taiyaku_status pair_lists(ty_outlet *outlet, ty_item *items, size_t n,
				 const ty_citation *about, taiyaku_error *err)
{
	taiyaku_status status = TAIYAKU_OK;

	for (ty_item *ja = items; !status && ja < items + n; ja++) {
		ty_item *en = ty_item_is_ja(ja) && ja->rivals > 1 && !ja->paired
				      ? ty_counterpart_of(items, n, ja)
				      : NULL;

		if (!en || !ty_may_pair(ja, en))
			continue;
		status = push_fields(outlet, ja, en, by_place, about, err);
		ja->paired = en->paired = true;
	}
	return status;
}

static taiyaku_status look_at_texts(ty_outlet *outlet, const ty_item *items, size_t n,
				    taiyaku_error *err)
{
	taiyaku_status status = TAIYAKU_OK;

	for (size_t i = 0; !status && i < n; i++) {
		ty_block block = { .kind = TY_BLOCK_FIELD,
				   .text = items[i].field->text,
				   .lang = items[i].field->lang,
				   .line = items[i].field->line };

		if (!items[i].paired && !ty_role_is_data(items[i].name.role))
			status = ty_prose_block(outlet, &block, err);
	}
	return status;
}

/* A word that is written in kana only has its reading alone beside what it means. */
static void take_readings(ty_item *items, size_t n)
{
	bool means = false;

	for (size_t i = 0; i < n; i++) {
		if (ty_item_is_ja(&items[i]))
			return;
		means |= may_repeat(&items[i]);
	}
	for (size_t i = 0; means && i < n; i++)
		if (items[i].japanese && items[i].said == TY_SIDE_READING)
			items[i].said = TY_SIDE_JAPANESE;
}

static taiyaku_status pair_record(ty_outlet *outlet, const ty_record *record, taiyaku_error *err)
{
	size_t n = record->n;
	ty_item *items = ty_arena_array(&outlet->arena, n, sizeof *items);
	ty_citation about;
	taiyaku_status status = TAIYAKU_OK;
	bool any = false;

	if (!items)
		return ty_fail_memory(err);
	for (size_t i = 0; i < record->n && !any; i++)
		any = ty_has_japanese(record->fields[i].text);
	if (!any)
		return TAIYAKU_OK;
	for (size_t i = 0; !status && i < n; i++)
		status = read_item(&items[i], outlet, &record->fields[i], err);
	about = citation_of(record, outlet);
	take_readings(items, n);
	for (size_t i = 0; i < n; i++)
		items[i].rivals = rivals(items, n, &items[i]);
	for (int weak = 0; !status && weak < 2; weak++)
		for (size_t i = 0; !status && i < n; i++)
			if (ty_item_is_ja(&items[i]) && !items[i].paired &&
			    (items[i].rivals == 1 || is_spelling(items, n, &items[i])))
				status = pair_with_best(outlet, items, n, &items[i], weak, &about,
							err);
	if (!status)
		status = pair_lists(outlet, items, n, &about, err);
	return status ? status : look_at_texts(outlet, items, n, err);
}

/* A longer record goes in parts, each from where the names begin anew. */
static size_t part_end(const ty_record *record, size_t from)
{
	/* Never two: that is what a record of nothing else has, see ty_relate. */
	if (record->n - from <= ITEMS_MAX + 2)
		return record->n;
	for (size_t to = from + ITEMS_MAX; to > from + ITEMS_MAX / 2; to--)
		if (ty_str_equal(record->fields[to].name, record->fields[from].name))
			return to;
	return from + ITEMS_MAX;
}

taiyaku_status ty_fields_record(ty_outlet *outlet, const ty_record *record, taiyaku_error *err)
{
	taiyaku_status status = TAIYAKU_OK;
	bool english = false;

	if (ty_dictionary_is(&english, record))
		return ty_dictionary_record(outlet, record, english, err);
	for (size_t from = 0, to; !status && from < record->n; from = to) {
		ty_record part = *record;

		to = part_end(record, from);
		part.fields += from;
		part.n = to - from;
		status = pair_record(outlet, &part, err);
	}
	return status;
}
