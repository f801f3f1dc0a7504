/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/works.h"

#include "base/error.h"
#include "extract/cell.h"
#include "extract/date.h"
#include "extract/find.h"

enum {
	ITEM_MAX = 200, /* characters of an item */
	TITLE_MAX = 60, /* of its Japanese title */
	WORDS_MAX = 14,
	NAME_MAX = 5, /* characters of a Japanese name */
	CONFIDENCE = 80
};

typedef struct range {
	size_t from, to;
} range;

/* The only year of the item, and what belongs to it: 年, a bracket around it. */
static bool find_year(range *out, const ty_scan *scan)
{
	size_t end, found = 0;

	for (size_t i = 0; i < scan->n; i++) {
		if (ty_scan_script(scan, i) != TY_SCRIPT_DIGIT)
			continue;
		if (ty_date_year(&end, scan->block->text, scan->glyphs[i].at)) {
			*out = (range){ i, ty_scan_index(scan, end) };
			found++;
		}
		while (i + 1 < scan->n && ty_scan_script(scan, i + 1) == TY_SCRIPT_DIGIT)
			i++;
	}
	if (found != 1 || out->to != out->from + 4)
		return false;
	if (ty_scan_cp(scan, out->to) == U'年')
		out->to++;
	/* 2016-04, 2016.4, 2016年4月: a date. */
	if (ty_scan_script(scan, out->to) == TY_SCRIPT_DIGIT ||
	    (ty_scan_is(scan, out->to, "-./") &&
	     ty_scan_script(scan, out->to + 1) == TY_SCRIPT_DIGIT))
		return false;
	if (out->from > 0 && ty_scan_is_open(scan, out->from - 1) &&
	    scan->glyphs[out->from - 1].match == out->to) {
		out->from--;
		out->to++;
	}
	return true;
}

static bool is_divider(const ty_scan *scan, size_t i)
{
	return ty_scan_space(scan, i) || ty_scan_is(scan, i, "-/|:,.*_") ||
	       ty_scan_cp(scan, i) == U'–' || ty_scan_cp(scan, i) == U'—' ||
	       ty_scan_cp(scan, i) == U'、' || ty_scan_cp(scan, i) == U'：' ||
	       ty_scan_cp(scan, i) == U'／' || ty_scan_cp(scan, i) == U'｜' ||
	       ty_scan_cp(scan, i) == U'※';
}

/* Without the year and what divides at both ends. */
static void strip(range *part, const ty_scan *scan, const range *year)
{
	for (;;) {
		if (part->from < part->to && is_divider(scan, part->from))
			part->from++;
		else if (part->to > part->from && is_divider(scan, part->to - 1))
			part->to--;
		else if (part->from == year->from && part->to >= year->to)
			part->from = year->to;
		else if (part->to == year->to && part->from <= year->from)
			part->to = year->from;
		else
			break;
	}
	ty_scan_unquote(scan, &part->from, &part->to);
}

/* The item as a text of each language, one behind the other. */
static bool split(range *ja, range *en, const ty_scan *scan, const range *year)
{
	range j = { scan->n, 0 }, l = { scan->n, 0 };
	size_t end, begin, mid;

	for (size_t i = 0; i < scan->n; i++) {
		range *of = ty_scan_japanese(scan, i)			 ? &j
			    : ty_scan_script(scan, i) == TY_SCRIPT_LATIN ? &l
									 : NULL;

		if (!of || (i >= year->from && i < year->to))
			continue;
		of->from = i < of->from ? i : of->from;
		of->to = i + 1;
	}
	if (j.from >= j.to || l.from >= l.to || !(j.to <= l.from || l.to <= j.from))
		return false;
	end = j.to <= l.from ? j.to : l.to;
	begin = j.to <= l.from ? l.from : j.from;
	/* The second begins behind the last thing that divides. */
	for (mid = begin; mid > end && !is_divider(scan, mid - 1);)
		mid--;
	if (mid == end && (begin == end || !ty_scan_is_open(scan, mid)))
		return false;
	*(j.to <= l.from ? ja : en) = (range){ 0, mid };
	*(j.to <= l.from ? en : ja) = (range){ mid, scan->n };
	return true;
}

/* A body, a prize, a post: an item of what somebody did. */
static bool is_of_person(taiyaku_str ja)
{
	static const char *const parts[] = { "会社", "大学", "学会", "賞",   "受賞", "入社", "退社",
					     "卒業", "入学", "登壇", "担当", "開発", "勤務", "、",
					     "「",   "『",   "，",   "著",   "訳" };

	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
		if (ty_str_has(ja, parts[i]))
			return true;
	return false;
}

/* The same in English, and those who publish: its last word says so. */
static bool is_of_firm(taiyaku_str en)
{
	static const char *const ends[] = { "Records",	  "Entertainment", "Books",    "Publishing",
					    "Pictures",	  "Studios",	   "Classics", "Engineer",
					    "Developer",  "Designer",	   "Manager",  "Director",
					    "Researcher", "Award",	   "Prize" };

	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
		if (ty_str_ends(en, ty_str(ends[i])))
			return true;
	return ty_gloss_is_name(en);
}

/* 森遥, Tides and Piers, 2001: a few kanji beside a comma may be who wrote it. */
static bool may_be_author(const ty_scan *scan, const range *ja)
{
	ty_mix mix = ty_scan_mix(scan, ja->from, ja->to);
	bool comma = ja->to < scan->n && ty_scan_is(scan, ja->to, ",:");

	for (size_t i = ja->from; i > 0 && is_divider(scan, i - 1); i--)
		comma |= ty_scan_is(scan, i - 1, ",:");
	return comma && mix.kana == 0 && mix.japanese <= NAME_MAX;
}

taiyaku_status ty_works_item(bool *is, ty_found *out, ty_arena *arena, const ty_scan *scan,
			     taiyaku_error *err)
{
	range year, ja, en;
	taiyaku_str word;
	size_t words = 0;

	*is = false;
	if (scan->n > ITEM_MAX || !find_year(&year, scan) || !split(&ja, &en, scan, &year))
		return TAIYAKU_OK;
	/* "2016 – Engineer 港の会社" */
	if (year.from <= ja.from && year.from <= en.from && !ty_scan_is_open(scan, ja.from))
		return TAIYAKU_OK;
	strip(&ja, scan, &year);
	strip(&en, scan, &year);
	if (ja.from >= ja.to || en.from >= en.to)
		return TAIYAKU_OK;
	/* The year stands at an end of one of them. */
	if ((year.from >= ja.from && year.from < ja.to) ||
	    (year.from >= en.from && year.from < en.to))
		return TAIYAKU_OK;
	*out = (ty_found){ .rule = "list",
			   .confidence = CONFIDENCE,
			   .kind = TAIYAKU_TITLE,
			   .line = scan->block->line };
	if (!ty_scan_title(&out->ja, arena, scan, ja.from, ja.to) ||
	    !ty_scan_title(&out->en, arena, scan, en.from, en.to))
		return ty_fail_memory(err);
	for (size_t i = 0; ty_gloss_word(&word, &i, out->en);)
		words++;
	*is = words > 0 && words <= WORDS_MAX && ty_str_count_points(out->ja) <= TITLE_MAX &&
	      !is_of_person(out->ja) && !is_of_firm(out->en) && !may_be_author(scan, &ja) &&
	      !ty_cell_is_sentence(out->ja) &&
	      ty_gloss_sort_beside(out->en, out->ja) == TY_SORT_ENGLISH &&
	      ty_find_misfit(out->ja, out->en) == 0;
	return TAIYAKU_OK;
}
