/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/cell.h"

#include "base/buf.h"
#include "base/str.h"
#include "extract/gloss.h"
#include "text/script.h"
#include "text/utf8.h"

enum {
	SHORT_SENTENCE = 24, /* characters of a text that may end like a sentence */
	SENTENCE_WORDS = 4   /* the least that an English one has */
};

bool ty_cell_is_code(const ty_block *cell)
{
	for (size_t i = 0; i < cell->n_spans; i++)
		if (cell->spans[i].mark == TY_MARK_CODE &&
		    cell->spans[i].to - cell->spans[i].from + 2 >= cell->text.len)
			return true;
	return false;
}

/* ．behind hiragana: the full stop of those who write ， for 、. */
static bool has_wide_stop(taiyaku_str text)
{
	const taiyaku_str stop = TY_STR("．");
	uint32_t cp;

	for (size_t at = 0; (at = ty_str_find(text, stop, at)) != SIZE_MAX; at += stop.len)
		if (at > 0) {
			(void)ty_utf8_before(&cp, text, at);
			if (ty_script_of(cp) == TY_SCRIPT_HIRAGANA)
				return true;
		}
	return false;
}

bool ty_cell_is_sentence(taiyaku_str text)
{
	text = ty_str_trim(text);
	if (ty_str_count_points(text) <= SHORT_SENTENCE)
		return false;
	return ty_str_has(text, "。") || has_wide_stop(text) ||
	       ty_str_find(text, TY_STR("\n\n"), 0) < text.len;
}

bool ty_cell_are_sentences(taiyaku_str ja, taiyaku_str en)
{
	size_t words = 0;
	taiyaku_str word;

	if (ty_cell_is_sentence(ja))
		return true;
	ja = ty_str_trim(ja);
	en = ty_str_trim(en);
	if (!ty_str_ends(ja, TY_STR("。")) || !ty_str_ends(en, TY_STR(".")) ||
	    ty_str_ends(en, TY_STR("...")))
		return false;
	/* "etc." and "Inc." end like this too. */
	for (size_t at = 0; ty_gloss_word(&word, &at, en);)
		words++;
	return words >= SENTENCE_WORDS;
}

/* "港の話 · A Story of the Harbour": the half of a title that its English is not; the whole where
 * nothing but white space divides them, or the English is one word. */
static taiyaku_str without_half(taiyaku_str ja, taiyaku_str en)
{
	static const char *const marks[] = { " · ", " - ", " – ", " — ", " | ", " / ", "／", "｜" };

	if (!ty_str_has(en, " "))
		return ja;
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
		taiyaku_str mark = ty_str(marks[i]), head, tail;
		size_t both = mark.len + en.len;

		if (ja.len <= both)
			continue;
		head = ty_str_slice(ja, 0, ja.len - both);
		tail = ty_str_slice(ja, both, ja.len);
		if (ty_str_equal(ty_str_slice(ja, head.len, head.len + mark.len), mark) &&
		    ty_str_equal_ascii_case(ty_str_slice(ja, head.len + mark.len, ja.len), en))
			return ty_str_trim(head);
		if (ty_str_equal_ascii_case(ty_str_slice(ja, 0, en.len), en) &&
		    ty_str_equal(ty_str_slice(ja, en.len, both), mark))
			return ty_str_trim(tail);
	}
	return ja;
}

taiyaku_str ty_cell_without_gloss(taiyaku_str ja, taiyaku_str en)
{
	static const char *const ends[][2] = {
		{ "(", ")" },
		{ "（", "）" },
		{ "[", "]" },
	};

	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
		taiyaku_str open = ty_str(ends[i][0]), close = ty_str(ends[i][1]);
		size_t from;

		if (ja.len <= en.len + open.len + close.len || !ty_str_ends(ja, close))
			continue;
		from = ja.len - close.len - en.len;
		if (!ty_str_equal_ascii_case(ty_str_slice(ja, from, ja.len - close.len), en) ||
		    !ty_str_ends(ty_str_slice(ja, 0, from), open))
			continue;
		return ty_str_trim(ty_str_slice(ja, 0, from - open.len));
	}
	return without_half(ja, en);
}

bool ty_cell_only_reads(taiyaku_str ja, taiyaku_str en)
{
	taiyaku_str rest;

	if (ja.len <= en.len || !ty_str_equal_ascii_case(ty_str_slice(ja, 0, en.len), en))
		return false;
	rest = ty_str_trim(ty_str_slice(ja, en.len, ja.len));
	return (ty_str_starts(rest, TY_STR("(")) || ty_str_starts(rest, TY_STR("（"))) &&
	       ty_gloss_sort(rest) == TY_SORT_READING;
}

/* The bracket that begins at or after offset at: *from, and *to behind its end; false: none. */
static bool next_bracket(size_t *from, size_t *to, taiyaku_str text, size_t at)
{
	static const char *const ends[][2] = { { "（", "）" }, { "(", ")" } };

	*from = SIZE_MAX;
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
		size_t open = ty_str_find(text, ty_str(ends[i][0]), at), close;

		if (open >= *from)
			continue;
		close = ty_str_find(text, ty_str(ends[i][1]), open);
		if (close == SIZE_MAX)
			continue;
		*from = open;
		*to = close + strlen(ends[i][1]);
	}
	return *from != SIZE_MAX;
}

bool ty_cell_without_remark(taiyaku_str *out, ty_arena *arena, taiyaku_str en)
{
	ty_buf rest = { 0 };
	size_t at = 0, from, to;
	bool ok = true;

	*out = en;
	if (!ty_has_japanese(en))
		return true;
	while (next_bracket(&from, &to, en, at)) {
		bool remark = ty_has_japanese(ty_str_slice(en, from, to));

		ty_buf_add(&rest, ty_str_slice(en, at, remark ? from : to));
		at = to;
		if (remark && at < en.len && en.data[at] != ' ')
			ty_buf_add(&rest, TY_STR(" "));
	}
	ty_buf_add(&rest, ty_str_slice(en, at, en.len));
	if (!ty_has_japanese(ty_buf_str(&rest)))
		ok = ty_arena_copy(out, arena, ty_str_trim(ty_buf_str(&rest)));
	ok &= !rest.failed;
	ty_buf_free(&rest);
	return ok;
}

bool ty_cell_alternative(taiyaku_str *out, size_t *at, taiyaku_str text)
{
	static const taiyaku_str slash = { " / ", 3 };
	size_t from = *at, end;

	if (from > text.len)
		return false;
	end = ty_str_find(text, slash, from);
	*out = ty_str_trim(ty_str_slice(text, from, end == SIZE_MAX ? text.len : end));
	*at = end == SIZE_MAX ? text.len + 1 : end + slash.len;
	return true;
}

bool ty_cell_member(taiyaku_str *out, size_t *at, taiyaku_str text)
{
	static const char *const separators[] = { ",", "，", "、", ";", "；" };
	size_t from = *at, end = text.len, next = text.len + 1;

	if (from > text.len)
		return false;
	for (size_t i = 0; i < sizeof separators / sizeof *separators; i++) {
		size_t found = ty_str_find(text, ty_str(separators[i]), from);

		if (found < end) {
			end = found;
			next = found + strlen(separators[i]);
		}
	}
	*out = ty_str_trim(ty_str_slice(text, from, end));
	*at = next;
	return true;
}
