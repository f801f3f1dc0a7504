/* SPDX-License-Identifier: Apache-2.0 */
#include "text/segment.h"

#include <stdio.h>
#include <stdlib.h>
#include <unicode/uregex.h>
#include <unicode/ustring.h>

#include "base/error.h"
#include "base/grow.h"
#include "text/script.h"
#include "text/utf8.h"

/* What a match may take, in units of about a millisecond, and the memory of one, in bytes. */
enum { TIME_MAX = 500, STACK_MAX = 8 << 20 };
/* No place. */
#define NOWHERE INT32_MAX

/* An expression, and the paragraph it was last given. */
typedef struct regex {
	URegularExpression *re; /* NULL: matches anything */
	uint64_t paragraph;
} regex;

typedef struct rule {
	bool breaks;
	regex before; /* of a rule without a break: must end at the end of a region */
	regex after;
	int32_t from, place; /* of a break: where to look on; the next, or NOWHERE */
} rule;

struct ty_segmenter {
	rule *rules; /* owned */
	size_t n, cap;
	taiyaku_str text;
	size_t at; /* bytes of text that are done */
	/* The paragraph at hand, in UTF-16 with its place in text for each unit. */
	uint64_t paragraph; /* its number */
	UChar *units;
	uint32_t *bytes;
	size_t units_cap;
	int32_t len, done; /* done == len: the next paragraph */
	UErrorCode code;
};

taiyaku_status ty_segmenter_new(ty_segmenter **out, taiyaku_error *err)
{
	*out = calloc(1, sizeof **out);
	return *out ? TAIYAKU_OK : ty_fail_memory(err);
}

void ty_segmenter_free(ty_segmenter *segmenter)
{
	if (!segmenter)
		return;
	for (size_t i = 0; i < segmenter->n; i++) {
		uregex_close(segmenter->rules[i].before.re);
		uregex_close(segmenter->rules[i].after.re);
	}
	free(segmenter->rules);
	free(segmenter->units);
	free(segmenter->bytes);
	free(segmenter);
}

/* ---- rules ---- */

static taiyaku_status compile(regex *out, taiyaku_str source, const char *around,
			      taiyaku_error *err)
{
	UErrorCode code = U_ZERO_ERROR;
	UParseError where = { 0 };
	UChar *pattern;
	int32_t n = 0;
	char *whole;

	*out = (regex){ NULL, 0 };
	if (source.len == 0)
		return TAIYAKU_OK;
	if (source.len > TY_SEGMENT_RULE_MAX)
		return ty_fail(err, TAIYAKU_ELIMIT, "a rule is over %d bytes", TY_SEGMENT_RULE_MAX);
	whole = malloc(source.len + 8);
	pattern = calloc(source.len + 8, sizeof *pattern);
	if (whole && pattern) {
		int32_t len = (int32_t)snprintf(whole, source.len + 8, around, TY_ARG(source));

		u_strFromUTF8(pattern, (int32_t)source.len + 8, &n, whole, len, &code);
		out->re = uregex_open(pattern, n, 0, &where, &code);
		if (out->re) {
			uregex_setTimeLimit(out->re, TIME_MAX, &code);
			uregex_setStackLimit(out->re, STACK_MAX, &code);
			uregex_useTransparentBounds(out->re, 1, &code);
		}
	}
	free(pattern);
	free(whole);
	if (!whole || !pattern)
		return ty_fail_memory(err);
	if (U_SUCCESS(code))
		return TAIYAKU_OK;
	return ty_fail(err, TAIYAKU_ESYNTAX, "no regular expression (%s): %.*s", u_errorName(code),
		       TY_ARG(source));
}

