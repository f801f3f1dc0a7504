/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/original.h"

#include "extract/gloss.h"
#include "extract/labels.h"

enum { LABEL_MAX = 8 }; /* characters from a label to its link */

/* An address has no title, what its bracket says is told of the heading. */
static bool narrow_to_bracket(const ty_scan *scan, size_t *from, size_t *to)
{
	size_t end = *to, open, after;

	while (end > *from && ty_scan_space(scan, end - 1))
		end--;
	if (end == *from || !ty_scan_is_close(scan, end - 1))
		return false;
	open = scan->glyphs[end - 1].match;
	if (open <= *from || scan->glyphs[open].shape != TY_SHAPE_ROUND ||
	    !ty_str_has(ty_scan_raw(scan, *from, open), "://") ||
	    ty_label_at_start(&after, ty_scan_raw(scan, open + 1, end - 1)) != TY_LABEL_ORIGINAL)
		return false;
	*from = open + 1;
	*to = end - 1;
	return true;
}

/* The label that the link at span has before it begins here: "原文: [". */
static bool labels_link(const ty_scan *scan, const ty_span *span, size_t i)
{
	size_t after;

	return (i == 0 || !ty_script_is_word(ty_scan_script(scan, i - 1))) &&
	       ty_label_at_start(&after, ty_scan_raw(scan, i, scan->n)) == TY_LABEL_ORIGINAL &&
	       scan->glyphs[i].at + after == span->from;
}

void ty_original_narrow(const ty_scan *scan, size_t *from, size_t *to)
{
	if (narrow_to_bracket(scan, from, to))
		return;
	for (size_t s = 0; s < scan->block->n_spans; s++) {
		const ty_span *span = &scan->block->spans[s];
		size_t link = ty_scan_index(scan, span->from);

		if (span->mark != TY_MARK_LINK || link <= *from || link >= *to)
			continue;
		for (size_t i = link; i > *from && link - i < LABEL_MAX; i--)
			if (labels_link(scan, span, i - 1)) {
				*from = i - 1;
				*to = ty_scan_index(scan, span->to);
				return;
			}
	}
}

static bool starts_with_one(size_t *len, taiyaku_str text, const char *const *list, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (ty_str_starts(text, ty_str(list[i]))) {
			*len = strlen(list[i]);
			return true;
		}
	return false;
}

/* "の翻訳です。", but not "の翻訳に役立つ". */
static bool says_translation(taiyaku_str text)
{
	static const char *const translations[] = {
		"の日本語訳", "の翻訳", "の和訳",     "の邦訳",		"の抄訳",
		"の全訳",     "の意訳", "の機械翻訳", "の非公式訳",	"を翻訳",
		"を和訳",     "を抄訳", "を意訳",     "を日本語に翻訳", "を日本語訳",
	};
	static const char *const ends[] = { "です", "になります", "となります", "である",
					    "記事", "版です",	  "したもの",	"し、",
					    "した", "しました",	  "。",		"）",
					    ")" };
	size_t len;

	if (!starts_with_one(&len, text, translations, sizeof translations / sizeof *translations))
		return false;
	text = ty_str_trim(ty_str_slice(text, len, text.len));
	return text.len == 0 || starts_with_one(&len, text, ends, sizeof ends / sizeof *ends);
}

/* What follows character i, closing marks and white space aside. */
static taiyaku_str behind(const ty_scan *scan, size_t i, size_t to)
{
	static const char article[] = "という記事";
	taiyaku_str text;

	while (i < to && (ty_scan_space(scan, i) || ty_scan_is_close(scan, i)))
		i++;
	text = ty_scan_raw(scan, i, to);
	return ty_str_starts(text, TY_STR(article))
		       ? ty_str_slice(text, sizeof article - 1, text.len)
		       : text;
}

static bool is_title(const ty_scan *scan, size_t from, size_t to)
{
	return ty_scan_mix(scan, from, to).words > 1 &&
	       ty_gloss_sort(ty_scan_raw(scan, from, to)) == TY_SORT_ENGLISH;
}

/* The title start..end is what a line that goes on to character to was translated from. */
static bool is_told(size_t *start, size_t *end, const ty_scan *scan, const ty_span *link, size_t to)
{
	taiyaku_str rest;

	ty_scan_unquote(scan, start, end);
	rest = behind(scan, *end, to);
	if (!is_title(scan, *start, *end))
		return false;
	if (says_translation(rest))
		return true;
	/* 元記事は [Title](...) です。 */
	for (size_t i = *start; link && i > 0 && *start - i < LABEL_MAX; i--)
		if (labels_link(scan, link, i - 1))
			return ty_str_starts(rest, TY_STR("です"));
	return false;
}

bool ty_original_told(size_t *title_from, size_t *title_to, const ty_scan *scan, size_t from,
		      size_t to)
{
	for (size_t s = 0; s < scan->block->n_spans; s++) {
		const ty_span *span = &scan->block->spans[s];

		*title_from = ty_scan_index(scan, span->from);
		*title_to = ty_scan_index(scan, span->to);
		if (span->mark == TY_MARK_LINK && *title_from >= from && *title_to <= to &&
		    is_told(title_from, title_to, scan, span, to))
			return true;
	}
	for (size_t i = from; i < to; i++) {
		if (!ty_scan_is_open(scan, i) || scan->glyphs[i].match >= to ||
		    !ty_shape_is_quote((ty_shape)scan->glyphs[i].shape))
			continue;
		*title_from = i;
		*title_to = scan->glyphs[i].match + 1;
		if (is_told(title_from, title_to, scan, NULL, to))
			return true;
	}
	return false;
}
