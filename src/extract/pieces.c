/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/pieces.h"

#include "text/utf8.h"

/* How well a text is cut behind a byte. */
typedef enum fit {
	FIT_NONE,
	FIT_BLANK,
	FIT_SENTENCE,
	FIT_WORD,   /* a bracket that closed, and the word that went on behind it */
	FIT_BRACKET /* a bracket that closed, and its comma or full stop */
} fit;

enum { WORD_MAX = 12 }; /* bytes of such a word */

static const char *const closing[] = { ")", "]", "）", "］", "」", "』", "”", "\"", ">", "}}" };

static bool ends_among(taiyaku_str text, const char *const *list, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (ty_str_ends(text, ty_str(list[i])))
			return true;
	return false;
}

static fit fit_behind(taiyaku_str before)
{
	static const char *const opening[] = { " ",  "\n", "(",	 "[", "（",
					       "［", "「", "『", "“", "{{" };
	static const char *const marks[] = { ",", ".", ";", "、", "。", "，", "；" };
	static const char *const stops[] = { ".", ";", "。", "！", "？", "!", "?" };
	bool blank = before.len && memchr(" \n\t", before.data[before.len - 1], 3);

	if (blank)
		before.len--;
	if (!blank && !ty_str_ends(before, TY_STR("。")) && !ty_str_ends(before, TY_STR("、")))
		return FIT_NONE;
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
		taiyaku_str mark = ty_str(marks[i]);

		if (ty_str_ends(before, mark) &&
		    ends_among(ty_str_slice(before, 0, before.len - mark.len), closing,
			       sizeof closing / sizeof *closing))
			return FIT_BRACKET;
	}
	for (size_t i = 0; blank && i < WORD_MAX && i < before.len; i++) {
		taiyaku_str head = ty_str_slice(before, 0, before.len - i);

		if (ends_among(head, opening, sizeof opening / sizeof *opening))
			break;
		if (ends_among(head, closing, sizeof closing / sizeof *closing))
			return FIT_WORD;
	}
	if (ends_among(before, stops, sizeof stops / sizeof *stops))
		return FIT_SENTENCE;
	return blank ? FIT_BLANK : FIT_NONE;
}

size_t ty_piece_end(taiyaku_str text, size_t most)
{
	size_t best = 0;
	fit best_fit = FIT_NONE;

	if (text.len <= most)
		return text.len;
	for (size_t i = most; i > most / 2 && best_fit != FIT_BRACKET; i--) {
		fit here = fit_behind(ty_str_slice(text, 0, i));

		if (here <= best_fit)
			continue;
		best_fit = here;
		best = i;
	}
	return best ? best : ty_utf8_floor(text, most);
}

/* The end of a piece from byte from on that cuts no span in two, where there is such a one. */
static size_t uncrossed(const ty_block *whole, size_t from, size_t end)
{
	size_t at = end;

	for (size_t i = whole->n_spans; i-- > 0;) {
		const ty_span *span = &whole->spans[i];

		if (span->from < at && span->to > at && span->from > from + TY_PIECE_MAX / 4)
			at = span->from;
	}
	return at;
}

static bool take_spans(ty_block *out, ty_arena *arena, const ty_block *whole, size_t from,
		       size_t to)
{
	ty_span *spans;
	size_t n = 0;

	for (size_t i = 0; i < whole->n_spans; i++)
		n += whole->spans[i].from < to && whole->spans[i].to > from;
	spans = ty_arena_array(arena, n, sizeof *spans);
	if (!spans)
		return false;
	n = 0;
	for (size_t i = 0; i < whole->n_spans; i++) {
		ty_span span = whole->spans[i];

		if (span.from >= to || span.to <= from)
			continue;
		span.from = span.from > from ? span.from - from : 0;
		span.to = (span.to < to ? span.to : to) - from;
		spans[n++] = span;
	}
	out->spans = spans;
	out->n_spans = n;
	return true;
}

/* Their lines; places are sorted. */
static bool take_places(ty_block *out, ty_arena *arena, const ty_block *whole, size_t from,
			size_t to)
{
	ty_place *places;
	size_t first = 0, n;

	while (first < whole->n_places && whole->places[first].at <= from)
		first++;
	for (n = first; n < whole->n_places && whole->places[n].at < to;)
		n++;
	n -= first;
	places = ty_arena_array(arena, n, sizeof *places);
	if (!places)
		return false;
	for (size_t i = 0; i < n; i++) {
		places[i] = whole->places[first + i];
		places[i].at -= from;
	}
	out->places = places;
	out->n_places = n;
	return true;
}

bool ty_piece_next(ty_block *out, bool *failed, ty_arena *arena, const ty_block *whole, size_t *at)
{
	size_t from = *at, to;

	*failed = false;
	if (from >= whole->text.len)
		return false;
	to = from + ty_piece_end(ty_str_slice(whole->text, from, whole->text.len), TY_PIECE_MAX);
	to = uncrossed(whole, from, to);
	*out = *whole;
	out->text = ty_str_slice(whole->text, from, to);
	out->line = ty_block_line(whole, from);
	*failed = !take_spans(out, arena, whole, from, to) ||
		  !take_places(out, arena, whole, from, to);
	*at = to;
	return !*failed;
}