taiyaku_status ty_segmenter_add(ty_segmenter *segmenter, bool breaks, taiyaku_str before,
				taiyaku_str after, taiyaku_error *err)
{
	taiyaku_status status;
	rule *r;

	if (breaks && !before.len && !after.len)
		return ty_fail(err, TAIYAKU_ESYNTAX, "a rule that would break everywhere");
	if (segmenter->n == TY_SEGMENT_RULES_MAX)
		return ty_fail(err, TAIYAKU_ELIMIT, "there are over %d rules",
			       TY_SEGMENT_RULES_MAX);
	if (!TY_GROW(segmenter->rules, segmenter->cap, segmenter->n + 1))
		return ty_fail_memory(err);
	r = &segmenter->rules[segmenter->n];
	*r = (rule){ .breaks = breaks };
	status = compile(&r->before, before, breaks ? "%.*s" : "(?:%.*s)\\z", err);
	if (!status)
		status = compile(&r->after, after, "%.*s", err);
	if (status)
		uregex_close(r->before.re);
	else
		segmenter->n++;
	return status;
}

taiyaku_status ty_segment_language(bool *out, taiyaku_str pattern, taiyaku_str language,
				   taiyaku_error *err)
{
	UErrorCode code = U_ZERO_ERROR;
	UChar units[64];
	int32_t n = 0;
	regex re;
	taiyaku_status status = compile(&re, pattern, "%.*s", err);

	*out = pattern.len == 0;
	if (status || !re.re)
		return status;
	u_strFromUTF8(units, sizeof units / sizeof *units, &n, language.data, (int32_t)language.len,
		      &code);
	uregex_setText(re.re, units, n, &code);
	*out = uregex_matches(re.re, 0, &code) && U_SUCCESS(code);
	uregex_close(re.re);
	return TAIYAKU_OK;
}

/* ---- paragraphs ---- */

void ty_segmenter_set(ty_segmenter *segmenter, taiyaku_str text)
{
	segmenter->text = text;
	segmenter->at = 0;
	segmenter->len = segmenter->done = 0;
}

static bool is_line_end(char c)
{
	return c == '\n' || c == '\r';
}

/* Whether the line end at at, one or two bytes, ends a paragraph; *next is behind it. */
static bool ends_paragraph(size_t *next, taiyaku_str s, size_t at)
{
	size_t i = at + 1;

	if (s.data[at] == '\r' && i < s.len && s.data[i] == '\n')
		i++;
	*next = i;
	/* A paragraph begins with a space of the width of a character. */
	if (ty_str_starts(ty_str_slice(s, i, s.len), TY_STR("　")))
		return true;
	while (i < s.len && (s.data[i] == ' ' || s.data[i] == '\t'))
		i++;
	return i == s.len || is_line_end(s.data[i]);
}

static size_t paragraph_end(taiyaku_str s, size_t at)
{
	while (at < s.len) {
		size_t next = at + 1;

		if (is_line_end(s.data[at]) && ends_paragraph(&next, s, at))
			return at;
		at = next;
	}
	return at;
}

static bool make_room(ty_segmenter *s, size_t n)
{
	size_t cap = s->units_cap;

	return TY_GROW(s->bytes, cap, n) && TY_GROW(s->units, s->units_cap, n);
}

/* Text from..to as UTF-16. */
static taiyaku_status take_paragraph(ty_segmenter *s, size_t from, size_t to, taiyaku_error *err)
{
	int32_t n = 0;

	if (to - from > INT32_MAX / 2 || to > UINT32_MAX || !make_room(s, to - from + 1))
		return ty_fail_memory(err);
	for (size_t at = from; at < to;) {
		uint32_t cp;
		size_t next = ty_utf8_next(&cp, s->text, at);

		s->bytes[n] = (uint32_t)at;
		if (cp < 0x10000) {
			s->units[n++] = (UChar)cp;
		} else {
			s->bytes[n + 1] = (uint32_t)at;
			s->units[n++] = (UChar)(0xd7c0 + (cp >> 10));
			s->units[n++] = (UChar)(0xdc00 | (cp & 0x3ff));
		}
		at = next;
	}
	s->bytes[n] = (uint32_t)to;
	s->len = n;
	s->done = 0;
	s->paragraph++;
	for (size_t i = 0; i < s->n; i++)
		s->rules[i].from = s->rules[i].place = -1;
	return TAIYAKU_OK;
}

/* ---- places ---- */

static URegularExpression *ready(ty_segmenter *s, regex *re)
{
	if (re->paragraph != s->paragraph)
		uregex_setText(re->re, s->units, s->len, &s->code);
	re->paragraph = s->paragraph;
	return re->re;
}

static bool follows(ty_segmenter *s, rule *r, int32_t place)
{
	return !r->after.re || uregex_lookingAt(ready(s, &r->after), place, &s->code);
}

/* Whether a rule without a break matches at place. */
static bool forbids(ty_segmenter *s, rule *r, int32_t place)
{
	int32_t from = place > TY_SEGMENT_LOOK_BEHIND ? place - TY_SEGMENT_LOOK_BEHIND : 0;

	if (!follows(s, r, place))
		return false;
	if (!r->before.re)
		return true;
	uregex_setRegion(ready(s, &r->before), from, place, &s->code);
	return uregex_find(r->before.re, -1, &s->code);
}

/* The next place behind least where a rule has a break. */
static void advance(ty_segmenter *s, rule *r, int32_t least)
{
	regex *first = r->before.re ? &r->before : &r->after;

	if (r->from < 0)
		r->from = 0;
	while (U_SUCCESS(s->code) && r->from <= s->len) {
		bool found = uregex_find(ready(s, first), r->from, &s->code);
		int32_t start = found ? uregex_start(first->re, 0, &s->code) : s->len;
		int32_t end = found && r->before.re ? uregex_end(first->re, 0, &s->code) : start;

		r->from = start + 1;
		if (!found)
			break;
		if (end > least && (!r->before.re || follows(s, r, end))) {
			r->place = end;
			return;
		}
	}
	r->place = NOWHERE;
}

/* Whether a sentence ends at place, where the rule of this number has a break. */
static bool stands(ty_segmenter *s, size_t number, int32_t place)
{
	for (size_t i = 0; i < number; i++)
		if (!s->rules[i].breaks && forbids(s, &s->rules[i], place))
			return false;
	return true;
}

/* The end of the sentence that begins at done. */
static int32_t next_place(ty_segmenter *s)
{
	int32_t least = s->done;

	while (U_SUCCESS(s->code)) {
		int32_t place = NOWHERE;
		size_t number = 0;

		for (size_t i = 0; i < s->n; i++) {
			rule *r = &s->rules[i];

			if (!r->breaks)
				continue;
			if (r->place <= least)
				advance(s, r, least);
			if (r->place < place) {
				place = r->place;
				number = i;
			}
		}
		if (place >= s->len || stands(s, number, place))
			return place < s->len ? place : s->len;
		least = place;
	}
	return s->len;
}

/* ---- sentences ---- */

static taiyaku_str without_space(taiyaku_str s)
{
	uint32_t cp;

	for (size_t next; s.len; s = ty_str_slice(s, next, s.len)) {
		next = ty_utf8_next(&cp, s, 0);
		if (ty_script_of(cp) != TY_SCRIPT_SPACE)
			break;
	}
	while (s.len) {
		size_t before = ty_utf8_before(&cp, s, s.len);

		if (ty_script_of(cp) != TY_SCRIPT_SPACE)
			break;
		s.len = before;
	}
	return s;
}

taiyaku_status ty_segmenter_next(taiyaku_str *out, ty_segmenter *s, taiyaku_error *err)
{
	taiyaku_status status = TAIYAKU_OK;

	for (;;) {
		int32_t from = s->done;

		*out = (taiyaku_str){ NULL, 0 };
		if (from == s->len) {
			size_t start = s->at;

			while (start < s->text.len && is_line_end(s->text.data[start]))
				start++;
			if (start >= s->text.len)
				return TAIYAKU_OK;
			s->at = paragraph_end(s->text, start);
			status = take_paragraph(s, start, s->at, err);
			if (status)
				return status;
			continue;
		}
		s->code = U_ZERO_ERROR;
		s->done = next_place(s);
		if (U_FAILURE(s->code))
			return ty_fail(err, TAIYAKU_ELIMIT, "a rule takes too long (%s)",
				       u_errorName(s->code));
		*out = without_space(ty_str_slice(s->text, s->bytes[from], s->bytes[s->done]));
		if (out->len)
			return TAIYAKU_OK;
	}
}
